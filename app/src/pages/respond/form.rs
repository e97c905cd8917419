//! The whole form of an audience on one page, a step a screen by `:target`: no script and no request between questions.

use std::sync::Arc;

use domain::{
    answer::{Draft, FieldError, REVIEW, SEND, TICKET, TOKEN},
    help::HelpLine,
    journey::Journey,
    survey::{Audience, Id, Survey},
};
use leptos::prelude::*;

use super::{steps::step, wait::Wait};
use crate::components::{
    help::Help,
    layout::{Assets, Layout, Leave, Mood},
    question::say,
};
use crate::islands::Stepper;
use crate::paths;

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
    /// It could not be stored just now; nothing was.
    Busy,
    /// Too many are sending at once; nothing was stored.
    Wait(Wait),
}

/// What the form shows.
#[derive(Debug, Clone)]
pub struct FormView {
    /// Where the files are.
    pub assets: Assets,
    /// Help lines of the audience.
    pub help: Vec<HelpLine>,
    /// The survey.
    pub survey: Arc<Survey>,
    /// Who answers.
    pub audience: Audience,
    /// The background questions that the wave asks.
    pub breakdowns: Vec<Id>,
    /// The link's code.
    pub link: String,
    /// The page's fresh token.
    pub token: String,
    /// What was typed.
    pub draft: Draft,
    /// What is wrong or to be said.
    pub notice: Option<Notice>,
    /// The step that is open at first.
    pub start: String,
    /// Whether answers are made up.
    pub made_up: bool,
}

/// The form.
#[component]
pub fn Form(
    /// What it shows.
    page: FormView,
) -> impl IntoView {
    let FormView { assets, help, survey, audience, breakdowns, link, token, draft, notice, start, made_up } = page;
    let action = paths::form(&link, audience);
    let title = survey.title.clone();
    let errors = match &notice {
        Some(Notice::Wrong(errors)) => errors.clone(),
        _ => Vec::new(),
    };
    let ticket = match &notice {
        Some(Notice::Wait(wait)) => Some(wait.ticket.clone()),
        _ => None,
    };
    let steps = Journey::new(&survey, audience, &breakdowns).map(|journey| {
        let steps = journey.steps.iter().map(|one| step(&journey, one, &draft, &errors, one.name() == start, &help));
        let steps = steps.collect_view();
        let summary = notice.map(|notice| summary(&journey, notice));
        (summary, steps)
    });
    view! {
        <Layout title="Blether".to_owned() mood=Mood::Of(audience) assets aside=|| view! { <Leave/> }>
            <h1 class="unseen">{title}</h1>
            {made_up.then(|| view! { <p class="made-up">"Made-up survey, for trying out. Don’t put real answers here."</p> })}
            <form class="survey" method="post" action=action novalidate>
                <button class="unseen" name=REVIEW value="1" tabindex="-1" aria-hidden="true">"Look again"</button>
                <input type="hidden" name=TOKEN value=token/>
                {ticket.map(|ticket| view! { <input type="hidden" name=TICKET value=ticket/> })}
                {steps}
            </form>
            <Help lines=help/>
            <Stepper/>
        </Layout>
    }
}

/// What came back and why, with a way to each place.
fn summary(journey: &Journey<'_>, notice: Notice) -> AnyView {
    let (heading, text) = match &notice {
        Notice::Wait(wait) => return wait_summary(wait.clone()).into_any(),
        Notice::Wrong(_) => ("Please look at this again", "Your answers have not been sent yet. Everything you chose is still here."),
        Notice::Empty => {
            ("There is nothing to send yet", "You skipped everything. That’s OK. Answer one question or more, or leave this page.")
        }
        Notice::Incomplete => {
            ("Please press Send again", "Something was missing from the page. Nothing was sent. Everything you chose is still here.")
        }
        Notice::SentWithOtherAnswers => (
            "This page has been sent",
            "Answers from this page are in already and can’t be changed. Was that you? Then you can leave: they are counted. Is this someone else? Press Send to send these as new.",
        ),
        Notice::Busy => (
            "Please press Send again in a moment",
            "We could not save your answers just now. That is our fault, not yours. Everything you chose is still here, and pressing Send again is safe.",
        ),
        Notice::AlreadyIn => (
            "Answers from this page are already in",
            "Is this someone else? Press Send to send these as new. If you sent them before, you can leave: they are counted.",
        ),
    };
    let link = |error: FieldError| match journey.step(&error.field) {
        Some(step) => {
            let text = format!("{} {}", step.wording, say(error.problem));
            view! { <li><a href=format!("#{}", error.field)>{text}</a></li> }.into_any()
        }
        None => view! { <li>{say(error.problem)}</li> }.into_any(),
    };
    // The island knows by it that an earlier, unanswered try of its own has arrived.
    let id = matches!(notice, Notice::AlreadyIn).then_some("already-in");
    let links = match notice {
        Notice::Wrong(errors) => Some(view! { <ul>{errors.into_iter().map(link).collect_view()}</ul> }),
        _ => None,
    };
    view! {
        <div class="summary" role="alert" id=id>
            <h2 tabindex="-1">{heading}</h2>
            <p>{text}</p>
            {links}
        </div>
    }
    .into_any()
}

/// Its id and data are for an island that solves the puzzle and sends again, so that nobody need wait.
fn wait_summary(wait: Wait) -> impl IntoView {
    let text = format!("Lots of people are sending at once. Everything you chose is still here. {}, then press Send.", wait.words());
    view! {
        <div class="summary" role="alert" id="wait" data-salt=wait.salt data-challenge=wait.challenge data-max=wait.max>
            <h2 tabindex="-1">"Please wait a little"</h2>
            <p>{text}</p>
        </div>
    }
}

/// The last step's button.
pub(super) fn send_button() -> impl IntoView {
    view! { <button class="next strong" name=SEND value="1">"Send"</button> }
}
