//! The seal on what waits: bodies in `pending` are encrypted under a key that lives outside the database, so that a backup, a replica or
//! the engine's log alone shows that somebody answered, never what.

use std::{
    fmt::{self, Write as _},
    fs::{self, DirBuilder, File},
    io::{ErrorKind, Write as _},
    os::unix::fs::DirBuilderExt as _,
    path::{Path, PathBuf},
    sync::Arc,
};

use chacha20poly1305::{
    KeyInit as _, XChaCha20Poly1305,
    aead::{Aead as _, Payload},
};
use hmac::Mac as _;
use tempfile::NamedTempFile;

use super::{Code, Db, Engine, StoreError, deployment, dialect, random_bytes};
use crate::digest::hmac;

/// Where the key comes from.
#[derive(Clone, PartialEq, Eq)]
pub enum PendingKey {
    /// The setting itself.
    Given([u8; 32]),
    /// A file with 64 hexadecimal digits; made at the first start.
    File(PathBuf),
}

impl PendingKey {
    /// Reads the setting: 64 hexadecimal digits are the key, anything else names its file; nothing where it can only be a key that is cut
    /// short or too long.
    #[must_use]
    pub fn new(setting: &str) -> Option<Self> {
        let setting = setting.trim();
        let like_a_key = setting.len() > 32 && setting.bytes().all(|byte| byte.is_ascii_hexdigit());
        match read_hex(setting) {
            Some(key) => Some(Self::Given(key)),
            None if like_a_key || setting.is_empty() => None,
            None => Some(Self::File(PathBuf::from(setting))),
        }
    }
}

impl fmt::Debug for PendingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Given(_) => f.write_str("Given(…)"),
            Self::File(file) => write!(f, "File({})", file.display()),
        }
    }
}

/// Refuses to work on where another key seals this database now (`blether lost-key`, while this server ran): what it took in could never be
/// opened.
macro_rules! sealer_is_current {
    ($db:expr, $tx:ident) => {
        let check: Option<(Vec<u8>,)> = sqlx::query_as($crate::store::seal::KNOWN).fetch_optional(&mut *$tx).await?;
        if check.is_none_or(|(check,)| check != $db.sealer.check) {
            return Err($crate::store::StoreError::PendingKey("another key seals this database now: start this server again".to_owned()));
        }
    };
}
pub(super) use sealer_is_current;

/// The check of the key that the database knows.
pub(super) const KNOWN: &str = "SELECT value FROM deployment WHERE name = 'pending_key'";

/// Seals and opens: XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha) with a random nonce, bound to the wave.
#[derive(Clone)]
pub struct Sealer {
    cipher: Arc<XChaCha20Poly1305>,
    /// What the database may know of the key: it tells another key apart and nothing else.
    pub(super) check: Vec<u8>,
    /// Opens what phones sealed for us: made of the same key, so that every server that has it agrees.
    outbox: Arc<::sealer::Key>,
}

impl fmt::Debug for Sealer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sealer(…)")
    }
}

/// Bodies are filled up to whole steps of this many bytes: otherwise a sealed body's length would tell how much was answered.
const STEP: usize = 1024;
const NONCE: usize = 24;

impl Sealer {
    fn new(key: &[u8; 32]) -> Result<Self, StoreError> {
        let cipher = XChaCha20Poly1305::new(key.into());
        let payload = Payload { msg: b"", aad: b"the key that seals what waits" };
        let unusable = |_| StoreError::PendingKey("it cannot be used".to_owned());
        let check = cipher.encrypt(&[0; NONCE].into(), payload).map_err(unusable)?;
        let outbox = hmac(key, &[b"the key of the outbox on phones"]).finalize().into_bytes().into();
        Ok(Self { cipher: Arc::new(cipher), check, outbox: Arc::new(::sealer::Key::derive(&outbox)) })
    }

    /// Seals a JSON text; spaces after it fill it up.
    pub(super) fn seal(&self, wave: &Code, json: &[u8]) -> Result<Vec<u8>, StoreError> {
        let mut filled = json.to_vec();
        filled.resize(json.len().next_multiple_of(STEP), b' ');
        self.seal_bytes(wave.as_str(), &filled)
    }

    /// Opens what was sealed for that wave.
    pub(super) fn open(&self, wave: &Code, sealed: &[u8]) -> Result<Vec<u8>, StoreError> {
        self.open_bytes("a waiting response", wave.as_str(), sealed)
    }

    /// Seals bytes as they are, bound to whose they are.
    fn seal_bytes(&self, whose: &str, plain: &[u8]) -> Result<Vec<u8>, StoreError> {
        let nonce = random_bytes::<NONCE>()?;
        let payload = Payload { msg: plain, aad: whose.as_bytes() };
        let sealed = self.cipher.encrypt(&nonce.into(), payload);
        let sealed = sealed.map_err(|_| StoreError::unreadable("what waits", "it could not be sealed"))?;
        Ok([&nonce[..], &sealed].concat())
    }

    fn open_bytes(&self, what: &'static str, whose: &str, sealed: &[u8]) -> Result<Vec<u8>, StoreError> {
        let broken = || StoreError::unreadable(what, "the seal does not open with this key (setting `pending_key`)");
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE>().ok_or_else(broken)?;
        let payload = Payload { msg: sealed, aad: whose.as_bytes() };
        self.cipher.decrypt(nonce.into(), payload).map_err(|_| broken())
    }
}

impl Db {
    /// Seals the secret of somebody's second factor: the database alone is no second factor.
    ///
    /// # Errors
    /// When there is no randomness.
    pub fn seal_second_factor(&self, account: &str, secret: &[u8]) -> Result<Vec<u8>, StoreError> {
        self.sealer.seal_bytes(&format!("second factor of {account}"), secret)
    }

    /// Opens it again.
    ///
    /// # Errors
    /// When another key sealed it.
    pub fn open_second_factor(&self, account: &str, sealed: &[u8]) -> Result<Vec<u8>, StoreError> {
        self.sealer.open_bytes("a second factor", &format!("second factor of {account}"), sealed)
    }

    /// The key of the outbox on phones.
    #[must_use]
    pub fn outbox_key(&self) -> &::sealer::Key {
        &self.sealer.outbox
    }
}

/// The name under which the database remembers the check of its key.
const CHECK: &str = "pending_key";

/// The sealer of a database: reads its key, or makes one where the database has never known any.
pub(super) async fn claim(engine: &Engine, key: &PendingKey) -> Result<Sealer, StoreError> {
    let known = deployment::remembered(engine, CHECK).await?;
    let mut made = false;
    let key_bytes = match key {
        PendingKey::Given(bytes) => *bytes,
        PendingKey::File(file) => match (read_file(file)?, &known) {
            (Some(bytes), _) => bytes,
            (None, None) => {
                made = true;
                make_file(file)?
            }
            (None, Some(_)) => return Err(lost(file)),
        },
    };
    let sealer = Sealer::new(&key_bytes)?;
    if deployment::remember(engine, CHECK, &sealer.check).await? == sealer.check {
        return Ok(sealer);
    }
    if let (PendingKey::File(file), true) = (key, made) {
        // Another server was first, and this one's new key has sealed nothing.
        let _ = fs::remove_file(file);
        return Err(StoreError::PendingKey(format!("another server made this database's key just now: copy it to {}", file.display())));
    }
    Err(another(key))
}

/// The sealer of a database as it is: makes no key and claims none. Where there is none yet, one of chance stands in for it.
pub(super) async fn compare(engine: &Engine, key: &PendingKey) -> Result<Sealer, StoreError> {
    // The table is younger than the first databases.
    let known = if engine.has_table("deployment").await? { deployment::remembered(engine, CHECK).await? } else { None };
    let key_bytes = match key {
        PendingKey::Given(bytes) => *bytes,
        PendingKey::File(file) => match (read_file(file)?, &known) {
            (Some(bytes), _) => bytes,
            (None, None) => random_bytes()?,
            (None, Some(_)) => return Err(lost(file)),
        },
    };
    let sealer = Sealer::new(&key_bytes)?;
    if known.is_none_or(|known| known == sealer.check) { Ok(sealer) } else { Err(another(key)) }
}

fn lost(file: &Path) -> StoreError {
    StoreError::PendingKey(format!(
        "{} is not there, and answers in this database wait under a key: put the file back, or give the key itself. \
         If it is lost for good: blether lost-key",
        file.display()
    ))
}

fn another(key: &PendingKey) -> StoreError {
    let from = match key {
        PendingKey::Given(_) => "the key given".to_owned(),
        PendingKey::File(file) => format!("the key in {}", file.display()),
    };
    StoreError::PendingKey(format!("{from} is not the one that this database's waiting answers are sealed under"))
}

/// Gives up what waits under a lost key. Its pages count as unsent: whoever sends one again is taken in.
pub(super) async fn give_up(engine: &Engine) -> Result<(), StoreError> {
    // Alone on every wave, so that nobody mixes meanwhile.
    const STEPS: &str = "
        BEGIN/*sqlite IMMEDIATE*/;
        /*postgres SELECT pg_advisory_xact_lock(hashtextextended(code, 0)) FROM (SELECT code FROM wave ORDER BY code) AS waves; */
        DELETE FROM seen WHERE EXISTS (SELECT 1 FROM resend WHERE resend.wave = seen.wave AND resend.key = seen.key);
        /*postgres TRUNCATE resend, pending; */
        /*sqlite DELETE FROM resend; DELETE FROM pending; */
        DELETE FROM deployment WHERE name = 'pending_key';
        COMMIT;";
    let steps = dialect::sql(engine.dialect(), STEPS);
    match engine {
        Engine::Sqlite(sqlite) => sqlx::raw_sql(steps).execute(&sqlite.write).await.map(drop),
        Engine::Postgres(pool) => sqlx::raw_sql(steps).execute(pool).await.map(drop),
    }?;
    Ok(())
}

fn read_file(file: &Path) -> Result<Option<[u8; 32]>, StoreError> {
    let text = match fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(StoreError::PendingKey(format!("{}: {error}", file.display()))),
    };
    let wrong = || StoreError::PendingKey(format!("{} does not hold 64 hexadecimal digits", file.display()));
    read_hex(text.trim()).ok_or_else(wrong).map(Some)
}

/// A new key, on the disk before it seals anything.
fn make_file(file: &Path) -> Result<[u8; 32], StoreError> {
    let key = random_bytes::<32>()?;
    let write = || {
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        // Whole or not at all: it gets its name when it is on the disk. Whose name is there already was first.
        let mut draft = NamedTempFile::new_in(folder)?;
        writeln!(draft, "{}", write_hex(&key))?;
        draft.as_file().sync_all()?;
        match draft.persist_noclobber(file) {
            Err(taken) if taken.error.kind() == ErrorKind::AlreadyExists => Ok(()),
            Err(failed) => Err(failed.error),
            Ok(_) => File::open(folder)?.sync_all(),
        }
    };
    write().map_err(|error| StoreError::PendingKey(format!("{}: {error}", file.display())))?;
    read_file(file)?.ok_or_else(|| StoreError::PendingKey(format!("{} is gone again", file.display())))
}

/// Thirty-two bytes as 64 hexadecimal digits.
#[must_use]
pub fn write_hex(bytes: &[u8; 32]) -> String {
    bytes.iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Reads 64 hexadecimal digits.
#[must_use]
pub fn read_hex(text: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    for (byte, digits) in bytes.iter_mut().zip(text.as_bytes().chunks(2)) {
        let [high, low] = [digits.first()?, digits.get(1)?].map(|digit| char::from(*digit).to_digit(16));
        *byte = u8::try_from(high? * 16 + low?).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at once")]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_for_its_wave_and_key_alone() {
        let (one, other) = (Code::read("bcdfghj").unwrap(), Code::read("bcdfghk").unwrap());
        let sealer = Sealer::new(&[7; 32]).unwrap();
        let sealed = sealer.seal(&one, b"{\"T1\":1}").unwrap();
        let opened = sealer.open(&one, &sealed).unwrap();
        assert_eq!((opened.len(), opened.trim_ascii()), (STEP, &b"{\"T1\":1}"[..]));
        assert!(sealer.open(&other, &sealed).is_err());
        assert!(Sealer::new(&[8; 32]).unwrap().open(&one, &sealed).is_err());
        assert!(sealer.open(&one, &sealed[..20]).is_err());
    }

    #[test]
    fn a_sealed_body_tells_neither_its_length_nor_whether_it_is_the_same() {
        let wave = Code::read("bcdfghj").unwrap();
        let sealer = Sealer::new(&[7; 32]).unwrap();
        let sealed = |body: &[u8]| sealer.seal(&wave, body).unwrap();
        assert_eq!(sealed(b"{}").len(), sealed(&[b'1'; 900]).len());
        assert_ne!(sealed(b"{}"), sealed(b"{}"));
    }

    #[test]
    fn a_setting_is_a_key_or_names_a_file() {
        assert_eq!(PendingKey::new(&format!(" {}\r\n", "0a".repeat(32))), Some(PendingKey::Given([10; 32])));
        assert_eq!(PendingKey::new("/run/secrets/key"), Some(PendingKey::File("/run/secrets/key".into())));
        assert_eq!((PendingKey::new(&"0a".repeat(31)), PendingKey::new("")), (None, None));
        assert!(!format!("{:?}", PendingKey::new(&"0a".repeat(32))).contains("0a"));
        for wrong in ["", "a7", &"g".repeat(64), &"é".repeat(32)] {
            assert_eq!(read_hex(wrong), None, "{wrong}");
        }
    }
}
