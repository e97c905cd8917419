//! The security headers of every page, and no cookie on any.

use app::paths;
use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};

use super::{AppState, assets::HASH};

/// What a page may load and do. No inline script or style exists, so none is allowed.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; font-src 'self'; media-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
    form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const PAGES: [(HeaderName, &str); 4] = [
    (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
    (header::REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
];

/// From then on a browser that came by HTTPS comes by nothing else, for a year (RFC 6797).
const HTTPS_ONLY: &str = "max-age=31536000";

/// A page's style is asked for before the page has been read: a slow phone gains a tenth of a second (RFC 8288; W3C Preload).
fn style_first() -> String {
    format!("<{}>; rel=preload; as=style", paths::asset(HASH, "blether.css"))
}

/// Sets them. A response without a word about caching is not to be kept: it may hold answers.
pub async fn set(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let https = state.limits.proxies().say_https(request.extensions(), request.headers());
    // Styles and scripts do what their page may do: what is said of pages would only make them heavier, half a kilobyte each.
    let is_file = request.uri().path().starts_with(paths::FILES);
    // Who comes from a page of ours has the style already (Fetch Metadata Request Headers).
    let from_here = request.headers().get("sec-fetch-site").is_some_and(|site| site == "same-origin");
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    for (name, value) in PAGES.into_iter().filter(|_| !is_file) {
        headers.insert(name, HeaderValue::from_static(value));
    }
    let is_page = headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if is_page
        && !from_here
        && let Ok(link) = HeaderValue::try_from(style_first())
    {
        headers.insert(header::LINK, link);
    }
    if https {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(HTTPS_ONLY));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}
