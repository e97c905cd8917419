//! Charts drawn on the server: [charming](https://docs.rs/charming) builds the chart, ECharts lays it out in an embedded QuickJS, and
//! the SVG that comes back is safe to put into a page under `style-src 'self'`: no style attribute, no script, colours only as CSS
//! custom properties, so that dark mode works.
//!
//! ```text
//! Chart ─ layout.rs ─► Layout ─ option.rs ─► ECharts option ─ engine.rs + draw.js ─► elements ─ svg.rs ─► SVG
//!         heights, what fits     (charming)                   (QuickJS, own thread)
//! ```
//!
//! No word of a survey passes through ECharts: it is given `t0`, `t1`, … and [`words`] puts the texts back, escaped. So nothing in a
//! label can be read as an ECharts template, and two charts of the same shape differ in their words only.
//!
//! **To draw a chart**: make a [`Chart`] of [`Bar`]s and ask [`Renderer::svg`] for it at 320 and at 720 pixels.
//! **To add a kind of chart**: a variant of [`Kind`] (and of [`Parts`], if its bars hold something new), its scale in `layout.rs`, its
//! series in `option.rs`; if ECharts needs another component for it, a line in `assets/echarts/entry.js` (the README there says how to
//! rebuild); and a test of what is drawn in `tests.rs`.
//!
//! The page must define `--ink --soft --paper --line --positive --on-positive --mixed --on-mixed --negative --on-negative --stripe
//! --single --on-single`, and for gap charts `--hair --child --young --adult --scotland --other`.

mod colors;
mod dots;
mod element;
mod engine;
mod extras;
mod gallery;
#[cfg(test)]
mod golden;
mod layout;
mod option;
mod picture;
mod png;
mod scale;
mod svg;
#[cfg(test)]
mod tests;
mod words;

pub use colors::Style;
pub use gallery::{Drawn, Gallery, Picture};
pub use picture::{Caption, Swatch};
use words::Words;

/// A chart: one bar a row, all on one scale. Its title, sentence, legend and table stand beside it in the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// Short and unique on the page, such as `t1`: ids in the SVG begin with it. ASCII letters, digits, `-` and `_`.
    pub key: String,
    /// What the bars show.
    pub kind: Kind,
    /// From top to bottom.
    pub bars: Vec<Bar>,
    /// The page's language is written from right to left: the chart is mirrored.
    pub rtl: bool,
}

/// What the bars of a chart show, and on which scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// [`Parts::Split`] bars about a shared zero line: positive before it, negative after it, the middle of *mixed* on it.
    Diverging,
    /// [`Parts::Single`] bars from 0 to 100: the options of a tick-list.
    Ticks,
    /// [`Parts::Dots`] on a scale from 0 to 100: how far apart several series are in each row.
    Dots,
}

/// One bar of a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Who or what it is about: "Children".
    pub label: String,
    /// Smaller, beside or under the label: "about 45 answered". May be empty.
    pub note: String,
    /// What is drawn.
    pub parts: Parts,
    /// The row in one line, for those who go through a chart row by row: "Children: 60% positive, 25% in between, 15% negative".
    pub said: String,
}

/// What is drawn in a bar.
#[derive(Clone, Debug, PartialEq)]
pub enum Parts {
    /// Three parts that fill the bar; widths are scaled to sum to 100 (a rounded 0 is drawn at 2, so they may not quite).
    Split {
        /// Agreeing answers.
        positive: Part,
        /// Answers in between.
        mixed: Part,
        /// Disagreeing answers.
        negative: Part,
    },
    /// Nothing is drawn; a text stands in its place: "[c]", "not asked", "nearly all (at most 4 in each other answer)".
    Text(String),
    /// One plain bar from 0 to 100.
    Single(Part),
    /// A dot for each series: one or more. A series that has none in this row is spoken of in the bar's note ("Children: [c]").
    Dots(Vec<Dot>),
}

/// One series' share in a row of a gap chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Dot {
    /// Which series.
    pub mark: Mark,
    /// Its share in percent.
    pub percent: f64,
    /// The lower end of its interval, in percent.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// What it says: "60%"; where a series comes first, with its name: "60% children". The name is left out where there is no room, or all.
    pub text: String,
}

/// A series' mark: a shape and a colour of its own, and a place of its own in every row, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// Children: a circle.
    Child,
    /// Young people: a square.
    Young,
    /// Adults: a diamond.
    Adult,
    /// All of Scotland: a triangle.
    Scotland,
    /// Anyone else: a shield.
    Other,
}

/// A part of a bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Its width in percent of the bar.
    pub percent: f64,
    /// What it says: "60%", "about 15", "0 to 4". Left out where there is no room (the table beside the chart has it).
    pub text: String,
}

/// Why a chart could not be drawn.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ChartError {
    /// The key would not make a safe id.
    #[error("{0:?} is no key for a chart: ASCII letters, digits, - and _, a letter first")]
    Key(String),
    /// There is nothing to draw.
    #[error("chart {0} has no bars")]
    Empty(String),
    /// Too narrow or too wide to be meant.
    #[error("a chart cannot be {0} pixels wide")]
    Width(u32),
    /// A bar's parts are not what the chart's kind draws, or are no percentages.
    #[error("bar {label:?} of chart {key}: {why}")]
    Bar {
        /// The chart's key.
        key: String,
        /// The bar's label.
        label: String,
        /// What is wrong.
        why: &'static str,
    },
    /// QuickJS or ECharts refused.
    #[error("ECharts: {0}")]
    Script(String),
    /// ECharts drew something that we do not put into a page.
    #[error("ECharts drew an unexpected {0}")]
    Unexpected(String),
    /// An option or a drawing was not the JSON that it should be.
    #[error("a chart's JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// A picture could not be made of its SVG.
    #[error("a chart as a picture: {0}")]
    Picture(String),
    /// The thread that draws could not start.
    #[error("the charts' thread: {0}")]
    Thread(#[from] std::io::Error),
    /// The thread that draws is gone.
    #[error("the charts' thread has stopped")]
    Stopped,
}

/// Draws charts. Cloning it is cheap: all clones talk to one QuickJS on a thread of its own, which ends with the last of them.
#[derive(Clone, Debug)]
pub struct Renderer(engine::Engine);

impl Renderer {
    /// Loads ECharts; waits until it is ready (some 0.1 s), so call it while the server starts.
    pub fn start() -> Result<Self, ChartError> {
        engine::Engine::start().map(Self)
    }

    /// The chart as an `<svg>` of this natural width. The same chart at the same width is the same text, byte for byte.
    pub async fn svg(&self, chart: &Chart, width: u32) -> Result<String, ChartError> {
        let (inner, layout) = self.inner(chart, width).await?;
        Ok(svg::svg(&inner, &layout))
    }

    /// The chart at 720 pixels with its caption, as an SVG that stands on its own: no custom property, no font of ours.
    pub async fn picture(&self, chart: &Chart, caption: &Caption, style: Style) -> Result<String, ChartError> {
        let (inner, layout) = self.inner(chart, picture::CHART).await?;
        Ok(picture::picture(&inner, layout.height, caption, style, &chart.key))
    }

    async fn inner(&self, chart: &Chart, width: u32) -> Result<(String, layout::Layout), ChartError> {
        let layout = layout::Layout::of(chart, width)?;
        let mut words = Words::default();
        let option = option::option(chart, &layout, &mut words)?;
        let drawn = self.0.draw(option.to_string(), layout.width, layout.height).await?;
        Ok((svg::inner(&drawn, &words, &format!("{}-{width}", chart.key), chart.rtl)?, layout))
    }
}
