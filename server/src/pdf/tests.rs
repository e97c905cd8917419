//! Lines, sheets, letters, colours.
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use krilla::tagging::Tag;

use super::{
    book::{Book, Style, What},
    page::{BOTTOM, MEASURE, TOP},
    picture::Pictures,
    write::About,
};

fn about() -> About {
    About { title: "A title".to_owned(), subject: "A test".to_owned(), id: "1".to_owned(), day: (2027, 3, 31), foot: "Foot".to_owned() }
}

fn texts(book: &Book) -> Vec<(usize, f32, &str)> {
    let marks = book.sheets.iter().enumerate().flat_map(|(sheet, marks)| marks.iter().map(move |mark| (sheet, mark)));
    marks
        .filter_map(
            |(sheet, mark)| if let What::Text { baseline, text, .. } = &mark.what { Some((sheet, *baseline, text.as_str())) } else { None },
        )
        .collect()
}

#[test]
fn no_line_is_wider_than_its_room_and_no_word_is_lost() {
    let book = Book::new().unwrap();
    for text in [
        "One two three four five six seven eight nine ten eleven twelve thirteen fourteen",
        &"0123456789abcdef".repeat(20),
        "Żółć gaoìthe Привіт",
        "",
    ] {
        for room in [40.0, 120.0, MEASURE] {
            let lines = book.broken(text, Style::BODY, room);
            assert!(lines.iter().all(|line| book.fonts.width(line, Style::BODY.size, false) <= room + 0.5), "{lines:?}");
            assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
        }
    }
}

#[test]
fn what_is_kept_together_is_on_one_sheet() {
    let mut book = Book::new().unwrap();
    book.paragraph("Before", Style::BODY);
    book.space(BOTTOM - TOP - 60.0);
    let add = |book: &mut Book| (0..6).for_each(|_| book.paragraph("Kept", Style::BODY));
    book.kept(&add).unwrap();
    let kept: Vec<_> = texts(&book).into_iter().filter(|(.., text)| *text == "Kept").map(|(sheet, ..)| sheet).collect();
    assert_eq!(kept, [1; 6]);
}

#[test]
fn a_long_table_has_its_head_on_every_sheet_and_reads_it_once() {
    let mut book = Book::new().unwrap();
    let rows: Vec<Vec<String>> = (0..100).map(|row| vec![format!("Row {row}"), "about 5".to_owned()]).collect();
    book.heading(1, "A title", Style::BODY.bold(), None);
    book.table("Caption", &["Who".to_owned(), "People".to_owned()], &rows);
    let heads =
        book.sheets.iter().filter(|marks| marks.iter().any(|mark| matches!(&mark.what, What::Text { text, .. } if text == "Who"))).count();
    let read =
        book.sheets.iter().flatten().filter(|mark| mark.is_read && matches!(&mark.what, What::Text { text, .. } if text == "Who")).count();
    assert!(book.sheets.len() > 2 && heads == book.sheets.len() && read == 1, "{} {heads} {read}", book.sheets.len());
    assert!(texts(&book).iter().all(|(_, baseline, _)| *baseline < BOTTOM + 2.0));
    assert!(book.write(&about()).unwrap().starts_with(b"%PDF-1.7"));
}

#[test]
fn letters_are_written_signs_are_named_and_other_scripts_are_left_to_the_page() {
    let book = Book::new().unwrap();
    assert_eq!(book.writable("Tha mi sgìth. Żółć! Дякую…").as_deref(), Some("Tha mi sgìth. Żółć! Дякую…"));
    assert_eq!(book.writable("A dog 🐕\u{fe0f} and 👩‍👧").as_deref(), Some("A dog [emoji] and [emoji][emoji]"));
    assert_eq!(book.writable("شكرا"), None);
}

#[test]
fn the_same_book_is_the_same_bytes() {
    let make = || {
        let mut book = Book::new().unwrap();
        book.heading(1, "A title", Style::BODY.bold(), None);
        book.heading(2, "A chapter", Style::BODY.bold(), Some("chapter"));
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 72 20\" width=\"100%\"><path d=\"M0 0h72v20h-72z\" fill=\"var(--positive)\"/><text x=\"2\" y=\"12\" fill=\"var(--ink)\" font-size=\"12\">60%</text></svg>";
        let picture = Pictures::new().read(svg).unwrap();
        book.picture(&picture, "Sixty percent", 200.0);
        book.list(&["One".to_owned(), "Two".to_owned()], true);
        book.contents(&[(false, "A chapter".to_owned(), "chapter".to_owned())]);
        book.tagged(Tag::P, |book| book.lines("Words", Style::SMALL, 0.0));
        book.write(&about()).unwrap()
    };
    assert!(make() == make());
}

#[test]
fn colours_on_paper_are_the_light_ones_of_the_screen() {
    let style = [include_str!("../../../style/tokens.css"), include_str!("../../../style/results.css")].concat();
    let light = |name: &str| style.split(&format!("{name}: ")).nth(1).and_then(|rest| rest.split(';').next()).unwrap().to_owned();
    for (name, colour) in super::page::NAMED {
        // On paper, paper is white.
        if name == "--paper" {
            continue;
        }
        let mut shown = light(name);
        while let Some(other) = shown.strip_prefix("var(").and_then(|rest| rest.strip_suffix(')')) {
            shown = light(other);
        }
        let full = if shown.len() == 4 {
            shown.chars().flat_map(|letter| std::iter::repeat_n(letter, if letter == '#' { 1 } else { 2 })).collect()
        } else {
            shown
        };
        assert_eq!(full, colour, "{name}");
    }
}
