//! The parts of a draft: which fields each has, and what becomes of the draft when they are changed.

use std::collections::BTreeMap;

use app::pages::staff::{FieldKind, GradeView, PartField, PartGroup};
use domain::{
    language::Language,
    reading,
    survey::{Audience, AudienceEdit, AudienceVersion, FieldFault, Id, Item, ItemEdit, ItemKind, SurveyDraft, grade_for},
};

use super::super::Fields;

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

/// What stands in the fields: what was typed, or else what is saved.
#[derive(Clone, Copy)]
pub(super) struct Values<'a> {
    pub(super) typed: Option<&'a Fields<'a>>,
    /// Whether what is saved is shown beside what was typed, where that is something else.
    pub(super) stale: bool,
}

impl Values<'_> {
    fn text(self, name: &str, label: &str, saved: &str, rows: usize) -> PartField {
        let value = self.typed.map_or_else(|| saved.to_owned(), |typed| typed.one(name).replace("\r\n", "\n"));
        let other = self.stale && value.trim() != saved.trim();
        let saved = if saved.is_empty() { "nothing" } else { saved };
        PartField {
            name: name.to_owned(),
            label: label.to_owned(),
            beside: other.then(|| format!("Saved now: {saved}")),
            value,
            kind: FieldKind::Text { rows },
            hint: None,
            language: Language::English,
            missing: false,
            grade: None,
        }
    }

    fn ticked(self, name: &str, label: &str, saved: bool, hint: Option<&str>) -> PartField {
        let ticked = self.typed.map_or(saved, |typed| typed.all(name).next().is_some());
        let field = Values { typed: None, stale: false }.text(name, label, "", 0);
        PartField { kind: FieldKind::Box(ticked), hint: hint.map(str::to_owned), ..field }
    }
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
                let line = |question: &domain::survey::Background, on| {
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

/// How the items of each audience read together.
pub(super) fn together(draft: &SurveyDraft) -> Vec<GradeView> {
    let survey = draft.survey();
    let line = |version: &AudienceVersion| {
        let (grade, limit) = (grade_for(survey, version.audience), version.grade);
        let count = survey.items_for(version.audience).count();
        let over = grade > limit;
        let amiss = if over { "too hard: it cannot be published like this" } else { "fine" };
        GradeView {
            says: format!("{}: {count} items read at grade {grade:.1}; the limit is {limit}, so that is {amiss}.", version.plural),
            over,
        }
    };
    survey.audiences.iter().map(line).collect()
}

fn plural(draft: &SurveyDraft, audience: Audience) -> String {
    draft.survey().version_for(audience).map_or_else(|| audience.to_string(), |version| version.plural.clone())
}

fn texts(fields: &Fields<'_>) -> BTreeMap<String, String> {
    fields.0.iter().map(|(name, text)| (name.to_string(), text.to_string())).collect()
}

/// How a text reads beside an audience's limit; nothing where there is no text.
fn graded<'t>(texts: impl Iterator<Item = &'t str> + Clone, version: &AudienceVersion) -> Option<GradeView> {
    texts.clone().any(|text| !text.trim().is_empty()).then(|| {
        let grade = reading::grade_together(texts);
        let (over, limit, plural) = (grade > version.grade, version.grade, version.plural.to_lowercase());
        let says = if over {
            format!("Reads at grade {grade:.1}: above {limit}, the limit for {plural}. Try shorter words and shorter sentences.")
        } else {
            format!("Reads at grade {grade:.1}; the limit for {plural} is {limit}.")
        };
        GradeView { says, over }
    })
}

fn told(version: &AudienceVersion, values: Values<'_>) -> PartGroup {
    let welcome = values.text("welcome", "Welcome", &version.welcome.join("\n"), 14);
    let topics = values.text("topics", "Topics to come", &version.topics.join("\n"), 8);
    let grade = graded(welcome.value.lines(), version);
    let welcome = PartField { grade, hint: Some("One paragraph a line.".to_owned()), ..welcome };
    let topics = PartField { hint: Some("One topic a line, in a few words.".to_owned()), ..topics };
    PartGroup { title: version.plural.clone(), fields: vec![welcome, topics] }
}

fn worded(draft: &SurveyDraft, item: &Item, asked: bool, values: Values<'_>) -> Vec<PartGroup> {
    let group = |version: &AudienceVersion| {
        let audience = version.audience;
        let text = |texts: &BTreeMap<Audience, String>| texts.get(&audience).cloned().unwrap_or_default();
        let wording =
            values.text(&format!("wording-{audience}"), &format!("Wording for {}", version.plural.to_lowercase()), &text(&item.wording), 2);
        let grade = graded(std::iter::once(wording.value.as_str()), version);
        let easy_label = format!("Easier words for {}", version.plural.to_lowercase());
        let easy = values.text(&format!("easy-{audience}"), &easy_label, &text(&item.easy), 2);
        let harder = !easy.value.trim().is_empty() && reading::grade(&easy.value) >= reading::grade(&wording.value);
        let no_easier = GradeView { says: "No easier than the wording itself.".to_owned(), over: true };
        let easy_grade = if harder { Some(no_easier) } else { graded(std::iter::once(easy.value.as_str()), version) };
        let wording = PartField { grade, hint: Some("Empty: they are not asked.".to_owned()), ..wording };
        let easy = PartField { grade: easy_grade, hint: Some("For whoever switches Easy words on. It may stay empty.".to_owned()), ..easy };
        PartGroup { title: version.plural.clone(), fields: vec![wording, easy] }
    };
    let mut groups: Vec<PartGroup> = draft.survey().audiences.iter().map(group).collect();
    if let ItemKind::Ticks { choices, .. } = &item.kind {
        let line = |choice: &domain::survey::Choice| values.text(&format!("choice-{}", choice.id), choice.id.as_str(), &choice.label, 1);
        groups.push(PartGroup { title: "Its answers".to_owned(), fields: choices.iter().map(line).collect() });
    }
    let core =
        values.ticked("core", "Part of the children’s core", item.core, Some("Children are asked the core alone: ten items at most."));
    let without = values.ticked("without_support", "Asked of people who had no support, too", item.without_support, None);
    let asked = values.ticked("asked", "It is asked", asked, Some("Not ticked: it is kept, and nobody is asked."));
    groups.push(PartGroup { title: "Who is asked".to_owned(), fields: vec![asked, core, without] });
    groups
}

fn open(draft: &SurveyDraft, question: &domain::survey::OpenQuestion, values: Values<'_>) -> PartGroup {
    let line = |version: &AudienceVersion| {
        let text = question.wording.get(&version.audience).cloned().unwrap_or_default();
        let label = format!("Wording for {}", version.plural.to_lowercase());
        let field = values.text(&format!("{}-{}", question.id, version.audience), &label, &text, 2);
        PartField { grade: graded(std::iter::once(field.value.as_str()), version), ..field }
    };
    let fields = draft.survey().audiences.iter().map(line).collect();
    PartGroup { title: format!("Question “{}”", question.id), fields }
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

/// How many letters of a text stand on a line of a phone.
const LINE: usize = 36;

/// Every text beside its English, those of a question together.
fn translated(draft: &SurveyDraft, language: Language, values: Values<'_>) -> Vec<PartGroup> {
    let read = draft.translation(language).is_some_and(|translation| translation.read_by_native);
    let hint = "A draft is offered all the same, and staff are told that it is one.";
    let whole = values.ticked("read", "Somebody who grew up with this language has read all of it and found it right", read, Some(hint));
    let mut groups = vec![PartGroup { title: "The whole".to_owned(), fields: vec![whole] }];
    for (name, called, english, given) in draft.to_translate(language) {
        let (of, label) = called.split_once(", ").unwrap_or((&called, "text"));
        let theme = of.strip_prefix("item ").and_then(|id| draft.item(id)).and_then(|(item, _)| draft.survey().theme(&item.theme));
        let title = theme.map_or_else(|| capital(of), |theme| format!("{}: {}", capital(of), theme.title));
        let field = values.text(&name, &capital(label), given.as_deref().unwrap_or_default(), english.chars().count() / LINE + 1);
        let beside = match &field.beside {
            Some(saved) => format!("{english} ({saved})"),
            None => english,
        };
        let field = PartField { beside: Some(beside), language, missing: field.value.trim().is_empty(), ..field };
        match groups.last_mut() {
            Some(group) if group.title == title => group.fields.push(field),
            _ => groups.push(PartGroup { title, fields: vec![field] }),
        }
    }
    groups
}

/// With a capital letter.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
