//! The pages of Blether, as Leptos components of typed view data: no I/O, no SQL.
//!
//! The server renders [`pages`]; a browser gets plain HTML that works as it is. Only [`islands`] become WASM, and each only adds to
//! what already works. To add a page: its address in [`paths`], a file in `pages/` with a view struct and a component, a route in the server's `router.rs`,
//! a partial of the same name in `style/`.

pub mod islands;

#[cfg(feature = "ssr")]
pub mod components;
#[cfg(feature = "ssr")]
pub mod locale;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod paths;

/// Smaller than the standard one by some kilobytes that every phone would load.
#[cfg(all(feature = "hydrate", target_family = "wasm"))]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Starts the islands of a page; called once by `start.js`.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
