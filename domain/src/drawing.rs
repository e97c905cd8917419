//! A drawing: a child's other way to answer an open question, as a compact vector.
//!
//! It reads `0ABCD__A8.3…`: strokes with a point between them; of each its colour (a place in [`COLOURS`]), where it begins (x, then y, each two
//! digits of base 64, the signs of RFC 4648's URL alphabet), and from point to point how far right and how far down (a digit each, less 32). Nothing else gets
//! in, so that what is drawn of it is numbers alone.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

/// The most bytes of a drawing as it is posted.
pub const MOST_BYTES: usize = 6_000;

/// How wide the pad is, in the drawing's own steps.
pub const WIDTH: i32 = 320;

/// How high it is.
pub const HEIGHT: i32 = 240;

/// The pad's colours, on white in every way of looking: a drawing is the same for whoever drew it and whoever sees it.
pub const COLOURS: [&str; 6] = ["#23262F", "#B8481F", "#D9920A", "#35693F", "#1D5F7C", "#6A478F"];

/// How thick a stroke is.
pub const THICK: u32 = 5;

/// The digits of base 64 (RFC 4648, section 5).
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Strokes, as the pad posts them: at least one, each within the pad.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Drawing(String);

/// A stroke to be drawn.
#[derive(Clone, PartialEq, Eq)]
pub struct Path {
    /// Its colour, such as `#23262F`.
    pub colour: &'static str,
    /// Where it goes: what an SVG path's `d` says.
    pub d: String,
}

impl Drawing {
    /// Reads what the pad posted; nothing for anything else.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let read = text.len() <= MOST_BYTES && text.split('.').all(|stroke| path(stroke).is_some());
        read.then(|| Self(text.to_owned()))
    }

    /// As the pad posted it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its strokes, in the order in which they were drawn.
    pub fn paths(&self) -> impl Iterator<Item = Path> {
        self.0.split('.').filter_map(path)
    }

    /// The whole of it as an image of its own, named for whoever does not see it: on the server, on the moderator's desk and on a printed page.
    /// It has no style and no script, and of the drawing only numbers, so it may be put into a page as it is. The name must not come from a person.
    #[must_use]
    pub fn svg(&self, name: &str) -> String {
        let name = name.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
        let mut svg = format!(
            "<svg class=\"drawn\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-label=\"{name}\" \
             fill=\"none\" stroke-width=\"{THICK}\" stroke-linecap=\"round\" stroke-linejoin=\"round\">\
             <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#FFFFFF\"/>"
        );
        for Path { colour, d } in self.paths() {
            // Writing into a text does not fail.
            let _ = write!(svg, "<path stroke=\"{colour}\" d=\"{d}\"/>");
        }
        svg + "</svg>"
    }
}

impl TryFrom<String> for Drawing {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::read(&text).ok_or("it is no drawing")
    }
}

impl From<Drawing> for String {
    fn from(drawing: Drawing) -> Self {
        drawing.0
    }
}

/// A stroke's path; nothing where it is none of ours.
fn path(stroke: &str) -> Option<Path> {
    let ([colour, rest @ ..], true) = (stroke.as_bytes(), stroke.is_ascii()) else { return None };
    let colour = COLOURS.get(usize::from(colour.checked_sub(b'0')?))?;
    let digit = |sign: &u8| DIGITS.iter().position(|digit| digit == sign).and_then(|place| i32::try_from(place).ok());
    let digits = rest.iter().map(digit).collect::<Option<Vec<_>>>()?;
    let ([a, b, c, d, steps @ ..], true) = (digits.as_slice(), digits.len().is_multiple_of(2)) else { return None };
    let (mut x, mut y) = (a * 64 + b, c * 64 + d);
    let within = |x: i32, y: i32| (0..=WIDTH).contains(&x) && (0..=HEIGHT).contains(&y);
    if !within(x, y) {
        return None;
    }
    // A dot is a line to where it is: round ends make it one.
    let mut path = format!("M{x} {y}l{}", if steps.is_empty() { "0 0" } else { "" });
    for step in steps.chunks_exact(2) {
        let (right, down) = (step[0] - 32, step[1] - 32);
        (x, y) = (x + right, y + down);
        if !within(x, y) {
            return None;
        }
        let between = if path.ends_with('l') { "" } else { " " };
        let _ = write!(path, "{between}{right} {down}");
    }
    Some(Path { colour, d: path })
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at once")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn strokes_become_paths() {
        // From 1, 2: three right and one up; 31 left would leave the pad.
        let drawing = Drawing::read("0ABACjf.5FADw").unwrap();
        let paths: Vec<_> = drawing.paths().map(|path| (path.colour, path.d)).collect();
        assert_eq!(paths, [(COLOURS[0], "M1 2l3 -1".to_owned()), (COLOURS[5], "M320 240l0 0".to_owned())]);
        let svg = drawing.svg("A \"drawing\" <b>");
        assert!(svg.contains("d=\"M1 2l3 -1\"") && svg.contains("A &quot;drawing&quot; &lt;b>") && svg.ends_with("</svg>"));
    }

    #[test]
    fn nothing_else_is_a_drawing() {
        for wrong in
            ["", ".", "0", "0ABAC.", "6ABAC", "/ABAC", "0ABA", "0ABACj", "0ABACBf", "0FBAA", "0AADx", "<svg>", "0ABéé", "0ABAC 0ABAC"]
        {
            assert!(Drawing::read(wrong).is_none(), "{wrong}");
        }
        let most = format!("0AAAA{}", "gg".repeat((MOST_BYTES - 5) / 2));
        assert!(Drawing::read(&most).is_some());
        assert!(Drawing::read(&format!("{most}gggg")).is_none());
    }

    proptest! {
        /// Whatever is posted, what is drawn of it is made of numbers alone.
        #[test]
        fn a_path_holds_only_numbers(text in "([0-9][A-Za-z0-9_-]{0,12}\\.?){0,4}|\\PC*") {
            if let Some(drawing) = Drawing::read(&text) {
                for path in drawing.paths() {
                    prop_assert!(path.d.chars().all(|sign| "Ml -0123456789".contains(sign)));
                }
            }
        }
    }
}
