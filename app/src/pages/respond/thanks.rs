//! After Send: we've got it, what happens next and when, the way back to the results, help lines, nothing else.

use domain::picture::pictures_of;
use leptos::prelude::*;

use crate::{
    components::{
        help::HelpList,
        icons::{Chart, HandOver, Lock, People},
        illustrations::LitWindow,
        layout::{Frame, Layout, MadeUp, Mood},
        pictures::PictureList,
    },
    locale::{Day, date, here, say, say_with},
    paths,
};

/// What the page shows.
#[derive(Debug, Clone)]
pub struct ThanksView {
    /// What every page needs. Whoever answered knows the topic: every help line of the area may stand here.
    pub frame: Frame,
    /// The link's code.
    pub link: String,
    /// The wave's code: results stand under it.
    pub wave: String,
    /// The last day of the wave, where it is set.
    pub closes: Option<Day>,
    /// Whether answers are made up.
    pub made_up: bool,
}

/// The page after Send: the same for everyone, whatever was answered.
#[component]
pub fn Thanks(
    /// What it shows.
    page: ThanksView,
) -> impl IntoView {
    let ThanksView { frame, link, wave, closes, made_up } = page;
    frame.spoken();
    let help = frame.help.clone();
    let results = paths::results(&wave);
    let shown = results.clone();
    let closes = match closes {
        Some(day) => say_with("thanks-closes", &[("date", date(day).into())]),
        None => say("thanks-closes-later"),
    };
    view! {
        <Layout mood=Mood::Plain frame>
            <MadeUp made_up/>
            <div class="tools"></div>
            <LitWindow/>
            <h1>{say("thanks-title")}</h1>
            <p class="lead">{say("thanks-lead")}</p>
            <p>{say("thanks-close-tab")}</p>
            <h2>{say("thanks-next")}</h2>
            <ol class="next-steps">
                <li><Lock/><div>{closes}</div></li>
                <li><People/><div>{say("thanks-added-up")}</div></li>
                <li><Chart/><div>{say("thanks-results")}</div></li>
            </ol>
            <PictureList names=pictures_of(&wave)/>
            <p class="hint">{say("thanks-pictures-how")}</p>
            <p>{say("thanks-address")}" "<a class="address" href=results dir="ltr">{shown}</a></p>
            <h2>{say("thanks-someone-else")}</h2>
            <p><a class="strong" href=here(&paths::hand_over(&link))><HandOver/>{say("thanks-hand-over")}</a></p>
            <h2>{say("thanks-talk")}</h2>
            <HelpList lines=help/>
        </Layout>
    }
}
