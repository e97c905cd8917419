//! How two published shares compare: wave with wave, area with Scotland, audience with audience.
//!
//! Two shares are called different only where their intervals ([`crate::finding`]) do not overlap: stricter than a test of the difference at
//! 95 % (Schenker and Gentleman 2001), so that of the many comparisons on a page hardly one is there by chance alone. Shares of two waves
//! are compared only where both asked that audience the same words with the same answers.

use crate::{
    disclosure::{Group, Release},
    finding::{PositiveShare, share},
    survey::{Audience, Id, Item, ItemKind, Survey},
};

/// What can be said of two shares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Difference {
    /// The first is higher beyond chance and rounding.
    More,
    /// The first is lower beyond chance and rounding.
    Less,
    /// Chance and rounding may explain what differs.
    NotClear,
    /// One of them is not published as a share: nothing can be said.
    Unknown,
}

/// Compares two shares.
#[must_use]
pub fn difference(one: Option<&PositiveShare>, other: Option<&PositiveShare>) -> Difference {
    match (one, other) {
        (Some(one), Some(other)) if one.is_above(other) => Difference::More,
        (Some(one), Some(other)) if other.is_above(one) => Difference::Less,
        (Some(_), Some(_)) => Difference::NotClear,
        _ => Difference::Unknown,
    }
}

/// Whether two versions of a survey ask an audience the same words of an item, with the same answers to choose from.
#[must_use]
pub fn asked_alike(one: &Survey, other: &Survey, item: &Id, audience: Audience) -> bool {
    let asked = |survey: &Survey| {
        let item = survey.item(item.as_str())?;
        let points = survey.version_for(audience)?.scale.points.iter().map(|point| (point.stance, point.label.clone()));
        Some((item.wording.get(&audience)?.clone(), points.collect::<Vec<_>>()))
    };
    asked(one).is_some_and(|this| asked(other).is_some_and(|that| this == that))
}

/// An audience's share that clearly changed from one wave to the next.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The item.
    pub item: Id,
    /// The share in the earlier wave.
    pub before: PositiveShare,
    /// The share now.
    pub now: PositiveShare,
}

impl Change {
    /// How far the published shares are apart, in percentage points.
    #[must_use]
    pub fn width(&self) -> f64 {
        (self.now.percent() - self.before.percent()).abs()
    }
}

/// What clearly changed since an earlier wave, for the wave as a whole; the widest change first.
#[must_use]
pub fn changes(now: (&Release, &Survey), before: (&Release, &Survey)) -> Vec<Change> {
    let scored = now.1.items.iter().filter(|item| matches!(item.kind, ItemKind::Scale));
    let each = scored.flat_map(|item| Audience::ALL.map(|audience| (item, audience)));
    let mut found: Vec<Change> = each.filter_map(|(item, audience)| change(now, before, item, audience)).collect();
    found.sort_by(|one, other| other.width().total_cmp(&one.width()));
    found
}

fn change(now: (&Release, &Survey), before: (&Release, &Survey), item: &Item, audience: Audience) -> Option<Change> {
    if !asked_alike(now.1, before.1, &item.id, audience) {
        return None;
    }
    let group = Group { audience, area: None, category: None };
    let (here, there) = (share(now.0, &group, &item.id)?, share(before.0, &group, &item.id)?);
    matches!(difference(Some(&here), Some(&there)), Difference::More | Difference::Less).then(|| Change {
        item: item.id.clone(),
        before: there,
        now: here,
    })
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at once")]
mod tests {
    use super::*;
    use crate::{
        disclosure::{Cell, GroupResult, ItemRow, Policy, Row, Stage},
        survey::{ASK_THE_FAMILY, Stance, parse},
    };

    fn release(positive: u32, negative: u32) -> Release {
        let cells = vec![Cell { stance: Stance::Positive, count: positive }, Cell { stance: Stance::Negative, count: negative }];
        let row = ItemRow { item: Id::new("T1").unwrap(), row: Row::Counts { cells } };
        let group = Group { audience: Audience::Child, area: None, category: None };
        Release {
            rules: "SDC-1".to_owned(),
            policy: Policy::sdc1(),
            wave: "bcdfghj".to_owned(),
            made_up: true,
            survey: Id::new("ask-the-family").unwrap(),
            survey_version: "1.0".to_owned(),
            stage: Stage::Final,
            follows: None,
            larger_areas: Vec::new(),
            hidden_rows: 0,
            groups: vec![GroupResult { group, base: Some(positive + negative), rows: vec![row] }],
        }
    }

    #[test]
    fn a_change_is_marked_only_where_it_holds() {
        let survey = parse(ASK_THE_FAMILY).unwrap();
        let of = |now: (u32, u32), before: (u32, u32)| {
            changes((&release(now.0, now.1), &survey), (&release(before.0, before.1), &survey))
                .iter()
                .map(|change| (change.item.to_string(), change.now.count, change.before.count))
                .collect::<Vec<_>>()
        };
        assert_eq!(of((160, 40), (80, 120)), [("T1".to_owned(), 160, 80)]);
        assert_eq!(of((80, 120), (160, 40)), [("T1".to_owned(), 80, 160)]);
        assert_eq!(of((105, 95), (100, 100)), []);
        // Below a base of 30 there is no share: nothing is claimed.
        assert_eq!(of((25, 0), (0, 25)), []);
    }

    #[test]
    fn other_words_or_other_answers_are_another_question() {
        let survey = parse(ASK_THE_FAMILY).unwrap();
        let reworded = parse(&ASK_THE_FAMILY.replace("Do grown-ups listen to what you think?", "Do grown-ups hear you?")).unwrap();
        let (one, other) = (release(160, 40), release(80, 120));
        assert_eq!(changes((&one, &survey), (&other, &survey)).len(), 1);
        assert_eq!(changes((&one, &reworded), (&other, &survey)), []);
        let item = Id::new("T1").unwrap();
        assert!(asked_alike(&survey, &reworded, &item, Audience::Young) && !asked_alike(&survey, &reworded, &item, Audience::Child));
        // What an audience is not asked is asked alike nowhere.
        assert!(!asked_alike(&survey, &survey, &Id::new("T13").unwrap(), Audience::Child));
    }

    #[test]
    fn of_what_is_not_published_nothing_can_be_said() {
        let share = share(&release(160, 40), &Group { audience: Audience::Child, area: None, category: None }, &Id::new("T1").unwrap());
        assert_eq!(difference(share.as_ref(), None), Difference::Unknown);
        assert_eq!(difference(share.as_ref(), share.as_ref()), Difference::NotClear);
    }
}
