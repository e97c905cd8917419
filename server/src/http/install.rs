//! What makes Blether an app on a phone or tablet, for those who want that: the manifest, and the worker of the outbox and the kiosk.

use app::paths;
use axum::{
    http::header,
    response::{IntoResponse as _, Response},
};

use super::assets::HASH;

/// The worker never changes its address, so a browser must ask each time whether it is still the same.
pub async fn worker() -> Response {
    let script = include_str!("../../../app/public/worker.js");
    ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")], script).into_response()
}

/// `GET /manifest.webmanifest` (W3C Web Application Manifest).
pub async fn manifest() -> Response {
    let manifest = include_str!("../../../app/public/manifest.webmanifest").replace("/icons/", &paths::asset(HASH, ""));
    ([(header::CONTENT_TYPE, "application/manifest+json"), (header::CACHE_CONTROL, "no-cache")], manifest).into_response()
}
