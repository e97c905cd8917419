//! The language that an address asks for: `?lang=gd`. Remembered nowhere else, and never taken from a header: a page is what its address says.

use std::convert::Infallible;

use app::paths;
use axum::{extract::FromRequestParts, http::request::Parts};
use domain::language::Language;

/// The language that was asked for; English where none was, or none of ours.
#[derive(Debug, Clone, Copy)]
pub struct Asked(pub Language);

impl Asked {
    /// What that query asks for.
    #[must_use]
    pub fn of(query: Option<&str>) -> Self {
        let pairs = form_urlencoded::parse(query.unwrap_or_default().as_bytes());
        let named = pairs.into_iter().find(|(name, _)| name == paths::LANGUAGE);
        Self(named.and_then(|(_, value)| Language::from_name(&value)).unwrap_or_default())
    }
}

impl<S: Sync> FromRequestParts<S> for Asked {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of(parts.uri.query()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_says_the_language() {
        for (query, language) in [
            (Some("lang=gd"), Language::Gaelic),
            (Some("code=abc&lang=ar"), Language::Arabic),
            (Some("lang=xx"), Language::English),
            (Some("lang="), Language::English),
            (None, Language::English),
        ] {
            assert_eq!(Asked::of(query).0, language, "{query:?}");
        }
    }
}
