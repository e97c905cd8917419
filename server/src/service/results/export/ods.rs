//! A workbook as LibreOffice reads it: OpenDocument 1.3 (OASIS), parts 2 (packages) and 3 (schema), as much of it as tables need.
//!
//! The crate for it, spreadsheet-ods 1.0.4, was tried: 15 more crates, a second zip and a third XML library among them, and it writes the time
//! of writing into its archive, so that the same release would give other bytes each time.

mod styles;

use std::io::{self, Write as _};

use quick_xml::{
    Writer,
    events::{BytesDecl, BytesText, Event},
};
use zip::{CompressionMethod, DateTime, ZipWriter, result::ZipResult, write::SimpleFileOptions};

use super::{
    book::{Book, NOTES, Note, Sheet},
    columns::Cell,
    unwritten,
};
use crate::{
    day,
    service::{ServiceError, results::export::File},
};
use styles::{NAMESPACES, SETTINGS_SPACES};

type Xml = Writer<Vec<u8>>;

pub(super) fn write(book: &Book) -> Result<Vec<u8>, ServiceError> {
    whole(book).map_err(unwritten)
}

fn whole(book: &Book) -> ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(io::Cursor::new(Vec::new()));
    // The time of writing is nobody's business: the same release gives the same bytes.
    let plain = SimpleFileOptions::default().last_modified_time(DateTime::default());
    // Part 2, 3.3: the media type comes first and as it is, so that it can be read at a fixed place.
    zip.start_file("mimetype", plain.compression_method(CompressionMethod::Stored))?;
    zip.write_all(File::Ods.media_type().as_bytes())?;
    let packed = plain.compression_method(CompressionMethod::Deflated);
    for (name, part) in [
        ("content.xml", content(book)?),
        ("meta.xml", meta(book)?),
        ("settings.xml", settings(book)?),
        ("styles.xml", styles::document()?),
        ("META-INF/manifest.xml", manifest()?),
    ] {
        zip.start_file(name, packed)?;
        zip.write_all(&part)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// A document of one element.
fn document(root: &str, spaces: &[(&str, &str)], inner: impl FnOnce(&mut Xml) -> io::Result<()>) -> io::Result<Vec<u8>> {
    let mut xml = Writer::new(Vec::new());
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    xml.create_element(root).with_attributes(spaces.iter().copied()).write_inner_content(inner)?;
    Ok(xml.into_inner())
}

fn empty(xml: &mut Xml, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
    xml.create_element(name).with_attributes(attributes.iter().copied()).write_empty().map(drop)
}

/// An element that holds a text; what XML cannot hold is left out.
fn text(xml: &mut Xml, name: &str, attributes: &[(&str, &str)], words: &str) -> io::Result<()> {
    let words: String = words.chars().filter(|letter| !letter.is_control()).collect();
    xml.create_element(name).with_attributes(attributes.iter().copied()).write_text_content(BytesText::new(&words)).map(drop)
}

fn content(book: &Book) -> io::Result<Vec<u8>> {
    document("office:document-content", &NAMESPACES, |xml| {
        let widths: Vec<u16> = styles::widths(book);
        styles::automatic(xml, &widths)?;
        xml.create_element("office:body").write_inner_content(|xml| {
            xml.create_element("office:spreadsheet").write_inner_content(|xml| {
                notes(xml, &book.notes)?;
                book.sheets.iter().try_for_each(|sheet| table(xml, sheet))?;
                xml.create_element("table:database-ranges").write_inner_content(|xml| ranges(xml, book)).map(drop)
            })?;
            Ok(())
        })?;
        Ok(())
    })
}

fn notes(xml: &mut Xml, notes: &[Note]) -> io::Result<()> {
    let sheet = xml.create_element("table:table").with_attributes([("table:name", NOTES), ("table:style-name", "page")]);
    sheet.write_inner_content(|xml| {
        for width in [styles::NOTE_WIDTH, styles::TEXT_WIDTH] {
            column(xml, width)?;
        }
        notes.iter().try_for_each(|note| {
            let (style, cells) = match note {
                Note::Title(text) => ("title", [Some(text), None]),
                Note::Loud(text) => ("loud", [Some(text), None]),
                Note::Heading(text) => ("heading", [Some(text), None]),
                Note::Text(text) => ("text", [None, Some(text)]),
                Note::Fact(name, fact) => ("name", [Some(name), Some(fact)]),
            };
            row(xml, |xml| {
                for (cell, style) in cells.iter().zip([style, "text"]) {
                    words(xml, style, cell.map(String::as_str))?;
                }
                Ok(())
            })
        })
    })?;
    Ok(())
}

fn table(xml: &mut Xml, sheet: &Sheet) -> io::Result<()> {
    let page = xml.create_element("table:table").with_attributes([("table:name", sheet.name.as_str()), ("table:style-name", "page")]);
    page.write_inner_content(|xml| {
        sheet.heads.iter().try_for_each(|head| column(xml, head.width))?;
        if sheet.titled {
            row(xml, |xml| words(xml, "heading", Some(&sheet.title)))?;
        }
        // Repeated on every printed page, and told as heads by screen readers.
        xml.create_element("table:table-header-rows").write_inner_content(|xml| {
            row(xml, |xml| {
                let style = |numbers| if numbers { "head-number" } else { "head" };
                sheet.heads.iter().try_for_each(|head| words(xml, style(head.numbers), Some(&head.text)))
            })
        })?;
        sheet.rows.iter().try_for_each(|cells| {
            row(xml, |xml| cells.iter().zip(&sheet.heads).try_for_each(|(found, head)| cell(xml, found, head.numbers)))
        })
    })?;
    Ok(())
}

fn column(xml: &mut Xml, width: u16) -> io::Result<()> {
    empty(xml, "table:table-column", &[("table:style-name", &styles::column(width)), ("table:default-cell-style-name", "Default")])
}

fn row(xml: &mut Xml, inner: impl FnOnce(&mut Xml) -> io::Result<()>) -> io::Result<()> {
    xml.create_element("table:table-row").with_attribute(("table:style-name", "row")).write_inner_content(inner).map(drop)
}

/// A text is one whatever it begins with: never a formula.
fn words(xml: &mut Xml, style: &str, words: Option<&str>) -> io::Result<()> {
    let Some(words) = words else { return empty(xml, "table:table-cell", &[]) };
    let cell = xml.create_element("table:table-cell").with_attributes([("table:style-name", style), ("office:value-type", "string")]);
    cell.write_inner_content(|xml| text(xml, "text:p", &[], words)).map(drop)
}

fn cell(xml: &mut Xml, cell: &Cell, numbers: bool) -> io::Result<()> {
    match cell {
        Cell::Empty => words(xml, "text", None),
        Cell::Text(text) => words(xml, if numbers { "mark" } else { "text" }, Some(text)),
        Cell::Whole(number) => value(xml, ["number", "float"], f64::from(*number), &number.to_string()),
        Cell::Percent(number) => value(xml, ["percent", "percentage"], f64::from(*number) / 100.0, &format!("{number}%")),
    }
}

fn value(xml: &mut Xml, [style, kind]: [&str; 2], value: f64, shown: &str) -> io::Result<()> {
    let value = value.to_string();
    let attributes = [("table:style-name", style), ("office:value-type", kind), ("office:value", value.as_str())];
    xml.create_element("table:table-cell").with_attributes(attributes).write_inner_content(|xml| text(xml, "text:p", &[], shown)).map(drop)
}

/// Each table sorts and filters.
fn ranges(xml: &mut Xml, book: &Book) -> io::Result<()> {
    for (number, sheet) in book.sheets.iter().enumerate() {
        let first = usize::from(sheet.titled) + 1;
        let end = letters(sheet.heads.len().saturating_sub(1));
        let address = format!("'{0}'.A{first}:'{0}'.{end}{1}", sheet.name, first + sheet.rows.len());
        let name = format!("table{number}");
        let range = [("table:name", name.as_str()), ("table:target-range-address", &address), ("table:display-filter-buttons", "true")];
        empty(xml, "table:database-range", &range)?;
    }
    Ok(())
}

/// A column's letters: A to Z, then AA.
fn letters(column: usize) -> String {
    let letter = |number: usize| u8::try_from(number).map_or('A', |number| char::from(b'A' + number % 26));
    match column {
        0..26 => letter(column).to_string(),
        _ => format!("{}{}", letter(column / 26 - 1), letter(column % 26)),
    }
}

fn meta(book: &Book) -> io::Result<Vec<u8>> {
    document("office:document-meta", &NAMESPACES, |xml| {
        let made = day::instant(book.made_at);
        xml.create_element("office:meta").write_inner_content(|xml| {
            let hash = format!("Release {}", book.hash);
            let about = [
                ("meta:generator", "Blether"),
                ("dc:title", &book.title),
                ("dc:subject", &book.subject),
                ("dc:description", &hash),
                ("meta:initial-creator", "Blether"),
                ("meta:creation-date", &made),
                ("dc:date", &made),
                ("dc:language", "en-GB"),
            ];
            about.iter().try_for_each(|(name, words)| text(xml, name, &[], words))
        })?;
        Ok(())
    })
}

/// The heads stay where they are while the lines move. LibreOffice alone reads it; others leave it out.
fn settings(book: &Book) -> io::Result<Vec<u8>> {
    document("office:document-settings", &SETTINGS_SPACES, |xml| {
        xml.create_element("office:settings").write_inner_content(|xml| styles::frozen(xml, book)).map(drop)
    })
}

fn manifest() -> io::Result<Vec<u8>> {
    let spaces = [("xmlns:manifest", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"), ("manifest:version", "1.3")];
    document("manifest:manifest", &spaces, |xml| {
        let parts = ["content.xml", "meta.xml", "settings.xml", "styles.xml"].map(|part| (part, "text/xml"));
        for (path, kind) in [("/", File::Ods.media_type())].into_iter().chain(parts) {
            let whole = [("manifest:full-path", path), ("manifest:version", "1.3"), ("manifest:media-type", kind)];
            let part = [whole[0], whole[2]];
            empty(xml, "manifest:file-entry", if path == "/" { &whole } else { &part })?;
        }
        Ok(())
    })
}
