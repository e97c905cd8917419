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

use domain::{answer::Response, slip::SlipCode, survey::Id};
use hmac::Mac as _;
use serde::{Deserialize, Serialize};
use tokio::{
    sync::{Notify, Semaphore, mpsc, oneshot},
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

/// What waits in `pending`: the response and where its link was given out. Nothing else is known.
#[derive(Serialize, Deserialize)]
pub(super) struct PendingBody {
    pub(super) area: Id,
    pub(super) response: Response,
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

    /// Takes a response into a wave, once for its page's token or its slip; `id` is random. When this returns, the response is stored durably, or the
    /// answer says why not.
    ///
    /// # Errors
    /// When the store fails or too many wait: then sending the same page again is safe.
    pub async fn submit<'a>(
        &self,
        wave: &Code,
        area: &Id,
        once: impl Into<Once<'a>>,
        response: Response,
        id: [u8; 16],
    ) -> Result<Acceptance, ServiceError> {
        let Once { token, slip } = once.into();
        let room = self.0.room.try_acquire().map_err(|_| ServiceError::Crowded)?;
        // A key that is gone belongs to a wave that closed two days ago.
        let queue = self.queue(wave).await.map_err(|error| ServiceError::NotTaken(Arc::new(error)))?;
        let Some(queue) = queue else { return Ok(Acceptance::Closed) };
        let body = serde_json::to_vec(&PendingBody { area: area.clone(), response });
        let body = body.map_err(|error| StoreError::json("a response", &error))?;
        let slip = slip.map(|(link, code)| slips::digest(&queue.wave_key, link, code));
        // Of both together: a page that is sent with another slip (Back, somebody else's turn) is another page.
        let slip_part = slip.as_ref().map_or(&[][..], |slip| &slip[..]);
        let key = hmac(&queue.wave_key, &[&token.0, slip_part]).finalize().into_bytes().into();
        let [a, b, c, d, ..]: [u8; 32] = hmac(&token.0, &[&body]).finalize().into_bytes().into();
        let (answer, answered) = oneshot::channel();
        let waiting = Waiting { submission: Submission { key, slip, body_check: [a, b, c, d], id, body }, answer };
        let lost = || ServiceError::NotTaken(Arc::new(StoreError::TooSlow));
        queue.waiting.send(waiting).await.map_err(|_| lost())?;
        let answer = answered.await.map_err(|_| lost())?.map_err(ServiceError::NotTaken);
        drop(room);
        answer
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
            Queue { wave_key, waiting }
        };
        // One whose taker is gone is as good as none.
        queues.retain(|known, queue| known != wave || !queue.waiting.is_closed());
        Ok(Some(queues.entry(wave.clone()).or_insert_with(begin).clone()))
    }
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
