//! Who is answering? The last page that could be seen by anyone: it names neither alcohol nor drugs.

use std::sync::Arc;

use domain::survey::Survey;
use leptos::prelude::*;

use crate::{
    components::{
        languages::Languages,
        layout::{Frame, Layout, MadeUp, Mood},
        slip_box::slip_script,
        worded::worded,
    },
    locale::{here, say},
    paths,
};

/// What the page shows.
#[derive(Debug, Clone)]
pub struct WhoView {
    /// What every page needs.
    pub frame: Frame,
    /// The survey.
    pub survey: Arc<Survey>,
    /// The link's code.
    pub link: String,
    /// Whether the link needs a slip's code.
    pub single_use: bool,
    /// Whether answers are made up.
    pub made_up: bool,
}

/// The choice of audience: three big links.
#[component]
pub fn Who(
    /// What it shows.
    page: WhoView,
) -> impl IntoView {
    let WhoView { frame, survey, link, single_use, made_up } = page;
    frame.spoken();
    let cards = survey.audiences.iter().map(|version| {
        // The first number of the ages, whatever the language: "8", "12", "18".
        let digits = version.ages.trim_start_matches(|sign: char| !sign.is_ascii_digit());
        let age = digits.split(|sign: char| !sign.is_ascii_digit()).next().unwrap_or_default();
        view! {
            <li>
                <a class=format!("card {}", version.audience) href=here(&paths::form(&link, version.audience))>
                    <span class="age" aria-hidden="true" dir="ltr">{format!("{age}+")}</span>
                    <span><b>{worded(&survey, &version.label)}</b><span class="hint">{worded(&survey, &version.ages)}</span></span>
                </a>
            </li>
        }
    });
    let cards = cards.collect_view();
    let lead = view! { <p class="lead">{say("who-lead")}</p> };
    let lead = if single_use { view! { {lead}<p>{say("slip-needed")}</p>{slip_script(&frame.hash)} }.into_any() } else { lead.into_any() };
    view! {
        <Layout mood=Mood::Plain frame>
            <MadeUp made_up/>
            <div class="tools"></div>
            <h1>{say("who-title")}</h1>
            {lead}
            <ul class="cards">{cards}</ul>
            <Languages path=paths::link(&link)/>
            <p><a class="pill" href=here(&paths::privacy(&link))>{say("privacy")}</a></p>
        </Layout>
    }
}
