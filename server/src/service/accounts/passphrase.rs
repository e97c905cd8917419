//! Passphrases: what is refused, and how they are kept.
//!
//! Rules after NIST SP 800-63B-4, 3.1.1 and OWASP ASVS 5, 6.2: length and a list of common ones, no rules about kinds of characters, no expiry.
//! Kept as argon2id with OWASP's first choice of parameters (19 MiB, two passes, one lane), which are those of the crate.

use std::{collections::HashSet, sync::LazyLock};

use argon2::{Argon2, PasswordHasher as _, PasswordVerifier as _, password_hash::phc::PasswordHash};

use tokio::sync::Semaphore;

use crate::{
    digest::{digest, hex},
    service::ServiceError,
    store::random_bytes,
};

/// The fewest characters.
pub const SHORTEST: usize = 12;
/// The most: nobody's memory, and a bound on the work.
pub const LONGEST: usize = 128;

/// Words that anyone would try first here (OWASP ASVS 5, 6.1.2 and 6.2.11).
const OURS: [&str; 5] = ["blether", "ask the family", "askthefamily", "passphrase", "password"];

static COMMON: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("common.txt").lines().filter(|line| !line.starts_with('#')).collect());

/// Why a passphrase is refused, in words for whoever chose it; nothing: it is taken. `theirs` is what others know of them.
#[must_use]
pub fn refused(passphrase: &str, theirs: &[&str]) -> Option<&'static str> {
    let count = passphrase.chars().count();
    let low = passphrase.to_lowercase();
    let mut different: Vec<char> = low.chars().collect();
    different.sort_unstable();
    different.dedup();
    if count < SHORTEST {
        Some("Choose at least 12 characters. Three or four words that do not belong together are good.")
    } else if count > LONGEST {
        Some("Choose at most 128 characters.")
    } else if COMMON.contains(&hex(&digest(low.as_bytes())[..8]).as_str()) || different.len() < 4 {
        Some("Many people choose this one, so it is easy to guess. Choose another.")
    } else if theirs.iter().chain(&OURS).any(|known| known.len() > 3 && low.replace(&known.to_lowercase(), "").chars().count() < 6) {
        Some("This is mostly your name or address, or our name, so it is easy to guess. Choose another.")
    } else {
        None
    }
}

/// So many are worked on at a time, and the others wait: each takes 19 MiB, and nobody shall fill the memory by signing in a thousand times.
static WORK: Semaphore = Semaphore::const_new(2);

/// Does the work off the threads that serve.
async fn worked<T: Send + 'static>(work: impl FnOnce() -> Result<T, ServiceError> + Send + 'static) -> Result<T, ServiceError> {
    let _turn = WORK.acquire().await.map_err(|error| ServiceError::Accounts(error.to_string()))?;
    tokio::task::spawn_blocking(work).await.map_err(|error| ServiceError::Accounts(error.to_string()))?
}

/// Makes what is kept. It takes some 30 ms of a processor and 19 MiB.
///
/// # Errors
/// When there is no randomness.
pub async fn kept(passphrase: String) -> Result<String, ServiceError> {
    let salt = random_bytes::<16>()?;
    worked(move || {
        let hash = Argon2::default().hash_password_with_salt(passphrase.as_bytes(), &salt);
        hash.map(|hash| hash.to_string()).map_err(|error| ServiceError::Accounts(error.to_string()))
    })
    .await
}

/// Whether it is the one that is kept. As much work whether there is one or not: how long the answer takes tells nobody who has an account.
///
/// # Errors
/// When what is kept cannot be read.
pub async fn is_right(passphrase: String, kept: Option<String>) -> Result<bool, ServiceError> {
    worked(move || {
        let Some(kept) = kept else {
            let _ = Argon2::default().hash_password_with_salt(passphrase.as_bytes(), &[0; 16]);
            return Ok(false);
        };
        let kept = PasswordHash::new(&kept).map_err(|error| ServiceError::Accounts(error.to_string()))?;
        Ok(Argon2::default().verify_password(passphrase.as_bytes(), &kept).is_ok())
    })
    .await
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at once")]
mod tests {
    use super::*;

    #[test]
    fn short_common_and_own_ones_are_refused() {
        for wrong in ["otter kettle", "correct horse battery"] {
            assert_eq!(refused(wrong, &["mary@example.org", "Mary Stewart"]), None, "{wrong}");
        }
        for wrong in [
            "elevenchars",
            "q1w2e3r4t5y6",
            "Q1W2E3R4T5Y6",
            "aaaaaaaaaaaaaa",
            "mary@example.org1",
            "Mary Stewart!!",
            "Blether12345",
            "askthefamily1",
            &"ab c".repeat(40),
        ] {
            assert!(refused(wrong, &["mary@example.org", "Mary Stewart"]).is_some(), "{wrong}");
        }
        assert!(COMMON.len() > 100 && COMMON.iter().all(|one| one.len() == 16));
    }

    #[tokio::test]
    async fn what_is_kept_is_argon2id_and_knows_its_passphrase() {
        let first = kept("otter kettle lamp".to_owned()).await.unwrap();
        assert!(first.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{first}");
        assert_ne!(first, kept("otter kettle lamp".to_owned()).await.unwrap(), "salted");
        assert!(is_right("otter kettle lamp".to_owned(), Some(first.clone())).await.unwrap());
        assert!(!is_right("otter kettle lump".to_owned(), Some(first)).await.unwrap());
        assert!(!is_right("otter kettle lamp".to_owned(), None).await.unwrap());
    }
}
