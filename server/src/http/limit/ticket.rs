//! Tickets past the limit. A ticket is honoured once: when it is half a minute old, or when its puzzle is solved.
//!
//! The puzzle is the SHA-256 scheme of ALTCHA's first protocol: find the number n in 0..=max for which SHA-256(salt ++ n in decimal) is
//! the challenge. The crate `altcha` speaks only the second protocol, reads the system's clock and brings a second generation of hmac and
//! sha2: so these few lines stand here. Salts have one length and are signed: none can be spliced with a number's digits.

use std::{
    collections::BTreeSet,
    sync::{Mutex, PoisonError},
};

use app::pages::respond::Wait;
use hmac::Mac as _;
use sha2::{Digest as _, Sha256};

use super::{Code, Shown, half};
use crate::digest::hmac;

/// The puzzle's largest number: a phone tries half of them on average, a second or less on a cheap one.
pub(super) const MAX: u32 = 50_000;
/// How long one waits without a proof, in seconds.
pub(super) const WAIT: u64 = 30;
/// How long a ticket is good for, in seconds.
pub(super) const LIFE: u64 = 600;
/// The most used tickets that are remembered, a few MB. Past it the oldest is forgotten early and could be used a second time: better
/// than to turn somebody away.
pub(super) const MOST_USED: usize = 100_000;
/// Hexadecimal digits of the time, the salt and the signature.
const DIGITS: [usize; 3] = [16, 32, 32];

/// A challenge: when it was given out, and a random salt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Ticket {
    issued: u64,
    salt: u128,
}

impl Ticket {
    /// A new ticket; `salt` is random, `now` in seconds.
    pub(super) const fn new(salt: u128, now: u64) -> Self {
        Self { issued: now, salt }
    }
}

/// What a shown ticket is worth.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It lets in, and is used up.
    Honoured,
    /// It still counts: its time has not come, and no proof came with it.
    Early(Ticket),
    /// There is none, or it is forged, expired, used, or another server's.
    Worthless,
}

/// Signs tickets, and remembers those that were used until they would have expired.
pub(super) struct Tickets {
    key: [u8; 32],
    used: Mutex<BTreeSet<Ticket>>,
}

impl Tickets {
    pub(super) const fn new(key: [u8; 32]) -> Self {
        Self { key, used: Mutex::new(BTreeSet::new()) }
    }

    /// What the page says and carries.
    pub(super) fn wait(&self, ticket: Ticket, now: u64) -> Wait {
        let salt = format!("{:032x}", ticket.salt);
        let challenge = Sha256::digest(format!("{salt}{}", self.number(ticket)));
        Wait {
            ticket: self.write(ticket),
            challenge: challenge.iter().map(|byte| format!("{byte:02x}")).collect(),
            salt,
            max: MAX,
            seconds: (ticket.issued + WAIT).saturating_sub(now),
        }
    }

    /// Looks at a ticket and uses it up where it is honoured.
    pub(super) fn look(&self, shown: Shown<'_>, now: u64) -> Verdict {
        let Some(ticket) = shown.ticket.and_then(|text| self.read(text)) else { return Verdict::Worthless };
        let age = now.saturating_sub(ticket.issued);
        let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        if age > LIFE || used.contains(&ticket) {
            return Verdict::Worthless;
        }
        // The number is ours, so to compare numbers is to compare hashes.
        let proved = shown.proof.is_some_and(|proof| proof.parse() == Ok(self.number(ticket)));
        if age < WAIT && !proved {
            return Verdict::Early(ticket);
        }
        used.insert(ticket);
        // They are ordered by time.
        while used.first().is_some_and(|first| first.issued + LIFE < now) || used.len() > MOST_USED {
            used.pop_first();
        }
        Verdict::Honoured
    }

    /// Takes back that a ticket was used.
    pub(super) fn give_back(&self, shown: Shown<'_>) {
        if let Some(ticket) = shown.ticket.and_then(|text| self.read(text)) {
            self.used.lock().unwrap_or_else(PoisonError::into_inner).remove(&ticket);
        }
    }

    /// The puzzle's answer: made from the key, so that it need not be kept.
    fn number(&self, ticket: Ticket) -> u32 {
        let [a, b, c, d, ..] = half(self.sign(b"number", ticket));
        u32::from_be_bytes([a, b, c, d]) % (MAX + 1)
    }

    fn sign(&self, what: &[u8], ticket: Ticket) -> Code {
        hmac(&self.key, &[what, &ticket.issued.to_be_bytes(), &ticket.salt.to_be_bytes()])
    }

    fn write(&self, ticket: Ticket) -> String {
        let signature = u128::from_be_bytes(half(self.sign(b"ticket", ticket)));
        format!("{:016x}{:032x}{signature:032x}", ticket.issued, ticket.salt)
    }

    fn read(&self, text: &str) -> Option<Ticket> {
        let (issued, rest) = text.split_at_checked(DIGITS[0])?;
        let (salt, signature) = rest.split_at_checked(DIGITS[1])?;
        let ticket = Ticket { issued: u64::from_str_radix(issued, 16).ok()?, salt: u128::from_str_radix(salt, 16).ok()? };
        let signature = u128::from_str_radix(signature, 16).ok().filter(|_| signature.len() == DIGITS[2])?;
        self.sign(b"ticket", ticket).verify_truncated_left(&signature.to_be_bytes()).ok()?;
        Some(ticket)
    }

    /// How many used tickets are remembered.
    #[cfg(test)]
    pub(super) fn remembered(&self) -> usize {
        self.used.lock().unwrap_or_else(PoisonError::into_inner).len()
    }
}
