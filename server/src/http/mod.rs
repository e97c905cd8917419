//! HTTP: a handler asks a service and renders a page of typed view data.

pub mod api;
pub mod assets;
pub mod charts;
pub mod client;
pub mod error;
mod files;
pub mod forms;
pub mod headers;
pub mod health;
pub mod home;
pub mod install;
mod kept;
pub mod kiosk;
pub mod language;
pub mod limit;
pub mod metrics;
pub mod origin;
pub mod outbox;
pub mod pictures;
pub mod poster;
pub mod privacy;
mod render;
pub mod report;
pub mod respond;
pub mod results;
mod sheet;
pub mod staff;
pub mod wait;
pub mod words;

use std::{sync::Arc, time::Duration};

use app::{components::layout::Frame, paths};
use axum::body::Bytes;
use domain::{
    disclosure::Policy,
    help::{HelpLine, for_audience, local},
    language::Language,
    survey::Audience,
};

use self::{forms::Forms, limit::Limits};
use crate::{
    chart::Gallery,
    config,
    metrics::Metrics,
    service::{
        accounts::{Accounts, Passkeys},
        catalogue::Catalogue,
        clock::Clock,
        doctor::Examiner,
        intake::Intake,
        links::Links,
        results::Press,
        single_sign_on::SingleSignOn,
    },
    shelf::Shelf,
    store::{Db, Link, Wave},
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
    /// Reports, printed once a release.
    pub press: Arc<Press>,
    /// Pages of results, rendered once.
    pub pages: Arc<Shelf<kept::Rendered>>,
    /// What readers of results ask at the same moment.
    pub moment: Arc<kept::Moment>,
    /// Files of results, made once a release.
    pub files: Arc<Shelf<Bytes>>,
    /// The site's address as people reach it, without a slash at its end: what links and posters begin with.
    pub address: Arc<str>,
    /// Where *Leave this page* leads.
    pub leave_to: Arc<str>,
    /// Accounts of staff.
    pub accounts: Accounts,
    /// The provider by which staff come in too, if there is one.
    pub single_sign_on: Option<Arc<SingleSignOn>>,
    /// What asks passkeys in the name of this site; nothing where its address has no name.
    pub passkeys: Option<Arc<Passkeys>>,
    /// What the staff's side knows of the time.
    pub clock: Clock,
    /// Looks at the deployment, before a wave opens.
    pub examiner: Examiner,
    /// The limits of releases.
    pub policy: Arc<Policy>,
    /// The limits of every client, and whose word about a client is taken.
    pub limits: Arc<Limits>,
    /// Coarse figures, for those who run the server.
    pub metrics: Arc<Metrics>,
}

/// Where the application is, and where it leads.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The site's address as people reach it.
    pub address: &'a str,
    /// Where *Leave this page* leads.
    pub leave_to: &'a str,
    /// How long a link's wave is remembered.
    pub fresh_for: Duration,
    /// Looks at the deployment.
    pub examiner: &'a Examiner,
}

impl AppState {
    /// The application on this database.
    #[must_use]
    pub fn new(db: Db, catalogue: Catalogue, limits: Limits, metrics: Metrics, place: Place<'_>, clock: Clock, policy: Policy) -> Self {
        let Place { address, leave_to, fresh_for, examiner } = place;
        Self {
            accounts: Accounts::new(db.clone()),
            single_sign_on: None,
            passkeys: Passkeys::of(address).map(Arc::new),
            clock,
            examiner: examiner.clone(),
            policy: Arc::new(policy),
            intake: Intake::new(db.clone()),
            links: Links::new(db.clone(), fresh_for),
            forms: Arc::default(),
            db,
            catalogue,
            gallery: Arc::default(),
            press: Arc::default(),
            pages: Arc::new(Shelf::new(kept::KEPT)),
            moment: Arc::default(),
            files: Arc::new(Shelf::new(files::KEPT)),
            limits: Arc::new(limits),
            metrics: Arc::new(metrics),
            address: address.into(),
            leave_to: leave_to.into(),
        }
    }

    /// The same, where staff come in by a provider too.
    #[must_use]
    pub fn with_single_sign_on(mut self, settings: Option<config::SingleSignOn>) -> Self {
        let back = format!("{}{}", self.address, paths::PROVIDER_BACK);
        self.single_sign_on = settings.and_then(|settings| SingleSignOn::new(settings, back)).map(Arc::new);
        self
    }

    /// What staff call the provider.
    fn provider(&self) -> Option<String> {
        self.single_sign_on.as_ref().map(|provider| provider.name().to_owned())
    }

    /// What a page needs that anyone may see: its help lines are a child's, which name no topic.
    fn frame(&self, language: Language) -> Frame {
        let lines = self.catalogue.help_lines(language);
        self.frame_with(language, for_audience(lines, Audience::Child).cloned().collect())
    }

    /// What an audience's page of a link needs: help lines of its own, the partnership's and the area's services first.
    fn frame_in(&self, language: Language, (link, wave): &(Link, Wave), audience: Audience) -> Frame {
        let lines = self.catalogue.help_lines(language);
        let own = self.links.lines(wave, &link.area).into_iter().filter(|line| line.audiences.contains(&audience));
        let own = own.map(|line| in_english(line, language));
        let help = own.chain(local(lines, audience, &link.area).chain(for_audience(lines, audience)).cloned());
        self.frame_with(language, help.collect())
    }

    /// What a page after Send needs: whoever answered knows the topic, and every line that serves the area may stand there.
    fn frame_after(&self, language: Language, (link, wave): &(Link, Wave)) -> Frame {
        let lines = self.catalogue.help_lines(language).iter();
        let lines = lines.filter(|line| line.area.as_ref().is_none_or(|other| *other == link.area)).cloned();
        let own = self.links.lines(wave, &link.area).into_iter().map(|line| in_english(line, language));
        self.frame_with(language, own.chain(lines).collect())
    }

    fn frame_with(&self, language: Language, help: Vec<HelpLine>) -> Frame {
        Frame { hash: assets::HASH.to_owned(), style: None, language, help }
    }
}

/// A partnership writes its lines in English: a page in another language marks them so.
fn in_english(line: HelpLine, language: Language) -> HelpLine {
    HelpLine { untranslated: language != Language::English, ..line }
}
