//! Try, wait, try again, until the answers have arrived.

use std::cell::{Cell, RefCell};

use js_sys::{Function, Math, Promise};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Document, HtmlFormElement, UrlSearchParams, window};

use super::{
    super::wipe::wipe,
    pace,
    post::{Answer, post},
    proof::{Puzzle, SLICE},
};

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Phase {
    Idle,
    /// A try is out, or its proof of work is being done.
    Out,
    /// Between two tries.
    Waiting,
    /// The answers are in; the thanks page is on its way.
    Done,
}

pub(super) struct Sender {
    pub(super) document: Document,
    pub(super) form: HtmlFormElement,
    /// Where the answers go, and the page that is shown when they are in.
    pub(super) action: String,
    pub(super) thanks: String,
    pub(super) phase: Cell<Phase>,
    /// Counts presses and stops: a try that finds another number here has been given up.
    pub(super) round: Cell<u32>,
    /// What was sent last, and how many tries of it nobody answered: one of them may have arrived.
    pub(super) body: RefCell<String>,
    pub(super) unanswered: Cell<u32>,
    /// Ends a try.
    pub(super) stop: RefCell<Option<AbortController>>,
    /// Ends a wait.
    pub(super) wake: RefCell<Option<Function>>,
    /// The next submit is the form's own.
    pub(super) natively: Cell<bool>,
}

/// A try without an answer ends after so many milliseconds.
const PATIENCE: i32 = 20_000;

#[wasm_bindgen]
extern "C" {
    /// After so many lost tries: how long to wait for an answer to the next, in milliseconds; nothing where the script has taken the body
    /// over, into the outbox on this phone (`outbox.js`).
    #[wasm_bindgen(js_name = handOver, catch)]
    fn hand_over(tries: usize, body: &str) -> Result<i32, JsValue>;
}

impl Sender {
    /// Tries until it has arrived or was given up.
    ///
    /// # Errors
    /// When the person has to see the server's page, or the browser lacks something.
    pub(super) async fn send(&self, round: u32, plain: String) -> Result<(), JsValue> {
        let (mut body, mut proven, mut tries) = (plain.clone(), false, 0);
        loop {
            // Without the script of the outbox there is nothing to ask.
            let patience = hand_over(tries, &plain).unwrap_or(PATIENCE);
            if patience == 0 {
                self.set(Phase::Idle, None);
                return Ok(());
            }
            // Said at a press only: a screen reader need not hear of every try.
            self.set(Phase::Out, None);
            let stop = AbortController::new()?;
            self.stop.replace(Some(stop.clone()));
            let before = self.unanswered.get();
            // Counted now: a try that is given up on its way may arrive all the same.
            self.unanswered.set(before + 1);
            let answer = post(&self.action, &body, &stop, patience).await;
            if self.round.get() != round {
                return Ok(());
            }
            if !matches!(answer, Answer::None { .. }) {
                self.unanswered.set(before);
            }
            match answer {
                Answer::Arrived => return self.arrived(),
                Answer::AlreadyIn if before > 0 => return self.arrived(),
                Answer::Work { puzzle, ticket } if !proven => {
                    self.set(Phase::Out, Some("moment"));
                    let proof = self.prove(round, &puzzle).await?;
                    let fields = UrlSearchParams::new_with_str(&plain)?;
                    // Set, not added: a page that came back from a wait holds an old ticket.
                    fields.set("ticket", &ticket);
                    fields.set("proof", &proof.to_string());
                    (body, proven) = (fields.to_string().into(), true);
                }
                Answer::None { asked, heard } => {
                    // A lost try may have used up its ticket: then another is fair.
                    (proven, tries) = (false, tries + 1);
                    let wait = pace::wait(tries, asked, Math::random());
                    self.set(Phase::Waiting, Some(pace::words(tries, heard)));
                    self.pause(wait).await?;
                }
                Answer::AlreadyIn | Answer::Work { .. } | Answer::Page => return Err(JsValue::NULL),
            }
            if self.round.get() != round {
                return Ok(());
            }
        }
    }

    /// Searches in slices, so that the page can still be used.
    async fn prove(&self, round: u32, puzzle: &Puzzle) -> Result<u32, JsValue> {
        let mut from = 0;
        while from <= puzzle.max && self.round.get() == round {
            self.pause(0).await?;
            if let Some(found) = puzzle.search(from) {
                return Ok(found);
            }
            from += SLICE;
        }
        Err(JsValue::NULL)
    }

    /// Waits, or until [`Self::wake`].
    async fn pause(&self, milliseconds: u32) -> Result<(), JsValue> {
        let window = window().ok_or(JsValue::NULL)?;
        let pause = Promise::new(&mut |done, _| {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, milliseconds.cast_signed());
            self.wake.replace(Some(done));
        });
        JsFuture::from(pause).await.map(|_| ())
    }

    pub(super) fn wake(&self) {
        if let Some(done) = self.wake.take() {
            let _ = done.call0(&JsValue::NULL);
        }
    }

    /// The answers are in: none stays here, and this page's place in the history is taken.
    fn arrived(&self) -> Result<(), JsValue> {
        self.body.take();
        self.unanswered.set(0);
        wipe();
        // The thanks page may be slow, or lost on a bad line.
        self.set(Phase::Done, Some("arrived"));
        self.thank()
    }

    /// Goes to the thanks page.
    pub(super) fn thank(&self) -> Result<(), JsValue> {
        window().ok_or(JsValue::NULL)?.location().replace(&self.thanks)
    }

    /// Changes the phase and, where a message is named, what is said; an empty name is silence.
    pub(super) fn set(&self, phase: Phase, message: Option<&str>) {
        self.phase.set(phase);
        if let (Some(message), Some(said), Some(words)) =
            (message, self.document.get_element_by_id("sending-said"), self.document.get_element_by_id("sending-words"))
        {
            let words = words.get_attribute(&format!("data-{message}"));
            // The same again would be read out again.
            if said.text_content() != words {
                said.set_text_content(words.as_deref());
            }
        }
        if let Ok(Some(button)) = self.document.query_selector("form.survey button[name=send]") {
            let _ = match phase {
                Phase::Out | Phase::Done => button.set_attribute("aria-disabled", "true"),
                Phase::Idle | Phase::Waiting => button.remove_attribute("aria-disabled"),
            };
        }
    }
}
