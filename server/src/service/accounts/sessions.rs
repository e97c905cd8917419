//! One's sessions: which there are, and how each is ended.

use super::{Accounts, Secret, entry, sign_in::ends};
use crate::{
    digest::{digest, hex},
    service::ServiceError,
    store::Account,
};

/// A session, as its person sees it. Neither an address nor a browser is remembered: when it began and when it was last used tell them apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    /// What it is called on the page: nothing that opens it, nor what the database knows its secret by.
    pub name: String,
    /// Whether it is the one that asks.
    pub here: bool,
    /// With the second factor; without it somebody knows the passphrase and no more.
    pub whole: bool,
    /// When it began, in seconds since 1970.
    pub made_at: i64,
    /// When it was last used, give or take a minute.
    pub used_at: i64,
}

/// What a session of that digest is called.
fn name(session: &[u8; 32]) -> String {
    hex(&digest(&[&session[..], b"name"].concat())[..16])
}

impl Accounts {
    /// Somebody's sessions that have not ended, the one last used first.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn sessions(&self, account: &Account, here: &Secret, now: i64) -> Result<Vec<Open>, ServiceError> {
        let here = here.digest();
        let open = self.db.sessions_of(&account.id).await?.into_iter().filter(|one| now < ends(one.whole, one.made_at, one.used_at));
        let shown = open.map(|one| Open {
            name: name(&one.digest),
            here: one.digest == here,
            whole: one.whole,
            made_at: one.made_at,
            used_at: one.used_at,
        });
        Ok(shown.collect())
    }

    /// Ends that one of somebody's sessions; whether there was one. Another person's is not found.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn end_one(&self, account: &Account, named: &str, now: i64) -> Result<bool, ServiceError> {
        let Some(one) = self.db.sessions_of(&account.id).await?.into_iter().find(|one| name(&one.digest) == named) else {
            return Ok(false);
        };
        let done = entry(now, &account.email, "ended one of their sessions", None, &account.email);
        self.db.end_session_of(&account.id, &one.digest, &done).await?;
        Ok(true)
    }

    /// Ends every other session of that account.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn sign_out_elsewhere(&self, account: &Account, here: &Secret, now: i64) -> Result<(), ServiceError> {
        let done = entry(now, &account.email, "ended all their other sessions", None, &account.email);
        Ok(self.db.end_other_sessions(&account.id, &here.digest(), &done).await?)
    }
}
