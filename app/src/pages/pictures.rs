//! From three pictures to a wave's results: the way back for a child who kept no address.

use domain::picture::{ALL, CODE, Picture};
use leptos::prelude::*;

use crate::{
    components::{
        code_box::LanguageField,
        layout::{Frame, Layout, Mood},
        pictures::PictureIcon,
    },
    locale::{Day, date, say, say_with},
    paths,
};

/// A wave with these pictures.
#[derive(Debug, Clone)]
pub struct Found {
    /// Its code.
    pub wave: String,
    /// "Fife and Stirling".
    pub place: String,
    /// Its last day, where it is set.
    pub closes: Option<Day>,
}

/// What came of the choice.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// Nothing was chosen yet.
    Open,
    /// Fewer or more than three.
    NotThree,
    /// No wave has these.
    Nothing,
    /// More than one has.
    Several(Vec<Found>),
}

/// What the page shows.
#[derive(Debug, Clone)]
pub struct PicturesView {
    /// What every page needs.
    pub frame: Frame,
    /// What was chosen.
    pub chosen: Vec<Picture>,
    /// What came of it.
    pub outcome: Outcome,
}

/// The choice of three pictures.
#[component]
pub fn Pictures(
    /// What it shows.
    page: PicturesView,
) -> impl IntoView {
    let PicturesView { frame, chosen, outcome } = page;
    frame.spoken();
    let [title, lead] = match outcome {
        Outcome::Open | Outcome::NotThree => ["pictures-title", "pictures-lead"],
        Outcome::Nothing => ["pictures-none-title", "pictures-none-lead"],
        Outcome::Several(_) => ["pictures-which-title", "pictures-which-lead"],
    };
    let wrong = matches!(outcome, Outcome::NotThree).then(|| view! { <p class="wrong" role="alert">{say("pictures-three")}</p> });
    let found = match outcome {
        Outcome::Several(found) => found,
        _ => Vec::new(),
    };
    let found = found.into_iter().map(|one| {
        let words = match one.closes {
            Some(day) => say_with("pictures-one", &[("place", one.place.into()), ("date", date(day).into())]),
            None => one.place,
        };
        view! { <li><a href=paths::results(&one.wave)>{words}</a></li> }
    });
    let found = found.collect_view();
    let tile = |picture: Picture| {
        let checked = chosen.contains(&picture);
        view! {
            <label class="tile">
                <input type="checkbox" name=paths::PICTURE value=picture checked=checked/>
                <PictureIcon name=picture/>
                {say(&format!("picture-{picture}"))}
            </label>
        }
    };
    let tiles = ALL.map(tile).into_iter().collect_view();
    debug_assert_eq!(CODE, 3, "the words say three");
    view! {
        <Layout mood=Mood::Plain frame more=true>
            <div class="tools"></div>
            <h1>{say(title)}</h1>
            <p class="lead">{say(lead)}</p>
            <ul class="found">{found}</ul>
            <form action=paths::PICTURES method="get">
                <LanguageField/>
                {wrong}
                <fieldset>
                    <legend class="unseen">{say("pictures-title")}</legend>
                    <div class="pictures">{tiles}</div>
                </fieldset>
                <button class="strong">{say("pictures-show")}</button>
            </form>
        </Layout>
    }
}
