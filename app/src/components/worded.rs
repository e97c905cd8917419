//! A text of the survey, as it is shown.

use domain::{language::Language, survey::Survey};
use leptos::prelude::*;

/// A survey's text. One that its translation lacks stands in English and says so: to a screen reader, which then reads it as English, and
/// to the eye.
pub fn worded(survey: &Survey, text: &str) -> AnyView {
    if survey.untranslated.contains(text) {
        view! { <span class="fallback" lang=Language::English.tag() dir="ltr">{unbroken(text)}<span class="tag" aria-hidden="true">{Language::English.own_name()}</span></span> }.into_any()
    } else {
        unbroken(text).into_any()
    }
}

/// A wording whose hyphenated words stay on one line: "grown-/up" is hard to read for a child.
fn unbroken(wording: &str) -> impl IntoView + use<> {
    // The space stands outside: inside it would tie the next word too, and large letters would leave the screen.
    let word = |word: &str| match word.contains('-') {
        true => {
            let alone = word.strip_suffix(' ');
            view! { <span class="unbroken">{alone.unwrap_or(word).to_owned()}</span>{alone.map(|_| " ")} }.into_any()
        }
        false => word.to_owned().into_any(),
    };
    wording.split_inclusive(' ').map(word).collect_view()
}
