//! What a partnership says about itself: who answers for its data, its own help lines, and when it checked the shipped ones.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    draft::Controller,
    help::{HelpLine, How},
    survey::{Audience, Id},
};

use super::{
    Db, StoreError,
    audit::{Entry, audited},
    in_tx, on_db,
    wave::{read_id, read_list, write_list},
};

type LineRow = (String, String, String, String, String, String, String, Option<String>, String);

fn read_line((id, name, about, how, number, audiences, hours, area, checked_on): LineRow) -> Result<HelpLine, StoreError> {
    Ok(HelpLine {
        id: read_id(&id)?,
        name,
        about,
        how: if how == How::Text.as_str() { How::Text } else { How::Call },
        number,
        audiences: read_list("a help line's audiences", &audiences)?,
        ages: None,
        hours: Some(hours).filter(|hours| !hours.is_empty()),
        area: area.as_deref().map(read_id).transpose()?,
        checked_on,
        untranslated: false,
    })
}

impl Db {
    /// Every partnership that something hangs on: waves, plans, surveys, people, what it says about itself.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn partnerships_in_use(&self) -> Result<BTreeSet<Id>, StoreError> {
        const TEXT: &str = "SELECT partnership FROM wave WHERE partnership IS NOT NULL UNION SELECT partnership FROM wave_draft
            UNION SELECT partnership FROM account_role UNION SELECT partnership FROM controller UNION SELECT partnership FROM local_line
            UNION SELECT partnership FROM survey_draft UNION SELECT partnership FROM survey_version WHERE partnership IS NOT NULL";
        let rows: Vec<(String,)> = on_db!(self, |pool| sqlx::query_as(TEXT).fetch_all(pool).await)?;
        rows.iter().map(|(id,)| read_id(id)).collect()
    }

    /// Who answers for a partnership's data; nothing said yet: empty.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn controller(&self, partnership: &Id) -> Result<Controller, StoreError> {
        const TEXT: &str = "SELECT name, contact, officer, basis, protection FROM controller WHERE partnership = $1";
        let row: Option<(String, String, String, String, String)> =
            on_db!(self, |pool| sqlx::query_as(TEXT).bind(partnership.as_str()).fetch_optional(pool).await)?;
        let read = |(name, contact, officer, basis, protection)| Controller { name, contact, officer, basis, protection };
        Ok(row.map(read).unwrap_or_default())
    }

    /// Says who answers for a partnership's data.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn set_controller(&self, partnership: &Id, controller: &Controller, entry: &Entry) -> Result<(), StoreError> {
        const TEXT: &str = "INSERT INTO controller (partnership, name, contact, officer, basis, protection)
            VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (partnership) DO UPDATE SET name = $2, contact = $3, officer = $4, basis = $5, protection = $6";
        in_tx!(self, |tx| {
            sqlx::query(TEXT)
                .bind(partnership.as_str())
                .bind(&controller.name)
                .bind(&controller.contact)
                .bind(&controller.officer)
                .bind(&controller.basis)
                .bind(&controller.protection)
                .execute(&mut *tx)
                .await?;
            audited!(tx, entry);
            tx.commit().await?;
        });
        Ok(())
    }

    /// A partnership's own help lines, by name.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn local_lines(&self, partnership: &Id) -> Result<Vec<HelpLine>, StoreError> {
        const TEXT: &str = "SELECT id, name, about, how, number, audiences, hours, area, checked_on FROM local_line WHERE partnership = $1";
        let rows: Vec<LineRow> = on_db!(self, |pool| sqlx::query_as(TEXT).bind(partnership.as_str()).fetch_all(pool).await)?;
        let mut lines = rows.into_iter().map(read_line).collect::<Result<Vec<_>, StoreError>>()?;
        lines.sort_by(|one, other| (&one.name, &one.id).cmp(&(&other.name, &other.id)));
        Ok(lines)
    }

    /// Writes a help line of a partnership, new or in place of the one with its id.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn set_local_line(&self, partnership: &Id, line: &HelpLine, entry: &Entry) -> Result<(), StoreError> {
        const TEXT: &str = "INSERT INTO local_line (partnership, id, name, about, how, number, audiences, hours, area, checked_on)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (partnership, id)
            DO UPDATE SET name = $3, about = $4, how = $5, number = $6, audiences = $7, hours = $8, area = $9, checked_on = $10";
        let audiences = write_list::<Audience>(&line.audiences)?;
        in_tx!(self, |tx| {
            sqlx::query(TEXT)
                .bind(partnership.as_str())
                .bind(line.id.as_str())
                .bind(&line.name)
                .bind(&line.about)
                .bind(line.how.as_str())
                .bind(&line.number)
                .bind(&audiences)
                .bind(line.hours.as_deref().unwrap_or_default())
                .bind(line.area.as_ref().map(Id::as_str))
                .bind(&line.checked_on)
                .execute(&mut *tx)
                .await?;
            audited!(tx, entry);
            tx.commit().await?;
        });
        Ok(())
    }

    /// Takes a help line of a partnership away.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn remove_local_line(&self, partnership: &Id, line: &Id, entry: &Entry) -> Result<(), StoreError> {
        in_tx!(self, |tx| {
            sqlx::query("DELETE FROM local_line WHERE partnership = $1 AND id = $2")
                .bind(partnership.as_str())
                .bind(line.as_str())
                .execute(&mut *tx)
                .await?;
            audited!(tx, entry);
            tx.commit().await?;
        });
        Ok(())
    }

    /// When a partnership checked which of the shipped lines.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn line_checks(&self, partnership: &Id) -> Result<BTreeMap<Id, String>, StoreError> {
        const TEXT: &str = "SELECT line, checked_on FROM line_check WHERE partnership = $1";
        let rows: Vec<(String, String)> = on_db!(self, |pool| sqlx::query_as(TEXT).bind(partnership.as_str()).fetch_all(pool).await)?;
        rows.into_iter().map(|(line, checked_on)| Ok((read_id(&line)?, checked_on))).collect()
    }

    /// Remembers that somebody of a partnership checked a line, its own or a shipped one, on that day.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn check_line(&self, partnership: &Id, line: &Id, checked_on: &str, entry: &Entry) -> Result<(), StoreError> {
        const OWN: &str = "UPDATE local_line SET checked_on = $3 WHERE partnership = $1 AND id = $2";
        const SHIPPED: &str = "INSERT INTO line_check (partnership, line, checked_on) VALUES ($1, $2, $3)
            ON CONFLICT (partnership, line) DO UPDATE SET checked_on = $3";
        in_tx!(self, |tx| {
            let own = sqlx::query(OWN).bind(partnership.as_str()).bind(line.as_str()).bind(checked_on).execute(&mut *tx).await?;
            if own.rows_affected() == 0 {
                sqlx::query(SHIPPED).bind(partnership.as_str()).bind(line.as_str()).bind(checked_on).execute(&mut *tx).await?;
            }
            audited!(tx, entry);
            tx.commit().await?;
        });
        Ok(())
    }
}
