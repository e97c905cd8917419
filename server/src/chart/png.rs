//! An SVG of ours as a PNG: with letters of our own, so that it looks the same on every machine.

use std::sync::{Arc, LazyLock};

use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree, fontdb::Database},
};

use super::{ChartError, picture::FONT};

/// Pixels of the PNG for one of the SVG: sharp on a wall.
const SCALE: f32 = 2.0;

static LETTERS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut letters = Database::new();
    letters.load_font_data(include_bytes!("../../assets/fonts/NotoSans-Regular.ttf").to_vec());
    letters.load_font_data(include_bytes!("../../assets/fonts/NotoSans-Bold.ttf").to_vec());
    letters.set_sans_serif_family(FONT);
    Arc::new(letters)
});

/// Draws it. It takes a while: some 10 ms where it is optimised.
pub(super) fn png(svg: &str) -> Result<Vec<u8>, ChartError> {
    let options = Options { font_family: FONT.to_owned(), fontdb: Arc::clone(&LETTERS), ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|error| ChartError::Picture(error.to_string()))?;
    let size = tree.size().to_int_size().scale_by(SCALE);
    let mut pixels = size
        .and_then(|size| Pixmap::new(size.width(), size.height()))
        .ok_or_else(|| ChartError::Picture(format!("{:?} is no size", tree.size())))?;
    resvg::render(&tree, Transform::from_scale(SCALE, SCALE), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| ChartError::Picture(error.to_string()))
}
