//! Charts drawn once a release and kept: a results page costs the same however many people answered.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use tokio::sync::OnceCell;

use super::{Chart, ChartError, Renderer};

/// A chart at the two widths that a page needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// 320 pixels: a phone.
    pub narrow: String,
    /// 720 pixels: a laptop, a projector.
    pub wide: String,
}

/// How many pages' charts are kept.
const KEPT: usize = 64;

type Page = Arc<OnceCell<Arc<[Drawn]>>>;

/// Draws on first sight, remembers afterwards. ECharts is loaded when the first chart is asked for.
#[derive(Debug, Default)]
pub struct Gallery {
    renderer: OnceCell<Renderer>,
    pages: Mutex<HashMap<String, Page>>,
}

impl Gallery {
    /// The charts of a page; `key` names the page and the release's hash, so that what is kept is always right.
    ///
    /// # Errors
    /// When a chart cannot be drawn; nothing is kept then.
    pub async fn page(&self, key: &str, charts: &[Chart]) -> Result<Arc<[Drawn]>, ChartError> {
        let page = self.place(key);
        let drawn = page.get_or_try_init(|| self.draw(charts)).await?;
        Ok(Arc::clone(drawn))
    }

    fn place(&self, key: &str) -> Page {
        let mut pages = self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        if pages.len() >= KEPT && !pages.contains_key(key) {
            pages.clear();
        }
        Arc::clone(pages.entry(key.to_owned()).or_default())
    }

    async fn draw(&self, charts: &[Chart]) -> Result<Arc<[Drawn]>, ChartError> {
        let renderer = self.renderer.get_or_try_init(|| async { Renderer::start() }).await?;
        let mut drawn = Vec::with_capacity(charts.len());
        for chart in charts {
            drawn.push(Drawn { narrow: renderer.svg(chart, 320).await?, wide: renderer.svg(chart, 720).await? });
        }
        Ok(drawn.into())
    }
}
