//! Too many at once from one place: wait a little, then go on. No refresh by itself: people read at their own pace (WCAG 2.2, 2.2.1).

use domain::{answer::TICKET, help::HelpLine};
use leptos::prelude::*;

use crate::components::{
    help::Help,
    illustrations::KettleAndMugs,
    layout::{Assets, Layout, Leave, Mood},
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
    /// How long, as a sentence goes on.
    pub(super) fn words(&self) -> String {
        match self.seconds {
            30.. => "Wait half a minute".to_owned(),
            2.. => format!("Wait {} more seconds", self.seconds),
            _ => "Wait one more second".to_owned(),
        }
    }
}

/// What the page shows.
#[derive(Debug, Clone)]
pub struct WaitView {
    /// Where the files are.
    pub assets: Assets,
    /// Help lines for everyone.
    pub help: Vec<HelpLine>,
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
    let WaitView { assets, help, path, fields, wait } = page;
    let text = format!("Lots of people are opening this page at once. {}, then press Go on.", wait.words());
    let fields = fields.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view();
    view! {
        <Layout title="Blether".to_owned() mood=Mood::Plain assets aside=|| view! { <Leave/> }>
            <KettleAndMugs/>
            <h1>"Please wait a little"</h1>
            <p class="lead">{text}</p>
            <form id="wait" method="get" action=path data-salt=wait.salt data-challenge=wait.challenge data-max=wait.max>
                {fields}
                <input type="hidden" name=TICKET value=wait.ticket/>
                <button class="strong">"Go on"</button>
            </form>
            <Help lines=help/>
        </Layout>
    }
}
