//! One try: the body goes out once, and what came back is told apart.

use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, Document, DomParser, Headers, RequestCache, RequestCredentials, RequestInit, RequestMode, Response, SupportedType,
    UrlSearchParams, window,
};

use super::proof::Puzzle;

/// What came back.
pub(super) enum Answer {
    /// The thanks page.
    Arrived,
    /// This page's answers are in already.
    AlreadyIn,
    /// Nothing, too late, or a server that cannot just now and asks to wait so many seconds.
    None { asked: u32, heard: bool },
    /// Very many answers come from this address: first a proof of work.
    Work { puzzle: Puzzle, ticket: String },
    /// A page that the person should see.
    Page,
}

/// Posts a form's body to `action`. A try without an answer ends after `patience` in milliseconds.
pub(super) async fn post(action: &str, body: &str, stop: &AbortController, patience: i32) -> Answer {
    let late = stop.clone();
    let late = Closure::<dyn Fn()>::new(move || late.abort());
    let window = window();
    let clock = window
        .as_ref()
        .and_then(|window| window.set_timeout_with_callback_and_timeout_and_arguments_0(late.as_ref().unchecked_ref(), patience).ok());
    let answer = exchange(action, body, stop).await;
    if let Some((window, clock)) = window.zip(clock) {
        window.clear_timeout_with_handle(clock);
    }
    answer.unwrap_or(Answer::None { asked: 0, heard: false })
}

async fn exchange(action: &str, body: &str, stop: &AbortController) -> Result<Answer, JsValue> {
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_body(&UrlSearchParams::new_with_str(body)?.into());
    init.set_cache(RequestCache::NoStore);
    init.set_credentials(RequestCredentials::Omit);
    // A sign-in page elsewhere becomes a lost connection: the answers stay here until the way is free.
    init.set_mode(RequestMode::SameOrigin);
    init.set_signal(Some(&stop.signal()));
    // Of what has arrived no page need come back (RFC 7240): the thanks page is gone to.
    let headers = Headers::new()?;
    headers.set("prefer", "return=minimal")?;
    init.set_headers(&headers);
    let window = window().ok_or(JsValue::NULL)?;
    let response: Response = JsFuture::from(window.fetch_with_str_and_init(action, &init)).await?.dyn_into()?;
    Ok(match response.status() {
        // A hotel's sign-in page must not look like it.
        204 if response.headers().has("preference-applied")? => Answer::Arrived,
        500 | 502..=504 => {
            let asked = response.headers().get("retry-after")?.and_then(|seconds| seconds.parse().ok());
            Answer::None { asked: asked.unwrap_or_default(), heard: true }
        }
        409 if page(&response).await?.get_element_by_id("already-in").is_some() => Answer::AlreadyIn,
        429 => work(&page(&response).await?).unwrap_or(Answer::Page),
        _ => Answer::Page,
    })
}

async fn page(response: &Response) -> Result<Document, JsValue> {
    let text = JsFuture::from(response.text()?).await?.as_string().unwrap_or_default();
    DomParser::new()?.parse_from_string(&text, SupportedType::TextHtml)
}

fn work(page: &Document) -> Option<Answer> {
    let wait = page.get_element_by_id("wait")?;
    let ticket = page.query_selector("input[name=ticket]").ok()??.get_attribute("value")?;
    let puzzle = Puzzle::new(wait.get_attribute("data-salt")?, &wait.get_attribute("data-challenge")?, &wait.get_attribute("data-max")?)?;
    Some(Answer::Work { puzzle, ticket })
}
