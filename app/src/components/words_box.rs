//! The box for one's own words: an open question's step. What is said before it is `survey-content.md`'s: no names, nobody reads it now, nobody
//! can reply, and who to talk to. A child may draw instead. Two scripts look at a text and make the pad; they come when somebody uses a box.

use domain::{
    answer::{Draft, Problem},
    drawing::{COLOURS, MOST_BYTES as MOST_DRAWN},
    help::HelpLine,
    journey::{Journey, Step},
    survey::Audience,
    words::{MOST_BYTES, MOST_LETTERS, SHARE, drawing_field, share_field},
};
use leptos::prelude::*;

use super::{help::HelpCard, question::problem_key, text_area::escaped, worded::worded};
use crate::{
    locale::{say, say_with},
    paths,
};

/// What the pad calls its colours, in [`COLOURS`]' order.
const COLOUR_KEYS: [&str; COLOURS.len()] = ["draw-black", "draw-red", "draw-yellow", "draw-green", "draw-blue", "draw-purple"];

/// The files that come when somebody uses a box: a kiosk keeps them.
pub(crate) fn words_files(hash: &str) -> [String; 3] {
    ["words.js", "draw.js", "draw.css"].map(|file| paths::asset(hash, file))
}

/// The question, what to know before writing, the box, whether it may be shared, and somebody to talk to.
pub(crate) fn words_box(
    journey: &Journey<'_>,
    step: &Step<'_>,
    draft: &Draft,
    problem: Option<Problem>,
    help: &[HelpLine],
) -> impl IntoView + use<> {
    let name = step.name().to_owned();
    let (named, note, limit, wrong) = (format!("{name}-text"), format!("{name}-note"), format!("{name}-limit"), format!("{name}-wrong"));
    let described = [problem.map(|_| wrong.as_str()), Some(&note), Some(&limit)].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let child = journey.version.audience == Audience::Child;
    let [before, share] = if child { ["words-before-child", "words-share-child"] } else { ["words-before", "words-share"] };
    // A browser leaves out the first line's end of a text box.
    let text = draft.text(&name).map(|text| format!("\n{}", escaped(text)));
    let first = journey.open_questions().next().is_some_and(|question| question.id.as_str() == name);
    let (share_field, shared) = (share_field(&name), draft.has(&share_field(&name), SHARE));
    view! {
        <h2 tabindex="-1"><label for=named.clone()>{worded(journey.survey, step.wording)}</label></h2>
        <p id=note>{say(before)}</p>
        {problem.map(|problem| view! { <p class="wrong" id=wrong>{say(problem_key(problem))}</p> })}
        <div class="words">
            <textarea
                id=named
                name=name.clone()
                rows="4"
                dir="auto"
                spellcheck="true"
                placeholder=" "
                maxlength=MOST_BYTES
                aria-describedby=described
                aria-invalid=problem.is_some().then_some("true")
            >{text}</textarea>
            <p class="hint" id=limit>{say_with("words-limit", &[("letters", MOST_LETTERS.into())])}</p>
            {journey.may_draw().then(|| drawing(&name, draft))}
            <p class="hint" role="status"></p>
            <label class="answer">
                <span>{say(share)}</span>
                <input type="checkbox" name=share_field value=SHARE checked=shared/>
            </label>
        </div>
        {first.then(|| said(journey.may_draw()))}
        <HelpCard lines=help.to_vec()/>
    }
}

/// Where a drawing is kept: a text box too, so that whatever wipes the form wipes it. The button is the script's.
fn drawing(question: &str, draft: &Draft) -> impl IntoView + use<> {
    let field = drawing_field(question);
    let drawn = draft.text(&field).map(escaped);
    view! {
        <textarea name=field hidden>{drawn}</textarea>
        <button type="button" class="pill" data-draw="" aria-expanded="false" hidden>{say("draw")}</button>
    }
}

/// The scripts' words, once for all boxes.
fn said(may_draw: bool) -> impl IntoView {
    let pad = may_draw.then(|| {
        let colours = COLOURS
            .iter()
            .zip(COLOUR_KEYS)
            .map(|(colour, key)| view! { <button type="button" value=*colour aria-label=say(key)></button> });
        view! {
            <template id="pad" data-most=MOST_DRAWN data-full=say("draw-full")>
                <svg role="img" aria-label=say("draw-pad")></svg>
                <div>
                    {colours.collect_view()}
                    <button type="button" class="pill" value="undo">{say("draw-undo")}</button>
                    <button type="button" class="pill" value="clear">{say("draw-clear")}</button>
                </div>
            </template>
        }
    });
    view! {
        <div
            id="words-said"
            hidden
            data-most=MOST_LETTERS
            data-left=say("words-left")
            data-long=say("words-long")
            data-look=say("words-look")
            data-email=say("words-email")
            data-phone=say("words-phone")
            data-postcode=say("words-postcode")
            data-web=say("words-web")
            data-born=say("words-born")
            data-named=say("words-named")
        ></div>
        {pad}
    }
}
