//! What the interface says in each language: Fluent messages from `app/locales/`. Surveys and help lines are content and come translated
//! from the domain.
//!
//! A page says its language once, by [`Frame::spoken`](crate::components::layout::Frame::spoken); whatever is rendered inside it then asks
//! [`say`] by a message's key. To add a text: a key in `en.ftl`, its use in a page, and the other languages; a test names what is missing.

use std::sync::LazyLock;

use domain::language::Language;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use leptos::prelude::use_context;

use crate::paths;

/// The messages of a language, as they are written in its file.
#[must_use]
pub const fn messages(language: Language) -> &'static str {
    match language {
        Language::English => include_str!("../locales/en.ftl"),
        Language::Gaelic => include_str!("../locales/gd.ftl"),
        Language::Polish => include_str!("../locales/pl.ftl"),
        Language::Ukrainian => include_str!("../locales/uk.ftl"),
        Language::Arabic => include_str!("../locales/ar.ftl"),
        Language::Urdu => include_str!("../locales/ur.ftl"),
    }
}

static BUNDLES: LazyLock<Vec<FluentBundle<FluentResource>>> = LazyLock::new(|| Language::ALL.map(bundle).into());

fn bundle(language: Language) -> FluentBundle<FluentResource> {
    // Our own tags are well formed. What Fluent cannot read of a file it leaves out; a test reads them all.
    let mut bundle = FluentBundle::new_concurrent(language.as_str().parse().into_iter().collect());
    let resource = FluentResource::try_new(messages(language).to_owned()).unwrap_or_else(|(readable, _)| readable);
    let _ = bundle.add_resource(resource);
    // Marks around what is put in would come between a page's text and whoever searches or checks it; our numbers and dates need none.
    bundle.set_use_isolating(false);
    bundle
}

/// The language of the page that is being rendered: English where a page has said none, as results and staff pages do.
#[must_use]
pub fn language() -> Language {
    use_context().unwrap_or_default()
}

/// The message of that key in the page's language.
#[must_use]
pub fn say(key: &str) -> String {
    say_in(language(), key, &[])
}

/// The same, with numbers and texts put in.
#[must_use]
pub fn say_with(key: &str, with: &[(&'static str, FluentValue<'_>)]) -> String {
    say_in(language(), key, with)
}

/// An address of ours that keeps the page's language.
#[must_use]
pub fn here(path: &str) -> String {
    paths::in_language(path, language())
}

/// A day as it stands in a sentence.
#[must_use]
pub fn date(day: Day) -> String {
    let month = say(&format!("month-{}", day.month));
    say_with("date", &[("day", day.day.into()), ("month", month.into()), ("year", day.year.into())])
}

/// A day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// 1 to 31.
    pub day: i8,
    /// 1 to 12.
    pub month: i8,
    /// 2026.
    pub year: i16,
}

/// The message of that key in that language; in English where it is missing there, which a test does not let happen.
fn say_in(language: Language, key: &str, with: &[(&'static str, FluentValue<'_>)]) -> String {
    let args: FluentArgs<'_> = with.iter().cloned().collect();
    let bundles = [language, Language::English].into_iter().filter_map(|language| BUNDLES.get(language as usize));
    for bundle in bundles {
        if let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) {
            return bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned();
        }
    }
    key.to_owned()
}
