//! The letters of printed documents: Noto Sans, which the program carries (`assets/fonts`).

use std::sync::Arc;

use krilla::text::Font;
use rustybuzz::{Face, UnicodeBuffer};
use usvg::fontdb::Database;

use super::PdfError;

/// What drawings are told to write with.
pub(super) const FAMILY: &str = "Noto Sans";
const REGULAR: &[u8] = include_bytes!("../../assets/fonts/NotoSans-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../assets/fonts/NotoSans-Bold.ttf");

/// A weight of it: for measuring, and for writing.
struct Weight {
    face: Face<'static>,
    font: Font,
}

/// Both weights.
pub(super) struct Fonts {
    regular: Weight,
    bold: Weight,
}

impl Fonts {
    pub(super) fn new() -> Result<Self, PdfError> {
        let weight = |data: &'static [u8]| {
            let face = Face::from_slice(data, 0).ok_or(PdfError::Font)?;
            Ok(Weight { face, font: Font::new(data.into(), 0).ok_or(PdfError::Font)? })
        };
        Ok(Self { regular: weight(REGULAR)?, bold: weight(BOLD)? })
    }

    fn weight(&self, bold: bool) -> &Weight {
        if bold { &self.bold } else { &self.regular }
    }

    pub(super) fn font(&self, bold: bool) -> Font {
        self.weight(bold).font.clone()
    }

    /// How wide a text is, in points.
    pub(super) fn width(&self, text: &str, size: f32, bold: bool) -> f32 {
        let face = &self.weight(bold).face;
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        let advance: i32 = rustybuzz::shape(face, &[], buffer).glyph_positions().iter().map(|glyph| glyph.x_advance).sum();
        advance as f32 * size / face.units_per_em() as f32
    }

    /// Whether it has that letter.
    pub(super) fn has(&self, letter: char) -> bool {
        self.regular.face.glyph_index(letter).is_some()
    }
}

/// The same letters for drawings, and nothing of the machine's own: the same drawing is printed alike everywhere.
pub(super) fn for_drawings() -> Arc<Database> {
    let mut database = Database::new();
    for data in [REGULAR, BOLD] {
        database.load_font_data(data.to_vec());
    }
    Arc::new(database)
}
