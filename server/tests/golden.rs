//! Pages of results as reviewed: whoever changes one sees in `golden/` what readers will see. `RENEW=1 cargo test -p server --test all -- golden::`
//! writes them anew. What is drawn is reviewed as drawings (`src/chart/golden`).

use std::{env, fs, path::Path};

use domain::survey::Audience::{Adult, Child, Young};

use crate::support::{App, on_both_engines, released::Round};

on_both_engines!(pages_are_as_reviewed);

/// Clear gaps, a hidden place, a breakdown, barriers in order.
fn round() -> Round<'static> {
    Round {
        areas: vec!["fife", "stirling"],
        breakdowns: vec!["gender"],
        people: vec![
            (50, "fife", Child, "T1=yes&T2=yes"),
            (20, "fife", Child, "T1=no&T2=yes"),
            (6, "stirling", Child, "T1=yes"),
            (60, "fife", Young, "T1=agree&T2=disagree&gender=woman"),
            (30, "stirling", Young, "T1=in-between&T2=agree&gender=man"),
            (40, "fife", Adult, "T1=agree&T2=agree&T13=waiting&gender=woman"),
            (90, "fife", Adult, "T1=disagree&T2=agree&T13=cost&T13=waiting&gender=man"),
            (45, "stirling", Adult, "T1=disagree&T2=in-between&T13=travel&gender=woman"),
        ],
        made_at: 1_700_000_000,
        ..Round::default()
    }
}

async fn pages_are_as_reviewed(app: App) {
    let wave = app.released(&round()).await;
    let full = app.shared(&wave).await;
    let hash = app.db.release(&wave).await.unwrap().unwrap().hash;
    let pages = [
        ("families", format!("/results/{wave}")),
        ("families-in-stirling", format!("/results/{wave}?area=stirling")),
        ("children", format!("/results/{wave}/children")),
        ("overview", full.clone()),
        ("theme", format!("{full}/themes/T1")),
        ("framework", format!("{full}/lenses/promise")),
        ("comparison", format!("{full}/compare?one=child&other=adult")),
        ("report", format!("{full}/report")),
        ("cards", format!("{full}/cards?size=a4")),
    ];
    for (name, path) in pages {
        let page = app.get(&path).await;
        assert_eq!(page.status.as_u16(), 200, "{name}");
        // What chance makes is called by its name.
        let body = page.body.replace(&full, "/shared/SECRET").replace(wave.as_str(), "WAVE").replace(&hash, "HASH");
        let body = body.replace(&hash[..12], "HASH").replace(server::http::assets::HASH, "FILES");
        let (file, found) = (Path::new("tests/golden").join(format!("{name}.html")), lines(&body));
        if env::var_os("RENEW").is_some() {
            fs::create_dir_all("tests/golden").unwrap();
            fs::write(&file, &found).unwrap();
        }
        let reviewed = fs::read_to_string(&file).unwrap_or_default();
        let differs = reviewed.lines().zip(found.lines()).position(|(one, other)| one != other);
        let at = |text: &str| text.lines().nth(differs.unwrap_or_default()).unwrap_or_default().to_owned();
        assert!(reviewed == found, "{name}, line {differs:?}: reviewed\n{}\nnow\n{}", at(&reviewed), at(&found));
    }
}

/// The page's main part without its drawings: a tag a line, so that a change shows where it is.
fn lines(page: &str) -> String {
    let main = page.split_once("<main").map_or(page, |(_, main)| main);
    let main = main.split_once("</main>").map_or(main, |(main, _)| main);
    let mut out = String::from("<main");
    for (number, piece) in main.split("<svg").enumerate() {
        let piece = if number == 0 { piece } else { piece.split_once("</svg>").map_or("", |(_, after)| after) };
        out.push_str(&piece.replace('<', "\n<"));
    }
    // An end stands with what it ends.
    out.replace("\n</", "</") + "</main>\n"
}
