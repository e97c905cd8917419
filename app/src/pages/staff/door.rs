//! The way in: a one-time link, address and passphrase, the second factor.

use leptos::prelude::*;

use super::{passkey::PasskeyDoor, provider::WithProvider};
use crate::{
    components::staff::{Field, FieldError, Section, StaffFrame, StaffLayout},
    paths,
};

/// Address and passphrase.
#[derive(Debug, Clone, Default)]
pub struct SignInView {
    /// What every staff page needs.
    pub frame: StaffFrame,
    /// What staff call the provider by which they come in too.
    pub provider: Option<String>,
    /// What was typed as an address.
    pub email: String,
    /// Whether a try was wrong; which part is not said.
    pub wrong: bool,
    /// So many seconds are to be waited.
    pub wait: Option<i64>,
}

/// Sign in.
#[component]
pub fn SignInPage(
    /// What it shows.
    page: SignInView,
) -> impl IntoView {
    let SignInView { frame, provider, email, wrong, wait } = page;
    let why = match wait {
        Some(seconds) => Some(format!("Too many tries. Wait {} and try again.", in_words(seconds))),
        None => wrong.then(|| "The address or the passphrase is not right.".to_owned()),
    };
    let wrongs: Vec<_> = why.map(|why| FieldError { field: "email".to_owned(), why }).into_iter().collect();
    view! {
        <StaffLayout title="Sign in" section=Section::Door frame wrongs=wrongs>
            <p class="lead">"For the people who plan services. To answer a survey, nobody signs in."</p>
            <WithProvider name=provider act="Sign in" to=paths::PROVIDER/>
            <form class="fields" method="post" action=paths::SIGN_IN novalidate>
                <Field name="email" label="Email address" value=email kind="email" autocomplete="username"/>
                <Field name="passphrase" label="Passphrase" kind="password" autocomplete="current-password"/>
                <button class="strong">"Go on"</button>
            </form>
            <p class="hint">"Lost your passphrase or your authenticator? A manager of your partnership or an administrator can send you a way back in."</p>
        </StaffLayout>
    }
}

/// "20 seconds", "3 minutes".
fn in_words(seconds: i64) -> String {
    if seconds == 1 {
        "1 second".to_owned()
    } else if seconds < 100 {
        format!("{seconds} seconds")
    } else {
        format!("{} minutes", (seconds + 59) / 60)
    }
}

/// The second factor.
#[derive(Debug, Clone, Default)]
pub struct SecondView {
    /// What every staff page needs.
    pub frame: StaffFrame,
    /// What a passkey is asked, where they have one: JSON.
    pub passkey: Option<String>,
    /// Whether it was a passkey that was wrong.
    pub by_passkey: bool,
    /// Whether a code was wrong.
    pub wrong: bool,
    /// So many seconds are to be waited.
    pub wait: Option<i64>,
}

/// A code from the authenticator, or from paper.
#[component]
pub fn SecondPage(
    /// What it shows.
    page: SecondView,
) -> impl IntoView {
    let SecondView { frame, passkey, by_passkey, wrong, wait } = page;
    let hash = frame.hash.clone();
    let why = match wait {
        Some(seconds) => Some(format!("Too many tries. Wait {} and try again.", in_words(seconds))),
        None if wrong && by_passkey => Some("This passkey did not open it. Try again, or type your code.".to_owned()),
        None => wrong.then(|| "This code is not right, or was used before. Wait for the next one.".to_owned()),
    };
    let wrongs: Vec<_> = why.map(|why| FieldError { field: "code".to_owned(), why }).into_iter().collect();
    view! {
        <StaffLayout title="Your code" section=Section::Door frame wrongs=wrongs.clone()>
            <PasskeyDoor hash options=passkey/>
            <form class="fields" method="post" action=paths::SECOND novalidate>
                <Field
                    name="code"
                    label="Code"
                    hint="The six digits that your authenticator shows now. Lost it? Type one of your recovery codes."
                    autocomplete="one-time-code"
                    wrongs
                />
                <button class="strong">"Sign in"</button>
            </form>
        </StaffLayout>
    }
}

/// Setting up the second factor.
#[derive(Debug, Clone, Default)]
pub struct SetUpView {
    /// What every staff page needs.
    pub frame: StaffFrame,
    /// The authenticator's secret, as base32.
    pub secret: String,
    /// What the authenticator scans, `otpauth://…`.
    pub address: String,
    /// The same as a picture: SVG.
    pub picture: String,
    /// Whether a code was wrong.
    pub wrong: bool,
}

/// Set the second factor up.
#[component]
pub fn SetUpPage(
    /// What it shows.
    page: SetUpView,
) -> impl IntoView {
    let SetUpView { frame, secret, address, picture, wrong } = page;
    let why = "This code is not right. Look whether your phone's clock is, and type the code that shows now.";
    let wrongs: Vec<_> = wrong.then(|| FieldError { field: "code".to_owned(), why: why.to_owned() }).into_iter().collect();
    let groups = secret.as_bytes().chunks(4).map(|group| String::from_utf8_lossy(group).into_owned()).collect::<Vec<_>>().join(" ");
    view! {
        <StaffLayout title="Set up your authenticator" section=Section::Door frame wrongs=wrongs.clone()>
            <p class="lead">"A second lock: a passphrase alone can be guessed or seen. Any authenticator on your phone will do."</p>
            <ol class="steps-list">
                <li>"Open the authenticator, choose "<em>"add"</em>", and scan this."
                    <div class="qr" role="img" aria-label="A picture for your authenticator. The same stands below as text." inner_html=picture></div>
                    <p>"No camera? "<a href=address>"Open it on this phone"</a>", or type this key:"</p>
                    <p><code class="key">{groups}</code></p>
                </li>
                <li>
                    <form class="fields" method="post" action=paths::SECOND novalidate>
                        <input type="hidden" name="secret" value=secret/>
                        <Field name="code" label="Type the six digits that it shows" autocomplete="one-time-code" inputmode="numeric" wrongs/>
                        <button class="strong">"Go on"</button>
                    </form>
                </li>
            </ol>
        </StaffLayout>
    }
}

/// Recovery codes, once.
#[derive(Debug, Clone, Default)]
pub struct RecoveryView {
    /// What every staff page needs.
    pub frame: StaffFrame,
    /// The codes.
    pub codes: Vec<String>,
}

/// The recovery codes: nobody can be shown them again.
#[component]
pub fn RecoveryPage(
    /// What it shows.
    page: RecoveryView,
) -> impl IntoView {
    let RecoveryView { frame, codes } = page;
    view! {
        <StaffLayout title="Keep these codes" section=Section::Door frame>
            <p class="lead">"If you lose your authenticator, each of these lets you in once. Print them or write them down now: they are not shown again."</p>
            <ul class="recovery">{codes.into_iter().map(|code| view! { <li><code>{code}</code></li> }).collect_view()}</ul>
            <p><a class="strong" href=paths::STAFF>"I have kept them"</a></p>
        </StaffLayout>
    }
}

/// A one-time link.
#[derive(Debug, Clone, Default)]
pub struct JoinView {
    /// What every staff page needs.
    pub frame: StaffFrame,
    /// The link's secret.
    pub secret: String,
    /// What staff call the provider by which they may join instead.
    pub provider: Option<String>,
    /// Whose address; empty: to be typed.
    pub email: String,
    /// Whether an account is there already.
    pub again: bool,
    /// What was typed as an address.
    pub typed: String,
    /// What was typed as a name.
    pub name: String,
    /// What they will be able to do, a line each.
    pub roles: Vec<String>,
    /// What is wrong.
    pub wrongs: Vec<FieldError>,
}

/// Join, or come back in.
#[component]
pub fn JoinPage(
    /// What it shows.
    page: JoinView,
) -> impl IntoView {
    let JoinView { frame, secret, provider, email, again, typed, name, roles, wrongs } = page;
    let title = if again { "Come back in" } else { "Welcome to Blether" };
    let known = (!email.is_empty()).then(|| email.clone());
    view! {
        <StaffLayout title section=Section::Door frame wrongs=wrongs.clone()>
            {(!roles.is_empty()).then(|| view! {
                <p class="lead">"You have been invited:"</p>
                <ul>{roles.into_iter().map(|role| view! { <li>{role}</li> }).collect_view()}</ul>
            })}
            {again.then(|| view! { <p class="lead">"Choose a new passphrase. Then you set up your authenticator again."</p> })}
            <WithProvider name=provider act="Join" to=paths::provider_for(&secret)/>
            <form class="fields" method="post" action=paths::join(&secret) novalidate>
                {match known {
                    // A password manager keeps the passphrase under it.
                    Some(email) => view! {
                        <p>"Your address: "<b>{email.clone()}</b></p>
                        <input type="hidden" name="username" autocomplete="username" value=email/>
                    }.into_any(),
                    None => view! {
                        <Field name="email" label="Email address" value=typed kind="email" autocomplete="username" wrongs=wrongs.clone()/>
                    }.into_any(),
                }}
                {(!again).then(|| view! {
                    <Field name="name" label="Your name" value=name hint="As your colleagues know you." autocomplete="name" wrongs=wrongs.clone()/>
                })}
                <Field
                    name="passphrase"
                    label="Choose a passphrase"
                    kind="password"
                    hint="At least 12 characters. Three or four words that do not belong together are good."
                    autocomplete="new-password"
                    wrongs
                />
                <button class="strong">"Go on"</button>
            </form>
        </StaffLayout>
    }
}

/// A one-time link that is used up.
#[component]
pub fn TooLate(
    /// What every staff page needs.
    frame: StaffFrame,
) -> impl IntoView {
    view! {
        <StaffLayout title="This link has been used" section=Section::Door frame>
            <p class="lead">"A link like this opens once, and only for some days. Ask whoever sent it for a new one."</p>
            <p><a class="pill" href=paths::SIGN_IN>"Sign in"</a></p>
        </StaffLayout>
    }
}

/// Too many tries from one network.
#[component]
pub fn SlowDown(
    /// What every staff page needs.
    frame: StaffFrame,
    /// So many seconds are to be waited.
    seconds: i64,
) -> impl IntoView {
    view! {
        <StaffLayout title="Wait a little" section=Section::Door frame>
            <p class="lead">{format!("Many people tried to sign in from where you are. Wait {} and try again.", in_words(seconds))}</p>
            <p><a class="pill" href=paths::SIGN_IN>"To the sign-in page"</a></p>
        </StaffLayout>
    }
}

/// Something that is not theirs to do.
#[component]
pub fn NotYours(
    /// What every staff page needs.
    frame: StaffFrame,
) -> impl IntoView {
    view! {
        <StaffLayout title="You may not do this" section=Section::Waves frame>
            <p class="lead">"Your role does not let you. A manager of the partnership can change what you may do, or do it for you."</p>
            <p><a class="pill" href=paths::STAFF>"To your waves"</a></p>
        </StaffLayout>
    }
}
