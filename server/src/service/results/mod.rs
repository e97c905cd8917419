//! Seeing: pages and files made from a release and nothing else.

mod chart;
mod file;
mod page;
mod sentence;

use std::sync::Arc;

use app::{components::layout::Assets, pages::results::ResultsView};
use domain::{
    disclosure::{Release, Stage},
    survey::{Id, Survey},
};

use super::{ServiceError, catalogue::Catalogue};
use crate::{
    chart::Gallery,
    store::{Code, Db, State},
};

/// A wave's published results.
#[derive(Debug, Clone)]
pub struct Published {
    hash: String,
    release: Release,
    survey: Arc<Survey>,
    /// The wave's areas by id and name.
    areas: Vec<(Id, String)>,
    /// Whether the wave still takes answers.
    open: bool,
}

impl Published {
    /// Reads what is published of a wave, its final release or else its interim one; nothing where it has none yet.
    ///
    /// # Errors
    /// When there is no such wave or the store fails.
    pub async fn read(db: &Db, catalogue: &Catalogue, code: &Code) -> Result<Option<Self>, ServiceError> {
        let wave = db.wave(code).await?;
        let Some((hash, release)) = db.release(code).await? else { return Ok(None) };
        let survey = Arc::clone(catalogue.survey_of(&wave)?);
        let name = |area: &Id| Ok((area.clone(), catalogue.area(area.as_str())?.name.clone()));
        let areas = wave.areas.iter().map(name).collect::<Result<_, ServiceError>>()?;
        Ok(Some(Self { hash, release, survey, areas, open: wave.state == State::Open }))
    }

    /// The results page, of the whole wave or of one of its areas; nothing where the wave has no such area.
    ///
    /// # Errors
    /// When a chart cannot be drawn.
    pub async fn page(&self, gallery: &Gallery, assets: Assets, area: Option<&str>) -> Result<Option<ResultsView>, ServiceError> {
        let area = match area {
            None => None,
            // An interim release is about the whole wave alone.
            Some(_) if self.release.stage == Stage::Interim => return Ok(None),
            Some(id) => match self.areas.iter().find(|(known, _)| known.as_str() == id) {
                None => return Ok(None),
                Some((area, _)) => Some(area),
            },
        };
        let charts: Vec<_> = self.survey.items.iter().map(|item| chart::of(self, item, area)).collect();
        let key = format!("{} {}", self.hash, area.map_or("", Id::as_str));
        let drawn = gallery.page(&key, &charts).await?;
        Ok(Some(page::view(self, assets, area, &drawn)))
    }

    /// The release itself, as canonical JSON.
    #[must_use]
    pub fn json(&self) -> String {
        self.release.canonical_json()
    }

    /// The same numbers as a long, tidy table.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn csv(&self) -> Result<String, ServiceError> {
        file::csv(self).map_err(|error| ServiceError::File(error.to_string()))
    }
}
