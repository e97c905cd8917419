//! A child's page: what children said, first in their own words. In a child's words, large, and read aloud where the browser can.

use leptos::prelude::*;

use super::{
    said::{SaidView, SaidWords},
    ten::{DrawnOnce, Figure, Ten},
    words::{WordsHead, WordsState},
};
use crate::{
    components::layout::{Layout, Mood},
    paths,
};
use domain::{disclosure::words::Manner, survey::Audience};

/// What children said of one thing.
#[derive(Clone)]
pub struct ChildrenSaid {
    /// What they were asked about it, or its name.
    pub title: String,
    /// What they said.
    pub said: Vec<SaidView>,
}

/// What children answered to one question.
#[derive(Debug, Clone)]
pub struct ChildrenAnswered {
    /// The question.
    pub asked: String,
    /// "About 6 in 10 children say yes."
    pub sentence: String,
    /// How many of ten say yes, where that is known.
    pub of_ten: Option<u8>,
}

/// What the page shows.
#[derive(Clone)]
pub struct ChildrenView {
    /// What is on every page of words.
    pub head: WordsHead,
    /// Their words.
    pub said: Vec<ChildrenSaid>,
    /// Their answers.
    pub answered: Vec<ChildrenAnswered>,
}

/// The page's own sentences: a child of eight reads them.
pub const SENTENCES: [&str; 8] = [
    "What children said",
    "Children told us about the help they get. Thank you to all of them!",
    "In their own words",
    "A grown-up said this in new words, to keep the child safe.",
    "A grown-up reads all the words first. Then you can read them here. Please look again soon.",
    "We can’t show words here. That keeps each child safe. All the words still count.",
    "How many said yes",
    "Too few children told us, so we can’t show this one.",
];

/// What stands above, where nobody said it.
pub const MADE_UP: &str = "This is made up. No child said this.";

/// What children said.
#[component]
pub fn Children(
    /// What it shows.
    page: ChildrenView,
) -> impl IntoView {
    let ChildrenView { head: WordsHead { frame, wave, survey, place, made_up, state }, said, answered } = page;
    let [title, lead, own, _, not_yet, none, answers, _] = SENTENCES;
    let empty = match state {
        _ if !said.is_empty() => None,
        WordsState::NotAsked => None,
        WordsState::NotYet => Some(not_yet),
        WordsState::Out => Some(none),
    };
    view! {
        <Layout title=format!("{survey}: what children said, {place}") mood=Mood::Of(Audience::Child) frame class="children" more=true>
            {made_up.then(|| view! { <p class="made-up">{MADE_UP}</p> })}
            <div class="tools"></div>
            <p class="hint">{place}</p>
            <h1>{title}</h1>
            <p class="lead">{lead}</p>
            {(empty.is_some() || !said.is_empty()).then(|| view! { <h2>{own}</h2> })}
            {empty.map(|words| view! { <p class="lead">{words}</p> })}
            {said.into_iter().map(|said| view! { <Theme said/> }).collect_view()}
            <h2>{answers}</h2>
            <DrawnOnce figure=Figure::Face/>
            <ul class="children-answers">{answered.into_iter().map(|one| view! { <Answered one/> }).collect_view()}</ul>
            <nav class="ways" aria-label="Other pages">
                <a href=paths::results_words(&wave)>"What everyone said"</a>
                <a href=paths::results(&wave)>"What everyone answered"</a>
            </nav>
        </Layout>
    }
}

#[component]
fn Theme(said: ChildrenSaid) -> impl IntoView {
    let ChildrenSaid { title, said } = said;
    let one = |said: SaidView| {
        let SaidView { manner, text, drawing, .. } = said;
        let told = (manner == Manner::Paraphrase).then(|| view! { <p class="said-by">{SENTENCES[3]}</p> });
        view! { <li class=format!("said child {}", manner.as_str())><SaidWords manner text drawing/>{told}</li> }
    };
    view! {
        <section class="theme">
            <h3>{title}</h3>
            <ul class="said-list">{said.into_iter().map(one).collect_view()}</ul>
        </section>
    }
}

#[component]
fn Answered(one: ChildrenAnswered) -> impl IntoView {
    let ChildrenAnswered { asked, sentence, of_ten } = one;
    view! { <li><h3>{asked}</h3>{of_ten.map(|yes| view! { <Ten figure=Figure::Face yes/> })}<p>{sentence}</p></li> }
}

#[cfg(test)]
mod tests {
    use domain::reading::grade_together;

    use super::*;

    #[test]
    fn a_child_of_eight_can_read_the_page() {
        let grade = grade_together(SENTENCES.into_iter().chain([MADE_UP]));
        assert!(grade <= 3.0, "grade {grade:.1}");
    }
}
