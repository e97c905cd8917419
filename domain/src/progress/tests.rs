use proptest::prelude::*;

use super::*;
use crate::survey::{ASK_THE_FAMILY, parse};

fn draws() -> impl Iterator<Item = Late> {
    (0..Late::DRAWS).map(Late)
}

fn secret(number: u64) -> RoundingSecret {
    let mut bytes = [0; 32];
    bytes.iter_mut().zip(number.to_be_bytes()).for_each(|(to, from)| *to = from);
    RoundingSecret::new(bytes)
}

/// The step of a count that somebody imagines: below nobody there is nobody.
fn step(responses: i64, late: &Late) -> Step {
    Step::of(u32::try_from(responses).unwrap_or(0), late)
}

/// The counts at the start that fit with what was seen on each day, to somebody who knows how many came until each of those days. Counts below
/// nobody are listed too: the module's *What remains* says what they are.
fn fitting(seen: &[(i64, Step)]) -> Vec<i64> {
    let fits = |start: i64, late: &Late| seen.iter().all(|(came, shown)| step(start + came, late) == *shown);
    (-500..500).filter(|start| draws().any(|late| fits(*start, &late))).collect()
}

#[test]
fn a_step_is_named_and_read_back() {
    for step in Step::ALL {
        assert_eq!(Step::from_name(&step.to_string()), Some(step));
        assert_eq!(Step::of(step.fewest() + Late::DRAWS, &Late::LATEST), step);
    }
    assert_eq!(Step::from_name("25+"), None);
    assert_eq!((Step::of(19, &Late(0)), Step::of(20, &Late(0)), Step::of(30, &Late::LATEST)), (Step::Under20, Step::From20, Step::Under20));
    assert!(draws().all(|late| Step::of(Late::ENOUGH, &late) == Step::From200));
}

#[test]
fn every_draw_is_as_likely_and_an_audience_has_its_own() {
    const SECRETS: u64 = 24_000;
    for audience in Audience::ALL {
        let mut drawn = [0_u32; 12];
        for number in 0..SECRETS {
            let Late(late) = Late::drawn(&secret(number), audience);
            assert_eq!(Late::drawn(&secret(number), audience).0, late);
            drawn[usize::try_from(late).unwrap_or(usize::MAX)] += 1;
        }
        // 2,000 of each, with a standard deviation of 43: five of these.
        assert!(drawn.iter().all(|times| times.abs_diff(2_000) < 215), "{drawn:?}");
    }
    let alike = (0..SECRETS).filter(|number| {
        let drawn = Audience::ALL.map(|audience| Late::drawn(&secret(*number), audience).0);
        drawn[0] == drawn[1]
    });
    assert!(alike.count().abs_diff(2_000) < 215);
}

#[test]
fn one_more_response_tips_a_step_in_one_draw_of_twelve_at_most() {
    for responses in 0..300 {
        let tipped = draws().filter(|late| Step::of(responses, late) != Step::of(responses + 1, late)).count();
        assert!(tipped <= 1, "{responses}: {tipped} of 12");
    }
}

#[test]
fn with_a_draw_for_each_step_the_count_could_be_had() {
    // Why there is one draw for all steps. Somebody sends answers of their own, and "20+" shows after 8 of them, "50+" after 49.
    let first = |start: i64, late: &Late, shown| (0..300).find(|came| step(start + came, late) >= shown);
    let at_20 = |start: &i64, late: &Late| first(*start, late, Step::From20) == Some(8);
    let at_50 = |start: &i64, late: &Late| first(*start, late, Step::From50) == Some(49);
    let with_two_draws: Vec<_> =
        (0..100).filter(|start| draws().any(|late| at_20(start, &late)) && draws().any(|late| at_50(start, &late))).collect();
    assert_eq!(with_two_draws, [12]);
    // With one draw the second step always shows 30 after the first, and twelve are left.
    assert!((0..100).all(|start| !draws().any(|late| at_20(&start, &late) && at_50(&start, &late))));
    assert_eq!((0..100).filter(|start| draws().any(|late| at_20(start, &late))).count(), 12);
}

#[test]
fn beside_a_release_five_values_at_least_are_left() {
    for responses in 10_i64..300 {
        for late in draws() {
            let shown = step(responses, &late);
            for base in [responses / 5 * 5, (responses + 4) / 5 * 5] {
                let published = base - 4..=base + 4;
                let left = published.filter(|guess| draws().any(|late| step(*guess, &late) == shown)).count();
                assert!(left >= 5, "{responses}, published as {base} and {shown}: {left}");
            }
        }
    }
}

#[test]
fn who_is_missing_is_said_plainly() {
    let survey = parse(ASK_THE_FAMILY).unwrap();
    let said = |child, young, adult| {
        let by_audience = Audience::ALL.into_iter().zip([child, young, adult]).collect();
        Progress { by_audience, day: 20_000 }.who_is_missing(&survey.audiences)
    };
    let (few, some, many) = (Step::Under20, Step::From20, Step::From100);
    assert_eq!(said(some, few, many), "We hear little from young people yet (under 20). Children: 20+. Adults: 100+.");
    assert_eq!(said(few, few, some), "We hear little from children and young people yet (under 20 each). Adults: 20+.");
    assert_eq!(said(few, few, few), "We hear little from children, young people and adults yet (under 20 each).");
    assert_eq!(said(some, some, many), "We hear from everyone who is asked. Children: 20+. Young people: 20+. Adults: 100+.");
    // Only those who are asked; one who was never counted is missing.
    let adults = Progress { by_audience: vec![(Audience::Child, few)], day: 0 };
    assert_eq!(adults.who_is_missing(&survey.audiences[2..]), "We hear little from adults yet (under 20).");
    assert_eq!((within("S4 pupils"), within("A")), ("S4 pupils".to_owned(), "A".to_owned()));
}

proptest! {
    #[test]
    fn more_responses_never_show_less(responses in 0_u32..400, more in 0_u32..400, late in 0..Late::DRAWS) {
        let (before, after) = (Step::of(responses, &Late(late)), Step::of(responses + more, &Late(late)));
        prop_assert!(before <= after);
        prop_assert!(after.fewest() <= responses + more, "never early");
    }

    /// The strongest who looks on: knows exactly how many came between one morning and the next, all of them false answers of their own if
    /// need be, and reads every morning's step.
    #[test]
    fn whoever_counts_along_is_left_with_twelve_values(
        start in 0_i64..250,
        days in prop::collection::vec(prop_oneof![Just(0_i64), Just(1), 0_i64..60], 1..40),
        number in any::<u64>(),
    ) {
        let late = Late::drawn(&secret(number), Audience::Child);
        let came = days.iter().scan(0, |sum, more| { *sum += more; Some(*sum) });
        let seen: Vec<_> = came.map(|came| (came, step(start + came, &late))).collect();
        let fitting = fitting(&seen);
        prop_assert!(fitting.contains(&start));
        prop_assert!(fitting.len() >= 12, "{seen:?}: {fitting:?}");
        // In one piece: it is an interval.
        prop_assert!(fitting.windows(2).all(|pair| pair[1] == pair[0] + 1));
    }
}
