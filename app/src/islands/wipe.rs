//! After Send nothing of the answers stays in the page: Back, and the browser's back-forward cache, would show it. Leave wipes in the same
//! way, and must before any of this has been loaded: so it is the page's own script (`app/public/page/leave.js`) that knows how.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// Takes every answer out of the form.
    #[wasm_bindgen(js_name = wipeAnswers)]
    pub(super) fn wipe();
}
