//! The seal on what waits: bodies in `pending` are encrypted under a key that lives outside the database, so that a backup, a replica or
//! the engine's log alone shows that somebody answered, never what.

use std::{
    fmt::{self, Write as _},
    fs::{self, File, OpenOptions},
    io::{ErrorKind, Write as _},
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
    sync::Arc,
};

use chacha20poly1305::{
    KeyInit as _, XChaCha20Poly1305,
    aead::{Aead as _, Payload},
};

use super::{Code, Engine, StoreError, deployment, random_bytes};

/// Where the key comes from.
#[derive(Clone, PartialEq, Eq)]
pub enum PendingKey {
    /// The setting itself.
    Given([u8; 32]),
    /// A file with 64 hexadecimal digits; made at the first start.
    File(PathBuf),
}

impl PendingKey {
    /// Reads the setting: 64 hexadecimal digits are the key, anything else names its file.
    #[must_use]
    pub fn new(setting: &str) -> Self {
        read_hex(setting).map_or_else(|| Self::File(PathBuf::from(setting)), Self::Given)
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

/// Seals and opens: XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha) with a random nonce, bound to the wave.
#[derive(Clone)]
pub struct Sealer(Arc<XChaCha20Poly1305>);

impl fmt::Debug for Sealer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sealer(…)")
    }
}

/// Bodies are filled up to whole steps of this many bytes: otherwise a sealed body's length would tell how much was answered.
const STEP: usize = 1024;
const NONCE: usize = 24;

impl Sealer {
    fn new(key: &[u8; 32]) -> Self {
        Self(Arc::new(XChaCha20Poly1305::new(key.into())))
    }

    /// Seals a JSON text; spaces after it fill it up.
    pub(super) fn seal(&self, wave: &Code, json: &[u8]) -> Result<Vec<u8>, StoreError> {
        let nonce = random_bytes::<NONCE>()?;
        let mut filled = json.to_vec();
        filled.resize(json.len().next_multiple_of(STEP), b' ');
        let payload = Payload { msg: &filled, aad: wave.as_str().as_bytes() };
        let sealed = self.0.encrypt(&nonce.into(), payload).map_err(|_| StoreError::unreadable("a response", "it could not be sealed"))?;
        Ok([&nonce[..], &sealed].concat())
    }

    /// Opens what was sealed for that wave.
    pub(super) fn open(&self, wave: &Code, sealed: &[u8]) -> Result<Vec<u8>, StoreError> {
        let broken = || StoreError::unreadable("a waiting response", "the seal does not open with this key (setting `pending_key`)");
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE>().ok_or_else(broken)?;
        let payload = Payload { msg: sealed, aad: wave.as_str().as_bytes() };
        self.0.decrypt(nonce.into(), payload).map_err(|_| broken())
    }

    /// What the database may know of the key: it tells another key apart and nothing else.
    fn check(&self) -> Result<Vec<u8>, StoreError> {
        let payload = Payload { msg: b"", aad: b"the key that seals what waits" };
        self.0.encrypt(&[0; NONCE].into(), payload).map_err(|_| StoreError::PendingKey("it cannot be used".to_owned()))
    }
}

/// The name under which the database remembers the check of its key.
const CHECK: &str = "pending_key";

/// The sealer of a database: reads its key, or makes one where the database has never known any.
pub(super) async fn claim(engine: &Engine, key: &PendingKey) -> Result<Sealer, StoreError> {
    let known = deployment::remembered(engine, CHECK).await?;
    let key_bytes = match key {
        PendingKey::Given(bytes) => *bytes,
        PendingKey::File(file) => match (read_file(file)?, &known) {
            (Some(bytes), _) => bytes,
            (None, None) => make_file(file)?,
            (None, Some(_)) => return Err(lost(file)),
        },
    };
    let sealer = Sealer::new(&key_bytes);
    let check = sealer.check()?;
    if deployment::remember(engine, CHECK, &check).await? == check {
        return Ok(sealer);
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
    let sealer = Sealer::new(&key_bytes);
    let check = sealer.check()?;
    if known.is_none_or(|known| known == check) { Ok(sealer) } else { Err(another(key)) }
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
    const STEPS: &str = "
        DELETE FROM seen WHERE EXISTS (SELECT 1 FROM resend WHERE resend.wave = seen.wave AND resend.key = seen.key);
        DELETE FROM resend;
        DELETE FROM pending;
        DELETE FROM deployment WHERE name = 'pending_key';";
    match engine {
        Engine::Sqlite(sqlite) => {
            let mut tx = sqlite.write.begin().await?;
            sqlx::raw_sql(STEPS).execute(&mut *tx).await?;
            tx.commit().await?;
        }
        Engine::Postgres(pool) => {
            let mut tx = pool.begin().await?;
            sqlx::raw_sql(STEPS).execute(&mut *tx).await?;
            tx.commit().await?;
        }
    }
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
        fs::create_dir_all(folder)?;
        let mut made = OpenOptions::new().write(true).create_new(true).mode(0o600).open(file)?;
        writeln!(made, "{}", write_hex(&key))?;
        made.sync_all()?;
        File::open(folder)?.sync_all()
    };
    write().map_err(|error| StoreError::PendingKey(format!("{}: {error}", file.display())))?;
    Ok(key)
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
        let sealer = Sealer::new(&[7; 32]);
        let sealed = sealer.seal(&one, b"{\"T1\":1}").unwrap();
        let opened = sealer.open(&one, &sealed).unwrap();
        assert_eq!((opened.len(), opened.trim_ascii()), (STEP, &b"{\"T1\":1}"[..]));
        assert!(sealer.open(&other, &sealed).is_err());
        assert!(Sealer::new(&[8; 32]).open(&one, &sealed).is_err());
        assert!(sealer.open(&one, &sealed[..20]).is_err());
    }

    #[test]
    fn a_sealed_body_tells_neither_its_length_nor_whether_it_is_the_same() {
        let wave = Code::read("bcdfghj").unwrap();
        let sealer = Sealer::new(&[7; 32]);
        let sealed = |body: &[u8]| sealer.seal(&wave, body).unwrap();
        assert_eq!(sealed(b"{}").len(), sealed(&[b'1'; 900]).len());
        assert_ne!(sealed(b"{}"), sealed(b"{}"));
    }

    #[test]
    fn a_setting_is_a_key_or_names_a_file() {
        assert_eq!(PendingKey::new(&"0a".repeat(32)), PendingKey::Given([10; 32]));
        assert_eq!(PendingKey::new("/run/secrets/key"), PendingKey::File("/run/secrets/key".into()));
        assert!(!format!("{:?}", PendingKey::new(&"0a".repeat(32))).contains("0a"));
        for wrong in ["", "a7", &"g".repeat(64), &"é".repeat(32)] {
            assert_eq!(read_hex(wrong), None, "{wrong}");
        }
    }
}
