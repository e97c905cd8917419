//! Where staff come in: the waves of their partnerships, the plans of more, and a way to begin one.

use leptos::prelude::*;

use crate::{
    components::staff::{Section, StaffFrame, StaffLayout},
    paths,
};

/// A partnership as staff pages name it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PartnershipView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// A wave in a list.
#[derive(Debug, Clone)]
pub struct WaveLine {
    /// Its code.
    pub code: String,
    /// Where it is for.
    pub place: String,
    /// Whose it is; empty: nobody's.
    pub partnership: String,
    /// `open`, `closed`, `released`.
    pub state: String,
    /// Its last day, where it is set and to come.
    pub closes: Option<String>,
    /// Whether its answers are made up.
    pub made_up: bool,
}

/// A plan in a list.
#[derive(Debug, Clone)]
pub struct DraftLine {
    /// Its code.
    pub code: String,
    /// Where it is for.
    pub place: String,
    /// Whose it is.
    pub partnership: String,
    /// The day on which it is to open, in words; empty: not decided.
    pub opens: String,
}

/// What it shows.
#[derive(Debug, Clone, Default)]
pub struct WavesView {
    /// What every staff page needs.
    pub frame: StaffFrame,
    /// Waves that one may see, the newest first.
    pub waves: Vec<WaveLine>,
    /// Plans of waves, the oldest first.
    pub drafts: Vec<DraftLine>,
    /// For which partnerships one may plan a wave.
    pub offered: Vec<PartnershipView>,
    /// All partnerships, for an administrator to choose one from.
    pub choice: Vec<PartnershipView>,
}

/// An administrator chooses for which of all partnerships.
#[component]
pub(crate) fn Choice(choice: Vec<PartnershipView>, action: &'static str, to: &'static str) -> impl IntoView {
    (!choice.is_empty()).then(|| {
        let one = |partnership: PartnershipView| view! { <option value=partnership.id>{partnership.name}</option> };
        view! {
            <form class="fields across" action=action>
                <div class="field">
                    <label for="partnership">{to}</label>
                    <select id="partnership" name="partnership">{choice.into_iter().map(one).collect_view()}</select>
                </div>
                <button class="pill">"Go on"</button>
            </form>
        }
    })
}

/// The waves.
#[component]
pub fn WavesPage(
    /// What it shows.
    page: WavesView,
) -> impl IntoView {
    let WavesView { frame, waves, drafts, offered, choice } = page;
    let planned = |draft: DraftLine| {
        let opens = if draft.opens.is_empty() { String::new() } else { format!(" · to open on {}", draft.opens) };
        view! {
            <li>
                <a href=paths::draft(&draft.code)><b>{draft.place}</b></a>
                <p class="hint"><span class="state draft">"draft"</span>{opens}" · "{draft.partnership}</p>
            </li>
        }
    };
    let plan = |partnership: PartnershipView| {
        view! {
            <form method="post" action=paths::drafts(&partnership.id)><button class="strong">"Plan a wave for "{partnership.name}</button></form>
        }
    };
    let line = |wave: WaveLine| {
        let about = [wave.closes.map(|day| format!("until {day}")), wave.made_up.then(|| "made-up answers".to_owned())];
        let about = about.into_iter().flatten().map(|one| format!(" · {one}")).collect::<String>();
        view! {
            <li>
                <a href=paths::staff_wave(&wave.code)><b>{wave.place}</b></a>
                <p class="hint"><span class=format!("state {}", wave.state)>{wave.state.clone()}</span>{about}{(!wave.partnership.is_empty()).then(|| format!(" · {}", wave.partnership))}</p>
            </li>
        }
    };
    view! {
        <StaffLayout title="Waves" section=Section::Waves frame>
            {if waves.is_empty() && drafts.is_empty() {
                view! { <p class="lead">"There is no wave yet. A wave is a survey, open to families of a place between two dates."</p> }.into_any()
            } else {
                view! {
                    <ul class="waves">
                        {drafts.into_iter().map(planned).collect_view()}
                        {waves.into_iter().map(line).collect_view()}
                    </ul>
                }.into_any()
            }}
            <Choice choice action=paths::STAFF to="Plan a wave for"/>
            {offered.into_iter().map(plan).collect_view()}
        </StaffLayout>
    }
}
