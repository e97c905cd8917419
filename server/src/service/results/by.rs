//! Findings of a breakdown in plain words: what is clearly different between two categories of an audience, and nothing else.

use app::pages::results::Standout;
use domain::{
    disclosure::{Row, phrases::in_words},
    finding::{PositiveShare, gap, share},
    survey::{Audience, Breakdown, Item, ItemKind, Stance},
};

use super::{
    Published,
    sentence::{capital, not_shown, page_of, percent, title, verb},
    view::{Line, View, choice_of, lines, people},
};

/// A clear gap between two categories of one audience.
struct Gap<'a> {
    audience: Audience,
    least: (Line<'a>, PositiveShare),
    most: (Line<'a>, PositiveShare),
}

/// The theme's title, which states the finding.
pub(super) fn headline(published: &Published, item: &Item, breakdown: Breakdown<'_>) -> String {
    let title = title(published, item);
    let asked: Vec<_> = asked(published, item, breakdown);
    let known = asked.len() > 1 && asked.iter().all(|line| share(line.release, &line.group, &item.id).is_some());
    match gaps(published, item, breakdown).as_slice() {
        [] if known => format!("{title}: no clear gap"),
        [] => title,
        [_, ..] => format!("{title}: a clear gap"),
    }
}

/// The sentences under it, in people.
pub(super) fn sentences(published: &Published, item: &Item, breakdown: Breakdown<'_>) -> Vec<String> {
    let asked = asked(published, item, breakdown);
    if matches!(item.kind, ItemKind::Ticks { .. }) {
        return vec!["What each of these groups ticked.".to_owned()];
    }
    if asked.is_empty() {
        return vec!["None of these groups is asked this.".to_owned()];
    }
    if asked.iter().all(|line| *line.row(item) == Row::Hidden) {
        return vec![not_shown()];
    }
    let gaps = gaps(published, item, breakdown);
    let apart = gaps.iter().flat_map(|gap| [&gap.most.0, &gap.least.0]);
    // "Nearly all" has no share to compare, so it is said on its own.
    let one_sided = asked.iter().filter(|line| matches!(line.row(item), Row::NearlyAll { .. }));
    let said = |line: &Line<'_>| {
        let share = in_words(line.row(item), Stance::Positive, "of them", &line.release.policy)?;
        Some(format!("{}: {share} {}.", capital(&category(published, breakdown, line)), verb(line.group.audience)))
    };
    let said: Vec<_> = apart.chain(one_sided).filter_map(said).collect();
    if said.is_empty() { vec!["What differs here may be chance and rounding.".to_owned()] } else { said }
}

/// What stands out: each audience's widest gap, a sentence each.
pub(super) fn standouts(published: &Published, breakdown: Breakdown<'_>) -> Vec<Standout> {
    let width = |gap: &Gap<'_>| gap.most.1.percent() - gap.least.1.percent();
    let mut widest: Vec<(Gap<'_>, &Item)> = Vec::new();
    for item in &published.survey.items {
        for gap in gaps(published, item, breakdown) {
            match widest.iter_mut().find(|(other, _)| other.audience == gap.audience) {
                Some(other) if width(&other.0) < width(&gap) => *other = (gap, item),
                Some(_) => {}
                None => widest.push((gap, item)),
            }
        }
    }
    widest.sort_by_key(|(gap, _)| gap.audience);
    let sentence = |(gap, item): &(Gap<'_>, &Item)| {
        let side = |(line, share): &(Line<'_>, PositiveShare)| format!("{} {}", category(published, breakdown, line), percent(share));
        let sentence = format!("There is a clear gap in “{}”: {}, {}.", title(published, item), side(&gap.most), side(&gap.least));
        Standout { sentence, href: page_of(published, &item.id).map(|href| format!("{href}?by={}", breakdown.id)) }
    };
    widest.iter().map(sentence).collect()
}

/// Whether some audience has a clear gap.
pub(super) fn has_gap(published: &Published, item: &Item, breakdown: Breakdown<'_>) -> bool {
    !gaps(published, item, breakdown).is_empty()
}

/// Each audience's clear gap, youngest first.
fn gaps<'a>(published: &'a Published, item: &Item, breakdown: Breakdown<'_>) -> Vec<Gap<'a>> {
    let asked = asked(published, item, breakdown);
    let of = |audience| {
        let lines = asked.iter().filter(|line| line.group.audience == audience);
        let shares: Vec<_> = lines.filter_map(|line| Some((line.clone(), share(line.release, &line.group, &item.id)?))).collect();
        gap(&shares).map(|[least, most]| Gap { audience, least: least.clone(), most: most.clone() })
    };
    Audience::ALL.into_iter().filter_map(of).collect()
}

/// The categories that are asked the item.
fn asked<'a>(published: &'a Published, item: &Item, breakdown: Breakdown<'_>) -> Vec<Line<'a>> {
    lines(published, View::By(breakdown)).into_iter().filter(|line| *line.row(item) != Row::NotAsked).collect()
}

/// A category inside a sentence: "adults who said “18 to 25”".
fn category(published: &Published, breakdown: Breakdown<'_>, line: &Line<'_>) -> String {
    let choice = line.group.category.as_ref().map(|category| choice_of(breakdown, category)).unwrap_or_default();
    format!("{} who said “{choice}”", people(published, line.group.audience))
}
