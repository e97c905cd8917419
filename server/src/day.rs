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

/// The last day of a wave that closes then, in words: "31 March 2027".
pub(crate) fn words(closes_at: i64) -> Option<String> {
    last_day(closes_at).map(|date| date.strftime("%-d %B %Y").to_string())
}

/// A moment in Scotland: "22 November 2026, 14:03".
pub(crate) fn moment(seconds: i64) -> String {
    let zoned = Timestamp::from_second(seconds).ok().zip(TimeZone::get("Europe/London").ok()).map(|(moment, zone)| moment.to_zoned(zone));
    zoned.map(|moment| moment.strftime("%-d %B %Y, %H:%M").to_string()).unwrap_or_default()
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
        assert_eq!(words(1_814_396_400).as_deref(), Some("30 June 2027"));
        assert_eq!(moment(1_814_396_400), "1 July 2027, 00:00");
        assert_eq!(end_of_day("31/01/2027"), None);
        assert_eq!(end_of_day("2027-02-30"), None);
    }
}
