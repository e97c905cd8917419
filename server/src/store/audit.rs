//! Who of the staff did what: written with what it is about, in one transaction, and never changed.

use domain::survey::Id;

use super::{Db, StoreError, in_tx, on_db, wave::read_id};

/// What somebody did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// When, in seconds since 1970.
    pub done_at: i64,
    /// The address of whoever did it, or "command line".
    pub by_whom: String,
    /// What: "opened a wave".
    pub act: String,
    /// For which partnership; nothing: for none, or for all.
    pub partnership: Option<Id>,
    /// To what or whom: a code, an address.
    pub about: String,
}

/// Writes an entry in a transaction that is under way.
macro_rules! audited {
    ($tx:ident, $entry:expr) => {{
        let entry: &$crate::store::audit::Entry = $entry;
        sqlx::query("INSERT INTO audit (id, done_at, by_whom, act, partnership, about) VALUES ($1, $2, $3, $4, $5, $6)")
            .bind($crate::digest::hex(&$crate::store::random_bytes::<16>()?))
            .bind(entry.done_at)
            .bind(&entry.by_whom)
            .bind(&entry.act)
            .bind(entry.partnership.as_ref().map(|id| id.as_str()))
            .bind(&entry.about)
            .execute(&mut *$tx)
            .await?;
    }};
}
pub(super) use audited;

/// The newest first. The id decides among those of one second.
const ALL: &str = "SELECT done_at, by_whom, act, partnership, about FROM audit ORDER BY done_at DESC, id";

type Row = (i64, String, String, Option<String>, String);

impl Db {
    /// Writes down what was done, by itself.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn note(&self, entry: &Entry) -> Result<(), StoreError> {
        in_tx!(self, |tx| {
            audited!(tx, entry);
            tx.commit().await?;
        });
        Ok(())
    }

    /// Everything that was done, the newest first.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn audit(&self) -> Result<Vec<Entry>, StoreError> {
        let rows: Vec<Row> = on_db!(self, |pool| sqlx::query_as(ALL).fetch_all(pool).await)?;
        let read = |(done_at, by_whom, act, partnership, about): Row| {
            let partnership = partnership.as_deref().map(read_id).transpose()?;
            Ok(Entry { done_at, by_whom, act, partnership, about })
        };
        rows.into_iter().map(read).collect()
    }
}
