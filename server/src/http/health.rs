//! For the machinery around the server (a load balancer, systemd, a monitor): does it live, can it take answers?
//! Plain words, no detail: anybody may ask.

use std::time::Duration;

use axum::{extract::State, http::StatusCode};

use super::AppState;

/// How long the database may take to say that it is there.
const PATIENCE: Duration = Duration::from_secs(2);

/// `GET /healthz`: the process answers.
pub async fn healthz() -> &'static str {
    "ok"
}

/// `GET /readyz`: answers can be taken now; or 503 and the reason. Not ready means: the database did not answer within two seconds, or the
/// disk under a SQLite file has less than 200 MB free ([`crate::metrics::LEAST_FREE`]); a database server's disk cannot be seen from here.
pub async fn readyz(State(state): State<AppState>) -> (StatusCode, &'static str) {
    if !database_answers(&state).await {
        return (StatusCode::SERVICE_UNAVAILABLE, "the database cannot be reached");
    }
    if state.metrics.disk_is_nearly_full() {
        return (StatusCode::SERVICE_UNAVAILABLE, "the disk is nearly full");
    }
    (StatusCode::OK, "ready")
}

/// Whether the database answers in time.
pub(super) async fn database_answers(state: &AppState) -> bool {
    matches!(tokio::time::timeout(PATIENCE, state.db.answers()).await, Ok(Ok(())))
}
