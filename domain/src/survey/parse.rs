//! From a file's text to a [`Survey`] that cannot be wrong: what a survey must be is refused here, what a person should judge is in
//! [`check`](super::check()).

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Audience, AudienceVersion, Background, Choice, Id, Item, ItemKind, Kept, Label, LensPlace, OpenQuestion, Point, RouteQuestion, Scale,
    Stance, Survey, Theme, Unfit,
    fault::too_long,
    file::{
        AudienceTable, BackgroundTable, ChoiceTable, ItemTable, LabelTable, OpenQuestionTable, RouteTable, ScaleTable, Source, SurveyFile,
        Text, ThemeTable, WordingTable,
    },
};
use crate::{answer, language::Language};

pub use super::file::Refusal;

/// How many answers a background question may have: fewer says nothing, more makes groups too small to show.
const BACKGROUND_CHOICES: std::ops::RangeInclusive<usize> = 2..=6;

/// Fields and steps that the form has besides its questions.
const FORM_NAMES: [&str; 6] = [answer::TOKEN, answer::REVIEW, answer::SEND, answer::EASY, answer::CODE, "welcome"];

/// Answers that are always offered besides a question's own.
const FORM_VALUES: [&str; 2] = [answer::NOT_SURE, answer::RATHER_NOT_SAY];

/// Parses and validates a survey's file.
///
/// # Errors
///
/// The first thing that is wrong, with its line: TOML that cannot be read, an unknown or a missing key, an empty text, a word that
/// wounds, an id twice, a reference to nothing, a missing audience, a scale that cannot be compared, an item without wording or over 16
/// words, easy words for an audience that is not asked, a background question without 2 to 6 answers, or items that together read above their audience's grade.
pub fn parse(text: &str) -> Result<Survey, Refusal> {
    let source = Source::new(text);
    let file: SurveyFile = source.read()?;
    let survey = source.survey(&file)?;
    source.whole(&survey, &file.audience)?;
    Ok(survey)
}

/// Parses a survey that somebody still works on: every text and reference is as in [`parse`], but what can only be said of the whole (an
/// audience that is asked nothing, items that together read above their audience's grade) is left to [`Survey::unfit`].
pub(super) fn parse_unfinished(text: &str) -> Result<Survey, Refusal> {
    let source = Source::new(text);
    source.survey(&source.read()?)
}

/// The same of a survey that was kept: its words were judged then.
pub(super) fn parse_kept(text: &str) -> Result<Survey, Refusal> {
    let source = Source::new(text).kept();
    source.survey(&source.read()?)
}

impl Source<'_> {
    fn survey(self, file: &SurveyFile) -> Result<Survey, Refusal> {
        let scales = self.scales(&file.scale)?;
        let sections = self.labels("section", &file.section)?;
        let lenses = self.labels("lens", &file.lens)?;
        let themes = self.themes(&file.theme, &sections, &lenses)?;
        // Items and all other questions are fields of one form: their ids share one name space.
        let questions = file.item.iter().map(|item| &item.id).chain(file.open_question.iter().map(|question| &question.id));
        let about_you = file.background.iter().map(|question| &question.id);
        self.questions(questions.chain(about_you).chain([&file.route.id]).collect())?;
        let items = |asked: bool| {
            let items = file.item.iter().filter(move |item| item.asked == asked);
            items.map(|item| self.item(item, &themes)).collect::<Result<_, _>>()
        };
        let background = |asked: bool| {
            let questions = file.background.iter().filter(move |question| question.asked == asked);
            questions.map(|question| self.background(question)).collect::<Result<_, _>>()
        };
        Ok(Survey {
            id: self.id(&file.id)?,
            version: self.text(&file.version)?,
            title: self.text(&file.title)?,
            audiences: self.audiences(&file.audience, &scales)?,
            items: items(true)?,
            open_questions: file.open_question.iter().map(|question| self.open_question(question)).collect::<Result<_, _>>()?,
            background: background(true)?,
            route: self.route(&file.route)?,
            kept: Kept { items: items(false)?, background: background(false)? },
            sections,
            lenses,
            themes,
            language: Language::English,
            untranslated: BTreeSet::new(),
        })
    }

    fn texts(self, texts: &[Text]) -> Result<Vec<String>, Refusal> {
        texts.iter().map(|text| self.text(text)).collect()
    }

    fn labels(self, what: &str, tables: &[LabelTable]) -> Result<Vec<Label>, Refusal> {
        self.unique(what, tables.iter().map(|table| &table.id))?;
        tables.iter().map(|table| Ok(Label { id: self.id(&table.id)?, title: self.text(&table.title)? })).collect()
    }

    /// Refuses a question's id that is there twice or would be taken for another field of the form.
    fn questions(self, ids: Vec<&Text>) -> Result<(), Refusal> {
        if let Some(taken) = ids.iter().find(|id| FORM_NAMES.contains(&id.get_ref().as_str())) {
            return Err(self.refuse(taken.span(), format!("\"{}\" is a name that the form itself uses", taken.get_ref())));
        }
        self.unique("question", ids)
    }

    /// The id of an answer, which must not be taken for one that is always offered.
    fn value(self, id: &Text) -> Result<Id, Refusal> {
        if FORM_VALUES.contains(&id.get_ref().as_str()) {
            return Err(self.refuse(id.span(), format!("\"{}\" is always offered: leave it out", id.get_ref())));
        }
        self.id(id)
    }

    fn choices(self, tables: &[ChoiceTable]) -> Result<Vec<Choice>, Refusal> {
        self.unique("choice", tables.iter().map(|table| &table.id))?;
        tables.iter().map(|table| Ok(Choice { id: self.value(&table.id)?, label: self.text(&table.label)? })).collect()
    }

    fn scales(self, tables: &[ScaleTable]) -> Result<Vec<Scale>, Refusal> {
        self.unique("scale", tables.iter().map(|table| &table.id))?;
        tables.iter().map(|table| self.scale(table)).collect()
    }

    fn scale(self, table: &ScaleTable) -> Result<Scale, Refusal> {
        self.unique("point", table.points.iter().map(|point| &point.id))?;
        if table.points.len() < 2 {
            return Err(self.refuse(table.id.span(), "a scale has at least two points"));
        }
        // Audiences are compared as positive / mixed / negative: a scale without both ends cannot be.
        let has = |stance| table.points.iter().any(|point| point.stance == stance);
        if !has(Stance::Positive) || !has(Stance::Negative) {
            return Err(self.refuse(table.id.span(), "a scale has a positive and a negative point"));
        }
        if let Some(faceless) = table.points.iter().find(|point| point.face.is_none())
            && table.points.iter().any(|point| point.face.is_some())
        {
            return Err(self.refuse(faceless.id.span(), "a scale has a face on every point or on none"));
        }
        let mut points = Vec::new();
        for point in &table.points {
            points.push(Point { id: self.value(&point.id)?, label: self.text(&point.label)?, stance: point.stance, face: point.face });
        }
        Ok(Scale { id: self.id(&table.id)?, points })
    }

    fn audiences(self, tables: &[AudienceTable], scales: &[Scale]) -> Result<Vec<AudienceVersion>, Refusal> {
        let mut versions: Vec<AudienceVersion> = Vec::new();
        for table in tables {
            let audience = *table.id.get_ref();
            if versions.iter().any(|version| version.audience == audience) {
                return Err(self.refuse(table.id.span(), format!("the audience \"{audience}\" is there twice")));
            }
            versions.push(self.audience(table, scales)?);
        }
        if let Some(missing) = Audience::ALL.into_iter().find(|audience| versions.iter().all(|version| version.audience != *audience)) {
            // What is missing has no line: name the last one that is there.
            let place = tables.last().map_or(0..0, |table| table.id.span());
            return Err(self.refuse(place, format!("the audience \"{missing}\" is missing")));
        }
        versions.sort_by_key(|version| version.audience);
        Ok(versions)
    }

    fn audience(self, table: &AudienceTable, scales: &[Scale]) -> Result<AudienceVersion, Refusal> {
        let scale = self.known("scale", &table.scale, scales.iter().map(|scale| &scale.id))?;
        let scale = scales.iter().find(|known| known.id == scale).cloned();
        if table.welcome.is_empty() || table.topics.is_empty() {
            return Err(self.refuse(table.id.span(), "an audience has a welcome and topics"));
        }
        Ok(AudienceVersion {
            audience: *table.id.get_ref(),
            label: self.text(&table.label)?,
            ages: self.text(&table.ages)?,
            plural: self.text(&table.plural)?,
            recall: self.text(&table.recall)?,
            scale: scale.ok_or_else(|| self.refuse(table.scale.span(), "there is no such scale"))?,
            not_sure: self.text(&table.not_sure)?,
            grade: *table.grade.get_ref(),
            core_only: table.core_only,
            welcome: self.texts(&table.welcome)?,
            topics: self.texts(&table.topics)?,
        })
    }

    fn themes(self, tables: &[ThemeTable], sections: &[Label], lenses: &[Label]) -> Result<Vec<Theme>, Refusal> {
        self.unique("theme", tables.iter().map(|table| &table.id))?;
        let ids = |labels: &'_ [Label]| labels.iter().map(|label| label.id.clone()).collect::<Vec<Id>>();
        let (sections, lenses) = (ids(sections), ids(lenses));
        let mut themes = Vec::new();
        for table in tables {
            let mut places = Vec::new();
            for place in &table.lenses {
                places.push(LensPlace { lens: self.known("lens", &place.lens, &lenses)?, place: self.text(&place.place)? });
            }
            themes.push(Theme {
                id: self.id(&table.id)?,
                title: self.text(&table.title)?,
                means: self.text(&table.means)?,
                section: self.known("section", &table.section, &sections)?,
                lenses: places,
            });
        }
        Ok(themes)
    }

    /// The wording of a question; one that nobody is asked is refused.
    fn wording(self, id: &Text, table: &WordingTable) -> Result<BTreeMap<Audience, String>, Refusal> {
        if table.is_empty() {
            return Err(self.refuse(id.span(), format!("\"{}\" is worded for no audience", id.get_ref())));
        }
        table.iter().map(|(audience, text)| Ok((*audience, self.text(text)?))).collect()
    }

    fn item(self, table: &ItemTable, themes: &[Theme]) -> Result<Item, Refusal> {
        let wording = self.wording(&table.id, &table.wording)?;
        let easy = self.easy(table)?;
        let mut texts = table.wording.values().chain(table.easy.values());
        if let Some((text, fault)) = texts.find_map(|text| Some((text, too_long(text.get_ref())?)))
            && self.is_judged()
        {
            return Err(self.refuse(text.span(), fault.to_string()));
        }
        let kind = match (&table.choices, &table.none) {
            (None, None) => ItemKind::Scale,
            (None, Some(none)) => return Err(self.refuse(none.span(), "`none` belongs to a tick-list: there are no choices")),
            (Some(choices), none) => {
                let choices = self.choices(choices)?;
                if choices.len() < 2 {
                    return Err(self.refuse(table.id.span(), "a tick-list has at least two choices"));
                }
                let none = none.as_ref().map(|none| self.known("choice", none, choices.iter().map(|choice| &choice.id)));
                ItemKind::Ticks { none: none.transpose()?, choices }
            }
        };
        Ok(Item {
            id: self.id(&table.id)?,
            theme: self.known("theme", &table.theme, themes.iter().map(|theme| &theme.id))?,
            kind,
            core: table.core,
            without_support: table.without_support,
            help_after: table.help_after,
            wording,
            easy,
        })
    }

    /// The easy wordings of an item, each beside a wording that it says more simply.
    fn easy(self, table: &ItemTable) -> Result<BTreeMap<Audience, String>, Refusal> {
        if let Some((audience, text)) = table.easy.iter().find(|(audience, _)| !table.wording.contains_key(audience)) {
            let reason = format!("\"{}\" has easy words for \"{audience}\", who is not asked", table.id.get_ref());
            return Err(self.refuse(text.span(), reason));
        }
        table.easy.iter().map(|(audience, text)| Ok((*audience, self.text(text)?))).collect()
    }

    fn open_question(self, table: &OpenQuestionTable) -> Result<OpenQuestion, Refusal> {
        Ok(OpenQuestion { id: self.id(&table.id)?, wording: self.wording(&table.id, &table.wording)? })
    }

    fn background(self, table: &BackgroundTable) -> Result<Background, Refusal> {
        if !BACKGROUND_CHOICES.contains(&table.choices.len()) {
            let reason = format!("a background question has {} to {} choices", BACKGROUND_CHOICES.start(), BACKGROUND_CHOICES.end());
            return Err(self.refuse(table.id.span(), format!("{reason}; this has {}", table.choices.len())));
        }
        Ok(Background {
            id: self.id(&table.id)?,
            title: self.text(&table.title)?,
            wording: self.wording(&table.id, &table.wording)?,
            choices: self.choices(&table.choices)?,
        })
    }

    fn route(self, table: &RouteTable) -> Result<RouteQuestion, Refusal> {
        if !BACKGROUND_CHOICES.contains(&table.choices.len()) {
            let reason = format!("the route question has {} to {} choices", BACKGROUND_CHOICES.start(), BACKGROUND_CHOICES.end());
            return Err(self.refuse(table.id.span(), format!("{reason}; this has {}", table.choices.len())));
        }
        let choices = self.choices(&table.choices)?;
        Ok(RouteQuestion {
            id: self.id(&table.id)?,
            title: self.text(&table.title)?,
            wording: self.wording(&table.id, &table.wording)?,
            without_support: self.known("choice", &table.without_support, choices.iter().map(|choice| &choice.id))?,
            choices,
        })
    }

    /// Refuses an audience that is asked nothing, or whose items together are too hard to read.
    fn whole(self, survey: &Survey, tables: &[AudienceTable]) -> Result<(), Refusal> {
        for table in tables {
            let place = match survey.unfit(*table.id.get_ref()) {
                None => continue,
                Some(unfit @ Unfit::AskedNothing(_)) => (table.id.span(), unfit),
                Some(unfit @ Unfit::TooHard { .. }) => (table.grade.span(), unfit),
            };
            return Err(self.refuse(place.0, place.1.to_string()));
        }
        Ok(())
    }
}
