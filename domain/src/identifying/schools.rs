//! Schools and classes: by what a school is called, for no list of two thousand schools stays right.

use super::{Finding, Kind, Lists, lists::joined, places::own_before, words::Word};

/// What a school is called.
const SCHOOLS: [&str; 9] = ["primary", "academy", "high", "grammar", "secondary", "college", "nursery", "school", "campus"];
/// What may stand between its name and that.
const BETWEEN: [&str; 8] = ["rc", "roman", "catholic", "community", "primary", "high", "secondary", "junior"];
/// Words before "primary" or "academy" in small letters that name no school.
const NO_NAMES: [&str; 54] = [
    "the", "a", "an", "my", "our", "his", "her", "their", "this", "that", "in", "at", "to", "from", "of", "and", "or", "local", "same",
    "new", "old", "any", "each", "every", "good", "nice", "after", "before", "during", "some", "another", "other", "big", "wee", "little",
    "i", "is", "was", "since", "through", "near", "for", "with", "about", "by", "so", "too", "very", "really", "when", "between", "start",
    "started", "left",
];

/// Schools and classes.
pub(super) fn find(text: &str, words: &[Word], lists: &Lists) -> Vec<Finding> {
    (0..words.len()).filter_map(|at| class(text, words, at).or_else(|| school(text, words, at, lists))).collect()
}

/// "P5", "s2", "P7b", "primary 5", "primary six".
fn class(text: &str, words: &[Word], at: usize) -> Option<Finding> {
    let word = words.get(at)?;
    let of = |stage: char, last: char| {
        let mut letters = word.plain.chars();
        let year = letters.next() == Some(stage) && letters.next().is_some_and(|year| ('1'..=last).contains(&year));
        year && letters.next().is_none_or(|class| class.is_ascii_lowercase()) && letters.next().is_none()
    };
    if of('p', '7') || of('s', '6') {
        return Some(Finding { range: word.range.clone(), kind: Kind::School });
    }
    let next = words.get(at + 1).filter(|_| word.is(&["primary", "secondary", "nursery", "class"]))?;
    let number = next.is(&["one", "two", "three", "four", "five", "six", "seven"])
        || (next.plain.len() <= 2 && next.plain.starts_with(|sign: char| ('1'..='7').contains(&sign)));
    (number && joined(text, &words[at..at + 2])).then_some(Finding { range: word.range.start..next.range.end, kind: Kind::School })
}

/// "Whatever Primary", "St Y's RC High", "methil primary school", "st agatha's".
fn school(text: &str, words: &[Word], at: usize, lists: &Lists) -> Option<Finding> {
    let word = words.get(at)?;
    let end_of = |mut last: usize| {
        while words.get(last + 1).is_some_and(|next| next.is(&SCHOOLS) && joined(text, &words[last..last + 2])) {
            last += 1;
        }
        words[last].range.end
    };
    // A saint's: with or without what it is.
    if word.is(&["st", "saint"]) && words.get(at + 1).is_some_and(|saint| joined(text, &words[at..at + 2]) && saint.plain.len() > 2) {
        let saint = &words[at + 1];
        let mut last = at + 1;
        while words.get(last + 1).is_some_and(|next| next.is(&BETWEEN) && joined(text, &words[last..last + 2])) {
            last += 1;
        }
        let end = end_of(last);
        let more = end > saint.end || last > at + 1;
        let alone = (saint.capital || saint.end > saint.range.end) && lists.places.at(text, &words[at..]).is_none();
        return (more || alone).then(|| Finding { range: word.range.start..end.max(saint.range.end), kind: Kind::School });
    }
    if !word.is(&SCHOOLS) {
        return None;
    }
    let mut first = at;
    while first > 0 && words[first - 1].is(&BETWEEN) && joined(text, &words[first - 1..=first]) && !words[first].begins {
        first -= 1;
    }
    // "high" and "school" alone say too little: "a high fence", "after school".
    let kind_of = |range: std::ops::Range<usize>| Some(Finding { range, kind: Kind::School });
    let clear = word.is(&["primary", "academy", "grammar"]);
    let says_something = |last: &Word| {
        word.capital && !last.is(&NO_NAMES) || !last.begins && !word.is(&["high", "secondary"]) || clear && !last.is(&NO_NAMES)
    };
    if let Some(own) =
        own_before(text, words, first).filter(|_| first.checked_sub(1).and_then(|last| words.get(last)).is_some_and(says_something))
    {
        return kind_of(own..end_of(at));
    }
    let before = first
        .checked_sub(1)
        .and_then(|before| words.get(before))
        .filter(|_| joined(text, &words[first - 1..=first]) && !words[first].begins)?;
    let place = (1..=3.min(first)).any(|back| lists.places.at(text, &words[first - back..first]).is_some_and(|(length, _)| length == back));
    let led = first.checked_sub(2).and_then(|at| words.get(at)).is_some_and(|led| led.is(&["at", "to", "attend", "attends", "from", "in"]));
    let clear = clear && led && !before.is(&NO_NAMES) && !before.is_number();
    (place || clear).then(|| Finding { range: before.range.start..end_of(at), kind: Kind::School })
}
