//! Charts of results as files: a drawing, a picture, a table. Each stands on its own.

use std::sync::Arc;

use app::pages::problem::Problem;
use axum::{
    extract::{Path, Query, State, rejection::QueryRejection},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use serde::Deserialize;

use super::{
    AppState,
    error::HttpError,
    language::Asked,
    results::{Filter, missing, published},
};
use crate::{
    chart::{Picture, Style},
    service::ServiceError,
};

/// `?style=print`
#[derive(Default, Deserialize)]
pub struct StyleWish {
    style: Option<String>,
}

/// `GET /results/{wave}/charts/{chart}.svg`, `.png`, `.csv`
pub async fn chart(
    State(state): State<AppState>,
    Path((wave, file)): Path<(String, String)>,
    asked: Asked,
    filter: Result<Query<Filter>, QueryRejection>,
    style: Result<Query<StyleWish>, QueryRejection>,
    headers: HeaderMap,
) -> Response {
    let Query(filter) = filter.unwrap_or_default();
    let Query(StyleWish { style }) = style.unwrap_or_default();
    match made(&state, &wave, &file, &filter, style.as_deref()).await {
        Ok(File { kind, name, picture }) => answer(&headers, kind, &name, &picture),
        Err(error) => error.render(&state, asked).await,
    }
}

struct File {
    kind: &'static str,
    name: String,
    picture: Arc<Picture>,
}

async fn made(state: &AppState, wave: &str, file: &str, filter: &Filter, style: Option<&str>) -> Result<File, HttpError> {
    let nothing = || missing(Problem::NoSuchPage);
    let (chart, extension) = file.rsplit_once('.').ok_or_else(nothing)?;
    let style = style.map_or(Some(Style::default()), Style::from_name).ok_or_else(nothing)?;
    let published = published(state, wave).await?.beside_scotland(&state.db, &state.catalogue).await?;
    let made_at = state.db.released_at().await?.get(published.code()).copied();
    let found = published.take_away(chart, filter.wish(), made_at).ok_or_else(nothing)?;
    let (kind, picture) = match extension {
        "svg" => ("image/svg+xml", state.gallery.svg(&found.chart, &found.caption, style).await.map_err(ServiceError::from)?),
        "png" => ("image/png", state.gallery.png(&found.chart, &found.caption, style).await.map_err(ServiceError::from)?),
        "csv" => ("text/csv; charset=utf-8", Arc::new(Picture::of(found.csv()?))),
        _ => return Err(nothing()),
    };
    let style = if style == Style::default() || extension == "csv" { String::new() } else { format!("-{}", style.as_str()) };
    Ok(File { kind, name: format!("{}{style}.{extension}", found.name), picture })
}

/// A file that changes only with its bytes (RFC 9110, 8.8.3): who has it is told so.
fn answer(asked: &HeaderMap, kind: &'static str, name: &str, picture: &Picture) -> Response {
    // Compressed or not, it says the same.
    let tag = format!("W/\"{}\"", picture.tag);
    let known = asked.get(header::IF_NONE_MATCH).and_then(|known| known.to_str().ok());
    let known = known.is_some_and(|known| known.split(',').any(|one| one.trim() == tag || one.trim() == "*"));
    let mut response = if known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(header::CONTENT_TYPE, kind)], picture.bytes.clone()).into_response()
    };
    let headers = response.headers_mut();
    // A wave's first results give way to its final ones at the same address.
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    for (header, value) in [(header::ETAG, tag), (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\""))] {
        if let Ok(value) = HeaderValue::try_from(value) {
            headers.insert(header, value);
        }
    }
    response
}
