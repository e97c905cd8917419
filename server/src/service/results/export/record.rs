//! The one model that every file of results is written from: a record a published number, or a mark in its place.

use domain::{
    disclosure::{
        Group, GroupResult, ItemRow, Reading, Row, Share, Tick,
        phrases::{HIDDEN, Part, whole_percent, zero},
        read,
    },
    finding::share,
    survey::{Id, Stance},
};

use crate::service::results::{Published, table::offered};

/// What kind of number, or which mark in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Status {
    /// People, rounded at random.
    Rounded,
    /// A rounded 0: "0 to 4".
    Slight,
    /// Nearly everyone, without any number.
    NearlyAll,
    /// Many, some or few, without any number.
    Tier,
    /// Not shown, whatever the reason.
    Hidden,
    /// That audience has no such item.
    NotAsked,
}

impl Status {
    pub(super) const ALL: [Self; 6] = [Self::Rounded, Self::Slight, Self::NearlyAll, Self::Tier, Self::Hidden, Self::NotAsked];

    /// Its name in files.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Rounded => "rounded",
            Self::Slight => "rounded_zero",
            Self::NearlyAll => "nearly_all",
            Self::Tier => "tier",
            Self::Hidden => "hidden",
            Self::NotAsked => "not_asked",
        }
    }
}

/// Which answer a number is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer<'a> {
    /// None: how many of the group took part.
    TookPart,
    /// One of a scale.
    Stance(Stance),
    /// A tick-list's choice: ticked, or left out by those who answered the list.
    Choice { choice: &'a Id, ticked: bool },
    /// The item as a whole: it is hidden, or was not asked.
    All,
}

/// A published number, or a mark in its place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Record<'a> {
    /// Whom it is about.
    pub(super) group: &'a Group,
    /// Which item; none: how many took part.
    pub(super) item: Option<&'a Id>,
    /// Which answer.
    pub(super) answer: Answer<'a>,
    /// What kind of number.
    pub(super) status: Status,
    /// People, rounded; nothing for a rounded 0, which stands for "0 to 4" and is no number to compute with.
    pub(super) people: Option<u32>,
    /// The sum of the row's rounded people: those who answered.
    pub(super) of: Option<u32>,
    /// The share in whole percent, where one is printed.
    pub(super) percent: Option<u32>,
    /// Where the share of positive answers likely lies, in whole percent, rounding included.
    pub(super) likely: Option<(u32, u32)>,
    /// What pages print of it.
    pub(super) shown: String,
}

/// Everything that is published, in the release's order.
pub(super) fn records(published: &Published) -> Vec<Record<'_>> {
    published.release.groups.iter().flat_map(|result| of_group(published, result)).collect()
}

fn of_group<'a>(published: &'a Published, result: &'a GroupResult) -> Vec<Record<'a>> {
    let rows = result.rows.iter().flat_map(|row| of_row(published, &result.group, row));
    [took_part(result)].into_iter().chain(rows).collect()
}

fn took_part(result: &GroupResult) -> Record<'_> {
    let (status, shown) = match result.base {
        Some(base) => (Status::Rounded, format!("about {base}")),
        None => (Status::Hidden, HIDDEN.to_owned()),
    };
    Record { people: result.base, ..blank(&result.group, None, Answer::TookPart, status, shown) }
}

const fn blank<'a>(group: &'a Group, item: Option<&'a Id>, answer: Answer<'a>, status: Status, shown: String) -> Record<'a> {
    Record { group, item, answer, status, people: None, of: None, percent: None, likely: None, shown }
}

fn of_row<'a>(published: &'a Published, group: &'a Group, row: &'a ItemRow) -> Vec<Record<'a>> {
    let policy = &published.release.policy;
    let blank = |answer, status, shown| blank(group, Some(&row.item), answer, status, shown);
    match (&row.row, read(&row.row, policy)) {
        (Row::Counts { cells }, Reading::Percent { total, parts } | Reading::People { total, parts }) => {
            let counts = cells.iter().map(|cell| cell.count);
            counts.zip(parts).map(|(count, part)| scale(published, (group, &row.item), (count, total), part)).collect()
        }
        (Row::NearlyAll { stance }, Reading::NearlyAll { part, .. }) => {
            let one = |given: Stance| match given == *stance {
                true => blank(Answer::Stance(given), Status::NearlyAll, part.text.clone()),
                false => blank(Answer::Stance(given), Status::Slight, zero(policy)),
            };
            offered(&published.survey, group.audience).map(one).collect()
        }
        (Row::Ticks { ticks }, _) => {
            let sides =
                |tick: &'a Tick| [Some(side(published, group, &row.item, tick, true)), other_side(published, group, &row.item, tick)];
            ticks.iter().flat_map(sides).flatten().collect()
        }
        (Row::NotAsked, reading) => vec![blank(Answer::All, Status::NotAsked, reading.mark().unwrap_or_default().to_owned())],
        (_, _) => vec![blank(Answer::All, Status::Hidden, HIDDEN.to_owned())],
    }
}

/// One answer of a scale.
fn scale<'a>(published: &Published, (group, item): (&'a Group, &'a Id), (count, total): (u32, u32), part: Part) -> Record<'a> {
    let percent = count > 0 && total >= published.release.policy.percent_floor();
    let likely = (part.stance == Stance::Positive).then(|| share(&published.release, group, item)).flatten();
    Record {
        people: (count > 0).then_some(count),
        of: Some(total),
        percent: percent.then(|| whole_percent(count, total)).flatten(),
        likely: likely.map(|share| (whole(share.low), whole(share.high))),
        ..blank(group, Some(item), Answer::Stance(part.stance), if count == 0 { Status::Slight } else { Status::Rounded }, part.text)
    }
}

/// A percentage between 0 and 100, to the nearest whole one.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it lies between 0 and 100")]
fn whole(percent: f64) -> u32 {
    percent.clamp(0.0, 100.0).round() as u32
}

/// One side of a tick-list's choice, read as the list is.
fn side<'a>(published: &Published, group: &'a Group, item: &'a Id, tick: &'a Tick, ticked: bool) -> Record<'a> {
    let policy = &published.release.policy;
    let share = if ticked { tick.share } else { turned(tick.share) };
    let alone = Row::Ticks { ticks: vec![Tick { choice: tick.choice.clone(), share }] };
    let shown = match read(&alone, policy) {
        Reading::Ticks { ticks, .. } => ticks.into_iter().next().map(|part| part.text),
        _ => None,
    };
    let (status, people, of) = match share {
        Share::Counts { ticked: 0, not_ticked } => (Status::Slight, None, Some(not_ticked)),
        Share::Counts { ticked, not_ticked } => (Status::Rounded, Some(ticked), Some(ticked + not_ticked)),
        Share::NearlyAll { ticked: true } => (Status::NearlyAll, None, None),
        Share::NearlyAll { ticked: false } => (Status::Slight, None, None),
        Share::Tier(_) => (Status::Tier, None, None),
    };
    let percent = people.zip(of).filter(|(_, of)| *of >= policy.percent_floor()).and_then(|(people, of)| whole_percent(people, of));
    let answer = Answer::Choice { choice: &tick.choice, ticked };
    Record { people, of, percent, ..blank(group, Some(item), answer, status, shown.unwrap_or_default()) }
}

/// Those who left it out: of a tier nothing is published of them.
fn other_side<'a>(published: &Published, group: &'a Group, item: &'a Id, tick: &'a Tick) -> Option<Record<'a>> {
    (!matches!(tick.share, Share::Tier(_))).then(|| side(published, group, item, tick, false))
}

const fn turned(share: Share) -> Share {
    match share {
        Share::Counts { ticked, not_ticked } => Share::Counts { ticked: not_ticked, not_ticked: ticked },
        Share::NearlyAll { ticked } => Share::NearlyAll { ticked: !ticked },
        Share::Tier(tier) => Share::Tier(tier),
    }
}
