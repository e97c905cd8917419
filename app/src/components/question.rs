//! One question: a fieldset with its legend, a real input an answer.

use domain::{
    answer::{Draft, NOT_SURE, Problem, RATHER_NOT_SAY},
    journey::{Journey, Step, StepKind},
    survey::{Choice, Face, Item, ItemKind},
};
use leptos::prelude::*;

use super::{icons::FaceIcon, worded::worded};
use crate::locale::say;

/// What a card says: the survey's own words, or ours.
enum Label<'a> {
    Survey(&'a str),
    Ours(&'static str),
}

/// One answer card.
struct Card<'a> {
    value: &'a str,
    label: Label<'a>,
    face: Option<Face>,
    /// Dashed: *Not sure*, *Rather not say*.
    aside: bool,
    /// Leads to the short way.
    short: bool,
    /// Goes with no other answer of its list.
    alone: bool,
}

impl<'a> Card<'a> {
    fn choice(choice: &'a Choice) -> Self {
        Self { value: choice.id.as_str(), label: Label::Survey(&choice.label), face: None, aside: false, short: false, alone: false }
    }

    const fn aside(value: &'a str, label: Label<'a>) -> Self {
        Self { value, label, face: None, aside: true, short: false, alone: true }
    }
}

/// The question of a step, with its answers as they were given.
pub fn question(journey: &Journey<'_>, step: &Step<'_>, draft: &Draft, problem: Option<Problem>) -> impl IntoView + use<> {
    let (cards, several) = cards(journey, step);
    let name = step.name().to_owned();
    let hint = hint(journey, step);
    let wrong = format!("{name}-wrong");
    let hint_id = format!("{name}-hint");
    let described = [problem.map(|_| wrong.clone()), hint.as_ref().map(|_| hint_id.clone())];
    let described = described.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let described = (!described.is_empty()).then_some(described);
    let problem = problem.map(|problem| view! { <p class="wrong" id=wrong>{say(problem_key(problem))}</p> });
    let answers = cards.iter().map(|card| answer(journey, &name, card, several, draft)).collect_view();
    let take_back = (!several).then(|| {
        view! { <label class="take-back"><input type="radio" name=name.clone() value=""/>{say("take-back")}</label> }
    });
    view! {
        <fieldset aria-describedby=described>
            <legend><h2 tabindex="-1">{wording(journey, step)}</h2></legend>
            {hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> })}
            {problem}
            {answers}
            {take_back}
        </fieldset>
    }
}

/// The same question on paper: boxes to tick, or lines to write on.
pub fn printed(journey: &Journey<'_>, step: &Step<'_>, starred: bool) -> AnyView {
    if matches!(step.kind, StepKind::Open(_)) {
        return printed_lines(journey, step).into_any();
    }
    let (cards, several) = cards(journey, step);
    let boxes = cards.iter().map(|card| {
        let face = card.face.map(|face| view! { <FaceIcon face/> });
        view! { <li>{face}<span>{label(journey, card)}</span></li> }
    });
    let boxes = boxes.collect_view();
    // Short scales stand in a line; longer ones and lists below each other.
    let class = if several || cards.len() > 4 { "boxes list" } else { "boxes" };
    view! {
        <h2>{worded(journey.survey, step.wording)}{starred.then_some(" ★")}</h2>
        {hint(journey, step).map(|hint| view! { <p class="hint">{hint}</p> })}
        <ul class=class>{boxes}</ul>
    }
    .into_any()
}

/// Lines to write on, and whether it may be shared.
fn printed_lines(journey: &Journey<'_>, step: &Step<'_>) -> impl IntoView + use<> {
    // A drawing cannot be typed in, so a sheet offers none; and who types it in reads it.
    let share = if journey.may_draw() { "words-share-child" } else { "words-share" };
    view! {
        <h2>{worded(journey.survey, step.wording)}</h2>
        <p class="hint">{say("paper-words")}</p>
        <div class="lines"></div>
        <ul class="boxes list"><li><span>{say(share)}</span></li></ul>
    }
}

/// What a card says.
fn label(journey: &Journey<'_>, card: &Card<'_>) -> AnyView {
    match card.label {
        Label::Survey(text) => worded(journey.survey, text),
        Label::Ours(key) => say(key).into_any(),
    }
}

/// The time that a question is about, or how to answer it.
fn hint(journey: &Journey<'_>, step: &Step<'_>) -> Option<AnyView> {
    match step.kind {
        StepKind::Item(Item { kind: ItemKind::Ticks { .. }, .. }) => Some(say("tick-any").into_any()),
        StepKind::Item(_) => Some(worded(journey.survey, &journey.version.recall)),
        _ => None,
    }
}

/// The question, and its easier wording where it has one: CSS shows one of them.
fn wording(journey: &Journey<'_>, step: &Step<'_>) -> AnyView {
    let usual = worded(journey.survey, step.wording);
    match step.easy {
        Some(easy) => view! { <span class="usual">{usual}</span><span class="easier">{worded(journey.survey, easy)}</span> }.into_any(),
        None => usual,
    }
}

fn cards<'a>(journey: &Journey<'a>, step: &Step<'a>) -> (Vec<Card<'a>>, bool) {
    let not_sure = Card::aside(NOT_SURE, Label::Survey(&journey.version.not_sure));
    match step.kind {
        StepKind::Welcome | StepKind::Code | StepKind::Open(_) | StepKind::Send => (Vec::new(), false),
        StepKind::Route(question) => {
            let card = |choice: &'a Choice| Card { short: choice.id == question.without_support, ..Card::choice(choice) };
            (question.choices.iter().map(card).chain([not_sure]).collect(), false)
        }
        StepKind::Background(question) => {
            let rather_not = Card::aside(RATHER_NOT_SAY, Label::Ours("rather-not-say"));
            (question.choices.iter().map(Card::choice).chain([rather_not]).collect(), false)
        }
        StepKind::Item(item) => match &item.kind {
            ItemKind::Ticks { choices, none } => {
                let card = |choice: &'a Choice| Card { alone: none.as_ref() == Some(&choice.id), ..Card::choice(choice) };
                (choices.iter().map(card).chain([not_sure]).collect(), true)
            }
            ItemKind::Scale => {
                let points = journey.version.scale.points.iter();
                let card = |point: &'a domain::survey::Point| Card {
                    value: point.id.as_str(),
                    label: Label::Survey(&point.label),
                    face: point.face,
                    aside: false,
                    short: false,
                    alone: false,
                };
                (points.map(card).chain([not_sure]).collect(), false)
            }
        },
    }
}

fn answer(journey: &Journey<'_>, name: &str, card: &Card<'_>, several: bool, draft: &Draft) -> impl IntoView + use<> {
    let kind = if several { "checkbox" } else { "radio" };
    let checked = draft.has(name, card.value);
    let class = if card.aside { "answer aside" } else { "answer" };
    view! {
        <label class=class>
            {card.face.map(|face| view! { <FaceIcon face/> })}
            <span>{label(journey, card)}</span>
            <input type=kind name=name.to_owned() value=card.value.to_owned() checked=checked data-short=card.short.then_some("")
                data-alone=(several && card.alone).then_some("")/>
        </label>
    }
}

/// The key of a problem in plain words.
pub(crate) const fn problem_key(problem: Problem) -> &'static str {
    match problem {
        Problem::UnknownField => "wrong-field",
        Problem::UnknownValue => "wrong-value",
        Problem::TwoAnswers => "wrong-two",
        Problem::NothingAndSomething => "wrong-together",
        Problem::TooLong => "words-long",
        Problem::NoCode => "slip-none",
        Problem::NotACode => "slip-unreadable",
        Problem::UnknownCode => "slip-unknown",
        Problem::UsedCode => "slip-used",
    }
}
