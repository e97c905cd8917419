//! Printed codes, each of which lets one person's answers in: made here, shown once, and kept only as digests.
//!
//! Guessing one is hopeless. Of 5.6 · 10^15 codes a link has at most some hundreds. Every guess is a whole form with answers, which counts against
//! the limit of submits (`http::limit`): 1,000 an hour from one address, and past that a proof of work or half a minute's wait each. Whoever
//! does a hundred a second, day and night for four weeks, tries 2.4 · 10^8 codes: with 200 slips unspent, the chance to hit one is 1 in 100,000.

use domain::slip::SlipCode;
use hmac::Mac as _;

use super::{ServiceError, accounts::entry, mix};
use crate::{
    digest::hmac,
    store::{Code, Db, Link, State, StoreError, Wave, random_bytes},
};

/// The most slips in one go: twenty sheets. Slips are for where few are expected; each that lies about unspent is a false answer that somebody
/// could send, so that nobody should print thousands by a slip of the finger.
pub const MOST: usize = 200;

/// Said before a link and its code, so that what is digested is longer than a page's token is, and never the same.
const PURPOSE: &[u8] = b"a slip's code, good for one response: ";

/// What is kept of a code: the link is inside, so that no row says whose it is.
pub(super) fn digest(wave_key: &[u8; 32], link: &Code, code: &SlipCode) -> [u8; 32] {
    hmac(wave_key, &[PURPOSE, link.as_str().as_bytes(), b" ", code.plain().as_bytes()]).finalize().into_bytes().into()
}

/// Makes so many slips of a link: at least one and at most [`MOST`]. What comes back is the only copy of the codes.
///
/// # Errors
/// When the wave is not open, or the store fails.
pub async fn make(db: &Db, (link, wave): &(Link, Wave), number: usize, by: &str, now: i64) -> Result<Vec<SlipCode>, ServiceError> {
    let closed = || StoreError::WrongState { code: wave.code.clone(), state: State::Closed, needed: State::Open };
    let wave_key = db.wave_key(&wave.code).await?.ok_or_else(closed)?;
    let mut codes: Vec<SlipCode> = Vec::with_capacity(number);
    while codes.len() < number.clamp(1, MOST) {
        let code = SlipCode::new(u128::from_be_bytes(random_bytes()?));
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    let digests: Vec<_> = codes.iter().map(|code| digest(&wave_key, &link.code, code)).collect();
    let about = format!("{}: {}", link.code, codes.len());
    db.add_slips(link, &digests, &entry(now, by, "printed slips", wave.partnership.as_ref(), &about)).await?;
    // Else the engine's log would still tell this printing from those before.
    if let Err(error) = db.forget_deleted().await.or_else(mix::busy_is_fine) {
        tracing::warn!(%error, "the database's log could not be emptied after a printing");
    }
    Ok(codes)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at once")]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_of_its_wave_its_link_and_its_code() {
        let links = ["bcd23fg", "bcd23fh"].map(|code| Code::read(code).unwrap());
        let code = SlipCode::new(1);
        let one = digest(&[1; 32], &links[0], &code);
        assert_eq!(one, digest(&[1; 32], &links[0], &SlipCode::read(&code.to_string().to_lowercase()).unwrap()));
        assert_ne!(one, digest(&[2; 32], &links[0], &code));
        assert_ne!(one, digest(&[1; 32], &links[1], &code));
        assert_ne!(one, digest(&[1; 32], &links[0], &SlipCode::new(2)));
        // No token, of 32 bytes, is ever digested to the same.
        assert!(PURPOSE.len() > 32);
    }
}
