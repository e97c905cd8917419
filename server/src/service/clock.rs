//! The wall clock, and whether it can be believed.

use std::{fmt, sync::Arc, time::Duration};

/// The wall clock: seconds since 1970, as `main` or a test hands it in.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> i64 + Send + Sync>);

impl Clock {
    /// The clock that this tells.
    pub fn new(tells: impl Fn() -> i64 + Send + Sync + 'static) -> Self {
        Self(Arc::new(tells))
    }

    /// Seconds since 1970.
    #[must_use]
    pub fn now(&self) -> i64 {
        (self.0)()
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Clock")
    }
}

/// A clock that has jumped is believed again after it has run steadily for so long: time to set it right.
const BELIEVED_AFTER: Duration = Duration::from_secs(60 * 60);
/// How far the wall clock may be from what it should show, in seconds: time servers correct it a little all the time.
const SLACK: i64 = 90;

/// Watches the wall clock against a clock that nobody can set. A wave that closed cannot be opened again, so a computer that wakes up in
/// another year must not close it.
#[derive(Debug, Clone, Default)]
pub struct Steady {
    /// The wall clock's time when the other one began to count, as last seen.
    started: Option<i64>,
    /// When it jumped, by the other clock.
    jumped: Option<Duration>,
}

/// A server that comes back after longer than this may have come back in the wrong year.
const AWAY: i64 = 30 * 24 * 60 * 60;

impl Steady {
    /// Begins to watch; `last` is the time that the wall clock showed when a server last went its rounds here.
    #[must_use]
    pub fn since(last: Option<i64>, now: i64, uptime: Duration) -> Self {
        let strange = last.is_some_and(|last| now < last - SLACK || now > last + AWAY);
        Self { started: None, jumped: strange.then_some(uptime) }
    }

    /// Whether the wall clock, which shows `now` (seconds since 1970), can be believed; `uptime` is by the other clock.
    pub fn is(&mut self, now: i64, uptime: Duration) -> bool {
        let started = now - i64::try_from(uptime.as_secs()).unwrap_or(i64::MAX);
        let before = *self.started.get_or_insert(started);
        if (started - before).abs() > SLACK {
            self.started = Some(started);
            self.jumped = Some(uptime);
        }
        self.jumped.is_none_or(|jumped| uptime.saturating_sub(jumped) >= BELIEVED_AFTER)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 3_600;

    fn at(steady: &mut Steady, minutes: u64, moved: i64) -> bool {
        let uptime = Duration::from_secs(minutes * 60);
        steady.is(1_800_000_000 + i64::try_from(minutes).unwrap_or_default() * 60 + moved, uptime)
    }

    #[test]
    fn a_clock_that_runs_is_believed() {
        let mut steady = Steady::default();
        assert!((0..600).all(|minute| at(&mut steady, minute, i64::try_from(minute % 7).unwrap_or_default())));
    }

    #[test]
    fn a_server_that_wakes_up_in_another_year_waits_too() {
        for (last, believed) in
            [(None, true), (Some(1_800_000_000 - HOUR), true), (Some(1_700_000_000), false), (Some(1_900_000_000), false)]
        {
            let mut steady = Steady::since(last, 1_800_000_000, Duration::ZERO);
            assert_eq!(at(&mut steady, 1, 0), believed, "{last:?}");
            assert!(at(&mut steady, 61, 0), "{last:?}");
        }
    }

    #[test]
    fn a_clock_that_jumped_is_believed_after_an_hour() {
        for jump in [HOUR, 365 * 24 * HOUR, -HOUR] {
            let mut steady = Steady::default();
            assert!(at(&mut steady, 0, 0));
            assert!(!at(&mut steady, 1, jump));
            assert!(!at(&mut steady, 60, jump));
            assert!(at(&mut steady, 62, jump));
            assert!(!at(&mut steady, 63, 0), "and back is a jump too");
        }
    }
}
