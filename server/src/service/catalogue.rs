//! What can be asked and where: surveys, shipped with the program or made by partnerships, areas, help lines.

use std::sync::{Arc, PoisonError, RwLock};

use domain::{
    area::{Area, Areas, Partnership, areas, areas_with},
    disclosure::LargerArea,
    help::{HelpLine, help_lines_in},
    language::Language,
    survey::{ASK_THE_FAMILY, ASK_THE_FAMILY_IN, Id, Survey, SurveyDraft, Translation, parse, parse_translation},
};

use super::ServiceError;
use crate::store::{Db, Wave};

/// Surveys, areas and help lines, parsed once. Clones share what they know.
#[derive(Debug, Clone)]
pub struct Catalogue {
    /// Every version that is known: a published one never changes, and none is ever forgotten.
    known: Arc<RwLock<Vec<Arc<Version>>>>,
    /// Where others are looked for.
    db: Option<Db>,
    /// Changed a few times in a deployment's life: what was before stays in memory, so that names can be borrowed.
    areas: Arc<RwLock<&'static Areas>>,
    /// A language each, in the order of [`Language::ALL`].
    help_lines: [&'static [HelpLine]; Language::ALL.len()],
}

/// A version of a survey.
#[derive(Debug)]
pub struct Version {
    /// In English.
    pub survey: Arc<Survey>,
    /// Its translations.
    pub translations: Vec<Translation>,
    /// Whose it is; nothing: everyone's.
    pub partnership: Option<Id>,
    /// Whether it came with the program.
    pub shipped: bool,
    /// The same in every language that it is translated into.
    translated: Vec<Arc<Survey>>,
}

impl Version {
    fn new(survey: Survey, translations: Vec<Translation>, partnership: Option<Id>, shipped: bool) -> Arc<Self> {
        let translated = translations.iter().map(|translation| Arc::new(survey.in_language(translation))).collect();
        Arc::new(Self { survey: Arc::new(survey), translations, partnership, shipped, translated })
    }

    fn is(&self, id: &str, version: &str) -> bool {
        self.survey.id.as_str() == id && self.survey.version == version
    }

    /// Which of its survey's versions it is: 10 comes after 9.
    fn number(&self) -> i64 {
        self.survey.version.parse().unwrap_or_default()
    }
}

impl Catalogue {
    /// Parses the shipped content.
    ///
    /// # Errors
    /// When a file is broken: file, line and reason.
    pub fn load() -> Result<Self, ServiceError> {
        let content = |file: &str| {
            let file = file.to_owned();
            move |refusal| ServiceError::Content { file, refusal }
        };
        let survey = parse(ASK_THE_FAMILY).map_err(content("ask-the-family.toml"))?;
        let translation = |(language, text): (Language, &str)| {
            parse_translation(text, &survey).map_err(content(&format!("{language}/ask-the-family.toml")))
        };
        let translations = ASK_THE_FAMILY_IN.into_iter().map(translation).collect::<Result<_, _>>()?;
        let areas = Arc::new(RwLock::new(areas().map_err(content("partnerships.toml"))?));
        let mut help_lines: [&[HelpLine]; Language::ALL.len()] = [&[]; Language::ALL.len()];
        for (language, lines) in Language::ALL.into_iter().zip(&mut help_lines) {
            *lines = help_lines_in(language).map_err(content(&format!("{language}/help-lines.toml")))?;
        }
        let known = Arc::new(RwLock::new(vec![Version::new(survey, translations, None, true)]));
        Ok(Self { known, db: None, areas, help_lines })
    }

    /// The shipped content, and the surveys that are published in that database.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn with(self, db: &Db) -> Result<Self, ServiceError> {
        let whole = Self { db: Some(db.clone()), ..self };
        whole.refresh().await?;
        Ok(whole)
    }

    /// Reads the versions that are not known yet: others publish too, on servers beside this one.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn refresh(&self) -> Result<(), ServiceError> {
        let Some(db) = &self.db else { return Ok(()) };
        if let Some(text) = db.partnerships_text().await? {
            match areas_with(&text) {
                Ok(areas) => self.set_areas(areas),
                Err(refusal) => tracing::error!(%refusal, "the partnerships that an administrator wrote cannot be read"),
            }
        }
        for line in db.survey_versions().await? {
            match self.learn(db, &line.survey, line.version).await {
                // One that cannot be read must not keep the others from being asked.
                Err(error @ ServiceError::Content { .. }) => tracing::error!(%error, "a published survey cannot be read"),
                learnt => learnt?,
            }
        }
        Ok(())
    }

    /// Reads one version, unless it is known.
    async fn learn(&self, db: &Db, survey: &Id, version: i64) -> Result<(), ServiceError> {
        if self.version(survey.as_str(), &version.to_string()).is_some() {
            return Ok(());
        }
        let Some(stored) = db.survey_version(survey, version).await? else { return Ok(()) };
        let read = SurveyDraft::read(&stored.body, stored.translations.iter().map(String::as_str));
        let read = read.map_err(|refusal| ServiceError::Content { file: format!("{survey} {version}"), refusal })?;
        let made = Version::new(read.survey().clone(), read.translations().to_vec(), stored.partnership, false);
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        // Two may have read it at once.
        if !known.iter().any(|other| other.is(survey.as_str(), &made.survey.version)) {
            known.push(made);
        }
        drop(known);
        Ok(())
    }

    /// Every version that is known, shipped ones first.
    #[must_use]
    pub fn versions(&self) -> Vec<Arc<Version>> {
        self.known.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// That version, where it is known.
    #[must_use]
    pub fn version(&self, id: &str, version: &str) -> Option<Arc<Version>> {
        self.known.read().unwrap_or_else(PoisonError::into_inner).iter().find(|known| known.is(id, version)).cloned()
    }

    /// The newest version of a survey, where one is known.
    #[must_use]
    pub fn newest(&self, id: &str) -> Option<Arc<Version>> {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        known.iter().filter(|version| version.survey.id.as_str() == id).max_by_key(|version| version.number()).cloned()
    }

    /// Every version of every survey, in English.
    #[must_use]
    pub fn surveys(&self) -> Vec<Arc<Survey>> {
        self.versions().iter().map(|version| Arc::clone(&version.survey)).collect()
    }

    /// What a partnership may open a wave with: the newest version of each shipped survey and of each of its own.
    #[must_use]
    pub fn surveys_for(&self, partnership: &Id) -> Vec<Arc<Survey>> {
        let mut newest: Vec<Arc<Version>> = Vec::new();
        for version in self.versions() {
            match newest.iter_mut().find(|known| known.survey.id == version.survey.id) {
                Some(known) if known.number() < version.number() => *known = version,
                Some(_) => {}
                None => newest.push(version),
            }
        }
        newest.retain(|version| version.partnership.as_ref().is_none_or(|owner| owner == partnership));
        newest.iter().map(|version| Arc::clone(&version.survey)).collect()
    }

    /// The newest version of a survey.
    ///
    /// # Errors
    /// When there is none of that name.
    pub fn survey(&self, id: &str) -> Result<Arc<Survey>, ServiceError> {
        let missing = || ServiceError::NoSuchSurvey { id: id.to_owned(), version: "any".to_owned() };
        self.newest(id).map(|version| Arc::clone(&version.survey)).ok_or_else(missing)
    }

    /// The very version that a wave asks. Where another server published it and this one has not seen it yet, it is read, once.
    ///
    /// # Errors
    /// When it is not here any more, or the database cannot be read.
    pub async fn survey_of(&self, wave: &Wave) -> Result<Arc<Survey>, ServiceError> {
        let (id, version) = (wave.survey.as_str(), &wave.survey_version);
        if self.version(id, version).is_none()
            && let (Some(db), Ok(number)) = (&self.db, version.parse())
        {
            self.learn(db, &wave.survey, number).await?;
        }
        let missing = || ServiceError::NoSuchSurvey { id: id.to_owned(), version: version.clone() };
        self.version(id, version).map(|known| Arc::clone(&known.survey)).ok_or_else(missing)
    }

    /// The same, in a language; in English where nobody has translated it.
    ///
    /// # Errors
    /// As [`Self::survey_of`].
    pub async fn survey_in(&self, wave: &Wave, language: Language) -> Result<Arc<Survey>, ServiceError> {
        Ok(self.in_language(&self.survey_of(wave).await?, language))
    }

    /// A survey in a language; in English where nobody has translated it.
    #[must_use]
    pub fn in_language(&self, survey: &Arc<Survey>, language: Language) -> Arc<Survey> {
        let version = self.version(survey.id.as_str(), &survey.version);
        let found = version.as_ref().and_then(|version| version.translated.iter().find(|known| known.language == language));
        Arc::clone(found.unwrap_or(survey))
    }

    /// The translations of a survey: who has read them, and what they lack.
    #[must_use]
    pub fn translations_of(&self, survey: &Survey) -> Vec<(Translation, Vec<String>)> {
        let version = self.version(survey.id.as_str(), &survey.version);
        let translations = version.iter().flat_map(|version| &version.translations);
        translations.map(|translation| (translation.clone(), translation.missing(survey))).collect()
    }

    /// The council area that is so named or has that id; capitals do not matter.
    ///
    /// # Errors
    /// When there is none.
    pub fn area(&self, name: &str) -> Result<&'static Area, ServiceError> {
        self.areas().find(name).ok_or_else(|| ServiceError::NoSuchArea(name.to_owned()))
    }

    /// The partnerships that a wave for these areas has results for; frozen in the wave when it opens.
    #[must_use]
    pub fn larger_areas(&self, areas: &[Id]) -> Vec<LargerArea> {
        self.areas().larger(areas)
    }

    /// The partnership of that id.
    #[must_use]
    pub fn partnership(&self, id: &str) -> Option<&'static Partnership> {
        self.areas().alcohol_and_drug.iter().chain(&self.areas().childrens_services).find(|partnership| partnership.id.as_str() == id)
    }

    /// Every partnership once, by name: where both kinds hold the same councils, they are one.
    #[must_use]
    pub fn partnerships(&self) -> Vec<&'static Partnership> {
        let mut all: Vec<_> = self.areas().alcohol_and_drug.iter().chain(&self.areas().childrens_services).collect();
        all.sort_by(|one, other| one.name.cmp(&other.name));
        all.dedup_by(|one, other| one.id == other.id);
        all
    }

    /// Every area and partnership.
    #[must_use]
    pub fn areas(&self) -> &'static Areas {
        *self.areas.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts other partnerships of more than one council in the place of those that are known.
    pub fn set_areas(&self, areas: Areas) {
        if *self.areas() != areas {
            *self.areas.write().unwrap_or_else(PoisonError::into_inner) = Box::leak(Box::new(areas));
        }
    }

    /// Every help line, as a language tells of it.
    #[must_use]
    pub fn help_lines(&self, language: Language) -> &'static [HelpLine] {
        self.help_lines.get(language as usize).copied().unwrap_or_default()
    }
}
