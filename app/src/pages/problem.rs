//! Pages for what cannot be done: kind, short, with a way on.

use leptos::prelude::*;

use crate::{
    components::{
        illustrations::Signpost,
        layout::{Frame, Layout, Mood},
    },
    locale::{here, say, say_with},
    paths,
};

/// What cannot be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// No such page.
    NoSuchPage,
    /// The address names nobody whom this survey knows.
    NoSuchAudience {
        /// Where to choose.
        choose: String,
    },
    /// The wave is closed.
    Closed {
        /// Where its results are or will be.
        results: String,
    },
    /// Staff closed this link; the wave may be open.
    LinkClosed,
    /// The wave is closed; this page was sent before, and counted.
    CountedAndClosed {
        /// Where its results are or will be.
        results: String,
    },
    /// No results of that code.
    NoResults,
    /// No link to results in full, or staff ended it.
    NotShared,
    /// The wave exists, its results do not yet.
    ResultsNotYet,
    /// The posted body is too large.
    TooLarge,
    /// The post is not a form of ours.
    NotAForm,
    /// The post took too long to come in.
    TooSlow,
    /// Our own fault: what was sent could not be taken just now, and the form is out of reach too.
    SendAgain {
        /// Where the form is sent.
        action: String,
        /// What was sent.
        fields: Vec<(String, String)>,
    },
    /// Our own fault.
    Ours {
        /// The number that our log has it under; respondents get none, for no line there belongs to a request of theirs.
        id: Option<String>,
    },
}

/// What a problem page shows.
#[derive(Debug, Clone)]
pub struct ProblemView {
    /// What every page needs.
    pub frame: Frame,
    /// What cannot be done.
    pub problem: Problem,
}

/// A page that says what cannot be done and what can.
#[component]
pub fn ProblemPage(
    /// What it shows.
    page: ProblemView,
) -> impl IntoView {
    let ProblemView { frame, problem } = page;
    frame.spoken();
    let [heading, text] = match &problem {
        Problem::NoSuchPage => ["nowhere-title", "nowhere-lead"],
        Problem::NoSuchAudience { .. } => ["who-title", "no-audience-lead"],
        Problem::Closed { .. } => ["closed-title", "closed-lead"],
        Problem::LinkClosed => ["link-closed-title", "link-closed-lead"],
        Problem::CountedAndClosed { .. } => ["already-in-title", "closed-counted-lead"],
        Problem::NoResults => ["no-results-title", "no-results-lead"],
        Problem::NotShared => ["not-shared-title", "not-shared-lead"],
        Problem::ResultsNotYet => ["results-not-yet-title", "results-not-yet-lead"],
        Problem::TooLarge => ["too-large-title", "too-large-lead"],
        Problem::NotAForm => ["not-a-form-title", "not-a-form-lead"],
        Problem::TooSlow => ["too-slow-title", "too-slow-lead"],
        Problem::SendAgain { .. } => ["busy-title", "send-again-lead"],
        Problem::Ours { .. } => ["ours-title", "ours-lead"],
    };
    let way_on = |to: String, key| view! { <p><a class="pill" href=to>{say(key)}</a></p> }.into_any();
    let more = match problem {
        Problem::TooSlow | Problem::Ours { id: None } => ().into_any(),
        Problem::NoSuchAudience { choose } => way_on(here(&choose), "no-audience-choose"),
        Problem::Closed { results } | Problem::CountedAndClosed { results } => way_on(results, "closed-results"),
        Problem::SendAgain { action, fields } => {
            let field = |(name, value)| view! { <input type="hidden" name=name value=value/> };
            view! {
                <form method="post" action=action>
                    {fields.into_iter().map(field).collect_view()}
                    <button class="strong">{say("send-again")}</button>
                </form>
            }
            .into_any()
        }
        Problem::Ours { id: Some(id) } => view! { <p class="hint">{say_with("ours-number", &[("number", id.into())])}</p> }.into_any(),
        _ => way_on(here(paths::HOME), "first-page"),
    };
    view! {
        <Layout mood=Mood::Plain frame>
            <div class="tools"></div>
            <Signpost/>
            <h1>{say(heading)}</h1>
            <p class="lead">{say(text)}</p>
            {more}
        </Layout>
    }
}
