//! What a person should judge in a valid survey: how it reads. What no survey may have is refused in [`parse`](super::parse()).

use std::fmt;

use super::{Audience, Id, Survey};
use crate::reading;

/// The most items of an audience that is asked the core only.
const MOST_CORE_ITEMS: usize = 10;

/// Something for a person to judge; nothing is wrong with the file.
#[derive(Debug, Clone, PartialEq)]
pub enum Finding {
    /// How an audience's items read together: always given.
    Together {
        /// What results call the audience.
        plural: String,
        /// How many items it is asked.
        items: usize,
        /// Their Flesch-Kincaid grade.
        grade: f64,
        /// The audience's limit.
        limit: f64,
    },
    /// How all that an audience could be asked reads together, where that is above its limit although what it is asked is not.
    Bank {
        /// What results call the audience.
        plural: String,
        /// The grade of every item that is worded for it.
        grade: f64,
        /// The audience's limit.
        limit: f64,
    },
    /// How an audience's welcome reads, where that is above its limit.
    Welcome {
        /// What results call the audience.
        plural: String,
        /// Its Flesch-Kincaid grade.
        grade: f64,
        /// The audience's limit.
        limit: f64,
    },
    /// An item that reads above its audience's limit by itself. The formula is unsound on one sentence: judge by eye.
    Alone {
        /// What results call the audience.
        plural: String,
        /// Which item.
        item: Id,
        /// Its wording.
        wording: String,
        /// Its Flesch-Kincaid grade.
        grade: f64,
        /// The audience's limit.
        limit: f64,
    },
    /// An easy wording that reads no easier than the wording it stands beside.
    NoEasier {
        /// What results call the audience.
        plural: String,
        /// Which item.
        item: Id,
        /// Its easy wording.
        easy: String,
        /// The easy wording's Flesch-Kincaid grade.
        grade: f64,
        /// The grade of the wording itself.
        than: f64,
    },
    /// An audience that is asked the core only, and a core that is long.
    LongCore {
        /// What results call the audience.
        plural: String,
        /// How many items it is asked.
        items: usize,
    },
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Together { plural, items, grade, limit } => {
                write!(f, "{plural}: the {items} items together read at grade {grade:.1}; the limit is {limit}.")
            }
            Self::Bank { plural, grade, limit } => {
                write!(f, "{plural}: with the items beyond the core, all read at grade {grade:.1}, above the limit of {limit}.")
            }
            Self::Welcome { plural, grade, limit } => {
                write!(f, "{plural}: the welcome reads at grade {grade:.1}, above the limit of {limit}.")
            }
            Self::Alone { plural, item, wording, grade, limit } => {
                write!(f, "{plural}: {item} alone reads at grade {grade:.1}, above {limit}; please judge it: \"{wording}\"")
            }
            Self::NoEasier { plural, item, easy, grade, than } => {
                write!(f, "{plural}: the easy words of {item} read at grade {grade:.1}, no easier than {than:.1}: \"{easy}\"")
            }
            Self::LongCore { plural, items } => write!(f, "{plural}: the core has {items} items; {MOST_CORE_ITEMS} is the most we advise."),
        }
    }
}

/// What a person should judge before a survey is used: for each audience the grade of its items together, then what stands out.
#[must_use]
pub fn check(survey: &Survey) -> Vec<Finding> {
    let mut findings = Vec::new();
    for version in &survey.audiences {
        let (audience, plural, limit) = (version.audience, || version.plural.clone(), version.grade);
        let items = survey.items_for(audience).count();
        findings.push(Finding::Together { plural: plural(), items, grade: grade_for(survey, audience), limit });
        if version.core_only && items > MOST_CORE_ITEMS {
            findings.push(Finding::LongCore { plural: plural(), items });
        }
        let worded = || survey.items.iter().filter_map(|item| item.wording.get(&audience).map(|wording| (item, wording)));
        let bank = reading::grade_together(worded().map(|(_, wording)| wording.as_str()));
        if bank > limit {
            findings.push(Finding::Bank { plural: plural(), grade: bank, limit });
        }
        let welcome = reading::grade_together(version.welcome.iter().map(String::as_str));
        if welcome > limit {
            findings.push(Finding::Welcome { plural: plural(), grade: welcome, limit });
        }
        for (item, wording) in worded() {
            let grade = reading::grade(wording);
            if grade > limit {
                findings.push(Finding::Alone { plural: plural(), item: item.id.clone(), wording: wording.clone(), grade, limit });
            }
            if let Some(easy) = item.easy.get(&audience)
                && reading::grade(easy) >= grade
            {
                let (item, easy, easy_grade) = (item.id.clone(), easy.clone(), reading::grade(easy));
                findings.push(Finding::NoEasier { plural: plural(), item, easy, grade: easy_grade, than: grade });
            }
        }
    }
    findings
}

/// The Flesch-Kincaid grade of what an audience is asked, taken together.
#[must_use]
pub fn grade_for(survey: &Survey, audience: Audience) -> f64 {
    reading::grade_together(survey.items_for(audience).map(|(_, wording)| wording))
}
