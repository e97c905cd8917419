//! Slips: the digests of the codes that may be spent in a wave. Which link's they are is inside the digest.

use std::collections::BTreeSet;

use super::{Code, Db, Emptied, EngineCare as _, Link, State, StoreError, audit::Entry, audit::audited, in_tx, wave::held_in_state};

impl Db {
    /// More slips of a link. All of the wave's digests are written anew, in their order: nothing tells one printing from another.
    ///
    /// # Errors
    /// When the wave is not open or the engine fails; then none of the new ones is kept.
    pub async fn add_slips(&self, link: &Link, digests: &[[u8; 32]], entry: &Entry) -> Result<(), StoreError> {
        let wave: &Code = &link.wave;
        in_tx!(self, |tx| {
            held_in_state!(tx, wave, State::Open);
            let kept: Vec<(Vec<u8>,)> =
                sqlx::query_as("SELECT key FROM slip WHERE wave = $1").bind(wave.as_str()).fetch_all(&mut *tx).await?;
            let new = digests.iter().map(|digest| digest.to_vec());
            let all: BTreeSet<Vec<u8>> = kept.into_iter().map(|(key,)| key).chain(new).collect();
            tx.empty(Emptied::Slip, wave).await?;
            for key in &all {
                sqlx::query("INSERT INTO slip (wave, key) VALUES ($1, $2)").bind(wave.as_str()).bind(&key[..]).execute(&mut *tx).await?;
            }
            sqlx::query("UPDATE link SET slips = slips + $2 WHERE code = $1")
                .bind(link.code.as_str())
                .bind(i64::try_from(digests.len()).unwrap_or(i64::MAX))
                .execute(&mut *tx)
                .await?;
            audited!(tx, entry);
            tx.commit().await?;
        });
        Ok(())
    }
}
