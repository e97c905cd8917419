//! What waits on this phone, for those who chose that. The server knows none of it: a script fills in the numbers and shows the parts that apply.

use leptos::prelude::*;

use crate::{
    components::layout::{Frame, Layout, Mood},
    locale::{here, say},
    paths,
};

/// What the page shows.
#[derive(Debug, Clone)]
pub struct OutboxView {
    /// What every page needs.
    pub frame: Frame,
}

/// The page. It says nothing of what was answered, nor to whom.
#[component]
pub fn Outbox(
    /// What it shows.
    page: OutboxView,
) -> impl IntoView {
    let OutboxView { frame } = page;
    frame.spoken();
    view! {
        <Layout mood=Mood::Plain frame>
            <div data-outbox="">
                <h1>{say("outbox-title")}</h1>
                // Until the script has looked: it hides this.
                <p class="lead" data-show="unseen">{say("outbox-no-script")}</p>
                <section data-show="none" hidden>
                    <p class="lead">{say("outbox-none")}</p>
                    <p><a class="strong" href=here(paths::HOME)>{say("first-page")}</a></p>
                </section>
                <section data-show="waiting" hidden>
                    <p class="lead">{say("outbox-waiting")}</p>
                    <p data-show="alone" hidden>{say("outbox-alone")}</p>
                    <p data-show="byHand" hidden>{say("outbox-by-hand")}</p>
                    <p>{say("outbox-count")}" "<b data-count="waiting"></b></p>
                    <p>{say("outbox-since")}" "<time data-since=""></time></p>
                    <p class="hint">{say("outbox-a-day")}</p>
                    <p class="buttons">
                        <button class="strong" type="button" data-do="send">{say("outbox-send")}</button>
                        <button class="quiet" type="button" data-do="ask" aria-controls="delete-waiting">{say("outbox-delete")}</button>
                    </p>
                </section>
                <section data-show="sent" hidden>
                    <h2>{say("outbox-sent-title")}</h2>
                    <p>{say("outbox-sent")}</p>
                </section>
                <Stuck/>
                <section data-show="gone" hidden>
                    <h2>{say("outbox-gone-title")}</h2>
                    <p>{say("outbox-gone")}</p>
                </section>
                <dialog id="delete-waiting" aria-labelledby="delete-waiting-title">
                    <h2 id="delete-waiting-title">{say("outbox-delete-title")}</h2>
                    <p>{say("outbox-count")}" "<b data-count="waiting"></b></p>
                    <p>{say("outbox-for-good")}</p>
                    <p class="buttons">
                        <button class="strong" type="button" data-do="close">{say("outbox-keep")}</button>
                        <button class="quiet" type="button" data-do="delete" data-states="waiting">{say("outbox-delete")}</button>
                    </p>
                </dialog>
            </div>
            <template id="news">
                <div class="news" role="status">
                    <p data-show="sent" hidden>{say("outbox-news-sent")}</p>
                    <p data-show="gone" hidden>{say("outbox-news-gone")}</p>
                    <p data-show="closed" hidden>{say("outbox-news-closed")}" "<a href=here(paths::OUTBOX)>{say("outbox-look")}</a></p>
                    <p data-show="refused" hidden>{say("outbox-news-refused")}" "<a href=here(paths::OUTBOX)>{say("outbox-look")}</a></p>
                </div>
            </template>
        </Layout>
    }
}

/// What came too late or was not taken: it stays until somebody has seen and deleted it.
#[component]
pub(super) fn Stuck() -> impl IntoView {
    view! {
        <section data-show="closed" hidden>
            <h2>{say("outbox-closed-title")}</h2>
            <p>{say("outbox-closed")}</p>
            <p>{say("outbox-not-sent")}" "<b data-count="closed"></b></p>
            <p><button class="quiet" type="button" data-do="delete" data-states="closed">{say("outbox-delete-these")}</button></p>
        </section>
        <section data-show="refused" hidden>
            <h2>{say("outbox-refused-title")}</h2>
            <p>{say("outbox-refused")}</p>
            <p>{say("outbox-not-sent")}" "<b data-count="refused"></b></p>
            <p><button class="quiet" type="button" data-do="delete" data-states="refused">{say("outbox-delete-these")}</button></p>
        </section>
    }
}
