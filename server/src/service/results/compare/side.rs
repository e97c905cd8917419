//! The sides of a comparison, and what of each stands beside what of the other.

use app::pages::results::Choice;
use domain::{
    difference::asked_alike,
    disclosure::Group,
    survey::{Audience, Id, Item},
};

use super::{is_scored, was_asked};
use crate::chart::Mark;
use crate::service::results::{
    Published,
    sentence::title,
    share::mark,
    view::{Line, who},
};

/// One side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Side {
    /// The whole wave, or one of its places.
    Place(Option<Id>),
    /// All of Scotland, from its own wave.
    Scotland,
    /// An earlier wave of the same places, by its index.
    Earlier(usize),
    /// An audience of the whole wave, or of one of its places.
    Who(Audience, Option<Id>),
}

/// One theme on both sides.
pub(super) struct Pair<'a> {
    pub(super) item: &'a Item,
    pub(super) title: String,
    pub(super) one: Line<'a>,
    pub(super) other: Line<'a>,
    /// Whether both were asked the same words, where they must be: audiences never are, and share the construct alone.
    pub(super) alike: bool,
}

/// What stands beside what: by audience, or once where the sides are audiences themselves.
pub(super) struct Pairs<'a> {
    pub(super) rows: Vec<(Option<Audience>, Vec<Pair<'a>>)>,
    /// Why there is nothing.
    pub(super) problem: Option<&'static str>,
}

impl Side {
    /// As it stands in the address; nothing where the results have no such side.
    pub(super) fn read(published: &Published, id: &str) -> Option<Self> {
        all(published).into_iter().flat_map(|(_, sides)| sides).find(|side| side.id_in(published) == id)
    }

    /// What tells it from the others while results stay as they are.
    pub(super) fn id(&self) -> String {
        match self {
            Self::Place(None) => "everywhere".to_owned(),
            Self::Place(Some(area)) => format!("area-{area}"),
            Self::Scotland => "scotland".to_owned(),
            Self::Earlier(at) => format!("earlier-{at}"),
            Self::Who(audience, None) => audience.to_string(),
            Self::Who(audience, Some(area)) => format!("{audience}-in-{area}"),
        }
    }

    /// The same with a wave's code, which stays right when another wave is released.
    pub(super) fn id_in(&self, published: &Published) -> String {
        match self {
            Self::Earlier(at) => published.earlier.get(*at).map_or_else(String::new, |earlier| format!("wave-{}", earlier.code)),
            other => other.id(),
        }
    }

    /// What it is called.
    pub(super) fn name(&self, published: &Published) -> String {
        match self {
            Self::Place(None) => published.everywhere.clone(),
            Self::Place(Some(area)) => published.place_name(area),
            Self::Scotland => "All of Scotland".to_owned(),
            Self::Earlier(at) => {
                let day = published.earlier.get(*at).map_or("", |earlier| earlier.day.as_str());
                format!("{}, {day}", published.everywhere)
            }
            Self::Who(audience, None) => who(published, *audience),
            Self::Who(audience, Some(area)) => format!("{} in {}", who(published, *audience), published.place_name(area)),
        }
    }

    fn line<'a>(&self, published: &'a Published, audience: Audience) -> Option<Line<'a>> {
        let own = |audience, area: Option<&Id>| {
            let group = Group { audience, area: area.cloned(), category: None };
            Line { label: String::new(), release: &published.release, group }
        };
        match self {
            Self::Place(area) => Some(own(audience, area.as_ref())),
            Self::Scotland => published.scotland.as_ref().map(|scotland| scotland.line(published, &own(audience, None))),
            Self::Earlier(at) => published.earlier.get(*at).map(|earlier| earlier.line(String::new(), audience)),
            Self::Who(audience, area) => Some(own(*audience, area.as_ref())),
        }
    }

    /// Whether an item is asked in the same words on this side as in the wave itself.
    fn asks_alike(&self, published: &Published, item: &Id, audience: Audience) -> bool {
        match self {
            Self::Earlier(at) => {
                published.earlier.get(*at).is_some_and(|earlier| asked_alike(&published.survey, &earlier.survey, item, audience))
            }
            Self::Place(_) | Self::Scotland | Self::Who(..) => true,
        }
    }
}

/// Every side that there is, by kind.
fn all(published: &Published) -> Vec<(String, Vec<Side>)> {
    let mut places: Vec<(&String, &Id)> = published
        .larger_areas
        .iter()
        .chain(&published.areas)
        .filter(|(area, _)| published.place(area.as_str()).is_some())
        .map(|(area, name)| (name, area))
        .collect();
    places.sort();
    let audiences = |area: Option<&Id>| {
        let known = Audience::ALL.into_iter().filter(|audience| published.survey.version_for(*audience).is_some());
        known.map(|audience| Side::Who(audience, area.cloned())).collect::<Vec<_>>()
    };
    let sides = [Side::Place(None)].into_iter().chain(places.iter().map(|(_, area)| Side::Place(Some((*area).clone()))));
    let scotland = published.scotland.as_ref().map(|_| Side::Scotland);
    let kinds = [
        ("Places".to_owned(), sides.chain(scotland).collect()),
        ("Results before".to_owned(), (0..published.earlier.len()).map(Side::Earlier).collect()),
        ("Who answered".to_owned(), audiences(None)),
    ];
    // A wave of one place is that place.
    let within = places.iter().filter(|_| places.len() > 1).map(|(name, area)| (format!("Who answered in {name}"), audiences(Some(area))));
    kinds.into_iter().chain(within).filter(|(_, sides): &(_, Vec<_>)| !sides.is_empty()).collect()
}

/// The choices of one side.
pub(super) fn choices(published: &Published, chosen: &Side) -> Vec<(String, Vec<Choice>)> {
    let choice = |side: &Side| Choice { id: side.id_in(published), name: side.name(published), chosen: side == chosen };
    all(published).into_iter().map(|(kind, sides)| (kind, sides.iter().map(choice).collect())).collect()
}

/// What is compared where the address says nothing: with the wave before, else with Scotland, else children with adults.
pub(super) fn first(published: &Published) -> (Side, Side) {
    match () {
        () if !published.earlier.is_empty() => (Side::Place(None), Side::Earlier(0)),
        () if published.scotland.is_some() => (Side::Place(None), Side::Scotland),
        () => (Side::Who(Audience::Child, None), Side::Who(Audience::Adult, None)),
    }
}

/// What marks the two sides in a chart: the first stands above the other, and Scotland and audiences look as they do everywhere.
pub(super) const fn marks(one: &Side, other: &Side) -> [Mark; 2] {
    match (one, other) {
        (Side::Who(one, _), Side::Who(other, _)) => [mark(*one), mark(*other)],
        (_, Side::Scotland) => [Mark::Other, Mark::Scotland],
        _ => [Mark::Scotland, Mark::Other],
    }
}

/// Theme by theme, both sides.
pub(super) fn pairs<'a>(published: &'a Published, one: &Side, other: &Side) -> Pairs<'a> {
    let nothing = |problem| Pairs { rows: Vec::new(), problem: Some(problem) };
    let audiences: Vec<Option<Audience>> = match (one, other) {
        _ if one == other => return nothing("Both sides are the same. Choose two."),
        (Side::Who(_, here), Side::Who(_, there)) if here == there => vec![None],
        (Side::Who(..), Side::Who(..)) => return nothing("Choose two who answered in the same place."),
        (Side::Who(..), _) | (_, Side::Who(..)) => {
            return nothing("Choose two of a kind: two places or waves, or two who answered.");
        }
        _ => Audience::ALL.into_iter().map(Some).collect(),
    };
    let of = |of: Option<Audience>| {
        let audience = of.unwrap_or(Audience::Adult);
        let pair = |item: &'a Item| {
            let (one_line, other_line) = (one.line(published, audience)?, other.line(published, audience)?);
            if !was_asked(&one_line, item) && !was_asked(&other_line, item) {
                return None;
            }
            let alike = one.asks_alike(published, &item.id, audience) && other.asks_alike(published, &item.id, audience);
            let named = |line: Line<'a>, side: &Side| Line { label: side.name(published), ..line };
            Some(Pair { item, title: title(published, item), one: named(one_line, one), other: named(other_line, other), alike })
        };
        (of, published.survey.items.iter().filter(|item| is_scored(item)).filter_map(pair).collect::<Vec<_>>())
    };
    let rows: Vec<_> = audiences.into_iter().map(of).filter(|(_, rows)| !rows.is_empty()).collect();
    Pairs { rows, problem: None }
}
