//! The surveys: what they ask, in which languages, and how each form looks on a phone. A partnership copies one and changes the copy.

use domain::{language::Language, survey::Audience};
use leptos::prelude::*;

use super::waves::{Choice, PartnershipView};
use crate::{
    components::staff::{Section, StaffFrame, StaffLayout},
    paths,
};

/// A survey that can be looked at.
#[derive(Debug, Clone)]
pub struct SurveyLine {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its version.
    pub version: String,
    /// Its audiences, as staff call them, and how many questions each is asked.
    pub audiences: Vec<(Audience, String, usize)>,
    /// Its languages.
    pub languages: Vec<LanguageLine>,
    /// What a person should look at: reading grades above the audience's limit.
    pub findings: Vec<String>,
}

/// A language of a survey.
#[derive(Debug, Clone)]
pub struct LanguageLine {
    /// Which.
    pub language: Language,
    /// Whether a native reader has read it.
    pub read_by_native: bool,
    /// How many texts it lacks: those stand in English.
    pub missing: usize,
}

impl LanguageLine {
    /// How far it is.
    #[must_use]
    pub fn says(&self) -> String {
        let read = if self.language == Language::English {
            "as written"
        } else if self.read_by_native {
            "read by a native reader"
        } else {
            "a draft: needs a native reader"
        };
        match self.missing {
            0 => read.to_owned(),
            1 => format!("{read}; one text is missing and stands in English"),
            missing => format!("{read}; {missing} texts are missing and stand in English"),
        }
    }
}

/// A survey of a partnership's own.
#[derive(Debug, Clone)]
pub struct OwnLine {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Whose it is.
    pub partnership: String,
    /// Its newest version, where one is published.
    pub version: Option<String>,
    /// The version that is worked on.
    pub draft: Option<String>,
}

impl OwnLine {
    fn says(&self) -> String {
        match (&self.version, &self.draft) {
            (Some(version), None) => format!("version {version}"),
            (Some(version), Some(draft)) => format!("version {version}, and a draft of version {draft}"),
            (None, _) => "a draft, not published yet".to_owned(),
        }
    }
}

/// What the page shows.
#[derive(Debug, Clone, Default)]
pub struct SurveysView {
    /// What every staff page needs.
    pub frame: StaffFrame,
    /// The surveys that came with Blether.
    pub surveys: Vec<SurveyLine>,
    /// Those of the partnerships that one may see.
    pub own: Vec<OwnLine>,
    /// The partnerships that one may copy a survey for.
    pub copies: Vec<PartnershipView>,
    /// All partnerships, for an administrator to choose one from.
    pub choice: Vec<PartnershipView>,
}

/// The surveys.
#[component]
pub fn SurveysPage(
    /// What it shows.
    page: SurveysView,
) -> impl IntoView {
    let SurveysView { frame, surveys, own, copies, choice } = page;
    let own_line = |line: OwnLine| {
        let says = line.says();
        view! {
            <li>
                <a href=paths::survey(&line.id)><b>{line.title}</b></a>
                <p class="hint">{format!("{} · {says}", line.partnership)}</p>
            </li>
        }
    };
    view! {
        <StaffLayout title="Surveys" section=Section::Surveys frame>
            <p class="lead">"Look at each form as the person will who answers it. In a preview nothing is sent or kept."</p>
            {(!own.is_empty()).then(|| view! {
                <h2>"Your own"</h2>
                <ul class="waves">{own.into_iter().map(own_line).collect_view()}</ul>
            })}
            {surveys.into_iter().map(|survey| view! { <Survey survey copies=copies.clone()/> }).collect_view()}
            <Choice choice action=paths::SURVEYS to="Copy a survey for"/>
        </StaffLayout>
    }
}

/// A survey that came with Blether, with a way to each form.
#[component]
fn Survey(survey: SurveyLine, copies: Vec<PartnershipView>) -> impl IntoView {
    let SurveyLine { id, title, version, audiences, languages, findings } = survey;
    let copy = |partnership: PartnershipView| {
        view! {
            <form method="post" action=paths::copy_survey(&partnership.id)>
                <input type="hidden" name="survey" value=id.clone()/>
                <button class="pill">"Copy and change it for "{partnership.name}</button>
            </form>
        }
    };
    view! {
        <h2>{title}" "<span class="hint">{format!("version {version}")}</span></h2>
        {(!copies.is_empty()).then(|| view! {
            <p class="hint">"It came with Blether and stays as it is. Copy it to ask in your own words: results can still be compared."</p>
            <div class="acts">{copies.into_iter().map(copy).collect_view()}</div>
        })}
        <Languages base=paths::preview(&id) audiences languages/>
        <Findings findings/>
    }
}

/// Each language of a survey, with a way to each form in it.
#[component]
pub(super) fn Languages(base: String, audiences: Vec<(Audience, String, usize)>, languages: Vec<LanguageLine>) -> impl IntoView {
    let row = move |line: LanguageLine| {
        let forms = audiences.iter().map(|(audience, plural, _)| {
            let to = paths::in_language(&format!("{base}/{audience}"), line.language);
            view! { <a href=to>{plural.clone()}</a> }
        });
        view! {
            <li>
                <b lang=line.language.tag()>{line.language.own_name()}</b>" "<span class="hint">{line.says()}</span>
                <p class="hand-out">{forms.collect_view()}</p>
            </li>
        }
    };
    view! { <ul class="links">{languages.into_iter().map(row).collect_view()}</ul> }
}

/// What a person should look at.
#[component]
pub(super) fn Findings(findings: Vec<String>) -> impl IntoView {
    (!findings.is_empty()).then(|| {
        view! {
            <details>
                <summary>{format!("Reading grades to look at: {}", findings.len())}</summary>
                <ul>{findings.into_iter().map(|finding| view! { <li>{finding}</li> }).collect_view()}</ul>
            </details>
        }
    })
}

/// After Send in a preview.
#[component]
pub fn Previewed(
    /// What every staff page needs.
    frame: StaffFrame,
    /// Where it came from.
    back: String,
) -> impl IntoView {
    view! {
        <StaffLayout title="That was a preview" section=Section::Surveys frame>
            <p class="lead">"Here the person would read that their answers are saved, what happens next, and whom to talk to. Nothing was sent or kept."</p>
            <p><a class="pill" href=back>"Back to the survey"</a></p>
        </StaffLayout>
    }
}
