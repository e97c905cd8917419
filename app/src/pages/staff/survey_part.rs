//! One part of a survey's draft, to change: fields, each with how it reads. `grade.js` says it as one types; without script *Check* does.

use domain::language::Language;
use leptos::prelude::*;

use crate::{
    components::{
        staff::{FieldError, Section, StaffFrame, StaffLayout},
        text_area::escaped,
    },
    paths,
};

/// How a field is filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldKind {
    /// A line or more of text.
    Text {
        /// How many lines are shown.
        rows: usize,
    },
    /// A box, ticked or not.
    Box(bool),
    /// One of these: value and words.
    Choice(Vec<(String, String)>),
}

/// How a text reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GradeView {
    /// In words.
    pub says: String,
    /// Whether that is too hard.
    pub over: bool,
}

/// A field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartField {
    /// Its name, and its id.
    pub name: String,
    /// Its label.
    pub label: String,
    /// What stands in it.
    pub value: String,
    /// How it is filled in.
    pub kind: FieldKind,
    /// What helps to fill it in.
    pub hint: Option<String>,
    /// The English that it translates, or what is saved where that is another.
    pub beside: Option<String>,
    /// How it was translated before its English changed.
    pub former: Option<String>,
    /// The language that it is written in.
    pub language: Language,
    /// Whether it is missing in a translation.
    pub missing: bool,
    /// How it reads.
    pub grade: Option<GradeView>,
}

/// Fields that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartGroup {
    /// Its heading.
    pub title: String,
    /// Its fields.
    pub fields: Vec<PartField>,
}

/// What the page shows.
#[derive(Debug, Clone, Default)]
pub struct PartPageView {
    /// What every staff page needs.
    pub frame: StaffFrame,
    /// The survey's id.
    pub survey: String,
    /// Its title.
    pub survey_title: String,
    /// Which part.
    pub part: String,
    /// What it is called.
    pub title: String,
    /// What to know before.
    pub lead: String,
    /// The revision that a save begins from.
    pub revision: i64,
    /// The fields.
    pub groups: Vec<PartGroup>,
    /// How the items of each audience read together.
    pub together: Vec<GradeView>,
    /// Whether translations are asked about, and whether the box is ticked.
    pub same_meaning: Option<bool>,
    /// Whether somebody saved another meanwhile.
    pub stale: bool,
    /// Whether *Check* was pressed and nothing is wrong.
    pub checked: bool,
    /// What is wrong.
    pub wrongs: Vec<FieldError>,
}

/// A part of a draft.
#[component]
pub fn PartPage(
    /// What it shows.
    page: PartPageView,
) -> impl IntoView {
    let PartPageView { frame, survey, survey_title, part, title, lead, revision, groups, together, same_meaning, stale, checked, wrongs } =
        page;
    let graded = !together.is_empty() || groups.iter().any(|group| group.fields.iter().any(|field| field.grade.is_some()));
    let script = graded.then(|| paths::asset(&frame.hash, "grade.js"));
    // A translator finds what is missing among a hundred texts.
    let missing: Vec<(String, String)> = groups
        .iter()
        .flat_map(|group| {
            group.fields.iter().filter(|field| field.missing).map(|field| (field.name.clone(), format!("{}: {}", group.title, field.label)))
        })
        .collect();
    let group = |PartGroup { title, fields }: PartGroup| {
        let fields = fields.into_iter().map(|field| view! { <Part field wrongs=wrongs.clone()/> }).collect_view();
        view! { <fieldset class="part"><legend>{title}</legend>{fields}</fieldset> }
    };
    let fields = groups.into_iter().map(group).collect_view();
    let line = |(at, grade): (usize, GradeView)| {
        let class = if grade.over { "grade over" } else { "grade" };
        view! { <li class=class id=format!("together-{at}") data-says="">{grade.says}</li> }
    };
    let back = format!("{}#{part}", paths::survey(&survey));
    let many = !together.is_empty();
    let together = together.into_iter().enumerate().map(line).collect_view();
    view! {
        <StaffLayout title section=Section::Surveys frame wrongs=wrongs.clone()>
            <p class="acts"><a class="pill" href=back>"Back to "{survey_title}</a></p>
            {stale.then(|| view! {
                <div class="news" role="alert">
                    <p><b>"Somebody else saved this survey while you wrote."</b>" What you typed is still here and is not saved. Under a field stands what is saved now, where that is something else."</p>
                    <p>"Save again to keep yours."</p>
                </div>
            })}
            {checked.then(|| view! { <p class="news" role="status">"Nothing is wrong with it. It is not saved yet."</p> })}
            <p class="lead">{lead}</p>
            {(!missing.is_empty()).then(|| view! {
                <details>
                    <summary>{format!("What is missing: {}", missing.len())}</summary>
                    <ul>{missing.into_iter().map(|(field, words)| view! { <li><a href=format!("#{field}")>{words}</a></li> }).collect_view()}</ul>
                </details>
            })}
            <form class="fields part-form" method="post" action=paths::edit_survey(&survey, &part) novalidate data-check=graded.then_some("")>
                <input type="hidden" name="revision" value=revision/>
                {fields}
                {same_meaning.map(|ticked| view! {
                    <div class="boxes"><ul><li>
                        <input type="checkbox" id="same" name="same" checked=ticked/>
                        <label for="same">"It means the same as before: keep its translations"</label>
                    </li></ul></div>
                })}
                {many.then(|| view! {
                    <div class="together">
                        <h2>"All items together"</h2>
                        <ul>{together}</ul>
                    </div>
                })}
                <p class="acts">
                    <button class="strong">"Save"</button>
                    <button class="pill" name="check" value="">"Check"</button>
                </p>
            </form>
            {script.map(|script| view! { <script type="module" src=script></script> })}
        </StaffLayout>
    }
}

/// One field.
#[component]
fn Part(field: PartField, wrongs: Vec<FieldError>) -> impl IntoView {
    let PartField { name, label, value, kind, hint, beside, former, language, missing, grade } = field;
    let wrong = wrongs.into_iter().find(|wrong| wrong.field == name).map(|wrong| wrong.why);
    if let FieldKind::Box(checked) = kind {
        return view! {
            <div class="boxes"><ul><li>
                <input type="checkbox" id=name.clone() name=name.clone() checked=checked/>
                <label for=name>{label}{hint.map(|hint| view! { " "<span class="hint">{hint}</span> })}</label>
            </li></ul></div>
        }
        .into_any();
    }
    let [hint_id, says_id, beside_id] = ["hint", "says", "beside"].map(|part| format!("{part}-{name}"));
    let described = [Some(says_id.clone()), hint.as_ref().map(|_| hint_id.clone()), beside.as_ref().map(|_| beside_id.clone())];
    let described = described.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let foreign = (language != Language::English).then_some(language);
    let (lang, dir) = (foreign.map(Language::tag), foreign.map(|language| if language.is_right_to_left() { "rtl" } else { "ltr" }));
    let (class, says) = match (&wrong, grade) {
        (Some(why), _) => ("says wrong", why.clone()),
        (None, Some(grade)) if grade.over => ("says grade over", grade.says),
        (None, Some(grade)) => ("says grade", grade.says),
        (None, None) => ("says", String::new()),
    };
    let invalid = wrong.is_some().then_some("true");
    let filled = match kind {
        FieldKind::Choice(choices) => {
            let one = |(of, words): (String, String)| {
                let selected = of == value;
                view! { <option value=of selected=selected>{words}</option> }
            };
            let options = choices.into_iter().map(one).collect_view();
            view! { <select id=name.clone() name=name.clone() aria-describedby=described aria-invalid=invalid>{options}</select> }.into_any()
        }
        FieldKind::Text { rows } => view! {
            <textarea id=name.clone() name=name.clone() rows=rows lang=lang dir=dir aria-describedby=described aria-invalid=invalid>{escaped(&value)}</textarea>
        }
        .into_any(),
        FieldKind::Box(_) => ().into_any(),
    };
    view! {
        <div class="field" class:missing=missing>
            <label for=name>{label}{missing.then(|| view! { " "<span class="state">"missing"</span> })}</label>
            {hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> })}
            {beside.map(|beside| view! { <p class="beside" id=beside_id>{beside}</p> })}
            {former.map(|former| view! { <p class="hint">"Before its English changed: "<span lang=lang dir=dir>{former}</span></p> })}
            {filled}
            <p class=class id=says_id data-says="">{says}</p>
        </div>
    }
    .into_any()
}
