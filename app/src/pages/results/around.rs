//! What stands around every page about a part of a wave's results: whose they are, whether they are made up, and the way back.

use leptos::prelude::*;

use crate::components::layout::{Frame, Layout, Mood};
use crate::paths;

/// What every such page needs.
#[derive(Debug, Clone)]
pub struct AroundView {
    /// What every page needs.
    pub frame: Frame,
    /// The wave's code.
    pub wave: String,
    /// The survey's title.
    pub survey: String,
    /// "Fife and Stirling".
    pub place: String,
    /// Whether answers are made up.
    pub made_up: bool,
    /// What to say where the results are not the final ones.
    pub interim: Option<String>,
}

/// A page about a part of the results.
#[component]
pub fn Around(
    /// Whose results.
    around: AroundView,
    /// The page's heading.
    title: String,
    /// The page itself.
    children: Children,
) -> impl IntoView {
    let AroundView { frame, wave, survey, place, made_up, interim } = around;
    view! {
        <Layout title=format!("{title}: {survey}, {place}") mood=Mood::Plain frame class="broad" more=true>
            <MadeUp made_up/>
            {interim.map(|words| view! { <p class="interim">{words}</p> })}
            <nav class="ways" aria-label="Results"><a href=paths::results(&wave)>"All results"</a></nav>
            <p class="hint">{place}</p>
            <h1>{title}</h1>
            {children()}
        </Layout>
    }
}

/// Says that answers are made up.
#[component]
pub fn MadeUp(
    /// Whether they are.
    made_up: bool,
) -> impl IntoView {
    made_up.then(|| view! { <p class="made-up">"Made-up answers: this shows how results look. Nobody said this."</p> })
}
