//! A wave's results: what stands out, then theme by theme. Everything on the page comes from the release.

pub mod around;
pub mod chart_files;
pub mod children;
pub mod compare;
pub mod downloads;
pub mod explore;
pub mod families;
pub mod filter;
pub mod lens;
pub mod notes;
pub mod quote_cards;
pub mod report;
pub mod said;
pub mod table;
pub mod ten;
pub mod theme;
pub mod theme_cards;
pub mod theme_page;
pub mod words;

use leptos::prelude::*;

pub use around::AroundView;
pub use chart_files::ChartFilesView;
pub use filter::{Choice, Place};
pub use lens::LensChoice;
pub use notes::{NotesView, Pointer};
pub use table::TableView;
pub use theme::{Charts, ThemeView};

use crate::components::layout::{Layout, Mood};
use crate::paths;
use around::{MadeUp, ToWave};
use downloads::Downloads;
use explore::Explore;
use filter::{ChoiceOption, Filter, Filters};
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

/// One thing that stands out.
#[derive(Debug, Clone)]
pub struct Standout {
    /// Said in a sentence, with its uncertainty.
    pub sentence: String,
    /// The page that shows it.
    pub href: Option<String>,
}

/// What the page shows.
#[derive(Debug, Clone)]
pub struct ResultsView {
    /// Whose results.
    pub around: AroundView,
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
    /// Who is in none of these numbers, a sentence each.
    pub missing: Vec<String>,
    /// What stands out.
    pub standouts: Vec<Standout>,
    /// All themes at a glance, the ages side by side.
    pub glance: Option<ThemeView>,
    /// The orders that the themes can be in.
    pub orders: Vec<Choice>,
    /// What else stands in the address.
    pub kept: Vec<(&'static str, String)>,
    /// The frameworks that the themes can be read under.
    pub lenses: Vec<LensChoice>,
    /// The themes, in the order that is chosen.
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
        around,
        places,
        breakdowns,
        asked,
        pointers,
        bases,
        missing,
        standouts,
        glance,
        orders,
        kept,
        lenses,
        themes,
        notes,
        words,
        hash,
    } = page;
    let AroundView { frame, wave, at, survey, place, made_up, interim } = around;
    let (here, hash_of_files) = (at.overview(), frame.hash.clone());
    let none = standouts.is_empty().then(|| view! { <p>"Nothing stands out here beyond chance and rounding."</p> });
    let standout = |Standout { sentence, href }| view! { <li>{sentence}{href.map(|href| view! { " " <a href=href>"See it"</a> })}</li> };
    let contents = themes.iter().map(|theme| view! { <li><a href=format!("#{}", theme.id)>{theme.title.clone()}</a></li> }).collect_view();
    let base_rows = bases.into_iter().map(|base| vec![base.who, base.people]).collect();
    let lens = |LensChoice { href, title, .. }| view! { <li><a href=href>{title}</a></li> };
    let chosen = |choices: &[Choice]| choices.iter().find(|choice| choice.chosen).map(|choice| choice.id.clone()).unwrap_or_default();
    // The order stays when another place is chosen, and the place when another order is.
    let order = [("sort", chosen(&orders))].into_iter().filter(|(_, id)| !id.is_empty()).collect::<Vec<_>>();
    let orders = orders.into_iter().map(|choice| view! { <ChoiceOption choice/> }).collect_view();
    view! {
        <Layout title=format!("{survey}: results, {place}") mood=Mood::Plain frame class="broad" more=true>
            <MadeUp made_up/>
            {interim.map(|words| view! { <p class="interim">{words}</p> })}
            <p class="hint">{place}</p>
            <h1>{format!("{survey}: what families said")}</h1>
            <Filters action=here.clone() places breakdowns kept=order/>
            {asked.into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect_view()}
            <Pointers pointers/>
            <section class="standouts" aria-labelledby="standouts">
                <h2 id="standouts">"What stands out"</h2>
                {none}
                <ul>{standouts.into_iter().map(standout).collect_view()}</ul>
            </section>
            <Table table=TableView { caption: "How many took part".to_owned(), heads: vec!["Who".to_owned(), "People".to_owned()], rows: base_rows }/>
            {missing.into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect_view()}
            <nav class="ways" aria-label="Other views">
                <ToWave at=at.clone()/>
                <a class="pill" href=at.compare()>"Compare"</a>
                <a class="pill" href=paths::results(&wave)>"What families see"</a>
                {words.then(|| view! {
                    <a class="pill" href=paths::results_words(&wave)>"What people said in their own words"</a>
                    <a class="pill" href=paths::results_children(&wave)>"A page for children"</a>
                })}
            </nav>
            <Notes notes/>
            {glance.map(|theme| view! { <Theme theme made_up/> })}
            <nav aria-labelledby="contents">
                <h2 id="contents">"Themes"</h2>
                <Filter action=here kept=kept name="sort" label="In the order of" what="this order">{orders}</Filter>
                <ul class="contents">{contents}</ul>
            </nav>
            {themes.into_iter().map(|theme| view! { <Theme theme made_up/> }).collect_view()}
            <nav aria-labelledby="lenses">
                <h2 id="lenses">"The same under a framework"</h2>
                <ul>{lenses.into_iter().map(lens).collect_view()}</ul>
            </nav>
            <footer>
                <p>
                    "To print: " <a href=at.report(None)>"report"</a> " · " <a href=at.report_pdf(None)>"report as PDF"</a> " · "
                    <a href=at.theme_cards("a4")>"theme cards for a wall"</a>
                </p>
                <Downloads wave=wave.clone()/>
                <p class="hint hash">"Release " {hash}</p>
            </footer>
            <Explore hash=hash_of_files/>
        </Layout>
    }
}
