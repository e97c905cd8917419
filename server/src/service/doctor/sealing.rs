//! The key that seals what waits in `pending`: is it ours alone, apart from the database, and does it open what waits?

use std::{fs, path::Path};

use super::{Finding, Verdict, finding};
use crate::{
    config::Config,
    machine::permissions,
    store::{Db, PendingKey, doctor::Fact},
};

const NAME: &str = "pending_key";

/// Checks the key. That it is the one which this database knows was checked when the database was opened.
pub(super) async fn sealing(config: &Config, db: &Db) -> Vec<Finding> {
    let found = |verdict, value: &str, means: &str| Finding { verdict, name: NAME, value: value.to_owned(), means: means.to_owned() };
    let mut findings = vec![match db.opens_what_waits().await {
        Ok(true) => found(Verdict::Ok, "", "the key opens what waits to be mixed."),
        Ok(false) => found(
            Verdict::Wrong,
            "",
            "something waits that this key does not open: it can never be mixed. Find the key that it was sealed under.",
        ),
        Err(error) => found(Verdict::Look, "", &format!("{error}. Whether the key opens what waits could not be checked.")),
    }];
    let PendingKey::File(file) = &config.pending_key else { return findings };
    findings.extend(permissions(file).map(|value| finding(&Fact::new("file permissions", Some(value)))));
    let shown = file.display().to_string();
    findings.push(if db.folder().is_some_and(|folder| same(&folder, file.parent())) {
        let means = "the key lies beside the database: whoever copies the folder has both, and can read what waits. Keep it elsewhere, or at least \
                     out of every backup.";
        found(Verdict::Look, &shown, means)
    } else {
        found(Verdict::Ok, &shown, "the key lies apart from the database. Keep it out of the database's backups.")
    });
    findings
}

fn same(folder: &Path, other: Option<&Path>) -> bool {
    let real = |folder: &Path| fs::canonicalize(folder).ok();
    other.is_some_and(|other| real(folder).is_some() && real(folder) == real(other))
}
