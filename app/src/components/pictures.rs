//! The pictures of the picture code.

use domain::picture::Picture;
use leptos::prelude::*;

use crate::locale::say;

/// The pictures of a code, each with its name.
#[component]
pub fn PictureList(
    /// Which pictures.
    names: Vec<Picture>,
) -> impl IntoView {
    let one = |name: Picture| view! { <li><PictureIcon name/><span>{say(&format!("picture-{name}"))}</span></li> };
    view! { <ul class="pictures">{names.into_iter().map(one).collect_view()}</ul> }
}

/// A picture; its name stands beside it.
#[component]
pub fn PictureIcon(
    /// Which picture.
    name: Picture,
) -> impl IntoView {
    let _ = name;
}
