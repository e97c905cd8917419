//! Opening, closing and releasing, with every refusal.

use domain::{
    disclosure::LargerArea,
    survey::{ASK_THE_FAMILY, Id, parse},
    tally::{Plan, RoundingSecret, Tallies},
};
use server::{
    service::{
        ServiceError,
        mix::close,
        wave::{Opening, open},
    },
    store::StoreError,
};

use crate::support::{App, on_both_engines};

on_both_engines!(
    a_wrong_opening_is_refused_and_leaves_nothing,
    a_wave_is_released_only_after_it_closed_and_once,
    a_wave_asks_its_breakdowns_only
);

async fn a_wrong_opening_is_refused_and_leaves_nothing(app: App) {
    let right = Opening {
        survey: "ask-the-family",
        areas: vec!["Fife"],
        breakdowns: Vec::new(),
        made_up: false,
        closes_at: None,
        partnership: None,
        by: "test",
        ..Opening::default()
    };
    let wrong = [
        (Opening { survey: "other", ..right.clone() }, "there is no survey other"),
        (Opening { areas: vec!["Atlantis"], ..right.clone() }, "\"Atlantis\" is not a council area"),
        (Opening { areas: vec!["Fife", "fife"], ..right.clone() }, "name each area once"),
        (Opening { areas: Vec::new(), ..right.clone() }, "name each area once"),
        (Opening { closes_at: Some(1), ..right.clone() }, "must close after it opens"),
        (Opening { breakdowns: vec!["postcode"], ..right.clone() }, "\"postcode\" is not a question"),
    ];
    for (opening, reason) in wrong {
        let error = open(&app.db, &app.catalogue, &opening, 1).await.unwrap_err().to_string();
        assert!(error.contains(reason), "{error}");
    }
    let survey = app.catalogue.survey("ask-the-family").unwrap();
    let all: Vec<_> = survey.background.iter().map(|question| question.id.as_str()).collect();
    assert!(all.len() > 3, "{all:?}");
    assert!(open(&app.db, &app.catalogue, &Opening { breakdowns: all, ..right }, 1).await.is_err());
    assert!(app.db.waves().await.unwrap().is_empty());
}

async fn a_wave_is_released_only_after_it_closed_and_once(app: App) {
    let (wave, _) = app.wave(&[]).await;
    let state = |error| matches!(error, ServiceError::Store(StoreError::WrongState { .. }));
    assert!(state(app.release(&wave, 2).await.unwrap_err()));
    close(&app.db, &wave.code, 2).await.unwrap();
    assert!(state(close(&app.db, &wave.code, 3).await.unwrap_err()));
    let made = app.release(&wave, 3).await.unwrap();
    assert!(state(app.release(&wave, 4).await.unwrap_err()));
    assert_eq!(app.db.release(&wave.code).await.unwrap().unwrap().release, made);
}

async fn a_wave_asks_its_breakdowns_only(app: App) {
    let ((_, without), (_, with)) = (app.wave(&[]).await, app.wave(&["gender"]).await);
    let page = async |code: &server::store::Code| app.get(&format!("/s/{code}/adult")).await.body;
    assert!(!page(&without[0].code).await.contains("name=\"gender\""));
    assert!(page(&with[0].code).await.contains("name=\"gender\""));
    assert_eq!(app.send(&format!("/s/{}/adult", with[0].code), &[("T1", "agree"), ("gender", "woman")]).await.status.as_u16(), 303);
}

#[test]
fn larger_areas_that_cross_are_refused_with_what_to_do() {
    let id = |name: &str| Id::new(name).unwrap();
    let larger = |name: &str, areas: [&str; 2]| LargerArea { id: id(name), areas: areas.map(id).to_vec() };
    let plan = Plan {
        wave: "bcdfghj".to_owned(),
        made_up: false,
        areas: ["angus", "fife", "moray"].map(id).to_vec(),
        larger_areas: vec![larger("east", ["angus", "fife"]), larger("north", ["angus", "moray"])],
        breakdowns: Vec::new(),
    };
    let refused = Tallies::new(&parse(ASK_THE_FAMILY).unwrap(), plan, RoundingSecret::new([0; 32])).unwrap_err();
    let said = ServiceError::from(refused).to_string();
    assert!(said.contains("east") && said.contains("north") && said.contains("Leave out an area"), "{said}");
}
