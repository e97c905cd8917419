//! A link's cards: four of them on an A4 page, each A6, to cut apart and hand out.

use leptos::prelude::*;

use super::poster::{Kind, PosterView, address, closing, sheet_page, slip_needed};
use crate::{
    components::{
        layout::MadeUp,
        printed::{class_of, head_of, help, panel, typed, words},
    },
    locale::say,
};

/// How many cards an A4 page holds.
const CARDS: usize = 4;
/// How many facts stand beside a card's QR code.
const FACTS: usize = 2;
/// How many lines to talk a card shows.
const TALK: usize = 1;

/// Where to cut: a short line at each edge and a cross in the middle, in millimetres. Printers leave out the first five.
const CUTS: &str = "M105 0v12M105 285v12M0 148.5h12M198 148.5h12M100 148.5h10M105 143.5v10";

/// The cards.
#[component]
pub fn Cards(
    /// What they show.
    page: PosterView,
) -> impl IntoView {
    page.frame.spoken();
    // Whoever listens hears one.
    let cards = (0..CARDS).map(|number| card(&page, number > 0)).collect_view();
    let sheet = view! {
        <div class="cards-sheet">
            {cards}
            <svg class="cuts" viewBox="0 0 210 297" aria-hidden="true"><path d=CUTS/></svg>
        </div>
    };
    sheet_page(page, Kind::Cards, sheet)
}

fn card(page: &PosterView, again: bool) -> impl IntoView + use<> {
    let [title, _] = words(page.audience);
    let class = class_of("small", page.audience, &title);
    view! {
        <article class=class aria-hidden=again.then_some("true")>
            {head_of(page.place.clone())}
            <MadeUp made_up=page.made_up/>
            <h1>{title}</h1>
            {slip_needed(page.single_use)}
            {panel(page.qr.clone(), address(page), FACTS)}
            <p class="type">{say("poster-type")}</p>
            {typed(&page.site, &page.link)}
            <footer class="sheet-foot">{closing(page.closes)}{help(page.frame.help.clone(), TALK)}</footer>
        </article>
    }
}
