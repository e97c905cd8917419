//! HTTP: a handler asks a service and renders a page of typed view data.

pub mod assets;
pub mod error;
pub mod headers;
pub mod health;
pub mod home;
pub mod metrics;
mod render;
pub mod respond;
pub mod results;

use std::sync::Arc;

use app::components::layout::Assets;
use domain::{
    help::{HelpLine, for_audience, local},
    survey::{Audience, Id},
};

use crate::{chart::Gallery, metrics::Metrics, service::catalogue::Catalogue, store::Db};

/// What every handler can reach.
#[derive(Clone)]
pub struct AppState {
    /// The database.
    pub db: Db,
    /// Surveys, areas, help lines.
    pub catalogue: Catalogue,
    /// Charts, drawn once a release.
    pub gallery: Arc<Gallery>,
    /// Where *Leave this page* leads.
    pub leave_to: Arc<str>,
    /// Coarse figures, for those who run the server.
    pub metrics: Arc<Metrics>,
}

impl AppState {
    /// Where pages' files are.
    fn assets(&self) -> Assets {
        Assets { hash: assets::HASH.to_owned(), islands: assets::ISLANDS }
    }

    /// The help lines of an audience in an area: its own services first.
    fn help_in(&self, area: &Id, audience: Audience) -> Vec<HelpLine> {
        let lines = self.catalogue.help_lines();
        local(lines, audience, area).chain(for_audience(lines, audience)).cloned().collect()
    }

    /// The help lines of pages that anyone may see: a child's, which name no topic.
    fn help(&self) -> Vec<HelpLine> {
        for_audience(self.catalogue.help_lines(), Audience::Child).cloned().collect()
    }
}
