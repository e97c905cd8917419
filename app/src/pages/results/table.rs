//! A table of published numbers.

use leptos::prelude::*;

/// A table: the first cell of a row is its head.
#[derive(Debug, Clone, Default)]
pub struct TableView {
    /// What it is of.
    pub caption: String,
    /// Column heads.
    pub heads: Vec<String>,
    /// Rows, each as wide as the heads.
    pub rows: Vec<Vec<String>>,
}

/// The table.
#[component]
pub fn Table(
    /// What it shows.
    table: TableView,
) -> impl IntoView {
    let TableView { caption, heads, rows } = table;
    let row = |cells: Vec<String>| {
        let mut cells = cells.into_iter();
        let head = cells.next();
        view! { <tr><th scope="row">{head}</th>{cells.map(|cell| view! { <td>{cell}</td> }).collect_view()}</tr> }
    };
    view! {
        <table>
            <caption>{caption}</caption>
            <thead><tr>{heads.into_iter().map(|head| view! { <th scope="col">{head}</th> }).collect_view()}</tr></thead>
            <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
}
