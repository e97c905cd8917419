//! A wave, as its partnership sees it. While it is open nothing of the answers is shown.

use leptos::prelude::*;

use crate::{
    components::{
        link_records::LinkRecords,
        progress::{ProgressBars, ProgressView},
        staff::{Field, FieldError, Section, StaffFrame, StaffLayout},
    },
    paths,
};

/// A link of a wave.
#[derive(Debug, Clone)]
pub struct AreaLink {
    /// Its code.
    pub code: String,
    /// The whole address, as people type it.
    pub address: String,
    /// Whose families it is for.
    pub area: String,
}

/// What it shows.
#[derive(Debug, Clone)]
pub struct WaveView {
    /// What every staff page needs.
    pub frame: StaffFrame,
    /// Its code.
    pub code: String,
    /// Where it is for.
    pub place: String,
    /// `open`, `closed`, `released`.
    pub state: String,
    /// Its last day.
    pub closes: Option<String>,
    /// Whether its answers are made up.
    pub made_up: bool,
    /// How far it has come; nothing of a released one.
    pub progress: Option<ProgressView>,
    /// Its links.
    pub links: Vec<AreaLink>,
    /// Whether one may close it.
    pub managed: bool,
    /// What was done just now.
    pub done: Option<&'static str>,
    /// What is wrong.
    pub wrongs: Vec<FieldError>,
}

/// A wave.
#[component]
pub fn WavePage(
    /// What it shows.
    page: WaveView,
) -> impl IntoView {
    let WaveView { frame, code, place, state, closes, made_up, progress, links, managed, done, wrongs } = page;
    let open = state == "open";
    let says = match (state.as_str(), &closes) {
        ("open", Some(day)) => format!("It is open until {day}. Nobody sees answers before it has closed."),
        ("open", None) => "It is open until you close it. Nobody sees answers before that.".to_owned(),
        ("closed", _) => "It is closed. Its results are not public yet.".to_owned(),
        _ => "Its results are public.".to_owned(),
    };
    let link = |link: AreaLink| {
        view! {
            <li>
                <b>{link.area}</b>
                <p><a class="address" href=paths::link(&link.code)>{link.address}</a></p>
                <p class="hand-out">
                    <a href=paths::poster(&link.code, None)>"Poster"</a>
                    <a href=paths::cards(&link.code, None)>"Cards"</a>
                </p>
            </li>
        }
    };
    view! {
        <StaffLayout title=place.clone() section=Section::Waves frame wrongs=wrongs.clone()>
            {done.map(|done| view! { <p class="news" role="status">{done}</p> })}
            <p class="lead"><span class=format!("state {state}")>{state.clone()}</span>" "{says}</p>
            {made_up.then(|| view! { <p class="made-up">"Its answers are made up, for trying out."</p> })}
            {(state == "released").then(|| view! { <p><a class="strong" href=paths::results(&code)>"Read the results"</a></p> })}
            {progress.map(|progress| view! { <h2>"How it is going"</h2><ProgressBars progress/> })}
            <h2>"Links"</h2>
            <LinkRecords/>
            <ul class="links">{links.into_iter().map(link).collect_view()}</ul>
            {(open && managed).then(|| view! {
                <h2>"Close it"</h2>
                <p>"For good: no more answers, and what came in is mixed. To be sure, type the place: "<b>{place}</b></p>
                <form class="fields" method="post" action=paths::close_wave(&code) novalidate>
                    <Field name="place" label="The place" wrongs/>
                    <button class="pill">"Close this wave"</button>
                </form>
            })}
        </StaffLayout>
    }
}
