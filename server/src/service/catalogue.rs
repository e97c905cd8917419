//! The content that is shipped with the program: surveys, areas, help lines.

use std::sync::Arc;

use domain::{
    area::{Area, Areas, Partnership, areas},
    disclosure::LargerArea,
    help::{HelpLine, help_lines_in},
    language::Language,
    survey::{ASK_THE_FAMILY, ASK_THE_FAMILY_IN, Id, Survey, Translation, parse, parse_translation},
};

use super::ServiceError;
use crate::store::Wave;

/// Surveys, areas and help lines, parsed once.
#[derive(Debug, Clone)]
pub struct Catalogue {
    /// In English.
    surveys: Vec<Arc<Survey>>,
    translations: Arc<[Translation]>,
    /// The same in every other language.
    translated: Vec<Arc<Survey>>,
    areas: &'static Areas,
    /// A language each, in the order of [`Language::ALL`].
    help_lines: [&'static [HelpLine]; Language::ALL.len()],
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
        let translations = ASK_THE_FAMILY_IN.into_iter().map(translation).collect::<Result<Arc<[_]>, _>>()?;
        let translated = translations.iter().map(|translation| Arc::new(survey.in_language(translation))).collect();
        let areas = areas().map_err(content("areas.toml"))?;
        let mut help_lines: [&[HelpLine]; Language::ALL.len()] = [&[]; Language::ALL.len()];
        for (language, lines) in Language::ALL.into_iter().zip(&mut help_lines) {
            *lines = help_lines_in(language).map_err(content(&format!("{language}/help-lines.toml")))?;
        }
        Ok(Self { surveys: vec![Arc::new(survey)], translations, translated, areas, help_lines })
    }

    /// Every survey, in English.
    #[must_use]
    pub fn surveys(&self) -> &[Arc<Survey>] {
        &self.surveys
    }

    /// The newest version of a survey.
    ///
    /// # Errors
    /// When there is none of that name.
    pub fn survey(&self, id: &str) -> Result<&Arc<Survey>, ServiceError> {
        let missing = || ServiceError::NoSuchSurvey { id: id.to_owned(), version: "any".to_owned() };
        self.surveys.iter().rev().find(|survey| survey.id.as_str() == id).ok_or_else(missing)
    }

    /// The very version that a wave asks.
    ///
    /// # Errors
    /// When it is not here any more.
    pub fn survey_of(&self, wave: &Wave) -> Result<&Arc<Survey>, ServiceError> {
        let version = &wave.survey_version;
        let missing = || ServiceError::NoSuchSurvey { id: wave.survey.to_string(), version: version.clone() };
        self.surveys.iter().find(|survey| survey.id == wave.survey && survey.version == *version).ok_or_else(missing)
    }

    /// The same, in a language; in English where nobody has translated it.
    ///
    /// # Errors
    /// As [`Self::survey_of`].
    pub fn survey_in(&self, wave: &Wave, language: Language) -> Result<&Arc<Survey>, ServiceError> {
        Ok(self.in_language(self.survey_of(wave)?, language))
    }

    /// A survey in a language; in English where nobody has translated it.
    #[must_use]
    pub fn in_language<'a>(&'a self, survey: &'a Arc<Survey>, language: Language) -> &'a Arc<Survey> {
        let same = |known: &&Arc<Survey>| known.language == language && known.id == survey.id && known.version == survey.version;
        self.translated.iter().find(same).unwrap_or(survey)
    }

    /// The translations of a survey: who has read them, and what they lack.
    pub fn translations_of(&self, survey: &Survey) -> impl Iterator<Item = (&Translation, Vec<String>)> {
        self.translations.iter().map(|translation| (translation, translation.missing(survey)))
    }

    /// The council area that is so named or has that id; capitals do not matter.
    ///
    /// # Errors
    /// When there is none.
    pub fn area(&self, name: &str) -> Result<&'static Area, ServiceError> {
        self.areas.find(name).ok_or_else(|| ServiceError::NoSuchArea(name.to_owned()))
    }

    /// The partnerships that a wave for these areas has results for; frozen in the wave when it opens.
    #[must_use]
    pub fn larger_areas(&self, areas: &[Id]) -> Vec<LargerArea> {
        self.areas.larger(areas)
    }

    /// The partnership of that id.
    #[must_use]
    pub fn partnership(&self, id: &str) -> Option<&'static Partnership> {
        self.areas.alcohol_and_drug.iter().chain(&self.areas.childrens_services).find(|partnership| partnership.id.as_str() == id)
    }

    /// Every partnership once, by name: where both kinds hold the same councils, they are one.
    #[must_use]
    pub fn partnerships(&self) -> Vec<&'static Partnership> {
        let mut all: Vec<_> = self.areas.alcohol_and_drug.iter().chain(&self.areas.childrens_services).collect();
        all.sort_by(|one, other| one.name.cmp(&other.name));
        all.dedup_by(|one, other| one.id == other.id);
        all
    }

    /// Every area and partnership.
    #[must_use]
    pub const fn areas(&self) -> &'static Areas {
        self.areas
    }

    /// Every help line, as a language tells of it.
    #[must_use]
    pub fn help_lines(&self, language: Language) -> &'static [HelpLine] {
        self.help_lines.get(language as usize).copied().unwrap_or_default()
    }
}
