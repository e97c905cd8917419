//! The box for a code.

use domain::{language::Language, slip::SlipCode};
use leptos::prelude::*;

use crate::{
    locale::{language, say},
    paths,
};

/// A form that looks a code up. What was typed stays.
#[component]
pub fn CodeBox(
    /// What was typed.
    typed: String,
    /// Whether the typed code leads nowhere.
    unknown: bool,
) -> impl IntoView {
    // Of whoever has a slip the first page needs the short code: which link a slip is of, its own code does not say.
    let problem = if SlipCode::read(&typed).is_some() { "slip-at-home" } else { "code-unknown" };
    view! {
        <form class="code-box" action=paths::FIND method="get">
            <label for="code">{say("code")}</label>
            <p class="hint" id="code-hint">{say("code-hint")}</p>
            {unknown.then(|| view! { <p class="wrong" id="code-error">{say(problem)}</p> })}
            <LanguageField/>
            <div class="row">
                <input
                    id="code"
                    name="code"
                    value=typed
                    dir="ltr"
                    autocapitalize="none"
                    autocomplete="off"
                    spellcheck="false"
                    maxlength="40"
                    aria-describedby=if unknown { "code-error code-hint" } else { "code-hint" }
                    aria-invalid=unknown.then_some("true")
                />
                <button class="strong">{say("code-go")}</button>
            </div>
        </form>
    }
}

/// Keeps the page's language in the address that a form asks for.
#[component]
pub fn LanguageField() -> impl IntoView {
    let language = language();
    (language != Language::English).then(|| view! { <input type="hidden" name=paths::LANGUAGE value=language.as_str()/> })
}
