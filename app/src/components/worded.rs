//! A text of the survey, as it is shown.

use domain::{language::Language, survey::Survey};
use leptos::prelude::*;

/// A survey's text. One that its translation lacks stands in English and says so: to a screen reader, which then reads it as English, and
/// to the eye.
pub fn worded(survey: &Survey, text: &str) -> AnyView {
    if survey.untranslated.contains(text) {
        view! { <span class="fallback" lang=Language::English.tag() dir="ltr">{unbroken(text)}<span class="tag" aria-hidden="true">{Language::English.own_name()}</span></span> }.into_any()
    } else {
        unbroken(text)
    }
}

/// A wording whose hyphenated words stay on one line: "grown-/up" is hard to read for a child.
fn unbroken(wording: &str) -> AnyView {
    // What stands between them is one text: each piece more is a mark in the page, and bytes on a phone.
    let pieces = wording.split_inclusive(' ').fold(Vec::<(bool, String)>::new(), |mut pieces, word| {
        let hyphened = word.contains('-');
        match pieces.last_mut() {
            Some((false, text)) if !hyphened => text.push_str(word),
            _ => pieces.push((hyphened, word.to_owned())),
        }
        pieces
    });
    // The space stands outside: inside it would tie the next word too, and large letters would leave the screen.
    let piece = |(hyphened, text): (bool, String)| match hyphened {
        true => {
            let alone = text.strip_suffix(' ').map(ToOwned::to_owned);
            let space = alone.is_some().then_some(" ");
            view! { <span class="unbroken">{alone.unwrap_or(text)}</span>{space} }.into_any()
        }
        false => text.into_any(),
    };
    match <[_; 1]>::try_from(pieces) {
        Ok([only]) => piece(only),
        Err(pieces) => pieces.into_iter().map(piece).collect_view().into_any(),
    }
}
