//! A wave's results: what stands out, then theme by theme. Everything on the page comes from the release.

pub mod table;
pub mod theme;

use leptos::prelude::*;

pub use table::TableView;
pub use theme::{Charts, ThemeView};

use crate::components::layout::{Assets, Layout, Leave, Mood};
use crate::paths;
use table::Table;
use theme::Theme;

/// One choice of the area filter.
#[derive(Debug, Clone)]
pub struct AreaChoice {
    /// The area's id; empty is the whole wave.
    pub id: String,
    /// What people read.
    pub name: String,
    /// Whether it is shown now.
    pub chosen: bool,
}

/// How many of an audience took part.
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
    /// Where the files are.
    pub assets: Assets,
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
    /// The whole wave and its areas.
    pub areas: Vec<AreaChoice>,
    /// How many took part.
    pub bases: Vec<Base>,
    /// What stands out, a sentence each.
    pub standouts: Vec<String>,
    /// The themes.
    pub themes: Vec<ThemeView>,
    /// Whether anything is hidden here.
    pub hidden: bool,
    /// The smallest group that is shown.
    pub floor: u32,
    /// What counts are rounded to.
    pub round_to: u32,
    /// The release's hash.
    pub hash: String,
}

/// The results.
#[component]
pub fn Results(
    /// What it shows.
    page: ResultsView,
) -> impl IntoView {
    let ResultsView { assets, wave, survey, place, made_up, interim, areas, bases, standouts, themes, hidden, floor, round_to, hash } =
        page;
    let mark = made_up.then(|| view! { <p class="made-up">"Made-up answers: this shows how results look. Nobody said this."</p> });
    let none = standouts.is_empty().then(|| view! { <p>"Nothing stands out here beyond chance and rounding."</p> });
    let contents = themes.iter().map(|theme| view! { <li><a href=format!("#{}", theme.id)>{theme.title.clone()}</a></li> }).collect_view();
    let base_rows = bases.into_iter().map(|base| vec![base.who, base.people]).collect();
    view! {
        <Layout title=format!("{survey}: results, {place}") mood=Mood::Plain assets class="broad" aside=|| view! { <Leave/> }>
            {mark}
            {interim.map(|words| view! { <p class="interim">{words}</p> })}
            <p class="hint">{place}</p>
            <h1>{format!("{survey}: what families said")}</h1>
            <AreaFilter wave=wave.clone() areas/>
            <section class="standouts" aria-labelledby="standouts">
                <h2 id="standouts">"What stands out"</h2>
                {none}
                <ul>{standouts.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view()}</ul>
            </section>
            <Table table=TableView { caption: "How many took part".to_owned(), heads: vec!["Who".to_owned(), "People".to_owned()], rows: base_rows }/>
            <div class="side-note">
                <p>{format!("Every number is rounded to {round_to} and groups under {floor} are not shown, so that nobody can be recognised.")}</p>
                {hidden.then(|| view! { <p>{format!("{} means: too few people, or shown together with other numbers it would tell too much.", "[c]")}</p> })}
                <p>"People chose to answer: this says what they said, not how things are for every family. It is no ranking of areas."</p>
            </div>
            <nav aria-labelledby="contents">
                <h2 id="contents">"Themes"</h2>
                <ul class="contents">{contents}</ul>
            </nav>
            {themes.into_iter().map(|theme| view! { <Theme theme made_up/> }).collect_view()}
            <footer>
                <p>
                    "Download these numbers: " <a href=paths::results_file(&wave, "csv")>"CSV"</a> " · "
                    <a href=paths::results_file(&wave, "json")>"JSON"</a>
                </p>
                <p class="hint hash">"Release " {hash}</p>
            </footer>
        </Layout>
    }
}

/// The whole wave or one of its areas: a plain GET form, so that every view has its own address.
#[component]
fn AreaFilter(wave: String, areas: Vec<AreaChoice>) -> impl IntoView {
    let option = |area: AreaChoice| view! { <option value=area.id selected=area.chosen>{area.name}</option> };
    (areas.len() > 2).then(|| {
        view! {
            <form class="filter" action=paths::results(&wave) method="get">
                <label for="area">"Where"</label>
                <select id="area" name="area">{areas.into_iter().map(option).collect_view()}</select>
                <button class="quiet">"Show"</button>
            </form>
        }
    })
}
