//! The pictures of the picture code: an eight-year-old names each at once, and no two can be mixed up.

use domain::picture::Picture;
use leptos::prelude::*;

use crate::locale::say;

/// The pictures of a code, each with its name.
#[component]
pub fn PictureList(
    /// Which pictures.
    names: Vec<Picture>,
) -> impl IntoView {
    let one = |name: Picture| view! { <li class="tile"><PictureIcon name/>{say(&format!("picture-{name}"))}</li> };
    view! { <ul class="pictures">{names.into_iter().map(one).collect_view()}</ul> }
}

/// A picture of the picture code; its name stands beside it in words. Nothing is drawn for a name that is none of the sixteen.
#[component]
pub fn PictureIcon(
    /// Its English name in small letters: the key, never the word on the screen.
    name: Picture,
) -> impl IntoView {
    drawing(name).map(|(colour, filled, lines)| {
        // Where nothing but the filled shape is drawn, its own edge is the line.
        let lines = if lines.is_empty() { filled } else { lines };
        view! {
            <svg class="picture" viewBox="0 0 48 48" aria-hidden="true">
                <path class=format!("wash {colour}") d=filled/>
                <path d=lines/>
            </svg>
        }
    })
}

/// A picture's colour, what is filled with it, and its lines.
fn drawing(name: &str) -> Option<(&'static str, &'static str, &'static str)> {
    Some(match name {
        "boat" => ("loch", "M6 31h36l-5 9H11Z", "M6 31h36l-5 9H11ZM24 31V7L10 26h14m4 0h11L28 12"),
        "fish" => (
            "rowan",
            "M5 24C12 13 26 13 34 24 26 35 12 35 5 24Z",
            "M5 24C12 13 26 13 34 24 26 35 12 35 5 24Zm29 0 9-8v16ZM14 22v.5M22 19c2.5 3 2.5 7 0 10",
        ),
        "star" => ("sun", "M24 6l5.5 11.5L42 19l-9 8.8L35.5 41 24 34.5 12.5 41 15 27.8 6 19l12.5-1.5Z", ""),
        "moon" => ("sun", "M28 6a18.5 18.5 0 1 0 14 25A16 16 0 0 1 28 6Z", ""),
        "sun" => (
            "sun",
            "M24 15a9 9 0 1 1 0 18 9 9 0 1 1 0-18Z",
            "M24 15a9 9 0 1 1 0 18 9 9 0 1 1 0-18ZM24 4v5m0 30v5M4 24h5m30 0h5M10 10l3.5 3.5m21 21L38 38m0-28-3.5 3.5m-21 21L10 38",
        ),
        "tree" => (
            "moss",
            "M24 5c7 0 11 4.5 10.5 9C39 15.5 41 19 40 23c-1 5-5 7.5-9 7H17c-4 .5-8-2-9-7-1-4 1-7.5 5.5-9C13 9.5 17 5 24 5Z",
            "M24 5c7 0 11 4.5 10.5 9C39 15.5 41 19 40 23c-1 5-5 7.5-9 7H17c-4 .5-8-2-9-7-1-4 1-7.5 5.5-9C13 9.5 17 5 24 5ZM24 20v23m0-14 6-6M17 43h14",
        ),
        "house" => ("rowan", "M9 21 24 8l15 13v20H9Z", "M5 24 24 7l19 17M9 21v20h30V21M20 41V29h8v12"),
        "kite" => {
            ("heather", "M26 3 38 16 26 31 14 16Z", "M26 3 38 16 26 31 14 16ZM26 3v28M14 16h24M26 31c8 6-10 8-3 14m-6-8 12 4m0-4-12 4")
        }
        "bird" => (
            "loch",
            "M8 20c2-8 14-9 17 0l17-3c-2 12-10 19-20 19-8 0-13-5-14-12Z",
            "M8 22l-5 1 5-4c1-8 14-9 17 1l18-4c-2 13-10 20-20 20-9 0-15-6-15-14Zm6-3.5v.5M21 26c3 4 8 5 13 1M20 36v7m6-7v7",
        ),
        "flower" => (
            "heather",
            "M20.5 12.1a5.5 5.5 0 1 1 7 0 5.5 5.5 0 1 1 2.2 6.8 5.5 5.5 0 1 1-5.7 4.1 5.5 5.5 0 1 1-5.7-4.1 5.5 5.5 0 1 1 2.2-6.8Z",
            "M20.5 12.1a5.5 5.5 0 1 1 7 0 5.5 5.5 0 1 1 2.2 6.8 5.5 5.5 0 1 1-5.7 4.1 5.5 5.5 0 1 1-5.7-4.1 5.5 5.5 0 1 1 2.2-6.8ZM24 14.5a3 3 0 1 1 0 6 3 3 0 1 1 0-6ZM24 30v15m0-3c6 0 10-3 11-8-6 0-11 3-11 8",
        ),
        "hill" => ("moss", "M3 40c7-24 18-31 26-12 4-4 10-1 16 12Z", ""),
        "cup" => (
            "rowan",
            "M9 18h25v13c0 6-3 10-8 10h-9c-5 0-8-4-8-10Z",
            "M9 18h25v13c0 6-3 10-8 10h-9c-5 0-8-4-8-10ZM34 21h3c8 0 8 11 0 11h-3M17 12c-3-3 3-4 0-8m9 8c-3-3 3-4 0-8",
        ),
        "leaf" => ("moss", "M9 38C4 18 18 7 41 7c0 22-10 36-32 31Z", "M9 38C4 18 18 7 41 7c0 22-10 36-32 31ZM5 43 28 20M18 30V20m0 10h10"),
        "shell" => (
            "rowan",
            "M24 41C11 36 4 24 8 16c3-5 8-5 10-3 2-5 10-5 12 0 2-2 7-2 10 3 4 8-3 20-16 25Z",
            "M24 41C11 36 4 24 8 16c3-5 8-5 10-3 2-5 10-5 12 0 2-2 7-2 10 3 4 8-3 20-16 25ZM24 41V17M24 41 14 19M24 41l10-22M18 42h12",
        ),
        "cloud" => ("loch", "M13 37c-11 0-12-14-2-15 0-12 17-15 20-4 12-2 16 19 2 19Z", ""),
        "bell" => (
            "sun",
            "M24 7c8 0 12 6 12 14 0 9 2 12 5 15H7c3-3 5-6 5-15 0-8 4-14 12-14Z",
            "M24 7c8 0 12 6 12 14 0 9 2 12 5 15H7c3-3 5-6 5-15 0-8 4-14 12-14ZM24 7V4m-5 32c0 7 10 7 10 0",
        ),
        _ => return None,
    })
}
