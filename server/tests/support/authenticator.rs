//! A passkey in a phone, in software: ES256, without attestation (Web Authentication, 6.1 and 6.5).

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use p256::ecdsa::{Signature, SigningKey, signature::Signer as _};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::Answer;

/// The key, and what its browser and its person do with it.
#[derive(Clone)]
pub(crate) struct Authenticator {
    key: SigningKey,
    id: Vec<u8>,
    /// How often it signed.
    pub(crate) count: u32,
    /// Whether it counts.
    pub(crate) counts: bool,
    /// Where the browser is.
    pub(crate) origin: String,
    /// For which site it signs.
    pub(crate) site: String,
    /// Whether its person confirmed.
    pub(crate) confirmed: bool,
}

impl Authenticator {
    /// A key of these bytes.
    pub(crate) fn new(bytes: u8) -> Self {
        Self {
            key: SigningKey::from_slice(&[bytes; 32]).unwrap(),
            id: vec![bytes; 20],
            count: 0,
            counts: true,
            origin: "https://blether.test".to_owned(),
            site: "blether.test".to_owned(),
            confirmed: true,
        }
    }

    /// Another key under the same name.
    pub(crate) fn forged(&self, bytes: u8) -> Self {
        Self { key: SigningKey::from_slice(&[bytes; 32]).unwrap(), ..self.clone() }
    }

    /// What its form posts when it is asked to make one.
    pub(crate) fn made(&self, options: &Value) -> String {
        let client = self.client("webauthn.create", options);
        let point = self.key.verifying_key().to_sec1_point(false);
        let (x, y) = point.as_bytes()[1..].split_at(32);
        // COSE (RFC 9053, 7.1): EC2, ES256, P-256.
        let cose = [&[0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 0x20][..], x, &[0x22, 0x58, 0x20], y].concat();
        let length = u16::try_from(self.id.len()).unwrap().to_be_bytes();
        let data = [&self.data(0x40)[..], &[0; 16], &length, &self.id, &cose].concat();
        let head = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58";
        let attestation = [&head[..], &[u8::try_from(data.len()).unwrap()], &data].concat();
        let response = json!({ "clientDataJSON": text(&client), "attestationObject": text(&attestation) });
        json!({ "id": text(&self.id), "rawId": text(&self.id), "type": "public-key", "response": response }).to_string()
    }

    /// What its form posts when it is asked to sign.
    pub(crate) fn signed(&mut self, options: &Value) -> String {
        self.count += u32::from(self.counts);
        let (client, data) = (self.client("webauthn.get", options), self.data(0));
        let signature: Signature = self.key.sign(&[&data[..], &Sha256::digest(&client)].concat());
        let signature = text(signature.to_der().as_bytes());
        let response = json!({ "clientDataJSON": text(&client), "authenticatorData": text(&data), "signature": signature });
        json!({ "id": text(&self.id), "rawId": text(&self.id), "type": "public-key", "response": response }).to_string()
    }

    fn client(&self, act: &str, options: &Value) -> Vec<u8> {
        let client = json!({ "type": act, "challenge": options["challenge"], "origin": self.origin, "crossOrigin": false });
        client.to_string().into_bytes()
    }

    fn data(&self, more: u8) -> Vec<u8> {
        let flags = more | 1 | if self.confirmed { 4 } else { 0 };
        [&Sha256::digest(&self.site)[..], &[flags], &self.count.to_be_bytes()].concat()
    }
}

fn text(bytes: &[u8]) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}

/// What a page asks a passkey.
pub(crate) fn options(page: &Answer) -> Value {
    let text = page.after("data-options=\"").replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    serde_json::from_str(&text).unwrap()
}
