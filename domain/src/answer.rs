//! A posted form, parsed at the edge: raw pairs in, a [`Response`] or the list of what is wrong out.
//!
//! What was typed lives on in a [`Draft`], so that every refusal gives the page back as it was.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{
    journey::{Journey, Step, StepKind, Way},
    slip::SlipCode,
    survey::{Audience, Id, Item, ItemKind, Survey},
    words::{self, Words},
};

/// The form field that carries the page's token.
pub const TOKEN: &str = "token";
/// The form's first submit button: its post stores nothing and gives the form back as typed, so Enter never sends.
pub const REVIEW: &str = "review";
/// The submit button that sends.
pub const SEND: &str = "send";
/// The field that carries the ticket of somebody who was asked to wait.
pub const TICKET: &str = "ticket";
/// The field that carries the answer to the ticket's puzzle, so that nobody need wait.
pub const PROOF: &str = "proof";
/// The switch for easier wordings: it comes back as it was set and is stored nowhere.
pub const EASY: &str = "easy";
/// The field of a slip's code, where the link needs one.
pub const CODE: &str = "code";
/// The value of *Not sure*.
pub const NOT_SURE: &str = "not-sure";
/// The value of *Rather not say*.
pub const RATHER_NOT_SAY: &str = "rather-not-say";

/// What one person said to one item. Skipped is no answer at all; *not sure* is an answer of its own. Neither counts in a percentage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// "Not sure".
    NotSure,
    /// A point of the audience's scale.
    Point(Id),
    /// The ticked choices of a list: at least one.
    Ticks(BTreeSet<Id>),
}

/// One whole finished response: what is kept of a person, and nothing else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Response {
    /// Which form was answered.
    pub audience: Audience,
    /// The answer that chose the route, or [`NOT_SURE`]; nothing where it was skipped or not asked.
    pub route: Option<Id>,
    /// Answers by item; an item that is missing was skipped or not asked on this route.
    pub answers: BTreeMap<Id, Answer>,
    /// Background answers by question; a question that is missing was skipped or not asked.
    pub background: BTreeMap<Id, Id>,
}

impl Response {
    /// What this person answered to a question that a wave may be broken down by; nothing where they would rather not say, were not
    /// sure, skipped it or were not asked.
    #[must_use]
    pub fn category(&self, question: &Id, survey: &Survey) -> Option<&Id> {
        if *question == survey.route.id {
            return self.route.as_ref().filter(|answer| answer.as_str() != NOT_SURE);
        }
        self.background.get(question)
    }
}

/// What a whole form says: the response, and apart from it what was said in one's own words. It has no `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Finished {
    /// The answers.
    pub response: Response,
    /// The words, a text a question: they are sealed before they are first written.
    pub words: Vec<Words>,
}

/// What was typed, by field, as it came: what a page shows again after a refusal. Tokens, tickets and buttons are left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft(BTreeMap<String, BTreeSet<String>>);

impl Draft {
    /// Gathers the pairs of a posted form. An empty value is *Take my answer back* and leaves nothing.
    #[must_use]
    pub fn new<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut fields = BTreeMap::<String, BTreeSet<String>>::new();
        for (name, value) in pairs {
            if ![TOKEN, REVIEW, SEND, TICKET, PROOF].contains(&name) && !value.is_empty() {
                fields.entry(name.to_owned()).or_default().insert(value.to_owned());
            }
        }
        Self(fields)
    }

    /// Whether that value of that field was chosen.
    #[must_use]
    pub fn has(&self, field: &str, value: &str) -> bool {
        self.0.get(field).is_some_and(|values| values.contains(value))
    }

    /// What was typed into that field, where it was typed once.
    #[must_use]
    pub fn text(&self, field: &str) -> Option<&str> {
        self.0.get(field).filter(|values| values.len() == 1)?.first().map(String::as_str)
    }

    /// Whether anything was chosen in that field.
    #[must_use]
    pub fn answers(&self, field: &str) -> bool {
        self.0.contains_key(field)
    }
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The form has no such question.
    #[error("this question is not part of the form")]
    UnknownField,
    /// The question has no such answer.
    #[error("this is not one of the answers")]
    UnknownValue,
    /// Two answers where one is asked for.
    #[error("there are two answers where one is asked for")]
    TwoAnswers,
    /// "Nothing" (or "Not sure") ticked together with something.
    #[error("this answer cannot stand beside the others")]
    NothingAndSomething,
    /// A text that is longer than a box takes.
    #[error("this is too long")]
    TooLong,
    /// The link needs a slip's code, and there is none.
    #[error("there is no code")]
    NoCode,
    /// What was typed is no slip's code.
    #[error("this is not how a code reads")]
    NotACode,
    /// It reads like one, and is none of this link's.
    #[error("this link has no such code")]
    UnknownCode,
    /// Other answers came with it.
    #[error("this code has been used")]
    UsedCode,
}

/// What is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The field, as posted.
    pub field: String,
    /// What is wrong with it.
    pub problem: Problem,
}

/// Why a form is not a response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Some fields are wrong.
    Fields(Vec<FieldError>),
    /// Every question was skipped: there is nothing to send.
    Empty,
}

/// Reads the slip's code that a journey asks for; nothing where it asks for none, whatever was typed.
///
/// # Errors
/// [`Problem::NoCode`], or [`Problem::NotACode`]. Whether it is one of the link's, only the store knows.
pub fn code(journey: &Journey<'_>, draft: &Draft) -> Result<Option<SlipCode>, Problem> {
    if !journey.asks_for_a_code() {
        return Ok(None);
    }
    if !draft.answers(CODE) {
        return Err(Problem::NoCode);
    }
    draft.text(CODE).and_then(SlipCode::read).map(Some).ok_or(Problem::NotACode)
}

/// Reads a draft against the journey that its page showed.
///
/// Answers to items that the chosen way does not ask are left out: someone changed their mind at the first step.
///
/// # Errors
/// Every field that is unknown, has an unknown value or contradicts itself; or that there is no answer at all.
pub fn parse(journey: &Journey<'_>, draft: &Draft) -> Result<Finished, Refusal> {
    let mut response = Response { audience: journey.version.audience, route: None, answers: BTreeMap::new(), background: BTreeMap::new() };
    let mut errors = Vec::new();
    let mut off_way = BTreeSet::new();
    let boxes = fields_of_boxes(journey);
    let answered = draft.0.iter().filter(|(field, _)| ![EASY, CODE].contains(&field.as_str()) && !boxes.contains(*field));
    for (field, values) in answered {
        let read = match journey.step(field).filter(|step| step.is_question()) {
            Some(step) => {
                if !step.is_on(Way::Short) {
                    off_way.insert(field.as_str());
                }
                read(&mut response, journey, step, values)
            }
            None => Err(Problem::UnknownField),
        };
        errors.extend(read.err().map(|problem| FieldError { field: field.clone(), problem }));
    }
    let mut said = Vec::new();
    for question in journey.open_questions() {
        match Words::read(&question.id, draft) {
            Ok(words) => said.extend(words),
            Err(problem) => errors.push(FieldError { field: question.id.to_string(), problem }),
        }
    }
    if !errors.is_empty() {
        return Err(Refusal::Fields(errors));
    }
    if journey.way(draft) == Way::Short {
        response.answers.retain(|item, _| !off_way.contains(item.as_str()));
        // The short way asks no open questions.
        said.clear();
    }
    if response.answers.is_empty() && response.route.is_none() && response.background.is_empty() && said.is_empty() {
        return Err(Refusal::Empty);
    }
    Ok(Finished { response, words: said })
}

/// The fields of a journey's boxes: each question's text, its tick and, where one may draw, its drawing.
fn fields_of_boxes(journey: &Journey<'_>) -> BTreeSet<String> {
    let fields = |id: &str| [Some(id.to_owned()), Some(words::share_field(id)), journey.may_draw().then(|| words::drawing_field(id))];
    journey.open_questions().flat_map(|question| fields(question.id.as_str())).flatten().collect()
}

fn read(response: &mut Response, journey: &Journey<'_>, step: &Step<'_>, values: &BTreeSet<String>) -> Result<(), Problem> {
    match step.kind {
        StepKind::Welcome | StepKind::Code | StepKind::Open(_) | StepKind::Send => return Err(Problem::UnknownField),
        StepKind::Route(question) => {
            let value = one(values)?;
            let known = value == NOT_SURE || question.choices.iter().any(|choice| choice.id.as_str() == value);
            response.route = Some(Id::new(value).filter(|_| known).ok_or(Problem::UnknownValue)?);
        }
        StepKind::Background(question) => {
            let value = one(values)?;
            if value != RATHER_NOT_SAY {
                let choice = question.choices.iter().find(|choice| choice.id.as_str() == value);
                response.background.insert(question.id.clone(), choice.ok_or(Problem::UnknownValue)?.id.clone());
            }
        }
        StepKind::Item(item) => {
            response.answers.insert(item.id.clone(), answer(journey, item, values)?);
        }
    }
    Ok(())
}

fn answer(journey: &Journey<'_>, item: &Item, values: &BTreeSet<String>) -> Result<Answer, Problem> {
    match &item.kind {
        ItemKind::Scale => match one(values)? {
            NOT_SURE => Ok(Answer::NotSure),
            value => {
                let point = journey.version.scale.point(value).ok_or(Problem::UnknownValue)?;
                Ok(Answer::Point(point.id.clone()))
            }
        },
        ItemKind::Ticks { choices, none } => {
            let exclusive = |value: &str| value == NOT_SURE || none.as_ref().is_some_and(|none| none.as_str() == value);
            let known = |value: &String| value == NOT_SURE || choices.iter().any(|choice| choice.id.as_str() == value);
            if !values.iter().all(known) {
                return Err(Problem::UnknownValue);
            }
            if values.len() > 1 && values.iter().any(|value| exclusive(value)) {
                return Err(Problem::NothingAndSomething);
            }
            if values.contains(NOT_SURE) {
                return Ok(Answer::NotSure);
            }
            let ticked = choices.iter().map(|choice| &choice.id).filter(|id| values.contains(id.as_str()));
            Ok(Answer::Ticks(ticked.cloned().collect()))
        }
    }
}

fn one(values: &BTreeSet<String>) -> Result<&str, Problem> {
    match values.first() {
        Some(value) if values.len() == 1 => Ok(value),
        _ => Err(Problem::TwoAnswers),
    }
}

#[cfg(test)]
mod tests;
