//! Rules for PostgreSQL's settings, by their own names (https://www.postgresql.org/docs/15/runtime-config.html). "Set" means: in
//! postgresql.conf, or by ALTER SYSTEM SET, then reload; what needs a restart says so.

use super::{Rule, Verdict};

pub(super) const RULES: &[Rule] = &[
    // "We've got it" means saved.
    Rule {
        name: "server_version_num",
        verdict: |value| Verdict::unless(value.parse().is_ok_and(|version: u32| version >= 150_000), Verdict::Wrong),
        right: "this version is one that Blether is tested on, or newer.",
        otherwise: "Blether is not tested on a PostgreSQL before 15. Mend: upgrade it.",
    },
    Rule {
        name: "fsync",
        verdict: on,
        right: SAVED,
        otherwise: "a saved answer can be lost when the machine stops. Mend: set fsync = on.",
    },
    Rule {
        name: "synchronous_commit",
        verdict: |value| Verdict::unless(value != "off", Verdict::Wrong),
        right: SAVED,
        otherwise: "a respondent is told \"We've got it\" before the answer is on the disk. Mend: set synchronous_commit = on.",
    },
    Rule {
        name: "full_page_writes",
        verdict: on,
        right: SAVED,
        otherwise: "answers can be spoilt when the machine stops in the middle of a write. Mend: set full_page_writes = on.",
    },
    // "We don't keep the time you answered": the write-ahead log.
    Rule {
        name: "wal_recycle",
        verdict: off,
        right: "old parts of the write-ahead log are deleted.",
        otherwise: "old parts of the write-ahead log are kept for reuse, with the time and order of every answer. Mend: set wal_recycle = off.",
    },
    Rule {
        name: "wal_keep_size",
        verdict: |value| Verdict::unless(value == "0", Verdict::Wrong),
        right: "no more of the write-ahead log is kept than must be.",
        otherwise: "the write-ahead log is kept longer than must be, with the time and order of every answer. Mend: set wal_keep_size = 0.",
    },
    Rule {
        name: "archive_mode",
        verdict: off,
        right: "the write-ahead log is not archived.",
        otherwise: "the archive (archive_command, archive_library) keeps the time and order of every answer. Mend: set archive_mode = off and \
            restart; back up by a daily dump. If it must stay, the privacy notice must say that the time of each answer is kept for N days.",
    },
    Rule {
        name: "write-ahead log",
        verdict: |_| Verdict::Look,
        right: "",
        otherwise: "its newest file (16 MB) always holds the time and order of the last answers, until it is full. After closing a wave let \
            a database administrator run: SELECT pg_switch_wal(); CHECKPOINT;",
    },
    Rule {
        name: "track_commit_timestamp",
        verdict: off,
        right: "no time is kept beside a row.",
        otherwise: "PostgreSQL keeps the time of every answer. Mend: set track_commit_timestamp = off and restart.",
    },
    Rule {
        name: "pg_stat_replication",
        verdict: |value| Verdict::unless(value == "0", Verdict::Look),
        right: "no other server copies this one now.",
        otherwise: "other servers copy this one, with the time and order of every answer. Check each of them as this one (log, archive, \
            access), and name them in the privacy notice.",
    },
    Rule {
        name: "pg_replication_slots",
        verdict: |value| Verdict::unless(value == "0", Verdict::Look),
        right: "no copy holds the write-ahead log back.",
        otherwise: "a replication slot keeps the write-ahead log, with the time and order of every answer, until its copy has read it. Drop the \
            slots that nobody reads: SELECT pg_drop_replication_slot('NAME').",
    },
    Rule {
        name: "max_wal_senders",
        verdict: |value| Verdict::unless(value == "0", Verdict::Look),
        right: "nobody can copy the write-ahead log.",
        otherwise: "whoever has a replication login can copy the write-ahead log. Without copies set max_wal_senders = 0 and wal_level = minimal, \
            and restart; else give that login to nobody.",
    },
    // "We don't keep the time you answered": the server's log.
    Rule {
        name: "log_statement",
        verdict: |value| Verdict::unless(["none", "ddl"].contains(&value), Verdict::Wrong),
        right: LOG,
        otherwise: "the log keeps the time and the content of every answer. Mend: set log_statement = none.",
    },
    Rule { name: "log_min_duration_statement", verdict: never, right: LOG, otherwise: SLOW },
    Rule { name: "log_min_duration_sample", verdict: never, right: LOG, otherwise: SLOW },
    Rule {
        name: "log_transaction_sample_rate",
        verdict: |value| Verdict::unless(value.parse() == Ok(0.0), Verdict::Wrong),
        right: LOG,
        otherwise: "the log keeps the time and the content of some answers. Mend: set log_transaction_sample_rate = 0.",
    },
    Rule { name: "log_duration", verdict: off, right: LOG, otherwise: "the log keeps the time of every answer. Mend: set it to off." },
    Rule {
        name: "log_min_error_statement",
        verdict: |value| Verdict::unless(["log", "fatal", "panic"].contains(&value), Verdict::Look),
        right: LOG,
        otherwise: "when saving an answer fails, the log keeps the time and the statement (not the answer). Set log_min_error_statement = fatal.",
    },
    Rule {
        name: "log_parameter_max_length_on_error",
        verdict: |value| Verdict::unless(value == "0", Verdict::Wrong),
        right: "an answer that could not be saved is not in the log.",
        otherwise: "an answer that could not be saved is in the log, with its time. Mend: set log_parameter_max_length_on_error = 0.",
    },
    Rule {
        name: "log_min_messages",
        verdict: |value| Verdict::unless(!value.starts_with("debug"), Verdict::Wrong),
        right: LOG,
        otherwise: "the log keeps the time of every answer. Mend: set log_min_messages = warning.",
    },
    Rule { name: "debug_print_parse", verdict: off, right: LOG, otherwise: PRINTS },
    Rule { name: "debug_print_rewritten", verdict: off, right: LOG, otherwise: PRINTS },
    Rule { name: "debug_print_plan", verdict: off, right: LOG, otherwise: PRINTS },
    Rule { name: "log_parser_stats", verdict: off, right: LOG, otherwise: PRINTS },
    Rule { name: "log_planner_stats", verdict: off, right: LOG, otherwise: PRINTS },
    Rule { name: "log_executor_stats", verdict: off, right: LOG, otherwise: PRINTS },
    Rule { name: "log_statement_stats", verdict: off, right: LOG, otherwise: PRINTS },
    Rule {
        name: "log_autovacuum_min_duration",
        // In milliseconds; -1 is off, ten minutes the default. A wave's tables are not cleaned for so long.
        verdict: |value| Verdict::unless(value == "-1" || value.parse().is_ok_and(|least: u64| least >= 600_000), Verdict::Look),
        right: LOG,
        otherwise: "the log says, by the cleaning that follows, about when answers were saved and mixed. Set log_autovacuum_min_duration = -1.",
    },
    Rule {
        name: "log_checkpoints",
        verdict: |value| Verdict::unless(value == "off", Verdict::Look),
        right: LOG,
        otherwise: "the log says, within five minutes, when anything was saved. Set log_checkpoints = off, or keep the log 14 days at most.",
    },
    Rule {
        name: "log_connections",
        // A switch until version 17, a list since.
        verdict: |value| Verdict::unless(["off", ""].contains(&value), Verdict::Look),
        right: LOG,
        otherwise: "the log says when Blether had visitors, because it connects when there is work. Set log_connections = off.",
    },
    Rule {
        name: "log_disconnections",
        verdict: |value| Verdict::unless(value == "off", Verdict::Look),
        right: LOG,
        otherwise: "the log says when Blether had visitors, and for how long it was connected. Set log_disconnections = off.",
    },
    Rule {
        name: "log_lock_waits",
        verdict: |value| Verdict::unless(value == "off", Verdict::Look),
        right: LOG,
        otherwise: "when many answer at once, the log keeps the time and statement of those that wait. Set log_lock_waits = off.",
    },
    // Libraries that write down what is asked.
    Rule { name: "shared_preload_libraries", verdict: libraries, right: LIBRARIES, otherwise: WATCHING },
    Rule { name: "session_preload_libraries", verdict: libraries, right: LIBRARIES, otherwise: WATCHING },
    Rule { name: "local_preload_libraries", verdict: libraries, right: LIBRARIES, otherwise: WATCHING },
    Rule {
        name: "auto_explain.log_min_duration",
        verdict: never,
        right: "auto_explain is loaded but silent.",
        otherwise: "the log keeps the time and the content of answers. Mend: set auto_explain.log_min_duration = -1.",
    },
    Rule {
        name: "monitoring",
        verdict: |_| Verdict::Look,
        right: "",
        otherwise: "monitoring that reads PostgreSQL's counters (postgres_exporter, pg_stat_database, pg_stat_user_tables) tells, read every few \
            seconds, when answers came; that cannot be seen from here. Leave this database out of it, or read it once a day.",
    },
    // Who can read what.
    Rule {
        name: "is_superuser",
        verdict: |value| Verdict::unless(value == "off", Verdict::Look),
        right: "Blether has no more rights than it needs.",
        otherwise: "Blether connects as a superuser: whoever gets hold of its password can do anything on the database server. Give it a role of \
            its own that owns only its database.",
    },
    Rule {
        name: "connection",
        verdict: |value| Verdict::unless(value != "not encrypted", Verdict::Wrong),
        right: "nobody between Blether and PostgreSQL can listen.",
        otherwise: "answers go over the network in the open. Mend: run PostgreSQL on this machine (a Unix socket), or reach it by an encrypted \
            tunnel (WireGuard, stunnel).",
    },
];

const SAVED: &str = "what a respondent is told is saved is on the disk.";
const LOG: &str = "the database's log holds no line about an answer by this.";
const SLOW: &str = "the log keeps the time and the content of slow answers. Mend: set it to -1.";
const PRINTS: &str = "the log keeps the time of every answer and how it was saved. Mend: set it to off.";
const LIBRARIES: &str = "this loads no library, or only such as write down nothing about an answer.";
const WATCHING: &str = "of these libraries at least one may keep when answers came, or what they say. auto_explain and pgaudit write statements and \
    times into the log; pg_stat_statements counts statements, and read every minute that tells when answers came; of one that is not named here \
    Blether knows nothing: ask its makers. Take them out and restart, or keep auto_explain.log_min_duration = -1, pgaudit.log = none and let nobody \
    read pg_stat_statements. (A role that cannot see this setting: GRANT pg_read_all_settings TO it for this check.)";
/// Libraries that come with PostgreSQL and write nothing about a statement.
const HARMLESS: [&str; 4] = ["plpgsql", "pg_prewarm", "passwordcheck", "auth_delay"];

fn on(value: &str) -> Verdict {
    Verdict::unless(value == "on", Verdict::Wrong)
}

fn off(value: &str) -> Verdict {
    Verdict::unless(value == "off", Verdict::Wrong)
}

/// -1 switches it off.
fn never(value: &str) -> Verdict {
    Verdict::unless(value == "-1", Verdict::Wrong)
}

/// Names with commas between them, each perhaps in quotes or with its folder.
fn libraries(value: &str) -> Verdict {
    let names = value.split(',').map(|name| name.trim().trim_matches('"').trim_start_matches("$libdir/")).filter(|name| !name.is_empty());
    Verdict::unless(names.into_iter().all(|name| HARMLESS.contains(&name)), Verdict::Look)
}
