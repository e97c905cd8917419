//! The lock of the outbox on a phone: answers that could not be sent are sealed to the server's public key before they touch the phone's
//! disk, and nothing on the phone can open them again.
//!
//! HPKE in base mode (RFC 9180) with X25519-HKDF-SHA256, HKDF-SHA256 and ChaCha20Poly1305. What is sealed is 32 bytes of the
//! encapsulated key, then the text. In a browser this is a module of its own, loaded only by those who choose the outbox; the server opens.

use hpke::{
    Deserializable as _, Kem, OpModeR, OpModeS, Serializable as _, aead::ChaCha20Poly1305, kdf::HkdfSha256, kem::X25519HkdfSha256,
    single_shot_open, single_shot_seal,
};

/// Binds what is sealed to its use.
const INFO: &[u8] = b"blether outbox 1";

/// The text is filled up to whole steps of this many bytes: otherwise its length would tell how much was answered.
pub const STEP: usize = 4096;

/// How many bytes sealing adds to the filled text: the encapsulated key and the tag.
pub const OVERHEAD: usize = KEY + 16;

const KEY: usize = 32;

/// After the text, before the zeros that fill it up (ISO/IEC 7816-4, padding).
const END: u8 = 0x80;

/// Seals a text to a public key; nothing where that is no key.
#[must_use]
pub fn seal(public_key: &[u8], text: &[u8]) -> Option<Vec<u8>> {
    let key = <X25519HkdfSha256 as Kem>::PublicKey::from_bytes(public_key).ok()?;
    let mut filled = text.to_vec();
    filled.push(END);
    filled.resize(filled.len().next_multiple_of(STEP), 0);
    let sealed = single_shot_seal::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(&OpModeS::Base, &key, INFO, &filled, b"");
    let (encapsulated, text) = sealed.ok()?;
    Some([&encapsulated.to_bytes()[..], &text].concat())
}

/// Seals a text to a public key.
///
/// # Errors
/// Where that is no key, the script gets nothing.
#[cfg(target_family = "wasm")]
#[wasm_bindgen::prelude::wasm_bindgen(js_name = seal)]
pub fn seal_in_browser(public_key: &[u8], text: &[u8]) -> Option<Vec<u8>> {
    seal(public_key, text)
}

/// The key that opens.
pub struct Key {
    private: <X25519HkdfSha256 as Kem>::PrivateKey,
    public: [u8; KEY],
}

impl Key {
    /// The key pair that belongs to a secret (RFC 9180, DeriveKeyPair): the same on every server that has the same secret.
    #[must_use]
    pub fn derive(secret: &[u8; 32]) -> Self {
        let (private, public) = X25519HkdfSha256::derive_keypair(secret);
        Self { private, public: public.to_bytes().into() }
    }

    /// What phones seal to. It is no secret.
    #[must_use]
    pub const fn public(&self) -> &[u8; KEY] {
        &self.public
    }

    /// Opens what [`seal`] sealed to this key; nothing for anything else.
    #[must_use]
    pub fn open(&self, sealed: &[u8]) -> Option<Vec<u8>> {
        let (encapsulated, text) = sealed.split_at_checked(KEY)?;
        let encapsulated = <X25519HkdfSha256 as Kem>::EncappedKey::from_bytes(encapsulated).ok()?;
        let opened = single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
            &OpModeR::Base,
            &self.private,
            &encapsulated,
            INFO,
            text,
            b"",
        );
        let mut text = opened.ok()?;
        let end = text.iter().rposition(|byte| *byte != 0).filter(|end| text.get(*end) == Some(&END))?;
        text.truncate(end);
        Some(text)
    }
}

#[cfg(test)]
mod tests;
