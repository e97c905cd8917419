//! Charts of results as files: a drawing, a picture, a table. Each stands on its own.

use std::sync::Arc;

use app::pages::problem::Problem;
use axum::{
    extract::{Path, Query, State, rejection::QueryRejection},
    http::HeaderMap,
    response::Response,
};
use serde::Deserialize;

use super::{
    AppState,
    error::HttpError,
    files::Ready,
    language::Asked,
    results::{Filter, missing, or_problem, published},
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
    let done = async {
        let File { kind, name, picture } = made(&state, &wave, &file, &filter, style.as_deref()).await?;
        // A wave's first results give way to its final ones at the same address.
        let ready = Ready { tag: &picture.tag, kind, keep: "no-cache", name: Some(&name) };
        ready.answer(&headers, async { Ok(picture.bytes.clone()) }).await
    };
    or_problem(&state, asked, done.await).await
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
