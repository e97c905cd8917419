//! The results page's view data.

use app::{
    components::layout::Frame,
    pages::results::{Base, ChartFilesView, Charts, Choice, NotesView, ResultsView, ThemeView},
};
use domain::{
    area::listed,
    disclosure::{Stage, phrases::HIDDEN},
    survey::{Audience, Item, ItemKind},
};

use super::{
    Published,
    scotland::{Scotland, lines_beside},
    sentence::{headline, sentences, standouts, title},
    table,
    view::{Line, View, breakdowns, people, who},
};
use crate::chart::Drawn;

pub(super) fn view(published: &Published, frame: Frame, view: View<'_>, lines: &[Line<'_>], drawn: &[Option<&Drawn>]) -> ResultsView {
    let release = &published.release;
    let items = published.survey.items.iter().zip(drawn);
    let beside = lines_beside(published, view, lines);
    ResultsView {
        frame,
        wave: release.wave.clone(),
        survey: published.survey.title.clone(),
        place: place(published, view),
        made_up: release.made_up,
        interim: (release.stage == Stage::Interim).then(|| first_results(published.open).to_owned()),
        places: published.places(view.place()),
        breakdowns: choices(published, view),
        asked: asked_about(published, view),
        pointers: published.pointers(view),
        bases: lines.iter().map(base).collect(),
        standouts: standouts(published, view, lines),
        themes: items.enumerate().map(|(index, (item, drawn))| theme(published, item, index + 1, view, &beside, *drawn)).collect(),
        notes: NotesView {
            hidden: beside.iter().any(Line::hides_some),
            floor: view.floor(published),
            round_to: release.policy.round_to(),
            breakdown: matches!(view, View::By(_)),
            scotland: published.scotland.as_ref().filter(|_| matches!(view, View::Place(_))).map(Scotland::address),
        },
        words: published.words().is_some(),
        hash: published.hash.clone(),
    }
}

pub(super) fn place(published: &Published, view: View<'_>) -> String {
    match view {
        View::Place(Some(place)) => published.place_name(place),
        View::Place(None) => published.everywhere.clone(),
        View::By(breakdown) => format!("{} · {}", published.everywhere, breakdown.title),
    }
}

/// What stands above an interim release.
const fn first_results(open: bool) -> &'static str {
    if open {
        "First results: the survey is still open. Some answers are held back until the end."
    } else {
        "First results: the survey has closed. Some answers are held back until the final results."
    }
}

/// By audience alone, then each breakdown of the release.
fn choices(published: &Published, view: View<'_>) -> Vec<Choice> {
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
fn asked_about(published: &Published, view: View<'_>) -> Vec<String> {
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

fn base(line: &Line<'_>) -> Base {
    Base { who: line.label.clone(), people: line.base().map_or_else(|| HIDDEN.to_owned(), |people| format!("about {people}")) }
}

fn theme(published: &Published, item: &Item, number: usize, view: View<'_>, lines: &[Line<'_>], drawn: Option<&Drawn>) -> ThemeView {
    let theme = published.survey.theme(&item.theme);
    let section = theme.and_then(|theme| published.survey.sections.iter().find(|section| section.id == theme.section));
    let section = section.map(|section| section.title.as_str()).unwrap_or_default();
    let legend = match item.kind {
        ItemKind::Scale => vec![("positive", "positive"), ("mixed", "in between"), ("negative", "negative")],
        ItemKind::Ticks { .. } => Vec::new(),
    };
    ThemeView {
        id: item.id.to_string(),
        place: format!("Theme {number} of {} · {section}", published.survey.items.len()),
        title: title(published, item),
        headline: headline(published, item, view),
        sentences: sentences(published, item, view),
        files: drawn.is_some().then(|| ChartFilesView {
            wave: published.code.to_string(),
            chart: item.id.to_string(),
            filter: view.filter(),
            of: title(published, item),
        }),
        charts: drawn.map(|drawn| Charts { narrow: drawn.narrow.clone(), wide: drawn.wide.clone() }),
        legend,
        table: table::of(published, item, lines),
        wordings: Audience::ALL.into_iter().filter_map(|audience| asked(published, item, audience)).collect(),
        words: published.words_of(&item.theme),
    }
}

/// Who was asked it, and how: an item that an audience's form leaves out was not.
fn asked(published: &Published, item: &Item, audience: Audience) -> Option<(String, String)> {
    let (_, words) = published.survey.items_for(audience).find(|(asked, _)| asked.id == item.id)?;
    Some((who(published, audience), words.to_owned()))
}
