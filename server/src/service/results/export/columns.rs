//! The columns of the long, tidy table, once: its file, its description for machines and its data dictionary are made from them.

use domain::survey::Id;

use super::{
    label::stage,
    record::{Answer, Record},
};
use crate::service::results::{Published, view::who};

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cell {
    /// Nothing.
    Empty,
    /// Words.
    Text(String),
    /// A whole number.
    Whole(u32),
    /// A whole number of percent.
    Percent(u32),
}

impl Cell {
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::some(Some(text))
    }

    /// Words, if there are any.
    pub(super) fn some(text: Option<impl Into<String>>) -> Self {
        text.map(Into::into).filter(|text| !text.is_empty()).map_or(Self::Empty, Self::Text)
    }

    pub(super) fn whole(number: Option<u32>) -> Self {
        number.map_or(Self::Empty, Self::Whole)
    }
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Short names that the data dictionary explains.
    Code,
    /// Words.
    Text,
    /// `yes` or `no`.
    YesNo,
    /// People.
    People,
    /// Whole numbers of percent, 0 to 100.
    Percent,
}

/// A column.
pub(super) struct Column {
    /// Its name in the file's first line.
    pub(super) name: &'static str,
    /// Its name for people.
    pub(super) title: &'static str,
    /// What it means.
    pub(super) means: &'static str,
    /// What it holds.
    pub(super) kind: Kind,
    /// What stands in it of a record.
    pub(super) cell: fn(&Published, &Record<'_>) -> Cell,
}

const fn column(
    name: &'static str,
    title: &'static str,
    kind: Kind,
    means: &'static str,
    cell: fn(&Published, &Record<'_>) -> Cell,
) -> Column {
    Column { name, title, means, kind, cell }
}

const fn yes_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

/// The column whose cells are all different.
pub(super) const KEY: &str = "line";

/// Codes, then numbers, then what the codes are called.
pub(super) const COLUMNS: [Column; 29] = [
    column("wave", "Wave", Kind::Code, "The wave's code: results are at /results/ and this code.", |it, _| {
        Cell::text(it.release.wave.as_str())
    }),
    column("made_up", "Made up", Kind::YesNo, "Whether the answers were made up for a demonstration: then nobody said this.", |it, _| {
        Cell::text(yes_no(it.release.made_up))
    }),
    column("survey", "Survey", Kind::Code, "Which survey was asked.", |it, _| Cell::text(it.release.survey.as_str())),
    column("version", "Version", Kind::Code, "Which version of it.", |it, _| Cell::text(it.release.survey_version.as_str())),
    column("audience", "Audience", Kind::Code, "Who answered: each audience has its own wording and scale.", |_, of| {
        Cell::text(of.group.audience.as_str())
    }),
    column("area", "Area", Kind::Code, "The council area or larger area; empty: everywhere.", |_, of| {
        Cell::some(of.group.area.as_ref().map(Id::as_str))
    }),
    column(
        "area_level",
        "Level of area",
        Kind::Code,
        "Larger areas hold areas, and the wave holds all: never add up people of different levels.",
        |it, of| Cell::text(it.level(of.group.area.as_ref()).as_str()),
    ),
    column("area_label", "Place", Kind::Text, "What the area is called.", |it, of| Cell::text(it.where_of(of.group))),
    column(
        "breakdown",
        "Breakdown",
        Kind::Code,
        "The question about themselves by which people are grouped; empty: everybody together.",
        |_, of| Cell::some(of.group.category.as_ref().map(|category| category.question.as_str())),
    ),
    column(
        "category",
        "Category",
        Kind::Code,
        "What people of this group answered to it. Whoever would rather not say is in no category.",
        |_, of| Cell::some(of.group.category.as_ref().map(|category| category.choice.as_str())),
    ),
    column("item", "Item", Kind::Code, "What was asked; empty: how many took part.", |_, of| Cell::some(of.item.map(Id::as_str))),
    column("theme", "Theme", Kind::Code, "The theme that the item is about.", |it, of| {
        Cell::some(it.item_of(of).map(|item| item.theme.as_str()))
    }),
    column(
        "answer",
        "Answer",
        Kind::Code,
        "The answer that is counted; empty where the item is hidden or was not asked.",
        |_, of| match of.answer {
            Answer::TookPart => Cell::text(TOOK_PART),
            Answer::Stance(stance) => Cell::text(stance.as_str()),
            Answer::Choice { choice, .. } => Cell::text(choice.as_str()),
            Answer::All => Cell::Empty,
        },
    ),
    column(
        "ticked",
        "Ticked",
        Kind::YesNo,
        "Of a tick-list's choice: those who ticked it, or those who answered the list without it.",
        |_, of| Cell::some(ticked(of).map(yes_no)),
    ),
    column("status", "Status", Kind::Code, "What kind of number this is, or which mark stands in its place.", |_, of| {
        Cell::text(of.status.as_str())
    }),
    column(
        "people",
        "People",
        Kind::People,
        "People, rounded at random. Empty for a rounded 0: it stands for a few people or none.",
        |_, of| Cell::whole(of.people),
    ),
    column("of_people", "Of people", Kind::People, "How many answered the item: the sum of the row's rounded people.", |_, of| {
        Cell::whole(of.of)
    }),
    column(
        "percent",
        "Percent",
        Kind::Percent,
        "People as a share of those who answered, where enough did; empty where it is under 1 or over 99.",
        |_, of| of.percent.map_or(Cell::Empty, Cell::Percent),
    ),
    column(
        "likely_low",
        "Likely at least",
        Kind::Percent,
        "The lower end of where the share of positive answers likely lies (95 %, Wilson), rounding included.",
        |_, of| of.likely.map_or(Cell::Empty, |(low, _)| Cell::Percent(low)),
    ),
    column("likely_high", "Likely at most", Kind::Percent, "The upper end of it.", |_, of| {
        of.likely.map_or(Cell::Empty, |(_, high)| Cell::Percent(high))
    }),
    column("audience_label", "Who", Kind::Text, "What the audience is called.", |it, of| Cell::text(who(it, of.group.audience))),
    column("breakdown_label", "Breakdown's name", Kind::Text, "What the breakdown is called.", |it, of| {
        Cell::some(it.category_of(of.group).map(|(breakdown, _)| breakdown))
    }),
    column("category_label", "Category's name", Kind::Text, "The answer as people read it.", |it, of| {
        Cell::some(it.category_of(of.group).map(|(_, category)| category))
    }),
    column("theme_label", "Theme's name", Kind::Text, "What the theme is called.", |it, of| Cell::some(it.theme_of(of))),
    column("item_label", "Asked as", Kind::Text, "The item as this audience was asked it; empty where it was not.", |it, of| {
        Cell::some(it.asked_as(of))
    }),
    column(
        "answer_label",
        "Answer's name",
        Kind::Text,
        "What the answer is called wherever audiences are compared, or the choice as people read it.",
        |it, of| Cell::some(it.answer_of(of)),
    ),
    column(KEY, "Line", Kind::Code, "This line's name: the same in every release of the wave.", |_, of| Cell::text(key(of))),
    column("shown", "Shown", Kind::Text, "What pages print of it.", |_, of| Cell::text(of.shown.as_str())),
    column("stage", "Stage", Kind::Code, "Whether the wave was still open when this was counted.", |it, _| {
        Cell::text(stage(it.release.stage))
    }),
];

/// The answer of a line that says how many took part.
pub(super) const TOOK_PART: &str = "took-part";

pub(super) const fn ticked(record: &Record<'_>) -> Option<bool> {
    match record.answer {
        Answer::Choice { ticked, .. } => Some(ticked),
        _ => None,
    }
}

/// `adult/fife/T1/positive`, `adult/gender=woman/T13/cost/ticked`, `child/took-part`.
pub(super) fn key(record: &Record<'_>) -> String {
    let group = record.group;
    let mut parts = vec![group.audience.to_string()];
    parts.extend(group.area.as_ref().map(Id::to_string));
    parts.extend(group.category.as_ref().map(|category| format!("{}={}", category.question, category.choice)));
    parts.extend(record.item.map(Id::to_string));
    match record.answer {
        Answer::TookPart => parts.push(TOOK_PART.to_owned()),
        Answer::Stance(stance) => parts.push(stance.as_str().to_owned()),
        Answer::Choice { choice, ticked } => parts.push(format!("{choice}/{}", if ticked { "ticked" } else { "not-ticked" })),
        Answer::All => {}
    }
    parts.join("/")
}
