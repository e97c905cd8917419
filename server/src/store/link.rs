//! Links that lead to a wave: a code, an area, and what staff call it. None is ever stored beside an answer.

use domain::survey::Id;

use super::{
    Code, Db, StoreError, Wave,
    audit::{Entry, audited},
    in_tx, on_db,
    wave::{read_code, read_id},
};

/// A code that leads to a wave and names an area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Its code.
    pub code: Code,
    /// The wave it leads to.
    pub wave: Code,
    /// The area whose families it was given to.
    pub area: Id,
    /// What staff call it, an event or a place; empty: the area's own.
    pub name: String,
    /// When staff closed it, in seconds since 1970; nothing: it is open as long as its wave.
    pub closed_at: Option<i64>,
    /// Whether it needs a slip's code, each good for one response; otherwise it is open to anyone who has it.
    pub single_use: bool,
    /// How many slips were made for it. How many were used nobody is told.
    pub slips: i64,
}

impl Link {
    /// A new link, open to anyone who has it.
    ///
    /// # Errors
    /// When the operating system has no randomness.
    pub fn new(wave: &Code, area: &Id) -> Result<Self, StoreError> {
        let (wave, area) = (wave.clone(), area.clone());
        Ok(Self { code: Code::random()?, wave, area, name: String::new(), closed_at: None, single_use: false, slips: 0 })
    }
}

/// Writes a link in a transaction that is under way.
macro_rules! write_link {
    ($tx:ident, $link:expr) => {{
        let link: &$crate::store::Link = $link;
        sqlx::query("INSERT INTO link (code, wave, area, name, single_use) VALUES ($1, $2, $3, $4, $5)")
            .bind(link.code.as_str())
            .bind(link.wave.as_str())
            .bind(link.area.as_str())
            .bind(&link.name)
            .bind(link.single_use)
            .execute(&mut *$tx)
            .await?;
    }};
}
pub(super) use write_link;

const ONE: &str = "SELECT code, wave, area, name, closed_at, single_use, slips FROM link WHERE code = $1";
const OF_WAVE: &str = "SELECT code, wave, area, name, closed_at, single_use, slips FROM link WHERE wave = $1";

/// A link's columns, in the order of [`ONE`].
type Row = (String, String, String, String, Option<i64>, bool, i64);

fn read((code, wave, area, name, closed_at, single_use, slips): Row) -> Result<Link, StoreError> {
    Ok(Link { code: read_code(&code)?, wave: read_code(&wave)?, area: read_id(&area)?, name, closed_at, single_use, slips })
}

impl Db {
    /// The link of that code and the wave it leads to.
    ///
    /// # Errors
    /// When there is none, or the engine fails.
    pub async fn link(&self, code: &Code) -> Result<(Link, Wave), StoreError> {
        let row: Option<Row> = on_db!(self, |pool| sqlx::query_as(ONE).bind(code.as_str()).fetch_optional(pool).await)?;
        let link = read(row.ok_or_else(|| StoreError::NoSuchWave(code.clone()))?)?;
        let wave = self.wave(&link.wave).await?;
        Ok((link, wave))
    }

    /// A wave's links, by area and name.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn links(&self, wave: &Code) -> Result<Vec<Link>, StoreError> {
        let rows: Vec<Row> = on_db!(self, |pool| sqlx::query_as(OF_WAVE).bind(wave.as_str()).fetch_all(pool).await)?;
        let mut links = rows.into_iter().map(read).collect::<Result<Vec<_>, StoreError>>()?;
        links.sort_by(|one, other| (&one.area, &one.name, &one.code).cmp(&(&other.area, &other.name, &other.code)));
        Ok(links)
    }

    /// One more link.
    ///
    /// # Errors
    /// When the engine fails, or the code is taken.
    pub async fn add_link(&self, link: &Link, entry: &Entry) -> Result<(), StoreError> {
        in_tx!(self, |tx| {
            write_link!(tx, link);
            audited!(tx, entry);
            tx.commit().await?;
        });
        Ok(())
    }

    /// Closes a link, or opens it again.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn set_link_closed(&self, code: &Code, closed_at: Option<i64>, entry: &Entry) -> Result<(), StoreError> {
        in_tx!(self, |tx| {
            sqlx::query("UPDATE link SET closed_at = $2 WHERE code = $1").bind(code.as_str()).bind(closed_at).execute(&mut *tx).await?;
            audited!(tx, entry);
            tx.commit().await?;
        });
        Ok(())
    }
}
