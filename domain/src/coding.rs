//! Two coders and how far they agree, and which themes of a text are settled.
//!
//! Agreement is Cohen's kappa (J. Cohen, *A coefficient of agreement for nominal scales*, Educational and Psychological Measurement 20, 1960):
//! `kappa = (p_o - p_e) / (1 - p_e)`. For one theme, over the texts that both coders coded, `p_o` is the share of texts for which both say the
//! same (there, or not), and `p_e` the share that chance would give: `a * b + (1 - a) * (1 - b)`, where `a` and `b` are the shares of texts in
//! which each coder found the theme. Where neither found it anywhere, or both everywhere, `p_e` is 1 and kappa is undefined: nothing is said.

use std::collections::{BTreeMap, BTreeSet};

use crate::survey::Id;

/// One coding of a text. Of a coder's several the newest counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coding {
    /// Whose.
    pub coder: String,
    /// The themes found; none: the text is about none of them.
    pub themes: BTreeSet<Id>,
    /// Whether it settles what coders saw differently.
    pub settles: bool,
}

/// Where a text stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Settled {
    /// Nobody has coded it.
    Nobody,
    /// One coder has.
    One(BTreeSet<Id>),
    /// Two or more have, and found the same.
    Agreed(BTreeSet<Id>),
    /// Two or more have, and found different themes.
    Differs,
    /// Somebody settled it.
    Settled(BTreeSet<Id>),
}

impl Settled {
    /// The themes that count; nothing where coders differ or nobody has coded it.
    #[must_use]
    pub const fn themes(&self) -> Option<&BTreeSet<Id>> {
        match self {
            Self::One(themes) | Self::Agreed(themes) | Self::Settled(themes) => Some(themes),
            Self::Nobody | Self::Differs => None,
        }
    }
}

/// Where a text stands, by its codings in the order in which they were made. The newest that settles decides, whatever was coded after it by
/// those who did not see it settled; then each coder's newest.
#[must_use]
pub fn settled(codings: &[Coding]) -> Settled {
    if let Some(settling) = codings.iter().rev().find(|coding| coding.settles) {
        return Settled::Settled(settling.themes.clone());
    }
    let newest = newest(codings);
    let mut found = newest.values();
    match (found.next(), newest.len()) {
        (None, _) => Settled::Nobody,
        (Some(themes), 1) => Settled::One((*themes).clone()),
        (Some(themes), _) if found.all(|other| other == themes) => Settled::Agreed((*themes).clone()),
        _ => Settled::Differs,
    }
}

/// What each coder last found by themselves: a coding that settles was made in sight of the others' and says nothing of agreement.
#[must_use]
pub fn newest(codings: &[Coding]) -> BTreeMap<&str, &BTreeSet<Id>> {
    codings.iter().filter(|coding| !coding.settles).map(|coding| (coding.coder.as_str(), &coding.themes)).collect()
}

/// How far two coders agree.
#[derive(Debug, Clone, PartialEq)]
pub struct Agreement {
    /// The texts that both coded.
    pub texts: u32,
    /// By theme, in the codebook's order.
    pub themes: Vec<ThemeAgreement>,
}

/// How far two coders agree on one theme.
#[derive(Debug, Clone, PartialEq)]
pub struct ThemeAgreement {
    /// Which.
    pub theme: Id,
    /// The texts in which both found it.
    pub both: u32,
    /// In which the first alone did.
    pub first: u32,
    /// In which the second alone did.
    pub second: u32,
    /// In which neither did.
    pub neither: u32,
}

impl ThemeAgreement {
    fn texts(&self) -> f64 {
        f64::from(self.both + self.first + self.second + self.neither)
    }

    /// The share of texts for which both say the same, 0 to 1; nothing without texts.
    #[must_use]
    pub fn percent(&self) -> Option<f64> {
        (self.texts() > 0.0).then(|| f64::from(self.both + self.neither) / self.texts())
    }

    /// Cohen's kappa; nothing where it is undefined.
    #[must_use]
    pub fn kappa(&self) -> Option<f64> {
        let observed = self.percent()?;
        let first = f64::from(self.both + self.first) / self.texts();
        let second = f64::from(self.both + self.second) / self.texts();
        let by_chance = first.mul_add(second, (1.0 - first) * (1.0 - second));
        (by_chance < 1.0).then(|| (observed - by_chance) / (1.0 - by_chance))
    }

    /// Whether either coder found it anywhere.
    #[must_use]
    pub const fn is_used(&self) -> bool {
        self.both + self.first + self.second > 0
    }
}

impl Agreement {
    /// The mean of kappa over the themes with any use; nothing where it is defined for none.
    #[must_use]
    pub fn mean_kappa(&self) -> Option<f64> {
        self.mean(ThemeAgreement::kappa)
    }

    /// The mean share of texts for which both say the same, over the themes with any use.
    #[must_use]
    pub fn mean_percent(&self) -> Option<f64> {
        self.mean(ThemeAgreement::percent)
    }

    fn mean(&self, of: impl Fn(&ThemeAgreement) -> Option<f64>) -> Option<f64> {
        let known: Vec<f64> = self.themes.iter().filter(|theme| theme.is_used()).filter_map(of).collect();
        (!known.is_empty()).then(|| known.iter().sum::<f64>() / f64::from(u32::try_from(known.len()).unwrap_or(u32::MAX)))
    }
}

/// What each of two coders found in the texts that both coded.
type Found<'a> = Vec<(&'a BTreeSet<Id>, &'a BTreeSet<Id>)>;

/// How far each two coders agree, over the texts that both coded by themselves; texts are given by their codings, themes in the codebook's order.
/// Pairs without a common text are left out.
#[must_use]
pub fn agreements(texts: &[Vec<Coding>], themes: &[Id]) -> BTreeMap<(String, String), Agreement> {
    let mut pairs: BTreeMap<(String, String), Found<'_>> = BTreeMap::new();
    for codings in texts {
        let newest: Vec<_> = newest(codings).into_iter().collect();
        for (at, (first, firsts)) in newest.iter().enumerate() {
            for (second, seconds) in newest.iter().skip(at + 1) {
                pairs.entry(((*first).to_owned(), (*second).to_owned())).or_default().push((firsts, seconds));
            }
        }
    }
    pairs.into_iter().map(|(pair, texts)| (pair, agreement(&texts, themes))).collect()
}

fn agreement(texts: &[(&BTreeSet<Id>, &BTreeSet<Id>)], themes: &[Id]) -> Agreement {
    let count = |of: &dyn Fn(bool, bool) -> bool, theme: &Id| {
        let texts = texts.iter().filter(|(first, second)| of(first.contains(theme), second.contains(theme)));
        u32::try_from(texts.count()).unwrap_or(u32::MAX)
    };
    let of_theme = |theme: &Id| ThemeAgreement {
        theme: theme.clone(),
        both: count(&|first, second| first && second, theme),
        first: count(&|first, second| first && !second, theme),
        second: count(&|first, second| !first && second, theme),
        neither: count(&|first, second| !first && !second, theme),
    };
    Agreement { texts: u32::try_from(texts.len()).unwrap_or(u32::MAX), themes: themes.iter().map(of_theme).collect() }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

    use super::*;

    fn ids(names: &[&str]) -> BTreeSet<Id> {
        names.iter().map(|name| Id::new(name).unwrap()).collect()
    }

    fn coding(coder: &str, themes: &[&str]) -> Coding {
        Coding { coder: coder.to_owned(), themes: ids(themes), settles: false }
    }

    #[test]
    fn kappa_is_cohens() {
        // Both 20, first alone 5, second alone 10, neither 15: p_o 0.7, p_e 0.5 * 0.6 + 0.5 * 0.4 = 0.5, kappa 0.4.
        let theme = ThemeAgreement { theme: Id::new("T1").unwrap(), both: 20, first: 5, second: 10, neither: 15 };
        assert!((theme.kappa().unwrap() - 0.4).abs() < 1e-12 && (theme.percent().unwrap() - 0.7).abs() < 1e-12);
        // All by chance, and all against each other.
        assert!(ThemeAgreement { both: 5, first: 5, second: 5, neither: 5, ..theme.clone() }.kappa().unwrap().abs() < 1e-12);
        assert!((ThemeAgreement { both: 0, first: 5, second: 5, neither: 0, ..theme.clone() }.kappa().unwrap() + 1.0).abs() < 1e-12);
        // Undefined: nowhere, everywhere, and without texts.
        assert_eq!(ThemeAgreement { both: 0, first: 0, second: 0, neither: 9, ..theme.clone() }.kappa(), None);
        assert_eq!(ThemeAgreement { both: 9, first: 0, second: 0, neither: 0, ..theme.clone() }.kappa(), None);
        assert_eq!(ThemeAgreement { both: 0, first: 0, second: 0, neither: 0, ..theme }.kappa(), None);
    }

    #[test]
    fn pairs_are_compared_over_what_both_coded() {
        let themes: Vec<Id> = ids(&["T1", "T2", "T3"]).into_iter().collect();
        let texts = [
            vec![coding("a", &["T1"]), coding("b", &["T1"])],
            vec![coding("a", &["T1", "T2"]), coding("b", &["T2"])],
            vec![coding("a", &["T1"]), coding("a", &[]), coding("b", &[])],
            vec![coding("a", &["T3"])],
            vec![coding("a", &["T1"]), Coding { settles: true, ..coding("b", &["T3"]) }],
        ];
        let agreements = agreements(&texts, &themes);
        let pair = &agreements[&("a".to_owned(), "b".to_owned())];
        assert_eq!((agreements.len(), pair.texts), (1, 3));
        let counts: Vec<_> = pair.themes.iter().map(|theme| (theme.both, theme.first, theme.second, theme.neither)).collect();
        assert_eq!(counts, [(1, 1, 0, 1), (1, 0, 0, 2), (0, 0, 0, 3)]);
        // T3 is used by neither: it does not count. T1: p_o 2/3, p_e 2/9 + 2/9, kappa 0.4; T2: 1.
        assert!((pair.mean_kappa().unwrap() - 0.7).abs() < 1e-12, "{:?}", pair.mean_kappa());
        assert!((pair.mean_percent().unwrap() - 5.0 / 6.0).abs() < 1e-12);
        assert_eq!(agreement(&[], &themes).mean_kappa(), None);
    }

    #[test]
    fn the_newest_of_each_coder_counts_and_one_may_settle() {
        assert_eq!(settled(&[]), Settled::Nobody);
        assert_eq!(settled(&[coding("a", &["T1"]), coding("a", &[])]), Settled::One(ids(&[])));
        assert_eq!(settled(&[coding("a", &["T1"]), coding("b", &["T2"])]), Settled::Differs);
        assert_eq!(settled(&[coding("a", &["T1"]), coding("b", &["T2"]), coding("a", &["T2"])]), Settled::Agreed(ids(&["T2"])));
        let settling = Coding { settles: true, ..coding("c", &["T1", "T2"]) };
        assert_eq!(
            settled(&[coding("a", &["T1"]), coding("b", &["T2"]), settling, coding("a", &["T1"])]),
            Settled::Settled(ids(&["T1", "T2"]))
        );
        assert_eq!(settled(&[coding("a", &["T1"])]).themes(), Some(&ids(&["T1"])));
    }
}
