//! Opening waves.

use domain::{notice::Reader, survey::Id, tally::RoundingSecret};

use super::{ServiceError, accounts::entry, catalogue::Catalogue};
use crate::store::{Code, Db, Link, NewWave, State, StoreError, Wave, WaveSecrets, random_bytes};

/// What a wave is opened with.
#[derive(Debug, Clone, Default)]
pub struct Opening<'a> {
    /// The survey's id.
    pub survey: &'a str,
    /// Council areas by name or id.
    pub areas: Vec<&'a str>,
    /// Background questions to ask: at most three.
    pub breakdowns: Vec<&'a str>,
    /// Whether its answers will be made up.
    pub made_up: bool,
    /// When it closes by itself, in seconds since 1970.
    pub closes_at: Option<i64>,
    /// Whose it is.
    pub partnership: Option<&'a Id>,
    /// Who opens it, for the audit.
    pub by: &'a str,
    /// Whether its links need printed slips, each good for one response.
    pub slips: bool,
    /// The draft that it comes from, by code and revision; nothing: it is opened to try out.
    pub draft: Option<(&'a Code, i64)>,
    /// The key that its words are sealed to, by its id; nothing: it asks no open questions.
    pub word_key: Option<String>,
    /// What its families are told of what happens to their answers.
    pub notices: Vec<(Reader, String)>,
}

/// The wave that an opening would make, if the gate can ever release it.
///
/// # Errors
/// When the survey, an area or a breakdown is unknown, an area is named twice or none is, it would close before it opens, or two partnerships of
/// the areas overlap.
pub fn planned(catalogue: &Catalogue, opening: &Opening<'_>, now: i64) -> Result<Wave, ServiceError> {
    let survey = catalogue.survey(opening.survey)?;
    if opening.closes_at.is_some_and(|closes_at| closes_at <= now) {
        return Err(ServiceError::ClosesInThePast);
    }
    let areas = opening.areas.iter().map(|name| Ok(catalogue.area(name)?.id.clone())).collect::<Result<Vec<_>, ServiceError>>()?;
    let mut once = areas.clone();
    once.sort();
    once.dedup();
    if areas.is_empty() || once.len() != areas.len() {
        return Err(ServiceError::Areas);
    }
    let known = || survey.breakdowns().map(|question| question.id.as_str()).collect::<Vec<_>>().join(", ");
    let breakdown = |name: &&str| {
        let found = survey.breakdown(name).map(|question| question.id.clone());
        found.ok_or_else(|| ServiceError::NoSuchBreakdown((*name).to_owned(), known()))
    };
    let breakdowns = opening.breakdowns.iter().map(breakdown).collect::<Result<Vec<_>, _>>()?;
    let wave = Wave {
        code: opening.draft.map_or_else(Code::random, |(code, _)| Ok(code.clone()))?,
        survey: survey.id.clone(),
        survey_version: survey.version.clone(),
        larger_areas: catalogue.larger_areas(&areas),
        areas,
        breakdowns,
        made_up: opening.made_up,
        state: State::Open,
        closes_at: opening.closes_at,
        partnership: opening.partnership.cloned(),
        word_key: opening.word_key.clone(),
    };
    // The gate refuses a plan that it could never release: better now than after the answers are in.
    super::release::tallies(&survey, &wave, RoundingSecret::new([0; 32]))?;
    Ok(wave)
}

/// Opens a wave with a link an area.
///
/// # Errors
/// As [`planned`]; when its draft was changed meanwhile, or the store fails.
pub async fn open(db: &Db, catalogue: &Catalogue, opening: &Opening<'_>, now: i64) -> Result<(Wave, Vec<Link>), ServiceError> {
    // Another server may have published a newer version.
    catalogue.refresh().await?;
    let wave = planned(catalogue, opening, now)?;
    let links = wave
        .areas
        .iter()
        .map(|area| Ok(Link { single_use: opening.slips, ..Link::new(&wave.code, area)? }))
        .collect::<Result<Vec<_>, StoreError>>()?;
    let secrets = WaveSecrets { wave_key: random_bytes()?, rounding_secret: random_bytes()? };
    let entry = entry(now, opening.by, "opened a wave", opening.partnership, wave.code.as_str());
    let (notices, revision) = (opening.notices.clone(), opening.draft.map(|(_, revision)| revision));
    db.open_wave(&NewWave { wave: wave.clone(), secrets, links: links.clone(), notices, revision, entry }).await?;
    Ok((wave, links))
}
