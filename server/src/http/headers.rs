//! The security headers of every page, and no cookie on any.

use std::sync::LazyLock;

use app::paths;
use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use sha2::{Digest as _, Sha256};

use super::{AppState, assets, origin::Origin};

/// What a page may load and do. It holds no script and no style, so none within it is allowed.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; font-src 'self'; media-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
    form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const PAGES: [(HeaderName, &str); 3] = [
    (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
];

/// The same for a page that carries its style within ([`StyleWithin`]): that one style, by its hash (Content Security Policy Level 3, 6.7.3.3).
pub static POLICY_WITH_STYLE: LazyLock<String> = LazyLock::new(|| {
    let hash = BASE64_STANDARD.encode(Sha256::digest(assets::style()));
    CONTENT_SECURITY_POLICY.replace("style-src 'self'", &format!("style-src 'self' 'sha256-{hash}'"))
});

/// Stays inside the server, beside a response whose page carries its style within: its first paint waits for one answer and not for two.
#[derive(Debug, Clone, Copy)]
pub(super) struct StyleWithin;

/// From then on a browser that came by HTTPS comes by nothing else, for a year (RFC 6797).
const HTTPS_ONLY: &str = "max-age=31536000";

/// A page's style is asked for before the page has been read: a slow phone gains a tenth of a second (RFC 8288; W3C Preload).
fn style_first() -> String {
    format!("<{}>; rel=preload; as=style", paths::asset(assets::HASH, "blether.css"))
}

/// Sets them. A response without a word about caching is not to be kept: it may hold answers.
pub async fn set(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let https = state.limits.proxies().say_https(request.extensions(), request.headers());
    // Styles and scripts do what their page may do: what is said of pages would only make them heavier, half a kilobyte each.
    let is_file = request.uri().path().starts_with(paths::FILES);
    let is_staff = request.uri().path().starts_with(paths::STAFF);
    let is_shared = request.uri().path().starts_with(paths::SHARED);
    let origin = Origin::of(request.headers());
    let mut response = next.run(request).await;
    let style_within = response.extensions().get::<StyleWithin>().is_some();
    let headers = response.headers_mut();
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    for (name, value) in PAGES.into_iter().filter(|_| !is_file) {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if !is_file {
        // Under `no-referrer` a browser hides the origin of a post, which the staff's pages look at.
        headers.insert(header::REFERRER_POLICY, HeaderValue::from_static(if is_staff { "same-origin" } else { "no-referrer" }));
    }
    if is_shared {
        // Who has the link may read it; search engines list no link that somebody else put somewhere.
        headers.insert("x-robots-tag", HeaderValue::from_static("noindex, nofollow"));
    }
    if style_within && let Ok(policy) = HeaderValue::try_from(POLICY_WITH_STYLE.as_str()) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    let is_page = headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if is_page
        && !style_within
        && origin != Origin::Here
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
