//! Surveys that partnerships make: kept, published for good, and known to every server on the same database.

use domain::{
    language::Language,
    survey::{Audience, Id, ItemEdit, SurveyDraft},
};
use server::{
    service::{
        surveys::{self, By, Draft, Publishing},
        wave::{Opening, open},
    },
    store::{Engine, Link, StoredSurvey, Wave},
};

use crate::support::{App, on_both_engines};

on_both_engines!(
    a_draft_is_begun_once_and_saved_by_who_read_it_last,
    a_published_version_is_never_changed,
    an_open_wave_keeps_its_version,
    every_server_knows_what_another_published,
    what_is_offered_is_the_newest_of_each,
    a_draft_that_does_not_fit_is_not_published,
);

const BY: By<'static> = By { whom: "mary@example.org", now: 7 };

fn fife() -> Id {
    Id::new("fife").unwrap()
}

async fn copied(app: &App) -> Draft {
    let id = surveys::copy(&app.db, &app.catalogue, "ask-the-family", &fife(), BY).await.unwrap();
    surveys::draft(&app.db, &id).await.unwrap().unwrap()
}

fn reworded(draft: &SurveyDraft, text: &str) -> SurveyDraft {
    let (item, asked) = draft.item("T1").unwrap();
    let mut edit = ItemEdit::of(item, asked);
    edit.wording.insert(Audience::Adult, text.to_owned());
    draft.set_item("T1", &edit, false).unwrap()
}

async fn published(app: &App, draft: &Draft) {
    let done = surveys::publish(&app.db, &app.catalogue, draft, draft.stored.revision, BY).await.unwrap();
    assert_eq!(done, Publishing::Done(draft.survey.survey().version.clone()));
}

async fn wave_of(app: &App, survey: &str) -> (Wave, Vec<Link>) {
    let fife = fife();
    let opening = Opening {
        survey,
        areas: vec!["Fife"],
        breakdowns: vec!["gender"],
        made_up: false,
        closes_at: None,
        partnership: Some(&fife),
        by: "test",
        ..Opening::default()
    };
    open(&app.db, &app.catalogue, &opening, 1).await.unwrap()
}

async fn a_draft_is_begun_once_and_saved_by_who_read_it_last(app: App) {
    let draft = copied(&app).await;
    assert_eq!(draft.stored.base, (Id::new("ask-the-family").unwrap(), "1".to_owned()));
    assert_eq!((draft.stored.revision, draft.survey.translations().len()), (1, 5));
    let changed = reworded(&draft.survey, "They notice me.");
    assert!(surveys::save(&app.db, &draft, &changed, 1, BY).await.unwrap());
    // Who read it before that does not write over it.
    assert!(!surveys::save(&app.db, &draft, &draft.survey, 1, BY).await.unwrap());
    let kept = surveys::draft(&app.db, &draft.stored.survey).await.unwrap().unwrap();
    assert_eq!((kept.stored.revision, &kept.survey), (2, &changed));
    assert_eq!(app.db.survey_owner(&draft.stored.survey).await.unwrap(), Some(Some(fife())));
    assert_eq!(app.db.survey_owner(&Id::new("nobodys").unwrap()).await.unwrap(), None);

    assert!(!surveys::discard(&app.db, &kept, 1, BY).await.unwrap());
    assert!(surveys::discard(&app.db, &kept, 2, BY).await.unwrap());
    assert!(surveys::draft(&app.db, &draft.stored.survey).await.unwrap().is_none());
    assert!(!surveys::save(&app.db, &kept, &changed, 2, BY).await.unwrap());
    let acts: Vec<_> = app.db.audit().await.unwrap().into_iter().map(|entry| entry.act).collect();
    assert!(["copied a survey", "discarded the draft of a survey"].iter().all(|act| acts.iter().any(|known| known == act)), "{acts:?}");
}

async fn a_published_version_is_never_changed(app: App) {
    let draft = copied(&app).await;
    published(&app, &draft).await;
    let id = &draft.stored.survey;
    let kept = app.db.survey_version(id, 1).await.unwrap().unwrap();
    assert_eq!(SurveyDraft::read(&kept.body, kept.translations.iter().map(String::as_str)).unwrap(), draft.survey);
    // The draft is gone with it, and whoever pressed twice changes nothing.
    let again = surveys::publish(&app.db, &app.catalogue, &draft, 1, BY).await.unwrap();
    assert_eq!(again, Publishing::Stale);
    for text in ["UPDATE survey_version SET body = ''", "DELETE FROM survey_version"] {
        let refused = match &app.db.engine {
            Engine::Sqlite(pools) => sqlx::raw_sql(text).execute(&pools.write).await.map(drop),
            Engine::Postgres(pool) => sqlx::raw_sql(text).execute(pool).await.map(drop),
        };
        assert!(refused.unwrap_err().to_string().contains("a published survey is never changed"), "{text}");
    }
    // The next version is the next number, and one begun twice goes on.
    surveys::begin(&app.db, &app.catalogue, id, BY).await.unwrap();
    let next = surveys::draft(&app.db, id).await.unwrap().unwrap();
    assert!(surveys::save(&app.db, &next, &reworded(&next.survey, "They notice me."), 1, BY).await.unwrap());
    surveys::begin(&app.db, &app.catalogue, id, BY).await.unwrap();
    let next = surveys::draft(&app.db, id).await.unwrap().unwrap();
    assert_eq!((next.survey.survey().version.as_str(), next.stored.revision), ("2", 2));
    let taken = StoredSurvey { version: 1, made_at: 9, ..kept };
    let entry = server::service::accounts::entry(9, "test", "published a survey", None, "again");
    assert!(app.db.publish_survey(&taken, 2, &entry).await.is_err());
    assert!(surveys::draft(&app.db, id).await.unwrap().is_some(), "a refused publication lets go of nothing");
}

async fn an_open_wave_keeps_its_version(app: App) {
    let draft = copied(&app).await;
    published(&app, &draft).await;
    let id = draft.stored.survey.clone();
    let (wave, links) = wave_of(&app, id.as_str()).await;
    assert_eq!((wave.survey.as_str(), wave.survey_version.as_str()), (id.as_str(), "1"));
    let form = async |app: &App| {
        let page = app.get(&format!("/s/{}/adult", links[0].code)).await;
        page.body.replace(&page.token(), "TOKEN")
    };
    let before = form(&app).await;
    surveys::begin(&app.db, &app.catalogue, &id, BY).await.unwrap();
    let next = surveys::draft(&app.db, &id).await.unwrap().unwrap();
    surveys::save(&app.db, &next, &reworded(&next.survey, "They notice me."), 1, BY).await.unwrap();
    assert_eq!(form(&app).await, before);
    published(&app, &surveys::draft(&app.db, &id).await.unwrap().unwrap()).await;
    assert_eq!(form(&app).await, before);
    // A server that starts anew asks the same.
    assert_eq!(form(&App::beside(&app).await).await, before);
    assert!(!before.contains("notice"));
    let (later, links) = wave_of(&app, id.as_str()).await;
    assert_eq!(later.survey_version, "2");
    assert!(app.get(&format!("/s/{}/adult", links[0].code)).await.body.contains("notice"));
}

async fn every_server_knows_what_another_published(app: App) {
    let other = App::beside(&app).await;
    let draft = copied(&app).await;
    published(&app, &draft).await;
    let (wave, links) = wave_of(&app, draft.stored.survey.as_str()).await;
    // It has not been told, and finds it by itself: in every language.
    assert!(other.catalogue.newest(wave.survey.as_str()).is_none());
    assert_eq!(other.get(&format!("/s/{}/child?lang=ar", links[0].code)).await.status, 200);
    let english = other.catalogue.survey_of(&wave).await.unwrap();
    assert_eq!(other.catalogue.in_language(&english, Language::Arabic).language, Language::Arabic);
    assert_eq!(other.catalogue.translations_of(&english).len(), 5);
    // Opening looks for the newest, wherever it was published.
    surveys::begin(&app.db, &app.catalogue, &wave.survey, BY).await.unwrap();
    published(&app, &surveys::draft(&app.db, &wave.survey).await.unwrap().unwrap()).await;
    assert_eq!(wave_of(&other, wave.survey.as_str()).await.0.survey_version, "2");
}

async fn what_is_offered_is_the_newest_of_each(app: App) {
    let offered = |partnership: &str| {
        let surveys = app.catalogue.surveys_for(&Id::new(partnership).unwrap());
        surveys.iter().map(|survey| (survey.id.to_string(), survey.version.clone())).collect::<Vec<_>>()
    };
    let shipped = ("ask-the-family".to_owned(), "1".to_owned());
    let mut draft = copied(&app).await;
    assert_eq!(offered("fife"), std::slice::from_ref(&shipped), "a draft is not offered");
    let id = draft.stored.survey.clone();
    for _ in 1..=10 {
        published(&app, &draft).await;
        surveys::begin(&app.db, &app.catalogue, &id, BY).await.unwrap();
        draft = surveys::draft(&app.db, &id).await.unwrap().unwrap();
    }
    assert_eq!(offered("fife"), [shipped.clone(), (id.to_string(), "10".to_owned())]);
    assert_eq!(offered("angus"), [shipped]);
}

async fn a_draft_that_does_not_fit_is_not_published(app: App) {
    let draft = copied(&app).await;
    let hard = reworded(&draft.survey, "Organisational participation necessitates interdisciplinary accountability.");
    let (mut hard, mut at) = (hard, 1);
    for item in ["T2", "T3", "T4", "T5", "T6", "T7"] {
        let mut edit = ItemEdit::of(hard.item(item).unwrap().0, true);
        edit.wording.insert(Audience::Adult, "Interdisciplinary accountability necessitates participation.".to_owned());
        hard = hard.set_item(item, &edit, true).unwrap();
        assert!(surveys::save(&app.db, &draft, &hard, at, BY).await.unwrap());
        at += 1;
    }
    let draft = surveys::draft(&app.db, &draft.stored.survey).await.unwrap().unwrap();
    let Publishing::Unfit(refusal) = surveys::publish(&app.db, &app.catalogue, &draft, at, BY).await.unwrap() else {
        panic!("it reads far above the adults' limit");
    };
    assert!(refusal.reason.contains("the items for \"adult\" together read at grade"), "{refusal}");
    assert!(app.db.survey_versions().await.unwrap().is_empty());
}
