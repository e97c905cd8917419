//! Two sides of the results beside each other: places, waves, audiences. Every comparison has its own address.

use leptos::prelude::*;

use super::{
    around::{Around, AroundView},
    explore::Explore,
    filter::Choice,
    notes::{Notes, NotesView},
    theme::{Theme, ThemeView},
};

/// A theme on both sides.
#[derive(Debug, Clone)]
pub struct Compared {
    /// The theme's page.
    pub href: String,
    /// Its title.
    pub title: String,
    /// Who, where it is not the sides themselves.
    pub who: Option<String>,
    /// What the first side says.
    pub one: String,
    /// What the other says.
    pub other: String,
    /// What can be said of both.
    pub difference: String,
    /// Whether that is a clear difference.
    pub clear: bool,
}

/// What the page shows.
#[derive(Debug, Clone)]
pub struct CompareView {
    /// Whose results.
    pub around: AroundView,
    /// This page's address.
    pub here: String,
    /// What can stand on the first side, by kind.
    pub one: Vec<(String, Vec<Choice>)>,
    /// What can stand on the other.
    pub other: Vec<(String, Vec<Choice>)>,
    /// Why nothing is compared.
    pub problem: Option<String>,
    /// What both sides are called.
    pub sides: [String; 2],
    /// What comes of it, a sentence each.
    pub sentences: Vec<String>,
    /// A chart an audience.
    pub charts: Vec<ThemeView>,
    /// Theme by theme.
    pub rows: Vec<Compared>,
    /// What is said of the numbers.
    pub notes: NotesView,
}

/// The page.
#[component]
pub fn ComparePage(
    /// What it shows.
    page: CompareView,
) -> impl IntoView {
    let CompareView { around, here, one, other, problem, sides, sentences, charts, rows, notes } = page;
    let (made_up, hash) = (around.made_up, around.frame.hash.clone());
    let shown = problem.is_none().then(|| {
        let [first, second] = sides;
        let by_who = rows.iter().any(|row| row.who.is_some());
        let row = |Compared { href, title, who, one, other, difference, clear }| {
            view! {
                <tr class:clear=clear>
                    <th scope="row"><a href=href>{title}</a></th>
                    {who.map(|who| view! { <td>{who}</td> })}<td>{one}</td><td>{other}</td><td>{difference}</td>
                </tr>
            }
        };
        view! {
            <ul class="standouts-list">{sentences.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view()}</ul>
            {charts.into_iter().map(|theme| view! { <Theme theme made_up/> }).collect_view()}
            <section class="theme" aria-labelledby="rows">
                <h2 id="rows">"Theme by theme"</h2>
                <div class="scroll" tabindex="0" role="group" aria-label="Table">
                    <table>
                        <caption>"The share of positive answers"</caption>
                        <thead><tr>
                            <th scope="col">"Theme"</th>{by_who.then(|| view! { <th scope="col">"Who"</th> })}<th scope="col">{first}</th><th scope="col">{second}</th>
                            <th scope="col">"What can be said"</th>
                        </tr></thead>
                        <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
                    </table>
                </div>
            </section>
        }
    });
    view! {
        <Around around title="Compare".to_owned()>
            <form class="filter compare" action=here method="get">
                <Side name="one" label="Compare" choices=one/>
                <Side name="other" label="with" choices=other/>
                <button class="quiet">"Show"</button>
            </form>
            {problem.map(|words| view! { <p class="pointer" role="alert">{words}</p> })}
            {shown}
            <Notes notes/>
            <Explore hash/>
        </Around>
    }
}

#[component]
fn Side(name: &'static str, label: &'static str, choices: Vec<(String, Vec<Choice>)>) -> impl IntoView {
    let option = |Choice { id, name, chosen }| view! { <option value=id selected=chosen>{name}</option> };
    let group = |(kind, choices): (String, Vec<Choice>)| {
        view! { <optgroup label=kind>{choices.into_iter().map(option).collect_view()}</optgroup> }
    };
    view! {
        <label for=name>{label}</label>
        <select id=name name=name>{choices.into_iter().map(group).collect_view()}</select>
    }
}
