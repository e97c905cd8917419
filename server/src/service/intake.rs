//! Collecting: a finished response goes in exactly once.

use std::fmt::{self, Write as _};

use domain::{answer::Response, survey::Id};
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use super::ServiceError;
use crate::store::{Acceptance, Db, StoreError, Submission, Wave};

/// A page's random token: 256 bits, in the page as 64 hexadecimal digits. It is never stored.
#[derive(Clone, PartialEq, Eq)]
pub struct Token([u8; 32]);

impl Token {
    /// A token of fresh random bytes.
    #[must_use]
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Reads a token from a form.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        if text.len() != 64 || !text.is_ascii() {
            return None;
        }
        for (byte, digits) in bytes.iter_mut().zip(text.as_bytes().chunks(2)) {
            let [high, low] = [digits.first()?, digits.get(1)?].map(|digit| char::from(*digit).to_digit(16));
            *byte = u8::try_from(high? * 16 + low?).ok()?;
        }
        Some(Self(bytes))
    }

    /// The token as a form carries it.
    #[must_use]
    pub fn write(&self) -> String {
        self.0.iter().fold(String::with_capacity(64), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// What waits in `pending`: the response and where its link was given out. Nothing else is known.
#[derive(Serialize, Deserialize)]
pub(super) struct PendingBody {
    pub(super) area: Id,
    pub(super) response: Response,
}

impl PendingBody {
    pub(super) fn read(bytes: &[u8]) -> Result<Self, StoreError> {
        serde_json::from_slice(bytes).map_err(|error| StoreError::json("a waiting response", &error))
    }
}

/// Takes a response into a wave, once for its page's token; `id` is random.
///
/// # Errors
/// When the store fails: then nothing is stored, and sending the same page again is safe.
pub async fn submit(db: &Db, wave: &Wave, area: &Id, token: &Token, response: Response, id: [u8; 16]) -> Result<Acceptance, ServiceError> {
    // A key that is gone belongs to a wave that closed two days ago.
    let Some(wave_key) = db.wave_key(&wave.code).await? else { return Ok(Acceptance::Closed) };
    let body = serde_json::to_vec(&PendingBody { area: area.clone(), response }).map_err(|error| StoreError::json("a response", &error))?;
    let key = keyed_digest(&wave_key, &token.0);
    let [a, b, c, d, ..] = keyed_digest(&token.0, &body);
    Ok(db.accept(&wave.code, &Submission { key, body_check: [a, b, c, d], id, body }).await?)
}

/// HMAC-SHA256 (RFC 2104, FIPS 180-4).
fn keyed_digest(key: &[u8; 32], message: &[u8]) -> [u8; 32] {
    // HMAC fills a short key up with zeros to its block of 64 bytes; doing so here needs no fallible call.
    let mut block = [0; 64];
    block[..32].copy_from_slice(key);
    let mut mac = Hmac::<Sha256>::new(&block.into());
    mac.update(message);
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_read_back_and_anything_else_is_not() {
        let token = Token::new([0xa7; 32]);
        assert_eq!(Token::read(&token.write()), Some(token));
        for wrong in ["", "a7", &"g".repeat(64), &"é".repeat(32)] {
            assert_eq!(Token::read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_digest_is_the_published_one() {
        // RFC 4231, test case 1, with its key padded to 32 bytes as HMAC itself pads it.
        let mut key = [0; 32];
        key[..20].fill(0x0b);
        let digest = keyed_digest(&key, b"Hi There");
        assert_eq!(digest[..4], [0xb0, 0x34, 0x4c, 0x61]);
    }
}
