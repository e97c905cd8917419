//! Slips: printed codes that each let one response in, and every refusal. A line past 300: all refusals of a slip are read together.

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use domain::{slip::SlipCode, staff::Role};
use server::{
    service::{ServiceError, links, mix, slips},
    store::{Code, Engine, Link, Mixing, StoreError, Wave, seal::read_hex},
};

use crate::support::{
    Answer, App,
    desk::{Desk, person},
    on_both_engines,
};

on_both_engines!(
    each_refusal_keeps_what_was_typed,
    a_code_lets_in_once_and_a_lost_answer_is_found_again,
    two_at_once_with_one_code_are_one_response,
    a_form_that_could_not_be_stored_says_nothing_of_its_code,
    an_open_link_ignores_a_code,
    what_is_closed_takes_no_slip,
    the_outbox_carries_the_code,
    guessing_is_held_as_sending_is,
    what_is_kept_tells_neither_link_nor_printing,
    enter_in_the_box_looks_at_the_code,
    only_a_link_that_needs_slips_says_so,
    staff_print_slips_once,
    slips_are_made_for_what_is_open_and_for_nothing_else,
);

/// One more link of a wave, with so many slips.
async fn slips_of(app: &App, wave: &Wave, number: usize) -> (Link, Vec<SlipCode>) {
    let new = links::New { area: "fife", name: "Gala day", single_use: true };
    let link = links::add(&app.db, wave, new, "test", 1).await.unwrap().unwrap();
    let codes = slips::make(&app.db, &(link.clone(), wave.clone()), number, "test", 1).await.unwrap();
    (link, codes)
}

/// A wave whose link needs a slip: the child's form, and two codes.
async fn form(app: &App) -> (Wave, String, [String; 2]) {
    let (wave, _) = app.wave(&[]).await;
    let (link, codes) = slips_of(app, &wave, 2).await;
    (wave, format!("/s/{}/child", link.code), [codes[0].to_string(), codes[1].plain()])
}

fn is_refused(answer: &Answer, why: &str) {
    assert_eq!((answer.status, answer.start().as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "code"), "{why}");
    assert!(answer.chose("T1", "yes") && answer.body.contains("id=\"slip-wrong\"") && answer.body.contains(why), "{why}: {}", answer.body);
    assert!(!answer.body.contains("as new"), "{why}");
}

async fn each_refusal_keeps_what_was_typed(app: App) {
    let (wave, path, _) = form(&app).await;
    let (_, others) = slips_of(&app, &wave, 1).await;
    let (elsewhere, _) = app.wave(&[]).await;
    let (_, of_another_wave) = slips_of(&app, &elsewhere, 1).await;
    let [of_another_link, of_another_wave] = [&others, &of_another_wave].map(|codes| codes[0].to_string());
    let never_printed = SlipCode::new(7).to_string();
    for (typed, why) in [
        ("", "Your code is missing"),
        ("bcd", "Something in your code is not right"),
        (never_printed.as_str(), "This code is not for this survey"),
        (of_another_link.as_str(), "This code is not for this survey"),
        (of_another_wave.as_str(), "This code is not for this survey"),
    ] {
        let token = app.get(&path).await.token();
        let refused = app.post(&path, &[("token", &token), ("code", typed), ("T1", "yes"), ("send", "1")]).await;
        is_refused(&refused, why);
        assert!(refused.body.contains(&format!("value=\"{typed}\"")) && refused.token() == token, "{why}");
        assert!(refused.body.contains("<a href=\"#code\">") && refused.header("cache-control") == "no-store", "{why}");
    }
    let both = app.send(&path, &[("T1", "agree"), ("send", "1")]).await;
    assert!(both.start() == "code" && both.body.contains("href=\"#T1\"") && both.body.contains("href=\"#code\""));
    let nothing = app.send(&path, &[("code", &never_printed), ("send", "1")]).await;
    assert!(nothing.body.contains("There is nothing to send yet") && nothing.body.contains(&never_printed));
    assert_eq!((app.count("seen").await, app.count("pending").await), (0, 0));
}

async fn a_code_lets_in_once_and_a_lost_answer_is_found_again(app: App) {
    let (wave, path, [code, other]) = form(&app).await;
    let token = app.get(&path).await.token();
    let typed = format!(" {} ", code.to_lowercase().replace('-', " "));
    let pairs = [("token", token.as_str()), ("code", &typed), ("T1", "yes"), ("send", "1")];
    let (first, again) = (app.post(&path, &pairs).await, app.post(&path, &pairs).await);
    assert_eq!((first.status, first.header("location").ends_with("/thanks")), (StatusCode::SEE_OTHER, true));
    assert_eq!((again.status, again.header("location")), (first.status, first.header("location")));
    // The same page with other answers: they are not taken, and not offered as new.
    let changed = app.post(&path, &[("token", &token), ("code", &code), ("T1", "no")]).await;
    assert!(changed.status == StatusCode::CONFLICT && changed.body.contains("id=\"already-in\"") && !changed.body.contains("as new"));
    // Another page, or the same answers by somebody else.
    let used = app.send(&path, &[("code", &code), ("T1", "yes")]).await;
    is_refused(&used, "Answers with this code are already in");
    assert!(used.body.contains("This code has been used") && !used.body.contains("already-in"));
    assert_eq!((app.count("pending").await, app.count("resend").await, app.count("seen").await), (1, 1, 2));
    app.db.mix(&wave.code, Mixing::AtLeast(1), mix::responses).await.unwrap();
    // Mixed: nobody can tell any more whether these were the same answers. The form's script knows by the mark whether they were its own.
    let later = app.post(&path, &pairs).await;
    assert!(later.status == StatusCode::CONFLICT && later.body.contains("id=\"already-in\"") && later.start() == "code");
    is_refused(&app.send(&path, &[("code", &code), ("T1", "yes")]).await, "Answers with this code are already in");
    // On the same page, somebody else's turn with a slip of their own.
    assert_eq!(app.post(&path, &[("token", &token), ("code", &other), ("T1", "no")]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(app.post(&path, &[("token", &token), ("code", &other), ("T1", "no")]).await.status, StatusCode::SEE_OTHER);
    app.close(&wave).await;
    assert_eq!(app.count("response").await, 2);
}

async fn two_at_once_with_one_code_are_one_response(app: App) {
    let (wave, _) = app.wave(&[]).await;
    let (link, codes) = slips_of(&app, &wave, 20).await;
    let path = format!("/s/{}/child", link.code);
    // Two servers, so that they come in two transactions at once.
    let second = App::beside(&app).await;
    for code in &codes {
        let code = code.plain();
        let [one, other] = [app.get(&path).await.token(), app.get(&path).await.token()];
        let pairs = |token| [("token", token), ("code", code.as_str()), ("T1", "yes")];
        let (one, other) = (pairs(one.as_str()), pairs(other.as_str()));
        let (one, other) = tokio::join!(app.post(&path, &one), second.post(&path, &other));
        let mut statuses = [one.status.as_u16(), other.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 422]);
    }
    assert_eq!((app.count("pending").await, app.count("seen").await), (20, 40));
}

async fn a_form_that_could_not_be_stored_says_nothing_of_its_code(app: App) {
    let (_, path, [used, unused]) = form(&app).await;
    app.send(&path, &[("code", &used), ("T1", "yes")]).await;
    let unknown = SlipCode::new(7).to_string();
    for wrong in [("T1", "agree"), ("T1", ""), ("T2", "x")] {
        let mut pages = Vec::new();
        for code in [&used, &unused, &unknown] {
            let answer = app.send(&path, &[("code", code), wrong]).await;
            pages.push((answer.status, answer.body.replace(code.as_str(), "").replace(&answer.token(), "")));
        }
        assert!(pages[0] == pages[1] && pages[1] == pages[2], "{wrong:?}");
    }
    let token = app.get(&path).await.token();
    for code in [&used, &unused, &unknown] {
        assert_eq!(app.post(&path, &[("token", &token), ("review", "1"), ("code", code), ("T1", "yes")]).await.status, StatusCode::OK);
    }
    assert_eq!(app.send(&path, &[("code", &unused), ("T1", "yes")]).await.status, StatusCode::SEE_OTHER);
}

async fn an_open_link_ignores_a_code(app: App) {
    let (wave, links) = app.wave(&[]).await;
    let (_, codes) = slips_of(&app, &wave, 1).await;
    let path = format!("/s/{}/child", links[0].code);
    for code in ["", "anything", &codes[0].plain(), &codes[0].plain()] {
        assert_eq!(app.send(&path, &[("code", code), ("T1", "yes")]).await.status, StatusCode::SEE_OTHER, "{code}");
    }
    assert_eq!((app.count("pending").await, app.count("seen").await), (4, 4));
}

async fn what_is_closed_takes_no_slip(app: App) {
    let (wave, path, [code, other]) = form(&app).await;
    let link = Code::read(path.split('/').nth(2).unwrap()).unwrap();
    let token = app.get(&path).await.token();
    let pairs = [("token", token.as_str()), ("code", &code), ("T1", "yes")];
    let entry = server::service::accounts::entry(1, "test", "closed a link", None, "");
    // Who had it open has a day.
    app.db.set_link_closed(&link, Some(app.now()), &entry).await.unwrap();
    assert_eq!(app.get(&path).await.status, StatusCode::GONE);
    assert_eq!(app.post(&path, &pairs).await.status, StatusCode::SEE_OTHER);
    app.db.set_link_closed(&link, Some(app.now() - links::STILL_TAKEN - 1), &entry).await.unwrap();
    let late = app.post(&path, &[("token", &token), ("code", &other), ("T1", "yes")]).await;
    assert!(late.status == StatusCode::GONE && late.body.contains("This link is not used any more"));
    app.db.set_link_closed(&link, None, &entry).await.unwrap();
    app.close(&wave).await;
    let counted = app.post(&path, &pairs).await;
    assert!(counted.status == StatusCode::GONE && counted.body.contains("They are counted"));
    let unknown = SlipCode::new(7).to_string();
    for code in [&other, &unknown] {
        let closed = app.post(&path, &[("token", &token), ("code", code), ("T1", "yes")]).await;
        assert!(closed.status == StatusCode::GONE && closed.body.contains("This survey has closed"), "{code}");
    }
    assert_eq!(app.count("response").await, 1);
    app.db.forget_pages(&wave.code).await.unwrap();
    assert_eq!((app.count("seen").await, app.count("slip").await), (0, 0));
}

async fn sealed(app: &App, path: &str, pairs: &[(&str, &str)]) -> StatusCode {
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
    let key = read_hex(&app.get("/outbox/key").await.body).unwrap();
    let sealed = sealer::seal(&key, format!("{path}\n{body}").as_bytes()).unwrap();
    app.ask(Request::post("/outbox").header("content-type", "application/octet-stream").body(Body::from(sealed)).unwrap()).await.status
}

async fn the_outbox_carries_the_code(app: App) {
    let (_, path, [code, _]) = form(&app).await;
    let (token, other) = (app.get(&path).await.token(), app.get(&path).await.token());
    let pairs = [("token", token.as_str()), ("code", &code), ("T1", "yes")];
    for _ in 0..2 {
        assert_eq!(sealed(&app, &path, &pairs).await, StatusCode::NO_CONTENT);
    }
    // Somebody else's answers with a used slip are not counted, and the phone must not say that they are.
    for (token, code) in [(&other, code.as_str()), (&other, ""), (&other, "bcd"), (&other, &SlipCode::new(7).plain())] {
        assert_eq!(sealed(&app, &path, &[("token", token), ("code", code), ("T1", "yes")]).await, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(app.count("pending").await, 1);
}

async fn guessing_is_held_as_sending_is(app: App) {
    let (_, path, _) = form(&app).await;
    let token = app.get(&path).await.token();
    let mut guesses = 0;
    loop {
        let code = SlipCode::new(guesses).plain();
        let status = app.post(&path, &[("token", &token), ("code", &code), ("T1", "yes")]).await.status;
        if status == StatusCode::TOO_MANY_REQUESTS {
            break;
        }
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        guesses += 1;
    }
    assert_eq!(guesses, 1_000);
}

async fn what_is_kept_tells_neither_link_nor_printing(app: App) {
    let (wave, _) = app.wave(&[]).await;
    let (elsewhere, _) = app.wave(&[]).await;
    slips_of(&app, &elsewhere, 3).await;
    let (one, first) = slips_of(&app, &wave, 30).await;
    let (_, second) = slips_of(&app, &wave, 30).await;
    slips::make(&app.db, &(one.clone(), wave.clone()), 30, "test", 2).await.unwrap();
    assert_eq!((first.len(), second.len(), app.count("slip").await), (30, 30, 93));
    assert_eq!(app.db.link(&one.code).await.unwrap().0.slips, 60);
    assert_eq!(app.count("slip WHERE LENGTH(key) <> 32").await, 0);
    if let Engine::Postgres(pool) = &app.db.engine {
        let text = "SELECT CAST(xmin AS TEXT), key FROM slip WHERE wave = $1 ORDER BY ctid";
        let rows: Vec<(String, Vec<u8>)> = sqlx::query_as(text).bind(wave.code.as_str()).fetch_all(pool).await.unwrap();
        assert!(rows.windows(2).all(|pair| pair[0].0 == pair[1].0 && pair[0].1 < pair[1].1), "a printing can be told apart");
    }
    // Spending writes nothing there.
    let versions = async || match &app.db.engine {
        Engine::Postgres(pool) => {
            let text = "SELECT CAST(xmin AS TEXT), CAST(xmax AS TEXT) FROM slip ORDER BY key";
            sqlx::query_as::<_, (String, String)>(text).fetch_all(pool).await.unwrap()
        }
        Engine::Sqlite(_) => Vec::new(),
    };
    let before = versions().await;
    let sent = app.send(&format!("/s/{}/child", one.code), &[("code", &first[0].plain()), ("T1", "yes")]).await;
    assert_eq!((sent.status, app.count("slip").await), (StatusCode::SEE_OTHER, 93));
    assert_eq!(versions().await, before);
}

async fn enter_in_the_box_looks_at_the_code(app: App) {
    let (_, path, [code, _]) = form(&app).await;
    let token = app.get(&path).await.token();
    let page = async |code: &str| app.post(&path, &[("token", &token), ("review", "1"), ("code", code)]).await;
    let (right, wrong, none) = (page(&code).await, page("bcd").await, page("").await);
    assert_eq!((right.status, right.start().as_str()), (StatusCode::OK, "T1"));
    assert_eq!((wrong.status, wrong.start().as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "code"));
    assert_eq!((none.status, none.start().as_str()), (StatusCode::OK, "welcome"));
    assert!(right.body.contains(&format!("value=\"{code}\"")) && wrong.body.contains("Something in your code is not right"));
}

async fn only_a_link_that_needs_slips_says_so(app: App) {
    let (wave, links) = app.wave(&[]).await;
    let (link, codes) = slips_of(&app, &wave, 1).await;
    for page in ["", "/child", "/kiosk"] {
        let (open, needs) = (app.get(&format!("/s/{}{page}", links[0].code)).await, app.get(&format!("/s/{}{page}", link.code)).await);
        assert!(!open.body.contains("slip"), "{page}");
        assert!(needs.body.contains("slip.js") && needs.body.contains("slip"), "{page}");
    }
    // The form's first question, while the slip is in the hand.
    let form = app.get(&format!("/s/{}/adult", link.code)).await;
    let step = |name: &str| form.body.find(&format!("id=\"{name}\" tabindex")).unwrap();
    assert!(step("welcome") < step("code") && step("code") < step("support"));
    // Who types it on the first page is told where it belongs.
    let home = app.get(&format!("/s?code={}", codes[0])).await;
    assert!(home.status == StatusCode::NOT_FOUND && home.body.contains("This is the code on a slip"));
    assert!(!app.get("/s?code=bcdfghj").await.body.contains("This is the code on a slip"));
}

async fn staff_print_slips_once(app: App) {
    let mut desk = Desk::of(&app, "mary@example.org", person("fife", Role::Manager)).await;
    let wave = desk.opens("fife", &["fife"]).await.replace("/staff/waves/", "");
    let made = desk.post(&format!("/staff/waves/{wave}/links"), &[("name", "Gala day"), ("area", "fife"), ("single_use", "yes")]).await;
    assert!(made.body.contains("Now print its slips"), "{}", made.body);
    let links = app.db.links(&Code::read(&wave).unwrap()).await.unwrap();
    let (link, open) = (links.iter().find(|link| link.single_use).unwrap(), links.iter().find(|link| !link.single_use).unwrap());
    let path = format!("/staff/links/{}/slips", link.code);
    assert!(made.body.contains(&path) && !made.body.contains(&format!("/staff/links/{}/slips", open.code)));
    assert!(desk.get(&path).await.body.contains("No slips are made yet."));
    for wrong in ["", "0", "201", "-1", "x"] {
        let refused = desk.post(&path, &[("number", wrong)]).await;
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.body.contains("Say how many: 1 to 200."), "{wrong}");
    }
    assert_eq!(app.count("slip").await, 0);
    let sheet = desk.post(&path, &[("number", "12"), ("lang", "pl")]).await;
    assert_eq!((sheet.status, sheet.header("cache-control")), (StatusCode::OK, "no-store"));
    let codes: Vec<_> =
        sheet.body.split("class=\"slip-code\"").skip(1).map(|rest| rest.split(['>', '<']).nth(1).unwrap().to_owned()).collect();
    assert_eq!((codes.len(), sheet.body.matches("<article").count(), sheet.body.matches("slips-sheet").count()), (12, 12, 2));
    assert!(sheet.body.contains("Print these 12 now.") && sheet.body.contains("lang=\"pl\"") && !sheet.body.contains("<script"));
    // Its QR code carries the code behind "#".
    let plain = SlipCode::read(&codes[0]).unwrap().plain();
    let drawn = server::service::qr::Qr::of(&format!("https://blether.test/s/{}?lang=pl#c={plain}", link.code)).unwrap().svg();
    assert!(sheet.body.contains(&drawn));
    // They work, once, and are shown nowhere again; how many were used is said nowhere.
    let form = format!("/s/{}/child", link.code);
    assert_eq!(app.send(&form, &[("code", &codes[0]), ("T1", "yes")]).await.status, StatusCode::SEE_OTHER);
    let page = desk.get(&path).await;
    assert!(page.body.contains("12 slips are made so far.") && codes.iter().all(|code| !page.body.contains(code.as_str())));
    let unspent = app.send(&form, &[("code", &codes[1]), ("T1", "yes")]).await;
    assert_eq!((unspent.status, desk.get(&path).await.body), (StatusCode::SEE_OTHER, page.body));
    let audit = desk.get("/staff/audit").await;
    assert!(audit.body.contains("printed slips") && audit.body.contains(&format!("{}: 12", link.code)), "{}", audit.body);
    assert!(codes.iter().all(|code| !audit.body.contains(code.as_str())));
    for kind in ["poster", "cards"] {
        let paper = async |desk: &mut Desk<'_>, link: &Code| desk.get(&format!("/staff/links/{link}/{kind}")).await.body;
        assert!(paper(&mut desk, &link.code).await.contains("You need a slip of paper with a code"), "{kind}");
        assert!(!paper(&mut desk, &open.code).await.contains("slip of paper"), "{kind}");
    }
    // An open link has none.
    let path = format!("/staff/links/{}/slips", open.code);
    assert!(desk.get(&path).await.body.contains("This link is open"));
    assert_eq!(desk.post(&path, &[("number", "1")]).await.status, StatusCode::CONFLICT);
}

async fn slips_are_made_for_what_is_open_and_for_nothing_else(app: App) {
    let (wave, _) = app.wave(&[]).await;
    let (link, _) = slips_of(&app, &wave, 1).await;
    let found = (link, wave);
    app.close(&found.1).await;
    let refused = |made| matches!(made, Err(ServiceError::Store(StoreError::WrongState { .. })));
    assert!(refused(slips::make(&app.db, &found, 1, "test", 2).await));
    app.db.forget_pages(&found.1.code).await.unwrap();
    assert!(refused(slips::make(&app.db, &found, 1, "test", 2).await));
    assert_eq!((app.count("slip").await, app.db.link(&found.0.code).await.unwrap().0.slips), (0, 1));
}
