//! What waits on this phone, for those who chose that. The server knows none of it: a script fills in the numbers and shows the parts that apply.

use domain::help::HelpLine;
use leptos::prelude::*;

use crate::components::{
    help::Help,
    layout::{Assets, Layout, Leave, Mood},
};
use crate::paths;

/// What the page shows.
#[derive(Debug, Clone)]
pub struct OutboxView {
    /// Where the files are.
    pub assets: Assets,
    /// Help lines for everyone.
    pub help: Vec<HelpLine>,
}

/// The page. It says nothing of what was answered, nor to whom.
#[component]
pub fn Outbox(
    /// What it shows.
    page: OutboxView,
) -> impl IntoView {
    let OutboxView { assets, help } = page;
    view! {
        <Layout title="Blether".to_owned() mood=Mood::Plain assets aside=|| view! { <Leave/> }>
            <div data-outbox="">
                <h1>"Answers on this phone"</h1>
                // Until the script has looked: it hides this.
                <p class="lead" data-show="unseen">"Nothing of yours is kept on this phone: that needs JavaScript, which is off here."</p>
                <section data-show="none" hidden>
                    <p class="lead">"Nothing is waiting on this phone."</p>
                    <p><a href=paths::HOME>"To the first page"</a></p>
                </section>
                <section data-show="waiting" hidden>
                    <p class="lead">"Your answers wait on this phone, locked."</p>
                    <p data-show="alone" hidden>"They send themselves when there is signal. You can close this page."</p>
                    <p data-show="byHand" hidden>"They send themselves when there is signal and this page is open. If you close it, come back to it later."</p>
                    <p>"Waiting: "<b data-count="waiting"></b>". Since "<time data-since=""></time>"."</p>
                    <p class="hint">"What can’t be sent within a day is deleted."</p>
                    <p class="buttons">
                        <button class="strong" type="button" data-do="send">"Send now"</button>
                        <button class="quiet" type="button" data-do="ask" aria-controls="delete-waiting">"Delete them"</button>
                    </p>
                </section>
                <section data-show="sent" hidden>
                    <h2>"Sent"</h2>
                    <p>"The answers that waited here are in, and counted once. Thank you."</p>
                </section>
                <Stuck/>
                <section data-show="gone" hidden>
                    <h2>"Deleted"</h2>
                    <p>"Some answers waited here for a day and could not be sent. They have been deleted."</p>
                </section>
                <dialog id="delete-waiting" aria-labelledby="delete-waiting-title">
                    <h2 id="delete-waiting-title">"Delete what waits?"</h2>
                    <p>"Not sent yet: "<b data-count="waiting"></b>". If you delete them now, they are gone for good."</p>
                    <p class="buttons">
                        <button class="strong" type="button" data-do="close">"Keep them"</button>
                        <button class="quiet" type="button" data-do="delete" data-states="waiting">"Delete them"</button>
                    </p>
                </dialog>
            </div>
            <template id="news">
                <div class="news" role="status">
                    <p data-show="sent" hidden>"The answers that waited on this phone have been sent."</p>
                    <p data-show="gone" hidden>"Answers waited on this phone for a day and could not be sent. They have been deleted."</p>
                    <p data-show="closed" hidden>"Answers on this phone were not sent: the survey has closed. "<a href=paths::OUTBOX>"Look"</a></p>
                    <p data-show="refused" hidden>"Answers on this phone were not taken. "<a href=paths::OUTBOX>"Look"</a></p>
                </div>
            </template>
            <Help lines=help/>
        </Layout>
    }
}

/// What came too late or was not taken: it stays until somebody has seen and deleted it.
#[component]
pub(super) fn Stuck() -> impl IntoView {
    view! {
        <section data-show="closed" hidden>
            <h2>"The survey has closed"</h2>
            <p>"These answers were not sent: "<b data-count="closed"></b>". They came too late to be counted."</p>
            <p><button class="quiet" type="button" data-do="delete" data-states="closed">"Delete these"</button></p>
        </section>
        <section data-show="refused" hidden>
            <h2>"Not taken"</h2>
            <p>"These answers could not be taken, and are not counted: "<b data-count="refused"></b>"."</p>
            <p><button class="quiet" type="button" data-do="delete" data-states="refused">"Delete these"</button></p>
        </section>
    }
}
