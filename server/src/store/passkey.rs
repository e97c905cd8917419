//! Passkeys of staff, and what each is asked to sign.

use super::{
    Db, StoreError,
    audit::{Entry, audited},
    in_tx, on_db,
};

/// A passkey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredPasskey {
    /// A digest of what its maker calls it.
    pub id: String,
    /// What its person calls it.
    pub name: String,
    /// Its public part: JSON.
    pub credential: String,
    /// When it was added, in seconds since 1970.
    pub made_at: i64,
}

type Row = (String, String, String, i64);

impl Db {
    /// Somebody's passkeys, the oldest first.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn passkeys(&self, account: &str) -> Result<Vec<StoredPasskey>, StoreError> {
        const ALL: &str = "SELECT id, name, credential, made_at FROM passkey WHERE account = $1 ORDER BY made_at, id";
        let rows: Vec<Row> = on_db!(self, |pool| sqlx::query_as(ALL).bind(account).fetch_all(pool).await)?;
        Ok(rows.into_iter().map(|(id, name, credential, made_at)| StoredPasskey { id, name, credential, made_at }).collect())
    }

    /// Adds one; false where somebody has it already.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn add_passkey(&self, account: &str, passkey: &StoredPasskey, entry: &Entry) -> Result<bool, StoreError> {
        const ADD: &str = "INSERT INTO passkey (id, account, name, credential, made_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";
        in_tx!(self, |tx| {
            let done = sqlx::query(ADD)
                .bind(&passkey.id)
                .bind(account)
                .bind(&passkey.name)
                .bind(&passkey.credential)
                .bind(passkey.made_at)
                .execute(&mut *tx)
                .await?;
            let added = done.rows_affected() == 1;
            if added {
                audited!(tx, entry);
            }
            tx.commit().await?;
            Ok(added)
        })
    }

    /// Writes down that it was used: its count.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn update_passkey(&self, account: &str, id: &str, credential: &str) -> Result<(), StoreError> {
        in_tx!(self, |tx| {
            sqlx::query("UPDATE passkey SET credential = $3 WHERE account = $1 AND id = $2")
                .bind(account)
                .bind(id)
                .bind(credential)
                .execute(&mut *tx)
                .await?;
            tx.commit().await?;
        });
        Ok(())
    }

    /// Removes one of somebody's; whether it was there.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn remove_passkey(&self, account: &str, id: &str, entry: &Entry) -> Result<bool, StoreError> {
        in_tx!(self, |tx| {
            let done = sqlx::query("DELETE FROM passkey WHERE account = $1 AND id = $2").bind(account).bind(id).execute(&mut *tx).await?;
            let removed = done.rows_affected() == 1;
            if removed {
                audited!(tx, entry);
            }
            tx.commit().await?;
            Ok(removed)
        })
    }

    /// Keeps what is to be signed in that session, instead of what was before.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn challenge(&self, session: &[u8; 32], state: &str, ends_at: i64) -> Result<(), StoreError> {
        const KEEP: &str = "INSERT INTO passkey_challenge (session, state, ends_at) VALUES ($1, $2, $3)
            ON CONFLICT (session) DO UPDATE SET state = excluded.state, ends_at = excluded.ends_at";
        in_tx!(self, |tx| {
            sqlx::query(KEEP).bind(&session[..]).bind(state).bind(ends_at).execute(&mut *tx).await?;
            tx.commit().await?;
        });
        Ok(())
    }

    /// Takes it, once and in time.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn take_challenge(&self, session: &[u8; 32], now: i64) -> Result<Option<String>, StoreError> {
        const TAKE: &str = "DELETE FROM passkey_challenge WHERE session = $1 RETURNING state, ends_at";
        in_tx!(self, |tx| {
            let row: Option<(String, i64)> = sqlx::query_as(TAKE).bind(&session[..]).fetch_optional(&mut *tx).await?;
            tx.commit().await?;
            Ok(row.filter(|(_, ends_at)| *ends_at > now).map(|(state, _)| state))
        })
    }
}
