//! How long the island waits between tries, and what it says meanwhile.

/// Milliseconds of the waits; the last one stands for all that follow.
const WAITS: [u32; 6] = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

/// No wait is longer, whatever a server asks for: someone may be looking at the page.
const LONGEST: u32 = 60_000;

/// From so many tries on the words no longer promise a quick end.
const MANY: usize = 6;

/// The wait in milliseconds after so many unanswered tries (1 and up). `chance` (0 to 1) spreads the phones of one room, which lose and find
/// their network together: a quarter less to a quarter more. `asked` is the server's `Retry-After` in seconds (RFC 9110, 10.2.3).
pub(super) fn wait(tries: usize, asked: u32, chance: f64) -> u32 {
    let [.., last] = WAITS;
    let usual = WAITS.get(tries.saturating_sub(1)).copied().unwrap_or(last);
    let spread = |wait: u32, from: f64| (f64::from(wait) * (from + chance / 2.0)) as u32;
    // Never before the moment that the server asked for.
    spread(usual, 0.75).max(spread(asked.min(LONGEST / 1_000) * 1_000, 1.0)).min(LONGEST)
}

/// What is said while waiting: a message of the page (`pages/respond/steps.rs`). `heard`: a server said that it cannot just now, so the
/// connection is not what is missing.
pub(super) fn words(tries: usize, heard: bool) -> &'static str {
    match (tries, heard) {
        (..MANY, _) => "again",
        (_, true) => "no-answer",
        (_, false) => "no-connection",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_spread_and_end() {
        let middle = |tries, asked| wait(tries, asked, 0.5);
        assert_eq!([1, 2, 3, 4, 5, 6, 7, 100].map(|tries| middle(tries, 0)), [1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 30_000, 30_000]);
        assert_eq!([wait(3, 0, 0.0), wait(3, 0, 1.0)], [3_000, 5_000]);
    }

    #[test]
    fn a_longer_wait_that_was_asked_for_is_kept_up_to_a_minute() {
        assert_eq!(wait(1, 10, 0.0), 10_000);
        assert!(wait(1, 10, 1.0) > 10_000);
        assert_eq!(wait(6, 1, 0.5), 30_000);
        assert_eq!([wait(1, 3_600, 0.0), wait(1, u32::MAX, 1.0)], [LONGEST, LONGEST]);
    }

    #[test]
    fn words_are_true() {
        assert_eq!([words(1, false), words(5, true), words(6, false), words(6, true)], ["again", "again", "no-connection", "no-answer"]);
    }
}
