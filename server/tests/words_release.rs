//! Words as an addendum: published by a manager once every text is read and coded; then shown, escaped everywhere, and never changed.

use domain::{
    disclosure::{
        Policy, Release,
        words::{Manner, WordsRelease},
    },
    survey::{Audience, Id},
    words::Said,
};
use server::{
    service::{
        ServiceError, demo,
        wave::{Opening, open},
        words_release::{Standing, publish, standing},
    },
    store::{Decision, Engine, MadeOf, MadeUpWords, Moderation, StoreError, StoredCoding, StoredWords, Wave},
};
use sqlx::AssertSqlSafe;

use crate::support::{
    Answer, App,
    desk::{Desk, administrator},
    on_both_engines,
};

on_both_engines!(
    words_wait_until_all_are_read_and_coded,
    words_are_published_once_and_never_changed,
    a_manager_looks_and_publishes,
    what_people_said_is_escaped_everywhere,
    pages_without_words_are_kind,
    files_are_known_by_their_hash,
    the_demos_words_go_through_the_rule,
);

fn id(name: &str) -> Id {
    Id::new(name).unwrap()
}

/// Adults' texts to the first question, let out as they are and coded by one.
fn adults(texts: &[String]) -> MadeUpWords {
    let mut made_up = MadeUpWords::default();
    for (number, text) in texts.iter().enumerate() {
        let words = u128::try_from(number + 1).unwrap().to_be_bytes();
        let said = Said { text: text.clone(), drawing: None };
        made_up.words.push(StoredWords {
            id: words,
            area: id("fife"),
            audience: Audience::Adult.to_string(),
            question: id("best"),
            may_share: true,
            sealed: vec![7; 256],
        });
        made_up.moderations.push(Moderation {
            words,
            decision: Decision::Released,
            manner: Some(Manner::Quote),
            proposed: None,
            released: Some(String::from_utf8(said.to_bytes()).unwrap()),
            concern: false,
            first_by: "reader@example.org".to_owned(),
            second_by: None,
            revision: 1,
        });
        let themes = vec![id(["T1", "T2", "T6"][number % 3])];
        made_up.codings.push(StoredCoding { words, number: 1, coder: "coder@example.org".to_owned(), themes, settles: false, done_at: 1 });
    }
    made_up
}

fn plain(many: usize) -> Vec<String> {
    (0..many).map(|number| format!("They listened, number {number}.")).collect()
}

/// A released wave with these words.
async fn released(app: &App, made_up: &MadeUpWords) -> Wave {
    let wave = closed(app).await;
    app.db.write_made_up_words(&wave.code, made_up).await.unwrap();
    app.release(&wave, 3).await.unwrap();
    app.db.wave(&wave.code).await.unwrap()
}

async fn closed(app: &App) -> Wave {
    let areas = vec!["Fife"];
    let word_key = Some("key".to_owned());
    let opening = Opening { survey: "ask-the-family", areas, made_up: true, by: "test", word_key, ..Opening::default() };
    let (wave, _) = open(&app.db, &app.catalogue, &opening, 1).await.unwrap();
    app.close(&wave).await;
    wave
}

async fn standing_of(app: &App, wave: &Wave) -> Standing {
    standing(&app.db, &app.catalogue, &Policy::sdc1(), wave).await.unwrap()
}

async fn published(app: &App, wave: &Wave) -> Result<WordsRelease, ServiceError> {
    publish(&app.db, &app.catalogue, &Policy::sdc1(), &wave.code, "manager@example.org", 5).await
}

fn why(refused: Result<WordsRelease, ServiceError>) -> String {
    refused.err().unwrap().to_string()
}

async fn words_wait_until_all_are_read_and_coded(app: App) {
    type Change = (fn(&mut MadeUpWords), &'static str);
    let changes: [Change; 6] = [
        (|all| drop(all.moderations.pop()), "1 text has not been read by anyone."),
        (|all| all.moderations[3].decision = Decision::Held, "1 text is held"),
        (|all| all.moderations[3].decision = Decision::Proposed, "waits for a second person"),
        (|all| drop(all.codings.drain(..2)), "2 texts have no themes yet"),
        (|all| all.codings.push(by_another(all, &["T5"], false)), "1 text was coded differently by two people: settle it."),
        (|all| all.moderations[0].released = Some("{}".to_owned()), "cannot be read"),
    ];
    for (change, because) in changes {
        let mut made_up = adults(&plain(25));
        change(&mut made_up);
        let wave = released(&app, &made_up).await;
        let refused = match because {
            "cannot be read" => standing(&app.db, &app.catalogue, &Policy::sdc1(), &wave).await.err().unwrap().to_string(),
            _ => why(published(&app, &wave).await),
        };
        assert!(refused.contains(because) && !refused.contains("listened"), "{refused}");
        assert!(app.db.words_release(&wave.code).await.unwrap().is_none());
    }
    let mut settled = adults(&plain(25));
    settled.codings.push(by_another(&settled, &["T5"], false));
    settled.codings.push(by_another(&settled, &["T1"], true));
    let wave = released(&app, &settled).await;
    assert!(matches!(standing_of(&app, &wave).await, Standing::Ready { .. }));
    // Before the results, and without a key.
    let early = closed(&app).await;
    assert!(why(published(&app, &early).await).contains("Its results must be public first"));
    let (silent, _) = app.wave(&[]).await;
    assert!(matches!(standing_of(&app, &silent).await, Standing::NotAsked));
}

/// Another coding of the first text.
fn by_another(all: &MadeUpWords, themes: &[&str], settles: bool) -> StoredCoding {
    let number = i64::try_from(all.codings.len()).unwrap();
    let themes = themes.iter().map(|theme| id(theme)).collect();
    StoredCoding { number, coder: "another@example.org".to_owned(), themes, settles, ..all.codings[0].clone() }
}

async fn words_are_published_once_and_never_changed(app: App) {
    let wave = released(&app, &adults(&plain(25))).await;
    // What changed meanwhile is not published.
    let Standing::Ready { dry_run, made_of, .. } = standing_of(&app, &wave).await else { panic!("it is ready") };
    let entry = server::store::Entry { done_at: 4, by_whom: "m".to_owned(), act: "a".to_owned(), partnership: None, about: "w".to_owned() };
    for changed in [
        MadeOf { words: 24, ..made_of },
        MadeOf { moderations: (25, 26), ..made_of },
        MadeOf { codings: made_of.codings + 1, ..made_of },
        MadeOf { codebook: 1, ..made_of },
    ] {
        let refused = app.db.keep_words_release(&wave.code, &dry_run.release, changed, &entry).await;
        assert!(matches!(refused, Err(StoreError::WordsChanged(_))));
    }
    let mut other = dry_run.release.clone();
    other.follows = "0".repeat(64);
    assert!(matches!(app.db.keep_words_release(&wave.code, &other, made_of, &entry).await, Err(StoreError::WordsChanged(_))));
    let both = tokio::join!(published(&app, &wave), published(&app, &wave));
    let made = match both {
        (Ok(made), Err(_)) | (Err(_), Ok(made)) => made,
        _ => panic!("of two at once one is kept"),
    };
    assert!(made == dry_run.release, "what was looked at is what is published");
    let kept = app.db.words_release(&wave.code).await.unwrap().unwrap();
    assert!(kept.release == made && kept.hash == Release::hash_of(&kept.body) && kept.body == made.canonical_json());
    assert_eq!(made.follows, app.db.release(&wave.code).await.unwrap().unwrap().hash);
    assert!(why(published(&app, &wave).await).contains("public already"));
    let audit = app.db.audit().await.unwrap();
    assert_eq!(audit.iter().filter(|entry| entry.act == "released the words" && entry.by_whom == "manager@example.org").count(), 1);
    for text in ["UPDATE words_release SET body = 'x'", "DELETE FROM words_release"] {
        let refused = match &app.db.engine {
            Engine::Sqlite(pools) => sqlx::query(AssertSqlSafe(text)).execute(&pools.write).await.map(drop),
            Engine::Postgres(pool) => sqlx::query(AssertSqlSafe(text)).execute(pool).await.map(drop),
        };
        assert!(refused.is_err(), "{text}");
    }
    // The words go with the answers; what is public stays.
    app.db.delete_answers(&wave.code, &entry).await.unwrap();
    assert!(app.count("words").await == 0 && app.count("moderation").await == 0 && app.count("coding").await == 0);
    assert!(app.get(&format!("/results/{}/words", wave.code)).await.body.contains("They listened, number"));
    let late = released(&app, &adults(&plain(25))).await;
    app.db.delete_answers(&late.code, &entry).await.unwrap();
    assert!(matches!(standing_of(&app, &late).await, Standing::Gone));
}

async fn a_manager_looks_and_publishes(app: App) {
    let mut made_up = adults(&plain(25));
    made_up.words[0].may_share = false;
    let wave = released(&app, &made_up).await;
    let mut desk = Desk::of(&app, "manager@example.org", administrator()).await;
    let page = format!("/staff/waves/{}", wave.code);
    let release = format!("{page}/words/release");
    assert!(desk.get(&page).await.body.contains(&release), "the wave's page leads there");
    let looked = desk.get(&release).await.body;
    assert!(looked.contains("25 texts were read") && looked.contains("1 kept back: may not be shared."), "{looked}");
    assert!(!looked.contains("They listened"), "a dry run shows no words");
    let unnamed = desk.post(&release, &[("place", "Angus")]).await;
    assert_eq!((unnamed.status.as_u16(), app.count("words_release").await), (422, 0));
    let done = desk.post(&release, &[("place", "fife")]).await.body;
    assert!(done.contains("Its words are public.") && app.count("words_release").await == 1, "{done}");
    let again = desk.post(&release, &[("place", "Fife")]).await.body;
    assert!(again.contains("They are public already"), "{again}");
}

async fn what_people_said_is_escaped_everywhere(app: App) {
    let mut sly = vec![
        "<script>alert(1)</script><img src=x onerror=alert(2)>".to_owned(),
        "\"><b>bold</b> & 'quoted'".to_owned(),
        "ساعدوني كثيرا. <i>".to_owned(),
        "🦦".repeat(1_000),
        "two\nlines, and a \"comma\"".to_owned(),
        "\u{202e}backwards".to_owned(),
    ];
    let formulas = ["=HYPERLINK(\"http://x\")", "+44", "-1+1", "@SUM(A1)", "\t=1", "\r=1"];
    sly.extend(formulas.map(str::to_owned));
    sly.extend(plain(40));
    let wave = released(&app, &adults(&sly)).await;
    let made = published(&app, &wave).await.unwrap();
    assert_eq!(made.said.len(), sly.len());
    let base = format!("/results/{}", wave.code);
    for path in ["/words", "/words/cards", "/words/cards?size=a4", "/words/cards?size=a5&audience=adult"] {
        let body = app.get(&format!("{base}{path}")).await.body;
        assert!(!body.contains("<script>alert") && !body.contains("<img src=x") && !body.contains("<b>bold"), "{path}");
        assert!(body.contains("&lt;script&gt;alert(1)") && body.contains(&"🦦".repeat(1_000)) && body.contains("dir=\"auto\""), "{path}");
    }
    let csv = app.get(&format!("{base}/words.csv")).await.body;
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let words: Vec<String> = reader.records().map(|record| record.unwrap()[11].to_owned()).filter(|words| !words.is_empty()).collect();
    assert_eq!(words.len(), sly.len());
    for text in &sly {
        let formula = formulas.contains(&text.as_str());
        assert!(words.contains(&if formula { format!("'{text}") } else { text.clone() }), "{text:?}");
    }
    let json = app.get(&format!("{base}/words.json")).await.body;
    assert!(serde_json::from_str::<WordsRelease>(&json).unwrap() == made);
    assert_eq!(app.db.words_release(&wave.code).await.unwrap().unwrap().body, json);
}

async fn pages_without_words_are_kind(app: App) {
    let (silent, _) = app.wave(&[]).await;
    let path = |wave: &Wave, page: &str| format!("/results/{}/{page}", wave.code);
    for page in ["words", "children", "words/cards", "words.csv", "words.json"] {
        assert_eq!(app.get(&path(&silent, page)).await.status.as_u16(), 404, "{page} of an open wave");
        assert_eq!(app.get(&format!("/results/bcdfghj/{page}")).await.status.as_u16(), 404, "{page} of no wave");
    }
    app.close(&silent).await;
    app.release(&silent, 3).await.unwrap();
    assert!(app.get(&path(&silent, "words")).await.body.contains("did not ask people"));
    let children = app.get(&path(&silent, "children")).await.body;
    assert!(children.contains("How many said yes") && !children.contains("In their own words"));
    let waiting = released(&app, &adults(&plain(12))).await;
    assert!(app.get(&path(&waiting, "words")).await.body.contains("Please come back."));
    assert!(app.get(&path(&waiting, "children")).await.body.contains("Please look again soon."));
    assert!(app.get(&path(&waiting, "words/cards")).await.body.contains("Please come back."));
    let results = app.get(&app.shared(&waiting.code).await).await.body;
    assert!(!results.contains("in their own words"), "nothing leads to what is not there");
    // Twelve may be told in other words, and were not.
    published(&app, &waiting).await.unwrap();
    let words = app.get(&path(&waiting, "words")).await.body;
    assert!(words.contains("Nobody can be quoted here") && !words.contains("They listened"), "{words}");
    assert!(app.get(&path(&waiting, "words/cards")).await.body.contains("Nobody can be quoted here"));
    assert!(app.get(&path(&waiting, "words.csv")).await.status.as_u16() == 200);
}

async fn files_are_known_by_their_hash(app: App) {
    let wave = released(&app, &adults(&plain(25))).await;
    let hash = published(&app, &wave).await.unwrap().hash();
    for file in ["json", "csv"] {
        let path = format!("/results/{}/words.{file}", wave.code);
        let first = app.get(&path).await;
        let tag = first.header("etag").to_owned();
        assert!(tag.contains(&hash) && first.header("cache-control") == "no-cache");
        let again = |tag: &str| axum::http::Request::get(&path).header("if-none-match", tag).body(axum::body::Body::empty()).unwrap();
        let known: Answer = app.ask(again(&tag)).await;
        assert!(known.status.as_u16() == 304 && known.body.is_empty() && known.header("etag") == tag);
        assert_eq!(app.ask(again("W/\"other\"")).await.status.as_u16(), 200);
    }
}

async fn the_demos_words_go_through_the_rule(app: App) {
    let demo = demo::make(&app.db, &app.catalogue, 700, 7, 1).await.unwrap();
    let wave = &demo.released.0;
    let kept = app.db.words_release(&wave.code).await.unwrap().unwrap().release;
    assert!(kept.made_up && demo.open.0.word_key.is_some());
    for audience in Audience::ALL {
        assert!(kept.said.iter().any(|quoted| quoted.audience == audience), "{audience}");
    }
    assert!(kept.said.iter().any(|quoted| quoted.manner == Manner::Paraphrase));
    let held: Vec<_> = app.db.moderations(&wave.code).await.unwrap().into_iter().filter(|read| read.released.is_none()).collect();
    assert!(!held.is_empty() && app.db.words(&wave.code).await.unwrap().iter().all(|words| !words.sealed.is_empty()));
    let base = format!("/results/{}", wave.code);
    let results = app.get(&app.shared(&wave.code).await).await.body;
    assert!(results.contains(&format!("{base}/words#T2")) && results.contains("A page for children"));
    for page in ["words", "children", "words/cards"] {
        let body = app.get(&format!("{base}/{page}")).await.body;
        assert!(body.contains("Nobody said this") || body.contains("No child said this") || body.contains("nobody said this"), "{page}");
    }
}
