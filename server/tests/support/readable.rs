//! What a reader finds in a page or a file, and whether it tells a number.

use std::io::Cursor;

use calamine::{Data, Ods, Reader, Xlsx};
use lopdf::Document;

use super::Answer;

pub(crate) fn in_words(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) => text.clone(),
        Data::Float(number) => number.to_string(),
        Data::Int(number) => number.to_string(),
        other => panic!("{other:?}"),
    }
}

/// Every sheet of a workbook.
fn sheets<R: Reader<Cursor<Vec<u8>>>>(mut book: R) -> Vec<(String, Vec<Vec<Data>>)> {
    book.sheet_names()
        .into_iter()
        .map(|name| {
            let Ok(range) = book.worksheet_range(&name) else { panic!("{name} cannot be read") };
            (name, range.rows().map(<[Data]>::to_vec).collect())
        })
        .collect()
}

pub(crate) fn workbook(bytes: Vec<u8>, is_xlsx: bool) -> Vec<(String, Vec<Vec<Data>>)> {
    let file = Cursor::new(bytes);
    if is_xlsx { sheets(Xlsx::new(file).unwrap()) } else { sheets(Ods::new(file).unwrap()) }
}

/// Everything that a reader finds in a file: of a workbook, each cell. (What numbers its texts inside is no number of anybody's.)
pub(crate) fn readable(path: &str, answer: Answer) -> String {
    if path.ends_with(".pdf") {
        let document = Document::load_mem(&answer.bytes).unwrap();
        let sheets: Vec<u32> = document.get_pages().keys().copied().collect();
        return document.extract_text(&sheets).unwrap();
    }
    if !path.ends_with(".xlsx") && !path.ends_with(".ods") {
        return without_drawing(&answer.body);
    }
    let sheets = workbook(answer.bytes, path.ends_with(".xlsx"));
    sheets.iter().flat_map(|(_, rows)| rows.iter().flatten()).map(in_words).collect::<Vec<_>>().join("\n")
}

/// A page without the attributes of what is drawn, which are places and not numbers of anybody's: every word stays.
fn without_drawing(page: &str) -> String {
    const DRAWN: [&str; 9] = ["svg", "g", "path", "rect", "circle", "line", "text", "tspan", "use"];
    let mut out = String::with_capacity(page.len());
    let mut rest = page;
    while let Some((before, tag)) = rest.split_once('<') {
        out.push_str(before);
        let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).collect();
        let end = tag.find('>').unwrap_or(tag.len());
        out.push(' ');
        if !DRAWN.contains(&name.as_str()) {
            out.push_str(&tag[..end]);
        }
        out.push(' ');
        rest = tag.get(end + 1..).unwrap_or_default();
    }
    out + rest
}

/// The first of the numbers that a text tells, as a number of its own.
pub(crate) fn told<'n>(text: &str, numbers: &[&'n str]) -> Option<&'n str> {
    let alone = |(at, number): (usize, &str)| {
        let beside = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_alphanumeric() || letter == '.');
        !beside(text[..at].chars().next_back()) && !beside(text[at + number.len()..].chars().next())
    };
    numbers.iter().copied().find(|number| text.match_indices(number).any(alone))
}

#[test]
fn a_number_of_its_own_is_found() {
    let page = without_drawing("<p title=\"about 517\">a<b>b</b> <svg width=\"413\"><text x=\"9\">1013%</text></svg> 1.021 x619</p>");
    assert_eq!(
        [["517"], ["1013"], ["413"], ["021"], ["619"]].map(|number| told(&page, &number).is_some()),
        [true, true, false, false, false]
    );
}
