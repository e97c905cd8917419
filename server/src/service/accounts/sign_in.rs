//! Signing in: passphrase, then second factor; sessions and their ends; failures make the next try wait.

use super::{Accounts, Secret, entry, passphrase, second};
use crate::{
    digest::digest,
    service::ServiceError,
    store::{Account, Failures, Session},
};

/// A session ends so long after it was last used, in seconds.
pub const SESSION_IDLE: i64 = 30 * 60;
/// And so long after it began, whatever happens.
pub const SESSION_ENDS: i64 = 12 * 3_600;
/// Without the second factor it ends sooner.
pub const PART_ENDS: i64 = 10 * 60;
/// Its last use is written down at most so often.
const USED_EVERY: i64 = 60;

/// So many tries in a row cost nothing; each further one doubles the wait, from 15 seconds to a quarter of an hour at most (OWASP ASVS 5, 6.1.1 and
/// 6.3.1: slowed down, never locked out, so that nobody can lock another out for long).
const FREE: i64 = 6;
const FIRST_WAIT: i64 = 15;
const LONGEST_WAIT: i64 = 15 * 60;
/// After so long the row begins anew.
const FORGOTTEN: i64 = 24 * 3_600;

/// What came of a try.
#[derive(Debug)]
pub enum Entered {
    /// On to the next step, or in: the session's new secret.
    Yes(Secret),
    /// It was wrong; which part, nobody is told.
    No,
    /// Too many failed: so many seconds are to be waited, and nothing was looked at.
    Wait(i64),
}

/// How many tries there are with this one; or how many seconds are still to be waited.
pub(super) fn next_try(Failures { count, last_at }: Failures, now: i64) -> Result<i64, i64> {
    if now - last_at > FORGOTTEN {
        return Ok(1);
    }
    let over = count - FREE;
    let wait = match over {
        ..0 => 0,
        0..=6 => LONGEST_WAIT.min(FIRST_WAIT << over),
        _ => LONGEST_WAIT,
    };
    let left = last_at + wait - now;
    if left > 0 { Err(left) } else { Ok(count + 1) }
}

/// What is tried. Each has a row of tries of its own: whoever guesses at the door makes nobody wait who is through it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Lock {
    /// The passphrase, at the door.
    First,
    /// The code or the passkey, behind a passphrase that was right.
    Second,
    /// Either, asked once more of whoever is in.
    Again,
}

/// The row of tries at a lock with that address.
pub(super) fn row(lock: Lock, email: &str) -> [u8; 32] {
    let lock = match lock {
        Lock::First => "",
        Lock::Second => "second ",
        Lock::Again => "again ",
    };
    digest([lock, email].concat().as_bytes())
}

/// When a session ends.
pub(super) fn ends(whole: bool, made_at: i64, used_at: i64) -> i64 {
    if whole { (used_at + SESSION_IDLE).min(made_at + SESSION_ENDS) } else { made_at + PART_ENDS }
}

impl Accounts {
    /// The first step: a session that leads to the second factor and nowhere else. `old` ends.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn sign_in(&self, email: &str, typed: String, old: Option<&Secret>, now: i64) -> Result<Entered, ServiceError> {
        let email = email.trim().to_lowercase();
        let row = row(Lock::First, &email);
        let wait = self.db.count_try(&row, now, next_try).await?;
        if wait > 0 {
            return Ok(Entered::Wait(wait));
        }
        let account = self.db.account_of(&email).await?;
        let kept = account.as_ref().and_then(Account::kept);
        // A text longer than any passphrase is none: it is not worked on.
        let right = typed.chars().count() <= passphrase::LONGEST && passphrase::is_right(typed, kept).await?;
        match account.filter(|_| right) {
            Some(account) => {
                self.db.forgive(&row).await?;
                Ok(Entered::Yes(self.begin(&account, false, old, now).await?))
            }
            None => Ok(Entered::No),
        }
    }

    /// The second step: six digits, or a recovery code.
    ///
    /// # Errors
    /// When the store fails, or another key sealed the second factor.
    pub async fn second(&self, account: &Account, code: &str, old: &Secret, now: i64) -> Result<Entered, ServiceError> {
        let row = row(Lock::Second, &account.email);
        let wait = self.db.count_try(&row, now, next_try).await?;
        if wait > 0 {
            return Ok(Entered::Wait(wait));
        }
        if self.is_second(account, code, now).await? {
            self.db.forgive(&row).await?;
            return Ok(Entered::Yes(self.begin(account, true, Some(old), now).await?));
        }
        Ok(Entered::No)
    }

    async fn is_second(&self, account: &Account, code: &str, now: i64) -> Result<bool, ServiceError> {
        let Some(sealed) = &account.second_factor else { return Ok(false) };
        let secret = self.db.open_second_factor(&account.id, sealed)?;
        if let Some(step) = second::step(&secret, code, now)? {
            return Ok(self.db.use_step(&account.id, step).await?);
        }
        let used = entry(now, &account.email, "used a recovery code", None, &account.email);
        Ok(self.db.use_recovery(&account.id, &second::recovery_digest(code), &used).await?)
    }

    /// Sets a second factor up, once a code of it was right; gives the recovery codes, which nobody can be shown again, and the session's new
    /// secret. Nothing where the code was wrong.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn set_up_second(
        &self,
        account: &Account,
        secret: &str,
        code: &str,
        old: &Secret,
        now: i64,
    ) -> Result<Option<(Vec<String>, Secret)>, ServiceError> {
        let Some(bytes) = second::bytes(secret) else { return Ok(None) };
        let Some(step) = second::step(&bytes, code, now)? else { return Ok(None) };
        let sealed = self.db.seal_second_factor(&account.id, &bytes)?;
        let codes = second::new_recovery()?;
        let digests: Vec<_> = codes.iter().map(|code| second::recovery_digest(code)).collect();
        let done = entry(now, &account.email, "set up an authenticator", None, &account.email);
        self.db.set_second_factor(&account.id, &sealed, step, &digests, &done).await?;
        Ok(Some((codes, self.begin(account, true, Some(old), now).await?)))
    }

    /// Begins a session.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn begin(&self, account: &Account, whole: bool, old: Option<&Secret>, now: i64) -> Result<Secret, ServiceError> {
        self.begin_instead(account, whole, old.map(Secret::digest), now).await
    }

    /// The same, where of the session that ends the digest alone is known.
    pub(super) async fn begin_instead(
        &self,
        account: &Account,
        whole: bool,
        old: Option<[u8; 32]>,
        now: i64,
    ) -> Result<Secret, ServiceError> {
        let secret = Secret::random()?;
        self.db.begin_session(&secret.digest(), &account.id, whole, now, old.as_ref()).await?;
        if whole {
            self.db.end_old_sessions(now - SESSION_IDLE, now - SESSION_ENDS, now - FORGOTTEN, now).await?;
        }
        Ok(secret)
    }

    /// The session of that secret, if it has not ended.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn session(&self, secret: &Secret, now: i64) -> Result<Option<Session>, ServiceError> {
        let digest = secret.digest();
        let Some(session) = self.db.session(&digest).await? else { return Ok(None) };
        if now >= ends(session.whole, session.made_at, session.used_at) {
            self.db.end_session(&digest).await?;
            return Ok(None);
        }
        if now - session.used_at >= USED_EVERY {
            self.db.use_session(&digest, now).await?;
        }
        Ok(Some(session))
    }

    /// Ends a session.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn sign_out(&self, secret: &Secret) -> Result<(), ServiceError> {
        Ok(self.db.end_session(&secret.digest()).await?)
    }

    /// Another passphrase for somebody who knows theirs: other sessions end. What was wrong, if anything.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn change_passphrase(
        &self,
        account: &Account,
        old: String,
        new: String,
        here: &Secret,
        now: i64,
    ) -> Result<Option<super::Wrong>, ServiceError> {
        let row = row(Lock::Again, &account.email);
        if self.db.count_try(&row, now, next_try).await? > 0 {
            return Ok(Some(super::wrong("old", "Too many tries. Wait a quarter of an hour and try again.")));
        }
        if !passphrase::is_right(old, account.kept()).await? {
            return Ok(Some(super::wrong("old", "This is not your passphrase.")));
        }
        self.db.forgive(&row).await?;
        if let Some(why) = passphrase::refused(&new, &[&account.email, &account.name]) {
            return Ok(Some(super::wrong("passphrase", why)));
        }
        let kept = passphrase::kept(new).await?;
        let done = entry(now, &account.email, "changed their passphrase", None, &account.email);
        self.db.set_passphrase(&account.id, &kept, &here.digest(), &done).await?;
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_failure_makes_the_next_wait_longer_and_none_locks_out() {
        let wait = |count| next_try(Failures { count, last_at: 1_000 }, 1_000).err().unwrap_or_default();
        assert_eq!([0, 5, 6, 7, 11, 12, 13, 1_000_000].map(wait), [0, 0, 15, 30, 480, 900, 900, 900]);
        assert_eq!(next_try(Failures { count: 6, last_at: 1_000 }, 1_014), Err(1));
        assert_eq!(next_try(Failures { count: 6, last_at: 1_000 }, 1_015), Ok(7));
        assert_eq!(next_try(Failures { count: 99, last_at: 1_000 }, 1_001 + FORGOTTEN), Ok(1));
    }
}
