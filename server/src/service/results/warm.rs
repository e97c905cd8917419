//! Charts drawn ahead, in the background, so that the first reader of a release waits for none.

use std::sync::Arc;

use super::{Published, view::View, view::breakdowns};
use crate::{
    chart::Gallery,
    service::{ServiceError, catalogue::Catalogue},
    store::{Code, Db},
};

/// How many of the newest releases have their charts drawn when the server starts.
const NEWEST: usize = 4;

impl Published {
    /// Draws every chart of every view but comparisons, which are too many, one after the other: who asks for one meanwhile waits for at most
    /// one of these. How many there are.
    async fn draw_all(&self, gallery: &Gallery) -> Result<usize, ServiceError> {
        let mut drawn = 0;
        let held = self.areas.iter().chain(&self.larger_areas).filter_map(|(id, _)| self.place(id.as_str()));
        let places = [None].into_iter().chain(held.map(Some)).map(View::Place);
        for view in places.chain(breakdowns(self).into_iter().map(View::By)).collect::<Vec<_>>() {
            for chart in self.charts(view) {
                gallery.chart(&chart).await?;
                drawn += 1;
            }
        }
        Ok(drawn)
    }
}

/// Draws every chart of what is published of a wave, beside what stands beside it; how many there are.
///
/// # Errors
/// When the store fails or a chart cannot be drawn.
pub async fn draw_all(db: &Db, catalogue: &Catalogue, gallery: &Gallery, wave: &Code) -> Result<usize, ServiceError> {
    let Some(published) = Published::read(db, catalogue, wave).await? else { return Ok(0) };
    published.beside_scotland(db, catalogue).await?.beside_earlier(db, catalogue).await?.draw_all(gallery).await
}

/// Draws a wave's charts in the background; what fails is drawn when it is asked for.
pub fn warm(db: &Db, catalogue: &Catalogue, gallery: &Arc<Gallery>, wave: &Code) {
    warm_all(db, catalogue, gallery, vec![wave.clone()]);
}

/// Draws the newest final releases' charts in the background.
///
/// # Errors
/// When the store fails.
pub async fn warm_newest(db: &Db, catalogue: &Catalogue, gallery: &Arc<Gallery>) -> Result<(), ServiceError> {
    let mut released: Vec<_> = db.released_at().await?.into_iter().collect();
    released.sort_by_key(|(_, made_at)| std::cmp::Reverse(*made_at));
    warm_all(db, catalogue, gallery, released.into_iter().take(NEWEST).map(|(wave, _)| wave).collect());
    Ok(())
}

fn warm_all(db: &Db, catalogue: &Catalogue, gallery: &Arc<Gallery>, waves: Vec<Code>) {
    let (db, catalogue, gallery) = (db.clone(), catalogue.clone(), Arc::clone(gallery));
    tokio::spawn(async move {
        for wave in waves {
            if let Err(error) = draw_all(&db, &catalogue, &gallery, &wave).await {
                tracing::warn!(%error, %wave, "charts could not be drawn ahead");
            }
        }
    });
}
