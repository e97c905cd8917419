//! Surveys that partnerships made: published versions, which triggers in the database keep as they are (migration 0008), and a draft each.

use domain::survey::Id;

use super::{
    Db, StoreError,
    audit::{Entry, audited},
    in_tx, on_db,
    wave::{read_id, read_list, write_list},
};

/// A published version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredSurvey {
    /// The survey.
    pub survey: Id,
    /// Its version, from 1.
    pub version: i64,
    /// Whose it is; nothing: everyone's.
    pub partnership: Option<Id>,
    /// Its file.
    pub body: String,
    /// Its translations' files.
    pub translations: Vec<String>,
    /// When it was published, in seconds since 1970.
    pub made_at: i64,
}

/// A published version without its texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionLine {
    /// The survey.
    pub survey: Id,
    /// Its version.
    pub version: i64,
    /// Whose it is; nothing: everyone's.
    pub partnership: Option<Id>,
    /// When it was published, in seconds since 1970.
    pub made_at: i64,
}

/// What somebody works on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredDraft {
    /// The survey that it will be a version of.
    pub survey: Id,
    /// Whose it is; nothing: everyone's.
    pub partnership: Option<Id>,
    /// Id and version of what it began as.
    pub base: (Id, String),
    /// Its file.
    pub body: String,
    /// Its translations' files.
    pub translations: Vec<String>,
    /// How often it was saved.
    pub revision: i64,
    /// When it was last saved, in seconds since 1970.
    pub changed_at: i64,
    /// Who saved it.
    pub changed_by: String,
}

const VERSION: &str =
    "SELECT survey, version, partnership, body, translations, made_at FROM survey_version WHERE survey = $1 AND version = $2";
const VERSIONS: &str = "SELECT survey, version, partnership, made_at FROM survey_version ORDER BY survey, version";
const DRAFT: &str =
    "SELECT survey, partnership, base, body, translations, revision, changed_at, changed_by FROM survey_draft WHERE survey = $1";
const DRAFTS: &str =
    "SELECT survey, partnership, base, body, translations, revision, changed_at, changed_by FROM survey_draft ORDER BY survey";
const OWNER: &str = "SELECT partnership FROM survey_draft WHERE survey = $1 UNION SELECT partnership FROM survey_version WHERE survey = $1";

type VersionRow = (String, i64, Option<String>, String, String, i64);
type DraftRow = (String, Option<String>, String, String, String, i64, i64, String);

fn owner(partnership: Option<&str>) -> Result<Option<Id>, StoreError> {
    partnership.map(read_id).transpose()
}

fn read_draft(
    (survey, partnership, base, body, translations, revision, changed_at, changed_by): DraftRow,
) -> Result<StoredDraft, StoreError> {
    Ok(StoredDraft {
        survey: read_id(&survey)?,
        partnership: owner(partnership.as_deref())?,
        base: serde_json::from_str(&base).map_err(|error| StoreError::unreadable("what a draft began as", error))?,
        body,
        translations: read_list("a draft's translations", &translations)?,
        revision,
        changed_at,
        changed_by,
    })
}

impl Db {
    /// Every published version, each survey's in order.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn survey_versions(&self) -> Result<Vec<VersionLine>, StoreError> {
        let rows: Vec<(String, i64, Option<String>, i64)> = on_db!(self, |pool| sqlx::query_as(VERSIONS).fetch_all(pool).await)?;
        let read = |(survey, version, partnership, made_at): (String, i64, Option<String>, i64)| {
            Ok(VersionLine { survey: read_id(&survey)?, version, partnership: owner(partnership.as_deref())?, made_at })
        };
        rows.into_iter().map(read).collect()
    }

    /// A published version; nothing where there is none.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn survey_version(&self, survey: &Id, version: i64) -> Result<Option<StoredSurvey>, StoreError> {
        let row: Option<VersionRow> =
            on_db!(self, |pool| sqlx::query_as(VERSION).bind(survey.as_str()).bind(version).fetch_optional(pool).await)?;
        let read = |(survey, version, partnership, body, translations, made_at): VersionRow| {
            let translations = read_list("a survey's translations", &translations)?;
            let partnership = owner(partnership.as_deref())?;
            Ok(StoredSurvey { survey: read_id(&survey)?, version, partnership, body, translations, made_at })
        };
        row.map(read).transpose()
    }

    /// Every draft.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn survey_drafts(&self) -> Result<Vec<StoredDraft>, StoreError> {
        let rows: Vec<DraftRow> = on_db!(self, |pool| sqlx::query_as(DRAFTS).fetch_all(pool).await)?;
        rows.into_iter().map(read_draft).collect()
    }

    /// A survey's draft; nothing where there is none.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn survey_draft(&self, survey: &Id) -> Result<Option<StoredDraft>, StoreError> {
        let row: Option<DraftRow> = on_db!(self, |pool| sqlx::query_as(DRAFT).bind(survey.as_str()).fetch_optional(pool).await)?;
        row.map(read_draft).transpose()
    }

    /// Whose a survey is, published or not: nothing where there is none, and `Some(None)` where it is everyone's.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn survey_owner(&self, survey: &Id) -> Result<Option<Option<Id>>, StoreError> {
        let row: Option<(Option<String>,)> = on_db!(self, |pool| sqlx::query_as(OWNER).bind(survey.as_str()).fetch_optional(pool).await)?;
        row.map(|(partnership,)| owner(partnership.as_deref())).transpose()
    }

    /// Begins a draft; `false` where there is one already.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn begin_draft(&self, draft: &StoredDraft, entry: &Entry) -> Result<bool, StoreError> {
        let base = serde_json::to_string(&draft.base).map_err(|error| StoreError::unreadable("what a draft began as", error))?;
        let translations = write_list(&draft.translations)?;
        in_tx!(self, |tx| {
            let begun = sqlx::query(
                "INSERT INTO survey_draft (survey, partnership, base, body, translations, revision, changed_at, changed_by)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (survey) DO NOTHING",
            )
            .bind(draft.survey.as_str())
            .bind(draft.partnership.as_ref().map(Id::as_str))
            .bind(base)
            .bind(&draft.body)
            .bind(translations)
            .bind(draft.revision)
            .bind(draft.changed_at)
            .bind(&draft.changed_by)
            .execute(&mut *tx)
            .await?;
            if begun.rows_affected() == 0 {
                return Ok(false);
            }
            audited!(tx, entry);
            tx.commit().await?;
        });
        Ok(true)
    }

    /// Saves a draft whose `revision` is the one that it was read at; `false` where somebody saved another meanwhile, or it is gone: then
    /// nothing is changed.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn save_draft(&self, draft: &StoredDraft, entry: Option<&Entry>) -> Result<bool, StoreError> {
        let translations = write_list(&draft.translations)?;
        in_tx!(self, |tx| {
            let saved = sqlx::query(
                "UPDATE survey_draft SET body = $1, translations = $2, changed_at = $3, changed_by = $4, revision = revision + 1
                 WHERE survey = $5 AND revision = $6",
            )
            .bind(&draft.body)
            .bind(translations)
            .bind(draft.changed_at)
            .bind(&draft.changed_by)
            .bind(draft.survey.as_str())
            .bind(draft.revision)
            .execute(&mut *tx)
            .await?;
            if saved.rows_affected() == 0 {
                return Ok(false);
            }
            if let Some(entry) = entry {
                audited!(tx, entry);
            }
            tx.commit().await?;
        });
        Ok(true)
    }

    /// Lets go of a draft at that revision; `false` where it is another.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn discard_draft(&self, survey: &Id, revision: i64, entry: &Entry) -> Result<bool, StoreError> {
        in_tx!(self, |tx| {
            let gone = sqlx::query("DELETE FROM survey_draft WHERE survey = $1 AND revision = $2")
                .bind(survey.as_str())
                .bind(revision)
                .execute(&mut *tx)
                .await?;
            if gone.rows_affected() == 0 {
                return Ok(false);
            }
            audited!(tx, entry);
            tx.commit().await?;
        });
        Ok(true)
    }

    /// Makes a version of a draft at that revision, and lets go of the draft; `false` where it is another.
    ///
    /// # Errors
    /// When that version is published already, or the engine fails.
    pub async fn publish_survey(&self, survey: &StoredSurvey, revision: i64, entry: &Entry) -> Result<bool, StoreError> {
        let translations = write_list(&survey.translations)?;
        in_tx!(self, |tx| {
            let gone = sqlx::query("DELETE FROM survey_draft WHERE survey = $1 AND revision = $2")
                .bind(survey.survey.as_str())
                .bind(revision)
                .execute(&mut *tx)
                .await?;
            if gone.rows_affected() == 0 {
                return Ok(false);
            }
            sqlx::query(
                "INSERT INTO survey_version (survey, version, partnership, body, translations, made_at) VALUES ($1, $2, $3, $4, $5, $6)",
            )
            .bind(survey.survey.as_str())
            .bind(survey.version)
            .bind(survey.partnership.as_ref().map(Id::as_str))
            .bind(&survey.body)
            .bind(translations)
            .bind(survey.made_at)
            .execute(&mut *tx)
            .await?;
            audited!(tx, entry);
            tx.commit().await?;
        });
        Ok(true)
    }
}
