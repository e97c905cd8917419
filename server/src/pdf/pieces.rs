//! What a document is made of beside paragraphs, headings and tables: lists, words of somebody, drawings, contents.

use krilla::tagging::{BBox, ListNumbering, Tag};

use super::{
    book::{Book, Style, What},
    page::{BOTTOM, Colour, HAIR, MEASURE, SIDE, TOP},
    picture::Picture,
};

impl Book {
    /// A list; numbered where its order says something.
    pub(crate) fn list(&mut self, items: &[String], ordered: bool) {
        let numbering = if ordered { ListNumbering::Decimal } else { ListNumbering::Disc };
        self.tagged(Tag::L(numbering), |book| {
            for (at, item) in items.iter().enumerate() {
                let label = if ordered { format!("{}.", at + 1) } else { "•".to_owned() };
                book.y += 4.0;
                let lines = book.broken(item, Style::BODY, MEASURE - 24.0);
                book.make_room(Style::BODY.line() * lines.len().min(3) as f32);
                book.tagged(Tag::LI, |book| {
                    let baseline = book.y + Style::BODY.size * 1.06;
                    let mark = What::Text { x: SIDE + 4.0, baseline, style: Style::BODY, text: format!("{label} ") };
                    book.tagged(Tag::Lbl, |book| book.put(mark, true));
                    book.tagged(Tag::LBody, |book| book.put_lines(&lines, Style::BODY, 24.0, None));
                });
            }
        });
        self.y += 4.0;
    }

    /// Words of somebody, with a bar before them; what says whose they are stands under them, on the same sheet.
    pub(crate) fn quote(&mut self, text: &str, style: Style, colour: Colour) {
        self.y += style.above;
        let lines: Vec<String> = text.lines().flat_map(|line| self.broken(line, style, MEASURE - 20.0)).collect();
        self.make_room(style.line() * lines.len().min(4) as f32 + Style::SMALL.line() + 4.0);
        self.tagged(Tag::BlockQuote, |book| book.tagged(Tag::P, |book| book.put_lines(&lines, style, 14.0, Some(colour))));
    }

    /// A drawing, at most so wide; read as `alt`.
    pub(crate) fn picture(&mut self, picture: &Picture, alt: &str, width: f32) {
        let width = width.min(MEASURE);
        let (width, height) = match picture.height_at(width) {
            height if height > BOTTOM - TOP - 120.0 => (width * (BOTTOM - TOP - 120.0) / height, BOTTOM - TOP - 120.0),
            height => (width, height),
        };
        self.y += 8.0;
        self.make_room(height);
        let (y, sheet) = (self.y, self.sheets.len() - 1);
        let bounds = krilla::geom::Rect::from_xywh(SIDE, y, width, height).map(|rect| BBox::new(sheet, rect));
        self.tagged(Tag::Figure(Some(alt.to_owned())).with_bbox(bounds), |book| {
            book.put(What::Picture { x: SIDE, y, width, height, picture: picture.clone() }, true);
        });
        self.y += height + 2.0;
    }

    /// What the colours of a drawing mean, and what is said of its numbers: one line.
    pub(crate) fn legend(&mut self, swatches: &[(Colour, &str)], note: &str) {
        let style = Style::SMALL;
        self.y += style.above;
        self.make_room(style.line());
        self.tagged(Tag::P, |book| {
            let mut x = SIDE;
            let baseline = book.y + style.size * 1.06;
            for (colour, word) in swatches {
                book.decoration(x, baseline - 7.5, 8.0, 8.0, *colour);
                book.put(What::Text { x: x + 12.0, baseline, style, text: format!("{word}, ") }, true);
                x += 12.0 + book.fonts.width(&format!("{word}, "), style.size, false) + 10.0;
            }
            book.put(What::Text { x, baseline, style, text: note.to_owned() }, true);
        });
        self.y += style.line() + 4.0;
    }

    /// The contents: a line a place, with the number of its sheet.
    pub(crate) fn contents(&mut self, entries: &[(bool, String, String)]) {
        self.tagged(Tag::TOC, |book| {
            for (inner, title, place) in entries {
                let style = if *inner { Style { size: 9.5, ..Style::BODY } } else { Style::BODY.bold() };
                let indent = if *inner { 14.0 } else { 0.0 };
                book.y += if *inner { 0.5 } else { 5.0 };
                let lines = book.broken(title, style, MEASURE - indent - 40.0);
                let height = style.line() * lines.len() as f32;
                book.make_room(height);
                let link = What::Link { x: SIDE, y: book.y, width: MEASURE, height, place: place.clone(), says: title.clone() };
                book.tagged(Tag::TOCI, |book| {
                    book.tagged(Tag::Reference, |book| {
                        book.tagged(Tag::Link, |book| {
                            book.put_lines(&lines, style, indent, None);
                            let baseline = book.y - style.line() + style.size * 1.06;
                            book.put(What::SheetOf { x: SIDE + MEASURE, baseline, style, place: place.clone() }, true);
                            book.put(link, true);
                        });
                    });
                });
                book.decoration(SIDE, book.y, MEASURE, 0.3, HAIR);
            }
        });
    }
}
