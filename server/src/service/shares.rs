//! Links by which those who plan services give a wave's results in full to others: a board, a workshop, a partner.

use super::{
    ServiceError,
    accounts::{Wrong, entry},
};
use crate::store::{Db, Share, Wave};

/// What whom a link is for may be in length: it stands on one line.
const LONGEST: usize = 60;

/// One more link. What is wrong, in words for whoever made it.
///
/// # Errors
/// When the store fails.
pub async fn add(db: &Db, wave: &Wave, name: &str, by: &str, now: i64) -> Result<Result<Share, Wrong>, ServiceError> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > LONGEST {
        return Ok(Err(Wrong { field: "name", why: "Say whom it is for, in at most 60 letters: a board, a workshop." }));
    }
    let share = Share::new(&wave.code, name)?;
    // Whoever reads the audit must not come in by it: it holds the name and never the secret.
    db.add_share(&share, &entry(now, by, "shared the results", wave.partnership.as_ref(), &about(wave, name))).await?;
    Ok(Ok(share))
}

/// Ends a link, for good. Whether there was one that opened.
///
/// # Errors
/// When the store fails.
pub async fn end(db: &Db, wave: &Wave, secret: &str, by: &str, now: i64) -> Result<bool, ServiceError> {
    let shares = db.shares(&wave.code).await?;
    let Some(share) = shares.iter().find(|share| share.secret == secret) else { return Ok(false) };
    let ended = entry(now, by, "ended a share", wave.partnership.as_ref(), &about(wave, &share.name));
    Ok(db.end_share(&wave.code, secret, now, &ended).await?)
}

fn about(wave: &Wave, name: &str) -> String {
    format!("{} ({name})", wave.code)
}
