//! What staff choose above a poster: for whom, in which language, on what paper; and the QR code alone, for a design of their own.

use domain::language::Language;
use leptos::prelude::*;

use super::poster::{Kind, PosterView};
use crate::{locale::language, paths};

/// One choice of several: where it leads, and whether it is the one that stands.
struct Choice {
    words: String,
    href: String,
    here: bool,
    language: Language,
}

/// The bar. In English, as staff pages are, whatever the poster speaks.
#[component]
pub fn PosterBar(
    /// What the sheet shows.
    page: PosterView,
    /// On what it is printed.
    kind: Kind,
) -> impl IntoView {
    let PosterView { audience, audiences, wave, link, place, .. } = page;
    let spoken = language();
    let english = |words: &str, href: String, here: bool| Choice { words: words.to_owned(), href, here, language: Language::English };
    let papers = Kind::ALL.map(|paper| {
        let words = match paper {
            Kind::Poster => "A4 poster",
            Kind::Cards => "Four A6 cards",
        };
        english(words, paper.path(&link, audience, spoken), paper == kind)
    });
    let mut people = vec![english("Everyone", kind.path(&link, None, spoken), audience.is_none())];
    people.extend(audiences.iter().map(|(one, plural)| english(plural, kind.path(&link, Some(*one), spoken), audience == Some(*one))));
    let languages = Language::ALL.map(|offered| Choice {
        words: offered.own_name().to_owned(),
        href: kind.path(&link, audience, offered),
        here: offered == spoken,
        language: offered,
    });
    let file = |words: &'static str, path: String, ending: &str| {
        let name = format!("blether-{link}-{spoken}.{ending}");
        view! { <li><a href=paths::in_language(&path, spoken) download=name>{words}</a></li> }
    };
    let files = [file("Drawing (SVG)", paths::qr_svg(&link), "svg"), file("Picture (PNG)", paths::qr_png(&link), "png")];
    let print = match kind {
        Kind::Poster => "Print this page: in your browser’s menu, or press Ctrl and P (on a Mac, ⌘ and P). It fills one sheet of A4.",
        Kind::Cards => {
            "Print this page: in your browser’s menu, or press Ctrl and P (on a Mac, ⌘ and P). It fills one sheet of A4 with the same card \
             four times: cut along the marks."
        }
    };
    view! {
        <header class="poster-bar" lang=Language::English.tag() dir="ltr">
            <p><a href=paths::staff_wave(&wave)>"Back to the wave"</a></p>
            <p class="poster-bar-title">"To hand out in "{place}</p>
            {choices("Paper", papers.into())}
            {choices("For", people)}
            {choices("Language", languages.into())}
            <nav aria-label="QR code alone"><p>"QR code alone"</p><ul>{files.into_iter().collect_view()}</ul></nav>
            <p>{print}</p>
            <p class="hint">
                "It does not say what the survey is about, so that nobody who stops to read it or carries a card gives anything away. \
                 Tell people yourself where you hand it out."
            </p>
        </header>
    }
}

fn choices(label: &'static str, choices: Vec<Choice>) -> impl IntoView {
    let one = |Choice { words, href, here, language }: Choice| {
        let direction = if language.is_right_to_left() { "rtl" } else { "ltr" };
        view! { <li><a href=href lang=language.tag() dir=direction aria-current=here.then_some("true")>{words}</a></li> }
    };
    view! { <nav aria-label=label><p aria-hidden="true">{label}</p><ul>{choices.into_iter().map(one).collect_view()}</ul></nav> }
}
