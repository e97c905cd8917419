//! An item's chart: a bar a line, or a bar a choice.

use domain::{
    disclosure::{Reading, phrases},
    survey::{Id, Item, ItemKind, Stance},
};

use super::view::{Line, View};
use crate::chart::{Bar, Chart, Kind, Part, Parts};

/// The chart of an item; nothing for a tick-list by a breakdown, which would have a bar for each choice of each category: there the table is
/// the better picture.
pub(super) fn of(item: &Item, view: View<'_>, lines: &[Line<'_>]) -> Option<Chart> {
    let key = item.id.as_str().to_ascii_lowercase();
    match &item.kind {
        ItemKind::Scale => {
            let bars = lines.iter().map(|line| scale_bar(item, line)).collect();
            Some(Chart { key, kind: Kind::Diverging, bars, rtl: false })
        }
        ItemKind::Ticks { .. } if matches!(view, View::By(_)) => None,
        ItemKind::Ticks { .. } => {
            let asked = lines.iter().filter(|line| item.wording.contains_key(&line.group.audience));
            let bars = asked.flat_map(|line| tick_bars(item, line)).collect();
            Some(Chart { key, kind: Kind::Ticks, bars, rtl: false })
        }
    }
}

fn scale_bar(item: &Item, line: &Line<'_>) -> Bar {
    let label = line.label.clone();
    let reading = line.reading(item);
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

fn tick_bars(item: &Item, line: &Line<'_>) -> Vec<Bar> {
    match line.reading(item) {
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
            vec![Bar { label: line.label.clone(), note: String::new(), parts: Parts::Text(mark) }]
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
