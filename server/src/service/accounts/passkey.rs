//! Passkeys: a key in a phone, a computer or a stick, in place of six digits (Web Authentication, Level 3). It signs for this site's address alone, so
//! that no other page can ask for it. The authenticator and the recovery codes stay: whoever loses a passkey is not lost.

use std::fmt;

use serde::{Serialize, de::DeserializeOwned};
use webauthn_rs::prelude::{
    Passkey, PasskeyAuthentication, PasskeyRegistration, PublicKeyCredential, RegisterPublicKeyCredential, Url, Uuid, Webauthn,
    WebauthnBuilder,
};

use super::{
    Accounts, Entered, Secret, Wrong, entry,
    sign_in::{Lock, next_try, row},
    wrong,
};
use crate::{
    digest::{digest, hex},
    service::ServiceError,
    store::{Account, StoredPasskey},
};

/// So long may somebody look for their key, in seconds.
const ASKED_FOR: i64 = 5 * 60;
/// The most that one has.
const MOST: usize = 10;

/// What asks passkeys in the name of this site.
#[derive(Clone)]
pub struct Passkeys(Webauthn);

impl fmt::Debug for Passkeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passkeys(…)")
    }
}

impl Passkeys {
    /// Of the site at that address; nothing where it has no name: passkeys belong to names, not to numbers.
    #[must_use]
    pub fn of(address: &str) -> Option<Self> {
        let origin = Url::parse(address).ok()?;
        let name = origin.domain()?.to_owned();
        WebauthnBuilder::new(&name, &origin).and_then(|builder| builder.rp_name("Blether").build()).ok().map(Self)
    }
}

fn failed(error: impl fmt::Display) -> ServiceError {
    ServiceError::Accounts(format!("passkey: {error}"))
}

fn write(value: &impl Serialize) -> Result<String, ServiceError> {
    serde_json::to_string(value).map_err(failed)
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, ServiceError> {
    serde_json::from_str(text).map_err(failed)
}

/// What the database knows a passkey by.
fn id(passkey: &Passkey) -> String {
    hex(&digest(passkey.cred_id().as_ref()))
}

impl Accounts {
    async fn keys_of(&self, account: &Account) -> Result<Vec<Passkey>, ServiceError> {
        self.db.passkeys(&account.id).await?.iter().map(|stored| read(&stored.credential)).collect()
    }

    /// What a browser is asked so that a new passkey is made: JSON, good for that session, once.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn ask_new_passkey(&self, passkeys: &Passkeys, account: &Account, here: &Secret, now: i64) -> Result<String, ServiceError> {
        let known = self.keys_of(account).await?.iter().map(|key| key.cred_id().clone()).collect();
        // The account's random id: it is shown to nobody, and says nothing.
        let handle = Uuid::from_slice(&digest(account.id.as_bytes())[..16]).map_err(failed)?;
        let asked = passkeys.0.start_passkey_registration(handle, &account.email, &account.name, Some(known));
        let (question, state) = asked.map_err(failed)?;
        self.db.challenge(&here.digest(), &write(&state)?, now + ASKED_FOR).await?;
        write(&question.public_key)
    }

    /// Adds the passkey that was made; what is wrong, if anything.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn add_passkey(
        &self,
        passkeys: &Passkeys,
        account: &Account,
        typed: &str,
        made: &str,
        here: &Secret,
        now: i64,
    ) -> Result<Option<Wrong>, ServiceError> {
        let again = || Ok(Some(wrong("passkey-name", "That did not work. Try again; your browser asks you to confirm.")));
        let name = typed.trim();
        if name.is_empty() || name.chars().count() > 40 {
            return Ok(Some(wrong("passkey-name", "Say which it is, in at most 40 letters: \u{201c}my phone\u{201d}.")));
        }
        let Some(state) = self.db.take_challenge(&here.digest(), now).await? else { return again() };
        let (Ok(made), Ok(state)) =
            (serde_json::from_str::<RegisterPublicKeyCredential>(made), serde_json::from_str::<PasskeyRegistration>(&state))
        else {
            return again();
        };
        let Ok(passkey) = passkeys.0.finish_passkey_registration(&made, &state) else { return again() };
        if self.db.passkeys(&account.id).await?.len() >= MOST {
            return Ok(Some(wrong("passkey-name", "You have ten. Remove one first.")));
        }
        let stored = StoredPasskey { id: id(&passkey), name: name.to_owned(), credential: write(&passkey)?, made_at: now };
        let done = entry(now, &account.email, "added a passkey", None, &account.email);
        if self.db.add_passkey(&account.id, &stored, &done).await? { Ok(None) } else { again() }
    }

    /// Somebody's passkeys.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn passkeys(&self, account: &Account) -> Result<Vec<StoredPasskey>, ServiceError> {
        Ok(self.db.passkeys(&account.id).await?)
    }

    /// Removes one of somebody's; whether it was there.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn remove_passkey(&self, account: &Account, named: &str, now: i64) -> Result<bool, ServiceError> {
        let done = entry(now, &account.email, "removed a passkey", None, &account.email);
        Ok(self.db.remove_passkey(&account.id, named, &done).await?)
    }

    /// What a browser is asked so that a passkey opens the second lock: JSON, good for that session, once. Nothing where they have none.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn ask_passkey(
        &self,
        passkeys: &Passkeys,
        account: &Account,
        here: &Secret,
        now: i64,
    ) -> Result<Option<String>, ServiceError> {
        let keys = self.keys_of(account).await?;
        if keys.is_empty() {
            return Ok(None);
        }
        let (question, state) = passkeys.0.start_passkey_authentication(&keys).map_err(failed)?;
        self.db.challenge(&here.digest(), &write(&state)?, now + ASKED_FOR).await?;
        write(&question.public_key).map(Some)
    }

    /// The second step by a passkey. Tries are counted with those of codes.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn second_by_passkey(
        &self,
        passkeys: &Passkeys,
        account: &Account,
        signed: &str,
        old: &Secret,
        now: i64,
    ) -> Result<Entered, ServiceError> {
        let row = row(Lock::Second, &account.email);
        let wait = self.db.count_try(&row, now, next_try).await?;
        if wait > 0 {
            return Ok(Entered::Wait(wait));
        }
        if !self.is_passkey(passkeys, account, signed, old, now).await? {
            return Ok(Entered::No);
        }
        self.db.forgive(&row).await?;
        Ok(Entered::Yes(self.begin(account, true, Some(old), now).await?))
    }

    async fn is_passkey(&self, passkeys: &Passkeys, account: &Account, signed: &str, old: &Secret, now: i64) -> Result<bool, ServiceError> {
        let Some(state) = self.db.take_challenge(&old.digest(), now).await? else { return Ok(false) };
        let (Ok(signed), Ok(state)) =
            (serde_json::from_str::<PublicKeyCredential>(signed), serde_json::from_str::<PasskeyAuthentication>(&state))
        else {
            return Ok(false);
        };
        // A count that does not grow is refused in there: somebody has a copy.
        let Ok(result) = passkeys.0.finish_passkey_authentication(&signed, &state) else { return Ok(false) };
        // As it is now: one that was removed meanwhile opens nothing.
        for stored in self.db.passkeys(&account.id).await? {
            let mut key: Passkey = read(&stored.credential)?;
            match key.update_credential(&result) {
                Some(changed) => {
                    if changed {
                        self.db.update_passkey(&account.id, &stored.id, &write(&key)?).await?;
                    }
                    return Ok(result.user_verified());
                }
                None => continue,
            }
        }
        Ok(false)
    }
}
