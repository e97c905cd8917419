//! The languages that respondents can choose.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A language of the respondents' pages. Everything else falls back to [`Language::English`], in which the content is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum Language {
    /// English, as spoken in Scotland.
    #[default]
    #[serde(rename = "en")]
    English,
    /// Scottish Gaelic.
    #[serde(rename = "gd")]
    Gaelic,
    /// Polish.
    #[serde(rename = "pl")]
    Polish,
    /// Ukrainian.
    #[serde(rename = "uk")]
    Ukrainian,
    /// Arabic.
    #[serde(rename = "ar")]
    Arabic,
    /// Urdu.
    #[serde(rename = "ur")]
    Urdu,
}

impl Language {
    /// Every language, in the order in which they are offered.
    pub const ALL: [Self; 6] = [Self::English, Self::Gaelic, Self::Polish, Self::Ukrainian, Self::Arabic, Self::Urdu];

    /// Its name in addresses and files: ISO 639-1.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Gaelic => "gd",
            Self::Polish => "pl",
            Self::Ukrainian => "uk",
            Self::Arabic => "ar",
            Self::Urdu => "ur",
        }
    }

    /// The language of that name, if there is one.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.as_str() == name)
    }

    /// Its tag for a page's `lang` (BCP 47): what a screen reader and a read-aloud voice go by.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en-GB",
            other => other.as_str(),
        }
    }

    /// What its speakers call it.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Gaelic => "Gàidhlig",
            Self::Polish => "Polski",
            Self::Ukrainian => "Українська",
            Self::Arabic => "العربية",
            Self::Urdu => "اردو",
        }
    }

    /// Whether it is written from right to left.
    #[must_use]
    pub const fn is_right_to_left(self) -> bool {
        matches!(self, Self::Arabic | Self::Urdu)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_to_its_language() {
        for language in Language::ALL {
            assert_eq!(Language::from_name(language.as_str()), Some(language));
        }
        assert_eq!([Language::from_name("EN"), Language::from_name("")], [None, None]);
        assert_eq!(Language::default(), Language::English);
    }
}
