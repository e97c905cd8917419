//! A survey's file, or a translation's, put into a draft.

use leptos::prelude::*;

use crate::{
    components::{
        staff::{FieldError, Section, StaffFrame, StaffLayout},
        text_area::escaped,
    },
    paths,
};

/// What the page shows.
#[derive(Debug, Clone, Default)]
pub struct FileView {
    /// What every staff page needs.
    pub frame: StaffFrame,
    /// The survey's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The revision that it is put into.
    pub revision: i64,
    /// What was pasted.
    pub typed: String,
    /// What is wrong.
    pub wrongs: Vec<FieldError>,
}

/// Puts a file in.
#[component]
pub fn FilePage(
    /// What it shows.
    page: FileView,
) -> impl IntoView {
    let FileView { frame, id, title, revision, typed, wrongs } = page;
    let wrong = wrongs.iter().find(|wrong| wrong.field == "file").map(|wrong| wrong.why.clone());
    view! {
        <StaffLayout title="Put a file in" section=Section::Surveys frame wrongs>
            <p class="acts"><a class="pill" href=paths::survey(&id)>"Back to "{title}</a></p>
            <p class="lead">"A survey’s file takes the place of all that the draft asks. A translation’s file takes the place of that language."</p>
            <form class="fields part-form" method="post" action=paths::import_survey(&id) novalidate>
                <input type="hidden" name="revision" value=revision/>
                <div class="field">
                    <label for="file">"The file"</label>
                    <p class="hint" id="file-hint">"Open it in a text editor, copy all of it and paste it here."</p>
                    {wrong.clone().map(|why| view! { <p class="wrong" id="file-wrong">{why}</p> })}
                    <textarea
                        id="file"
                        name="file"
                        class="code"
                        rows="16"
                        spellcheck="false"
                        aria-describedby=if wrong.is_some() { "file-wrong file-hint" } else { "file-hint" }
                        aria-invalid=wrong.is_some().then_some("true")
                    >{escaped(&typed)}</textarea>
                </div>
                <button class="strong">"Put it in"</button>
            </form>
        </StaffLayout>
    }
}
