//! Pages of results as they were rendered: the same for everybody who reads them at one address, until something else is published. A page costs
//! the same however many people answered.

use std::ptr;

use axum::{
    body::Bytes,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};

use super::{AppState, error::HttpError, files::Ready};
use crate::{
    digest::{digest, hex},
    service::ServiceError,
    shelf::{Shelf, Weigh},
    store::{Code, Db, StoreError},
};

/// How many bytes of pages are kept: some four hundred.
pub(super) const KEPT: usize = 96 << 20;

/// How hard a page is compressed, once: brotli's own steps, 0 to 11. Two more take ten times as long for a twentieth.
const QUALITY: i32 = 9;
/// Brotli's window, 2 to this power: what it looks back.
const WINDOW: i32 = 22;

/// A page, ready to be sent.
#[derive(Debug)]
pub struct Rendered {
    html: Bytes,
    brotli: Bytes,
    tag: String,
}

impl Weigh for Rendered {
    fn weight(&self) -> usize {
        self.html.len() + self.brotli.len()
    }
}

impl Rendered {
    fn of(html: Bytes) -> Result<Self, ServiceError> {
        let mut brotli = Vec::new();
        let params = brotli::enc::BrotliEncoderParams { quality: QUALITY, lgwin: WINDOW, size_hint: html.len(), ..Default::default() };
        brotli::BrotliCompress(&mut html.as_ref(), &mut brotli, &params).map_err(|error| ServiceError::File(error.to_string()))?;
        Ok(Self { tag: hex(&digest(&html)), brotli: brotli.into(), html })
    }
}

/// What all readers ask the database again and again is asked once at a time: who comes while it answers waits for the same answer. Nothing is
/// remembered beyond that.
#[derive(Debug)]
pub struct Moment {
    so_far: Shelf<SoFar>,
    shared: Shelf<SharedWave>,
}

impl Default for Moment {
    fn default() -> Self {
        Self { so_far: Shelf::new(0), shared: Shelf::new(0) }
    }
}

#[derive(Debug)]
struct SoFar((i64, i64, i64));

#[derive(Debug)]
struct SharedWave(Option<Code>);

impl Weigh for SoFar {
    fn weight(&self) -> usize {
        1
    }
}

impl Weigh for SharedWave {
    fn weight(&self) -> usize {
        1
    }
}

impl Moment {
    /// How far publishing has come.
    async fn so_far(&self, db: &Db) -> Result<(i64, i64, i64), StoreError> {
        self.so_far.get("", async || db.published_so_far().await.map(SoFar)).await.map(|found| found.0)
    }

    /// The wave that a link opens, as [`Db::shared_wave`].
    pub(super) async fn shared_wave(&self, db: &Db, secret: &str) -> Result<Option<Code>, StoreError> {
        self.shared.get(secret, async || db.shared_wave(secret).await.map(SharedWave)).await.map(|found| found.0.clone())
    }
}

/// The page of that name: as it was rendered before, or rendered now. What stands in it is settled by its name and by what is published so far.
///
/// # Errors
/// When it cannot be made; nothing is kept then.
pub(super) async fn kept(
    state: &AppState,
    asked: &HeaderMap,
    name: &str,
    make: impl AsyncFnOnce() -> Result<Bytes, HttpError>,
) -> Result<Response, HttpError> {
    let so_far = state.moment.so_far(&state.db).await?;
    // What places are called: another reading of them lies elsewhere.
    let names = ptr::from_ref(state.catalogue.areas()).addr();
    let render = async || {
        let html = make().await?;
        // Compressing takes its time: not on a thread that answers.
        let done = tokio::task::spawn_blocking(move || Rendered::of(html)).await;
        Ok::<_, HttpError>(done.map_err(|error| ServiceError::File(error.to_string()))??)
    };
    let page = state.pages.get(&format!("{name} {so_far:?} {names}"), render).await?;
    let is_small = takes_brotli(asked);
    let body = if is_small { &page.brotli } else { &page.html };
    // Whoever has it asks again each time: a wave's first results give way to its final ones.
    let ready = Ready { tag: &page.tag, kind: "text/html; charset=utf-8", keep: "private, no-cache", name: None };
    let mut response = ready.answer(asked, async { Ok::<_, HttpError>(body.clone()) }).await?;
    let headers = response.headers_mut();
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if is_small {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
    }
    if response.status() == StatusCode::NOT_MODIFIED {
        response.headers_mut().remove(header::CONTENT_ENCODING);
    }
    Ok(response)
}

/// Whether a browser takes brotli (RFC 9110, 12.5.3).
fn takes_brotli(asked: &HeaderMap) -> bool {
    let listed = asked.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(','));
    let mut brotli = listed.map(|one| one.split(';').map(str::trim).collect::<Vec<_>>()).filter(|one| one.first() == Some(&"br"));
    brotli.any(|one| !one.iter().any(|weight| matches!(*weight, "q=0" | "q=0.0" | "q=0.00" | "q=0.000")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_takes_brotli_gets_it() {
        for (asked, takes) in [("gzip, deflate, br, zstd", true), ("br;q=1.0", true), ("gzip", false), ("br;q=0, gzip", false), ("", false)]
        {
            let headers = HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static(asked))]);
            assert_eq!(takes_brotli(&headers), takes, "{asked}");
        }
    }
}
