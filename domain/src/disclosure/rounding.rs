//! Rule 3: every count is rounded at random to a multiple of 5, without bias, and the same people always give the same number.
//!
//! Random rounding without bias: a count moves up with probability remainder/5 and down otherwise, so its mean is the truth (Nargundkar
//! and Saveland 1972; Fellegi, "Controlled random rounding", Survey Methodology 1, 1975). The chance is not drawn but computed from a
//! key of the cell's contributors, as in the Australian Bureau of Statistics' cell-key method (Thompson, Broadfoot and Elazar,
//! "Methodology for the automatic confidentialisation of statistical outputs from remote servers at the ABS", UNECE 2013): asking
//! again, or by another route, gives the same number, so averaging gains nothing. Ours differs in that the key goes through
//! HMAC-SHA256 under the wave's secret: without the secret nobody can compute how a guessed set of people would have been rounded.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::policy::Policy;
use crate::tally::Count;

/// Rounds the counts of one wave.
pub(super) struct Rounding {
    keyed: Hmac<Sha256>,
    base: u32,
}

impl Rounding {
    pub(super) fn new(secret: &[u8; 32], policy: &Policy) -> Self {
        // HMAC fills a short key up with zeros to its block of 64 bytes; doing so here needs no fallible call.
        let mut block = [0; 64];
        block.iter_mut().zip(secret).for_each(|(to, from)| *to = *from);
        Self { keyed: Hmac::new(&block.into()), base: policy.round_to() }
    }

    /// The published form of a count.
    pub(super) fn round(&self, count: Count) -> u32 {
        let remainder = count.people % self.base;
        let down = count.people - remainder;
        if self.uniform_below_base(count.ids) < remainder { down.saturating_add(self.base) } else { down }
    }

    /// A number from 0 to base - 1, each as likely: the first 64 bits of the HMAC as a fraction of 1, times the base, whole part.
    /// In integers; some numbers are likelier than others by at most one part in 2^61.
    fn uniform_below_base(&self, ids: u128) -> u32 {
        let mut hmac = self.keyed.clone();
        hmac.update(&ids.to_be_bytes());
        let first = hmac.finalize().into_bytes().into_iter().take(8).fold(0_u64, |sum, byte| sum << 8 | u64::from(byte));
        let scaled = (u128::from(first) * u128::from(self.base)) >> 64;
        u32::try_from(scaled).unwrap_or(self.base)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret(number: u64) -> [u8; 32] {
        let mut bytes = [0; 32];
        bytes.iter_mut().zip(number.to_be_bytes()).for_each(|(to, from)| *to = from);
        bytes
    }

    /// Computed apart, with Python's hmac: `int.from_bytes(hmac.digest(bytes(range(32)), n.to_bytes(16, "big"), "sha256")[:8], "big") * 5 >> 64`.
    #[test]
    fn the_uniform_number_is_the_documented_one() {
        let secret: [u8; 32] = std::array::from_fn(|at| u8::try_from(at).unwrap_or_default());
        let rounding = Rounding::new(&secret, &Policy::sdc1());
        let numbers: Vec<u32> = (0..12).chain([u128::MAX]).map(|ids| rounding.uniform_below_base(ids)).collect();
        assert_eq!(numbers, [4, 0, 2, 1, 2, 2, 3, 2, 2, 1, 0, 4, 0]);
    }

    #[test]
    fn the_mean_over_many_secrets_is_the_truth() {
        const SECRETS: u64 = 20_000;
        for people in [0, 1, 2, 3, 4, 5, 11, 173, 174] {
            let sum: u64 = (0..SECRETS)
                .map(|number| Rounding::new(&secret(number), &Policy::sdc1()).round(Count { people, ids: 77 }))
                .map(u64::from)
                .sum();
            let mean = f64::from(u32::try_from(sum).unwrap_or(0)) / f64::from(u32::try_from(SECRETS).unwrap_or(1));
            // One rounding has a standard deviation of at most 2.45, the mean of 20,000 one of 0.0173: five of these.
            assert!((mean - f64::from(people)).abs() < 0.09, "{people} people: {mean} on average");
        }
    }

    #[test]
    fn a_multiple_of_five_stands() {
        for number in 0..200 {
            let rounding = Rounding::new(&secret(number), &Policy::sdc1());
            assert_eq!([0, 5, 60].map(|people| rounding.round(Count { people, ids: 3 })), [0, 5, 60]);
        }
    }

    #[test]
    fn the_largest_counts_do_not_overflow() {
        let rounding = Rounding::new(&secret(1), &Policy::sdc1());
        assert!(rounding.round(Count { people: u32::MAX, ids: u128::MAX }) >= u32::MAX - 4);
    }
}
