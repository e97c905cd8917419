//! The limiter against abuse (privacy.md, Collect): in memory, generous, forgetful. Past it nobody is refused: a phone proves that it did
//! a little work, or its owner waits half a minute. No address is kept, and nothing here writes a line into a log.
//!
//! What it is for: one careless or clumsy flood from one place must not fill a wave with made-up answers. What it cannot do: stop somebody
//! who means it. A computer solves the puzzles by the hundred a second, and many tickets can wait at the same time; nobody can be turned
//! away without turning a school away too. Against that there are single-use codes.

mod hour;
mod ticket;

use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use app::pages::respond::Wait;
use domain::answer::{PROOF, TICKET};
use hmac::{Hmac, Mac as _};
use sha2::Sha256;

use self::{
    hour::Hour,
    ticket::{Ticket, Tickets, Verdict},
};
use super::client::{Client, TrustedProxies};
use crate::store::{StoreError, random_bytes};

/// The time since some moment that does not change, never running back.
#[derive(Clone)]
struct Clock(Arc<dyn Fn() -> Duration + Send + Sync>);

impl governor::clock::Clock for Clock {
    type Instant = Duration;

    fn now(&self) -> Duration {
        (self.0)()
    }
}

/// What a client does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    /// Opens a page, or looks at its form again.
    Page,
    /// Sends answers.
    Submit,
    /// Staff try to come in.
    SignIn,
}

/// What a client shows who was asked to wait.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Shown<'a> {
    ticket: Option<&'a str>,
    proof: Option<&'a str>,
}

impl<'a> Shown<'a> {
    /// Finds it among the fields of a form or a query.
    pub(super) fn of<T: AsRef<str>>(pairs: &'a [(T, T)]) -> Self {
        let find = |field| pairs.iter().find(|(name, _)| name.as_ref() == field).map(|(_, value)| value.as_ref());
        Self { ticket: find(TICKET), proof: find(PROOF) }
    }
}

/// The limits of every client.
pub struct Limits {
    proxies: TrustedProxies,
    clock: Clock,
    hour: Mutex<Option<Hour>>,
    tickets: Tickets,
}

impl Limits {
    /// Fresh limits. `key` signs tickets: random, or one that several servers behind one balancer share; then `clock` must be the time
    /// since the same moment on all of them. A server with another key answers a ticket with a new one.
    #[must_use]
    pub fn new(proxies: TrustedProxies, key: [u8; 32], clock: impl Fn() -> Duration + Send + Sync + 'static) -> Self {
        Self { proxies, clock: Clock(Arc::new(clock)), hour: Mutex::new(None), tickets: Tickets::new(key) }
    }

    /// Whose word about a client is taken.
    pub(super) const fn proxies(&self) -> &TrustedProxies {
        &self.proxies
    }

    /// Nothing where the client may go on; else what it is told to do. A ticket is used up only where it is needed.
    ///
    /// # Errors
    /// When the operating system has no random bytes to give.
    pub(super) fn hold(&self, act: Act, client: Client, shown: Shown<'_>) -> Result<Option<Wait>, StoreError> {
        if self.over(act, client)?.is_none() {
            return Ok(None);
        }
        let now = (self.clock.0)().as_secs();
        Ok(match self.tickets.look(shown, now) {
            Verdict::Honoured => None,
            Verdict::Early(ticket) => Some(self.tickets.wait(ticket, now)),
            Verdict::Worthless => Some(self.tickets.wait(Ticket::new(u128::from_be_bytes(random_bytes()?), now), now)),
        })
    }

    /// Takes back that a ticket was used: what it let in could not be stored, and comes again.
    pub(super) fn give_back(&self, shown: Shown<'_>) {
        self.tickets.give_back(shown);
    }

    /// So many seconds must staff of that network wait before they try again; none: they need not. On top of what is counted by address of email
    /// (`service/accounts/sign_in.rs`), against one who tries a few passphrases with many addresses.
    ///
    /// # Errors
    /// When the operating system has no random bytes to give.
    pub(super) fn slow(&self, client: Client) -> Result<Option<i64>, StoreError> {
        let wait = self.over(Act::SignIn, client)?;
        Ok(wait.map(|wait| i64::try_from(wait.as_secs()).unwrap_or(i64::MAX).saturating_add(1)))
    }

    /// Counts an act; how long to wait where it is past the limit.
    fn over(&self, act: Act, client: Client) -> Result<Option<Duration>, StoreError> {
        let mut held = self.hour.lock().unwrap_or_else(PoisonError::into_inner);
        let hour = match held.take().filter(|hour| hour.lasts(&self.clock)) {
            Some(hour) => hour,
            None => Hour::new(random_bytes()?, &self.clock),
        };
        Ok(held.insert(hour).wait(act, client, &self.clock))
    }
}

impl fmt::Debug for Limits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Limits(…)")
    }
}

type Code = Hmac<Sha256>;

/// The first half of it: 128 bits are enough to tell clients apart and to sign a ticket.
fn half(code: Code) -> [u8; 16] {
    let mut half = [0; 16];
    half.copy_from_slice(&code.finalize().into_bytes()[..16]);
    half
}

#[cfg(test)]
mod tests;
