//! Short codes of waves and links, as people type them.

use std::fmt;

use domain::slip::SIGNS;

use super::{StoreError, random_bytes};

/// A wave's or link's code: digits and small letters without those that look alike (0 o, 1 i l) and without vowels, so that no word
/// that hurts can come about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(String);

impl Code {
    /// How many characters a new code has.
    pub const LENGTH: usize = 7;

    /// Reads a code as typed: capitals, spaces and hyphens do not matter. Nothing where it cannot be one.
    #[must_use]
    pub fn read(typed: &str) -> Option<Self> {
        let letters: String =
            typed.chars().filter(|letter| !letter.is_whitespace() && *letter != '-').flat_map(char::to_lowercase).collect();
        let known = letters.bytes().all(|letter| SIGNS.contains(&letter));
        ((4..=16).contains(&letters.len()) && known).then_some(Self(letters))
    }

    /// A new random code.
    ///
    /// # Errors
    /// When the operating system has no randomness.
    pub fn random() -> Result<Self, StoreError> {
        let mut letters = String::with_capacity(Self::LENGTH);
        while letters.len() < Self::LENGTH {
            let [byte] = random_bytes::<1>()?;
            // 243 = 9 * 27: what lies above would make some letters likelier.
            if let Some(letter) = (byte < 243).then(|| SIGNS[usize::from(byte) % SIGNS.len()]) {
                letters.push(char::from(letter));
            }
        }
        Ok(Self(letters))
    }

    /// The code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at once")]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_type_it() {
        assert_eq!(Code::read(" BCD-23 fg ").unwrap().as_str(), "bcd23fg");
        for wrong in ["", "abc", "bcd23fo", "bcd23f1", "'; drop", "bcdfghjkmnpqrstvw"] {
            assert_eq!(Code::read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_new_code_can_be_read_back() {
        let code = Code::random().unwrap();
        assert_eq!(Code::read(code.as_str()), Some(code.clone()));
        assert_ne!(code, Code::random().unwrap());
    }
}
