//! The report, as a page and as a PDF, and theme cards: everything in them is the release's.

use std::collections::BTreeSet;

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use domain::{
    disclosure::{
        Release, Row, Share,
        phrases::{percentage, read},
        words::WordsRelease,
    },
    finding::share,
    survey::Audience,
};
use lopdf::{Dictionary, Document, Object};
use server::service::demo;

use crate::support::{App, on_both_engines, released::Round};

on_both_engines!(
    a_report_has_every_chapter_and_only_the_releases_numbers,
    the_pdf_is_tagged_and_the_same_every_time,
    a_place_has_a_report_of_its_own,
    there_is_a_card_a_theme,
    nothing_is_reported_before_it_is_released,
    a_wave_of_which_all_is_hidden_has_a_report_too,
);

/// Every number that a release lets anybody say: percentages with their ranges, numbers of people, so many in ten.
#[derive(Default)]
struct Sayable {
    percents: BTreeSet<String>,
    people: BTreeSet<u32>,
    tenths: BTreeSet<u32>,
}

impl Sayable {
    fn of(release: &Release, words: &WordsRelease) -> Self {
        let mut sayable = Self::default();
        for group in release.groups.iter().chain(&words.groups) {
            sayable.people.extend(group.base);
            for row in &group.rows {
                let counts: Vec<(u32, u32)> = match &row.row {
                    Row::Counts { cells } => {
                        let total = cells.iter().map(|cell| cell.count).sum();
                        cells.iter().map(|cell| (cell.count, total)).collect()
                    }
                    Row::Ticks { ticks } => {
                        let counts = ticks.iter().filter_map(|tick| match tick.share {
                            Share::Counts { ticked, not_ticked } => Some((ticked, ticked + not_ticked)),
                            _ => None,
                        });
                        counts.collect()
                    }
                    _ => Vec::new(),
                };
                for (count, total) in counts {
                    sayable.people.extend([count, total]);
                    sayable
                        .percents
                        .insert(percentage(count, total).trim_start_matches(|letter: char| !letter.is_ascii_digit()).to_owned());
                    sayable.tenths.insert((count * 20 + total) / (total * 2).max(1));
                }
                if let Some(share) = share(release, &group.group, &row.item) {
                    sayable.percents.extend([share.low, share.high].map(|end| format!("{end:.0}%")));
                }
            }
        }
        sayable
    }

    /// Walks a text; how many numbers it looked at.
    fn holds(&self, text: &str) -> usize {
        let text = text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
        let mut found = 0;
        for (at, _) in text.match_indices('%') {
            let digits = text[..at].chars().rev().take_while(char::is_ascii_digit).collect::<String>();
            let percent = format!("{}%", digits.chars().rev().collect::<String>());
            assert!(self.percents.contains(&percent), "{percent} is nobody’s: {}", around(&text, at));
            found += 1;
        }
        for (at, about) in text.match_indices("about ") {
            let rest = &text[at + about.len()..];
            let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
            let Ok(number) = digits.parse::<u32>() else { continue };
            let known = if rest[digits.len()..].starts_with(" in 10 ") { &self.tenths } else { &self.people };
            assert!(known.contains(&number), "{number} is nobody’s: {}", around(&text, at));
            found += 1;
        }
        found
    }
}

fn around(text: &str, at: usize) -> String {
    let start = text.char_indices().map(|(at, _)| at).rfind(|start| start + 60 < at).unwrap_or(0);
    text[start..].chars().take(120).collect()
}

/// What a page says, without its tags.
fn said(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for letter in html.chars() {
        match letter {
            '<' => inside = true,
            '>' => {
                inside = false;
                text.push(' ');
            }
            letter if !inside => text.push(letter),
            _ => {}
        }
    }
    text
}

async fn a_report_has_every_chapter_and_only_the_releases_numbers(app: App) {
    let demo = demo::make(&app.db, &app.catalogue, 400, 7, 1).await.unwrap();
    let wave = &demo.released.0.code;
    let at = app.shared(wave).await;
    let release = app.db.release(wave).await.unwrap().unwrap().release;
    let words = app.db.words_release(wave).await.unwrap().unwrap().release;
    let page = app.get(&format!("{at}/report")).await;
    assert_eq!(page.status, StatusCode::OK);
    for chapter in ["at-a-glance", "methods", "themes", "groups", "barriers", "frameworks", "cite"] {
        assert!(page.body.contains(&format!("id=\"{chapter}\"")), "{chapter}");
        assert!(page.body.contains(&format!("href=\"#{chapter}\"")), "{chapter} is not among the contents");
    }
    assert_eq!(page.body.matches("<figure>").count(), 14);
    assert!(page.body.contains("Made-up answers") && page.body.contains("class=\"said "));
    assert!(!page.body.contains("<script"));
    let sayable = Sayable::of(&release, &words);
    let looked_at = sayable.holds(&said(&page.body));
    assert!(looked_at > 200, "{looked_at}");
    // Every row of the wave's audiences is there as it is read.
    let text = said(&page.body);
    for group in release.groups.iter().filter(|group| group.group.area.is_none() && group.group.category.is_none()) {
        for row in &group.rows {
            let shown = match read(&row.row, &release.policy) {
                domain::disclosure::Reading::Percent { parts, .. } | domain::disclosure::Reading::People { parts, .. } => {
                    parts.into_iter().map(|part| part.text).collect()
                }
                other => other.mark().map(str::to_owned).into_iter().collect::<Vec<_>>(),
            };
            assert!(shown.iter().all(|shown| text.contains(shown.as_str())), "{shown:?}");
        }
    }
    // The PDF says the same.
    let pdf = app.bytes(&format!("{at}/report.pdf")).await;
    let document = Document::load_mem(&pdf).unwrap();
    let sheets: Vec<u32> = document.get_pages().keys().copied().collect();
    let text = joined(&document.extract_text(&sheets).unwrap());
    let looked_at = sayable.holds(&text);
    assert!(looked_at > 200, "{looked_at}: {}", &text[..2_000]);
}

/// The letters of a drawing are set one by one: a text that they spell.
fn joined(text: &str) -> String {
    let mut out = String::new();
    let mut last_was_one = false;
    for word in text.split_whitespace() {
        let is_one = word.chars().count() == 1;
        if !(is_one && last_was_one) {
            out.push(' ');
        }
        out.push_str(word);
        last_was_one = is_one;
    }
    out
}

async fn the_pdf_is_tagged_and_the_same_every_time(app: App) {
    let demo = demo::make(&app.db, &app.catalogue, 400, 7, 1).await.unwrap();
    let wave = &demo.released.0.code;
    let at = app.shared(wave).await;
    let path = format!("{at}/report.pdf");
    let answer = app.get(&path).await;
    assert_eq!((answer.status, &answer.headers[header::CONTENT_TYPE]), (StatusCode::OK, &"application/pdf".parse().unwrap()));
    let tag = answer.headers[header::ETAG].to_str().unwrap().to_owned();
    assert!(tag.len() < 80, "{}", tag.len());
    let again = app.ask(Request::get(&path).header(header::IF_NONE_MATCH, &tag).body(Body::empty()).unwrap()).await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    let pdf = app.bytes(&path).await;
    // Another server that has printed nothing yet.
    let fresh = App::beside(&app).await;
    assert!(fresh.bytes(&path).await == pdf, "the same release, other bytes");

    let document = Document::load_mem(&pdf).unwrap();
    let catalog = document.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"en-GB");
    assert!(
        catalog
            .get(b"MarkInfo")
            .and_then(|info| document.dereference(info))
            .unwrap()
            .1
            .as_dict()
            .unwrap()
            .get(b"Marked")
            .unwrap()
            .as_bool()
            .unwrap()
    );
    assert!(catalog.has(b"Outlines") && catalog.has(b"Metadata"));
    let mut tags = Vec::new();
    walk(&document, catalog.get(b"StructTreeRoot").unwrap(), &mut tags);
    let many = |name: &str| tags.iter().filter(|(tag, _)| tag == name).count();
    assert_eq!((many("H1"), many("TOC")), (1, 1));
    assert!(
        many("H2") >= 8 && many("H3") >= 14 && many("Table") >= 14 && many("L") > 14,
        "{:?}",
        (many("H2"), many("H3"), many("Table"), many("L"))
    );
    assert_eq!(many("Table"), many("THead"));
    assert!(many("TH") > 50 && many("TD") > 100 && many("BlockQuote") > 0 && many("Link") > 20);
    // Each figure is told to those who cannot see it.
    let figures: Vec<_> = tags.iter().filter(|(tag, _)| tag == "Figure").collect();
    assert!(figures.len() >= 14 && figures.iter().all(|(_, alt)| alt.as_ref().is_some_and(|alt| alt.len() > 8)), "{figures:?}");
    // No heading's level is left out.
    let levels = tags.iter().filter_map(|(tag, _)| tag.strip_prefix('H')?.parse::<u8>().ok()).collect::<Vec<_>>();
    assert!(levels.first() == Some(&1) && levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
}

/// The names of all tags in reading order, each with its alternative text.
fn walk(document: &Document, object: &Object, tags: &mut Vec<(String, Option<Vec<u8>>)>) {
    let Ok((_, object)) = document.dereference(object) else { return };
    match object {
        Object::Array(all) => all.iter().for_each(|one| walk(document, one, tags)),
        Object::Dictionary(element) => {
            if let Ok(name) = element.get(b"S").and_then(Object::as_name) {
                tags.push((String::from_utf8_lossy(name).into_owned(), alt(element)));
            }
            if let Ok(children) = element.get(b"K") {
                walk(document, children, tags);
            }
        }
        _ => {}
    }
}

fn alt(element: &Dictionary) -> Option<Vec<u8>> {
    Some(element.get(b"Alt").ok()?.as_str().ok()?.to_vec())
}

async fn a_place_has_a_report_of_its_own(app: App) {
    let demo = demo::make(&app.db, &app.catalogue, 400, 7, 1).await.unwrap();
    let wave = &demo.released.0.code;
    let at = app.shared(wave).await;
    let page = app.get(&format!("{at}/report?area=fife")).await;
    assert!(page.status == StatusCode::OK && page.body.contains("<p class=\"report-place\">Fife</p>"));
    // Words and breakdowns are of the whole wave alone.
    assert!(!page.body.contains("id=\"groups\"") && !page.body.contains("class=\"said "));
    assert_eq!(app.get(&format!("{at}/report.pdf?area=fife")).await.status, StatusCode::OK);
    for kind in ["report", "report.pdf"] {
        assert_eq!(app.get(&format!("{at}/{kind}?area=moray")).await.status, StatusCode::NOT_FOUND);
    }
}

async fn there_is_a_card_a_theme(app: App) {
    let demo = demo::make(&app.db, &app.catalogue, 400, 7, 1).await.unwrap();
    let wave = &demo.released.0.code;
    let at = app.shared(wave).await;
    let release = app.db.release(wave).await.unwrap().unwrap().release;
    let words = app.db.words_release(wave).await.unwrap().unwrap().release;
    for size in ["a4", "a3"] {
        let page = app.get(&format!("{at}/cards?size={size}")).await;
        assert_eq!((page.status, page.body.matches("<article").count()), (StatusCode::OK, 14));
        assert!(page.body.contains(&format!("wall {size}")) && !page.body.contains("<script"));
        assert!(Sayable::of(&release, &words).holds(&said(&page.body)) > 20);
    }
}

async fn nothing_is_reported_before_it_is_released(app: App) {
    let (wave, _) = app.wave(&[]).await;
    let at = app.shared(&wave.code).await;
    for kind in ["report", "report.pdf", "cards"] {
        let answer = app.get(&format!("{at}/{kind}")).await;
        assert!(answer.status == StatusCode::NOT_FOUND && answer.body.contains("No results here yet"), "{kind}");
        assert_eq!(app.get(&format!("/shared/{}/{kind}", "00".repeat(16))).await.status, StatusCode::NOT_FOUND);
    }
}

async fn a_wave_of_which_all_is_hidden_has_a_report_too(app: App) {
    // A wave of which everything is hidden: no sentence, no number, and a sound document all the same.
    let round = Round { areas: vec!["fife"], people: vec![(3, "fife", Audience::Child, "T1=yes")], ..Round::default() };
    let at = app.shared(&app.released(&round).await).await;
    let page = app.get(&format!("{at}/report")).await.body;
    assert!(page.contains("[c]") && !said(&page).contains('%'));
    let pdf = app.bytes(&format!("{at}/report.pdf")).await;
    assert!(pdf.starts_with(b"%PDF-1.7"));
}
