//! Tables: rows are never torn, and their head stands on every sheet.

use krilla::tagging::{TableHeaderScope, Tag};

use super::{
    book::{Book, Style, What},
    page::{BOTTOM, HAIR, LOCH, MEASURE, SIDE, SOFT},
};

/// Between two columns.
const GAP: f32 = 10.0;
const PAD: f32 = 3.0;
/// A table under this height is not torn.
const SHORT: f32 = 320.0;

/// Columns as wide as they need to be, and whether their cells stand at their end.
struct Columns {
    widths: Vec<f32>,
    at_end: Vec<bool>,
}

impl Book {
    /// A table: the first cell of a row is its head.
    pub(crate) fn table(&mut self, caption: &str, heads: &[String], rows: &[Vec<String>]) {
        let columns = self.columns(heads, rows);
        let head = self.cells(heads, &columns, Style::CELL.bold());
        self.y += 8.0;
        // Whole, where it is not long; else caption, head and a few rows together.
        let rows_high: f32 = rows.iter().map(|row| height(&self.cells(row, &columns, Style::CELL), Style::CELL)).sum();
        let start = Style::SMALL.line() + height(&head, Style::CELL);
        self.make_room(if rows_high < SHORT { start + rows_high } else { start + 80.0 });
        self.tagged(Tag::Table, |book| {
            book.tagged(Tag::Caption, |book| book.lines(caption, Style { above: 0.0, ..Style::SMALL }, 0.0));
            book.tagged(Tag::THead, |book| book.row(&head, &columns, true, true));
            book.tagged(Tag::TBody, |book| {
                for row in rows {
                    let cells = book.cells(row, &columns, Style::CELL);
                    if book.y + height(&cells, Style::CELL) > BOTTOM {
                        book.make_room(BOTTOM);
                        // Said once, shown on every sheet.
                        book.row(&head, &columns, true, false);
                    }
                    book.row(&cells, &columns, false, true);
                }
            });
        });
        self.y += 6.0;
    }

    fn columns(&self, heads: &[String], rows: &[Vec<String>]) -> Columns {
        let cell = |at: usize| rows.iter().filter_map(move |row| row.get(at)).chain(heads.get(at));
        let widest = |texts: &mut dyn Iterator<Item = f32>| texts.fold(0.0_f32, f32::max);
        let width = |text: &str| self.fonts.width(text, Style::CELL.size, true) + 1.0;
        let natural: Vec<f32> = (0..heads.len()).map(|at| widest(&mut cell(at).map(|text| width(text)))).collect();
        let least: Vec<f32> =
            (0..heads.len()).map(|at| widest(&mut cell(at).flat_map(|text| text.split_whitespace()).map(width))).collect();
        let room = MEASURE - GAP * heads.len().saturating_sub(1) as f32;
        let at_end: Vec<bool> =
            (0..heads.len()).map(|at| at > 0 && rows.iter().all(|row| row.get(at).is_none_or(|text| text.chars().count() <= 36))).collect();
        let (wanted, needed): (f32, f32) = (natural.iter().sum(), least.iter().sum());
        let mut widths = if wanted <= room {
            natural
        } else {
            let share = ((room - needed) / (wanted - needed).max(1.0)).clamp(0.0, 1.0);
            natural.iter().zip(&least).map(|(natural, least)| least + (natural - least) * share).collect()
        };
        let spare = room - widths.iter().sum::<f32>();
        // What is left over goes to the last column where it is text, else to the heads of the rows.
        let wide = if at_end.last() == Some(&false) { widths.len() - 1 } else { 0 };
        if let Some(width) = widths.get_mut(wide) {
            *width = (*width + spare).max(20.0);
        }
        Columns { widths, at_end }
    }

    /// Each cell's lines.
    fn cells(&self, texts: &[String], columns: &Columns, style: Style) -> Vec<Vec<String>> {
        texts.iter().zip(&columns.widths).map(|(text, width)| self.broken(text, Style { bold: true, ..style }, *width)).collect()
    }

    fn row(&mut self, cells: &[Vec<String>], columns: &Columns, is_head: bool, is_read: bool) {
        let row_height = height(cells, Style::CELL);
        if !is_head {
            self.make_room(row_height);
        }
        let top = self.y;
        let draw = |book: &mut Self| {
            let mut x = SIDE;
            for (at, (lines, width)) in cells.iter().zip(&columns.widths).enumerate() {
                let style = if is_head {
                    Style { colour: SOFT, ..Style::CELL.bold() }
                } else if at == 0 {
                    Style::CELL.bold()
                } else {
                    Style::CELL
                };
                let at_end = columns.at_end.get(at).copied().unwrap_or_default();
                let put = |book: &mut Self| book.cell(lines, style, (x, top + PAD), *width, at_end, is_read);
                match (is_read, is_head, at) {
                    (false, ..) => put(book),
                    (true, true, _) => book.tagged(Tag::TH(TableHeaderScope::Column), put),
                    (true, false, 0) => book.tagged(Tag::TH(TableHeaderScope::Row), put),
                    (true, false, _) => book.tagged(Tag::TD, put),
                }
                x += width + GAP;
            }
        };
        if is_read {
            self.tagged(Tag::TR, draw)
        } else {
            draw(self)
        }
        self.y = top + row_height;
        let (line, colour) = if is_head { (0.9, LOCH) } else { (0.4, HAIR) };
        self.decoration(SIDE, self.y - line, MEASURE, line, colour);
    }

    fn cell(&mut self, lines: &[String], style: Style, (x, y): (f32, f32), width: f32, at_end: bool, is_read: bool) {
        for (number, line) in lines.iter().enumerate() {
            let x = if at_end { x + width - self.fonts.width(line, style.size, style.bold) } else { x };
            let baseline = y + style.line() * number as f32 + style.size * 1.02;
            let text = if number + 1 < lines.len() { format!("{line} ") } else { line.clone() };
            self.put(What::Text { x, baseline, style, text }, is_read);
        }
    }
}

fn height(cells: &[Vec<String>], style: Style) -> f32 {
    cells.iter().map(Vec::len).max().unwrap_or(1) as f32 * style.line() + 2.0 * PAD
}
