//! What stands on a poster and on cards, for every audience, in every language.
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use domain::{
    help::{for_audience, help_lines_in},
    slip::SlipCode,
};

use super::*;
use crate::pages::staff::{
    cards::Cards,
    slip_sheet::{SlipSheet, SlipSheetView},
};

const AUDIENCES: [Option<Audience>; 4] = [None, Some(Audience::Child), Some(Audience::Young), Some(Audience::Adult)];

/// How each language begins the words that would name the topic, in small letters.
const fn topic(language: Language) -> &'static [&'static str] {
    match language {
        Language::English => &["alcohol", "drug", "drink"],
        Language::Gaelic => &["alcol", "deoch", "drog"],
        Language::Polish => &["alkohol", "narkot", "picie"],
        Language::Ukrainian => &["алкогол", "наркот", "питт"],
        Language::Arabic => &["كحول", "مخدر", "الشرب"],
        Language::Urdu => &["الکحل", "منشیات", "شراب", "نشہ", "نشے"],
    }
}

fn shown(kind: Kind, audience: Option<Audience>, language: Language, closes: Option<Day>) -> String {
    let lines = for_audience(help_lines_in(language).unwrap(), audience.unwrap_or(Audience::Child)).cloned().collect();
    let page = PosterView {
        frame: Frame { hash: "hash".to_owned(), style: None, language, help: lines },
        audience,
        audiences: [(Audience::Child, "Children"), (Audience::Adult, "Adults")].map(|(one, plural)| (one, plural.to_owned())).into(),
        site: "https://ask.example.scot".to_owned(),
        wave: "xyz23fg".to_owned(),
        link: "bcd23fg".to_owned(),
        single_use: false,
        qr: "<svg viewBox=\"0 0 37 37\"></svg>".to_owned(),
        place: "Fife".to_owned(),
        closes,
        made_up: false,
    };
    Owner::new().with(|| match kind {
        Kind::Poster => view! { <Poster page/> }.to_html(),
        Kind::Cards => view! { <Cards page/> }.to_html(),
    })
}

/// A slip in that language.
fn slip(language: Language) -> String {
    let page = SlipSheetView {
        frame: Frame { hash: "hash".to_owned(), style: None, language, help: Vec::new() },
        site: "https://ask.example.scot".to_owned(),
        link: "bcd23fg".to_owned(),
        called: "Fife".to_owned(),
        slips: vec![(SlipCode::new(1), "<svg viewBox=\"0 0 37 37\"></svg>".to_owned())],
        made_up: false,
    };
    let html = Owner::new().with(|| view! { <SlipSheet page/> }.to_html());
    html.split("<article").nth(1).and_then(|rest| rest.split("</article>").next()).unwrap().to_owned()
}

#[test]
fn a_slip_bears_its_code_and_names_no_topic_and_no_place() {
    for language in Language::ALL {
        let slip = slip(language);
        assert!(slip.contains(&SlipCode::new(1).to_string()) && slip.contains(&format!("lang=\"{}\"", language.tag())), "{slip}");
        let small = slip.to_lowercase();
        assert!(!small.contains("fife") && topic(language).iter().all(|topic| !small.contains(topic)), "{slip}");
    }
}

/// Every sheet there is.
fn each(mut check: impl FnMut(Kind, Option<Audience>, Language, &str)) {
    for (kind, language) in Kind::ALL.into_iter().flat_map(|kind| Language::ALL.map(|language| (kind, language))) {
        for audience in AUDIENCES {
            check(kind, audience, language, &shown(kind, audience, language, None));
        }
    }
}

/// The sheet alone, without what staff choose above it and read below.
fn sheet(html: &str) -> &str {
    html.split("<main>").nth(1).and_then(|rest| rest.split("</main>").next()).unwrap()
}

#[test]
fn a_sheet_shows_the_address_to_scan_and_to_type() {
    each(|kind, audience, language, html| {
        let sheet = sheet(html);
        let times = if kind == Kind::Poster { 1 } else { 4 };
        let why = format!("{kind:?} {audience:?} {language}: {sheet}");
        assert_eq!(sheet.matches("role=\"img\"").count(), times, "{why}");
        assert_eq!(sheet.matches("<svg viewBox=\"0 0 37 37\"></svg>").count(), times, "{why}");
        assert_eq!(sheet.matches("https://ask.example.scot/s/bcd23fg").count(), times, "{why}");
        let typed = sheet.split("class=\"typed\">").nth(1).and_then(|rest| rest.split("</p>").next()).unwrap();
        let text: String = typed.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect();
        assert!(sheet.contains("dir=\"ltr\" class=\"typed\""), "{why}");
        assert_eq!(text, "ask.example.scot/s/bcd23fg", "{why}");
        assert!(sheet.contains("Fife"), "{why}");
        // Whoever listens hears one card.
        let silent = |card: &&str| card.split('>').next().is_some_and(|tag| tag.contains("aria-hidden=\"true\""));
        assert_eq!(sheet.split("<article").skip(1).filter(silent).count(), times - 1, "{why}");
    });
}

#[test]
fn a_page_says_its_language_and_has_no_script_and_no_style_within() {
    each(|_, _, language, html| {
        let head = html.split("<head>").next().unwrap();
        assert!(head.contains(&format!("lang=\"{}\"", language.tag())), "{head}");
        assert_eq!(head.contains("dir=\"rtl\""), language.is_right_to_left(), "{head}");
        assert!(!html.contains("style=") && !html.contains("<style") && !html.contains("<script"), "{html}");
    });
}

#[test]
fn a_sheet_names_no_topic() {
    each(|kind, audience, language, html| {
        let words = sheet(html).to_lowercase();
        for stem in topic(language) {
            assert!(!words.contains(stem), "{kind:?} {audience:?} {language}: {stem}");
        }
    });
}

#[test]
fn the_words_are_the_audiences_own() {
    for language in Language::ALL {
        let mut titles = AUDIENCES.map(|audience| {
            let html = shown(Kind::Poster, audience, language, None);
            assert!(html.contains(&format!("class=\"sheet poster {}", audience.map_or("plain", Audience::as_str))));
            html.split("<h1>").nth(1).and_then(|rest| rest.split("</h1>").next()).unwrap().to_owned()
        });
        titles.sort();
        assert!(titles.windows(2).all(|pair| pair[0] != pair[1]), "{language}: {titles:?}");
    }
}

#[test]
fn the_closing_day_stands_there_where_it_is_set() {
    let day = Day { day: 30, month: 6, year: 2027 };
    for kind in Kind::ALL {
        assert!(shown(kind, None, Language::English, Some(day)).contains("This survey closes on 30 June 2027."));
        assert!(!shown(kind, None, Language::English, None).contains("closes"));
    }
}

#[test]
fn the_bar_leads_from_each_sheet_to_every_other() {
    let html = shown(Kind::Cards, Some(Audience::Child), Language::Arabic, None);
    for path in [
        "href=\"/staff/links/bcd23fg/poster?audience=child&amp;lang=ar\"",
        "href=\"/staff/links/bcd23fg/cards?lang=ar\"",
        "href=\"/staff/links/bcd23fg/cards?audience=adult&amp;lang=ar\"",
        "href=\"/staff/links/bcd23fg/cards?audience=child&amp;lang=pl\"",
        "href=\"/staff/links/bcd23fg/qr.svg?lang=ar\"",
        "href=\"/staff/links/bcd23fg/qr.png?lang=ar\"",
    ] {
        assert!(html.contains(path), "{path}: {html}");
    }
    assert_eq!(html.matches("aria-current=\"true\"").count(), 3);
    assert!(html.contains("It does not record who opened it, when, from where, or on what phone."));
}

#[test]
fn a_sheet_has_the_light_colours_whatever_the_screen() {
    let [tokens, sheet] = [include_str!("../../../../../style/tokens.css"), include_str!("../../../../../style/sheet.css")];
    let colours = |css: &'static str| css.lines().map(str::trim).filter(|line| line.starts_with("--") && line.contains('#'));
    let light: Vec<_> = colours(tokens.split('}').next().unwrap()).collect();
    assert!(colours(sheet).count() >= 12);
    for colour in colours(sheet) {
        assert!(light.contains(&colour), "{colour}");
    }
}
