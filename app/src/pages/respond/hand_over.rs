//! From one person to the next, on one phone: nothing of the one before is here.

use leptos::prelude::*;

use crate::{
    components::{
        icons,
        layout::{Frame, Layout, MadeUp, Mood},
    },
    locale::{here, say},
    paths,
};

/// What the page shows.
#[derive(Debug, Clone)]
pub struct HandOverView {
    /// What every page needs.
    pub frame: Frame,
    /// The link's code.
    pub link: String,
    /// Whether answers are made up.
    pub made_up: bool,
}

/// The page that is handed over: one sentence, one button.
#[component]
pub fn HandOver(
    /// What it shows.
    page: HandOverView,
) -> impl IntoView {
    let HandOverView { frame, link, made_up } = page;
    frame.spoken();
    view! {
        <Layout mood=Mood::Plain frame >
            <MadeUp made_up/>
            <div class="tools"></div>
            <div class="hand-over">
                <icons::HandOver/>
                <h1>{say("hand-over-title")}</h1>
                <p class="lead">{say("hand-over-lead")}</p>
                <a class="strong" href=here(&paths::link(&link))>{say("hand-over-start")}</a>
            </div>
        </Layout>
    }
}
