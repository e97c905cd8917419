//! Pages for what cannot be done: kind, short, with a way on.

use domain::help::HelpLine;
use leptos::prelude::*;

use crate::components::{
    help::Help,
    illustrations::Signpost,
    layout::{Assets, Layout, Leave, Mood},
};
use crate::paths;

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
    /// The wave is closed; this page was sent before, and counted.
    CountedAndClosed {
        /// Where its results are or will be.
        results: String,
    },
    /// No results of that code.
    NoResults,
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
    /// Where the files are.
    pub assets: Assets,
    /// Help lines for everyone.
    pub help: Vec<HelpLine>,
    /// What cannot be done.
    pub problem: Problem,
}

/// A page that says what cannot be done and what can.
#[component]
pub fn ProblemPage(
    /// What it shows.
    page: ProblemView,
) -> impl IntoView {
    let ProblemView { assets, help, problem } = page;
    let (heading, text) = match &problem {
        Problem::NoSuchPage => ("This page isn’t here", "The address may be mistyped. Do you have a code? Type it on the first page."),
        Problem::NoSuchAudience { .. } => {
            ("Who is answering?", "The address may be mistyped: this survey has no such form. Nothing was kept.")
        }
        Problem::Closed { .. } => (
            "This survey has closed",
            "Thank you for wanting to tell us. We can’t take any more answers here, and nothing new was kept. What you sent before it closed is counted.",
        ),
        Problem::CountedAndClosed { .. } => {
            ("Answers from this page are already in", "They are counted. The survey has closed since, so nothing more can be sent here.")
        }
        Problem::NoResults => ("We can’t find these results", "No survey has this code. Check the address and try again."),
        Problem::ResultsNotYet => {
            ("No results here yet", "Results come when the survey has closed and its numbers are made safe to share.")
        }
        Problem::TooLarge => {
            ("That was too much at once", "What came in was larger than any answer can be. Nothing was kept. Go back and try again.")
        }
        Problem::NotAForm => ("That didn’t look like our form", "Nothing was kept. Go back to the survey and press Send there."),
        Problem::TooSlow => {
            ("That took too long to reach us", "Your connection may be slow. Nothing was kept. Go back and press Send again: that is safe.")
        }
        Problem::SendAgain { .. } => (
            "Please press Send again in a moment",
            "We could not save your answers just now. That is our fault, not yours. Your answers are still on this page.",
        ),
        Problem::Ours { .. } => (
            "Sorry, something went wrong here",
            "It is our fault, not yours. Please go back and try again in a minute: pressing Send again is safe.",
        ),
    };
    let more = match problem {
        Problem::TooSlow | Problem::Ours { id: None } => ().into_any(),
        Problem::NoSuchAudience { choose } => view! { <p><a href=choose>"Choose who is answering"</a></p> }.into_any(),
        Problem::Closed { results } | Problem::CountedAndClosed { results } => {
            view! { <p><a href=results>"See what people said"</a></p> }.into_any()
        }
        Problem::SendAgain { action, fields } => {
            let field = |(name, value)| view! { <input type="hidden" name=name value=value/> };
            view! {
                <form method="post" action=action>
                    {fields.into_iter().map(field).collect_view()}
                    <button class="strong">"Send again"</button>
                </form>
            }
            .into_any()
        }
        Problem::Ours { id: Some(id) } => {
            view! { <p class="hint">"If you tell us about it, say this number: "<code>{id}</code></p> }.into_any()
        }
        _ => view! { <p><a href=paths::HOME>"To the first page"</a></p> }.into_any(),
    };
    view! {
        <Layout title="Blether".to_owned() mood=Mood::Plain assets aside=|| view! { <Leave/> }>
            <Signpost/>
            <h1>{heading}</h1>
            <p class="lead">{text}</p>
            {more}
            <Help lines=help/>
        </Layout>
    }
}
