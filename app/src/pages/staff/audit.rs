//! Who did what.

use leptos::prelude::*;

use crate::{
    components::staff::{Field, Section, StaffFrame, StaffLayout},
    paths,
};

/// One thing that was done.
#[derive(Debug, Clone)]
pub struct Done {
    /// "22 November 2026, 14:03".
    pub when: String,
    /// By whom.
    pub by_whom: String,
    /// What.
    pub act: String,
    /// For which partnership.
    pub partnership: String,
    /// To what or whom.
    pub about: String,
}

/// What it shows.
#[derive(Debug, Clone, Default)]
pub struct AuditView {
    /// What every staff page needs.
    pub frame: StaffFrame,
    /// What is looked for.
    pub wanted: String,
    /// What was done, the newest first.
    pub done: Vec<Done>,
    /// How many lines there are in all.
    pub all: usize,
}

/// Who did what.
#[component]
pub fn AuditPage(
    /// What it shows.
    page: AuditView,
) -> impl IntoView {
    let AuditView { frame, wanted, done, all } = page;
    let line = |done: Done| {
        view! {
            <tr>
                <td>{done.when}</td>
                <td>{done.by_whom}</td>
                <td>{done.act}</td>
                <td>{done.partnership}</td>
                <td>{done.about}</td>
            </tr>
        }
    };
    let count = done.len();
    view! {
        <StaffLayout title="Audit" section=Section::Audit frame>
            <p class="lead">"What staff did, the newest first. Nobody can change it. Nothing here is about anyone who answered."</p>
            <form class="fields across" action=paths::AUDIT>
                <Field name="wanted" label="Look for" value=wanted hint="A person, an act, a code" kind="search"/>
                <button class="pill">"Show"</button>
            </form>
            <p class="hint">{if count == all { format!("{all} lines.") } else { format!("{count} of {all} lines.") }}" "<a href=paths::AUDIT_FILE>"All as a CSV file"</a></p>
            {if done.is_empty() {
                view! { <p>"Nothing was found."</p> }.into_any()
            } else {
                view! {
                    <div class="scroll" tabindex="0" role="region" aria-label="What was done">
                        <table>
                            <thead><tr><th scope="col">"When"</th><th scope="col">"Who"</th><th scope="col">"What"</th><th scope="col">"Partnership"</th><th scope="col">"About"</th></tr></thead>
                            <tbody>{done.into_iter().map(line).collect_view()}</tbody>
                        </table>
                    </div>
                }.into_any()
            }}
        </StaffLayout>
    }
}
