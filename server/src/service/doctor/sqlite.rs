//! Rules for SQLite: each pragma as our own connection has it, and the database's files.

use super::{Rule, Verdict};

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "journal_mode",
        verdict: |value| Verdict::unless(value == "wal", Verdict::Wrong),
        right: "the write-ahead log, which Blether knows how to empty, is in use.",
        otherwise: "the write-ahead log is not in use, though Blether asked for it; deleted answers may stay in a journal file. Keep the \
            database on a local disk, and let no other program change this setting.",
    },
    Rule {
        name: "synchronous",
        verdict: |value| Verdict::unless(["full", "extra"].contains(&value), Verdict::Wrong),
        right: "what a respondent is told is saved is on the disk.",
        otherwise: "an answer that a respondent was told is saved can be lost when the machine stops. Use an unchanged build of Blether.",
    },
    Rule {
        name: "secure_delete",
        verdict: |value| Verdict::unless(value == "on", Verdict::Wrong),
        right: "what is deleted is overwritten.",
        otherwise: "deleted answers and keys stay readable in the file. Use an unchanged build of Blether.",
    },
    Rule {
        name: "file permissions",
        verdict: |value| Verdict::unless(private(value), Verdict::Wrong),
        right: "only Blether's own user may read it.",
        otherwise: "other users of this machine may read it. Mend: chmod 600 the file, and give it to the user that runs Blether.",
    },
    Rule {
        name: "folder permissions",
        verdict: |value| Verdict::unless(private(value), Verdict::Wrong),
        right: "only Blether's own user may look into it.",
        otherwise: "other users of this machine may look into it: the times of its files tell when the last answer came. Mend: chmod 700 \
            the folder, and keep nothing else in it.",
    },
    Rule {
        name: "file system",
        verdict: |value| match value {
            "ext4" | "xfs" => Verdict::Ok,
            // https://sqlite.org/wal.html: "WAL does not work over a network filesystem"; what lies in memory is not saved.
            "nfs" | "smb" | "ceph" | "afs" | "coda" | "gfs2" | "ocfs2" | "9p" | "tmpfs" | "ramfs" => Verdict::Wrong,
            _ => Verdict::Look,
        },
        right: "the database lies on a local disk.",
        otherwise: "a database file needs a local disk with a plain file system (ext4, XFS). Over a network, or in memory (tmpfs), answers can \
            be lost or spoilt: move the data folder, or use PostgreSQL. On F2FS, btrfs, ZFS and bcachefs deleted answers stay on the disk, and in \
            snapshots: take none, or say so in the privacy notice. In a container (overlay) the data folder must be a volume.",
    },
];

/// Whether `path 0640` gives nothing to anybody but the owner.
fn private(value: &str) -> bool {
    let mode = value.rsplit_once(' ').and_then(|(_, mode)| u32::from_str_radix(mode, 8).ok());
    mode.is_some_and(|mode| mode & 0o077 == 0)
}
