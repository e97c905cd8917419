//! What somebody said, as it stands on a page: their own words in quotation marks, a moderator's without; of whom, it says the audience alone.

use domain::{disclosure::words::Manner, drawing::Drawing, survey::Audience};
use leptos::prelude::*;

/// What somebody said.
#[derive(Clone)]
pub struct SaidView {
    /// Whose.
    pub audience: Audience,
    /// In whose words.
    pub manner: Manner,
    /// The text; empty where it is a drawing alone.
    pub text: String,
    /// The drawing.
    pub drawing: Option<Drawing>,
}

/// Who said it: nobody in particular.
#[must_use]
pub const fn one_of(audience: Audience) -> &'static str {
    match audience {
        Audience::Child => "A child",
        Audience::Young => "A young person",
        Audience::Adult => "An adult",
    }
}

/// Who said it, and in whose words it stands.
#[must_use]
pub fn label(said: &SaidView) -> String {
    let who = one_of(said.audience);
    match said.manner {
        Manner::Quote => who.to_owned(),
        Manner::Paraphrase => format!("{who}, told in other words"),
    }
}

/// What was said. A text may be in any script, and run the other way than the page: it is kept to itself.
#[component]
pub fn Said(
    /// What it shows.
    said: SaidView,
) -> impl IntoView {
    let label = label(&said);
    let SaidView { audience, manner, text, drawing } = said;
    view! {
        <li class=format!("said {audience} {}", manner.as_str())>
            <SaidWords manner text drawing/>
            <p class="said-by">{label}</p>
        </li>
    }
}

/// The words themselves.
#[component]
pub fn SaidWords(
    /// In whose words.
    manner: Manner,
    /// The text.
    text: String,
    /// The drawing.
    drawing: Option<Drawing>,
) -> impl IntoView {
    let words = (!text.trim().is_empty()).then(|| match manner {
        Manner::Quote => view! { <blockquote><p dir="auto">{text}</p></blockquote> }.into_any(),
        Manner::Paraphrase => view! { <p dir="auto">{text}</p> }.into_any(),
    });
    view! { <div class="said-words">{words}{drawing.as_ref().map(drawn)}</div> }
}

/// The one place where a released drawing is drawn. What it is made of is numbers alone.
fn drawn(drawing: &Drawing) -> impl IntoView + use<> {
    view! { <div class="said-drawing" inner_html=drawing.svg("A drawing")></div> }
}
