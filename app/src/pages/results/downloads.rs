//! The numbers as files, each with what it is good for.

use leptos::prelude::*;

use crate::paths;

/// Extension, name, what it is good for.
const FILES: [(&str, &str, &str); 6] = [
    ("xlsx", "Excel", "a workbook with a sheet a table, and notes on how to read it"),
    ("ods", "OpenDocument", "the same workbook for LibreOffice and others"),
    ("csv", "CSV", "every number, a line each, for statistics programs"),
    ("dictionary.csv", "Data dictionary", "what columns and codes mean, and how each age was asked"),
    ("csv-metadata.json", "Description of the tables", "the same for programs (W3C CSV on the Web)"),
    ("json", "JSON", "the release itself, from which its number below is worked out"),
];

/// The list of downloads.
#[component]
pub fn Downloads(
    /// The wave's code.
    wave: String,
) -> impl IntoView {
    let one = |(extension, name, good_for): (&str, &'static str, &'static str)| {
        view! { <li><a href=paths::results_file(&wave, extension)>{name}</a>": "{good_for}</li> }
    };
    view! {
        <section class="downloads" aria-labelledby="downloads">
            <h2 id="downloads">"Take these numbers with you"</h2>
            <ul>{FILES.map(one).into_iter().collect_view()}</ul>
            <p class="hint">"Programs can read them too: "<a href=paths::OPENAPI>"how to ask"</a> "."</p>
        </section>
    }
}
