//! The results page's view data.

use app::{
    components::layout::Assets,
    pages::results::{AreaChoice, Base, Charts, ResultsView, TableView, ThemeView},
};
use domain::{
    disclosure::{
        Group, Reading, Row, Stage,
        phrases::{HIDDEN, zero},
    },
    finding::findings,
    survey::{Audience, Id, Item, ItemKind, Stance},
};

use super::{
    Published,
    chart::{choice, reading, who},
    sentence::{headline, sentences, standout, title},
};
use crate::chart::Drawn;

pub(super) fn view(published: &Published, assets: Assets, area: Option<&Id>, drawn: &[Drawn]) -> ResultsView {
    let release = &published.release;
    let items = published.survey.items.iter().zip(drawn);
    ResultsView {
        assets,
        wave: release.wave.clone(),
        survey: published.survey.title.clone(),
        place: area.map_or_else(|| places(published), |area| name(published, area)),
        made_up: release.made_up,
        interim: (release.stage == Stage::Interim).then(|| first_results(published.open).to_owned()),
        areas: choices(published, area),
        bases: Audience::ALL.into_iter().map(|audience| base(published, audience, area)).collect(),
        standouts: findings(release, &published.survey, area).iter().map(|finding| standout(published, finding)).collect(),
        themes: items.enumerate().map(|(index, (item, drawn))| theme(published, item, index + 1, area, drawn)).collect(),
        hidden: release
            .groups
            .iter()
            .filter(|group| group.group.area.as_ref() == area && group.group.category.is_none())
            .any(|group| group.base.is_none() || group.rows.iter().any(|row| row.row == Row::Hidden)),
        floor: release.policy.group_floor(),
        round_to: release.policy.round_to(),
        hash: published.hash.clone(),
    }
}

fn name(published: &Published, area: &Id) -> String {
    published.areas.iter().find(|(id, _)| id == area).map_or_else(|| area.to_string(), |(_, name)| name.clone())
}

fn places(published: &Published) -> String {
    let names: Vec<_> = published.areas.iter().map(|(_, name)| name.as_str()).collect();
    match names.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => String::new(),
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

fn choices(published: &Published, area: Option<&Id>) -> Vec<AreaChoice> {
    let whole = AreaChoice { id: String::new(), name: "Everywhere".to_owned(), chosen: area.is_none() };
    let one = |(id, name): &(Id, String)| AreaChoice { id: id.to_string(), name: name.clone(), chosen: area == Some(id) };
    let areas = published.areas.iter().filter(|_| published.release.stage == Stage::Final);
    [whole].into_iter().chain(areas.map(one)).collect()
}

fn base(published: &Published, audience: Audience, area: Option<&Id>) -> Base {
    let group = Group { audience, area: area.cloned(), category: None };
    let base = published.release.group(&group).and_then(|group| group.base);
    Base { who: who(published, audience), people: base.map_or_else(|| HIDDEN.to_owned(), |people| format!("about {people}")) }
}

fn theme(published: &Published, item: &Item, number: usize, area: Option<&Id>, drawn: &Drawn) -> ThemeView {
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
        headline: headline(published, item, area),
        sentences: sentences(published, item, area),
        charts: Charts { narrow: drawn.narrow.clone(), wide: drawn.wide.clone() },
        legend,
        table: table(published, item, area),
        wordings: Audience::ALL.into_iter().filter_map(|audience| asked(published, item, audience)).collect(),
    }
}

/// Who was asked it, and how: an item that an audience's form leaves out was not.
fn asked(published: &Published, item: &Item, audience: Audience) -> Option<(String, String)> {
    let (_, words) = published.survey.items_for(audience).find(|(asked, _)| asked.id == item.id)?;
    Some((who(published, audience), words.to_owned()))
}

fn table(published: &Published, item: &Item, area: Option<&Id>) -> TableView {
    let caption = title(published, item);
    let heads = |heads: &[&str]| heads.iter().map(|head| (*head).to_owned()).collect();
    match &item.kind {
        ItemKind::Scale => TableView {
            caption,
            heads: heads(&["Who", "Positive", "In between", "Negative", "Answered"]),
            rows: Audience::ALL.into_iter().map(|audience| scale_row(published, item, audience, area)).collect(),
        },
        ItemKind::Ticks { .. } => TableView {
            caption,
            heads: heads(&["Answer", "Who", "Ticked"]),
            rows: Audience::ALL.into_iter().flat_map(|audience| tick_rows(published, item, audience, area)).collect(),
        },
    }
}

fn scale_row(published: &Published, item: &Item, audience: Audience, area: Option<&Id>) -> Vec<String> {
    let reading = reading(published, item, audience, area);
    let mut row = vec![who(published, audience)];
    match &reading {
        Reading::Percent { total, parts } | Reading::People { total, parts } => {
            let text = |stance| parts.iter().find(|part| part.stance == stance).map_or_else(String::new, |part| part.text.clone());
            row.extend(Stance::ALL.map(text));
            row.push(format!("about {total}"));
        }
        Reading::NearlyAll { part, note } => {
            let rest = zero(&published.release.policy);
            let text = |stance| if stance == part.stance { part.text.clone() } else { rest.clone() };
            row.extend(Stance::ALL.map(text));
            row.push(note.clone());
        }
        Reading::Hidden | Reading::NotAsked | Reading::Ticks { .. } => {
            row.extend([(); 4].map(|()| reading.mark().unwrap_or_default().to_owned()));
        }
    }
    row
}

fn tick_rows(published: &Published, item: &Item, audience: Audience, area: Option<&Id>) -> Vec<Vec<String>> {
    match reading(published, item, audience, area) {
        Reading::Ticks { ticks, .. } => {
            ticks.into_iter().map(|tick| vec![choice(item, &tick.choice), who(published, audience), tick.text]).collect()
        }
        other => vec![vec![title(published, item), who(published, audience), other.mark().unwrap_or_default().to_owned()]],
    }
}
