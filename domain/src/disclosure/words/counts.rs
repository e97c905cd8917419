//! How often each code was found: an open question is a tick-list, and goes through the gate as any.

use std::collections::BTreeMap;

use super::{NONE, Telling, Told, WordsError};
use crate::{
    answer::{Answer, Response},
    disclosure::{self, DryRun, Policy, Rules},
    survey::{Choice, Id, Item, ItemKind, OpenQuestion, Survey},
    tally::{Plan, RoundingSecret, Tallies},
};

/// Where every text comes from: words know audiences alone.
const EVERYWHERE: &str = "everywhere";

pub(super) fn through_the_gate(rules: Rules, telling: &Telling<'_>, secret: RoundingSecret, policy: &Policy) -> Result<DryRun, WordsError> {
    let (Some(none), Some(area)) = (Id::new(NONE), Id::new(EVERYWHERE)) else { return Err(WordsError::Code) };
    if telling.codes.iter().any(|code| code.id == none) {
        return Err(WordsError::Code);
    }
    let survey = lists(telling, &none);
    let plan = Plan {
        wave: telling.wave.to_owned(),
        made_up: telling.made_up,
        areas: vec![area.clone()],
        larger_areas: Vec::new(),
        breakdowns: Vec::new(),
    };
    let mut tallies = Tallies::of_audiences(rules, &survey, plan, secret)?;
    telling.told.iter().try_for_each(|told| tallies.add(told.id, &area, &response(told, &none)))?;
    let mut counted = disclosure::by(rules, &tallies, policy, None);
    // An audience that is asked no open question has no texts to be hidden.
    counted
        .release
        .groups
        .retain(|result| telling.survey.open_questions.iter().any(|asked| asked.wording.contains_key(&result.group.audience)));
    counted.hidden.retain(|hidden| counted.release.group(&hidden.group).is_some());
    Ok(counted)
}

/// The survey with its open questions as lists, and nothing else.
fn lists(telling: &Telling<'_>, none: &Id) -> Survey {
    let choice = |id: &Id, title: &str| Choice { id: id.clone(), label: title.to_owned() };
    let codes = telling.codes.iter().map(|code| choice(&code.id, &code.title));
    let choices: Vec<Choice> = codes.chain([choice(none, "None of these")]).collect();
    let item = |question: &OpenQuestion| Item {
        id: question.id.clone(),
        // A list's theme is never read here: what it counts is themes.
        theme: none.clone(),
        kind: ItemKind::Ticks { choices: choices.clone(), none: Some(none.clone()) },
        core: true,
        without_support: true,
        help_after: false,
        wording: question.wording.clone(),
        easy: BTreeMap::new(),
    };
    let items = telling.survey.open_questions.iter().map(item).collect();
    Survey { items, background: Vec::new(), ..telling.survey.clone() }
}

fn response(told: &Told, none: &Id) -> Response {
    let ticked = if told.themes.is_empty() { [none.clone()].into() } else { told.themes.iter().cloned().collect() };
    let answers = BTreeMap::from([(told.question.clone(), Answer::Ticks(ticked))]);
    Response { audience: told.audience, route: None, answers, background: BTreeMap::new() }
}
