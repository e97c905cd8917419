//! A browser at somebody's desk: it keeps the staff's cookie as a browser would.

use axum::{
    body::Body,
    http::{Request, header},
};
use domain::{
    staff::{Person, Role},
    survey::Id,
};
use server::service::accounts::{Accounts, Secret, second};
use totp_rs::{Builder, Secret as Shared};

use super::{Answer, App};

pub(crate) const PASSPHRASE: &str = "otter kettle lamp";

/// A browser, and what its person knows.
pub(crate) struct Desk<'a> {
    app: &'a App,
    pub(crate) cookie: Option<String>,
    /// The cookie of a way to the provider, which goes to its addresses alone.
    pub(crate) way: Option<String>,
    /// The authenticator's secret.
    pub(crate) secret: String,
    pub(crate) recovery: Vec<String>,
}

impl<'a> Desk<'a> {
    pub(crate) const fn new(app: &'a App) -> Self {
        Self { app, cookie: None, way: None, secret: String::new(), recovery: Vec::new() }
    }

    /// Somebody with these roles, signed in.
    pub(crate) async fn of(app: &'a App, email: &str, person: Person) -> Self {
        let mut desk = Self::new(app);
        let link = app.state.accounts.invite("test", email, person, app.now()).await.unwrap().unwrap();
        desk.join(&link).await;
        desk.set_up().await;
        desk
    }

    /// Takes a one-time link.
    pub(crate) async fn join(&mut self, link: &Secret) -> Answer {
        self.post(&format!("/staff/join/{}", link.write()), &[("name", "Mary"), ("passphrase", PASSPHRASE)]).await
    }

    /// Sets the authenticator up.
    pub(crate) async fn set_up(&mut self) -> Answer {
        let page = self.get("/staff/second").await;
        self.secret = page.after("name=\"secret\" value=\"");
        let (secret, code) = (self.secret.clone(), self.code());
        let page = self.post("/staff/second", &[("secret", &secret), ("code", &code)]).await;
        self.recovery = page.body.split("<li><code>").skip(1).map(|rest| rest.split('<').next().unwrap().to_owned()).collect();
        page
    }

    /// The first lock.
    pub(crate) async fn first(&mut self, email: &str, passphrase: &str) -> Answer {
        self.post("/staff/sign-in", &[("email", email), ("passphrase", passphrase)]).await
    }

    /// The second.
    pub(crate) async fn second(&mut self, code: &str) -> Answer {
        self.post("/staff/second", &[("code", code)]).await
    }

    /// What the authenticator shows now.
    pub(crate) fn code(&self) -> String {
        let secret = Shared::from(second::bytes(&self.secret).unwrap());
        Builder::new().with_secret(secret).build().unwrap().generate(self.app.now().unsigned_abs()).to_string()
    }

    pub(crate) async fn get(&mut self, path: &str) -> Answer {
        self.ask(Request::get(path), Body::empty()).await
    }

    pub(crate) async fn post(&mut self, path: &str, pairs: &[(&str, &str)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.ask(request.header("sec-fetch-site", "same-origin"), Body::from(body)).await
    }

    /// Begins the plan of a wave; its page.
    pub(crate) async fn plans(&mut self, partnership: &str) -> String {
        self.post(&format!("/staff/partnerships/{partnership}/drafts"), &[]).await.header("location").to_owned()
    }

    /// A whole plan, but for the notices: what a form posts.
    pub(crate) fn plan<'p>(revision: &'p str, areas: &[&'p str]) -> Vec<(&'p str, &'p str)> {
        let mut pairs = vec![
            ("revision", revision),
            ("survey", "ask-the-family"),
            ("expected-child", "80"),
            ("assessment", "DPIA 12"),
            ("child_rights", "CRWIA 3"),
            ("parents", "A letter from school"),
        ];
        pairs.extend(areas.iter().map(|area| ("areas", *area)));
        pairs
    }

    /// Says who answers for a partnership's data.
    pub(crate) async fn names_the_controller(&mut self, partnership: &str) {
        let said = [("controller", "Fife Council"), ("contact", "01592 000000"), ("officer", "dpo@fife.example"), ("basis", "public task")];
        self.post(&format!("/staff/partnerships/{partnership}/controller"), &said).await;
    }

    /// Reads the notices of a plan and finds them right.
    pub(crate) async fn reads_the_notices(&mut self, draft: &str) -> Answer {
        let page = self.get(&format!("{draft}/notices")).await;
        let (digest, revision) = (page.after("name=\"digest\" value=\""), page.after("name=\"revision\" value=\""));
        self.post(&format!("{draft}/notices/read"), &[("digest", &digest), ("revision", &revision)]).await
    }

    /// Plans a wave and opens it; its page.
    pub(crate) async fn opens(&mut self, partnership: &str, areas: &[&str]) -> String {
        self.names_the_controller(partnership).await;
        let draft = self.plans(partnership).await;
        self.post(&draft, &Self::plan("1", areas)).await;
        self.reads_the_notices(&draft).await;
        let opened = self.post(&format!("{draft}/open"), &[]).await;
        assert!(opened.header("location").starts_with("/staff/waves/"), "{}", opened.body);
        opened.header("location").to_owned()
    }

    /// Another site leads the browser here: it keeps `Strict` cookies to itself, and sends `Lax` ones along.
    pub(crate) async fn arrive(&mut self, path: &str) -> Answer {
        let strict = self.cookie.take();
        let answer = self.ask(Request::get(path).header("sec-fetch-site", "cross-site"), Body::empty()).await;
        if answer.headers.get_all(header::SET_COOKIE).iter().all(|set| !set.to_str().unwrap().contains("staff=")) {
            self.cookie = strict;
        }
        answer
    }

    async fn ask(&mut self, mut request: axum::http::request::Builder, body: Body) -> Answer {
        let way = self.way.as_ref().filter(|_| request.uri_ref().unwrap().path().starts_with("/staff/provider"));
        let cookies: Vec<_> = self.cookie.iter().chain(way).map(String::as_str).collect();
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        let answer = self.app.ask(request.body(body).unwrap()).await;
        for set in answer.headers.get_all(header::SET_COOKIE) {
            let pair = set.to_str().unwrap().split(';').next().unwrap();
            let kept = (!pair.ends_with('=')).then(|| pair.to_owned());
            *(if pair.contains("way=") { &mut self.way } else { &mut self.cookie }) = kept;
        }
        answer
    }
}

/// Somebody with one role for one partnership.
pub(crate) fn person(partnership: &str, role: Role) -> Person {
    Person { administrator: false, roles: [(Id::new(partnership).unwrap(), vec![role])].into() }
}

pub(crate) fn administrator() -> Person {
    Person { administrator: true, ..Person::default() }
}

impl App {
    /// The time of the staff's side, in seconds since 1970.
    pub(crate) fn now(&self) -> i64 {
        self.state.clock.now()
    }

    pub(crate) fn accounts(&self) -> &Accounts {
        &self.state.accounts
    }
}
