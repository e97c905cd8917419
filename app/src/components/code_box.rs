//! The box for a code.

use leptos::prelude::*;

use crate::paths;

/// A form that looks a code up. What was typed stays.
#[component]
pub fn CodeBox(
    /// What was typed, after a code that leads nowhere.
    typed: String,
    /// What was wrong with it.
    error: Option<&'static str>,
) -> impl IntoView {
    view! {
        <form class="code-box" action=paths::FIND method="get">
            <label for="code">"Your code"</label>
            <p class="hint" id="code-hint">"It is on the poster or card. Capitals don’t matter."</p>
            {error.map(|error| view! { <p class="wrong" id="code-error">{error}</p> })}
            <div class="row">
                <input
                    id="code"
                    name="code"
                    value=typed
                    autocapitalize="none"
                    autocomplete="off"
                    spellcheck="false"
                    maxlength="40"
                    aria-describedby=if error.is_some() { "code-error code-hint" } else { "code-hint" }
                    aria-invalid=error.map(|_| "true")
                />
                <button class="strong">"Go"</button>
            </div>
        </form>
    }
}
