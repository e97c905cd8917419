//! Where staff come in: the waves of their partnerships, and a way to open one.

use leptos::prelude::*;

use crate::{
    components::staff::{Field, FieldError, Section, StaffFrame, StaffLayout},
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

/// A wave that could be opened.
#[derive(Debug, Clone, Default)]
pub struct Opening {
    /// For which partnership.
    pub partnership: PartnershipView,
    /// Council areas of it: id and name.
    pub areas: Vec<(String, String)>,
    /// Which are ticked.
    pub ticked: Vec<String>,
    /// Background questions: id and words.
    pub breakdowns: Vec<(String, String)>,
    /// Which are asked.
    pub asked: Vec<String>,
    /// Its last day, as typed.
    pub closes: String,
    /// What is wrong.
    pub wrongs: Vec<FieldError>,
}

/// What it shows.
#[derive(Debug, Clone, Default)]
pub struct WavesView {
    /// What every staff page needs.
    pub frame: StaffFrame,
    /// Waves that one may see, the newest first.
    pub waves: Vec<WaveLine>,
    /// For which partnerships one may open a wave.
    pub openings: Vec<Opening>,
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
    let WavesView { frame, waves, openings, choice } = page;
    let wrongs: Vec<FieldError> = openings.iter().flat_map(|opening| opening.wrongs.clone()).collect();
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
        <StaffLayout title="Waves" section=Section::Waves frame wrongs>
            {if waves.is_empty() {
                view! { <p class="lead">"There is no wave yet. A wave is a survey, open to families of a place between two dates."</p> }.into_any()
            } else {
                view! { <ul class="waves">{waves.into_iter().map(line).collect_view()}</ul> }.into_any()
            }}
            <Choice choice action=paths::STAFF to="Open a wave for"/>
            {openings.into_iter().map(|opening| view! { <Open opening/> }).collect_view()}
        </StaffLayout>
    }
}

/// Opens a wave.
#[component]
fn Open(opening: Opening) -> impl IntoView {
    let Opening { partnership, areas, ticked, breakdowns, asked, closes, wrongs } = opening;
    let key = partnership.id.clone();
    let boxes = move |name: &'static str, list: Vec<(String, String)>, on: Vec<String>| {
        let key = key.clone();
        let one = move |(value, words): (String, String)| {
            let id = format!("{name}-{key}-{value}");
            let checked = on.contains(&value);
            view! { <li><input type="checkbox" id=id.clone() name=name value=value checked=checked/><label for=id>{words}</label></li> }
        };
        view! { <ul>{list.into_iter().map(one).collect_view()}</ul> }
    };
    let open = !wrongs.is_empty();
    view! {
        <details class="open-wave" open=open>
            <summary>"Open a wave for "{partnership.name}</summary>
            <form class="fields" method="post" action=paths::open_wave(&partnership.id) novalidate>
                <fieldset class="boxes" id="areas">
                    <legend>"For families in"</legend>
                    {boxes("areas", areas, ticked)}
                </fieldset>
                <fieldset class="boxes" id="breakdowns">
                    <legend>"Also ask about"</legend>
                    <p class="hint">"Three at most. Each one makes groups smaller, and more is hidden. It cannot be changed while the wave is open."</p>
                    {boxes("breakdowns", breakdowns, asked)}
                </fieldset>
                <Field name="closes" label="Its last day" value=closes kind="date" hint="Such as 2027-03-31. Left empty, it stays open until you close it." wrongs/>
                <button class="strong">"Open it"</button>
            </form>
        </details>
    }
}
