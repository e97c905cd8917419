//! A theme by itself: who says what, place by place, wave by wave, how it was asked, and what people said.

use leptos::prelude::*;

use super::{
    around::{Around, AroundView},
    explore::Explore,
    filter::{Choice, Filters},
    notes::{Notes, NotesView},
    said::{Said, SaidView},
    table::{Table, TableView},
    theme::{Theme, ThemeView},
};

/// Where a theme stands in a framework.
#[derive(Debug, Clone)]
pub struct Standing {
    /// "The Promise: ten principles of family support".
    pub framework: String,
    /// "Empowerment and agency".
    pub place: String,
    /// The same themes under that framework.
    pub href: String,
}

/// What the page shows.
#[derive(Clone)]
pub struct ThemePageView {
    /// Whose results.
    pub around: AroundView,
    /// This page's address.
    pub here: String,
    /// "Being heard".
    pub title: String,
    /// What it means, in a line.
    pub means: String,
    /// By audience alone, or by a breakdown.
    pub breakdowns: Vec<Choice>,
    /// Who says what; then places, waves.
    pub parts: Vec<ThemeView>,
    /// What each audience was asked, and what it could answer.
    pub asked: TableView,
    /// Where it stands in the frameworks.
    pub standings: Vec<Standing>,
    /// Some of what people said.
    pub said: Vec<SaidView>,
    /// All that they said of it.
    pub all_said: Option<String>,
    /// What is said of the numbers.
    pub notes: NotesView,
    /// The theme before and after, by address and title.
    pub neighbours: [Option<(String, String)>; 2],
}

/// The page.
#[component]
pub fn ThemePage(
    /// What it shows.
    page: ThemePageView,
) -> impl IntoView {
    let ThemePageView { around, here, title, means, breakdowns, parts, asked, standings, said, all_said, notes, neighbours } = page;
    let (made_up, hash) = (around.made_up, around.frame.hash.clone());
    let words = all_said.map(|href| {
        view! {
            <section class="theme" aria-labelledby="said">
                <h2 id="said">"In people’s own words"</h2>
                <ul class="said-list">{said.into_iter().map(|said| view! { <Said said/> }).collect_view()}</ul>
                <p><a href=href>"All that people said of it"</a></p>
            </section>
        }
    });
    let standing = |Standing { framework, place, href }| view! { <li><a href=href>{framework}</a>": "{place}</li> };
    let [before, after] = neighbours;
    view! {
        <Around around title>
            <p class="lead">{means}</p>
            <Filters action=here places=Vec::new() breakdowns kept=Vec::new()/>
            {parts.into_iter().map(|theme| view! { <Theme theme made_up/> }).collect_view()}
            {words}
            <section class="theme" aria-labelledby="asked">
                <h2 id="asked">"How it was asked"</h2>
                <div class="scroll in-words" tabindex="0" role="group" aria-label="Table"><Table table=asked/></div>
            </section>
            <section class="theme" aria-labelledby="standing">
                <h2 id="standing">"Where it stands in frameworks"</h2>
                <ul>{standings.into_iter().map(standing).collect_view()}</ul>
            </section>
            <Notes notes/>
            <nav class="ways" aria-label="Themes">
                {before.map(|(href, title)| view! { <a rel="prev" href=href>"Before: "{title}</a> })}
                {after.map(|(href, title)| view! { <a rel="next" href=href>"Next: "{title}</a> })}
            </nav>
            <Explore hash/>
        </Around>
    }
}
