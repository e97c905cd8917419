//! The data dictionary: every column, every code with what it is called, and how each audience was asked.

use domain::survey::{Audience, ItemKind, Stance};

use super::{
    columns::{self, Cell, KEY, Kind, TOOK_PART},
    label::{Level, stance},
    record::Status,
    table::lines,
};
use crate::service::{
    ServiceError,
    results::{
        Published,
        chart::choice,
        table::offered,
        view::{breakdowns, who},
    },
};

/// Its columns: name, name for people, meaning.
pub(super) const COLUMNS: [(&str, &str, &str); 8] = [
    ("column", "Column", "The column of the table of results."),
    ("code", "Code", "What stands in that column; empty: the line is about the column itself."),
    ("of", "Of", "What the code belongs to: a category to its breakdown, a choice to its item, an item to its theme."),
    ("label", "Name", "What it is called."),
    ("audience", "Audience", "The audience whose wording and scale this is; empty: it is the same for all."),
    ("asked_as", "Asked as", "The question as that audience was asked it."),
    ("answers", "Answers", "The scale or the choices as people read them, in their order."),
    ("description", "Description", "What it means."),
];

/// A line of it.
#[derive(Debug, Clone, Default)]
struct Line {
    column: &'static str,
    code: String,
    of: String,
    label: String,
    audience: Option<Audience>,
    asked_as: String,
    answers: String,
    description: String,
}

pub(super) fn csv(published: &Published) -> Result<Vec<u8>, ServiceError> {
    let cells = |line: Line| {
        let audience = line.audience.map_or("", Audience::as_str).to_owned();
        [line.column.to_owned(), line.code, line.of, line.label, audience, line.asked_as, line.answers, line.description].map(Cell::text)
    };
    let whole = [columns(), marks(), people(published), places(published), asked_about(published), items(published)].concat();
    lines(COLUMNS.iter().map(|(name, ..)| *name), whole.into_iter().map(|line| cells(line).into_iter()))
}

fn columns() -> Vec<Line> {
    let one = |column: &columns::Column| {
        let holds = match column.kind {
            Kind::Code => "Codes.",
            Kind::Text => "Words.",
            Kind::YesNo => "yes or no.",
            Kind::People => "Whole numbers of people.",
            Kind::Percent => "Whole numbers of percent, 0 to 100.",
        };
        let alone = if column.name == KEY { " No two lines share one." } else { "" };
        let description = format!("{} {holds}{alone}", column.means);
        Line { column: column.name, label: column.title.to_owned(), description, ..Line::default() }
    };
    columns::COLUMNS.iter().map(one).collect()
}

fn code(column: &'static str, code: impl Into<String>, label: impl Into<String>, description: impl Into<String>) -> Line {
    Line { column, code: code.into(), label: label.into(), description: description.into(), ..Line::default() }
}

/// Codes that every release has.
fn marks() -> Vec<Line> {
    let status = |status: Status| {
        let (label, description) = match status {
            Status::Rounded => ("Rounded", "People, rounded at random."),
            Status::Slight => ("A rounded 0", "A few people or none: no number to compute with."),
            Status::NearlyAll => ("Nearly all", "Nearly everyone; every other answer is a rounded 0. There is no number."),
            Status::Tier => {
                ("Many, some or few", "Many: half or more. Some: a fifth to a half. Few: under a fifth. Too few answered for a number.")
            }
            Status::Hidden => ("Not shown", "Shown as [c], whatever the reason."),
            Status::NotAsked => ("Not asked", "This audience has no such item: never to be read as zero."),
        };
        code("status", status.as_str(), label, description)
    };
    let level = |level: Level| {
        let label = match level {
            Level::Wave => "The whole wave",
            Level::Larger => "Areas that are planned for together",
            Level::Area => "One council area",
        };
        code("area_level", level.as_str(), label, "")
    };
    let stages = [
        code("stage", "interim", "First results", "Counted while the survey was open; some answers are held back."),
        code("stage", "final", "Final results", "Counted after the survey had closed."),
    ];
    let took_part = code("answer", TOOK_PART, "Took part", "How many of the group sent the form.");
    Status::ALL.map(status).into_iter().chain(Level::ALL.map(level)).chain(stages).chain([took_part]).collect()
}

/// Audiences, and what their scales' answers are taken for.
fn people(published: &Published) -> Vec<Line> {
    let audience = |audience: Audience| {
        let version = published.survey.version_for(audience);
        let ages = version.map(|version| version.ages.clone()).unwrap_or_default();
        code("audience", audience.as_str(), who(published, audience), ages)
    };
    let points = |audience: Audience| {
        offered(&published.survey, audience).map(move |given: Stance| {
            let points = published.survey.version_for(audience).into_iter().flat_map(|version| &version.scale.points);
            let labels = points.filter(|point| point.stance == given).map(|point| point.label.as_str()).collect::<Vec<_>>();
            Line { audience: Some(audience), answers: labels.join(" / "), ..code("answer", given.as_str(), stance(given), "") }
        })
    };
    let audiences = || Audience::ALL.into_iter().filter(|audience| published.survey.version_for(*audience).is_some());
    audiences().map(audience).chain(audiences().flat_map(points)).collect()
}

fn places(published: &Published) -> Vec<Line> {
    let larger = published.release.larger_areas.iter().map(|larger| {
        let holds = larger.areas.iter().map(|area| published.place_name(area)).collect::<Vec<_>>();
        code("area", larger.id.as_str(), published.place_name(&larger.id), format!("Holds {}.", holds.join(", ")))
    });
    let areas = published.areas.iter().filter(|(id, _)| published.place(id.as_str()).is_some());
    larger.chain(areas.map(|(id, name)| code("area", id.as_str(), name, ""))).collect()
}

/// Breakdowns and their categories.
fn asked_about(published: &Published) -> Vec<Line> {
    let of = |breakdown: domain::survey::Breakdown<'_>| {
        let asked = breakdown.wording.iter().map(|(audience, words)| Line {
            audience: Some(*audience),
            asked_as: words.clone(),
            answers: breakdown.choices.iter().map(|choice| choice.label.as_str()).collect::<Vec<_>>().join(" / "),
            ..code("breakdown", breakdown.id.as_str(), breakdown.title, "")
        });
        let category = |choice: &domain::survey::Choice| Line {
            of: breakdown.id.to_string(),
            ..code("category", choice.id.as_str(), choice.label.as_str(), "")
        };
        asked.chain(breakdown.choices.iter().map(category)).collect::<Vec<_>>()
    };
    breakdowns(published).into_iter().flat_map(of).collect()
}

/// Themes, and items as each audience was asked them.
fn items(published: &Published) -> Vec<Line> {
    let survey = &published.survey;
    let section = |theme: &domain::survey::Theme| survey.sections.iter().find(|section| section.id == theme.section);
    let theme = |theme: &domain::survey::Theme| {
        let of = section(theme).map(|section| section.title.clone()).unwrap_or_default();
        Line { of, ..code("theme", theme.id.as_str(), theme.title.as_str(), theme.means.as_str()) }
    };
    let asked = survey.items.iter().flat_map(|item| {
        let wordings = Audience::ALL.into_iter().filter_map(move |audience| {
            let (_, words) = survey.items_for(audience).find(|(asked, _)| asked.id == item.id)?;
            let (asked_as, answers) = (words.to_owned(), published.answers_of(item, audience));
            let of = item.theme.to_string();
            Some(Line { of, audience: Some(audience), asked_as, answers, ..code("item", item.id.as_str(), published.title_of(item), "") })
        });
        let choices = match &item.kind {
            ItemKind::Ticks { choices, .. } => choices.as_slice(),
            ItemKind::Scale => &[],
        };
        let choices =
            choices.iter().map(|found| Line { of: item.id.to_string(), ..code("answer", found.id.as_str(), choice(item, &found.id), "") });
        wordings.chain(choices)
    });
    survey.themes.iter().map(theme).chain(asked).collect()
}
