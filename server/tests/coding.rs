//! Coding a wave's words: kept beside each other, compared, settled, under a codebook that two people may change at once.

use std::collections::BTreeSet;

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use domain::{
    codebook::{Change, What},
    staff::Role,
    survey::Id,
    words::Said,
};
use server::{
    service::{
        accounts::entry,
        coding::{self, Outcome, Posted},
    },
    store::{Code, Coded, Engine, State, Wave},
};

use crate::support::{
    App,
    desk::{Desk, person},
    on_both_engines,
};

on_both_engines!(
    codings_are_kept_beside_each_other_and_only_while_it_is_time,
    of_two_who_change_a_codebook_at_once_one_is_told,
    coders_are_compared_and_a_split_code_waits,
    the_desk_posts_themes_and_the_page_says_how_it_stands,
);

/// Does one thing to the database, as no function of the store would.
async fn does(app: &App, text: &'static str, wave: &Code, id: &[u8]) {
    match &app.db.engine {
        Engine::Sqlite(pools) => drop(sqlx::query(text).bind(wave.as_str()).bind(id).execute(&pools.write).await.unwrap()),
        Engine::Postgres(pool) => drop(sqlx::query(text).bind(wave.as_str()).bind(id).execute(pool).await.unwrap()),
    }
}

/// A closed wave with texts under these ids.
async fn closed(app: &App, ids: &[u8]) -> Wave {
    let (wave, _) = app.wave(&[]).await;
    put(app, &wave.code, ids).await;
    app.close(&wave).await;
    put(app, &wave.code, ids).await;
    app.db.wave(&wave.code).await.unwrap()
}

async fn put(app: &App, wave: &Code, ids: &[u8]) {
    const TEXT: &str = "INSERT INTO words (wave, id, area, audience, question, may_share, sealed)
        VALUES ($1, $2, 'fife', 'adult', 'helped-most', TRUE, $2) ON CONFLICT DO NOTHING";
    for id in ids {
        does(app, TEXT, wave, &[*id; 16]).await;
    }
}

const PUBLIC: &str = "INSERT INTO words_release (wave, hash, body, made_at) SELECT $1, 'hash', '{}', 7 WHERE $2 IS NOT NULL";

fn id(name: &str) -> Id {
    Id::new(name).unwrap()
}

async fn codes(app: &App, wave: &Wave, words: u8, coder: &str, themes: &[&str], settles: bool) -> Outcome {
    let posted = Posted { words: [words; 16], themes: themes.iter().map(|name| id(name)).collect(), settles };
    coding::code(&app.db, &app.catalogue, wave, &posted, coder, 7).await.unwrap()
}

async fn codings_are_kept_beside_each_other_and_only_while_it_is_time(app: App) {
    let (open, _) = app.wave(&[]).await;
    put(&app, &open.code, &[1]).await;
    assert_eq!(codes(&app, &open, 1, "a", &["T1"], false).await, Outcome::Stored(Coded::Open));
    let wave = closed(&app, &[1, 2]).await;
    assert_eq!(wave.state, State::Closed);
    assert_eq!(codes(&app, &wave, 1, "a", &["T2", "T1"], false).await, Outcome::Stored(Coded::Kept));
    assert_eq!(codes(&app, &wave, 1, "a", &[], false).await, Outcome::Stored(Coded::Kept));
    assert_eq!(codes(&app, &wave, 9, "a", &["T1"], false).await, Outcome::Stored(Coded::NoSuchText));
    assert_eq!(codes(&app, &wave, 1, "a", &["T99"], false).await, Outcome::UnknownCode);
    let kept = app.db.codings(&wave.code).await.unwrap();
    let kept: Vec<_> = kept.iter().map(|kept| (kept.number, kept.coder.as_str(), kept.themes.len(), kept.done_at)).collect();
    assert_eq!(kept, [(1, "a", 2, 7), (2, "a", 0, 7)]);
    // The audit says who coded which text by its random id, and nothing of it.
    let audit = app.db.audit().await.unwrap();
    let coded: Vec<_> = audit.iter().filter(|entry| entry.act == "coded a text").collect();
    assert_eq!(coded.len(), 2);
    assert_eq!(coded[0].about, format!("{} {}", wave.code, "01".repeat(16)));
    does(&app, PUBLIC, &wave.code, &[1]).await;
    assert_eq!(codes(&app, &wave, 1, "a", &["T1"], false).await, Outcome::Stored(Coded::Public));
    assert_eq!(app.db.codings(&wave.code).await.unwrap().len(), 2);
}

async fn of_two_who_change_a_codebook_at_once_one_is_told(app: App) {
    let wave = closed(&app, &[1]).await;
    let merge = |from: &str, into: &str| Change {
        what: What::Merge { from: id(from), into: id(into) },
        reason: "Nobody could tell them apart".to_owned(),
        by_whom: "a@example.org".to_owned(),
        done_at: 7,
    };
    let noted = entry(7, "a@example.org", "merged two themes", None, wave.code.as_str());
    let changes = async |changes: &[Change], revision| app.db.change_codebook(&wave.code, changes, revision, &noted).await.unwrap();
    assert_eq!(app.db.codebook(&wave.code).await.unwrap(), (0, Vec::new()));
    assert_eq!(changes(&[merge("T1", "T2")], 0).await, Coded::Kept);
    assert_eq!(changes(&[merge("T3", "T4")], 0).await, Coded::Changed);
    assert_eq!(changes(&[merge("T1", "T2"), merge("T3", "T4")], 1).await, Coded::Kept);
    assert_eq!(changes(&[], 1).await, Coded::Changed);
    assert_eq!(app.db.codebook(&wave.code).await.unwrap(), (2, vec![merge("T1", "T2"), merge("T3", "T4")]));
    assert_eq!(app.db.audit().await.unwrap().iter().filter(|entry| entry.act == "merged two themes").count(), 2);
    let (open, _) = app.wave(&[]).await;
    assert_eq!(app.db.change_codebook(&open.code, &[merge("T1", "T2")], 0, &noted).await.unwrap(), Coded::Open);
    does(&app, PUBLIC, &wave.code, &[1]).await;
    assert_eq!(changes(&[], 2).await, Coded::Public);
}

async fn coders_are_compared_and_a_split_code_waits(app: App) {
    let wave = closed(&app, &[1, 2, 3]).await;
    for (words, coder, themes) in [(1, "a", ["T1"]), (1, "b", ["T3"]), (2, "a", ["T2"]), (2, "b", ["T4"]), (3, "a", ["T5"])] {
        codes(&app, &wave, words, coder, &themes, false).await;
    }
    let book = coding::book(&app.db, &app.catalogue, &wave).await.unwrap();
    let standing = coding::standing(&app.db, &book.codebook, &wave).await.unwrap();
    assert_eq!((standing.differ.len(), standing.again.len(), standing.texts.len()), (2, 0, 3));
    assert_eq!(standing.used, [(id("T5"), 1)].into());
    assert_eq!(standing.agreements[&("a".to_owned(), "b".to_owned())].texts, 2);
    // T3 goes into T1: text 1 is agreed on. Text 2 is settled. T5 is split: text 3 waits.
    codes(&app, &wave, 2, "a", &["T2", "T4"], true).await;
    let merge = What::Merge { from: id("T3"), into: id("T1") };
    coding::change(&app.db, &wave, book, 0, (merge, "The same".to_owned()), ("a", 8)).await.unwrap();
    let book = coding::book(&app.db, &app.catalogue, &wave).await.unwrap();
    let names = coding::free_names(&book.codebook, &id("T5"), 2);
    let part = |id: &Id| domain::codebook::Code { id: id.clone(), title: "A part".to_owned(), means: "Of it".to_owned() };
    let split = What::Split { theme: id("T5"), into: names.iter().map(part).collect() };
    coding::change(&app.db, &wave, book, 1, (split, "Two things".to_owned()), ("a", 9)).await.unwrap();
    let book = coding::book(&app.db, &app.catalogue, &wave).await.unwrap();
    let standing = coding::standing(&app.db, &book.codebook, &wave).await.unwrap();
    assert_eq!((standing.differ.len(), standing.again), (0, vec![[3; 16]]));
    assert_eq!(standing.used, [(id("T1"), 1), (id("T2"), 1), (id("T4"), 1)].into());
    codes(&app, &wave, 3, "a", &["T5-2"], false).await;
    assert!(coding::standing(&app.db, &book.codebook, &wave).await.unwrap().again.is_empty());
    assert_eq!(codes(&app, &wave, 3, "a", &["T5"], false).await, Outcome::UnknownCode);
    // What was let out teaches, as it was let out.
    let released = Said { text: "Kind people".to_owned(), drawing: None };
    const LET_OUT: &str = "INSERT INTO moderation (wave, words, state, manner, released, concern, first_by, revision)
        VALUES ($1, $2, 'released', 'quote', '{\"text\":\"Kind people\"}', FALSE, 'a', 1)";
    assert_eq!(released.to_bytes(), br#"{"text":"Kind people"}"#);
    does(&app, LET_OUT, &wave.code, &[2; 16]).await;
    let (examples, definitions) = coding::lessons(&app.db, &book, &wave).await.unwrap();
    assert_eq!(examples.len(), 1);
    assert_eq!((examples[0].text.as_str(), &examples[0].codes), ("Kind people", &BTreeSet::from([id("T2"), id("T4")])));
    assert!(definitions.len() > 40);
}

async fn the_desk_posts_themes_and_the_page_says_how_it_stands(app: App) {
    let mut manager = Desk::of(&app, "opener@example.org", person("fife", Role::Manager)).await;
    let page = manager.opens("fife", &["fife"]).await;
    let wave = app.db.wave(&Code::read(&page.replace("/staff/waves/", "")).unwrap()).await.unwrap();
    put(&app, &wave.code, &[1, 2]).await;
    let mut one = Desk::of(&app, "one@example.org", person("fife", Role::Moderator)).await;
    let mut two = Desk::of(&app, "two@example.org", person("fife", Role::Moderator)).await;
    let (themes, codebook) = (format!("{page}/words/themes"), format!("{page}/codebook"));
    let text = "01".repeat(16);
    // While it is open nothing is coded or changed.
    assert_eq!(one.post(&themes, &[("words", &text), ("theme", "T1")]).await.status, StatusCode::CONFLICT);
    let shown = one.get(&codebook).await;
    assert!(shown.body.contains("This wave is open") && !shown.body.contains("name=\"revision\""));
    app.close(&wave).await;
    put(&app, &wave.code, &[1, 2]).await;
    // Without script: back to the text. With one: a status alone.
    let posted = one.post(&themes, &[("words", &text), ("theme", "T1"), ("theme", "T4")]).await;
    assert_eq!((posted.status, posted.header("location")), (StatusCode::SEE_OTHER, format!("{page}/words#{text}").as_str()));
    let minimal = Request::post(&themes)
        .header(header::COOKIE, two.cookie.clone().unwrap())
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin")
        .header("prefer", "return=minimal");
    let minimal = app.ask(minimal.body(Body::from(format!("words={text}&theme=T2"))).unwrap()).await;
    assert_eq!((minimal.status, minimal.body.as_str()), (StatusCode::NO_CONTENT, ""));
    for (fields, status) in [
        (vec![("words", "nonsense"), ("theme", "T1")], StatusCode::UNPROCESSABLE_ENTITY),
        (vec![("words", text.as_str()), ("theme", "<script>")], StatusCode::UNPROCESSABLE_ENTITY),
        (vec![("words", "77777777777777777777777777777777")], StatusCode::NOT_FOUND),
    ] {
        assert_eq!(one.post(&themes, &fields).await.status, status, "{fields:?}");
    }
    let shown = one.get(&codebook).await.body;
    assert!(shown.contains(&format!("words#{text}")) && shown.contains("one@example.org and two@example.org"), "{shown}");
    // Merge, with what is wrong said and what was typed kept.
    let merge = |revision, reason| [("change", "merge"), ("revision", revision), ("from", "T1"), ("into", "T2"), ("merge_reason", reason)];
    let refused = one.post(&codebook, &merge("0", "  ")).await;
    assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.body.contains("Say why"));
    assert_eq!(one.post(&codebook, &merge("0", "The <same>")).await.status, StatusCode::SEE_OTHER);
    let late = two.post(&codebook, &merge("0", "Typed with care")).await;
    assert!(late.status == StatusCode::CONFLICT && late.body.contains("Somebody else changed") && late.body.contains("Typed with care"));
    let split = [
        ("change", "split"),
        ("revision", "1"),
        ("theme", "T4"),
        ("title_1", "Secrets kept"),
        ("means_1", "Nothing goes on"),
        ("title_2", "Told who knows"),
        ("means_2", "Said at the start"),
        ("split_reason", "Two things"),
    ];
    assert_eq!(two.post(&codebook, &split).await.status, StatusCode::SEE_OTHER);
    let shown = two.get(&codebook).await.body;
    for words in ["The &lt;same&gt;", "was split into Secrets kept, Told who knows", "To code again", "Two things"] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    let short = &text[..8];
    assert!(shown.contains(&format!("<code>{short}</code>")));
}
