//! What is released, for programs.

use domain::survey::Id;
use serde::Serialize;

use super::{
    api::{Links, Named, links, named},
    label::stage,
    unwritten,
};
use crate::{
    day,
    service::{ServiceError, catalogue::Catalogue},
    store::{Db, Released},
};

#[derive(Serialize)]
struct List {
    results: Vec<Listed>,
}

/// A wave with results.
#[derive(Serialize)]
struct Listed {
    wave: String,
    made_up: bool,
    stage: &'static str,
    released: String,
    release: String,
    survey: Named,
    version: String,
    place: String,
    areas: Vec<Named>,
    links: Links,
}

/// Every wave with results, the latest first: its final release, else its interim one.
///
/// # Errors
/// When the store fails or a wave's survey is not here.
pub async fn listed(db: &Db, catalogue: &Catalogue) -> Result<Vec<u8>, ServiceError> {
    let waves = db.waves().await?;
    let mut results = Vec::new();
    for Released { wave, stage: made_in, hash, made_at } in db.released().await? {
        let Some(wave) = waves.iter().find(|known| known.code == wave) else { continue };
        let survey = catalogue.survey_of(wave).await?;
        let area = |id: &Id| Ok(named(id, &*catalogue.area(id.as_str())?.name));
        results.push(Listed {
            wave: wave.code.to_string(),
            made_up: wave.made_up,
            stage: stage(made_in),
            released: day::today(made_at),
            release: hash,
            survey: named(&survey.id, &*survey.title),
            version: survey.version.clone(),
            place: catalogue.areas().called(&wave.areas),
            areas: wave.areas.iter().map(area).collect::<Result<_, ServiceError>>()?,
            links: links(wave.code.as_str()),
        });
    }
    serde_json::to_vec(&List { results }).map_err(unwritten)
}
