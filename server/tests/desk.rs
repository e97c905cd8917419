//! The moderator's desk: keys that the server cannot open, decisions that it keeps, and no unreleased word in the clear to anybody.
//!
//! Past 300 lines: the keys, the desk and who may read are one journey.

use ::desk::{Private, Public};
use axum::{
    body::Body,
    http::{Method, Request, StatusCode, header},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use domain::{
    staff::{Person, Role},
    survey::Id,
    words::Said,
};
use server::{http::staff::routes, store::Wave};

use crate::support::{
    Answer, App,
    desk::{Desk, administrator, person},
    on_both_engines,
};

on_both_engines!(
    keys_are_made_handed_on_and_taken,
    what_is_no_key_is_not_kept,
    of_two_browsers_one_is_told,
    a_wave_asks_for_words_once_they_can_be_kept_safe,
    an_adults_words_need_one_and_a_childs_two,
    nothing_is_decided_while_the_wave_is_open,
    no_unreleased_word_leaves_in_the_clear,
);

const PASSPHRASE: &str = "heron puddle spoon";

/// What a moderator's browser makes: a key of their own.
async fn own_key(desk: &mut Desk<'_>, revision: &str) -> (Private, Answer) {
    let key = Private::generate();
    let wrapped = STANDARD.encode(key.wrap(PASSPHRASE).unwrap());
    let answer =
        desk.post("/staff/words/keys/own", &[("public", &key.public().write()), ("wrapped", &wrapped), ("revision", revision)]).await;
    (key, answer)
}

/// A line of copies: whose, and the key sealed to theirs.
fn copy(name: &str, key: &Private, to: &Public) -> String {
    format!("{name} {}", STANDARD.encode(to.seal(key.write().as_bytes()).unwrap()))
}

async fn account(app: &App, email: &str) -> String {
    app.db.account_of(email).await.unwrap().unwrap().id
}

/// Makes Fife's key as that moderator; its private half.
async fn fifes_key(app: &App, desk: &mut Desk<'_>, email: &str, own: &Private) -> Private {
    let (key, replaces) = (Private::generate(), app.db.current_word_key(&fife()).await.unwrap().map(|key| key.id).unwrap_or_default());
    let copies = copy(&account(app, email).await, &key, &own.public());
    let made = [("public", key.public().write()), ("copies", copies), ("replaces", replaces)];
    let made: Vec<_> = made.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let answer = desk.post("/staff/partnerships/fife/words/key", &made).await;
    assert!(answer.body.contains("The key is made."), "{}", answer.body);
    key
}

fn fife() -> Id {
    Id::new("fife").unwrap()
}

async fn keys_are_made_handed_on_and_taken(app: App) {
    let mut mary = Desk::of(&app, "mary@example.org", person("fife", Role::Moderator)).await;
    let mut amina = Desk::of(&app, "amina@example.org", person("fife", Role::Moderator)).await;
    let (marys, answer) = own_key(&mut mary, "0").await;
    assert!(answer.status == StatusCode::OK && answer.body.contains("It is kept."));
    let key = fifes_key(&app, &mut mary, "mary@example.org", &marys).await;
    let id = app.db.current_word_key(&fife()).await.unwrap().unwrap().id;
    let page = amina.get("/staff/words/keys").await;
    assert!(page.body.contains("has made no key of their own yet"));

    let (aminas, _) = own_key(&mut amina, "0").await;
    let her = account(&app, "amina@example.org").await;
    let handed = copy(&id, &key, &aminas.public());
    let answer = mary.post("/staff/partnerships/fife/words/copies", &[("account", &her), ("copies", &handed)]).await;
    assert!(answer.body.contains("They hold the key now."), "{}", answer.body);
    let sealed = app.db.word_key_copy(&id, &her).await.unwrap().unwrap();
    assert_eq!(aminas.open(&sealed).unwrap(), key.write().as_bytes());

    // A new key of her own opens no old copy: it goes, and the partnership's must be handed to her again.
    own_key(&mut amina, "1").await;
    assert!(app.db.word_key_copy(&id, &her).await.unwrap().is_none());
    // The last copy is never taken.
    let mine = account(&app, "mary@example.org").await;
    let answer = amina.post("/staff/partnerships/fife/words/copies/taken", &[("account", &mine)]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(app.db.word_key_copy(&id, &mine).await.unwrap().is_some());
    // Who is a moderator no longer holds nothing.
    let entry = server::service::accounts::entry(1, "test", "test", None, "");
    app.db.set_roles(&mine, &fife(), &[Role::Viewer], &entry).await.unwrap();
    assert!(app.db.word_key_copy(&id, &mine).await.unwrap().is_none());
}

async fn what_is_no_key_is_not_kept(app: App) {
    let mut mary = Desk::of(&app, "mary@example.org", person("fife", Role::Moderator)).await;
    let key = Private::generate();
    let public = key.public().write();
    // A private half in the clear, in base64 or not, is refused as anything else is.
    for (public, wrapped) in [
        (public.as_str(), key.write()),
        (&public, STANDARD.encode(key.write())),
        (&public, STANDARD.encode(key.public().seal(b"not by a passphrase").unwrap())),
        ("age1no", STANDARD.encode(key.wrap(PASSPHRASE).unwrap())),
        (&public, String::new()),
    ] {
        let answer = mary.post("/staff/words/keys/own", &[("public", public), ("wrapped", &wrapped), ("revision", "0")]).await;
        assert!(answer.status == StatusCode::UNPROCESSABLE_ENTITY && answer.body.contains("not what this page makes"), "{}", answer.body);
    }
    let id = account(&app, "mary@example.org").await;
    assert!(app.db.moderator_key(&id).await.unwrap().is_none());
    own_key(&mut mary, "0").await;
    let bare = format!("{id} {}", STANDARD.encode(key.write()));
    for copies in ["", &bare, &copy("somebody", &key, &key.public())] {
        let answer = mary.post("/staff/partnerships/fife/words/key", &[("public", &public), ("copies", copies), ("replaces", "")]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert!(app.db.current_word_key(&fife()).await.unwrap().is_none());
}

async fn of_two_browsers_one_is_told(app: App) {
    let mut mary = Desk::of(&app, "mary@example.org", person("fife", Role::Moderator)).await;
    let (first, _) = own_key(&mut mary, "0").await;
    let (_, second) = own_key(&mut mary, "0").await;
    assert!(second.status == StatusCode::UNPROCESSABLE_ENTITY && second.body.contains("Another browser was quicker"));
    let id = account(&app, "mary@example.org").await;
    assert_eq!(app.db.moderator_key(&id).await.unwrap().unwrap().public, first.public().write());
    fifes_key(&app, &mut mary, "mary@example.org", &first).await;
    // Made in another window, from the page as it was before.
    let other = Private::generate();
    let copies = copy(&id, &other, &first.public());
    let made = [("public", other.public().write()), ("copies", copies), ("replaces", String::new())];
    let made: Vec<_> = made.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let answer = mary.post("/staff/partnerships/fife/words/key", &made).await;
    assert!(answer.status == StatusCode::UNPROCESSABLE_ENTITY && answer.body.contains("Another browser was quicker"));
    // One's own copy is still there: it was sealed to the key that stays.
    let key = app.db.current_word_key(&fife()).await.unwrap().unwrap();
    assert!(app.db.word_key_copy(&key.id, &id).await.unwrap().is_some());
}

async fn a_wave_asks_for_words_once_they_can_be_kept_safe(app: App) {
    let roles = Person { administrator: false, roles: [(fife(), vec![Role::Moderator, Role::Manager])].into() };
    let mut mary = Desk::of(&app, "mary@example.org", roles).await;
    mary.names_the_controller("fife").await;
    let draft = mary.plans("fife").await;
    let mut plan = Desk::plan("1", &["fife"]);
    plan.push(("words", "yes"));
    mary.post(&draft, &plan).await;
    mary.reads_the_notices(&draft).await;
    let page = mary.get(&draft).await;
    assert!(page.body.contains("There is no key yet that keeps words safe."));
    assert!(mary.post(&format!("{draft}/open"), &[]).await.body.contains("It cannot open yet"));

    let (own, _) = own_key(&mut mary, "0").await;
    fifes_key(&app, &mut mary, "mary@example.org", &own).await;
    assert!(mary.get(&draft).await.body.contains("Say whom a moderator tells of a concern about a child"));
    let said = [
        ("controller", "Fife Council"),
        ("contact", "01592 000000"),
        ("officer", "dpo@fife.example"),
        ("basis", "public task"),
        ("protection", "Duty social work, 01592 000001"),
    ];
    mary.post("/staff/partnerships/fife/controller", &said).await;
    let opened = mary.post(&format!("{draft}/open"), &[]).await;
    let wave = opened.header("location").replace("/staff/waves/", "");
    assert!(!wave.is_empty(), "{}", opened.body);
    let wave = app.db.wave(&server::store::Code::read(&wave).unwrap()).await.unwrap();
    assert_eq!(wave.word_key, app.db.current_word_key(&fife()).await.unwrap().map(|key| key.id));
}

/// A closed wave of Fife's with a text of a child's and one of an adult's, and the key to them.
async fn closed(app: &App) -> (Wave, Private) {
    let (wave, links, key) = app.wave_with_words().await;
    app.run("UPDATE wave SET partnership = 'fife'").await;
    for (audience, text, share) in [("child", CHILDS, true), ("adult", ADULTS, true), ("adult", UNSHARED, false)] {
        let mut pairs = vec![("best", text)];
        pairs.extend(share.then_some(("best-share", "1")));
        assert_eq!(app.send(&format!("/s/{}/{audience}", links[0].code), &pairs).await.status, StatusCode::SEE_OTHER);
    }
    app.close(&wave).await;
    (app.db.wave(&wave.code).await.unwrap(), key)
}

const CHILDS: &str = "Ailsa plays with me and my wee brother";
const ADULTS: &str = "Somebody rang me back from Sunflower House";
const UNSHARED: &str = "Nobody ever asked how I was until March";

/// The id of the text that says this.
async fn text(app: &App, wave: &Wave, key: &Private, says: &str) -> String {
    let found = app
        .db
        .words(&wave.code)
        .await
        .unwrap()
        .into_iter()
        .find(|words| Said::read(&key.open(&words.sealed).unwrap()).unwrap().text == says);
    found.unwrap().id.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn said(text: &str) -> String {
    String::from_utf8(Said { text: text.to_owned(), drawing: None }.to_bytes()).unwrap()
}

async fn decide(desk: &mut Desk<'_>, wave: &Wave, words: &str, revision: &str, more: &[(&str, &str)]) -> (StatusCode, String) {
    let mut pairs = vec![("words", words), ("revision", revision), ("manner", "quote")];
    pairs.extend(more);
    let answer = desk.post(&format!("/staff/waves/{}/words/decision", wave.code), &pairs).await;
    (answer.status, answer.body)
}

async fn an_adults_words_need_one_and_a_childs_two(app: App) {
    let (wave, key) = closed(&app).await;
    let mut mary = Desk::of(&app, "mary@example.org", person("fife", Role::Moderator)).await;
    let mut amina = Desk::of(&app, "amina@example.org", person("fife", Role::Moderator)).await;
    let [childs, adults, unshared] =
        [text(&app, &wave, &key, CHILDS).await, text(&app, &wave, &key, ADULTS).await, text(&app, &wave, &key, UNSHARED).await];
    let out = said("Somebody rang me back");
    let release = [("decision", "released"), ("released", out.as_str())];
    assert_eq!(decide(&mut mary, &wave, &adults, "0", &release).await.0, StatusCode::NO_CONTENT);
    // Somebody who saw it unread is told.
    assert_eq!(decide(&mut amina, &wave, &adults, "0", &[("decision", "held")]).await.0, StatusCode::CONFLICT);
    assert_eq!(decide(&mut amina, &wave, &adults, "1", &[("decision", "held")]).await.0, StatusCode::NO_CONTENT);
    let adults_now = app.db.moderations(&wave.code).await.unwrap().remove(0);
    assert!(adults_now.released.is_none() && adults_now.first_by == "amina@example.org", "what was let out is taken back");

    let (status, why) = decide(&mut mary, &wave, &unshared, "0", &release).await;
    assert!(status == StatusCode::UNPROCESSABLE_ENTITY && why.contains("did not say that their words may be shared"));
    let (status, why) = decide(&mut mary, &wave, &childs, "0", &release).await;
    assert!(status == StatusCode::UNPROCESSABLE_ENTITY && why.contains("need two people"));
    // A proposal in the clear is not kept; a sealed one is.
    let clear = STANDARD.encode(&out);
    assert_eq!(
        decide(&mut mary, &wave, &childs, "0", &[("decision", "proposed"), ("proposed", &clear)]).await.0,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let sealed = STANDARD.encode(key.public().seal(out.as_bytes()).unwrap());
    let propose = [("decision", "proposed"), ("proposed", sealed.as_str())];
    assert_eq!(decide(&mut mary, &wave, &childs, "0", &propose).await.0, StatusCode::NO_CONTENT);
    let (status, _) = decide(&mut mary, &wave, &childs, "1", &release).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "one's own proposal is confirmed by somebody else");
    assert_eq!(decide(&mut amina, &wave, &childs, "1", &release).await.0, StatusCode::NO_CONTENT);
    let decided = app.db.moderations(&wave.code).await.unwrap();
    let childs = decided.iter().find(|one| one.second_by.is_some()).unwrap();
    assert_eq!([childs.first_by.as_str(), childs.second_by.as_deref().unwrap()], ["mary@example.org", "amina@example.org"]);
    assert_eq!(childs.released.as_deref(), Some(out.as_str()));
    // Each decision stands in the audit, and no word of any text.
    let audit = format!("{:?}", app.db.audit().await.unwrap());
    assert!(audit.contains("let a text be released") && audit.contains("proposed a text"));
    assert!(!audit.contains("rang me back"));
}

async fn nothing_is_decided_while_the_wave_is_open(app: App) {
    let (wave, links, _) = app.wave_with_words().await;
    app.run("UPDATE wave SET partnership = 'fife'").await;
    let path = format!("/s/{}/adult", links[0].code);
    for _ in 0..25 {
        app.send(&path, &[("best", ADULTS)]).await;
    }
    server::service::mix::waiting(&app.db, &wave.code).await.unwrap();
    let mut mary = Desk::of(&app, "mary@example.org", person("fife", Role::Moderator)).await;
    assert!(mary.get(&format!("/staff/waves/{}/words/texts", wave.code)).await.body.starts_with("{\"texts\":[],"));
    let id: String = app.db.words(&wave.code).await.unwrap()[0].id.iter().map(|byte| format!("{byte:02x}")).collect();
    let (status, why) = decide(&mut mary, &wave, &id, "0", &[("decision", "held")]).await;
    assert!(status == StatusCode::UNPROCESSABLE_ENTITY && why.contains("after it has closed"), "{status} {why}");
}

/// Every route that is read × everybody: no word that was not let out, though a text of each kind waits, is held, proposed or kept.
async fn no_unreleased_word_leaves_in_the_clear(app: App) {
    let (wave, key) = closed(&app).await;
    let mut mary = Desk::of(&app, "mary@example.org", person("fife", Role::Moderator)).await;
    let [childs, adults] = [text(&app, &wave, &key, CHILDS).await, text(&app, &wave, &key, ADULTS).await];
    let sealed = STANDARD.encode(key.public().seal(said(CHILDS).as_bytes()).unwrap());
    decide(&mut mary, &wave, &childs, "0", &[("decision", "proposed"), ("proposed", &sealed)]).await;
    decide(&mut mary, &wave, &adults, "0", &[("decision", "not_for_release"), ("concern", "1")]).await;
    let all = Person { administrator: true, roles: [(fife(), Role::ALL.to_vec())].into() };
    let callers = [
        ("viewer", person("fife", Role::Viewer)),
        ("facilitator", person("fife", Role::Facilitator)),
        ("moderator", person("fife", Role::Moderator)),
        ("manager", person("fife", Role::Manager)),
        ("administrator", administrator()),
        ("everything", all),
    ];
    let mut cookies = vec![None];
    for (name, person) in callers {
        cookies.push(Desk::of(&app, &format!("{name}@example.org"), person).await.cookie.take());
    }
    let link = app.db.links(&wave.code).await.unwrap().remove(0).code;
    let public = [paths_of(&wave, link.as_str()), vec!["/".to_owned()]].concat();
    let staff = routes().into_iter().filter(|route| route.method == Method::GET && route.path != "/staff/sign-out").map(|route| {
        let path = route.path.replace("{wave}", wave.code.as_str()).replace("{link}", link.as_str()).replace("{partnership}", "fife");
        path.replace("{survey}", "ask-the-family").replace("{audience}", "child").replace("{draft}", wave.code.as_str())
    });
    let (mut read, mut sealed_texts) = (0, 0);
    for path in staff.chain(public) {
        for cookie in &cookies {
            let mut request = Request::get(&path);
            if let Some(cookie) = cookie {
                request = request.header(header::COOKIE, cookie);
            }
            let answer = app.ask(request.body(Body::empty()).unwrap()).await;
            read += usize::from(answer.status == StatusCode::OK);
            sealed_texts += answer.body.matches("\"sealed\":").count();
            for words in [CHILDS, ADULTS, UNSHARED, "Ailsa", "Sunflower", "wee brother"] {
                assert!(!answer.body.contains(words), "{path} tells {words}");
            }
        }
    }
    assert!(read > 100, "{read} pages were read");
    assert_eq!(sealed_texts, 2 * 3, "moderators alone get them, sealed");
}

fn paths_of(wave: &Wave, link: &str) -> Vec<String> {
    let (results, respond) = (format!("/results/{}", wave.code), format!("/s/{link}"));
    let results = ["", ".json", ".csv", ".xlsx", ".ods", "/words", "/children", "/words/cards", "/words.json", "/words.csv"]
        .map(|end| format!("{results}{end}"));
    let respond = ["", "/child", "/adult", "/thanks", "/privacy"].map(|end| format!("{respond}{end}"));
    results.into_iter().chain(respond).collect()
}
