//! The screens of the form.

use domain::{
    answer::{Draft, EASY, FieldError},
    help::HelpLine,
    journey::{Journey, Step, StepKind, Way},
};
use leptos::prelude::*;

use super::form::send_button;
use crate::{
    components::{
        help::HelpCard,
        icons::{BackArrow, EasyWords},
        illustrations::{HillPath, PaperPlane},
        layout::Frame,
        outbox::OutboxChoice,
        path::Path,
        question::question,
        slip_box::slip_box,
        worded::worded,
        words_box::words_box,
    },
    islands::Sending,
    locale::say,
};

/// The class of what only one way shows; CSS picks by the route question's answer.
pub(super) const fn only(way: Way) -> &'static str {
    match way {
        Way::Main => "main-only",
        Way::Short => "short-only",
    }
}

/// One screen: a section that is its own target.
pub(super) fn step(
    journey: &Journey<'_>,
    step: &Step<'_>,
    draft: &Draft,
    errors: &[FieldError],
    start: bool,
    frame: &Frame,
) -> impl IntoView + use<> {
    let name = step.name().to_owned();
    let class = match (start, step.is_on(Way::Short)) {
        (true, true) => "step start",
        (true, false) => "step start main-way",
        (false, true) => "step",
        (false, false) => "step main-way",
    };
    let problem = errors.iter().find(|error| error.field == name).map(|error| error.problem);
    let body = match step.kind {
        StepKind::Welcome => welcome(journey).into_any(),
        StepKind::Code => slip_box(&frame.hash, draft.text(&name), problem).into_any(),
        StepKind::Open(_) => words_box(journey, step, draft, problem, &frame.help).into_any(),
        StepKind::Send => send(journey, &frame.help).into_any(),
        StepKind::Route(_) | StepKind::Item(_) | StepKind::Background(_) => question(journey, step, draft, problem).into_any(),
    };
    let help = match step.kind {
        StepKind::Item(item) if item.help_after => Some(view! { <HelpCard lines=frame.help.clone()/> }),
        _ => None,
    };
    view! {
        <section class=class id=name.clone() tabindex="-1">
            <div class="way">
                {paths(journey, &name)}
                <div class="tools">
                    {(journey.has_easy_words() && !matches!(step.kind, StepKind::Send)).then(|| view! { <label class="easy" for=EASY aria-hidden="true"><EasyWords/>{say("easy-words")}</label> })}
                </div>
            </div>
            {body}
            {help}
            {bar(journey, step)}
        </section>
    }
}

fn paths(journey: &Journey<'_>, name: &str) -> impl IntoView + use<> {
    let forks = journey.forks();
    let path = move |way: Way, (place, of): (usize, usize)| {
        let class = if forks { only(way) } else { "" };
        view! { <Path place of class/> }
    };
    let main = journey.place(name, Way::Main).map(|place| path(Way::Main, place));
    let short = forks.then(|| journey.place(name, Way::Short)).flatten().map(|place| path(Way::Short, place));
    (main, short)
}

fn welcome(journey: &Journey<'_>) -> impl IntoView + use<> {
    let text = |text: &String| worded(journey.survey, text);
    let mut paragraphs = journey.version.welcome.iter().map(text);
    let first = paragraphs.next();
    let topics = journey.version.topics.iter().map(|topic| view! { <li>{text(topic)}</li> }).collect_view();
    view! {
        <HillPath/>
        <h2 tabindex="-1">{say("before-you-start")}</h2>
        <p class="lead">{first}</p>
        {paragraphs.map(|text| view! { <p>{text}</p> }).collect_view()}
        <p>{say("we-ask-about")}</p>
        <ul class="topics">{topics}</ul>
        <p class="hint">{say("leave-note")}</p>
        <OutboxChoice/>
    }
}

/// The last step: Send, and on the short way help that is near, for whoever had no support.
fn send(journey: &Journey<'_>, help: &[HelpLine]) -> impl IntoView + use<> {
    let near = journey.forks().then(|| {
        view! {
            <div class=only(Way::Short)>
                <h3>{say("help-near")}</h3>
                <p>{say("help-near-lead")}</p>
                <HelpCard lines=help.to_vec()/>
            </div>
        }
    });
    view! {
        <PaperPlane/>
        <h2 tabindex="-1">{say("everything")}</h2>
        <p class="lead">{say("everything-lead")}</p>
        <div
            id="sending-words"
            hidden
            data-sending=say("sending")
            data-moment=say("sending-moment")
            data-again=say("sending-again")
            data-no-connection=say("sending-no-connection")
            data-no-answer=say("sending-no-answer")
            data-arrived=say("sending-arrived")
            data-stopped=say("sending-stopped")
        ></div>
        <Sending/>
        {near}
    }
}

/// Back, Skip and Next in thumb's reach: links to the neighbours on each way.
fn bar(journey: &Journey<'_>, step: &Step<'_>) -> impl IntoView + use<> {
    let name = step.name();
    let on_short = journey.forks() && step.is_on(Way::Short);
    let neighbour = |find: fn(&Journey<'_>, &str, Way) -> Option<String>| {
        let main = find(journey, name, Way::Main);
        let short = if on_short { find(journey, name, Way::Short) } else { None };
        match (main, short) {
            (Some(main), Some(short)) if main != short => vec![(main, only(Way::Main)), (short, only(Way::Short))],
            (Some(main), _) => vec![(main, "")],
            (None, _) => Vec::new(),
        }
    };
    let back = neighbour(|journey, name, way| journey.before(name, way).map(|step| step.name().to_owned()));
    let next = neighbour(|journey, name, way| journey.after(name, way).map(|step| step.name().to_owned()));
    let back = back.into_iter().map(|(to, class)| {
        view! { <a class=format!("back {class}") href=format!("#{to}") aria-label=say("back")><BackArrow/></a> }
    });
    let skip = step.is_question().then(|| {
        let skip = |(to, class): &(String, &str)| view! { <a class=format!("skip {class}") href=format!("#{to}")>{say("skip")}</a> };
        next.iter().map(skip).collect_view()
    });
    let word = if matches!(step.kind, StepKind::Welcome) { "start" } else { "next" };
    let next = match step.kind {
        StepKind::Send => send_button().into_any(),
        _ => {
            let link =
                |(to, class): &(String, &str)| view! { <a class=format!("next strong {class}") href=format!("#{to}")>{say(word)}</a> };
            next.iter().map(link).collect_view().into_any()
        }
    };
    view! { <nav class="bar" aria-label=say("steps")>{back.collect_view()}{skip}{next}</nav> }
}
