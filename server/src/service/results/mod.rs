//! Seeing: pages and files made from a release and nothing else.

mod by;
mod chart;
mod charts;
mod compare;
mod export;
mod families;
mod gaps;
mod lens;
mod missing;
mod order;
mod page;
mod places;
mod report;
mod scotland;
mod sentence;
mod share;
mod spread;
mod table;
mod theme;
mod theme_cards;
mod view;
mod warm;
mod waves;
mod words;

use std::sync::Arc;

use app::{components::layout::Frame, pages::results::ResultsView, paths::FullResults};
use domain::{
    disclosure::{LargerArea, Release, Stage},
    survey::{Id, Survey},
};

use super::{ServiceError, catalogue::Catalogue};
use crate::{
    chart::Gallery,
    store::{Code, Db, Kept, KeptWords, State},
};
pub use charts::TakeAway;
pub use compare::Sides;
pub use export::{File, listed};
pub use order::Order;
pub use report::{Press, Printing};
use scotland::Scotland;
use view::View;
pub use warm::{draw_all, warm, warm_newest};
use waves::Earlier;

/// A wave's published results.
#[derive(Debug, Clone)]
pub struct Published {
    code: Code,
    /// Where they are read in full.
    at: FullResults,
    hash: String,
    /// The release as it was kept, to the byte.
    body: String,
    release: Release,
    /// When it was made, in seconds since 1970.
    made_at: i64,
    survey: Arc<Survey>,
    /// The wave's areas by id and name.
    areas: Vec<(Id, String)>,
    /// Whether the wave still takes answers.
    open: bool,
    /// The release's larger areas by id and name.
    larger_areas: Vec<(Id, String)>,
    /// What the whole wave is called: "Fife and Stirling", "Scotland".
    everywhere: String,
    /// Whether the wave was opened for every council area.
    is_scotland: bool,
    /// Scotland's results, to stand beside these.
    scotland: Option<Scotland>,
    /// The waves before, to stand beside these: the latest first.
    earlier: Vec<Earlier>,
    /// Whether it asked for people's own words.
    asks_words: bool,
    /// What they said, once it has been read.
    words: Option<KeptWords>,
}

/// What the address of a results page asks for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wish<'a> {
    /// An area or larger area, by id.
    pub area: Option<&'a str>,
    /// A breakdown, by id.
    pub by: Option<&'a str>,
    /// The order of the themes.
    pub order: Order,
}

impl Published {
    /// Reads what is published of a wave, its final release or else its interim one; nothing where it has none yet.
    ///
    /// # Errors
    /// When there is no such wave or the store fails.
    pub async fn read(db: &Db, catalogue: &Catalogue, code: &Code) -> Result<Option<Self>, ServiceError> {
        let wave = db.wave(code).await?;
        let Some(Kept { hash, body, release, made_at }) = db.release(code).await? else { return Ok(None) };
        let survey = catalogue.survey_of(&wave).await?;
        let name = |area: &Id| Ok((area.clone(), catalogue.area(area.as_str())?.name.clone()));
        let areas: Vec<_> = wave.areas.iter().map(name).collect::<Result<_, ServiceError>>()?;
        let larger_areas = release.larger_areas.iter().map(|larger| larger_name(catalogue, larger, &areas)).collect();
        let is_scotland = catalogue.areas().are_scotland(&wave.areas);
        let (everywhere, open) = (catalogue.areas().called(&wave.areas), wave.state == State::Open);
        let (code, asks_words) = (code.clone(), wave.word_key.is_some());
        Ok(Some(Self {
            at: FullResults::OfStaff(code.to_string()),
            code,
            asks_words,
            words: None,
            hash,
            body,
            made_at,
            release,
            survey,
            areas,
            larger_areas,
            everywhere,
            is_scotland,
            scotland: None,
            earlier: Vec::new(),
            open,
        }))
    }

    /// The same, read where somebody else reads them.
    #[must_use]
    pub fn read_at(self, at: FullResults) -> Self {
        Self { at, ..self }
    }

    /// The overview; nothing where the release is not about what the address asks for.
    ///
    /// # Errors
    /// When a chart cannot be drawn.
    pub async fn page(&self, gallery: &Gallery, frame: Frame, wish: Wish<'_>) -> Result<Option<ResultsView>, ServiceError> {
        let Some(view) = self.view(wish) else { return Ok(None) };
        let lines = view::lines(self, view);
        let items = wish.order.of(self, view.place());
        let charts: Vec<_> = items.iter().map(|item| chart::of(item, view, &lines)).collect();
        let glance = page::glance(self, view, &lines);
        let some: Vec<_> = charts.iter().flatten().chain(glance.as_ref().map(|(_, chart)| chart)).cloned().collect();
        let drawn = gallery.page(&some).await?;
        // Each theme with its chart, or with none; the glance is the last.
        let mut drawn = drawn.iter().map(Arc::as_ref);
        let themes: Vec<_> =
            items.into_iter().zip(&charts).map(|(item, chart)| (item, chart.as_ref().and_then(|_| drawn.next()))).collect();
        let glance = glance.map(|(theme, _)| page::drawn(theme, drawn.next()));
        Ok(Some(page::view(self, frame, view, wish.order, &lines, &themes, glance)))
    }

    /// The part of the release that is asked for, if there is such a part.
    fn view(&self, wish: Wish<'_>) -> Option<View<'_>> {
        match wish {
            Wish { area: None, by: None, .. } => Some(View::Place(None)),
            Wish { area: Some(area), by: None, .. } => Some(View::Place(Some(self.place(area)?))),
            Wish { area: None, by: Some(by), .. } => {
                view::breakdowns(self).into_iter().find(|breakdown| breakdown.id.as_str() == by).map(View::By)
            }
            Wish { area: Some(_), by: Some(_), .. } => None,
        }
    }

    /// The wave's code.
    #[must_use]
    pub const fn code(&self) -> &Code {
        &self.code
    }

    /// When in the wave's life this was counted.
    #[must_use]
    pub const fn stage(&self) -> Stage {
        self.release.stage
    }
}

/// What a larger area is called: as its partnership is, or as its areas are.
fn larger_name(catalogue: &Catalogue, larger: &LargerArea, areas: &[(Id, String)]) -> (Id, String) {
    let partnership = catalogue.areas().name(&larger.id).map(str::to_owned);
    let names = || areas.iter().filter(|(id, _)| larger.areas.contains(id)).map(|(_, name)| name.as_str()).collect::<Vec<_>>();
    (larger.id.clone(), partnership.unwrap_or_else(|| domain::area::listed(&names())))
}
