//! A wave's results: what stands out, then theme by theme. Everything on the page comes from the release.

pub mod children;
pub mod downloads;
pub mod filter;
pub mod notes;
pub mod quote_cards;
pub mod said;
pub mod table;
pub mod theme;
pub mod words;

use leptos::prelude::*;

pub use filter::{Choice, Place};
pub use notes::{NotesView, Pointer};
pub use table::TableView;
pub use theme::{Charts, ThemeView};

use crate::components::layout::{Frame, Layout, Mood};
use crate::paths;
use downloads::Downloads;
use filter::Filters;
use notes::{Notes, Pointers};
use table::Table;
use theme::Theme;

/// How many of a group took part.
#[derive(Debug, Clone)]
pub struct Base {
    /// "Children".
    pub who: String,
    /// "about 950", or `[c]`.
    pub people: String,
}

/// What the page shows.
#[derive(Debug, Clone)]
pub struct ResultsView {
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
    /// The whole wave, its larger areas and its areas.
    pub places: Vec<Place>,
    /// By audience alone, or by one of its breakdowns.
    pub breakdowns: Vec<Choice>,
    /// What a breakdown's groups were asked, a sentence an audience.
    pub asked: Vec<String>,
    /// Where to look for what is hidden here.
    pub pointers: Vec<Pointer>,
    /// How many took part.
    pub bases: Vec<Base>,
    /// What stands out, a sentence each.
    pub standouts: Vec<String>,
    /// The themes.
    pub themes: Vec<ThemeView>,
    /// What is said of the numbers.
    pub notes: NotesView,
    /// Whether what people said in their own words is public.
    pub words: bool,
    /// The release's hash.
    pub hash: String,
}

/// The results.
#[component]
pub fn Results(
    /// What it shows.
    page: ResultsView,
) -> impl IntoView {
    let ResultsView {
        frame,
        wave,
        survey,
        place,
        made_up,
        interim,
        places,
        breakdowns,
        asked,
        pointers,
        bases,
        standouts,
        themes,
        notes,
        words,
        hash,
    } = page;
    let mark = made_up.then(|| view! { <p class="made-up">"Made-up answers: this shows how results look. Nobody said this."</p> });
    let none = standouts.is_empty().then(|| view! { <p>"Nothing stands out here beyond chance and rounding."</p> });
    let contents = themes.iter().map(|theme| view! { <li><a href=format!("#{}", theme.id)>{theme.title.clone()}</a></li> }).collect_view();
    let base_rows = bases.into_iter().map(|base| vec![base.who, base.people]).collect();
    view! {
        <Layout title=format!("{survey}: results, {place}") mood=Mood::Plain frame class="broad" more=true>
            {mark}
            {interim.map(|words| view! { <p class="interim">{words}</p> })}
            <p class="hint">{place}</p>
            <h1>{format!("{survey}: what families said")}</h1>
            <Filters wave=wave.clone() places breakdowns/>
            {asked.into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect_view()}
            <Pointers pointers/>
            <section class="standouts" aria-labelledby="standouts">
                <h2 id="standouts">"What stands out"</h2>
                {none}
                <ul>{standouts.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view()}</ul>
            </section>
            <Table table=TableView { caption: "How many took part".to_owned(), heads: vec!["Who".to_owned(), "People".to_owned()], rows: base_rows }/>
            {words.then(|| view! {
                <nav class="ways" aria-label="In their own words">
                    <a class="pill" href=paths::results_words(&wave)>"What people said in their own words"</a>
                    <a class="pill" href=paths::results_children(&wave)>"A page for children"</a>
                </nav>
            })}
            <Notes notes/>
            <nav aria-labelledby="contents">
                <h2 id="contents">"Themes"</h2>
                <ul class="contents">{contents}</ul>
            </nav>
            {themes.into_iter().map(|theme| view! { <Theme theme made_up/> }).collect_view()}
            <footer>
                <Downloads wave=wave.clone()/>
                <p class="hint hash">"Release " {hash}</p>
            </footer>
        </Layout>
    }
}
