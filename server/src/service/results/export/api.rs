//! A release for programs: with labels, its rows as they are read.

use app::paths;
use domain::survey::{Audience, Id, ItemKind};
use serde::Serialize;

use super::{
    File, Published,
    label::{stage, stance},
    record::{Answer, Record, records},
    unwritten,
};
use crate::{
    day,
    service::{
        ServiceError,
        results::view::{breakdowns, who},
    },
};

/// A code and what it is called.
#[derive(Serialize)]
pub(super) struct Named {
    id: String,
    label: String,
}

/// Where the same numbers are, from this site's root.
#[derive(Serialize)]
pub(super) struct Links {
    page: String,
    labelled: String,
    release: String,
    csv: String,
    csv_metadata: String,
    dictionary: String,
    xlsx: String,
    ods: String,
}

pub(super) fn named(id: impl ToString, label: impl Into<String>) -> Named {
    Named { id: id.to_string(), label: label.into() }
}

pub(super) fn links(wave: &str) -> Links {
    let file = |file: File| paths::results_file(wave, file.extension());
    Links {
        page: paths::results(wave),
        labelled: paths::api_results_of(wave),
        release: file(File::Json),
        csv: file(File::Csv),
        csv_metadata: file(File::CsvMetadata),
        dictionary: file(File::Dictionary),
        xlsx: file(File::Xlsx),
        ods: file(File::Ods),
    }
}

/// A release with labels.
#[derive(Serialize)]
struct Labelled<'a> {
    wave: &'a str,
    made_up: bool,
    stage: &'static str,
    released: String,
    release: &'a str,
    follows: Option<&'a str>,
    rules: &'a str,
    round_to: u32,
    how_to_read: Vec<String>,
    survey: Named,
    version: &'a str,
    place: &'a str,
    areas: Vec<Place>,
    audiences: Vec<Who>,
    breakdowns: Vec<Broken>,
    themes: Vec<Theme<'a>>,
    items: Vec<Asked<'a>>,
    groups: Vec<Group<'a>>,
    links: Links,
}

#[derive(Serialize)]
struct Place {
    id: String,
    label: String,
    level: &'static str,
    holds: Vec<String>,
}

#[derive(Serialize)]
struct Who {
    id: &'static str,
    label: String,
    ages: String,
    scale: Vec<Point>,
}

#[derive(Serialize)]
struct Point {
    label: String,
    answer: &'static str,
    answer_label: &'static str,
}

#[derive(Serialize)]
struct Broken {
    id: String,
    label: String,
    categories: Vec<Named>,
}

#[derive(Serialize)]
struct Theme<'a> {
    id: &'a str,
    label: &'a str,
    means: &'a str,
    section: Option<&'a str>,
    lenses: Vec<Lens<'a>>,
}

#[derive(Serialize)]
struct Lens<'a> {
    id: &'a str,
    place: &'a str,
}

#[derive(Serialize)]
struct Asked<'a> {
    id: &'a str,
    theme: &'a str,
    kind: &'static str,
    wording: Vec<Wording<'a>>,
    choices: Vec<Named>,
}

#[derive(Serialize)]
struct Wording<'a> {
    audience: &'static str,
    asked_as: &'a str,
}

#[derive(Serialize)]
struct Group<'a> {
    audience: &'static str,
    area: Option<&'a str>,
    breakdown: Option<&'a str>,
    category: Option<&'a str>,
    took_part: Number<'a>,
    rows: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    item: &'a str,
    answers: Vec<Number<'a>>,
}

/// A published number or a mark in its place.
#[derive(Serialize)]
struct Number<'a> {
    answer: Option<&'a str>,
    ticked: Option<bool>,
    status: &'static str,
    people: Option<u32>,
    of_people: Option<u32>,
    percent: Option<u32>,
    likely: Option<[u32; 2]>,
    shown: &'a str,
}

pub(super) fn json(published: &Published) -> Result<Vec<u8>, ServiceError> {
    let (release, survey) = (&published.release, &published.survey);
    let records = records(published);
    let labelled = Labelled {
        wave: &release.wave,
        made_up: release.made_up,
        stage: stage(release.stage),
        released: day::today(published.made_at),
        release: &published.hash,
        follows: release.follows.as_deref(),
        rules: &release.rules,
        round_to: release.policy.round_to(),
        how_to_read: super::notes::how_to_read(published),
        survey: named(&survey.id, &*survey.title),
        version: &survey.version,
        place: &published.everywhere,
        areas: places(published),
        audiences: survey.audiences.iter().map(|version| audience(published, version.audience)).collect(),
        breakdowns: breakdowns(published)
            .into_iter()
            .map(|breakdown| Broken {
                id: breakdown.id.to_string(),
                label: breakdown.title.to_owned(),
                categories: breakdown.choices.iter().map(|choice| named(&choice.id, &*choice.label)).collect(),
            })
            .collect(),
        themes: survey.themes.iter().map(|found| theme(published, found)).collect(),
        items: survey.items.iter().map(|item| asked(published, item)).collect(),
        groups: records.chunk_by(|one, other| one.group == other.group).filter_map(of_group).collect(),
        links: links(&release.wave),
    };
    serde_json::to_vec(&labelled).map_err(unwritten)
}

fn places(published: &Published) -> Vec<Place> {
    let mut held: Vec<&Id> = Vec::new();
    for area in published.release.groups.iter().filter_map(|result| result.group.area.as_ref()) {
        if !held.contains(&area) {
            held.push(area);
        }
    }
    let place = |id: &Id| Place {
        id: id.to_string(),
        label: published.place_name(id),
        level: published.level(Some(id)).as_str(),
        holds: published
            .release
            .larger_areas
            .iter()
            .filter(|larger| larger.id == *id)
            .flat_map(|larger| larger.areas.iter().map(Id::to_string))
            .collect(),
    };
    held.into_iter().map(place).collect()
}

fn audience(published: &Published, audience: Audience) -> Who {
    let version = published.survey.version_for(audience);
    let points = version.into_iter().flat_map(|version| &version.scale.points);
    Who {
        id: audience.as_str(),
        label: who(published, audience),
        ages: version.map(|version| version.ages.clone()).unwrap_or_default(),
        scale: points
            .map(|point| Point { label: point.label.clone(), answer: point.stance.as_str(), answer_label: stance(point.stance) })
            .collect(),
    }
}

fn theme<'a>(published: &'a Published, theme: &'a domain::survey::Theme) -> Theme<'a> {
    let section = published.survey.sections.iter().find(|section| section.id == theme.section);
    Theme {
        id: theme.id.as_str(),
        label: &theme.title,
        means: &theme.means,
        section: section.map(|section| section.title.as_str()),
        lenses: theme.lenses.iter().map(|lens| Lens { id: lens.lens.as_str(), place: &lens.place }).collect(),
    }
}

fn asked<'a>(published: &'a Published, item: &'a domain::survey::Item) -> Asked<'a> {
    let wording = |audience: Audience| {
        let (_, words) = published.survey.items_for(audience).find(|(asked, _)| asked.id == item.id)?;
        Some(Wording { audience: audience.as_str(), asked_as: words })
    };
    let (kind, choices) = match &item.kind {
        ItemKind::Scale => ("scale", [].as_slice()),
        ItemKind::Ticks { choices, .. } => ("ticks", choices.as_slice()),
    };
    Asked {
        id: item.id.as_str(),
        theme: item.theme.as_str(),
        kind,
        wording: Audience::ALL.into_iter().filter_map(wording).collect(),
        choices: choices.iter().map(|choice| named(&choice.id, &*choice.label)).collect(),
    }
}

fn of_group<'a>(found: &'a [Record<'a>]) -> Option<Group<'a>> {
    let (first, rows) = found.split_first()?;
    let category = first.group.category.as_ref();
    let row = |found: &'a [Record<'a>]| Some(Row { item: found.first()?.item?.as_str(), answers: found.iter().map(number).collect() });
    Some(Group {
        audience: first.group.audience.as_str(),
        area: first.group.area.as_ref().map(Id::as_str),
        breakdown: category.map(|category| category.question.as_str()),
        category: category.map(|category| category.choice.as_str()),
        took_part: number(first),
        rows: rows.chunk_by(|one, other| one.item == other.item).filter_map(row).collect(),
    })
}

fn number<'a>(record: &'a Record<'a>) -> Number<'a> {
    let (answer, ticked) = match record.answer {
        Answer::TookPart | Answer::All => (None, None),
        Answer::Stance(stance) => (Some(stance.as_str()), None),
        Answer::Choice { choice, ticked } => (Some(choice.as_str()), Some(ticked)),
    };
    Number {
        answer,
        ticked,
        status: record.status.as_str(),
        people: record.people,
        of_people: record.of,
        percent: record.percent,
        likely: record.likely.map(|(low, high)| [low, high]),
        shown: &record.shown,
    }
}
