//! Help lines: one tap away on every page, and on a card where somebody may want them.

use domain::{
    help::{HelpLine, How},
    language::Language,
};
use leptos::prelude::*;

use super::icons::Talk;
use crate::locale::{say, say_with};

/// How many lines a card shows unfolded.
const ON_A_CARD: usize = 2;

/// The page's help lines at its top, folded: they open without script.
#[component]
pub fn Help(
    /// Which lines.
    lines: Vec<HelpLine>,
) -> impl IntoView {
    view! {
        <details class="help">
            <summary><Talk/>{say("help")}</summary>
            <div class="help-panel">
                <p class="help-title">{say("help-now")}</p>
                <HelpList lines/>
            </div>
        </details>
    }
}

/// A card that stands open, for everyone, whatever the answer: one only after some answers would tell an onlooker which. It forces nothing on
/// anyone: two numbers to talk to somebody, the rest folded.
#[component]
pub fn HelpCard(
    /// Which lines; those for emergencies are one tap away anyway.
    lines: Vec<HelpLine>,
) -> impl IntoView {
    let (talk, mut rest): (Vec<_>, Vec<_>) = lines.into_iter().partition(HelpLine::is_to_talk);
    let mut talk = talk.into_iter();
    let first = talk.by_ref().take(ON_A_CARD).collect();
    rest.extend(talk);
    view! {
        <aside class="help-card" aria-label=say("help")>
            <p><Talk/>{say("talk-to-someone")}</p>
            <HelpList lines=first/>
            {(!rest.is_empty()).then(|| view! {
                <details>
                    <summary>{say("more-help")}</summary>
                    <HelpList lines=rest/>
                </details>
            })}
        </aside>
    }
}

/// Help lines, a line each.
#[component]
pub fn HelpList(
    /// Which lines.
    lines: Vec<HelpLine>,
) -> impl IntoView {
    let entry = |line: HelpLine| {
        let href = line.href();
        let number = match line.how {
            How::Call => line.number,
            How::Text => say_with("text-number", &[("number", line.number.into())]),
        };
        let english = line.untranslated.then_some(Language::English.tag());
        let note = [Some(line.about), line.ages, line.hours].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        view! {
            <li>
                <b>{line.name}</b>
                <a href=href dir="ltr">{number}</a>
                <span class="hint" lang=english>{note}</span>
            </li>
        }
    };
    view! { <ul class="help-list">{lines.into_iter().map(entry).collect_view()}</ul> }
}
