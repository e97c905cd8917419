//! A component of typed view data becomes a response.

use axum::{
    body::{Body, Bytes, to_bytes},
    http::{Request, StatusCode},
    response::{Html, IntoResponse as _, Response},
};
use leptos::prelude::*;

/// A page with a status.
pub(super) async fn page<V: IntoView + 'static>(status: StatusCode, view: impl Fn() -> V + Clone + Send + Sync + 'static) -> Response {
    (status, Html(html(view).await)).into_response()
}

/// Renders a page whole, on the server.
pub(super) async fn html<V: IntoView + 'static>(view: impl Fn() -> V + Clone + Send + Sync + 'static) -> Bytes {
    let render = leptos_axum::render_app_async_with_context(|| (), view);
    // Pages are functions of their view data: they see nothing of the request.
    let body = render(Request::new(Body::empty())).await.into_body();
    // After the page leptos_axum writes inline scripts for resources loaded later. No page of ours has any, and the
    // Content-Security-Policy allows no inline script: they are left off.
    let bytes = to_bytes(body, usize::MAX).await.unwrap_or_default();
    let end = bytes.windows(END.len()).rposition(|window| window == END).map_or(bytes.len(), |start| start + END.len());
    // No island of ours has anything inside that its script looks for by marks: without them a form is 60 bytes lighter on a phone. What somebody
    // typed never reads so: `<` is escaped in a text and in an attribute.
    let page = String::from_utf8_lossy(&bytes[..end]).replace(MARK, "");
    Bytes::from(page)
}

/// What the view writes between two children, for a script that would take the page up where the server left it.
const MARK: &str = "<!>";

const END: &[u8] = b"</html>";
