//! How far a wave has come, for staff: a coarse step an audience, who is missing, and when it was looked at. `domain::progress` says why it is so
//! coarse. Staff pages are in English, so its words stand here.

use domain::progress::Step;
use leptos::prelude::*;

use crate::locale::{Day, date};

/// A wave's progress as staff may see it.
#[derive(Debug, Clone)]
pub struct ProgressView {
    /// The last morning's steps; nothing before the wave's first morning.
    pub refreshed: Option<Refreshed>,
    /// When the next ones come; nothing once the wave has closed.
    pub next: Option<Morning>,
}

/// One morning's steps.
#[derive(Debug, Clone)]
pub struct Refreshed {
    /// A row an audience, youngest first.
    pub rows: Vec<ProgressRow>,
    /// Who is missing, in a sentence.
    pub missing: String,
    /// The day of that morning.
    pub day: Day,
}

/// An audience's step.
#[derive(Debug, Clone)]
pub struct ProgressRow {
    /// "Young people".
    pub audience: String,
    /// How many there are, coarsely.
    pub step: Step,
}

/// Which morning comes next, seen from now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Morning {
    /// It is not 4 yet.
    Today,
    /// Today's has been.
    Tomorrow,
}

impl Morning {
    const fn word(self) -> &'static str {
        match self {
            Self::Today => "today",
            Self::Tomorrow => "tomorrow",
        }
    }
}

/// How much a step is, in words.
const fn words(step: Step) -> &'static str {
    match step {
        Step::Under20 => "Few yet",
        Step::From20 => "A start",
        Step::From50 => "A good number",
        Step::From100 => "Many",
        Step::From200 => "Very many",
    }
}

/// An interim release is the one exception that there is, and it is for everybody.
const NOTHING_FINER: &str = "Nothing finer than this is shown to anyone until the wave closes, unless its first results are released.";

/// The steps, with who is missing and what is not shown. It stands under a heading of its page.
#[component]
pub fn ProgressBars(
    /// What it shows.
    progress: ProgressView,
) -> impl IntoView {
    let ProgressView { refreshed, next } = progress;
    view! {
        <div class="progress">
            {match refreshed {
                Some(refreshed) => view! { <Steps refreshed next/> }.into_any(),
                None => view! { <p>{nothing_yet(next)}</p> }.into_any(),
            }}
            {next.is_some().then(|| view! { <p class="hint">{NOTHING_FINER}</p> })}
        </div>
    }
}

/// What is said before the first morning.
fn nothing_yet(next: Option<Morning>) -> String {
    next.map_or_else(
        || "The wave closed before its first morning, so there are no figures until its results.".to_owned(),
        |next| format!("The first figures come {} at about 4 in the morning.", next.word()),
    )
}

#[component]
fn Steps(refreshed: Refreshed, next: Option<Morning>) -> impl IntoView {
    let Refreshed { rows, missing, day } = refreshed;
    let (rows, marks) = (rows.into_iter(), Step::ALL.len());
    let row = |ProgressRow { audience, step }: ProgressRow| {
        // The bar says what the words beside it say.
        let reached = Step::ALL.into_iter().filter(|mark| *mark <= step).count();
        let bar = (0..marks).map(|mark| view! { <i class:done=mark < reached></i> }).collect_view();
        view! {
            <tr>
                <th scope="row">{audience}</th>
                <td>{step.as_str()}</td>
                <td><span class="marks" aria-hidden="true">{bar}</span>{words(step)}</td>
            </tr>
        }
    };
    let refreshed = format!("Last refreshed: {}.", date(day));
    let then = match next {
        Some(next) => format!(" Next: {} at about 4 in the morning.", next.word()),
        None => " The wave has closed: these figures stand until its results.".to_owned(),
    };
    view! {
        <p class="missing">{missing}</p>
        <table>
            <caption>"Answers so far"</caption>
            <thead><tr><th scope="col">"Who"</th><th scope="col">"How many"</th><th scope="col">"In words"</th></tr></thead>
            <tbody>{rows.map(row).collect_view()}</tbody>
        </table>
        <p class="hint">{refreshed}{then}</p>
        <p class="hint">
            "A step shows a little late, on purpose, so that nobody can count along: up to eleven more people may have answered. \
             Answers that still wait to be mixed are not in it."
        </p>
    }
}
