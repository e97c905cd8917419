//! Printed documents as tagged PDF (PDF/UA-1): written by [krilla](https://docs.rs/krilla), which refuses a document that lacks what the standard
//! asks for (a title, a language, alternative texts, headings in order, letters that its font has).
//!
//! ```text
//! blocks ─ book.rs, pieces.rs, table.rs ─► sheets of marks and a tree of tags ─ write.rs ─► krilla ─► bytes
//!          where lines and sheets break    (what is what)
//! ```
//!
//! What is drawn and what it means are kept apart: a [`book::Book`] places marks on sheets and says under which tag each stands; a mark under none is
//! decoration, and a screen reader passes over it. The same book is the same bytes: no clock, no chance.

pub(crate) mod book;
mod font;
pub(crate) mod page;
pub(crate) mod picture;
mod pieces;
mod table;
#[cfg(test)]
mod tests;
pub(crate) mod write;

/// Why a PDF could not be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PdfError {
    /// The letters that the program carries cannot be read.
    #[error("the fonts of printed documents cannot be read")]
    Font,
    /// A drawing is no SVG.
    #[error("a drawing cannot be printed: {0}")]
    Picture(String),
    /// krilla refused.
    #[error("the PDF cannot be written: {0}")]
    Write(String),
}
