//! The order of the themes on the results page. Themes without a published share stand last, as the survey has them.

use app::pages::results::Choice;
use domain::{
    finding::{gap, shares},
    survey::{Id, Item},
};

use super::Published;

/// An order to choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// As the survey asks them.
    #[default]
    Survey,
    /// Where the least positive audience's share is lowest.
    Lowest,
    /// Where the least positive audience's share is highest.
    Highest,
    /// The widest clear gap between ages.
    Gap,
}

impl Order {
    const ALL: [Self; 4] = [Self::Survey, Self::Lowest, Self::Highest, Self::Gap];

    /// As it stands in the address; an empty text is the survey's order.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.id() == text)
    }

    /// As it stands in the address.
    pub(super) const fn id(self) -> &'static str {
        match self {
            Self::Survey => "",
            Self::Lowest => "lowest",
            Self::Highest => "highest",
            Self::Gap => "gap",
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Survey => "The survey",
            Self::Lowest => "Least positive first",
            Self::Highest => "Most positive first",
            Self::Gap => "Widest gap between ages first",
        }
    }

    /// What can be chosen.
    pub(super) fn choices(self) -> Vec<Choice> {
        Self::ALL.map(|order| Choice { id: order.id().to_owned(), name: order.name().to_owned(), chosen: order == self }).to_vec()
    }

    /// The items in this order, in the whole wave or in a place.
    pub(super) fn of<'a>(self, published: &'a Published, place: Option<&Id>) -> Vec<&'a Item> {
        let mut items: Vec<&Item> = published.survey.items.iter().collect();
        let shares = |item: &Item| shares(&published.release, &item.id, place);
        let lowest = |item: &Item| shares(item).iter().map(domain::finding::PositiveShare::percent).min_by(f64::total_cmp);
        let width = |item: &Item| {
            let named: Vec<_> = shares(item).into_iter().map(|share| ((), share)).collect();
            gap(&named).map(|[least, most]| most.1.percent() - least.1.percent())
        };
        // The sort is stable: what has the same key, or none, stays as the survey has it.
        match self {
            Self::Survey => {}
            Self::Lowest => items.sort_by(|one, other| key(lowest(one), 1.0).total_cmp(&key(lowest(other), 1.0))),
            Self::Highest => items.sort_by(|one, other| key(lowest(one), -1.0).total_cmp(&key(lowest(other), -1.0))),
            Self::Gap => items.sort_by(|one, other| key(width(one), -1.0).total_cmp(&key(width(other), -1.0))),
        }
        items
    }
}

/// A key to sort by, up or down; without a number, last.
fn key(number: Option<f64>, sign: f64) -> f64 {
    number.map_or(f64::INFINITY, |number| sign * number)
}
