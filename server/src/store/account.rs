//! Accounts of staff and what each may do.

use std::collections::BTreeMap;

use domain::{
    staff::{Person, Role},
    survey::Id,
};

use super::{
    Db, StoreError,
    audit::{Entry, audited},
    in_tx, on_db,
    wave::read_id,
    word_key::forget_copies,
};

/// Somebody of the staff.
#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    /// Random, and never shown.
    pub id: String,
    /// The address they sign in with, in small letters.
    pub email: String,
    /// How others call them.
    pub name: String,
    /// The passphrase as argon2id made it: a PHC string. Empty: none, they come in by their provider.
    pub passphrase: String,
    /// The authenticator's secret, sealed; nothing: not set up yet.
    pub second_factor: Option<Vec<u8>>,
    /// What they may do.
    pub person: Person,
}

impl Account {
    /// The passphrase as it is kept, if they have one.
    #[must_use]
    pub fn kept(&self) -> Option<String> {
        (!self.passphrase.is_empty()).then(|| self.passphrase.clone())
    }
}

impl std::fmt::Debug for Account {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Account").field("email", &self.email).field("person", &self.person).finish_non_exhaustive()
    }
}

const ALL: &str = "SELECT id, email, name, passphrase, administrator, second_factor FROM account ORDER BY email";
const BY_ID: &str = "SELECT id, email, name, passphrase, administrator, second_factor FROM account WHERE id = $1";
const BY_EMAIL: &str = "SELECT id, email, name, passphrase, administrator, second_factor FROM account WHERE email = $1";
const ROLES: &str = "SELECT account, partnership, role FROM account_role ORDER BY account, partnership, role";
const ROLES_OF: &str = "SELECT account, partnership, role FROM account_role WHERE account = $1 ORDER BY partnership, role";

/// An account's columns, in the order of [`ALL`].
type Row = (String, String, String, String, bool, Option<Vec<u8>>);
type RoleRow = (String, String, String);

fn read(row: Row, roles: &[RoleRow]) -> Result<Account, StoreError> {
    let (id, email, name, passphrase, administrator, second_factor) = row;
    let mut person = Person { administrator, roles: BTreeMap::new() };
    for (_, partnership, role) in roles.iter().filter(|(account, ..)| *account == id) {
        let role = Role::from_name(role).ok_or_else(|| StoreError::unreadable("a role", role))?;
        person.roles.entry(read_id(partnership)?).or_default().push(role);
    }
    Ok(Account { id, email, name, passphrase, second_factor, person })
}

/// Writes a person's roles for one partnership anew.
macro_rules! write_roles {
    ($tx:ident, $account:expr, $partnership:expr, $roles:expr) => {
        sqlx::query("DELETE FROM account_role WHERE account = $1 AND partnership = $2")
            .bind($account)
            .bind($partnership.as_str())
            .execute(&mut *$tx)
            .await?;
        for role in $roles {
            sqlx::query("INSERT INTO account_role (account, partnership, role) VALUES ($1, $2, $3)")
                .bind($account)
                .bind($partnership.as_str())
                .bind(role.as_str())
                .execute(&mut *$tx)
                .await?;
        }
    };
}
pub(super) use write_roles;

impl Db {
    /// Everybody, by address.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn accounts(&self) -> Result<Vec<Account>, StoreError> {
        let rows: Vec<Row> = on_db!(self, |pool| sqlx::query_as(ALL).fetch_all(pool).await)?;
        let roles: Vec<RoleRow> = on_db!(self, |pool| sqlx::query_as(ROLES).fetch_all(pool).await)?;
        rows.into_iter().map(|row| read(row, &roles)).collect()
    }

    /// Whether anybody has an account yet.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn has_accounts(&self) -> Result<bool, StoreError> {
        let row: Option<(String,)> = on_db!(self, |pool| sqlx::query_as("SELECT id FROM account LIMIT 1").fetch_optional(pool).await)?;
        Ok(row.is_some())
    }

    /// The account of that id.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn account(&self, id: &str) -> Result<Option<Account>, StoreError> {
        self.account_where(BY_ID, id).await
    }

    /// The account that signs in with that address.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn account_of(&self, email: &str) -> Result<Option<Account>, StoreError> {
        self.account_where(BY_EMAIL, &email.to_lowercase()).await
    }

    async fn account_where(&self, text: &'static str, value: &str) -> Result<Option<Account>, StoreError> {
        let row: Option<Row> = on_db!(self, |pool| sqlx::query_as(text).bind(value).fetch_optional(pool).await)?;
        let Some(row) = row else { return Ok(None) };
        let roles: Vec<RoleRow> = on_db!(self, |pool| sqlx::query_as(ROLES_OF).bind(&row.0).fetch_all(pool).await)?;
        read(row, &roles).map(Some)
    }

    /// Changes what somebody may do for one partnership; no roles: nothing there any more.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn set_roles(&self, account: &str, partnership: &Id, roles: &[Role], entry: &Entry) -> Result<(), StoreError> {
        in_tx!(self, |tx| {
            write_roles!(tx, account, partnership, roles);
            if !roles.contains(&Role::Moderator) {
                forget_copies!(tx, account, partnership);
            }
            audited!(tx, entry);
            tx.commit().await?;
        });
        Ok(())
    }

    /// Another passphrase: every other session of theirs ends. `session` is the digest of the one that stays, if any.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn set_passphrase(&self, account: &str, passphrase: &str, session: &[u8], entry: &Entry) -> Result<(), StoreError> {
        in_tx!(self, |tx| {
            sqlx::query("UPDATE account SET passphrase = $2 WHERE id = $1").bind(account).bind(passphrase).execute(&mut *tx).await?;
            sqlx::query("DELETE FROM session WHERE account = $1 AND digest <> $2").bind(account).bind(session).execute(&mut *tx).await?;
            audited!(tx, entry);
            tx.commit().await?;
        });
        Ok(())
    }

    /// Sets the second factor up, with recovery codes that replace earlier ones. `step` is the time step whose code proved it.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn set_second_factor(
        &self,
        account: &str,
        sealed: &[u8],
        step: i64,
        recovery: &[[u8; 32]],
        entry: &Entry,
    ) -> Result<(), StoreError> {
        in_tx!(self, |tx| {
            sqlx::query("UPDATE account SET second_factor = $2, second_used = $3 WHERE id = $1")
                .bind(account)
                .bind(sealed)
                .bind(step)
                .execute(&mut *tx)
                .await?;
            sqlx::query("DELETE FROM recovery_code WHERE account = $1").bind(account).execute(&mut *tx).await?;
            for digest in recovery {
                sqlx::query("INSERT INTO recovery_code (account, digest) VALUES ($1, $2)")
                    .bind(account)
                    .bind(&digest[..])
                    .execute(&mut *tx)
                    .await?;
            }
            audited!(tx, entry);
            tx.commit().await?;
        });
        Ok(())
    }

    /// Takes a time step's code, unless that or a later one was taken before (RFC 6238, 5.2: a code is accepted once).
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn use_step(&self, account: &str, step: i64) -> Result<bool, StoreError> {
        in_tx!(self, |tx| {
            let done = sqlx::query("UPDATE account SET second_used = $2 WHERE id = $1 AND second_used < $2")
                .bind(account)
                .bind(step)
                .execute(&mut *tx)
                .await?;
            tx.commit().await?;
            Ok(done.rows_affected() == 1)
        })
    }

    /// Takes a recovery code, if it is there: it never opens again.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn use_recovery(&self, account: &str, digest: &[u8; 32], entry: &Entry) -> Result<bool, StoreError> {
        in_tx!(self, |tx| {
            let done = sqlx::query("DELETE FROM recovery_code WHERE account = $1 AND digest = $2")
                .bind(account)
                .bind(&digest[..])
                .execute(&mut *tx)
                .await?;
            let taken = done.rows_affected() == 1;
            if taken {
                audited!(tx, entry);
            }
            tx.commit().await?;
            Ok(taken)
        })
    }

    /// How many recovery codes are left.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn recovery_left(&self, account: &str) -> Result<i64, StoreError> {
        const LEFT: &str = "SELECT COUNT(*) FROM recovery_code WHERE account = $1";
        let (left,): (i64,) = on_db!(self, |pool| sqlx::query_as(LEFT).bind(account).fetch_one(pool).await)?;
        Ok(left)
    }

    /// Takes somebody's account away, with their sessions and roles.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn remove_account(&self, account: &str, entry: &Entry) -> Result<(), StoreError> {
        in_tx!(self, |tx| {
            sqlx::query("DELETE FROM account WHERE id = $1").bind(account).execute(&mut *tx).await?;
            audited!(tx, entry);
            tx.commit().await?;
        });
        Ok(())
    }
}
