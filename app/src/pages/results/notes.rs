//! What a reader must know beside the numbers: what they are rounded to, what is hidden, where to look instead.

use leptos::prelude::*;

/// Where to look for what a place cannot show on its own.
#[derive(Debug, Clone)]
pub struct Pointer {
    /// What cannot be shown: the same words for every reason.
    pub text: String,
    /// The address and name of the smallest place around it that does show it, if one does.
    pub link: Option<(String, String)>,
}

/// What is said of the numbers.
#[derive(Debug, Clone)]
pub struct NotesView {
    /// Whether anything is hidden here.
    pub hidden: bool,
    /// The smallest group that is shown.
    pub floor: u32,
    /// What counts are rounded to.
    pub round_to: u32,
    /// Whether the groups are a breakdown's, which leave out those who would rather not say.
    pub breakdown: bool,
    /// Where Scotland's results are, if they stand beside these.
    pub scotland: Option<String>,
}

/// What the mark of hidden numbers means.
pub const HIDDEN_MEANS: &str = "[c] means: too few people, or shown together with other numbers it would tell too much.";
/// Whom the numbers are about, and what they are not for.
pub const CHOSE: &str = "People chose to answer: this says what they said, not how things are for every family. It is no ranking of areas.";

/// What numbers are rounded to, and which groups are shown.
#[must_use]
pub fn rounded(round_to: u32, floor: u32) -> String {
    format!("Every number is rounded to {round_to} and groups under {floor} are not shown, so that nobody can be recognised.")
}

/// The places to look instead.
#[component]
pub fn Pointers(
    /// What it shows.
    pointers: Vec<Pointer>,
) -> impl IntoView {
    let one = |Pointer { text, link }| {
        let link = link.map(|(href, name)| view! { " " <a href=href>"See "{name}</a> "." });
        view! { <p class="pointer">{text}{link}</p> }
    };
    pointers.into_iter().map(one).collect_view()
}

/// The notes.
#[component]
pub fn Notes(
    /// What it shows.
    notes: NotesView,
) -> impl IntoView {
    let NotesView { hidden, floor, round_to, breakdown, scotland } = notes;
    let rounded = rounded(round_to, floor);
    view! {
        <div class="side-note">
            <p>{rounded}</p>
            {hidden.then(|| view! { <p>{HIDDEN_MEANS}</p> })}
            {breakdown.then(|| view! { <p>"Whoever would rather not say is in none of these groups."</p> })}
            {scotland.map(|href| view! { <p>"Tables show "<a href=href>"all of Scotland"</a>" beside these numbers."</p> })}
            <p>{CHOSE}</p>
        </div>
    }
}
