//! Files that change only with their tag (RFC 9110, 8.8.3 and 13.1.2): who has one is told so.

use app::{pages::problem::Problem, paths};
use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use domain::disclosure::Stage;

use super::{
    AppState,
    error::HttpError,
    results::{missing, published},
};
use crate::service::{
    ServiceError,
    results::{File, Published},
};

/// How many bytes of files are kept: those of some six releases of the demo's size.
pub(super) const KEPT: usize = 64 << 20;

/// The file that has this tag: as it was made before, or made now, beside what answers requests.
///
/// # Errors
/// When it cannot be written.
pub(super) async fn made(state: &AppState, tag: &str, file: File, published: Published) -> Result<Bytes, HttpError> {
    let make = async move || {
        let made = tokio::task::spawn_blocking(move || published.file(file)).await;
        Ok::<_, ServiceError>(Bytes::from(made.map_err(|error| ServiceError::File(error.to_string()))??))
    };
    Ok(Bytes::clone(&*state.files.get(tag, make).await?))
}

/// A browser shows it, and keeps it under its name when asked to.
pub(super) const PDF: &str = "application/pdf";

/// A file that is ready to be answered, but for its body.
#[derive(Debug)]
pub(super) struct Ready<'a> {
    /// What it depends on.
    pub(super) tag: &'a str,
    /// Its media type.
    pub(super) kind: &'static str,
    /// How long who may keep it.
    pub(super) keep: &'static str,
    /// What it is called on the disk of who downloads it; nothing: it is read where it is.
    pub(super) name: Option<&'a str>,
}

impl Ready<'_> {
    /// The file, or 304 to who has it: then the body is never made.
    ///
    /// # Errors
    /// When the body cannot be made.
    pub(super) async fn answer<B: Into<Body>, E>(
        &self,
        asked: &HeaderMap,
        body: impl Future<Output = Result<B, E>>,
    ) -> Result<Response, E> {
        // Compressed or not, it says the same: a weak tag.
        let tag = format!("W/\"{}\"", self.tag);
        let mut response = if has(asked, &tag) {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            ([(header::CONTENT_TYPE, self.kind)], body.await?.into()).into_response()
        };
        set(&mut response, header::CACHE_CONTROL, self.keep);
        set(&mut response, header::ETAG, &tag);
        if let Some(name) = self.name {
            set(
                &mut response,
                header::CONTENT_DISPOSITION,
                &format!("{}; filename=\"{name}\"", if self.kind == PDF { "inline" } else { "attachment" }),
            );
        }
        Ok(response)
    }
}

/// Whether one of the tags that are asked about is this one, compared weakly.
fn has(asked: &HeaderMap, tag: &str) -> bool {
    let known = asked.get_all(header::IF_NONE_MATCH).iter().filter_map(|known| known.to_str().ok());
    let same = |one: &str| one == "*" || one.trim_start_matches("W/") == tag.trim_start_matches("W/");
    known.flat_map(|known| known.split(',')).any(|one| same(one.trim()))
}

fn set(response: &mut Response, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::try_from(value) {
        response.headers_mut().insert(name, value);
    }
}

/// How long a release's file may be kept without asking. A final release is for good, but what its places are called is not; the final one
/// takes an interim one's address.
pub(super) const fn keep(stage: Stage) -> &'static str {
    match stage {
        Stage::Interim => "public, max-age=60, must-revalidate",
        Stage::Final => "public, max-age=3600, must-revalidate",
    }
}

/// `GET /results/{wave}.csv` and the other downloads.
///
/// # Errors
/// When there is no such wave or file, it has no results yet, or the file cannot be written.
pub(super) async fn download(state: &AppState, code: &str, extension: &str, asked: &HeaderMap) -> Result<Response, HttpError> {
    let published = published(state, code).await?;
    let file = File::with_extension(extension).ok_or_else(|| missing(Problem::NoSuchPage))?;
    // The release as it was kept, and the description of tables, are read by programs where they are.
    let name = (!matches!(file, File::Json | File::CsvMetadata)).then(|| published.file_name(file));
    let tag = published.tag(file);
    let ready = Ready { tag: &tag, kind: file.media_type(), keep: keep(published.stage()), name: name.as_deref() };
    let mut response = ready.answer(asked, made(state, &tag, file, published.clone())).await?;
    if matches!(file, File::Csv | File::Dictionary) {
        // W3C, Model for Tabular Data and Metadata on the Web, 5.2.
        let description = paths::results_file(published.code().as_str(), File::CsvMetadata.extension());
        set(&mut response, header::LINK, &format!("<{description}>; rel=\"describedby\"; type=\"{}\"", File::CsvMetadata.media_type()));
    }
    Ok(response)
}
