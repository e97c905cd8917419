//! Accounts: the way in and what keeps others out. `asvs.md` beside this file says which requirement of OWASP ASVS 5 each test proves.
//! A line past 300: the ways in and what keeps others out are read together.

use std::{sync::atomic::Ordering, time::Duration};

use axum::http::StatusCode;
use domain::{staff::Role, survey::Id};
use server::{
    service::{
        accounts::{SESSION_ENDS, SESSION_IDLE, entry},
        intake::Token,
    },
    store::Code,
};

use crate::support::{
    App,
    desk::{Desk, PASSPHRASE, administrator, person},
    on_both_engines,
};

on_both_engines!(
    the_first_account_is_made_once,
    a_link_opens_once_and_not_for_ever,
    both_locks_must_open,
    each_step_has_a_secret_of_its_own,
    guessing_is_slowed_down_and_says_nothing,
    a_code_opens_once,
    sessions_end,
    another_passphrase_ends_other_sessions,
    a_way_back_in_sets_everything_anew,
    who_manages_one_partnership_reaches_no_other,
    a_closed_link_opens_no_form_and_loses_no_answers,
    results_are_public_once_and_by_name,
    a_preview_keeps_nothing,
    the_audit_is_never_rewritten,
    the_database_holds_no_secret,
);

const MARY: &str = "mary@example.org";

fn later(app: &App, seconds: i64) {
    app.clock.fetch_add(seconds.unsigned_abs(), Ordering::Relaxed);
}

async fn the_first_account_is_made_once(app: App) {
    let first = app.accounts().invite_first(app.now()).await.unwrap().unwrap();
    // A server that starts again offers another; the one before is void.
    let link = app.accounts().invite_first(app.now()).await.unwrap().unwrap();
    let mut desk = Desk::new(&app);
    assert_eq!(desk.join(&first).await.status, StatusCode::GONE);
    let refused = desk.post(&format!("/staff/join/{}", link.write()), &[("email", "no"), ("name", " "), ("passphrase", "short")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["#email", "#name", "#passphrase"] {
        assert!(refused.body.contains(&format!("href=\"{field}\"")), "{field}");
    }
    assert!(refused.body.contains("value=\"no\"") && !refused.body.contains("value=\"short\""));
    let joined =
        desk.post(&format!("/staff/join/{}", link.write()), &[("email", MARY), ("name", "Mary"), ("passphrase", PASSPHRASE)]).await;
    assert_eq!((joined.status, joined.header("location")), (StatusCode::SEE_OTHER, "/staff/second"));
    assert!(app.accounts().invite_first(app.now()).await.unwrap().is_none());
    assert!(app.db.account_of(MARY).await.unwrap().unwrap().person.administrator);
    // Before the second lock is set up, everything leads there.
    assert_eq!(desk.get("/staff").await.header("location"), "/staff/second");
    assert_eq!(desk.set_up().await.status, StatusCode::OK);
    assert_eq!(desk.recovery.len(), 8);
    assert_eq!(desk.get("/staff").await.status, StatusCode::OK);
}

async fn a_link_opens_once_and_not_for_ever(app: App) {
    let invite = async || app.accounts().invite("test", MARY, person("fife", Role::Viewer), app.now()).await.unwrap().unwrap();
    let (old, link) = (invite().await, invite().await);
    let mut desk = Desk::new(&app);
    assert_eq!(desk.join(&old).await.status, StatusCode::GONE, "a newer one is out");
    later(&app, 7 * 24 * 3_600);
    assert_eq!(desk.get(&format!("/staff/join/{}", link.write())).await.status, StatusCode::GONE, "a week is over");
    assert_eq!(desk.join(&link).await.status, StatusCode::GONE);
    let link = invite().await;
    assert_eq!(desk.get(&format!("/staff/join/{}", link.write())).await.status, StatusCode::OK);
    assert_eq!(desk.join(&link).await.status, StatusCode::SEE_OTHER);
    assert_eq!(desk.join(&link).await.status, StatusCode::GONE, "used");
    assert_eq!(desk.get("/staff/join/nonsense").await.status, StatusCode::GONE);
    // Whoever has an account is not invited again.
    assert!(app.accounts().invite("test", "MARY@example.org ", person("fife", Role::Manager), app.now()).await.unwrap().is_err());
}

async fn both_locks_must_open(app: App) {
    let mut desk = Desk::of(&app, MARY, administrator()).await;
    desk.post("/staff/sign-out", &[]).await;
    assert_eq!(desk.cookie, None);
    assert_eq!(desk.get("/staff").await.header("location"), "/staff/sign-in");
    assert_eq!(desk.first("Mary@Example.org", PASSPHRASE).await.header("location"), "/staff/second");
    for path in ["/staff", "/staff/people", "/staff/audit", "/staff/account"] {
        assert_eq!(desk.get(path).await.header("location"), "/staff/second", "{path}");
    }
    // Half in, nobody sets up another authenticator in place of the one that is there.
    let other = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
    assert_eq!(desk.post("/staff/second", &[("secret", other), ("code", "000000")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    later(&app, 60);
    let code = desk.code();
    let entered = desk.second(&code).await;
    assert_eq!(entered.header("location"), "/staff");
    let cookie = entered.header("set-cookie");
    assert!(cookie.starts_with("__Secure-staff="), "{cookie}");
    for part in ["; Path=/staff;", "; HttpOnly", "; SameSite=Strict", "; Secure"] {
        assert!(cookie.contains(part), "{part} in {cookie}");
    }
    let page = desk.get("/staff").await;
    assert_eq!((page.header("cache-control"), page.header("referrer-policy")), ("no-store", "same-origin"));
}

async fn each_step_has_a_secret_of_its_own(app: App) {
    let mut desk = Desk::of(&app, MARY, administrator()).await;
    desk.post("/staff/sign-out", &[]).await;
    // Somebody has planted a cookie of theirs.
    let planted = format!("__Secure-staff={}", "ab".repeat(32));
    desk.cookie = Some(planted.clone());
    desk.first(MARY, PASSPHRASE).await;
    let half = desk.cookie.clone().unwrap();
    later(&app, 60);
    let code = desk.code();
    desk.second(&code).await;
    let whole = desk.cookie.clone().unwrap();
    assert!(planted != half && half != whole);
    for stale in [planted, half] {
        let mut other = Desk::new(&app);
        other.cookie = Some(stale);
        assert_eq!(other.get("/staff").await.header("location"), "/staff/sign-in");
    }
    desk.post("/staff/sign-out", &[]).await;
    desk.cookie = Some(whole);
    assert_eq!(desk.get("/staff").await.header("location"), "/staff/sign-in", "signed out means everywhere");
}

async fn guessing_is_slowed_down_and_says_nothing(app: App) {
    Desk::of(&app, MARY, administrator()).await;
    let mut bodies = Vec::new();
    for email in [MARY, "nobody@example.org"] {
        let mut desk = Desk::new(&app);
        for guess in 0..6 {
            let answer = desk.first(email, &format!("guess number {guess}")).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            bodies.push(answer.body.replace(email, "EMAIL"));
        }
        // The right passphrase is not even looked at.
        assert_eq!(desk.first(email, PASSPHRASE).await.status, StatusCode::TOO_MANY_REQUESTS);
        assert!(desk.first(email, PASSPHRASE).await.body.contains("Wait 15 seconds"));
    }
    assert!(bodies.windows(2).all(|pair| pair[0] == pair[1]), "known or not, the page is the same");
    later(&app, 15);
    assert_eq!(Desk::new(&app).first(MARY, PASSPHRASE).await.status, StatusCode::SEE_OTHER, "slowed down, not locked out");
    // At the same moment too: no more are looked at than would be one after the other.
    let tries = (0..20).map(|_| async { Desk::new(&app).first("other@example.org", "guess").await.status });
    let looked_at = futures_util::future::join_all(tries).await.into_iter().filter(|status| *status == StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(looked_at.count(), 6);
}

async fn a_code_opens_once(app: App) {
    let mut desk = Desk::of(&app, MARY, administrator()).await;
    // The code that set it up is used.
    desk.first(MARY, PASSPHRASE).await;
    let code = desk.code();
    assert_eq!(desk.second(&code).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    later(&app, 30);
    let code = desk.code();
    assert_eq!(desk.second(&code).await.status, StatusCode::SEE_OTHER);
    desk.first(MARY, PASSPHRASE).await;
    assert_eq!(desk.second(&code).await.status, StatusCode::UNPROCESSABLE_ENTITY, "seen over a shoulder");
    let paper = desk.recovery[0].clone();
    assert_eq!(desk.second(&paper.to_uppercase()).await.status, StatusCode::SEE_OTHER);
    desk.first(MARY, PASSPHRASE).await;
    assert_eq!(desk.second(&paper).await.status, StatusCode::UNPROCESSABLE_ENTITY, "used");
    let account = app.db.account_of(MARY).await.unwrap().unwrap();
    assert_eq!(app.db.recovery_left(&account.id).await.unwrap(), 7);
}

async fn sessions_end(app: App) {
    let mut desk = Desk::of(&app, MARY, administrator()).await;
    later(&app, SESSION_IDLE - 1);
    assert_eq!(desk.get("/staff").await.status, StatusCode::OK, "used just in time");
    later(&app, SESSION_IDLE);
    assert_eq!(desk.get("/staff").await.header("location"), "/staff/sign-in", "left alone");
    assert_eq!(desk.cookie, None, "and the browser forgets");
    desk.first(MARY, PASSPHRASE).await;
    later(&app, 10 * 60);
    assert_eq!(desk.get("/staff/second").await.header("location"), "/staff/sign-in", "half in, it ends sooner");
    desk.first(MARY, PASSPHRASE).await;
    let code = desk.code();
    desk.second(&code).await;
    for _ in 0..SESSION_ENDS / (SESSION_IDLE - 60) {
        later(&app, SESSION_IDLE - 60);
        desk.get("/staff").await;
    }
    later(&app, SESSION_IDLE - 60);
    assert_eq!(desk.get("/staff").await.header("location"), "/staff/sign-in", "half a day, however busy");
}

async fn another_passphrase_ends_other_sessions(app: App) {
    let mut desk = Desk::of(&app, MARY, administrator()).await;
    let mut elsewhere = Desk::new(&app);
    elsewhere.secret = desk.secret.clone();
    let sign_in = async |elsewhere: &mut Desk<'_>| {
        later(&app, 30);
        elsewhere.first(MARY, PASSPHRASE).await;
        let code = elsewhere.code();
        assert_eq!(elsewhere.second(&code).await.header("location"), "/staff");
    };
    sign_in(&mut elsewhere).await;
    let wrong = desk.post("/staff/account/passphrase", &[("old", "no"), ("passphrase", "heron bucket stair")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(elsewhere.get("/staff").await.status, StatusCode::OK);
    let changed = desk.post("/staff/account/passphrase", &[("old", PASSPHRASE), ("passphrase", "heron bucket stair")]).await;
    assert_eq!(changed.status, StatusCode::OK);
    assert_eq!(desk.get("/staff").await.status, StatusCode::OK);
    assert_eq!(elsewhere.get("/staff").await.header("location"), "/staff/sign-in");
    assert_eq!(elsewhere.first(MARY, PASSPHRASE).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

async fn a_way_back_in_sets_everything_anew(app: App) {
    let mut desk = Desk::of(&app, MARY, person("fife", Role::Viewer)).await;
    let account = app.db.account_of(MARY).await.unwrap().unwrap();
    let link = app.accounts().invite_again("test", &account, app.now()).await.unwrap();
    assert_eq!(desk.get("/staff").await.header("location"), "/staff/sign-in", "who was in is out at once");
    let mut other = Desk::new(&app);
    let joined = other.post(&format!("/staff/join/{}", link.write()), &[("passphrase", "heron bucket stair")]).await;
    assert_eq!(joined.header("location"), "/staff/second");
    assert_eq!(other.get("/staff").await.header("location"), "/staff/second", "and a new authenticator comes first");
    other.set_up().await;
    let now = app.db.account_of(MARY).await.unwrap().unwrap();
    assert_eq!((now.person, now.name), (account.person, account.name), "what they may do is as before");
    assert_eq!(desk.first(MARY, PASSPHRASE).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    // An account that is taken away takes its sessions along.
    app.db.remove_account(&account.id, &entry(app.now(), "test", "took an account away", None, MARY)).await.unwrap();
    assert_eq!(other.get("/staff").await.header("location"), "/staff/sign-in");
}

async fn who_manages_one_partnership_reaches_no_other(app: App) {
    let (wave, _) = app.wave(&[]).await;
    let mut desk = Desk::of(&app, MARY, person("angus", Role::Manager)).await;
    // Opened on the command line: the administrators' alone.
    assert_eq!(desk.get(&format!("/staff/waves/{}", wave.code)).await.status, StatusCode::NOT_FOUND);
    Desk::of(&app, "fiona@example.org", person("fife", Role::Viewer)).await;
    Desk::of(&app, "ada@example.org", administrator()).await;
    let mut both = person("angus", Role::Viewer);
    both.roles.extend(person("fife", Role::Manager).roles);
    Desk::of(&app, "both@example.org", both).await;
    assert_eq!(
        desk.post("/staff/partnerships/fife/invite", &[("email", "x@example.org"), ("role", "manager")]).await.status,
        StatusCode::NOT_FOUND
    );
    // Through their own partnership they reach nobody of another's.
    for email in ["fiona@example.org", "ada@example.org", "nobody@example.org"] {
        for act in ["roles", "again"] {
            let path = format!("/staff/partnerships/angus/{act}");
            assert_eq!(desk.post(&path, &[("email", email), ("role", "manager")]).await.status, StatusCode::NOT_FOUND, "{act} {email}");
        }
    }
    let again = desk.post("/staff/partnerships/angus/again", &[("email", "both@example.org")]).await;
    assert!(again.body.contains("an administrator must do this") && !again.body.contains("/staff/join/"));
    let people = desk.get("/staff/people").await;
    assert!(people.body.contains("both@example.org") && !people.body.contains("fiona@example.org"));
    // Nobody makes themselves more than they are: no form of theirs makes an administrator.
    desk.post("/staff/partnerships/angus/invite", &[("email", "new@example.org"), ("role", "viewer"), ("administrator", "true")]).await;
    let wave = desk.opens("angus", &["fife", "angus"]).await;
    assert!(desk.get(&wave).await.body.contains("<h1>Angus</h1>"), "an area that is not theirs is left out");
    desk.post(&format!("{wave}/close"), &[("place", "Fife")]).await;
    assert!(desk.get(&wave).await.body.contains("It is open until you close it"), "the wrong name closes nothing");
    // A role that is taken away is gone at the next request.
    let (account, angus) = (app.db.account_of(MARY).await.unwrap().unwrap(), Id::new("angus").unwrap());
    app.accounts().set_roles("test", &account, &angus, &[], app.now()).await.unwrap();
    assert_eq!(desk.get(&wave).await.status, StatusCode::NOT_FOUND);
}

async fn a_closed_link_opens_no_form_and_loses_no_answers(app: App) {
    let mut desk = Desk::of(&app, MARY, person("fife", Role::Manager)).await;
    let page = desk.opens("fife", &["fife"]).await;
    let refused = desk.post(&format!("{page}/links"), &[("name", " "), ("area", "fife")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let elsewhere = desk.post(&format!("{page}/links"), &[("name", "Gala"), ("area", "angus")]).await;
    assert_eq!(elsewhere.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(desk.post(&format!("{page}/links"), &[("name", "Gala <day>"), ("area", "fife")]).await.body.contains("Gala &lt;day&gt;, Fife"));
    let wave = Code::read(page.rsplit('/').next().unwrap()).unwrap();
    let links = app.db.links(&wave).await.unwrap();
    assert_eq!(links.iter().map(|link| link.name.as_str()).collect::<Vec<_>>(), ["", "Gala <day>"]);
    let form = format!("/s/{}/child", links[1].code);
    let open = app.get(&form).await;
    assert_eq!(open.status, StatusCode::OK);
    let close =
        async |desk: &mut Desk<'_>, closed| desk.post(&format!("/staff/links/{}/closed", links[1].code), &[("closed", closed)]).await;
    assert_eq!(close(&mut desk, "yes").await.header("location"), page);
    for path in [form.clone(), format!("/s/{}", links[1].code), format!("{form}/paper")] {
        let gone = app.get(&path).await;
        assert!(gone.status == StatusCode::GONE && gone.body.contains("This link is not used any more"), "{path}");
    }
    assert_eq!(app.get(&format!("/s/{}/child", links[0].code)).await.status, StatusCode::OK, "the others are as before");
    // Who had the form open can send for a day, and is thanked.
    later(&app, 24 * 3_600);
    assert_eq!(app.post(&form, &[("token", &open.token()), ("T1", "yes"), ("send", "1")]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(app.get(&format!("/s/{}/thanks", links[1].code)).await.status, StatusCode::OK);
    later(&app, 1);
    assert_eq!(app.post(&form, &[("token", &"0".repeat(64)), ("T1", "yes"), ("send", "1")]).await.status, StatusCode::GONE);
    desk.first(MARY, PASSPHRASE).await;
    let code = desk.code();
    desk.second(&code).await;
    close(&mut desk, "no").await;
    assert_eq!(app.get(&form).await.status, StatusCode::OK);
}

async fn results_are_public_once_and_by_name(app: App) {
    let mut desk = Desk::of(&app, MARY, person("fife", Role::Manager)).await;
    let page = desk.opens("fife", &["fife"]).await;
    assert!(desk.get(&format!("{page}/dry-run")).await.body.contains("While a wave is open there is none"));
    assert!(desk.post(&format!("{page}/release"), &[("place", "Fife")]).await.body.contains("It must be closed"));
    let wave = app.db.wave(&Code::read(page.rsplit('/').next().unwrap()).unwrap()).await.unwrap();
    for number in 0..40_u8 {
        let form = if number % 2 == 0 { "T1=agree" } else { "T1=disagree" };
        app.submit(&wave, &Token::new([number; 32]), form).await;
    }
    assert!(desk.post(&format!("{page}/close"), &[("place", "fife")]).await.body.contains("It is closed."));
    let dry_run = desk.get(&format!("{page}/dry-run")).await;
    assert!(dry_run.body.contains("rows would be shown"), "{}", dry_run.body);
    assert_eq!(desk.post(&format!("{page}/release"), &[("place", "Angus")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(app.get(&format!("/results/{}", wave.code)).await.status, StatusCode::NOT_FOUND);
    assert!(desk.post(&format!("{page}/release"), &[("place", "Fife")]).await.body.contains("Its results are public."));
    assert_eq!(app.get(&format!("/results/{}", wave.code)).await.status, StatusCode::OK);
    assert!(desk.post(&format!("{page}/release"), &[("place", "Fife")]).await.body.contains("not public yet"), "once");
    // Of a wave that nobody answered nothing can be shown: that is asked about.
    let page = desk.opens("fife", &["fife"]).await;
    desk.post(&format!("{page}/close"), &[("place", "Fife")]).await;
    let asked = desk.post(&format!("{page}/release"), &[("place", "Fife")]).await;
    assert!(asked.status == StatusCode::UNPROCESSABLE_ENTITY && asked.body.contains("name=\"empty\""));
    assert!(desk.post(&format!("{page}/release"), &[("place", "Fife"), ("empty", "1")]).await.body.contains("Its results are public."));
}

async fn a_preview_keeps_nothing(app: App) {
    app.wave(&[]).await;
    let mut desk = Desk::of(&app, MARY, person("fife", Role::Viewer)).await;
    assert!(desk.get("/staff/surveys").await.body.contains("/staff/preview/ask-the-family/young?lang=ar"));
    for audience in ["child", "young", "adult"] {
        let form = format!("/staff/preview/ask-the-family/{audience}");
        let page = desk.get(&form).await;
        assert!(page.status == StatusCode::OK && page.body.contains(&format!("action=\"{form}\"")), "{audience}");
        // No way out of it to a respondent's page, and nothing to keep on this machine.
        assert!(!page.body.contains("action=\"/s/") && !page.body.contains("data-outbox"));
        let sent = desk.post(&form, &[("token", &page.token()), ("T1", "yes"), ("send", "1")]).await;
        assert_eq!(sent.header("location"), "/staff/preview/ask-the-family/thanks");
        let again = desk.post(&form, &[("T1", "yes"), ("review", "1")]).await;
        assert!(again.status == StatusCode::OK && (audience != "child" || again.chose("T1", "yes")));
    }
    assert!(desk.get("/staff/preview/ask-the-family/child?lang=ur").await.body.contains("dir=\"rtl\""));
    for wrong in ["/staff/preview/other/child", "/staff/preview/ask-the-family/nobody"] {
        assert_eq!(desk.get(wrong).await.status, StatusCode::NOT_FOUND, "{wrong}");
    }
    for table in ["seen", "pending", "response"] {
        assert_eq!(app.count(table).await, 0, "{table}");
    }
}

async fn the_audit_is_never_rewritten(app: App) {
    let mut desk = Desk::of(&app, MARY, person("angus", Role::Manager)).await;
    desk.post("/staff/partnerships/angus/invite", &[("email", "=cmd@example.org"), ("role", "viewer")]).await;
    desk.opens("angus", &["angus"]).await;
    let done = app.db.audit().await.unwrap();
    let acts: Vec<_> = done.iter().map(|entry| (entry.by_whom.as_str(), entry.act.as_str())).collect();
    for act in [
        ("test", "invited as manager"),
        (MARY, "joined"),
        (MARY, "set up an authenticator"),
        (MARY, "invited as viewer"),
        (MARY, "said who answers for the data"),
        (MARY, "began a wave"),
        (MARY, "found the notices right"),
        (MARY, "opened a wave"),
    ] {
        assert!(acts.contains(&act), "{act:?} in {acts:?}");
    }
    for text in ["UPDATE audit SET by_whom = 'x'", "DELETE FROM audit"] {
        let refused = match &app.db.engine {
            server::store::Engine::Sqlite(pools) => sqlx::query(text).execute(&pools.write).await.map(drop),
            server::store::Engine::Postgres(pool) => sqlx::query(text).execute(pool).await.map(drop),
        };
        assert!(refused.unwrap_err().to_string().contains("never rewritten"));
    }
    // A manager sees what was done for their partnership, and a cell that a spreadsheet would work out is none.
    let file = desk.get("/staff/audit.csv").await;
    assert!(
        file.body.contains("opened a wave") && !file.body.contains("joined") && file.body.contains("'=cmd@example.org"),
        "{}",
        file.body
    );
    assert!(desk.get("/staff/audit?wanted=opened").await.body.contains("opened a wave"));
    assert!(!desk.get("/staff/audit?wanted=opened").await.body.contains("invited as viewer"));
}

async fn the_database_holds_no_secret(app: App) {
    let mut desk = Desk::of(&app, MARY, administrator()).await;
    desk.get("/staff").await;
    let cookie = desk.cookie.clone().unwrap();
    let account = app.db.account_of(MARY).await.unwrap().unwrap();
    assert!(account.passphrase.starts_with("$argon2id$") && !account.passphrase.contains(PASSPHRASE));
    let sealed = account.second_factor.unwrap();
    let plain = server::service::accounts::second::bytes(&desk.secret).unwrap();
    assert!(!sealed.windows(plain.len()).any(|window| window == plain));
    assert_eq!(app.db.open_second_factor(&account.id, &sealed).unwrap(), plain);
    assert!(app.db.open_second_factor("somebody else", &sealed).is_err(), "bound to whose it is");
    let secret = cookie.split_once('=').unwrap().1;
    let dump = match &app.db.engine {
        server::store::Engine::Sqlite(pools) => sqlx::query_as::<_, (Vec<u8>,)>("SELECT digest FROM session").fetch_all(&pools.read).await,
        server::store::Engine::Postgres(pool) => sqlx::query_as("SELECT digest FROM session").fetch_all(pool).await,
    };
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    assert!(dump.unwrap().iter().all(|(digest,)| hex(digest) != secret));
    // A long text is no passphrase: nobody makes the server work on it.
    let began = std::time::Instant::now();
    assert_eq!(Desk::new(&app).first(MARY, &"x".repeat(50_000)).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(began.elapsed() < Duration::from_secs(5));
}
