//! `blether doctor` on real databases, with promises kept and broken.

use std::{fs, os::unix::fs::PermissionsExt as _, path::Path, process::Command};

use ::server::{
    config::{Config, Flags, ServeFlags},
    service::doctor::{Finding, Verdict, examine},
    store::{Db, Engine, random_bytes},
};
use sqlx::{AssertSqlSafe, PgPool};

use crate::support::{App, on_both_engines, server::KEY};

on_both_engines!(a_clock_that_is_off_is_told, what_cannot_be_seen_from_here_is_always_told);

/// Some time in 2026, which is not the database's now.
const LONG_AGO: i64 = 1_770_000_000;

async fn findings(address: &str, now: i64) -> Vec<Finding> {
    let flags = Flags { database: Some(address.to_owned()), pending_key: Some(KEY.to_owned()), ..Flags::default() };
    examine(&Config::new(flags, ServeFlags::default()).unwrap(), now).await
}

async fn doctor(app: &App) -> Vec<Finding> {
    findings(&app.address, app.db.clock().await.unwrap()).await
}

fn verdict(findings: &[Finding], name: &str) -> Option<Verdict> {
    findings.iter().find(|finding| finding.name == name).map(|finding| finding.verdict)
}

/// What is wrong, but for what depends on the machine that runs the tests.
fn wrong(findings: &[Finding]) -> Vec<String> {
    let machine = ["file system", "free disk", "BLETHER_LOG"];
    let ours = findings.iter().filter(|finding| finding.verdict == Verdict::Wrong && !machine.contains(&finding.name));
    ours.map(ToString::to_string).collect()
}

async fn a_clock_that_is_off_is_told(app: App) {
    assert_eq!(verdict(&doctor(&app).await, "clock"), Some(Verdict::Ok));
    let now = app.db.clock().await.unwrap();
    assert_eq!(verdict(&findings(&app.address, now - 30).await, "clock"), Some(Verdict::Look));
    assert_eq!(verdict(&findings(&app.address, LONG_AGO).await, "clock"), Some(Verdict::Wrong));
    assert_eq!(verdict(&findings(&app.address, 0).await, "year"), Some(Verdict::Wrong));
}

async fn what_cannot_be_seen_from_here_is_always_told(app: App) {
    let found = doctor(&app).await;
    for name in ["access log", "backups"] {
        assert_eq!(verdict(&found, name), Some(Verdict::Look), "{name}");
    }
    for name in ["core dumps", "listen", "metrics"] {
        assert_eq!(verdict(&found, name), Some(Verdict::Ok), "{name}");
    }
    // No password of the database's address is in any line.
    assert!(!found.iter().any(|finding| finding.to_string().contains("postgres://")));
}

fn allow(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[tokio::test]
async fn a_fresh_data_folder_keeps_every_promise() {
    let folder = tempfile::tempdir().unwrap();
    let flags = Flags { data: Some(folder.path().join("data")), ..Flags::default() };
    let config = Config::new(flags, ServeFlags::default()).unwrap();
    let db = Db::open(&config.database, &config.pending_key).await.unwrap();
    let found = examine(&config, db.clock().await.unwrap()).await;
    assert_eq!(wrong(&found), Vec::<String>::new());
    let files = found.iter().filter(|finding| finding.name == "file permissions").count();
    assert_eq!(files, 4, "the database, its write-ahead log and its index, and the key: {found:?}");
    for name in ["journal_mode", "synchronous", "secure_delete", "folder permissions"] {
        assert_eq!(verdict(&found, name), Some(Verdict::Ok), "{name}");
    }
    db.close().await;
}

#[tokio::test]
async fn files_that_others_may_read_are_wrong() {
    let app = App::sqlite().await;
    let folder = app.folder.as_ref().unwrap().path();
    allow(folder, 0o700);
    allow(&folder.join("test.db"), 0o644);
    let found = doctor(&app).await;
    assert_eq!((wrong(&found).len(), verdict(&found, "file permissions")), (1, Some(Verdict::Wrong)));
    allow(&folder.join("test.db"), 0o600);
    allow(folder, 0o755);
    let found = doctor(&app).await;
    assert_eq!((wrong(&found).len(), verdict(&found, "folder permissions")), (1, Some(Verdict::Wrong)));
}

#[tokio::test]
async fn the_command_fails_when_a_promise_is_broken() {
    let folder = tempfile::tempdir().unwrap();
    let doctor = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_blether"));
        command.env_clear().current_dir(folder.path()).arg("doctor").output().unwrap()
    };
    let fresh = doctor();
    let text = String::from_utf8(fresh.stdout).unwrap();
    assert!(text.contains("ok     file permissions = ") && text.contains("look   access log: "), "{text}");
    assert_eq!(fresh.status.code(), Some(i32::from(text.contains("wrong  "))), "{text}");
    allow(&folder.path().join("data/blether.db"), 0o644);
    let open = doctor();
    assert_eq!(open.status.code(), Some(1));
    let text = String::from_utf8(open.stdout).unwrap();
    assert!(text.starts_with("wrong  file permissions = ") && text.contains("chmod 600"), "{text}");
}

#[tokio::test]
async fn a_database_that_cannot_be_reached_is_wrong_and_the_rest_is_checked() {
    let found = findings("postgres://nobody:secret@127.0.0.1:1/none", LONG_AGO).await;
    assert_eq!(verdict(&found, "database"), Some(Verdict::Wrong));
    assert_eq!(verdict(&found, "listen"), Some(Verdict::Ok));
    assert!(!found.iter().any(|finding| finding.to_string().contains("secret")));
}

#[tokio::test]
async fn a_postgres_as_it_comes_breaks_promises() {
    // The tests' own cluster waits for no disk (fsync=off), and keeps old parts of its log as every PostgreSQL does at first.
    let app = App::postgres().await;
    let found = doctor(&app).await;
    for name in ["fsync", "wal_recycle"] {
        assert_eq!(verdict(&found, name), Some(Verdict::Wrong), "{name}");
    }
    for name in ["full_page_writes", "synchronous_commit", "log_statement", "archive_mode", "connection", "shared_preload_libraries"] {
        assert_eq!(verdict(&found, name), Some(Verdict::Ok), "{name}");
    }
    for name in ["is_superuser", "write-ahead log", "log_checkpoints"] {
        assert_eq!(verdict(&found, name), Some(Verdict::Look), "{name}");
    }
}

#[tokio::test]
async fn what_is_set_for_our_database_alone_is_seen() {
    let app = App::postgres().await;
    let (_, name) = app.address.rsplit_once('/').unwrap();
    let settings =
        [("synchronous_commit", "off"), ("log_statement", "mod"), ("log_min_duration_statement", "0"), ("log_min_messages", "debug1")];
    for (setting, value) in settings {
        execute(&app.address, &format!("ALTER DATABASE {name} SET {setting} = '{value}'")).await;
    }
    let found = doctor(&app).await;
    for (setting, _) in settings {
        assert_eq!(verdict(&found, setting), Some(Verdict::Wrong), "{setting}");
    }
}

#[tokio::test]
async fn a_plain_role_is_fine_and_told_what_it_cannot_see() {
    let app = App::postgres().await;
    let role = format!("role_{:016x}", u64::from_be_bytes(random_bytes().unwrap()));
    execute(&app.address, &format!("CREATE ROLE {role} LOGIN")).await;
    let mut db = app.db.clone();
    db.engine = Engine::Postgres(PgPool::connect(&app.address.replacen("postgres@", &format!("{role}@"), 1)).await.unwrap());
    let facts = db.settings().await.unwrap();
    let value = |name: &str| facts.iter().find(|fact| fact.name == name).unwrap().value.clone();
    assert_eq!(value("is_superuser").as_deref(), Some("off"));
    assert_eq!(value("fsync").as_deref(), Some("off"));
    assert_eq!(value("shared_preload_libraries"), None);
    assert_eq!(
        facts.iter().filter(|fact| fact.value.is_none()).map(|fact| fact.name).collect::<Vec<_>>(),
        ["shared_preload_libraries", "session_preload_libraries"]
    );
    db.close().await;
    execute(&app.address, &format!("DROP ROLE {role}")).await;
}

async fn execute(address: &str, text: &str) {
    let pool = PgPool::connect(address).await.unwrap();
    sqlx::query(AssertSqlSafe(text.to_owned())).execute(&pool).await.unwrap();
    pool.close().await;
}
