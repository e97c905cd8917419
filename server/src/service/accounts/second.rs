//! The second factor: six digits from an authenticator (TOTP, RFC 6238: SHA-1, 30 seconds, one step of grace either way), and recovery codes on
//! paper.

use totp_rs::{Builder, Secret as Shared, Totp};

use crate::{digest::digest, service::ServiceError, store::random_bytes};

/// How many recovery codes there are at a time.
pub const RECOVERY: usize = 8;

/// Letters and digits of recovery codes (RFC 4648's base32, in small letters).
const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

/// An authenticator's secret that is not anybody's yet: 160 bits, as base32.
///
/// # Errors
/// When there is no randomness.
pub fn new_secret() -> Result<String, ServiceError> {
    let bytes = random_bytes::<20>()?;
    Ok(bytes.chunks(5).map(base32).collect::<String>().to_uppercase())
}

/// What an authenticator scans, `otpauth://totp/…`.
///
/// # Errors
/// When the secret is none.
pub fn address(secret: &str, email: &str) -> Result<String, ServiceError> {
    totp(&bytes(secret).ok_or_else(none)?, email)?.to_url().map_err(|error| ServiceError::Accounts(error.to_string()))
}

/// The bytes of a secret as [`new_secret`] wrote it.
#[must_use]
pub fn bytes(secret: &str) -> Option<Vec<u8>> {
    let secret = Shared::try_from_base32(secret).ok()?;
    let bytes = secret.as_ref().to_vec();
    (bytes.len() == 20).then_some(bytes)
}

/// The time step that a code belongs to; nothing: it is wrong now. Spaces are fine.
///
/// # Errors
/// When the secret is none.
pub fn step(secret: &[u8], code: &str, now: i64) -> Result<Option<i64>, ServiceError> {
    let code: String = code.chars().filter(|letter| !letter.is_whitespace()).collect();
    let step = totp(secret, "")?.check(&code, now.unsigned_abs());
    Ok(step.and_then(|step| i64::try_from(step).ok()))
}

fn totp(secret: &[u8], email: &str) -> Result<Totp, ServiceError> {
    let builder = Builder::new().with_secret(Shared::from(secret.to_vec())).with_account_name(email).with_issuer(Some("Blether"));
    builder.build().map_err(|error| ServiceError::Accounts(error.to_string()))
}

fn none() -> ServiceError {
    ServiceError::Accounts("the authenticator's secret cannot be read".to_owned())
}

/// New recovery codes, `abcd-efgh-2345-67ab-cdef-gh23`: 120 random bits each, so that a plain digest keeps them (OWASP ASVS 5, 6.5.2: from 112 on).
///
/// # Errors
/// When there is no randomness.
pub fn new_recovery() -> Result<Vec<String>, ServiceError> {
    let code = |_| {
        let bytes = random_bytes::<15>()?;
        let text: String = bytes.chunks(5).map(base32).collect();
        let groups = text.as_bytes().chunks(4).map(|group| String::from_utf8_lossy(group).into_owned());
        Ok(groups.collect::<Vec<_>>().join("-"))
    };
    (0..RECOVERY).map(code).collect()
}

/// What the database knows a recovery code by, however it was typed.
#[must_use]
pub fn recovery_digest(code: &str) -> [u8; 32] {
    let plain: String = code.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect();
    digest(plain.as_bytes())
}

/// Five bytes as eight letters.
fn base32(chunk: &[u8]) -> String {
    let bits = chunk.iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
    (0..8).rev().map(|place| char::from(ALPHABET[usize::try_from(bits >> (place * 5) & 31).unwrap_or_default()])).collect()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at once")]
mod tests {
    use super::*;

    #[test]
    fn codes_are_those_of_the_standard() {
        // RFC 6238, appendix B, SHA-1, the last six digits.
        let secret = b"12345678901234567890";
        for (now, code) in [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005 924"), (2_000_000_000, "279037")] {
            assert_eq!(step(secret, code, now).unwrap(), Some(now / 30), "{code}");
        }
        assert_eq!(step(secret, "287082", 59 + 30).unwrap(), Some(1), "one step late");
        assert_eq!(step(secret, "287082", 59 + 61).unwrap(), None, "two steps late");
        for wrong in ["", "287083", "28708", "2870822", "abcdef"] {
            assert_eq!(step(secret, wrong, 59).unwrap(), None, "{wrong}");
        }
    }

    #[test]
    fn a_secret_is_shown_as_it_is_read() {
        let secret = new_secret().unwrap();
        assert_eq!(secret.len(), 32);
        let plain = bytes(&secret).unwrap();
        let shown = address(&secret, "mary@example.org").unwrap();
        assert!(shown.starts_with("otpauth://totp/Blether:mary") && shown.contains(&secret), "{shown}");
        let code = totp(&plain, "").unwrap().generate(1_000).to_string();
        assert_eq!(step(&plain, &code, 1_000).unwrap(), Some(33));
        assert!(bytes("short").is_none() && bytes("!").is_none());
    }

    #[test]
    fn recovery_codes_are_read_however_they_are_typed() {
        let codes = new_recovery().unwrap();
        assert_eq!(codes.len(), RECOVERY);
        assert!(codes.iter().all(|code| code.len() == 29));
        assert_eq!(recovery_digest(&codes[0]), recovery_digest(&codes[0].to_uppercase().replace('-', " ")));
        assert_ne!(recovery_digest(&codes[0]), recovery_digest(&codes[1]));
    }
}
