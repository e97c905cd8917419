//! The attacker: what everything published of one question leaves possible, group by group, exactly.
//!
//! He knows how groups make each other up, how many people of each answered, what was published ([`Published`]) and how numbers are
//! rounded. He writes out every division of each group that fits what was published of it ([`Possible`]), sums those of the parts of each
//! whole, strikes out what doesn't fit on the way up, and then, on the way down, what no division of the whole and the other parts
//! completes. A group is in one whole only and meets everything else through it, so what is left after one way up and one way
//! down is exactly what is possible; [`super::literal`] holds that against writing out everybody's answers.
//!
//! With [`Attacker::compare`] he also uses that the same people are rounded to the same number: where a whole and its part are published
//! with two numbers of an answer, somebody outside the part gave it. This he passes round until nothing changes.

use std::collections::BTreeSet;

use super::{possible::Possible, published::Published};

/// What he sees of a group, and of the groups that it is made up of.
#[derive(Debug, Clone)]
pub(super) struct Seen {
    /// Which group, as whoever holds the truth numbers them.
    pub(super) name: usize,
    /// How many answered.
    pub(super) people: usize,
    pub(super) published: Published,
    /// Every way in which it falls into groups that share nobody; whoever is in none of them would rather not say.
    pub(super) cuts: Vec<Vec<Seen>>,
}

/// Some people: those of a group who are in none of some of its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Whom {
    pub(super) whole: usize,
    pub(super) without: Vec<usize>,
}

/// What he knows of some people.
#[derive(Debug)]
pub(super) struct Learnt {
    pub(super) whom: Whom,
    pub(super) people: usize,
    /// For each answer, how many of them may have given it.
    pub(super) values: Vec<BTreeSet<usize>>,
}

pub(super) struct Attacker {
    pub(super) answers: usize,
    /// Parts stand after their wholes.
    pub(super) places: Vec<Place>,
}

/// A group, or those who would rather not say.
pub(super) struct Place {
    pub(super) whom: Whom,
    pub(super) people: usize,
    pub(super) published: Published,
    /// What fits what was published of it and of all below it.
    pub(super) up: Possible,
    /// What fits everything.
    pub(super) all: Possible,
    pub(super) cuts: Vec<Vec<usize>>,
}

impl Attacker {
    /// A question with two or three answers.
    pub(super) fn new(seen: &Seen, answers: usize) -> Self {
        let mut attacker = Self { answers, places: Vec::new() };
        attacker.add(seen, seen.people + 1);
        for at in (0..attacker.places.len()).rev() {
            for cut in attacker.places[at].cuts.clone() {
                let sum = attacker.sum(&cut);
                attacker.places[at].up = attacker.places[at].up.and(&sum);
            }
            attacker.places[at].all = attacker.places[at].up.clone();
        }
        for at in 0..attacker.places.len() {
            for cut in attacker.places[at].cuts.clone() {
                for part in &cut {
                    let others = attacker.others(&cut, *part);
                    attacker.places[*part].all = attacker.places[*part].up.part_of(&attacker.places[at].all, &others);
                }
            }
        }
        attacker
    }

    fn add(&mut self, seen: &Seen, side: usize) -> usize {
        let at = self.places.len();
        self.place(Whom { whole: seen.name, without: vec![] }, seen.people, seen.published.clone(), side);
        for parts in &seen.cuts {
            let mut cut: Vec<usize> = parts.iter().map(|part| self.add(part, side)).collect();
            let unsaid = seen.people - parts.iter().map(|part| part.people).sum::<usize>();
            if unsaid > 0 {
                cut.push(self.places.len());
                let without = parts.iter().map(|part| part.name).collect();
                self.place(Whom { whole: seen.name, without }, unsaid, Published::Nothing, side);
            }
            self.places[at].cuts.push(cut);
        }
        at
    }

    fn place(&mut self, whom: Whom, people: usize, published: Published, side: usize) {
        let up = published.possible(side, people, self.answers);
        self.places.push(Place { whom, people, published, all: up.clone(), up, cuts: vec![] });
    }

    pub(super) fn sum(&self, parts: &[usize]) -> Possible {
        let side = self.places[0].people + 1;
        parts.iter().fold(Possible::nobody(side), |sum, part| sum.plus(&self.places[*part].up))
    }

    fn others(&self, cut: &[usize], but: usize) -> Possible {
        let others: Vec<usize> = cut.iter().copied().filter(|part| *part != but).collect();
        self.sum(&others)
    }

    /// Uses that two numbers of an answer are never about the same people.
    pub(super) fn compare(&mut self) {
        loop {
            let before: Vec<Possible> = self.places.iter().map(|place| place.all.clone()).collect();
            for at in 0..self.places.len() {
                for cut in self.places[at].cuts.clone() {
                    self.compare_parts(at, &cut);
                }
            }
            if self.places.iter().zip(&before).all(|(place, before)| place.all == *before) {
                return;
            }
        }
    }

    fn compare_parts(&mut self, whole: usize, cut: &[usize]) {
        let (answers, side) = (self.answers, self.places[0].people + 1);
        for part in cut {
            let differs = |answer: &usize| self.places[whole].published.differs(&self.places[*part].published, *answer);
            for answer in (0..answers).filter(differs).collect::<Vec<_>>() {
                // Some others of the whole gave that answer, whoever they are.
                let sum = |places: &[Place], but: &[usize]| {
                    let others = cut.iter().filter(|other| !but.contains(other));
                    others.fold(Possible::nobody(side), |sum, at| sum.plus(&places[*at].all))
                };
                let split = |set: &Possible, people: usize| {
                    let gave = |first, second| division(answers, people, first, second)[answer] > 0;
                    (set.filtered(gave), set.filtered(|first, second| !gave(first, second)))
                };
                let people = self.places[whole].people - self.places[*part].people;
                let (others, _) = split(&sum(&self.places, &[*part]), people);
                for other in cut.iter().filter(|other| *other != part) {
                    let (gave, not) = split(&self.places[*other].all, self.places[*other].people);
                    let rest = sum(&self.places, &[*part, *other]);
                    let (rest_gave, _) = split(&rest, people - self.places[*other].people);
                    let (all, part) = (&self.places[whole].all, &self.places[*part].all);
                    let kept = gave.part_of(all, &part.plus(&rest)).or(&not.part_of(all, &part.plus(&rest_gave)));
                    self.places[*other].all = kept;
                }
                let left = self.places[*part].all.part_of(&self.places[whole].all, &others);
                self.places[whole].all = self.places[whole].all.and(&left.plus(&others));
                self.places[*part].all = left;
            }
        }
    }
}

impl Place {
    pub(super) fn learn(&self, answers: usize) -> Learnt {
        Learnt::new(self.whom.clone(), self.people, answers, &self.all)
    }
}

impl Learnt {
    pub(super) fn new(whom: Whom, people: usize, answers: usize, possible: &Possible) -> Self {
        let mut values = vec![BTreeSet::new(); answers];
        for (first, second) in possible.members() {
            let division = division(answers, people, first, second);
            values.iter_mut().zip(division).for_each(|(values, value)| values.extend([value]));
        }
        Self { whom, people, values }
    }
}

/// How many gave each answer: the last is everybody who gave none of the others.
pub(super) fn division(answers: usize, people: usize, first: usize, second: usize) -> Vec<usize> {
    if answers == 3 { vec![first, second, people - first - second] } else { vec![first, people - first] }
}
