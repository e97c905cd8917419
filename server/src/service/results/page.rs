//! The results page's view data.

use app::{
    components::layout::Frame,
    pages::results::{AroundView, Base, ChartFilesView, Charts, Choice, NotesView, ResultsView, ThemeView},
};
use domain::{
    area::listed,
    disclosure::{Stage, phrases::HIDDEN},
    survey::{Audience, Item},
};

use super::{
    Published,
    charts::{classes, legend},
    gaps,
    lens::lenses,
    missing,
    order::Order,
    scotland::{Scotland, lines_beside},
    sentence::{headline, sentences, standouts, title},
    table,
    view::{Line, View, breakdowns, people, who},
};
use crate::chart::{Chart, Drawn};

/// How to read a gap chart.
pub(super) const INTERVALS: &str =
    "The line through a mark is where the true share likely lies: where two lines overlap, chance and rounding may explain what differs.";

/// What the page shows: the themes in order, each with its chart or with none.
pub(super) fn view(
    published: &Published,
    frame: Frame,
    view: View<'_>,
    order: Order,
    lines: &[Line<'_>],
    themes: &[(&Item, Option<&Drawn>)],
    glance: Option<ThemeView>,
) -> ResultsView {
    let beside = lines_beside(published, view, lines);
    let number = |item: &Item| published.survey.items.iter().position(|other| other.id == item.id).map_or(0, |at| at + 1);
    ResultsView {
        around: around(published, frame, view),
        places: published.places(view.place()),
        breakdowns: choices(published, view),
        asked: asked_about(published, view),
        pointers: published.pointers(view, &|area| published.at.place(area)),
        bases: lines.iter().map(base).collect(),
        missing: missing::sentences(published, view),
        standouts: standouts(published, view, lines),
        glance,
        orders: order.choices(),
        kept: match view {
            View::Place(None) => Vec::new(),
            View::Place(Some(place)) => vec![("area", place.to_string())],
            View::By(breakdown) => vec![("by", breakdown.id.to_string())],
        },
        lenses: lenses(published, None),
        themes: themes.iter().map(|(item, chart)| drawn(theme(published, item, number(item), view, &beside), *chart)).collect(),
        notes: notes(published, view, &beside),
        words: published.words().is_some(),
        hash: published.hash.clone(),
    }
}

/// What stands around every page about a part of the results.
pub(super) fn around(published: &Published, frame: Frame, view: View<'_>) -> AroundView {
    let release = &published.release;
    AroundView {
        frame,
        wave: release.wave.clone(),
        at: published.at.clone(),
        survey: published.survey.title.clone(),
        place: place(published, view),
        made_up: release.made_up,
        interim: (release.stage == Stage::Interim).then(|| first_results(published.open).to_owned()),
    }
}

/// What is said of the numbers.
pub(super) fn notes(published: &Published, view: View<'_>, lines: &[Line<'_>]) -> NotesView {
    NotesView {
        hidden: lines.iter().any(Line::hides_some),
        floor: view.floor(published),
        round_to: published.release.policy.round_to(),
        breakdown: matches!(view, View::By(_)),
        scotland: published.scotland.as_ref().filter(|_| matches!(view, View::Place(_))).map(Scotland::address),
    }
}

/// All themes in one chart, to stand before them; nothing by a breakdown, nor where nothing is shown.
pub(super) fn glance(published: &Published, view: View<'_>, lines: &[Line<'_>]) -> Option<(ThemeView, Chart)> {
    let shown = gaps::of(published, view, lines).filter(|_| !lines.iter().all(Line::hides_all))?;
    Some((shown.part(published, view.filter()), shown.chart))
}

/// A theme with its chart, and without one with nothing to take away.
pub(super) fn drawn(theme: ThemeView, drawn: Option<&Drawn>) -> ThemeView {
    let charts = drawn.map(|drawn| Charts { narrow: drawn.narrow.clone(), wide: drawn.wide.clone(), rows: drawn.rows.clone() });
    ThemeView { files: theme.files.filter(|_| charts.is_some()), charts, ..theme }
}

/// Where a chart is to take away; `filter` is what its address asks for.
pub(super) fn files(published: &Published, filter: String, chart: &str, of: String) -> ChartFilesView {
    ChartFilesView { at: published.at.clone(), chart: chart.to_owned(), filter, of }
}

pub(super) fn place(published: &Published, view: View<'_>) -> String {
    match view {
        View::Place(Some(place)) => published.place_name(place),
        View::Place(None) => published.everywhere.clone(),
        View::By(breakdown) => format!("{} · {}", published.everywhere, breakdown.title),
    }
}

/// What stands above an interim release.
pub(super) const fn first_results(open: bool) -> &'static str {
    if open {
        "First results: the survey is still open. Some answers are held back until the end."
    } else {
        "First results: the survey has closed. Some answers are held back until the final results."
    }
}

/// By audience alone, then each breakdown of the release.
pub(super) fn choices(published: &Published, view: View<'_>) -> Vec<Choice> {
    let alone = Choice { id: String::new(), name: "Who answered".to_owned(), chosen: matches!(view, View::Place(_)) };
    let shown = match view {
        View::Place(_) => None,
        View::By(breakdown) => Some(breakdown.id),
    };
    let found = breakdowns(published).into_iter();
    let one = found.map(|breakdown| Choice {
        id: breakdown.id.to_string(),
        name: breakdown.title.to_owned(),
        chosen: shown == Some(breakdown.id),
    });
    [alone].into_iter().chain(one).collect()
}

/// The question that makes the groups of a breakdown, in each audience's words.
pub(super) fn asked_about(published: &Published, view: View<'_>) -> Vec<String> {
    let View::By(breakdown) = view else { return Vec::new() };
    let mut asked: Vec<(&str, Vec<String>)> = Vec::new();
    for (audience, words) in breakdown.wording {
        match asked.iter_mut().find(|(other, _)| other == words) {
            Some((_, others)) => others.push(people(published, *audience)),
            None => asked.push((words, vec![who(published, *audience)])),
        }
    }
    asked.into_iter().map(|(words, who)| format!("{} were asked: “{words}”", listed(&who))).collect()
}

pub(super) fn base(line: &Line<'_>) -> Base {
    Base { who: line.label.clone(), people: line.base().map_or_else(|| HIDDEN.to_owned(), |people| format!("about {people}")) }
}

pub(super) fn theme(published: &Published, item: &Item, number: usize, view: View<'_>, lines: &[Line<'_>]) -> ThemeView {
    let section = section_of(published, item);
    ThemeView {
        id: item.id.to_string(),
        place: format!("Theme {number} of {} · {section}", published.survey.items.len()),
        title: title(published, item),
        headline: headline(published, item, view),
        sentences: sentences(published, item, view),
        charts: None,
        files: Some(files(published, view.filter(), item.id.as_str(), title(published, item))),
        legend: classes(&legend(item)),
        table: table::of(published, item, lines),
        wordings: Audience::ALL.into_iter().filter_map(|audience| asked(published, item, audience)).collect(),
        words: published.words_of(&item.theme),
        more: Some(published.at.theme(item.theme.as_str())),
    }
}

/// The framework's section that an item's theme belongs to.
pub(super) fn section_of<'a>(published: &'a Published, item: &Item) -> &'a str {
    let theme = published.survey.theme(&item.theme);
    let section = theme.and_then(|theme| published.survey.sections.iter().find(|section| section.id == theme.section));
    section.map(|section| section.title.as_str()).unwrap_or_default()
}

/// Who was asked it, and how: an item that an audience's form leaves out was not.
pub(super) fn asked(published: &Published, item: &Item, audience: Audience) -> Option<(String, String)> {
    let (_, words) = published.survey.items_for(audience).find(|(asked, _)| asked.id == item.id)?;
    Some((who(published, audience), words.to_owned()))
}
