//! Links by which a wave's results in full are given out.

use super::{
    Code, Db, StoreError,
    audit::{Entry, audited},
    in_tx, on_db, random_bytes,
    wave::read_code,
};
use crate::digest::hex;

/// A link that opens a wave's results in full.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// What its address holds: 128 random bits in hexadecimal.
    pub secret: String,
    /// The wave.
    pub wave: Code,
    /// Whom it was given to.
    pub name: String,
    /// When staff ended it, in seconds since 1970; nothing: it opens.
    pub ended_at: Option<i64>,
}

impl Share {
    /// A new one.
    ///
    /// # Errors
    /// When the operating system has no randomness.
    pub fn new(wave: &Code, name: &str) -> Result<Self, StoreError> {
        Ok(Self { secret: hex(&random_bytes::<16>()?), wave: wave.clone(), name: name.to_owned(), ended_at: None })
    }
}

type Row = (String, String, String, Option<i64>);

fn read((secret, wave, name, ended_at): Row) -> Result<Share, StoreError> {
    Ok(Share { secret, wave: read_code(&wave)?, name, ended_at })
}

impl Db {
    /// The wave that a link opens; nothing where there is no such link, or staff ended it.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn shared_wave(&self, secret: &str) -> Result<Option<Code>, StoreError> {
        const WAVE: &str = "SELECT wave FROM share WHERE secret = $1 AND ended_at IS NULL";
        let row: Option<(String,)> = on_db!(self, |pool| sqlx::query_as(WAVE).bind(secret).fetch_optional(pool).await)?;
        row.map(|(wave,)| read_code(&wave)).transpose()
    }

    /// A wave's links: those that open first, each by name.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn shares(&self, wave: &Code) -> Result<Vec<Share>, StoreError> {
        const SHARES: &str = "SELECT secret, wave, name, ended_at FROM share WHERE wave = $1";
        let rows: Vec<Row> = on_db!(self, |pool| sqlx::query_as(SHARES).bind(wave.as_str()).fetch_all(pool).await)?;
        let mut shares = rows.into_iter().map(read).collect::<Result<Vec<_>, _>>()?;
        shares.sort_by(|one, other| {
            (one.ended_at.is_some(), &one.name, &one.secret).cmp(&(other.ended_at.is_some(), &other.name, &other.secret))
        });
        Ok(shares)
    }

    /// One more link.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn add_share(&self, share: &Share, entry: &Entry) -> Result<(), StoreError> {
        in_tx!(self, |tx| {
            sqlx::query("INSERT INTO share (secret, wave, name) VALUES ($1, $2, $3)")
                .bind(&share.secret)
                .bind(share.wave.as_str())
                .bind(&share.name)
                .execute(&mut *tx)
                .await?;
            audited!(tx, entry);
            tx.commit().await?;
        });
        Ok(())
    }

    /// Ends a link of a wave, for good. Whether there was one that opened.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn end_share(&self, wave: &Code, secret: &str, ended_at: i64, entry: &Entry) -> Result<bool, StoreError> {
        const END: &str = "UPDATE share SET ended_at = $3 WHERE wave = $1 AND secret = $2 AND ended_at IS NULL";
        in_tx!(self, |tx| {
            let ended = sqlx::query(END).bind(wave.as_str()).bind(secret).bind(ended_at).execute(&mut *tx).await?;
            if ended.rows_affected() == 0 {
                return Ok(false);
            }
            audited!(tx, entry);
            tx.commit().await?;
        });
        Ok(true)
    }
}
