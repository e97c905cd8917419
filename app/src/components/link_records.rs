//! What a link does not record, said wherever staff make or print one.

use leptos::prelude::*;

/// What this link records. In English, as staff pages are; the store holds nothing else of a link than the wave and the area.
#[component]
pub fn LinkRecords() -> impl IntoView {
    view! {
        <aside class="link-records" lang="en-GB" dir="ltr">
            <h2>"What this link records"</h2>
            <p>"It leads to this survey and this place. It does not record who opened it, when, from where, or on what phone. Answers are stored without it."</p>
        </aside>
    }
}
