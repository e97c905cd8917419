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
mod tests {
    use super::*;

    #[test]
    fn each_engine_keeps_its_own_words() {
        let text = "BEGIN/*sqlite IMMEDIATE*/; SELECT 1 /*why*/ /*postgres FOR SHARE */;";
        assert_eq!(keep(Dialect::Sqlite, text), "BEGIN IMMEDIATE; SELECT 1 /*why*/ ;");
        assert_eq!(keep(Dialect::Postgres, text), "BEGIN; SELECT 1 /*why*/  FOR SHARE ;");
    }
}
