//! Drawn icons in one line weight, inline: no download. They say nothing that a word beside them does not say.

use domain::survey::Face;
use leptos::prelude::*;

/// The mark: two speech bubbles.
#[component]
pub fn Mark() -> impl IntoView {
    view! {
        <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
            <path d="M12 4c5 0 9 3.2 9 7.5S17 19 12 19c-.9 0-1.8-.1-2.6-.3L5 21l.9-4.1C4.1 15.5 3 13.6 3 11.5 3 7.2 7 4 12 4Z"/>
            <path d="M24 11.5c3 1.1 5 3.5 5 6.3 0 1.9-.9 3.6-2.4 4.8l.8 3.6-3.9-2c-.8.2-1.6.3-2.5.3-2.7 0-5.1-1-6.6-2.7"/>
        </svg>
    }
}

/// A face from calm to glad: told apart by eyes and mouth together, at a glance and without colour.
#[component]
pub fn FaceIcon(
    /// Which face.
    face: Face,
) -> impl IntoView {
    let (eyes, mouth) = match face {
        Face::Calm => ("M16.5 18v2m15-2v2", "M16 31h16"),
        Face::Smile => ("M16.5 18v2m15-2v2", "M13.5 28c4 7.5 17 7.5 21 0"),
        Face::Glad => ("M13 20c1-4 6-4 7 0m8 0c1-4 6-4 7 0", "M12.5 26h23c-1 14.5-22 14.5-23 0Z"),
    };
    let glad = matches!(face, Face::Glad);
    view! {
        <svg class="face" viewBox="0 0 48 48" aria-hidden="true">
            <circle cx="24" cy="24" r="21"/>
            <path class:eyes=!glad d=eyes/>
            <path class:open=glad d=mouth/>
        </svg>
    }
}

/// An icon of one path, as tall as a line of text.
fn drawn(path: &'static str) -> impl IntoView {
    view! { <svg class="icon" viewBox="0 0 32 32" aria-hidden="true"><path d=path/></svg> }
}

/// One that turns round where text runs from right to left.
fn mirrored(path: &'static str) -> impl IntoView {
    view! { <svg class="icon mirrors" viewBox="0 0 32 32" aria-hidden="true"><path d=path/></svg> }
}

/// A loudspeaker: read it to me.
#[component]
pub fn Speaker() -> impl IntoView {
    mirrored("M5 12.5h4.5L17 6v20l-7.5-6.5H5Zm17-.5c2 2.3 2 5.7 0 8m3.5-12c4.3 4.5 4.3 11.5 0 16")
}

/// Two letters, a big and a small one: easy words.
#[component]
pub fn EasyWords() -> impl IntoView {
    drawn("m3 24 6.5-17h1L17 24M5.5 18h9M28.5 13v11m0-5.5a4.5 5.5 0 1 1-9 0 4.5 5.5 0 1 1 9 0")
}

/// A phone that goes into somebody's hand.
#[component]
pub fn HandOver() -> impl IntoView {
    mirrored(
        "M7 3h7a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2Zm13 7h8m-3.5-4 4 4-4 4M3 23.5h4c3.5 0 4.5-2 7.5-2H19c3 0 3 4 0 4h-5m5.5-.5 5.5-3c3-1.5 5 1.5 2.5 3.5L21 28.5c-4 2-7 1-10 .5H3",
    )
}

/// A speech bubble with a heart in it: somebody to talk to.
#[component]
pub fn Talk() -> impl IntoView {
    drawn(
        "M16 4.5c7 0 12.5 4.3 12.5 10S23 24.5 16 24.5c-1.5 0-3-.2-4.3-.6L5.5 27l1.3-5.5C4.8 19.7 3.5 17.2 3.5 14.5c0-5.7 5.5-10 12.5-10Zm0 15c-7-4.5-4.5-9.5-1.5-8.5.7.2 1.2.7 1.5 1.5.3-.8.8-1.3 1.5-1.5 3-1 5.5 4-1.5 8.5Z",
    )
}

/// A globe: languages.
#[component]
pub fn Globe() -> impl IntoView {
    drawn("M16 4a12 12 0 1 1 0 24 12 12 0 1 1 0-24Zm0 0c6.5 6 6.5 18 0 24-6.5-6-6.5-18 0-24ZM5 12.5h22m-22 7h22")
}

/// A closed lock.
#[component]
pub fn Lock() -> impl IntoView {
    drawn("M8.5 14h15a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-15a2 2 0 0 1-2-2v-9a2 2 0 0 1 2-2Zm2 0v-3.5a5.5 5.5 0 0 1 11 0V14M16 19.5v2")
}

/// An arrow that points back.
#[component]
pub fn BackArrow() -> impl IntoView {
    mirrored("M26 16H6m8.5-9.5L5.5 16l9 9.5")
}

/// A door with an arrow out of it: leave.
#[component]
pub fn Door() -> impl IntoView {
    mirrored("M18.5 5h-10a2 2 0 0 0-2 2v18a2 2 0 0 0 2 2h10M13.5 16H28m-5.5-6 6 6-6 6")
}

/// A clock.
#[component]
pub fn Clock() -> impl IntoView {
    drawn("M16 4a12 12 0 1 1 0 24 12 12 0 1 1 0-24Zm0 5v7.5l5 3.5")
}

/// Bars of a chart.
#[component]
pub fn Chart() -> impl IntoView {
    drawn("M4.5 27.5h23M8 27V17m8 10V6m8 21V12")
}

/// Two people.
#[component]
pub fn People() -> impl IntoView {
    drawn(
        "M9.5 12a4 4 0 1 0 0-8 4 4 0 1 0 0 8Zm13 0a4 4 0 1 0 0-8 4 4 0 1 0 0 8ZM3 25c0-5 3-8.5 6.5-8.5 2.7 0 5 1.8 6.5 4.5 1.5-2.7 3.8-4.5 6.5-4.5 3.5 0 6.5 3.5 6.5 8.5",
    )
}

/// A raised hand: stop, or you choose.
#[component]
pub fn Hand() -> impl IntoView {
    drawn(
        "M10 17V8.5a2 2 0 0 1 4 0V15V6a2 2 0 0 1 4 0v9V7.5a2 2 0 0 1 4 0V17l1.5-2c1-1.5 3.5-.5 3 1.5-1.5 6-4 10.5-9.5 10.5C11.5 27 10 23 10 17Z",
    )
}
