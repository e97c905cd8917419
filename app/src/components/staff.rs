//! What the pages of the staff's side are made of: one layout, fields that say what is wrong beside them. They work without script.

use leptos::prelude::*;

use super::{icons::Mark, layout::Head, text_area::escaped};
use crate::paths;

/// What every staff page needs.
#[derive(Debug, Clone, Default)]
pub struct StaffFrame {
    /// The hash in the names of a page's files.
    pub hash: String,
    /// Who is signed in; nobody yet: no navigation.
    pub who: Option<Who>,
}

/// Who is signed in, as their pages say.
#[derive(Debug, Clone)]
pub struct Who {
    /// Their name.
    pub name: String,
    /// Whether they may read who did what.
    pub audits: bool,
    /// Whether they read people's own words.
    pub moderates: bool,
}

/// Where a page stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// Waves.
    Waves,
    /// What is to come.
    Calendar,
    /// People's own words.
    Words,
    /// Surveys.
    Surveys,
    /// What a partnership says about itself.
    Partnership,
    /// Who may do what.
    People,
    /// Who did what.
    Audit,
    /// One's own account.
    Account,
    /// Before one is in.
    Door,
}

/// A whole staff page.
#[component]
pub fn StaffLayout(
    /// The page's heading, and its tab's title.
    #[prop(into)]
    title: String,
    /// Where it stands.
    section: Section,
    /// What every staff page needs.
    frame: StaffFrame,
    /// What is wrong with what was typed: it stands first, and the tab says so.
    #[prop(optional)]
    wrongs: Vec<FieldError>,
    /// The page's body.
    children: Children,
) -> impl IntoView {
    let tab = format!("{}{title} · Blether", if wrongs.is_empty() { "" } else { "Please look again: " });
    let link = move |to: &'static str, words: &'static str, of: Section| {
        view! { <li><a href=to aria-current=(section == of).then_some("page")>{words}</a></li> }
    };
    view! {
        <!DOCTYPE html>
        <html lang="en-GB">
            <Head title=tab hash=frame.hash more=true/>
            <body class="plain broad staff">
                <a class="unseen skip" href="#content">"To the content"</a>
                <header class="top">
                    <a class="brand" href=paths::STAFF aria-label="Blether for staff"><Mark/><span>"Blether"</span></a>
                    {frame.who.map(|who| view! {
                        <nav aria-label="Staff">
                            <ul>
                                {link(paths::STAFF, "Waves", Section::Waves)}
                                {link(paths::CALENDAR, "Calendar", Section::Calendar)}
                                {who.moderates.then(|| link(paths::WORDS, "Words", Section::Words))}
                                {link(paths::SURVEYS, "Surveys", Section::Surveys)}
                                {link(paths::PARTNERSHIPS, "Partnership", Section::Partnership)}
                                {link(paths::PEOPLE, "People", Section::People)}
                                {who.audits.then(|| link(paths::AUDIT, "Audit", Section::Audit))}
                                <li><a href=paths::ACCOUNT aria-current=(section == Section::Account).then_some("page")>{who.name}</a></li>
                            </ul>
                        </nav>
                        <form method="post" action=paths::SIGN_OUT><button class="pill">"Sign out"</button></form>
                    })}
                </header>
                <main id="content">
                    <Wrongs wrongs/>
                    <h1>{title}</h1>
                    {children()}
                </main>
            </body>
        </html>
    }
}

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The field's name.
    pub field: String,
    /// What to do.
    pub why: String,
}

/// The summary of what is wrong, each line a link to its field.
#[component]
pub fn Wrongs(
    /// What is wrong.
    wrongs: Vec<FieldError>,
) -> impl IntoView {
    (!wrongs.is_empty()).then(|| {
        let line = |wrong: FieldError| view! { <li><a href=format!("#{}", wrong.field)>{wrong.why}</a></li> };
        view! {
            <div class="summary" role="alert">
                <h2>"Please look at this again"</h2>
                <ul>{wrongs.into_iter().map(line).collect_view()}</ul>
            </div>
        }
    })
}

/// A labelled box.
#[component]
pub fn Field(
    /// Its name, and its id.
    name: &'static str,
    /// Its label.
    #[prop(into)]
    label: String,
    /// What stands in it.
    #[prop(optional, into)]
    value: String,
    /// `text`, `email`, `password`, `date`.
    #[prop(default = "text")]
    kind: &'static str,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What a browser may fill in by itself (HTML, *autofill*).
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// `numeric` brings digits up.
    #[prop(optional)]
    inputmode: Option<&'static str>,
    /// Everything that is wrong with the form: what is about this field stands beside it.
    #[prop(optional)]
    wrongs: Vec<FieldError>,
) -> impl IntoView {
    let wrong = wrongs.into_iter().find(|wrong| wrong.field == name).map(|wrong| wrong.why);
    let [hint_id, wrong_id] = ["hint", "wrong"].map(|part| format!("{name}-{part}"));
    let described = [wrong.as_ref().map(|_| wrong_id.clone()), hint.as_ref().map(|_| hint_id.clone())];
    let described = described.into_iter().flatten().collect::<Vec<_>>().join(" ");
    view! {
        <div class="field">
            <label for=name>{label}</label>
            {hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> })}
            {wrong.clone().map(|why| view! { <p class="wrong" id=wrong_id>{why}</p> })}
            <input
                id=name
                name=name
                type=kind
                value=value
                autocomplete=autocomplete
                inputmode=inputmode
                spellcheck="false"
                autocapitalize="none"
                aria-describedby=(!described.is_empty()).then_some(described)
                aria-invalid=wrong.is_some().then_some("true")
            />
        </div>
    }
}

/// A labelled box for more than a line.
#[component]
pub fn LongField(
    /// Its name, and its id.
    #[prop(into)]
    name: String,
    /// Its label.
    #[prop(into)]
    label: String,
    /// What stands in it.
    #[prop(optional, into)]
    value: String,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: Option<String>,
    /// How many lines it shows.
    #[prop(default = 3)]
    rows: u16,
    /// Everything that is wrong with the form: what is about this field stands beside it.
    #[prop(optional)]
    wrongs: Vec<FieldError>,
) -> impl IntoView {
    let wrong = wrongs.into_iter().find(|wrong| wrong.field == name).map(|wrong| wrong.why);
    let [hint_id, wrong_id] = ["hint", "wrong"].map(|part| format!("{name}-{part}"));
    let described = [wrong.as_ref().map(|_| wrong_id.clone()), hint.as_ref().map(|_| hint_id.clone())];
    let described = described.into_iter().flatten().collect::<Vec<_>>().join(" ");
    // A browser drops the first line end of a text box: one of ours stands before the text (HTML, *The textarea element*).
    let value = format!("\n{}", escaped(&value));
    view! {
        <div class="field">
            <label for=name.clone()>{label}</label>
            {hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> })}
            {wrong.clone().map(|why| view! { <p class="wrong" id=wrong_id>{why}</p> })}
            <textarea
                id=name.clone()
                name=name
                rows=rows
                aria-describedby=(!described.is_empty()).then_some(described)
                aria-invalid=wrong.is_some().then_some("true")
            >
                {value}
            </textarea>
        </div>
    }
}

/// One of a list.
#[component]
pub fn Choose(
    /// Its name, and its id.
    name: &'static str,
    /// Its label.
    #[prop(into)]
    label: String,
    /// What can be chosen: value and words.
    options: Vec<(String, String)>,
    /// What is chosen.
    #[prop(optional, into)]
    chosen: String,
) -> impl IntoView {
    let one = move |(value, words): (String, String)| {
        let selected = value == chosen;
        view! { <option value=value selected=selected>{words}</option> }
    };
    view! {
        <div class="field">
            <label for=name>{label}</label>
            <select id=name name=name>{options.into_iter().map(one).collect_view()}</select>
        </div>
    }
}

/// Any of a list.
#[component]
pub fn Boxes(
    /// The name of each, and the id of them all.
    name: &'static str,
    /// What they are together.
    #[prop(into)]
    legend: String,
    /// What helps to choose.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What can be ticked: value and words.
    options: Vec<(String, String)>,
    /// What is ticked.
    ticked: Vec<String>,
    /// Everything that is wrong with the form.
    #[prop(optional)]
    wrongs: Vec<FieldError>,
) -> impl IntoView {
    let wrong = wrongs.into_iter().find(|wrong| wrong.field == name).map(|wrong| wrong.why);
    let one = move |(value, words): (String, String)| {
        let id = format!("{name}-{value}");
        let checked = ticked.contains(&value);
        view! { <li><input type="checkbox" id=id.clone() name=name value=value checked=checked/><label for=id>{words}</label></li> }
    };
    view! {
        <fieldset class="boxes" id=name>
            <legend>{legend}</legend>
            {hint.map(|hint| view! { <p class="hint">{hint}</p> })}
            {wrong.map(|why| view! { <p class="wrong">{why}</p> })}
            <ul>{options.into_iter().map(one).collect_view()}</ul>
        </fieldset>
    }
}
