//! The front page: what this is, and a box for a code. It names neither alcohol nor drugs: someone may be looking over a shoulder.

use leptos::prelude::*;

use crate::{
    components::{
        code_box::CodeBox,
        icons::{Chart, Hand, Lock, People},
        illustrations::{KettleAndMugs, Signpost},
        languages::Languages,
        layout::{Frame, Layout, Mood},
    },
    locale::{here, say},
    paths,
};

/// What the front page shows.
#[derive(Debug, Clone)]
pub struct HomeView {
    /// What every page needs.
    pub frame: Frame,
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
    let HomeView { frame, typed, unknown } = page;
    frame.spoken();
    let [heading, lead] = if unknown { ["code-unknown-title", "code-unknown-lead"] } else { ["home-title", "home-lead"] };
    view! {
        <Layout mood=Mood::Plain frame>
            <div class="tools"></div>
            {if unknown { view! { <Signpost/> }.into_any() } else { view! { <KettleAndMugs/> }.into_any() }}
            <h1>{say(heading)}</h1>
            <p class="lead">{say(lead)}</p>
            <CodeBox typed unknown/>
            <ul class="promises">
                <li><Hand/>{say("home-choose")}</li>
                <li><People/>{say("home-added-up")}</li>
                <li><Lock/>{say("home-until-send")}</li>
                <li><Chart/><a href=here(paths::PICTURES)>{say("home-results")}</a></li>
            </ul>
            <Languages path=paths::HOME.to_owned()/>
        </Layout>
    }
}
