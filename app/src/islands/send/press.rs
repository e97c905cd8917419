//! What a person does: presses Send, presses it again, changes an answer, goes.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use js_sys::RegExp;
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event, EventTarget, FormData, HtmlElement, HtmlFormElement, SubmitEvent, Url, UrlSearchParams, window};

use super::tries::{Phase, Sender};

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
}
