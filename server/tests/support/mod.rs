//! Starts the application on either engine, each test with a database of its own.

use std::{env, path::PathBuf, sync::Arc};

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Request, StatusCode, header},
};
use http_body_util::BodyExt as _;
use server::{
    chart::Gallery,
    http::AppState,
    metrics::Metrics,
    router::router,
    service::{
        catalogue::Catalogue,
        wave::{Opening, open},
    },
    store::{Db, Link, Wave, random_bytes},
};
use tempfile::TempDir;
use tower::ServiceExt as _;

/// Runs a test on both engines.
macro_rules! on_both_engines {
    ($($test:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)] async fn $test() { super::$test($crate::support::App::sqlite().await).await; })+
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)] async fn $test() { super::$test($crate::support::App::postgres().await).await; })+
        }
    };
}
pub(crate) use on_both_engines;

/// A running application.
pub(crate) struct App {
    pub(crate) db: Db,
    pub(crate) catalogue: Catalogue,
    pub(crate) state: AppState,
    pub(crate) address: String,
    /// Where the database lies, on SQLite.
    pub(crate) folder: Option<TempDir>,
    router: Router,
}

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Answer {
    /// A header's text.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The token of the form on the page.
    pub(crate) fn token(&self) -> String {
        let (_, rest) = self.body.split_once("name=\"token\" value=\"").unwrap_or_else(|| panic!("no token in {}", self.body));
        rest.split('"').next().unwrap().to_owned()
    }

    /// The step that opens at first.
    pub(crate) fn start(&self) -> String {
        let (before, _) = self.body.split_once("class=\"step start").unwrap_or_else(|| panic!("no start in {}", self.body));
        let (_, id) = before.rsplit_once("id=\"").unwrap();
        id.split('"').next().unwrap().to_owned()
    }

    /// Whether that answer is chosen on the page.
    pub(crate) fn chose(&self, field: &str, value: &str) -> bool {
        let mut inputs = self.body.split("<input").skip(1).map(|rest| rest.split('>').next().unwrap());
        let (name, value) = (format!("name=\"{field}\""), format!("value=\"{value}\""));
        inputs.any(|input| input.contains(&name) && input.contains(&value) && input.contains("checked"))
    }
}

impl App {
    pub(crate) async fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let address = format!("sqlite:{}", folder.path().join("test.db").display());
        Self::on(&address, Some(folder)).await
    }

    pub(crate) async fn postgres() -> Self {
        let Ok(server) = env::var("BLETHER_TEST_POSTGRES") else {
            panic!("PostgreSQL is missing: run the tests by `cargo xtask test`, or set BLETHER_TEST_POSTGRES to a superuser's address");
        };
        let name = format!("test_{:032x}", u128::from_be_bytes(random_bytes().unwrap()));
        let admin = sqlx::PgPool::connect(&server).await.unwrap();
        sqlx::query(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"))).execute(&admin).await.unwrap();
        admin.close().await;
        let (before, _) = server.rsplit_once('/').unwrap();
        Self::on(&format!("{before}/{name}"), None).await
    }

    async fn on(address: &str, folder: Option<TempDir>) -> Self {
        let _ = any_spawner::Executor::init_tokio();
        let db = Db::open(address).await.unwrap();
        let catalogue = Catalogue::load().unwrap();
        let metrics = Arc::new(Metrics::new(PathBuf::from("/"), 0));
        let (gallery, leave_to) = (Arc::new(Gallery::default()), "/left".into());
        let state = AppState { db: db.clone(), catalogue: catalogue.clone(), gallery, leave_to, metrics };
        Self { db, catalogue, router: router(state.clone()), state, address: address.to_owned(), folder }
    }

    /// Opens a wave for Fife and Stirling.
    pub(crate) async fn wave(&self, breakdowns: &[&str]) -> (Wave, Vec<Link>) {
        let opening =
            Opening { survey: "ask-the-family", areas: vec!["Fife", "stirling"], breakdowns: breakdowns.to_vec(), made_up: false };
        open(&self.db, &self.catalogue, &opening, 1).await.unwrap()
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.ask(Request::get(path).body(Body::empty()).unwrap()).await
    }

    pub(crate) async fn post(&self, path: &str, pairs: &[(&str, &str)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.ask(request.body(Body::from(body)).unwrap()).await
    }

    pub(crate) async fn ask(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        Answer { status: parts.status, headers: parts.headers, body: String::from_utf8(body.to_vec()).unwrap() }
    }

    /// Sends a form as a browser does: opens its page, then posts these answers with the page's token.
    pub(crate) async fn send(&self, path: &str, pairs: &[(&str, &str)]) -> Answer {
        let token = self.get(path).await.token();
        let with_token: Vec<_> = [("token", token.as_str())].into_iter().chain(pairs.iter().copied()).collect();
        self.post(path, &with_token).await
    }

    /// How many rows a respondents' table has.
    pub(crate) async fn count(&self, table: &str) -> i64 {
        let text = format!("SELECT COUNT(*) FROM {table}");
        match &self.db {
            Db::Sqlite(pool) => sqlx::query_scalar(sqlx::AssertSqlSafe(text)).fetch_one(pool).await.unwrap(),
            Db::Postgres(pool) => sqlx::query_scalar(sqlx::AssertSqlSafe(text)).fetch_one(pool).await.unwrap(),
        }
    }
}
