//! Pieces of what is printed and handed out: a poster and its cards say the same in two sizes.

use domain::{
    help::{HelpLine, How},
    survey::Audience,
};
use leptos::prelude::*;

use super::{
    icons::{Clock, Hand, Lock, Mark},
    layout::Mood,
};
use crate::{
    locale::{say, say_with},
    paths,
};

/// How many letters of a site's name stand on one line in large type.
const LONG: usize = 18;
/// How many of a headline stand in two lines in the largest.
const WORDY: usize = 34;

/// The class of a sheet for that audience, with that headline.
pub(crate) fn class_of(kind: &str, audience: Option<Audience>, title: &str) -> String {
    let mood = audience.map_or(Mood::Plain, Mood::Of).class();
    let wordy = if title.chars().count() > WORDY { " wordy" } else { "" };
    format!("sheet {kind} {mood}{wordy}")
}

/// The headline and what stands under it, for an audience or for everyone.
///
/// None of them names a topic, as the first page of a survey names none (`survey-content.md`: someone may be looking). Who stops at a poster
/// in a school corridor, takes a picture of it or carries a card home gives nothing away: its question is one for every family. What the
/// survey is about is said after somebody has chosen who is answering. A test reads every language for it.
pub(crate) fn words(audience: Option<Audience>) -> [String; 2] {
    let keys = match audience {
        None => ["home-title", "poster-everyone-lead"],
        Some(Audience::Child) => ["poster-child", "poster-child-lead"],
        Some(Audience::Young) => ["poster-young", "poster-young-lead"],
        Some(Audience::Adult) => ["poster-adult", "poster-adult-lead"],
    };
    keys.map(say)
}

/// The mark and the place.
pub(crate) fn head_of(place: String) -> impl IntoView {
    // Names of areas are English on every page.
    view! { <p class="sheet-top"><span class="sheet-brand"><Mark/>"Blether"</span><span class="sheet-place" lang="en-GB" dir="ltr">{place}</span></p> }
}

/// The QR code, named for whoever does not see it, and beside it how little it takes, in so many facts.
pub(crate) fn panel(svg: String, address: String, facts: usize) -> impl IntoView {
    let facts = [
        (view! { <Clock/> }.into_any(), "poster-minutes"),
        (view! { <Lock/> }.into_any(), "poster-no-name"),
        (view! { <Hand/> }.into_any(), "poster-choose"),
    ]
    .into_iter()
    .take(facts);
    let facts = facts.map(|(icon, key)| view! { <li>{icon}{say(key)}</li> }).collect_view();
    view! {
        <div class="panel">
            <div class="qr" role="img" aria-label=say_with("poster-qr", &[("address", address.into())]) inner_html=svg></div>
            <div class="panel-words">
                <p class="scan">{say("poster-scan")}</p>
                <ul class="facts">{facts}</ul>
            </div>
        </div>
    }
}

/// The address as people type it, its code apart: spaced by style, for a space would be typed too.
pub(crate) fn typed(site: &str, code: &str) -> impl IntoView + use<> {
    let site = site.strip_prefix("https://").unwrap_or(site).to_owned();
    let (before, code) = (paths::link(""), code.to_owned());
    let class = if site.len() > LONG { "typed long" } else { "typed" };
    view! { <p class=class dir="ltr">{site}<wbr/><span class="unbroken">{before}<b>{code}</b></span></p> }
}

/// Somebody to talk to, small: so many numbers to talk, and the one for danger.
pub(crate) fn help(lines: Vec<HelpLine>, talk: usize) -> impl IntoView {
    let danger = lines.iter().find(|line| line.id.as_str() == "emergency").map(|line| line.number.clone());
    let danger = danger.map(|number| view! { <li>{say_with("poster-danger", &[("number", number.into())])}</li> });
    let entry = |line: HelpLine| {
        let number = match line.how {
            How::Call => view! { <span class="unbroken" dir="ltr">{line.number}</span> }.into_any(),
            How::Text => say_with("text-number", &[("number", line.number.into())]).into_any(),
        };
        let ages = line.ages.map(|ages| format!(" ({ages})"));
        view! { <li><b lang="en-GB" dir="ltr">{line.name}</b>" "{number}{ages}</li> }
    };
    let lines = lines.into_iter().filter(HelpLine::is_to_talk).take(talk).map(entry).collect_view();
    view! { <div class="sheet-help"><p>{say("poster-talk")}</p><ul>{lines}{danger}</ul></div> }
}
