//! One's own account.

use leptos::prelude::*;

use super::{
    provider::{ProviderPart, ProviderView},
    sessions::{SessionLine, Sessions},
};
use crate::{
    components::staff::{Field, FieldError, Section, StaffFrame, StaffLayout},
    paths,
};

/// What it shows.
#[derive(Debug, Clone, Default)]
pub struct AccountView {
    /// What every staff page needs.
    pub frame: StaffFrame,
    /// Their address.
    pub email: String,
    /// What they may do, a line each.
    pub roles: Vec<String>,
    /// How many recovery codes are left.
    pub recovery_left: i64,
    /// Whether they have a passphrase.
    pub passphrase: bool,
    /// The provider by which they may come in too.
    pub provider: Option<ProviderView>,
    /// How many passkeys they have.
    pub passkeys: usize,
    /// Their sessions.
    pub sessions: Vec<SessionLine>,
    /// What was done just now.
    pub done: Option<&'static str>,
    /// What is wrong.
    pub wrongs: Vec<FieldError>,
}

/// One's own account.
#[component]
pub fn AccountPage(
    /// What it shows.
    page: AccountView,
) -> impl IntoView {
    let AccountView { frame, email, roles, recovery_left, passphrase, provider, passkeys, sessions, done, wrongs } = page;
    view! {
        <StaffLayout title="Your account" section=Section::Account frame wrongs=wrongs.clone()>
            {done.map(|done| view! { <p class="news" role="status">{done}</p> })}
            <p>{email}</p>
            <ul>{roles.into_iter().map(|role| view! { <li>{role}</li> }).collect_view()}</ul>
            {passphrase.then(|| view! { <PassphrasePart wrongs=wrongs.clone()/> })}
            {provider.map(|part| view! { <ProviderPart part wrongs=wrongs.clone()/> })}
            <Sessions sessions wrongs/>
            <h2>"Passkeys"</h2>
            <p>{passkeys_in_words(passkeys)}</p>
            <p><a class="pill" href=paths::PASSKEYS>"Your passkeys"</a></p>
            <h2>"Recovery codes"</h2>
            <p>{format!("You have {recovery_left} left. To get new ones, ask for a way back in: your authenticator is set up again then.")}</p>
        </StaffLayout>
    }
}

/// Another passphrase.
#[component]
fn PassphrasePart(wrongs: Vec<FieldError>) -> impl IntoView {
    view! {
        <h2>"Change your passphrase"</h2>
        <form class="fields" method="post" action=paths::PASSPHRASE novalidate>
            <Field name="old" label="The one you have" kind="password" autocomplete="current-password" wrongs=wrongs.clone()/>
            <Field
                name="passphrase"
                label="The new one"
                kind="password"
                hint="At least 12 characters. Three or four words that do not belong together are good."
                autocomplete="new-password"
                wrongs
            />
            <button class="strong">"Change it"</button>
        </form>
    }
}

fn passkeys_in_words(count: usize) -> String {
    match count {
        0 => "You have none. A passkey in your phone or computer opens the second lock in place of the six digits.".to_owned(),
        1 => "You have one.".to_owned(),
        more => format!("You have {more}."),
    }
}
