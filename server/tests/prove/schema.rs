//! What a respondents' table may hold. A new column fails here until it is listed with why it tells nothing about a person.

use server::store::Engine;

use crate::support::{App, on_both_engines};

on_both_engines!(a_respondents_table_holds_what_is_listed_and_nothing_else);

/// Every table and column, and for those that respondents' rows stand in, why each may be there.
const ALLOWED: &[(&str, &[&str])] = &[
    // Which wave; a digest keyed by the wave's key, of a token that is stored nowhere.
    ("seen", &["wave", "key"]),
    // Which wave; a digest keyed by the wave's key of a link and a slip's code, which is stored nowhere. The link is inside: no row says where a
    // slip was given out. Written anew at each printing, never when a slip is spent.
    ("slip", &["wave", "key"]),
    // The same as seen, and four bytes keyed by the token: nothing here can match them to an answer. Gone when mixed.
    ("resend", &["wave", "key", "body_check"]),
    // Which wave; a random id; the sealed answers, padded. Gone when mixed.
    ("pending", &["wave", "id", "body"]),
    // Which wave; a random id, made anew at close; the link's area; the audience chosen; the answers.
    ("response", &["wave", "id", "area", "audience", "answers"]),
    // Which wave; a random id of its own, made anew at close: nothing leads to a response or to another text; the link's area; the audience; the
    // question; whether the person lets their words be shared; the text, padded and sealed to a key whose private half is not here.
    ("words", &["wave", "id", "area", "audience", "question", "may_share", "sealed"]),
    // After the close: what moderators decided of a text, who they are, and of the text what they let out and nothing else in the clear.
    ("moderation", &["wave", "words", "state", "manner", "proposed", "released", "concern", "first_by", "second_by", "revision"]),
    // After the close: which themes coders found in a text, and when they did.
    ("coding", &["wave", "words", "number", "coder", "themes", "settles", "done_at"]),
    // Nothing of respondents from here on.
    ("word_key", &["id", "partnership", "public", "made_by", "made_at", "replaced_at"]),
    ("moderator_key", &["account", "public", "wrapped", "revision"]),
    ("word_key_copy", &["word_key", "account", "sealed"]),
    ("codebook", &["wave", "revision", "changes"]),
    ("words_release", &["wave", "hash", "body", "made_at"]),
    ("wave_key", &["wave", "key"]),
    (
        "wave",
        &[
            "code",
            "survey",
            "survey_version",
            "areas",
            "breakdowns",
            "made_up",
            "state",
            "opened_at",
            "closed_at",
            "rounding_secret",
            "closes_at",
            "larger_areas",
            "partnership",
            "word_key",
        ],
    ),
    // Links to released results, which are public: what opens them, whom staff gave them to.
    ("share", &["secret", "wave", "name", "ended_at"]),
    // Of slips: that a link needs them, and how many staff printed; never how many were used.
    ("link", &["code", "wave", "area", "name", "closed_at", "single_use", "slips"]),
    // Staff's: which wave; an audience; a coarse step of what is mixed, never a count; the day on which every open wave's were refreshed.
    ("progress", &["wave", "audience", "step", "day"]),
    ("release", &["wave", "stage", "hash", "body", "made_at"]),
    ("deployment", &["name", "value"]),
    // Staff: nothing of theirs points to a respondents' row, nor one of those to theirs.
    ("account", &["id", "email", "name", "passphrase", "administrator", "second_factor", "second_used", "made_at"]),
    ("account_role", &["account", "partnership", "role"]),
    ("recovery_code", &["account", "digest"]),
    ("session", &["digest", "account", "whole", "made_at", "used_at"]),
    ("invitation", &["digest", "email", "administrator", "roles", "again", "ends_at"]),
    ("identity", &["issuer", "subject", "account", "linked_at"]),
    ("sign_in_attempt", &["digest", "account", "session", "invitation", "returned", "subject", "ends_at"]),
    ("passkey", &["id", "account", "name", "credential", "made_at"]),
    ("passkey_challenge", &["session", "state", "ends_at"]),
    ("sign_in_failure", &["digest", "count", "last_at"]),
    ("audit", &["id", "done_at", "by_whom", "act", "partnership", "about"]),
    // Staff: what a partnership says about itself, plans, and tells its families.
    ("controller", &["partnership", "name", "contact", "officer", "basis", "protection"]),
    ("local_line", &["partnership", "id", "name", "about", "how", "number", "audiences", "hours", "area", "checked_on"]),
    ("line_check", &["partnership", "line", "checked_on"]),
    ("wave_draft", &["code", "partnership", "plan", "revision", "made_at", "opened_at"]),
    ("notice", &["wave", "reader", "body"]),
    // Staff's texts: surveys that partnerships made.
    ("survey_version", &["survey", "version", "partnership", "body", "translations", "made_at"]),
    ("survey_draft", &["survey", "partnership", "base", "body", "translations", "revision", "changed_at", "changed_by"]),
    // sqlx's own list of migrations.
    ("_sqlx_migrations", &["version", "description", "installed_on", "success", "checksum", "execution_time"]),
];

async fn a_respondents_table_holds_what_is_listed_and_nothing_else(app: App) {
    let (wave, _) = app.wave(&[]).await;
    let columns: Vec<(String, String)> = match &app.db.engine {
        Engine::Sqlite(pools) => {
            let text = "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'";
            sqlx::query_as(text).fetch_all(&pools.read).await.unwrap()
        }
        Engine::Postgres(pool) => {
            let text =
                "SELECT CAST(table_name AS TEXT), CAST(column_name AS TEXT) FROM information_schema.columns WHERE table_schema = 'public'";
            sqlx::query_as(text).fetch_all(pool).await.unwrap()
        }
    };
    assert!(columns.iter().any(|(table, column)| table.starts_with("pending") && column == "body"));
    for (table, column) in &columns {
        // A wave's partition has its table's columns.
        let table = table.strip_suffix(&format!("_{}", wave.code)).unwrap_or(table);
        let allowed = ALLOWED.iter().find(|(name, _)| *name == table).map(|(_, columns)| *columns);
        assert!(
            allowed.is_some_and(|allowed| allowed.contains(&column.as_str())),
            "{table}.{column} is not on the list of what may be held"
        );
    }
    for (table, allowed) in ALLOWED {
        for column in *allowed {
            assert!(columns.iter().any(|(name, known)| name == table && known == column), "{table}.{column} is listed and not there");
        }
    }
    // No index or trigger keeps more: those on releases and the audit refuse, and keep nothing; an index on the audit is about staff.
    let more: Vec<(String,)> = match &app.db.engine {
        Engine::Sqlite(pools) => {
            let text =
                "SELECT name FROM sqlite_master WHERE type IN ('trigger', 'view') OR (type = 'index' AND sql IS NOT NULL) ORDER BY name";
            sqlx::query_as(text).fetch_all(&pools.read).await.unwrap()
        }
        Engine::Postgres(pool) => {
            let text = "SELECT CAST(tgname AS TEXT) FROM pg_trigger WHERE NOT tgisinternal";
            sqlx::query_as(text).fetch_all(pool).await.unwrap()
        }
    };
    let allowed: &[&str] = match &app.db.engine {
        Engine::Sqlite(_) => &[
            "audit_by_time",
            "audit_is_never_changed",
            "audit_is_never_deleted",
            "audit_is_never_replaced",
            "release_is_never_changed",
            "release_is_never_deleted",
            "release_is_never_replaced",
            "survey_version_is_never_changed",
            "survey_version_is_never_deleted",
            "survey_version_is_never_replaced",
            "words_release_is_never_changed",
            "words_release_is_never_deleted",
            "words_release_is_never_replaced",
        ],
        Engine::Postgres(_) => {
            &["audit_is_never_changed", "release_is_never_changed", "survey_version_is_never_changed", "words_release_is_never_changed"]
        }
    };
    let mut more: Vec<_> = more.iter().map(|(name,)| name.as_str()).collect();
    more.sort_unstable();
    assert_eq!(more, allowed);
}
