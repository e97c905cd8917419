#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use super::*;

#[test]
fn what_is_sealed_opens_with_its_key_alone() {
    let (key, other) = (Key::derive(&[7; 32]), Key::derive(&[8; 32]));
    for text in [&b""[..], b"T1=yes", b"ends in \x80\0\0", &[0; STEP], &[END; 3 * STEP]] {
        let sealed = seal(key.public(), text).unwrap();
        assert_eq!(key.open(&sealed).unwrap(), text);
        assert_eq!(other.open(&sealed), None);
    }
}

#[test]
fn the_same_secret_is_the_same_key() {
    assert_eq!(Key::derive(&[7; 32]).public(), Key::derive(&[7; 32]).public());
    assert_ne!(Key::derive(&[7; 32]).public(), Key::derive(&[8; 32]).public());
}

#[test]
fn neither_length_nor_repetition_shows() {
    let key = Key::derive(&[7; 32]);
    let sealed = |text: &[u8]| seal(key.public(), text).unwrap();
    assert_eq!(sealed(b"").len(), STEP + OVERHEAD);
    assert_eq!(sealed(b"").len(), sealed(&[b'x'; STEP - 1]).len());
    assert_eq!(sealed(&[b'x'; STEP]).len(), 2 * STEP + OVERHEAD);
    assert_ne!(sealed(b"T1=yes"), sealed(b"T1=yes"));
}

#[test]
fn what_is_changed_or_cut_does_not_open() {
    let key = Key::derive(&[7; 32]);
    let sealed = seal(key.public(), b"T1=yes").unwrap();
    for place in [0, 31, 32, sealed.len() - 1] {
        let mut changed = sealed.clone();
        changed[place] ^= 1;
        assert_eq!(key.open(&changed), None, "byte {place}");
    }
    for length in [0, 31, 32, 47, sealed.len() - 1] {
        assert_eq!(key.open(&sealed[..length]), None, "{length} bytes");
    }
}

#[test]
fn what_is_no_key_seals_nothing() {
    for wrong in [&b""[..], &[1; 31], &[1; 33], &[0; 32]] {
        assert_eq!(seal(wrong, b"T1=yes"), None, "{wrong:?}");
    }
}
