use proptest::prelude::*;

use super::*;

const fn minutes(minutes: u64) -> Duration {
    Duration::from_secs(minutes * 60)
}

/// The limit 10, rounding down.
fn mild() -> Hourly {
    Hourly::new(|| [0, 0])
}

fn count(hourly: &Hourly, what: What, times: u64, at: Duration) {
    for _ in 0..times {
        hourly.count(what, at);
    }
}

fn read(hourly: &Hourly, what: What, at: Duration) -> Option<u64> {
    hourly.last(at).map(|counts| counts[what as usize])
}

#[test]
fn an_hour_is_published_when_it_has_ended_and_for_one_hour() {
    let hourly = mild();
    count(&hourly, What::Stored, 27, minutes(59));
    assert_eq!(hourly.last(minutes(59)), None);
    assert_eq!(read(&hourly, What::Stored, minutes(60)), Some(20));
    assert_eq!(read(&hourly, What::Shown, minutes(60)), Some(0));
    assert_eq!(read(&hourly, What::Stored, minutes(119)), Some(20));
    assert_eq!(read(&hourly, What::Stored, minutes(120)), Some(0));
}

#[test]
fn an_hour_that_nobody_asked_after_is_not_told_later() {
    let hourly = mild();
    count(&hourly, What::Stored, 30, minutes(5));
    assert_eq!(read(&hourly, What::Stored, minutes(180)), Some(0));
    count(&hourly, What::Stored, 40, minutes(200));
    assert_eq!(read(&hourly, What::Stored, minutes(240)), Some(40));
}

#[test]
fn few_are_never_shown() {
    for count in 0..10 {
        for draw in 0..=255 {
            assert_eq!(rounded(count, [draw, draw]), 0);
        }
    }
}

#[test]
fn one_more_changes_what_is_shown_in_one_hour_of_five_at_most() {
    // Whoever sends answers of their own cannot choose a number at which one more surely tips the figure.
    let shown = |count| {
        let draws = (0..10).flat_map(|limit| (0..10).map(move |up| [limit, up]));
        draws.map(|draw| rounded(count, draw)).collect::<Vec<_>>()
    };
    for count in 0..60 {
        let changed = shown(count).iter().zip(shown(count + 1)).filter(|(one, more)| **one != *more).count();
        assert!(changed <= 20, "{count}: {changed} of 100");
    }
}

#[test]
fn many_are_rounded_without_bias() {
    for count in 20..60 {
        let sum: u64 = (0..10).map(|up| rounded(count, [0, up])).sum();
        assert_eq!(sum, count * 10);
    }
}

#[test]
fn memory_is_coarse_and_the_disk_answers() {
    let metrics = Metrics::new(Some(PathBuf::from("/")), LEAST_FREE);
    let memory = metrics.memory();
    assert!(memory.is_none_or(|bytes| bytes > 0 && bytes % (16 << 20) == 0), "{memory:?}");
    assert_eq!(metrics.memory(), memory);
    let full = |folder: Option<&str>| Metrics::new(folder.map(PathBuf::from), u64::MAX).disk_is_nearly_full();
    assert!(full(Some("/")) && !full(Some("/no/such/folder")) && !full(None));
}

proptest! {
    #[test]
    fn nothing_moves_while_the_hour_runs(before in prop::collection::vec((0_u64..3_600, 0_usize..8), 0..200), during in prop::collection::vec((3_600_u64..7_200, 0_usize..8), 0..200)) {
        let hourly = Hourly::new(|| random_bytes().unwrap_or_default());
        for (at, what) in before {
            prop_assert_eq!(hourly.last(Duration::from_secs(at)), None);
            hourly.count(What::ALL[what], Duration::from_secs(at));
        }
        let first = hourly.last(Duration::from_secs(3_600));
        prop_assert!(first.is_some_and(|counts| counts.iter().all(|count| count % 10 == 0)));
        for (at, what) in during {
            hourly.count(What::ALL[what], Duration::from_secs(at));
            prop_assert_eq!(hourly.last(Duration::from_secs(at)), first);
        }
        prop_assert_eq!(hourly.last(Duration::from_secs(7_199)), first);
    }
}
