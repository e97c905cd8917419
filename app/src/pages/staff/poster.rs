//! A link's poster: one A4 page to print and put up, for an audience or for everyone, in any language of the survey.

use domain::{language::Language, survey::Audience};
use leptos::prelude::*;

use super::poster_bar::PosterBar;
use crate::{
    components::{
        illustrations::{HillPath, KettleAndMugs, PaperPlane},
        layout::{Frame, Head, MadeUp},
        link_records::LinkRecords,
        printed::{class_of, head_of, help, panel, typed, words},
    },
    locale::{Day, date, language, say, say_with},
    paths,
};

/// How many lines to talk a poster shows.
const TALK: usize = 2;
/// How many facts stand beside its QR code.
const FACTS: usize = 3;

/// On what a link is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One A4 page for a wall.
    Poster,
    /// Four A6 cards on an A4 page, to cut and hand out.
    Cards,
}

impl Kind {
    /// Both, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Poster, Self::Cards];

    /// Its address, for an audience or for everyone, in a language.
    #[must_use]
    pub fn path(self, link: &str, audience: Option<Audience>, language: Language) -> String {
        let path = match self {
            Self::Poster => paths::poster(link, audience),
            Self::Cards => paths::cards(link, audience),
        };
        paths::in_language(&path, language)
    }
}

/// What a poster and cards show.
#[derive(Debug, Clone)]
pub struct PosterView {
    /// What every page needs; its help lines name no topic: anyone sees them.
    pub frame: Frame,
    /// For whom; nobody: for everyone.
    pub audience: Option<Audience>,
    /// The audiences of the survey, as staff call them.
    pub audiences: Vec<(Audience, String)>,
    /// The site's address: "https://ask.example.scot".
    pub site: String,
    /// The wave's code.
    pub wave: String,
    /// The link's code.
    pub link: String,
    /// Whether it needs a slip's code.
    pub single_use: bool,
    /// The QR code that leads there in the frame's language, as SVG.
    pub qr: String,
    /// The link's place.
    pub place: String,
    /// The last day of the wave, where it is set.
    pub closes: Option<Day>,
    /// Whether answers are made up.
    pub made_up: bool,
}

/// The poster.
#[component]
pub fn Poster(
    /// What it shows.
    page: PosterView,
) -> impl IntoView {
    page.frame.spoken();
    let [title, lead] = words(page.audience);
    let class = class_of("poster", page.audience, &title);
    let scene = match page.audience {
        Some(Audience::Child) => view! { <HillPath/> }.into_any(),
        Some(Audience::Young) => view! { <PaperPlane/> }.into_any(),
        Some(Audience::Adult) | None => view! { <KettleAndMugs/> }.into_any(),
    };
    let sheet = view! {
        {head_of(page.place.clone())}
        <MadeUp made_up=page.made_up/>
        <h1>{title}</h1>
        <p class="sheet-lead">{lead}</p>
        {slip_needed(page.single_use)}
        {scene}
        {panel(page.qr.clone(), address(&page), FACTS)}
        <p class="type">{say("poster-type")}</p>
        {typed(&page.site, &page.link)}
        <footer class="sheet-foot">{closing(page.closes)}{help(page.frame.help.clone(), TALK)}</footer>
    };
    sheet_page(page, Kind::Poster, view! { <article class=class>{sheet}</article> })
}

/// The whole document: what staff choose above it is not printed.
pub(super) fn sheet_page(page: PosterView, kind: Kind, sheet: impl IntoView) -> impl IntoView {
    let name = match kind {
        Kind::Poster => "poster",
        Kind::Cards => "cards",
    };
    // What a browser proposes as the name of the file, when somebody prints into one.
    let title = format!("Blether {name} {} {}", page.link, language());
    let direction = language().is_right_to_left().then_some("rtl");
    let single_use = page.single_use;
    view! {
        <!DOCTYPE html>
        <html lang=language().tag() dir=direction>
            <Head title hash=page.frame.hash.clone() more=true script=false/>
            <body class="broad poster-page">
                <PosterBar page kind/>
                <main>{sheet}</main>
                <LinkRecords single_use/>
            </body>
        </html>
    }
}

/// The link's whole address.
pub(super) fn address(page: &PosterView) -> String {
    format!("{}{}", page.site, paths::link(&page.link))
}

/// Whoever has no slip should not come in vain.
pub(super) fn slip_needed(single_use: bool) -> impl IntoView {
    single_use.then(|| view! { <p class="slip-needed">{say("slip-needed")}</p> })
}

/// Until when, where it is set.
pub(super) fn closing(closes: Option<Day>) -> impl IntoView {
    closes.map(|day| view! { <p class="closes">{say_with("thanks-closes", &[("date", date(day).into())])}</p> })
}

#[cfg(test)]
mod tests;
