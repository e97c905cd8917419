//! Slips: printed codes, drawn from a hat, each of which lets one person's answers in (privacy.md, *Collect*).
//!
//! Where few people are expected, an open link would let nine false answers make a group of one. A slip says nothing of who drew it: its code is
//! random, and what a server keeps of it is no code.

use std::fmt;

/// The signs of every code that people type: without those that look alike (0 o, 1 i l) and without vowels, so that no word that hurts can
/// come about.
pub const SIGNS: &[u8; 27] = b"23456789bcdfghjkmnpqrstvwxz";

/// The same as a number to calculate with.
const BASE: u8 = 27;

/// How many signs a code has: eleven are random (27^11 = 5.6 · 10^15 codes, 52.3 bits), the last checks them.
pub const LENGTH: usize = 12;

/// How many stand together in print.
const GROUP: usize = 4;

/// A slip's code.
#[derive(Clone, PartialEq, Eq)]
pub struct SlipCode([u8; LENGTH]);

impl SlipCode {
    /// The code that this random number makes. Of 2^128 numbers hardly one more makes one code than another.
    #[must_use]
    pub fn new(random: u128) -> Self {
        let mut rest = random;
        let mut places = [0; LENGTH];
        for place in places.iter_mut().take(LENGTH - 1) {
            *place = u8::try_from(rest % u128::from(BASE)).unwrap_or_default();
            rest /= u128::from(BASE);
        }
        // Its weight is 2, and 2 · 14 = 28 = 1: with it the sum is 0.
        let last = u16::from(BASE) - sum(&places);
        places[LENGTH - 1] = u8::try_from(last * 14 % u16::from(BASE)).unwrap_or_default();
        Self(places)
    }

    /// Reads a code as typed: small letters or capitals, with or without spaces and dashes, on a Ukrainian, Arabic or Urdu keyboard too.
    /// Nothing where one sign is wrong or two neighbours have changed places: then it is worth a second look at the slip.
    #[must_use]
    pub fn read(typed: &str) -> Option<Self> {
        let mut places = Vec::with_capacity(LENGTH);
        for sign in typed.chars().flat_map(char::to_lowercase).filter(|sign| !is_between(*sign)) {
            let sign = alike(sign);
            places.push(u8::try_from(SIGNS.iter().position(|known| char::from(*known) == sign)?).ok()?);
        }
        let places: [u8; LENGTH] = places.try_into().ok()?;
        (sum(&places) == 0).then_some(Self(places))
    }

    /// The code without dashes, as an address carries it.
    #[must_use]
    pub fn plain(&self) -> String {
        self.0.iter().filter_map(|place| SIGNS.get(usize::from(*place))).map(|sign| char::from(sign.to_ascii_uppercase())).collect()
    }
}

/// As it is printed: `BCDF-GHJK-MNPQ`.
impl fmt::Display for SlipCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, sign) in self.plain().chars().enumerate() {
            if place > 0 && place % GROUP == 0 {
                f.write_str("-")?;
            }
            write!(f, "{sign}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for SlipCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SlipCode(…)")
    }
}

/// Weights 1 and 2 in turn: both, and their difference, have an inverse modulo 27, so that every single wrong sign and every exchange of two
/// neighbours changes the sum.
fn sum(places: &[u8; LENGTH]) -> u16 {
    places.iter().enumerate().map(|(at, place)| u16::from(*place) * if at % 2 == 0 { 1 } else { 2 }).sum::<u16>() % u16::from(BASE)
}

/// What people type between signs, and the marks of direction that a phone puts beside Latin letters in Arabic or Urdu.
fn is_between(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, '-' | '‐'..='―' | '−' | '.' | '_' | '·' | '\u{200b}'..='\u{200f}' | '\u{2066}'..='\u{2069}')
}

/// The one sign of ours that another can only be: U is no sign of ours and V is; so with a letter of a Ukrainian keyboard that is drawn as one of
/// ours, and with digits in Arabic script. What could be two of ours (O, I, 1 …) is not guessed.
fn alike(sign: char) -> char {
    match sign {
        'u' => 'v',
        'в' => 'b',
        'з' => '3',
        'к' => 'k',
        'м' => 'm',
        'н' => 'h',
        'р' => 'p',
        'с' => 'c',
        'т' => 't',
        'х' => 'x',
        '٠'..='٩' => digit(sign, '٠'),
        '۰'..='۹' => digit(sign, '۰'),
        other => other,
    }
}

fn digit(sign: char, zero: char) -> char {
    char::from_digit(u32::from(sign) - u32::from(zero), 10).unwrap_or(sign)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at once")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn more_than_fifty_bits_are_random() {
        let codes = u128::from(BASE).pow(u32::try_from(LENGTH - 1).unwrap());
        assert!(codes > 1 << 52, "{codes}");
        assert_eq!(SlipCode::new(0).to_string(), "2222-2222-2222");
        assert_eq!((SlipCode::new(codes), SlipCode::new(1) == SlipCode::new(2)), (SlipCode::new(0), false));
    }

    #[test]
    fn a_code_is_read_as_people_type_it() {
        // 3 1 4 1 5 9 2 6 5 3 5, and its check.
        let code = SlipCode::new([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5].iter().rev().fold(0, |number, place| number * 27 + place));
        assert_eq!(code.to_string(), "5363-7C48-757T");
        for typed in ["5363-7c48-757t", " 53637C48757T ", "5363 7c48 757t", "5363–7с48—757т", "۵۳۶۳-۷c۴۸-۷۵۷t", "\u{200e}٥٣٦٣.٧C٤٨_٧٥٧T"]
        {
            assert_eq!(SlipCode::read(typed), Some(code.clone()), "{typed}");
        }
        for wrong in ["", "5363-7c48-757", "5363-7c48-757tt", "5363-7c48-7577", "3563-7c48-757t", "536o-7c48-757t", "'; drop"] {
            assert_eq!(SlipCode::read(wrong), None, "{wrong}");
        }
        let debugged = format!("{code:?}");
        assert!(!debugged.contains("5363"), "{debugged}");
    }

    #[test]
    fn what_looks_like_one_sign_alone_is_read_as_it() {
        let code = (0..).map(SlipCode::new).find(|code| code.plain().contains('V')).unwrap();
        assert_eq!(SlipCode::read(&code.plain().replace('V', "U")), Some(code));
        for (sign, theirs) in [('3', 'З'), ('B', 'В'), ('H', 'Н'), ('K', 'К'), ('M', 'М'), ('P', 'Р'), ('T', 'Т'), ('X', 'Х')] {
            let code = (0..).map(SlipCode::new).find(|code| code.plain().contains(sign)).unwrap();
            assert_eq!(SlipCode::read(&code.plain().replace(sign, &theirs.to_string())), Some(code), "{theirs}");
        }
    }

    proptest! {
        #[test]
        fn every_code_is_read_back_and_every_slip_of_the_finger_is_noticed(random: u128, at in 0..LENGTH, other in 0..SIGNS.len()) {
            let code = SlipCode::new(random);
            prop_assert_eq!(SlipCode::read(&code.to_string()), Some(code.clone()));
            let mut signs = code.plain().to_lowercase().into_bytes();
            if signs[at] != SIGNS[other] {
                signs[at] = SIGNS[other];
                prop_assert_eq!(SlipCode::read(std::str::from_utf8(&signs).unwrap()), None);
            }
            let mut signs = code.plain().into_bytes();
            let next = (at + 1).min(LENGTH - 1);
            if signs[at] != signs[next] {
                signs.swap(at, next);
                prop_assert_eq!(SlipCode::read(std::str::from_utf8(&signs).unwrap()), None);
            }
        }
    }
}
