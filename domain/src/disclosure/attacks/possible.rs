//! Sets of numbers of people, written out one by one: what an attacker holds possible.
//!
//! One member of a set is how a group's people divide among the answers to a question: how many gave the first, how many the second.
//! The third is everybody else, and a question with two answers has nobody under the second. Sums of sets are made member by member:
//! nothing here knows of intervals.

/// A set of divisions, a bit each, in a square whose side is larger than any group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Possible {
    side: usize,
    bits: Vec<u64>,
}

impl Possible {
    /// No division at all.
    pub(super) fn none(side: usize) -> Self {
        Self { side, bits: vec![0; (side * side).div_ceil(64)] }
    }

    /// Of a group of nobody.
    pub(super) fn nobody(side: usize) -> Self {
        let mut set = Self::none(side);
        set.insert(0, 0);
        set
    }

    /// Every division of a group of whom nothing is known: each person in turn gives one of the answers.
    pub(super) fn anything(side: usize, people: usize, answers: usize) -> Self {
        let mut person = Self::nobody(side);
        person.insert(1, 0);
        if answers == 3 {
            person.insert(0, 1);
        }
        (0..people).fold(Self::nobody(side), |set, _| set.plus(&person))
    }

    pub(super) fn insert(&mut self, first: usize, second: usize) {
        let at = first * self.side + second;
        self.bits[at / 64] |= 1 << (at % 64);
    }

    pub(super) fn members(&self) -> impl Iterator<Item = (usize, usize)> {
        self.places().map(|at| (at / self.side, at % self.side))
    }

    pub(super) fn contains(&self, (first, second): (usize, usize)) -> bool {
        let at = first * self.side + second;
        self.bits[at / 64] & 1 << (at % 64) != 0
    }

    /// Those members that fit.
    pub(super) fn filtered(&self, fits: impl Fn(usize, usize) -> bool) -> Self {
        let mut set = Self::none(self.side);
        self.members().filter(|(first, second)| fits(*first, *second)).for_each(|(first, second)| set.insert(first, second));
        set
    }

    pub(super) fn and(&self, other: &Self) -> Self {
        Self { side: self.side, bits: self.bits.iter().zip(&other.bits).map(|(one, other)| one & other).collect() }
    }

    pub(super) fn or(&self, other: &Self) -> Self {
        Self { side: self.side, bits: self.bits.iter().zip(&other.bits).map(|(one, other)| one | other).collect() }
    }

    /// All sums of a member of each, for two groups that share nobody.
    pub(super) fn plus(&self, other: &Self) -> Self {
        let (few, many) = self.few_and_many(other);
        let mut sums = Self::none(self.side);
        few.places().for_each(|by| sums.or_up(many, by));
        sums
    }

    /// Those members that with one of `others` make up a member of `whole`.
    pub(super) fn part_of(&self, whole: &Self, others: &Self) -> Self {
        if others.size() < self.size() {
            let mut left = Self::none(self.side);
            others.places().for_each(|by| left.or_down(whole, by));
            return self.and(&left);
        }
        let mut set = Self::none(self.side);
        for at in self.places().filter(|at| others.up_meets(whole, *at)) {
            set.bits[at / 64] |= 1 << (at % 64);
        }
        set
    }

    fn size(&self) -> u32 {
        self.bits.iter().map(|bits| bits.count_ones()).sum()
    }

    fn few_and_many<'a>(&'a self, other: &'a Self) -> (&'a Self, &'a Self) {
        if self.size() <= other.size() { (self, other) } else { (other, self) }
    }

    fn places(&self) -> impl Iterator<Item = usize> {
        let of_word = |(at, word): (usize, &u64)| {
            let mut left = *word;
            std::iter::from_fn(move || {
                let bit = usize::try_from(left.trailing_zeros()).unwrap();
                (left != 0).then(|| {
                    left &= left - 1;
                    at * 64 + bit
                })
            })
        };
        self.bits.iter().enumerate().filter(|(_, word)| **word != 0).flat_map(of_word)
    }

    /// One word of the set moved up by so many places.
    fn up(&self, word: usize, by: usize) -> u64 {
        let (words, bits) = (by / 64, by % 64);
        let at = |word: Option<usize>| word.and_then(|word| self.bits.get(word)).copied().unwrap_or(0);
        let low = if bits == 0 { 0 } else { at(word.checked_sub(words + 1)) >> (64 - bits) };
        at(word.checked_sub(words)) << bits | low
    }

    fn or_up(&mut self, other: &Self, by: usize) {
        for word in by / 64..self.bits.len() {
            self.bits[word] |= other.up(word, by);
        }
    }

    fn or_down(&mut self, other: &Self, by: usize) {
        let (words, bits) = (by / 64, by % 64);
        let at = |word: usize| other.bits.get(word).copied().unwrap_or(0);
        for word in 0..self.bits.len().saturating_sub(words) {
            let high = if bits == 0 { 0 } else { at(word + words + 1) << (64 - bits) };
            self.bits[word] |= at(word + words) >> bits | high;
        }
    }

    fn up_meets(&self, other: &Self, by: usize) -> bool {
        (by / 64..self.bits.len()).any(|word| self.up(word, by) & other.bits[word] != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(members: &[(usize, usize)]) -> Possible {
        let mut set = Possible::none(13);
        members.iter().for_each(|(first, second)| set.insert(*first, *second));
        set
    }

    fn listed(set: &Possible) -> Vec<(usize, usize)> {
        set.members().collect()
    }

    #[test]
    fn sums_and_what_is_left_are_those_of_the_members() {
        let (one, other) = (of(&[(0, 1), (2, 0), (3, 3)]), of(&[(1, 1), (4, 0)]));
        assert_eq!(listed(&one.plus(&other)), [(1, 2), (3, 1), (4, 1), (4, 4), (6, 0), (7, 3)]);
        assert_eq!(one.plus(&other), other.plus(&one));
        let whole = of(&[(3, 1), (7, 3), (9, 9)]);
        assert_eq!(listed(&one.part_of(&whole, &other)), [(2, 0), (3, 3)]);
        assert_eq!(listed(&other.part_of(&whole, &one)), [(1, 1), (4, 0)]);
        assert!(listed(&one.part_of(&of(&[(12, 0)]), &other)).is_empty());
    }

    #[test]
    fn anything_is_every_division() {
        assert_eq!(listed(&Possible::anything(13, 2, 3)), [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (2, 0)]);
        assert_eq!(listed(&Possible::anything(13, 3, 2)), [(0, 0), (1, 0), (2, 0), (3, 0)]);
        assert_eq!(Possible::anything(13, 12, 3).size(), 91);
    }
}
