//! The outbox's pieces of other pages: the choice on a form's first step. Its words stand here, for its script has none.

use leptos::prelude::*;

use crate::{
    locale::{here, say},
    pages::respond::form::Preview,
    paths,
};

/// *Is the signal bad here?*: folded, off by default, and shown only by a script that can do what it says.
#[component]
pub fn OutboxChoice() -> impl IntoView {
    // A preview sends nothing.
    use_context::<Preview>().is_none().then(|| {
        view! {
            <details class="choice" data-outbox=here(paths::OUTBOX) hidden>
                <summary>{say("keep-title")}</summary>
                <p>{say("keep-lead")}</p>
                <label class="answer">
                    <span>{say("keep-choice")}</span>
                    <input type="checkbox" disabled/>
                </label>
                <p class="hint" role="status"></p>
                <template>
                    <p data-word="wait">{say("sending-moment")}</p>
                    <p data-word="ready">{say("keep-ready")}</p>
                    <p data-word="failed">{say("keep-failed")}</p>
                </template>
            </details>
        }
    })
}
