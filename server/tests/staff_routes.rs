//! Every staff route × everybody: who gets through, and where the others are sent. A route that is not listed here fails.

use axum::{
    body::Body,
    http::{Method, Request, StatusCode, header},
};
use domain::{
    staff::{Person, Role},
    survey::Id,
};
use server::{http::staff::routes, store::Code};

use crate::support::{
    App,
    desk::{Desk, administrator, person},
    on_both_engines,
};

on_both_engines!(everybody_gets_through_where_they_may_and_nowhere_else, no_post_comes_from_elsewhere);

/// Who gets through to a route.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Through {
    /// Anyone at all.
    All,
    /// Who has given the passphrase.
    HalfIn,
    /// Who is signed in.
    In,
    /// Who has any role in the partnership of the route, and administrators.
    Part,
    /// Its managers, and administrators.
    Managers,
    /// Administrators alone.
    Administrators,
    /// Its moderators, and nobody else: administrators too need the role.
    Moderators,
}

/// The table that people read: kept by hand, so that a route's access cannot change without it.
const LISTED: &[(&str, &str, Through)] = &[
    ("GET", "/staff/sign-in", Through::All),
    ("POST", "/staff/sign-in", Through::All),
    ("GET", "/staff/join/{secret}", Through::All),
    ("POST", "/staff/join/{secret}", Through::All),
    ("GET", "/staff/second", Through::HalfIn),
    ("POST", "/staff/second", Through::HalfIn),
    ("POST", "/staff/sign-out", Through::HalfIn),
    ("GET", "/staff", Through::In),
    ("GET", "/staff/surveys", Through::In),
    ("GET", "/staff/preview/{survey}/{audience}", Through::In),
    ("POST", "/staff/preview/{survey}/{audience}", Through::In),
    ("GET", "/staff/preview/{survey}/thanks", Through::In),
    ("GET", "/staff/people", Through::In),
    ("GET", "/staff/account", Through::In),
    ("POST", "/staff/account/passphrase", Through::In),
    ("POST", "/staff/account/elsewhere", Through::In),
    ("POST", "/staff/second/passkey", Through::HalfIn),
    ("GET", "/staff/account/passkeys", Through::In),
    ("POST", "/staff/account/passkeys", Through::In),
    ("POST", "/staff/account/passkeys/removed", Through::In),
    // Where no provider is set, these are not there for whoever gets through.
    ("GET", "/staff/provider", Through::All),
    ("GET", "/staff/provider/back", Through::All),
    ("GET", "/staff/provider/join/{secret}", Through::All),
    ("POST", "/staff/provider/join", Through::All),
    ("GET", "/staff/provider/link", Through::In),
    ("POST", "/staff/provider/link", Through::In),
    ("POST", "/staff/provider/unlink", Through::In),
    ("POST", "/staff/partnerships/{partnership}/invite", Through::Managers),
    ("POST", "/staff/partnerships/{partnership}/roles", Through::Managers),
    ("POST", "/staff/partnerships/{partnership}/again", Through::Managers),
    ("GET", "/staff/areas", Through::Administrators),
    ("POST", "/staff/areas", Through::Administrators),
    ("GET", "/staff/partnerships", Through::In),
    ("GET", "/staff/calendar", Through::In),
    ("GET", "/staff/partnerships/{partnership}", Through::Part),
    ("POST", "/staff/partnerships/{partnership}/controller", Through::Managers),
    ("POST", "/staff/partnerships/{partnership}/lines", Through::Managers),
    ("POST", "/staff/partnerships/{partnership}/lines/{line}/checked", Through::Managers),
    ("POST", "/staff/partnerships/{partnership}/lines/{line}/removed", Through::Managers),
    ("POST", "/staff/partnerships/{partnership}/drafts", Through::Managers),
    ("GET", "/staff/drafts/{draft}", Through::Part),
    ("POST", "/staff/drafts/{draft}", Through::Managers),
    ("POST", "/staff/drafts/{draft}/open", Through::Managers),
    ("POST", "/staff/drafts/{draft}/discard", Through::Managers),
    ("POST", "/staff/drafts/{draft}/machine", Through::Managers),
    ("GET", "/staff/drafts/{draft}/notices", Through::Part),
    ("POST", "/staff/drafts/{draft}/notices", Through::Managers),
    ("POST", "/staff/drafts/{draft}/notices/read", Through::Managers),
    ("GET", "/staff/drafts/{draft}/assessment", Through::Part),
    ("GET", "/staff/waves/{wave}", Through::Part),
    ("POST", "/staff/waves/{wave}/close", Through::Managers),
    ("GET", "/staff/waves/{wave}/dry-run", Through::Managers),
    ("POST", "/staff/waves/{wave}/release", Through::Managers),
    ("POST", "/staff/waves/{wave}/first-results", Through::Managers),
    ("POST", "/staff/waves/{wave}/links", Through::Managers),
    ("GET", "/staff/waves/{wave}/shares", Through::Managers),
    ("POST", "/staff/waves/{wave}/shares", Through::Managers),
    ("POST", "/staff/waves/{wave}/shares/ended", Through::Managers),
    // Before there are results, these are not there for whoever gets through.
    ("GET", "/staff/results/{wave}", Through::Part),
    ("GET", "/staff/results/{wave}/themes/{theme}", Through::Part),
    ("GET", "/staff/results/{wave}/lenses/{lens}", Through::Part),
    ("GET", "/staff/results/{wave}/compare", Through::Part),
    ("GET", "/staff/results/{wave}/charts/{file}", Through::Part),
    ("GET", "/staff/results/{wave}/report", Through::Part),
    ("GET", "/staff/results/{wave}/report.pdf", Through::Part),
    ("GET", "/staff/results/{wave}/cards", Through::Part),
    ("GET", "/staff/waves/{wave}/words/release", Through::Managers),
    ("POST", "/staff/waves/{wave}/words/release", Through::Managers),
    ("POST", "/staff/links/{link}/closed", Through::Managers),
    ("GET", "/staff/links/{link}/poster", Through::Part),
    ("GET", "/staff/links/{link}/cards", Through::Part),
    ("GET", "/staff/links/{link}/qr.svg", Through::Part),
    ("GET", "/staff/links/{link}/qr.png", Through::Part),
    ("POST", "/staff/partnerships/{partnership}/surveys", Through::Managers),
    ("GET", "/staff/surveys/{survey}", Through::Part),
    ("POST", "/staff/surveys/{survey}/draft", Through::Managers),
    ("POST", "/staff/surveys/{survey}/discard", Through::Managers),
    ("GET", "/staff/surveys/{survey}/publish", Through::Managers),
    ("POST", "/staff/surveys/{survey}/publish", Through::Managers),
    ("GET", "/staff/surveys/{survey}/edit/{part}", Through::Managers),
    ("POST", "/staff/surveys/{survey}/edit/{part}", Through::Managers),
    ("POST", "/staff/surveys/{survey}/order", Through::Managers),
    ("GET", "/staff/surveys/{survey}/file", Through::Managers),
    ("POST", "/staff/surveys/{survey}/file", Through::Managers),
    ("GET", "/staff/surveys/{survey}/files/{file}", Through::Part),
    ("GET", "/staff/surveys/{survey}/preview/{audience}", Through::Part),
    ("POST", "/staff/surveys/{survey}/preview/{audience}", Through::Part),
    ("GET", "/staff/surveys/{survey}/preview/thanks", Through::Part),
    ("GET", "/staff/links/{link}/slips", Through::Managers),
    ("POST", "/staff/links/{link}/slips", Through::Managers),
    ("GET", "/staff/words", Through::In),
    ("GET", "/staff/words/keys", Through::In),
    ("POST", "/staff/words/keys/own", Through::In),
    ("POST", "/staff/partnerships/{partnership}/words/key", Through::Moderators),
    ("POST", "/staff/partnerships/{partnership}/words/copies", Through::Moderators),
    ("POST", "/staff/partnerships/{partnership}/words/copies/taken", Through::Moderators),
    ("GET", "/staff/waves/{wave}/words", Through::Moderators),
    ("GET", "/staff/waves/{wave}/words/texts", Through::Moderators),
    ("POST", "/staff/waves/{wave}/words/decision", Through::Moderators),
    ("GET", "/staff/waves/{wave}/codebook", Through::Moderators),
    ("POST", "/staff/waves/{wave}/codebook", Through::Moderators),
    ("POST", "/staff/waves/{wave}/words/themes", Through::Moderators),
    ("GET", "/staff/audit", Through::In),
    ("GET", "/staff/audit.csv", Through::In),
];

/// Somebody before the routes.
struct Caller {
    name: &'static str,
    cookie: Option<String>,
    half: bool,
    person: Option<Person>,
}

async fn everybody(app: &App) -> Vec<Caller> {
    let mut callers = vec![Caller { name: "nobody", cookie: None, half: false, person: None }];
    let roles = |role| person("fife", role);
    let people = [
        ("viewer", roles(Role::Viewer)),
        ("facilitator", roles(Role::Facilitator)),
        ("moderator", roles(Role::Moderator)),
        ("manager", roles(Role::Manager)),
        ("a manager of another partnership", person("angus", Role::Manager)),
        ("somebody without a role", Person::default()),
        ("administrator", administrator()),
    ];
    for (name, person) in people {
        let email = format!("{}@example.org", name.replace(' ', "."));
        let mut desk = Desk::of(app, &email, person.clone()).await;
        callers.push(Caller { name, cookie: desk.cookie.take(), half: false, person: Some(person) });
    }
    let mut desk = Desk::of(app, "half@example.org", administrator()).await;
    desk.first("half@example.org", crate::support::desk::PASSPHRASE).await;
    callers.push(Caller { name: "half in", cookie: desk.cookie.take(), half: true, person: None });
    callers
}

async fn everybody_gets_through_where_they_may_and_nowhere_else(app: App) {
    let callers = everybody(&app).await;
    let mut manager = Desk::of(&app, "opener@example.org", person("fife", Role::Manager)).await;
    let fife = Id::new("fife").unwrap();
    // Signing out comes last: it ends the callers' sessions.
    let mut routes = routes();
    routes.sort_by_key(|route| route.path == "/staff/sign-out");
    for route in routes {
        let listed = LISTED.iter().find(|(method, path, _)| *method == route.method.as_str() && *path == route.path);
        let (_, _, through) = listed.unwrap_or_else(|| panic!("{} {} is not listed", route.method, route.path));
        let wave = manager.opens("fife", &["fife"]).await.replace("/staff/waves/", "");
        let draft = manager.plans("fife").await.replace("/staff/drafts/", "");
        let link = app.db.links(&Code::read(&wave).unwrap()).await.unwrap().remove(0).code;
        let copied = manager.post("/staff/partnerships/fife/surveys", &[("survey", "ask-the-family")]).await;
        let survey = copied.header("location").replace("/staff/surveys/", "");
        let path = route
            .path
            // A preview is of what came with the program; the other addresses are of a partnership's own.
            .replace("/staff/surveys/{survey}", &format!("/staff/surveys/{survey}"))
            .replace("{part}", "title")
            .replace("{file}", if route.path.contains("/charts/") { "T1.svg" } else { "pl.toml" })
            .replace("{theme}", "T1")
            .replace("{lens}", "promise")
            .replace("{wave}", &wave)
            .replace("{link}", link.as_str())
            .replace("{draft}", &draft)
            .replace("{line}", "childline")
            .replace("{partnership}", "fife")
            .replace("{survey}", "ask-the-family")
            .replace("{audience}", "child")
            .replace("{secret}", &"00".repeat(32));
        for caller in &callers {
            let answer = ask(&app, &route.method, &path, caller.cookie.as_deref(), "same-origin").await;
            let (part, manages, moderates) = caller.person.as_ref().map_or((false, false, false), |person| {
                let roles = person.roles.get(&fife).cloned().unwrap_or_default();
                let part = person.administrator || !roles.is_empty();
                (part, person.administrator || roles.contains(&Role::Manager), roles.contains(&Role::Moderator))
            });
            let is_in = caller.person.is_some();
            let (let_in, sent) = match through {
                Through::All => (true, StatusCode::OK),
                Through::HalfIn => (is_in || caller.half, StatusCode::SEE_OTHER),
                Through::In => (is_in, StatusCode::SEE_OTHER),
                Through::Part | Through::Managers | Through::Administrators | Through::Moderators if !is_in => {
                    (false, StatusCode::SEE_OTHER)
                }
                Through::Administrators => (caller.person.as_ref().is_some_and(|person| person.administrator), StatusCode::NOT_FOUND),
                Through::Moderators => (moderates, if part { StatusCode::FORBIDDEN } else { StatusCode::NOT_FOUND }),
                Through::Part => (part, StatusCode::NOT_FOUND),
                Through::Managers => (manages, if part { StatusCode::FORBIDDEN } else { StatusCode::NOT_FOUND }),
            };
            let about = format!("{} {} for {}", route.method, path, caller.name);
            if let_in {
                let door = ["/staff/sign-in", "/staff/second"].contains(&answer.0.1.as_str()) && route.path != "/staff/sign-out";
                let reached = answer.0.0 != StatusCode::FORBIDDEN && !(door && *through != Through::HalfIn);
                assert!(reached && answer.0.0 != StatusCode::INTERNAL_SERVER_ERROR, "{about}: {:?}", answer.0);
                assert!(answer.0.0 != StatusCode::NOT_FOUND || answer.1, "{about}: {:?}", answer.0);
            } else {
                assert_eq!(answer.0.0, sent, "{about}");
                let door = if caller.half { "/staff/second" } else { "/staff/sign-in" };
                assert!(sent != StatusCode::SEE_OTHER || answer.0.1 == door, "{about}: {:?}", answer.0);
            }
        }
    }
}

/// Status and where it leads; and whether 404 is the handler's own word (somebody whom the fields do not name).
async fn ask(app: &App, method: &Method, path: &str, cookie: Option<&str>, site: &str) -> ((StatusCode, String), bool) {
    let mut request = Request::builder().method(method).uri(path).header("sec-fetch-site", site);
    if let Some(cookie) = cookie {
        request = request.header(header::COOKIE, cookie);
    }
    let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").body(Body::empty()).unwrap();
    let answer = app.ask(request).await;
    let own = path.ends_with("/roles")
        || path.ends_with("/again")
        || path.starts_with("/staff/provider")
        || answer.body.contains("No results here yet");
    ((answer.status, answer.header("location").to_owned()), own)
}

async fn no_post_comes_from_elsewhere(app: App) {
    // Who may post everything: an administrator who reads words too.
    let all = Person { administrator: true, ..person("fife", Role::Moderator) };
    let mut desk = Desk::of(&app, "mary@example.org", all).await;
    let cookie = desk.cookie.clone();
    let posts = || routes().into_iter().filter(|route| route.method == Method::POST && route.path != "/staff/sign-out");
    assert!(posts().count() >= 9);
    for route in posts() {
        let path = route
            .path
            .replace("{wave}", "bcd23fg")
            .replace("{draft}", "bcd23fg")
            .replace("{line}", "childline")
            .replace("{partnership}", "fife")
            .replace("{survey}", "ask-the-family")
            .replace("{audience}", "child")
            .replace("{secret}", &"00".repeat(32));
        for site in ["cross-site", "same-site", "none"] {
            assert_eq!(ask(&app, &Method::POST, &path, cookie.as_deref(), site).await.0.0, StatusCode::FORBIDDEN, "{path} from {site}");
        }
        // A browser that says neither is not believed; one that names our own origin is.
        for (origin, refused) in
            [(None, true), (Some("https://evil.example"), true), (Some("null"), true), (Some("https://blether.test"), false)]
        {
            let mut request = Request::post(&path).header(header::COOKIE, cookie.clone().unwrap());
            if let Some(origin) = origin {
                request = request.header(header::ORIGIN, origin);
            }
            let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").body(Body::empty()).unwrap();
            assert_eq!(app.ask(request).await.status == StatusCode::FORBIDDEN, refused, "{path} from {origin:?}");
        }
    }
    assert_eq!(desk.get("/staff").await.status, StatusCode::OK);
}
