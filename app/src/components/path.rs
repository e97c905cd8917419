//! How far along: a path of small dashes, and the same in words.

use leptos::prelude::*;

use crate::locale::say_with;

/// A question's place: "3 of 13".
#[component]
pub fn Path(
    /// The place, from 1.
    place: usize,
    /// How many there are.
    of: usize,
    /// Extra class: on which way it is shown.
    class: &'static str,
) -> impl IntoView {
    let all = format!("M0 3H{}", of * 10);
    let done = format!("M0 3H{}", place * 10);
    let with = [("place", place.into()), ("of", of.into())];
    view! {
        <div class=format!("along {class}").trim_end().to_owned()>
            <svg class="path" viewBox=format!("0 0 {} 6", of * 10 - 3) preserveAspectRatio="none" aria-hidden="true">
                <path d=all/>
                <path class="done" d=done/>
            </svg>
            <p class="place"><span aria-hidden="true">{say_with("place-short", &with)}</span><span class="unseen">{say_with("place", &with)}</span></p>
        </div>
    }
}
