//! What goes wrong while people answer is logged seldom: a line for each request would tell when somebody tried.

use std::{
    fmt::Display,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

/// How long the log is silent after such a line.
const SILENT: Duration = Duration::from_secs(60 * 60);

static SAID: Mutex<Option<Instant>> = Mutex::new(None);

/// Logs what hinders respondents, at most once an hour.
pub(crate) fn error(error: &dyn Display) {
    let mut said = SAID.lock().unwrap_or_else(PoisonError::into_inner);
    if said.is_none_or(|said| said.elapsed() > SILENT) {
        *said = Some(Instant::now());
        tracing::error!(%error, "something that respondents depend on failed; this is said once an hour at most");
    }
}
