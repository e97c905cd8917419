//! The share of positive answers, as a dot and as words: what is compared between groups, and nothing where the release has no share.

use app::pages::results::TableView;
use domain::{
    disclosure::{Reading, phrases::percentage},
    finding::{PositiveShare, share},
    survey::{Audience, Item, Stance},
};

use super::{sentence::percent, view::Line};
use crate::chart::{Bar, Dot, Mark, Parts};

/// A line's share of an item.
pub(super) fn of(line: &Line<'_>, item: &Item) -> Option<PositiveShare> {
    share(line.release, &line.group, &item.id)
}

/// The same in words: "60% (likely 52% to 67%)", "about 15 of 25", "nearly all", "[c]".
pub(super) fn said(line: &Line<'_>, item: &Item) -> String {
    if let Some(share) = of(line, item) {
        return percent(&share);
    }
    match line.reading(item) {
        Reading::Percent { total, parts } | Reading::People { total, parts } => {
            let positive = parts.iter().find(|part| part.stance == Stance::Positive);
            positive.map_or_else(String::new, |part| format!("{} of {total}", part.text))
        }
        Reading::NearlyAll { part, .. } => format!("{} {}", part.text, part.stance.as_str()),
        other => other.mark().unwrap_or_default().to_owned(),
    }
}

/// What marks an audience in a chart.
pub(super) const fn mark(audience: Audience) -> Mark {
    match audience {
        Audience::Child => Mark::Child,
        Audience::Young => Mark::Young,
        Audience::Adult => Mark::Adult,
    }
}

/// One row of a gap chart: a dot a line that has a share; in words what stands there where none has.
pub(super) fn dots(label: String, lines: &[(Mark, Line<'_>)], item: &Item) -> Bar {
    let dot = |(mark, line): &(Mark, Line<'_>)| {
        let share = of(line, item)?;
        let text = percentage(share.count, share.total);
        Some(Dot { mark: *mark, percent: share.percent(), low: share.low, high: share.high, text })
    };
    let dots: Vec<_> = lines.iter().filter_map(dot).collect();
    let parts = if dots.is_empty() { Parts::Text(instead(lines, item)) } else { Parts::Dots(dots) };
    Bar { label, note: String::new(), parts }
}

/// What stands in place of dots: the one mark that all lines have, or that the table has more.
fn instead(lines: &[(Mark, Line<'_>)], item: &Item) -> String {
    let mut marks: Vec<_> = lines.iter().filter_map(|(_, line)| line.reading(item).mark()).collect();
    marks.dedup();
    match marks.as_slice() {
        [mark] if lines.iter().all(|(_, line)| line.reading(item).mark().is_some()) => (*mark).to_owned(),
        _ => "see the table".to_owned(),
    }
}

/// A table of shares: a row a group, a column an audience.
pub(super) fn table(caption: String, first: &str, audiences: Vec<String>, rows: Vec<(String, Vec<Line<'_>>)>, item: &Item) -> TableView {
    let row = |(label, lines): (String, Vec<Line<'_>>)| [label].into_iter().chain(lines.iter().map(|line| said(line, item))).collect();
    TableView {
        caption,
        heads: [first.to_owned()].into_iter().chain(audiences).collect(),
        rows: rows.into_iter().map(row).collect(),
    }
}
