//! What every page has: head, mark, main part.

use domain::{help::HelpLine, language::Language, survey::Audience};
use leptos::prelude::*;

use super::{
    help::Help,
    icons::{Door, Mark, Speaker},
};
use crate::{
    locale::{here, language, say},
    paths,
};

/// What every page needs, whatever it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// The hash in the names of a page's files: a browser may keep them for ever.
    pub hash: String,
    /// The style itself, where the page carries it within instead of a link to it.
    pub style: Option<&'static str>,
    /// What the page speaks.
    pub language: Language,
    /// Help lines, one tap away.
    pub help: Vec<HelpLine>,
}

impl Frame {
    /// Says the language to everything that is rendered from now on in this page: a page's first line.
    pub fn spoken(&self) {
        provide_context(self.language);
    }
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
    /// Its class in the style.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Of(audience) => audience.as_str(),
        }
    }
}

/// The mark, drawn into the tab as simply as its size allows: a neutral icon, no request.
const ICON: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32' fill='%23565B66'%3E%3Cpath d='M3 4h18v14H9l-6 6zM24 10h6v18l-6-5H12v-2h12z'/%3E%3C/svg%3E";

/// A whole page. The tab's title never says what a respondent's page is about.
#[component]
pub fn Layout(
    /// The tab's title.
    #[prop(optional, into)]
    title: Option<String>,
    /// Whose page it is.
    mood: Mood,
    /// What every page needs.
    frame: Frame,
    /// An extra class of the body.
    #[prop(optional)]
    class: &'static str,
    /// Whether it needs the styles of pages off the respondents' way too.
    #[prop(optional)]
    more: bool,
    /// The page's body.
    children: Children,
) -> impl IntoView {
    let direction = language().is_right_to_left().then_some("rtl");
    view! {
        <!DOCTYPE html>
        <html lang=language().tag() dir=direction>
            <Head title=title.unwrap_or_else(|| "Blether".to_owned()) hash=frame.hash style=frame.style more>
                <link rel="manifest" href=paths::MANIFEST/>
            </Head>
            <body class=format!("{} {class}", mood.class()).trim_end().to_owned()>
                <header class="top">
                    <a class="brand" href=here(paths::HOME) aria-label="Blether"><Mark/><span>"Blether"</span></a>
                    {(!frame.help.is_empty()).then(|| view! { <Help lines=frame.help/> })}
                    <a class="leave" href=paths::LEAVE rel="noreferrer"><Door/>{say("leave")}</a>
                </header>
                <main>{children()}</main>
                <template id="aloud">
                    <button type="button" class="aloud" aria-pressed="false" data-stop=say("stop-listening")><Speaker/>{say("listen")}</button>
                </template>
            </body>
        </html>
    }
}

/// What stands before every page.
#[component]
pub fn Head(
    /// The tab's title.
    title: String,
    /// The hash in the names of its files.
    hash: String,
    /// The style itself, where the page carries it within.
    #[prop(optional_no_strip)]
    style: Option<&'static str>,
    /// Whether it needs the styles of pages off the respondents' way too.
    more: bool,
    /// Whether it has the pages' script.
    #[prop(default = true)]
    script: bool,
    /// What only some pages have.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let [linked, more_style, start] = ["blether.css", "more.css", "start.js"].map(|file| paths::asset(&hash, file));
    view! {
        <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta name="color-scheme" content="light dark"/>
            <meta name="robots" content="noindex"/>
            <title>{title}</title>
            <link rel="icon" href=ICON/>
            {match style {
                Some(within) => view! { <style inner_html=within/> }.into_any(),
                None => view! { <link rel="stylesheet" href=linked/> }.into_any(),
            }}
            {more.then(|| view! { <link rel="stylesheet" href=more_style/> })}
            {children.map(|children| children())}
            {script.then(|| view! { <script type="module" src=start></script> })}
        </head>
    }
}

/// Says on every page of a made-up survey that it is one.
#[component]
pub fn MadeUp(
    /// Whether it is.
    made_up: bool,
) -> impl IntoView {
    made_up.then(|| view! { <p class="made-up">{say("made-up")}</p> })
}
