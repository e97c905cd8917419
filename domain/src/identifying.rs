//! What in a text may tell who somebody is: the moderator's desk marks it, and a person decides.
//!
//! Six kinds are found by their shape ([`patterns`], the same ones as the box on a form suggests by), the rest by lists of names, places and
//! services, and by the words around them ([`words`], [`people`], [`places`], [`numbers`]). It finds rather too much than too little: a mark that is not needed costs a
//! moderator a key, a name that is missed may cost a family. It never changes a text.
//!
//! Words that also mean something else are marked with `?` in the lists (Hope, Will, Wick, Bath): they count only where a capital cannot
//! come from a sentence's beginning or from shouting, or where the words before ask for a name or a place ("my sister hope", "lives in wick").
//! First names in small letters count only after such words; places and services in small letters always.

use std::ops::Range;

mod lists;
mod numbers;
mod patterns;
mod people;
mod places;
mod schools;
mod words;

pub use lists::{Lists, Unreadable};

/// What a finding may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// A postcode, or its first half.
    Postcode,
    /// A web address, or a name on another site.
    Web,
    /// A date of birth, or another day with its year.
    Born,
    /// What follows "my name is".
    Named,
    /// A person's name.
    Person,
    /// A school, or a class.
    School,
    /// A service.
    Service,
    /// A place, a street, a hospital, a prison.
    Place,
    /// An age in years.
    Age,
    /// Another long number.
    Number,
}

impl Kind {
    /// All, in the order in which one stands for a piece that is several.
    pub const ALL: [Self; 12] = [
        Self::Email,
        Self::Phone,
        Self::Postcode,
        Self::Web,
        Self::Born,
        Self::Named,
        Self::Person,
        Self::School,
        Self::Service,
        Self::Place,
        Self::Age,
        Self::Number,
    ];

    /// Its short name: the pattern's, where there is one.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Postcode => "postcode",
            Self::Web => "web",
            Self::Born => "born",
            Self::Named => "named",
            Self::Person => "person",
            Self::School => "school",
            Self::Service => "service",
            Self::Place => "place",
            Self::Age => "age",
            Self::Number => "number",
        }
    }

    /// What a moderator reads, and what may stand in its place: "a postcode".
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Email => "an e-mail address",
            Self::Phone => "a phone number",
            Self::Postcode => "a postcode",
            Self::Web => "a web address",
            Self::Born => "a date",
            Self::Named | Self::Person => "a name",
            Self::School => "a school",
            Self::Service => "a service",
            Self::Place => "a place",
            Self::Age => "an age",
            Self::Number => "a number",
        }
    }
}

/// A piece of a text that may tell who somebody is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Where, in bytes; always between letters, never within one.
    pub range: Range<usize>,
    /// What it may be.
    pub kind: Kind,
}

/// What in a text may tell who somebody is, in the text's order; no two overlap.
#[must_use]
pub fn find(text: &str, lists: &Lists) -> Vec<Finding> {
    let words = words::words(text);
    let mut found = lists.patterns.find(text);
    found.extend(numbers::find(text, &words));
    found.extend(places::find(text, &words, lists));
    found.extend(schools::find(text, &words, lists));
    found.extend(people::find(text, &words, lists, &found));
    apart(text, found)
}

/// Of pieces that overlap the longest stands whole; what another has beside it stands by itself, so that nothing found is lost.
fn apart(text: &str, mut found: Vec<Finding>) -> Vec<Finding> {
    found.sort_by_key(|finding| (std::cmp::Reverse(finding.range.len()), finding.kind, finding.range.start));
    let mut standing: Vec<Finding> = Vec::new();
    for finding in found {
        let mut pieces = vec![finding.range.clone()];
        for other in &standing {
            pieces = pieces.into_iter().flat_map(|piece| without(piece, &other.range)).collect();
        }
        let whole = |piece: &Range<usize>| text.get(piece.clone()).is_some_and(|piece| piece.chars().any(char::is_alphanumeric));
        standing.extend(pieces.into_iter().filter(whole).map(|range| Finding { range, kind: finding.kind }));
    }
    standing.sort_by_key(|finding| finding.range.start);
    standing
}

/// What is left of a piece on either side of another.
fn without(piece: Range<usize>, other: &Range<usize>) -> [Range<usize>; 2] {
    if other.end <= piece.start || piece.end <= other.start {
        return [piece, 0..0];
    }
    [piece.start..other.start.max(piece.start), other.end.min(piece.end)..piece.end]
}

#[cfg(test)]
mod tests;
