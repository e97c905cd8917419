//! `blether doctor` on real databases, with promises kept and broken.

use std::{fs, os::unix::fs::PermissionsExt as _, path::Path, process::Command};

use ::server::{
    config::{Config, Flags, ServeFlags},
    service::doctor::{Finding, Verdict, examine},
    store::{Db, Engine, random_bytes},
};
use sqlx::{AssertSqlSafe, PgPool};

use crate::support::{App, on_both_engines, postgres, server::KEY};

on_both_engines!(a_clock_that_is_off_is_told, what_cannot_be_seen_from_here_is_always_told);

/// Some time in 2026, which is not the database's now.
const LONG_AGO: i64 = 1_770_000_000;

async fn findings(address: &str, now: i64) -> Vec<Finding> {
    let flags = Flags { database: Some(address.to_owned()), pending_key: Some(KEY.to_owned()), ..Flags::default() };
    examine(&Config::read(flags, ServeFlags::default()).unwrap(), now).await
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
    for name in ["core dumps", "listen", "metrics", "migrations"] {
        assert_eq!(verdict(&found, name), Some(Verdict::Ok), "{name}");
    }
    // Without `trusted_proxies` all behind a proxy are one client.
    assert_eq!(verdict(&found, "trusted_proxies"), Some(Verdict::Look));
    // Which database it is stands before everything else; its disk is looked at where it is ours.
    assert_eq!((found[0].name, found[0].verdict), ("database", Verdict::Ok));
    let (name, other) = if app.folder.is_some() { ("free disk", "database's disk") } else { ("database's disk", "free disk") };
    assert!(verdict(&found, name).is_some() && verdict(&found, other).is_none());
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

/// Names and contents of a folder's files.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<_> = entries
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap()))
        .collect();
    files.sort();
    files
}

#[tokio::test]
async fn where_no_database_is_that_is_said_and_none_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let config = || Config::read(Flags { data: Some(data.clone()), ..Flags::default() }, ServeFlags::default()).unwrap();
    let none = || async {
        let found = examine(&config(), LONG_AGO).await;
        assert_eq!((found[0].name, found[0].verdict), ("database", Verdict::Wrong));
        let line = found[0].to_string();
        assert!(line.contains("data/blether.db: there is no database here: run doctor with serve's settings, as serve's user"), "{line}");
    };
    none().await;
    assert!(!data.exists());
    // An empty file is none either.
    fs::create_dir(&data).unwrap();
    fs::write(data.join("blether.db"), "").unwrap();
    none().await;
    assert!(!data.join("pending.key").exists() && fs::read(data.join("blether.db")).unwrap().is_empty());
}

#[tokio::test]
async fn an_empty_postgres_stays_empty() {
    let address = postgres().await;
    let found = findings(&address, LONG_AGO).await;
    assert_eq!((found[0].name, found[0].verdict), ("database", Verdict::Wrong));
    assert!(
        found[0].value.starts_with("PostgreSQL, 127.0.0.1/") && found[0].means.starts_with("there is no database here"),
        "{}",
        found[0]
    );
    let pool = PgPool::connect(&address).await.unwrap();
    let tables: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM pg_tables WHERE schemaname = 'public'").fetch_one(&pool).await.unwrap();
    assert_eq!(tables, 0);
    pool.close().await;
}

#[tokio::test]
async fn a_look_changes_neither_the_database_nor_its_key() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let config = Config::new(Flags { data: Some(data.clone()), ..Flags::default() }, ServeFlags::default()).unwrap();
    let db = Db::open(&config.database, &config.pending_key).await.unwrap();
    db.remember_round(LONG_AGO).await.unwrap();
    let before = files(&data);
    let without_index = |files: Vec<(String, Vec<u8>)>| files.into_iter().filter(|(name, _)| !name.ends_with("-shm")).collect::<Vec<_>>();
    assert_eq!(verdict(&examine(&config, LONG_AGO).await, "database"), Some(Verdict::Ok));
    assert!(without_index(before) == without_index(files(&data)), "the file or its log was changed");
    // A key that is not there is not made anew, and another one is told.
    let key = data.join("pending.key");
    fs::remove_file(&key).unwrap();
    let found = examine(&config, LONG_AGO).await;
    assert!(found[0].verdict == Verdict::Wrong && found[0].means.contains("pending.key is not there"), "{}", found[0]);
    assert!(!key.exists());
    fs::write(&key, "0b".repeat(32)).unwrap();
    let found = examine(&config, LONG_AGO).await;
    assert!(found[0].verdict == Verdict::Wrong && found[0].means.contains("is not the one"), "{}", found[0]);
    db.close().await;
}

#[tokio::test]
async fn a_database_that_knows_no_key_yet_gets_none_and_an_older_one_waits_for_serve() {
    let app = App::sqlite().await;
    let folder = app.folder.as_ref().unwrap().path();
    let Engine::Sqlite(pools) = &app.db.engine else { panic!("not SQLite") };
    sqlx::query("DELETE FROM deployment").execute(&pools.write).await.unwrap();
    let key = folder.join("none.key");
    let flags = Flags { database: Some(app.address.clone()), pending_key: Some(key.display().to_string()), ..Flags::default() };
    let config = Config::read(flags, ServeFlags::default()).unwrap();
    let found = examine(&config, LONG_AGO).await;
    assert_eq!((found[0].name, found[0].verdict), ("database", Verdict::Ok));
    assert!(!key.exists());
    // As an older program left it.
    for text in ["DROP TABLE deployment", "DELETE FROM _sqlx_migrations WHERE version > 1"] {
        sqlx::query(text).execute(&pools.write).await.unwrap();
    }
    let found = examine(&config, LONG_AGO).await;
    assert_eq!((found[0].verdict, verdict(&found, "migrations")), (Verdict::Ok, Some(Verdict::Look)));
    assert!(found.iter().any(|finding| finding.means.contains("serve will bring it up to date")));
    sqlx::query("INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) VALUES (999, '', TRUE, '', 0)")
        .execute(&pools.write)
        .await
        .unwrap();
    assert_eq!(verdict(&examine(&config, LONG_AGO).await, "migrations"), Some(Verdict::Wrong));
}

#[tokio::test]
async fn the_command_fails_when_a_promise_is_broken() {
    let folder = tempfile::tempdir().unwrap();
    let doctor = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_blether"));
        command.env_clear().current_dir(folder.path()).arg("doctor").output().unwrap()
    };
    let none = doctor();
    assert_eq!(none.status.code(), Some(1));
    assert!(fs::read_dir(folder.path()).unwrap().next().is_none(), "doctor made something");
    let flags = Flags { data: Some(folder.path().join("data")), ..Flags::default() };
    let config = Config::new(flags, ServeFlags::default()).unwrap();
    Db::open(&config.database, &config.pending_key).await.unwrap().close().await;
    let fresh = doctor();
    let text = String::from_utf8(fresh.stdout).unwrap();
    assert!(text.starts_with("ok     database = SQLite, /"), "{text}");
    assert!(text.contains("ok     file permissions = ") && text.contains("look   access log: "), "{text}");
    assert_eq!(fresh.status.code(), Some(i32::from(text.contains("wrong  "))), "{text}");
    allow(&folder.path().join("data/blether.db"), 0o644);
    let open = doctor();
    assert_eq!(open.status.code(), Some(1));
    let text = String::from_utf8(open.stdout).unwrap();
    assert!(text.lines().nth(1).unwrap().starts_with("wrong  file permissions = ") && text.contains("chmod 600"), "{text}");
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
    for name in [
        "full_page_writes",
        "synchronous_commit",
        "log_statement",
        "archive_mode",
        "connection",
        "shared_preload_libraries",
        "log_autovacuum_min_duration",
    ] {
        assert_eq!(verdict(&found, name), Some(Verdict::Ok), "{name}");
    }
    for name in ["is_superuser", "write-ahead log", "log_checkpoints", "monitoring"] {
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
