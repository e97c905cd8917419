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
    results::{Filter, Opened, missing, or_problem},
};
use crate::{
    chart::{Picture, Style},
    service::{ServiceError, results::Sides},
};

/// `?style=print`; of a comparison, `?one=…&other=…`
#[derive(Default, Deserialize)]
pub struct ChartWish {
    style: Option<String>,
    one: Option<String>,
    other: Option<String>,
}

/// Which chart, in which form: `T1.svg`.
#[derive(Deserialize)]
pub struct OfChart {
    file: String,
}

/// `…/charts/{chart}.svg`, `.png`, `.csv`
pub async fn chart(
    State(state): State<AppState>,
    opened: Opened,
    Path(OfChart { file }): Path<OfChart>,
    asked: Asked,
    filter: Result<Query<Filter>, QueryRejection>,
    wish: Result<Query<ChartWish>, QueryRejection>,
    headers: HeaderMap,
) -> Response {
    let Query(filter) = filter.unwrap_or_default();
    let Query(wish) = wish.unwrap_or_default();
    let done = async {
        let File { kind, name, picture } = made(&state, &opened, &file, &filter, &wish).await?;
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

async fn made(state: &AppState, opened: &Opened, file: &str, filter: &Filter, wish: &ChartWish) -> Result<File, HttpError> {
    let nothing = || missing(Problem::NoSuchPage);
    let (chart, extension) = file.rsplit_once('.').ok_or_else(nothing)?;
    let style = wish.style.as_deref().map_or(Some(Style::default()), Style::from_name).ok_or_else(nothing)?;
    let published = opened.beside(state).await?;
    let sides = Sides { one: wish.one.as_deref(), other: wish.other.as_deref() };
    let made_at = state.db.released_at().await?.get(published.code()).copied();
    let found = published.take_away(chart, filter.wish(), sides, made_at).ok_or_else(nothing)?;
    let (kind, picture) = match extension {
        "svg" => ("image/svg+xml", state.gallery.svg(&found.chart, &found.caption, style).await.map_err(ServiceError::from)?),
        "png" => ("image/png", state.gallery.png(&found.chart, &found.caption, style).await.map_err(ServiceError::from)?),
        "csv" => ("text/csv; charset=utf-8", Arc::new(Picture::of(found.csv()?))),
        _ => return Err(nothing()),
    };
    let style = if style == Style::default() || extension == "csv" { String::new() } else { format!("-{}", style.as_str()) };
    Ok(File { kind, name: format!("{}{style}.{extension}", found.name), picture })
}
