//! What people said in their own words, under each theme; before it, how often each theme was found.

use leptos::prelude::*;

use super::{
    Base,
    said::{Said, SaidView},
    table::{Table, TableView},
};
use crate::{
    components::layout::{Frame, Layout, Mood},
    paths,
};

/// Whether there are words to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordsState {
    /// The survey asked for none.
    NotAsked,
    /// Somebody is still reading them.
    NotYet,
    /// They are out.
    Out,
}

/// What every page of a wave's words shows.
#[derive(Clone)]
pub struct WordsHead {
    /// What every page needs.
    pub frame: Frame,
    /// The wave's code.
    pub wave: String,
    /// The survey's title.
    pub survey: String,
    /// "Fife and Stirling".
    pub place: String,
    /// Whether everything is made up.
    pub made_up: bool,
    /// Whether there are words to read.
    pub state: WordsState,
}

/// What was said of a theme.
#[derive(Clone)]
pub struct SaidOf {
    /// The theme's id; empty: of none of them.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Where its numbers stand, if the survey has an item of it.
    pub numbers: Option<String>,
    /// The questions, and what was said to each.
    pub said: Vec<(String, Vec<SaidView>)>,
}

/// How often each theme was found in what people said to a question.
#[derive(Debug, Clone)]
pub struct AskedView {
    /// The question's id.
    pub id: String,
    /// The question, as most were asked it.
    pub title: String,
    /// As asked, where others were asked in other words: who, and the words.
    pub wordings: Vec<(String, String)>,
    /// A sentence an audience.
    pub sentences: Vec<String>,
    /// The same as a table.
    pub table: TableView,
}

/// What the page shows.
#[derive(Clone)]
pub struct WordsView {
    /// What is on every page of words.
    pub head: WordsHead,
    /// How many texts there are.
    pub bases: Vec<Base>,
    /// The questions.
    pub asked: Vec<AskedView>,
    /// The themes of which somebody is quoted.
    pub themes: Vec<SaidOf>,
    /// Whether anything is hidden.
    pub hidden: bool,
    /// The smallest group that is shown, from how many on somebody is told of in other words, and quoted.
    pub floors: [u32; 3],
    /// What counts are rounded to.
    pub round_to: u32,
    /// The release's hash.
    pub hash: String,
}

/// What is said where nothing can be shown.
#[must_use]
pub const fn empty(state: WordsState) -> &'static str {
    match state {
        WordsState::NotAsked => "This survey did not ask people to say something in their own words.",
        WordsState::NotYet => {
            "People said things in their own words. Somebody reads all of them first, so that nobody can be recognised. That takes a while. Please come back."
        }
        WordsState::Out => {
            "Nobody can be quoted here: too few people wrote something, or they did not want it to be shown. What they said counts all the same."
        }
    }
}

/// Says that nobody said any of it.
#[must_use]
pub fn nobody_said_this(made_up: bool) -> impl IntoView {
    made_up.then(|| view! { <p class="made-up">"Made-up words: this shows how results look. Nobody said this."</p> })
}

/// The words.
#[component]
pub fn WordsPage(
    /// What it shows.
    page: WordsView,
) -> impl IntoView {
    let WordsView { head, bases, asked, themes, hidden, floors: [floor, paraphrase, quote], round_to, hash } = page;
    let WordsHead { frame, wave, survey, place, made_up, state } = head;
    let out = state == WordsState::Out;
    let none = themes.is_empty().then(|| view! { <p class="lead">{empty(state)}</p> });
    let some = !themes.is_empty();
    let contents =
        themes.iter().map(|theme| view! { <li><a href=format!("#{}", anchor(theme))>{theme.title.clone()}</a></li> }).collect_view();
    let bases = TableView {
        caption: "How many texts there are".to_owned(),
        heads: vec!["Who".to_owned(), "Texts".to_owned()],
        rows: bases.into_iter().map(|base| vec![base.who, base.people]).collect(),
    };
    let (to_results, to_children, to_cards) = (paths::results(&wave), paths::results_children(&wave), paths::word_cards(&wave));
    view! {
        <Layout title=format!("{survey}: in people’s own words, {place}") mood=Mood::Plain frame class="broad words" more=true>
            {nobody_said_this(made_up)}
            <p class="hint">{place}</p>
            <h1>"In people’s own words"</h1>
            <nav class="ways" aria-label="Other pages">
                <a href=to_results>"What everyone answered"</a>
                <a href=to_children>"What children said"</a>
                {some.then(|| view! { <a href=to_cards>"Quote cards to print"</a> })}
            </nav>
            {none}
            {out.then(|| view! {
                <div class="side-note">
                    <p>
                        {format!("Somebody read every text before anyone else. Here stands what a person said may be shared, without what could tell who it was. \
                        Of {quote} texts or more to a question some are quoted; of {paraphrase} or more some are told in other words.")}
                    </p>
                    <p>{format!("Every number is a number of texts, rounded to {round_to}; groups under {floor} are not shown.")}</p>
                    {hidden.then(|| view! { <p>"[c] means: too few people, or shown together with other numbers it would tell too much."</p> })}
                </div>
                <h2>"What it was about"</h2>
                <Table table=bases/>
                {asked.into_iter().map(|asked| view! { <Asked asked/> }).collect_view()}
            })}
            {some.then(|| view! {
                <nav aria-labelledby="contents">
                    <h2 id="contents">"What people said, by theme"</h2>
                    <ul class="contents">{contents}</ul>
                </nav>
            })}
            {themes.into_iter().map(|theme| view! { <Theme theme/> }).collect_view()}
            {out.then(|| view! {
                <footer>
                    <p>
                        "Download the words: " <a href=paths::words_file(&wave, "csv")>"CSV"</a> " · "
                        <a href=paths::words_file(&wave, "json")>"JSON"</a>
                    </p>
                    <p class="hint hash">"Release of words " {hash}</p>
                </footer>
            })}
        </Layout>
    }
}

fn anchor(theme: &SaidOf) -> String {
    if theme.id.is_empty() { "other".to_owned() } else { theme.id.clone() }
}

/// A question: how often each theme was found.
#[component]
fn Asked(asked: AskedView) -> impl IntoView {
    let AskedView { id, title, wordings, sentences, table } = asked;
    let heading = format!("asked-{id}");
    let labelled = heading.clone();
    let wording = |(who, words): (String, String)| view! { <li><b>{who}": "</b>{words}</li> };
    view! {
        <section class="theme" aria-labelledby=labelled>
            <h3 id=heading>{title}</h3>
            <ul class="wordings">{wordings.into_iter().map(wording).collect_view()}</ul>
            <p class="sentences">{sentences.join(" ")}</p>
            <details>
                <summary>"Show as a table"</summary>
                <div class="scroll" tabindex="0" role="group" aria-label="Table"><Table table/></div>
            </details>
        </section>
    }
}

/// A theme: what was said of it.
#[component]
fn Theme(theme: SaidOf) -> impl IntoView {
    let id = anchor(&theme);
    let SaidOf { title, numbers, said, .. } = theme;
    let heading = format!("{id}-heading");
    let labelled = heading.clone();
    let to_question = |(asked, said): (String, Vec<SaidView>)| {
        let said = said.into_iter().map(|said| view! { <Said said/> }).collect_view();
        view! { <h3>{asked}</h3><ul class="said-list">{said}</ul> }
    };
    view! {
        <section class="theme" id=id aria-labelledby=labelled>
            <h2 id=heading>{title}</h2>
            {said.into_iter().map(to_question).collect_view()}
            {numbers.map(|href| view! { <p><a href=href>"The numbers of this theme"</a></p> })}
        </section>
    }
}
