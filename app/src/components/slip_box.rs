//! The box for a slip's code, the form's first question where the link needs one: now the slip is in the hand. Its script, which no other form
//! loads, fills in what the phone's camera read and says at once when a sign is wrong; typed, it works without.

use domain::answer::{CODE, Problem};
use leptos::prelude::*;

use super::question::problem_key;
use crate::{locale::say, paths};

/// What the box is called in the page: its step is called as the field.
pub(crate) const BOX: &str = "slip";

/// The script that carries a code from the printed address to the box. What is behind `#` stays on the phone.
pub(crate) fn slip_script(hash: &str) -> impl IntoView + use<> {
    view! { <script type="module" src=slip_file(hash)></script> }
}

/// Where that script stands: a kiosk keeps it.
pub(crate) fn slip_file(hash: &str) -> String {
    paths::asset(hash, "slip.js")
}

/// The step's heading, what to do, the box, and why there are slips.
pub(crate) fn slip_box(hash: &str, typed: Option<&str>, problem: Option<Problem>) -> impl IntoView + use<> {
    let typed = typed.unwrap_or_default().to_owned();
    let described = if problem.is_some() { "slip-wrong slip-hint" } else { "slip-hint" };
    view! {
        <h2 tabindex="-1">{say("slip-title")}</h2>
        <p class="lead" id="slip-lead">{say("slip-lead")}</p>
        <p class="lead" id="slip-filled" hidden>{say("slip-filled")}</p>
        <div class="code-box">
            <label for=BOX>{say("slip-label")}</label>
            <p class="hint" id="slip-hint">{say("slip-hint")}</p>
            {problem.map(|problem| view! { <p class="wrong" id="slip-wrong">{say(problem_key(problem))}</p> })}
            <p class="wrong" id="slip-look" role="alert" data-none=say("slip-none") data-unreadable=say("slip-unreadable")></p>
            <div class="row">
                <input
                    id=BOX
                    name=CODE
                    value=typed
                    dir="ltr"
                    inputmode="text"
                    autocapitalize="characters"
                    autocomplete="off"
                    spellcheck="false"
                    maxlength="40"
                    aria-describedby=described
                    aria-invalid=problem.is_some().then_some("true")
                />
            </div>
        </div>
        <p class="hint">{say("slip-why")}</p>
        {slip_script(hash)}
    }
}
