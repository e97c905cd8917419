//! Where things stand: how high a row is, where the zero line is, and which numbers fit. ECharts then works out every coordinate.

use super::dots;
use super::scale::{self, largest};
use super::words::Font;
use super::{Bar, Chart, ChartError, Kind, Part};

/// Labels.
pub(super) const LABEL: Font = Font { size: 16.0, bold: true };
/// Notes, and texts that stand in place of a bar.
pub(super) const NOTE: Font = Font { size: 14.0, bold: false };
/// Numbers in and beside bars.
pub(super) const NUMBER: Font = Font { size: 14.0, bold: true };
/// Between a bar's end and a number beside it.
pub(super) const BESIDE: f64 = 6.0;

/// From this width on, labels stand beside their bars and not above them.
const WIDE: u32 = 560;
/// How far the zero line looks out of a bar.
const ZERO_LINE: f64 = 5.0;
const UNDER_LABEL: f64 = 6.0;
const COLUMN_GAP: f64 = 16.0;
/// Room on both sides of a number in its part.
const INSIDE: f64 = 3.0;

/// The geometry of one chart. "Start" is the left, or the right where the page is written from right to left.
pub(super) struct Layout {
    pub(super) width: f64,
    pub(super) height: f64,
    /// Room for labels before the bars; 0 where they stand above.
    pub(super) column: f64,
    /// Room before and after the bars for numbers that do not fit inside.
    pub(super) pads: (f64, f64),
    /// How far the scale reaches before and after zero, in percent.
    pub(super) scale: (f64, f64),
    /// How high a bar and the zero line's piece behind it are.
    pub(super) bar: f64,
    pub(super) zero_line: f64,
    /// The rows' own height, and the first one's upper edge as ECharts has it: rows in whose middle the bars are.
    pub(super) band: f64,
    pub(super) top: f64,
    /// Where the first row begins with all that is written of it; the others follow, one height after the other.
    pub(super) first: f64,
    pub(super) rows: Vec<Row>,
    /// Notes stand at the end of the label's line.
    pub(super) note_at_end: bool,
}

/// A row's label and note: their lines, and how far from the bar's middle.
pub(super) struct Row {
    pub(super) label: (Vec<String>, f64),
    pub(super) note: (Vec<String>, f64),
}

/// Where a number stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Inside,
    Beside,
    Nowhere,
}

impl Layout {
    /// Lays a chart out, or says what is wrong with it.
    pub(super) fn of(chart: &Chart, width: u32) -> Result<Self, ChartError> {
        scale::check(chart)?;
        if !(240..=2000).contains(&width) {
            return Err(ChartError::Width(width));
        }
        let wide = width >= WIDE;
        let width = f64::from(width);
        // A bar's height, what lies between two rows, and how much of the width labels may take: lists are longer, and so are their labels.
        let (bar, between, labels) = match chart.kind {
            Kind::Diverging => (36.0, 18.0, 0.36),
            Kind::Ticks => (28.0, 12.0, 0.42),
            Kind::Dots => (dots::row_height(chart), 18.0, 0.36),
        };
        let longest = |bar: &Bar| LABEL.width(&bar.label).max(NOTE.width(&bar.note));
        let column = if wide { largest(chart.bars.iter().map(longest)).min(width * labels) + COLUMN_GAP } else { 0.0 };
        let room = if wide { column - COLUMN_GAP } else { width };
        let one_line = |bar: &Bar| LABEL.width(&bar.label) + COLUMN_GAP + NOTE.width(&bar.note) <= room;
        let note_at_end = !wide && chart.bars.iter().all(one_line);

        // Heights of each row's label and note.
        let texts: Vec<_> = chart.bars.iter().map(|bar| (LABEL.wrap(&bar.label, room), NOTE.wrap(&bar.note, room))).collect();
        let label_high = |lines: &[String]| LABEL.line() * lines.len() as f64;
        let note_high = |lines: &[String]| if note_at_end { 0.0 } else { NOTE.line() * lines.len() as f64 };
        let tallest = largest(texts.iter().map(|(label, note)| label_high(label) + note_high(note)));
        let (above, slot) = if wide { (0.0, tallest.max(bar)) } else { (tallest + UNDER_LABEL, bar) };

        let row = |(label, note): (Vec<String>, Vec<String>)| {
            let (label_high, note_high) = (label_high(&label), note_high(&note));
            let high = label_high + note_high;
            let start = if wide { -high / 2.0 } else { -bar / 2.0 - UNDER_LABEL - high };
            // On the label's line, the smaller letters stand on the same baseline.
            let below = if note_at_end { label_high / 2.0 + 0.7 } else { label_high + note_high / 2.0 };
            Row { label: (label, start + label_high / 2.0), note: (note, start + below) }
        };
        let band = above + slot + between;
        let mut layout = Self {
            width,
            height: 0.0,
            column,
            // A dot at an end of the scale is as round as any.
            pads: if chart.kind == Kind::Dots { (dots::HALF, dots::HALF) } else { (0.0, 0.0) },
            scale: scale::of(chart),
            bar,
            // In one piece where nothing is written between the rows.
            zero_line: if wide { band } else { bar + 2.0 * ZERO_LINE },
            band,
            top: (above - between) / 2.0,
            first: -between / 2.0,
            rows: texts.into_iter().map(row).collect(),
            note_at_end,
        };
        layout.height = layout.band * chart.bars.len() as f64 - between;
        if chart.kind == Kind::Dots && dots::any(chart) {
            layout.height += dots::FOOT;
        }
        layout.make_room(chart);
        Ok(layout)
    }

    /// Where the text of a part stands; `slack` is the free scale beyond its bar if it is the first or last part, in percent.
    pub(super) fn place(&self, part: &Part, percent: f64, pad: f64, slack: Option<f64>) -> Place {
        let wants = NUMBER.width(&part.text);
        if part.text.is_empty() {
            Place::Nowhere
        } else if wants + 2.0 * INSIDE <= percent * self.unit() {
            Place::Inside
        } else if slack.is_some_and(|slack| wants + BESIDE <= pad + slack * self.unit() + 0.5) {
            Place::Beside
        } else {
            Place::Nowhere
        }
    }

    /// Pixels a percent.
    pub(super) fn unit(&self) -> f64 {
        (self.width - self.column - self.pads.0 - self.pads.1) / (self.scale.0 + self.scale.1)
    }

    /// Narrows the bars until the first and last parts' numbers have room beside them, but by no more than a sixth on a side (else they are
    /// left out). Narrower bars may put out further numbers, hence the rounds.
    fn make_room(&mut self, chart: &Chart) {
        let most = (self.width - self.column) / 6.0;
        for _ in 0..4 {
            let mut pads = self.pads;
            for bar in &chart.bars {
                let reach = scale::reach(&bar.parts);
                let (first, last) = scale::ends(&bar.parts);
                for (end, slack, pad) in [(first, self.scale.0 - reach.0, &mut pads.0), (last, self.scale.1 - reach.1, &mut pads.1)] {
                    if let Some((part, percent)) = end
                        && self.place(part, percent, *pad, Some(slack)) == Place::Nowhere
                    {
                        let lacks = NUMBER.width(&part.text) + BESIDE - slack * self.unit();
                        if lacks <= most {
                            *pad = pad.max(lacks);
                        }
                    }
                }
            }
            if pads == self.pads {
                return;
            }
            self.pads = pads;
        }
    }
}
