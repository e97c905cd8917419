//! Passkeys. Script adds them: without it the code opens the door, and nothing here shows.

use leptos::prelude::*;

use super::sessions::Proof;
use crate::{
    components::staff::{Field, FieldError, Section, StaffFrame, StaffLayout},
    paths,
};

/// The field's name of a passphrase or code that is asked once more before a passkey is added.
pub const PASSKEY_PROOF: &str = "passkey-proof";
/// The same before one is removed.
pub const REMOVE_PROOF: &str = "remove-proof";

/// One passkey.
#[derive(Debug, Clone, Default)]
pub struct PasskeyLine {
    /// What the form calls it.
    pub id: String,
    /// What its person calls it.
    pub name: String,
    /// Since when.
    pub since: String,
}

/// One's passkeys.
#[derive(Debug, Clone, Default)]
pub struct PasskeysView {
    /// What every staff page needs.
    pub frame: StaffFrame,
    /// Each.
    pub passkeys: Vec<PasskeyLine>,
    /// What the browser is asked: JSON. Nothing where this site's address has no name.
    pub options: Option<String>,
    /// What was typed as a name.
    pub name: String,
    /// What was done just now.
    pub done: Option<&'static str>,
    /// What is wrong.
    pub wrongs: Vec<FieldError>,
}

/// The script that asks the browser.
#[component]
fn Script(hash: String) -> impl IntoView {
    view! { <script type="module" src=paths::asset(&hash, "passkey.js")></script> }
}

/// One's passkeys, one more, one fewer.
#[component]
pub fn PasskeysPage(
    /// What it shows.
    page: PasskeysView,
) -> impl IntoView {
    let PasskeysView { frame, passkeys, options, name, done, wrongs } = page;
    let (hash, several) = (frame.hash.clone(), passkeys.len() > 1);
    let line = move |(number, passkey): (usize, PasskeyLine)| {
        let id = format!("passkey-{number}");
        view! {
            <li>
                <input type="radio" name="passkey" id=id.clone() value=passkey.id checked=!several/>
                <label for=id>{passkey.name}<br/><span class="hint">{format!("Since {}", passkey.since)}</span></label>
            </li>
        }
    };
    let removed = wrongs.clone();
    view! {
        <StaffLayout title="Passkeys" section=Section::Account frame wrongs=wrongs.clone()>
            {done.map(|done| view! { <p class="news" role="status">{done}</p> })}
            <p class="lead">"A passkey is a key in your phone, your computer or a stick. It opens the second lock in place of the six digits: you confirm with a finger, a look or a PIN."</p>
            <h2>"Add one"</h2>
            {match options {
                Some(options) => view! {
                    <p data-without-passkey>"This browser cannot add one: it must run scripts, and know passkeys. Your code works without."</p>
                    <form class="fields" method="post" action=paths::PASSKEYS novalidate hidden data-passkey="new" data-options=options>
                        <input type="hidden" name="credential"/>
                        <Field name="passkey-name" label="What do you call it?" value=name hint="My phone, work laptop." wrongs=wrongs.clone()/>
                        <Proof name=PASSKEY_PROOF wrongs/>
                        <button class="strong">"Add a passkey"</button>
                        <p role="status" data-failed="That did not work. Try again, or go on with your code."></p>
                    </form>
                }.into_any(),
                None => view! { <p>"This Blether has no name of its own on the network, only a number: passkeys need a name."</p> }.into_any(),
            }}
            {(!passkeys.is_empty()).then(|| view! {
                <h2>"Yours"</h2>
                <form class="fields" method="post" action=paths::PASSKEY_REMOVED novalidate>
                    <fieldset class="boxes">
                        <legend>"Which one do you want to remove?"</legend>
                        <ul>{passkeys.into_iter().enumerate().map(line).collect_view()}</ul>
                    </fieldset>
                    <Proof name=REMOVE_PROOF wrongs=removed/>
                    <button class="pill">"Remove it"</button>
                </form>
            })}
            <p><a href=paths::ACCOUNT>"Back to your account"</a></p>
            <Script hash/>
        </StaffLayout>
    }
}

/// At the second lock: a button, where they have a passkey and the browser can.
#[component]
pub fn PasskeyDoor(
    /// The hash in the names of a page's files.
    hash: String,
    /// What the browser is asked: JSON.
    options: Option<String>,
) -> impl IntoView {
    options.map(|options| {
        view! {
            <form class="fields" method="post" action=paths::SECOND_PASSKEY hidden data-passkey="get" data-options=options>
                <input type="hidden" name="credential"/>
                <button class="strong">"Use a passkey"</button>
                <p role="status" data-failed="That did not work. Try again, or type your code."></p>
            </form>
            <Script hash/>
        }
    })
}
