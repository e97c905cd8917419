//! An item's chart: a bar an audience, or a bar a choice.

use domain::{
    disclosure::{Group, Reading, phrases, read},
    survey::{Audience, Id, Item, ItemKind, Stance},
};

use super::Published;
use crate::chart::{Bar, Chart, Kind, Part, Parts};

/// How an item of a group is read: what nobody was asked is "not asked".
pub(super) fn reading(published: &Published, item: &Item, audience: Audience, area: Option<&Id>) -> Reading {
    let group = Group { audience, area: area.cloned(), category: None };
    published.release.row(&group, &item.id).map_or(Reading::NotAsked, |row| read(row, &published.release.policy))
}

pub(super) fn of(published: &Published, item: &Item, area: Option<&Id>) -> Chart {
    let key = item.id.as_str().to_ascii_lowercase();
    match &item.kind {
        ItemKind::Scale => {
            let bar = |audience| scale_bar(published, item, audience, area);
            Chart { key, kind: Kind::Diverging, bars: Audience::ALL.into_iter().map(bar).collect(), rtl: false }
        }
        ItemKind::Ticks { .. } => {
            let bars = Audience::ALL.into_iter().filter(|audience| item.wording.contains_key(audience));
            let bars = bars.flat_map(|audience| tick_bars(published, item, audience, area)).collect();
            Chart { key, kind: Kind::Ticks, bars, rtl: false }
        }
    }
}

/// What results call an audience.
pub(super) fn who(published: &Published, audience: Audience) -> String {
    published.survey.version_for(audience).map_or_else(|| audience.to_string(), |version| version.plural.clone())
}

fn scale_bar(published: &Published, item: &Item, audience: Audience, area: Option<&Id>) -> Bar {
    let label = who(published, audience);
    let reading = reading(published, item, audience, area);
    match &reading {
        Reading::Percent { total, parts } | Reading::People { total, parts } => {
            let part = |stance| {
                let found = parts.iter().find(|part| part.stance == stance);
                found.map_or(Part { percent: 0.0, text: String::new() }, |part| Part { percent: part.drawn, text: part.text.clone() })
            };
            let [positive, mixed, negative] = [Stance::Positive, Stance::Mixed, Stance::Negative].map(part);
            Bar { label, note: format!("about {total} answered"), parts: Parts::Split { positive, mixed, negative } }
        }
        Reading::NearlyAll { part, note } => {
            let text = format!("{} {} ({note})", part.text, part.stance.as_str());
            Bar { label, note: String::new(), parts: Parts::Text(text) }
        }
        Reading::Hidden | Reading::NotAsked | Reading::Ticks { .. } => {
            Bar { label, note: String::new(), parts: Parts::Text(reading.mark().unwrap_or_default().to_owned()) }
        }
    }
}

fn tick_bars(published: &Published, item: &Item, audience: Audience, area: Option<&Id>) -> Vec<Bar> {
    match reading(published, item, audience, area) {
        Reading::Ticks { ticks, .. } => {
            let bar = |tick: phrases::TickPart| {
                let parts = match tick.drawn {
                    Some(percent) => Parts::Single(Part { percent, text: tick.text }),
                    None => Parts::Text(tick.text),
                };
                Bar { label: choice(item, &tick.choice), note: String::new(), parts }
            };
            ticks.into_iter().map(bar).collect()
        }
        other => {
            let mark = other.mark().unwrap_or_default().to_owned();
            vec![Bar { label: who(published, audience), note: String::new(), parts: Parts::Text(mark) }]
        }
    }
}

/// What a choice is called.
pub(super) fn choice(item: &Item, id: &Id) -> String {
    let label = match &item.kind {
        ItemKind::Ticks { choices, .. } => choices.iter().find(|choice| choice.id == *id).map(|choice| choice.label.clone()),
        ItemKind::Scale => None,
    };
    label.unwrap_or_else(|| id.to_string())
}
