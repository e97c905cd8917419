use super::*;
use Verdict::{Look, Ok as Fine, Wrong};

fn check(values: &[(&'static str, &str, Verdict)]) {
    for (name, value, verdict) in values {
        let finding = judge(name, value);
        assert_eq!(finding.verdict, *verdict, "{finding}");
        assert!(!finding.means.is_empty(), "{name}");
    }
}

#[test]
fn postgres_settings_are_judged() {
    check(&[
        ("server_version_num", "150010", Fine),
        ("server_version_num", "140002", Wrong),
        ("fsync", "on", Fine),
        ("fsync", "off", Wrong),
        ("synchronous_commit", "remote_apply", Fine),
        ("synchronous_commit", "off", Wrong),
        ("full_page_writes", "off", Wrong),
        ("wal_recycle", "on", Wrong),
        ("wal_keep_size", "64", Wrong),
        ("archive_mode", "always", Wrong),
        ("track_commit_timestamp", "on", Wrong),
        ("log_statement", "ddl", Fine),
        ("log_statement", "mod", Wrong),
        ("log_min_duration_statement", "-1", Fine),
        ("log_min_duration_statement", "250", Wrong),
        ("log_transaction_sample_rate", "0", Fine),
        ("log_transaction_sample_rate", "0.01", Wrong),
        ("log_duration", "on", Wrong),
        ("log_min_error_statement", "error", Look),
        ("log_parameter_max_length_on_error", "-1", Wrong),
        ("log_min_messages", "debug1", Wrong),
        ("log_checkpoints", "on", Look),
        ("log_connections", "", Fine),
        ("log_connections", "receipt,setup_durations", Look),
        ("shared_preload_libraries", "", Fine),
        ("shared_preload_libraries", "pg_stat_statements,auto_explain", Look),
        ("shared_preload_libraries", "pg_prewarm, \"$libdir/passwordcheck\"", Fine),
        ("shared_preload_libraries", "pg_prewarm,pg_cron", Look),
        ("log_disconnections", "off", Fine),
        ("log_disconnections", "on", Look),
        ("log_parser_stats", "on", Wrong),
        ("log_planner_stats", "on", Wrong),
        ("log_executor_stats", "on", Wrong),
        ("log_executor_stats", "off", Fine),
        ("log_autovacuum_min_duration", "0", Look),
        ("log_autovacuum_min_duration", "-1", Fine),
        ("log_autovacuum_min_duration", "600000", Fine),
        ("monitoring", "", Look),
        ("auto_explain.log_min_duration", "0", Wrong),
        ("pg_stat_replication", "1", Look),
        ("pg_replication_slots", "1", Look),
        ("max_wal_senders", "10", Look),
        ("is_superuser", "on", Look),
        ("connection", "local", Fine),
        ("connection", "not encrypted", Wrong),
    ]);
}

#[test]
fn sqlite_and_its_files_are_judged() {
    check(&[
        ("journal_mode", "delete", Wrong),
        ("synchronous", "full", Fine),
        ("synchronous", "normal", Wrong),
        ("secure_delete", "fast", Wrong),
        ("file permissions", "data/my answers.db 0600", Fine),
        ("file permissions", "data/blether.db 0644", Wrong),
        ("file permissions", "data/blether.db 0640", Wrong),
        ("folder permissions", "data 0700", Fine),
        ("folder permissions", "data 0711", Wrong),
        ("file system", "ext4", Fine),
        ("file system", "nfs", Wrong),
        ("file system", "tmpfs", Wrong),
        ("file system", "f2fs", Look),
        ("file system", "zfs", Look),
        ("file system", "unknown 0x1", Look),
    ]);
}

#[test]
fn the_machine_is_judged() {
    check(&[
        ("clock", "2 s apart", Fine),
        ("clock", "3 s apart", Look),
        ("clock", "61 s apart", Wrong),
        ("year", "2026", Fine),
        ("year", "1970", Wrong),
        ("free disk", "199 MB free", Wrong),
        ("free disk", "999 MB free", Look),
        ("free disk", "5000 MB free", Fine),
        ("database's disk", "", Look),
        ("migrations", "up to date", Fine),
        ("migrations", "1 to come", Look),
        ("migrations", "newer", Wrong),
        ("core dumps", "on", Look),
        ("swap", "none", Fine),
        ("swap", "/swapfile", Look),
        ("listen", "127.0.0.1:3000", Fine),
        ("listen", "[::1]:3000", Fine),
        ("listen", "0.0.0.0:3000", Look),
        ("trusted_proxies", "none", Look),
        ("trusted_proxies", "127.0.0.1/32", Fine),
        ("metrics", "off", Fine),
        ("metrics", "0.0.0.0:9464", Look),
        ("BLETHER_LOG", "", Fine),
        ("BLETHER_LOG", "info,hyper=DEBUG", Wrong),
        ("access log", "", Look),
        ("backups", "", Look),
    ]);
}

#[test]
fn what_cannot_be_read_wants_a_look_and_says_what_it_should_be() {
    let finding = finding(&Fact::new("shared_preload_libraries", None));
    assert_eq!(finding.verdict, Look);
    assert!(finding.means.contains("pg_read_all_settings"));
    assert_eq!(judge("nothing", "x").verdict, Look);
}

#[test]
fn a_finding_is_one_line() {
    for rules in [postgres::RULES, sqlite::RULES, machine::RULES] {
        for rule in rules {
            for value in ["on", ""] {
                let line = judge(rule.name, value).to_string();
                assert!(!line.contains('\n') && !line.contains("  .") && !line.is_empty(), "{line}");
            }
        }
    }
    assert_eq!(
        judge("fsync", "off").to_string(),
        "wrong  fsync = off: a saved answer can be lost when the machine stops. Mend: set fsync = on."
    );
}
