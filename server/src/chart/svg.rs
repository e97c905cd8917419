//! The elements that ECharts drew, as an SVG for the page: only what is known here comes through, as attributes that a content
//! security policy without inline styles accepts.
//!
//! No XML parser: `draw.js` hands over ECharts' own tree of elements, so there is nothing to parse but JSON.

use super::ChartError;
use super::element::{Element, short, translation};
use super::layout::Layout;
use super::words::{Block, Words};
use std::fmt::Write as _;

/// An element's start and end, and between them the attributes that neighbours may share.
struct Piece {
    head: String,
    look: String,
    tail: String,
}

/// What is inside the SVG. `id` begins every id in it.
pub(super) fn inner(drawn: &str, words: &Words, id: &str, rtl: bool) -> Result<String, ChartError> {
    let elements: Vec<Element> = serde_json::from_str(drawn)?;
    Writer { words, id, rtl }.all(&elements)
}

/// The SVG of what is inside it, for a page.
pub(super) fn svg(inner: &str, layout: &Layout) -> String {
    let (width, height) = (short(layout.width), short(layout.height));
    // Where rows are, for the script that goes through them.
    let (first, band) = (short(layout.first), short(layout.band));
    // `direction`: where a text begins is settled by ECharts, in pixels from the left, whatever the page's direction;
    // inside a text from right to left, isolates give the letters their order.
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="100%" direction="ltr" aria-hidden="true" focusable="false" data-rows="{first} {band}">{inner}</svg>"#
    )
}

struct Writer<'a> {
    words: &'a Words,
    id: &'a str,
    rtl: bool,
}

impl Writer<'_> {
    /// Elements after each other; neighbours that look the same share a group.
    fn all(&self, elements: &[Element]) -> Result<String, ChartError> {
        let mut pieces = Vec::new();
        for element in elements {
            self.pieces(element, &mut pieces)?;
        }
        let mut out = String::new();
        for alike in pieces.chunk_by(|one, next| one.look == next.look) {
            match alike {
                [Piece { head, look, tail }] => out.extend([head, look, tail].map(String::as_str)),
                [first, ..] if first.look.is_empty() => alike.iter().for_each(|piece| out.extend([&*piece.head, &*piece.tail])),
                [first, ..] => {
                    out.extend(["<g", &*first.look, ">"]);
                    alike.iter().for_each(|piece| out.extend([&*piece.head, &*piece.tail]));
                    out.push_str("</g>");
                }
                [] => {}
            }
        }
        Ok(out)
    }

    fn pieces(&self, element: &Element, pieces: &mut Vec<Piece>) -> Result<(), ChartError> {
        let inner = element.children.as_deref().unwrap_or_default();
        match element.tag.as_str() {
            "path" if element.is_painted() => pieces.push(Piece {
                head: format!(r#"<path d="{}""#, escaped(&element.get("d"))),
                look: self.look(element),
                tail: "/>".into(),
            }),
            // Frames, and ECharts' empty background.
            "path" | "rect" if !element.is_painted() => {}
            "text" => self.text(element, pieces)?,
            "g" => {
                for element in inner {
                    self.pieces(element, pieces)?;
                }
            }
            "defs" => pieces.push(Piece { head: "<defs>".into(), look: String::new(), tail: format!("{}</defs>", self.all(inner)?) }),
            "pattern" => {
                let mut head = format!(r#"<pattern id="{}""#, self.own(&element.get("id")));
                for name in ["width", "height", "patternUnits", "patternTransform"] {
                    _ = write!(head, r#" {name}="{}""#, escaped(&element.get(name)));
                }
                pieces.push(Piece { head, look: String::new(), tail: format!(">{}</pattern>", self.all(inner)?) });
            }
            other => return Err(ChartError::Unexpected(other.to_owned())),
        }
        Ok(())
    }

    /// What ECharts placed by its name: the lines of a text, or a drawing.
    fn text(&self, element: &Element, pieces: &mut Vec<Piece>) -> Result<(), ChartError> {
        let Some(block) = element.text.as_deref().and_then(|name| self.words.get(name)) else { return Ok(()) };
        let transform = element.get("transform");
        let (x, y) = translation(&transform).ok_or_else(|| ChartError::Unexpected(format!("transform {transform:?}")))?;
        let (lines, shift) = match block {
            Block::Text { lines, shift } => (lines, shift),
            Block::Drawing(svg) => {
                let head = format!(r#"<g transform="translate({} {})""#, short(x), short(y));
                pieces.push(Piece { head, look: String::new(), tail: format!(">{svg}</g>") });
                return Ok(());
            }
        };
        let font: f64 = element.style("font-size").and_then(|size| size.strip_suffix("px")?.parse().ok()).unwrap_or(16.0);
        let line_height = (font * 1.25).round();
        // Middle of the first line; then its baseline, which needs no `dominant-baseline`.
        let first = y + shift - line_height * (lines.len().saturating_sub(1)) as f64 / 2.0 + font * 0.36;
        for (number, line) in lines.iter().enumerate() {
            pieces.push(Piece {
                head: format!(r#"<text x="{}" y="{}""#, short(x), short(first + line_height * number as f64)),
                look: self.look(element),
                tail: if self.rtl { format!(">\u{2067}{}\u{2069}</text>", escaped(line)) } else { format!(">{}</text>", escaped(line)) },
            });
        }
        Ok(())
    }

    /// How an element looks, as attributes.
    fn look(&self, element: &Element) -> String {
        let mut look = String::new();
        let mut put = |name: &str, value: &str| _ = write!(look, r#" {name}="{}""#, escaped(value));
        for name in ["fill", "stroke", "stroke-width", "paint-order", "stroke-miterlimit"] {
            match &*element.get(name) {
                "" => {}
                url if url.starts_with("url(#") => put(name, &format!("url(#{})", self.own(url.trim_matches(['(', ')'])))),
                value => put(name, value),
            }
        }
        for name in ["font-size", "font-weight"] {
            // A unit is what a style wants.
            if let Some(value) = element.style(name).filter(|value| *value != "normal") {
                put(name, value.trim_end_matches("px"));
            }
        }
        let anchor = element.get("text-anchor");
        if !matches!(&*anchor, "" | "start") {
            put("text-anchor", &anchor);
        }
        look
    }

    /// ECharts numbers its drawings (`zr7-p0`): ours are known by the chart's key.
    fn own(&self, id: &str) -> String {
        format!("{}-{}", self.id, escaped(id.rsplit('-').next().unwrap_or_default()))
    }
}

/// A text as XML.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            control if control.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}
