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
    let AccountView { frame, email, roles, recovery_left, passphrase, provider, sessions, done, wrongs } = page;
    view! {
        <StaffLayout title="Your account" section=Section::Account frame wrongs=wrongs.clone()>
            {done.map(|done| view! { <p class="news" role="status">{done}</p> })}
            <p>{email}</p>
            <ul>{roles.into_iter().map(|role| view! { <li>{role}</li> }).collect_view()}</ul>
            {passphrase.then(|| view! { <PassphrasePart wrongs=wrongs.clone()/> })}
            {provider.map(|part| view! { <ProviderPart part wrongs=wrongs.clone()/> })}
            <Sessions sessions wrongs/>
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
