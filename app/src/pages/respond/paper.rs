//! The form on paper, for those who prefer it: an audience's questions to print, in the order in which a phone asks them.

use std::sync::Arc;

use domain::{
    journey::{Journey, StepKind, Way},
    survey::{Audience, Id, Survey},
};
use leptos::prelude::*;

use crate::{
    components::{
        help::HelpList,
        layout::{Frame, Layout, MadeUp, Mood},
        question::printed,
        worded::worded,
    },
    locale::{here, say, say_with},
    paths,
};

/// What the page shows.
#[derive(Debug, Clone)]
pub struct PaperView {
    /// What every page needs; its help lines are the audience's, in the link's area.
    pub frame: Frame,
    /// The survey.
    pub survey: Arc<Survey>,
    /// Who answers.
    pub audience: Audience,
    /// The background questions that the wave asks.
    pub breakdowns: Vec<Id>,
    /// The link's code.
    pub link: String,
    /// Whether the wave asks for people's own words.
    pub words: bool,
    /// Whether answers are made up.
    pub made_up: bool,
}

/// The sheet. Nothing on it says which family it was given to: a sheet is not numbered.
#[component]
pub fn Paper(
    /// What it shows.
    page: PaperView,
) -> impl IntoView {
    let PaperView { frame, survey, audience, breakdowns, link, words, made_up } = page;
    frame.spoken();
    let help = frame.help.clone();
    let address = here(&paths::link(&link));
    let shown = address.clone();
    let journey = Journey::new(&survey, audience, &breakdowns);
    let journey = journey.map(|journey| if words { journey.asking_in_own_words() } else { journey });
    let sheet = journey.map(|journey| {
        let text = |text: &String| view! { <p>{worded(&survey, text)}</p> };
        let welcome = journey.version.welcome.iter().map(text).collect_view();
        let short = survey.route.choices.iter().find(|choice| choice.id == survey.route.without_support && journey.forks());
        let short = short.map(|choice| view! { <p>{say_with("paper-short", &[("answer", choice.label.clone().into())])}</p> });
        let questions = journey.steps.iter().filter(|step| step.is_question());
        let questions = questions.map(|step| {
            let starred = journey.forks() && step.is_on(Way::Short) && !matches!(step.kind, StepKind::Route(_));
            view! { <li class="question">{printed(&journey, step, starred)}</li> }
        });
        let questions = questions.collect_view();
        view! {
            {welcome}
            <p>{say("paper-how")}" "{say("paper-no-names")}</p>
            {short}
            <ol class="questions">{questions}</ol>
        }
    });
    view! {
        <Layout mood=Mood::Of(audience) frame class="paper" more=true>
            <MadeUp made_up/>
            <div class="tools"></div>
            <h1>{worded(&survey, &survey.title)}</h1>
            {sheet}
            <p><b>{say("paper-after")}</b></p>
            <p>{say_with("paper-online", &[("code", link.into())])}" "<a class="address" href=address dir="ltr">{shown}</a></p>
            <h2>{say("thanks-talk")}</h2>
            <HelpList lines=help/>
        </Layout>
    }
}
