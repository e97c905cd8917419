//! Who somebody is to a provider, and ways to it and back that are under way.

use super::{
    Db, StoreError,
    audit::{Entry, audited},
    in_tx, on_db,
};

/// What a provider calls somebody: never given to another, as an address of email may be (OpenID Connect Core, 5.7).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The provider.
    pub issuer: String,
    /// Its name for them.
    pub subject: String,
}

/// A way to a provider and back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Attempt {
    /// Who links theirs; nobody: somebody who comes in.
    pub account: Option<String>,
    /// The digest of the session that it was begun in.
    pub session: Option<Vec<u8>>,
    /// The digest of the invitation that is taken.
    pub invitation: Option<Vec<u8>>,
    /// Who came back, once somebody has.
    pub subject: Option<String>,
}

type Row = (Option<String>, Option<Vec<u8>>, Option<Vec<u8>>, Option<String>);

fn read((account, session, invitation, subject): Row) -> Attempt {
    Attempt { account, session, invitation, subject }
}

/// Links in a transaction that is under way; false where either is linked already.
macro_rules! insert_identity {
    ($tx:ident, $account:expr, $identity:expr, $now:expr) => {{
        let done = sqlx::query("INSERT INTO identity (issuer, subject, account, linked_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING")
            .bind(&$identity.issuer)
            .bind(&$identity.subject)
            .bind($account)
            .bind($now)
            .execute(&mut *$tx)
            .await?;
        done.rows_affected() == 1
    }};
}
pub(super) use insert_identity;

impl Db {
    /// The account that is linked with it.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn account_by_identity(&self, identity: &Identity) -> Result<Option<super::Account>, StoreError> {
        const FIND: &str = "SELECT account FROM identity WHERE issuer = $1 AND subject = $2";
        let row: Option<(String,)> =
            on_db!(self, |pool| sqlx::query_as(FIND).bind(&identity.issuer).bind(&identity.subject).fetch_optional(pool).await)?;
        match row {
            Some((account,)) => self.account(&account).await,
            None => Ok(None),
        }
    }

    /// Whether that account is linked with somebody at that provider.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn is_linked(&self, account: &str, issuer: &str) -> Result<bool, StoreError> {
        const FIND: &str = "SELECT subject FROM identity WHERE account = $1 AND issuer = $2";
        let row: Option<(String,)> = on_db!(self, |pool| sqlx::query_as(FIND).bind(account).bind(issuer).fetch_optional(pool).await)?;
        Ok(row.is_some())
    }

    /// Links an account; false where either is linked already.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn link_identity(&self, account: &str, identity: &Identity, entry: &Entry) -> Result<bool, StoreError> {
        in_tx!(self, |tx| {
            let linked = insert_identity!(tx, account, identity, entry.done_at);
            if linked {
                audited!(tx, entry);
            }
            tx.commit().await?;
            Ok(linked)
        })
    }

    /// Unlinks an account.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn unlink_identity(&self, account: &str, issuer: &str, entry: &Entry) -> Result<(), StoreError> {
        in_tx!(self, |tx| {
            sqlx::query("DELETE FROM identity WHERE account = $1 AND issuer = $2").bind(account).bind(issuer).execute(&mut *tx).await?;
            audited!(tx, entry);
            tx.commit().await?;
        });
        Ok(())
    }

    /// Remembers that somebody set out, by the digest of their browser's secret.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn begin_attempt(&self, digest: &[u8; 32], attempt: &Attempt, ends_at: i64) -> Result<(), StoreError> {
        const SET_OUT: &str = "INSERT INTO sign_in_attempt (digest, account, session, invitation, returned, ends_at)
            VALUES ($1, $2, $3, $4, false, $5)";
        in_tx!(self, |tx| {
            sqlx::query(SET_OUT)
                .bind(&digest[..])
                .bind(&attempt.account)
                .bind(&attempt.session)
                .bind(&attempt.invitation)
                .bind(ends_at)
                .execute(&mut *tx)
                .await?;
            tx.commit().await?;
        });
        Ok(())
    }

    /// Takes somebody back, once and in time.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn return_attempt(&self, digest: &[u8; 32], now: i64) -> Result<Option<Attempt>, StoreError> {
        const RETURN: &str = "UPDATE sign_in_attempt SET returned = true WHERE digest = $1 AND NOT returned AND ends_at > $2
            RETURNING account, session, invitation, subject";
        in_tx!(self, |tx| {
            let row: Option<Row> = sqlx::query_as(RETURN).bind(&digest[..]).bind(now).fetch_optional(&mut *tx).await?;
            tx.commit().await?;
            Ok(row.map(read))
        })
    }

    /// Writes down who came back, until they press a button.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn name_attempt(&self, digest: &[u8; 32], subject: &str) -> Result<(), StoreError> {
        in_tx!(self, |tx| {
            sqlx::query("UPDATE sign_in_attempt SET subject = $2 WHERE digest = $1 AND returned")
                .bind(&digest[..])
                .bind(subject)
                .execute(&mut *tx)
                .await?;
            tx.commit().await?;
        });
        Ok(())
    }

    /// Somebody who came back and has still to press the button.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn named_attempt(&self, digest: &[u8; 32], now: i64) -> Result<Option<Attempt>, StoreError> {
        const FIND: &str = "SELECT account, session, invitation, subject FROM sign_in_attempt
            WHERE digest = $1 AND subject IS NOT NULL AND ends_at > $2";
        let row: Option<Row> = on_db!(self, |pool| sqlx::query_as(FIND).bind(&digest[..]).bind(now).fetch_optional(pool).await)?;
        Ok(row.map(read))
    }

    /// Ends a way.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn end_attempt(&self, digest: &[u8; 32]) -> Result<(), StoreError> {
        in_tx!(self, |tx| {
            sqlx::query("DELETE FROM sign_in_attempt WHERE digest = $1").bind(&digest[..]).execute(&mut *tx).await?;
            tx.commit().await?;
        });
        Ok(())
    }
}
