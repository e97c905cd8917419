//! What happens to answers: the privacy notices of a wave, the youngest reader's first. In English; the way there is in every language.

use domain::{language::Language, notice::Reader};
use leptos::prelude::*;

use crate::{
    components::{
        layout::{Frame, Layout, MadeUp, Mood},
        notice_text::NoticeText,
    },
    locale::{here, say},
    paths,
};

/// What the page shows.
#[derive(Debug, Clone)]
pub struct PrivacyView {
    /// What every page needs.
    pub frame: Frame,
    /// The link's code.
    pub link: String,
    /// The notices.
    pub notices: Vec<(Reader, String)>,
    /// Whether answers are made up.
    pub made_up: bool,
}

/// The notices.
#[component]
pub fn Privacy(
    /// What it shows.
    page: PrivacyView,
) -> impl IntoView {
    let PrivacyView { frame, link, notices, made_up } = page;
    frame.spoken();
    let ways = notices.iter().map(|(reader, _)| view! { <li><a href=format!("#{reader}")>{reader.title()}</a></li> }).collect_view();
    let one = |(reader, text): (Reader, String)| {
        view! { <section id=reader.as_str()><h2>{reader.title()}</h2><NoticeText text/></section> }
    };
    view! {
        <Layout mood=Mood::Plain frame more=true>
            <MadeUp made_up/>
            <h1>{say("privacy")}</h1>
            <div class="notices" lang=Language::English.tag() dir="ltr">
                <ul>{ways}</ul>
                {notices.into_iter().map(one).collect_view()}
            </div>
            <p><a class="pill" href=here(&paths::link(&link))>{say("back")}</a></p>
        </Layout>
    }
}
