//! Rule 2, first half: a group is too small to speak of, or it isn't.
//!
//! The true number of people decides, not the rounded one: nobody is ever shown in a group of nine that happened to round up.

use super::{policy::Policy, release::Group};

/// Whether a number about this group may stand on that many people: for a row those who answered the item, for the group's base
/// everyone in it. A breakdown's group needs more, because breakdowns cut the same people several ways.
pub(super) fn large_enough(group: &Group, people: u32, policy: &Policy) -> bool {
    let floor = if group.category.is_some() { policy.breakdown_floor() } else { policy.group_floor() };
    people >= floor
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::test_support::{area, category, wave};
    use crate::survey::Audience;

    #[test]
    fn the_wave_and_areas_start_at_ten_and_breakdowns_at_twenty() {
        let policy = Policy::sdc1();
        let smallest = |group: &Group| (0..100).find(|&people| large_enough(group, people, &policy));
        assert_eq!(smallest(&wave(Audience::Child)), Some(10));
        assert_eq!(smallest(&area(Audience::Child, "north")), Some(10));
        assert_eq!(smallest(&category(Audience::Adult, "gender", "woman")), Some(20));
    }
}
