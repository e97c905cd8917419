//! Themes suggested for a text, in the moderator's browser and by no outside service: from texts that people coded before, as released, and
//! from the codebook's own words. A person decides; until suggestions help ([`Measured::helps`]) none are shown.
//!
//! It looks for the coded texts most like the new one (BM25: S. Robertson and H. Zaragoza, *The Probabilistic Relevance Framework*, 2009, with its usual
//! `k1 = 1.2` and `b = 0.75`) and lets the [`NEIGHBOURS`] nearest speak for their themes, each as loudly as it is alike. With fifty texts and fourteen themes there is
//! little to learn: on made-up texts (`cargo xtask bench words`) this did better than complement naive Bayes (Rennie 2003), and a definition counts at
//! once as a text of its theme, so that a theme can be suggested before anybody was coded to it.
//!
//! Why no crate: `bm25` rests on a hasher that is no longer kept and gives ties in an order of chance, the naive Bayes crates are unkept or bring
//! linear algebra, and the formula is ten lines. Words are not stemmed: a stemmer for eighteen languages found one text in a hundred more.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{
    codebook::Codebook,
    survey::{Id, Survey},
};

/// How many themes are suggested at most.
pub const SUGGESTED: usize = 3;
/// From how many coded texts on suggestions may be shown.
pub const LEAST_TEXTS: usize = 40;
/// How many of the most alike texts speak.
const NEIGHBOURS: usize = 20;
/// A theme is suggested where it is at least so likely as the likeliest.
const CUT: f64 = 0.4;
/// Into how many parts texts are put, each held back once, to measure.
const FOLDS: usize = 10;
const K1: f64 = 1.2;
const B: f64 = 0.75;

/// A text and its themes: coded by a person, or a line of the codebook.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The text, as released.
    pub text: String,
    /// Its themes.
    pub codes: BTreeSet<Id>,
}

/// A theme that a text may be about.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    /// The theme.
    pub code: Id,
    /// How much of what the most alike texts say speaks for it.
    pub score: f64,
}

/// The codebook's own words as examples: each code's title and meaning, and how items ask about it, for every audience.
#[must_use]
pub fn definitions(survey: &Survey, codebook: &Codebook) -> Vec<Example> {
    let example = |text: &str, code: &Id| Example { text: text.to_owned(), codes: BTreeSet::from([code.clone()]) };
    let codes = codebook.codes();
    let own = codes.iter().flat_map(|code| [example(&code.title, &code.id), example(&code.means, &code.id)]);
    let items = survey.items.iter().chain(&survey.kept.items).filter_map(|item| Some((codebook.as_coded(&item.theme)?, item)));
    own.chain(items.flat_map(|(code, item)| item.wording.values().map(move |words| example(words, &code)).collect::<Vec<_>>())).collect()
}

/// What was learnt.
pub struct Suggester {
    /// Each text's themes and length.
    texts: Vec<(BTreeSet<Id>, f64)>,
    /// By word: in which texts, how often.
    words: BTreeMap<String, Vec<(usize, f64)>>,
    /// The mean length.
    length: f64,
}

impl Suggester {
    /// Learns from coded texts and from the codebook's own words ([`definitions`]).
    #[must_use]
    pub fn train<'a>(examples: impl IntoIterator<Item = &'a Example>, definitions: &'a [Example]) -> Self {
        let mut learnt = Self { texts: Vec::new(), words: BTreeMap::new(), length: 1.0 };
        for example in definitions.iter().chain(examples) {
            let words = words(&example.text);
            let mut counts: BTreeMap<&str, f64> = BTreeMap::new();
            words.iter().for_each(|word| *counts.entry(word).or_default() += 1.0);
            for (word, count) in counts {
                learnt.words.entry(word.to_owned()).or_default().push((learnt.texts.len(), count));
            }
            learnt.texts.push((example.codes.clone(), number(words.len())));
        }
        learnt.length = (learnt.texts.iter().map(|(_, length)| length).sum::<f64>() / number(learnt.texts.len()).max(1.0)).max(1.0);
        learnt
    }

    /// The themes that a text may be about, the likeliest first: [`SUGGESTED`] at most, and none where nothing is like it.
    #[must_use]
    pub fn suggest(&self, text: &str) -> Vec<Suggestion> {
        let mut alike: BTreeMap<usize, f64> = BTreeMap::new();
        for word in words(text).into_iter().collect::<BTreeSet<_>>() {
            let Some(texts) = self.words.get(&word) else { continue };
            let rare = (1.0 + (number(self.texts.len()) - number(texts.len()) + 0.5) / (number(texts.len()) + 0.5)).ln();
            for (at, count) in texts {
                let length = self.texts.get(*at).map_or(self.length, |(_, length)| *length);
                *alike.entry(*at).or_default() += rare * count * (K1 + 1.0) / (count + K1 * (1.0 - B + B * length / self.length));
            }
        }
        let mut alike: Vec<(usize, f64)> = alike.into_iter().collect();
        alike.sort_by(|a, b| b.1.total_cmp(&a.1));
        let mut spoken: BTreeMap<&Id, f64> = BTreeMap::new();
        for (at, score) in alike.into_iter().take(NEIGHBOURS) {
            self.texts.get(at).into_iter().flat_map(|(codes, _)| codes).for_each(|code| *spoken.entry(code).or_default() += score);
        }
        let mut spoken: Vec<(&Id, f64)> = spoken.into_iter().collect();
        spoken.sort_by(|a, b| b.1.total_cmp(&a.1));
        let (all, most) = (spoken.iter().map(|(_, score)| score).sum::<f64>(), spoken.first().map_or(0.0, |(_, score)| *score));
        let likely = spoken.into_iter().take(SUGGESTED).filter(|(_, score)| *score >= CUT * most);
        likely.map(|(code, score)| Suggestion { code: code.clone(), score: score / all }).collect()
    }

    /// How well it does: each tenth of the coded texts is held back once and suggested for by what the others teach. Texts without a theme do not
    /// count. The order of the texts must not follow their themes; texts' random ids see to that.
    #[must_use]
    pub fn measure(examples: &[Example], definitions: &[Example]) -> Measured {
        let coded: Vec<&Example> = examples.iter().filter(|example| !example.codes.is_empty()).collect();
        let mut measured = Measured::default();
        for fold in 0..FOLDS {
            let known: Vec<&Example> = apart(&coded, |at| at % FOLDS != fold);
            let learnt = Self::train(known.iter().copied(), definitions);
            let frequent = most_frequent(&known);
            for held_back in apart(&coded, |at| at % FOLDS == fold) {
                let suggested: BTreeSet<Id> = learnt.suggest(&held_back.text).into_iter().map(|suggestion| suggestion.code).collect();
                measured.count(&held_back.codes, &suggested, &frequent);
            }
        }
        measured
    }
}

fn apart<'a>(examples: &[&'a Example], of: impl Fn(usize) -> bool) -> Vec<&'a Example> {
    examples.iter().enumerate().filter(|(at, _)| of(*at)).map(|(_, example)| *example).collect()
}

/// The themes that were found most often: what to hold suggestions against.
fn most_frequent(examples: &[&Example]) -> BTreeSet<Id> {
    let mut counts: BTreeMap<&Id, usize> = BTreeMap::new();
    examples.iter().flat_map(|example| &example.codes).for_each(|code| *counts.entry(code).or_default() += 1);
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts.into_iter().take(SUGGESTED).map(|(code, _)| code.clone()).collect()
}

/// How well suggestions do on texts held back.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measured {
    /// How many coded texts there were.
    pub texts: usize,
    /// For how many one of the coder's themes was among the suggested.
    pub hits: usize,
    /// For how many one was among the three most frequent themes.
    pub frequent_hits: usize,
    /// For how many suggestions hit and the most frequent themes did not.
    pub hits_alone: usize,
    /// The other way about.
    pub frequent_alone: usize,
    /// How many themes coders found.
    pub found: usize,
    /// How many were suggested.
    pub suggested: usize,
    /// How many of the suggested a coder found.
    pub right: usize,
}

impl Measured {
    fn count(&mut self, found: &BTreeSet<Id>, suggested: &BTreeSet<Id>, frequent: &BTreeSet<Id>) {
        let (ours, theirs) = (!found.is_disjoint(suggested), !found.is_disjoint(frequent));
        self.texts += 1;
        self.hits += usize::from(ours);
        self.frequent_hits += usize::from(theirs);
        self.hits_alone += usize::from(ours && !theirs);
        self.frequent_alone += usize::from(theirs && !ours);
        self.found += found.len();
        self.suggested += suggested.len();
        self.right += found.intersection(suggested).count();
    }

    /// The share of texts with one of the coder's themes among the suggested.
    #[must_use]
    pub fn hit_rate(&self) -> f64 {
        share(self.hits, self.texts)
    }

    /// The same for always suggesting the three most frequent themes.
    #[must_use]
    pub fn baseline(&self) -> f64 {
        share(self.frequent_hits, self.texts)
    }

    /// The share of suggested themes that a coder found.
    #[must_use]
    pub fn precision(&self) -> f64 {
        share(self.right, self.suggested)
    }

    /// The share of themes found that were suggested.
    #[must_use]
    pub fn recall(&self) -> f64 {
        share(self.right, self.found)
    }

    /// Whether suggestions may be shown: from [`LEAST_TEXTS`] coded texts on, where they hit at least half of the texts, and more often than
    /// the most frequent themes do beyond chance: of the texts that only one of the two hits, McNemar's test (1947), without correction, at two
    /// standard deviations.
    #[must_use]
    pub fn helps(&self) -> bool {
        let (ours, theirs) = (number(self.hits_alone), number(self.frequent_alone));
        self.texts >= LEAST_TEXTS && self.hits * 2 >= self.texts && ours > theirs && ours - theirs >= 2.0 * (ours + theirs).sqrt()
    }
}

fn share(part: usize, of: usize) -> f64 {
    if of == 0 { 0.0 } else { number(part) / number(of) }
}

/// A count, for arithmetic.
fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Words that say nothing of a theme.
const EMPTY: [&str; 46] = [
    "the", "a", "an", "and", "or", "of", "to", "in", "is", "it", "was", "i", "my", "me", "we", "us", "our", "they", "their", "them",
    "that", "this", "for", "on", "with", "be", "are", "as", "at", "have", "had", "has", "so", "not", "but", "you", "he", "she", "her",
    "his", "him", "do", "did", "does", "im", "its",
];

/// The words of a text in small letters, without apostrophes and empty words.
fn words(text: &str) -> Vec<String> {
    let small: String = text.to_lowercase().chars().filter(|letter| !"'’‘ʼ".contains(*letter)).collect();
    let words = small.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty() && !EMPTY.contains(word));
    words.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

    use super::*;
    use crate::survey::{ASK_THE_FAMILY, parse};

    fn example(text: &str, codes: &[&str]) -> Example {
        Example { text: text.to_owned(), codes: codes.iter().map(|code| Id::new(code).unwrap()).collect() }
    }

    fn best(learnt: &Suggester, text: &str) -> Option<String> {
        learnt.suggest(text).first().map(|suggestion| suggestion.code.to_string())
    }

    #[test]
    fn the_codebooks_own_words_are_enough_to_begin_with() {
        let survey = parse(ASK_THE_FAMILY).unwrap();
        let definitions = definitions(&survey, &Codebook::of(&survey.themes));
        let learnt = Suggester::train(&[], &definitions);
        assert_eq!(best(&learnt, "I can ask without being judged or blamed"), Some("T3".to_owned()));
        assert_eq!(best(&learnt, "¡xyzzy! 👩‍👧 مرحبا"), None);
        assert_eq!(best(&learnt, ""), None);
        assert!(learnt.suggest("help").len() <= SUGGESTED);
    }

    #[test]
    fn coded_texts_teach_it() {
        let examples =
            [example("The bus never comes", &["T13"]), example("pizza and games", &["T12"]), example("no bus on Sundays", &["T13", "T6"])];
        let learnt = Suggester::train(&examples, &[]);
        assert_eq!(best(&learnt, "Bus!"), Some("T13".to_owned()));
        assert_eq!(best(&learnt, "We get PIZZA"), Some("T12".to_owned()));
    }

    #[test]
    fn it_stays_off_until_it_helps() {
        let about = |word: &str, code: &str, count: usize| vec![example(word, &[code]); count];
        // Four themes told apart by a word each: it helps from forty texts on. The three most frequent hit three quarters.
        let texts = |each| -> Vec<Example> {
            let words = [("bus", "T1"), ("pizza", "T2"), ("waiting", "T3"), ("school", "T4"), ("gran", "T5"), ("safe", "T6")];
            words.iter().flat_map(|(word, code)| about(word, code, each)).collect()
        };
        assert!(!Suggester::measure(&texts(6), &[]).helps());
        let measured = Suggester::measure(&texts(10), &[]);
        assert!(measured.helps() && (measured.hit_rate() - 1.0).abs() < 1e-9 && measured.baseline() < 0.7, "{measured:?}");
        // All about one theme: the most frequent ones do as well.
        assert!(!Suggester::measure(&about("bus", "T1", 100), &[]).helps());
        // Words that say nothing of the theme.
        let noise: Vec<Example> =
            (0..60_u8).map(|at| example("thing", &[["T1", "T2", "T3", "T4", "T5"][usize::from(at / 7) % 5]])).collect();
        assert!(!Suggester::measure(&noise, &[]).helps());
        assert_eq!(Suggester::measure(&[], &[]), Measured::default());
    }
}
