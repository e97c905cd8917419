//! A released wave's words before they are public: what would be shown and kept back, and making them public.

use leptos::prelude::*;

use crate::{
    components::staff::{Field, FieldError, Section, StaffFrame, StaffLayout},
    paths,
};

/// What would happen to the texts of an audience to a question.
#[derive(Debug, Clone)]
pub struct WordsPart {
    /// Whose, and to what.
    pub of: String,
    /// A line each.
    pub lines: Vec<String>,
}

/// What it shows.
#[derive(Debug, Clone)]
pub struct WordsReleaseView {
    /// What every staff page needs.
    pub frame: StaffFrame,
    /// The wave's code.
    pub code: String,
    /// Where it is for.
    pub place: String,
    /// Whether its words are made up.
    pub made_up: bool,
    /// Whether they are public.
    pub public: bool,
    /// Why they cannot be published, a sentence each; none: they can.
    pub why_not: Vec<String>,
    /// How many texts there are.
    pub texts: usize,
    /// What would be shown and kept back.
    pub parts: Vec<WordsPart>,
    /// What was done just now.
    pub done: Option<&'static str>,
    /// What is wrong.
    pub wrongs: Vec<FieldError>,
}

/// A wave's words before they are public.
#[component]
pub fn WordsReleasePage(
    /// What it shows.
    page: WordsReleaseView,
) -> impl IntoView {
    let WordsReleaseView { frame, code, place, made_up, public, why_not, texts, parts, done, wrongs } = page;
    let ready = why_not.is_empty();
    let part = |WordsPart { of, lines }: WordsPart| {
        view! { <li><b>{of}</b><ul>{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul></li> }
    };
    view! {
        <StaffLayout title=format!("{place}: people’s own words") section=Section::Waves frame wrongs=wrongs.clone()>
            {done.map(|done| view! { <p class="news" role="status">{done}</p> })}
            {made_up.then(|| view! { <p class="made-up">"Its words are made up, for trying out."</p> })}
            {(!ready).then(|| view! {
                <h2>{if public { "They are public" } else { "They cannot be published yet" }}</h2>
                <ul>{why_not.into_iter().map(|one| view! { <li>{one}</li> }).collect_view()}</ul>
                {public.then(|| view! { <p><a class="strong" href=paths::results_words(&code)>"Read what people said"</a></p> })}
            })}
            {ready.then(|| view! {
                <p class="lead">{format!("{texts} texts were read and have their themes. Nothing is published by looking at this.")}</p>
                <ul>{parts.into_iter().map(part).collect_view()}</ul>
                <h2>"Make the words public"</h2>
                <p>"For good: anyone who has the address can read what is quoted, and it is never changed. Themes are counted as any answers are; of whom a quote is, it says the audience and no more."</p>
                <form class="fields" method="post" action=paths::words_release(&code) novalidate>
                    <p>"To be sure, type the place: "<b>{place}</b></p>
                    <Field name="place" label="The place" wrongs/>
                    <button class="strong">"Make them public"</button>
                </form>
            })}
            <p><a class="pill" href=paths::staff_wave(&code)>"Back to the wave"</a></p>
        </StaffLayout>
    }
}
