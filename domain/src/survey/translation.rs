//! A survey in another language: a file of texts by id, which changes what respondents read and nothing else.
//!
//! A translator copies a file (`domain/content/pl/ask-the-family.toml`), says the language in its head and translates what stands
//! between quotes. What is missing is shown in English, and marked so; what has no place in the survey is refused with its line.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use toml::Spanned;

use super::{
    Audience, Id, Refusal, Survey,
    file::{Source, Text, WordingTable},
    texts::{Place, Question},
};
use crate::language::Language;

/// The default question set in its other languages, as shipped.
pub const ASK_THE_FAMILY_IN: [(Language, &str); 5] = [
    (Language::Gaelic, include_str!("../../content/gd/ask-the-family.toml")),
    (Language::Polish, include_str!("../../content/pl/ask-the-family.toml")),
    (Language::Ukrainian, include_str!("../../content/uk/ask-the-family.toml")),
    (Language::Arabic, include_str!("../../content/ar/ask-the-family.toml")),
    (Language::Urdu, include_str!("../../content/ur/ask-the-family.toml")),
];

/// The texts of a survey in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translation {
    /// Which language: never English, in which the survey itself is written.
    pub language: Language,
    /// Whether somebody who grew up with the language has read it and found it right. A draft says `false`.
    pub read_by_native: bool,
    pub(super) texts: BTreeMap<Place, String>,
}

impl Translation {
    /// A translation of nothing yet.
    #[must_use]
    pub const fn empty(language: Language) -> Self {
        Self { language, read_by_native: false, texts: BTreeMap::new() }
    }

    /// What the survey asks and this translation lacks, each by a name that a translator can find: "item T4, child".
    #[must_use]
    pub fn missing(&self, survey: &Survey) -> Vec<String> {
        let lacks = |place: &&Place| !self.texts.contains_key(place) && !survey.rests(place);
        survey.places().iter().filter(lacks).map(Place::to_string).collect()
    }
}

impl Survey {
    /// This survey as it speaks to respondents in that language. Ids, order and what staff read stay as they are.
    ///
    /// A text that the translation lacks stays English and is named in `untranslated`; only an easy wording is left out instead, where
    /// the wording itself is translated: plain words that one reads help more than easy ones that one does not.
    #[must_use]
    pub fn in_language(&self, translation: &Translation) -> Self {
        let mut survey = Self { language: translation.language, untranslated: BTreeSet::new(), ..self.clone() };
        survey.items.iter_mut().chain(&mut survey.kept.items).for_each(|item| {
            let given = |place| translation.texts.contains_key(&place);
            item.easy.retain(|audience, _| {
                given(Place::Easy(item.id.clone(), *audience)) || !given(Place::Wording(Question::Item(item.id.clone()), *audience))
            });
        });
        let mut untranslated = BTreeSet::new();
        survey.each_text(&mut |place, text| match translation.texts.get(&place) {
            Some(translated) => text.clone_from(translated),
            None => {
                untranslated.insert(text.clone());
            }
        });
        Self { untranslated, ..survey }
    }
}

/// Parses and validates a survey's translation.
///
/// # Errors
///
/// Something that is wrong, with its line: TOML that cannot be read, an unknown key or audience, a key twice, English or an unknown
/// language, another survey or version, an empty text, a word that wounds, a text for something that the survey does not have, a welcome
/// or topics of another length, or two answers of one question that read the same. What is missing is not refused: see
/// [`Translation::missing`].
pub fn parse_translation(text: &str, survey: &Survey) -> Result<Translation, Refusal> {
    translation(Source::new(text), survey)
}

/// The same of a translation that was kept: its words were judged then.
pub(super) fn kept_translation(text: &str, survey: &Survey) -> Result<Translation, Refusal> {
    translation(Source::new(text).kept(), survey)
}

fn translation(source: Source<'_>, survey: &Survey) -> Result<Translation, Refusal> {
    let file: TranslationFile = source.read()?;
    let language = source.other_language(&file.language)?;
    let source = source.in_language(language);
    for (what, said, meant) in [("survey", &file.survey, survey.id.as_str()), ("version", &file.version, &survey.version)] {
        if said.get_ref() != meant {
            return Err(source.refuse(said.span(), format!("this is for {what} \"{}\"; the survey has \"{meant}\"", said.get_ref())));
        }
    }
    let read_by_native = file.read_by_native;
    let places: BTreeSet<Place> = survey.places().into_iter().collect();
    let mut reader = Reader { source, survey, places, texts: BTreeMap::new() };
    reader.file(&file)?;
    Ok(Translation { language, read_by_native, texts: reader.texts })
}

impl Source<'_> {
    /// The language of a translation's head.
    pub(crate) fn other_language(self, name: &Spanned<Language>) -> Result<Language, Refusal> {
        match name.get_ref() {
            Language::English => Err(self.refuse(name.span(), "English is what is translated: this file is in another language")),
            other => Ok(*other),
        }
    }
}

/// Gathers the texts of a file, each checked against the survey.
struct Reader<'a> {
    source: Source<'a>,
    survey: &'a Survey,
    places: BTreeSet<Place>,
    texts: BTreeMap<Place, String>,
}

impl Reader<'_> {
    fn file(&mut self, file: &TranslationFile) -> Result<(), Refusal> {
        self.optional(Place::Title, file.title.as_ref())?;
        file.audience.iter().try_for_each(|(audience, table)| self.audience(*audience, table))?;
        for (scale, points) in &file.point {
            let scale = self.source.known("scale", scale, self.survey.audiences.iter().map(|version| &version.scale.id))?;
            self.labels(points, |point| Place::Point(scale.clone(), point))?;
        }
        for (id, table) in &file.item {
            let id = self.source.known("item", id, self.survey.items.iter().chain(&self.survey.kept.items).map(|item| &item.id))?;
            for (audience, text) in &table.easy {
                self.add(Place::Easy(id.clone(), *audience), text)?;
            }
            self.question(&Question::Item(id), &table.wording, &table.choice)?;
        }
        for (id, table) in &file.open_question {
            let id = self.source.known("open question", id, self.survey.open_questions.iter().map(|question| &question.id))?;
            self.question(&Question::Open(id), &table.wording, &Labels::new())?;
        }
        self.question(&Question::Route, &file.route.wording, &file.route.choice)?;
        for (id, table) in &file.background {
            let questions = self.survey.background.iter().chain(&self.survey.kept.background);
            let id = self.source.known("background question", id, questions.map(|question| &question.id))?;
            self.question(&Question::Background(id), &table.wording, &table.choice)?;
        }
        Ok(())
    }

    fn audience(&mut self, audience: Audience, table: &AudienceTexts) -> Result<(), Refusal> {
        let short = [("label", &table.label), ("ages", &table.ages), ("recall", &table.recall), ("not_sure", &table.not_sure)];
        short.into_iter().try_for_each(|(part, text)| self.optional(Place::Audience(audience, part), text.as_ref()))?;
        let Some(version) = self.survey.version_for(audience) else { return Ok(()) };
        let (welcome, topics) = (version.welcome.len(), version.topics.len());
        self.list("welcome", table.welcome.as_ref(), welcome, |at| Place::Welcome(audience, at))?;
        self.list("topics", table.topics.as_ref(), topics, |at| Place::Topic(audience, at))
    }

    /// A list that stands line by line for the English one; an empty line is not translated yet.
    fn list(
        &mut self,
        what: &str,
        texts: Option<&Spanned<Vec<Text>>>,
        length: usize,
        place: impl Fn(usize) -> Place,
    ) -> Result<(), Refusal> {
        let Some(texts) = texts else { return Ok(()) };
        let found = texts.get_ref().len();
        if found != length {
            return Err(self.source.refuse(texts.span(), format!("`{what}` has {length} texts in English; this has {found}")));
        }
        let given = || texts.get_ref().iter().enumerate().filter(|(_, text)| !text.get_ref().trim().is_empty());
        self.distinct(given().map(|(_, text)| text))?;
        given().try_for_each(|(at, text)| self.add(place(at), text))
    }

    fn question(&mut self, question: &Question, wording: &WordingTable, choice: &Labels) -> Result<(), Refusal> {
        wording.iter().try_for_each(|(audience, text)| self.add(Place::Wording(question.clone(), *audience), text))?;
        self.labels(choice, |id| Place::Choice(question.clone(), id))
    }

    fn labels(&mut self, labels: &Labels, place: impl Fn(Id) -> Place) -> Result<(), Refusal> {
        self.distinct(labels.values())?;
        labels.iter().try_for_each(|(id, text)| self.add(place(self.source.id(id)?), text))
    }

    /// Refuses two texts of one list that read the same: nobody could tell them apart.
    fn distinct<'t>(&self, texts: impl IntoIterator<Item = &'t Text>) -> Result<(), Refusal> {
        let mut texts: Vec<&Text> = texts.into_iter().collect();
        texts.sort_by_key(|text| text.span().start);
        let twice = texts.iter().enumerate().find(|(at, text)| texts[..*at].iter().any(|before| before.get_ref() == text.get_ref()));
        twice.map_or(Ok(()), |(_, text)| Err(self.source.refuse(text.span(), format!("\"{}\" is there twice", text.get_ref()))))
    }

    fn optional(&mut self, place: Place, text: Option<&Text>) -> Result<(), Refusal> {
        text.map_or(Ok(()), |text| self.add(place, text))
    }

    fn add(&mut self, place: Place, text: &Text) -> Result<(), Refusal> {
        if !self.places.contains(&place) {
            return Err(self.source.refuse(text.span(), format!("the survey has no {place}")));
        }
        self.texts.insert(place, self.source.text(text)?);
        Ok(())
    }
}

/// Labels by the id of their choice or point.
type Labels = BTreeMap<Text, Text>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TranslationFile {
    language: Spanned<Language>,
    survey: Text,
    version: Text,
    read_by_native: bool,
    title: Option<Text>,
    #[serde(default)]
    audience: BTreeMap<Audience, AudienceTexts>,
    #[serde(default)]
    point: BTreeMap<Text, Labels>,
    #[serde(default)]
    item: BTreeMap<Text, ItemTexts>,
    #[serde(default)]
    open_question: BTreeMap<Text, OpenQuestionTexts>,
    #[serde(default)]
    route: QuestionTexts,
    #[serde(default)]
    background: BTreeMap<Text, QuestionTexts>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AudienceTexts {
    label: Option<Text>,
    ages: Option<Text>,
    recall: Option<Text>,
    not_sure: Option<Text>,
    welcome: Option<Spanned<Vec<Text>>>,
    topics: Option<Spanned<Vec<Text>>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ItemTexts {
    #[serde(default)]
    wording: WordingTable,
    #[serde(default)]
    easy: WordingTable,
    #[serde(default)]
    choice: Labels,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OpenQuestionTexts {
    #[serde(default)]
    wording: WordingTable,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct QuestionTexts {
    #[serde(default)]
    wording: WordingTable,
    #[serde(default)]
    choice: Labels,
}
