//! Results for programs: read only, of what is released and nothing else. The answers are described in `api/openapi.json`.

use app::pages::problem::Problem;
use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use serde_json::json;
use sha2::{Digest as _, Sha256};
use tower_http::cors::{Any, CorsLayer};

use super::{
    AppState,
    error::{HttpError, logged},
    files::{Ready, keep, made},
    results::published,
};
use crate::service::results::{File, listed};

/// What the API is, in the OpenAPI 3.1 format.
pub const OPENAPI: &str = include_str!("api/openapi.json");

const JSON: &str = "application/json";
/// The list grows with every release.
const LIST: &str = "public, max-age=60, must-revalidate";
const DESCRIPTION: &str = "public, max-age=3600, must-revalidate";

/// Public data may be read from any page, without a cookie (Fetch Standard, CORS protocol).
pub fn from_anywhere() -> CorsLayer {
    let headers = CorsLayer::new().allow_origin(Any).allow_headers([header::IF_NONE_MATCH]);
    headers.allow_methods([Method::GET, Method::HEAD]).expose_headers([header::ETAG])
}

/// `GET /api/v1/results`
pub async fn results(State(state): State<AppState>, asked: HeaderMap) -> Response {
    let done = async {
        let body = listed(&state.db, &state.catalogue).await?;
        let tag = digest(&body);
        Ready { tag: &tag, kind: JSON, keep: LIST, name: None }.answer(&asked, async { Ok(body) }).await
    };
    or_problem(done.await)
}

/// `GET /api/v1/results/{wave}`
pub async fn wave(State(state): State<AppState>, Path(wave): Path<String>, asked: HeaderMap) -> Response {
    let done = async {
        let published = published(&state, &wave).await?;
        let (tag, keep) = (published.tag(File::Api), keep(published.stage()));
        let made = made(&state, &tag, File::Api, published);
        Ready { tag: &tag, kind: JSON, keep, name: None }.answer(&asked, made).await
    };
    or_problem(done.await)
}

/// `GET /api/openapi.json`
pub async fn openapi(asked: HeaderMap) -> Response {
    let ready = Ready { tag: &digest(OPENAPI.as_bytes()), kind: "application/openapi+json", keep: DESCRIPTION, name: None };
    or_problem(ready.answer(&asked, async { Ok::<_, HttpError>(OPENAPI) }).await)
}

/// Any other address or way of asking.
pub async fn nowhere(method: Method) -> Response {
    match method {
        Method::GET | Method::HEAD => or_problem(Err(HttpError::Problem(StatusCode::NOT_FOUND, Problem::NoSuchPage))),
        _ => {
            let mut response = problem(StatusCode::METHOD_NOT_ALLOWED, "This can only be read");
            response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
            response
        }
    }
}

fn digest(body: &[u8]) -> String {
    Sha256::digest(body).iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

fn or_problem(done: Result<Response, HttpError>) -> Response {
    let (status, title) = match done {
        Ok(response) => return response,
        Err(HttpError::Problem(status, Problem::ResultsNotYet)) => (status, "No results here yet"),
        Err(HttpError::Problem(status, Problem::NoResults)) => (status, "There are no results of that code"),
        Err(HttpError::UnknownCode(_)) => (StatusCode::NOT_FOUND, "There are no results of that code"),
        Err(HttpError::Problem(status, _)) => (status, "There is nothing at this address"),
        Err(HttpError::Ours(error)) => {
            logged(&error);
            (StatusCode::INTERNAL_SERVER_ERROR, "Something went wrong here; please try again later")
        }
    };
    problem(status, title)
}

/// A problem in the format of RFC 9457.
fn problem(status: StatusCode, title: &str) -> Response {
    let body = json!({ "type": "about:blank", "title": title, "status": status.as_u16() });
    let mut response = (status, Json(body)).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    response
}
