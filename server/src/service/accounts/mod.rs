//! Accounts of staff: invited, signed in with a passphrase and a second factor, slowed down when they fail.

mod passkey;
pub mod passphrase;
mod proof;
mod provider;
pub mod second;
mod secret;
mod sessions;
mod sign_in;

use domain::{
    staff::{Person, Role},
    survey::Id,
};

pub use self::{
    passkey::Passkeys,
    provider::{Purpose, WAY_ENDS},
    secret::Secret,
    sessions::Open,
    sign_in::{Entered, PART_ENDS, SESSION_ENDS, SESSION_IDLE},
};
use super::ServiceError;
use crate::{
    digest::hex,
    store::{Account, Db, Entry, Invitation, Joined, NewAccount, random_bytes},
};

/// How long a one-time link opens: a week for whoever is invited, a day for whoever gets back in or is first. In seconds.
const INVITED: i64 = 7 * 24 * 3_600;
const ONE_DAY: i64 = 24 * 3_600;

/// Who does something, as the audit names them.
pub const COMMAND_LINE: &str = "command line";

/// A field of a form that cannot be taken, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// The field's name.
    pub field: &'static str,
    /// What to do, in words.
    pub why: &'static str,
}

const fn wrong(field: &'static str, why: &'static str) -> Wrong {
    Wrong { field, why }
}

/// What somebody wrote who takes an invitation.
#[derive(Debug, Clone, Default)]
pub struct Joining {
    /// Their address: the first administrator's, else the invitation's.
    pub email: String,
    /// How others call them.
    pub name: String,
    /// The passphrase they chose.
    pub passphrase: String,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The account is there.
    Joined(Box<Account>),
    /// The link is used up.
    TooLate,
    /// Another account is linked with what their provider calls them.
    Linked,
    /// Something must be mended.
    Wrong(Vec<Wrong>),
}

/// The use cases of accounts, on a database.
#[derive(Debug, Clone)]
pub struct Accounts {
    db: Db,
}

/// An entry for the audit.
#[must_use]
pub fn entry(now: i64, by_whom: &str, act: &str, partnership: Option<&Id>, about: &str) -> Entry {
    Entry { done_at: now, by_whom: by_whom.to_owned(), act: act.to_owned(), partnership: partnership.cloned(), about: about.to_owned() }
}

impl Accounts {
    /// The accounts of that database.
    #[must_use]
    pub const fn new(db: Db) -> Self {
        Self { db }
    }

    /// A one-time link for the first administrator; nothing where somebody has an account.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn invite_first(&self, now: i64) -> Result<Option<Secret>, ServiceError> {
        if self.db.has_accounts().await? {
            return Ok(None);
        }
        let person = Person { administrator: true, ..Person::default() };
        let invitation = Invitation { email: String::new(), person, again: false, ends_at: now + ONE_DAY };
        let secret = Secret::random()?;
        self.db.invite(&secret.digest(), &invitation, &entry(now, COMMAND_LINE, "offered the first account", None, "")).await?;
        Ok(Some(secret))
    }

    /// A one-time link for somebody who has no account: what they will be able to do. Earlier ones to that address end.
    ///
    /// # Errors
    /// What is wrong with the address; or the store fails.
    pub async fn invite(&self, by: &str, email: &str, person: Person, now: i64) -> Result<Result<Secret, Wrong>, ServiceError> {
        let Some(email) = address(email) else {
            return Ok(Err(wrong("email", "Write an email address such as mary@example.org.")));
        };
        if self.db.account_of(&email).await?.is_some() {
            return Ok(Err(wrong("email", "Somebody with this address has an account already. Change what they may do in the list.")));
        }
        let (partnership, act) = (person.roles.keys().next().cloned(), roles_in_words("invited", &person));
        let invitation = Invitation { email: email.clone(), person, again: false, ends_at: now + INVITED };
        let secret = Secret::random()?;
        self.db.invite(&secret.digest(), &invitation, &entry(now, by, &act, partnership.as_ref(), &email)).await?;
        Ok(Ok(secret))
    }

    /// A one-time link back in, for somebody who lost their passphrase or second factor: both are set anew.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn invite_again(&self, by: &str, account: &Account, now: i64) -> Result<Secret, ServiceError> {
        let invitation = Invitation { email: account.email.clone(), person: Person::default(), again: true, ends_at: now + ONE_DAY };
        let secret = Secret::random()?;
        self.db.invite(&secret.digest(), &invitation, &entry(now, by, "sent a way back in", None, &account.email)).await?;
        Ok(secret)
    }

    /// What a one-time link is for; nothing where it is used up.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn invitation(&self, secret: &Secret, now: i64) -> Result<Option<Invitation>, ServiceError> {
        Ok(self.db.invitation(&secret.digest(), now).await?)
    }

    /// Takes an invitation.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn join(&self, secret: &Secret, joining: Joining, now: i64) -> Result<Outcome, ServiceError> {
        let Some(invitation) = self.invitation(secret, now).await? else { return Ok(Outcome::TooLate) };
        let typed = if invitation.email.is_empty() { &joining.email } else { &invitation.email };
        let (email, named) = (address(typed), name(&joining.name));
        let mut wrongs = Vec::new();
        if email.is_none() {
            wrongs.push(wrong("email", "Write an email address such as mary@example.org."));
        }
        if !invitation.again && named.is_none() {
            wrongs.push(wrong("name", NAME));
        }
        let name = named.unwrap_or_default();
        let email = email.unwrap_or_default();
        if let Some(why) = passphrase::refused(&joining.passphrase, &[&email, &name]) {
            wrongs.push(wrong("passphrase", why));
        }
        if !wrongs.is_empty() {
            return Ok(Outcome::Wrong(wrongs));
        }
        let kept = passphrase::kept(joining.passphrase).await?;
        let account = NewAccount { id: hex(&random_bytes::<16>()?), email: email.clone(), name, passphrase: kept, identity: None };
        let act = if invitation.again { "came back in with a new passphrase" } else { "joined" };
        match self.db.join(&secret.digest(), &invitation, &account, &entry(now, &email, act, None, &email)).await? {
            Joined::TooLate | Joined::Linked => Ok(Outcome::TooLate),
            Joined::Taken => Ok(Outcome::Wrong(vec![wrong("email", "Somebody with this address has an account already.")])),
            Joined::Yes => {
                let account = self.db.account_of(&email).await?;
                Ok(account.map_or(Outcome::TooLate, |account| Outcome::Joined(Box::new(account))))
            }
        }
    }

    /// Changes what somebody may do for a partnership.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn set_roles(&self, by: &str, of: &Account, partnership: &Id, roles: &[Role], now: i64) -> Result<(), ServiceError> {
        let words = if roles.is_empty() { "nothing".to_owned() } else { listed(roles) };
        let entry = entry(now, by, &format!("let somebody be: {words}"), Some(partnership), &of.email);
        Ok(self.db.set_roles(&of.id, partnership, roles, &entry).await?)
    }
}

fn listed(roles: &[Role]) -> String {
    roles.iter().map(|role| role.as_str()).collect::<Vec<_>>().join(", ")
}

fn roles_in_words(act: &str, person: &Person) -> String {
    let roles: Vec<Role> = person.roles.values().flatten().copied().collect();
    if person.administrator { format!("{act} as administrator") } else { format!("{act} as {}", listed(&roles)) }
}

/// What to do about a name that is none.
const NAME: &str = "Write the name that others know you by, in at most 80 letters.";

/// A name as it is kept.
fn name(typed: &str) -> Option<String> {
    let name = typed.trim();
    (!name.is_empty() && name.chars().count() <= 80).then(|| name.to_owned())
}

/// An email address in small letters: something, an at sign, something. Whether anyone reads it tells only a letter sent there.
fn address(typed: &str) -> Option<String> {
    let email = typed.trim().to_lowercase();
    let (name, host) = email.split_once('@')?;
    let plain = !name.is_empty() && host.contains('.') && !host.contains('@') && !host.starts_with('.') && !host.ends_with('.');
    (plain && email.len() <= 254 && !email.contains(char::is_whitespace) && !email.contains(char::is_control)).then_some(email)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_a_name_and_a_host() {
        assert_eq!(address(" Mary@Example.org ").as_deref(), Some("mary@example.org"));
        for wrong in
            ["", "mary", "@example.org", "mary@", "mary@example", "mary@.org", "ma ry@example.org", "a@b@c.org", "mary@example.org\n<b>"]
        {
            assert_eq!(address(wrong), None, "{wrong}");
        }
    }
}
