//! The themes under a framework: an evidence crosswalk, each place of the framework with what families say that belongs there.

use leptos::prelude::*;

use super::{
    around::{Around, AroundView},
    notes::{Notes, NotesView},
};

/// A framework that the themes can be read under.
#[derive(Debug, Clone)]
pub struct LensChoice {
    /// Its page.
    pub href: String,
    /// Its title.
    pub title: String,
    /// Whether it is shown now.
    pub chosen: bool,
}

/// A theme in a framework's place.
#[derive(Debug, Clone)]
pub struct LensTheme {
    /// Its page.
    pub href: String,
    /// Its title.
    pub title: String,
    /// How many say so, an audience each, in the order of the heads.
    pub shares: Vec<String>,
}

/// A place of the framework: a section, a principle, an indicator.
#[derive(Debug, Clone)]
pub struct LensPlaceView {
    /// "Empowerment and agency".
    pub title: String,
    /// What belongs there.
    pub themes: Vec<LensTheme>,
}

/// What the page shows.
#[derive(Debug, Clone)]
pub struct LensView {
    /// Whose results.
    pub around: AroundView,
    /// The framework's title.
    pub title: String,
    /// All frameworks.
    pub lenses: Vec<LensChoice>,
    /// Who, in the order of the shares.
    pub audiences: Vec<String>,
    /// Its places.
    pub places: Vec<LensPlaceView>,
    /// What is said of the numbers.
    pub notes: NotesView,
}

/// The page.
#[component]
pub fn LensPage(
    /// What it shows.
    page: LensView,
) -> impl IntoView {
    let LensView { around, title, lenses, audiences, places, notes } = page;
    let choice = |LensChoice { href, title, chosen }| {
        let current = chosen.then_some("page");
        view! { <li><a href=href aria-current=current>{title}</a></li> }
    };
    let places = places.into_iter().map(|place| (place, audiences.clone())).collect::<Vec<_>>();
    let place = |(place, audiences): (LensPlaceView, Vec<String>)| view! { <Place place audiences/> };
    view! {
        <Around around title>
            <p class="lead">
                "The same themes, in the words of a framework. A number is the share of positive answers; what stands in a place is \
                evidence for it, not all that there is."
            </p>
            <nav aria-label="Frameworks"><ul class="lenses">{lenses.into_iter().map(choice).collect_view()}</ul></nav>
            {places.into_iter().map(place).collect_view()}
            <Notes notes/>
        </Around>
    }
}

#[component]
fn Place(place: LensPlaceView, audiences: Vec<String>) -> impl IntoView {
    let LensPlaceView { title, themes } = place;
    let row = |LensTheme { href, title, shares }| {
        let shares = shares.into_iter().map(|share| view! { <td>{share}</td> }).collect_view();
        view! { <tr><th scope="row"><a href=href>{title}</a></th>{shares}</tr> }
    };
    let heads = audiences.into_iter().map(|who| view! { <th scope="col">{who}</th> }).collect_view();
    let label = format!("Table: {title}");
    view! {
        <section class="theme">
            <h2>{title.clone()}</h2>
            <div class="scroll" tabindex="0" role="group" aria-label=label>
                <table>
                    <caption class="unseen">{title}</caption>
                    <thead><tr><th scope="col">"Theme"</th>{heads}</tr></thead>
                    <tbody>{themes.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
}
