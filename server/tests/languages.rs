//! Six languages, remembered in the address alone; and what stands beside a form: paper, the way to the next person, three pictures.

use app::paths;
use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use domain::{
    language::Language,
    picture::{ALL, pictures_of},
    survey::Audience,
};

use crate::support::{App, on_both_engines, responses};

on_both_engines!(
    every_page_speaks_the_language_of_its_address,
    what_is_refused_speaks_it_too,
    the_same_answers_are_stored_in_every_language,
    the_forms_own_script_gets_no_page,
    easy_words_come_back_as_they_were_and_are_stored_nowhere,
    paper_asks_what_the_form_asks,
    three_pictures_lead_to_their_waves_results,
);

fn in_language(path: &str) -> impl Iterator<Item = (Language, String)> {
    Language::ALL.into_iter().map(move |language| (language, paths::in_language(path, language)))
}

async fn every_page_speaks_the_language_of_its_address(app: App) {
    let (_, links) = app.wave(&[]).await;
    let link = links[0].code.as_str();
    let pages =
        [paths::HOME.to_owned(), paths::link(link), paths::form(link, Audience::Adult), paths::thanks(link), paths::hand_over(link)];
    for page in pages.into_iter().chain([paths::PICTURES.to_owned(), paths::OUTBOX.to_owned(), paths::kiosk(link), "/nowhere".to_owned()]) {
        let mut titles = Vec::new();
        for (language, address) in in_language(&page) {
            let answer = app.get(&address).await;
            assert!(answer.body.contains(&format!("<html lang=\"{}\"", language.tag())), "{address}");
            assert_eq!(
                answer.body.contains("dir=\"rtl\""),
                answer.body.contains("lang=\"ar\"") || language.is_right_to_left(),
                "{address}"
            );
            assert!(!answer.body.contains("class=\"fallback\""), "{address}");
            assert_eq!(answer.header("set-cookie"), "");
            titles.push(answer.body.split("<main>").nth(1).unwrap().split("</h").next().unwrap().to_owned());
        }
        titles.sort();
        titles.dedup();
        assert_eq!(titles.len(), Language::ALL.len(), "{page}: {titles:?}");
    }
}

async fn what_is_refused_speaks_it_too(app: App) {
    let (_, links) = app.wave(&[]).await;
    let form = paths::in_language(&paths::form(links[0].code.as_str(), Audience::Child), Language::Polish);
    let refused = app.send(&form, &[("T1", "yes"), ("T2", "nonsense")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("<html lang=\"pl\"") && refused.chose("T1", "yes"));
    assert!(refused.body.contains(&form), "the form is sent in the same language again");
    let closed = app.get("/s/bcdfghj?lang=pl").await;
    assert!(closed.status == StatusCode::NOT_FOUND && closed.body.contains("<html lang=\"pl\""));
}

async fn the_same_answers_are_stored_in_every_language(app: App) {
    let (wave, links) = app.wave(&[]).await;
    for (language, form) in in_language(&paths::form(links[0].code.as_str(), Audience::Young)) {
        let sent = app.send(&form, &[("support", "yes"), ("T1", "agree"), ("T2", "not-sure")]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER);
        assert_eq!(sent.header("location"), paths::in_language(&paths::thanks(links[0].code.as_str()), language));
    }
    app.close(&wave).await;
    let stored = responses(&app.db, &wave.code).await;
    assert_eq!(stored.len(), Language::ALL.len());
    assert!(stored.iter().all(|one| one.answers == stored[0].answers), "nothing tells in which language somebody answered");
}

async fn the_forms_own_script_gets_no_page(app: App) {
    let (_, links) = app.wave(&[]).await;
    let path = paths::form(links[0].code.as_str(), Audience::Child);
    let token = app.get(&path).await.token();
    for body in [format!("token={token}&T1=yes"), format!("token={token}&T1=yes"), format!("token={token}&T1=no")] {
        let request =
            Request::post(&path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").header("prefer", "return=minimal");
        let answer = app.ask(request.body(Body::from(body.clone())).unwrap()).await;
        if body.ends_with("yes") {
            assert_eq!((answer.status, answer.header("preference-applied")), (StatusCode::NO_CONTENT, "return=minimal"));
            assert_eq!(answer.body, "");
        } else {
            // What somebody must see is a page all the same.
            assert_eq!((answer.status, answer.header("preference-applied")), (StatusCode::CONFLICT, ""));
            assert!(answer.body.contains("This page has been sent"));
        }
    }
    assert_eq!(app.count("pending").await, 1);
}

async fn easy_words_come_back_as_they_were_and_are_stored_nowhere(app: App) {
    let (wave, links) = app.wave(&[]).await;
    let path = paths::form(links[0].code.as_str(), Audience::Adult);
    let review = app.send(&path, &[("easy", "1"), ("T1", "agree"), ("review", "1")]).await;
    assert!(review.status == StatusCode::OK && review.chose("easy", "1"));
    assert!(!app.send(&path, &[("T1", "agree"), ("review", "1")]).await.chose("easy", "1"));
    assert_eq!(app.send(&path, &[("easy", "1")]).await.status, StatusCode::UNPROCESSABLE_ENTITY, "it is no answer");
    for easy in [&[("easy", "1"), ("T1", "agree")][..], &[("T1", "agree")]] {
        assert_eq!(app.send(&path, easy).await.status, StatusCode::SEE_OTHER);
    }
    app.close(&wave).await;
    let stored = responses(&app.db, &wave.code).await;
    assert!(stored.len() == 2 && stored[0].answers == stored[1].answers);
}

async fn paper_asks_what_the_form_asks(app: App) {
    let (wave, links) = app.wave(&["gender"]).await;
    let link = links[0].code.as_str();
    for audience in Audience::ALL {
        let questions = app.get(&paths::form(link, audience)).await.body.matches("<fieldset").count();
        let paper = app.get(&paths::paper(link, audience)).await;
        assert_eq!(paper.status, StatusCode::OK);
        assert_eq!(paper.body.matches("<li class=\"question\">").count(), questions, "{audience}");
        assert!(!paper.body.contains("token") && paper.body.contains(link), "a sheet is not numbered");
    }
    assert_eq!(app.get(&format!("/s/{link}/nobody/paper")).await.status, StatusCode::NOT_FOUND);
    app.close(&wave).await;
    assert_eq!(app.get(&paths::paper(link, Audience::Child)).await.status, StatusCode::GONE);
}

async fn three_pictures_lead_to_their_waves_results(app: App) {
    let (wave, links) = app.wave(&[]).await;
    let thanks = app.get(&paths::thanks(links[0].code.as_str())).await;
    let pictures = pictures_of(wave.code.as_str());
    assert_eq!(thanks.body.matches("class=\"tile\"").count(), 3);
    let asking = |pictures: &[&str]| {
        let pairs: Vec<_> = pictures.iter().map(|picture| format!("picture={picture}")).collect();
        format!("{}?{}", paths::PICTURES, pairs.join("&"))
    };
    let found = app.get(&asking(&pictures)).await;
    assert_eq!((found.status, found.header("location")), (StatusCode::SEE_OTHER, paths::results(wave.code.as_str()).as_str()));
    let other: Vec<_> = ALL.into_iter().filter(|picture| !pictures.contains(picture)).take(3).collect();
    assert_eq!(app.get(&asking(&other)).await.status, StatusCode::NOT_FOUND);
    let two = app.get(&asking(&pictures[..2])).await;
    assert!(two.status == StatusCode::UNPROCESSABLE_ENTITY && two.chose("picture", pictures[0]));
}
