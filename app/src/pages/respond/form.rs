//! The whole form of an audience on one page, a step a screen by `:target`: no script and no request between questions.

use std::sync::Arc;

use domain::{
    answer::{CODE, Draft, EASY, FieldError, Problem, REVIEW, SEND, TICKET, TOKEN},
    journey::Journey,
    survey::{Audience, Id, Survey},
};
use leptos::prelude::*;

use super::{steps::step, wait::Wait};
use crate::{
    components::{
        layout::{Frame, Layout, MadeUp, Mood},
        question::problem_key,
    },
    islands::Stepper,
    locale::{here, say},
};

/// What is said above the form when it comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// Some answers are wrong; nothing was stored.
    Wrong(Vec<FieldError>),
    /// Nothing was answered; nothing was stored.
    Empty,
    /// The page's token is missing or mangled; nothing was stored.
    Incomplete,
    /// This page has been sent with other answers.
    SentWithOtherAnswers,
    /// This page's answers are in and mixed.
    AlreadyIn,
    /// Answers that were sent with this page and this slip are in.
    CodeIsIn,
    /// Another page's answers are in with this slip; nothing was stored.
    UsedCode,
    /// It could not be stored just now; nothing was.
    Busy,
    /// Too many are sending at once; nothing was stored.
    Wait(Wait),
}

/// What the form shows.
#[derive(Debug, Clone)]
pub struct FormView {
    /// What every page needs; its help lines are the audience's, in the link's area.
    pub frame: Frame,
    /// The survey.
    pub survey: Arc<Survey>,
    /// Who answers.
    pub audience: Audience,
    /// The background questions that the wave asks.
    pub breakdowns: Vec<Id>,
    /// Where the form's addresses begin: a link's, or a preview's.
    pub base: String,
    /// Whether staff look at it beforehand: nothing is sent.
    pub preview: bool,
    /// The page's fresh token.
    pub token: String,
    /// What was typed.
    pub draft: Draft,
    /// What is wrong or to be said.
    pub notice: Option<Notice>,
    /// The step that is open at first.
    pub start: String,
    /// Whether the link needs a slip's code.
    pub single_use: bool,
    /// Whether the wave asks for people's own words.
    pub words: bool,
    /// Whether answers are made up.
    pub made_up: bool,
}

/// Says to the pieces of a form that staff look at it beforehand.
#[derive(Debug, Clone, Copy)]
pub struct Preview;

/// The form.
#[component]
pub fn Form(
    /// What it shows.
    page: FormView,
) -> impl IntoView {
    let FormView { frame, survey, audience, breakdowns, base, preview, token, draft, notice, start, single_use, words, made_up } = page;
    frame.spoken();
    let action = here(&format!("{base}/{audience}"));
    let thanks = here(&format!("{base}/thanks"));
    let paper = here(&format!("{base}/{audience}/paper"));
    if preview {
        provide_context(Preview);
    }
    let title = survey.title.clone();
    let errors = match &notice {
        Some(Notice::Wrong(errors)) => errors.clone(),
        Some(Notice::CodeIsIn | Notice::UsedCode) => vec![FieldError { field: CODE.to_owned(), problem: Problem::UsedCode }],
        _ => Vec::new(),
    };
    let ticket = match &notice {
        Some(Notice::Wait(wait)) => Some(wait.ticket.clone()),
        _ => None,
    };
    let journey = Journey::new(&survey, audience, &breakdowns);
    let journey = journey.map(|journey| if words { journey.asking_in_own_words() } else { journey });
    let journey = journey.map(|journey| if single_use { journey.asking_for_a_code() } else { journey });
    let steps = journey.map(|journey| {
        let steps = journey.steps.iter().map(|one| step(&journey, one, &draft, &errors, one.name() == start, &frame));
        let steps = steps.collect_view();
        let summary = notice.map(|notice| summary(&journey, notice));
        let easy = journey.has_easy_words().then(|| easy(draft.has(EASY, "1")));
        (summary, easy, steps)
    });
    view! {
        <Layout mood=Mood::Of(audience) frame>
            <h1 class="unseen">{title}</h1>
            <MadeUp made_up/>
            {preview.then(|| view! { <p class="made-up" lang="en-GB">"This is a preview. Nothing is sent or kept."</p> })}
            <form class="survey" method="post" action=action data-thanks=thanks novalidate>
                <button class="unseen" name=REVIEW value="1" tabindex="-1" aria-hidden="true">{say("look-again")}</button>
                <input type="hidden" name=TOKEN value=token/>
                {ticket.map(|ticket| view! { <input type="hidden" name=TICKET value=ticket/> })}
                {steps}
            </form>
            {(!preview).then(|| view! { <p class="quiet-link"><a href=paper>{say("paper-link")}</a></p> })}
            <Stepper/>
        </Layout>
    }
}

/// The switch for easier wordings: one for the whole form; each step shows a label of it.
fn easy(on: bool) -> impl IntoView {
    view! { <input class="unseen easy-switch" type="checkbox" id=EASY name=EASY value="1" checked=on aria-label=say("easy-words")/> }
}

/// What came back and why, with a way to each place.
fn summary(journey: &Journey<'_>, notice: Notice) -> AnyView {
    let [heading, text] = match &notice {
        Notice::Wait(wait) => return wait_summary(wait.clone()).into_any(),
        Notice::Wrong(_) => ["wrong-title", "wrong-lead"],
        Notice::Empty => ["empty-title", "empty-lead"],
        Notice::Incomplete => ["incomplete-title", "incomplete-lead"],
        Notice::SentWithOtherAnswers => ["sent-title", "sent-lead"],
        Notice::Busy => ["busy-title", "busy-lead"],
        Notice::AlreadyIn => ["already-in-title", "already-in-lead"],
        Notice::CodeIsIn | Notice::UsedCode => ["slip-in-title", "slip-in-lead"],
    };
    let link = |error: FieldError| match journey.step(&error.field) {
        Some(step) => {
            let text = format!("{} {}", step.wording, say(problem_key(error.problem)));
            view! { <li><a href=format!("#{}", error.field)>{text.trim_start().to_owned()}</a></li> }.into_any()
        }
        None => view! { <li>{say(problem_key(error.problem))}</li> }.into_any(),
    };
    // The island knows by it that an earlier, unanswered try of its own has arrived.
    let id = matches!(notice, Notice::AlreadyIn | Notice::CodeIsIn).then_some("already-in");
    let links = match notice {
        Notice::Wrong(errors) => Some(view! { <ul>{errors.into_iter().map(link).collect_view()}</ul> }),
        _ => None,
    };
    view! {
        <div class="summary" role="alert" id=id>
            <h2 tabindex="-1">{say(heading)}</h2>
            <p>{say(text)}</p>
            {links}
        </div>
    }
    .into_any()
}

/// Its id and data are for an island that solves the puzzle and sends again, so that nobody need wait.
fn wait_summary(wait: Wait) -> impl IntoView {
    let text = [say("wait-form"), wait.words(), say("wait-then-send")].join(" ");
    view! {
        <div class="summary" role="alert" id="wait" data-salt=wait.salt data-challenge=wait.challenge data-max=wait.max>
            <h2 tabindex="-1">{say("wait-title")}</h2>
            <p>{text}</p>
        </div>
    }
}

/// The last step's button.
pub(super) fn send_button() -> impl IntoView {
    view! { <button class="next strong" name=SEND value="1">{say("send")}</button> }
}
