//! A text as words: where each stands, how it is written, and how lists hold it.

use std::ops::Range;

/// A word of a text.
pub(super) struct Word {
    /// Where it stands, without a possessive's ending.
    pub(super) range: Range<usize>,
    /// Where it ends with it.
    pub(super) end: usize,
    /// As lists hold it.
    pub(super) plain: String,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
    /// Whether it is all capitals, and of more than one.
    pub(super) shouted: bool,
    /// Whether a sentence begins with it.
    pub(super) begins: bool,
}

impl Word {
    /// Whether its capital says that it is a name: it does not come from a sentence's beginning, nor from shouting.
    pub(super) fn stands_out(&self) -> bool {
        self.capital && !self.shouted && !self.begins
    }

    /// Whether it is one of these.
    pub(super) fn is(&self, any: &[&str]) -> bool {
        any.contains(&self.plain.as_str())
    }

    /// Whether it is made of digits alone.
    pub(super) fn is_number(&self) -> bool {
        !self.plain.is_empty() && self.plain.bytes().all(|byte| byte.is_ascii_digit())
    }
}

/// The signs that people type as an apostrophe.
const APOSTROPHES: [char; 5] = ['\'', '’', '‘', 'ʼ', '`'];

/// Words after which a full stop ends no sentence.
const SHORT: [&str; 8] = ["st", "mr", "mrs", "ms", "dr", "mt", "prof", "rev"];

/// The words of a text: letters, digits and marks, with apostrophes inside.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut letters = text.char_indices().peekable();
    while let Some((start, letter)) = letters.next() {
        if !is_of_word(letter) {
            continue;
        }
        let mut end = start + letter.len_utf8();
        while let Some(&(at, next)) = letters.peek() {
            let inside = APOSTROPHES.contains(&next) && text[at + next.len_utf8()..].chars().next().is_some_and(is_of_word);
            if !is_of_word(next) && !inside {
                break;
            }
            end = at + next.len_utf8();
            letters.next();
        }
        words.push(word(text, start..end, words.last()));
    }
    words
}

/// Letters, digits, and the marks that stand on letters of the Arabic script or over Latin ones.
fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}')
}

fn word(text: &str, whole: Range<usize>, before: Option<&Word>) -> Word {
    let written = &text[whole.clone()];
    let stem = ["s", "S"].iter().find_map(|s| written.strip_suffix(s)?.strip_suffix(APOSTROPHES)).unwrap_or(written);
    let gap = &text[before.map_or(0, |word| word.end)..whole.start];
    let short = |before: &Word| before.is(&SHORT) && gap.trim() == ".";
    let ends = |sign: char| ".!?\n:;•…\"“".contains(sign);
    Word {
        range: whole.start..whole.start + stem.len(),
        end: whole.end,
        plain: plain(stem),
        capital: stem.chars().next().is_some_and(char::is_uppercase),
        shouted: stem.chars().count() > 1 && !stem.chars().any(char::is_lowercase),
        begins: before.is_none_or(|before| !short(before) && gap.chars().any(ends)),
    }
}

/// A word in small letters, without apostrophes and without the marks that people leave out when they type.
pub(super) fn plain(word: &str) -> String {
    let folded = word.to_lowercase();
    let mut plain = String::with_capacity(folded.len());
    for letter in folded.chars() {
        match letter {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ą' => plain.push('a'),
            'ç' | 'ć' | 'č' => plain.push('c'),
            'è' | 'é' | 'ê' | 'ë' | 'ę' => plain.push('e'),
            'ì' | 'í' | 'î' | 'ï' => plain.push('i'),
            'ł' => plain.push('l'),
            'ñ' | 'ń' => plain.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => plain.push('o'),
            'ś' | 'š' => plain.push('s'),
            'ù' | 'ú' | 'û' | 'ü' => plain.push('u'),
            'ý' | 'ÿ' => plain.push('y'),
            'ź' | 'ż' | 'ž' => plain.push('z'),
            letter if APOSTROPHES.contains(&letter) || matches!(letter, '\u{300}'..='\u{36f}') => {}
            letter => plain.push(letter),
        }
    }
    plain
}
