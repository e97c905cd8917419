//! The share of positive answers, as a dot and as words: what is compared between groups, and nothing where the release has no share.

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

/// What is known where a share stands on too few people.
const TOO_FEW: &str = "too few for a share";

/// Why a line has no share.
pub(super) fn unknown(line: &Line<'_>, item: &Item) -> &'static str {
    line.reading(item).mark().unwrap_or(TOO_FEW)
}

/// A row of a gap chart: the shares that are published, and under its label who has none and why. The first dot of a series says whose it
/// is: `named` holds those that have been said.
pub(super) fn dots(label: String, lines: &[(Mark, Line<'_>)], item: &Item, named: &mut Vec<Mark>) -> Bar {
    let (mut dots, mut without) = (Vec::new(), Vec::new());
    for (mark, line) in lines {
        match of(line, item) {
            Some(share) => {
                let text = percentage(share.count, share.total);
                let first = !named.contains(mark);
                // A place's name stays as it is; who answered stands inside a sentence.
                let who = if matches!(mark, Mark::Scotland | Mark::Other) { line.label.clone() } else { line.label.to_lowercase() };
                let text = if first { format!("{text} {who}") } else { text };
                named.extend(first.then_some(*mark));
                dots.push(Dot { mark: *mark, percent: share.percent(), low: share.low, high: share.high, text });
            }
            None => without.push((line.label.as_str(), unknown(line, item))),
        }
    }
    let one = without.first().map(|(_, why)| *why);
    let note = without.iter().map(|(who, why)| format!("{who}: {why}")).collect::<Vec<_>>().join(", ");
    match one {
        Some(why) if dots.is_empty() && without.iter().all(|(_, other)| *other == why) => {
            Bar { label, note: String::new(), parts: Parts::Text(why.to_owned()) }
        }
        None | Some(_) if dots.is_empty() => Bar { label, note: String::new(), parts: Parts::Text(note) },
        _ => Bar { label, note, parts: Parts::Dots(dots) },
    }
}
