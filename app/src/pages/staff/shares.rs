//! Links by which a wave's results in full are given to others.

use leptos::prelude::*;

use crate::{
    components::staff::{Field, FieldError, Section, StaffFrame, StaffLayout},
    paths::{self, FullResults},
};

/// A link.
#[derive(Debug, Clone)]
pub struct ShareLine {
    /// The whole address, to copy.
    pub address: String,
    /// What it is known by.
    pub secret: String,
    /// Whom it was given to.
    pub name: String,
    /// The day when it was ended; nothing: it opens.
    pub ended: Option<String>,
}

/// What the page shows.
#[derive(Debug, Clone)]
pub struct SharesView {
    /// What every staff page needs.
    pub frame: StaffFrame,
    /// The wave's code.
    pub wave: String,
    /// Where it is for.
    pub place: String,
    /// Whether there are results to share.
    pub public: bool,
    /// The links, those that open first.
    pub shares: Vec<ShareLine>,
    /// What was typed as a name.
    pub typed: String,
    /// What was done just now.
    pub done: Option<&'static str>,
    /// What is wrong.
    pub wrongs: Vec<FieldError>,
}

/// The links.
#[component]
pub fn SharesPage(
    /// What it shows.
    page: SharesView,
) -> impl IntoView {
    let SharesView { frame, wave, place, public, shares, typed, done, wrongs } = page;
    let none = shares.is_empty().then(|| view! { <p>"Nobody has a link yet."</p> });
    let of_wave = wave.clone();
    let line = move |share: ShareLine| view! { <ShareItem share wave=of_wave.clone()/> };
    let form = view! {
        <h2>"Make a link"</h2>
        <form class="fields" method="post" action=paths::shares(&wave) novalidate>
            <Field name="name" label="Whom it is for" value=typed hint="A board, a workshop, a partner. Only staff see it." wrongs=wrongs.clone()/>
            <button class="strong">"Make a link"</button>
        </form>
    };
    view! {
        <StaffLayout title=format!("{place}: share the full results") section=Section::Waves frame wrongs>
            {done.map(|done| view! { <p class="news" role="status">{done}</p> })}
            <p class="lead">"Whoever has a link reads what you read here: every theme, place and chart, without signing in. It shows published numbers and nothing else. Families have their own page, which needs no link."</p>
            {if public {
                form.into_any()
            } else {
                view! { <p>"There is nothing to share yet. Come back when the results are public."</p> }.into_any()
            }}
            <h2>"Links"</h2>
            {none}
            <ul class="links">{shares.into_iter().map(line).collect_view()}</ul>
            <div class="hand-out">
                {public.then(|| view! { <a href=FullResults::OfStaff(wave.clone()).overview()>"Read the results"</a> })}
                <a href=paths::staff_wave(&wave)>"Back to the wave"</a>
            </div>
        </StaffLayout>
    }
}

#[component]
fn ShareItem(share: ShareLine, wave: String) -> impl IntoView {
    let ShareLine { address, secret, name, ended } = share;
    let open = ended.is_none();
    let path = FullResults::Shared(secret.clone()).overview();
    view! {
        <li>
            <b>{name.clone()}</b>
            {ended.map(|day| view! { " "<span class="state closed">"ended"</span><p class="hint">{format!("It opens nothing since {day}.")}</p> })}
            {open.then(|| view! {
                <p><a class="address" href=path>{address}</a></p>
                <form method="post" action=paths::share_ended(&wave)>
                    <button class="pill" name="secret" value=secret aria-label=format!("End this link: {name}")>"End this link"</button>
                </form>
            })}
        </li>
    }
}
