//! What every page has: head, mark, main part.

use domain::survey::Audience;
use leptos::prelude::*;

use super::icons::Mark;
use crate::paths;

/// Where a page's files are: their names hold a hash, so a browser may keep them for ever.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assets {
    /// The hash in every name.
    pub hash: String,
    /// Whether the islands' files are there; without them pages are plain HTML.
    pub islands: bool,
}

/// Whose page it is: its colours and shapes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// Nobody's yet, or the staff's.
    Plain,
    /// A respondent's.
    Of(Audience),
}

impl Mood {
    const fn class(self) -> &'static str {
        match self {
            Self::Plain => "adult",
            Self::Of(audience) => audience.as_str(),
        }
    }
}

/// The mark is drawn into the tab: a neutral icon, no request.
const ICON: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32' fill='none' stroke='%23565B66' stroke-width='3'%3E%3Cpath d='M12 4c5 0 9 3 9 7.500S17 19 12 19c-1 0-2 0-3-.3L5 21l1-4c-2-1.500-3-3.400-3-5.500C3 7 7 4 12 4ZM24 11.500c3 1 5 3.500 5 6.300 0 2-1 3.600-2.400 4.800l.8 3.600-4-2'/%3E%3C/svg%3E";

/// A whole page. The tab's title never says what a respondent's page is about.
#[component]
pub fn Layout(
    /// The tab's title.
    title: String,
    /// Whose page it is.
    mood: Mood,
    /// Where the files are.
    assets: Assets,
    /// An extra class of the body.
    #[prop(optional)]
    class: &'static str,
    /// What stands at the top's end: *Leave this page* on every respondent's page.
    #[prop(optional, into)]
    aside: ViewFn,
    /// The page's body.
    children: Children,
) -> impl IntoView {
    let style = paths::asset(&assets.hash, "blether.css");
    let script = assets.islands.then(|| paths::asset(&assets.hash, "start.js"));
    view! {
        <!DOCTYPE html>
        <html lang="en-GB">
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <meta name="robots" content="noindex"/>
                <title>{title}</title>
                <link rel="icon" href=ICON/>
                <link rel="stylesheet" href=style/>
                <link rel="manifest" href=paths::MANIFEST/>
                {script.map(|script| view! { <script type="module" src=script></script> })}
            </head>
            <body class=format!("{} {class}", mood.class()).trim_end().to_owned()>
                <header class="top">
                    <a class="brand" href=paths::HOME><Mark/>"Blether"</a>
                    {aside.run()}
                </header>
                <main>{children()}</main>
            </body>
        </html>
    }
}

/// *Leave this page*: one tap, a plain link without script.
#[component]
pub fn Leave() -> impl IntoView {
    view! { <a class="leave" href=paths::LEAVE rel="noreferrer">"Leave this page"</a> }
}
