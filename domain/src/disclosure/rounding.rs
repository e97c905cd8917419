//! Rule 3: every count is rounded at random to a multiple of 5, without bias, and the same people always give the same number.
//!
//! Random rounding without bias: a count moves up with probability remainder/5 and down otherwise, so its mean is the truth (Nargundkar
//! and Saveland 1972; Fellegi, "Controlled random rounding", Survey Methodology 1, 1975). The chance is not drawn but computed from a
//! key of the cell's contributors, as in the Australian Bureau of Statistics' cell-key method (Thompson, Broadfoot and Elazar,
//! "Methodology for the automatic confidentialisation of statistical outputs from remote servers at the ABS", UNECE 2013): asking
//! again, or by another route, gives the same number, so averaging gains nothing. Ours differs in that the key goes through
//! HMAC-SHA256 under the wave's secret: without the secret nobody can compute how a guessed set of people would have been rounded.

use std::cell::Cell;

use hmac::{Hmac, Mac as _};
use sha2::Sha256;

use super::{
    policy::Policy,
    rules::{Rule, Rules},
};
use crate::tally::{Count, RoundingSecret, first_64_bits};

/// Rounds the counts of one wave.
pub(super) struct Rounding {
    keyed: Hmac<Sha256>,
    base: u32,
    rules: Rules,
    /// How often it was asked: what stands in for the contributors where a test leaves that rule out.
    asked: Cell<u128>,
}

impl Rounding {
    pub(super) fn new(secret: &RoundingSecret, policy: &Policy, rules: Rules) -> Self {
        Self { keyed: secret.keyed(), base: policy.round_to(), rules, asked: Cell::new(0) }
    }

    /// The published form of a count.
    pub(super) fn round(&self, mut count: Count) -> u32 {
        if !self.rules.apply(Rule::Rounding) {
            return count.people;
        }
        if !self.rules.apply(Rule::Contributors) {
            self.asked.set(self.asked.get() + 1);
            count.ids = self.asked.get();
        }
        let remainder = count.people % self.base;
        let down = count.people - remainder;
        if self.uniform_below_base(count.ids) < remainder { down.saturating_add(self.base) } else { down }
    }

    /// A number from 0 to base - 1, each as likely: the first 64 bits of the HMAC as a fraction of 1, times the base, whole part.
    /// In integers; some numbers are likelier than others by at most one part in 2^61.
    fn uniform_below_base(&self, ids: u128) -> u32 {
        let mut hmac = self.keyed.clone();
        hmac.update(&ids.to_be_bytes());
        let scaled = (u128::from(first_64_bits(hmac)) * u128::from(self.base)) >> 64;
        u32::try_from(scaled).unwrap_or(self.base)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rounding(secret: [u8; 32]) -> Rounding {
        Rounding::new(&RoundingSecret::new(secret), &Policy::sdc1(), Rules::ALL)
    }

    fn numbered(number: u64) -> Rounding {
        let mut bytes = [0; 32];
        bytes.iter_mut().zip(number.to_be_bytes()).for_each(|(to, from)| *to = from);
        rounding(bytes)
    }

    /// Computed apart, with Python's hmac: `int.from_bytes(hmac.digest(bytes(range(32)), n.to_bytes(16, "big"), "sha256")[:8], "big") * 5 >> 64`.
    #[test]
    fn the_uniform_number_is_the_documented_one() {
        let rounding = rounding(std::array::from_fn(|at| u8::try_from(at).unwrap_or_default()));
        let numbers: Vec<u32> = (0..12).chain([u128::MAX]).map(|ids| rounding.uniform_below_base(ids)).collect();
        assert_eq!(numbers, [4, 0, 2, 1, 2, 2, 3, 2, 2, 1, 0, 4, 0]);
    }

    #[test]
    fn the_mean_over_many_secrets_is_the_truth() {
        const SECRETS: u64 = 20_000;
        for people in [0, 1, 2, 3, 4, 5, 11, 173, 174] {
            let sum: u64 = (0..SECRETS).map(|number| numbered(number).round(Count { people, ids: 77 })).map(u64::from).sum();
            let mean = f64::from(u32::try_from(sum).unwrap_or(0)) / f64::from(u32::try_from(SECRETS).unwrap_or(1));
            // One rounding has a standard deviation of at most 2.45, the mean of 20,000 one of 0.0173: five of these.
            assert!((mean - f64::from(people)).abs() < 0.09, "{people} people: {mean} on average");
        }
    }

    #[test]
    fn a_multiple_of_five_stands() {
        for number in 0..200 {
            assert_eq!([0, 5, 60].map(|people| numbered(number).round(Count { people, ids: 3 })), [0, 5, 60]);
        }
    }

    #[test]
    fn the_largest_counts_do_not_overflow() {
        let rounding = numbered(1);
        assert!(rounding.round(Count { people: u32::MAX, ids: u128::MAX }) >= u32::MAX - 4);
    }
}
