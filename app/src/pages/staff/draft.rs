//! A wave before it opens: what must be ready, and the plan.

use domain::draft::{Check, Mend, Ready};
use leptos::prelude::*;

use super::waves::PartnershipView;
use crate::{
    components::staff::{Boxes, Choose, Field, FieldError, LongField, Section, StaffFrame, StaffLayout},
    paths,
};

/// The plan as it was typed.
#[derive(Debug, Clone, Default)]
pub struct PlanForm {
    /// Surveys to choose from: id and title.
    pub surveys: Vec<(String, String)>,
    /// Which.
    pub survey: String,
    /// The partnership's council areas: id and name.
    pub areas: Vec<(String, String)>,
    /// Which are ticked.
    pub ticked: Vec<String>,
    /// The survey's background questions: id and words.
    pub breakdowns: Vec<(String, String)>,
    /// Which are asked.
    pub asked: Vec<String>,
    /// The day on which it is to open.
    pub opens: String,
    /// Its last day.
    pub closes: String,
    /// Whether its links need printed slips.
    pub slips: bool,
    /// Whether people may answer in their own words.
    pub words: bool,
    /// The audiences, as staff call them, and how many of each may answer.
    pub expected: Vec<(&'static str, String, String)>,
    /// Where the data protection impact assessment is kept.
    pub assessment: String,
    /// Where the child rights impact assessment is kept.
    pub child_rights: String,
    /// How parents and carers are told.
    pub parents: String,
    /// The draft's revision that this began from.
    pub revision: i64,
}

/// What it shows.
#[derive(Debug, Clone, Default)]
pub struct WaveDraftView {
    /// What every staff page needs.
    pub frame: StaffFrame,
    /// The draft's code.
    pub code: String,
    /// Whose it is.
    pub partnership: PartnershipView,
    /// Where it is for.
    pub place: String,
    /// The plan.
    pub form: PlanForm,
    /// What must be ready.
    pub checks: Vec<Check>,
    /// What the machine's check found, a line each.
    pub findings: Vec<String>,
    /// The digest of that.
    pub findings_digest: String,
    /// Whether nothing is missing.
    pub ready: bool,
    /// Whether one may change and open it.
    pub managed: bool,
    /// What was done just now.
    pub done: Option<&'static str>,
    /// What is wrong.
    pub wrongs: Vec<FieldError>,
}

/// A wave before it opens.
#[component]
pub fn DraftPage(
    /// What it shows.
    page: WaveDraftView,
) -> impl IntoView {
    let WaveDraftView { frame, code, partnership, place, form, checks, findings, findings_digest, ready, managed, done, wrongs } = page;
    let missing = checks.iter().filter(|check| check.ready == Ready::Missing).count();
    let machine_missing = checks.iter().any(|check| check.mend == Mend::Machine && check.ready == Ready::Missing);
    let lead = match missing {
        0 => "Everything is ready. Opening it fixes the survey, the places and the questions.".to_owned(),
        1 => "One thing must be ready before it can open.".to_owned(),
        more => format!("{more} things must be ready before it can open."),
    };
    let misnamed = wrongs.iter().any(|wrong| wrong.field == "place");
    let [notices, assessment] = [paths::draft_notices(&code), paths::draft_assessment(&code)];
    let line = {
        let (partnership, notices) = (partnership.id.clone(), notices.clone());
        move |check: Check| view! { <CheckLine check partnership=partnership.clone() notices=notices.clone()/> }
    };
    view! {
        <StaffLayout title=format!("Plan a wave: {place}") section=Section::Waves frame wrongs=wrongs.clone()>
            {done.map(|done| view! { <p class="news" role="status">{done}</p> })}
            <p class="lead"><span class="state draft">"draft"</span>" "{lead}</p>
            <ul class="checks">{checks.into_iter().map(line).collect_view()}</ul>
            <p class="hand-out">
                <a href=notices>"Notices for families"</a>
                <a href=assessment>"Draft of an impact assessment"</a>
            </p>
            {(ready && managed).then(|| view! {
                <form class="fields" method="post" action=paths::draft_open(&code)>
                    <button class="strong">"Open this wave"</button>
                </form>
            })}
            {managed.then(|| view! { <Plan form code=code.clone() wrongs=wrongs.clone()/> })}
            {(!findings.is_empty()).then(|| view! {
                <details class="invite" id="machine" open=machine_missing>
                    <summary>"What the machine’s check found"</summary>
                    <ul>{findings.into_iter().map(|finding| view! { <li>{finding}</li> }).collect_view()}</ul>
                    {(managed && machine_missing).then(|| view! {
                        <form class="fields" method="post" action=paths::draft_machine(&code)>
                            <p>"Whoever runs the machine can mend most of it. What must stay belongs into the notices for families."</p>
                            <button class="pill" name="found" value=findings_digest>"The notices tell of what must stay"</button>
                        </form>
                    })}
                </details>
            })}
            {managed.then(|| view! {
                <details class="invite" open=misnamed>
                    <summary>"Throw this plan away"</summary>
                    <form class="fields" method="post" action=paths::draft_discard(&code) novalidate>
                        <p>"For good. To be sure, type the place: "<b>{place}</b></p>
                        <Field name="place" label="The place" wrongs/>
                        <button class="pill">"Throw it away"</button>
                    </form>
                </details>
            })}
        </StaffLayout>
    }
}

/// One thing that must be ready, and where it is mended.
#[component]
fn CheckLine(check: Check, partnership: String, notices: String) -> impl IntoView {
    let Check { name, ready, says, mend } = check;
    let (class, word) = match ready {
        Ready::Done => ("done", "Ready"),
        Ready::Look => ("look", "Look"),
        Ready::Missing => ("missing", "To do"),
    };
    let to = match mend {
        Mend::Plan(field) => format!("#{field}"),
        Mend::Partnership => paths::partnership(&partnership),
        Mend::Notices => notices,
        Mend::Surveys => paths::SURVEYS.to_owned(),
        Mend::Words => paths::WORD_KEYS.to_owned(),
        Mend::Machine => "#machine".to_owned(),
    };
    // What is ready leads nowhere: there is nothing to do.
    let name = if ready == Ready::Done { view! { <b>{name}</b> }.into_any() } else { view! { <a href=to>{name}</a> }.into_any() };
    view! {
        <li class=class>
            <span class="how-far">{word}</span>
            <div>{name}<p class="hint">{says}</p></div>
        </li>
    }
}

/// The plan, to change.
#[component]
fn Plan(form: PlanForm, code: String, wrongs: Vec<FieldError>) -> impl IntoView {
    let PlanForm { surveys, survey, areas, ticked, breakdowns, asked, opens, closes, .. } = form;
    let PlanForm { slips, words, expected, assessment, child_rights, parents, revision, .. } = form;
    let (wrong_areas, wrong_breakdowns) = (wrongs.clone(), wrongs.clone());
    let number = {
        let wrongs = wrongs.clone();
        move |(name, plural, number): (&'static str, String, String)| {
            view! { <Field name label=plural value=number inputmode="numeric" wrongs=wrongs.clone()/> }
        }
    };
    let expected = expected.into_iter().map(number).collect_view();
    view! {
        <h2>"The plan"</h2>
        <form class="fields" method="post" action=paths::draft(&code) novalidate>
            <input type="hidden" name="revision" value=revision/>
            <Choose name="survey" label="Survey" options=surveys chosen=survey/>
            <Boxes name="areas" legend="For families in" options=areas ticked wrongs=wrong_areas/>
            <Boxes
                name="breakdowns"
                legend="Also ask about"
                hint="Three at most. Each one makes groups smaller, and more is hidden."
                options=breakdowns
                ticked=asked
                wrongs=wrong_breakdowns
            />
            <fieldset class="boxes">
                <legend>"In their own words"</legend>
                <p class="hint">"What people write is locked on arrival. Moderators read it after the wave has closed, and decide what may be quoted."</p>
                <ul><li>
                    <input type="checkbox" id="words" name="words" value="yes" checked=words/>
                    <label for="words">"Also ask two questions that people answer in their own words"</label>
                </li></ul>
            </fieldset>
            <Field name="opens" label="The day it is to open" value=opens kind="date" hint="It stands in the calendar. Somebody opens it by hand." wrongs=wrongs.clone()/>
            <Field name="closes" label="Its last day" value=closes kind="date" hint="Left empty, it stays open until somebody closes it." wrongs=wrongs.clone()/>
            <fieldset class="boxes">
                <legend>"About how many people may answer"</legend>
                <p class="hint">"Under 50 in all, printed slips are safer than an open link."</p>
                <div class="numbers">{expected}</div>
                <ul><li>
                    <input type="checkbox" id="slips" name="slips" value="yes" checked=slips/>
                    <label for="slips">"Its links need printed slips, each good for one answer"</label>
                </li></ul>
            </fieldset>
            <LongField name="parents" label="How parents and carers of under-12s are told" value=parents hint="A letter, a text from school, and how many days before." wrongs=wrongs.clone()/>
            <Field name="assessment" label="Data protection impact assessment" value=assessment hint="Its number, or where it is kept." wrongs=wrongs.clone()/>
            <Field name="child_rights" label="Child rights and wellbeing impact assessment" value=child_rights hint="Its number, or where it is kept." wrongs/>
            <button class="strong">"Save the plan"</button>
        </form>
    }
}
