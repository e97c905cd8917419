//! From the press on Send to the thanks page: try, wait, try again.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use js_sys::{Function, Math, Promise, RegExp};
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    AbortController, Document, Element, Event, EventTarget, FormData, HtmlElement, HtmlFormElement, SubmitEvent, Url, UrlSearchParams,
    window,
};

use super::super::wipe::wipe;
use super::{
    pace,
    post::{Answer, post},
    proof::{Puzzle, SLICE},
};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    Idle,
    /// A try is out, or its proof of work is being done.
    Out,
    /// Between two tries.
    Waiting,
}

struct Sender {
    document: Document,
    form: HtmlFormElement,
    phase: Cell<Phase>,
    /// Counts presses and stops: a try that finds another number here has been given up.
    round: Cell<u32>,
    /// What was sent last, and how many tries of it nobody answered: one of them may have arrived.
    body: RefCell<String>,
    unanswered: Cell<u32>,
    /// Ends a try.
    stop: RefCell<Option<AbortController>>,
    /// Ends a wait.
    wake: RefCell<Option<Function>>,
    /// The next submit is the form's own.
    natively: Cell<bool>,
}

/// Listens for as long as the page lives.
pub(super) fn start() -> Option<()> {
    let window = window()?;
    let document = window.document()?;
    let form: HtmlFormElement = document.query_selector("form.survey").ok()??.dyn_into().ok()?;
    let sender = Rc::new(Sender {
        document: document.clone(),
        form: form.clone(),
        phase: Cell::new(Phase::Idle),
        round: Cell::new(0),
        body: RefCell::default(),
        unanswered: Cell::new(0),
        stop: RefCell::default(),
        wake: RefCell::default(),
        natively: Cell::new(false),
    });
    listen(&form, "submit", &sender, |sender, event| sender.on_submit(event).unwrap_or_default());
    // Someone who changes an answer, or goes back to, is still deciding: nothing is sent behind their back.
    for (target, kind) in [(form.as_ref(), "input"), (window.as_ref(), "hashchange")] {
        listen(target, kind, &sender, |sender, _| sender.give_up("We’ve stopped trying. Press Send when you’re ready."));
    }
    listen(&window, "online", &sender, |sender, _| sender.wake());
    // Gone is gone: a page that the browser keeps must not go on sending, nor say so when it is shown again.
    listen(&window, "pagehide", &sender, |sender, _| sender.rest());
    listen(&document, "click", &sender, |sender, event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if target.and_then(|target| target.closest(".leave").ok()?).is_some() {
            sender.rest();
        }
    });
    Some(())
}

fn listen(target: &EventTarget, kind: &str, sender: &Rc<Sender>, react: fn(&Rc<Sender>, &Event)) {
    let sender = Rc::clone(sender);
    let closure = Closure::<dyn Fn(Event)>::new(move |event: Event| react(&sender, &event));
    let _ = target.add_event_listener_with_callback(kind, closure.into_js_value().unchecked_ref());
}

impl Sender {
    /// `None`: the browser goes on by itself.
    fn on_submit(self: &Rc<Self>, event: &Event) -> Option<()> {
        if self.natively.take() {
            return None;
        }
        let button = event.dyn_ref::<SubmitEvent>()?.submitter()?;
        if button.get_attribute("name").as_deref() != Some("send") {
            self.rest();
            return None;
        }
        if self.phase.get() == Phase::Idle {
            let body = self.written(&button).ok()?;
            let action = self.form.action();
            let thanks = Url::new_with_base("thanks", &action).ok()?.href();
            if self.body.replace(body.clone()) != body {
                self.unanswered.set(0);
            }
            let (sender, round) = (Rc::clone(self), self.new_round());
            spawn_local(async move {
                match sender.send(round, &action, &thanks, body).await {
                    Ok(()) => {}
                    // Never swallow a Send: the browser's own post has the last word.
                    Err(_) if sender.round.get() == round => sender.natively(&button),
                    Err(_) => {}
                }
            });
        }
        event.prevent_default();
        self.wake();
        Some(())
    }

    /// The form's fields as its own post would write them, line ends too (HTML, constructing the entry list).
    fn written(&self, button: &HtmlElement) -> Result<String, JsValue> {
        let fields = UrlSearchParams::new_with_str_sequence_sequence(&FormData::new_with_form(&self.form)?.into())?;
        fields.append("send", &button.get_attribute("value").unwrap_or_default());
        Ok(fields.to_string().replace_by_pattern(&RegExp::new("(%0D)?%0A", "g"), "%0D%0A").into())
    }

    /// Tries until it has arrived or was given up.
    ///
    /// # Errors
    /// When the person has to see the server's page, or the browser lacks something.
    async fn send(&self, round: u32, action: &str, thanks: &str, plain: String) -> Result<(), JsValue> {
        let (mut body, mut proven, mut tries) = (plain.clone(), false, 0);
        loop {
            self.set(Phase::Out, "Sending…");
            let stop = AbortController::new()?;
            self.stop.replace(Some(stop.clone()));
            let before = self.unanswered.get();
            // Counted now: a try that is given up on its way may arrive all the same.
            self.unanswered.set(before + 1);
            let answer = post(action, thanks, &body, &stop).await;
            if self.round.get() != round {
                return Ok(());
            }
            if !matches!(answer, Answer::None { .. }) {
                self.unanswered.set(before);
            }
            match answer {
                Answer::Arrived => return self.arrived(thanks),
                Answer::AlreadyIn if before > 0 => return self.arrived(thanks),
                Answer::Work { puzzle, ticket } if !proven => {
                    self.set(Phase::Out, "Just a moment…");
                    let proof = self.prove(round, &puzzle).await?;
                    let fields = UrlSearchParams::new_with_str(&plain)?;
                    fields.append("ticket", &ticket);
                    fields.append("proof", &proof.to_string());
                    (body, proven) = (fields.to_string().into(), true);
                }
                Answer::None { asked, heard } => {
                    // A lost try may have used up its ticket: then another is fair.
                    (proven, tries) = (false, tries + 1);
                    let wait = pace::wait(tries, asked, Math::random());
                    self.set(Phase::Waiting, &pace::words(tries, wait, heard));
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

    fn wake(&self) {
        if let Some(done) = self.wake.take() {
            let _ = done.call0(&JsValue::NULL);
        }
    }

    /// The answers are in: none stays here, and this page's place in the history is taken.
    fn arrived(&self, thanks: &str) -> Result<(), JsValue> {
        self.body.take();
        self.unanswered.set(0);
        let _ = wipe(&self.document);
        window().ok_or(JsValue::NULL)?.location().replace(thanks)
    }

    fn natively(&self, button: &HtmlElement) {
        self.set(Phase::Idle, "Sending…");
        self.natively.set(true);
        button.click();
        self.natively.set(false);
    }

    /// Stops trying, where something was being tried.
    fn give_up(&self, words: &str) {
        if self.phase.get() != Phase::Idle {
            self.rest();
            self.set(Phase::Idle, words);
        }
    }

    /// Stops whatever goes on and says nothing.
    fn rest(&self) {
        self.new_round();
        if let Some(stop) = self.stop.take() {
            stop.abort();
        }
        self.wake();
        self.set(Phase::Idle, "");
    }

    fn new_round(&self) -> u32 {
        self.round.set(self.round.get() + 1);
        self.round.get()
    }

    fn set(&self, phase: Phase, words: &str) {
        self.phase.set(phase);
        if let Some(said) = self.document.get_element_by_id("sending-said") {
            said.set_text_content(Some(words));
        }
        if let Ok(Some(button)) = self.document.query_selector("form.survey button[name=send]") {
            let _ = match phase {
                Phase::Out => button.set_attribute("aria-disabled", "true"),
                Phase::Idle | Phase::Waiting => button.remove_attribute("aria-disabled"),
            };
        }
    }
}
