//! After Send and on Leave nothing of the answers stays in the page: Back, and the browser's back-forward cache, would show it.

use wasm_bindgen::JsCast as _;
use web_sys::{Document, Element, HtmlFormElement};

/// Takes every answer out of the form.
pub(super) fn wipe(document: &Document) -> Option<()> {
    // Not `reset()` alone: after a refusal the answers stand in the page's own HTML, and a reset goes back to that.
    let kept = document.query_selector_all("form.survey [checked], form.survey textarea").ok()?;
    for index in 0..kept.length() {
        let field = kept.item(index)?.dyn_into::<Element>().ok()?;
        field.remove_attribute("checked").ok()?;
        field.set_text_content(None);
    }
    document.query_selector("form.survey").ok()??.dyn_into::<HtmlFormElement>().ok()?.reset();
    Some(())
}
