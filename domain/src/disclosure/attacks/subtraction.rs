//! Subtraction: what the attacker knows of those left over when shown parts are taken from a whole, at any level.

use super::{
    attacker::{Attacker, Learnt, Whom},
    possible::Possible,
    published::Published,
};

/// One way to split what a whole is made up of: what is taken away, and what is left; at most one part is itself split.
#[derive(Clone, Default)]
struct Split {
    taken: Vec<usize>,
    left: Vec<usize>,
    /// A part with what is taken of its own parts, and what is left of them.
    within: Option<(usize, Vec<usize>, Vec<usize>)>,
}

impl Attacker {
    /// Whoever is left of each whole without some of its shown parts, or of their shown parts, where that is `wanted`.
    pub(super) fn remainders(&self, wanted: &dyn Fn(&Whom, usize) -> bool) -> Vec<(Learnt, Possible)> {
        let mut found = vec![];
        for place in &self.places {
            for cut in &place.cuts {
                for split in self.splits(cut) {
                    let taken = || split.taken.iter().chain(split.within.iter().flat_map(|(_, taken, _)| taken));
                    let people = place.people - taken().map(|part| self.places[*part].people).sum::<usize>();
                    let without = taken().map(|part| self.places[*part].whom.whole).collect();
                    let whom = Whom { whole: place.whom.whole, without };
                    if people > 0 && wanted(&whom, people) {
                        let all = self.left_of(&place.all, &split);
                        found.push((Learnt::new(whom, people, self.answers, &all), all));
                    }
                }
            }
        }
        found
    }

    fn shown(&self, part: usize) -> bool {
        self.places[part].published != Published::Nothing
    }

    /// Every split in which something is taken.
    fn splits(&self, cut: &[usize]) -> Vec<Split> {
        let mut splits = vec![Split::default()];
        for part in cut {
            let mut more = vec![];
            for split in splits {
                if self.shown(*part) {
                    more.push(Split { taken: [&split.taken[..], &[*part]].concat(), ..split.clone() });
                }
                if split.within.is_none() {
                    for inner in self.places[*part].cuts.iter().flat_map(|inner| self.splits(inner)) {
                        more.push(Split { within: Some((*part, inner.taken, inner.left)), ..split.clone() });
                    }
                }
                more.push(Split { left: [&split.left[..], &[*part]].concat(), ..split });
            }
            splits = more;
        }
        splits.retain(|split| !split.taken.is_empty() || split.within.is_some());
        splits
    }

    fn left_of(&self, whole: &Possible, split: &Split) -> Possible {
        let (taken, left) = (self.sum(&split.taken), self.sum(&split.left));
        let Some((part, inner_taken, inner_left)) = &split.within else { return left.part_of(whole, &taken) };
        let (inner_taken, inner_left) = (self.sum(inner_taken), self.sum(inner_left));
        let part = &self.places[*part].up;
        let mut all = self.sum(&[]).filtered(|_, _| false);
        for (first, second) in inner_taken.members() {
            // With just that many taken from the part, what is left of it, and of all.
            let mut one = all.filtered(|_, _| false);
            one.insert(first, second);
            let left = inner_left.part_of(part, &one).plus(&left);
            all = all.or(&left.part_of(whole, &taken.plus(&one)));
        }
        all
    }
}
