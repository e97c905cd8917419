//! One hour of counting. Its key is random and dies with it, so no two hours know each other's clients, and memory is bounded.

use std::{num::NonZeroU32, time::Duration};

use governor::{Quota, RateLimiter, clock::Clock as _, middleware::NoOpMiddleware, state::keyed::HashMapStateStore};

use super::{Act, Clock, half};
use crate::{digest::hmac, http::client::Client};

/// Pages at once; as many again are free after an hour.
const PAGES: NonZeroU32 = NonZeroU32::MIN.saturating_add(3_000 - 1);
/// Submits at once: a school of 600, with room for those who press Send again.
const SUBMITS: NonZeroU32 = NonZeroU32::MIN.saturating_add(1_000 - 1);
/// Tries of staff to come in, at once: an office of a hundred, each with passphrase and code, and half of them wrong once. One comes back every 12
/// seconds.
const SIGN_INS: NonZeroU32 = NonZeroU32::MIN.saturating_add(300 - 1);
/// The most clients that are told apart: about 10 MB.
pub(super) const MOST: usize = 100_000;
const SECONDS: u64 = 3_600;

/// A client as this hour knows it.
type Key = [u8; 16];
type Limiter = RateLimiter<Key, HashMapStateStore<Key>, Clock, NoOpMiddleware<Duration>>;

/// An hour's key and counts.
pub(super) struct Hour {
    number: u64,
    key: [u8; 32],
    pages: Limiter,
    submits: Limiter,
    sign_ins: Limiter,
}

impl Hour {
    /// The hour that the clock shows, with a fresh key and nothing counted.
    pub(super) fn new(key: [u8; 32], clock: &Clock) -> Self {
        let limiter = |quota| Limiter::hashmap_with_clock(Quota::per_hour(quota), clock.clone());
        Self { number: number(clock), key, pages: limiter(PAGES), submits: limiter(SUBMITS), sign_ins: limiter(SIGN_INS) }
    }

    /// Whether this is still the hour. It ends early where it holds too many clients: whoever commands a hundred thousand networks is not
    /// held by a limit for each, and a fresh start costs nobody else a wait.
    pub(super) fn lasts(&self, clock: &Clock) -> bool {
        if self.number != number(clock) {
            return false;
        }
        [&self.pages, &self.submits, &self.sign_ins].into_iter().all(|limiter| {
            if limiter.len() >= MOST {
                // Whoever is as good as new is forgotten. If that is less than half, the next sweep would come too soon.
                limiter.retain_recent();
                return limiter.len() <= MOST / 2;
            }
            true
        })
    }

    /// Counts an act; how long to wait where it is past the limit.
    pub(super) fn wait(&self, act: Act, client: Client, clock: &Clock) -> Option<Duration> {
        let limiter = match act {
            Act::Page => &self.pages,
            Act::Submit => &self.submits,
            Act::SignIn => &self.sign_ins,
        };
        let over = limiter.check_key(&half(hmac(&self.key, &[&client.group()]))).err();
        over.map(|until| until.wait_time_from(clock.now()))
    }

    /// How many clients are told apart.
    #[cfg(test)]
    pub(super) fn clients(&self) -> usize {
        self.pages.len().max(self.submits.len()).max(self.sign_ins.len())
    }

    /// The random key.
    #[cfg(test)]
    pub(super) const fn key(&self) -> [u8; 32] {
        self.key
    }
}

fn number(clock: &Clock) -> u64 {
    clock.now().as_secs() / SECONDS
}
