//! Adds to Send: a lost connection loses nothing. The answers stay on the page and are sent again, from memory and with the same token, until
//! they have arrived; then nothing of them stays in the page or its history. Whatever it does not understand it leaves to the form's own post.

use leptos::prelude::*;

#[cfg(any(feature = "hydrate", test))]
mod pace;
#[cfg(feature = "hydrate")]
mod post;
#[cfg(feature = "hydrate")]
mod press;
#[cfg(any(feature = "hydrate", test))]
mod proof;
#[cfg(feature = "hydrate")]
mod tries;

/// Where is said how sending goes.
#[island]
pub fn Sending() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    press::start();
    view! { <p class="sending" role="status" id="sending-said"></p> }
}
