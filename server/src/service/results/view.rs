//! Which groups of a release a page shows, in the order in which it shows them.

use domain::{
    disclosure::{Category, Group, Reading, Release, Row, read},
    survey::{Audience, Breakdown, Id, Item},
};

use super::Published;

/// Which part of a release a page shows. A release holds no breakdown of a single place.
#[derive(Debug, Clone, Copy)]
pub(super) enum View<'a> {
    /// The audiences in the whole wave, or in one of its areas or larger areas.
    Place(Option<&'a Id>),
    /// The categories of a breakdown of the whole wave.
    By(Breakdown<'a>),
}

impl<'a> View<'a> {
    /// The place that is shown; nothing is the whole wave.
    pub(super) const fn place(self) -> Option<&'a Id> {
        match self {
            Self::Place(place) => place,
            Self::By(_) => None,
        }
    }

    /// What its address asks for: "area=fife", "by=B1"; nothing for the whole wave.
    pub(super) fn filter(self) -> String {
        match self {
            Self::Place(place) => place.map_or_else(String::new, |place| format!("area={place}")),
            Self::By(breakdown) => format!("by={}", breakdown.id),
        }
    }

    /// What tells this part's files from the whole wave's: "-fife", "-by-B1".
    pub(super) fn suffix(self) -> String {
        match self {
            Self::Place(place) => place.map_or_else(String::new, |place| format!("-{place}")),
            Self::By(breakdown) => format!("-by-{}", breakdown.id),
        }
    }

    /// The smallest group that is shown.
    pub(super) const fn floor(self, published: &Published) -> u32 {
        match self {
            Self::Place(_) => published.release.policy.group_floor(),
            Self::By(_) => published.release.policy.breakdown_floor(),
        }
    }
}

/// One group as it is read: a bar of the chart, a row of the table.
#[derive(Debug, Clone)]
pub(super) struct Line<'a> {
    /// What it is called: "Children", "Adults: Woman or girl", "Scotland, adults".
    pub(super) label: String,
    /// The release that it stands in.
    pub(super) release: &'a Release,
    /// Whom it is about.
    pub(super) group: Group,
}

impl Line<'_> {
    /// How many took part, if that is shown.
    pub(super) fn base(&self) -> Option<u32> {
        self.release.group(&self.group).and_then(|group| group.base)
    }

    /// What is published of an item.
    pub(super) fn row(&self, item: &Item) -> &Row {
        self.release.row(&self.group, &item.id).unwrap_or(&Row::NotAsked)
    }

    /// How an item is read: what nobody was asked is "not asked".
    pub(super) fn reading(&self, item: &Item) -> Reading {
        read(self.row(item), &self.release.policy)
    }

    /// Whether something of it is hidden.
    pub(super) fn hides_some(&self) -> bool {
        self.rows().any(|row| *row == Row::Hidden) || self.base().is_none()
    }

    /// Whether nothing of it is shown that was asked.
    pub(super) fn hides_all(&self) -> bool {
        self.rows().all(|row| matches!(row, Row::Hidden | Row::NotAsked))
    }

    fn rows(&self) -> impl Iterator<Item = &Row> {
        self.release.group(&self.group).into_iter().flat_map(|group| group.rows.iter().map(|row| &row.row))
    }
}

/// Every audience in a place.
pub(super) fn audiences<'a>(published: &'a Published, place: Option<&Id>) -> Vec<Line<'a>> {
    let line = |audience| Line {
        label: who(published, audience),
        release: &published.release,
        group: Group { audience, area: place.cloned(), category: None },
    };
    Audience::ALL.into_iter().map(line).collect()
}

/// The lines of a view.
pub(super) fn lines<'a>(published: &'a Published, view: View<'_>) -> Vec<Line<'a>> {
    let breakdown = match view {
        View::Place(place) => return audiences(published, place),
        View::By(breakdown) => breakdown,
    };
    let groups = published.release.groups.iter().map(|result| &result.group);
    let groups: Vec<_> = groups.filter_map(|group| Some((group, category(group, breakdown.id)?))).collect();
    let several = groups.windows(2).any(|pair| matches!(pair, [(one, _), (other, _)] if one.audience != other.audience));
    let line = |(group, category): (&Group, &Category)| {
        let choice = choice_of(breakdown, category);
        let label = if several { format!("{}: {choice}", who(published, group.audience)) } else { choice };
        Line { label, release: &published.release, group: group.clone() }
    };
    groups.into_iter().map(line).collect()
}

fn category<'a>(group: &'a Group, question: &Id) -> Option<&'a Category> {
    group.category.as_ref().filter(|category| category.question == *question)
}

/// What a breakdown's category is called.
pub(super) fn choice_of(breakdown: Breakdown<'_>, category: &Category) -> String {
    let found = breakdown.choices.iter().find(|choice| choice.id == category.choice);
    found.map_or_else(|| category.choice.to_string(), |choice| choice.label.clone())
}

/// What results call an audience.
pub(super) fn who(published: &Published, audience: Audience) -> String {
    published.survey.version_for(audience).map_or_else(|| audience.to_string(), |version| version.plural.clone())
}

/// An audience inside a sentence: "young people".
pub(super) fn people(published: &Published, audience: Audience) -> String {
    who(published, audience).to_lowercase()
}

/// The breakdowns that the release holds, in its order.
pub(super) fn breakdowns(published: &Published) -> Vec<Breakdown<'_>> {
    let mut found: Vec<Breakdown<'_>> = Vec::new();
    for category in published.release.groups.iter().filter_map(|result| result.group.category.as_ref()) {
        if found.iter().all(|breakdown| *breakdown.id != category.question) {
            found.extend(published.survey.breakdown(category.question.as_str()));
        }
    }
    found
}
