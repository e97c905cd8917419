//! Smallest group: is anything published of too few people, or to be had of them?
//!
//! The attacker wins where a base or a row stands on fewer than 10 people, in a breakdown fewer than 20; or where taking all shown parts
//! from a shown whole leaves him hidden parts of 1 to 9 people together. Those who would rather not say are left over by right: what he
//! learns of them is for [`super::exhaustive`].

use proptest::prelude::*;

use super::{
    Outcome,
    attacker::Seen,
    population::{self, Case},
    published::Published,
    release_by,
    scene::{Scene, is_in, scenes},
};
use crate::disclosure::Rules;

pub(super) fn smallest_group(rules: Rules, case: &Case) -> Outcome {
    let release = release_by(rules, case);
    for scene in scenes(&release, &case.people) {
        let seen = scene.seen(&scene.questions[0]);
        large_enough(&scene, &seen)?;
        hidden_together(&scene, &seen)?;
        // The same for bases: of these everybody is, whatever they answered.
        let mut parties = scene.parties.clone();
        for (group, people) in &mut parties {
            *people = case.people.iter().filter(|person| is_in(person, group, &release)).collect();
        }
        let bases = Scene { parties, ..scene };
        let seen =
            bases.seen_by(&|group| release.group(group).unwrap().base.map_or(Published::Nothing, |base| Published::Numbers(vec![base])));
        large_enough(&bases, &seen)?;
        hidden_together(&bases, &seen)?;
    }
    Ok(())
}

fn large_enough(scene: &Scene<'_>, seen: &Seen) -> Outcome {
    let floor = if scene.parties[seen.name].0.category.is_some() { 20 } else { 10 };
    if seen.published != Published::Nothing && seen.people < floor {
        return Err(format!("{:?} is published on {} people", scene.parties[seen.name].0, seen.people));
    }
    seen.cuts.iter().flatten().try_for_each(|part| large_enough(scene, part))
}

fn hidden_together(scene: &Scene<'_>, seen: &Seen) -> Outcome {
    for cut in &seen.cuts {
        let (shown, hidden): (Vec<&Seen>, Vec<&Seen>) = cut.iter().partition(|part| part.published != Published::Nothing);
        let together: usize = hidden.iter().map(|part| part.people).sum();
        if seen.published != Published::Nothing && !shown.is_empty() && (1..10).contains(&together) {
            return Err(format!("{together} hidden people are left of {:?}", scene.parties[seen.name].0));
        }
        cut.iter().try_for_each(|part| hidden_together(scene, part))?;
    }
    Ok(())
}

proptest! {
    #[test]
    fn nobody_is_shown_or_left_over_among_few(case in population::case()) {
        prop_assert_eq!(smallest_group(Rules::ALL, &case), Ok(()));
    }
}
