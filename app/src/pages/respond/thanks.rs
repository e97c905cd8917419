//! After Send: we've got it, what happens next, help lines, nothing else.

use domain::help::HelpLine;
use leptos::prelude::*;

use crate::components::{
    help::HelpList,
    illustrations::LitWindow,
    layout::{Assets, Layout, Leave, Mood},
};
use crate::paths;

/// What the page shows.
#[derive(Debug, Clone)]
pub struct ThanksView {
    /// Where the files are.
    pub assets: Assets,
    /// Help lines for everyone.
    pub help: Vec<HelpLine>,
    /// The link's code.
    pub link: String,
    /// The wave's code: results stand under it.
    pub wave: String,
    /// Whether answers are made up.
    pub made_up: bool,
}

/// The page after Send: the same for everyone, whatever was answered.
#[component]
pub fn Thanks(
    /// What it shows.
    page: ThanksView,
) -> impl IntoView {
    let ThanksView { assets, help, link, wave, made_up } = page;
    let (results, again) = (paths::results(&wave), paths::link(&link));
    let shown = results.clone();
    view! {
        <Layout title="Blether".to_owned() mood=Mood::Plain assets aside=|| view! { <Leave/> }>
            {made_up.then(|| view! { <p class="made-up">"Made-up survey, for trying out."</p> })}
            <LitWindow/>
            <h1>"We’ve got it"</h1>
            <p class="lead">"Thank you. Your answers are saved, and counted once."</p>
            <h2>"What happens next"</h2>
            <p>"When the survey closes, all answers are added up. Then anyone can see what families said here:"</p>
            <p><a class="address" href=results>{shown}</a></p>
            <p>"Now close this tab. Otherwise someone who presses Back on this phone may see your answers."</p>
            <p>"Does someone else want to answer? "<a href=again>"Start a new one"</a></p>
            <h2>"If you want to talk to someone"</h2>
            <HelpList lines=help/>
        </Layout>
    }
}
