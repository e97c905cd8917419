//! Figures for those who run the server: counting respondents' requests, and the second listener where the figures are read.
//! [`crate::metrics`] says why they are so coarse.

use std::{io, net::SocketAddr};

use app::paths;
use axum::{
    Router,
    extract::{MatchedPath, Request, State},
    http::{Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
    routing::get,
};
use prometheus_client::{
    encoding::text::encode,
    metrics::{family::Family, gauge::Gauge},
    registry::Registry,
};
use tokio::net::TcpListener;

use super::{AppState, health::database_answers};
use crate::metrics::What;

/// Counts what a respondent's request came to; other routes are not counted. A handler whose status does not tell puts a [`What`]
/// into its response's extensions.
pub async fn count(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let path = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let method = request.method().clone();
    let response = next.run(request).await;
    if let Some(path) = path.filter(|path| path == paths::FIND || path == paths::OUTBOX || path.starts_with("/s/")) {
        let told = response.extensions().get::<What>().copied();
        if let Some(what) = told.or_else(|| what(&path, &method, response.status())) {
            state.metrics.count(what);
        }
    }
    response
}

/// What a request came to, by its status. One person's way counts the form's page alone.
fn what(path: &str, method: &Method, status: StatusCode) -> Option<What> {
    let form = path == paths::FORM;
    match status {
        StatusCode::OK if form && method == Method::GET => Some(What::Shown),
        StatusCode::SEE_OTHER | StatusCode::NO_CONTENT if form && method == Method::POST => Some(What::Stored),
        StatusCode::NO_CONTENT if path == paths::OUTBOX => Some(What::Stored),
        StatusCode::UNPROCESSABLE_ENTITY | StatusCode::PAYLOAD_TOO_LARGE => Some(What::Refused),
        StatusCode::CONFLICT => Some(What::Again),
        StatusCode::GONE => Some(What::Closed),
        StatusCode::TOO_MANY_REQUESTS => Some(What::Wait),
        StatusCode::SERVICE_UNAVAILABLE => Some(What::Busy),
        other if other.is_server_error() => Some(What::Fault),
        _ => None,
    }
}

/// Serves the figures, and nothing else, at their own address until the process ends.
///
/// # Errors
/// When the address cannot be listened on.
pub async fn serve(address: SocketAddr, state: AppState) -> io::Result<()> {
    let listener = TcpListener::bind(address).await?;
    tracing::info!("figures at http://{address}{}", paths::METRICS);
    tokio::spawn(async move {
        if let Err(error) = axum::serve(listener, router(state)).await {
            tracing::error!(%error, "figures are not served any more");
        }
    });
    Ok(())
}

/// The second listener's only route.
pub fn router(state: AppState) -> Router {
    Router::new().route(paths::METRICS, get(metrics)).with_state(state)
}

/// `GET /metrics`, in the text format that Prometheus reads (OpenMetrics 1.0).
async fn metrics(State(state): State<AppState>) -> Response {
    match text(&state).await {
        Ok(text) => ([(header::CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8")], text).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// A figure's labels: one name and value.
type Label = [(&'static str, &'static str); 1];

async fn text(state: &AppState) -> Result<String, std::fmt::Error> {
    let mut figures = Registry::with_prefix("blether");
    let version = Family::<Label, Gauge>::default();
    version.get_or_create(&[("version", env!("CARGO_PKG_VERSION"))]).set(1);
    figures.register("build", "Which version runs", version);
    let gauge = |figures: &mut Registry, name: &str, help: &str, value: u64| {
        let gauge = Gauge::<i64>::default();
        gauge.set(i64::try_from(value).unwrap_or(i64::MAX));
        figures.register(name, help, gauge);
    };
    gauge(&mut figures, "database_reachable", "Whether the database answers within two seconds", database_answers(state).await.into());
    if let Some(disk) = state.metrics.disk() {
        gauge(&mut figures, "disk_free_percent", "Free space where the SQLite file lies, in whole per cent", disk.percent());
    }
    if let Some(bytes) = state.metrics.memory() {
        gauge(&mut figures, "resident_memory_bytes", "Memory in use, rounded up to 16 MiB, read once an hour", bytes);
    }
    if let Some(counts) = state.metrics.last_hour() {
        let hour = Family::<Label, Gauge>::default();
        for (what, count) in What::ALL.into_iter().zip(counts) {
            hour.get_or_create(&[("what", what.as_str())]).set(i64::try_from(count).unwrap_or(i64::MAX));
        }
        let help = "Respondents' requests in the last finished hour since the start, rounded to 10; few are shown as 0";
        figures.register("respondents_last_hour", help, hour);
    }
    let mut text = String::new();
    encode(&mut text, &figures)?;
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_says_what_a_request_came_to() {
        let post = |status| what(paths::FORM, &Method::POST, status);
        assert_eq!(what(paths::FORM, &Method::GET, StatusCode::OK), Some(What::Shown));
        assert_eq!(what(paths::LINK, &Method::GET, StatusCode::OK), None);
        // `review` stores nothing, and a typed code leads on to its page.
        assert_eq!(post(StatusCode::OK), None);
        assert_eq!(what(paths::FIND, &Method::GET, StatusCode::SEE_OTHER), None);
        assert_eq!(post(StatusCode::SEE_OTHER), Some(What::Stored));
        assert_eq!(post(StatusCode::UNPROCESSABLE_ENTITY), Some(What::Refused));
        assert_eq!(post(StatusCode::CONFLICT), Some(What::Again));
        assert_eq!(what(paths::LINK, &Method::GET, StatusCode::GONE), Some(What::Closed));
        assert_eq!(post(StatusCode::TOO_MANY_REQUESTS), Some(What::Wait));
        assert_eq!(post(StatusCode::SERVICE_UNAVAILABLE), Some(What::Busy));
        assert_eq!(post(StatusCode::INTERNAL_SERVER_ERROR), Some(What::Fault));
        assert_eq!(post(StatusCode::NOT_FOUND), None);
        assert_eq!(what(paths::OUTBOX, &Method::POST, StatusCode::NO_CONTENT), Some(What::Stored));
        assert_eq!(what(paths::OUTBOX, &Method::GET, StatusCode::OK), None);
    }
}
