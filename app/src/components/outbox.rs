//! The outbox's pieces of other pages: the choice on a form's first step. Its words stand here, for its script has none.

use leptos::prelude::*;

use crate::paths;

/// *Is the signal bad here?*: folded, off by default, and shown only by a script that can do what it says.
#[component]
pub fn OutboxChoice() -> impl IntoView {
    view! {
        <details class="choice" data-outbox=paths::OUTBOX hidden>
            <summary>"Is the signal bad here?"</summary>
            <p>"If your answers can’t be sent, they can wait on this phone and send themselves later. They are locked: nobody can read them on this phone, not even you. After a day they are deleted."</p>
            <label class="answer">
                <span>"Keep my answers on this phone, locked, until they are sent"</span>
                <input type="checkbox" disabled/>
            </label>
            <p class="hint" role="status"></p>
            <template>
                <p data-word="wait">"Just a moment…"</p>
                <p data-word="ready">"Ready. You can press Send even where there is no signal."</p>
                <p data-word="failed">"That didn’t work here. You can still answer: keep the page open until your answers are sent."</p>
            </template>
        </details>
    }
}
