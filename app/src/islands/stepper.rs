//! Adds to the form: moving to a step puts the focus on its question and says how far one is; Enter on an answer goes on.
//! Back and forward stay the browser's own: steps are fragments of the address.

use leptos::prelude::*;

/// The stepper of a respondent's form.
#[island]
pub fn Stepper() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    browser::start();
    view! { <p class="unseen" role="status" id="progress-said"></p> }
}

#[cfg(feature = "hydrate")]
mod browser {
    use wasm_bindgen::{JsCast, closure::Closure};
    use web_sys::{Document, Element, Event, HtmlElement, HtmlInputElement, KeyboardEvent, window};

    pub(super) fn start() {
        let Some(document) = window().and_then(|window| window.document()) else { return };
        greet(&document).unwrap_or_default();
        listen(&document, "keydown", |document, event| on_key(document, event).unwrap_or_default());
        let Some(window) = window() else { return };
        let moved = Closure::<dyn Fn()>::new(move || on_step(&document).unwrap_or_default());
        // A listener for as long as the page lives.
        let _ = window.add_event_listener_with_callback("hashchange", moved.into_js_value().unchecked_ref());
    }

    fn listen(document: &Document, kind: &str, react: fn(&Document, &Event)) {
        let here = document.clone();
        let closure = Closure::<dyn Fn(Event)>::new(move |event: Event| react(&here, &event));
        let _ = document.add_event_listener_with_callback(kind, closure.into_js_value().unchecked_ref());
    }

    /// What came back and why is read out: an alert in a page's first HTML is not, everywhere. Not under the fingers of somebody who has begun.
    fn greet(document: &Document) -> Option<()> {
        if document.query_selector(":focus, :target").ok()?.is_some() {
            return None;
        }
        document.query_selector(".summary h2").ok()??.dyn_into::<HtmlElement>().ok()?.focus().ok()
    }

    /// The step that is open: the target, or the one that the server marked.
    fn open_step(document: &Document) -> Option<Element> {
        document.query_selector(".step:target").ok()?.or_else(|| document.query_selector(".step.start").ok()?)
    }

    fn shown(element: &HtmlElement) -> bool {
        element.offset_parent().is_some()
    }

    /// Focus on the question, progress said.
    fn on_step(document: &Document) -> Option<()> {
        let step = open_step(document)?;
        step.query_selector("h2").ok()??.dyn_into::<HtmlElement>().ok()?.focus().ok()?;
        let places = step.query_selector_all(".place .unseen").ok()?;
        let said = document.get_element_by_id("progress-said")?;
        said.set_text_content(None);
        for index in 0..places.length() {
            let place = places.item(index)?.dyn_into::<HtmlElement>().ok()?;
            if shown(&place) {
                said.set_text_content(place.text_content().as_deref());
            }
        }
        Some(())
    }

    /// Enter on an answer goes to the next step.
    fn on_key(_: &Document, event: &Event) -> Option<()> {
        let key = event.dyn_ref::<KeyboardEvent>()?;
        let input = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
        if key.key() != "Enter" || input.type_() == "submit" {
            return None;
        }
        let links = input.closest(".step").ok()??.query_selector_all(".next").ok()?;
        event.prevent_default();
        for index in 0..links.length() {
            let link = links.item(index)?.dyn_into::<HtmlElement>().ok()?;
            if shown(&link) {
                link.click();
                return Some(());
            }
        }
        None
    }
}
