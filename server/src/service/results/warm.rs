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
    /// Draws every chart of every view, one after the other: who asks for one meanwhile waits for at most one of these.
    async fn warm(&self, gallery: &Gallery) -> Result<(), ServiceError> {
        let held = self.areas.iter().chain(&self.larger_areas).filter_map(|(id, _)| self.place(id.as_str()));
        let places = [None].into_iter().chain(held.map(Some)).map(View::Place);
        for view in places.chain(breakdowns(self).into_iter().map(View::By)).collect::<Vec<_>>() {
            gallery.page(&self.charts(view).collect::<Vec<_>>()).await?;
        }
        Ok(())
    }
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
            let drawn = async {
                match Published::read(&db, &catalogue, &wave).await? {
                    Some(published) => published.warm(&gallery).await,
                    None => Ok(()),
                }
            };
            if let Err(error) = drawn.await {
                tracing::warn!(%error, %wave, "charts could not be drawn ahead");
            }
        }
    });
}
