//! Days as people write them: waves close at the end of one, in Scotland, and their figures are refreshed in the small hours.

use app::locale::Day;
use jiff::{
    Timestamp, ToSpan as _, Zoned,
    civil::{Date, date},
    tz::TimeZone,
};

/// The hour at which figures are refreshed: nobody answers then, and both changes of the clocks (at 1 and 2) are over.
const REFRESH: i8 = 4;
/// Where days are counted from.
const FIRST: Date = date(1970, 1, 1);

/// The end of a day in Scotland, in seconds since 1970.
pub(crate) fn end_of_day(day: &str) -> Option<i64> {
    let next: Date = day.trim().parse::<Date>().ok()?.tomorrow().ok()?;
    let midnight = next.to_zoned(TimeZone::get("Europe/London").ok()?).ok()?;
    Some(midnight.timestamp().as_second())
}

/// How many days are left of what closes then, today among them.
pub(crate) fn days_left(closes_at: i64, now: i64) -> Option<i32> {
    let (today, last) = (in_scotland(now)?.date(), last_day(closes_at)?);
    today.until(last).ok().map(|span| span.get_days() + 1)
}

/// Today in Scotland, as `2027-01-31`.
pub(crate) fn today(now: i64) -> String {
    in_scotland(now).map(|here| here.date().to_string()).unwrap_or_default()
}

/// The day in Scotland of a moment in seconds since 1970, as English has it: "31 January 2027".
pub(crate) fn written(moment: i64) -> Option<String> {
    Some(in_scotland(moment)?.strftime("%-d %B %Y").to_string())
}

/// The day at whose end in Scotland that is.
pub(crate) fn last_day(closes_at: i64) -> Option<Date> {
    Some(in_scotland(closes_at - 1)?.date())
}

fn in_scotland(moment: i64) -> Option<Zoned> {
    Some(Timestamp::from_second(moment).ok()?.to_zoned(TimeZone::get("Europe/London").ok()?))
}

/// The last day of a wave that closes then, as its pages say it.
pub(crate) fn shown(closes_at: i64) -> Option<Day> {
    last_day(closes_at).map(spoken)
}

fn spoken(date: Date) -> Day {
    Day { day: date.day(), month: date.month(), year: date.year() }
}

/// The last day in Scotland whose 4 in the morning has come, in days since 1970.
pub(crate) fn refresh_day(now: i64) -> Option<i64> {
    let here = in_scotland(now)?;
    let today = here.date();
    let day = if here.hour() < REFRESH { today.yesterday().ok()? } else { today };
    FIRST.until(day).ok().map(|span| span.get_days().into())
}

/// Its 4 in the morning, in seconds since 1970.
pub(crate) fn refresh_moment(day: i64) -> Option<i64> {
    let four = date_of(day)?.at(REFRESH, 0, 0, 0).to_zoned(TimeZone::get("Europe/London").ok()?).ok()?;
    Some(four.timestamp().as_second())
}

/// Whether today's 4 in the morning is still to come.
pub(crate) fn is_before_four(now: i64) -> bool {
    in_scotland(now).is_some_and(|here| here.hour() < REFRESH)
}

/// A day since 1970 as pages say it.
pub(crate) fn day_shown(day: i64) -> Option<Day> {
    date_of(day).map(spoken)
}

fn date_of(day: i64) -> Option<Date> {
    FIRST.checked_add(i32::try_from(day).ok()?.days()).ok()
}

/// The last day of a wave that closes then, in words: "31 March 2027".
pub(crate) fn words(closes_at: i64) -> Option<String> {
    last_day(closes_at).map(|date| date.strftime("%-d %B %Y").to_string())
}

/// The month in which the day lies that ends then: "March 2027".
pub(crate) fn month(closes_at: i64) -> String {
    last_day(closes_at).map(|date| date.strftime("%B %Y").to_string()).unwrap_or_default()
}

/// The day in Scotland in numbers: year, month, day.
pub(crate) fn numbers(seconds: i64) -> (u16, u8, u8) {
    let date = in_scotland(seconds).map_or(FIRST, |here| here.date());
    let part = |number: i8| u8::try_from(number).unwrap_or(1);
    (u16::try_from(date.year()).unwrap_or(1970), part(date.month()), part(date.day()))
}

/// A moment by the clock of the world, as files write it: `2026-11-22T14:03:00Z` (RFC 3339).
pub(crate) fn instant(seconds: i64) -> String {
    Timestamp::from_second(seconds).map(|moment| moment.to_string()).unwrap_or_default()
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
        assert_eq!((days_left(1_814_396_400, 1_814_396_399), days_left(1_814_396_400, 1_814_396_400 - 86_401)), (Some(1), Some(2)));
        assert_eq!(end_of_day("31/01/2027"), None);
        assert_eq!(end_of_day("2027-02-30"), None);
    }

    #[test]
    fn a_day_of_figures_begins_at_four_in_scotland() {
        // 30 June 2027 begins at 23:00 of the day before, by the clock of the world.
        let june = end_of_day("2027-06-29").unwrap_or_default();
        let days = [0, 4 * 3_600 - 1, 4 * 3_600, 28 * 3_600 - 1, 28 * 3_600].map(|later| refresh_day(june + later).and_then(day_shown));
        let day = |day, month| Some(Day { day, month, year: 2027 });
        assert_eq!(days, [day(29, 6), day(29, 6), day(30, 6), day(30, 6), day(1, 7)]);
        assert_eq!(refresh_day(june + 4 * 3_600).and_then(refresh_moment), Some(june + 4 * 3_600));
        assert_eq!((is_before_four(june), is_before_four(june + 4 * 3_600)), (true, false));
        assert_eq!((refresh_day(0), refresh_day(3 * 3_600), refresh_moment(0)), (Some(-1), Some(0), Some(3 * 3_600)));
    }

    #[test]
    fn every_day_of_a_year_with_its_changes_of_clocks_is_refreshed_once() {
        let start = end_of_day("2026-12-31").unwrap_or_default();
        let days: Vec<_> = (0..365 * 24).filter_map(|hour| refresh_day(start + hour * 3_600)).collect();
        assert!(days.windows(2).all(|pair| pair[1] == pair[0] || pair[1] == pair[0] + 1));
        assert_eq!(days.last().zip(days.first()).map(|(last, first)| last - first), Some(365));
        assert!(days.iter().all(|day| refresh_moment(*day).and_then(refresh_day) == Some(*day)));
    }
}
