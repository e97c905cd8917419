//! What moderators decided of a text. Of the text itself only what they let out stands here in the clear.

use super::{Code, Db, StoreError, on_db};

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
    /// In whose words it may be released: `quote` (redacted) or `paraphrase`.
    pub manner: Option<String>,
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
}
