//! Sessions of staff, and sign-ins that failed.

use super::{
    Account, Db, StoreError,
    audit::{Entry, audited},
    in_tx, on_db,
};

/// A session, by the digest of its secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Whose.
    pub account: Account,
    /// With the second factor.
    pub whole: bool,
    /// When it began, in seconds since 1970.
    pub made_at: i64,
    /// When it was last used, give or take a minute.
    pub used_at: i64,
}

/// One of somebody's sessions, as a list of them has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OneOf {
    /// The digest of its secret.
    pub digest: [u8; 32],
    /// With the second factor.
    pub whole: bool,
    /// When it began, in seconds since 1970.
    pub made_at: i64,
    /// When it was last used, give or take a minute.
    pub used_at: i64,
}

/// Tries to sign in, in a row, since the last that succeeded.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Failures {
    /// How many.
    pub count: i64,
    /// When the last one was, in seconds since 1970.
    pub last_at: i64,
}

const BEGIN: &str = "INSERT INTO session (digest, account, whole, made_at, used_at) VALUES ($1, $2, $3, $4, $4)";
const FIND: &str = "SELECT account, whole, made_at, used_at FROM session WHERE digest = $1";
const ALL_OF: &str = "SELECT digest, whole, made_at, used_at FROM session WHERE account = $1 ORDER BY used_at DESC, made_at DESC, digest";
const USED: &str = "UPDATE session SET used_at = $2 WHERE digest = $1";
const END: &str = "DELETE FROM session WHERE digest = $1";
const END_OWN: &str = "DELETE FROM session WHERE account = $1 AND digest = $2";
const END_OTHERS: &str = "DELETE FROM session WHERE account = $1 AND digest <> $2";
const END_OLD: &str = "DELETE FROM session WHERE used_at < $1 OR made_at < $2";

impl Db {
    /// Begins a session. `instead_of` is the digest of one that ends with it: after each step of signing in the secret is a new one.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn begin_session(
        &self,
        digest: &[u8; 32],
        account: &str,
        whole: bool,
        now: i64,
        instead_of: Option<&[u8; 32]>,
    ) -> Result<(), StoreError> {
        in_tx!(self, |tx| {
            if let Some(old) = instead_of {
                sqlx::query(END).bind(&old[..]).execute(&mut *tx).await?;
            }
            sqlx::query(BEGIN).bind(&digest[..]).bind(account).bind(whole).bind(now).execute(&mut *tx).await?;
            tx.commit().await?;
        });
        Ok(())
    }

    /// The session of that digest, however old.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn session(&self, digest: &[u8; 32]) -> Result<Option<Session>, StoreError> {
        let row: Option<(String, bool, i64, i64)> = on_db!(self, |pool| sqlx::query_as(FIND).bind(&digest[..]).fetch_optional(pool).await)?;
        let Some((account, whole, made_at, used_at)) = row else { return Ok(None) };
        let account = self.account(&account).await?;
        Ok(account.map(|account| Session { account, whole, made_at, used_at }))
    }

    /// Remembers that it was used.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn use_session(&self, digest: &[u8; 32], now: i64) -> Result<(), StoreError> {
        in_tx!(self, |tx| {
            sqlx::query(USED).bind(&digest[..]).bind(now).execute(&mut *tx).await?;
            tx.commit().await?;
        });
        Ok(())
    }

    /// Ends a session.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn end_session(&self, digest: &[u8; 32]) -> Result<(), StoreError> {
        in_tx!(self, |tx| {
            sqlx::query(END).bind(&digest[..]).execute(&mut *tx).await?;
            tx.commit().await?;
        });
        Ok(())
    }

    /// Somebody's sessions, the one last used first.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn sessions_of(&self, account: &str) -> Result<Vec<OneOf>, StoreError> {
        let rows: Vec<(Vec<u8>, bool, i64, i64)> = on_db!(self, |pool| sqlx::query_as(ALL_OF).bind(account).fetch_all(pool).await)?;
        let read = |(digest, whole, made_at, used_at): (Vec<u8>, bool, i64, i64)| {
            let digest = digest.try_into().map_err(|_| StoreError::unreadable("a session", "its digest has another length"))?;
            Ok(OneOf { digest, whole, made_at, used_at })
        };
        rows.into_iter().map(read).collect()
    }

    /// Ends one of that account's sessions.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn end_session_of(&self, account: &str, digest: &[u8; 32], entry: &Entry) -> Result<(), StoreError> {
        in_tx!(self, |tx| {
            sqlx::query(END_OWN).bind(account).bind(&digest[..]).execute(&mut *tx).await?;
            audited!(tx, entry);
            tx.commit().await?;
        });
        Ok(())
    }

    /// Ends every other session of that account.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn end_other_sessions(&self, account: &str, digest: &[u8; 32], entry: &Entry) -> Result<(), StoreError> {
        in_tx!(self, |tx| {
            sqlx::query(END_OTHERS).bind(account).bind(&digest[..]).execute(&mut *tx).await?;
            audited!(tx, entry);
            tx.commit().await?;
        });
        Ok(())
    }

    /// Ends sessions last used before one moment or begun before another, invitations and ways to a provider whose end has come, and rows of tries that ended before a
    /// third.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn end_old_sessions(&self, used_before: i64, made_before: i64, tried_before: i64, now: i64) -> Result<(), StoreError> {
        in_tx!(self, |tx| {
            sqlx::query(END_OLD).bind(used_before).bind(made_before).execute(&mut *tx).await?;
            sqlx::query("DELETE FROM invitation WHERE ends_at <= $1").bind(now).execute(&mut *tx).await?;
            sqlx::query("DELETE FROM sign_in_attempt WHERE ends_at <= $1").bind(now).execute(&mut *tx).await?;
            sqlx::query("DELETE FROM sign_in_failure WHERE last_at < $1").bind(tried_before).execute(&mut *tx).await?;
            tx.commit().await?;
        });
        Ok(())
    }

    /// Counts a try before it is looked at, unless `next` says that it must wait: then so many seconds, and nothing is
    /// counted. Else `next` says how many there are now. Tries at the same moment come one after the other. `digest` is that of what was typed as an address.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn count_try(&self, digest: &[u8; 32], now: i64, next: fn(Failures, i64) -> Result<i64, i64>) -> Result<i64, StoreError> {
        // The row is held from here on.
        const HOLD: &str = "INSERT INTO sign_in_failure (digest, count, last_at) VALUES ($1, 0, $2)
            ON CONFLICT (digest) DO UPDATE SET count = sign_in_failure.count RETURNING count, last_at";
        const COUNT: &str = "UPDATE sign_in_failure SET count = $2, last_at = $3 WHERE digest = $1";
        in_tx!(self, |tx| {
            let (count, last_at): (i64, i64) = sqlx::query_as(HOLD).bind(&digest[..]).bind(now).fetch_one(&mut *tx).await?;
            let next = next(Failures { count, last_at }, now);
            if let Ok(count) = next {
                sqlx::query(COUNT).bind(&digest[..]).bind(count).bind(now).execute(&mut *tx).await?;
            }
            tx.commit().await?;
            Ok(next.err().unwrap_or_default())
        })
    }

    /// One succeeded: the row begins anew.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn forgive(&self, digest: &[u8; 32]) -> Result<(), StoreError> {
        in_tx!(self, |tx| {
            sqlx::query("DELETE FROM sign_in_failure WHERE digest = $1").bind(&digest[..]).execute(&mut *tx).await?;
            tx.commit().await?;
        });
        Ok(())
    }
}
