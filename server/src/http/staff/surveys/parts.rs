//! The parts of a draft: which fields each has, and what becomes of the draft when they are changed.

use std::collections::BTreeMap;

use app::pages::staff::{FieldKind, PartField, PartGroup};
use domain::{
    language::Language,
    survey::{Audience, AudienceEdit, Background, FieldFault, Id, Item, ItemEdit, ItemKind, SurveyDraft},
};

use super::{
    super::Fields,
    fields::{Values, open, plural, told, translated, worded},
};

/// A part of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    Title,
    Audience(Audience),
    Item(Id),
    NewItem,
    Background,
    OpenQuestions,
    Language(Language),
}

impl Part {
    /// The part of that name, where the draft has it.
    pub(super) fn read(name: &str, draft: &SurveyDraft) -> Option<Self> {
        match name {
            "title" => Some(Self::Title),
            "new-item" => Some(Self::NewItem),
            "background" => Some(Self::Background),
            "open-questions" => Some(Self::OpenQuestions),
            name => {
                let item = name.strip_prefix("item-").and_then(|id| draft.item(id)).map(|(item, _)| Self::Item(item.id.clone()));
                let audience = || Audience::from_name(name).filter(|audience| draft.survey().version_for(*audience).is_some());
                let language = || Language::from_name(name).filter(|language| *language != Language::English);
                item.or_else(|| audience().map(Self::Audience)).or_else(|| language().map(Self::Language))
            }
        }
    }

    pub(super) fn title(&self, draft: &SurveyDraft) -> String {
        let survey = draft.survey();
        match self {
            Self::Title => "Its name".to_owned(),
            Self::Audience(audience) => format!("What {} are told first", plural(draft, *audience).to_lowercase()),
            Self::Item(id) => {
                let theme = draft.item(id.as_str()).and_then(|(item, _)| survey.theme(&item.theme));
                theme.map_or_else(|| id.to_string(), |theme| theme.title.clone())
            }
            Self::NewItem => "An item of your own".to_owned(),
            Self::Background => "About you".to_owned(),
            Self::OpenQuestions => "Open questions".to_owned(),
            Self::Language(language) => language.own_name().to_owned(),
        }
    }

    pub(super) fn lead(&self, draft: &SurveyDraft) -> String {
        match self {
            Self::Title => "What staff and respondents call the survey. Nobody should learn from it what it is about.".to_owned(),
            Self::Audience(_) => {
                "Keep what people are promised: they choose, they may skip and stop, and we cannot find their answers again.".to_owned()
            }
            Self::Item(id) => format!(
                "{id}. One thing in each item, said in the positive. 16 words at most. If it comes to mean something else, add an item of your own instead: results are compared by it."
            ),
            Self::NewItem => "Ask about support, never about home or about anyone’s use of alcohol or drugs. One thing in each item, said in the positive, 16 words at most.".to_owned(),
            Self::Background => "Tick those that a wave may choose from: three at most in a wave. Each makes groups smaller, and more is hidden.".to_owned(),
            Self::OpenQuestions => "They are answered in one’s own words, and each may be left out.".to_owned(),
            Self::Language(language) => {
                let lacks = draft.translation(*language).map_or_else(|| draft.to_translate(*language).len(), |known| known.missing(draft.survey()).len());
                match lacks {
                    0 => "Nothing is missing.".to_owned(),
                    1 => "One text is missing. It stands in English, and is marked so.".to_owned(),
                    lacks => format!("{lacks} texts are missing. They stand in English, and are marked so."),
                }
            }
        }
    }

    /// Whether a change of it may leave a translation behind.
    pub(super) fn is_translated(&self, draft: &SurveyDraft) -> bool {
        let english = matches!(self, Self::Title | Self::Audience(_) | Self::Item(_) | Self::OpenQuestions);
        english && !draft.translations().is_empty()
    }

    /// Whether its texts count among those that an audience reads together.
    pub(super) const fn is_item(&self) -> bool {
        matches!(self, Self::Item(_) | Self::NewItem)
    }

    /// Its fields.
    pub(super) fn groups(&self, draft: &SurveyDraft, values: Values<'_>) -> Vec<PartGroup> {
        let survey = draft.survey();
        let group = |title: &str, fields| PartGroup { title: title.to_owned(), fields };
        match self {
            Self::Title => vec![group("Name", vec![values.text("title", "The survey’s name", &survey.title, 1)])],
            Self::Audience(audience) => survey.version_for(*audience).map(|version| told(version, values)).into_iter().collect(),
            Self::Item(id) => draft.item(id.as_str()).map(|(item, asked)| worded(draft, item, asked, values)).unwrap_or_default(),
            Self::NewItem => {
                let item = Item {
                    id: draft.survey().id.clone(),
                    theme: draft.survey().id.clone(),
                    kind: ItemKind::Scale,
                    core: false,
                    without_support: false,
                    help_after: false,
                    wording: BTreeMap::new(),
                    easy: BTreeMap::new(),
                };
                let themes = survey.themes.iter().map(|theme| (theme.id.to_string(), format!("{}: {}", theme.title, theme.means)));
                let themes = std::iter::once((String::new(), "Choose one".to_owned())).chain(themes).collect();
                let theme = PartField { kind: FieldKind::Choice(themes), ..values.text("theme", "Its theme", "", 1) };
                let mut groups = vec![group("What it is about", vec![theme])];
                groups.extend(worded(draft, &item, true, values));
                groups
            }
            Self::Background => {
                let line = |question: &Background, on| {
                    let asks = question.wording.values().next_back().map(String::as_str);
                    values.ticked(question.id.as_str(), &question.title, on, asks)
                };
                let on = survey.background.iter().map(|question| line(question, true));
                let off = survey.kept.background.iter().map(|question| line(question, false));
                vec![group("Background questions", on.chain(off).collect())]
            }
            Self::OpenQuestions => survey.open_questions.iter().map(|question| open(draft, question, values)).collect(),
            Self::Language(language) => translated(draft, *language, values),
        }
    }

    /// The draft as these fields change it; `own` is the id of an item that is new.
    pub(super) fn change(&self, draft: &SurveyDraft, fields: &Fields<'_>, own: Id) -> Result<SurveyDraft, Vec<FieldFault>> {
        let same = fields.all("same").next().is_some();
        let lines = |name: &str| fields.one(name).lines().map(str::to_owned).collect();
        match self {
            Self::Title => draft.set_title(fields.one("title"), same),
            Self::Audience(audience) => {
                let edit = AudienceEdit { welcome: lines("welcome"), topics: lines("topics") };
                draft.set_audience(*audience, &edit, same)
            }
            Self::Item(id) => draft.set_item(id.as_str(), &item(fields, draft.item(id.as_str()).map(|(item, _)| item)), same),
            Self::NewItem => draft.add_item(own, &item(fields, None)),
            Self::Background => {
                let all = draft.survey().background.iter().chain(&draft.survey().kept.background);
                let on: Vec<&str> = all.map(|question| question.id.as_str()).filter(|id| fields.all(id).next().is_some()).collect();
                Ok(draft.with_background(&on))
            }
            Self::OpenQuestions => draft.set_open_questions(&texts(fields), same),
            Self::Language(language) => draft.set_translation(*language, &texts(fields), fields.all("read").next().is_some()),
        }
    }
}

fn texts(fields: &Fields<'_>) -> BTreeMap<String, String> {
    fields.0.iter().map(|(name, text)| (name.to_string(), text.to_string())).collect()
}

/// What an item's fields say. Without a field of its own the theme stays.
fn item(fields: &Fields<'_>, before: Option<&Item>) -> ItemEdit {
    let of = |name: &str| Audience::ALL.map(|audience| (audience, fields.one(&format!("{name}-{audience}")).to_owned()));
    let choices = match before.map(|item| &item.kind) {
        Some(ItemKind::Ticks { choices, .. }) => {
            choices.iter().map(|choice| (choice.id.clone(), fields.one(&format!("choice-{}", choice.id)).to_owned())).collect()
        }
        _ => BTreeMap::new(),
    };
    let ticked = |name: &str| fields.all(name).next().is_some();
    ItemEdit {
        theme: before.map_or_else(|| fields.one("theme").to_owned(), |item| item.theme.to_string()),
        asked: ticked("asked"),
        core: ticked("core"),
        without_support: ticked("without_support"),
        wording: of("wording").into(),
        easy: of("easy").into(),
        choices,
    }
}
