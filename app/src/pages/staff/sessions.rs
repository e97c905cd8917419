//! Where one is signed in: a part of one's account.

use leptos::prelude::*;

use crate::{
    components::staff::{Field, FieldError},
    paths,
};

/// One session.
#[derive(Debug, Clone, Default)]
pub struct SessionLine {
    /// What it is called in the form.
    pub name: String,
    /// Whether it is the one that looks.
    pub here: bool,
    /// With both locks open.
    pub whole: bool,
    /// When it began.
    pub since: String,
    /// When it was last used.
    pub used: String,
}

/// The field's name of a passphrase or code that is asked once more before a session is ended.
pub const SESSIONS_PROOF: &str = "sessions-proof";
/// The value that means every other session.
pub const OTHERS: &str = "others";

/// Every session, and how to end the others.
#[component]
pub fn Sessions(
    /// Each.
    sessions: Vec<SessionLine>,
    /// What is wrong.
    wrongs: Vec<FieldError>,
) -> impl IntoView {
    let (here, others): (Vec<_>, Vec<_>) = sessions.into_iter().partition(|session| session.here);
    let several = others.len() > 1;
    let choice = move |(number, session): (usize, SessionLine)| {
        let id = format!("session-{number}");
        let half = if session.whole { "" } else { ": passphrase only, no code yet" };
        view! {
            <li>
                <input type="radio" name="session" id=id.clone() value=session.name checked=!several/>
                <label for=id>"Signed in "{session.since}{half}<br/><span class="hint">"Last used "{session.used}</span></label>
            </li>
        }
    };
    view! {
        <h2>"Where you are signed in"</h2>
        {here.into_iter().map(|session| view! { <p>"Here, since "{session.since}"."</p> }).collect_view()}
        {if others.is_empty() {
            view! { <p>"Nowhere else."</p> }.into_any()
        } else {
            view! {
                <form class="fields" method="post" action=paths::ELSEWHERE novalidate>
                    <fieldset class="boxes">
                        <legend>"Elsewhere"</legend>
                        <ul>
                            {others.into_iter().enumerate().map(choice).collect_view()}
                            {several.then(|| view! {
                                <li>
                                    <input type="radio" name="session" id="session-others" value=OTHERS checked/>
                                    <label for="session-others">"All of these"</label>
                                </li>
                            })}
                        </ul>
                    </fieldset>
                    <Proof name=SESSIONS_PROOF wrongs/>
                    <button class="pill">"Sign out there"</button>
                    <p class="hint">"Not you? End it, then change your passphrase."</p>
                </form>
            }.into_any()
        }}
    }
}

/// Passphrase or code once more, before an account's doors are changed.
#[component]
pub fn Proof(
    /// The field's name.
    name: &'static str,
    /// What is wrong.
    wrongs: Vec<FieldError>,
) -> impl IntoView {
    view! {
        <Field
            name
            label="Your passphrase, or your code"
            kind="password"
            hint="So that nobody does this at a desk you left. The code is the one that your authenticator shows now."
            autocomplete="current-password"
            wrongs
        />
    }
}
