//! Starts the application on either engine, each test with a database of its own.

pub(crate) mod authenticator;
pub(crate) mod desk;
pub(crate) mod phone;
pub(crate) mod provider;
pub(crate) mod readable;
pub(crate) mod released;
pub(crate) mod server;
pub(crate) mod words;

use std::{
    env,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use ::app::paths::FullResults;
use ::server::{
    http::{AppState, Place, client::TrustedProxies, limit::Limits},
    metrics::Metrics,
    router::router,
    service::{
        ServiceError,
        catalogue::Catalogue,
        clock::Clock,
        doctor::{Examiner, Finding},
        intake::{Intake, Token},
        mix,
        release::{self, Empty},
        shares,
        wave::{Opening, open},
    },
    store::{Acceptance, Code, Db, Engine, Link, PendingKey, StoredResponse, Wave, random_bytes},
};
use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Request, StatusCode, header},
};
use domain::{
    answer::{Draft, Finished},
    disclosure::{Policy, Release},
    journey::Journey,
    survey::{Audience, Survey},
};
use http_body_util::BodyExt as _;
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
    pub(crate) address: String,
    pub(crate) catalogue: Catalogue,
    pub(crate) intake: Intake,
    /// The limiter's clock, in seconds: it stands still until a test moves it.
    pub(crate) clock: Arc<AtomicU64>,
    pub(crate) state: AppState,
    /// Where the database lies, on SQLite.
    pub(crate) folder: Option<TempDir>,
    router: Router,
}

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
    /// The same, to the byte.
    pub(crate) bytes: Vec<u8>,
}

impl Answer {
    /// A header's text.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The token of the form on the page.
    pub(crate) fn token(&self) -> String {
        self.after("name=\"token\" value=\"")
    }

    /// What stands on the page between these words and the next quotation mark.
    pub(crate) fn after(&self, words: &str) -> String {
        let (_, rest) = self.body.split_once(words).unwrap_or_else(|| panic!("no {words} in {}", self.body));
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

/// A SQLite database of its own, in a folder that lives as long as the second value.
pub(crate) fn sqlite() -> (String, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    (format!("sqlite:{}", folder.path().join("test.db").display()), folder)
}

/// A PostgreSQL database of its own.
pub(crate) async fn postgres() -> String {
    let Ok(server) = env::var("BLETHER_TEST_POSTGRES") else {
        panic!("PostgreSQL is missing: run the tests by `cargo xtask test`, or set BLETHER_TEST_POSTGRES to a superuser's address");
    };
    let name = format!("test_{:032x}", u128::from_be_bytes(random_bytes().unwrap()));
    let admin = sqlx::PgPool::connect(&server).await.unwrap();
    sqlx::query(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"))).execute(&admin).await.unwrap();
    admin.close().await;
    let (before, _) = server.rsplit_once('/').unwrap();
    format!("{before}/{name}")
}

/// An adult's response and words, as their form is read.
pub(crate) fn adult(survey: &Survey, form: &str) -> Finished {
    let journey = Journey::new(survey, Audience::Adult, &[]).unwrap().asking_in_own_words();
    let pairs: Vec<_> = form_urlencoded::parse(form.as_bytes()).collect();
    let draft = Draft::new(pairs.iter().map(|(name, value)| (name.as_ref(), value.as_ref())));
    domain::answer::parse(&journey, &draft).unwrap_or_else(|refusal| panic!("{refusal:?}"))
}

/// A wave's mixed responses, by their random ids.
pub(crate) async fn responses(db: &Db, wave: &Code) -> Vec<StoredResponse> {
    let (pages, mut read) = tokio::sync::mpsc::channel(10_000);
    db.read_responses(wave, 3, pages).await.unwrap();
    let mut responses = Vec::new();
    while let Some(page) = read.recv().await {
        responses.extend(page);
    }
    responses
}

impl App {
    pub(crate) async fn sqlite() -> Self {
        let (address, folder) = sqlite();
        Self::on(&address, Some(folder)).await
    }

    pub(crate) async fn postgres() -> Self {
        Self::on(&postgres().await, None).await
    }

    async fn on(address: &str, folder: Option<TempDir>) -> Self {
        let db = Db::open(address, &PendingKey::new(server::KEY).unwrap()).await.unwrap();
        Self::with(db, address, folder).await
    }

    /// A second server on the same database.
    pub(crate) async fn beside(app: &Self) -> Self {
        Self::on(&app.address, None).await
    }

    /// The application on an open database.
    pub(crate) async fn with(db: Db, address: &str, folder: Option<TempDir>) -> Self {
        let _ = any_spawner::Executor::init_tokio();
        let catalogue = Catalogue::load().unwrap().with(&db).await.unwrap();
        let clock = Arc::new(AtomicU64::new(3_600));
        let seconds = Arc::clone(&clock);
        let proxies = TrustedProxies::new(vec!["10.0.0.0/8".parse().unwrap()]);
        let limits = Limits::new(proxies, [7; 32], move || Duration::from_secs(seconds.load(Ordering::Relaxed)));
        let metrics = Metrics::new(Some(PathBuf::from("/")), 0);
        let examiner = Examiner::Known(Arc::default());
        let place = Place { address: "https://blether.test", leave_to: "/left", fresh_for: Duration::ZERO, examiner: &examiner };
        let wall = Arc::clone(&clock);
        let wall = Clock::new(move || i64::try_from(wall.load(Ordering::Relaxed)).unwrap());
        let state = AppState::new(db.clone(), catalogue.clone(), limits, metrics, place, wall, Policy::sdc1());
        let intake = state.intake.clone();
        Self { db, address: address.to_owned(), catalogue, intake, clock, router: router(state.clone()), state, folder }
    }

    /// The same on a machine whose check finds that.
    pub(crate) fn examined(self, findings: Vec<Finding>) -> Self {
        let state = AppState { examiner: Examiner::Known(findings.into()), ..self.state };
        Self { router: router(state.clone()), state, ..self }
    }

    /// The same, where staff come in by a provider too.
    pub(crate) fn with_single_sign_on(mut self, settings: ::server::config::SingleSignOn) -> Self {
        self.state = self.state.with_single_sign_on(Some(settings));
        self.router = router(self.state.clone());
        self
    }

    /// Opens a wave for Fife and Stirling.
    pub(crate) async fn wave(&self, breakdowns: &[&str]) -> (Wave, Vec<Link>) {
        let opening = Opening {
            survey: "ask-the-family",
            areas: vec!["Fife", "stirling"],
            breakdowns: breakdowns.to_vec(),
            made_up: false,
            closes_at: None,
            partnership: None,
            by: "test",
            ..Opening::default()
        };
        open(&self.db, &self.catalogue, &opening, 1).await.unwrap()
    }

    /// Opens a wave for Fife that closes by itself, in seconds since 1970.
    pub(crate) async fn wave_until(&self, closes_at: i64) -> (Wave, Vec<Link>) {
        let opening = Opening {
            survey: "ask-the-family",
            areas: vec!["Fife"],
            breakdowns: Vec::new(),
            made_up: false,
            closes_at: Some(closes_at),
            partnership: None,
            by: "test",
            ..Opening::default()
        };
        open(&self.db, &self.catalogue, &opening, 1).await.unwrap()
    }

    pub(crate) async fn close(&self, wave: &Wave) {
        mix::close(&self.db, &wave.code, 2).await.unwrap();
    }

    /// Releases a closed wave, even if nothing can be shown.
    pub(crate) async fn release(&self, wave: &Wave, now: i64) -> Result<Release, ServiceError> {
        release::make(&self.db, &self.catalogue, &Policy::sdc1(), &wave.code, Empty::Kept, now).await
    }

    /// Submits an adult's form to a wave, past HTTP; it must be stored.
    pub(crate) async fn submit(&self, wave: &Wave, token: &Token, form: &str) {
        assert!(self.offer(wave, token, form).await);
    }

    /// Submits an adult's form to a wave, past HTTP; whether it was stored or the wave is closed.
    pub(crate) async fn offer(&self, wave: &Wave, token: &Token, form: &str) -> bool {
        let finished = adult(&self.catalogue.survey_of(wave).await.unwrap(), form);
        let accepted = self.intake.submit(&wave.code, &wave.areas[0], token, finished, random_bytes().unwrap()).await.unwrap();
        assert!(matches!(accepted, Acceptance::Stored | Acceptance::Closed), "{accepted:?}");
        accepted == Acceptance::Stored
    }

    /// Where a wave's results are read in full: a link that was given out.
    pub(crate) async fn shared(&self, wave: &Code) -> String {
        let wave = self.db.wave(wave).await.unwrap();
        let share = shares::add(&self.db, &wave, "A test", "test", 1).await.unwrap().unwrap();
        FullResults::Shared(share.secret).overview()
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
        Answer { status: parts.status, headers: parts.headers, body: String::from_utf8_lossy(&body).into_owned(), bytes: body.to_vec() }
    }

    /// A file as it comes, to the byte.
    pub(crate) async fn bytes(&self, path: &str) -> Vec<u8> {
        let response = self.router.clone().oneshot(Request::get(path).body(Body::empty()).unwrap()).await.unwrap();
        response.into_body().collect().await.unwrap().to_bytes().to_vec()
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
        match &self.db.engine {
            Engine::Sqlite(pools) => sqlx::query_scalar(sqlx::AssertSqlSafe(text)).fetch_one(&pools.read).await.unwrap(),
            Engine::Postgres(pool) => sqlx::query_scalar(sqlx::AssertSqlSafe(text)).fetch_one(pool).await.unwrap(),
        }
    }
}
