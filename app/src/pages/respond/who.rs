//! Who is answering? The last page that could be seen by anyone: it names neither alcohol nor drugs.

use std::sync::Arc;

use domain::{help::HelpLine, survey::Survey};
use leptos::prelude::*;

use crate::components::{
    help::Help,
    layout::{Assets, Layout, Leave, Mood},
};
use crate::paths;

/// What the page shows.
#[derive(Debug, Clone)]
pub struct WhoView {
    /// Where the files are.
    pub assets: Assets,
    /// Help lines for everyone.
    pub help: Vec<HelpLine>,
    /// The survey.
    pub survey: Arc<Survey>,
    /// The link's code.
    pub link: String,
    /// Whether answers are made up.
    pub made_up: bool,
}

/// The choice of audience: three big links.
#[component]
pub fn Who(
    /// What it shows.
    page: WhoView,
) -> impl IntoView {
    let WhoView { assets, help, survey, link, made_up } = page;
    let cards = survey.audiences.iter().map(|version| {
        let (age, _) = version.ages.split_once(' ').unwrap_or((&version.ages, ""));
        view! {
            <li>
                <a class=format!("card {}", version.audience) href=paths::form(&link, version.audience)>
                    <span class="age" aria-hidden="true">{format!("{age}+")}</span>
                    <span><b>{version.label.clone()}</b><span class="hint">{version.ages.clone()}</span></span>
                </a>
            </li>
        }
    });
    let cards = cards.collect_view();
    view! {
        <Layout title="Blether".to_owned() mood=Mood::Plain assets aside=|| view! { <Leave/> }>
            {made_up.then(|| view! { <p class="made-up">"Made-up survey, for trying out. Don’t put real answers here."</p> })}
            <h1>"Who is answering?"</h1>
            <p class="lead">"It takes about 3 minutes. We don’t ask your name."</p>
            <ul class="cards">{cards}</ul>
            <Help lines=help/>
        </Layout>
    }
}
