//! What stands around every page about a part of a wave's results: whose they are, whether they are made up, and the way back.

use leptos::prelude::*;

use crate::components::layout::{Frame, Layout, Mood};
use crate::paths::{self, FullResults};

/// What every such page needs.
#[derive(Debug, Clone)]
pub struct AroundView {
    /// What every page needs.
    pub frame: Frame,
    /// The wave's code.
    pub wave: String,
    /// Where its results are read in full.
    pub at: FullResults,
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
    let AroundView { frame, wave: _, at, survey, place, made_up, interim } = around;
    view! {
        <Layout title=format!("{title}: {survey}, {place}") mood=Mood::Plain frame class="broad" more=true>
            <MadeUp made_up/>
            {interim.map(|words| view! { <p class="interim">{words}</p> })}
            <nav class="ways" aria-label="Results"><ToWave at=at.clone()/><a href=at.overview()>"All results"</a></nav>
            <p class="hint">{place}</p>
            <h1>{title}</h1>
            {children()}
        </Layout>
    }
}

/// For staff, the way back to the wave.
#[component]
pub fn ToWave(
    /// Where its results are read.
    at: FullResults,
) -> impl IntoView {
    match at {
        FullResults::OfStaff(wave) => Some(view! { <a href=paths::staff_wave(&wave)>"This wave"</a> }),
        FullResults::Shared(_) => None,
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
