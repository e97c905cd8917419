//! The arithmetic of the audit held against enumeration. What it finds in whole releases, `disclosure::attacks` checks.

#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{
    bounds::{Bounds, Numbers},
    fallbacks,
};
use crate::disclosure::{Group, LargerArea, Policy, Reason, Row, Rule, Rules, Stage, by, hierarchy::trees, test_support::*};
use crate::{
    survey::Audience,
    tally::{Plan, RoundingSecret, Tallies},
};

type Set = BTreeSet<Numbers>;

/// Every vector of three numbers with that sum within the bounds.
fn vectors(bounds: Bounds, people: i64) -> Set {
    let Bounds { low, high } = bounds;
    let two = (low[0]..=high[0]).flat_map(|first| (low[1]..=high[1]).map(move |second| [first, second, people - first - second]));
    two.filter(|[.., third]| (low[2]..=high[2]).contains(third)).collect()
}

fn hull(set: &Set) -> (Numbers, Numbers) {
    let of = |at: usize| set.iter().map(move |vector| vector[at]);
    (std::array::from_fn(|at| of(at).min().unwrap()), std::array::from_fn(|at| of(at).max().unwrap()))
}

/// Bounds around a true vector, so that they are never empty.
fn around() -> impl Strategy<Value = (Bounds, i64)> {
    let number = || (0_i64..12, 0_i64..5, 0_i64..5);
    [number(), number(), number()].prop_map(|numbers| {
        let low = numbers.map(|(truth, down, _)| (truth - down).max(0));
        (Bounds { low, high: numbers.map(|(truth, _, up)| truth + up) }, numbers.iter().map(|(truth, ..)| truth).sum())
    })
}

proptest! {
    /// The claim that the audit rests on: with three numbers and a known sum, boxes are closed under tightening, sums and differences, and
    /// no integer vector is lost or won.
    #[test]
    fn boxes_with_a_known_sum_are_exact((one, people) in around(), (other, others) in around()) {
        let (one, other) = (one.tight(people), other.tight(others));
        prop_assert_eq!(hull(&vectors(one, people)), (one.low, one.high));
        let combined = |combine: fn(i64, i64) -> i64| -> Set {
            let (left, right) = (vectors(one, people), vectors(other, others));
            left.iter().flat_map(|left| right.iter().map(move |right| std::array::from_fn(|at| combine(left[at], right[at])))).collect()
        };
        prop_assert_eq!(vectors(one.plus(other), people + others), combined(|left, right| left + right));
        prop_assert_eq!(vectors(one.minus(other), people - others), combined(|left, right| left - right));
    }

    #[test]
    fn what_two_boxes_share_is_exact((one, people) in around(), moved in [0_i64..4, 0_i64..4, 0_i64..4]) {
        // Another box around the same vectors, so that something is shared.
        let other = Bounds { low: std::array::from_fn(|at| one.low[at] - 2 + moved[at]), high: std::array::from_fn(|at| one.high[at] + 2 - moved[at]) };
        let both: Set = vectors(one, people).intersection(&vectors(other, people)).copied().collect();
        prop_assume!(!both.is_empty());
        let found = one.and(other, people);
        prop_assert_eq!((found.low, found.high), hull(&both));
    }
}

#[test]
fn the_narrowest_breakdown_goes_first_and_the_item_last() {
    let areas = ["north", "south", "east", "west"].map(|name| area(Audience::Adult, name));
    let groups: Vec<Group> = [wave(Audience::Adult), area(Audience::Adult, "far")]
        .into_iter()
        .chain(areas)
        .chain(GENDERS.map(|choice| category(Audience::Adult, "gender", choice)))
        .chain(AGES.map(|choice| category(Audience::Adult, "age", choice)))
        .collect();
    let larger = [LargerArea { id: id("far"), areas: vec![id("north"), id("south")] }];
    let trees = trees(&groups.iter().collect::<Vec<_>>(), &larger);
    let [tree] = &trees[..] else { unreachable!() };
    // Four ages, three genders, the areas inside the larger one, all areas (those without a larger one beside it), the wave.
    let expected = [vec![9, 10, 11, 12], vec![6, 7, 8], vec![2, 3], vec![1, 4, 5], vec![0]];
    assert_eq!(fallbacks(tree), expected);
}

/// Two areas, all but one person of the second of one mind: their sum is nearly known, and what is published of the first leaves little.
#[test]
fn what_tables_tell_together_is_hidden_and_what_they_do_not_stays() {
    let adult = |at: u32, area: &str| {
        Person::new(Audience::Adult, u128::from(at + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835), area)
    };
    let said = |many: u32, from: u32, area: &'static str, point: &'static str| {
        (from..from + many).map(move |at| adult(at, area).says("heard", point))
    };
    let people: Vec<Person> = said(9, 0, "north", "a")
        .chain(said(3, 100, "north", "d"))
        .chain(said(9, 200, "south", "a"))
        .chain(said(3, 300, "south", "d"))
        .collect();
    let (mut kept, mut dropped) = (0, 0);
    for secret in 0..200 {
        let plan = Plan { breakdowns: vec![], ..plan(&["north", "south"]) };
        let mut tallies = Tallies::by(Rules::ALL, Stage::Final, &survey(), plan, RoundingSecret::new([secret; 32])).unwrap();
        people.iter().for_each(|person| tallies.add(person.random_id, &person.area, &person.response).unwrap());
        let [audited, not] = [Rules::ALL, Rules::without(Rule::Audit)].map(|rules| by(rules, &tallies, &Policy::sdc1(), None));
        let heard = |group: &Group| audited.release.row(group, &id("heard")).cloned();
        let areas = ["north", "south"].map(|name| heard(&area(Audience::Adult, name)));
        let reasons: BTreeSet<Reason> =
            audited.hidden.iter().filter(|hidden| hidden.item == Some(id("heard"))).map(|hidden| hidden.reason).collect();
        if reasons.contains(&Reason::Audit) {
            dropped += 1;
            assert_eq!(areas, [Some(Row::Hidden), Some(Row::Hidden)], "a dropped level goes whole");
        } else {
            kept += 1;
            assert_eq!(audited.release, not.release);
        }
        assert_ne!(heard(&wave(Audience::Adult)), Some(Row::Hidden), "the wave by itself is safe");
    }
    assert!(kept > 20 && dropped > 0, "kept {kept}, dropped {dropped}");
}
