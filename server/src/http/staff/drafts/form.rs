//! The plan of a wave as a form: what can be chosen, what was typed, what it means, and what is wrong with it.

use std::collections::BTreeMap;

use app::{components::staff::FieldError, pages::staff::PlanForm};
use domain::{
    draft::WaveDraft,
    survey::{Audience, Id, Survey},
};

use super::super::Fields;
use crate::{day, http::AppState, service::drafts::audiences, store::KeptDraft};

/// The longest of the plan's texts, in letters.
const LONGEST: usize = 1_000;
/// More people than this are no plan but a slip of the finger: Scotland has fewer.
const MOST_PEOPLE: u32 = 5_000_000;

/// The plan as it is kept.
pub(super) fn form(state: &AppState, draft: &KeptDraft) -> PlanForm {
    let plan = &draft.plan;
    let texts = |ids: &[Id]| ids.iter().map(Id::to_string).collect();
    let expected = |audience: Audience| plan.expected.get(&audience).map(u32::to_string).unwrap_or_default();
    let options = options(state, draft);
    PlanForm {
        survey: plan.survey.clone(),
        ticked: texts(&plan.areas),
        asked: texts(&plan.breakdowns),
        opens: plan.opens.clone(),
        closes: plan.closes.clone(),
        expected: options.expected.into_iter().map(|(field, name, _)| (field, name, expected(of_field(field)))).collect(),
        slips: plan.slips,
        words: plan.words,
        assessment: plan.assessment.clone(),
        child_rights: plan.child_rights.clone(),
        parents: plan.parents.clone(),
        revision: draft.revision,
        ..options
    }
}

/// What can be chosen, and nothing chosen.
fn options(state: &AppState, draft: &KeptDraft) -> PlanForm {
    let areas = state.catalogue.partnership(draft.partnership.as_str()).map(|found| found.councils.clone()).unwrap_or_default();
    let survey = state.catalogue.survey(&draft.plan.survey).ok();
    let known = |survey: &Survey| audiences(survey).into_iter().map(|(one, plural)| (field(one), plural, String::new())).collect();
    PlanForm {
        surveys: state
            .catalogue
            .surveys_for(&draft.partnership)
            .iter()
            .map(|survey| (survey.id.to_string(), survey.title.clone()))
            .collect(),
        areas: areas.iter().map(|id| (id.to_string(), state.catalogue.areas().name(id).unwrap_or(id.as_str()).to_owned())).collect(),
        breakdowns: survey
            .as_ref()
            .map(|survey| survey.breakdowns().map(|question| (question.id.to_string(), question.title.to_owned())).collect())
            .unwrap_or_default(),
        expected: survey.as_ref().map(|survey| known(survey)).unwrap_or_default(),
        revision: draft.revision,
        ..PlanForm::default()
    }
}

const fn field(audience: Audience) -> &'static str {
    match audience {
        Audience::Child => "expected-child",
        Audience::Young => "expected-young",
        Audience::Adult => "expected-adult",
    }
}

fn of_field(name: &str) -> Audience {
    Audience::ALL.into_iter().find(|audience| field(*audience) == name).unwrap_or(Audience::Adult)
}

/// What was typed, what it means, and what is wrong with it.
pub(super) fn read(state: &AppState, draft: &KeptDraft, fields: &Fields<'_>, now: i64) -> (PlanForm, WaveDraft, Vec<FieldError>) {
    let mut form = options(state, draft);
    let mut wrongs = Vec::new();
    let mut wrong = |field: &str, why: &str| wrongs.push(FieldError { field: field.to_owned(), why: why.to_owned() });
    let text = |name: &str| fields.one(name).trim().to_owned();
    form.survey = text("survey");
    form.ticked = form.areas.iter().map(|(id, _)| id.clone()).filter(|id| fields.all("areas").any(|one| one == id)).collect();
    form.asked = form.breakdowns.iter().map(|(id, _)| id.clone()).filter(|id| fields.all("breakdowns").any(|one| one == id)).collect();
    (form.opens, form.closes) = (text("opens"), text("closes"));
    (form.assessment, form.child_rights, form.parents) = (text("assessment"), text("child_rights"), text("parents"));
    form.revision = text("revision").parse().unwrap_or_default();
    if !form.surveys.iter().any(|(id, _)| *id == form.survey) {
        wrong("survey", "Choose one of the surveys.");
    }
    if form.asked.len() > 3 {
        wrong("breakdowns", "Ask about three things at most.");
    }
    for (name, day) in [("opens", &form.opens), ("closes", &form.closes)] {
        if !day.is_empty() && day::end_of_day(day).is_none() {
            wrong(name, "Write a day such as 2027-03-31.");
        }
    }
    if day::end_of_day(&form.closes).is_some_and(|end| end <= now) {
        wrong("closes", "Choose a day to come, such as 2027-03-31, or leave it empty.");
    }
    for (name, said) in [("assessment", &form.assessment), ("child_rights", &form.child_rights), ("parents", &form.parents)] {
        if said.chars().count() > LONGEST {
            wrong(name, "Say it in at most 1,000 letters.");
        }
    }
    form.slips = fields.one("slips") == "yes";
    form.words = fields.one("words") == "yes";
    let mut expected = BTreeMap::new();
    for (name, _, typed) in &mut form.expected {
        *typed = text(name);
        match typed.replace([',', ' '], "").parse::<u32>() {
            _ if typed.is_empty() => {}
            Ok(number) if number <= MOST_PEOPLE => {
                expected.insert(of_field(name), number);
            }
            _ => wrong(name, "Write a number, such as 60."),
        }
    }
    let ids = |texts: &[String]| texts.iter().filter_map(|text| Id::new(text)).collect();
    let plan = WaveDraft {
        survey: form.survey.clone(),
        areas: ids(&form.ticked),
        breakdowns: ids(&form.asked),
        opens: form.opens.clone(),
        closes: form.closes.clone(),
        expected,
        slips: form.slips,
        words: form.words,
        assessment: form.assessment.clone(),
        child_rights: form.child_rights.clone(),
        parents: form.parents.clone(),
        ..draft.plan.clone()
    };
    (form, plan, wrongs)
}
