//! A data protection impact assessment, drafted from a wave's plan: for whoever assesses to check, add to and sign. Its steps are those of the
//! Information Commissioner's template (*Sample DPIA template*, 2018). To print.

use domain::draft::Controller;
use leptos::prelude::*;

use crate::{
    components::staff::{Section, StaffFrame, StaffLayout},
    paths,
};

/// What it is filled from.
#[derive(Debug, Clone, Default)]
pub struct AssessmentView {
    /// What every staff page needs.
    pub frame: StaffFrame,
    /// The draft's code.
    pub code: String,
    /// Where it is for.
    pub place: String,
    /// Who answers for it.
    pub controller: Controller,
    /// The survey and its version.
    pub survey: String,
    /// What is asked about the person.
    pub breakdowns: Vec<String>,
    /// How many may answer.
    pub expected: Option<u32>,
    /// Whether children are asked.
    pub children: bool,
    /// The day on which it is to open.
    pub opens: String,
    /// Its last day.
    pub closes: Option<String>,
    /// How parents and carers are told.
    pub parents: String,
    /// The fewest people that a group is shown with.
    pub smallest_group: u32,
    /// The same for a group by something about the person.
    pub smallest_breakdown: u32,
    /// To what counts are rounded.
    pub round_to: u32,
    /// How many days after the results are out the single answers are deleted.
    pub kept_days: u32,
    /// What the machine's check found.
    pub findings: Vec<String>,
}

/// What is not known yet, to fill in by hand.
fn or_blank(text: &str) -> String {
    if text.trim().is_empty() { "________________".to_owned() } else { text.to_owned() }
}

/// The draft of the assessment.
#[component]
pub fn AssessmentPage(
    /// What it is filled from.
    page: AssessmentView,
) -> impl IntoView {
    let risks = risks(&page);
    let AssessmentView { frame, code, place, controller, survey, breakdowns, expected, children, opens, closes, parents, findings, .. } =
        page;
    let about = if breakdowns.is_empty() {
        "nothing about the person but the council area of the link".to_owned()
    } else {
        format!("{}, and the council area of the link", breakdowns.join(", "))
    };
    let expected = expected.map_or_else(|| or_blank(""), |number| number.to_string());
    let dates = format!("{} to {}", or_blank(&opens), closes.unwrap_or_else(|| "whenever it is closed".to_owned()));
    let risk =
        |(risk, measure, left): (&'static str, String, &'static str)| view! { <tr><td>{risk}</td><td>{measure}</td><td>{left}</td></tr> };
    view! {
        <StaffLayout title=format!("Impact assessment, a draft: {place}") section=Section::Waves frame>
            <p class="lead">"Made from the plan, for your data protection officer to check, add to and sign. Blanks are yours to fill."</p>
            <h2>"1. Why an assessment"</h2>
            <p>"People whose lives are hard are asked about services, and children among them; being in the survey at all tells that somebody in the family uses alcohol or drugs. That is likely to be a high risk if it went wrong (UK GDPR, Article 35)."</p>
            <h2>"2. What is done"</h2>
            <dl class="facts">
                <dt>"Controller"</dt><dd>{or_blank(&controller.name)}</dd>
                <dt>"Contact"</dt><dd>{or_blank(&controller.contact)}</dd>
                <dt>"Data protection officer"</dt><dd>{or_blank(&controller.officer)}</dd>
                <dt>"Legal ground"</dt><dd>{or_blank(&controller.basis)}</dd>
                <dt>"Survey"</dt><dd>{or_blank(&survey)}</dd>
                <dt>"For families in"</dt><dd>{place}</dd>
                <dt>"Open"</dt><dd>{dates}</dd>
                <dt>"About how many"</dt><dd>{expected}</dd>
                <dt>"Asked about the person"</dt><dd>{about}</dd>
                <dt>"Not asked"</dt><dd>"Name, exact age, postcode, school, service; home life; anyone’s use of alcohol or drugs."</dd>
                <dt>"Not kept"</dt><dd>"Internet address, kind of phone, cookies, time of arrival, or which link was used beside an answer."</dd>
            </dl>
            <h2>"3. Who was asked"</h2>
            <p>"Families, children and practitioners who were asked about this survey, and what changed because of them: ________________"</p>
            {children.then(|| view! { <p>"Parents and carers of under-12s are told: "{or_blank(&parents)}</p> })}
            <h2>"4. Necessary, and no more than that"</h2>
            <p>"Answers are given by choice, question by question; nothing is stored before Send. The fewest questions are asked about the person, three at most. What staff and the public see is a release: added up, with small groups hidden and counts rounded. Nobody can look at single answers."</p>
            <p>"Rights: after Send nobody can tell whose answers are whose, so access, correction and deletion are not possible for what was sent (Article 11); this is said before the first question."</p>
            <h2>"5. Risks, and what is done about them"</h2>
            <div class="scroll"><table>
                <thead><tr><th scope="col">"Risk"</th><th scope="col">"What is done"</th><th scope="col">"What remains"</th></tr></thead>
                <tbody>{risks.into_iter().map(risk).collect_view()}</tbody>
            </table></div>
            {(!findings.is_empty()).then(|| view! {
                <h2>"What the machine’s check found"</h2>
                <ul>{findings.into_iter().map(|finding| view! { <li>{finding}</li> }).collect_view()}</ul>
            })}
            <h2>"6. Signed"</h2>
            <p>"Measures agreed by, and when: ________________"</p>
            <p>"What remains is accepted by, and when: ________________"</p>
            <p>"Advice of the data protection officer: ________________"</p>
            <p class="no-print"><a class="pill" href=paths::draft(&code)>"Back to the plan"</a></p>
        </StaffLayout>
    }
}

/// Each risk, what is done, and what remains.
fn risks(page: &AssessmentView) -> Vec<(&'static str, String, &'static str)> {
    let AssessmentView { smallest_group, smallest_breakdown, round_to, kept_days, .. } = page;
    let plain = |text: &str| text.to_owned();
    vec![
        (
            "Somebody who knows the families recognises a person in the results",
            format!(
                "Groups under {smallest_group} are hidden, under {smallest_breakdown} where they are about the person; counts are rounded to {round_to}; every release is checked for what could be worked out from its tables together."
            ),
            "Who knows everybody else’s answers guesses the last person’s better than by chance. Declare few questions about the person.",
        ),
        (
            "Somebody looks over the person’s shoulder, or at the phone later",
            plain(
                "Pages have a neutral name and no topic in the address; Leave this page replaces the page at a tap; nothing is kept on the phone.",
            ),
            "The phone’s own history shows that a page was opened.",
        ),
        (
            "The machine or a backup is stolen",
            plain(
                "Waiting answers are sealed by a key outside the database; nothing tells who sent what or when; backups leave out what waits.",
            ),
            "Who has both the machine and the key reads answers that are not yet mixed, without names.",
        ),
        (
            "A child says that they are not safe, and nobody acts",
            plain(
                "It is said before the first question, and beside help lines on every page, that nobody can find the child; help lines stand after questions where they may be needed, whatever the answer.",
            ),
            "A child may hope for help all the same.",
        ),
        (
            "Questions upset somebody",
            plain(
                "Only services and support are asked about; each question can be skipped; the topics are shown first; the last question is a hopeful one.",
            ),
            "Some questions may still be hard.",
        ),
        (
            "False answers through a link that was passed on",
            plain("Links can be closed; where few people are expected, printed slips each let one answer in."),
            "An open link does not know who uses it.",
        ),
        (
            "Answers are kept for too long",
            format!(
                "What could tie a page to its answers is destroyed two days after the survey closes, single answers {kept_days} days after the results are out."
            ),
            "The results stay.",
        ),
    ]
}
