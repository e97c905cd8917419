//! All SQL. One text for two engines: SQLite for one machine, PostgreSQL for many.
//!
//! A store function owns its whole transaction and is written once, with [`on_db!`] or [`in_tx!`]: its body type-checks against both engines.
//! Where their SQL differs, [`dialect`] keeps what stands inside `/*sqlite … */` or `/*postgres … */`. Care that only one engine
//! needs (pragmas, partitions) sits in [`sqlite`] and [`postgres`]. To add a table: a migration, a file here with the table's name, and its contract test in
//! `tests/store.rs`, which runs on both.

use sqlx::{PgPool, migrate::Migrator};

mod account;
pub mod audit;
pub mod code;
mod codebook;
mod coding;
mod dates;
mod deployment;
mod dialect;
pub mod doctor;
mod identity;
mod intake;
mod invitation;
mod link;
mod made_up_words;
mod mix;
mod moderation;
mod partnership;
mod passkey;
mod postgres;
mod progress;
mod release;
mod released;
mod response;
pub mod seal;
mod session;
mod share;
mod slip;
pub mod sqlite;
mod survey;
mod wave;
mod wave_draft;
mod word_key;
mod words;
mod words_release;

pub use account::Account;
pub use audit::Entry;
pub use code::Code;
pub use coding::{Coded, StoredCoding};
pub use dates::Dates;
pub use identity::{Attempt, Identity};
pub use intake::{Acceptance, Submission};
pub use invitation::{Invitation, Joined, NewAccount};
pub use link::Link;
pub use made_up_words::MadeUpWords;
pub use mix::{Mixed, Mixing};
pub use moderation::{Decision, Moderation};
pub use passkey::StoredPasskey;
pub use progress::Counted;
pub use release::Kept;
pub use released::Released;
pub use released::ReleasedWave;
pub use response::StoredResponse;
pub use seal::{PendingKey, Sealer};
pub use session::{Failures, OneOf, Session};
pub use share::Share;
pub use survey::{StoredDraft, StoredSurvey, VersionLine};
pub use wave::{Due, NewWave, State, Wave, WaveSecrets};
pub use wave_draft::KeptDraft;
pub use word_key::{Holder, KeyCopy, ModeratorKey, WordKey};
pub use words::StoredWords;
pub use words_release::{KeptWords, MadeOf};

/// Reads from whichever engine is there: `on_db!(self, |pool| …)`.
macro_rules! on_db {
    ($db:expr, |$pool:ident| $body:expr) => {
        match &$db.engine {
            $crate::store::Engine::Sqlite(sqlite) => {
                let $pool = &sqlite.read;
                $body
            }
            $crate::store::Engine::Postgres($pool) => $body,
        }
    };
}
pub(crate) use on_db;

/// Writes to whichever engine is there, in a transaction that the body commits: `in_tx!(self, |tx| …)`.
macro_rules! in_tx {
    ($db:expr, |$tx:ident| $body:expr) => {
        match &$db.engine {
            $crate::store::Engine::Sqlite(sqlite) => {
                let mut $tx = sqlite.write.begin_with($db.begin()).await?;
                $body
            }
            $crate::store::Engine::Postgres(pool) => {
                let mut $tx = pool.begin_with($db.begin()).await?;
                $body
            }
        }
    };
}
pub(crate) use in_tx;

/// The database: its engine, and the seal on what waits in it.
#[derive(Debug, Clone)]
pub struct Db {
    /// The engine.
    pub engine: Engine,
    sealer: Sealer,
}

/// Which engine it is, connected.
#[derive(Debug, Clone)]
pub enum Engine {
    /// One file.
    Sqlite(sqlite::Pools),
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
    /// There is none where it should be, or nothing in it.
    #[error("there is no database here")]
    NoDatabase,
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
    /// A wave opens as its draft was judged, once.
    #[error("the draft {0} was changed meanwhile, or its wave is open")]
    DraftChanged(Code),
    /// A wave has at most one release while it is open.
    #[error("wave {0} has had its interim release, and there is only one: what comes next is the final one, after it has closed")]
    InterimKept(Code),
    /// A wave's words are published once.
    #[error("the words of wave {0} are public, and they are never changed")]
    WordsKept(Code),
    /// Words were decided of or coded while their addendum was made.
    #[error("the words of wave {0} were changed while their release was made: look again")]
    WordsChanged(Code),
    /// The operating system gave no randomness.
    #[error("the operating system gave no random bytes: {0}")]
    Randomness(#[from] getrandom::Error),
    /// Words could not be sealed: their wave's key is not here, or the system gave no chance to seal with.
    #[error("words could not be sealed")]
    NotSealed,
    /// Others read, so that this must be tried again later.
    #[error("the database was busy")]
    Busy,
    /// The database did not answer in time.
    #[error("the database did not answer in time")]
    TooSlow,
    /// The key that seals what waits cannot be used.
    #[error("setting `pending_key`: {0}")]
    PendingKey(String),
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
    /// Holds the wave, with others who take answers in.
    async fn hold(&mut self, wave: &Code) -> Result<(), StoreError>;
    /// Holds the wave alone: whoever takes answers in finishes first, and those after us wait.
    async fn hold_alone(&mut self, wave: &Code) -> Result<(), StoreError>;
    /// Empties that wave's rows of a table so that their bytes are gone.
    async fn empty(&mut self, table: Emptied, wave: &Code) -> Result<(), StoreError>;
}

/// The tables that are emptied by wave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Emptied {
    Seen,
    Slip,
    Resend,
    Pending,
    Response,
    WaveKey,
    Words,
    Moderation,
    Coding,
}

impl Emptied {
    const fn name(self) -> &'static str {
        match self {
            Self::Seen => "seen",
            Self::Slip => "slip",
            Self::Resend => "resend",
            Self::Pending => "pending",
            Self::Response => "response",
            Self::WaveKey => "wave_key",
            Self::Words => "words",
            Self::Moderation => "moderation",
            Self::Coding => "coding",
        }
    }
}

impl Db {
    /// Opens the database at `sqlite:FILE` or `postgres://…`, brings it up to date and makes sure that `key` seals what waits in it.
    ///
    /// # Errors
    /// When the address names neither engine, the engine cannot be reached, a migration fails, or the key is another than the database knows.
    pub async fn open(address: &str, key: &PendingKey) -> Result<Self, StoreError> {
        let engine = Engine::connect(address).await?;
        let sealer = seal::claim(&engine, key).await?;
        Ok(Self { engine, sealer })
    }

    /// Opens a database to look at it: makes no file, brings nothing up to date, and compares the key instead of claiming one. Where the
    /// database knows no key yet and there is no file of one, nothing can be sealed or opened. Close with [`Db::leave`].
    ///
    /// # Errors
    /// [`StoreError::NoDatabase`] where there is none or an empty one; else as [`Db::open`].
    pub async fn open_as_it_is(address: &str, key: &PendingKey) -> Result<Self, StoreError> {
        let engine = match Engine::scheme(address)? {
            dialect::Dialect::Sqlite => Engine::Sqlite(sqlite::connect_to_look(address).await?),
            dialect::Dialect::Postgres => Engine::Postgres(postgres::connect(address).await?),
        };
        if !engine.has_table("_sqlx_migrations").await? {
            return Err(StoreError::NoDatabase);
        }
        let sealer = seal::compare(&engine, key).await?;
        Ok(Self { engine, sealer })
    }

    /// Opens a database whose key is lost: what waits under it is given up, and whoever sent that may send again. `key` seals from now on.
    ///
    /// # Errors
    /// As [`Db::open`].
    pub async fn open_without_key(address: &str, key: &PendingKey) -> Result<Self, StoreError> {
        let engine = Engine::connect(address).await?;
        seal::give_up(&engine).await?;
        let sealer = seal::claim(&engine, key).await?;
        Ok(Self { engine, sealer })
    }

    /// How a transaction that writes begins.
    fn begin(&self) -> sqlx::SqlStr {
        // SQLite would otherwise fail at the first write instead of waiting for its turn.
        self.sql("BEGIN/*sqlite IMMEDIATE*/")
    }

    /// The text as this engine reads it.
    fn sql(&self, text: &'static str) -> sqlx::SqlStr {
        dialect::sql(self.engine.dialect(), text)
    }

    /// Makes sure that deleted rows are gone from the engine's log too, as far as that is in our hands.
    ///
    /// # Errors
    /// When the engine fails, or others read for so long that it must be tried again later.
    pub async fn forget_deleted(&self) -> Result<(), StoreError> {
        match &self.engine {
            Engine::Sqlite(sqlite) => sqlite.forget_deleted().await,
            // PostgreSQL's log is its own: `blether doctor` names the settings.
            Engine::Postgres(_) => Ok(()),
        }
    }

    /// Finishes what runs, empties the engine's log where that is in our hands, and closes the connections.
    pub async fn close(&self) {
        match self.forget_deleted().await {
            // Busy: another program works on it, and empties it in its turn.
            Ok(()) | Err(StoreError::Busy) => {}
            Err(error) => tracing::warn!(%error, "the database's log could not be emptied at the end"),
        }
        self.leave().await;
    }

    /// Closes the connections and leaves everything as it is.
    pub async fn leave(&self) {
        match &self.engine {
            Engine::Sqlite(sqlite) => sqlite.close().await,
            Engine::Postgres(pool) => pool.close().await,
        }
    }
}

impl Engine {
    /// Connects, and brings the database up to date.
    async fn connect(address: &str) -> Result<Self, StoreError> {
        let engine = match Self::scheme(address)? {
            dialect::Dialect::Sqlite => Self::Sqlite(sqlite::connect(address).await?),
            dialect::Dialect::Postgres => Self::Postgres(postgres::connect(address).await?),
        };
        let migrator = Migrator::with_migrations(dialect::migrations(engine.dialect()));
        match &engine {
            Self::Sqlite(sqlite) => migrator.run(&sqlite.write).await,
            Self::Postgres(pool) => migrator.run(pool).await,
        }?;
        Ok(engine)
    }

    /// Which engine an address names.
    fn scheme(address: &str) -> Result<dialect::Dialect, StoreError> {
        match address.split_once(':') {
            Some(("sqlite", _)) => Ok(dialect::Dialect::Sqlite),
            Some(("postgres" | "postgresql", _)) => Ok(dialect::Dialect::Postgres),
            _ => Err(StoreError::Address(address.to_owned())),
        }
    }

    const fn dialect(&self) -> dialect::Dialect {
        match self {
            Self::Sqlite(_) => dialect::Dialect::Sqlite,
            Self::Postgres(_) => dialect::Dialect::Postgres,
        }
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
