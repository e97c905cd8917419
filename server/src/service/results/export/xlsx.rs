//! A workbook as Excel reads it (ECMA-376). Its bytes depend on the book alone.

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, Table, TableColumn, TableStyle, Workbook, Worksheet, XlsxError,
};

use super::{
    book::{Book, NOTES, Note, Sheet},
    columns::Cell,
    unwritten,
};
use crate::service::ServiceError;

/// A4.
const PAPER: u8 = 9;
const NOTE_WIDTH: u16 = 28;
const TEXT_WIDTH: u16 = 100;

pub(super) fn write(book: &Book) -> Result<Vec<u8>, ServiceError> {
    whole(book).map_err(unwritten)
}

fn whole(book: &Book) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let about = DocProperties::new()
        .set_title(&*book.title)
        .set_subject(&*book.subject)
        .set_author("Blether")
        .set_comment(format!("Release {}", book.hash))
        .set_creation_datetime(&ExcelDateTime::from_timestamp(book.made_at)?);
    workbook.set_properties(&about);
    notes(workbook.add_worksheet(), &book.notes)?;
    for sheet in &book.sheets {
        table(workbook.add_worksheet(), sheet)?;
    }
    workbook.save_to_buffer()
}

fn heading(size: f64) -> Format {
    Format::new().set_bold().set_font_size(size)
}

fn paper(page: &mut Worksheet) {
    page.set_landscape().set_paper_size(PAPER).set_print_fit_to_pages(1, 0);
}

fn notes(page: &mut Worksheet, notes: &[Note]) -> Result<(), XlsxError> {
    let wrapped = || Format::new().set_text_wrap().set_align(FormatAlign::Top);
    page.set_name(NOTES)?.set_column_width(0, NOTE_WIDTH)?.set_column_width(1, TEXT_WIDTH)?;
    paper(page);
    for (row, note) in (0_u32..).zip(notes) {
        match note {
            Note::Title(text) => page.write_string_with_format(row, 0, text, &heading(16.0))?,
            Note::Loud(text) => page.write_string_with_format(row, 0, text, &heading(14.0).set_font_color(Color::RGB(0x00B0_0020)))?,
            Note::Heading(text) => page.write_string_with_format(row, 0, text, &heading(13.0))?,
            Note::Text(text) => page.write_string_with_format(row, 1, text, &wrapped())?,
            Note::Fact(name, fact) => {
                page.write_string_with_format(row, 0, name, &wrapped().set_bold())?.write_string_with_format(row, 1, fact, &wrapped())?
            }
        };
    }
    Ok(())
}

fn table(page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    page.set_name(&*sheet.name)?;
    paper(page);
    let head = u32::from(sheet.titled);
    if sheet.titled {
        page.write_string_with_format(0, 0, &*sheet.title, &heading(13.0))?;
    }
    let count = u32::try_from(sheet.rows.len()).map_err(|_| XlsxError::RowColumnLimitError)?;
    let last = u16::try_from(sheet.heads.len()).map_err(|_| XlsxError::RowColumnLimitError)?.saturating_sub(1);
    let top = |numbers: bool| {
        let format = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
        if numbers { format.set_align(FormatAlign::Right) } else { format }
    };
    let columns: Vec<_> =
        sheet.heads.iter().map(|head| TableColumn::new().set_header(&*head.text).set_header_format(top(head.numbers))).collect();
    // A table of Excel's own: screen readers say its heads, and it sorts and filters.
    let table = Table::new().set_columns(&columns).set_style(TableStyle::Light1).set_alt_text(&*sheet.title);
    page.add_table(head, 0, head + count, last, &table)?;
    page.set_freeze_panes(head + 1, 0)?.set_repeat_rows(head, head)?;
    for (column, head) in (0_u16..).zip(&sheet.heads) {
        page.set_column_width(column, head.width)?;
    }
    for (row, cells) in (head + 1..).zip(&sheet.rows) {
        for ((column, cell), head) in (0_u16..).zip(cells).zip(&sheet.heads) {
            write_cell(page, (row, column), cell, head.numbers)?;
        }
    }
    Ok(())
}

fn write_cell(page: &mut Worksheet, (row, column): (u32, u16), cell: &Cell, numbers: bool) -> Result<(), XlsxError> {
    let format = Format::new().set_align(FormatAlign::Top);
    match cell {
        Cell::Empty => return Ok(()),
        // A mark in a number's place stands where numbers do. It is a text whatever it begins with: never a formula.
        Cell::Text(text) if numbers => page.write_string_with_format(row, column, text, &format.set_align(FormatAlign::Right))?,
        Cell::Text(text) => page.write_string_with_format(row, column, text, &format.set_text_wrap())?,
        Cell::Whole(number) => page.write_number_with_format(row, column, *number, &format.set_num_format("#,##0"))?,
        Cell::Percent(number) => page.write_number_with_format(row, column, f64::from(*number) / 100.0, &format.set_num_format("0%"))?,
    };
    Ok(())
}
