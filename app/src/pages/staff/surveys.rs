//! The surveys: what they ask, in which languages, and how each form looks on a phone.

use domain::{language::Language, survey::Audience};
use leptos::prelude::*;

use crate::{
    components::staff::{Section, StaffFrame, StaffLayout},
    paths,
};

/// A survey.
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
    fn says(&self) -> String {
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

/// What the page shows.
#[derive(Debug, Clone, Default)]
pub struct SurveysView {
    /// What every staff page needs.
    pub frame: StaffFrame,
    /// The surveys.
    pub surveys: Vec<SurveyLine>,
}

/// The surveys.
#[component]
pub fn SurveysPage(
    /// What it shows.
    page: SurveysView,
) -> impl IntoView {
    let SurveysView { frame, surveys } = page;
    view! {
        <StaffLayout title="Surveys" section=Section::Surveys frame>
            <p class="lead">"Look at each form as the person will who answers it. In a preview nothing is sent or kept."</p>
            {surveys.into_iter().map(|survey| view! { <Survey survey/> }).collect_view()}
        </StaffLayout>
    }
}

/// A survey, with a way to each form.
#[component]
fn Survey(survey: SurveyLine) -> impl IntoView {
    let SurveyLine { id, title, version, audiences, languages, findings } = survey;
    let row = move |line: LanguageLine| {
        let forms = audiences.iter().map(|(audience, plural, _)| {
            let to = paths::in_language(&format!("{}/{audience}", paths::preview(&id)), line.language);
            view! { <a href=to>{plural.clone()}</a> }
        });
        view! {
            <li>
                <b lang=line.language.tag()>{line.language.own_name()}</b>" "<span class="hint">{line.says()}</span>
                <p class="hand-out">{forms.collect_view()}</p>
            </li>
        }
    };
    view! {
        <h2>{title}" "<span class="hint">{format!("version {version}")}</span></h2>
        <ul class="links">{languages.into_iter().map(row).collect_view()}</ul>
        {(!findings.is_empty()).then(|| view! {
            <details>
                <summary>{format!("Reading grades to look at: {}", findings.len())}</summary>
                <ul>{findings.into_iter().map(|finding| view! { <li>{finding}</li> }).collect_view()}</ul>
            </details>
        })}
    }
}

/// After Send in a preview.
#[component]
pub fn Previewed(
    /// What every staff page needs.
    frame: StaffFrame,
) -> impl IntoView {
    view! {
        <StaffLayout title="That was a preview" section=Section::Surveys frame>
            <p class="lead">"Here the person would read that their answers are saved, what happens next, and whom to talk to. Nothing was sent or kept."</p>
            <p><a class="pill" href=paths::SURVEYS>"Back to the surveys"</a></p>
        </StaffLayout>
    }
}
