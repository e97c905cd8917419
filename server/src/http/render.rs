//! A component of typed view data becomes a response.

use axum::{
    body::Body,
    http::{Request, StatusCode},
    response::Response,
};
use leptos::prelude::*;

/// Renders a page whole, on the server.
pub(super) async fn page<V: IntoView + 'static>(status: StatusCode, view: impl Fn() -> V + Clone + Send + Sync + 'static) -> Response {
    let render = leptos_axum::render_app_async_with_context(|| (), view);
    // Pages are functions of their view data: they see nothing of the request.
    let mut response = render(Request::new(Body::empty())).await;
    *response.status_mut() = status;
    response
}
