//! Ten people, so many of them filled: on a child's page, on families' page and on cards for a wall. The sentence beside them says it.

use leptos::prelude::*;

/// What stands for a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// A glad face.
    Face,
    /// Somebody from head to hips.
    Person,
}

impl Figure {
    /// Its name on a page.
    const fn id(self) -> &'static str {
        match self {
            Self::Face => "ten-face",
            Self::Person => "ten-person",
        }
    }

    /// Ten of them beside each other.
    const fn view_box(self) -> &'static str {
        match self {
            Self::Face => "0 0 240 24",
            Self::Person => "0 0 240 32",
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Self::Face => "ten faces",
            Self::Person => "ten",
        }
    }
}

/// The figure, drawn once a page: every ten on it is made of this one.
#[component]
pub fn DrawnOnce(
    /// Which.
    figure: Figure,
) -> impl IntoView {
    let shapes = match figure {
        Figure::Face => {
            view! { <circle cx="12" cy="12" r="10"/><path fill="none" stroke="currentColor" d="M7.5 13.5q4.5 4.5 9 0M9 9v.01M15 9v.01"/> }
                .into_any()
        }
        Figure::Person => view! { <circle cx="12" cy="7" r="5"/><path d="M3 31v-8a9 9 0 0 1 18 0v8z"/> }.into_any(),
    };
    view! { <svg class="unseen" aria-hidden="true" focusable="false"><g id=figure.id()>{shapes}</g></svg> }
}

/// Ten of them, so many filled.
#[component]
pub fn Ten(
    /// What they are.
    figure: Figure,
    /// How many are filled.
    yes: u8,
) -> impl IntoView {
    let href = format!("#{}", figure.id());
    let one = |at: u8| view! { <use href=href.clone() x=(u32::from(at) * 24).to_string()/> };
    let (filled, others) = ((0..yes.min(10)).map(one).collect_view(), (yes..10).map(one).collect_view());
    view! { <svg class=figure.class() viewBox=figure.view_box() aria-hidden="true" focusable="false"><g class="yes">{filled}</g>{others}</svg> }
}
