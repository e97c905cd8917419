//! Days as people write them: waves close at the end of one, in Scotland.

use app::locale::Day;
use jiff::{Timestamp, civil::Date, tz::TimeZone};

/// The end of a day in Scotland, in seconds since 1970.
pub(crate) fn end_of_day(day: &str) -> Option<i64> {
    let next: Date = day.trim().parse::<Date>().ok()?.tomorrow().ok()?;
    let midnight = next.to_zoned(TimeZone::get("Europe/London").ok()?).ok()?;
    Some(midnight.timestamp().as_second())
}

/// The day at whose end in Scotland that is.
pub(crate) fn last_day(closes_at: i64) -> Option<Date> {
    let moment = Timestamp::from_second(closes_at - 1).ok()?;
    Some(moment.to_zoned(TimeZone::get("Europe/London").ok()?).date())
}

/// The last day of a wave that closes then, as its pages say it.
pub(crate) fn shown(closes_at: i64) -> Option<Day> {
    last_day(closes_at).map(|date| Day { day: date.day(), month: date.month(), year: date.year() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_ends_at_midnight_in_scotland() {
        assert_eq!(end_of_day("2027-01-31"), Some(1_801_440_000));
        // British Summer Time: an hour earlier.
        assert_eq!(end_of_day("2027-06-30"), Some(1_814_396_400));
        assert_eq!(end_of_day("2027-06-30").and_then(last_day).map(|day| day.to_string()).as_deref(), Some("2027-06-30"));
        assert_eq!(end_of_day("31/01/2027"), None);
        assert_eq!(end_of_day("2027-02-30"), None);
    }
}
