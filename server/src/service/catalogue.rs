//! The content that is shipped with the program: surveys, areas, help lines.

use std::sync::Arc;

use domain::{
    area::{Area, Areas, areas},
    disclosure::LargerArea,
    help::{HelpLine, help_lines},
    language::Language,
    survey::{ASK_THE_FAMILY, Id, Survey, parse},
};

use super::ServiceError;
use crate::store::Wave;

/// Surveys, areas and help lines, parsed once.
#[derive(Debug, Clone)]
pub struct Catalogue {
    surveys: Vec<Arc<Survey>>,
    areas: &'static Areas,
    help_lines: &'static [HelpLine],
}

impl Catalogue {
    /// Parses the shipped content.
    ///
    /// # Errors
    /// When a file is broken: file, line and reason.
    pub fn load() -> Result<Self, ServiceError> {
        let content = |file| move |refusal| ServiceError::Content { file, refusal };
        let survey = parse(ASK_THE_FAMILY).map_err(content("ask-the-family.toml"))?;
        let areas = areas().map_err(content("areas.toml"))?;
        let help_lines = help_lines().map_err(content("help-lines.toml"))?;
        Ok(Self { surveys: vec![Arc::new(survey)], areas, help_lines })
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

    /// The same, in a language.
    ///
    /// # Errors
    /// As [`Self::survey_of`].
    pub fn survey_in(&self, wave: &Wave, _language: Language) -> Result<&Arc<Survey>, ServiceError> {
        self.survey_of(wave)
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

    /// Every area and partnership.
    #[must_use]
    pub const fn areas(&self) -> &'static Areas {
        self.areas
    }

    /// Every help line.
    #[must_use]
    pub fn help_lines(&self, _language: Language) -> &'static [HelpLine] {
        self.help_lines
    }
}
