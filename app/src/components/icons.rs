//! Drawn icons in one line weight, inline: no download. They say nothing that a word beside them does not say.

use domain::survey::Face;
use leptos::prelude::*;

/// The mark: two speech bubbles.
#[component]
pub fn Mark() -> impl IntoView {
    view! {
        <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
            <path d="M12 4c5 0 9 3.2 9 7.5S17 19 12 19c-.9 0-1.800-.1-2.600-.3L5 21l.9-4.100C4.100 15.500 3 13.600 3 11.500 3 7.200 7 4 12 4Z"/>
            <path d="M24 11.500c3 1.100 5 3.500 5 6.300 0 1.900-.9 3.600-2.400 4.800l.8 3.600-3.900-2c-.8.2-1.600.3-2.500.3-2.700 0-5.100-1-6.600-2.700"/>
        </svg>
    }
}

/// A face from calm to glad.
#[component]
pub fn FaceIcon(
    /// Which face.
    face: Face,
) -> impl IntoView {
    let mouth = match face {
        Face::Calm => "M15 30h18",
        Face::Smile => "M14 28.500c5 6 15 6 20 0",
        Face::Glad => "M13 27h22c-1.500 12-20.500 12-22 0Z",
    };
    view! {
        <svg class="face" viewBox="0 0 48 48" aria-hidden="true">
            <circle cx="24" cy="24" r="20"/>
            <path d="M17 17v3M31 17v3"/>
            <path class:full=matches!(face, Face::Glad) d=mouth/>
        </svg>
    }
}

/// An arrow that points back.
#[component]
pub fn BackArrow() -> impl IntoView {
    view! { <svg class="arrow" viewBox="0 0 24 24" aria-hidden="true"><path d="M20 12H5m6-7-7 7 7 7"/></svg> }
}
