//! Beside a wave's results, those of the same places before: frozen releases too. Numbers of several waves are compared and never added up.

use std::sync::Arc;

use domain::{
    difference::{Change, changes},
    disclosure::{Group, Release, Stage},
    survey::{Audience, Id, Survey},
};

use super::{Published, view::Line};
use crate::{
    day,
    service::{ServiceError, catalogue::Catalogue},
    store::{Code, Db, ReleasedWave},
};

/// How many earlier waves stand beside a wave: what a page can show and a reader hold.
const BESIDE: usize = 5;

/// An earlier wave of the same survey in the same areas.
#[derive(Debug, Clone)]
pub(super) struct Earlier {
    pub(super) code: Code,
    /// When its results came out: "3 March 2026".
    pub(super) day: String,
    pub(super) release: Release,
    pub(super) survey: Arc<Survey>,
}

impl Published {
    /// The same results with those of the waves before beside them: of the same survey and areas, and made-up ones beside made-up ones only.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn beside_earlier(mut self, db: &Db, catalogue: &Catalogue) -> Result<Self, ServiceError> {
        let waves = db.released_waves(&self.release.survey, self.release.made_up).await?;
        // The latest come first: those after this one came out before it. An interim release is of a wave that is not among them.
        let own = waves.iter().position(|wave| wave.code == self.code);
        let before = waves.into_iter().skip(own.map_or(0, |own| own + 1));
        let before: Vec<_> = before.filter(|wave| self.is_of(&wave.areas)).take(BESIDE).collect();
        for ReleasedWave { code, made_at, .. } in before {
            let (Some(kept), wave) = (db.release_at(&code, Stage::Final).await?, db.wave(&code).await?) else { continue };
            let (survey, day) = (catalogue.survey_of(&wave).await?, day::words(made_at).unwrap_or_default());
            self.earlier.push(Earlier { code, day, release: kept.release, survey });
        }
        Ok(self)
    }

    fn is_of(&self, areas: &[Id]) -> bool {
        areas.len() == self.areas.len() && self.areas.iter().all(|(area, _)| areas.contains(area))
    }

    /// What clearly changed since the wave before, the widest change first.
    pub(super) fn changes(&self) -> Vec<Change> {
        let changes_since = |earlier: &Earlier| changes((&self.release, &self.survey), (&earlier.release, &earlier.survey));
        self.earlier.first().map(changes_since).unwrap_or_default()
    }
}

impl Earlier {
    /// Its line of an audience as a whole.
    pub(super) fn line(&self, label: String, audience: Audience) -> Line<'_> {
        Line { label, release: &self.release, group: Group { audience, area: None, category: None } }
    }
}
