//! People's names: by lists, by how they are written, and by the words before them.
//!
//! Past 300 lines: the rules of names lean on each other and are read together.

use super::{
    Finding, Kind, Lists,
    lists::{Sure, joined},
    words::Word,
};

/// Who somebody is to somebody: a name often follows.
const RELATIONS: [&str; 78] = [
    "mum",
    "mam",
    "mammy",
    "mummy",
    "ma",
    "mother",
    "dad",
    "da",
    "daddy",
    "father",
    "brother",
    "bro",
    "sister",
    "sis",
    "gran",
    "granny",
    "nan",
    "nana",
    "nanny",
    "grandma",
    "grandmother",
    "papa",
    "grandad",
    "granddad",
    "grandpa",
    "grandfather",
    "auntie",
    "aunty",
    "aunt",
    "uncle",
    "cousin",
    "friend",
    "pal",
    "bestie",
    "mate",
    "partner",
    "wife",
    "husband",
    "son",
    "daughter",
    "boyfriend",
    "girlfriend",
    "bf",
    "gf",
    "ex",
    "wee",
    "stepdad",
    "stepmum",
    "stepbrother",
    "stepsister",
    "carer",
    "worker",
    "keyworker",
    "teacher",
    "counsellor",
    "nurse",
    "doctor",
    "twin",
    "nephew",
    "niece",
    "baby",
    "toddler",
    "grandson",
    "granddaughter",
    "neighbour",
    "boy",
    "girl",
    "lad",
    "lady",
    "man",
    "woman",
    "kid",
    "child",
    "mentor",
    "befriender",
    "therapist",
    "dog",
    "cat",
];
/// Words that hand over a name.
const NAMERS: [&str; 10] = ["called", "named", "name", "names", "is", "like", "and", "or", "with", "especially"];
/// Before a surname, in small letters too.
const TITLES: [&str; 8] = ["mr", "mrs", "ms", "mx", "dr", "sir", "sister", "father"];
/// Capitals that are nobody's.
const NOBODY: [&str; 64] = [
    "i",
    "im",
    "ive",
    "id",
    "ill",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "christmas",
    "easter",
    "halloween",
    "scotland",
    "scottish",
    "english",
    "england",
    "nhs",
    "camhs",
    "gp",
    "mum",
    "dad",
    "gran",
    "granny",
    "nana",
    "papa",
    "grandad",
    "auntie",
    "uncle",
    "god",
    "covid",
    "zoom",
    "teams",
    "the",
    "and",
    "childline",
    "samaritans",
    "tv",
    "ok",
    "polish",
    "ukrainian",
    "arabic",
    "urdu",
    "gaelic",
    "school",
    "he",
    "she",
    "they",
    "it",
    "we",
];
/// Months that are first names too: not after these.
const WHEN: [&str; 19] = [
    "in", "last", "next", "since", "until", "till", "by", "of", "this", "every", "from", "early", "late", "mid", "during", "before",
    "after", "end", "around",
];

/// First names that may go on with a sentence: "my friend will", "my mum said".
const GO_ON: [&str; 5] = ["will", "may", "drew", "said", "art"];
/// What a person does.
const DID: [&str; 32] = [
    "helped",
    "helps",
    "makes",
    "made",
    "said",
    "says",
    "listens",
    "listened",
    "came",
    "comes",
    "told",
    "tells",
    "gave",
    "gives",
    "took",
    "takes",
    "asked",
    "asks",
    "runs",
    "works",
    "knows",
    "knew",
    "visits",
    "visited",
    "phoned",
    "phones",
    "texts",
    "talks",
    "talked",
    "understands",
    "understood",
    "got",
];
/// "is the best", "was so kind".
const PRAISED: [&str; 16] = [
    "the",
    "my",
    "our",
    "kind",
    "nice",
    "lovely",
    "great",
    "amazing",
    "brilliant",
    "funny",
    "good",
    "so",
    "always",
    "really",
    "very",
    "cool",
];

/// Names; what was found before says where a place or a number stands.
pub(super) fn find(text: &str, words: &[Word], lists: &Lists, found: &[Finding]) -> Vec<Finding> {
    let looking = Looking { text, words, lists, found };
    let mut people = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match looking.name_at(at) {
            Some(length) => {
                let last = &words[at + length - 1];
                people.push(Finding { range: words[at].range.start..last.range.end, kind: Kind::Person });
                at += length;
            }
            None => at += 1,
        }
    }
    people
}

struct Looking<'a> {
    text: &'a str,
    words: &'a [Word],
    lists: &'a Lists,
    found: &'a [Finding],
}

impl Looking<'_> {
    fn before(&self, at: usize, back: usize) -> Option<&Word> {
        self.words.get(at.checked_sub(back)?)
    }

    /// How many words from this one on are a name.
    fn name_at(&self, at: usize) -> Option<usize> {
        let word = &self.words[at];
        let named = self.found.iter().any(|finding| finding.kind == Kind::Named && finding.range.start == word.range.start);
        let first = self.lists.first_names.at(self.text, &self.words[at..]);
        let surname = self.lists.surnames.at(self.text, &self.words[at..]);
        let is_first = named || first.is_some_and(|(_, sure)| self.is_first_name(at, sure));
        let length = first.map_or(1, |(length, _)| length);
        if is_first {
            return Some(length + self.surnames_from(at + length, true));
        }
        if self.after_title(at) {
            return Some(1 + self.surnames_from(at + 1, false));
        }
        if surname.is_some_and(|(_, sure)| word.capital && (sure == Sure::Yes || word.stands_out() && !self.found_as_place(at)))
            || is_mac(self.text, word)
        {
            return surname.map_or(Some(1), |(length, _)| Some(length));
        }
        (self.after_relation(at) && word.stands_out() && !word.is(&NOBODY) && !word.is_number())
            .then(|| 1 + self.surnames_from(at + 1, true))
    }

    /// A listed first name: a capital is enough for one that means nothing else.
    fn is_first_name(&self, at: usize, sure: Sure) -> bool {
        let word = &self.words[at];
        if self.after_relation(at) {
            // "my friend will come": in small letters one that may go on with the sentence needs "called".
            let goes_on = word.is(&GO_ON) && !self.before(at, 1).is_some_and(|before| before.is(&["called", "named"]));
            return sure == Sure::Yes || word.stands_out() || !goes_on;
        }
        let month = word.is(&["april", "may", "june", "august"])
            && (self.before(at, 1).is_some_and(|before| before.is(&WHEN) || before.is_number())
                || self.words.get(at + 1).is_some_and(Word::is_number));
        let before_surname =
            || self.words.get(at + 1).is_some_and(|next| next.capital && !next.shouted && self.lists.surnames.one(&next.plain).is_some());
        match sure {
            Sure::Yes => word.capital,
            Sure::Perhaps => !month && (word.stands_out() || word.capital && !word.shouted && (before_surname() || self.does(at))),
        }
    }

    /// "Hope helped us", "Rose is the best worker": at a sentence's beginning what follows says that somebody did it.
    fn does(&self, at: usize) -> bool {
        let next = |on: usize| self.words.get(at + on).filter(|word| !word.begins);
        let is = next(1).is_some_and(|word| word.is(&["is", "was"])) && next(2).is_some_and(|word| word.is(&PRAISED));
        is || next(1).is_some_and(|word| word.is(&DID))
    }

    /// How many words from here on go on with a name: surnames, and after a first name any word that stands out.
    fn surnames_from(&self, at: usize, any: bool) -> usize {
        let goes_on = |here: usize| {
            let Some(word) =
                self.words.get(here).filter(|word| !word.begins && here > 0 && joined(self.text, &self.words[here - 1..=here]))
            else {
                return false;
            };
            // A possessive ends a name: "Ailsa's Mum".
            if self.words[here - 1].end > self.words[here - 1].range.end || word.is(&NOBODY) {
                return false;
            }
            let listed = self.lists.surnames.one(&word.plain);
            listed == Some(Sure::Yes) || listed.is_some() && word.capital || any && word.stands_out() && !word.is_number()
        };
        (at..at + 2).take_while(|here| goes_on(*here)).count()
    }

    /// "my wee sister …", "our support worker is …", "a boy called …", "my brother, …".
    fn after_relation(&self, at: usize) -> bool {
        if self.words[at].begins {
            return false;
        }
        let Some(before) = self.before(at, 1) else { return false };
        let gap = self.text.get(before.end..self.words[at].range.start).unwrap_or("…");
        if gap.chars().count() > 3 || gap.contains(['.', '!', '?']) || before.end > before.range.end {
            return false;
        }
        let namer = before.is(&NAMERS) && self.before(at, 2).is_some_and(|word| word.is(&RELATIONS));
        before.is(&RELATIONS) || before.is(&["called", "named"]) || namer
    }

    /// "mrs fraser", "Miss Khan".
    fn after_title(&self, at: usize) -> bool {
        let Some(before) = self.before(at, 1).filter(|_| at > 0 && joined(self.text, &self.words[at - 1..=at]) && !self.words[at].begins)
        else {
            return false;
        };
        let word = &self.words[at];
        let letters = word.plain.chars().all(char::is_alphabetic);
        letters
            && (before.is(&TITLES[..5])
                || (before.is(&["miss", "sir", "sister", "father", "auntie", "uncle"])
                    && before.capital
                    && word.capital
                    && !word.is(&NOBODY)))
    }

    fn found_as_place(&self, at: usize) -> bool {
        let range = &self.words[at].range;
        self.found.iter().any(|finding| finding.range.start <= range.start && range.end <= finding.range.end)
    }
}

/// "McWhatever", "MacWhatever", "O'Whatever".
fn is_mac(text: &str, word: &Word) -> bool {
    let written = text.get(word.range.clone()).unwrap_or_default();
    ["Mc", "Mac", "O'", "O’"].iter().any(|start| {
        written.strip_prefix(start).is_some_and(|rest| {
            let mut letters = rest.chars();
            letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
        })
    })
}
