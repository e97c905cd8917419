//! A wave, as its partnership sees it. While it is open nothing of the answers is shown.

use leptos::prelude::*;

use super::slips::WhoMay;
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
    /// What staff call it; empty: the area's own.
    pub name: String,
    /// Whether staff closed it.
    pub closed: bool,
    /// Whether it needs a slip's code.
    pub single_use: bool,
}

/// How the one release that a wave may have while it is open stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FirstResults {
    /// Too few have answered, or the wave is not open.
    No,
    /// They can be made public.
    Offered,
    /// They are public.
    Public,
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
    /// What the plan said, while it is open: days left, who was hoped for, help lines to check.
    pub reminders: Vec<String>,
    /// How its first results stand.
    pub first: FirstResults,
    /// Whether people answer in their own words too.
    pub words: bool,
    /// Its places: id and name.
    pub areas: Vec<(String, String)>,
    /// Its links.
    pub links: Vec<AreaLink>,
    /// What was typed as a name for another link.
    pub typed: String,
    /// Whether it was planned here, and so has an impact assessment drafted.
    pub planned: bool,
    /// Whether one may close and release it.
    pub managed: bool,
    /// Whether a release was refused because nothing could be shown.
    pub empty: bool,
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
    let WaveView {
        frame,
        code,
        place,
        state,
        closes,
        made_up,
        progress,
        reminders,
        first,
        words,
        areas,
        links,
        typed,
        planned,
        managed,
        empty,
        done,
        wrongs,
    } = page;
    let open = state == "open";
    let says = match (state.as_str(), &closes) {
        ("open", Some(day)) => format!("It is open until {day}. Nobody sees answers before it has closed."),
        ("open", None) => "It is open until you close it. Nobody sees answers before that.".to_owned(),
        ("closed", _) => "It is closed. Its results are not public yet.".to_owned(),
        _ => "Its results are public.".to_owned(),
    };
    let changes = open && managed;
    let told = links.first().map(|link| paths::privacy(&link.code));
    let link = move |link: AreaLink| view! { <LinkLine link changes/> };
    view! {
        <StaffLayout title=place.clone() section=Section::Waves frame wrongs=wrongs.clone()>
            {done.map(|done| view! { <p class="news" role="status">{done}</p> })}
            <p class="lead"><span class=format!("state {state}")>{state.clone()}</span>" "{says}</p>
            {made_up.then(|| view! { <p class="made-up">"Its answers are made up, for trying out."</p> })}
            {(state == "closed" && managed).then(|| view! { <Release code=code.clone() place=place.clone() empty wrongs=wrongs.clone()/> })}
            {(state == "released").then(|| view! { <p><a class="strong" href=paths::FullResults::OfStaff(code.clone()).overview()>"Read the results"</a></p> })}
            {((state == "released" || first == FirstResults::Public) && managed).then(|| view! { <p><a class="pill" href=paths::shares(&code)>"Share the full results"</a></p> })}
            {(state == "released" && words && managed).then(|| view! { <p><a class="pill" href=paths::words_release(&code)>"People’s own words: make them public"</a></p> })}
            {progress.map(|progress| view! { <h2>"How it is going"</h2><ProgressBars progress/> })}
            {(!reminders.is_empty()).then(|| view! {
                <h2>"To keep in mind"</h2>
                <ul>{reminders.into_iter().map(|one| view! { <li>{one}</li> }).collect_view()}</ul>
            })}
            {(open && first == FirstResults::Public).then(|| view! { <p><a class="pill" href=paths::FullResults::OfStaff(code.clone()).overview()>"Read the first results"</a></p> })}
            {(open && managed && first == FirstResults::Offered).then(|| view! { <First code=code.clone() place=place.clone() wrongs=wrongs.clone()/> })}
            <h2>"Links"</h2>
            <LinkRecords/>
            <ul class="links">{links.into_iter().map(link).collect_view()}</ul>
            {planned.then(|| view! {
                <p class="hand-out">
                    {told.map(|to| view! { <a href=to>"What its families are told"</a> })}
                    <a href=paths::draft_assessment(&code)>"Its impact assessment, as drafted"</a>
                </p>
            })}
            {changes.then(|| view! { <AddLink code=code.clone() areas typed wrongs=wrongs.clone()/> })}
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

/// A link, with what is printed of it.
#[component]
fn LinkLine(link: AreaLink, changes: bool) -> impl IntoView {
    let AreaLink { code, address, area, name, closed, single_use } = link;
    let [value, word] = if closed { ["no", "Open it again"] } else { ["yes", "Close this link"] };
    let called = if name.is_empty() { area.clone() } else { format!("{name}, {area}") };
    view! {
        <li>
            <b>{called.clone()}</b>{single_use.then_some(": one answer a slip")}{closed.then(|| view! { " "<span class="state closed">"closed"</span> })}
            {if closed {
                view! { <p class="hint">"Nobody can open it any more. Who had it open can still send for a day."</p> }.into_any()
            } else {
                view! {
                    <p><a class="address" href=paths::link(&code)>{address}</a></p>
                    <p class="hand-out">
                        <a href=paths::poster(&code, None)>"Poster"</a>
                        <a href=paths::cards(&code, None)>"Cards"</a>
                        {(single_use && changes).then(|| view! { <a href=paths::slips(&code)>"Slips"</a> })}
                    </p>
                }.into_any()
            }}
            {changes.then(|| view! {
                <form method="post" action=paths::link_closed(&code)>
                    <button class="pill" name="closed" value=value aria-label=format!("{word}: {called}")>{word}</button>
                </form>
            })}
        </li>
    }
}

/// One more link: for an event, a school, a waiting room.
#[component]
fn AddLink(code: String, areas: Vec<(String, String)>, typed: String, wrongs: Vec<FieldError>) -> impl IntoView {
    let open = wrongs.iter().any(|wrong| wrong.field == "name");
    let one = |(id, name): (String, String)| view! { <option value=id>{name}</option> };
    view! {
        <details class="invite" open=open>
            <summary>"Make another link"</summary>
            <form class="fields" method="post" action=paths::links(&code) novalidate>
                <Field name="name" label="What for" value=typed hint="An event, a school, a waiting room. Only staff see it." wrongs/>
                <div class="field">
                    <label for="area">"For families in"</label>
                    <select id="area" name="area">{areas.into_iter().map(one).collect_view()}</select>
                </div>
                <WhoMay/>
                <button class="strong">"Make it"</button>
            </form>
        </details>
    }
}

/// Makes an open wave's first results public.
#[component]
fn First(code: String, place: String, wrongs: Vec<FieldError>) -> impl IntoView {
    let open = wrongs.iter().any(|wrong| wrong.field == "first");
    view! {
        <details class="invite" open=open>
            <summary>"Make first results public"</summary>
            <form class="fields" method="post" action=paths::first_results(&code) novalidate>
                <p>"Once, for the wave as a whole. Some people are left out by chance until the end, so that the final results change by nobody alone. For good: it cannot be done again before the wave closes."</p>
                <p>"To be sure, type the place: "<b>{place}</b></p>
                <Field name="first" label="The place" wrongs/>
                <button class="strong">"Make first results public"</button>
            </form>
        </details>
    }
}

/// Makes a closed wave's results public.
#[component]
fn Release(code: String, place: String, empty: bool, wrongs: Vec<FieldError>) -> impl IntoView {
    view! {
        <h2>"Make its results public"</h2>
        <p>"For good: anyone who has the address can read them, and they are never changed. Small groups are hidden and numbers rounded, so that nobody can be recognised."</p>
        <p><a class="pill" href=paths::dry_run(&code)>"See what would be hidden"</a></p>
        <form class="fields" method="post" action=paths::release(&code) novalidate>
            <p>"To be sure, type the place: "<b>{place}</b></p>
            <Field name="place" label="The place" wrongs/>
            {empty.then(|| view! {
                <div class="boxes"><ul><li>
                    <input type="checkbox" id="empty" name="empty" value="1"/>
                    <label for="empty">"Publish it though nothing can be shown"</label>
                </li></ul></div>
            })}
            <button class="strong">"Make them public"</button>
        </form>
    }
}

/// What a release would show and hide.
#[derive(Debug, Clone)]
pub struct DryRunView {
    /// What every staff page needs.
    pub frame: StaffFrame,
    /// The wave's code.
    pub code: String,
    /// Where it is for.
    pub place: String,
    /// Whether it is closed: of an open wave there is none.
    pub closed: bool,
    /// A line each.
    pub lines: Vec<String>,
}

/// A dry run.
#[component]
pub fn DryRunPage(
    /// What it shows.
    page: DryRunView,
) -> impl IntoView {
    let DryRunView { frame, code, place, closed, lines } = page;
    view! {
        <StaffLayout title=format!("{place}: what would be hidden") section=Section::Waves frame>
            {if closed {
                view! {
                    <p class="lead">"Nothing is published by looking at this. Every reason gives the same mark to readers."</p>
                    <ul>{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
                }.into_any()
            } else {
                view! { <p class="lead">"While a wave is open there is none: asked for again and again, it would tell what one more answer changes."</p> }.into_any()
            }}
            <p><a class="pill" href=paths::staff_wave(&code)>"Back to the wave"</a></p>
        </StaffLayout>
    }
}
