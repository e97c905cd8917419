//! Kiosk mode: a worker's tablet in a hall without wifi, on which people answer one after another. A script does it all; the words stand here.

use domain::{help::HelpLine, survey::Audience};
use leptos::prelude::*;

use super::outbox::Stuck;
use crate::components::{
    help::{Help, HelpList},
    layout::{Assets, Layout, Leave, Mood},
};
use crate::paths;

/// What the set-up page shows.
#[derive(Debug, Clone)]
pub struct KioskView {
    /// Where the files are.
    pub assets: Assets,
    /// Help lines for everyone.
    pub help: Vec<HelpLine>,
    /// The link's code.
    pub link: String,
    /// Whose forms the survey has.
    pub audiences: Vec<Audience>,
    /// Whether answers are made up.
    pub made_up: bool,
}

/// Where a worker sets the tablet up, sees what is unsent, and ends kiosk mode.
#[component]
pub fn Kiosk(
    /// What it shows.
    page: KioskView,
) -> impl IntoView {
    let KioskView { assets, help, link, audiences, made_up } = page;
    let (start, kiosk) = (paths::link(&link), paths::kiosk(&link));
    // Every page that the tablet keeps, and nothing else: a survey in more languages lists them all.
    let forms = audiences.into_iter().map(|audience| paths::form(&link, audience));
    let keep = [start.clone(), kiosk.clone(), paths::next(&link)].into_iter().chain(forms).collect::<Vec<_>>().join(" ");
    view! {
        <Layout title="Blether".to_owned() mood=Mood::Plain assets>
            {made_up.then(|| view! { <p class="made-up">"Made-up survey, for trying out. Don’t put real answers here."</p> })}
            <div data-outbox="" data-keep=keep data-link=link>
                <h1>"One tablet, many people, no wifi"</h1>
                <p class="lead">"For workers: set this tablet up while it is online. Then people can answer on it one after another, where there is no signal."</p>
                <p class="wrong" data-mode="unknown">"This needs a browser with JavaScript, and here it is off. Use phones with signal instead."</p>
                <ul>
                    <li>"When someone presses Send, their answers are locked. Nobody can read them on this tablet, not even you."</li>
                    <li>"They wait here. When the tablet is online again they send themselves: open this page and watch the number go down to 0."</li>
                    <li>"What isn’t sent within 7 days is deleted."</li>
                    <li>"If nobody touches the screen for 2 minutes, it asks. Then it wipes what was not sent and starts again."</li>
                    <li>"Hand the tablet over when it asks who is answering."</li>
                </ul>
                <p role="status" data-said=""></p>
                <div data-mode="off" hidden>
                    <button class="strong" type="button" data-do="set-up">"Set up this tablet"</button>
                </div>
                <div data-mode="on" hidden>
                    <h2>"This tablet is set up"</h2>
                    <p>"Not sent yet: "<b data-count="waiting"></b></p>
                    <p data-show="waiting" hidden>"The first has waited since "<time data-since=""></time>"."</p>
                    <p class="buttons"><a class="strong" href=start>"Start: who is answering?"</a></p>
                    <p class="buttons">
                        <button class="quiet" type="button" data-do="send">"Send now"</button>
                        <button class="quiet" type="button" data-do="ask" aria-controls="wipe-kiosk">"Delete what is not sent"</button>
                        <button class="quiet" type="button" data-do="ask" aria-controls="end-kiosk">"End kiosk mode"</button>
                    </p>
                </div>
                <Stuck/>
                <section data-show="gone" hidden>
                    <h2>"Deleted"</h2>
                    <p>"Answers that waited here for 7 days and could not be sent have been deleted: "<b data-count="gone"></b></p>
                </section>
                <dialog id="wipe-kiosk" aria-labelledby="wipe-kiosk-title">
                    <h2 id="wipe-kiosk-title">"Delete what is not sent?"</h2>
                    <p>"People’s answers that would be lost for good: "<b data-count="waiting"></b></p>
                    <p class="buttons">
                        <button class="strong" type="button" data-do="close">"Keep them"</button>
                        <button class="quiet" type="button" data-do="delete" data-states="waiting closed refused">"Delete them"</button>
                    </p>
                </dialog>
                <dialog id="end-kiosk" aria-labelledby="end-kiosk-title">
                    <h2 id="end-kiosk-title">"End kiosk mode?"</h2>
                    <p>"Everything of Blether is taken off this tablet."</p>
                    <p>"People’s answers that would be lost for good: "<b data-count="waiting"></b></p>
                    <p class="buttons">
                        <button class="strong" type="button" data-do="close">"Go on with kiosk mode"</button>
                        <button class="quiet" type="button" data-do="end">"End it"</button>
                    </p>
                </dialog>
                <template id="kiosk-words">
                    <p data-word="wait">"Just a moment…"</p>
                    <p data-word="ready">"Ready. You can go offline now."</p>
                    <p data-word="failed">"That didn’t work. Is the tablet online? Then please try again."</p>
                </template>
            </div>
            <Parts kiosk/>
            <Help lines=help/>
        </Layout>
    }
}

/// What the survey's pages get in kiosk mode; their script takes it from here.
#[component]
fn Parts(
    /// Where a worker finds the set-up page.
    kiosk: String,
) -> impl IntoView {
    view! {
        <template id="kiosk-parts">
            <p class="kiosk-bar" data-part="bar"><a href=kiosk>"For workers"</a>" · Not sent yet: "<b data-count="waiting"></b></p>
            <p class="kiosk-reset" data-part="reset"><button class="quiet" type="button">"Wipe this and start again"</button></p>
            <p data-part="empty">"There is nothing to send yet. Answer one question or more, or start again."</p>
            <p class="wrong" role="alert" data-part="clash">"You ticked an answer that can’t go with the others. Please untick one."</p>
            <p data-part="failed">"We could not lock your answers on this tablet. Nothing was kept. Please tell the worker."</p>
            <dialog data-part="idle" aria-labelledby="still-there">
                <h2 id="still-there">"Still there?"</h2>
                <p>"If not, this page wipes itself and starts again. Seconds left: "<b data-left=""></b></p>
                <p class="buttons">
                    <button class="strong" type="button" data-yes="">"Yes, I’m here"</button>
                    <button class="quiet" type="button" data-no="">"Wipe and start again"</button>
                </p>
            </dialog>
        </template>
    }
}

/// What the page between two people shows.
#[derive(Debug, Clone)]
pub struct NextView {
    /// Where the files are.
    pub assets: Assets,
    /// Help lines for everyone.
    pub help: Vec<HelpLine>,
    /// The link's code.
    pub link: String,
}

/// In kiosk mode, after Send: the same for everyone, whatever was answered.
#[component]
pub fn Next(
    /// What it shows.
    page: NextView,
) -> impl IntoView {
    let NextView { assets, help, link } = page;
    let start = paths::link(&link);
    view! {
        <Layout title="Blether".to_owned() mood=Mood::Plain assets aside=|| view! { <Leave/> }>
            <h1>"Thank you"</h1>
            <p class="lead">"Your answers are locked on this tablet. Nobody can read them here. They will be sent when it is online."</p>
            <p>"Now hand the tablet to the next person, or back to the worker."</p>
            <p class="buttons"><a class="strong" href=start>"I’m the next person"</a></p>
            <h2>"If you want to talk to someone"</h2>
            <HelpList lines=help/>
        </Layout>
    }
}
