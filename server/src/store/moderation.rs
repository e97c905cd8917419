//! What moderators decided of a text. Of the text itself only what they let out stands here in the clear.

use domain::words::Manner;

use super::{
    Code, Db, EngineCare as _, State, StoreError,
    audit::{Entry, audited},
    in_tx, on_db,
    words::{NotNow, hold_words},
};

/// Where a text is on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Decision {
    /// To be looked at again.
    Held,
    /// It stays sealed; its themes count.
    NotForRelease,
    /// One person would release it; a child's words need a second.
    Proposed,
    /// What stands in `released` may be published.
    Released,
}

impl Decision {
    /// All.
    pub const ALL: [Self; 4] = [Self::Held, Self::NotForRelease, Self::Proposed, Self::Released];

    /// Its name in addresses and storage.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::NotForRelease => "not_for_release",
            Self::Proposed => "proposed",
            Self::Released => "released",
        }
    }

    /// The decision of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|decision| decision.as_str() == name)
    }
}

/// What was decided of a text; a text without one has not been read.
#[derive(Clone, PartialEq, Eq)]
pub struct Moderation {
    /// The text, by its random id.
    pub words: [u8; 16],
    /// Where it is.
    pub decision: Decision,
    /// In whose words it may be released.
    pub manner: Option<Manner>,
    /// What the first of two people would release, sealed to the wave's key.
    pub proposed: Option<Vec<u8>>,
    /// What may be published: `domain::words::Said` as JSON.
    pub released: Option<String>,
    /// Whether somebody was concerned about a child.
    pub concern: bool,
    /// Who decided first: an account's address.
    pub first_by: String,
    /// Who confirmed it.
    pub second_by: Option<String>,
    /// Goes up with each decision.
    pub revision: i64,
}

type Row = (Vec<u8>, String, Option<String>, Option<Vec<u8>>, Option<String>, bool, String, Option<String>, i64);

fn read((words, state, manner, proposed, released, concern, first_by, second_by, revision): Row) -> Result<Moderation, StoreError> {
    let words = words.try_into().map_err(|_| StoreError::unreadable("a text's id", "wrong length"))?;
    let decision = Decision::from_name(&state).ok_or_else(|| StoreError::unreadable("a text's state", &state))?;
    let manner = manner.as_deref().map(|name| Manner::from_name(name).ok_or_else(|| StoreError::unreadable("a text's manner", name)));
    let manner = manner.transpose()?;
    Ok(Moderation { words, decision, manner, proposed, released, concern, first_by, second_by, revision })
}

impl Db {
    /// What was decided of a wave's texts.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn moderations(&self, wave: &Code) -> Result<Vec<Moderation>, StoreError> {
        const ALL: &str = "SELECT words, state, manner, proposed, released, concern, first_by, second_by, revision FROM moderation
            WHERE wave = $1 ORDER BY words";
        let rows: Vec<Row> = on_db!(self, |pool| sqlx::query_as(ALL).bind(wave.as_str()).fetch_all(pool).await)?;
        rows.into_iter().map(read).collect()
    }

    /// Keeps what was decided of a text. `moderation.revision` is that of the decision which it takes the place of, 0 where the text was not read:
    /// false where somebody else decided meanwhile.
    ///
    /// # Errors
    /// While the wave is open, once its words are released, where it has no such text, or when the engine fails.
    pub async fn decide(&self, wave: &Code, moderation: &Moderation, entry: &Entry) -> Result<bool, StoreError> {
        const THERE: &str = "SELECT CAST(1 AS BIGINT) FROM words WHERE wave = $1 AND id = $2";
        const ADD: &str = "INSERT INTO moderation (wave, words, state, manner, proposed, released, concern, first_by, second_by, revision)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1) ON CONFLICT DO NOTHING";
        const CHANGE: &str = "UPDATE moderation SET state = $3, manner = $4, proposed = $5, released = $6, concern = $7, first_by = $8,
            second_by = $9, revision = revision + 1 WHERE wave = $1 AND words = $2 AND revision = $10";
        let Moderation { words, decision, manner, proposed, released, concern, first_by, second_by, revision } = moderation;
        in_tx!(self, |tx| {
            match hold_words!(tx, wave) {
                Ok(()) => {}
                Err(NotNow::Open) => {
                    return Err(StoreError::WrongState { code: wave.clone(), state: State::Open, needed: State::Closed });
                }
                Err(NotNow::Public) => return Err(StoreError::WordsKept(wave.clone())),
            }
            let there: Option<(i64,)> = sqlx::query_as(THERE).bind(wave.as_str()).bind(&words[..]).fetch_optional(&mut *tx).await?;
            if there.is_none() {
                return Ok(false);
            }
            let text = if *revision == 0 { ADD } else { CHANGE };
            let mut query = sqlx::query(text)
                .bind(wave.as_str())
                .bind(&words[..])
                .bind(decision.as_str())
                .bind(manner.map(Manner::as_str))
                .bind(proposed)
                .bind(released)
                .bind(*concern)
                .bind(first_by)
                .bind(second_by);
            if *revision > 0 {
                query = query.bind(*revision);
            }
            let done = query.execute(&mut *tx).await?;
            if done.rows_affected() != 1 {
                return Ok(false);
            }
            audited!(tx, entry);
            tx.commit().await?;
            Ok(true)
        })
    }
}
