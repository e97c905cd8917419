//! A link's slips: how many are made, how to give them out, and a box for how many more.

use domain::language::Language;
use leptos::prelude::*;

use crate::{
    components::{
        link_records::LinkRecords,
        staff::{Field, FieldError, Section, StaffFrame, StaffLayout},
    },
    paths,
};

/// The field that says how many.
pub const NUMBER: &str = "number";

/// How slips are given out, so that nobody can know whose is whose: read here, and printed with them.
pub(super) const STEPS: [&str; 5] = [
    "Cut the slips apart and fold each one, so that no code can be read.",
    "Put them all into a hat or a bag, and mix them.",
    "Let each person draw one themselves. Don’t choose for them, and don’t look at it.",
    "Note down nobody’s code, and not who drew one.",
    "Tear up what is left over.",
];

/// For a new link: whether anyone who has it may answer, or whoever has a slip.
#[component]
pub fn WhoMay() -> impl IntoView {
    let choice = |value: &'static str, words: &'static str, checked: bool| {
        let id = format!("single-use-{value}");
        view! {
            <li>
                <input type="radio" id=id.clone() name="single_use" value=value checked=checked/>
                <label for=id>{words}</label>
            </li>
        }
    };
    view! {
        <fieldset class="boxes">
            <legend>"Who can answer"</legend>
            <ul>
                {choice("no", "Open: anyone with the link", true)}
                {choice("yes", "One answer a slip: printed codes, for fewer than about 50 people", false)}
            </ul>
        </fieldset>
    }
}

/// What it shows.
#[derive(Debug, Clone)]
pub struct SlipsView {
    /// What every staff page needs.
    pub frame: StaffFrame,
    /// The link's code.
    pub link: String,
    /// The wave's code.
    pub wave: String,
    /// What staff call it.
    pub called: String,
    /// Whether it needs slips.
    pub single_use: bool,
    /// Whether answers can be sent through it.
    pub open: bool,
    /// How many were made.
    pub made: i64,
    /// How many at once at most.
    pub most: usize,
    /// What was typed.
    pub typed: String,
    /// What is wrong with it.
    pub wrongs: Vec<FieldError>,
}

/// The page.
#[component]
pub fn SlipsPage(
    /// What it shows.
    page: SlipsView,
) -> impl IntoView {
    let SlipsView { frame, link, wave, called, single_use, open, made, most, typed, wrongs } = page;
    let body = match (single_use, open) {
        (false, _) => view! { <p class="lead">"This link is open: anyone who has it can answer, and no slips belong to it. On the wave’s page you can make another link that needs them."</p> }.into_any(),
        (true, false) => view! { <p class="lead">"It is closed: no more slips can be made for it."</p> }.into_any(),
        (true, true) => view! { <Print link made most typed wrongs=wrongs.clone()/> }.into_any(),
    };
    view! {
        <StaffLayout title=format!("Slips: {called}") section=Section::Waves frame wrongs>
            {body}
            {single_use.then(|| view! { <LinkRecords single_use=true/> })}
            <p><a class="pill" href=paths::staff_wave(&wave)>"Back to the wave"</a></p>
        </StaffLayout>
    }
}

/// How to give slips out, and how many to make.
#[component]
fn Print(link: String, made: i64, most: usize, typed: String, wrongs: Vec<FieldError>) -> impl IntoView {
    let one = |language: Language| view! { <option value=language.as_str() lang=language.tag()>{language.own_name()}</option> };
    let said = match made {
        0 => "No slips are made yet.".to_owned(),
        1 => "1 slip is made so far.".to_owned(),
        made => format!("{made} slips are made so far."),
    };
    view! {
        <p class="lead">"Each slip lets one person’s answers in. Use slips where fewer than about 50 people are expected: there, somebody who sends a few false answers through an open link could make a small group look large."</p>
        <p>{said}" How many were used, nobody is told."</p>
        <ol>{STEPS.map(|step| view! { <li>{step}</li> }).collect_view()}</ol>
        <ul>
            <li>"Answers on paper need a slip each too: keep one for every sheet, and type its code in with the answers."</li>
            <li>"Is there an open link to the same place? Anyone can answer through that one without a slip: close it."</li>
            <li>"A sheet got lost or was copied? Close this link, and make another."</li>
        </ul>
        <h2>"Make slips"</h2>
        <p>"They are shown once, to be printed at once. They are stored nowhere, and cannot be shown again."</p>
        <form class="fields" method="post" action=paths::slips(&link) novalidate>
            <Field name=NUMBER label="How many" value=typed inputmode="numeric" hint=format!("About as many as there are people, 1 to {most} at a time: a slip that nobody used is one that somebody else could.") wrongs/>
            <div class="field">
                <label for=paths::LANGUAGE>"In which language"</label>
                <select id=paths::LANGUAGE name=paths::LANGUAGE>{Language::ALL.map(one).collect_view()}</select>
            </div>
            <button class="strong">"Make and show them"</button>
        </form>
    }
}
