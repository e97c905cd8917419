//! Findings in plain words.

use app::pages::results::Standout;
use domain::{
    difference::Change,
    disclosure::{
        Group,
        phrases::{HIDDEN, in_words, percentage},
    },
    finding::{Comparison, Finding, PositiveShare, compare, findings, most_ticked},
    survey::{Audience, Id, Item, ItemKind, Stance},
};

use super::{
    Published, by,
    chart::choice,
    scotland,
    view::{Line, View, people, who},
};

/// The theme's title, which states the finding.
pub(super) fn headline(published: &Published, item: &Item, view: View<'_>) -> String {
    let area = match view {
        View::Place(area) => area,
        View::By(breakdown) => return by::headline(published, item, breakdown),
    };
    let title = title(published, item);
    match &item.kind {
        ItemKind::Scale => match compare(&published.release, &item.id, area) {
            Comparison::Least(least) => format!("{title}: {} say it least", people(published, least.audience)),
            Comparison::Gap { least, most } => {
                format!("{title}: fewer {} than {} say it", people(published, least.audience), people(published, most.audience))
            }
            Comparison::NoClearGap => format!("{title}: no clear gap between ages"),
            Comparison::Unknown => title,
        },
        ItemKind::Ticks { none, .. } => match most_named(published, item, none.as_ref(), area) {
            Some((barrier, _)) => format!("{title}: “{barrier}” was ticked most"),
            None => title,
        },
    }
}

/// What the headline says of the theme, to stand under its title: "Adults say it least". Empty where it says no more than the title.
pub(super) fn finding(published: &Published, item: &Item, view: View<'_>) -> String {
    let headline = headline(published, item, view);
    headline.strip_prefix(&title(published, item)).map(|rest| capital(rest.trim_start_matches([':', ' ']))).unwrap_or(headline)
}

/// The sentences under it, in people.
pub(super) fn sentences(published: &Published, item: &Item, view: View<'_>) -> Vec<String> {
    let area = match view {
        View::Place(area) => area,
        View::By(breakdown) => return by::sentences(published, item, breakdown),
    };
    let mut said = match &item.kind {
        ItemKind::Scale => {
            let said: Vec<_> = Audience::ALL.into_iter().filter_map(|audience| positive(published, item, audience, area)).collect();
            if said.is_empty() { vec![not_shown()] } else { said }
        }
        ItemKind::Ticks { none, .. } => match most_named(published, item, none.as_ref(), area) {
            Some((barrier, share)) => vec![format!("“{barrier}” was named most: {share} of those who ticked something.")],
            None => vec!["No answer clearly leads here.".to_owned()],
        },
    };
    said.extend(scotland::sentence(published, item, view));
    said
}

/// What stands where there is nothing to say.
pub(super) fn not_shown() -> String {
    format!("Not shown here: see {HIDDEN}.")
}

/// What an audience does when it is positive.
pub(super) fn verb(audience: Audience) -> &'static str {
    if audience == Audience::Child { "say yes" } else { "agree" }
}

/// "About 6 in 10 children say yes."
pub(super) fn positive(published: &Published, item: &Item, audience: Audience, area: Option<&Id>) -> Option<String> {
    let group = Group { audience, area: area.cloned(), category: None };
    let row = published.release.row(&group, &item.id)?;
    let said = in_words(row, Stance::Positive, &people(published, audience), &published.release.policy)?;
    Some(capital(&format!("{said} {}.", verb(audience))))
}

/// The barrier that clearly most ticked, and its share.
fn most_named(published: &Published, item: &Item, none: Option<&Id>, area: Option<&Id>) -> Option<(String, String)> {
    let audience = Audience::ALL.into_iter().find(|audience| item.wording.contains_key(audience))?;
    let group = Group { audience, area: area.cloned(), category: None };
    let row = published.release.row(&group, &item.id)?;
    let (first, ticked, total) = most_ticked(row, none, &published.release.policy)?;
    Some((choice(item, first), percentage(ticked, total)))
}

/// What stands out, each with the page that shows it.
pub(super) fn standouts(published: &Published, view: View<'_>, lines: &[Line<'_>]) -> Vec<Standout> {
    match view {
        // Where nothing is shown, nothing is said of it either: not even that nothing stands out.
        _ if lines.iter().all(Line::hides_all) => vec![Standout { sentence: not_shown(), href: None }],
        View::Place(area) => {
            let found = findings(&published.release, &published.survey, area);
            let changed =
                if area.is_none() { published.changes().first().and_then(|change| largest_change(published, change)) } else { None };
            found.iter().map(|finding| standout(published, finding)).chain(changed).collect()
        }
        View::By(breakdown) => by::standouts(published, breakdown),
    }
}

/// One of them, with the page that shows it.
pub(super) fn standout(published: &Published, finding: &Finding) -> Standout {
    let item = |id: &Id| published.survey.item(id.as_str()).map_or_else(|| id.to_string(), |item| title(published, item));
    let (sentence, about) = match finding {
        Finding::Range { audience, strongest, weakest } => (
            format!(
                "{} are clearly more positive about “{}”, {}, than about “{}”, {}.",
                who(published, *audience),
                item(&strongest.0),
                percent(&strongest.1),
                item(&weakest.0),
                percent(&weakest.1)
            ),
            &weakest.0,
        ),
        Finding::Gap { item: id, least, most } => (
            format!(
                "There is a clear gap in “{}”: {} {}, {} {}.",
                item(id),
                people(published, most.audience),
                percent(most),
                people(published, least.audience),
                percent(least)
            ),
            id,
        ),
    };
    Standout { sentence, href: page_of(published, about) }
}

/// The widest clear change since the wave before.
fn largest_change(published: &Published, change: &Change) -> Option<Standout> {
    let (before, item) = (published.earlier.first()?, published.survey.item(change.item.as_str())?);
    let way = if change.now.is_above(&change.before) { "more" } else { "fewer" };
    let sentence = format!(
        "Since {} clearly {way} {} say so of “{}”: {}, before {}.",
        before.day,
        people(published, change.now.audience),
        title(published, item),
        percent(&change.now),
        percent(&change.before)
    );
    Some(Standout { sentence, href: page_of(published, &change.item) })
}

/// The page of an item's theme.
pub(super) fn page_of(published: &Published, item: &Id) -> Option<String> {
    published.survey.item(item.as_str()).map(|item| published.at.theme(item.theme.as_str()))
}

/// A share with its uncertainty, rounding included: "60% (likely 52% to 67%)".
pub(super) fn percent(share: &PositiveShare) -> String {
    format!("{} (likely {:.0}% to {:.0}%)", percentage(share.count, share.total), share.low, share.high)
}

/// The item's theme.
pub(super) fn title(published: &Published, item: &Item) -> String {
    published.survey.theme(&item.theme).map_or_else(|| item.id.to_string(), |theme| theme.title.clone())
}

/// A sentence begins with a capital.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
