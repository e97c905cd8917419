//! The fields of a draft's parts, each with what is saved or was typed in it and how that reads.

use std::collections::BTreeMap;

use app::pages::staff::{FieldKind, GradeView, PartField, PartGroup};
use domain::{
    language::Language,
    reading,
    survey::{Audience, AudienceVersion, Choice, Item, ItemKind, OpenQuestion, SurveyDraft, grade_for},
};

use super::super::Fields;

/// What stands in the fields: what was typed, or else what is saved.
#[derive(Clone, Copy)]
pub(super) struct Values<'a> {
    pub(super) typed: Option<&'a Fields<'a>>,
    /// Whether what is saved is shown beside what was typed, where that is something else.
    pub(super) stale: bool,
    /// What the draft began as.
    pub(super) base: Option<&'a SurveyDraft>,
}

impl Values<'_> {
    pub(super) fn text(self, name: &str, label: &str, saved: &str, rows: usize) -> PartField {
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
            former: None,
            language: Language::English,
            missing: false,
            grade: None,
        }
    }

    pub(super) fn ticked(self, name: &str, label: &str, saved: bool, hint: Option<&str>) -> PartField {
        let ticked = self.typed.map_or(saved, |typed| typed.all(name).next().is_some());
        let field = Values { typed: None, stale: false, base: None }.text(name, label, "", 0);
        PartField { kind: FieldKind::Box(ticked), hint: hint.map(str::to_owned), ..field }
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

pub(super) fn plural(draft: &SurveyDraft, audience: Audience) -> String {
    draft.survey().version_for(audience).map_or_else(|| audience.to_string(), |version| version.plural.clone())
}

/// How a text reads beside an audience's limit; nothing where there is no text.
fn graded<'t>(texts: impl Iterator<Item = &'t str> + Clone, version: &AudienceVersion) -> Option<GradeView> {
    texts.clone().any(|text| !text.trim().is_empty()).then(|| {
        let grade = reading::grade_together(texts);
        let (over, limit, plural) = (grade > version.grade, version.grade, version.plural.to_lowercase());
        let says = if over {
            format!("By itself it reads at grade {grade:.1}: above {limit}, the limit for {plural}. Try shorter words, and judge by eye.")
        } else {
            format!("By itself it reads at grade {grade:.1}; the limit for {plural} is {limit}.")
        };
        GradeView { says, over }
    })
}

pub(super) fn told(version: &AudienceVersion, values: Values<'_>) -> PartGroup {
    let welcome = values.text("welcome", "Welcome", &version.welcome.join("\n\n"), 14);
    let topics = values.text("topics", "Topics to come", &version.topics.join("\n"), 8);
    let grade = graded(welcome.value.lines(), version);
    let welcome = PartField { grade, hint: Some("One paragraph a line.".to_owned()), ..welcome };
    let topics = PartField { hint: Some("One topic a line, in a few words.".to_owned()), ..topics };
    PartGroup { title: version.plural.clone(), fields: vec![welcome, topics] }
}

pub(super) fn worded(draft: &SurveyDraft, item: &Item, asked: bool, values: Values<'_>) -> Vec<PartGroup> {
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
        let line = |choice: &Choice| values.text(&format!("choice-{}", choice.id), choice.id.as_str(), &choice.label, 1);
        groups.push(PartGroup { title: "Its answers".to_owned(), fields: choices.iter().map(line).collect() });
    }
    let core =
        values.ticked("core", "Part of the children’s core", item.core, Some("Children are asked the core alone: ten items at most."));
    let without = values.ticked("without_support", "Asked of people who had no support, too", item.without_support, None);
    let asked = values.ticked("asked", "It is asked", asked, Some("Not ticked: it is kept, and nobody is asked."));
    groups.push(PartGroup { title: "Who is asked".to_owned(), fields: vec![asked, core, without] });
    groups
}

pub(super) fn open(draft: &SurveyDraft, question: &OpenQuestion, values: Values<'_>) -> PartGroup {
    let line = |version: &AudienceVersion| {
        let text = question.wording.get(&version.audience).cloned().unwrap_or_default();
        let label = format!("Wording for {}", version.plural.to_lowercase());
        let field = values.text(&format!("{}-{}", question.id, version.audience), &label, &text, 2);
        PartField { grade: graded(std::iter::once(field.value.as_str()), version), ..field }
    };
    let fields = draft.survey().audiences.iter().map(line).collect();
    PartGroup { title: format!("Question “{}”", question.id), fields }
}

/// How many letters of a text stand on a line of a phone.
const LINE: usize = 36;

/// Every text beside its English, those of a question together.
pub(super) fn translated(draft: &SurveyDraft, language: Language, values: Values<'_>) -> Vec<PartGroup> {
    let read = draft.translation(language).is_some_and(|translation| translation.read_by_native);
    let hint = "A draft is offered all the same, and staff are told that it is one.";
    let whole = values.ticked("read", "Somebody who grew up with this language has read all of it and found it right", read, Some(hint));
    let mut groups = vec![PartGroup { title: "The whole".to_owned(), fields: vec![whole] }];
    let before: BTreeMap<_, _> =
        values.base.into_iter().flat_map(|base| base.to_translate(language)).map(|(name, .., given)| (name, given)).collect();
    for (name, called, english, given) in draft.to_translate(language) {
        let (of, label) = called.split_once(", ").unwrap_or((&called, "text"));
        let theme = of.strip_prefix("item ").and_then(|id| draft.item(id)).and_then(|(item, _)| draft.survey().theme(&item.theme));
        let title = theme.map_or_else(|| capital(of), |theme| format!("{}: {}", capital(of), theme.title));
        let field = values.text(&name, &capital(label), given.as_deref().unwrap_or_default(), english.chars().count() / LINE + 1);
        let beside = match &field.beside {
            Some(saved) => format!("{english} ({saved})"),
            None => english,
        };
        let missing = field.value.trim().is_empty();
        let former = before.get(&name).cloned().flatten().filter(|_| missing);
        let field = PartField { beside: Some(beside), former, language, missing, ..field };
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
