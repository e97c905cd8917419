//! Secrets that open something: a session's, a one-time link's. The database knows their digests alone.

use std::fmt;

use crate::{
    digest::digest,
    store::{
        StoreError, random_bytes,
        seal::{read_hex, write_hex},
    },
};

/// 256 random bits, as 64 hexadecimal digits in a cookie or an address.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; 32]);

impl Secret {
    /// A new one.
    ///
    /// # Errors
    /// When the operating system gives no randomness.
    pub fn random() -> Result<Self, StoreError> {
        random_bytes().map(Self)
    }

    /// Reads one; nothing where it is none.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        read_hex(text).map(Self)
    }

    /// As it stands in a cookie or an address.
    #[must_use]
    pub fn write(&self) -> String {
        write_hex(&self.0)
    }

    /// What the database knows it by.
    #[must_use]
    pub fn digest(&self) -> [u8; 32] {
        digest(&self.0)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}
