//! What leaves: a frozen release. Charts, tables, exports and pages read this and nothing else.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::policy::Policy;
use crate::survey::{Audience, Id, Stance};

/// One category of a background question that the wave declared as a breakdown.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Category {
    /// The background question.
    pub question: Id,
    /// The chosen answer.
    pub choice: Id,
}

/// An area made up of some of a wave's areas, such as a partnership of two councils.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LargerArea {
    /// Its own name.
    pub id: Id,
    /// The areas it is made up of: two or more.
    pub areas: Vec<Id>,
}

/// When in a wave's life a release is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    /// While it is open: at most once, about audiences alone, with some people held back.
    Interim,
    /// After it has closed.
    #[default]
    Final,
}

/// Whom a table is about: an audience in the whole wave, in one of its areas, or in one category of a breakdown of the whole wave.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Group {
    /// The audience: every table is of one.
    pub audience: Audience,
    /// One of the wave's areas or larger areas; none is the whole wave.
    pub area: Option<Id>,
    /// A breakdown's category; never together with an area.
    pub category: Option<Category>,
}

/// A rounded count of one category.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// The category.
    pub stance: Stance,
    /// People, randomly rounded to base 5. A 0 stands for "0 to 4".
    pub count: u32,
}

/// How often a tick-list's choice was ticked where the base is too small to rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tier {
    /// By half or more.
    Many,
    /// By a fifth to a half.
    Some,
    /// By under a fifth.
    Few,
}

/// What is published of one tick-list choice. "Not ticked" is its second category.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Share {
    /// Rounded counts of those who ticked it and of those who answered the list without it. The smaller is a count rounded by itself, the
    /// larger is the rounded number who answered the list less that: every choice of a list stands on the same number of people.
    Counts {
        /// Ticked.
        ticked: u32,
        /// Not ticked.
        not_ticked: u32,
    },
    /// Nearly everyone is on one side: at most 4 on the other.
    NearlyAll {
        /// Whether nearly all ticked it.
        ticked: bool,
    },
    /// The base is under 60: a tier, no number.
    Tier(Tier),
}

/// One choice of a tick-list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tick {
    /// The choice.
    pub choice: Id,
    /// What is published of it.
    pub share: Share,
}

/// What is published of one item for one group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Row {
    /// This audience has no such item: never shown as zero.
    NotAsked,
    /// Not shown, marked `[c]`. Every reason gives this same mark.
    Hidden,
    /// All other categories round to 0: nearly all gave this one, at most 4 each other.
    NearlyAll {
        /// The category.
        stance: Stance,
    },
    /// Rounded counts, in the order of [`Stance::ALL`].
    Counts {
        /// The cells.
        cells: Vec<Cell>,
    },
    /// A tick-list, in the survey's order below 60 and wherever tiers are given.
    Ticks {
        /// Its choices.
        ticks: Vec<Tick>,
    },
}

/// One item's row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemRow {
    /// The item.
    pub item: Id,
    /// What is published of it.
    pub row: Row,
}

/// Everything that is published of one group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupResult {
    /// Whom it is about.
    pub group: Group,
    /// How many took part, randomly rounded to base 5, published once for the group; nothing where the group is hidden.
    pub base: Option<u32>,
    /// A row an item, in the survey's order.
    pub rows: Vec<ItemRow>,
}

/// A frozen release of one wave, with the rules and parameters that made it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Release {
    /// The rule set: `SDC-1`.
    pub rules: String,
    /// The parameters in force.
    pub policy: Policy,
    /// The wave's code.
    pub wave: String,
    /// Whether the answers were made up for a demonstration.
    pub made_up: bool,
    /// The survey's id.
    pub survey: Id,
    /// The survey's version.
    pub survey_version: String,
    /// Whether the wave was still open.
    #[serde(default)]
    pub stage: Stage,
    /// The hash of the release that this one follows: a final release follows an interim one.
    pub follows: Option<String>,
    /// Which of the areas are made up of others.
    #[serde(default)]
    pub larger_areas: Vec<LargerArea>,
    /// How many rows are hidden: an item of a group that was asked it.
    #[serde(default)]
    pub hidden_rows: u32,
    /// Results: wave before larger areas, areas and breakdowns, audiences youngest first.
    pub groups: Vec<GroupResult>,
}

impl Release {
    /// The release as it is stored and hashed: one line, fields in the order in which they are declared.
    #[must_use]
    pub fn canonical_json(&self) -> String {
        // Serialising fails on a map without text keys or on a failing writer: a release has neither.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// SHA-256 of [`Release::canonical_json`] in hexadecimal: what a release is cited and cached by.
    #[must_use]
    pub fn hash(&self) -> String {
        Self::hash_of(&self.canonical_json())
    }

    /// The hash of a release's stored text: it stays true when a later version of the program adds a field.
    #[must_use]
    pub fn hash_of(canonical_json: &str) -> String {
        Sha256::digest(canonical_json).iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// What is published of that group.
    #[must_use]
    pub fn group(&self, group: &Group) -> Option<&GroupResult> {
        self.groups.iter().find(|result| &result.group == group)
    }

    /// What is published of that item for that group.
    #[must_use]
    pub fn row(&self, group: &Group, item: &Id) -> Option<&Row> {
        let result = self.group(group)?;
        result.rows.iter().find(|row| &row.item == item).map(|found| &found.row)
    }
}
