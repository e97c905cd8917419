//! The long, tidy table: a line a published number or mark (RFC 4180; Wickham, "Tidy data", 2014).

use super::{
    columns::{COLUMNS, Cell, Column},
    record::records,
    unwritten,
};
use crate::{
    cell::harmless,
    service::{ServiceError, results::Published},
};

pub(super) fn csv(published: &Published) -> Result<Vec<u8>, ServiceError> {
    let records = records(published);
    let line = |record| COLUMNS.iter().map(move |column: &Column| (column.cell)(published, record));
    lines(COLUMNS.iter().map(|column| column.name), records.iter().map(line))
}

/// Cells as a file; what a spreadsheet would work out stays a text.
pub(super) fn lines<'a, L: Iterator<Item = Cell>>(
    heads: impl Iterator<Item = &'a str>,
    lines: impl Iterator<Item = L>,
) -> Result<Vec<u8>, ServiceError> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(heads.collect::<Vec<_>>()).map_err(unwritten)?;
    for line in lines {
        writer.write_record(line.map(in_words).collect::<Vec<_>>()).map_err(unwritten)?;
    }
    writer.into_inner().map_err(|error| unwritten(error.into_error()))
}

fn in_words(cell: Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => harmless(&text),
        Cell::Whole(number) | Cell::Percent(number) => number.to_string(),
    }
}
