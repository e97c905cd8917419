//! Surveys that partnerships copy, change and publish. A draft is worked on; a published version never changes.

use domain::survey::{Id, Refusal, SurveyDraft};

use super::{ServiceError, accounts::entry, catalogue::Catalogue};
use crate::store::{Code, Db, StoredDraft, StoredSurvey};

/// A survey that somebody works on.
#[derive(Debug, Clone)]
pub struct Draft {
    /// As it is kept.
    pub stored: StoredDraft,
    /// As it is worked with.
    pub survey: SurveyDraft,
}

/// What became of a wish to publish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Publishing {
    /// It is published, as that version.
    Done(String),
    /// Somebody changed the draft meanwhile.
    Stale,
    /// It cannot be used as it is.
    Unfit(Refusal),
}

/// Whoever does something, and when.
#[derive(Debug, Clone, Copy)]
pub struct By<'a> {
    /// Their address.
    pub whom: &'a str,
    /// Now, in seconds since 1970.
    pub now: i64,
}

/// A survey's draft; nothing where there is none.
///
/// # Errors
/// When it cannot be read or the store fails.
pub async fn draft(db: &Db, survey: &Id) -> Result<Option<Draft>, ServiceError> {
    db.survey_draft(survey).await?.map(read).transpose()
}

/// Every draft.
///
/// # Errors
/// When the store fails. One that cannot be read is left out.
pub async fn drafts(db: &Db) -> Result<Vec<Draft>, ServiceError> {
    Ok(db.survey_drafts().await?.into_iter().filter_map(|stored| read(stored).ok()).collect())
}

fn read(stored: StoredDraft) -> Result<Draft, ServiceError> {
    let survey = SurveyDraft::read(&stored.body, stored.translations.iter().map(String::as_str));
    let survey = survey.map_err(|refusal| ServiceError::Content { file: format!("the draft of {}", stored.survey), refusal })?;
    Ok(Draft { stored, survey })
}

/// How much of a survey's id its copies' ids begin with; a code follows, and an id has 40 letters.
const STEM: usize = 30;

/// Copies the newest version of a survey for a partnership, as a draft. The copy's id.
///
/// # Errors
/// When there is no such survey, or the store fails.
pub async fn copy(db: &Db, catalogue: &Catalogue, of: &str, partnership: &Id, by: By<'_>) -> Result<Id, ServiceError> {
    catalogue.refresh().await?;
    let missing = || ServiceError::NoSuchSurvey { id: of.to_owned(), version: "any".to_owned() };
    let from = catalogue.newest(of).ok_or_else(missing)?;
    let stem: String = of.chars().take(STEM).collect();
    let id = Id::new(&format!("{stem}-{}", Code::random()?)).ok_or_else(missing)?;
    let draft = SurveyDraft::copy(&from.survey, &from.translations, id.clone(), "1".to_owned());
    let base = (from.survey.id.clone(), from.survey.version.clone());
    let stored = stored(&draft, Some(partnership.clone()), base, by);
    let entry = entry(by.now, by.whom, "copied a survey", Some(partnership), id.as_str());
    db.begin_draft(&stored, &entry).await?;
    Ok(id)
}

/// Begins the next version of a survey; where somebody has begun it already, that one goes on.
///
/// # Errors
/// When nothing of it is published, or the store fails.
pub async fn begin(db: &Db, catalogue: &Catalogue, survey: &Id, by: By<'_>) -> Result<(), ServiceError> {
    catalogue.refresh().await?;
    let missing = || ServiceError::NoSuchSurvey { id: survey.to_string(), version: "any".to_owned() };
    let from = catalogue.newest(survey.as_str()).filter(|version| !version.shipped).ok_or_else(missing)?;
    let next = from.survey.version.parse::<i64>().unwrap_or_default() + 1;
    let draft = SurveyDraft::copy(&from.survey, &from.translations, survey.clone(), next.to_string());
    let stored = stored(&draft, from.partnership.clone(), (survey.clone(), from.survey.version.clone()), by);
    let entry = entry(by.now, by.whom, "began a new version of a survey", from.partnership.as_ref(), survey.as_str());
    db.begin_draft(&stored, &entry).await?;
    Ok(())
}

fn stored(draft: &SurveyDraft, partnership: Option<Id>, base: (Id, String), by: By<'_>) -> StoredDraft {
    StoredDraft {
        survey: draft.survey().id.clone(),
        partnership,
        base,
        body: draft.survey().write(),
        translations: draft.files(),
        revision: 1,
        changed_at: by.now,
        changed_by: by.whom.to_owned(),
    }
}

/// Keeps a change of a draft that was read at `revision`; `false` where somebody saved another meanwhile.
///
/// # Errors
/// When the store fails.
pub async fn save(db: &Db, draft: &Draft, changed: &SurveyDraft, revision: i64, by: By<'_>) -> Result<bool, ServiceError> {
    Ok(db.save_draft(&next(draft, changed, revision, by), None).await?)
}

/// The same of what a file said: it may be another survey altogether, and so it is written down.
///
/// # Errors
/// When the store fails.
pub async fn import(db: &Db, draft: &Draft, changed: &SurveyDraft, revision: i64, by: By<'_>) -> Result<bool, ServiceError> {
    let Draft { stored, .. } = draft;
    let entry = entry(by.now, by.whom, "put a file into a survey", stored.partnership.as_ref(), stored.survey.as_str());
    Ok(db.save_draft(&next(draft, changed, revision, by), Some(&entry)).await?)
}

fn next(draft: &Draft, changed: &SurveyDraft, revision: i64, by: By<'_>) -> StoredDraft {
    let (partnership, base) = (draft.stored.partnership.clone(), draft.stored.base.clone());
    StoredDraft { revision, ..stored(changed, partnership, base, by) }
}

/// Makes a draft the survey's next version, for good.
///
/// # Errors
/// When the store fails.
pub async fn publish(db: &Db, catalogue: &Catalogue, draft: &Draft, revision: i64, by: By<'_>) -> Result<Publishing, ServiceError> {
    let (body, translations) = match draft.survey.finished() {
        Ok(files) => files,
        Err(refusal) => return Ok(Publishing::Unfit(refusal)),
    };
    let (survey, partnership) = (draft.stored.survey.clone(), draft.stored.partnership.clone());
    let version = &draft.survey.survey().version;
    let number = version.parse().map_err(|_| ServiceError::NoSuchSurvey { id: survey.to_string(), version: version.clone() })?;
    let about = format!("{survey} {version}");
    let entry = entry(by.now, by.whom, "published a survey", partnership.as_ref(), &about);
    let made = StoredSurvey { survey, version: number, partnership, body, translations, made_at: by.now };
    if !db.publish_survey(&made, revision, &entry).await? {
        return Ok(Publishing::Stale);
    }
    catalogue.refresh().await?;
    Ok(Publishing::Done(version.clone()))
}

/// Lets go of a draft; `false` where somebody saved another meanwhile.
///
/// # Errors
/// When the store fails.
pub async fn discard(db: &Db, draft: &Draft, revision: i64, by: By<'_>) -> Result<bool, ServiceError> {
    let StoredDraft { survey, partnership, .. } = &draft.stored;
    let entry = entry(by.now, by.whom, "discarded the draft of a survey", partnership.as_ref(), survey.as_str());
    Ok(db.discard_draft(survey, revision, &entry).await?)
}
