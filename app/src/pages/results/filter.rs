//! What of a release is shown: a place, or the whole wave by a breakdown. Plain GET forms, so that every view has its own address.

use leptos::prelude::*;

/// One choice of a filter.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What stands in the address; empty is the whole wave.
    pub id: String,
    /// What people read.
    pub name: String,
    /// Whether it is shown now.
    pub chosen: bool,
}

/// Where: a single choice, or a larger area with the areas that it is made up of.
#[derive(Debug, Clone)]
pub enum Place {
    /// The whole wave, or an area.
    One(Choice),
    /// A larger area.
    Larger {
        /// Its name.
        name: String,
        /// All of it, then its areas.
        choices: Vec<Choice>,
    },
}

/// The filters: nothing where there is nothing to choose.
#[component]
pub fn Filters(
    /// The page's address.
    action: String,
    /// The whole wave, larger areas and areas.
    places: Vec<Place>,
    /// By audience alone, or by a breakdown.
    breakdowns: Vec<Choice>,
    /// What else stands in the address, and stays.
    kept: Vec<(&'static str, String)>,
) -> impl IntoView {
    // A wave of one area is that area.
    let by_place = (places.len() > 2 || places.iter().any(|place| matches!(place, Place::Larger { .. }))).then(|| {
        let options = places.into_iter().map(|place| view! { <PlaceOption place/> }).collect_view();
        view! { <Filter action=action.clone() kept=kept.clone() name="area" label="Where" what="this place">{options}</Filter> }
    });
    let by_breakdown = (breakdowns.len() > 1).then(|| {
        let options = breakdowns.into_iter().map(|choice| view! { <ChoiceOption choice/> }).collect_view();
        view! { <Filter action kept name="by" label="Everywhere, by" what="these groups">{options}</Filter> }
    });
    view! { <div class="filters">{by_place} {by_breakdown}</div> }
}

/// A form of its own, for a release holds no breakdown of a single place.
#[component]
pub fn Filter(
    /// The page's address.
    action: String,
    /// What else stands in the address, and stays.
    kept: Vec<(&'static str, String)>,
    /// What is chosen.
    name: &'static str,
    /// What stands before it.
    label: &'static str,
    /// What is shown then.
    what: &'static str,
    /// The choices.
    children: Children,
) -> impl IntoView {
    view! {
        <form class="filter" action=action method="get">
            {kept.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view()}
            <label for=name>{label}</label>
            <select id=name name=name>{children()}</select>
            <button class="quiet">"Show"<span class="unseen">" "{what}</span></button>
        </form>
    }
}

#[component]
fn PlaceOption(place: Place) -> impl IntoView {
    match place {
        Place::One(choice) => view! { <ChoiceOption choice/> }.into_any(),
        Place::Larger { name, choices } => {
            let options = choices.into_iter().map(|choice| view! { <ChoiceOption choice/> }).collect_view();
            view! { <optgroup label=name>{options}</optgroup> }.into_any()
        }
    }
}

/// One choice.
#[component]
pub fn ChoiceOption(
    /// Which.
    choice: Choice,
) -> impl IntoView {
    view! { <option value=choice.id selected=choice.chosen>{choice.name}</option> }
}
