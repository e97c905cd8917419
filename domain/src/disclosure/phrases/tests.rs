//! What readers see, example by example.

#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use super::*;
use crate::disclosure::policy::Limit;

fn row(counts: [u32; 3]) -> Row {
    let cells = Stance::ALL.into_iter().zip(counts).map(|(stance, count)| Cell { stance, count });
    Row::Counts { cells: cells.collect() }
}

fn ticks(shares: &[Share]) -> Row {
    let tick = |(at, share): (usize, &Share)| Tick { choice: Id::new(&format!("choice{at}")).unwrap(), share: *share };
    Row::Ticks { ticks: shares.iter().enumerate().map(tick).collect() }
}

fn sdc1(row: &Row) -> Reading {
    read(row, &Policy::sdc1())
}

fn texts(reading: &Reading) -> Vec<&str> {
    match reading {
        Reading::People { parts, .. } | Reading::Percent { parts, .. } => parts.iter().map(|part| part.text.as_str()).collect(),
        Reading::NearlyAll { part, .. } => vec![part.text.as_str()],
        Reading::Ticks { ticks, .. } => ticks.iter().map(|tick| tick.text.as_str()).collect(),
        Reading::NotAsked | Reading::Hidden => vec![],
    }
}

#[test]
fn percentages_start_at_thirty() {
    let (thirty, below) = (sdc1(&row([15, 10, 5])), sdc1(&row([15, 5, 5])));
    assert!(matches!(thirty, Reading::Percent { total: 30, .. }) && matches!(below, Reading::People { total: 25, .. }));
    assert_eq!(texts(&thirty), ["50%", "33%", "17%"]);
    assert_eq!(texts(&below), ["about 15", "about 5", "about 5"]);
}

#[test]
fn a_rounded_zero_prints_a_range_and_is_drawn_as_two_people() {
    let Reading::Percent { total: 100, parts } = sdc1(&row([60, 40, 0])) else { unreachable!() };
    assert_eq!(parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>(), ["60%", "40%", "0 to 4"]);
    let drawn: Vec<f64> = parts.iter().map(|part| part.drawn).collect();
    for (drawn, people) in drawn.iter().zip([60.0, 40.0, 2.0]) {
        assert!((drawn - 100.0 * people / 102.0).abs() < 1e-9, "{drawn}");
    }
}

#[test]
fn some_are_never_none_and_not_all_are_never_all() {
    assert_eq!(texts(&sdc1(&row([5, 5, 1990]))), ["under 1%", "under 1%", "over 99%"]);
}

#[test]
fn rows_without_numbers_have_their_marks() {
    assert_eq!((sdc1(&Row::NotAsked).mark(), sdc1(&Row::Hidden).mark()), (Some("not asked"), Some("[c]")));
    let nearly_all = sdc1(&Row::NearlyAll { stance: Stance::Mixed });
    assert_eq!(nearly_all.mark(), Some("nearly all"));
    assert!(matches!(nearly_all, Reading::NearlyAll { note, .. } if note == "at most 4 in each other answer"));
    assert_eq!(sdc1(&row([15, 10, 5])).mark(), None);
}

#[test]
fn a_list_with_numbers_is_ranked_and_a_list_of_tiers_is_not() {
    let count = |ticked| Share::Counts { ticked, not_ticked: 80 - ticked };
    let shares = [count(20), Share::NearlyAll { ticked: false }, count(40), Share::NearlyAll { ticked: true }];
    let Reading::Ticks { ranked: true, ticks: parts } = sdc1(&ticks(&shares)) else { unreachable!() };
    let read: Vec<_> = parts.iter().map(|tick| (tick.choice.as_str(), tick.drawn.unwrap(), tick.text.as_str())).collect();
    assert_eq!(read, [("choice3", 97.5, "nearly all"), ("choice2", 50.0, "50%"), ("choice0", 25.0, "25%"), ("choice1", 2.5, "0 to 4")]);

    let tiers = sdc1(&ticks(&[Share::Tier(Tier::Few), Share::Tier(Tier::Many), Share::Tier(Tier::Some)]));
    assert!(matches!(&tiers, Reading::Ticks { ranked: false, ticks } if ticks.iter().all(|tick| tick.drawn.is_none())));
    assert_eq!(texts(&tiers), ["named by few", "named by many", "named by some"]);
}

#[test]
fn sentences_speak_in_people() {
    let policy = Policy::sdc1();
    let said = |row: &Row| Stance::ALL.map(|stance| in_words(row, stance, "children", &policy).unwrap());
    assert_eq!(said(&row([60, 40, 0])), ["about 6 in 10 children", "about 4 in 10 children", "few children (0 to 4)"]);
    assert_eq!(said(&row([5, 5, 290])), ["fewer than 1 in 10 children", "fewer than 1 in 10 children", "more than 9 in 10 children"]);
    assert_eq!(
        said(&row([15, 5, 5])),
        ["about half of children (about 15 of 25)", "some children (about 5 of 25)", "some children (about 5 of 25)"]
    );
    assert_eq!(said(&row([20, 5, 0])), ["most children (about 20 of 25)", "some children (about 5 of 25)", "few children (0 to 4)"]);
    assert_eq!(
        said(&Row::NearlyAll { stance: Stance::Positive }),
        ["nearly all children", "few children (0 to 4)", "few children (0 to 4)"]
    );
    for nothing in [Row::NotAsked, Row::Hidden, ticks(&[])] {
        assert_eq!(in_words(&nothing, Stance::Positive, "children", &policy), None);
    }
}

#[test]
fn every_cut_point_of_the_words_stands_where_its_reason_says() {
    let policy = Policy::sdc1().raise(Limit::PercentFloor, 200).unwrap();
    let word = |count| in_words(&row([count, 100 - count, 0]), Stance::Positive, "adults", &policy).unwrap();
    let first = |count| word(count).split(" adults").next().map(str::to_owned).unwrap();
    let cuts = [
        (15, "few"),
        (20, "some"),
        (35, "some"),
        (40, "about half of"),
        (60, "about half of"),
        (65, "most"),
        (90, "most"),
        (95, "nearly all"),
    ];
    for (count, word) in cuts {
        assert_eq!(first(count), word, "{count} of 100");
    }
}

#[test]
fn ticks_say_who_named_them() {
    let said = |share| tick_in_words(share, "adults", &Policy::sdc1());
    assert_eq!(said(Share::Counts { ticked: 40, not_ticked: 60 }), "named by about 4 in 10 adults");
    assert_eq!(said(Share::NearlyAll { ticked: true }), "named by nearly all adults");
    assert_eq!(said(Share::NearlyAll { ticked: false }), "named by few adults (0 to 4)");
    assert_eq!(
        [Tier::Many, Tier::Some, Tier::Few].map(|tier| said(Share::Tier(tier))),
        ["named by many adults", "named by some adults", "named by few adults"]
    );
}

#[test]
fn a_coarser_rounding_says_its_own_range() {
    let coarse = Policy::sdc1().raise(Limit::RoundTo, 10).unwrap();
    let reading = read(&row([40, 20, 0]), &coarse);
    assert_eq!(texts(&reading), ["67%", "33%", "0 to 9"]);
}
