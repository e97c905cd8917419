//! A row in a sentence: "about 6 in 10 children".

use super::{NEARLY_ALL, nearest, tier_word, total, zero};
use crate::{
    disclosure::{
        policy::Policy,
        release::{Row, Share},
    },
    survey::Stance,
};

/// How many gave that answer, for a sentence that goes on about them; `people` is what they are called: "children".
///
/// Nothing where there is nothing to say of a scale: a row that is hidden, not asked, a tick-list, or on a scale without that answer.
#[must_use]
pub fn in_words(row: &Row, stance: Stance, people: &str, policy: &Policy) -> Option<String> {
    match row {
        Row::NearlyAll { stance: given } if *given == stance => Some(format!("{NEARLY_ALL} {people}")),
        Row::NearlyAll { .. } => Some(hardly_any(people, policy)),
        Row::Counts { cells } => {
            let count = cells.iter().find(|cell| cell.stance == stance)?.count;
            Some(share_in_words(count, total(cells), people, policy))
        }
        Row::NotAsked | Row::Hidden | Row::Ticks { .. } => None,
    }
}

/// By how many a tick-list's choice was named: "named by about 4 in 10 adults".
#[must_use]
pub fn tick_in_words(share: Share, people: &str, policy: &Policy) -> String {
    let by = match share {
        Share::Counts { ticked, not_ticked } => share_in_words(ticked, ticked + not_ticked, people, policy),
        Share::NearlyAll { ticked: true } => format!("{NEARLY_ALL} {people}"),
        Share::NearlyAll { ticked: false } => hardly_any(people, policy),
        Share::Tier(tier) => format!("{} {people}", tier_word(tier)),
    };
    format!("named by {by}")
}

fn share_in_words(count: u32, total: u32, people: &str, policy: &Policy) -> String {
    if count == 0 {
        hardly_any(people, policy)
    } else if total >= policy.percent_floor() {
        in_ten(count, total, people)
    } else {
        format!("{} (about {count} of {total})", word(count, total, people))
    }
}

/// "few children (0 to 4)".
fn hardly_any(people: &str, policy: &Policy) -> String {
    format!("few {people} ({})", zero(policy))
}

fn in_ten(count: u32, total: u32, people: &str) -> String {
    match nearest(count, 10, total) {
        0 => format!("fewer than 1 in 10 {people}"),
        10 => format!("more than 9 in 10 {people}"),
        tenths => format!("about {tenths} in 10 {people}"),
    }
}

/// The cut points are argued at the head of [`super`].
fn word(count: u32, total: u32, people: &str) -> String {
    let (hundredfold, total) = (u64::from(count) * 100, u64::from(total));
    match () {
        () if hundredfold < total * 20 => format!("few {people}"),
        () if hundredfold < total * 40 => format!("some {people}"),
        () if hundredfold <= total * 60 => format!("about half of {people}"),
        () if hundredfold <= total * 90 => format!("most {people}"),
        () => format!("{NEARLY_ALL} {people}"),
    }
}
