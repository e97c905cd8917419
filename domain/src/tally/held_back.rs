//! Who may be held back from an interim release: of each audience, those whom a keyed draw puts first.
//!
//! The draw is HMAC-SHA256 of the random id under the wave's secret: nobody without it can say who is in, and reading the responses
//! again in another order draws the same people. Only as many are remembered as could ever be held back, so an interim's tally
//! stays one pass in constant memory.

use std::collections::BTreeMap;

use hmac::Mac as _;

use super::{
    counts::Mark,
    plan::{RoundingSecret, first_64_bits},
};
use crate::survey::Audience;

/// No more are held back than this, an audience: where it would take more, an item waits.
pub(crate) const MOST_HELD_BACK: usize = 200;

/// One person who may be held back.
pub(crate) struct Candidate {
    pub(crate) random_id: u128,
    pub(crate) marks: Vec<Mark>,
}

/// The first of each audience's draw.
#[derive(Default)]
pub(crate) struct HeldBack(BTreeMap<Audience, BTreeMap<(u64, u128), Vec<Mark>>>);

impl HeldBack {
    pub(super) fn offer(&mut self, secret: &RoundingSecret, audience: Audience, random_id: u128, marks: &[Mark]) {
        let mut keyed = secret.keyed();
        keyed.update(b"held back");
        keyed.update(&random_id.to_be_bytes());
        let place = (first_64_bits(keyed), random_id);
        let drawn = self.0.entry(audience).or_default();
        if drawn.len() < MOST_HELD_BACK || drawn.last_key_value().is_some_and(|(last, _)| place < *last) {
            drawn.insert(place, marks.to_vec());
            if drawn.len() > MOST_HELD_BACK {
                drawn.pop_last();
            }
        }
    }

    /// An audience's candidates in the order of the draw.
    pub(crate) fn of(&self, audience: Audience) -> impl Iterator<Item = Candidate> {
        let drawn = self.0.get(&audience).into_iter().flatten();
        drawn.map(|((_, random_id), marks)| Candidate { random_id: *random_id, marks: marks.clone() })
    }
}
