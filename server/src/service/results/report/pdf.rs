//! The report's blocks on sheets.

use app::pages::results::{
    report::{Block, Chapter, ReportView, Section},
    said::{SaidView, label},
};
use domain::{disclosure::words::Manner, survey::Audience};

use crate::{
    pdf::{
        PdfError,
        book::{Book, Style},
        page::{Colour, HEATHER, INK, LOCH, MOSS, SOFT, SUN, swatch},
        picture::{Picture, Pictures},
        write::About,
    },
    store::Dates,
};

const TITLE: Style = Style { size: 30.0, bold: true, colour: INK, above: 8.0 };
const PLACE: Style = Style { size: 17.0, bold: false, colour: LOCH, above: 8.0 };
const CHAPTER: Style = Style { size: 20.0, bold: true, colour: LOCH, above: 4.0 };
const SECTION: Style = Style { size: 14.5, bold: true, colour: INK, above: 4.0 };
const HEADING: Style = Style { size: 11.0, bold: true, colour: SOFT, above: 10.0 };

/// The report as a PDF: the same view is the same bytes.
///
/// # Errors
/// When it cannot be written.
pub(super) fn pdf(view: &ReportView, dates: &Dates) -> Result<Vec<u8>, PdfError> {
    let pictures = Pictures::new();
    let mut book = Book::new()?;
    cover(&mut book, view);
    for chapter in &view.chapters {
        self::chapter(&mut book, chapter, &pictures)?;
    }
    let cover = &view.cover;
    let made_up = if cover.made_up.is_some() { " · Made-up answers" } else { "" };
    book.write(&About {
        title: format!("{}, {}", cover.title(), cover.place),
        subject: cover.when.join(" "),
        id: format!("{} {}", cover.hash, view.area.as_deref().unwrap_or_default()),
        day: crate::day::numbers(dates.made_at),
        foot: format!("{} · {}{made_up}", cover.survey, cover.place),
    })
}

fn cover(book: &mut Book, view: &ReportView) {
    let cover = &view.cover;
    book.decoration(0.0, 0.0, 600.0, 16.0, LOCH);
    book.decoration(0.0, 16.0, 600.0, 4.0, SUN);
    book.space(110.0);
    if let Some(made_up) = cover.made_up {
        book.paragraph(made_up, Style { size: 13.0, bold: true, colour: [0xB8, 0x48, 0x1F], above: 0.0 });
        book.space(14.0);
    }
    book.paragraph("Report", Style { size: 12.0, bold: true, colour: SOFT, above: 0.0 });
    book.heading(1, &cover.title(), TITLE, None);
    book.paragraph(&cover.place, PLACE);
    book.space(14.0);
    for words in cover.interim.iter().chain(&cover.when) {
        book.paragraph(words, Style { size: 12.0, ..Style::BODY });
    }
    book.space(10.0);
    book.paragraph(&format!("Release {}", cover.hash), Style::SMALL);
    book.fresh_sheet();
    let mut entries = Vec::new();
    for chapter in &view.chapters {
        entries.push((false, chapter.title.clone(), chapter.id.to_owned()));
        entries.extend(chapter.sections.iter().map(|section| (true, section.title.clone(), section.id.clone())));
    }
    book.heading(2, "Contents", CHAPTER, None);
    book.contents(&entries);
}

fn chapter(book: &mut Book, chapter: &Chapter, pictures: &Pictures) -> Result<(), PdfError> {
    book.fresh_sheet();
    book.heading(2, &chapter.title, CHAPTER, Some(chapter.id));
    self::blocks(book, &chapter.blocks, pictures, 3)?;
    for (at, section) in chapter.sections.iter().enumerate() {
        if at > 0 {
            book.space(20.0);
        }
        self::section(book, section, pictures)?;
    }
    Ok(())
}

fn section(book: &mut Book, section: &Section, pictures: &Pictures) -> Result<(), PdfError> {
    // The title, what is said under it and a chart, or else the first block, stay together: a torn one could not be read.
    let first = section.blocks.iter().position(|block| matches!(block, Block::Chart { .. })).unwrap_or(0) + 1;
    let (kept, rest) = section.blocks.split_at(first.min(section.blocks.len()));
    let kept = kept.iter().map(|block| ready(block, pictures)).collect::<Result<Vec<_>, _>>()?;
    book.kept(&|book| {
        if !section.above.is_empty() {
            book.paragraph(&section.above, Style::SMALL);
        }
        book.heading(3, &section.title, SECTION, Some(&section.id));
        for ready in &kept {
            put(book, ready, 4);
        }
    })?;
    blocks(book, rest, pictures, 4)
}

fn blocks(book: &mut Book, blocks: &[Block], pictures: &Pictures, level: u16) -> Result<(), PdfError> {
    for block in blocks {
        put(book, &ready(block, pictures)?, level);
    }
    Ok(())
}

/// A block with its drawings read.
struct Ready<'a> {
    block: &'a Block,
    drawings: Vec<Option<Picture>>,
}

fn ready<'a>(block: &'a Block, pictures: &Pictures) -> Result<Ready<'a>, PdfError> {
    let drawings = match block {
        Block::Chart { charts, .. } => vec![Some(pictures.read(&charts.wide)?)],
        Block::Said(said) => {
            let drawn = said.iter().map(|said| said.drawing.as_ref().map(|drawing| pictures.read(&drawing.svg("A drawing"))).transpose());
            drawn.collect::<Result<_, _>>()?
        }
        _ => Vec::new(),
    };
    Ok(Ready { block, drawings })
}

fn put(book: &mut Book, Ready { block, drawings }: &Ready<'_>, level: u16) {
    match block {
        Block::Text(text) => book.paragraph(text, Style::BODY),
        Block::Heading(text) => book.heading(level, text, HEADING, None),
        Block::List { ordered, items } => book.list(items, *ordered),
        Block::Asked(asked) => {
            let asked: Vec<_> = asked.iter().map(|(who, words)| format!("{who}: {words}")).collect();
            book.list(&asked, false);
        }
        Block::Table(table) => book.table(&table.caption, &table.heads, &table.rows),
        Block::Chart { alt, legend, note, .. } => {
            if let Some(Some(picture)) = drawings.first() {
                book.picture(picture, alt, f32::INFINITY);
            }
            let swatches: Vec<_> = legend.iter().map(|(class, word)| (swatch(class), word.as_str())).collect();
            book.legend(&swatches, note);
        }
        Block::Said(said) => {
            for (said, drawing) in said.iter().zip(drawings) {
                quoted(book, said, drawing.as_ref());
            }
        }
    }
}

fn quoted(book: &mut Book, said: &SaidView, drawing: Option<&Picture>) {
    let colour = of(said.audience);
    let style = Style { above: 8.0, ..Style::BODY };
    if !said.text.trim().is_empty() {
        match (book.writable(said.text.trim()), said.manner) {
            (Some(text), Manner::Quote) => book.quote(&format!("“{text}”"), style, colour),
            (Some(text), Manner::Paraphrase) => book.quote(&text, style, colour),
            (None, _) => {
                book.quote("This is in letters that this file does not have: the page of people’s own words shows it.", style, colour)
            }
        }
    }
    if let Some(drawing) = drawing {
        book.picture(drawing, "A drawing", 150.0);
    }
    book.paragraph(&label(said), Style { colour, above: 1.0, ..Style::SMALL.bold() });
}

const fn of(audience: Audience) -> Colour {
    match audience {
        Audience::Child => HEATHER,
        Audience::Young => MOSS,
        Audience::Adult => LOCH,
    }
}
