//! Waves before they open. A draft stays when its wave has opened: it says with what.

use domain::{draft::WaveDraft, survey::Id};

use super::{
    Code, Db, StoreError,
    audit::{Entry, audited},
    in_tx, on_db,
    wave::{read_code, read_id},
};

/// A draft as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptDraft {
    /// Its code, which becomes the wave's.
    pub code: Code,
    /// Whose it is.
    pub partnership: Id,
    /// What is planned.
    pub plan: WaveDraft,
    /// Goes up with each change.
    pub revision: i64,
    /// When its wave opened, in seconds since 1970; nothing: it has not.
    pub opened_at: Option<i64>,
}

const ONE: &str = "SELECT code, partnership, plan, revision, opened_at FROM wave_draft WHERE code = $1";
const ALL: &str = "SELECT code, partnership, plan, revision, opened_at FROM wave_draft WHERE opened_at IS NULL ORDER BY made_at, code";

type Row = (String, String, String, i64, Option<i64>);

fn read((code, partnership, plan, revision, opened_at): Row) -> Result<KeptDraft, StoreError> {
    let plan = serde_json::from_str(&plan).map_err(|error| StoreError::json("a draft", &error))?;
    Ok(KeptDraft { code: read_code(&code)?, partnership: read_id(&partnership)?, plan, revision, opened_at })
}

fn write(plan: &WaveDraft) -> Result<String, StoreError> {
    serde_json::to_string(plan).map_err(|error| StoreError::json("a draft", &error))
}

impl Db {
    /// The draft of that code, opened or not.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn wave_draft(&self, code: &Code) -> Result<Option<KeptDraft>, StoreError> {
        let row: Option<Row> = on_db!(self, |pool| sqlx::query_as(ONE).bind(code.as_str()).fetch_optional(pool).await)?;
        row.map(read).transpose()
    }

    /// Every draft whose wave has not opened, oldest first.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn wave_drafts(&self) -> Result<Vec<KeptDraft>, StoreError> {
        let rows: Vec<Row> = on_db!(self, |pool| sqlx::query_as(ALL).fetch_all(pool).await)?;
        rows.into_iter().map(read).collect()
    }

    /// Begins a draft.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn begin_wave_draft(&self, code: &Code, partnership: &Id, plan: &WaveDraft, entry: &Entry) -> Result<(), StoreError> {
        const TEXT: &str = "INSERT INTO wave_draft (code, partnership, plan, revision, made_at) VALUES ($1, $2, $3, 1, $4)";
        let plan = write(plan)?;
        in_tx!(self, |tx| {
            sqlx::query(TEXT).bind(code.as_str()).bind(partnership.as_str()).bind(&plan).bind(entry.done_at).execute(&mut *tx).await?;
            audited!(tx, entry);
            tx.commit().await?;
        });
        Ok(())
    }

    /// Writes a draft, unless it changed since that revision or its wave has opened: then `false`, and nothing is written.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn change_wave_draft(&self, code: &Code, plan: &WaveDraft, revision: i64) -> Result<bool, StoreError> {
        const TEXT: &str =
            "UPDATE wave_draft SET plan = $2, revision = revision + 1 WHERE code = $1 AND revision = $3 AND opened_at IS NULL";
        let plan = write(plan)?;
        let changed = in_tx!(self, |tx| {
            let changed = sqlx::query(TEXT).bind(code.as_str()).bind(&plan).bind(revision).execute(&mut *tx).await?.rows_affected();
            tx.commit().await?;
            changed
        });
        Ok(changed == 1)
    }

    /// Throws a draft away whose wave has not opened.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn discard_wave_draft(&self, code: &Code, entry: &Entry) -> Result<(), StoreError> {
        in_tx!(self, |tx| {
            sqlx::query("DELETE FROM wave_draft WHERE code = $1 AND opened_at IS NULL").bind(code.as_str()).execute(&mut *tx).await?;
            audited!(tx, entry);
            tx.commit().await?;
        });
        Ok(())
    }
}
