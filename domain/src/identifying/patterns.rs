//! What is found by its shape.
//!
//! The file is TOML, for the form's box is built from it too; here it is read line by line, for a whole TOML reader weighs more in a moderator's
//! browser than all else in this module. A test holds this reading against `toml`'s.

use regex_lite::{Regex, RegexBuilder};

use super::{Finding, Kind, lists::Unreadable};

/// The shared patterns.
pub(super) const PATTERNS: &str = include_str!("../../content/identifying.toml");

/// Words that follow "name is" without being one.
const NO_NAMES: &str = " a about again all also always and another any anything as ask at been being but by different everything for from given good \
    hard important in it just kept known like lucky mentioned names never no not nothing on one only or private put really right safe said secret so \
    something spelt still taken that the there they this to too unknown used very what when with written wrong your on i am is was because ";

/// The patterns, ready to look.
pub(super) struct Patterns(Vec<(Kind, Regex)>);

impl Patterns {
    /// Reads the file.
    ///
    /// # Errors
    /// When a pattern is of no known kind or is not one.
    pub(super) fn read(file: &str) -> Result<Self, Unreadable> {
        written(file)
            .map(|(id, like)| {
                let kind = Kind::ALL.into_iter().find(|kind| kind.as_str() == id).ok_or(Unreadable)?;
                let regex = RegexBuilder::new(like).case_insensitive(true).build().map_err(|_| Unreadable)?;
                Ok((kind, regex))
            })
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// What has one of the shapes.
    pub(super) fn find(&self, text: &str) -> Vec<Finding> {
        let each = |(kind, regex): &(Kind, Regex)| {
            let of = |found: regex_lite::Captures<'_>| {
                let piece = found.get(1).or_else(|| found.get(0))?;
                Some((Finding { range: piece.range(), kind: *kind }, NO_NAMES.contains(&format!(" {} ", piece.as_str().to_lowercase()))))
            };
            regex.captures_iter(text).filter_map(of).filter(|(_, no_name)| !no_name).map(|(finding, _)| finding).collect::<Vec<_>>()
        };
        self.0.iter().flat_map(each).collect()
    }
}

/// Each pattern's id and what it is like.
pub(super) fn written(file: &str) -> impl Iterator<Item = (&str, &str)> {
    let between = |line: &'static str| move |text: &'_ str| -> bool { text.starts_with(line) };
    let is_id = between("id = \"");
    let ids = file.lines().filter(move |line| is_id(line)).filter_map(|line| line.split('"').nth(1));
    let likes = file.lines().filter_map(|line| line.strip_prefix("like = '''")?.strip_suffix("'''"));
    ids.zip(likes)
}
