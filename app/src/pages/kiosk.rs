//! Kiosk mode: a worker's tablet in a hall without wifi, on which people answer one after another. A script does it all; the words stand here.

use domain::{language::Language, survey::Audience};
use leptos::prelude::*;

use super::outbox::Stuck;
use crate::{
    components::{
        help::HelpList,
        layout::{Frame, Layout, MadeUp, Mood},
        slip_box::slip_file,
        words_box::words_files,
    },
    locale::{here, say},
    paths,
};

/// What the set-up page shows.
#[derive(Debug, Clone)]
pub struct KioskView {
    /// What every page needs.
    pub frame: Frame,
    /// The link's code.
    pub link: String,
    /// Whose forms the survey has.
    pub audiences: Vec<Audience>,
    /// Whether the link needs a slip's code.
    pub single_use: bool,
    /// Whether the wave asks for people's own words.
    pub words: bool,
    /// Whether answers are made up.
    pub made_up: bool,
}

/// Where a worker sets the tablet up, sees what is unsent, and ends kiosk mode.
#[component]
pub fn Kiosk(
    /// What it shows.
    page: KioskView,
) -> impl IntoView {
    let KioskView { frame, link, audiences, single_use, words, made_up } = page;
    frame.spoken();
    let (start, kiosk) = (here(&paths::link(&link)), here(&paths::kiosk(&link)));
    // Every page that the tablet keeps, in every language, and nothing else.
    let forms = audiences.into_iter().map(|audience| paths::form(&link, audience));
    let pages: Vec<_> = [paths::link(&link), paths::kiosk(&link), paths::next(&link)].into_iter().chain(forms).collect();
    let keep = Language::ALL.into_iter().flat_map(|language| pages.iter().map(move |page| paths::in_language(page, language)));
    let slip = single_use.then(|| slip_file(&frame.hash));
    let of_words = words.then(|| words_files(&frame.hash)).into_iter().flatten();
    let keep = keep.chain(slip).chain(of_words).collect::<Vec<_>>().join(" ");
    view! {
        <Layout mood=Mood::Plain frame>
            <MadeUp made_up/>
            <div data-outbox="" data-keep=keep data-link=link>
                <h1>{say("kiosk-title")}</h1>
                <p class="lead">{say("kiosk-lead")}</p>
                <p class="wrong" data-mode="unknown">{say("kiosk-no-script")}</p>
                <ul>
                    <li>{say("kiosk-locked")}</li>
                    <li>{say("kiosk-sends")}</li>
                    <li>{say("kiosk-a-week")}</li>
                    <li>{say("kiosk-asks")}</li>
                    <li>{say("kiosk-hand")}</li>
                    {single_use.then(|| view! { <li>{say("kiosk-slips")}</li> })}
                </ul>
                <p role="status" data-said=""></p>
                <div data-mode="off" hidden>
                    <button class="strong" type="button" data-do="set-up">{say("kiosk-set-up")}</button>
                </div>
                <div data-mode="on" hidden>
                    <h2>{say("kiosk-is-set-up")}</h2>
                    <p>{say("outbox-count")}" "<b data-count="waiting"></b></p>
                    <p data-show="waiting" hidden>{say("outbox-since")}" "<time data-since=""></time></p>
                    <p class="buttons"><a class="strong" href=start>{say("kiosk-start")}</a></p>
                    <p class="buttons">
                        <button class="quiet" type="button" data-do="send">{say("outbox-send")}</button>
                        <button class="quiet" type="button" data-do="ask" aria-controls="wipe-kiosk">{say("kiosk-delete")}</button>
                        <button class="quiet" type="button" data-do="ask" aria-controls="end-kiosk">{say("kiosk-end")}</button>
                    </p>
                </div>
                <Stuck/>
                <section data-show="gone" hidden>
                    <h2>{say("outbox-gone-title")}</h2>
                    <p>{say("kiosk-gone")}" "<b data-count="gone"></b></p>
                </section>
                <dialog id="wipe-kiosk" aria-labelledby="wipe-kiosk-title">
                    <h2 id="wipe-kiosk-title">{say("kiosk-delete-title")}</h2>
                    <p>{say("kiosk-lost")}" "<b data-count="waiting"></b></p>
                    <p class="buttons">
                        <button class="strong" type="button" data-do="close">{say("outbox-keep")}</button>
                        <button class="quiet" type="button" data-do="delete" data-states="waiting closed refused">{say("outbox-delete")}</button>
                    </p>
                </dialog>
                <dialog id="end-kiosk" aria-labelledby="end-kiosk-title">
                    <h2 id="end-kiosk-title">{say("kiosk-end-title")}</h2>
                    <p>{say("kiosk-taken-off")}</p>
                    <p>{say("kiosk-lost")}" "<b data-count="waiting"></b></p>
                    <p class="buttons">
                        <button class="strong" type="button" data-do="close">{say("kiosk-go-on")}</button>
                        <button class="quiet" type="button" data-do="end">{say("kiosk-end-it")}</button>
                    </p>
                </dialog>
                <template id="kiosk-words">
                    <p data-word="wait">{say("sending-moment")}</p>
                    <p data-word="ready">{say("kiosk-ready")}</p>
                    <p data-word="failed">{say("kiosk-failed")}</p>
                </template>
            </div>
            <Parts kiosk/>
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
            <p class="kiosk-bar" data-part="bar"><a href=kiosk>{say("kiosk-workers")}</a>" · "{say("outbox-count")}" "<b data-count="waiting"></b></p>
            <p class="kiosk-reset" data-part="reset"><button class="quiet" type="button">{say("kiosk-wipe-this")}</button></p>
            <p data-part="empty">{say("kiosk-empty")}</p>
            <p class="wrong" role="alert" data-part="clash">{say("wrong-together")}</p>
            <p data-part="failed">{say("kiosk-not-locked")}</p>
            <dialog data-part="idle" aria-labelledby="still-there">
                <h2 id="still-there">{say("kiosk-still-there")}</h2>
                <p>{say("kiosk-idle")}" "<b data-left=""></b></p>
                <p class="buttons">
                    <button class="strong" type="button" data-yes="">{say("kiosk-here")}</button>
                    <button class="quiet" type="button" data-no="">{say("kiosk-wipe")}</button>
                </p>
            </dialog>
        </template>
    }
}

/// What the page between two people shows.
#[derive(Debug, Clone)]
pub struct NextView {
    /// What every page needs.
    pub frame: Frame,
    /// The link's code.
    pub link: String,
}

/// In kiosk mode, after Send: the same for everyone, whatever was answered.
#[component]
pub fn Next(
    /// What it shows.
    page: NextView,
) -> impl IntoView {
    let NextView { frame, link } = page;
    frame.spoken();
    let help = frame.help.clone();
    // In English again: the next person chooses for themselves.
    let start = paths::link(&link);
    view! {
        <Layout mood=Mood::Plain frame>
            <h1>{say("kiosk-thanks-title")}</h1>
            <p class="lead">{say("kiosk-thanks-lead")}</p>
            <p>{say("kiosk-hand-on")}</p>
            <p class="buttons"><a class="strong" href=start>{say("kiosk-next")}</a></p>
            <h2>{say("thanks-talk")}</h2>
            <HelpList lines=help/>
        </Layout>
    }
}
