//! Coming in by a provider: single sign-on. Its links work without script; whoever comes back goes on by a page, because a browser sends the
//! session's cookie to no page that another site led to.

use leptos::prelude::*;

use super::sessions::Proof;
use crate::{
    components::staff::{Field, FieldError, Section, StaffFrame, StaffLayout},
    paths,
};

/// A button to the provider, where there is one.
#[component]
pub fn WithProvider(
    /// What staff call it.
    name: Option<String>,
    /// "Sign in", "Join".
    act: &'static str,
    /// Where it leads.
    #[prop(into)]
    to: String,
) -> impl IntoView {
    name.map(|name| {
        view! {
            <p><a class="strong" href=to>{format!("{act} with {name}")}</a></p>
            <p class="hint">"Or by a passphrase:"</p>
        }
    })
}

/// The provider, as one's account shows it.
#[derive(Debug, Clone, Default)]
pub struct ProviderView {
    /// What staff call it.
    pub name: String,
    /// Whether one's account is linked.
    pub linked: bool,
    /// Whether one has a passphrase too: otherwise it is the only way in.
    pub passphrase: bool,
}

/// The field's name of a passphrase or code that is asked once more before an account is linked or unlinked.
pub const PROVIDER_PROOF: &str = "provider-proof";

/// The part of one's account about it.
#[component]
pub fn ProviderPart(
    /// What it shows.
    part: ProviderView,
    /// What is wrong.
    wrongs: Vec<FieldError>,
) -> impl IntoView {
    let ProviderView { name, linked, passphrase } = part;
    view! {
        <h2>{format!("Sign in with {name}")}</h2>
        {match (linked, passphrase) {
            (false, _) => view! {
                <p>{format!("Linked once, {name} lets you in. Your code is asked for as before, unless {name} asked for a second lock itself.")}</p>
                <p><a class="pill" href=paths::PROVIDER_LINK>"Link it"</a></p>
            }.into_any(),
            (true, true) => view! {
                <p>"It is linked."</p>
                <form class="fields" method="post" action=paths::PROVIDER_UNLINK novalidate>
                    <Proof name=PROVIDER_PROOF wrongs/>
                    <button class="pill">"Unlink it"</button>
                </form>
            }.into_any(),
            (true, false) => view! {
                <p>"It is linked, and your only way in. To get a passphrase, ask for a way back in: then you can link it again."</p>
            }.into_any(),
        }}
    }
}

/// Whoever came back is in, or nearly.
#[component]
pub fn CameIn(
    /// What every staff page needs.
    frame: StaffFrame,
    /// Where it goes on.
    to: &'static str,
) -> impl IntoView {
    view! {
        <StaffLayout title="You are here" section=Section::Door frame>
            <p class="lead">"This goes on by itself."</p>
            <p><a class="strong" href=to>"Go on"</a></p>
        </StaffLayout>
    }
}

/// Why nobody came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotIn {
    /// Begun elsewhere, too late, or twice.
    NotBegun,
    /// The provider said no.
    Denied,
    /// The provider's answer is not believed.
    Unbelieved,
    /// The provider does not answer.
    Silent,
    /// Nobody here is linked.
    Unknown,
    /// Another account is linked.
    Taken,
}

/// Nobody came in.
#[component]
pub fn NotInPage(
    /// What every staff page needs.
    frame: StaffFrame,
    /// Why.
    why: NotIn,
    /// What staff call the provider.
    name: String,
) -> impl IntoView {
    let (title, words) = match why {
        NotIn::NotBegun => {
            ("Start again", "This way in was not begun in this browser, took more than ten minutes, or was used before.".to_owned())
        }
        NotIn::Denied => ("You are not signed in", format!("{name} did not let you in, or you stopped there.")),
        NotIn::Unbelieved => {
            ("You are not signed in", format!("What {name} answered cannot be trusted. Tell whoever runs Blether; it is in their log."))
        }
        NotIn::Silent => ("You are not signed in", format!("{name} does not answer. Try again in some minutes, or use your passphrase.")),
        NotIn::Unknown => (
            "No account is linked",
            format!(
                "{name} knows you, and no account here is linked with that yet. If you have one, sign in by passphrase and link it on your account's page. If not, ask a manager of your partnership for an invitation."
            ),
        ),
        NotIn::Taken => (
            "It is linked already",
            format!("Another account here is linked with your sign-in at {name}. Sign in with it, or ask an administrator."),
        ),
    };
    view! {
        <StaffLayout title section=Section::Door frame>
            <p class="lead">{words}</p>
            <p><a class="strong" href=paths::SIGN_IN>"To the sign-in page"</a></p>
        </StaffLayout>
    }
}

/// Whoever came back links it.
#[component]
pub fn LinkPage(
    /// What every staff page needs.
    frame: StaffFrame,
    /// What staff call the provider.
    name: String,
    /// What is wrong.
    wrongs: Vec<FieldError>,
) -> impl IntoView {
    view! {
        <StaffLayout title=format!("Link {name}") section=Section::Door frame wrongs=wrongs.clone()>
            <p class="lead">{format!("Once linked, whoever signs in to {name} as you just did comes into your account here.")}</p>
            <form class="fields" method="post" action=paths::PROVIDER_LINK novalidate>
                <Proof name=PROVIDER_PROOF wrongs/>
                <button class="strong">"Link it"</button>
            </form>
            <p><a href=paths::ACCOUNT>"Not now"</a></p>
        </StaffLayout>
    }
}

/// Whoever came back joins.
#[derive(Debug, Clone, Default)]
pub struct JoinByView {
    /// What every staff page needs.
    pub frame: StaffFrame,
    /// What staff call the provider.
    pub provider: String,
    /// Whose invitation it is.
    pub email: String,
    /// What was typed as a name.
    pub name: String,
    /// What they will be able to do, a line each.
    pub roles: Vec<String>,
    /// What is wrong.
    pub wrongs: Vec<FieldError>,
}

/// Join without a passphrase.
#[component]
pub fn JoinByPage(
    /// What it shows.
    page: JoinByView,
) -> impl IntoView {
    let JoinByView { frame, provider, email, name, roles, wrongs } = page;
    view! {
        <StaffLayout title=format!("Join with {provider}") section=Section::Door frame wrongs=wrongs.clone()>
            <p class="lead">"You have been invited:"</p>
            <ul>{roles.into_iter().map(|role| view! { <li>{role}</li> }).collect_view()}</ul>
            <form class="fields" method="post" action=paths::PROVIDER_JOIN novalidate>
                <p>"Your address: "<b>{email}</b></p>
                <Field name="name" label="Your name" value=name hint="As your colleagues know you." autocomplete="name" wrongs/>
                <button class="strong">"Join"</button>
            </form>
        </StaffLayout>
    }
}
