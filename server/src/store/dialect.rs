//! One SQL text for two engines: the words inside `/*sqlite … */` or `/*postgres … */` stay for that engine and are dropped for the other.

use sqlx::{
    AssertSqlSafe, SqlSafeStr as _, SqlStr,
    migrate::{Migration, MigrationType},
};

/// The files of `migrations/`, in order. Append only.
const MIGRATIONS: &[(i64, &str, &str)] = &[
    (1, "waves and responses", include_str!("../../../migrations/0001_waves_and_responses.sql")),
    (2, "mixing while open", include_str!("../../../migrations/0002_mixing_while_open.sql")),
    (3, "releases by stage", include_str!("../../../migrations/0003_releases_by_stage.sql")),
    (4, "staff", include_str!("../../../migrations/0004_staff.sql")),
    (5, "progress", include_str!("../../../migrations/0005_progress.sql")),
    (6, "links", include_str!("../../../migrations/0006_links.sql")),
    (7, "sign in", include_str!("../../../migrations/0007_sign_in.sql")),
    (8, "surveys", include_str!("../../../migrations/0008_surveys.sql")),
    (9, "partnerships", include_str!("../../../migrations/0009_partnerships.sql")),
    (10, "single use", include_str!("../../../migrations/0010_single_use.sql")),
    (11, "words", include_str!("../../../migrations/0011_words.sql")),
    (12, "shares", include_str!("../../../migrations/0012_shares.sql")),
];

/// Whose SQL a text is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    /// SQLite.
    Sqlite,
    /// PostgreSQL.
    Postgres,
}

/// The text as this engine reads it.
pub(super) fn sql(dialect: Dialect, text: &'static str) -> SqlStr {
    AssertSqlSafe(keep(dialect, text)).into_sql_str()
}

/// The migrations as this engine reads them.
pub(super) fn migrations(dialect: Dialect) -> Vec<Migration> {
    MIGRATIONS
        .iter()
        .map(|(version, name, text)| Migration::new(*version, (*name).into(), MigrationType::Simple, sql(dialect, text), false))
        .collect()
}

fn keep(dialect: Dialect, text: &str) -> String {
    let (ours, theirs) = match dialect {
        Dialect::Sqlite => ("/*sqlite", "/*postgres"),
        Dialect::Postgres => ("/*postgres", "/*sqlite"),
    };
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("/*") {
        let (before, comment) = rest.split_at(start);
        let end = comment.find("*/").map_or(comment.len(), |end| end + 2);
        kept.push_str(before);
        match comment[..end].strip_prefix(ours) {
            Some(inner) => kept.push_str(inner.trim_end_matches("*/")),
            None if comment.starts_with(theirs) => {}
            None => kept.push_str(&comment[..end]),
        }
        rest = &comment[end..];
    }
    kept + rest
}

#[cfg(test)]
#[expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop at once")]
mod tests {
    use sqlx::migrate::Migrator;

    use super::*;
    use crate::store::{Engine, postgres, random_bytes, sqlite};

    async fn migrate(engine: &Engine, versions: usize) {
        let migrations = migrations(engine.dialect()).into_iter().take(versions).collect();
        let migrator = Migrator::with_migrations(migrations);
        match engine {
            Engine::Sqlite(pools) => migrator.run(&pools.write).await.unwrap(),
            Engine::Postgres(pool) => migrator.run(pool).await.unwrap(),
        }
    }

    async fn run(engine: &Engine, text: &'static str) {
        match engine {
            Engine::Sqlite(pools) => sqlx::raw_sql(text).execute(&pools.write).await.map(drop).unwrap(),
            Engine::Postgres(pool) => sqlx::raw_sql(text).execute(pool).await.map(drop).unwrap(),
        }
    }

    /// What was published before stages were known stays published, as final; its wave has no larger area.
    async fn an_earlier_release_is_final(engine: Engine) {
        const LOOK: &str = "SELECT stage, hash, body, larger_areas FROM release JOIN wave ON code = wave";
        migrate(&engine, 2).await;
        run(
            &engine,
            "INSERT INTO wave (code, survey, survey_version, areas, breakdowns, made_up, state, opened_at)
             VALUES ('bcdfghj', 's', '1', '[]', '[]', true, 'released', 1);
             INSERT INTO release (wave, hash, body, made_at) VALUES ('bcdfghj', 'h', 'b', 2)",
        )
        .await;
        migrate(&engine, MIGRATIONS.len()).await;
        let row: (String, String, String, String) = match &engine {
            Engine::Sqlite(pools) => sqlx::query_as(LOOK).fetch_one(&pools.read).await.unwrap(),
            Engine::Postgres(pool) => sqlx::query_as(LOOK).fetch_one(pool).await.unwrap(),
        };
        assert_eq!(row, ("final".to_owned(), "h".to_owned(), "b".to_owned(), "[]".to_owned()));
    }

    #[tokio::test]
    async fn sqlite_keeps_what_was_published() {
        let folder = tempfile::tempdir().unwrap();
        let address = format!("sqlite:{}", folder.path().join("old.db").display());
        an_earlier_release_is_final(Engine::Sqlite(sqlite::connect(&address).await.unwrap())).await;
    }

    #[tokio::test]
    async fn postgres_keeps_what_was_published() {
        let Ok(server) = std::env::var("BLETHER_TEST_POSTGRES") else {
            panic!("PostgreSQL is missing: run the tests by `cargo xtask test`, or set BLETHER_TEST_POSTGRES to a superuser's address");
        };
        let name = format!("test_{:032x}", u128::from_be_bytes(random_bytes().unwrap()));
        let admin = postgres::connect(&server).await.unwrap();
        sqlx::query(AssertSqlSafe(format!("CREATE DATABASE {name}"))).execute(&admin).await.unwrap();
        let (before, _) = server.rsplit_once('/').unwrap();
        an_earlier_release_is_final(Engine::Postgres(postgres::connect(&format!("{before}/{name}")).await.unwrap())).await;
    }

    #[test]
    fn each_engine_keeps_its_own_words() {
        let text = "BEGIN/*sqlite IMMEDIATE*/; SELECT 1 /*why*/ /*postgres FOR SHARE */;";
        assert_eq!(keep(Dialect::Sqlite, text), "BEGIN IMMEDIATE; SELECT 1 /*why*/ ;");
        assert_eq!(keep(Dialect::Postgres, text), "BEGIN; SELECT 1 /*why*/  FOR SHARE ;");
    }
}
