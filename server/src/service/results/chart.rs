//! An item's chart: a bar a line, or a bar a choice.

use domain::{
    disclosure::{Reading, phrases},
    survey::{Id, Item, ItemKind, Stance},
};

use super::view::{Line, View};
use crate::chart::{Bar, Chart, Kind, Part, Parts};

/// The answers of a scale as they stand in a bar, and what they are called.
const STANCES: [(Stance, &str); 3] = [(Stance::Positive, "positive"), (Stance::Mixed, "in between"), (Stance::Negative, "negative")];

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
            let [positive, mixed, negative] = STANCES.map(|(stance, _)| part(stance));
            // An answer that the scale lacks is nobody's.
            let said = STANCES.iter().filter_map(|(stance, word)| {
                let found = parts.iter().find(|part| part.stance == *stance)?;
                Some(format!("{} {word}", found.text))
            });
            let note = format!("about {total} answered");
            let said = format!("{label}: {}; {note}", said.collect::<Vec<_>>().join(", "));
            Bar { label, note, parts: Parts::Split { positive, mixed, negative }, said }
        }
        Reading::NearlyAll { part, note } => in_place(label, format!("{} {} ({note})", part.text, part.stance.as_str())),
        Reading::Hidden | Reading::NotAsked | Reading::Ticks { .. } => in_place(label, reading.mark().unwrap_or_default().to_owned()),
    }
}

/// A bar in whose place a text stands.
pub(super) fn in_place(label: String, text: String) -> Bar {
    let said = format!("{label}: {text}");
    Bar { label, note: String::new(), parts: Parts::Text(text), said }
}

fn tick_bars(item: &Item, line: &Line<'_>) -> Vec<Bar> {
    match line.reading(item) {
        Reading::Ticks { ticks, .. } => {
            let bar = |tick: phrases::TickPart| {
                let label = choice(item, &tick.choice);
                let said = format!("{}, “{label}”: {}", line.label, tick.text);
                let parts = match tick.drawn {
                    Some(percent) => Parts::Single(Part { percent, text: tick.text }),
                    None => Parts::Text(tick.text),
                };
                Bar { label, note: String::new(), parts, said }
            };
            ticks.into_iter().map(bar).collect()
        }
        other => vec![in_place(line.label.clone(), other.mark().unwrap_or_default().to_owned())],
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
