//! The respondent's routes and every refusal.

use crate::support::{App, on_both_engines, responses};
use axum::{
    body::Body,
    http::{Request, StatusCode},
};

on_both_engines!(
    the_front_page_takes_a_code,
    an_unknown_code_gives_the_box_back,
    each_audience_answers_and_is_counted,
    sending_twice_counts_once_and_answers_the_same,
    other_answers_from_a_sent_page_can_go_in_as_new,
    a_refusal_keeps_what_was_chosen_and_opens_the_place,
    what_is_tampered_with_is_refused,
    enter_stores_nothing_and_gives_the_form_back,
    a_closed_wave_is_gone,
    who_sent_before_the_close_is_told_that_it_counts,
    every_page_has_a_token_of_its_own,
    a_database_that_is_away_gives_the_answers_back,
);

async fn the_front_page_takes_a_code(app: App) {
    let (_, links) = app.wave(&[]).await;
    assert_eq!(app.get("/").await.status, StatusCode::OK);
    let typed = links[0].code.as_str().to_uppercase();
    let found = app.get(&format!("/s?code=%20{typed}")).await;
    assert_eq!((found.status, found.header("location").to_owned()), (StatusCode::SEE_OTHER, format!("/s/{}", links[0].code)));
    let who = app.get(found.header("location")).await;
    assert!(who.status == StatusCode::OK && who.body.contains("Who is answering?"));
}

async fn an_unknown_code_gives_the_box_back(app: App) {
    for path in ["/s?code=bcdfghj", "/s/bcdfghj", "/s/bcdfghj/child", "/s/bcdfghj/thanks"] {
        let answer = app.get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert!(answer.body.contains("name=\"code\"") && answer.body.contains("value=\"bcdfghj\""), "{path}");
    }
    let strange = app.get("/s?code=%22%3E%3Cscript%3E").await;
    assert_eq!(strange.status, StatusCode::NOT_FOUND);
    assert!(!strange.body.contains("\"><script>"));
    let (_, links) = app.wave(&[]).await;
    assert_eq!(app.get(&format!("/s/{}/grown-up", links[0].code)).await.status, StatusCode::NOT_FOUND);
    assert_eq!(app.get("/nowhere").await.status, StatusCode::NOT_FOUND);
    for path in ["/s/%FF", "/s/%FF/child", "/s/%FF/thanks"] {
        let answer = app.get(path).await;
        assert!(answer.status == StatusCode::NOT_FOUND && answer.body.contains("name=\"code\""), "{path}");
    }
}

async fn each_audience_answers_and_is_counted(app: App) {
    let (wave, links) = app.wave(&[]).await;
    let base = format!("/s/{}", links[0].code);
    for (audience, value) in [("child", "yes"), ("young", "agree"), ("adult", "disagree")] {
        let path = format!("{base}/{audience}");
        let sent = app.send(&path, &[("T1", value), ("T2", "not-sure"), ("send", "1")]).await;
        assert_eq!((sent.status, sent.header("location")), (StatusCode::SEE_OTHER, format!("{base}/thanks").as_str()), "{audience}");
    }
    assert!(app.get(&format!("{base}/thanks")).await.body.contains("We’ve got it"));
    app.close(&wave).await;
    assert_eq!(app.count("response").await, 3);
    let stored = responses(&app.db, &wave.code).await;
    let mut stored: Vec<_> =
        stored.iter().map(|response| (response.audience.as_str(), response.area.as_str(), response.answers.as_str())).collect();
    stored.sort_unstable();
    assert_eq!(
        stored[1],
        ("child", "fife", r#"{"audience":"child","route":null,"answers":{"T1":{"point":"yes"},"T2":"not_sure"},"background":{}}"#)
    );
}

async fn sending_twice_counts_once_and_answers_the_same(app: App) {
    let (_, links) = app.wave(&[]).await;
    let path = format!("/s/{}/child", links[0].code);
    let token = app.get(&path).await.token();
    let pairs = [("token", token.as_str()), ("T1", "yes")];
    let (first, second) = (app.post(&path, &pairs).await, app.post(&path, &pairs).await);
    assert_eq!((first.status, &first.headers, &first.body), (second.status, &second.headers, &second.body));
    assert_eq!((app.count("seen").await, app.count("pending").await), (1, 1));
}

async fn other_answers_from_a_sent_page_can_go_in_as_new(app: App) {
    let (wave, links) = app.wave(&[]).await;
    let path = format!("/s/{}/child", links[0].code);
    let token = app.get(&path).await.token();
    app.post(&path, &[("token", &token), ("T1", "yes")]).await;
    let told = app.post(&path, &[("token", &token), ("T1", "no")]).await;
    assert_eq!(told.status, StatusCode::CONFLICT);
    assert!(told.body.contains("This page has been sent") && told.chose("T1", "no") && told.token() != token);
    assert_eq!(app.count("pending").await, 1);
    assert_eq!(app.post(&path, &[("token", &told.token()), ("T1", "no")]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(app.count("pending").await, 2);
    app.close(&wave).await;
}

async fn a_refusal_keeps_what_was_chosen_and_opens_the_place(app: App) {
    let (_, links) = app.wave(&[]).await;
    let path = format!("/s/{}/adult", links[0].code);
    let refused = app.send(&path, &[("T1", "agree"), ("T13", "nothing"), ("T13", "cost")]).await;
    assert_eq!((refused.status, refused.start().as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "T13"));
    assert!(refused.chose("T1", "agree") && refused.chose("T13", "nothing") && refused.chose("T13", "cost"));
    assert!(refused.body.contains("href=\"#T13\"") && refused.body.contains("id=\"T13-wrong\""));
    let empty = app.send(&path, &[("T1", "")]).await;
    assert_eq!((empty.status, empty.start().as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "send"));
    let incomplete = app.post(&path, &[("T1", "agree")]).await;
    assert_eq!(incomplete.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(incomplete.chose("T1", "agree"));
    assert_eq!(app.post(&path, &[("token", &incomplete.token()), ("T1", "agree")]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(app.count("pending").await, 1);
}

async fn what_is_tampered_with_is_refused(app: App) {
    let (_, links) = app.wave(&[]).await;
    let path = format!("/s/{}/child", links[0].code);
    for wrong in [("T4", "yes"), ("T1", "agree"), ("name", "x"), ("gender", "woman"), ("token", "short")] {
        let refused = app.send(&path, &[wrong, ("T2", "yes"), ("T2", "no")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong:?}");
        assert_eq!(refused.header("cache-control"), "no-store");
    }
    let large = app.post(&path, &[("T1", &"x".repeat(193 * 1024))]).await;
    assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
    let many = app.post(&path, &[("T1", "yes"); 300]).await;
    assert_eq!(many.status, StatusCode::PAYLOAD_TOO_LARGE);
    let json = Request::post(&path).header("content-type", "application/json").body(Body::from("{}")).unwrap();
    assert_eq!(app.ask(json).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let bytes =
        Request::post(&path).header("content-type", "application/x-www-form-urlencoded").body(Body::from(vec![0xff, 0xfe])).unwrap();
    assert_eq!(app.ask(bytes).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let nobody = app.post(&format!("/s/{}/grown-up", links[0].code), &[("T1", "yes")]).await;
    assert!(nobody.status == StatusCode::UNPROCESSABLE_ENTITY && nobody.body.contains("Choose who is answering"));
    assert_eq!((app.count("seen").await, app.count("pending").await), (0, 0));
}

async fn enter_stores_nothing_and_gives_the_form_back(app: App) {
    let (_, links) = app.wave(&[]).await;
    let path = format!("/s/{}/adult", links[0].code);
    let page = app.get(&path).await;
    // The first submit button of the form is the one that Enter presses.
    let first = page.body.split("<button").nth(1).unwrap();
    assert!(first.split('>').next().unwrap().contains("name=\"review\""), "{first}");
    let back = app.post(&path, &[("token", &page.token()), ("review", "1"), ("support", "no"), ("T5", "agree")]).await;
    assert_eq!((back.status, back.start().as_str()), (StatusCode::OK, "T13"));
    assert!(back.chose("T5", "agree") && back.token() == page.token());
    assert_eq!((app.count("seen").await, app.count("pending").await), (0, 0));
}

async fn a_closed_wave_is_gone(app: App) {
    let (wave, links) = app.wave(&[]).await;
    let path = format!("/s/{}/child", links[0].code);
    let token = app.get(&path).await.token();
    app.close(&wave).await;
    for answer in
        [app.get(&format!("/s/{}", links[0].code)).await, app.get(&path).await, app.post(&path, &[("token", &token), ("T1", "yes")]).await]
    {
        assert_eq!(answer.status, StatusCode::GONE);
        assert!(answer.body.contains("This survey has closed"));
    }
    assert_eq!((app.count("seen").await, app.count("pending").await, app.count("response").await), (0, 0, 0));
}

async fn who_sent_before_the_close_is_told_that_it_counts(app: App) {
    let (wave, links) = app.wave(&[]).await;
    let path = format!("/s/{}/child", links[0].code);
    let token = app.get(&path).await.token();
    let pairs = [("token", token.as_str()), ("T1", "yes")];
    app.post(&path, &pairs).await;
    app.close(&wave).await;
    let again = app.post(&path, &pairs).await;
    assert_eq!(again.status, StatusCode::GONE);
    assert!(again.body.contains("They are counted") && !again.body.contains("Nothing you typed was kept"));
    assert_eq!(app.count("response").await, 1);
}

async fn every_page_has_a_token_of_its_own(app: App) {
    let (_, links) = app.wave(&[]).await;
    let path = format!("/s/{}/child", links[0].code);
    let (one, other) = (app.get(&path).await.token(), app.get(&path).await.token());
    assert!(one != other && one.len() == 64, "{one}");
}

async fn a_database_that_is_away_gives_the_answers_back(app: App) {
    let (_, links) = app.wave(&[]).await;
    let path = format!("/s/{}/adult", links[0].code);
    let token = app.get(&path).await.token();
    let pairs = [("token", token.as_str()), ("T1", "agree"), ("T2", "disagree")];
    // A server that has never seen this link, and one that has.
    let (cold, warm) = (App::beside(&app).await, App::beside(&app).await);
    warm.get(&path).await;
    cold.db.close().await;
    warm.db.close().await;
    let again = cold.post(&path, &pairs).await;
    assert_eq!((again.status, again.header("retry-after")), (StatusCode::SERVICE_UNAVAILABLE, "5"));
    assert!(again.body.contains("name=\"T1\" value=\"agree\"") && again.body.contains("name=\"T2\" value=\"disagree\""));
    assert!(again.token() == token && again.body.contains(&format!("action=\"{path}\"")) && again.body.contains("Send again"));
    let form = warm.post(&path, &pairs).await;
    assert_eq!(form.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(form.chose("T1", "agree") && form.chose("T2", "disagree") && form.token() == token);
    assert_eq!(warm.get(&path).await.status, StatusCode::OK, "the form itself can still be opened");
    let nothing = cold.get(&path).await;
    assert!(nothing.status == StatusCode::INTERNAL_SERVER_ERROR && !nothing.body.contains("say this number"));
    assert_eq!(app.post(&path, &pairs).await.status, StatusCode::SEE_OTHER);
}
