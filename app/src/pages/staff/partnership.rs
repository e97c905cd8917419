//! What a partnership says about itself: who answers for its data, and its help lines.

use domain::{
    draft::Controller,
    help::{HelpLine, How},
    survey::Audience,
};
use leptos::prelude::*;

use super::waves::{Choice, PartnershipView};
use crate::{
    components::staff::{Boxes, Choose, Field, FieldError, LongField, Section, StaffFrame, StaffLayout},
    paths,
};

/// A help line that the partnership's families are shown.
#[derive(Debug, Clone)]
pub struct LineView {
    /// The line.
    pub line: HelpLine,
    /// Where it is for, where that is not everywhere: its council area's name.
    pub area: Option<String>,
    /// Whether it is the partnership's own, to change and take away.
    pub own: bool,
    /// The day of its last check, in words.
    pub checked_on: String,
    /// Whether it must be checked again.
    pub stale: bool,
}

/// A help line as it was typed.
#[derive(Debug, Clone, Default)]
pub struct LineForm {
    /// The id of the line that it changes; empty: a new one.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub about: String,
    /// `call` or `text`.
    pub how: String,
    /// Its number.
    pub number: String,
    /// Whom it is shown to.
    pub audiences: Vec<String>,
    /// When it answers.
    pub hours: String,
    /// The council area that it serves; empty: all of the partnership's.
    pub area: String,
}

/// What it shows.
#[derive(Debug, Clone, Default)]
pub struct PartnershipPageView {
    /// What every staff page needs.
    pub frame: StaffFrame,
    /// Which.
    pub partnership: PartnershipView,
    /// Its council areas: id and name.
    pub areas: Vec<(String, String)>,
    /// Who answers for its data, as typed.
    pub controller: Controller,
    /// The help lines that its families are shown.
    pub lines: Vec<LineView>,
    /// The line to add or change.
    pub form: LineForm,
    /// Whether one may change anything.
    pub managed: bool,
    /// What was done just now.
    pub done: Option<&'static str>,
    /// What is wrong.
    pub wrongs: Vec<FieldError>,
}

/// What a partnership says about itself.
#[component]
pub fn PartnershipPage(
    /// What it shows.
    page: PartnershipPageView,
) -> impl IntoView {
    let PartnershipPageView { frame, partnership, areas, controller, lines, form, managed, done, wrongs } = page;
    let stale = lines.iter().filter(|line| line.stale).count();
    let line = {
        let partnership = partnership.id.clone();
        move |line: LineView| view! { <Line line partnership=partnership.clone() managed/> }
    };
    let councils = areas.iter().map(|(_, name)| name.clone()).collect::<Vec<_>>().join(", ");
    view! {
        <StaffLayout title=partnership.name.clone() section=Section::Partnership frame wrongs=wrongs.clone()>
            {done.map(|done| view! { <p class="news" role="status">{done}</p> })}
            <p class="lead">{format!("Council areas: {councils}.")}</p>
            <h2>"Who answers for the data"</h2>
            {if managed {
                view! { <ControllerForm id=partnership.id.clone() controller wrongs=wrongs.clone()/> }.into_any()
            } else if controller.is_whole() {
                view! { <p>{controller.name}" · "{controller.contact}</p> }.into_any()
            } else {
                view! { <p class="hint">"Nobody is named yet."</p> }.into_any()
            }}
            <h2>"Help lines"</h2>
            <p>"Families see these on every page. Ring or look up each at least every three months."</p>
            {(stale > 0).then(|| view! { <p class="wrong">{if stale == 1 { "One must be checked again.".to_owned() } else { format!("{stale} must be checked again.") }}</p> })}
            <ul class="links">{lines.into_iter().map(line).collect_view()}</ul>
            {managed.then(|| view! { <AddLine id=partnership.id.clone() areas form wrongs/> })}
        </StaffLayout>
    }
}

/// Who answers for its data.
#[component]
fn ControllerForm(id: String, controller: Controller, wrongs: Vec<FieldError>) -> impl IntoView {
    let Controller { name, contact, officer, basis, protection } = controller;
    view! {
        <form class="fields" method="post" action=paths::controller(&id) novalidate>
            <Field name="controller" label="The controller" value=name hint="Whose survey it is in law: a council, a health board, a partnership for one of them." wrongs=wrongs.clone()/>
            <Field name="contact" label="How families reach it" value=contact hint="An email address, a phone number, a street address." wrongs=wrongs.clone()/>
            <Field name="officer" label="Its data protection officer" value=officer hint="How they are reached." wrongs=wrongs.clone()/>
            <LongField name="basis" label="The legal ground" value=basis rows=2 hint="As your data protection officer says it: often “public task (UK GDPR, Article 6(1)(e)); health or social care (Article 9(2)(h))”." wrongs=wrongs.clone()/>
            <Field name="protection" label="Concern about a child: whom a moderator tells, the same working day" value=protection hint="The area’s child protection lead, with a phone number. Needed before people are asked for their own words." wrongs/>
            <button class="strong">"Save"</button>
        </form>
    }
}

/// A help line, with when it was last checked.
#[component]
fn Line(line: LineView, partnership: String, managed: bool) -> impl IntoView {
    let LineView { line, area, own, checked_on, stale } = line;
    let HelpLine { id, name, about, number, audiences, hours, how, .. } = line;
    let number = if how == How::Text { format!("text {number}") } else { number };
    let whom = audiences.into_iter().map(whom).collect::<Vec<_>>().join(", ");
    let note = [Some(about), hours, Some(whom), area].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    view! {
        <li>
            <b>{name.clone()}</b>" "<span dir="ltr">{number}</span>
            {own.then(|| view! { " "<span class="state">"yours"</span> })}
            <p class="hint">{note}</p>
            <p class=if stale { "wrong" } else { "hint" }>{format!("Checked on {checked_on}.")}</p>
            {managed.then(|| view! {
                <div class="hand-out">
                    <form method="post" action=paths::line_checked(&partnership, id.as_str())>
                        <button class="pill" aria-label=format!("Checked today: {name}")>"Checked today"</button>
                    </form>
                    {own.then(|| view! {
                        <a href=format!("{}?line={id}#line", paths::partnership(&partnership)) aria-label=format!("Change {name}")>"Change"</a>
                        <form method="post" action=paths::line_removed(&partnership, id.as_str())>
                            <button class="pill" aria-label=format!("Take away: {name}")>"Take away"</button>
                        </form>
                    })}
                </div>
            })}
        </li>
    }
}

/// What an audience is called here.
#[must_use]
pub const fn whom(audience: Audience) -> &'static str {
    match audience {
        Audience::Child => "children",
        Audience::Young => "young people",
        Audience::Adult => "adults",
    }
}

/// A line of its own, new or changed.
#[component]
fn AddLine(id: String, areas: Vec<(String, String)>, form: LineForm, wrongs: Vec<FieldError>) -> impl IntoView {
    let LineForm { id: line, name, about, how, number, audiences, hours, area } = form;
    let fields = ["name", "about", "number", "audiences"];
    let changes = !line.is_empty();
    let open = changes || wrongs.iter().any(|wrong| fields.contains(&wrong.field.as_str()));
    let whom = Audience::ALL.map(|audience| (audience.to_string(), whom(audience).to_owned())).to_vec();
    let how_options = [("call", "Call"), ("text", "Text")].map(|(value, words)| (value.to_owned(), words.to_owned())).to_vec();
    let areas = std::iter::once((String::new(), "All of them".to_owned())).chain(areas).collect();
    view! {
        <details class="invite" id="line" open=open>
            <summary>{if changes { "Change this line" } else { "Add a line or service of your own" }}</summary>
            <form class="fields" method="post" action=paths::lines(&id) novalidate>
                <input type="hidden" name="line" value=line/>
                <Field name="name" label="Its name" value=name wrongs=wrongs.clone()/>
                <Field name="about" label="What it is for" value=about hint="A few words that a child understands." wrongs=wrongs.clone()/>
                <Choose name="how" label="Families" options=how_options chosen=how/>
                <Field name="number" label="Its number" value=number inputmode="tel" wrongs=wrongs.clone()/>
                <Boxes name="audiences" legend="Shown to" options=whom ticked=audiences wrongs=wrongs.clone()/>
                <Field name="hours" label="When it answers" value=hours hint="Left empty where you do not know." wrongs=wrongs.clone()/>
                <Choose name="area" label="For families in" options=areas chosen=area/>
                <button class="strong">"Save, as checked today"</button>
            </form>
        </details>
    }
}

/// Which partnership?
#[component]
pub fn PartnershipsPage(
    /// What every staff page needs.
    frame: StaffFrame,
    /// Those whose pages one may see.
    partnerships: Vec<PartnershipView>,
    /// All, for an administrator to choose one from.
    choice: Vec<PartnershipView>,
) -> impl IntoView {
    let line = |one: PartnershipView| view! { <li><a href=paths::partnership(&one.id)><b>{one.name}</b></a></li> };
    let none = partnerships.is_empty() && choice.is_empty();
    view! {
        <StaffLayout title="Partnerships" section=Section::Partnership frame>
            {none.then(|| view! { <p class="lead">"You have no part in any partnership yet."</p> })}
            <ul class="waves">{partnerships.into_iter().map(line).collect_view()}</ul>
            {(!choice.is_empty()).then(|| view! { <p><a href=paths::AREAS>"Which councils plan together"</a></p> })}
            <Choice choice action=paths::PARTNERSHIPS to="Look at"/>
        </StaffLayout>
    }
}
