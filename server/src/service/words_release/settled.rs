//! Which themes a text has, where coders saw it differently or not.

use std::collections::{BTreeMap, BTreeSet};

use domain::survey::Id;

use crate::store::StoredCoding;

/// What coders found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Themes {
    /// Nobody has coded it.
    Uncoded,
    /// Coders found different ones, and nobody settled it.
    Differ,
    /// These; none: it is about none of them.
    Settled(Vec<Id>),
}

/// A text's themes: the newest coding of each coder counts; what all of them found stands, and so does what somebody settled last.
#[must_use]
pub fn settled(codings: &[StoredCoding]) -> Themes {
    let found = |coding: &StoredCoding| coding.themes.iter().cloned().collect::<BTreeSet<Id>>();
    if let Some(settling) = codings.iter().filter(|coding| coding.settles).max_by_key(|coding| coding.number) {
        return Themes::Settled(found(settling).into_iter().collect());
    }
    let mut newest: BTreeMap<&str, &StoredCoding> = BTreeMap::new();
    for coding in codings {
        let known = newest.entry(&coding.coder).or_insert(coding);
        if coding.number > known.number {
            *known = coding;
        }
    }
    let found: BTreeSet<BTreeSet<Id>> = newest.values().map(|coding| found(coding)).collect();
    let mut found = found.into_iter();
    match (found.next(), found.next()) {
        (None, _) => Themes::Uncoded,
        (Some(themes), None) => Themes::Settled(themes.into_iter().collect()),
        (Some(_), Some(_)) => Themes::Differ,
    }
}

/// A wave's codings by text.
pub(super) struct Codings {
    by_text: BTreeMap<[u8; 16], Vec<StoredCoding>>,
    /// How many there are.
    pub(super) many: usize,
}

impl Codings {
    pub(super) fn new(codings: Vec<StoredCoding>) -> Self {
        let many = codings.len();
        let mut by_text: BTreeMap<[u8; 16], Vec<StoredCoding>> = BTreeMap::new();
        codings.into_iter().for_each(|coding| by_text.entry(coding.words).or_default().push(coding));
        Self { by_text, many }
    }

    pub(super) fn of(&self, words: &[u8; 16]) -> Themes {
        settled(self.by_text.get(words).map(Vec::as_slice).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coding(number: i64, coder: &str, themes: &[&str], settles: bool) -> StoredCoding {
        let themes = themes.iter().filter_map(|theme| Id::new(theme)).collect();
        StoredCoding { words: [1; 16], number, coder: coder.to_owned(), themes, settles, done_at: number }
    }

    fn these(themes: &[&str]) -> Themes {
        Themes::Settled(themes.iter().filter_map(|theme| Id::new(theme)).collect())
    }

    #[test]
    fn the_newest_of_each_counts_and_what_is_settled_stands() {
        assert_eq!(settled(&[]), Themes::Uncoded);
        assert_eq!(settled(&[coding(1, "a", &[], false)]), these(&[]));
        let mut codings = vec![coding(1, "a", &["T1"], false), coding(2, "b", &["T2", "T1"], false)];
        assert_eq!(settled(&codings), Themes::Differ);
        codings.push(coding(3, "a", &["T1", "T2"], false));
        assert_eq!(settled(&codings), these(&["T1", "T2"]));
        codings.push(coding(4, "b", &["T3"], false));
        codings.push(coding(5, "c", &["T2"], true));
        assert_eq!(settled(&codings), these(&["T2"]));
    }
}
