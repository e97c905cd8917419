//! Ages in years, and long numbers: a case's, a child's at school, a health number.

use super::{Finding, Kind, words::Word};

/// Numbers as people write them out.
const COUNTED: [&str; 27] = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
];

/// What may stand before an age.
const BEFORE: [&str; 13] = ["im", "aged", "age", "turned", "turning", "shes", "hes", "theyre", "am", "is", "are", "was", "nearly"];

/// What makes a number after those words something else: "I am 5 minutes away", "she is one of us".
const OTHER_THINGS: [&str; 25] = [
    "of",
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "minute",
    "minutes",
    "hour",
    "hours",
    "oclock",
    "time",
    "times",
    "mile",
    "miles",
    "people",
    "percent",
    "person",
    "out",
    "am",
    "pm",
    "stars",
    "pounds",
    "different",
];

/// Help lines with short numbers: Childline, Samaritans. They are nobody's.
const HELP_LINES: [&str; 2] = ["08001111", "116123"];

/// Ages and long numbers.
pub(super) fn find(text: &str, words: &[Word]) -> Vec<Finding> {
    let ages = (0..words.len()).filter_map(|at| age(text, words, at));
    ages.chain(long_numbers(text)).collect()
}

/// An age that begins with this word's number.
fn age(text: &str, words: &[Word], at: usize) -> Option<Finding> {
    let word = words.get(at)?;
    let glued = ["yo", "yr", "yrs", "yro"].iter().find_map(|ending| word.plain.strip_suffix(ending)).filter(|number| is_age(number));
    let (mut end, named) = (word.end, glued.is_some());
    if !named && !is_age(&word.plain) {
        return None;
    }
    let mut next = words.get(at + 1..)?.iter();
    let mut following = next.next();
    // "twenty three", "9 and a half"
    if let Some(second) = following.filter(|second| COUNTED[..9].contains(&second.plain.as_str()) && word.is(&COUNTED[19..])) {
        end = second.end;
        following = next.next();
    }
    let years = following.is_some_and(|word| word.is(&["year", "years", "yr", "yrs", "yo"]));
    let old = next.next().is_some_and(|word| word.is(&["old", "olds"])) || following.is_some_and(|word| word.is(&["yo"]));
    if named || (years && old) {
        return Some(Finding { range: word.range.start..end, kind: Kind::Age });
    }
    let before = at.checked_sub(1).and_then(|before| words.get(before))?;
    let same_sentence = !word.begins
        && !text
            .get(word.end..)
            .is_some_and(|rest| rest.starts_with(['%', '/', ':', '.']) && rest[1..].starts_with(|sign: char| sign.is_ascii_digit()));
    let other = following.is_some_and(|next| next.is(&OTHER_THINGS)) || text.get(word.end..).is_some_and(|rest| rest.starts_with('%'));
    // "one" is hardly ever an age; "years" alone is how long something took.
    let fits = before.is(&BEFORE) && same_sentence && !other && !years && !word.is(&["one"]);
    fits.then_some(Finding { range: word.range.start..end, kind: Kind::Age })
}

fn is_age(number: &str) -> bool {
    let digits = (1..=2).contains(&number.len())
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && number.parse::<u8>().is_ok_and(|age| age > 0);
    digits || COUNTED.contains(&number)
}

/// Six digits or more that belong together, but for two years side by side; with the letters around them, as in "AB123456C".
fn long_numbers(text: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut groups: Vec<std::ops::Range<usize>> = Vec::new();
    let mut flush = |groups: &mut Vec<std::ops::Range<usize>>| {
        let digits: usize = groups.iter().map(|group| group.len()).sum();
        let year = |group: &std::ops::Range<usize>| {
            text.get(group.clone()).is_some_and(|year| year.len() == 4 && (year.starts_with("19") || year.starts_with("20")))
        };
        if let (Some(first), Some(last)) = (groups.first(), groups.last())
            && digits >= 6
            && !groups.iter().all(year)
            && !HELP_LINES.contains(&text.get(first.start..last.end).unwrap_or_default().replace(' ', "").as_str())
        {
            found.push(Finding { range: first.start..last.end, kind: Kind::Number });
        }
        groups.clear();
    };
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let end = at + bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let apart = groups.last().is_some_and(|last| last.end + 1 != at || !b" -./".contains(&bytes[last.end]));
        if apart {
            flush(&mut groups);
        }
        groups.push(at..end);
        at = end;
    }
    flush(&mut groups);
    found
}
