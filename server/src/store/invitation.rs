//! Links that are sent once and open once.

use std::collections::BTreeMap;

use domain::{
    staff::{Person, Role},
    survey::Id,
};

use super::{
    Db, StoreError,
    account::write_roles,
    audit::{Entry, audited},
    identity::{Identity, insert_identity},
    in_tx, on_db,
    wave::read_id,
};

/// What a one-time link is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Whose address; empty for the first administrator, who says so.
    pub email: String,
    /// What they will be able to do.
    pub person: Person,
    /// The account is there: its passphrase and second factor are set anew.
    pub again: bool,
    /// When it ends, in seconds since 1970.
    pub ends_at: i64,
}

impl Invitation {
    /// Whether it is for somebody whose address we know and who has no account: others choose a passphrase.
    #[must_use]
    pub fn may_join_by_provider(&self) -> bool {
        !self.again && !self.email.is_empty()
    }
}

/// An account as whoever was invited makes it.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// A random id.
    pub id: String,
    /// Their address, in small letters.
    pub email: String,
    /// How others call them.
    pub name: String,
    /// The passphrase as argon2id made it; empty: none, they come in by their provider.
    pub passphrase: String,
    /// What their provider calls them.
    pub identity: Option<Identity>,
}

/// What came of an invitation that somebody took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joined {
    /// The account is there.
    Yes,
    /// The link has been used, or its end has come.
    TooLate,
    /// Another account has that address.
    Taken,
    /// Another account is linked with what the provider calls them.
    Linked,
}

const FIND: &str = "SELECT email, administrator, roles, again, ends_at FROM invitation WHERE digest = $1";
const TAKE: &str = "DELETE FROM invitation WHERE digest = $1 AND ends_at > $2";

type Row = (String, bool, String, bool, i64);

fn read((email, administrator, roles, again, ends_at): Row) -> Result<Invitation, StoreError> {
    let named: BTreeMap<String, Vec<String>> =
        serde_json::from_str(&roles).map_err(|error| StoreError::json("an invitation's roles", &error))?;
    let mut person = Person { administrator, roles: BTreeMap::new() };
    for (partnership, roles) in named {
        let roles = roles.iter().map(|role| Role::from_name(role).ok_or_else(|| StoreError::unreadable("a role", role)));
        person.roles.insert(read_id(&partnership)?, roles.collect::<Result<_, _>>()?);
    }
    Ok(Invitation { email, person, again, ends_at })
}

fn write(roles: &BTreeMap<Id, Vec<Role>>) -> Result<String, StoreError> {
    let named: BTreeMap<&str, Vec<&str>> =
        roles.iter().map(|(partnership, roles)| (partnership.as_str(), roles.iter().map(|role| role.as_str()).collect())).collect();
    serde_json::to_string(&named).map_err(|error| StoreError::json("an invitation's roles", &error))
}

impl Db {
    /// Makes a one-time link, by the digest of its secret; earlier ones to the same address end, and with a way back in all sessions of the account.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn invite(&self, digest: &[u8; 32], invitation: &Invitation, entry: &Entry) -> Result<(), StoreError> {
        let roles = write(&invitation.person.roles)?;
        in_tx!(self, |tx| {
            sqlx::query("DELETE FROM invitation WHERE email = $1").bind(&invitation.email).execute(&mut *tx).await?;
            sqlx::query("INSERT INTO invitation (digest, email, administrator, roles, again, ends_at) VALUES ($1, $2, $3, $4, $5, $6)")
                .bind(&digest[..])
                .bind(&invitation.email)
                .bind(invitation.person.administrator)
                .bind(roles)
                .bind(invitation.again)
                .bind(invitation.ends_at)
                .execute(&mut *tx)
                .await?;
            if invitation.again {
                // Something of theirs is lost: whoever found it must not be in.
                sqlx::query("DELETE FROM session WHERE account IN (SELECT id FROM account WHERE email = $1)")
                    .bind(&invitation.email)
                    .execute(&mut *tx)
                    .await?;
            }
            audited!(tx, entry);
            tx.commit().await?;
        });
        Ok(())
    }

    /// The invitation of that digest, unless its end has come.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn invitation(&self, digest: &[u8; 32], now: i64) -> Result<Option<Invitation>, StoreError> {
        let row: Option<Row> = on_db!(self, |pool| sqlx::query_as(FIND).bind(&digest[..]).fetch_optional(pool).await)?;
        Ok(row.map(read).transpose()?.filter(|invitation| invitation.ends_at > now))
    }

    /// Takes an invitation: it is used up, and the account is there. A known account gets the passphrase, loses its second factor, recovery
    /// codes, passkeys, sessions and provider, and keeps its name and roles.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn join(
        &self,
        digest: &[u8; 32],
        invitation: &Invitation,
        account: &NewAccount,
        entry: &Entry,
    ) -> Result<Joined, StoreError> {
        in_tx!(self, |tx| {
            let taken = sqlx::query(TAKE).bind(&digest[..]).bind(entry.done_at).execute(&mut *tx).await?;
            if taken.rows_affected() != 1 {
                return Ok(Joined::TooLate);
            }
            let known: Option<(String,)> =
                sqlx::query_as("SELECT id FROM account WHERE email = $1").bind(&account.email).fetch_optional(&mut *tx).await?;
            match (known, invitation.again) {
                (Some((id,)), true) => {
                    sqlx::query("UPDATE account SET passphrase = $2, second_factor = NULL WHERE id = $1")
                        .bind(&id)
                        .bind(&account.passphrase)
                        .execute(&mut *tx)
                        .await?;
                    for text in [
                        "DELETE FROM session WHERE account = $1",
                        "DELETE FROM recovery_code WHERE account = $1",
                        "DELETE FROM identity WHERE account = $1",
                        "DELETE FROM passkey WHERE account = $1",
                    ] {
                        sqlx::query(text).bind(&id).execute(&mut *tx).await?;
                    }
                }
                (None, false) => {
                    sqlx::query(
                        "INSERT INTO account (id, email, name, passphrase, administrator, made_at) VALUES ($1, $2, $3, $4, $5, $6)",
                    )
                    .bind(&account.id)
                    .bind(&account.email)
                    .bind(&account.name)
                    .bind(&account.passphrase)
                    .bind(invitation.person.administrator)
                    .bind(entry.done_at)
                    .execute(&mut *tx)
                    .await?;
                    for (partnership, roles) in &invitation.person.roles {
                        write_roles!(tx, &account.id, partnership, roles);
                    }
                    if let Some(identity) = &account.identity
                        && !insert_identity!(tx, &account.id, identity, entry.done_at)
                    {
                        return Ok(Joined::Linked);
                    }
                }
                // Undone with the transaction: the link stays good for another address.
                (Some(_), false) => return Ok(Joined::Taken),
                // Their account was taken away meanwhile.
                (None, true) => return Ok(Joined::TooLate),
            }
            audited!(tx, entry);
            tx.commit().await?;
            Ok(Joined::Yes)
        })
    }
}
