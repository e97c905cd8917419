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

/// How many of ten people that is, as the sentence beside the picture says it; nothing where there is no share.
pub(super) fn of_ten(line: &Line<'_>, item: &Item) -> Option<u8> {
    of(line, item).map(|share| tenths(share.percent()))
}

/// How many of ten that is, to the nearest.
pub(super) fn tenths(percent: f64) -> u8 {
    (0..10_u8).find(|ten| percent < f64::from(*ten) * 10.0 + 5.0).unwrap_or(10)
}

/// A line's share in words: "60% (likely 52% to 67%)", "about 15 of 25", "nearly all", "[c]".
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
    let (mut dots, mut without, mut said) = (Vec::new(), Vec::new(), Vec::new());
    for (mark, line) in lines {
        // A place's name stays as it is; who answered stands inside a sentence.
        let who = if matches!(mark, Mark::Scotland | Mark::Other) { line.label.clone() } else { uncapital(&line.label) };
        match of(line, item) {
            Some(share) => {
                said.push(format!("{who} {}", percent(&share)));
                let text = percentage(share.count, share.total);
                let first = !named.contains(mark);
                let text = if first { format!("{text} {who}") } else { text };
                named.extend(first.then_some(*mark));
                dots.push(Dot { mark: *mark, percent: share.percent(), low: share.low, high: share.high, text });
            }
            None => {
                let why = unknown(line, item);
                said.push(format!("{who} {why}"));
                without.push((line.label.as_str(), why));
            }
        }
    }
    let said = if said.is_empty() { label.clone() } else { format!("{label}: {}", said.join(", ")) };
    let one = without.first().map(|(_, why)| *why);
    let note = without.iter().map(|(who, why)| format!("{who}: {why}")).collect::<Vec<_>>().join(", ");
    let text = match one {
        Some(why) if without.iter().all(|(_, other)| *other == why) => why.to_owned(),
        _ => note.clone(),
    };
    if dots.is_empty() {
        return Bar { label, note: String::new(), parts: Parts::Text(text), said };
    }
    Bar { label, note, parts: Parts::Dots(dots), said }
}

/// A name inside a sentence begins small.
fn uncapital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
