//! People's own words, from the box to the mix: sealed before they are first written, counted once, refused kindly.

use axum::http::StatusCode;
use domain::words::{MOST_BYTES, MOST_LETTERS};
use server::store::Wave;

use crate::support::{App, on_both_engines};

on_both_engines!(
    words_are_sealed_and_mixed_apart_from_responses,
    words_alone_are_a_response,
    the_same_words_again_are_one_and_others_are_told_apart,
    what_was_typed_comes_back_after_each_refusal,
    long_texts_of_every_script_come_in_whole,
    markup_is_text,
    a_wave_without_a_key_shows_no_box,
    without_its_key_nothing_is_stored,
    a_child_may_draw,
    closing_writes_words_anew,
    what_waited_before_there_were_words_is_mixed,
    words_go_with_the_single_answers,
);

async fn form(app: &App, audience: &str) -> (Wave, String, desk::Private) {
    let (wave, links, key) = app.wave_with_words().await;
    let path = format!("/s/{}/{audience}", links[0].code);
    (wave, path, key)
}

fn words(question: &str, text: &str, may_share: bool) -> (String, String, bool) {
    (question.to_owned(), text.to_owned(), may_share)
}

async fn words_are_sealed_and_mixed_apart_from_responses(app: App) {
    let (wave, path, key) = form(&app, "adult").await;
    let pairs = [("T1", "agree"), ("best", " They listened.\r\nAlways. "), ("best-share", "1"), ("change", "Less waiting")];
    assert_eq!(app.send(&path, &pairs).await.status, StatusCode::SEE_OTHER);
    app.close(&wave).await;
    let expected = [words("best", "They listened.\nAlways.", true), words("change", "Less waiting", false)];
    assert_eq!(app.opened(&wave, &key).await, expected);
    let stored = app.db.words(&wave.code).await.unwrap();
    assert!(stored.iter().all(|words| words.area.as_str() == "fife" && words.audience == "adult"));
    let responses = crate::support::responses(&app.db, &wave.code).await;
    assert!(responses.len() == 1 && !responses[0].answers.contains("listened") && !responses[0].answers.contains("best"));
    // No key from one to the other, nor from one text to the other.
    assert!(stored[0].id != stored[1].id && stored.iter().all(|words| words.id != responses[0].id));
}

async fn words_alone_are_a_response(app: App) {
    let (wave, path, key) = form(&app, "young").await;
    assert_eq!(app.send(&path, &[("best-share", "1")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(app.count("pending").await, 0);
    assert_eq!(app.send(&path, &[("best", "My aunt")]).await.status, StatusCode::SEE_OTHER);
    app.close(&wave).await;
    assert_eq!((app.count("response").await, app.opened(&wave, &key).await), (1, vec![words("best", "My aunt", false)]));
}

async fn the_same_words_again_are_one_and_others_are_told_apart(app: App) {
    let (wave, path, key) = form(&app, "adult").await;
    let token = app.get(&path).await.token();
    let post = async |text: &str, shared: bool| {
        let mut pairs = vec![("token", token.as_str()), ("best", text)];
        pairs.extend(shared.then_some(("best-share", "1")));
        app.post(&path, &pairs).await
    };
    assert_eq!(post("They listened.", false).await.status, StatusCode::SEE_OTHER);
    // Sealed anew it is another text, and still the same page: what was said tells.
    assert_eq!(post("They listened. \r\n", false).await.status, StatusCode::SEE_OTHER);
    assert_eq!(app.count("pending").await, 1);
    for other in [post("They did not listen.", false).await, post("They listened.", true).await] {
        assert!(other.status == StatusCode::CONFLICT && other.body.contains("This page has been sent"));
        assert!(other.body.contains("listen") && other.token() != token, "what was typed is there to be sent as new");
    }
    app.close(&wave).await;
    assert_eq!(app.opened(&wave, &key).await, [words("best", "They listened.", false)]);
}

async fn what_was_typed_comes_back_after_each_refusal(app: App) {
    let (_, path, _) = form(&app, "adult").await;
    let long = format!("start {} end", "a".repeat(MOST_LETTERS));
    let pairs = [("T1", "agree"), ("change", long.as_str()), ("change-share", "1"), ("best", "\r\nkept")];
    let refused = app.send(&path, &pairs).await;
    assert_eq!((refused.status, refused.start().as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "change"));
    assert!(refused.body.contains("start aaa") && refused.body.contains("aaa end</textarea>") && refused.body.contains("This is too long"));
    assert!(refused.chose("T1", "agree") && refused.chose("change-share", "1") && refused.body.contains("kept</textarea>"));
    assert!(refused.body.contains("href=\"#change\"") && refused.body.contains("id=\"change-wrong\""));
    let together = app.send(&path, &[("best", "kept"), ("T13", "nothing"), ("T13", "cost")]).await;
    assert!(together.start() == "T13" && together.body.contains("kept</textarea>"));
    let looked = app.post(&path, &[("token", &refused.token()), ("review", "1"), ("best", "kept")]).await;
    assert!(looked.status == StatusCode::OK && looked.start() == "change" && looked.body.contains("kept</textarea>"));
    assert_eq!(app.count("pending").await, 0);
}

async fn long_texts_of_every_script_come_in_whole(app: App) {
    let (wave, path, key) = form(&app, "adult").await;
    let families = "👨‍👩‍👧‍👦".repeat(MOST_BYTES / "👨‍👩‍👧‍👦".len());
    let mut texts = vec!["🦦".repeat(MOST_LETTERS), families, "شكرا".repeat(250), "ی‌ک دن ".repeat(140), "Zażółć gęślą ".repeat(70)];
    for text in &texts {
        let sent = app.send(&path, &[("best", text.as_str()), ("change", text.as_str())]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", text.chars().take(5).collect::<String>());
    }
    let most = "🦦".repeat(MOST_LETTERS + 1);
    assert_eq!(app.send(&path, &[("best", &most)]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    app.close(&wave).await;
    let mut read: Vec<_> = app.opened(&wave, &key).await.into_iter().map(|(_, text, _)| text).collect();
    read.sort();
    read.dedup();
    for text in &mut texts {
        *text = text.trim().to_owned();
    }
    texts.sort();
    assert!(read == texts);
}

async fn markup_is_text(app: App) {
    let (wave, path, key) = form(&app, "adult").await;
    let text = "</textarea><script>alert(1)</script> \"quoted\" & 'so' <!>";
    let refused = app.send(&path, &[("best", text), ("T13", "nothing"), ("T13", "cost")]).await;
    assert!(
        !refused.body.contains("<script>alert")
            && refused.body.contains("&lt;/textarea>&lt;script>alert(1)&lt;/script> \"quoted\" &amp; 'so' &lt;!>")
    );
    let found = app.get("/s?code=%3C!%3E").await;
    assert!(found.body.contains("value=\"&lt;!&gt;\""), "what was typed into a line comes back whole too");
    let drawn = app.send(&path.replace("adult", "child"), &[("best-drawing", text)]).await;
    assert!(drawn.status == StatusCode::UNPROCESSABLE_ENTITY && !drawn.body.contains("<script>alert"));
    assert_eq!(app.send(&path, &[("best", text)]).await.status, StatusCode::SEE_OTHER);
    app.close(&wave).await;
    assert_eq!(app.opened(&wave, &key).await, [words("best", text, false)]);
}

async fn a_wave_without_a_key_shows_no_box(app: App) {
    let (_, links) = app.wave(&[]).await;
    let path = format!("/s/{}/child", links[0].code);
    assert!(!app.get(&path).await.body.contains("<textarea"));
    assert!(!app.get(&format!("{path}/paper")).await.body.contains("class=\"lines\""));
    assert_eq!(app.send(&path, &[("T1", "yes"), ("best", "x")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(app.count("pending").await, 0);
    let (_, path, _) = form(&app, "child").await;
    let page = app.get(&path).await;
    assert!(page.body.contains("<textarea") && page.body.contains("Please don’t write names"));
    assert!(!page.chose("best-share", "1"), "nobody consents by default");
    assert!(app.get(&format!("{path}/paper")).await.body.contains("class=\"lines\""));
}

async fn without_its_key_nothing_is_stored(app: App) {
    let (wave, path, key) = form(&app, "adult").await;
    let token = app.get(&path).await.token();
    let pairs = [("token", token.as_str()), ("T1", "agree"), ("best", "They listened.")];
    app.run("UPDATE word_key SET public = 'none'").await;
    let busy = app.post(&path, &pairs).await;
    assert_eq!((busy.status, busy.header("retry-after")), (StatusCode::SERVICE_UNAVAILABLE, "5"));
    assert!(busy.body.contains("They listened.</textarea>") && busy.token() == token);
    assert_eq!((app.count("seen").await, app.count("pending").await), (0, 0));
    // Answers without words need no key.
    assert_eq!(app.send(&path, &[("T1", "agree")]).await.status, StatusCode::SEE_OTHER);
    let public = Box::leak(format!("UPDATE word_key SET public = '{}'", key.public().write()).into_boxed_str());
    app.run(public).await;
    assert_eq!(app.post(&path, &pairs).await.status, StatusCode::SEE_OTHER);
    app.close(&wave).await;
    assert_eq!(app.opened(&wave, &key).await.len(), 1);
}

async fn a_child_may_draw(app: App) {
    let (wave, path, key) = form(&app, "child").await;
    let drawing = "0ABACjf.5FADw";
    let refused = app.send(&path, &[("best-drawing", drawing), ("T1", "yes"), ("T1", "no")]).await;
    assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.body.contains(&format!("hidden>{drawing}</textarea>")));
    let rubbish = app.send(&path, &[("best-drawing", "<svg onload=alert(1)>")]).await;
    assert_eq!((rubbish.status, rubbish.start().as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "best"));
    assert_eq!(app.send(&path, &[("best-drawing", drawing), ("best-share", "1")]).await.status, StatusCode::SEE_OTHER);
    app.close(&wave).await;
    assert_eq!(app.opened(&wave, &key).await, [words("best", drawing, true)]);
    assert!(!app.get(&path.replace("child", "adult")).await.body.contains("data-draw"));
}

async fn closing_writes_words_anew(app: App) {
    let (wave, path, key) = form(&app, "adult").await;
    for number in 0..20 {
        assert_eq!(app.send(&path, &[("best", &format!("text {number}")), ("change", "x")]).await.status, StatusCode::SEE_OTHER);
    }
    server::service::mix::waiting(&app.db, &wave.code).await.unwrap();
    let before = app.db.words(&wave.code).await.unwrap();
    assert_eq!((before.len(), app.count("pending").await), (40, 0));
    let mixed = app.opened(&wave, &key).await;
    assert_eq!(app.send(&path, &[("best", "last")]).await.status, StatusCode::SEE_OTHER);
    app.close(&wave).await;
    let after = app.db.words(&wave.code).await.unwrap();
    assert!(after.len() == 41 && after.iter().all(|words| before.iter().all(|other| other.id != words.id)), "each has a fresh id");
    let closed = app.opened(&wave, &key).await;
    assert!(mixed.iter().all(|one| closed.contains(one)) && closed.contains(&words("best", "last", false)));
}

async fn what_waited_before_there_were_words_is_mixed(app: App) {
    let (wave, _, _) = app.wave_with_words().await;
    let body = br#"{"area":"fife","response":{"audience":"child","route":null,"answers":{},"background":{}}}"#.to_vec();
    let submission = server::store::Submission { key: [1; 32], slip: None, body_check: [1; 4], id: [1; 16], body };
    app.db.accept(&wave.code, &[submission]).await.unwrap();
    app.close(&wave).await;
    assert_eq!((app.count("response").await, app.count("words").await), (1, 0));
}

async fn words_go_with_the_single_answers(app: App) {
    let (wave, path, _) = form(&app, "adult").await;
    app.send(&path, &[("T1", "agree"), ("best", "They listened.")]).await;
    app.close(&wave).await;
    app.release(&wave, 3).await.unwrap();
    assert_eq!((app.count("words").await, app.count("word_key").await), (1, 1));
    let entry = server::service::accounts::entry(4, "by itself", "deleted the single answers", None, wave.code.as_str());
    app.db.delete_answers(&wave.code, &entry).await.unwrap();
    assert_eq!((app.count("words").await, app.count("response").await), (0, 0));
    // Nothing is left for the key to open: it goes too.
    assert_eq!((app.count("word_key").await, app.count("word_key_copy").await), (0, 0));
}

/// The patterns as a phone reads them: what they find, and what they leave alone.
#[test]
fn the_forms_check_finds_what_may_tell_who_somebody_is() {
    let file: toml::Table = toml::from_str(include_str!("../../domain/content/identifying.toml")).unwrap();
    let patterns =
        file["pattern"].as_array().unwrap().iter().map(|pattern| (pattern["id"].as_str().unwrap(), pattern["like"].as_str().unwrap()));
    let patterns: std::collections::BTreeMap<_, _> = patterns.collect();
    assert_eq!(patterns.keys().copied().collect::<Vec<_>>(), ["born", "email", "named", "phone", "postcode", "web"]);
    let runtime = rquickjs::Runtime::new().unwrap();
    let context = rquickjs::Context::full(&runtime).unwrap();
    let finds = |id: &str, text: &str| -> bool {
        let [like, text] = [patterns[id], text].map(|text| serde_json::to_string(text).unwrap());
        context.with(|context| context.eval(format!("new RegExp({like}, \"giu\").test({text})")).unwrap())
    };
    for (id, text) in [
        ("email", "Write to jo.b@example.org"),
        ("phone", "Ring (0131) 496 0000"),
        ("phone", "+44 7700 900123"),
        ("phone", "٠٧٧٠٠ ٩٠٠١٢٣"),
        ("postcode", "We live at ky1 2ab"),
        ("web", "See www.example.scot"),
        ("born", "I was born on 3 May"),
        ("born", "3rd May 2014"),
        ("born", "12/03/2014"),
        ("named", "My name is Jo"),
        ("named", "I’m called Jo"),
        ("named", "Мене звати Оля"),
        ("named", "اسمي سامي"),
        ("named", "میرا نام سارہ ہے"),
    ] {
        assert!(finds(id, text), "{id}: {text}");
    }
    let plain = "They listened to me 3 times in 2026. Childline is 0800 1111, day and night: 24/7. The best thing? My worker.";
    for id in patterns.keys() {
        assert!(!finds(id, plain), "{id}");
    }
}
