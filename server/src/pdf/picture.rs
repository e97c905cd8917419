//! A drawing, read once, to be put on a sheet.

use std::rc::Rc;

use usvg::{Options, Tree};

use super::{
    PdfError,
    font::{FAMILY, for_drawings},
    page::on_paper,
};

/// A drawing and its own size.
#[derive(Clone)]
pub(crate) struct Picture(pub(super) Rc<Tree>);

/// Reads drawings.
pub(crate) struct Pictures(Options<'static>);

impl Pictures {
    pub(crate) fn new() -> Self {
        Self(Options { font_family: FAMILY.to_owned(), fontdb: for_drawings(), ..Options::default() })
    }

    /// Reads an SVG of ours.
    ///
    /// # Errors
    /// When it is none.
    pub(crate) fn read(&self, svg: &str) -> Result<Picture, PdfError> {
        let tree = Tree::from_str(&on_paper(svg), &self.0).map_err(|error| PdfError::Picture(error.to_string()))?;
        Ok(Picture(Rc::new(tree)))
    }
}

impl Picture {
    /// How high it is where it is that wide.
    pub(super) fn height_at(&self, width: f32) -> f32 {
        let size = self.0.size();
        width * size.height() / size.width()
    }
}
