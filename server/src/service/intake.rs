//! Collecting: a finished response goes in exactly once.

use std::{
    collections::HashMap,
    fmt,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use domain::{
    answer::{Finished, Response},
    slip::SlipCode,
    survey::Id,
    words::Words,
};
use hmac::Mac as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use tokio::{
    sync::{Notify, OnceCell, Semaphore, mpsc, oneshot},
    time::timeout,
};

use super::{ServiceError, slips};
use crate::{
    digest::hmac,
    quiet,
    store::{
        Acceptance, Code, Db, StoreError, Submission,
        seal::{read_hex, write_hex},
    },
};

/// A page's random token: 256 bits, in the page as 64 hexadecimal digits. It is never stored.
#[derive(Clone, PartialEq, Eq)]
pub struct Token([u8; 32]);

impl Token {
    /// A token of fresh random bytes.
    #[must_use]
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Reads a token from a form.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        read_hex(text).map(Self)
    }

    /// The token as a form carries it.
    #[must_use]
    pub fn write(&self) -> String {
        write_hex(&self.0)
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// By what a response is known, so that it is stored once.
#[derive(Debug, Clone, Copy)]
pub struct Once<'a> {
    /// Its page's token.
    pub token: &'a Token,
    /// The link and the slip's code, where the link needs one: it takes the token's place.
    pub slip: Option<(&'a Code, &'a SlipCode)>,
}

impl<'a> From<&'a Token> for Once<'a> {
    fn from(token: &'a Token) -> Self {
        Self { token, slip: None }
    }
}

/// What waits in `pending`: the response, where its link was given out, and words. Nothing else is known.
#[derive(Serialize, Deserialize)]
pub(super) struct PendingBody {
    pub(super) area: Id,
    pub(super) response: Response,
    /// Empty too in what waited since before there were any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) words: Vec<SealedWords>,
}

/// A text, sealed to its wave's key before it is first written: nothing here opens it.
#[derive(Serialize, Deserialize)]
pub(super) struct SealedWords {
    pub(super) question: Id,
    pub(super) may_share: bool,
    #[serde(serialize_with = "in_base64", deserialize_with = "from_base64")]
    pub(super) sealed: Vec<u8>,
}

fn in_base64<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&BASE64_STANDARD.encode(bytes))
}

fn from_base64<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
    let text = String::deserialize(deserializer)?;
    BASE64_STANDARD.decode(text).map_err(|_| D::Error::custom("it is no base 64"))
}

impl PendingBody {
    pub(super) fn read(bytes: &[u8]) -> Result<Self, StoreError> {
        serde_json::from_slice(bytes).map_err(|error| StoreError::json("a waiting response", &error))
    }
}

/// How many submissions may wait for their turn; more are told to come again in a moment.
const WAITING: usize = 1_024;
/// How long a transaction may take. Whether one that took longer was stored, its senders find out by sending again.
const PATIENCE: Duration = Duration::from_secs(15);
/// A wave's key is kept in memory for as long as somebody sends within this time: one that is destroyed must not live on here.
const IDLE: Duration = Duration::from_secs(10 * 60);
/// How many submissions go into one transaction at most.
const BATCH: usize = 128;
/// So many responses taken in call the mixer before its time, so that it never has many at once.
const CALL_MIXER: usize = 500;

/// The way in. Concurrent submissions to a wave are gathered into one transaction (group commit), and each is answered only after its commit;
/// waves do not wait for each other.
#[derive(Clone)]
pub struct Intake(Arc<Inner>);

struct Inner {
    db: Db,
    room: Semaphore,
    queues: Mutex<HashMap<Code, Queue>>,
    taken: AtomicUsize,
    mixer: Notify,
}

/// The submissions of an open wave on their way into one transaction.
#[derive(Clone)]
struct Queue {
    wave_key: [u8; 32],
    /// What the wave's words are sealed to: looked up when the first come.
    sealing_key: Arc<OnceCell<desk::Public>>,
    waiting: mpsc::Sender<Waiting>,
}

struct Waiting {
    submission: Submission,
    answer: oneshot::Sender<Result<Acceptance, Arc<StoreError>>>,
}

impl Intake {
    /// The way into this database.
    #[must_use]
    pub fn new(db: Db) -> Self {
        let room = Semaphore::new(WAITING);
        Self(Arc::new(Inner { db, room, queues: Mutex::default(), taken: AtomicUsize::new(0), mixer: Notify::new() }))
    }

    /// Takes a response and its words into a wave, once for its page's token or its slip; `id` is random. Words are sealed here, in memory, before
    /// anything is written. When this returns, it is all stored durably, or the answer says why not.
    ///
    /// # Errors
    /// When the store fails, too many wait, or words cannot be sealed (nothing is stored then): sending the same page again is safe.
    pub async fn submit<'a>(
        &self,
        wave: &Code,
        area: &Id,
        once: impl Into<Once<'a>>,
        finished: Finished,
        id: [u8; 16],
    ) -> Result<Acceptance, ServiceError> {
        let Once { token, slip } = once.into();
        let room = self.0.room.try_acquire().map_err(|_| ServiceError::Crowded)?;
        // A key that is gone belongs to a wave that closed two days ago.
        let queue = self.queue(wave).await.map_err(|error| ServiceError::NotTaken(Arc::new(error)))?;
        let Some(queue) = queue else { return Ok(Acceptance::Closed) };
        let Finished { response, words } = finished;
        let body = |words| PendingBody { area: area.clone(), response: response.clone(), words };
        let written = |body: &PendingBody| serde_json::to_vec(body).map_err(|error| StoreError::json("a response", &error));
        // Sealed words differ each time: whether it is the same page again is told by what was said.
        let plain = [written(&body(Vec::new()))?, said(&words)].concat();
        let sealed = self.seal(wave, &queue, words).await.map_err(|error| ServiceError::NotTaken(Arc::new(error)))?;
        let body = written(&body(sealed))?;
        let slip = slip.map(|(link, code)| slips::digest(&queue.wave_key, link, code));
        // Of both together: a page that is sent with another slip (Back, somebody else's turn) is another page.
        let slip_part = slip.as_ref().map_or(&[][..], |slip| &slip[..]);
        let key = hmac(&queue.wave_key, &[&token.0, slip_part]).finalize().into_bytes().into();
        let [a, b, c, d, ..]: [u8; 32] = hmac(&token.0, &[&plain]).finalize().into_bytes().into();
        let (answer, answered) = oneshot::channel();
        let waiting = Waiting { submission: Submission { key, slip, body_check: [a, b, c, d], id, body }, answer };
        let lost = || ServiceError::NotTaken(Arc::new(StoreError::TooSlow));
        queue.waiting.send(waiting).await.map_err(|_| lost())?;
        let answer = answered.await.map_err(|_| lost())?.map_err(ServiceError::NotTaken);
        drop(room);
        answer
    }

    /// Seals each text apart; none where there are none.
    async fn seal(&self, wave: &Code, queue: &Queue, words: Vec<Words>) -> Result<Vec<SealedWords>, StoreError> {
        if words.is_empty() {
            return Ok(Vec::new());
        }
        let key = queue.sealing_key.get_or_try_init(|| self.0.db.sealing_key(wave)).await?;
        let sealed = |words: Words| {
            let Words { question, said, may_share } = words;
            let sealed = key.seal(&said.to_bytes()).ok_or(StoreError::NotSealed)?;
            Ok(SealedWords { question, may_share, sealed })
        };
        words.into_iter().map(sealed).collect()
    }

    /// Waits until enough responses came in that the mixer should not wait for its time.
    pub async fn mixer_called(&self) {
        self.0.mixer.notified().await;
    }

    /// The queue of a wave, begun where there is none; nothing where the wave's key is gone.
    async fn queue(&self, wave: &Code) -> Result<Option<Queue>, StoreError> {
        if let Some(queue) = self.0.queues().get(wave).filter(|queue| !queue.waiting.is_closed()) {
            return Ok(Some(queue.clone()));
        }
        let Some(wave_key) = self.0.db.wave_key(wave).await? else { return Ok(None) };
        let mut queues = self.0.queues();
        let begin = || {
            let (waiting, taker) = mpsc::channel(WAITING);
            tokio::spawn(take(Arc::clone(&self.0), wave.clone(), taker));
            Queue { wave_key, sealing_key: Arc::default(), waiting }
        };
        // One whose taker is gone is as good as none.
        queues.retain(|known, queue| known != wave || !queue.waiting.is_closed());
        Ok(Some(queues.entry(wave.clone()).or_insert_with(begin).clone()))
    }
}

/// What was said, for the check of a resend; it goes nowhere else.
fn said(words: &[Words]) -> Vec<u8> {
    let one = |words: &Words| [words.question.as_str().as_bytes(), &[u8::from(words.may_share)], &words.said.to_bytes()].concat();
    words.iter().flat_map(one).collect()
}

impl Inner {
    fn queues(&self) -> MutexGuard<'_, HashMap<Code, Queue>> {
        self.queues.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Takes what waits for a wave, as much as is there, a transaction at a time.
async fn take(intake: Arc<Inner>, wave: Code, mut taker: mpsc::Receiver<Waiting>) {
    let mut batch = Vec::with_capacity(BATCH);
    loop {
        match timeout(IDLE, taker.recv_many(&mut batch, BATCH)).await {
            Ok(0) => return,
            Ok(_) => {}
            Err(_) => {
                intake.queues().remove(&wave);
                continue;
            }
        }
        let (submissions, answers): (Vec<_>, Vec<_>) = batch.drain(..).map(|waiting| (waiting.submission, waiting.answer)).unzip();
        let accepted = timeout(PATIENCE, intake.db.accept(&wave, &submissions)).await;
        match accepted.unwrap_or(Err(StoreError::TooSlow)) {
            Ok(accepted) => {
                let stored = accepted.iter().filter(|one| **one == Acceptance::Stored).count();
                let open = !accepted.contains(&Acceptance::Closed) && !accepted.contains(&Acceptance::CountedAndClosed);
                for (answer, accepted) in answers.into_iter().zip(accepted) {
                    // Whoever hung up finds out when they send again.
                    let _ = answer.send(Ok(accepted));
                }
                if intake.taken.fetch_add(stored, Ordering::Relaxed) + stored >= CALL_MIXER {
                    intake.taken.store(0, Ordering::Relaxed);
                    intake.mixer.notify_one();
                }
                if !open {
                    // The key of a closed wave is not kept here.
                    intake.queues().remove(&wave);
                }
            }
            Err(error) => {
                quiet::error(&error);
                let error = Arc::new(error);
                for answer in answers {
                    let _ = answer.send(Err(Arc::clone(&error)));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_read_back_and_anything_else_is_not() {
        let token = Token::new([0xa7; 32]);
        assert_eq!(Token::read(&token.write()), Some(token));
        for wrong in ["", "a7", &"g".repeat(64), &"é".repeat(32)] {
            assert_eq!(Token::read(wrong), None, "{wrong}");
        }
    }
}
