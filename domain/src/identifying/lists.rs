//! The lists: first names, surnames, places and services, one a line; `?` after one that also means something else.

use std::collections::BTreeMap;

use thiserror::Error;

use super::{
    patterns::{PATTERNS, Patterns},
    words::{Word, words},
};

const FIRST_NAMES: &str = include_str!("../../content/identifying/first-names.txt");
const SURNAMES: &str = include_str!("../../content/identifying/surnames.txt");
const PLACES: &str = include_str!("../../content/identifying/places.txt");
const SERVICES: &str = include_str!("../../content/identifying/services.txt");

/// The shipped patterns cannot be read: a fault of the build, which a test rules out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the patterns of what may identify somebody cannot be read")]
pub struct Unreadable;

/// How sure a word on a list is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sure {
    /// It means nothing else.
    Yes,
    /// It also means something else: the words around it decide.
    Perhaps,
}

/// Everything to look by: made once, used for every text.
pub struct Lists {
    pub(super) patterns: Patterns,
    pub(super) first_names: Phrases,
    pub(super) surnames: Phrases,
    pub(super) places: Phrases,
    pub(super) services: Phrases,
}

impl Lists {
    /// The shipped ones.
    ///
    /// # Errors
    /// When they were built wrong: a test rules it out.
    pub fn shipped() -> Result<Self, Unreadable> {
        Ok(Self {
            patterns: Patterns::read(PATTERNS)?,
            first_names: Phrases::read(FIRST_NAMES),
            surnames: Phrases::read(SURNAMES),
            places: Phrases::read(PLACES),
            services: Phrases::read(SERVICES),
        })
    }
}

/// A list, by each phrase's first word.
pub(super) struct Phrases(BTreeMap<String, Vec<(Vec<String>, Sure)>>);

impl Phrases {
    fn read(list: &str) -> Self {
        let mut phrases: BTreeMap<String, Vec<(Vec<String>, Sure)>> = BTreeMap::new();
        for line in list.lines() {
            let (line, sure) = line.strip_suffix(" ?").map_or((line, Sure::Yes), |line| (line, Sure::Perhaps));
            let mut parts = words(line).into_iter().map(|word| word.plain);
            if let Some(first) = parts.next() {
                phrases.entry(first).or_default().push((parts.collect(), sure));
            }
        }
        // The longest phrase first: "Bridge of Weir" before "Bridge".
        phrases.values_mut().for_each(|rests| rests.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len())));
        Self(phrases)
    }

    /// How many words from the first of these on are a phrase of the list.
    pub(super) fn at(&self, text: &str, words: &[Word]) -> Option<(usize, Sure)> {
        let (first, rest) = words.split_first()?;
        let follows = |phrase: &[String]| {
            phrase.len() <= rest.len()
                && phrase
                    .iter()
                    .zip(rest)
                    .all(|(listed, word)| word.plain.strip_prefix(listed.as_str()).is_some_and(|more| more.is_empty() || more == "s"))
                && words.windows(2).take(phrase.len()).all(|two| joined(text, two))
        };
        // "Ailsas mum": many leave the apostrophe out.
        let without_s = first.plain.strip_suffix('s').filter(|stem| stem.len() > 3);
        let phrases = [Some(first.plain.as_str()), without_s].into_iter().flatten().filter_map(|first| self.0.get(first));
        phrases.flatten().find(|(phrase, _)| follows(phrase)).map(|(phrase, sure)| (phrase.len() + 1, *sure))
    }

    /// Whether a single word stands on the list.
    pub(super) fn one(&self, word: &str) -> Option<Sure> {
        self.0.get(word)?.iter().find(|(rest, _)| rest.is_empty()).map(|(_, sure)| *sure)
    }
}

/// Whether nothing but a space, a hyphen or a point stands between two words.
pub(super) fn joined(text: &str, two: &[Word]) -> bool {
    let [first, second] = two else { return false };
    let gap = text.get(first.end..second.range.start).unwrap_or("…");
    gap.chars().count() <= 3 && gap.chars().all(|sign| " -.’'\u{a0}‑\n".contains(sign))
}
