//! Quotes to print: one, two or four a sheet of A4, to hang up or to hand round. The bar above them is not printed.

use domain::{disclosure::words::Manner, language::Language, survey::Audience};
use leptos::prelude::*;

use super::{
    said::{SaidView, SaidWords, label},
    words::{WordsHead, empty},
};
use crate::{components::layout::Head, paths};

/// How large a card is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CardSize {
    /// A sheet each.
    A4,
    /// Two a sheet.
    A5,
    /// Four a sheet.
    #[default]
    A6,
}

impl CardSize {
    /// All, largest first.
    pub const ALL: [Self; 3] = [Self::A4, Self::A5, Self::A6];

    /// Its name in addresses and the style.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::A5 => "a5",
            Self::A6 => "a6",
        }
    }

    /// The size of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|size| size.as_str() == name)
    }

    const fn a_sheet(self) -> usize {
        match self {
            Self::A4 => 1,
            Self::A5 => 2,
            Self::A6 => 4,
        }
    }

    const fn words(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::A5 => "A5, two a sheet",
            Self::A6 => "A6, four a sheet",
        }
    }
}

/// A quote and what it is about.
#[derive(Clone)]
pub struct QuoteCard {
    /// The theme's title; empty: none of them.
    pub theme: String,
    /// What was said.
    pub said: SaidView,
}

/// What the page shows.
#[derive(Clone)]
pub struct QuoteCardsView {
    /// What is on every page of words.
    pub head: WordsHead,
    /// How large.
    pub size: CardSize,
    /// Whose; nothing: everyone's.
    pub audience: Option<Audience>,
    /// The survey's audiences, and what they are called.
    pub audiences: Vec<(Audience, String)>,
    /// The cards.
    pub cards: Vec<QuoteCard>,
}

/// Quotes to print.
#[component]
pub fn QuoteCards(
    /// What it shows.
    page: QuoteCardsView,
) -> impl IntoView {
    let QuoteCardsView { head: WordsHead { frame, wave, survey, place, made_up, state }, size, audience, audiences, cards } = page;
    let none = cards.is_empty().then(|| view! { <p class="lead poster-bar">{empty(state)}</p> });
    let foot = if made_up { "Made-up words: nobody said this.".to_owned() } else { format!("{survey} · {place}") };
    let sheet = |cards: &[QuoteCard]| {
        let cards = cards.iter().cloned().map(|card| view! { <Card card foot=foot.clone() made_up/> }).collect_view();
        view! { <div class=format!("quote-sheet {}", size.as_str())>{cards}</div> }
    };
    let sheets = cards.chunks(size.a_sheet()).map(sheet).collect_view();
    let sizes = CardSize::ALL.map(|one| (one.words().to_owned(), paths::word_cards_of(&wave, one.as_str(), audience), one == size));
    let everyone = [("Everyone".to_owned(), paths::word_cards_of(&wave, size.as_str(), None), audience.is_none())];
    let people = everyone.into_iter().chain(
        audiences.into_iter().map(|(one, plural)| (plural, paths::word_cards_of(&wave, size.as_str(), Some(one)), audience == Some(one))),
    );
    view! {
        <!DOCTYPE html>
        <html lang=Language::English.tag()>
            <Head title=format!("{survey}: quote cards, {place}") hash=frame.hash more=true script=false/>
            <body class="broad poster-page">
                <header class="poster-bar">
                    <p><a href=paths::results_words(&wave)>"Back to what people said"</a></p>
                    <h1 class="poster-bar-title">"Quote cards: "{place.clone()}</h1>
                    {choices("Size", sizes.into())}
                    {choices("Who said it", people.collect())}
                    <p>"Print this page: in your browser’s menu, or press Ctrl and P (on a Mac, ⌘ and P). It is set for A4 paper."</p>
                </header>
                <main>{none}{sheets}</main>
            </body>
        </html>
    }
}

fn choices(label: &'static str, choices: Vec<(String, String, bool)>) -> impl IntoView {
    let one = |(words, href, here): (String, String, bool)| view! { <li><a href=href aria-current=here.then_some("true")>{words}</a></li> };
    view! { <nav aria-label=label><p aria-hidden="true">{label}</p><ul>{choices.into_iter().map(one).collect_view()}</ul></nav> }
}

#[component]
fn Card(card: QuoteCard, foot: String, made_up: bool) -> impl IntoView {
    let QuoteCard { theme, said } = card;
    let label = label(&said);
    let SaidView { audience, manner, text, drawing, .. } = said;
    // Letters as people see them are more than these where each is of several signs: those texts get smaller letters than they need.
    let length = match text.chars().count() {
        0..=90 => "few",
        91..=220 => "some",
        221..=450 => "many",
        451..=700 => "most",
        _ => "full",
    };
    let manner_class = if manner == Manner::Quote { "quote" } else { "paraphrase" };
    view! {
        <article class=format!("sheet quote-card {audience} {manner_class} {length}")>
            {(!theme.is_empty()).then(|| view! { <h2>{theme}</h2> })}
            <SaidWords manner text drawing/>
            <p class="said-by">{label}</p>
            <p class=if made_up { "made-up" } else { "card-foot" }>{foot}</p>
        </article>
    }
}
