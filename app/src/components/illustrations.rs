//! Quiet line drawings with one fill in the colours of the mood. They say nothing that the words do not say.

use leptos::prelude::*;

/// A drawing: what is filled with the mood's colour, what is lit, and the lines.
fn scene(class: &'static str, view_box: &'static str, wash: &'static str, lit: &'static str, lines: &'static str) -> impl IntoView {
    let lit = (!lit.is_empty()).then(|| view! { <path class="wash sun" d=lit/> });
    view! {
        <svg class=class viewBox=view_box aria-hidden="true">
            <path class="wash" d=wash/>
            {lit}
            <path d=lines/>
        </svg>
    }
}

/// A kettle and two mugs on a table, hills behind: the first page.
#[component]
pub fn KettleAndMugs() -> impl IntoView {
    scene(
        "scene",
        "0 0 240 116",
        "M0 102C24 62 52 46 84 70c28-44 70-44 104-4 22-12 38 8 52 36Z",
        "",
        "M6 102h228M56 102c-9-32 4-48 30-48s39 16 30 48M70 55c3-9 29-9 32 0m-16-7v-3M60 63C46 12 126 12 112 63M54 92C34 88 40 70 26 64l8-9c10 6 8 18 20 21M22 52c-5-5 4-8 0-14M146 74h32v18a10 10 0 0 1-10 10h-12a10 10 0 0 1-10-10Zm32 5h4a7 7 0 0 1 0 14h-4M156 66c-4-4 4-7 0-12m11 12c-4-4 4-7 0-12M198 84h24v10a8 8 0 0 1-8 8h-8a8 8 0 0 1-8-8Zm24 3c8-1 8 10 0 9M210 76c-4-4 4-6 0-10",
    )
}

/// A path over hills towards the sun: before the start.
#[component]
pub fn HillPath() -> impl IntoView {
    scene(
        "scene",
        "0 0 240 96",
        "M0 92C30 40 62 20 96 58l34 34ZM78 92c26-50 62-66 92-30 26-14 50-2 70 30Z",
        "M164 34a15 15 0 1 1 30 0 15 15 0 1 1-30 0",
        "M0 92C30 40 62 20 96 58m-18 34c26-50 62-66 92-30 26-14 50-2 70 30M164 34a15 15 0 1 1 30 0M179 10V6m19 17 4-2m-43 2-4-2M120 92c-8-8 22-10 12-18s-14-8-4-16M40 78v-8m0 0c-7 0-6-12 0-14 6 2 7 14 0 14",
    )
}

/// A paper plane: ready to send.
#[component]
pub fn PaperPlane() -> impl IntoView {
    scene(
        "scene mirrors",
        "0 0 240 96",
        "M112 52 214 10 176 84Z",
        "",
        "M112 52 214 10 176 84l-30-20ZM214 10 146 64v22l13-13M22 86c18 6 34-4 28-16-6-10-22-2-14 8 12 14 46 8 68-10",
    )
}

/// A house with a light in its window, in the evening: we have got it.
#[component]
pub fn LitWindow() -> impl IntoView {
    scene(
        "scene",
        "0 0 240 110",
        "M0 104C40 60 80 50 120 66c40-24 84-14 120 38Z",
        "M108 70h24v20h-24Z",
        "M6 104h228M84 104V62m72 0v42M74 68l46-36 46 36M142 49V36h11v21M147 28c-5-5 5-7 0-13M108 70h24v20h-24Zm12 0v20m-12-10h24M196 104V84m0 0c-12 0-11-20 0-24 11 4 12 24 0 24M30 20a13 13 0 1 0 14 18 12 12 0 0 1-14-18M196 26c4-5 8-4 9 0 2-4 6-5 9 0M62 24c2-3 5-3 6 0 1-3 4-3 6 0",
    )
}

/// A signpost in the hills: this is not where it goes on.
#[component]
pub fn Signpost() -> impl IntoView {
    scene(
        "scene",
        "0 0 240 100",
        "M0 94C40 56 84 50 126 70c34-20 78-14 114 24Z",
        "",
        "M6 94h228M120 94V12m0 10h42l11 9-11 9h-42M120 46H82l-11 9 11 9h38M150 94c2-8 6-8 8-2m22 2c3-11 7-11 9-2M52 94c2-9 6-9 8-2M194 28c4-5 8-4 9 0 2-4 6-5 9 0",
    )
}
