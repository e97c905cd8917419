//! The picture code: three of sixteen pictures, the same for everyone who answered in a wave, by which a child finds its results again.
//! It names the wave and nobody in it, and is no secret: results are public.

use sha2::{Digest as _, Sha256};

/// A picture that a child of eight can name.
pub type Picture = &'static str;

/// How many pictures a code has.
pub const CODE: usize = 3;

/// All pictures, in the order in which they are offered.
pub const ALL: [Picture; 16] =
    ["boat", "fish", "star", "moon", "sun", "tree", "house", "kite", "bird", "flower", "hill", "cup", "leaf", "shell", "cloud", "bell"];

/// The pictures of a wave's code, in the order of [`ALL`]: three different ones, evenly spread over waves by SHA-256. There are 560 such
/// threes, so two waves may have the same: then a reader is asked which it is.
#[must_use]
pub fn pictures_of(wave: &str) -> Vec<Picture> {
    let digest = Sha256::digest(format!("blether pictures {wave}"));
    let mut left = ALL.to_vec();
    let mut drawn: Vec<Picture> = digest.iter().take(CODE).map(|byte| left.swap_remove(usize::from(*byte) % left.len())).collect();
    drawn.sort_by_key(|picture| ALL.iter().position(|known| known == picture));
    drawn
}

/// The pictures of those names, in the order of [`ALL`], each once; unknown names are left out.
pub fn known<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<Picture> {
    let names: Vec<&str> = names.into_iter().collect();
    ALL.into_iter().filter(|picture| names.contains(picture)).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn a_code_is_three_different_pictures_and_stays_the_same() {
        assert_eq!(pictures_of("bcdf234"), pictures_of("bcdf234"));
        let mut counts = BTreeMap::<Picture, u32>::new();
        for wave in 0..2_000 {
            let pictures = pictures_of(&format!("wave{wave}"));
            assert_eq!(known(pictures.iter().copied()), pictures);
            assert_eq!(pictures.len(), CODE);
            for picture in pictures {
                *counts.entry(picture).or_default() += 1;
            }
        }
        // 2,000 * 3 / 16 = 375 each; five standard deviations are 88.
        assert!(counts.len() == 16 && counts.values().all(|count| (287..=463).contains(count)), "{counts:?}");
    }

    #[test]
    fn unknown_names_are_left_out() {
        assert_eq!(known(["sun", "boat", "sun", "dragon"]), ["boat", "sun"]);
    }
}
