//! The moderator's desk: people's own words are sealed on the server before they are first written, and unsealed in a moderator's browser, by
//! this same code.
//!
//! Sealing is age's (<https://age-encryption.org/v1>, X25519). The private half of a key is kept nowhere but wrapped: a moderator's own by a
//! passphrase (age's scrypt), a partnership's by its moderators' own.

use std::str::FromStr as _;

use age::{
    secrecy::{ExposeSecret as _, SecretString},
    x25519::{Identity, Recipient},
};

#[cfg(target_family = "wasm")]
mod browser;

/// A text is filled up to whole steps of this many bytes before it is sealed: otherwise its length would tell whose it is.
pub const STEP: usize = 256;

/// After the text, before the zeros that fill it up (ISO/IEC 7816-4, padding).
const END: u8 = 0x80;

/// The work that guessing a passphrase takes: scrypt with N = 2^17, r = 8, p = 1 (OWASP, *Password Storage Cheat Sheet*).
const WORK: u8 = 17;

/// A public key: what seals.
#[derive(Clone)]
pub struct Public(Recipient);

impl Public {
    /// Reads `age1…`.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        Recipient::from_str(text.trim()).ok().map(Self)
    }

    /// As it is stored.
    #[must_use]
    pub fn write(&self) -> String {
        self.0.to_string()
    }

    /// Seals bytes, filled up; nothing where the system has no chance to give.
    #[must_use]
    pub fn seal(&self, bytes: &[u8]) -> Option<Vec<u8>> {
        age::encrypt(&self.0, &filled(bytes)).ok()
    }
}

fn filled(bytes: &[u8]) -> Vec<u8> {
    let mut filled = bytes.to_vec();
    filled.push(END);
    filled.resize(filled.len().next_multiple_of(STEP), 0);
    filled
}

/// A private key: what unseals. It has no `Debug`.
#[derive(Clone)]
pub struct Private(Identity);

impl Private {
    /// A new key.
    #[must_use]
    pub fn generate() -> Self {
        Self(Identity::generate())
    }

    /// Reads `AGE-SECRET-KEY-1…`, as it stands on a recovery sheet; blanks between are fine.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
        Identity::from_str(&text.to_uppercase()).ok().map(Self)
    }

    /// As it stands on a recovery sheet.
    #[must_use]
    pub fn write(&self) -> String {
        self.0.to_string().expose_secret().to_owned()
    }

    /// Its public half.
    #[must_use]
    pub fn public(&self) -> Public {
        Public(self.0.to_public())
    }

    /// Opens what [`Public::seal`] sealed to it; nothing for anything else.
    #[must_use]
    pub fn open(&self, sealed: &[u8]) -> Option<Vec<u8>> {
        let mut filled = age::decrypt(&self.0, sealed).ok()?;
        let end = filled.iter().rposition(|byte| *byte != 0).filter(|end| filled.get(*end) == Some(&END))?;
        filled.truncate(end);
        Some(filled)
    }

    /// The key wrapped by a passphrase.
    #[must_use]
    pub fn wrap(&self, passphrase: &str) -> Option<Vec<u8>> {
        let mut by = age::scrypt::Recipient::new(SecretString::from(passphrase.to_owned()));
        by.set_work_factor(WORK);
        age::encrypt(&by, self.write().as_bytes()).ok()
    }

    /// The key that was wrapped; nothing where the passphrase is another.
    #[must_use]
    pub fn unwrap(wrapped: &[u8], passphrase: &str) -> Option<Self> {
        let mut by = age::scrypt::Identity::new(SecretString::from(passphrase.to_owned()));
        by.set_max_work_factor(WORK);
        let text = age::decrypt(&by, wrapped).ok()?;
        Self::read(std::str::from_utf8(&text).ok()?)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at once")]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_is_opened_by_its_own_key_alone() {
        let (key, other) = (Private::generate(), Private::generate());
        for text in ["", "They listened.", &"🦦".repeat(1_000), "zero\0"] {
            let sealed = key.public().seal(text.as_bytes()).unwrap();
            assert_eq!(key.open(&sealed).unwrap(), text.as_bytes());
            assert!(other.open(&sealed).is_none());
        }
        let again = Private::read(&key.write()).unwrap();
        assert_eq!(again.public().write(), key.public().write());
    }

    #[test]
    fn a_length_tells_only_its_step() {
        // Beside it age's own head, of a random length.
        let length = |bytes: usize| filled(&vec![b'a'; bytes]).len();
        assert_eq!([length(0), length(STEP - 1), length(STEP)], [STEP, STEP, 2 * STEP]);
    }

    #[test]
    fn a_wrapped_key_opens_with_its_passphrase() {
        let key = Private::generate();
        let wrapped = key.wrap("otter kettle lamp").unwrap();
        assert_eq!(Private::unwrap(&wrapped, "otter kettle lamp").unwrap().write(), key.write());
        assert!(Private::unwrap(&wrapped, "otter kettle lamps").is_none());
    }
}
