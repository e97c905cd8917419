//! One question: a fieldset with its legend, a real input an answer.

use domain::{
    answer::{Draft, NOT_SURE, Problem, RATHER_NOT_SAY},
    journey::{Journey, Step, StepKind},
    survey::{Choice, Face, Item, ItemKind},
};
use leptos::prelude::*;

use super::icons::FaceIcon;

/// One answer card.
struct Card<'a> {
    value: &'a str,
    label: &'a str,
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
        Self { value: choice.id.as_str(), label: &choice.label, face: None, aside: false, short: false, alone: false }
    }

    const fn aside(value: &'a str, label: &'a str) -> Self {
        Self { value, label, face: None, aside: true, short: false, alone: true }
    }
}

/// The question of a step, with its answers as they were given.
pub fn question(journey: &Journey<'_>, step: &Step<'_>, draft: &Draft, problem: Option<Problem>) -> impl IntoView + use<> {
    let (cards, several) = cards(journey, step);
    let name = step.name().to_owned();
    let hint = match step.kind {
        StepKind::Item(Item { kind: ItemKind::Ticks { .. }, .. }) => Some("Tick any.".to_owned()),
        StepKind::Item(_) => Some(journey.version.recall.clone()),
        _ => None,
    };
    let wrong = format!("{name}-wrong");
    let hint_id = format!("{name}-hint");
    let described = [problem.map(|_| wrong.clone()), hint.as_ref().map(|_| hint_id.clone())];
    let described = described.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let described = (!described.is_empty()).then_some(described);
    let problem = problem.map(|problem| view! { <p class="wrong" id=wrong>{say(problem)}</p> });
    let answers = cards.iter().map(|card| answer(&name, card, several, draft)).collect_view();
    let take_back = (!several).then(|| {
        view! { <label class="take-back"><input type="radio" name=name.clone() value=""/>"Take my answer back"</label> }
    });
    view! {
        <fieldset aria-describedby=described>
            <legend><h2 tabindex="-1">{unbroken(step.wording)}</h2></legend>
            {hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> })}
            {problem}
            {answers}
            {take_back}
        </fieldset>
    }
}

/// A wording whose hyphenated words stay on one line: "grown-/up" is hard to read for a child.
fn unbroken(wording: &str) -> impl IntoView + use<> {
    let word = |word: &str| match word.contains('-') {
        true => view! { <span class="unbroken">{word.to_owned()}</span> }.into_any(),
        false => word.to_owned().into_any(),
    };
    wording.split_inclusive(' ').map(word).collect_view()
}

fn cards<'a>(journey: &Journey<'a>, step: &Step<'a>) -> (Vec<Card<'a>>, bool) {
    let not_sure = Card::aside(NOT_SURE, &journey.version.not_sure);
    match step.kind {
        StepKind::Welcome | StepKind::Send => (Vec::new(), false),
        StepKind::Route(question) => {
            let card = |choice: &'a Choice| Card { short: choice.id == question.without_support, ..Card::choice(choice) };
            (question.choices.iter().map(card).chain([not_sure]).collect(), false)
        }
        StepKind::Background(question) => {
            let rather_not = Card::aside(RATHER_NOT_SAY, "Rather not say");
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
                    label: &point.label,
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

fn answer(name: &str, card: &Card<'_>, several: bool, draft: &Draft) -> impl IntoView + use<> {
    let kind = if several { "checkbox" } else { "radio" };
    let checked = draft.has(name, card.value);
    let class = if card.aside { "answer aside" } else { "answer" };
    view! {
        <label class=class>
            {card.face.map(|face| view! { <FaceIcon face/> })}
            <span>{card.label.to_owned()}</span>
            <input type=kind name=name.to_owned() value=card.value.to_owned() checked=checked data-short=card.short.then_some("") data-alone=(several && card.alone).then_some("")/>
        </label>
    }
}

/// A problem in plain words.
pub(crate) const fn say(problem: Problem) -> &'static str {
    match problem {
        Problem::UnknownField => "This question is not part of the form.",
        Problem::UnknownValue => "That is not one of the answers here. Please choose again.",
        Problem::TwoAnswers => "There are two answers here. Please choose one.",
        Problem::NothingAndSomething => "You ticked an answer that can’t go with the others. Please untick one.",
    }
}
