//! Words that are never used of anyone, in each language: no content file may hold them where people read.
//!
//! Short lists, not dictionaries: they stop a slip. A native reader judges the rest.

use crate::language::Language;

/// Each English word with its forms.
const ENGLISH: [(&str, &[&str]); 6] = [
    ("addict", &["addict", "addicts", "addicted"]),
    ("alcoholic", &["alcoholic", "alcoholics"]),
    ("junkie", &["junkie", "junkies", "junky"]),
    ("clean", &["clean"]),
    ("abuse", &["abuse", "abused", "abuser", "abusers", "abuses", "abusing", "abusive"]),
    ("user", &["user", "users"]),
];

/// How words of the other languages begin, whatever their ending; a space after one ends the word.
const fn beginnings(language: Language) -> &'static [&'static str] {
    match language {
        Language::English => &[],
        Language::Gaelic => {
            &["misgear", "mhisgear", "drugadair", "dhrugadair", "drungair", "dhrungair", "tràill ", "thràill ", "tràillean ", "thràillean "]
        }
        Language::Polish => {
            &["narkoman", "narkus", "ćpun", "ćpa", "alkoholik", "alkoholicz", "alkoholicy", "pijak", "pijac", "menel", "nałogow"]
        }
        Language::Ukrainian => &["наркоман", "наркош", "алкоголік", "алкоголіч", "алкаш", "п'яниц", "п'яничк", "пияк", "торчок", "торчк"],
        // Arabic joins "the", "and", "for" to the word: its words are looked for anywhere in one.
        Language::Arabic => &["مدمن", "سكير", "سكران", "سكارى", "مخمور", "حشاش", "محشش", "متعاط"],
        Language::Urdu => {
            &["نشئی", "نشی ", "نشیڑی", "نشے باز", "نشہ باز", "نشے کا عادی", "نشے کے عادی", "شرابی", "چرسی", "افیمی", "افیونی", "موالی"]
        }
    }
}

/// The first word of a text that wounds, by its plain form. English ones are looked for in every language.
#[must_use]
pub fn wounding_word(text: &str, language: Language) -> Option<&'static str> {
    let words: Vec<String> = text.split(|letter: char| !letter.is_alphabetic()).map(str::to_lowercase).collect();
    let english = words.iter().find_map(|word| ENGLISH.iter().find(|(_, forms)| forms.contains(&word.as_str())));
    if let Some((plain, _)) = english {
        return Some(plain);
    }
    let plain = plain(text, language);
    let within = |beginning: &str| match language {
        Language::Arabic => plain.contains(beginning),
        _ => plain.contains(&format!(" {beginning}")),
    };
    beginnings(language).iter().find(|beginning| within(beginning)).map(|beginning| beginning.trim_end())
}

/// The words of a text in small letters, a space before and after each: one apostrophe for all; without the short vowels and other marks
/// of the Arabic script; and in Urdu with its own yeh and kaf, for which Arabic ones are often typed.
fn plain(text: &str, language: Language) -> String {
    let mut plain = String::from(" ");
    for letter in text.to_lowercase().chars() {
        match letter {
            '\u{64b}'..='\u{652}' | '\u{640}' | '\u{200c}' => {}
            '’' | 'ʼ' | '\'' => plain.push('\''),
            'ي' | 'ى' if language == Language::Urdu => plain.push('ی'),
            'ك' if language == Language::Urdu => plain.push('ک'),
            letter if letter.is_alphabetic() => plain.push(letter),
            _ => plain.push(' '),
        }
    }
    plain.push(' ');
    plain.split(' ').filter(|word| !word.is_empty()).fold(String::from(" "), |all, word| all + word + " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_wound_are_found_in_each_language() {
        for (language, text, word) in [
            (Language::Gaelic, "Tha e na mhisgear.", "mhisgear"),
            (Language::Gaelic, "Drugadairean", "drugadair"),
            (Language::Gaelic, "na tràillean, an-diugh", "tràillean"),
            (Language::Polish, "Dla narkomanów", "narkoman"),
            (Language::Polish, "Ćpun", "ćpun"),
            (Language::Polish, "rodzina alkoholika", "alkoholik"),
            (Language::Ukrainian, "Для наркоманів", "наркоман"),
            (Language::Ukrainian, "сім’я п’яниці", "п'яниц"),
            (Language::Arabic, "والمدمنين", "مدمن"),
            (Language::Arabic, "سِكِّير", "سكير"),
            (Language::Urdu, "وہ نشئی ہے", "نشئی"),
            (Language::Urdu, "شرابیوں", "شرابی"),
            (Language::Urdu, "نشے  باز", "نشے باز"),
            (Language::Polish, "junkie", "junkie"),
        ] {
            assert_eq!(wounding_word(text, language), Some(word), "{text}");
        }
    }

    #[test]
    fn other_words_pass() {
        for (language, text) in [
            (Language::English, "narkoman"),
            (Language::Gaelic, "tràilleachd"),
            (Language::Polish, "alkohol lub narkotyki"),
            (Language::Ukrainian, "вживання алкоголю чи наркотиків"),
            (Language::Arabic, "الكحول أو المخدرات"),
            (Language::Urdu, "شراب یا منشیات کا استعمال"),
        ] {
            assert_eq!(wounding_word(text, language), None, "{text}");
        }
    }
}
