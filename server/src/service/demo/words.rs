//! What made-up people say in their own words: sealed to a made-up key, read and coded as made-up moderators would.

use std::collections::BTreeMap;

use domain::{
    disclosure::words::Manner,
    survey::{Audience, Id},
    words::Said,
};
use fastrand::Rng;
use serde::Deserialize;

use super::{AREAS, pick};
use crate::{
    digest::hex,
    service::{
        ServiceError,
        accounts::{COMMAND_LINE, entry},
        catalogue::Catalogue,
    },
    store::{Code, Db, Decision, MadeUpWords, Moderation, StoredCoding, StoredWords, WordKey, random_bytes},
};

/// By audience and question: themes, the text and, in a third place, how it is told in other words, or [`UNSHARED`] or [`KEPT`].
#[derive(Deserialize)]
struct Texts(BTreeMap<String, BTreeMap<String, Vec<Vec<String>>>>);

const TEXTS: &str = include_str!("words.toml");
/// Instead of other words: the person did not want it to be shown.
const UNSHARED: &str = "-";
/// Instead of other words: a moderator did not let it out.
const KEPT: &str = "x";
/// One in so many who answer writes something.
const WRITES: usize = 5;
/// Made-up partnership, moderators and coders.
const NOBODYS: &str = "made-up";
const READERS: [&str; 2] = ["ailsa@made-up.example", "bryce@made-up.example"];
const CODERS: [&str; 2] = ["cora@made-up.example", "dougal@made-up.example"];

/// The key of made-up words. Its private half is thrown away: nobody will ever read what is sealed to it.
pub(super) async fn key(db: &Db, now: i64) -> Result<WordKey, ServiceError> {
    let nobodys = id(NOBODYS)?;
    if let Some(key) = db.current_word_key(&nobodys).await? {
        return Ok(key);
    }
    let key = WordKey { id: hex(&random_bytes::<16>()?), public: desk::Private::generate().public().write() };
    db.add_word_key(&nobodys, &key, None, &[], &entry(now, COMMAND_LINE, "made a key for made-up words", Some(&nobodys), "")).await?;
    Ok(key)
}

/// Writes what people of a closed made-up wave said; `people` is how many of each audience answered.
pub(super) async fn write(
    db: &Db,
    catalogue: &Catalogue,
    wave: &Code,
    key: &WordKey,
    people: &BTreeMap<Audience, usize>,
    rng: &mut Rng,
    now: i64,
) -> Result<(), ServiceError> {
    let texts: Texts = toml::from_str(TEXTS).map_err(|error| broken(&error.to_string()))?;
    let public = desk::Public::read(&key.public).ok_or_else(|| broken("the key of words"))?;
    let mut made_up = MadeUpWords::default();
    for (audience, questions) in &texts.0 {
        let audience = Audience::from_name(audience).ok_or_else(|| broken(audience))?;
        let write = people.get(&audience).copied().unwrap_or_default() / WRITES;
        for (question, texts) in questions {
            let mut order: Vec<&Vec<String>> = texts.iter().collect();
            rng.shuffle(&mut order);
            for (at, text) in order.iter().cycle().take(write).enumerate() {
                let area = pick(rng, &AREAS).ok_or_else(|| broken("no area"))?;
                let area = catalogue.area(area)?.id.clone();
                // Where more write than there are texts, some say the same, and want none of it shown.
                let made = Made::new(text, at >= order.len())?;
                made.write(&mut made_up, rng, &public, (audience, id(question)?, area), now)?;
            }
        }
    }
    // In the order of their ids, as the mix writes them.
    made_up.words.sort_unstable_by_key(|words| words.id);
    made_up.moderations.sort_unstable_by_key(|read| read.words);
    made_up.codings.sort_unstable_by_key(|coding| (coding.words, coding.number));
    Ok(db.write_made_up_words(wave, &made_up).await?)
}

/// A text on its way.
struct Made<'a> {
    text: &'a str,
    themes: Vec<Id>,
    may_share: bool,
    /// What a moderator lets out.
    released: Option<(Manner, &'a str)>,
}

impl<'a> Made<'a> {
    fn new(text: &'a [String], again: bool) -> Result<Self, ServiceError> {
        let [themes, text, rest @ ..] = text else { return Err(broken("a text")) };
        let themes = themes.split_whitespace().map(id).collect::<Result<_, _>>()?;
        let other = rest.first().map(String::as_str);
        let may_share = other != Some(UNSHARED) && !again;
        let released = match other {
            _ if !may_share => None,
            Some(KEPT) => None,
            Some(other) => Some((Manner::Paraphrase, other)),
            None => Some((Manner::Quote, text.as_str())),
        };
        Ok(Self { text, themes, may_share, released })
    }

    fn write(
        self,
        made_up: &mut MadeUpWords,
        rng: &mut Rng,
        public: &desk::Public,
        (audience, question, area): (Audience, Id, Id),
        now: i64,
    ) -> Result<(), ServiceError> {
        let words = rng.u128(..).to_be_bytes();
        let said = |text: &str| Said { text: text.to_owned(), drawing: None }.to_bytes();
        let sealed = public.seal(&said(self.text)).ok_or_else(|| broken("a text could not be sealed"))?;
        let (audience, child) = (audience.as_str().to_owned(), audience == Audience::Child);
        made_up.words.push(StoredWords { id: words, area, audience, question, may_share: self.may_share, sealed });
        let [first, second] = READERS.map(str::to_owned);
        let released = self.released.is_some();
        made_up.moderations.push(Moderation {
            words,
            decision: if released { Decision::Released } else { Decision::NotForRelease },
            manner: self.released.map(|(manner, _)| manner),
            proposed: None,
            released: self.released.map(|(_, text)| String::from_utf8_lossy(&said(text)).into_owned()),
            concern: false,
            first_by: first,
            second_by: (child && released).then_some(second),
            revision: if child && released { 2 } else { 1 },
        });
        let mut code = |number: i64, coder: &str, themes: Vec<Id>, settles: bool| {
            made_up.codings.push(StoredCoding { words, number, coder: coder.to_owned(), themes, settles, done_at: now });
        };
        let [one, other] = CODERS;
        code(1, one, self.themes.clone(), false);
        // Now and then a second coder looks too, and sees a theme less; then it is settled.
        if rng.u8(..4) == 0 {
            code(2, other, self.themes.iter().take(1).cloned().collect(), false);
            if self.themes.len() > 1 {
                code(3, one, self.themes, true);
            }
        }
        Ok(())
    }
}

fn id(name: &str) -> Result<Id, ServiceError> {
    Id::new(name).ok_or_else(|| broken(name))
}

fn broken(what: &str) -> ServiceError {
    ServiceError::MadeUp(format!("made-up words: {what}"))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at once")]
mod tests {
    use domain::{
        language::Language,
        survey::{ASK_THE_FAMILY, parse, wounding_word},
    };

    use super::*;

    #[test]
    fn every_text_is_of_a_question_and_of_themes_and_wounds_nobody() {
        let (survey, texts): (_, Texts) = (parse(ASK_THE_FAMILY).unwrap(), toml::from_str(TEXTS).unwrap());
        let mut all = Vec::new();
        for (audience, questions) in &texts.0 {
            assert!(Audience::from_name(audience).is_some());
            for (question, texts) in questions {
                assert!(
                    survey.open_questions.iter().any(|asked| asked.id.as_str() == question) && texts.len() >= 20,
                    "{audience} {question}"
                );
                for text in texts {
                    let made = Made::new(text, false).unwrap();
                    assert!(made.themes.iter().all(|theme| survey.theme(theme).is_some()), "{text:?}");
                    assert!(text.iter().all(|words| wounding_word(words, Language::English).is_none()), "{text:?}");
                    all.push(made.text.to_owned());
                }
            }
        }
        let many = all.len();
        all.sort();
        all.dedup();
        assert!(many == all.len() && many >= 120, "{many} texts, each another");
    }
}
