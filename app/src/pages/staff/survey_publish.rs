//! What is new in a survey's draft, before it becomes a version for good.

use leptos::prelude::*;

use super::surveys::Findings;
use crate::{
    components::staff::{FieldError, Section, StaffFrame, StaffLayout},
    paths,
};

/// One thing that is new.
#[derive(Debug, Clone)]
pub struct ChangeLine {
    /// What.
    pub what: String,
    /// What stood there.
    pub before: Option<String>,
    /// What stands there now.
    pub after: Option<String>,
}

/// What the page shows.
#[derive(Debug, Clone, Default)]
pub struct PublishView {
    /// What every staff page needs.
    pub frame: StaffFrame,
    /// The survey's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Which version the draft will be.
    pub version: String,
    /// What it is compared with: "version 1".
    pub base: String,
    /// The revision that was looked at.
    pub revision: i64,
    /// What is new.
    pub changes: Vec<ChangeLine>,
    /// What keeps it from being used.
    pub unfit: Vec<String>,
    /// What a person should look at.
    pub findings: Vec<String>,
    /// Languages that lack something, or that no native reader has read, each with what is amiss.
    pub languages: Vec<(String, String)>,
    /// What is wrong.
    pub wrongs: Vec<FieldError>,
}

/// Publishes a draft.
#[component]
pub fn PublishPage(
    /// What it shows.
    page: PublishView,
) -> impl IntoView {
    let PublishView { frame, id, title, version, base, revision, changes, unfit, findings, languages, wrongs } = page;
    let change = |ChangeLine { what, before, after }: ChangeLine| {
        view! {
            <li>
                <b>{what}</b>
                {before.map(|text| view! { <p><span class="hint">"before: "</span><del>{text}</del></p> })}
                {match after {
                    Some(text) => view! { <p><span class="hint">"now: "</span><ins>{text}</ins></p> }.into_any(),
                    None => view! { <p class="hint">"not asked any more"</p> }.into_any(),
                }}
            </li>
        }
    };
    let fits = unfit.is_empty();
    let count = changes.len();
    view! {
        <StaffLayout title=format!("Publish version {version}") section=Section::Surveys frame wrongs>
            <p class="acts"><a class="pill" href=paths::survey(&id)>"Back to "{title}</a></p>
            {(!fits).then(|| view! {
                <div class="news" id="unfit">
                    <p><b>"It cannot be published like this:"</b></p>
                    <ul>{unfit.into_iter().map(|why| view! { <li>{why}</li> }).collect_view()}</ul>
                </div>
            })}
            <h2>{match count {
                0 => format!("It is the same as {base}"),
                1 => format!("One thing is new since {base}"),
                count => format!("{count} things are new since {base}"),
            }}</h2>
            <ul class="waves changes">{changes.into_iter().map(change).collect_view()}</ul>
            <Findings findings/>
            {(!languages.is_empty()).then(|| view! {
                <h2>"Languages"</h2>
                <p class="hint">"What is missing is shown in English, and marked so."</p>
                <ul>{languages.into_iter().map(|(name, amiss)| view! { <li><b><bdi>{name}</bdi></b>": "{amiss}</li> }).collect_view()}</ul>
            })}
            {fits.then(|| view! {
                <form class="fields" method="post" action=paths::publish_survey(&id)>
                    <input type="hidden" name="revision" value=revision/>
                    <p>"A version is for good. Waves that you open from now on ask it; waves that are open go on with theirs."</p>
                    <button class="strong">{format!("Publish version {version}")}</button>
                </form>
            })}
        </StaffLayout>
    }
}
