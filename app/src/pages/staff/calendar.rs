//! What is to come, and what is late.

use leptos::prelude::*;

use crate::components::staff::{Section, StaffFrame, StaffLayout};

/// One thing of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The day, in words; empty: whenever somebody does it.
    pub day: String,
    /// What is to be done, or happens by itself.
    pub what: String,
    /// Where.
    pub to: String,
    /// Whether its day is past.
    pub late: bool,
}

/// What it shows.
#[derive(Debug, Clone, Default)]
pub struct CalendarView {
    /// What every staff page needs.
    pub frame: StaffFrame,
    /// What waits for somebody, the longest first.
    pub waiting: Vec<Event>,
    /// What is to come, a month each with its name, the next first.
    pub months: Vec<(String, Vec<Event>)>,
}

/// What is to come.
#[component]
pub fn CalendarPage(
    /// What it shows.
    page: CalendarView,
) -> impl IntoView {
    let CalendarView { frame, waiting, months } = page;
    let empty = waiting.is_empty() && months.is_empty();
    let line = |event: Event| {
        let late = event.late.then(|| view! { <span class="state late">"late"</span>" " });
        let day = (!event.day.is_empty()).then(|| view! { <b>{event.day}</b>" " });
        view! { <li>{late}{day}<a href=event.to>{event.what}</a></li> }
    };
    view! {
        <StaffLayout title="Calendar" section=Section::Calendar frame>
            {empty.then(|| view! { <p class="lead">"Nothing is planned. When a wave is, its days stand here, and so does when help lines are to be checked."</p> })}
            {(!waiting.is_empty()).then(|| view! {
                <h2>"Waits for somebody"</h2>
                <ul class="events">{waiting.into_iter().map(line).collect_view()}</ul>
            })}
            {months.into_iter().map(|(month, events)| view! {
                <h2>{month}</h2>
                <ul class="events">{events.into_iter().map(line).collect_view()}</ul>
            }).collect_view()}
        </StaffLayout>
    }
}
