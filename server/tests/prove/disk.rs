//! A full disk: an honest error, what was typed is still there, and afterwards it goes on.

use server::store::Engine;
use sqlx::AssertSqlSafe;

use crate::support::{App, on_both_engines};

on_both_engines!(a_full_disk_is_said_and_recovered_from);

async fn a_full_disk_is_said_and_recovered_from(app: App) {
    let (wave, links) = app.wave(&[]).await;
    let path = format!("/s/{}/adult", links[0].code);
    fill(&app, &wave.code.to_string(), true).await;
    let mut stored = 0;
    // What is free inside the file is used up first.
    let (token, refused) = loop {
        let token = app.get(&path).await.token();
        let sent = app.post(&path, &[("token", token.as_str()), ("T1", "agree"), ("T2", "disagree")]).await;
        if sent.status.as_u16() != 303 {
            break (token, sent);
        }
        stored += 1;
        assert!(stored < 100, "the disk is not full");
    };
    assert_eq!(refused.status.as_u16(), 503, "{}", refused.body);
    assert_eq!(refused.header("retry-after"), "5");
    assert!(refused.chose("T1", "agree") && refused.chose("T2", "disagree") && refused.token() == token);
    assert!(refused.body.contains("pressing Send again is safe") && !refused.body.contains("disk"));
    assert_eq!((app.count("seen").await, app.count("pending").await), (stored, stored));
    fill(&app, &wave.code.to_string(), false).await;
    let again = app.post(&path, &[("token", &refused.token()), ("T1", "agree"), ("T2", "disagree")]).await;
    assert_eq!(again.status.as_u16(), 303);
    app.close(&wave).await;
    assert_eq!((app.count("seen").await, app.count("response").await), (stored + 1, stored + 1));
}

/// Lets the engine find its disk full, or no longer. SQLite may not grow any more; PostgreSQL has no such limit, so its own error is raised
/// where a response is written.
async fn fill(app: &App, wave: &str, full: bool) {
    match &app.db.engine {
        Engine::Sqlite(pools) => {
            let pages: i64 = sqlx::query_scalar("PRAGMA page_count").fetch_one(&pools.write).await.unwrap();
            let most = if full { pages } else { 1_000_000 };
            sqlx::query(AssertSqlSafe(format!("PRAGMA max_page_count = {most}"))).execute(&pools.write).await.unwrap();
        }
        Engine::Postgres(pool) => {
            let text = if full {
                format!(
                    "CREATE FUNCTION full_disk() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION USING ERRCODE = 'disk_full'; END $$ LANGUAGE plpgsql; \
                     CREATE TRIGGER full_disk BEFORE INSERT ON pending_{wave} FOR EACH ROW EXECUTE FUNCTION full_disk()"
                )
            } else {
                format!("DROP TRIGGER full_disk ON pending_{wave}")
            };
            sqlx::raw_sql(AssertSqlSafe(text)).execute(pool).await.unwrap();
        }
    }
}
