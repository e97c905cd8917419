//! Charts drawn once and kept: a results page costs the same however many people answered.
//!
//! A chart is kept by what it says, so that what is kept is always right, whatever release, page or view asks for it.

use std::sync::Arc;

use sha2::{Digest as _, Sha256};
use tokio::sync::{OnceCell, Semaphore};

use super::{Caption, Chart, ChartError, Renderer, Style, png};
use crate::shelf::{Shelf, Weigh};

/// A chart at the two widths that a page needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// 320 pixels: a phone.
    pub narrow: String,
    /// 720 pixels: a laptop, a projector.
    pub wide: String,
    /// Its rows, a line each.
    pub rows: Vec<String>,
}

/// A chart that stands on its own, as a file.
#[derive(Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// A hash of them, in hexadecimal: the same file, the same tag.
    pub tag: String,
}

impl Picture {
    /// A file of these bytes.
    #[must_use]
    pub fn of(bytes: Vec<u8>) -> Self {
        Self { tag: digest(&bytes), bytes }
    }
}

impl Weigh for Drawn {
    fn weight(&self) -> usize {
        self.narrow.len() + self.wide.len() + self.rows.iter().map(String::len).sum::<usize>()
    }
}

impl Weigh for Picture {
    fn weight(&self) -> usize {
        self.bytes.len()
    }
}

/// How many bytes of charts are kept: some 4000 charts, which are the views of fifty waves.
const CHARTS: usize = 32 << 20;
/// How many bytes of pictures: some 400.
const PICTURES: usize = 24 << 20;

/// Draws on first sight, remembers afterwards. ECharts is loaded when the first chart is asked for.
#[derive(Debug)]
pub struct Gallery {
    renderers: OnceCell<[Renderer; 2]>,
    charts: Shelf<Drawn>,
    pictures: Shelf<Picture>,
    /// A picture takes some 10 MB while it is drawn.
    painters: Semaphore,
}

impl Default for Gallery {
    fn default() -> Self {
        Self { renderers: OnceCell::new(), charts: Shelf::new(CHARTS), pictures: Shelf::new(PICTURES), painters: Semaphore::new(2) }
    }
}

impl Gallery {
    /// The charts of a page.
    ///
    /// # Errors
    /// When a chart cannot be drawn; it is not kept then.
    pub async fn page(&self, charts: &[Chart]) -> Result<Vec<Arc<Drawn>>, ChartError> {
        let mut drawn = Vec::with_capacity(charts.len());
        for chart in charts {
            drawn.push(self.chart(chart).await?);
        }
        Ok(drawn)
    }

    /// A chart at both widths.
    ///
    /// # Errors
    /// When it cannot be drawn; nothing is kept then.
    pub async fn chart(&self, chart: &Chart) -> Result<Arc<Drawn>, ChartError> {
        let draw = async || {
            let [narrow, wide] = self.renderers().await?;
            let rows = chart.bars.iter().map(|bar| bar.said.clone()).collect();
            let (narrow, wide) = tokio::try_join!(narrow.svg(chart, 320), wide.svg(chart, 720))?;
            Ok(Drawn { narrow, wide, rows })
        };
        self.charts.get(&digest(format!("{chart:?}")), draw).await
    }

    /// A chart with its caption as a stand-alone SVG.
    ///
    /// # Errors
    /// When it cannot be drawn; nothing is kept then.
    pub async fn svg(&self, chart: &Chart, caption: &Caption, style: Style) -> Result<Arc<Picture>, ChartError> {
        let draw = async || Ok(Picture::of(self.renderer().await?.picture(chart, caption, style).await?.into_bytes()));
        self.pictures.get(&digest(format!("svg {style:?} {chart:?} {caption:?}")), draw).await
    }

    /// The same as a PNG, at twice its size.
    ///
    /// # Errors
    /// When it cannot be drawn; nothing is kept then.
    pub async fn png(&self, chart: &Chart, caption: &Caption, style: Style) -> Result<Arc<Picture>, ChartError> {
        let draw = async || {
            let svg = self.renderer().await?.picture(chart, caption, style).await?;
            let _painter = self.painters.acquire().await.map_err(|_| ChartError::Stopped)?;
            // Pixels take their time: not on a thread that answers.
            let drawn = tokio::task::spawn_blocking(move || png::png(&svg)).await;
            drawn.unwrap_or_else(|error| Err(ChartError::Picture(error.to_string()))).map(Picture::of)
        };
        self.pictures.get(&digest(format!("png {style:?} {chart:?} {caption:?}")), draw).await
    }

    /// One for each width, so that both are drawn at the same time.
    async fn renderers(&self) -> Result<&[Renderer; 2], ChartError> {
        // Loading waits for another thread: not on one that answers.
        let start = async || tokio::task::spawn_blocking(Renderer::start).await.unwrap_or(Err(ChartError::Stopped));
        let both = async || tokio::try_join!(start(), start()).map(<[Renderer; 2]>::from);
        self.renderers.get_or_try_init(both).await
    }

    async fn renderer(&self) -> Result<&Renderer, ChartError> {
        self.renderers().await.map(|[_, wide]| wide)
    }
}

fn digest(text: impl AsRef<[u8]>) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}
