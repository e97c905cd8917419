//! Empty forms: rendered once each, then filled with the link's code and a fresh token for everyone who opens one.

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

use domain::{
    help::HelpLine,
    language::Language,
    survey::{Audience, Id},
};

use crate::store::{Link, Wave};

/// What stands in a rendered form for what differs from page to page.
pub(super) const LINK: &str = "LINK-GOES-HERE";
pub(super) const TOKEN: &str = "TOKEN-GOES-HERE";

/// Everything that an empty form depends on, but its link's code and its token.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Key {
    survey: Id,
    version: String,
    breakdowns: Vec<Id>,
    made_up: bool,
    single_use: bool,
    words: bool,
    area: Id,
    /// The partnership's own help lines.
    own: Vec<HelpLine>,
    audience: Audience,
    language: Language,
    style_within: bool,
}

impl Key {
    pub(super) fn new((link, wave): &(Link, Wave), own: Vec<HelpLine>, audience: Audience, language: Language, style_within: bool) -> Self {
        Self {
            survey: wave.survey.clone(),
            version: wave.survey_version.clone(),
            breakdowns: wave.breakdowns.clone(),
            made_up: wave.made_up,
            single_use: link.single_use,
            words: wave.word_key.is_some(),
            area: link.area.clone(),
            own,
            audience,
            language,
            style_within,
        }
    }
}

/// A rendered form, cut where something is to be put in.
pub(super) struct Cut(Vec<(String, &'static str)>);

impl Cut {
    /// Nothing where there is no place for a token: that is no form.
    pub(super) fn new(html: &str) -> Option<Self> {
        let mut pieces = Vec::new();
        let mut rest = html;
        loop {
            let next = [LINK, TOKEN].into_iter().filter_map(|mark| Some((rest.find(mark)?, mark))).min();
            let Some((place, mark)) = next else { break };
            pieces.push((rest[..place].to_owned(), mark));
            rest = &rest[place + mark.len()..];
        }
        pieces.push((rest.to_owned(), ""));
        pieces.iter().any(|(_, mark)| *mark == TOKEN).then_some(Self(pieces))
    }

    pub(super) fn fill(&self, link: &str, token: &str) -> String {
        let length: usize = self.0.iter().map(|(text, _)| text.len() + token.len()).sum();
        let mut html = String::with_capacity(length);
        for (text, mark) in &self.0 {
            html.push_str(text);
            match *mark {
                LINK => html.push_str(link),
                TOKEN => html.push_str(token),
                _ => {}
            }
        }
        html
    }
}

/// The empty forms of every wave that somebody opened one of.
#[derive(Default)]
pub struct Forms(RwLock<HashMap<Key, Arc<Cut>>>);

/// A form weighs some 60 kB: this many are 8 MB. Past it, all are rendered anew as they are asked for.
const MOST: usize = 128;

impl Forms {
    pub(super) fn get(&self, key: &Key) -> Option<Arc<Cut>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(key).cloned()
    }

    pub(super) fn keep(&self, key: Key, cut: Arc<Cut>) {
        let mut forms = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if forms.len() >= MOST {
            forms.clear();
        }
        forms.insert(key, cut);
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at once")]
mod tests {
    use super::*;

    #[test]
    fn a_cut_form_is_filled_everywhere() {
        let cut = Cut::new(&format!("<form action=/s/{LINK}/child><input value={TOKEN}>é{LINK}")).unwrap();
        assert_eq!(cut.fill("bcd", "0a"), "<form action=/s/bcd/child><input value=0a>ébcd");
        assert!(Cut::new("plain").is_none());
    }
}
