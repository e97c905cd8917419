//! How far along: a path of small dashes, and the same in words.

use leptos::prelude::*;

/// A question's place: "Question 3 of 13".
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
    view! {
        <div class=class>
            <svg class="path" viewBox=format!("0 0 {} 6", of * 10 - 3) preserveAspectRatio="none" aria-hidden="true">
                <path d=all/>
                <path class="done" d=done/>
            </svg>
            <p class="place">{format!("Question {place} of {of}")}</p>
        </div>
    }
}
