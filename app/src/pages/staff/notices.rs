//! What a wave's families are told of what happens to their answers: generated from the plan, changed where a partnership knows better.

use domain::notice::Reader;
use leptos::prelude::*;

use crate::{
    components::{
        notice_text::NoticeText,
        staff::{FieldError, LongField, Section, StaffFrame, StaffLayout},
    },
    paths,
};

/// A notice.
#[derive(Debug, Clone)]
pub struct NoticeView {
    /// Who reads it.
    pub reader: Reader,
    /// Its text.
    pub text: String,
    /// What was typed in its place and refused.
    pub typed: Option<String>,
    /// Whether the partnership has changed it: then it does not follow the plan any more.
    pub own: bool,
    /// Its reading grade.
    pub grade: f64,
}

/// What it shows.
#[derive(Debug, Clone, Default)]
pub struct NoticesView {
    /// What every staff page needs.
    pub frame: StaffFrame,
    /// The draft's code.
    pub code: String,
    /// Where it is for.
    pub place: String,
    /// The notices.
    pub notices: Vec<NoticeView>,
    /// Their digest.
    pub digest: String,
    /// The draft's revision.
    pub revision: i64,
    /// Whether somebody has read them as they are.
    pub read: bool,
    /// Whether one may change them.
    pub managed: bool,
    /// What was done just now.
    pub done: Option<&'static str>,
    /// What is wrong.
    pub wrongs: Vec<FieldError>,
}

/// The notices of a wave.
#[component]
pub fn NoticesPage(
    /// What it shows.
    page: NoticesView,
) -> impl IntoView {
    let NoticesView { frame, code, place, notices, digest, revision, read, managed, done, wrongs } = page;
    let one = {
        let (code, wrongs) = (code.clone(), wrongs.clone());
        move |notice: NoticeView| view! { <One notice code=code.clone() revision managed wrongs=wrongs.clone()/> }
    };
    view! {
        <StaffLayout title=format!("Notices for families: {place}") section=Section::Waves frame wrongs=wrongs.clone()>
            {done.map(|done| view! { <p class="news" role="status">{done}</p> })}
            <p class="lead">"They are made from the plan. Show them to your data protection officer. They are in English; families find them from the first page of the survey."</p>
            {notices.into_iter().map(one).collect_view()}
            {if read {
                view! { <p class="news">"Somebody has read them as they stand here and found them right."</p> }.into_any()
            } else if managed {
                view! {
                    <form class="fields" method="post" action=paths::draft_read(&code)>
                        <input type="hidden" name="revision" value=revision/>
                        <button class="strong" name="digest" value=digest>"I have read them, and they are right"</button>
                    </form>
                }.into_any()
            } else {
                ().into_any()
            }}
            <p><a class="pill" href=paths::draft(&code)>"Back to the plan"</a></p>
        </StaffLayout>
    }
}

/// A notice, to read and to change.
#[component]
fn One(notice: NoticeView, code: String, revision: i64, managed: bool, wrongs: Vec<FieldError>) -> impl IntoView {
    let NoticeView { reader, text, typed, own, grade } = notice;
    let field = format!("text-{reader}");
    let open = wrongs.iter().any(|wrong| wrong.field == field);
    view! {
        <h2>{reader.title()}</h2>
        <p class="hint">{if own { "Changed by you: it no longer follows the plan." } else { "As made from the plan." }}{format!(" Reading grade {grade:.1}.")}</p>
        <div class="notice"><NoticeText text=text.clone()/></div>
        {managed.then(|| view! {
            <details class="invite" open=open>
                <summary>"Change it"<span class="unseen">{format!(": {}", reader.title())}</span></summary>
                <form class="fields" method="post" action=paths::draft_notices(&code) novalidate>
                    <input type="hidden" name="revision" value=revision/>
                    <input type="hidden" name="reader" value=reader.as_str()/>
                    <LongField name=field label=reader.title() value=typed.unwrap_or(text) rows=16 hint="An empty line between paragraphs; ## before a heading." wrongs/>
                    <button class="strong" name="act" value="save">"Save it"</button>
                    {own.then(|| view! { <button class="pill" name="act" value="generated">"Back to the text made from the plan"</button> })}
                </form>
            </details>
        })}
    }
}
