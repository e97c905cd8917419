//! What a person does: presses Send, presses it again, changes an answer, goes.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use js_sys::{Reflect, RegExp};
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use wasm_bindgen_futures::spawn_local;
use web_sys::{AbortController, Element, Event, EventTarget, FormData, HtmlElement, HtmlFormElement, SubmitEvent, UrlSearchParams, window};

use super::tries::{Phase, Sender};

/// Listens for as long as the page lives. `None`: the browser lacks something, and the form's own post does it all.
pub(super) fn start() -> Option<()> {
    let window = window()?;
    let document = window.document()?;
    let form: HtmlFormElement = document.query_selector("form.survey").ok()??.dyn_into().ok()?;
    // Safari 15.0 to 15.3 does not say which button was pressed.
    AbortController::new().ok()?;
    Reflect::has(&SubmitEvent::new("submit").ok()?.into(), &"submitter".into()).ok().filter(|has| *has)?;
    let action = form.action();
    let sender = Rc::new(Sender {
        document: document.clone(),
        form: form.clone(),
        thanks: form.get_attribute("data-thanks")?,
        action,
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
        listen(target, kind, &sender, |sender, _| sender.give_up());
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
    // A page that the browser kept has a used token: whoever is here now gets a fresh one.
    listen(&window, "pageshow", &sender, |sender, _| {
        if let (Phase::Done, Some(window)) = (sender.phase.get(), web_sys::window()) {
            let _ = window.location().reload();
        }
    });
    // Otherwise the browser keeps each step's answers with its place in the history, and Back after Leave shows them. Not in the HTML,
    // and only now that a lost post is ours to send again: with it, a failed post of the form's own loses what was typed.
    form.set_attribute("autocomplete", "off").ok()
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
        if self.phase.get() == Phase::Done {
            event.prevent_default();
            return self.thank().ok();
        }
        let button = event.dyn_ref::<SubmitEvent>()?.submitter()?;
        if button.get_attribute("name").as_deref() != Some("send") {
            self.rest();
            return None;
        }
        let phase = self.phase.get();
        if phase == Phase::Idle {
            let body = self.written(&button).ok()?;
            if self.body.replace(body.clone()) != body {
                self.unanswered.set(0);
            }
            let (sender, round) = (Rc::clone(self), self.new_round());
            spawn_local(async move {
                match sender.send(round, body).await {
                    Ok(()) => {}
                    // Never swallow a Send: the browser's own post has the last word.
                    Err(_) if sender.round.get() == round => sender.natively(&button),
                    Err(_) => {}
                }
            });
        }
        event.prevent_default();
        if phase != Phase::Out {
            self.set(phase, Some("sending"));
        }
        self.wake();
        Some(())
    }

    /// The form's fields as its own post would write them, line ends too (HTML, constructing the entry list).
    fn written(&self, button: &HtmlElement) -> Result<String, JsValue> {
        let fields = UrlSearchParams::new_with_str_sequence_sequence(&FormData::new_with_form(&self.form)?.into())?;
        fields.append("send", &button.get_attribute("value").unwrap_or_default());
        Ok(fields.to_string().replace_by_pattern(&RegExp::new("(%0D)?%0A", "g"), "%0D%0A").into())
    }

    fn natively(&self, button: &HtmlElement) {
        // The form stays without autocomplete: Leave on the page that comes now would not reach what the browser kept of this one.
        self.set(Phase::Idle, Some("sending"));
        self.natively.set(true);
        button.click();
        self.natively.set(false);
    }

    /// Stops trying, where something was being tried. Where the answers are in, the thanks page comes all the same: the form is wiped
    /// and its token used up, nobody should fill it in again.
    fn give_up(&self) {
        match self.phase.get() {
            Phase::Idle => {}
            Phase::Done => {
                let _ = self.thank();
            }
            Phase::Out | Phase::Waiting => {
                self.rest();
                self.set(Phase::Idle, Some("stopped"));
            }
        }
    }

    /// Stops whatever goes on and says nothing. What is in stays in.
    fn rest(&self) {
        if self.phase.get() == Phase::Done {
            return;
        }
        self.new_round();
        if let Some(stop) = self.stop.take() {
            stop.abort();
        }
        self.wake();
        self.set(Phase::Idle, Some(""));
    }

    fn new_round(&self) -> u32 {
        self.round.set(self.round.get() + 1);
        self.round.get()
    }
}
