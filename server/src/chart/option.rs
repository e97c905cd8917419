//! The chart as an ECharts option, built with charming.
//!
//! Every bar is a row of one category axis; a value axis with zero in the middle is the scale. Three stacked series are the parts, after
//! an unpainted one that takes them from zero to where they begin. All other texts are labels of unpainted bars ("frames"), which gives
//! them a side to stand on.

use super::layout::{BESIDE, LABEL, Layout, NOTE, NUMBER, Place};
use super::scale::{reach, shares};
use super::words::{Font, Words};
use super::{Bar, Chart, ChartError, Kind, Part, Parts};
use charming::component::{Axis, Grid};
use charming::datatype::{CompositeValue, DataPointItem};
use charming::element::{AxisType, ItemStyle, Label, LabelPosition, LabelVerticalAlign};
use charming::series;
use serde_json::Value;

/// An item that is drawn, and the name of its text.
pub(super) type Item = (f64, Option<String>);

/// The option as JSON; its texts are kept in `words`.
pub(super) fn option(chart: &Chart, layout: &Layout, words: &mut Words) -> Result<Value, ChartError> {
    let (start, end) = (layout.column + layout.pads.0, layout.pads.1);
    let (left, right) = if chart.rtl { (end, start) } else { (start, end) };
    let grid = Grid::new().left(left).right(right).top(layout.top).height(layout.band * chart.bars.len() as f64);
    let scale = Axis::new().type_(AxisType::Value).show(false).min(-layout.scale.0).max(layout.scale.1).inverse(chart.rtl);
    let rows = Axis::new()
        .type_(AxisType::Category)
        .show(false)
        .data(chart.bars.iter().enumerate().map(|(row, _)| row.to_string()).collect())
        .inverse(true);
    // Bars of different heights are centred only if they stand on axes of their own: the second is the zero line's.
    let mut option = charming::Chart::new().animation(false).grid(grid).x_axis(scale).y_axis(rows.clone()).y_axis(rows);
    if chart.kind == Kind::Diverging {
        option = option.series(zero_line(chart, layout));
    }
    for bars in parts(chart, layout, words).into_iter().chain(texts(chart, layout, words)) {
        option = option.series(bars);
    }
    let mut option = serde_json::to_value(option)?;
    super::extras::add(&mut option, chart.rtl);
    Ok(option)
}

/// The zero line, behind the bars: a thin piece in every row that has one, longer than the bar is high.
fn zero_line(chart: &Chart, layout: &Layout) -> series::Bar {
    let piece = |bar: &Bar| matches!(bar.parts, Parts::Split { .. }).then_some((1.5 / layout.unit(), None));
    bars("zero", layout.zero_line, chart.bars.iter().map(piece).collect()).y_axis_index(1).item_style(ItemStyle::new().color("var(--line)"))
}

/// The bars that are painted.
fn parts(chart: &Chart, layout: &Layout, words: &mut Words) -> Vec<series::Bar> {
    let mut inside = |part: &Part, percent: f64| {
        let fits = layout.place(part, percent, 0.0, None) == Place::Inside;
        (percent, fits.then(|| words.put(vec![part.text.clone()], 0.0)))
    };
    match chart.kind {
        Kind::Dots => super::dots::series(chart, layout, words),
        Kind::Ticks => {
            let single = |bar: &Bar| match &bar.parts {
                Parts::Single(part) => Some(inside(part, part.percent)),
                Parts::Split { .. } | Parts::Text(_) | Parts::Dots(_) => None,
            };
            vec![painted("single", layout.bar, chart.bars.iter().map(single).collect())]
        }
        Kind::Diverging => {
            let begin = |bar: &Bar| Some((-reach(&bar.parts).0, None));
            let unpainted =
                bars("begin", layout.bar, chart.bars.iter().map(begin).collect()).stack("parts").item_style(ItemStyle::new().color("none"));
            let mut stack = vec![unpainted];
            for (at, name) in ["positive", "mixed", "negative"].into_iter().enumerate() {
                let one = |bar: &Bar| match &bar.parts {
                    Parts::Split { positive, mixed, negative } => Some(inside([positive, mixed, negative][at], shares(&bar.parts)[at])),
                    Parts::Single(_) | Parts::Text(_) | Parts::Dots(_) => None,
                };
                let items = chart.bars.iter().map(one).collect();
                stack.push(painted(name, layout.bar, items).stack("parts"));
            }
            stack
        }
    }
}

/// The texts beside the parts: labels, notes, numbers that do not fit, and texts in place of a bar.
fn texts(chart: &Chart, layout: &Layout, words: &mut Words) -> Vec<series::Bar> {
    let (before, after) = layout.scale;
    let Sides { start_inside, start_outside, end_inside, end_outside, forward } = Sides::of(chart.rtl);
    let ink = |font| label(font, "var(--ink)");
    let soft = |font| label(font, "var(--soft)");
    // From the bars' edge to the page's, and to where bars may begin.
    let to_edge = |pixels: f64| (forward * pixels, 0.0);
    let edge = -layout.column - layout.pads.0;

    // An unpainted bar for each row that says something.
    let frames = |id, item: &mut dyn FnMut((usize, &Bar)) -> Option<Item>| {
        bars(id, layout.bar, chart.bars.iter().enumerate().map(item).collect()).item_style(ItemStyle::new().color("none"))
    };
    let labels = frames("label", &mut |(row, _)| {
        let (lines, shift) = &layout.rows[row].label;
        Some((-before, Some(words.put(lines.clone(), *shift))))
    });
    let notes = frames("note", &mut |(row, _)| {
        let (lines, shift) = &layout.rows[row].note;
        Some((if layout.note_at_end { after } else { -before }, Some(words.put(lines.clone(), *shift))))
    });
    let in_place = frames("text", &mut |(_, bar)| match &bar.parts {
        Parts::Text(text) => Some((-before, Some(words.put(NOTE.wrap(text, layout.width - layout.column), 0.0)))),
        Parts::Split { .. } | Parts::Single(_) | Parts::Dots(_) => None,
    });
    let first = frames("first", &mut |(_, bar)| match &bar.parts {
        Parts::Split { positive, .. } => {
            let reach = reach(&bar.parts).0;
            let place = layout.place(positive, shares(&bar.parts)[0], layout.pads.0, Some(before - reach));
            (place == Place::Beside).then(|| (-reach, Some(words.put(vec![positive.text.clone()], 0.0))))
        }
        Parts::Single(_) | Parts::Text(_) | Parts::Dots(_) => None,
    });
    let last = frames("last", &mut |(_, bar)| {
        let (part, percent) = match &bar.parts {
            Parts::Split { negative, .. } => (negative, shares(&bar.parts)[2]),
            Parts::Single(part) => (part, part.percent),
            Parts::Text(_) | Parts::Dots(_) => return None,
        };
        let reach = reach(&bar.parts).1;
        let place = layout.place(part, percent, layout.pads.1, Some(after - reach));
        (place == Place::Beside).then(|| (reach, Some(words.put(vec![part.text.clone()], 0.0))))
    });
    let note = if layout.note_at_end {
        soft(NOTE).position(end_inside).offset(to_edge(layout.pads.1))
    } else {
        soft(NOTE).position(start_inside).offset(to_edge(edge))
    };
    vec![
        labels.label(ink(LABEL).position(start_inside).offset(to_edge(edge))),
        notes.label(note),
        in_place.label(soft(NOTE).position(start_inside).offset(to_edge(-layout.pads.0))),
        first.label(ink(NUMBER).position(start_outside).distance(BESIDE)),
        last.label(ink(NUMBER).position(end_outside).distance(BESIDE)),
    ]
}

/// Where a label stands on its bar, in the direction of the page's writing.
pub(super) struct Sides {
    start_inside: LabelPosition,
    start_outside: LabelPosition,
    pub(super) end_inside: LabelPosition,
    pub(super) end_outside: LabelPosition,
    /// The sign of a step from start to end.
    pub(super) forward: f64,
}

impl Sides {
    pub(super) fn of(rtl: bool) -> Self {
        use LabelPosition::{InsideLeft, InsideRight, Left, Right};
        if rtl {
            Self { start_inside: InsideRight, start_outside: Right, end_inside: InsideLeft, end_outside: Left, forward: -1.0 }
        } else {
            Self { start_inside: InsideLeft, start_outside: Left, end_inside: InsideRight, end_outside: Right, forward: 1.0 }
        }
    }
}

pub(super) fn bars(id: &str, high: f64, items: Vec<Option<Item>>) -> series::Bar {
    let item = |item: Option<Item>| match item {
        Some((value, name)) => DataPointItem::new(value).name(name.unwrap_or_else(|| "-".into())),
        None => DataPointItem::new(CompositeValue::from(None::<f64>)),
    };
    // All series of a row lie on each other.
    series::Bar::new().id(id).bar_width(high).bar_gap("-100%").data(items.into_iter().map(item).collect())
}

fn painted(id: &str, high: f64, items: Vec<Option<Item>>) -> series::Bar {
    // The border is drawn inside the bar: two of one pixel make the gap between two parts.
    let style = ItemStyle::new().color(&*format!("var(--{id})")).border_color("var(--paper)").border_width(1);
    bars(id, high, items).item_style(style).label(label(NUMBER, &format!("var(--on-{id})")).position(LabelPosition::Inside))
}

/// A label that says the item's name.
pub(super) fn label(font: Font, color: &str) -> Label {
    Label::new()
        .show(true)
        .formatter("{b}")
        .distance(0)
        .vertical_align(LabelVerticalAlign::Middle)
        .color(color)
        .font_size(font.size)
        .font_weight(if font.bold { "bold" } else { "normal" })
}
