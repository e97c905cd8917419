//! The front page: what this is, and a box for a code. It names neither alcohol nor drugs: someone may be looking over a shoulder.

use domain::help::HelpLine;
use leptos::prelude::*;

use crate::components::{
    code_box::CodeBox,
    help::Help,
    icons::{Hand, Lock, People},
    illustrations::{KettleAndMugs, Signpost},
    layout::{Assets, Layout, Leave, Mood},
};

/// What the front page shows.
#[derive(Debug, Clone)]
pub struct HomeView {
    /// Where the files are.
    pub assets: Assets,
    /// Help lines for everyone.
    pub help: Vec<HelpLine>,
    /// What was typed, after a code that leads nowhere.
    pub typed: String,
    /// Whether such a code was typed.
    pub unknown: bool,
}

/// The front page; also the answer to a code that leads nowhere.
#[component]
pub fn Home(
    /// What it shows.
    page: HomeView,
) -> impl IntoView {
    let HomeView { assets, help, typed, unknown } = page;
    let heading = if unknown { "We can’t find that code" } else { "Have a blether with us" };
    let lead = if unknown {
        "Check the code and try again. If it still doesn’t work, ask the person who gave it to you."
    } else {
        "Tell us what support is like for you and your family. It takes about 3 minutes. We don’t ask your name."
    };
    let error = unknown.then_some("No survey has this code.");
    view! {
        <Layout title="Blether".to_owned() mood=Mood::Plain assets aside=|| view! { <Leave/> }>
            {if unknown { view! { <Signpost/> }.into_any() } else { view! { <KettleAndMugs/> }.into_any() }}
            <h1>{heading}</h1>
            <p class="lead">{lead}</p>
            <CodeBox typed error/>
            <ul class="promises">
                <li><Hand/>"You choose what to answer. You can skip and you can stop."</li>
                <li><People/>"Answers are added up. No chart shows one person."</li>
                <li><Lock/>"Nothing is kept until you press Send."</li>
            </ul>
            <Help lines=help/>
        </Layout>
    }
}
