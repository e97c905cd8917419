//! Charts row by row, by pointer and keys: `chart.js` marks a row and says it in a line. Without script nothing is lost, for tables stand below.

use leptos::prelude::*;

use crate::paths;

/// The script, and what a reader at a keyboard is told of it: it is hidden until the script shows it beside the chart that has the focus.
#[component]
pub fn Explore(
    /// The hash in the name of the script.
    hash: String,
) -> impl IntoView {
    view! {
        <p class="note" id="explore" data-called="chart" hidden>"Use the arrow keys to go through the rows, and Escape to stop."</p>
        <script type="module" src=paths::asset(&hash, "chart.js")></script>
    }
}
