//! Help lines: one tap away on every page.

use domain::help::{HelpLine, How};
use leptos::prelude::*;

use super::icons::Talk;

/// The help lines of an audience, folded: they open without script.
#[component]
pub fn Help(
    /// Which lines.
    lines: Vec<HelpLine>,
) -> impl IntoView {
    view! {
        <details class="help" id="help">
            <summary><Talk/>"Need help now?"</summary>
            <HelpList lines/>
        </details>
    }
}

/// The same lines, open.
#[component]
pub fn HelpList(
    /// Which lines.
    lines: Vec<HelpLine>,
) -> impl IntoView {
    let entry = |line: HelpLine| {
        let (href, verb) = (line.href(), if line.how == How::Text { "Text " } else { "" });
        let note = [Some(line.about), line.ages, line.hours].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        view! {
            <li>
                <b>{line.name}</b>
                <a href=href>{verb}{line.number}</a>
                <span class="hint">{note}</span>
            </li>
        }
    };
    view! { <ul class="help-list">{lines.into_iter().map(entry).collect_view()}</ul> }
}
