//! Keys of people's words. A partnership's key seals; each of its moderators holds a copy of the private half, sealed to a key of their own,
//! whose private half is wrapped by a passphrase. Nothing here opens anything.

use domain::survey::Id;

use super::{
    Db, StoreError,
    audit::{Entry, audited},
    in_tx, on_db,
};

/// A partnership's key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordKey {
    /// Its random id.
    pub id: String,
    /// Its public half, as age writes it.
    pub public: String,
}

/// A moderator's own key.
#[derive(Clone, PartialEq, Eq)]
pub struct ModeratorKey {
    /// Its public half.
    pub public: String,
    /// Its private half, wrapped by their passphrase.
    pub wrapped: Vec<u8>,
    /// Goes up with each change.
    pub revision: i64,
}

/// A moderator of a partnership, as far as its keys are concerned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// The account.
    pub account: String,
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// The public half of their own key; nothing: they have made none yet.
    pub public: Option<String>,
    /// The keys of the partnership that they hold a copy of.
    pub holds: Vec<String>,
}

/// A copy of a partnership's private half: the account that it is for, sealed to their key.
pub type KeyCopy = (String, Vec<u8>);

/// Takes a partnership's keys from somebody, in a transaction that is under way.
macro_rules! forget_copies {
    ($tx:ident, $account:expr, $partnership:expr) => {
        sqlx::query("DELETE FROM word_key_copy WHERE account = $1 AND word_key IN (SELECT id FROM word_key WHERE partnership = $2)")
            .bind($account)
            .bind($partnership.as_str())
            .execute(&mut *$tx)
            .await?
    };
}
pub(super) use forget_copies;

macro_rules! write_copy {
    ($tx:ident, $key:expr, $account:expr, $sealed:expr) => {
        sqlx::query("INSERT INTO word_key_copy (word_key, account, sealed) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
            .bind($key)
            .bind($account)
            .bind($sealed)
            .execute(&mut *$tx)
            .await?
    };
}

const KEY: &str = "SELECT id, public FROM word_key WHERE id = $1";
const CURRENT: &str = "SELECT id, public FROM word_key WHERE partnership = $1 AND replaced_at IS NULL";
const OF: &str = "SELECT id, public FROM word_key WHERE partnership = $1 ORDER BY made_at DESC, id";

type Row = (String, String);

fn read((id, public): Row) -> WordKey {
    WordKey { id, public }
}

impl Db {
    /// The key that a partnership's waves use from now on; nothing: it has none, and they ask no open questions.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn current_word_key(&self, partnership: &Id) -> Result<Option<WordKey>, StoreError> {
        let row: Option<Row> = on_db!(self, |pool| sqlx::query_as(CURRENT).bind(partnership.as_str()).fetch_optional(pool).await)?;
        Ok(row.map(read))
    }

    /// The key of that id; nothing: it went with the last words that it sealed.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn word_key(&self, id: &str) -> Result<Option<WordKey>, StoreError> {
        let row: Option<Row> = on_db!(self, |pool| sqlx::query_as(KEY).bind(id).fetch_optional(pool).await)?;
        Ok(row.map(read))
    }

    /// Every key that a partnership still has, the newest first.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn word_keys(&self, partnership: &Id) -> Result<Vec<WordKey>, StoreError> {
        let rows: Vec<Row> = on_db!(self, |pool| sqlx::query_as(OF).bind(partnership.as_str()).fetch_all(pool).await)?;
        Ok(rows.into_iter().map(read).collect())
    }

    /// Makes a key the partnership's current one, with its moderators' copies. `replaces` is the one that was current when it was made, if any:
    /// false where another has come meanwhile.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn add_word_key(
        &self,
        partnership: &Id,
        key: &WordKey,
        replaces: Option<&str>,
        copies: &[KeyCopy],
        entry: &Entry,
    ) -> Result<bool, StoreError> {
        const ADD: &str = "INSERT INTO word_key (id, partnership, public, made_by, made_at) VALUES ($1, $2, $3, $4, $5)";
        const REPLACED: &str = "UPDATE word_key SET replaced_at = $3 WHERE partnership = $1 AND id = $2 AND replaced_at IS NULL";
        in_tx!(self, |tx| {
            if let Some(old) = replaces {
                sqlx::query(REPLACED).bind(partnership.as_str()).bind(old).bind(entry.done_at).execute(&mut *tx).await?;
            }
            let current: Option<Row> = sqlx::query_as(CURRENT).bind(partnership.as_str()).fetch_optional(&mut *tx).await?;
            if current.is_some() {
                return Ok(false);
            }
            sqlx::query(ADD)
                .bind(&key.id)
                .bind(partnership.as_str())
                .bind(&key.public)
                .bind(&entry.by_whom)
                .bind(entry.done_at)
                .execute(&mut *tx)
                .await?;
            for (account, sealed) in copies {
                write_copy!(tx, &key.id, account, sealed);
            }
            audited!(tx, entry);
            tx.commit().await?;
            Ok(true)
        })
    }

    /// Gives somebody copies of a partnership's keys: each by the key's id.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn give_word_keys(&self, account: &str, copies: &[KeyCopy], entry: &Entry) -> Result<(), StoreError> {
        in_tx!(self, |tx| {
            for (key, sealed) in copies {
                write_copy!(tx, key, account, sealed);
            }
            audited!(tx, entry);
            tx.commit().await?;
        });
        Ok(())
    }

    /// Takes a partnership's keys from somebody.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn take_word_keys(&self, account: &str, partnership: &Id, entry: &Entry) -> Result<(), StoreError> {
        in_tx!(self, |tx| {
            forget_copies!(tx, account, partnership);
            audited!(tx, entry);
            tx.commit().await?;
        });
        Ok(())
    }

    /// The copy of a partnership's private half that somebody holds.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn word_key_copy(&self, key: &str, account: &str) -> Result<Option<Vec<u8>>, StoreError> {
        const TEXT: &str = "SELECT sealed FROM word_key_copy WHERE word_key = $1 AND account = $2";
        let row: Option<(Vec<u8>,)> = on_db!(self, |pool| sqlx::query_as(TEXT).bind(key).bind(account).fetch_optional(pool).await)?;
        Ok(row.map(|(sealed,)| sealed))
    }

    /// Somebody's own key.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn moderator_key(&self, account: &str) -> Result<Option<ModeratorKey>, StoreError> {
        const TEXT: &str = "SELECT public, wrapped, revision FROM moderator_key WHERE account = $1";
        let row: Option<(String, Vec<u8>, i64)> = on_db!(self, |pool| sqlx::query_as(TEXT).bind(account).fetch_optional(pool).await)?;
        Ok(row.map(|(public, wrapped, revision)| ModeratorKey { public, wrapped, revision }))
    }

    /// Keeps somebody's own key, new, wrapped anew or in place of one that is lost: copies that were sealed to another go. `key.revision` is the
    /// one that it was made from, 0 for a first; false where another browser was quicker.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn keep_moderator_key(&self, account: &str, key: &ModeratorKey, entry: &Entry) -> Result<bool, StoreError> {
        const ADD: &str = "INSERT INTO moderator_key (account, public, wrapped, revision) VALUES ($1, $2, $3, 1) ON CONFLICT DO NOTHING";
        const CHANGE: &str =
            "UPDATE moderator_key SET public = $2, wrapped = $3, revision = revision + 1 WHERE account = $1 AND revision = $4";
        const STALE: &str = "DELETE FROM word_key_copy WHERE account = $1
            AND NOT EXISTS (SELECT 1 FROM moderator_key WHERE account = $1 AND public = $2)";
        in_tx!(self, |tx| {
            sqlx::query(STALE).bind(account).bind(&key.public).execute(&mut *tx).await?;
            let kept = if key.revision == 0 {
                sqlx::query(ADD).bind(account).bind(&key.public).bind(&key.wrapped).execute(&mut *tx).await?
            } else {
                sqlx::query(CHANGE).bind(account).bind(&key.public).bind(&key.wrapped).bind(key.revision).execute(&mut *tx).await?
            };
            if kept.rows_affected() != 1 {
                return Ok(false);
            }
            audited!(tx, entry);
            tx.commit().await?;
            Ok(true)
        })
    }

    /// A partnership's moderators, by name, with what they hold of its keys.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn holders(&self, partnership: &Id) -> Result<Vec<Holder>, StoreError> {
        const WHO: &str = "SELECT account.id, account.name, account.email, moderator_key.public FROM account_role
            JOIN account ON account.id = account_role.account LEFT JOIN moderator_key ON moderator_key.account = account.id
            WHERE account_role.partnership = $1 AND account_role.role = 'moderator' ORDER BY account.name, account.email";
        const WHAT: &str = "SELECT word_key_copy.account, word_key_copy.word_key FROM word_key_copy
            JOIN word_key ON word_key.id = word_key_copy.word_key WHERE word_key.partnership = $1";
        let who: Vec<(String, String, String, Option<String>)> =
            on_db!(self, |pool| sqlx::query_as(WHO).bind(partnership.as_str()).fetch_all(pool).await)?;
        let what: Vec<(String, String)> = on_db!(self, |pool| sqlx::query_as(WHAT).bind(partnership.as_str()).fetch_all(pool).await)?;
        let holder = |(account, name, email, public): (String, String, String, Option<String>)| {
            let holds = what.iter().filter(|(one, _)| *one == account).map(|(_, key)| key.clone()).collect();
            Holder { account, name, email, public, holds }
        };
        Ok(who.into_iter().map(holder).collect())
    }
}
