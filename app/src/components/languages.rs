//! The choice of a language, each in its own script.

use domain::language::Language;
use leptos::prelude::*;

use super::icons::Globe;
use crate::{
    locale::{language, say},
    paths,
};

/// Links to the same page in every language. The choice is remembered in the address alone.
#[component]
pub fn Languages(
    /// The page.
    path: String,
) -> impl IntoView {
    let links = Language::ALL.map(|offered| {
        let here = offered == language();
        let direction = if offered.is_right_to_left() { "rtl" } else { "ltr" };
        let address = paths::in_language(&path, offered);
        view! {
            <li>
                <a href=address lang=offered.tag() dir=direction hreflang=offered.tag() aria-current=here.then_some("true")>
                    {offered.own_name()}
                </a>
            </li>
        }
    });
    view! { <nav aria-label=say("languages")><ul class="languages"><li aria-hidden="true"><Globe/></li>{links.into_iter().collect_view()}</ul></nav> }
}
