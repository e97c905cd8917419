//! Pages and files of what people said in their own words, made from the addendum and nothing else.

mod children;
mod file;
mod sentence;

use app::{
    components::layout::Frame,
    pages::results::{
        Base, TableView,
        children::ChildrenView,
        quote_cards::{CardSize, QuoteCard, QuoteCardsView},
        said::SaidView,
        words::{AskedView, SaidOf, WordsHead, WordsState, WordsView},
    },
    paths,
};
use domain::{
    disclosure::{
        Reading, Row,
        phrases::HIDDEN,
        read,
        words::{NONE, Quoted, WordsRelease},
    },
    survey::{Audience, Id, OpenQuestion, Theme},
    words::Said,
};

use super::{Published, view::who};
use crate::{
    service::ServiceError,
    store::{Db, KeptWords},
};

impl Published {
    /// With what its people said in their own words, if that is out.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn with_words(mut self, db: &Db) -> Result<Self, ServiceError> {
        self.words = if self.asks_words { db.words_release(&self.code).await? } else { None };
        Ok(self)
    }

    /// The addendum, once [`Published::with_words`] has read it.
    #[must_use]
    pub const fn words(&self) -> Option<&KeptWords> {
        self.words.as_ref()
    }

    /// What people said, as a table; nothing where it is not out.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn words_csv(&self) -> Result<Option<String>, ServiceError> {
        let Some(kept) = &self.words else { return Ok(None) };
        file::csv(&kept.release).map(Some).map_err(|error| ServiceError::File(error.to_string()))
    }

    fn head(&self, frame: Frame) -> WordsHead {
        WordsHead {
            frame,
            wave: self.code.to_string(),
            survey: self.survey.title.clone(),
            place: self.everywhere.clone(),
            made_up: self.release.made_up,
            state: match (&self.words, self.asks_words) {
                (Some(_), _) => WordsState::Out,
                (None, true) => WordsState::NotYet,
                (None, false) => WordsState::NotAsked,
            },
        }
    }

    /// The page of all words.
    #[must_use]
    pub fn words_page(&self, frame: Frame) -> WordsView {
        let words = self.words.as_ref().map(|kept| &kept.release);
        let policy = words.map_or(&self.release.policy, |words| &words.policy);
        WordsView {
            head: self.head(frame),
            bases: words
                .map(|words| words.groups.iter().map(|group| base(self, group.group.audience, group.base)).collect())
                .unwrap_or_default(),
            asked: words
                .map(|words| self.survey.open_questions.iter().map(|question| asked(self, words, question)).collect())
                .unwrap_or_default(),
            themes: words.map(|words| self.said_by_theme(words)).unwrap_or_default(),
            hidden: words.is_some_and(|words| words.hidden_rows > 0),
            floors: [policy.group_floor(), policy.paraphrase_floor(), policy.quote_floor()],
            round_to: policy.round_to(),
            hash: self.words.as_ref().map(|kept| kept.hash.clone()).unwrap_or_default(),
        }
    }

    /// A child's page.
    #[must_use]
    pub fn children_page(&self, frame: Frame) -> ChildrenView {
        ChildrenView { head: self.head(frame), said: children::said(self), answered: children::answered(self) }
    }

    /// Quotes to print, of an audience or of everyone: each once, under the first of its themes.
    #[must_use]
    pub fn quote_cards(&self, frame: Frame, size: CardSize, audience: Option<Audience>) -> QuoteCardsView {
        let card = |words: &WordsRelease, quoted: &Quoted| {
            let code = words.codes.iter().find(|code| quoted.themes.contains(&code.id));
            QuoteCard { theme: code.map_or_else(String::new, |code| code.title.clone()), said: said(quoted) }
        };
        let wanted = |quoted: &&Quoted| audience.is_none_or(|audience| quoted.audience == audience);
        let cards = self.words.as_ref().map(|kept| {
            let words = &kept.release;
            words.said.iter().filter(wanted).map(|quoted| card(words, quoted)).collect()
        });
        QuoteCardsView {
            head: self.head(frame),
            size,
            audience,
            audiences: self.survey.audiences.iter().map(|version| (version.audience, version.plural.clone())).collect(),
            cards: cards.unwrap_or_default(),
        }
    }

    /// Some of what people said of a theme, as it is shown on its page.
    pub(super) fn said_of(&self, theme: &Id, most: usize) -> Vec<SaidView> {
        let Some(words) = self.words.as_ref().map(|kept| &kept.release) else { return Vec::new() };
        words.said.iter().filter(|quoted| shows_under(words, quoted, theme)).take(most).map(said).collect()
    }

    /// Where people say something of a theme in their own words.
    pub(super) fn words_of(&self, theme: &Id) -> Option<String> {
        let words = &self.words.as_ref()?.release;
        let found = words.said.iter().any(|quoted| shows_under(words, quoted, theme));
        found.then(|| paths::results_words_of(self.code.as_str(), theme.as_str()))
    }

    /// What was said of each theme, and last what is about none of them.
    pub(super) fn said_by_theme(&self, words: &WordsRelease) -> Vec<SaidOf> {
        let numbers = |theme: &Theme| {
            let item = self.survey.items.iter().find(|item| item.theme == theme.id)?;
            Some(paths::results_of(self.code.as_str(), item.id.as_str()))
        };
        let of = |theme: &Theme| SaidOf {
            id: theme.id.to_string(),
            title: theme.title.clone(),
            numbers: numbers(theme),
            said: self.said_to_each(words, &|quoted| shows_under(words, quoted, &theme.id)),
        };
        let none = SaidOf {
            id: String::new(),
            title: "Something else".to_owned(),
            numbers: None,
            said: self.said_to_each(words, &|quoted| quoted.themes.is_empty()),
        };
        self.survey.themes.iter().map(of).chain([none]).filter(|theme| !theme.said.is_empty()).collect()
    }

    /// Of what shows: each open question, with what was said to it.
    fn said_to_each(&self, words: &WordsRelease, shows: &dyn Fn(&Quoted) -> bool) -> Vec<(String, Vec<SaidView>)> {
        let to = |question: &OpenQuestion| {
            let said: Vec<_> = words.said.iter().filter(|quoted| quoted.question == question.id && shows(quoted)).map(said).collect();
            (!said.is_empty()).then(|| (called(question), said))
        };
        self.survey.open_questions.iter().filter_map(to).collect()
    }
}

fn said(quoted: &Quoted) -> SaidView {
    let Quoted { audience, manner, said: Said { text, drawing }, .. } = quoted;
    SaidView { audience: *audience, manner: *manner, text: text.clone(), drawing: drawing.clone() }
}

/// A question, as the oldest are asked it.
fn called(question: &OpenQuestion) -> String {
    question.wording.values().next_back().cloned().unwrap_or_default()
}

/// Whether a text shows under a theme: one of its codes is the theme, or a part of it.
fn shows_under(words: &WordsRelease, quoted: &Quoted, theme: &Id) -> bool {
    words.codes.iter().any(|code| code.theme == *theme && quoted.themes.contains(&code.id))
}

fn base(published: &Published, audience: Audience, base: Option<u32>) -> Base {
    let people = base.map_or_else(|| HIDDEN.to_owned(), |texts| format!("about {texts}"));
    Base { who: who(published, audience), people }
}

/// A question with its themes: a column an audience that was asked it.
fn asked(published: &Published, words: &WordsRelease, question: &OpenQuestion) -> AskedView {
    let audiences: Vec<Audience> =
        Audience::ALL.into_iter().filter(|audience| question.wording.contains_key(audience) && words.group(*audience).is_some()).collect();
    let row = |audience: Audience| {
        words.group(audience).and_then(|group| group.rows.iter().find(|row| row.item == question.id)).map(|row| &row.row)
    };
    let readings: Vec<Reading> = audiences.iter().map(|audience| read(row(*audience).unwrap_or(&Row::NotAsked), &words.policy)).collect();
    let codes = words.codes.iter().map(|code| (code.id.as_str(), code.title.as_str())).chain([(NONE, "None of these")]);
    let cell = |reading: &Reading, code: &str| match reading {
        Reading::Ticks { ticks, .. } => {
            ticks.iter().find(|tick| tick.choice.as_str() == code).map(|tick| tick.text.clone()).unwrap_or_default()
        }
        other => other.mark().unwrap_or_default().to_owned(),
    };
    let line =
        |(code, title): (&str, &str)| [title.to_owned()].into_iter().chain(readings.iter().map(|reading| cell(reading, code))).collect();
    let title = called(question);
    let people = audiences.iter().map(|audience| who(published, *audience));
    AskedView {
        id: question.id.to_string(),
        wordings: audiences
            .iter()
            .filter_map(|audience| Some((who(published, *audience), question.wording.get(audience)?.clone())))
            .filter(|(_, words)| *words != title)
            .collect(),
        sentences: audiences.iter().filter_map(|audience| sentence::of(published, words, *audience, row(*audience)?)).collect(),
        table: TableView {
            caption: format!("What it was about: {title}"),
            heads: ["Theme".to_owned()].into_iter().chain(people).collect(),
            rows: codes.map(line).collect(),
        },
        title,
    }
}
