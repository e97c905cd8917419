//! All SQL. One text for two engines: SQLite for one machine, PostgreSQL for many.
//!
//! A store function owns its whole transaction and is written once, with [`on_db!`]: its body type-checks against both engines.
//! Where their SQL differs, [`dialect`] keeps what stands inside `/*sqlite … */` or `/*postgres … */`. Care that only one engine
//! needs (pragmas, partitions) sits in [`sqlite`] and [`postgres`]. To add a table: a migration, a file here with the table's name, and its contract test in
//! `tests/store.rs`, which runs on both.

use sqlx::{PgPool, SqlitePool, migrate::Migrator};

pub mod code;
mod dialect;
pub mod doctor;
mod intake;
mod postgres;
mod release;
mod response;
mod sqlite;
mod wave;

pub use code::Code;
pub use intake::{Acceptance, Submission};
pub use response::StoredResponse;
pub use wave::{Link, NewWave, State, Wave, WaveSecrets};

/// Runs one body against whichever engine is there: `on_db!(self, |pool| …)`.
macro_rules! on_db {
    ($db:expr, |$pool:ident| $body:expr) => {
        match $db {
            $crate::store::Db::Sqlite($pool) => $body,
            $crate::store::Db::Postgres($pool) => $body,
        }
    };
}
pub(crate) use on_db;

/// The database, by its engine.
#[derive(Debug, Clone)]
pub enum Db {
    /// One file.
    Sqlite(SqlitePool),
    /// A server, shared by several of ours.
    Postgres(PgPool),
}

/// What can go wrong in the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The setting `database` names neither engine.
    #[error("setting `database`: {0:?} is not a database address; use sqlite:FILE or postgres://USER@HOST/NAME")]
    Address(String),
    /// The engine refused or failed.
    #[error("the database failed: {0}")]
    Engine(#[from] sqlx::Error),
    /// A migration failed.
    #[error("the database could not be brought up to date: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// Something stored cannot be read back.
    #[error("{what} in the database cannot be read: {reason}")]
    Unreadable {
        /// What it is.
        what: &'static str,
        /// Why it cannot be read.
        reason: String,
    },
    /// No wave or link has that code.
    #[error("there is no wave or link with the code {0}")]
    NoSuchWave(Code),
    /// The wave is not in the state that this step needs.
    #[error("wave {code} is {state}: it must be {needed}")]
    WrongState {
        /// The wave.
        code: Code,
        /// Its state.
        state: State,
        /// The state that it must be in.
        needed: State,
    },
    /// The operating system gave no randomness.
    #[error("the operating system gave no random bytes: {0}")]
    Randomness(#[from] getrandom::Error),
}

impl StoreError {
    /// A stored text that is not the JSON it should be. The message names the place, never what stands there: it may be an answer.
    pub(crate) fn json(what: &'static str, error: &serde_json::Error) -> Self {
        Self::Unreadable { what, reason: format!("{:?} error in column {}", error.classify(), error.column()) }
    }

    fn unreadable(what: &'static str, reason: impl ToString) -> Self {
        Self::Unreadable { what, reason: reason.to_string() }
    }
}

/// What each engine needs at certain moments, inside the store function's own transaction.
trait EngineCare {
    /// Makes room for a new wave.
    async fn make_wave(&mut self, wave: &Code) -> Result<(), StoreError>;
    /// Empties that wave's waiting responses, once they are mixed.
    async fn empty_pending(&mut self, wave: &Code) -> Result<(), StoreError>;
}

impl Db {
    /// Opens the database at `sqlite:FILE` or `postgres://…` and brings it up to date.
    ///
    /// # Errors
    /// When the address names neither engine, the engine cannot be reached, or a migration fails.
    pub async fn open(address: &str) -> Result<Self, StoreError> {
        let scheme = address.split_once(':').map(|(scheme, _)| scheme);
        let db = match scheme {
            Some("sqlite") => Self::Sqlite(sqlite::connect(address).await?),
            Some("postgres" | "postgresql") => Self::Postgres(postgres::connect(address).await?),
            _ => return Err(StoreError::Address(address.to_owned())),
        };
        let migrator = Migrator::with_migrations(dialect::migrations(db.engine()));
        on_db!(&db, |pool| migrator.run(pool).await)?;
        Ok(db)
    }

    const fn engine(&self) -> dialect::Engine {
        match self {
            Self::Sqlite(_) => dialect::Engine::Sqlite,
            Self::Postgres(_) => dialect::Engine::Postgres,
        }
    }

    /// How a transaction that writes begins.
    fn begin(&self) -> sqlx::SqlStr {
        // SQLite would otherwise fail at the first write instead of waiting for its turn.
        self.sql("BEGIN/*sqlite IMMEDIATE*/")
    }

    /// The text as this engine reads it.
    fn sql(&self, text: &'static str) -> sqlx::SqlStr {
        dialect::sql(self.engine(), text)
    }

    /// Finishes what runs and closes the connections.
    pub async fn close(&self) {
        on_db!(self, |pool| pool.close().await);
    }
}

/// Fresh bytes from the operating system.
///
/// # Errors
/// When it has none to give.
#[expect(clippy::disallowed_methods, reason = "where chance enters")]
pub fn random_bytes<const N: usize>() -> Result<[u8; N], StoreError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)?;
    Ok(bytes)
}
