//! The attacker held against writing out everybody: for up to five people every answer of each, and every category that each may be in
//! (he knows how many are in an area and in a category, not who is in both).

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{
    attacker::{Attacker, Learnt, Seen, Whom},
    possible::Possible,
    published::Published,
};

const PEOPLE: usize = 5;

/// The groups of up to five people: all; 1 of which 2 and 3 are parts; 4 beside it; and a breakdown into 5 and 6, with some in neither.
#[derive(Debug, Clone)]
struct Room {
    members: [Vec<usize>; 7],
    answers: usize,
    published: [Published; 7],
}

fn room() -> impl Strategy<Value = Room> {
    let places = prop::collection::vec((0_usize..3, 0_usize..3), 1..=PEOPLE);
    (places, prop::collection::vec(0_usize..3, PEOPLE), 2_usize..=3, any::<[u8; 21]>(), any::<[u8; 7]>()).prop_map(
        |(places, said, answers, ups, hides)| {
            let of = |fits: &dyn Fn((usize, usize)) -> bool| (0..places.len()).filter(|person| fits(places[*person])).collect::<Vec<_>>();
            let members = [
                of(&|_| true),
                of(&|(area, _)| area < 2),
                of(&|(area, _)| area == 0),
                of(&|(area, _)| area == 1),
                of(&|(area, _)| area == 2),
                of(&|(_, category)| category == 0),
                of(&|(_, category)| category == 1),
            ];
            let published = std::array::from_fn(|group| {
                let count = |answer: usize| members[group].iter().filter(|person| said[**person] % answers == answer).count();
                // Rounded up or down as the draw has it.
                let round = |answer: usize| {
                    let up = ups[3 * group + answer] % 2 == 0;
                    u32::try_from(if up { count(answer).div_ceil(5) * 5 } else { count(answer) / 5 * 5 }).unwrap()
                };
                let numbers: Vec<u32> = (0..answers).map(round).collect();
                let seen: Vec<usize> = (0..answers).filter(|answer| numbers[*answer] > 0).collect();
                match seen[..] {
                    _ if hides[group] % 3 == 0 => Published::Nothing,
                    [only] => Published::NearlyAll(only),
                    _ => Published::Numbers(numbers),
                }
            });
            Room { members, answers, published }
        },
    )
}

/// One way in which it may be: who is in which group, and what each said.
struct World {
    members: [Vec<usize>; 7],
    said: Vec<usize>,
}

impl Room {
    fn seen(&self, name: usize, cuts: Vec<Vec<Seen>>) -> Seen {
        Seen { name, people: self.members[name].len(), published: self.published[name].clone(), cuts }
    }

    fn all(&self) -> Seen {
        let leaf = |name| self.seen(name, vec![]);
        let larger = self.seen(1, vec![vec![leaf(2), leaf(3)]]);
        self.seen(0, vec![vec![larger, leaf(4)], vec![leaf(5), leaf(6)]])
    }

    /// Every world that fits all that was published.
    fn worlds(&self) -> Vec<World> {
        let many = self.members[0].len();
        let fits: Vec<Possible> = (0..7).map(|at| self.published[at].possible(PEOPLE + 1, self.members[at].len(), self.answers)).collect();
        let mut worlds = vec![];
        for categories in every(many, 3) {
            let category = |wanted: usize| (0..many).filter(|person| categories[*person] == wanted).collect::<Vec<_>>();
            let mut members = self.members.clone();
            (members[5], members[6]) = (category(0), category(1));
            if (5..7).any(|at| members[at].len() != self.members[at].len()) {
                continue;
            }
            let worlds_with = every(many, self.answers).map(|said| World { members: members.clone(), said });
            worlds.extend(worlds_with.filter(|world| (0..7).all(|at| fits[at].contains(world.divide(&world.members[at], self.answers)))));
        }
        worlds
    }

    /// Whether the same people would have been published with two numbers.
    fn contradicts(&self, world: &World) -> bool {
        let chains = [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (0, 4), (0, 5), (0, 6)];
        chains.into_iter().any(|(whole, part)| {
            (0..self.answers).any(|answer| {
                let who = |group: usize| world.members[group].iter().filter(|person| world.said[**person] == answer).collect::<Vec<_>>();
                who(whole) == who(part) && self.published[whole].differs(&self.published[part], answer)
            })
        })
    }
}

impl World {
    fn whom(&self, whom: &Whom) -> Vec<usize> {
        let out: BTreeSet<usize> = whom.without.iter().flat_map(|group| &self.members[*group]).copied().collect();
        self.members[whom.whole].iter().copied().filter(|person| !out.contains(person)).collect()
    }

    fn divide(&self, people: &[usize], answers: usize) -> (usize, usize) {
        let many = |answer: usize| people.iter().filter(|person| self.said[**person] == answer).count();
        (many(0), if answers == 3 { many(1) } else { 0 })
    }
}

/// Every way in which so many people choose one of so many.
fn every(many: usize, choices: usize) -> impl Iterator<Item = Vec<usize>> {
    let power = move |person: usize| choices.pow(u32::try_from(person).unwrap());
    (0..power(many)).map(move |number| (0..many).map(|person| number / power(person) % choices).collect())
}

proptest! {
    #[test]
    fn he_finds_what_writing_out_everybody_finds(room in room()) {
        let worlds = room.worlds();
        prop_assert!(!worlds.is_empty());
        let attacker = Attacker::new(&room.all(), room.answers);
        let mut told: Vec<(Learnt, Possible)> = attacker.places.iter().map(|place| (place.learn(room.answers), place.all.clone())).collect();
        told.extend(attacker.remainders(&|_, _| true));
        for (Learnt { whom, .. }, all) in told {
            let mut literal = Possible::none(room.members[0].len() + 1);
            worlds.iter().map(|world| world.divide(&world.whom(&whom), room.answers)).for_each(|(first, second)| literal.insert(first, second));
            prop_assert_eq!(&all, &literal, "{:?}", whom);
        }
    }

    /// Comparing numbers strikes out only what can't be.
    #[test]
    fn comparing_he_keeps_all_that_is_possible(room in room()) {
        let mut attacker = Attacker::new(&room.all(), room.answers);
        attacker.compare();
        for world in room.worlds().iter().filter(|world| !room.contradicts(world)) {
            for place in &attacker.places {
                prop_assert!(place.all.contains(world.divide(&world.whom(&place.whom), room.answers)), "{:?}", place.whom);
            }
        }
    }
}
