//! A chart that stands on its own: what the page says about it goes with it, so that it is understood on a slide or in a message.

use std::fmt::Write as _;

use super::{Mark, colors::Style, element::short, svg::escaped, words::Font};

/// Names of fonts from the one that we draw PNGs with to any.
const FONTS: &str = "Noto Sans, Segoe UI, Roboto, Helvetica, Arial, sans-serif";
/// The family that is embedded.
pub(super) const FONT: &str = "Noto Sans";
/// The chart's own width.
pub(super) const CHART: u32 = 720;
const MARGIN: f64 = 32.0;
const TITLE: Font = Font { size: 26.0, bold: true };
const SENTENCE: Font = Font { size: 17.0, bold: false };
const SMALL: Font = Font { size: 14.0, bold: false };
const SWATCH: f64 = 14.0;

/// What goes with a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Caption {
    /// The finding.
    pub title: String,
    /// The same in people. May be empty.
    pub sentence: String,
    /// What its colours and shapes mean.
    pub legend: Vec<(Swatch, String)>,
    /// Where, of what survey, of what release, how made: a line each.
    pub notes: Vec<String>,
}

/// One entry of a legend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Swatch {
    /// Agreeing answers.
    Positive,
    /// Answers in between.
    Mixed,
    /// Disagreeing answers.
    Negative,
    /// A series of a gap chart.
    Mark(Mark),
}

/// Puts a caption round what is inside a chart's SVG, which is so high.
pub(super) fn picture(inner: &str, height: f64, caption: &Caption, style: Style, key: &str) -> String {
    let mut page = Page { svg: String::new(), y: MARGIN - 6.0, room: f64::from(CHART) };
    page.text(&caption.title, TITLE, "ink");
    page.y += 6.0;
    page.text(&caption.sentence, SENTENCE, "ink");
    page.y += 18.0;
    _ = write!(page.svg, r#"<g transform="translate({MARGIN} {})" direction="ltr">{}</g>"#, short(page.y), inner);
    page.y += height + 18.0;
    page.legend(&caption.legend);
    for note in &caption.notes {
        page.text(note, SMALL, "soft");
    }
    let (width, height) = (short(f64::from(CHART) + 2.0 * MARGIN), short(page.y + MARGIN - 8.0));
    let desc = [caption.sentence.as_str()].into_iter().chain(caption.notes.iter().map(String::as_str)).collect::<Vec<_>>().join(" ");
    let (title, desc, body) = (escaped(&caption.title), escaped(desc.trim()), page.svg);
    style.resolve(&format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img" aria-labelledby="{key}-title {key}-desc" font-family="{FONTS}"><title id="{key}-title">{title}</title><desc id="{key}-desc">{desc}</desc><rect width="{width}" height="{height}" fill="var(--paper)"/>{body}</svg>"#
    ))
}

struct Page {
    svg: String,
    /// How far down it is filled.
    y: f64,
    room: f64,
}

impl Page {
    /// A text in as many lines as it takes.
    fn text(&mut self, text: &str, font: Font, color: &str) {
        let weight = if font.bold { r#" font-weight="bold""# } else { "" };
        for line in font.wrap(text, self.room) {
            let y = short(self.y + font.line() * 0.5 + font.size * 0.36);
            _ = write!(
                self.svg,
                r#"<text x="{MARGIN}" y="{y}" font-size="{}"{weight} fill="var(--{color})">{}</text>"#,
                font.size,
                escaped(&line)
            );
            self.y += font.line();
        }
    }

    /// Swatches with their words, as many on a line as fit.
    fn legend(&mut self, legend: &[(Swatch, String)]) {
        let mut x = 0.0;
        for (swatch, word) in legend {
            let wants = SWATCH + 7.0 + SMALL.width(word) + 18.0;
            if x > 0.0 && x + wants > self.room {
                (x, self.y) = (0.0, self.y + 24.0);
            }
            _ = write!(
                self.svg,
                r#"<g transform="translate({} {})">{}</g><text x="{}" y="{}" font-size="{}" fill="var(--ink)">{}</text>"#,
                short(MARGIN + x),
                short(self.y),
                swatch.drawn(),
                short(MARGIN + x + SWATCH + 7.0),
                short(self.y + SWATCH / 2.0 + SMALL.size * 0.36),
                SMALL.size,
                escaped(word)
            );
            x += wants;
        }
        if !legend.is_empty() {
            self.y += 26.0;
        }
    }
}

impl Swatch {
    /// Its name in a legend's class.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Positive => "positive",
            Self::Mixed => "mixed",
            Self::Negative => "negative",
            Self::Mark(mark) => mark.as_str(),
        }
    }

    /// In a square of 14 pixels.
    fn drawn(self) -> String {
        let square =
            |fill: &str| format!(r#"<rect x=".5" y=".5" width="13" height="13" rx="3" fill="var(--{fill})" stroke="var(--line)"/>"#);
        match self {
            Self::Positive => square("positive"),
            Self::Mixed => square("mixed"),
            Self::Negative => {
                format!(r#"{}<path d="M1 7L7 1M1 13L13 1M7 13L13 7" stroke="var(--stripe)" stroke-width="2"/>"#, square("negative"))
            }
            Self::Mark(mark) => format!(r#"<path d="{}" transform="translate(7 7)" fill="{}"/>"#, mark.shape(), mark.color()),
        }
    }
}
