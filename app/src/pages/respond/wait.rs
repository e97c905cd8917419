//! Too many at once from one place: wait a little, then go on. No refresh by itself: people read at their own pace (WCAG 2.2, 2.2.1).

use domain::answer::TICKET;
use leptos::prelude::*;

use crate::{
    components::{
        illustrations::KettleAndMugs,
        layout::{Frame, Layout, Mood},
    },
    locale::{say, say_with},
};

/// What somebody gets who is asked to wait: a ticket that lets in later, and a puzzle that lets in at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wait {
    /// The signed ticket.
    pub ticket: String,
    /// The puzzle: which number, written after this salt ...
    pub salt: String,
    /// ... has this SHA-256, in hexadecimal digits?
    pub challenge: String,
    /// The largest number that it can be.
    pub max: u32,
    /// How many seconds the ticket still has to wait without the number.
    pub seconds: u64,
}

impl Wait {
    /// How long, in words.
    pub(super) fn words(&self) -> String {
        match self.seconds {
            30.. => say("wait-half-minute"),
            seconds => say_with("wait-seconds", &[("seconds", seconds.max(1).into())]),
        }
    }
}

/// What the page shows.
#[derive(Debug, Clone)]
pub struct WaitView {
    /// What every page needs.
    pub frame: Frame,
    /// The page that was asked for.
    pub path: String,
    /// The fields that it was asked with: a typed code.
    pub fields: Vec<(String, String)>,
    /// The ticket.
    pub wait: Wait,
}

/// The page: it names no topic, for anyone may see it.
#[component]
pub fn WaitPage(
    /// What it shows.
    page: WaitView,
) -> impl IntoView {
    let WaitView { frame, path, fields, wait } = page;
    frame.spoken();
    let text = [say("wait-page"), wait.words(), say("wait-then-go-on")].join(" ");
    let fields = fields.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view();
    view! {
        <Layout mood=Mood::Plain frame>
            <div class="tools"></div>
            <KettleAndMugs/>
            <h1>{say("wait-title")}</h1>
            <p class="lead">{text}</p>
            <form id="wait" method="get" action=path data-salt=wait.salt data-challenge=wait.challenge data-max=wait.max>
                {fields}
                <input type="hidden" name=TICKET value=wait.ticket/>
                <button class="strong">{say("go-on")}</button>
            </form>
        </Layout>
    }
}
