//! Coming in by a provider: who sets out, who comes back, whose account it is.
//!
//! An account is found by what the provider calls somebody, and that is linked by one who is in already, or who holds an invitation; never by an
//! address of email, which anybody may write at a provider that does not check, and which is given to others in time.

use super::{Accounts, Outcome, Secret, entry, wrong};
use crate::{
    digest::hex,
    service::ServiceError,
    store::{Account, Attempt, Identity, Joined, NewAccount, random_bytes},
};

/// Whoever sets out comes back within so many seconds.
pub const WAY_ENDS: i64 = 10 * 60;

/// What somebody sets out for.
#[derive(Debug, Clone, Copy)]
pub enum Purpose<'a> {
    /// To come in, instead of that session if there is one: on the way back the browser does not show it.
    In(Option<&'a Secret>),
    /// To link theirs, from that session.
    Link(&'a Account, &'a Secret),
    /// To take that invitation.
    Join(&'a Secret),
}

impl Accounts {
    /// Somebody sets out to the provider: their browser keeps this secret until they are back.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn set_out(&self, purpose: Purpose<'_>, now: i64) -> Result<Secret, ServiceError> {
        let attempt = match purpose {
            Purpose::In(old) => Attempt { session: old.map(|old| old.digest().to_vec()), ..Attempt::default() },
            Purpose::Link(account, session) => {
                Attempt { account: Some(account.id.clone()), session: Some(session.digest().to_vec()), ..Attempt::default() }
            }
            Purpose::Join(invitation) => Attempt { invitation: Some(invitation.digest().to_vec()), ..Attempt::default() },
        };
        let secret = Secret::random()?;
        self.db.begin_attempt(&secret.digest(), &attempt, now + WAY_ENDS).await?;
        Ok(secret)
    }

    /// Takes somebody back, once and in time.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn come_back(&self, way: &Secret, now: i64) -> Result<Option<Attempt>, ServiceError> {
        Ok(self.db.return_attempt(&way.digest(), now).await?)
    }

    /// Remembers who came back until they press a button.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn ask_first(&self, way: &Secret, identity: &Identity) -> Result<(), ServiceError> {
        Ok(self.db.name_attempt(&way.digest(), &identity.subject).await?)
    }

    /// Whoever came back and has still to press the button.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn asked(&self, way: &Secret, now: i64) -> Result<Option<Attempt>, ServiceError> {
        Ok(self.db.named_attempt(&way.digest(), now).await?)
    }

    /// Ends the way, wherever it led.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn arrived(&self, way: &Secret) -> Result<(), ServiceError> {
        Ok(self.db.end_attempt(&way.digest()).await?)
    }

    /// Lets in whoever is linked: `both` where the provider asked for as much as our two locks do. Who has not set a second factor up yet, does so.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn enter_by(
        &self,
        identity: &Identity,
        both: bool,
        attempt: &Attempt,
        now: i64,
    ) -> Result<Option<(Secret, bool)>, ServiceError> {
        let Some(account) = self.db.account_by_identity(identity).await? else { return Ok(None) };
        let whole = both && account.second_factor.is_some();
        let old = attempt.session.as_deref().and_then(|digest| digest.try_into().ok());
        Ok(Some((self.begin_instead(&account, whole, old, now).await?, whole)))
    }

    /// Links an account with who came back; false where either is linked already.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn link(&self, account: &Account, identity: &Identity, name: &str, now: i64) -> Result<bool, ServiceError> {
        let done = entry(now, &account.email, &format!("linked their sign-in with {name}"), None, &account.email);
        Ok(self.db.link_identity(&account.id, identity, &done).await?)
    }

    /// Unlinks it.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn unlink(&self, account: &Account, issuer: &str, name: &str, now: i64) -> Result<(), ServiceError> {
        let done = entry(now, &account.email, &format!("unlinked their sign-in with {name}"), None, &account.email);
        Ok(self.db.unlink_identity(&account.id, issuer, &done).await?)
    }

    /// Takes an invitation without a passphrase: whoever came back from the provider joins.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn join_by(
        &self,
        invitation: &[u8],
        typed: &str,
        identity: Identity,
        provider: &str,
        now: i64,
    ) -> Result<Outcome, ServiceError> {
        let Ok(digest) = <[u8; 32]>::try_from(invitation) else { return Ok(Outcome::TooLate) };
        let Some(invitation) = self.db.invitation(&digest, now).await?.filter(|invitation| invitation.may_join_by_provider()) else {
            return Ok(Outcome::TooLate);
        };
        let Some(name) = super::name(typed) else {
            return Ok(Outcome::Wrong(vec![wrong("name", super::NAME)]));
        };
        let (email, id) = (invitation.email.clone(), hex(&random_bytes::<16>()?));
        let account = NewAccount { id, email: email.clone(), name, passphrase: String::new(), identity: Some(identity) };
        let done = entry(now, &email, &format!("joined with {provider}"), None, &email);
        match self.db.join(&digest, &invitation, &account, &done).await? {
            Joined::TooLate | Joined::Taken => Ok(Outcome::TooLate),
            Joined::Linked => Ok(Outcome::Linked),
            Joined::Yes => Ok(self.db.account(&account.id).await?.map_or(Outcome::TooLate, |account| Outcome::Joined(Box::new(account)))),
        }
    }
}
