//! Pages' files, embedded by `build.rs`: one self-contained program. Their address holds a hash of all of them, so a browser keeps them for ever.

use axum::{
    extract::Path,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

/// One embedded file.
struct Asset {
    name: &'static str,
    content_type: &'static str,
    plain: &'static [u8],
    brotli: &'static [u8],
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// The style of the respondents' pages, for a page that carries it within.
#[must_use]
pub fn style() -> &'static str {
    let style = ASSETS.iter().find(|asset| asset.name == "blether.css").map(|asset| asset.plain);
    style.and_then(|plain| std::str::from_utf8(plain).ok()).unwrap_or_default()
}

/// A file, compressed once at build time where the browser takes that.
pub async fn asset(Path((hash, file)): Path<(String, String)>, headers: HeaderMap) -> Response {
    let asset = ASSETS.iter().find(|asset| asset.name == file && hash == HASH);
    let Some(asset) = asset else { return StatusCode::NOT_FOUND.into_response() };
    let takes = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let brotli = takes.split(',').any(|encoding| encoding.trim().split(';').next() == Some("br"));
    let body = if brotli { asset.brotli } else { asset.plain };
    let mut response = (
        [
            (header::CONTENT_TYPE, asset.content_type),
            (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
            (header::VARY, "accept-encoding"),
        ],
        body,
    )
        .into_response();
    if brotli {
        response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
    }
    response
}
