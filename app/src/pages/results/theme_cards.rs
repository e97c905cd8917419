//! A card a theme, for a wall or a table in a hall: what was found, in people, and room for dots. The bar above them is not printed.

use domain::{language::Language, survey::Audience};
use leptos::prelude::*;

use super::ten::{DrawnOnce, Figure, Ten};
use crate::{
    components::layout::{Frame, Head},
    paths::FullResults,
};

/// How large a card is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum WallSize {
    /// To hand round.
    #[default]
    A4,
    /// To hang up.
    A3,
}

impl WallSize {
    /// All, smallest first.
    pub const ALL: [Self; 2] = [Self::A4, Self::A3];

    /// Its name in addresses and the style.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::A3 => "a3",
        }
    }

    /// The size of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|size| size.as_str() == name)
    }
}

/// What is drawn of one audience, or of one choice of a list.
#[derive(Debug, Clone, PartialEq)]
pub enum Drawing {
    /// So many people of ten.
    OfTen(u8),
    /// A bar of so many percent.
    Bar(f64),
    /// Nothing: the words say it.
    Words,
}

/// A line of a card.
#[derive(Debug, Clone)]
pub struct CardLine {
    /// Whose colour it has, if anybody's.
    pub audience: Option<Audience>,
    /// What is drawn.
    pub drawing: Drawing,
    /// "About 6 in 10 children say yes."
    pub words: String,
}

/// A theme's card.
#[derive(Debug, Clone)]
pub struct ThemeCard {
    /// "Theme 1 of 14 · Culture".
    pub place: String,
    /// "Being heard".
    pub title: String,
    /// What stands out in it; empty where it is the title alone.
    pub finding: String,
    /// What it means, in a line.
    pub means: String,
    /// The findings in people.
    pub lines: Vec<CardLine>,
}

/// What the page shows.
#[derive(Debug, Clone)]
pub struct ThemeCardsView {
    /// What every page needs.
    pub frame: Frame,
    /// Where the wave's results are read in full.
    pub at: FullResults,
    /// The survey's title.
    pub survey: String,
    /// "Fife and Stirling".
    pub place: String,
    /// Whether answers are made up.
    pub made_up: bool,
    /// How large.
    pub size: WallSize,
    /// The cards.
    pub cards: Vec<ThemeCard>,
}

/// Theme cards to print.
#[component]
pub fn ThemeCards(
    /// What it shows.
    page: ThemeCardsView,
) -> impl IntoView {
    let ThemeCardsView { frame, at, survey, place, made_up, size, cards } = page;
    let foot = if made_up { "Made-up answers: nobody said this.".to_owned() } else { format!("{survey} · {place} · rounded numbers") };
    let sizes = WallSize::ALL.map(|one| {
        let here = (one == size).then_some("true");
        view! { <li><a href=at.theme_cards(one.as_str()) aria-current=here>{one.as_str().to_uppercase()}</a></li> }
    });
    let card = |card: ThemeCard| view! { <Card card foot=foot.clone() made_up/> };
    view! {
        <!DOCTYPE html>
        <html lang=Language::English.tag()>
            <Head title=format!("{survey}: theme cards, {place}") hash=frame.hash more=true script=false/>
            <body class=format!("broad poster-page wall {}", size.as_str())>
                <header class="poster-bar">
                    <p><a href=at.overview()>"Back to the results"</a></p>
                    <h1 class="poster-bar-title">"Theme cards: "{place.clone()}</h1>
                    <nav aria-label="Size"><p aria-hidden="true">"Size"</p><ul>{sizes.collect_view()}</ul></nav>
                    <p>"Print this page: in your browser’s menu, or press Ctrl and P (on a Mac, ⌘ and P). Choose the same paper there."</p>
                </header>
                <main><DrawnOnce figure=Figure::Person/>{cards.into_iter().map(card).collect_view()}</main>
            </body>
        </html>
    }
}

#[component]
fn Card(card: ThemeCard, foot: String, made_up: bool) -> impl IntoView {
    let ThemeCard { place, title, finding, means, lines } = card;
    let line = |line: CardLine| view! { <Line line/> };
    view! {
        <article class="sheet wall-card">
            <p class="wall-place">{place}</p>
            <h2>{title}</h2>
            <p class="wall-means">{means}</p>
            {(!finding.is_empty()).then(|| view! { <p class="wall-finding">{finding}</p> })}
            <ul class="wall-lines">{lines.into_iter().map(line).collect_view()}</ul>
            <div class="wall-dots"><p>"Does this matter most? Put a dot here."</p></div>
            <p class=if made_up { "made-up" } else { "card-foot" }>{foot}</p>
        </article>
    }
}

#[component]
fn Line(line: CardLine) -> impl IntoView {
    let CardLine { audience, drawing, words } = line;
    let class = audience.map_or("", Audience::as_str);
    let drawn = match drawing {
        Drawing::OfTen(yes) => view! { <Ten figure=Figure::Person yes/> }.into_any(),
        Drawing::Bar(percent) => view! { <Bar percent/> }.into_any(),
        Drawing::Words => ().into_any(),
    };
    view! { <li class=class>{drawn}<p>{words}</p></li> }
}

#[component]
fn Bar(percent: f64) -> impl IntoView {
    let width = format!("{:.1}", percent * 2.4);
    view! {
        <svg class="wall-bar" viewBox="0 0 240 12" aria-hidden="true" focusable="false">
            <rect class="all" width="240" height="12" rx="3"/>
            <rect class="some" width=width height="12" rx="3"/>
        </svg>
    }
}
