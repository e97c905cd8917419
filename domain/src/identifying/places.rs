//! Places, services, and streets: by lists and by the words around them.

use super::{
    Finding, Kind, Lists,
    lists::{Phrases, Sure, joined},
    words::Word,
};

/// Words that ask for a place, alone or after one of [`LIVING`].
const ASKS: [&str; 3] = ["from", "near", "outside"];
/// "live in", "stay at", "moved to".
const LIVING: [&str; 24] = [
    "live", "lives", "lived", "living", "stay", "stays", "stayed", "staying", "moved", "moving", "move", "based", "went", "go", "goes",
    "visit", "bus", "train", "hospital", "prison", "house", "flat", "service", "office",
];
/// What then leads to the place.
const LEADS: [&str; 5] = ["in", "at", "to", "on", "near"];

/// What a service or another place that is known by name is called: "Whatever Health Centre".
const CALLED: [&[&str]; 22] = [
    &["family", "support"],
    &["womens", "aid"],
    &["women", "aid"],
    &["health", "centre"],
    &["medical", "practice"],
    &["medical", "centre"],
    &["community", "centre"],
    &["family", "centre"],
    &["recovery", "hub"],
    &["recovery", "cafe"],
    &["recovery", "community"],
    &["carers", "centre"],
    &["young", "carers"],
    &["childrens", "house"],
    &["surgery"],
    &["hospital"],
    &["hospice"],
    &["infirmary"],
    &["prison"],
    &["project"],
    &["trust"],
    &["foundation"],
];

/// Capitals that say nothing of a service's or a place's own name.
const NO_OWN: [&str; 40] = [
    "i", "im", "ive", "id", "the", "a", "an", "my", "our", "this", "that", "their", "his", "her", "your", "local", "nhs", "scottish",
    "scotland", "in", "at", "to", "from", "and", "or", "of", "for", "with", "by", "on", "every", "each", "some", "any", "more", "no",
    "new", "mental", "we", "they",
];

const STREETS: [&str; 13] =
    ["street", "road", "avenue", "crescent", "terrace", "gardens", "drive", "wynd", "loan", "brae", "quadrant", "grove", "lane"];

/// Listed places and services, and what is called like one.
pub(super) fn find(text: &str, words: &[Word], lists: &Lists) -> Vec<Finding> {
    let mut found = listed(text, words, &lists.places, Kind::Place);
    found.extend(listed(text, words, &lists.services, Kind::Service));
    found.extend((0..words.len()).filter_map(|at| called(text, words, at)));
    found.extend((0..words.len()).filter_map(|at| street(text, words, at)));
    found.extend(
        words.iter().filter(|word| is_outward(&word.plain)).map(|word| Finding { range: word.range.clone(), kind: Kind::Postcode }),
    );
    found
}

fn listed(text: &str, words: &[Word], list: &Phrases, kind: Kind) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
        match list.at(text, rest).filter(|(_, sure)| *sure == Sure::Yes || rest[0].stands_out() || asked_for(words, at)) {
            Some((length, _)) => {
                let last = &rest[length - 1];
                // "Barnardo's" is called so; "Methil's" is Methil.
                let end = if kind == Kind::Service { last.end } else { last.range.end };
                found.push(Finding { range: rest[0].range.start..end, kind });
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

/// Whether the words before ask for a place: "from …", "lives in …".
pub(super) fn asked_for(words: &[Word], at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).and_then(|at| words.get(at));
    let Some(last) = before(1).filter(|_| !words[at].begins) else { return false };
    last.is(&ASKS) || (last.is(&LEADS) && before(2).is_some_and(|verb| verb.is(&LIVING)))
}

/// "Whatever Health Centre": up to three capitalised words before it.
fn called(text: &str, words: &[Word], at: usize) -> Option<Finding> {
    let rest = words.get(at..)?;
    let name = CALLED.iter().find(|name| name.len() <= rest.len() && name.iter().zip(rest).all(|(a, b)| *a == b.plain))?;
    let own = own_before(text, words, at)?;
    let prison_or_hospital = name.len() == 1 && rest[0].is(&["hospital", "infirmary", "prison", "hospice"]);
    let kind = if prison_or_hospital { Kind::Place } else { Kind::Service };
    // "a Trust", "the Project" by themselves, or "good project": an own name stands before in capitals, and so does what it is.
    let capital = rest[0].capital || name.len() > 1 || prison_or_hospital;
    capital.then(|| Finding { range: own..rest[name.len() - 1].range.end, kind })
}

/// Where a name of its own begins that ends just before this word: up to three words with capitals, one of which says something.
pub(super) fn own_before(text: &str, words: &[Word], at: usize) -> Option<usize> {
    let mut start = None;
    for back in 1..=3 {
        let Some(here) = at.checked_sub(back) else { break };
        let two = &words[here..here + 2];
        if !joined(text, two) || two[1].begins || two[0].is(&NO_OWN) || !two[0].capital || two[0].is_number() {
            break;
        }
        start = Some(two[0].range.start);
    }
    start
}

/// "12 high street", "Whatever Street".
fn street(text: &str, words: &[Word], at: usize) -> Option<Finding> {
    let word = words.get(at).filter(|word| word.is(&STREETS))?;
    let named = own_before(text, words, at).filter(|_| word.capital);
    let numbered = (2..=4).find_map(|back| {
        let first = words.get(at.checked_sub(back)?)?;
        let all_joined = words[at - back..=at].windows(2).all(|two| joined(text, two) && !two[1].begins);
        (all_joined && first.plain.len() <= 5 && first.plain.starts_with(|sign: char| sign.is_ascii_digit())).then_some(first.range.start)
    });
    let start = numbered.or(named)?;
    Some(Finding { range: start..word.range.end, kind: Kind::Place })
}

/// A postcode's first half, of Scotland's areas: "KY8".
fn is_outward(word: &str) -> bool {
    let digits = word.trim_start_matches(|sign: char| sign.is_ascii_lowercase());
    let area = &word[..word.len() - digits.len()];
    let number = (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    number && ["ab", "dd", "dg", "eh", "fk", "g", "hs", "iv", "ka", "kw", "ky", "ml", "pa", "ph", "td", "ze"].contains(&area)
}
