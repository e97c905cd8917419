//! How cells look, which XML names are used, and which row stays in sight.

use std::io;

use super::{Xml, empty};
use crate::service::results::export::book::Book;

/// The name spaces of OpenDocument 1.3, part 3.
pub(super) const NAMESPACES: [(&str, &str); 9] = [
    ("xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
    ("xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"),
    ("xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
    ("xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"),
    ("xmlns:number", "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"),
    ("xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"),
    ("xmlns:meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ("office:version", "1.3"),
];

/// Those of its settings.
pub(super) const SETTINGS_SPACES: [(&str, &str); 4] = [
    ("xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
    ("xmlns:config", "urn:oasis:names:tc:opendocument:xmlns:config:1.0"),
    ("xmlns:ooo", "http://openoffice.org/2004/office"),
    ("office:version", "1.3"),
];

pub(super) const NOTE_WIDTH: u16 = 28;
pub(super) const TEXT_WIDTH: u16 = 100;

/// Cell styles: name, number style, whether texts wrap, alignment, size in points, bold, colour.
const CELLS: [(&str, &str, bool, &str, &str, &str, &str); 10] = [
    ("title", "", false, "start", "16pt", "bold", ""),
    ("loud", "", false, "start", "14pt", "bold", "#b00020"),
    ("heading", "", false, "start", "13pt", "bold", ""),
    ("name", "", true, "start", "", "bold", ""),
    ("text", "", true, "start", "", "", ""),
    ("mark", "", false, "end", "", "", ""),
    ("head", "", true, "start", "", "bold", ""),
    ("head-number", "", true, "end", "", "bold", ""),
    ("number", "whole", false, "end", "", "", ""),
    ("percent", "share", false, "end", "", "", ""),
];

/// Every width that a column of the book has.
pub(super) fn widths(book: &Book) -> Vec<u16> {
    let all = book.sheets.iter().flat_map(|sheet| sheet.heads.iter().map(|head| head.width));
    let mut widths: Vec<_> = all.chain([NOTE_WIDTH, TEXT_WIDTH]).collect();
    widths.sort_unstable();
    widths.dedup();
    widths
}

/// The style of a column so many letters wide.
pub(super) fn column(width: u16) -> String {
    format!("width{width}")
}

/// The styles that the tables use.
pub(super) fn automatic(xml: &mut Xml, widths: &[u16]) -> io::Result<()> {
    xml.create_element("office:automatic-styles").write_inner_content(|xml| {
        for width in widths {
            // A letter is about a fifth of a centimetre.
            let width_in_cm = format!("{:.1}cm", f64::from(*width) * 0.2);
            let name = column(*width);
            style(xml, &[("style:name", &name), ("style:family", "table-column")], |xml| {
                empty(xml, "style:table-column-properties", &[("style:column-width", &width_in_cm)])
            })?;
        }
        style(xml, &[("style:name", "row"), ("style:family", "table-row")], |xml| {
            empty(xml, "style:table-row-properties", &[("style:use-optimal-row-height", "true")])
        })?;
        style(xml, &[("style:name", "page"), ("style:family", "table"), ("style:master-page-name", "Default")], |xml| {
            empty(xml, "style:table-properties", &[("table:display", "true")])
        })?;
        let digits = [("number:decimal-places", "0"), ("number:min-integer-digits", "1")];
        let whole = xml.create_element("number:number-style").with_attribute(("style:name", "whole"));
        whole.write_inner_content(|xml| empty(xml, "number:number", &[&digits[..], &[("number:grouping", "true")]].concat()))?;
        let share = xml.create_element("number:percentage-style").with_attribute(("style:name", "share"));
        share.write_inner_content(|xml| {
            empty(xml, "number:number", &digits)?;
            super::text(xml, "number:text", &[], "%")
        })?;
        CELLS.iter().try_for_each(|(name, number, wraps, align, size, weight, colour)| {
            let mut attributes = vec![("style:name", *name), ("style:family", "table-cell"), ("style:parent-style-name", "Default")];
            attributes.extend((!number.is_empty()).then_some(("style:data-style-name", *number)));
            style(xml, &attributes, |xml| {
                let wraps = if *wraps { "wrap" } else { "no-wrap" };
                let cell = [("fo:wrap-option", wraps), ("style:vertical-align", "top"), ("style:text-align-source", "fix")];
                empty(xml, "style:table-cell-properties", &cell)?;
                empty(xml, "style:paragraph-properties", &[("fo:text-align", align)])?;
                let look = [("fo:font-size", *size), ("fo:font-weight", *weight), ("fo:color", *colour)];
                let look: Vec<_> = look.into_iter().filter(|(_, value)| !value.is_empty()).collect();
                empty(xml, "style:text-properties", &look)
            })
        })
    })?;
    Ok(())
}

fn style(xml: &mut Xml, attributes: &[(&str, &str)], inner: impl FnOnce(&mut Xml) -> io::Result<()>) -> io::Result<()> {
    xml.create_element("style:style").with_attributes(attributes.iter().copied()).write_inner_content(inner).map(drop)
}

/// The page that everything is printed on: A4, on its side, as many sheets of paper long as it takes and one wide.
pub(super) fn document() -> io::Result<Vec<u8>> {
    super::document("office:document-styles", &NAMESPACES, |xml| {
        xml.create_element("office:styles").write_inner_content(|xml| {
            style(xml, &[("style:name", "Default"), ("style:family", "table-cell")], |xml| {
                empty(xml, "style:text-properties", &[("fo:font-size", "11pt"), ("fo:language", "en"), ("fo:country", "GB")])
            })
        })?;
        xml.create_element("office:automatic-styles").write_inner_content(|xml| {
            xml.create_element("style:page-layout").with_attribute(("style:name", "a4")).write_inner_content(|xml| {
                let page = [
                    ("fo:page-width", "29.7cm"),
                    ("fo:page-height", "21cm"),
                    ("style:print-orientation", "landscape"),
                    ("style:scale-to-X", "1"),
                ];
                empty(xml, "style:page-layout-properties", &page)
            })?;
            Ok(())
        })?;
        xml.create_element("office:master-styles")
            .write_inner_content(|xml| empty(xml, "style:master-page", &[("style:name", "Default"), ("style:page-layout-name", "a4")]))?;
        Ok(())
    })
}

/// Which row of each table stays in sight.
pub(super) fn frozen(xml: &mut Xml, book: &Book) -> io::Result<()> {
    let group = |xml: &mut Xml, kind: &str, name: &str, inner: &dyn Fn(&mut Xml) -> io::Result<()>| {
        let element = xml.create_element(kind);
        let element = if name.is_empty() { element } else { element.with_attribute(("config:name", name)) };
        element.write_inner_content(inner).map(drop)
    };
    let item = |xml: &mut Xml, name: &str, kind: &str, value: &str| {
        super::text(xml, "config:config-item", &[("config:name", name), ("config:type", kind)], value)
    };
    let sheet = |xml: &mut Xml, name: &str, head: usize| {
        group(xml, "config:config-item-map-entry", name, &|xml| {
            let row = (head + 1).to_string();
            item(xml, "VerticalSplitMode", "short", "2")?;
            item(xml, "VerticalSplitPosition", "int", &row)?;
            item(xml, "ActiveSplitRange", "short", "2")?;
            item(xml, "PositionBottom", "int", &row)
        })
    };
    group(xml, "config:config-item-set", "ooo:view-settings", &|xml| {
        group(xml, "config:config-item-map-indexed", "Views", &|xml| {
            group(xml, "config:config-item-map-entry", "", &|xml| {
                item(xml, "ViewId", "string", "view1")?;
                group(xml, "config:config-item-map-named", "Tables", &|xml| {
                    book.sheets.iter().try_for_each(|found| sheet(xml, &found.name, usize::from(found.titled)))
                })?;
                item(xml, "ActiveTable", "string", super::NOTES)
            })
        })
    })
}
