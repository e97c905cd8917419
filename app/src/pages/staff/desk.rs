//! The moderator's desk: one text at a time, opened in this browser (`public/moderate.js` and the WASM of `app/desk`), what identifies somebody taken
//! out, decided, its themes found. Without script the page says why it needs it. A line past 200: its parts are read together.

use leptos::prelude::*;

use crate::{
    components::staff::{Section, StaffFrame, StaffLayout},
    paths,
};

/// What it shows.
#[derive(Debug, Clone, Default)]
pub struct DeskView {
    /// What every staff page needs.
    pub frame: StaffFrame,
    /// The wave's code.
    pub code: String,
    /// Where it is for.
    pub place: String,
    /// Whether the wave is open.
    pub open: bool,
    /// Whether it asks for words.
    pub asked: bool,
    /// One's own key, wrapped: base64; nothing: one has made none.
    pub wrapped: Option<String>,
    /// One's own copy of the wave's key: base64; nothing: one holds none.
    pub copy: Option<String>,
    /// The public half of the wave's key.
    pub public: String,
    /// The themes: id, title, meaning.
    pub themes: Vec<(String, String, String)>,
    /// Whom to tell of a concern about a child.
    pub protection: String,
}

/// The signs that choose a theme, in their order.
const KEYS: &str = "123456789qwertyuiop";

/// The moderator's desk.
#[component]
pub fn DeskPage(
    /// What it shows.
    page: DeskView,
) -> impl IntoView {
    let DeskView { frame, code, place, open, asked, wrapped, copy, public, themes, protection } = page;
    let script = paths::asset(&frame.hash, "moderate.js");
    let body = match (asked, open, wrapped.zip(copy)) {
        (false, ..) => view! { <p class="lead">"This wave does not ask for words."</p> }.into_any(),
        (true, true, _) => view! {
            <p class="lead">"Its words are read after it has closed. So nobody, not even you, learns when a text came."</p>
        }
        .into_any(),
        (true, false, None) => view! {
            <p class="lead">"You do not hold the key to these words yet."</p>
            <p>"Make a key of your own, and ask another moderator to hand you your partnership’s."</p>
            <p class="hand-out"><a href=paths::WORD_KEYS>"Keys to people’s words"</a></p>
        }
        .into_any(),
        (true, false, Some((wrapped, copy))) => view! {
            <p class="wrong" data-needs-script>"This page needs script: words open only in your browser."</p>
            <Rules protection=protection.clone()/>
            <form class="fields" id="unlock" hidden data-wrapped=wrapped data-copy=copy data-public=public data-wave=paths::desk(&code)>
                <div class="field">
                    <label for="passphrase">"Your passphrase for words"</label>
                    <p class="hint">"It stays in this browser. Or type the line on your recovery sheet."</p>
                    <input id="passphrase" type="password" autocomplete="off" spellcheck="false" autocapitalize="none"/>
                </div>
                <p class="wrong" role="alert" id="shut" data-shut="That does not open them. Look at every letter, and try again." data-lost="The texts could not be loaded. Try again." data-old="This browser could not do it. Try another one."></p>
                <button class="strong">"Open the words"</button>
            </form>
            <Text themes/>
            <p class="hand-out"><a href=paths::codebook(&code)>"Themes: how often, how far coders agree, merge and split"</a></p>
            <Concern protection/>
        }
        .into_any(),
    };
    view! {
        <StaffLayout title=format!("Words: {place}") section=Section::Words frame>
            {body}
            <p><a href=paths::WORDS>"Back to words"</a></p>
            <script type="module" src=script></script>
        </StaffLayout>
    }
}

/// How a text is read, in a few lines.
#[component]
fn Rules(protection: String) -> impl IntoView {
    view! {
        <details class="invite">
            <summary>"How we read"</summary>
            <ul>
                <li>"Take out names, places, schools, workers and services, and whatever only one family could have told."</li>
                <li>"Change nothing else. What cannot be quoted may be said in other words."</li>
                <li>"Nothing leaves unless the person ticked that their words may be shared. Its themes count all the same."</li>
                <li>"A child’s words need two people."</li>
                <li>"Are you worried about a child? Stop, and do what the written step says."</li>
                <li>"Take a break when you need one. Some of this is hard to read."</li>
            </ul>
            <p>"Concern about a child: "<b>{if protection.is_empty() { "nobody is named. Ask your manager now.".to_owned() } else { protection }}</b></p>
        </details>
    }
}

/// The text that is open, and what is done with it.
#[component]
fn Text(themes: Vec<(String, String, String)>) -> impl IntoView {
    let theme = |((id, title, means), key): ((String, String, String), char)| {
        let (box_id, name) = (format!("theme-{id}"), title.clone());
        view! {
            <li>
                <input type="checkbox" id=box_id.clone() name="theme" value=id data-key=key.to_string()/>
                <label for=box_id title=means data-title=name><kbd aria-hidden="true">{key.to_string()}</kbd>" "{title}</label>
            </li>
        }
    };
    let themes = themes.into_iter().zip(KEYS.chars().chain(std::iter::repeat(' '))).map(theme).collect_view();
    view! {
        <section id="desk" hidden>
            <div class="desk-bar">
                <label for="which">"Show"</label>
                <select id="which">
                    <option value="unread">"to read"</option>
                    <option value="proposed">"waiting for a second person"</option>
                    <option value="held">"held"</option>
                    <option value="uncoded">"without my themes"</option>
                    <option value="differs">"seen differently by coders"</option>
                    <option value="all">"all"</option>
                </select>
                <p id="place" role="status"></p>
                <button type="button" class="pill" id="before">"Before"</button>
                <button type="button" class="pill" id="after">"Next"</button>
            </div>
            <p id="none" hidden>"There is none of these. Choose others above, or take a break."</p>
            <div id="work" hidden>
                <article id="text" tabindex="-1" aria-labelledby="whose">
                    <h2 id="whose"></h2>
                    <p class="said" id="said" dir="auto"></p>
                    <div id="drawing"></div>
                    <p class="hint" id="sharing" data-may="They ticked that their words may be shared." data-may-not="They did not tick that their words may be shared. Its themes count; it stays here."></p>
                    <p class="hint" id="standing" data-unread="" data-held="Held." data-not_for_release="Not for release." data-proposed="Waits for a second person." data-released="May be released." data-concern="There was a concern about a child."></p>
                </article>
                <div id="release-part">
                    <div class="field">
                        <label for="released">"What may be released"</label>
                        <p class="hint" id="released-hint">"Marked words may tell who somebody is. Take each out with its button, or what you have selected with Alt+X."</p>
                        <ul id="found" class="found"></ul>
                        <textarea id="released" rows="6" dir="auto" aria-describedby="released-hint"></textarea>
                    </div>
                    <p class="pair">
                        <button type="button" class="pill" id="take-out">"Take out what is selected"</button>
                        <button type="button" class="pill" id="as-it-was">"As it was written"</button>
                    </p>
                    <fieldset class="boxes">
                        <legend>"In whose words?"</legend>
                        <ul>
                            <li><input type="radio" name="manner" id="quote" value="quote" checked/><label for="quote">"Theirs, with things taken out"</label></li>
                            <li><input type="radio" name="manner" id="paraphrase" value="paraphrase"/><label for="paraphrase">"Ours: a paraphrase"</label></li>
                        </ul>
                        <p id="with-drawing" hidden><input type="checkbox" id="drawing-too"/><label for="drawing-too">"With the drawing"</label></p>
                    </fieldset>
                </div>
                <fieldset class="boxes themes" id="themes">
                    <legend>"Themes"</legend>
                    <p class="hint" id="others"></p>
                    <ul>
                        {themes}
                        <li><input type="checkbox" id="theme-none" value="" data-key="0"/><label for="theme-none"><kbd aria-hidden="true">"0"</kbd>" None of these"</label></li>
                    </ul>
                    <p class="hint" id="measured"></p>
                    <div id="differ-part" hidden>
                        <p>"Coders saw this differently. Tick what it is about, and settle it."</p>
                        <ul id="differ"></ul>
                        <button type="button" class="pill" id="settle">"Settle it so"</button>
                    </div>
                </fieldset>
                <div class="decisions">
                    <button type="button" class="strong" data-decision="released" data-one="May be released" data-first="Propose to release" data-second="Release as proposed">"May be released"</button>
                    <button type="button" class="pill" data-decision="not_for_release">"Not for release"</button>
                    <button type="button" class="pill" data-decision="held">"Hold"</button>
                    <button type="button" class="pill" id="worried">"Concern about a child"</button>
                </div>
                <p class="wrong" role="alert" id="refused" data-lost="It could not be kept: no connection. What you typed is still here." data-themes="The themes could not be kept. Try again."></p>
                <p class="hint"><input type="checkbox" id="keys"/><label for="keys">"Single keys: A may be released, N not, H hold, C concern, J next, K before, and the themes’ own signs"</label></p>
            </div>
        </section>
    }
}

/// The written step.
#[component]
fn Concern(protection: String) -> impl IntoView {
    view! {
        <dialog id="concern" aria-labelledby="concern-title">
            <h2 id="concern-title">"Concern about a child"</h2>
            <p>"Blether does not know who wrote this, and sends nothing to anyone. You do this step."</p>
            <ol>
                <li>"Is there danger now? Call 999."</li>
                <li>"Today, tell: "<b>{if protection.is_empty() { "the area’s child protection lead (nobody is named here: ask your manager now)".to_owned() } else { protection }}</b></li>
                <li>"Tell them what the text says, the wave, and that nobody can know who wrote it."</li>
                <li>"Write down whom you told, and when, in your own service’s record."</li>
            </ol>
            <p class="hint">"National Guidance for Child Protection in Scotland: share a concern without delay."</p>
            <form method="dialog" class="pair">
                <button class="strong" value="concern">"Hold it, and note the concern"</button>
                <button class="pill" value="">"Back"</button>
            </form>
        </dialog>
    }
}
