//! Drafts of waves: begun, judged, and opened only as they were judged.

use std::collections::BTreeSet;

use domain::{
    disclosure::Policy,
    draft::{Check, Controller, Facts, STALE_AFTER_DAYS, WaveDraft, checklist, is_ready},
    help::HelpLine,
    language::Language,
    notice::{Collected, Reader, notice},
    survey::{Audience, Id, Survey},
};

use super::{
    ServiceError,
    accounts::entry,
    catalogue::Catalogue,
    doctor::{Examiner, Finding, Verdict},
    wave::{Opening, open, planned},
};
use crate::{
    day,
    digest::{digest, hex},
    store::{Code, Db, KeptDraft, StoreError, Wave},
};

/// The survey that a draft begins with.
const SURVEY: &str = "ask-the-family";

/// So many days after a wave's final release its single answers are deleted (privacy.md, *Keeping*).
pub const KEPT_DAYS: u32 = 90;

/// What drafts are judged by.
#[derive(Clone, Copy)]
pub struct Drafts<'a> {
    /// The database.
    pub db: &'a Db,
    /// Surveys and areas.
    pub catalogue: &'a Catalogue,
    /// Looks at the deployment.
    pub examiner: &'a Examiner,
    /// The limits of releases.
    pub policy: &'a Policy,
}

/// A draft, judged.
#[derive(Debug, Clone)]
pub struct Judged {
    /// What must be ready, a line each.
    pub checks: Vec<Check>,
    /// The notices as they would be frozen, for each reader whom the survey reaches: the partnership's own text, or the generated one.
    pub notices: Vec<(Reader, String)>,
    /// Their digest.
    pub notices_digest: String,
    /// What the machine's check found.
    pub findings: Vec<Finding>,
    /// Its digest; empty: nothing.
    pub findings_digest: String,
}

impl Judged {
    /// Whether the wave can open.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        is_ready(&self.checks)
    }
}

/// What came of opening a draft.
#[derive(Debug)]
pub enum Opened {
    /// The wave is open.
    Wave(Box<Wave>),
    /// Something is missing.
    NotReady(Box<Judged>),
    /// Somebody changed the draft meanwhile, or opened it.
    Changed,
}

impl Drafts<'_> {
    /// Begins a draft for a partnership: the survey that is shipped, and all its places.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn begin(&self, partnership: &Id, by: &str, now: i64) -> Result<Code, ServiceError> {
        let areas = self.catalogue.partnership(partnership.as_str()).map(|found| found.councils.clone()).unwrap_or_default();
        let words = self.db.current_word_key(partnership).await?.is_some();
        let plan = WaveDraft { survey: SURVEY.to_owned(), areas, words, ..WaveDraft::default() };
        let code = Code::random()?;
        self.db.begin_wave_draft(&code, partnership, &plan, &entry(now, by, "began a wave", Some(partnership), code.as_str())).await?;
        Ok(code)
    }

    /// Judges a draft as it is now.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn judge(&self, draft: &KeptDraft, now: i64) -> Result<Judged, ServiceError> {
        let plan = &draft.plan;
        let controller = self.db.controller(&draft.partnership).await?;
        let survey = self.catalogue.survey(&plan.survey).ok();
        let survey = survey.as_deref();
        let notices = self.notices(plan, survey, &controller);
        // Of the survey's version too: whoever reads the notices has seen what is asked.
        let version = survey.map(|survey| survey.version.as_str()).unwrap_or_default();
        let notices_digest = hex(&digest(serde_json::to_string(&(version, &notices)).unwrap_or_default().as_bytes()));
        let findings = self.examiner.wants(now).await;
        // By what was found, not by its value: seconds and megabytes change from look to look.
        let found: BTreeSet<_> = findings.iter().map(|finding| (finding.name, finding.verdict == Verdict::Wrong)).collect();
        let findings_digest = if found.is_empty() { String::new() } else { hex(&digest(format!("{found:?}").as_bytes())) };
        let wrong = findings.iter().filter(|finding| finding.verdict == Verdict::Wrong).count();
        let misfit = match planned(self.catalogue, &opening(draft, Vec::new(), ""), now) {
            Ok(_) | Err(ServiceError::ClosesInThePast | ServiceError::Areas) => None,
            Err(error) => Some(error.to_string()),
        };
        let facts = Facts {
            audiences: survey.map(|survey| survey.audiences.iter().map(|version| version.audience).collect()).unwrap_or_default(),
            misfit,
            dates: dates(plan, now),
            word_holders: self.word_holders(&draft.partnership).await?,
            languages: survey.map(|survey| self.languages(survey)).unwrap_or_default(),
            controller,
            notices: &notices_digest,
            stale_lines: self.stale_lines(&draft.partnership, now).await?,
            machine: [wrong, findings.len() - wrong],
            machine_digest: &findings_digest,
        };
        let checks = checklist(plan, &facts);
        Ok(Judged { checks, notices, notices_digest, findings, findings_digest })
    }

    /// Opens a draft's wave, if everything is ready at this moment.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn open(&self, draft: &KeptDraft, by: &str, now: i64) -> Result<Opened, ServiceError> {
        let judged = self.judge(draft, now).await?;
        if !judged.is_ready() {
            return Ok(Opened::NotReady(Box::new(judged)));
        }
        let key = if draft.plan.words { self.db.current_word_key(&draft.partnership).await? } else { None };
        let opening = Opening { word_key: key.map(|key| key.id), ..opening(draft, judged.notices, by) };
        match open(self.db, self.catalogue, &opening, now).await {
            Ok((wave, _)) => Ok(Opened::Wave(Box::new(wave))),
            Err(ServiceError::Store(StoreError::DraftChanged(_))) => Ok(Opened::Changed),
            Err(error) => Err(error),
        }
    }

    /// The generated notice of a reader.
    #[must_use]
    pub fn generated(&self, reader: Reader, plan: &WaveDraft, survey: &Survey, controller: &Controller) -> String {
        let asked = plan.breakdowns.iter().filter_map(|id| survey.breakdown(id.as_str()));
        let about: Vec<&str> = asked.filter(|asked| asked.wording.contains_key(&reader.audience())).map(|asked| asked.title).collect();
        let closes = day::end_of_day(&plan.closes).and_then(day::words);
        let place = self.catalogue.areas().called(&plan.areas);
        let smallest_group = self.policy.group_floor();
        notice(
            reader,
            &Collected {
                controller,
                place: &place,
                about: &about,
                closes: closes.as_deref(),
                smallest_group,
                kept_days: KEPT_DAYS,
                words: plan.words,
            },
        )
    }

    fn notices(&self, plan: &WaveDraft, survey: Option<&Survey>, controller: &Controller) -> Vec<(Reader, String)> {
        let Some(survey) = survey else { return Vec::new() };
        let readers = Reader::ALL.into_iter().filter(|reader| survey.version_for(reader.audience()).is_some());
        let text = |reader: Reader| plan.notices.get(&reader).cloned().unwrap_or_else(|| self.generated(reader, plan, survey, controller));
        readers.map(|reader| (reader, text(reader))).collect()
    }

    fn languages(&self, survey: &Survey) -> Vec<(&'static str, usize, bool)> {
        let languages = self.catalogue.translations_of(survey);
        languages
            .into_iter()
            .map(|(translation, missing)| (translation.language.own_name(), missing.len(), translation.read_by_native))
            .collect()
    }

    /// Every help line that a partnership's families are shown, with the day of its last check: the later of the shipped and the partnership's.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn lines(&self, partnership: &Id) -> Result<Vec<HelpLine>, ServiceError> {
        let checks = self.db.line_checks(partnership).await?;
        let shipped = self.catalogue.help_lines(Language::English).iter().cloned().map(|mut line| {
            if let Some(checked_on) = checks.get(&line.id).filter(|day| **day > line.checked_on) {
                line.checked_on.clone_from(checked_on);
            }
            line
        });
        Ok(shipped.chain(self.db.local_lines(partnership).await?).collect())
    }

    /// How many moderators hold the partnership's current key of words; nothing: it has none.
    async fn word_holders(&self, partnership: &Id) -> Result<Option<usize>, ServiceError> {
        let Some(key) = self.db.current_word_key(partnership).await? else { return Ok(None) };
        let holders = self.db.holders(partnership).await?;
        Ok(Some(holders.iter().filter(|holder| holder.holds.contains(&key.id)).count()))
    }

    async fn stale_lines(&self, partnership: &Id, now: i64) -> Result<Vec<String>, ServiceError> {
        let lines = self.lines(partnership).await?;
        Ok(lines.into_iter().filter(|line| is_stale(&line.checked_on, now)).map(|line| line.name).collect())
    }
}

/// Whether what was checked on that day must be checked again.
#[must_use]
pub fn is_stale(checked_on: &str, now: i64) -> bool {
    day::end_of_day(checked_on).is_none_or(|end| end + STALE_AFTER_DAYS * 24 * 3_600 <= now)
}

/// Whether the dates cannot stand.
fn dates(plan: &WaveDraft, now: i64) -> Option<&'static str> {
    let (opens, closes) = (day::end_of_day(&plan.opens), day::end_of_day(&plan.closes));
    if closes.is_some_and(|closes| closes <= now) {
        return Some("Its last day is past. Choose a day to come, or none.");
    }
    (opens > closes && closes.is_some()).then_some("It would close before it opens.")
}

fn opening<'a>(draft: &'a KeptDraft, notices: Vec<(Reader, String)>, by: &'a str) -> Opening<'a> {
    let KeptDraft { code, partnership, plan, revision, .. } = draft;
    Opening {
        survey: &plan.survey,
        areas: plan.areas.iter().map(Id::as_str).collect(),
        breakdowns: plan.breakdowns.iter().map(Id::as_str).collect(),
        made_up: false,
        closes_at: day::end_of_day(&plan.closes),
        partnership: Some(partnership),
        by,
        slips: plan.slips,
        draft: Some((code, *revision)),
        notices,
        word_key: None,
    }
}

/// The audiences of a survey, with what staff call them.
#[must_use]
pub fn audiences(survey: &Survey) -> Vec<(Audience, String)> {
    survey.audiences.iter().map(|version| (version.audience, version.plural.clone())).collect()
}
