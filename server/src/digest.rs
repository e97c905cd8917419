//! Digests.

use std::fmt::Write as _;

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256};

/// HMAC-SHA256 (RFC 2104, FIPS 180-4) of parts that follow each other.
pub(crate) fn hmac(key: &[u8; 32], parts: &[&[u8]]) -> Hmac<Sha256> {
    // HMAC fills a short key up with zeros to its block of 64 bytes; doing so here needs no fallible call.
    let mut block = [0; 64];
    block[..32].copy_from_slice(key);
    let mut mac = Hmac::new(&block.into());
    for part in parts {
        mac.update(part);
    }
    mac
}

/// SHA-256 (FIPS 180-4): of secrets of 256 random bits, which nobody can guess from it.
pub(crate) fn digest(secret: &[u8]) -> [u8; 32] {
    Sha256::digest(secret).into()
}

/// Bytes as hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_is_the_published_one() {
        // RFC 4231, test case 1, with its key padded to 32 bytes as HMAC itself pads it.
        let mut key = [0; 32];
        key[..20].fill(0x0b);
        let digest = hmac(&key, &[b"Hi ", b"There"]).finalize().into_bytes();
        assert_eq!(digest[..4], [0xb0, 0x34, 0x4c, 0x61]);
    }
}
