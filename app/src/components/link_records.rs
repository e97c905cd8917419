//! What a link does not record, said wherever staff make or print one.

use leptos::prelude::*;

/// What this link records. In English, as staff pages are; the store holds nothing else of a link than the wave and the area, and of a slip a digest.
#[component]
pub fn LinkRecords(
    /// Whether it needs a slip's code.
    #[prop(optional)]
    single_use: bool,
) -> impl IntoView {
    let slips = single_use.then(|| {
        view! {
            <p>"A slip’s code only shows that each slip is used once. The code is not stored, only a scrambled form of it that cannot be turned back, and not beside an answer. Who drew which slip, and when a slip was used, is recorded nowhere. Two days after the survey closes the scrambled forms are deleted too. That somebody of the staff printed slips, and how many, stands in the audit."</p>
        }
    });
    view! {
        <aside class="link-records" lang="en-GB" dir="ltr">
            <h2>"What this link records"</h2>
            <p>"It leads to this survey and this place. It does not record who opened it, when, from where, or on what phone. Answers are stored without it."</p>
            {slips}
        </aside>
    }
}
