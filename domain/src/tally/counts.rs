//! The numbers themselves: how many people, and which people taken together, without a name for any.

use crate::{
    disclosure::Group,
    survey::{Id, Item, ItemKind, Stance, Survey},
};

/// People in one cell. Nothing here derives Debug, Display or Serialize: a true count must not leave by accident.
#[derive(Clone, Copy, Default)]
pub(crate) struct Count {
    /// How many.
    pub(crate) people: u32,
    /// Their random ids, summed modulo 2^128: the same people give the same sum, however they were found.
    pub(crate) ids: u128,
}

impl Count {
    fn add(&mut self, random_id: u128) {
        self.people = self.people.saturating_add(1);
        self.ids = self.ids.wrapping_add(random_id);
    }

    fn take(&mut self, random_id: u128) {
        self.people = self.people.saturating_sub(1);
        self.ids = self.ids.wrapping_sub(random_id);
    }
}

/// One tick-list choice among those who answered the list.
#[derive(Clone)]
pub(crate) struct TickCount {
    pub(crate) choice: Id,
    pub(crate) ticked: Count,
    pub(crate) not_ticked: Count,
}

/// One item in one group. `answered` leaves out *not sure* and *skipped*: they count in no percentage.
#[derive(Clone)]
pub(crate) enum ItemCounts {
    NotAsked,
    Scale { answered: Count, stances: Vec<(Stance, Count)> },
    Ticks { answered: Count, choices: Vec<TickCount> },
}

/// Everything counted of one group; `items` in the survey's order.
#[derive(Clone)]
pub(crate) struct GroupCounts {
    pub(crate) group: Group,
    /// All responses, whatever they answered.
    pub(crate) base: Count,
    pub(crate) items: Vec<ItemCounts>,
}

/// What one person adds to one item's counts; nothing stands for *not sure* and *skipped*.
#[derive(Clone)]
pub(crate) enum Mark {
    Nothing,
    Stance(Stance),
    /// Whether each choice was ticked, in the survey's order.
    Ticks(Box<[bool]>),
}

impl ItemCounts {
    fn empty(survey: &Survey, group: &Group, item: &Item) -> Self {
        let asked = survey.items_for(group.audience).any(|(asked, _)| asked.id == item.id) && !off_the_way(survey, group, item);
        match (&item.kind, survey.version_for(group.audience)) {
            (ItemKind::Scale, Some(version)) if asked => {
                // A scale without a middle has no Mixed cell: a category that nobody could choose is not "0 to 4".
                let offered = |stance: &Stance| version.scale.points.iter().any(|point| point.stance == *stance);
                let stances = Stance::ALL.into_iter().filter(offered).map(|stance| (stance, Count::default()));
                Self::Scale { answered: Count::default(), stances: stances.collect() }
            }
            (ItemKind::Ticks { choices, .. }, Some(_)) if asked => {
                let empty = |id: &Id| TickCount { choice: id.clone(), ticked: Count::default(), not_ticked: Count::default() };
                let choices = choices.iter().map(|choice| empty(&choice.id)).collect();
                Self::Ticks { answered: Count::default(), choices }
            }
            _ => Self::NotAsked,
        }
    }

    /// Counts a mark by `change`: [`Count::add`] or [`Count::take`].
    fn change(&mut self, mark: &Mark, mut change: impl FnMut(&mut Count)) {
        match (self, mark) {
            (Self::Scale { answered, stances }, Mark::Stance(stance)) => {
                change(answered);
                for (_, count) in stances.iter_mut().filter(|(offered, _)| offered == stance) {
                    change(count);
                }
            }
            (Self::Ticks { answered, choices }, Mark::Ticks(ticked)) => {
                change(answered);
                for (choice, ticked) in choices.iter_mut().zip(ticked) {
                    change(if *ticked { &mut choice.ticked } else { &mut choice.not_ticked });
                }
            }
            _ => {}
        }
    }

    /// How many gave a substantive answer.
    pub(crate) const fn answered(&self) -> u32 {
        match self {
            Self::NotAsked => 0,
            Self::Scale { answered, .. } | Self::Ticks { answered, .. } => answered.people,
        }
    }
}

/// Whether those people's way through the form leaves the item out: what nobody could answer is "not asked", not hidden.
fn off_the_way(survey: &Survey, group: &Group, item: &Item) -> bool {
    let without_support =
        group.category.as_ref().is_some_and(|of| of.question == survey.route.id && of.choice == survey.route.without_support);
    without_support && !item.without_support
}

impl GroupCounts {
    pub(super) fn empty(survey: &Survey, group: Group) -> Self {
        let items = survey.items.iter().map(|item| ItemCounts::empty(survey, &group, item)).collect();
        Self { group, base: Count::default(), items }
    }

    /// Counts one person; `marks` are theirs in the survey's order.
    pub(super) fn add(&mut self, random_id: u128, marks: &[Mark]) {
        self.base.add(random_id);
        for (item, mark) in self.items.iter_mut().zip(marks) {
            item.change(mark, |count| count.add(random_id));
        }
    }

    /// Undoes [`GroupCounts::add`].
    pub(crate) fn take(&mut self, random_id: u128, marks: &[Mark]) {
        self.base.take(random_id);
        for (item, mark) in self.items.iter_mut().zip(marks) {
            item.change(mark, |count| count.take(random_id));
        }
    }
}
