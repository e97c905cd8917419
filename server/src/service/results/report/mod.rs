//! The report of a release: chapters of blocks, made of the sentences, tables and charts that the results pages have. The page to print
//! and the PDF write these same blocks down.

mod at_a_glance;
mod barriers;
mod crosswalk;
mod groups;
mod methods;
mod pdf;
mod press;
mod themes;

use std::sync::Arc;

use app::{
    components::layout::Frame,
    pages::results::report::{Chapter, Cover, MADE_UP, ReportView},
};
use domain::{disclosure::Stage, language::Language};

use super::{Published, chart, page, view, view::View};
use crate::{
    chart::{Drawn, Gallery},
    service::ServiceError,
    store::{Dates, Db},
};

pub use press::Press;

/// What a report needs beside the release.
#[derive(Debug, Clone, Copy)]
pub struct Printing<'a> {
    /// The days that it names.
    pub dates: Dates,
    /// The site's address as people reach it: what a reader cites.
    pub address: &'a str,
}

/// Everything that the chapters are made of.
struct Material<'a> {
    published: &'a Published,
    view: View<'a>,
    lines: Vec<view::Line<'a>>,
    drawn: Vec<Option<Arc<Drawn>>>,
    printing: Printing<'a>,
}

impl Published {
    /// The days of the wave and of what is shown of it.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn dates(&self, db: &Db) -> Result<Dates, ServiceError> {
        let dates = db.dates(&self.code, self.release.stage).await?;
        Ok(dates.unwrap_or(Dates { opened_at: 0, closed_at: None, made_at: 0 }))
    }

    /// Whether the release is about that area; it always is about the whole wave.
    #[must_use]
    pub fn is_about(&self, area: Option<&str>) -> bool {
        area.is_none_or(|area| self.place(area).is_some())
    }

    /// What tells this report from every other: what it shows never changes, but for what stands beside it.
    #[must_use]
    pub fn report_key(&self, area: Option<&str>) -> String {
        let words = self.words.as_ref().map(|kept| kept.hash.as_str()).unwrap_or_default();
        let scotland = self.scotland.as_ref().map(|scotland| scotland.address()).unwrap_or_default();
        format!("{} {words} {scotland} {} {}", self.hash, area.unwrap_or_default(), self.open)
    }

    /// The report of the whole wave as a PDF, made here and now: for the command line.
    ///
    /// # Errors
    /// When it cannot be made.
    pub async fn pdf(&self, printing: Printing<'_>) -> Result<Vec<u8>, ServiceError> {
        let frame = Frame { hash: String::new(), style: None, language: Language::English, help: Vec::new() };
        let view = self.report(&Gallery::default(), frame, None, printing).await?;
        let view = view.ok_or_else(|| ServiceError::File("there is nothing to report".to_owned()))?;
        pdf::pdf(&view, &printing.dates).map_err(|error| ServiceError::File(error.to_string()))
    }

    /// The report, of the whole wave or of one of its areas; nothing where the release is not about that area.
    ///
    /// # Errors
    /// When a chart cannot be drawn.
    pub async fn report(
        &self,
        gallery: &Gallery,
        frame: Frame,
        area: Option<&str>,
        printing: Printing<'_>,
    ) -> Result<Option<ReportView>, ServiceError> {
        let place = match area {
            None => None,
            Some(area) => match self.place(area) {
                None => return Ok(None),
                found => found,
            },
        };
        let view = View::Place(place);
        let lines = view::lines(self, view);
        let charts: Vec<_> = self.survey.items.iter().map(|item| chart::of(item, view, &lines)).collect();
        let some: Vec<_> = charts.iter().flatten().cloned().collect();
        // The very drawings of the results page.
        let mut drawings = gallery.page(&some).await?.into_iter();
        let drawn = charts.iter().map(|chart| chart.as_ref().and_then(|_| drawings.next())).collect();
        let material = Material { published: self, view, lines, drawn, printing };
        Ok(Some(ReportView {
            frame,
            at: self.at.clone(),
            area: area.map(str::to_owned),
            cover: material.cover(),
            chapters: material.chapters(),
        }))
    }
}

impl Material<'_> {
    fn cover(&self) -> Cover {
        let release = &self.published.release;
        Cover {
            survey: self.published.survey.title.clone(),
            place: page::place(self.published, self.view),
            when: vec![
                format!("{}.", methods::open_when(&self.printing.dates)),
                format!("Results of {}.", methods::day_of(self.printing.dates.made_at)),
            ],
            made_up: release.made_up.then_some(MADE_UP),
            interim: (release.stage == Stage::Interim).then(|| page::first_results(self.published.open).to_owned()),
            hash: self.published.hash.clone(),
        }
    }

    fn chapters(&self) -> Vec<Chapter> {
        let all = [
            Some(at_a_glance::chapter(self)),
            Some(methods::chapter(self)),
            Some(themes::chapter(self)),
            groups::chapter(self),
            barriers::chapter(self),
            themes::other_words(self),
            Some(crosswalk::chapter(self)),
            Some(methods::how_to_cite(self)),
        ];
        all.into_iter().flatten().collect()
    }
}
