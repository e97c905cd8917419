//! People's own words: the waves whose texts one reads.

use leptos::prelude::*;

use crate::{
    components::staff::{Section, StaffFrame, StaffLayout},
    paths,
};

/// A wave that asks for words.
#[derive(Debug, Clone, Default)]
pub struct WordsWave {
    /// Its code.
    pub code: String,
    /// Where it is for.
    pub place: String,
    /// `open`, `closed` or `released`.
    pub state: String,
    /// How many texts it has; while it is open, nobody knows.
    pub texts: usize,
    /// How many of them are read.
    pub read: usize,
}

/// What it shows.
#[derive(Debug, Clone, Default)]
pub struct WordsView {
    /// What every staff page needs.
    pub frame: StaffFrame,
    /// The waves, the newest first.
    pub waves: Vec<WordsWave>,
}

/// The waves whose words one reads.
#[component]
pub fn WordsPage(
    /// What it shows.
    page: WordsView,
) -> impl IntoView {
    let WordsView { frame, waves } = page;
    let line = |wave: WordsWave| {
        let says = match (wave.state.as_str(), wave.texts) {
            ("open", _) => "Its words are read after it has closed.".to_owned(),
            (_, 0) => "Nobody wrote anything.".to_owned(),
            (_, texts) => format!("{} of {texts} read", wave.read),
        };
        view! {
            <li>
                <a href=paths::desk(&wave.code)><b>{wave.place}</b></a>
                <p class="hint"><span class=format!("state {}", wave.state)>{wave.state.clone()}</span>" "{says}</p>
            </li>
        }
    };
    view! {
        <StaffLayout title="Words" section=Section::Words frame>
            <p class="lead">"What people said in their own words. You read it before anyone else does, and decide what may be quoted."</p>
            {if waves.is_empty() {
                view! { <p>"No wave of yours asks for words yet. A wave can, once its partnership has a key for them and its plan says so."</p> }.into_any()
            } else {
                view! { <ul class="waves">{waves.into_iter().map(line).collect_view()}</ul> }.into_any()
            }}
            <p class="hand-out"><a href=paths::WORD_KEYS>"Keys to people’s words"</a></p>
        </StaffLayout>
    }
}
