//! Which councils plan together: for administrators.

use leptos::prelude::*;

use crate::{
    components::staff::{FieldError, LongField, Section, StaffFrame, StaffLayout},
    paths,
};

/// What it shows.
#[derive(Debug, Clone, Default)]
pub struct AreasView {
    /// What every staff page needs.
    pub frame: StaffFrame,
    /// A council each: its id, its name, its Alcohol and Drug Partnership, its Children's Services Planning Partnership.
    pub councils: Vec<[String; 4]>,
    /// The partnerships of more than one council, as typed.
    pub text: String,
    /// What was done just now.
    pub done: Option<&'static str>,
    /// What is wrong.
    pub wrongs: Vec<FieldError>,
}

/// Which councils plan together.
#[component]
pub fn AreasPage(
    /// What it shows.
    page: AreasView,
) -> impl IntoView {
    let AreasView { frame, councils, text, done, wrongs } = page;
    let row = |[id, name, alcohol, children]: [String; 4]| {
        view! { <tr><td>{name}" "<code>{id}</code></td><td>{alcohol}</td><td>{children}</td></tr> }
    };
    view! {
        <StaffLayout title="Which councils plan together" section=Section::Partnership frame wrongs=wrongs.clone()>
            {done.map(|done| view! { <p class="news" role="status">{done}</p> })}
            <p class="lead">"A council has partnerships of its own unless it shares one. Waves that are open or done keep what they began with."</p>
            <form class="fields" method="post" action=paths::AREAS novalidate>
                <LongField
                    name="text"
                    label="Partnerships of more than one council"
                    value=text
                    rows=18
                    hint="Each with an id that is for good, a name, and its councils by id. The ids stand below."
                    wrongs
                />
                <button class="strong" name="act" value="save">"Save"</button>
                <button class="pill" name="act" value="shipped">"Back to what Blether came with"</button>
            </form>
            <div class="scroll"><table>
                <thead><tr><th scope="col">"Council"</th><th scope="col">"Alcohol and Drug Partnership"</th><th scope="col">"Children’s Services"</th></tr></thead>
                <tbody>{councils.into_iter().map(row).collect_view()}</tbody>
            </table></div>
        </StaffLayout>
    }
}
