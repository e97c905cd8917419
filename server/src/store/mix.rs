//! Mixing: what waits becomes responses and words under fresh random ids, without any link back nor between them; at close all of them once more.

use super::{
    Code, Db, Emptied, EngineCare as _, State, StoreError, StoredResponse, StoredWords, in_tx, seal::sealer_is_current,
    wave::held_in_state, words::insert_words,
};
use crate::failpoint;

/// What a mixing is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mixing {
    /// To mix what waits, if that is at least so many.
    AtLeast(usize),
    /// To close the wave, at so many seconds since 1970: whatever waits is mixed, then all of the wave's responses once more.
    Close(i64),
}

/// What waiting bodies become.
#[derive(Clone, Default)]
pub struct Mixed {
    /// A response a body.
    pub responses: Vec<StoredResponse>,
    /// Everyone's words, each text apart.
    pub words: Vec<StoredWords>,
}

const MAKE: &str = "CREATE /*postgres TEMPORARY */ TABLE fresh (id BYTEA, area TEXT, audience TEXT, answers TEXT)";
// 128 random bits either way: a version 4 UUID, PostgreSQL's only way to its strong randomness, has six fixed ones.
const FILL: &str = "INSERT INTO fresh (id, area, audience, answers) SELECT
    /*sqlite randomblob(16) */
    /*postgres substring(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) FROM 1 FOR 16) */,
    area, audience, answers FROM response WHERE wave = $1";
const REFILL: &str =
    "INSERT INTO response (wave, id, area, audience, answers) SELECT $1, id, area, audience, answers FROM fresh ORDER BY id";

const MAKE_WORDS: &str = "CREATE /*postgres TEMPORARY */ TABLE fresh_words
    (id BYTEA, area TEXT, audience TEXT, question TEXT, may_share BOOLEAN, sealed BYTEA)";
const FILL_WORDS: &str = "INSERT INTO fresh_words (id, area, audience, question, may_share, sealed) SELECT
    /*sqlite randomblob(16) */
    /*postgres substring(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) FROM 1 FOR 16) */,
    area, audience, question, may_share, sealed FROM words WHERE wave = $1";
const REFILL_WORDS: &str = "INSERT INTO words (wave, id, area, audience, question, may_share, sealed)
    SELECT $1, id, area, audience, question, may_share, sealed FROM fresh_words ORDER BY id";

impl Db {
    /// Mixes what waits in a wave, in one transaction, alone on the wave. Gives back how many responses were mixed.
    ///
    /// `mix` gets every waiting body, opened, and gives back what to store; it chooses the ids.
    ///
    /// # Errors
    /// When the wave is not open, a body cannot be opened or read, or the engine fails; then the wave is as it was.
    pub async fn mix(
        &self,
        wave: &Code,
        mixing: Mixing,
        mix: impl Fn(Vec<Vec<u8>>) -> Result<Mixed, StoreError>,
    ) -> Result<usize, StoreError> {
        let (make, fill) = (self.sql(MAKE), self.sql(FILL));
        let (make_words, fill_words) = (self.sql(MAKE_WORDS), self.sql(FILL_WORDS));
        in_tx!(self, |tx| {
            held_in_state!(tx, wave, State::Open);
            sealer_is_current!(self, tx);
            let waiting: Vec<(Vec<u8>,)> =
                sqlx::query_as("SELECT body FROM pending WHERE wave = $1").bind(wave.as_str()).fetch_all(&mut *tx).await?;
            if let Mixing::AtLeast(enough) = mixing
                && waiting.len() < enough
            {
                // Another server mixed meanwhile.
                return Ok(0);
            }
            let waiting = waiting.iter().map(|(sealed,)| self.sealer.open(wave, sealed)).collect::<Result<Vec<_>, _>>()?;
            let Mixed { mut responses, mut words } = mix(waiting)?;
            // Written in the order of their random ids: no stored order says who came when.
            responses.sort_unstable_by_key(|response| response.id);
            words.sort_unstable_by_key(|words| words.id);
            tx.empty(Emptied::Resend, wave).await?;
            failpoint::pass("mix: resend emptied");
            tx.empty(Emptied::Pending, wave).await?;
            failpoint::pass("mix: pending emptied");
            for response in &responses {
                sqlx::query("INSERT INTO response (wave, id, area, audience, answers) VALUES ($1, $2, $3, $4, $5)")
                    .bind(wave.as_str())
                    .bind(&response.id[..])
                    .bind(response.area.as_str())
                    .bind(&response.audience)
                    .bind(&response.answers)
                    .execute(&mut *tx)
                    .await?;
                failpoint::pass("mix: response stored");
            }
            for words in &words {
                insert_words!(tx, wave, words);
                failpoint::pass("mix: words stored");
            }
            if let Mixing::Close(closed_at) = mixing {
                // The engine keeps what betrays the batches (PostgreSQL a row's place and writer, which CLUSTER and VACUUM FULL keep too;
                // SQLite the order of writing within a page): so all of the wave's rows are written anew, in the order of new ids,
                // once the old ones are gone. A swap of partitions would do it as well, but it holds the responses of every wave.
                sqlx::query(make).persistent(false).execute(&mut *tx).await?;
                sqlx::query(fill).persistent(false).bind(wave.as_str()).execute(&mut *tx).await?;
                failpoint::pass("close: fresh filled");
                tx.empty(Emptied::Response, wave).await?;
                failpoint::pass("close: response emptied");
                sqlx::query(REFILL).persistent(false).bind(wave.as_str()).execute(&mut *tx).await?;
                failpoint::pass("close: response filled");
                sqlx::query("DROP TABLE fresh").persistent(false).execute(&mut *tx).await?;
                // The words too, by ids and in an order of their own.
                sqlx::query(make_words).persistent(false).execute(&mut *tx).await?;
                sqlx::query(fill_words).persistent(false).bind(wave.as_str()).execute(&mut *tx).await?;
                tx.empty(Emptied::Words, wave).await?;
                failpoint::pass("close: words emptied");
                sqlx::query(REFILL_WORDS).persistent(false).bind(wave.as_str()).execute(&mut *tx).await?;
                failpoint::pass("close: words filled");
                sqlx::query("DROP TABLE fresh_words").persistent(false).execute(&mut *tx).await?;
                sqlx::query("UPDATE wave SET state = 'closed', closed_at = $2 WHERE code = $1")
                    .bind(wave.as_str())
                    .bind(closed_at)
                    .execute(&mut *tx)
                    .await?;
                failpoint::pass("close: wave closed");
            }
            failpoint::pass("mix: before commit");
            tx.commit().await?;
            failpoint::pass("mix: after commit");
            Ok(responses.len())
        })
    }
}
