//! How hard a text is to read: the Flesch-Kincaid grade, with syllables counted by rule.
//!
//! The grade is that of Kincaid, Fishburne, Rogers and Chissom, "Derivation of New Readability Formulas for Navy Enlisted
//! Personnel", Research Branch Report 8-75 (1975): `0.39 × words/sentences + 11.8 × syllables/words − 15.59`. It was fitted to
//! passages, so one short sentence can jump two grades by one long word: judge texts together, and single ones by eye.

/// The Flesch-Kincaid grade of one text; 0 where it has no words. The formula can give a number below 0 for very short words.
#[must_use]
pub fn grade(text: &str) -> f64 {
    grade_together([text])
}

/// The Flesch-Kincaid grade of several texts read one after the other; the end of each ends a sentence.
#[must_use]
pub fn grade_together<'a>(texts: impl IntoIterator<Item = &'a str>) -> f64 {
    let (mut words, mut sentences, mut syllable_sum) = (0_u32, 0_u32, 0_u32);
    for text in texts {
        sentences += sentence_count(text);
        for word in words_of(text) {
            words += 1;
            syllable_sum += syllables(word);
        }
    }
    if words == 0 {
        return 0.0;
    }
    let (words, sentences) = (f64::from(words), f64::from(sentences));
    0.39 * words / sentences + 11.8 * f64::from(syllable_sum) / words - 15.59
}

/// How many words a text has: what stands between spaces and holds a letter or a digit ("grown-ups" is one).
#[must_use]
pub fn word_count(text: &str) -> usize {
    words_of(text).count()
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric))
}

/// Sentences end with a word that ends in `.`, `!` or `?` (perhaps in quotes or brackets), and with the text.
fn sentence_count(text: &str) -> u32 {
    let (mut count, mut open) = (0, false);
    for word in words_of(text) {
        open = !word.trim_end_matches(['"', '\'', '”', '’', ')']).ends_with(['.', '!', '?']);
        count += u32::from(!open);
    }
    count + u32::from(open)
}

/// How many syllables an English word has, by rule of thumb.
///
/// Each run of vowels is a syllable (a, e, i, o, u; y too, unless it opens a syllable as in "young" or "beyond"). Then English's habits:
/// - a last e is silent ("make"), and so is that of -es and -ed ("makes", "judged"); not after a consonant and l ("people"), nor where
///   the ending is spoken ("places", "needed");
/// - an e is silent before -ful, -less, -ly, -ment, -ness, -thing, -times, -ty and -where too ("safely", "something");
/// - two vowels are two syllables in -ing after a vowel ("doing"), in a last -ea ("area"), in "serious", "radio", "usual", "quiet",
///   "client", "anyone" and their like, but not in "special" or "question".
///
/// Parts of a hyphenated word are added, and every word has at least one. Daily words that the rules miss are in `LISTED`.
#[must_use]
pub fn syllables(word: &str) -> u32 {
    word.split(['-', '–', '/']).map(part_syllables).sum::<u32>().max(1)
}

/// Daily words that the rules miscount.
const LISTED: [(&str, u32); 14] = [
    ("areas", 3),
    ("business", 2),
    ("create", 2),
    ("every", 2),
    ("everybody", 4),
    ("everyday", 3),
    ("everyone", 3),
    ("everything", 3),
    ("ideas", 3),
    ("maybe", 2),
    ("ok", 2),
    ("science", 2),
    ("somebody", 3),
    ("somehow", 2),
];

fn part_syllables(part: &str) -> u32 {
    let letters: String = part.chars().filter(char::is_ascii_alphabetic).map(|letter| letter.to_ascii_lowercase()).collect();
    if letters.is_empty() {
        return u32::from(part.contains(char::is_alphanumeric));
    }
    if let Some((_, listed)) = LISTED.iter().find(|(word, _)| *word == letters) {
        return *listed;
    }
    let word = Word(letters.as_bytes());
    (word.vowel_runs() + word.split_vowels()).saturating_sub(word.silent_vowels()).max(1)
}

/// A word in lower-case ASCII letters.
struct Word<'a>(&'a [u8]);

impl Word<'_> {
    /// The letter at that place; 0 before the start and after the end.
    fn at(&self, place: Option<usize>) -> u8 {
        place.and_then(|place| self.0.get(place)).copied().unwrap_or(0)
    }

    fn is_vowel(&self, place: Option<usize>) -> bool {
        let plain = |letter: u8| b"aeiou".contains(&letter);
        let Some(here) = place else { return false };
        match self.at(place) {
            b'y' => {
                let before = self.at(here.checked_sub(1));
                let opens = here == 0 || plain(before);
                !(opens && plain(self.at(Some(here + 1))))
            }
            letter => plain(letter),
        }
    }

    fn vowel_runs(&self) -> u32 {
        let starts = |place: &usize| self.is_vowel(Some(*place)) && !self.is_vowel(place.checked_sub(1));
        u32::try_from((0..self.0.len()).filter(starts).count()).unwrap_or(u32::MAX)
    }

    /// Vowels that stand together and are spoken apart.
    fn split_vowels(&self) -> u32 {
        let mut count = 0;
        for (place, letter) in self.0.iter().enumerate() {
            let before = self.at(place.checked_sub(1));
            let (next, rest) = (self.at(Some(place + 1)), self.0.get(place + 1..).unwrap_or_default());
            count += u32::from(match letter {
                b'y' => place > 0 && !self.is_vowel(place.checked_sub(1)) && b"aeiou".contains(&next),
                b'i' if rest.starts_with(b"ent") || rest.starts_with(b"enc") => !b"cst".contains(&before),
                b'i' if rest.starts_with(b"on") => !b"cglnstx".contains(&before),
                b'i' if b"aou".contains(&next) => !b"cgstx".contains(&before),
                b'i' => rest.starts_with(b"et"),
                b'u' => next == b'a' && !b"gq".contains(&before),
                _ => false,
            });
        }
        let ends_in_ea = self.0.ends_with(b"ea") && self.vowel_runs() > 1;
        let vowel_before_ing = self.0.ends_with(b"ing") && b"aeiou".contains(&self.at(self.0.len().checked_sub(4)));
        let spoken_m = self.0.ends_with(b"sm");
        count + u32::from(ends_in_ea) + u32::from(vowel_before_ing) + u32::from(spoken_m)
    }

    fn silent_vowels(&self) -> u32 {
        const ENDINGS: [&[u8]; 9] = [b"ful", b"less", b"ly", b"ment", b"ness", b"thing", b"times", b"ty", b"where"];
        let inside = ENDINGS.iter().any(|ending| {
            let Some(stem) = self.0.strip_suffix(*ending) else { return false };
            let stem = Word(stem);
            stem.silent_last_e(b"e") && !(*ending == b"ment" && stem.0.ends_with(b"le"))
        });
        let last = [b"e".as_slice(), b"es", b"ed"].into_iter().any(|ending| self.silent_last_e(ending));
        u32::from(inside) + u32::from(last)
    }

    /// Whether the word ends so and the ending's e is silent.
    fn silent_last_e(&self, ending: &[u8]) -> bool {
        let Some(stem) = self.0.strip_suffix(ending) else { return false };
        let stem = Word(stem);
        let (last, one_before) = (stem.0.len().checked_sub(1), stem.0.len().checked_sub(2));
        if stem.vowel_runs() == 0 || (stem.is_vowel(last) && stem.at(last) != b'y') {
            return false;
        }
        let after_consonant = !stem.is_vowel(one_before) && stem.at(one_before) != stem.at(last);
        let spoken = match (ending, stem.at(last)) {
            (b"es", b'c' | b'g' | b's' | b'x' | b'z') | (b"ed", b'd' | b't') => true,
            (b"es", b'h') => b"cs".contains(&stem.at(one_before)),
            (b"ed", b'r') => after_consonant,
            (_, b'l') => after_consonant,
            _ => false,
        };
        !spoken
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_words_have_their_syllables() {
        let known = [
            (1, "me the make makes judged blamed shared use used eye young whole times you're bed through played 6"),
            (2, "people listen safely something someone being doing waiting needed places quiet client OK grown-up"),
            (3, "family families together everyone anyone area serious usual happening difference understand grandparents' radio"),
            (4, "community experience seriously society information"),
        ];
        for (count, words) in known {
            for word in words.split_whitespace() {
                assert_eq!(syllables(word), count, "{word}");
            }
        }
        assert_eq!(syllables("non-judgmental"), 4);
    }

    #[test]
    fn a_word_has_at_least_one_syllable() {
        for word in ["Mr", "x", "116", "—"] {
            assert_eq!(syllables(word), 1, "{word}");
        }
    }

    #[test]
    fn words_and_sentences_are_counted() {
        assert_eq!(word_count("Is there a grown-up – someone – you can trust?"), 8);
        let counts =
            [("No end", 1), ("One. Two! Three?", 3), ("She said \"Stop.\" Then left", 2), ("Wait... what", 2), ("", 0), ("3.5 hours", 1)];
        for (text, count) in counts {
            assert_eq!(sentence_count(text), count, "{text}");
        }
    }

    /// 6 words, 1 sentence, 6 syllables: 0.39 × 6 + 11.8 × 1 − 15.59 = −1.45.
    #[test]
    fn the_grade_is_the_formula() {
        assert!((grade("The cat sat on the mat.") - -1.45).abs() < 1e-9);
        // 4 words, 2 sentences, 10 syllables: 0.39 × 2 + 11.8 × 10/4 − 15.59 = 14.69.
        assert!((grade_together(["Happy families", "listen together."]) - 14.69).abs() < 1e-9);
        assert!(grade("").abs() < f64::EPSILON);
    }
}
