//! A survey of a partnership's own: its draft in small parts to change, its languages, its versions.

use domain::{language::Language, survey::Audience};
use leptos::prelude::*;

use super::surveys::{Findings, LanguageLine, Languages};
use crate::{
    components::staff::{Field, FieldError, Section, StaffFrame, StaffLayout},
    paths,
};

/// An item in a list.
#[derive(Debug, Clone)]
pub struct ItemLine {
    /// Its id.
    pub id: String,
    /// Its theme.
    pub theme: String,
    /// How the oldest audience that is asked it reads it.
    pub wording: String,
    /// Who is asked it; empty: nobody.
    pub asked: String,
}

/// What is worked on.
#[derive(Debug, Clone)]
pub struct DraftView {
    /// Which version it will be.
    pub version: String,
    /// The last save, in words.
    pub saved: String,
    /// Its revision.
    pub revision: i64,
    /// Items that are asked, in order.
    pub items: Vec<ItemLine>,
    /// Items that are kept and not asked.
    pub kept: Vec<ItemLine>,
    /// How many background questions a wave may choose from, and how many there are.
    pub background: (usize, usize),
}

/// What the page shows.
#[derive(Debug, Clone, Default)]
pub struct SurveyView {
    /// What every staff page needs.
    pub frame: StaffFrame,
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Whose it is.
    pub partnership: String,
    /// Its published versions and their days, the newest first.
    pub versions: Vec<(String, String)>,
    /// What is worked on.
    pub draft: Option<DraftView>,
    /// Its audiences, as staff call them, and how many questions each is asked.
    pub audiences: Vec<(Audience, String, usize)>,
    /// Its languages.
    pub languages: Vec<LanguageLine>,
    /// What a person should look at.
    pub findings: Vec<String>,
    /// Whether one may change it.
    pub managed: bool,
    /// What was done just now.
    pub done: Option<&'static str>,
    /// What is wrong.
    pub wrongs: Vec<FieldError>,
}

/// A survey.
#[component]
pub fn SurveyPage(
    /// What it shows.
    page: SurveyView,
) -> impl IntoView {
    let SurveyView { frame, id, title, partnership, versions, draft, audiences, languages, findings, managed, done, wrongs } = page;
    let version = |(version, day): (String, String)| view! { <li>{format!("Version {version}, published {day}")}</li> };
    let says = match (&draft, versions.first()) {
        (Some(draft), None) => format!("a draft, not published yet; {}", draft.saved),
        (Some(draft), Some((version, _))) => format!("version {version}, and a draft of version {}; {}", draft.version, draft.saved),
        (None, Some((version, _))) => format!("version {version}"),
        (None, None) => "nothing is left of it".to_owned(),
    };
    let begin = (managed && draft.is_none() && !versions.is_empty()).then(|| {
        view! {
            <form method="post" action=paths::begin_draft(&id)>
                <button class="strong">"Change it"</button>
                <p class="hint">"You change a draft. Waves that are open go on with the version that they have."</p>
            </form>
        }
    });
    let (drafted, shown) = (draft.is_some(), title.clone());
    let (parts, discard) = match draft {
        Some(draft) if managed => {
            let revision = draft.revision;
            (
                Some(view! { <Parts id=id.clone() draft audiences=audiences.clone()/> }),
                Some(view! { <Discard id=id.clone() title revision wrongs=wrongs.clone()/> }),
            )
        }
        _ => (None, None),
    };
    let file = |line: &LanguageLine| {
        view! { <a href=paths::export_survey(&id, line.language) download="" lang=line.language.tag()>{line.language.own_name()}</a> }
    };
    let files = languages.iter().map(file).collect_view();
    let translate = (managed && drafted).then(|| {
        let line = |language: &Language| {
            let to = paths::edit_survey(&id, language.as_str());
            view! { <a href=to lang=language.tag()>{language.own_name()}</a> }
        };
        let others = Language::ALL.iter().filter(|language| **language != Language::English).map(line).collect_view();
        view! { <h3>"Translate"</h3><p class="hand-out">{others}</p> }
    });
    let base = paths::preview_draft(&id);
    view! {
        <StaffLayout title=shown section=Section::Surveys frame wrongs>
            {done.map(|done| view! { <p class="news" role="status">{done}</p> })}
            <p class="lead">{format!("{partnership}: {says}.")}</p>
            {begin}
            {parts}
            <h2>"Languages and previews"</h2>
            <p class="hint">"Each form as the person will see it who answers. Nothing is sent or kept."</p>
            <Languages base audiences languages/>
            {translate}
            <Findings findings/>
            <h2>"Files"</h2>
            <p class="hint">"To keep, to send to a translator, or to put into another survey."</p>
            <p class="hand-out">{files}</p>
            {(managed && drafted).then(|| view! { <p><a class="pill" href=paths::import_survey(&id)>"Put a file in"</a></p> })}
            {(!versions.is_empty()).then(|| view! {
                <h2>"Versions"</h2>
                <ul>{versions.into_iter().map(version).collect_view()}</ul>
            })}
            {discard}
        </StaffLayout>
    }
}

/// The draft, a part at a time.
#[component]
fn Parts(id: String, draft: DraftView, audiences: Vec<(Audience, String, usize)>) -> impl IntoView {
    let DraftView { version, revision, items, kept, background: (on, all), .. } = draft;
    let part = |part: &str, words: String, hint: String| {
        view! { <li><a href=paths::edit_survey(&id, part)><b>{words}</b></a><p class="hint">{hint}</p></li> }
    };
    let told = audiences.into_iter().map(|(audience, plural, asked)| {
        part(audience.as_str(), format!("What {} are told first", plural.to_lowercase()), format!("They are asked {asked} questions."))
    });
    let told = told.collect_view();
    let last = items.len().saturating_sub(1);
    let count = items.len();
    let line = |(at, item): (usize, ItemLine)| view! { <Item id=id.clone() item revision moves=Some((at > 0, at < last))/> };
    let asked = items.into_iter().enumerate().map(line).collect_view();
    let kept_count = kept.len();
    let resting = kept.into_iter().map(|item| view! { <Item id=id.clone() item revision moves=None/> }).collect_view();
    view! {
        <p class="acts">
            <a class="strong" href=paths::publish_survey(&id)>{format!("See what is new, and publish version {version}")}</a>
        </p>
        <h2>"What it asks"</h2>
        <ul class="waves">
            {part("title", "Its name".to_owned(), "What staff and respondents call it.".to_owned())}
            {told}
            {part("background", "About you".to_owned(), format!("{on} of {all} background questions; a wave chooses three at most."))}
            {part("open-questions", "Open questions".to_owned(), "Answered in one’s own words.".to_owned())}
        </ul>
        <h3>{format!("Items, in order: {count}")}</h3>
        <ol class="waves items">{asked}</ol>
        {(kept_count > 0).then(|| view! {
            <h3>{format!("Kept, and not asked: {kept_count}")}</h3>
            <ul class="waves items">{resting}</ul>
        })}
        <p><a class="pill" href=paths::edit_survey(&id, "new-item")>"Add an item of your own"</a></p>
    }
}

/// An item, and what moves it.
#[component]
fn Item(id: String, item: ItemLine, revision: i64, moves: Option<(bool, bool)>) -> impl IntoView {
    let ItemLine { id: name, theme, wording, asked } = item;
    let to = paths::edit_survey(&id, &format!("item-{name}"));
    let mover = |there: bool, way: &'static str, sign: &'static str| {
        there.then(|| {
            view! {
                <button class="pill" name="way" value=way aria-label=format!("Move {name} {way}")>{sign}</button>
            }
        })
    };
    let moving = moves.map(|(up, down)| {
        view! {
            <form class="move" method="post" action=paths::move_item(&id)>
                <input type="hidden" name="revision" value=revision/>
                <input type="hidden" name="item" value=name.clone()/>
                {mover(up, "up", "↑")}
                {mover(down, "down", "↓")}
            </form>
        }
    });
    view! {
        <li id=format!("item-{name}")>
            <a href=to><b>{theme}</b></a>
            <p>{wording}</p>
            <p class="hint">{format!("{name} · {}", if asked.is_empty() { "asked of nobody".to_owned() } else { asked })}</p>
            {moving}
        </li>
    }
}

/// Lets go of the draft, by its name.
#[component]
fn Discard(id: String, title: String, revision: i64, wrongs: Vec<FieldError>) -> impl IntoView {
    let open = wrongs.iter().any(|wrong| wrong.field == "name");
    view! {
        <details class="open-wave" open=open>
            <summary>"Discard the draft"</summary>
            <form class="fields" method="post" action=paths::discard_draft(&id) novalidate>
                <p>"What was changed since the last version is gone, for good."</p>
                <input type="hidden" name="revision" value=revision/>
                <Field name="name" label="The survey’s name, to be sure" hint=title wrongs/>
                <button class="pill">"Discard it"</button>
            </form>
        </details>
    }
}
