//! Where a browser came from to a page, as far as that decides what the page need not carry.

use std::convert::Infallible;

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, request::Parts},
};

/// From a page of ours or not (Fetch Metadata Request Headers, W3C). It lives as long as its request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// From a page of ours: the style is on the phone already.
    Here,
    /// From a poster, a message, another site: nothing of ours is on the phone, as far as anyone knows.
    Elsewhere,
    /// An older browser, or a program, does not say.
    Unsaid,
}

impl Origin {
    /// What these headers say.
    #[must_use]
    pub fn of(headers: &HeaderMap) -> Self {
        match headers.get("sec-fetch-site").map(|site| site.as_bytes()) {
            Some(b"same-origin") => Self::Here,
            Some(_) => Self::Elsewhere,
            None => Self::Unsaid,
        }
    }
}

impl<S: Sync> FromRequestParts<S> for Origin {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of(&parts.headers))
    }
}
