//! HTTP: a handler asks a service and renders a page of typed view data.

pub mod assets;
pub mod client;
pub mod error;
pub mod forms;
pub mod headers;
pub mod health;
pub mod home;
pub mod install;
pub mod kiosk;
pub mod limit;
pub mod metrics;
pub mod outbox;
mod render;
pub mod respond;
pub mod results;
mod sheet;
pub mod wait;

use std::{sync::Arc, time::Duration};

use app::components::layout::Assets;
use domain::{
    help::{HelpLine, for_audience, local},
    survey::{Audience, Id},
};

use self::{forms::Forms, limit::Limits};
use crate::{
    chart::Gallery,
    metrics::Metrics,
    service::{catalogue::Catalogue, intake::Intake, links::Links},
    store::Db,
};

/// What every handler can reach.
#[derive(Clone)]
pub struct AppState {
    /// The database.
    pub db: Db,
    /// The way in for responses.
    pub intake: Intake,
    /// Links, as respondents' pages look them up.
    pub links: Links,
    /// Empty forms, rendered once.
    pub forms: Arc<Forms>,
    /// Surveys, areas, help lines.
    pub catalogue: Catalogue,
    /// Charts, drawn once a release.
    pub gallery: Arc<Gallery>,
    /// Where *Leave this page* leads.
    pub leave_to: Arc<str>,
    /// The limits of every client, and whose word about a client is taken.
    pub limits: Arc<Limits>,
    /// Coarse figures, for those who run the server.
    pub metrics: Arc<Metrics>,
}

impl AppState {
    /// The application on this database; `fresh_for` is how long a link's wave is remembered.
    #[must_use]
    pub fn new(db: Db, catalogue: Catalogue, limits: Limits, metrics: Metrics, leave_to: &str, fresh_for: Duration) -> Self {
        Self {
            intake: Intake::new(db.clone()),
            links: Links::new(db.clone(), fresh_for),
            forms: Arc::default(),
            db,
            catalogue,
            gallery: Arc::default(),
            limits: Arc::new(limits),
            metrics: Arc::new(metrics),
            leave_to: leave_to.into(),
        }
    }

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
