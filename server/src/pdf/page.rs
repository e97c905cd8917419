//! The sheet and its colours: A4 in points, and the light colours of `style/tokens.css` on white paper.

/// A4.
pub(super) const WIDTH: f32 = 595.28;
pub(super) const HEIGHT: f32 = 841.89;
/// Left and right.
pub(super) const SIDE: f32 = 54.0;
/// Where text begins and ends.
pub(super) const TOP: f32 = 58.0;
pub(super) const BOTTOM: f32 = HEIGHT - 66.0;
/// Where the foot of every sheet stands.
pub(super) const FOOT: f32 = HEIGHT - 34.0;
/// How wide text is.
pub(super) const MEASURE: f32 = WIDTH - 2.0 * SIDE;

/// Red, green, blue.
pub(crate) type Colour = [u8; 3];
pub(crate) const INK: Colour = [0x23, 0x26, 0x2F];
pub(crate) const SOFT: Colour = [0x56, 0x5B, 0x66];
pub(crate) const HAIR: Colour = [0xDA, 0xD6, 0xCC];
pub(crate) const LOCH: Colour = [0x1D, 0x5F, 0x7C];
pub(crate) const HEATHER: Colour = [0x6A, 0x47, 0x8F];
pub(crate) const MOSS: Colour = [0x35, 0x69, 0x3F];
pub(crate) const SUN: Colour = [0xFF, 0xC8, 0x45];

/// What a drawing's colours are on paper, by the names that it has on screen.
pub(super) const NAMED: [(&str, &str); 13] = [
    ("--ink", "#23262F"),
    ("--soft", "#565B66"),
    ("--paper", "#FFFFFF"),
    ("--line", "#8A8577"),
    ("--positive", "#1D5F7C"),
    ("--on-positive", "#FFFFFF"),
    ("--mixed", "#DCCBA8"),
    ("--on-mixed", "#23262F"),
    ("--negative", "#B8481F"),
    ("--on-negative", "#FFFFFF"),
    ("--stripe", "#7A290D"),
    ("--single", "#1D5F7C"),
    ("--on-single", "#FFFFFF"),
];

/// The drawing with its colours as they are on paper.
pub(super) fn on_paper(svg: &str) -> String {
    NAMED.iter().fold(svg.to_owned(), |svg, (name, colour)| svg.replace(&format!("var({name})"), colour))
}

/// What a legend's swatch is filled with.
pub(crate) fn swatch(class: &str) -> Colour {
    match class {
        "positive" => LOCH,
        "mixed" => [0xDC, 0xCB, 0xA8],
        "negative" => [0xB8, 0x48, 0x1F],
        _ => SOFT,
    }
}
