//! `blether doctor`: does this deployment keep what respondents are promised?
//!
//! It reads facts ([`crate::store::doctor`], [`crate::machine`]) and judges each by its rule ([`judge`], pure). Its words are for a council's
//! IT person who has never seen Blether. A new check: read a fact, add its rule to `postgres.rs`, `sqlite.rs` or `machine.rs`, feed it
//! values in `tests.rs`.

mod machine;
mod postgres;
mod sealing;
mod sqlite;

use std::{env, fmt, path::Path, sync::Arc, time::Instant};

use crate::{
    config::Config,
    machine::{Disk, core_dumps, file_system, no_core_dumps, permissions, swap, time_service},
    store::{
        Db, StoreError,
        doctor::{Fact, shown},
    },
};

/// What a finding asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing.
    Ok,
    /// A person's look: it cannot be checked from here, or it weakens a promise, which the privacy notice must then say.
    Look,
    /// Mending: a promise is false here.
    Wrong,
}

impl Verdict {
    const fn unless(right: bool, otherwise: Self) -> Self {
        if right { Self::Ok } else { otherwise }
    }
}

/// One check's outcome; printed as one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What it asks for.
    pub verdict: Verdict,
    /// What was checked.
    pub name: &'static str,
    /// What was found, where there is anything to show.
    pub value: String,
    /// What it means, and how to mend it.
    pub means: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { verdict, name, value, means } = self;
        let verdict = match verdict {
            Verdict::Ok => "ok   ",
            Verdict::Look => "look ",
            Verdict::Wrong => "wrong",
        };
        let equals = if value.is_empty() { "" } else { " = " };
        write!(f, "{verdict}  {name}{equals}{value}: {means}")
    }
}

/// How a fact is judged.
struct Rule {
    name: &'static str,
    verdict: fn(&str) -> Verdict,
    /// What it means when it is right.
    right: &'static str,
    /// What it means when it is not, and how to mend it.
    otherwise: &'static str,
}

/// Judges one value by the rule of that name. Pure: tests feed it values.
#[must_use]
pub fn judge(name: &'static str, value: &str) -> Finding {
    let rule = [postgres::RULES, sqlite::RULES, machine::RULES].into_iter().flatten().find(|rule| rule.name == name);
    let (verdict, means) = match rule {
        Some(rule) => match (rule.verdict)(value) {
            Verdict::Ok => (Verdict::Ok, rule.right),
            other => (other, rule.otherwise),
        },
        None => (Verdict::Look, "there is no rule for this; please tell Blether's makers."),
    };
    Finding { verdict, name, value: value.to_owned(), means: means.to_owned() }
}

/// Judges a fact; one that could not be read wants a look.
fn finding(fact: &Fact) -> Finding {
    match &fact.value {
        Some(value) => judge(fact.name, value),
        None => {
            let rule = [postgres::RULES, sqlite::RULES, machine::RULES].into_iter().flatten().find(|rule| rule.name == fact.name);
            let means = format!("this cannot be read from here. If it is not right: {}", rule.map_or("", |rule| rule.otherwise));
            Finding { verdict: Verdict::Look, name: fact.name, value: String::new(), means }
        }
    }
}

/// Looks at the deployment for whoever asks.
#[derive(Debug, Clone)]
pub enum Examiner {
    /// That of these settings.
    Deployment(Arc<Config>),
    /// What it finds is known.
    Known(Arc<[Finding]>),
}

impl Examiner {
    /// What wants mending or a look; `now` is this machine's clock in seconds since 1970.
    pub async fn wants(&self, now: i64) -> Vec<Finding> {
        let mut findings = match self {
            Self::Deployment(config) => examine(config, now).await,
            Self::Known(findings) => findings.to_vec(),
        };
        findings.retain(|finding| finding.verdict != Verdict::Ok);
        findings
    }
}

/// Checks the deployment; `now` is this machine's clock in seconds since 1970.
pub async fn examine(config: &Config, now: i64) -> Vec<Finding> {
    let began = Instant::now();
    let mut findings = Vec::new();
    let mut facts = Vec::new();
    let mut folder = config.data.clone();
    let is = match Db::open_as_it_is(&config.database, &config.pending_key).await {
        Ok(db) => {
            let clock = move || now + i64::try_from(began.elapsed().as_secs()).unwrap_or_default();
            match database(&db, clock).await {
                Ok(more) => facts.extend(more),
                Err(error) => findings.push(unreadable(&error)),
            }
            findings.extend(sealing::sealing(config, &db).await);
            folder = db.folder().unwrap_or(folder);
            db.leave().await;
            (Verdict::Ok, "this database is looked at; nothing is changed in it.".to_owned())
        }
        Err(StoreError::NoDatabase) => (Verdict::Wrong, NONE.to_owned()),
        Err(error) => (Verdict::Wrong, format!("{error}. Nothing about the database could be checked.")),
    };
    // With PostgreSQL too: keys lie there.
    if folder != config.data {
        facts.extend(permissions(&config.data).map(|value| Fact::new("folder permissions", Some(value))));
    }
    facts.extend(machine::facts(config, now));
    facts.push(disk(config, &folder));
    findings.extend(facts.iter().map(finding));
    // What is wrong stands first; within it, in the order of the checks.
    findings.sort_by_key(|finding| match finding.verdict {
        Verdict::Wrong => 0,
        Verdict::Look => 1,
        Verdict::Ok => 2,
    });
    // Before them all: which database this is about.
    let (verdict, means) = is;
    findings.insert(0, Finding { verdict, name: "database", value: shown(&config.database), means });
    findings
}

const NONE: &str =
    "there is no database here: run doctor with serve's settings, as serve's user (before serve's first start there is none).";

fn unreadable(error: &StoreError) -> Finding {
    let means = format!("{error}. Not everything about the database could be checked.");
    Finding { verdict: Verdict::Wrong, name: "database", value: String::new(), means }
}

/// The disk under SQLite's file; PostgreSQL's cannot be seen from here.
fn disk(config: &Config, folder: &Path) -> Fact {
    if config.database.starts_with("postgres") {
        return Fact::new("database's disk", Some(String::new()));
    }
    Fact::new("free disk", Disk::of(folder).ok().map(|disk| format!("{} MB free", disk.free / 1_000_000)))
}

/// What the database and its files say.
async fn database(db: &Db, clock: impl Fn() -> i64) -> Result<Vec<Fact>, StoreError> {
    let mut facts = vec![Fact::new("migrations", Some(db.migrations().await?))];
    facts.extend(db.settings().await?);
    let (theirs, ours) = (db.clock().await?, clock());
    facts.push(Fact::new("clock", Some(format!("{} s apart", theirs.abs_diff(ours)))));
    if let (Some(file), Some(folder)) = (db.file(), db.folder()) {
        for end in ["", "-wal", "-shm"] {
            let mut name = file.clone().into_os_string();
            name.push(end);
            // The two companions come and go.
            facts.extend(permissions(Path::new(&name)).map(|value| Fact::new("file permissions", Some(value))));
        }
        facts.push(Fact::new("folder permissions", permissions(&folder)));
        facts.push(Fact::new("file system", file_system(&folder)));
    } else {
        facts.extend(["write-ahead log", "monitoring"].map(|name| Fact::new(name, Some(String::new()))));
    }
    Ok(facts)
}

#[cfg(test)]
mod tests;
