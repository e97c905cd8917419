//! Where everything stands: lines, sheets, and under which tag each mark is read.

use std::collections::BTreeMap;

use krilla::tagging::{Tag, TagKind};

use super::{
    PdfError,
    font::Fonts,
    page::{BOTTOM, Colour, INK, MEASURE, SIDE, SOFT, TOP},
    picture::Picture,
};

/// How a text looks: its size in points, its weight, its colour, and the room above it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Style {
    pub(crate) size: f32,
    pub(crate) bold: bool,
    pub(crate) colour: Colour,
    pub(crate) above: f32,
}

impl Style {
    pub(crate) const BODY: Self = Self { size: 10.5, bold: false, colour: INK, above: 6.0 };
    pub(crate) const SMALL: Self = Self { size: 9.0, bold: false, colour: SOFT, above: 5.0 };
    pub(crate) const CELL: Self = Self { size: 9.5, bold: false, colour: INK, above: 0.0 };

    pub(crate) const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    pub(super) fn line(self) -> f32 {
        self.size * 1.38
    }
}

/// What is put on a sheet, in points from its upper left corner.
pub(super) enum What {
    Text {
        x: f32,
        baseline: f32,
        style: Style,
        text: String,
    },
    /// The number of the sheet on which that place is, ending at `x`.
    SheetOf {
        x: f32,
        baseline: f32,
        style: Style,
        place: String,
    },
    Box {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        colour: Colour,
    },
    Picture {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        picture: Picture,
    },
    /// Leads to a place; read as `says`.
    Link {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        place: String,
        says: String,
    },
}

/// A mark, or a tag inside a tag.
pub(super) enum Child {
    Tag(usize),
    Mark { sheet: usize, at: usize },
}

/// A tag and what stands under it, in reading order.
pub(super) struct Tagged {
    pub(super) kind: TagKind,
    pub(super) children: Vec<Child>,
}

/// A line of the outline.
pub(super) struct Entry {
    pub(super) inner: bool,
    pub(super) title: String,
    pub(super) sheet: usize,
    pub(super) y: f32,
}

/// A mark, and whether it is read.
pub(super) struct Mark {
    pub(super) what: What,
    pub(super) is_read: bool,
}

/// A document while it is laid out.
pub(crate) struct Book {
    pub(super) fonts: Fonts,
    pub(super) sheets: Vec<Vec<Mark>>,
    pub(super) tags: Vec<Tagged>,
    pub(super) roots: Vec<usize>,
    pub(super) outline: Vec<Entry>,
    pub(super) places: BTreeMap<String, (usize, f32)>,
    open: Vec<usize>,
    pub(super) y: f32,
    /// One sheet without end: to see how high something is.
    is_trial: bool,
}

impl Book {
    pub(crate) fn new() -> Result<Self, PdfError> {
        let (sheets, tags, roots, outline, open) = (vec![Vec::new()], Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Ok(Self { fonts: Fonts::new()?, sheets, tags, roots, outline, places: BTreeMap::new(), open, y: TOP, is_trial: false })
    }

    /// What `add` adds stays on one sheet, if one is high enough for it.
    ///
    /// # Errors
    /// When the fonts cannot be read.
    pub(crate) fn kept(&mut self, add: &dyn Fn(&mut Self)) -> Result<(), PdfError> {
        if !self.is_trial {
            let mut trial = Self { is_trial: true, ..Self::new()? };
            add(&mut trial);
            let height = trial.y - TOP;
            if self.y + height > BOTTOM && height <= BOTTOM - TOP {
                self.next_sheet();
            }
        }
        add(self);
        Ok(())
    }

    /// Goes on at the top of a sheet.
    pub(crate) fn fresh_sheet(&mut self) {
        if self.y > TOP {
            self.next_sheet();
        }
    }

    pub(super) fn next_sheet(&mut self) {
        if !self.is_trial {
            self.sheets.push(Vec::new());
            self.y = TOP;
        }
    }

    /// Room for something of that height; says whether a new sheet was needed.
    pub(super) fn make_room(&mut self, height: f32) -> bool {
        let full = self.y + height > BOTTOM && self.y > TOP && !self.is_trial;
        if full {
            self.next_sheet();
        }
        full
    }

    pub(crate) fn space(&mut self, height: f32) {
        self.y += height;
    }

    /// What `add` adds stands under a tag.
    pub(crate) fn tagged(&mut self, kind: impl Into<TagKind>, add: impl FnOnce(&mut Self)) {
        let tag = self.tags.len();
        self.tags.push(Tagged { kind: kind.into(), children: Vec::new() });
        match self.open.last().and_then(|open| self.tags.get_mut(*open)) {
            Some(outer) => outer.children.push(Child::Tag(tag)),
            None => self.roots.push(tag),
        }
        self.open.push(tag);
        add(self);
        self.open.pop();
    }

    pub(super) fn put(&mut self, what: What, is_read: bool) {
        let sheet = self.sheets.len() - 1;
        let at = self.sheets[sheet].len();
        let owner = self.open.last().filter(|_| is_read).and_then(|open| self.tags.get_mut(*open));
        let is_read = owner.is_some();
        if let Some(owner) = owner {
            owner.children.push(Child::Mark { sheet, at });
        }
        self.sheets[sheet].push(Mark { what, is_read });
    }

    /// A coloured box behind or beside what is read.
    pub(crate) fn decoration(&mut self, x: f32, y: f32, width: f32, height: f32, colour: Colour) {
        self.put(What::Box { x, y, width, height, colour }, false);
    }

    /// A text, broken into lines, under the tag that is open.
    pub(crate) fn lines(&mut self, text: &str, style: Style, indent: f32) {
        self.y += style.above;
        let lines = self.broken(text, style, MEASURE - indent);
        self.put_lines(&lines, style, indent, None);
    }

    /// Lines, each with a bar before it where a colour is given.
    pub(super) fn put_lines(&mut self, lines: &[String], style: Style, indent: f32, bar: Option<Colour>) {
        for (number, line) in lines.iter().enumerate() {
            self.make_room(style.line());
            if let Some(colour) = bar {
                self.decoration(SIDE + indent - 10.0, self.y, 2.5, style.line(), colour);
            }
            // The space between two words is there where a line ends, too.
            let text = if number + 1 < lines.len() { format!("{line} ") } else { line.clone() };
            self.put(What::Text { x: SIDE + indent, baseline: self.y + style.size * 1.06, style, text }, true);
            self.y += style.line();
        }
    }

    /// A paragraph.
    pub(crate) fn paragraph(&mut self, text: &str, style: Style) {
        self.tagged(Tag::P, |book| book.lines(text, style, 0.0));
    }

    /// A heading: level 1 is the document's title. Others can be led to by `place`; levels 2 and 3 stand in the outline.
    pub(crate) fn heading(&mut self, level: u16, text: &str, style: Style, place: Option<&str>) {
        let level = std::num::NonZeroU16::new(level).unwrap_or(std::num::NonZeroU16::MIN);
        // Never alone at a sheet's foot.
        self.make_room(style.above + style.line() * 2.0 + 40.0);
        let here = (self.sheets.len() - 1, self.y);
        if let Some(place) = place {
            self.places.insert(place.to_owned(), here);
            self.outline.push(Entry { inner: level.get() > 2, title: text.to_owned(), sheet: here.0, y: here.1 });
        }
        self.tagged(Tag::Hn(level, Some(text.to_owned())), |book| book.lines(text, style, 0.0));
        self.y += 2.0;
    }

    /// Lines of at most that width; a word that is wider is cut.
    pub(super) fn broken(&self, text: &str, style: Style, room: f32) -> Vec<String> {
        let width = |text: &str| self.fonts.width(text, style.size, style.bold);
        let space = width(" ");
        let (mut lines, mut line, mut used) = (Vec::new(), String::new(), 0.0);
        for word in text.split_whitespace() {
            let wide = width(word);
            if !line.is_empty() && used + space + wide > room {
                lines.push(std::mem::take(&mut line));
                used = 0.0;
            }
            if wide > room {
                for letter in word.chars() {
                    if width(&line) + width(letter.encode_utf8(&mut [0; 4])) > room {
                        lines.push(std::mem::take(&mut line));
                    }
                    line.push(letter);
                }
                used = width(&line);
                continue;
            }
            if !line.is_empty() {
                line.push(' ');
                used += space;
            }
            line.push_str(word);
            used += wide;
        }
        lines.push(line);
        lines
    }

    /// What of a text can be written: a sign that is no letter and that the font lacks is named; nothing where a letter is lacking.
    pub(crate) fn writable(&self, text: &str) -> Option<String> {
        let mut out = String::with_capacity(text.len());
        for letter in text.chars() {
            match letter {
                '\n' => out.push('\n'),
                // What joins signs, or picks how one looks.
                '\u{200d}' | '\u{fe0e}' | '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}' => {}
                other if other.is_control() => out.push(' '),
                other if self.fonts.has(other) => out.push(other),
                other if other.is_alphanumeric() => return None,
                _ => out.push_str("[emoji]"),
            }
        }
        Some(out)
    }
}
