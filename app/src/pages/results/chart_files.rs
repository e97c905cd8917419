//! A chart to take away: for a slide, a drawing, a printer, a spreadsheet.

use leptos::prelude::*;

use crate::paths::FullResults;

/// Where a chart's files are.
#[derive(Debug, Clone)]
pub struct ChartFilesView {
    /// Where the wave's results are read in full.
    pub at: FullResults,
    /// The chart's name: `T1`.
    pub chart: String,
    /// What of the wave is shown, as the page's own address has it ("area=fife"); empty is all of it.
    pub filter: String,
    /// What it is of, for those who hear one link after the other: "Being heard".
    pub of: String,
}

/// The links.
#[component]
pub fn ChartFiles(
    /// What they lead to.
    files: ChartFilesView,
) -> impl IntoView {
    let ChartFilesView { at, chart, filter, of } = files;
    let print = if filter.is_empty() { "style=print".to_owned() } else { format!("{filter}&style=print") };
    let links = [
        ("Picture (PNG)", "png", filter.clone()),
        ("Drawing (SVG)", "svg", filter.clone()),
        ("Drawing for black ink", "svg", print),
        ("Numbers (CSV)", "csv", filter),
    ];
    let link = |(name, extension, filter): (&'static str, &str, String)| {
        let of = of.clone();
        view! { <li><a href=at.chart_file(&chart, extension, &filter)>{name}<span class="unseen">": "{of}</span></a></li> }
    };
    view! { <details class="chart-files"><summary>"Take this chart away"</summary><ul>{links.map(link)}</ul></details> }
}
