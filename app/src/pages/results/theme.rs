//! One theme: the finding as its title, a sentence in people, the chart, the table.

use leptos::prelude::*;

use super::{
    chart_files::{ChartFiles, ChartFilesView},
    table::{Table, TableView},
};

/// A chart drawn at two widths; CSS shows the one that fits.
#[derive(Debug, Clone, Default)]
pub struct Charts {
    /// For phones.
    pub narrow: String,
    /// From 720 pixels on.
    pub wide: String,
    /// What it shows row by row, a line each.
    pub rows: Vec<String>,
}

/// What a theme shows.
#[derive(Debug, Clone, Default)]
pub struct ThemeView {
    /// The item's id.
    pub id: String,
    /// "Theme 1 of 14 · Culture"; may be empty.
    pub place: String,
    /// The theme's title.
    pub title: String,
    /// The finding: "Being heard: adults feel it least".
    pub headline: String,
    /// The same in people, a sentence each.
    pub sentences: Vec<String>,
    /// The chart; without one, the table is open.
    pub charts: Option<Charts>,
    /// Where the chart is to take away; nothing without a chart.
    pub files: Option<ChartFilesView>,
    /// What the colours mean: a swatch's class and its word. Empty where there is one colour.
    pub legend: Vec<(&'static str, String)>,
    /// The chart's numbers.
    pub table: TableView,
    /// As asked: who, and the words. May be empty.
    pub wordings: Vec<(String, String)>,
    /// Where people say it in their own words, if they do.
    pub words: Option<String>,
    /// The theme's own page, where this is another.
    pub more: Option<String>,
}

/// The theme.
#[component]
pub fn Theme(
    /// What it shows.
    theme: ThemeView,
    /// Whether answers are made up.
    made_up: bool,
) -> impl IntoView {
    let ThemeView { id, place, title: _, headline, sentences, charts, files, legend, table, wordings, words, more } = theme;
    let heading = format!("{id}-heading");
    let labelled = heading.clone();
    let swatch = |(class, word)| view! { <li><i class=class></i>{word}</li> };
    let legend =
        (!legend.is_empty()).then(|| view! { <ul class="legend" aria-hidden="true">{legend.into_iter().map(swatch).collect_view()}</ul> });
    let rounded = view! { <span class="note">"Rounded numbers." {made_up.then_some(" Made-up answers.")}</span> };
    let table = view! { <div class="scroll" tabindex="0" role="group" aria-label="Table"><Table table/></div> };
    let shown = match charts {
        Some(Charts { narrow, wide, rows }) => view! {
            <figure>
                <div class="narrow" inner_html=narrow></div>
                <div class="wide" inner_html=wide></div>
                <ol hidden>{rows.into_iter().map(|row| view! { <li>{row}</li> }).collect_view()}</ol>
                <figcaption>{legend} {rounded}</figcaption>
            </figure>
            <details><summary>"Show as a table"</summary>{table}</details>
        }
        .into_any(),
        None => view! { {table} <p class="hint">{rounded}</p> }.into_any(),
    };
    let wording = |(who, words): (String, String)| view! { <li><b>{who}": "</b>{words}</li> };
    let asked = (!wordings.is_empty()).then(
        || view! { <details><summary>"What was asked"</summary><ul>{wordings.into_iter().map(wording).collect_view()}</ul></details> },
    );
    let place = (!place.is_empty()).then(|| view! { <p class="hint">{place}</p> });
    let heading_text = match more {
        Some(href) => view! { <a href=href>{headline}</a> }.into_any(),
        None => headline.into_any(),
    };
    view! {
        <section class="theme" id=id aria-labelledby=labelled>
            {place}
            <h2 id=heading>{heading_text}</h2>
            <p class="sentences">{sentences.join(" ")}</p>
            {shown}
            {files.map(|files| view! { <ChartFiles files/> })}
            {asked}
            {words.map(|href| view! { <p><a href=href>"In people’s own words"</a></p> })}
        </section>
    }
}
