//! The gap chart: in every row a dot for each series on a scale from 0 to 100, with a whisker for its interval, and between the lowest
//! and the highest a band, which is the gap, or a line where it may be chance and rounding.
//!
//! ECharts places a point for each dot (the end of an unpainted bar); what is drawn there is ours, for the bundle has bars alone. A series
//! is told by its shape and its place in the row as well as by its colour, and equal shares stand below each other, not on each other.

use super::element::short;
use super::layout::{BESIDE, Layout, NOTE, NUMBER};
use super::option::{Item, Sides, bars, label};
use super::words::Words;
use super::{Bar, Chart, Dot, Mark, Parts};
use charming::element::ItemStyle;
use charming::series;
use std::{collections::BTreeSet, fmt::Write as _};

/// From one series' middle to the next one's: their numbers stand below each other.
const LANE: f64 = 15.0;
/// The half of the widest dot, with its edge; a whisker's end is a little less.
pub(super) const HALF: f64 = 9.0;
const CAP: f64 = 4.0;
/// Under the last row: the scale's numbers.
pub(super) const FOOT: f64 = 24.0;

/// A series: its mark, and the how many-th of that mark it is in a row.
type Lane = (Mark, usize);

impl Mark {
    /// Its name in a legend's class.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Child => "child",
            Self::Young => "young",
            Self::Adult => "adult",
            Self::Scotland => "scotland",
            Self::Other => "other",
        }
    }

    /// The custom property of its colour.
    pub(super) const fn color(self) -> &'static str {
        match self {
            Self::Child => "var(--child)",
            Self::Young => "var(--young)",
            Self::Adult => "var(--adult)",
            Self::Scotland => "var(--scotland)",
            Self::Other => "var(--other)",
        }
    }

    /// Its shape about (0, 0), of nearly the same area each: circle, square, diamond, triangle, shield.
    pub(super) const fn shape(self) -> &'static str {
        match self {
            Self::Child => "M-6.5 0a6.5 6.5 0 1 1 13 0a6.5 6.5 0 1 1 -13 0Z",
            Self::Young => "M-5.8 -5.8H5.8V5.8H-5.8Z",
            Self::Adult => "M0 -8L8 0L0 8L-8 0Z",
            Self::Scotland => "M0 -7.5L8 6H-8Z",
            Self::Other => "M-6 -6.5H6V0L0 7.5L-6 0Z",
        }
    }
}

/// How high a row of the chart is.
pub(super) fn row_height(chart: &Chart) -> f64 {
    (lanes(chart).len() as f64).max(2.0) * LANE
}

/// Whether there is anything to put a scale under.
pub(super) fn any(chart: &Chart) -> bool {
    chart.bars.iter().any(|bar| matches!(bar.parts, Parts::Dots(_)))
}

/// The chart's series from top to bottom: the same place in every row.
fn lanes(chart: &Chart) -> BTreeSet<Lane> {
    chart.bars.iter().flat_map(in_lanes).map(|(lane, _)| lane).collect()
}

fn in_lanes(bar: &Bar) -> Vec<(Lane, &Dot)> {
    let Parts::Dots(dots) = &bar.parts else { return Vec::new() };
    let lane = |(at, dot): (usize, &Dot)| (dot.mark, dots.iter().take(at).filter(|other| other.mark == dot.mark).count());
    dots.iter().enumerate().map(|(at, dot)| (lane((at, dot)), dot)).collect()
}

/// All that is drawn: the scale, the gaps, then series by series the dots and their numbers.
pub(super) fn series(chart: &Chart, layout: &Layout, words: &mut Words) -> Vec<series::Bar> {
    let sides = Sides::of(chart.rtl);
    let pen = Pen { layout, forward: sides.forward };
    let points = |id: &str, items: Vec<Option<Item>>| bars(id, layout.bar, items).item_style(ItemStyle::new().color("none"));
    let drawn = |id: &str, items| points(id, items).label(label(NUMBER, "var(--ink)").position(sides.end_inside));

    let last = chart.bars.iter().rposition(|_| any(chart));
    let scale = |(row, bar): (usize, &Bar)| {
        let lines = matches!(bar.parts, Parts::Dots(_));
        (lines || Some(row) == last).then(|| (0.0, Some(words.draw(pen.scale(lines, Some(row) == last)))))
    };
    let scales = chart.bars.iter().enumerate().map(scale).collect();
    let gap = |bar: &Bar| {
        let Parts::Dots(dots) = &bar.parts else { return None };
        let by_share = |one: &&Dot, other: &&Dot| one.percent.total_cmp(&other.percent);
        let (lowest, highest) = (dots.iter().min_by(by_share)?, dots.iter().max_by(by_share)?);
        (lowest.percent < highest.percent).then(|| (lowest.percent, Some(words.draw(pen.gap(lowest, highest)))))
    };
    let gaps = chart.bars.iter().map(gap).collect();
    let mut all = vec![drawn("scale", scales), drawn("gap", gaps)];

    let lanes = lanes(chart);
    let shift = |at: usize| (at as f64 - (lanes.len() as f64 - 1.0) / 2.0) * LANE;
    let found = |bar, lane: &Lane| in_lanes(bar).into_iter().find(|(other, _)| other == lane).map(|(_, dot)| dot);
    for (at, lane) in lanes.iter().enumerate() {
        let dot = |bar| found(bar, lane).map(|dot: &Dot| (dot.percent, Some(words.draw(pen.dot(dot, shift(at))))));
        let dots = chart.bars.iter().map(dot).collect();
        all.push(drawn(&format!("dot{at}"), dots));
    }
    // Over all dots, each on the free side of its whisker.
    for (at, lane) in lanes.iter().enumerate() {
        let mut numbers = |side: Side| {
            let number = |bar| {
                let dot: &Dot = found(bar, lane)?;
                let (_, text) = pen.number(dot).filter(|(found, _)| *found == side)?;
                let end = if side == Side::After { dot.high } else { dot.low };
                Some((end, Some(words.put(vec![text.to_owned()], shift(at)))))
            };
            chart.bars.iter().map(number).collect::<Vec<_>>()
        };
        let ink = |position| label(NUMBER, "var(--ink)").position(position).distance(BESIDE);
        all.push(points(&format!("after{at}"), numbers(Side::After)).label(ink(sides.end_outside)));
        all.push(points(&format!("before{at}"), numbers(Side::Before)).label(ink(sides.end_inside)));
    }
    all
}

/// Where a dot's number stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    After,
    Before,
}

/// Draws about the point that ECharts gives.
struct Pen<'a> {
    layout: &'a Layout,
    /// The sign of a step from start to end.
    forward: f64,
}

impl Pen<'_> {
    /// A step along the scale in pixels.
    fn x(&self, percent: f64) -> String {
        short(self.forward * percent * self.layout.unit())
    }

    /// Where there is room for a dot's text, or for its number alone; the table beside the chart has what finds none.
    fn number<'d>(&self, dot: &'d Dot) -> Option<(Side, &'d str)> {
        let room = |percent: f64| percent * self.layout.unit() + 0.5;
        let number = dot.text.find('%').and_then(|end| dot.text.get(..=end));
        let texts = [Some(dot.text.as_str()), number].into_iter().flatten().filter(|text| !text.is_empty());
        let mut places = texts.flat_map(|text| [(Side::After, room(100.0 - dot.high), text), (Side::Before, room(dot.low), text)]);
        places.find(|(_, room, text)| NUMBER.width(text) + BESIDE <= *room).map(|(side, _, text)| (side, text))
    }

    /// A row's piece of the lines at 0, 50 and 100, and under the last row what they are. From the point of 0.
    fn scale(&self, lines: bool, numbers: bool) -> String {
        let mut out = String::new();
        if lines {
            let half = short(self.layout.zero_line / 2.0);
            let path: String = [0.0, 50.0, 100.0].map(|at| format!("M{} -{half}V{half}", self.x(at))).concat();
            _ = write!(out, r#"<path d="{path}" fill="none" stroke="var(--hair)" stroke-width="1.5"/>"#);
        }
        if numbers {
            let below = short(self.layout.bar / 2.0 + FOOT - 5.0);
            _ = write!(out, r#"<g fill="var(--soft)" font-size="{}">"#, NOTE.size);
            let ends = if self.forward > 0.0 { ["start", "middle", "end"] } else { ["end", "middle", "start"] };
            for (at, anchor) in [0.0, 50.0, 100.0].into_iter().zip(ends) {
                _ = write!(out, r#"<text x="{}" y="{below}" text-anchor="{anchor}">{at}%</text>"#, self.x(at));
            }
            out.push_str("</g>");
        }
        out
    }

    /// From the lowest dot to the highest: a band where their intervals are apart, so that the gap is clear, else no more than a line.
    /// From the point of the lowest.
    fn gap(&self, lowest: &Dot, highest: &Dot) -> String {
        let (high, color) = if highest.low > lowest.high { (self.layout.bar, "hair") } else { (2.0, "line") };
        format!(r#"<path d="M0 0H{}" stroke="var(--{color})" stroke-width="{}"/>"#, self.x(highest.percent - lowest.percent), short(high))
    }

    /// A dot on its whisker. From the point of its share.
    fn dot(&self, dot: &Dot, shift: f64) -> String {
        let (color, y) = (dot.mark.color(), short(shift));
        let (low, high) = (self.x(dot.low - dot.percent), self.x(dot.high - dot.percent));
        // An end that the dot hides is no end.
        let cap = |percent: f64, x: &str| {
            let far = (percent * self.layout.unit()).abs() > HALF;
            if far { format!("M{x} -{CAP}V{CAP}") } else { String::new() }
        };
        let caps = cap(dot.low - dot.percent, &low) + &cap(dot.high - dot.percent, &high);
        let place = if shift == 0.0 { String::new() } else { format!(r#" transform="translate(0 {y})""#) };
        format!(
            r#"<g{place}><path d="M{low} 0H{high}{caps}" fill="none" stroke="{color}" stroke-width="2"/><path d="{}" fill="{color}" stroke="var(--paper)" stroke-width="1.5"/></g>"#,
            dot.mark.shape()
        )
    }
}
