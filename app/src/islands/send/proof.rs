//! Proof of work, asked for when very many answers come from one address: ALTCHA, version 1 (altcha.org/docs/v2/proof-of-work).

use sha2::{Digest as _, Sha256};

/// Hashes in one go: some ten milliseconds on a slow phone, so that the page can still be used.
pub(super) const SLICE: u32 = 2_048;

/// More than this would keep a slow phone for minutes: then the server's own waiting page is kinder.
const MOST: u32 = 4_000_000;

/// A number is hidden in a digest; finding it costs a phone a moment and a flood of false answers a lot.
pub(super) struct Puzzle {
    pub(super) salt: String,
    pub(super) challenge: [u8; 32],
    pub(super) max: u32,
}

impl Puzzle {
    /// `challenge` as hexadecimal digits, `max` as a decimal number.
    pub(super) fn new(salt: String, challenge: &str, max: &str) -> Option<Self> {
        let mut digest = [0; 32];
        if challenge.len() != 64 {
            return None;
        }
        for (byte, digits) in digest.iter_mut().zip(challenge.as_bytes().chunks(2)) {
            let [high, low] = [digits.first()?, digits.get(1)?].map(|digit| char::from(*digit).to_digit(16));
            *byte = u8::try_from(high? * 16 + low?).ok()?;
        }
        Some(Self { salt, challenge: digest, max: max.parse().ok().filter(|max| *max <= MOST)? })
    }

    /// Looks for the number in the slice that begins at `from`.
    pub(super) fn search(&self, from: u32) -> Option<u32> {
        let salted = Sha256::new_with_prefix(&self.salt);
        let mut slice = from..(from + SLICE).min(self.max + 1);
        slice.find(|number| salted.clone().chain_update(number.to_string()).finalize()[..] == self.challenge)
    }
}

#[cfg(test)]
#[expect(clippy::expect_used, reason = "a test says what it expects")]
mod tests {
    use super::*;

    // echo -n salt1234 | sha256sum
    const SALT1234: &str = "ea32961dbd579ef5697c367f9267921ee07f14d77fb2d4fb9500d4221d615695";

    #[test]
    fn the_number_is_found_in_its_slice_alone() {
        let puzzle = Puzzle::new("salt".to_owned(), SALT1234, "5000").expect("a puzzle");
        assert_eq!([0, 1_234, 1_235, 2_048, 6_000].map(|from| puzzle.search(from)), [Some(1_234), Some(1_234), None, None, None]);
    }

    #[test]
    fn a_number_past_the_end_is_not_found() {
        let puzzle = Puzzle::new("salt".to_owned(), SALT1234, "1233").expect("a puzzle");
        assert_eq!(puzzle.search(0), None);
    }

    #[test]
    fn a_mangled_puzzle_is_none() {
        let wide = "é".repeat(32);
        for (challenge, max) in
            [("", "10"), ("ab", "10"), (SALT1234, "-1"), (SALT1234, "4000001"), (SALT1234, ""), (&"g".repeat(64), "10"), (&wide, "10")]
        {
            assert!(Puzzle::new("salt".to_owned(), challenge, max).is_none(), "{challenge} {max}");
        }
    }
}
