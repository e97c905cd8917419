//! Results by place: larger areas with their areas, and where to look for what one place cannot show on its own.

use axum::http::StatusCode;
use domain::survey::Audience::{Adult, Child, Young};

use crate::support::{
    App, on_both_engines,
    released::{People, Round},
};

on_both_engines!(
    larger_areas_hold_their_areas_in_the_filter,
    a_hidden_place_points_to_the_one_around_it,
    without_a_larger_area_it_points_everywhere,
    files_say_which_level_an_area_is_of,
);

const FORTH: &str = "clackmannanshire-and-stirling";

/// Thirty of each in every area, but for Clackmannanshire's young people: five.
fn people() -> Vec<People<'static>> {
    let mut people = Vec::new();
    for area in ["fife", "stirling", "clackmannanshire", "angus"] {
        for (audience, yes, no) in [(Child, "T1=yes", "T1=no"), (Young, "T1=agree", "T1=disagree"), (Adult, "T1=agree", "T1=disagree")] {
            let few = area == "clackmannanshire" && audience == Young;
            people.extend([(if few { 3 } else { 30 }, area, audience, yes), (if few { 2 } else { 30 }, area, audience, no)]);
        }
    }
    people
}

fn round() -> Round<'static> {
    Round {
        areas: vec!["stirling", "fife", "clackmannanshire", "angus"],
        larger_areas: vec![(FORTH, vec!["clackmannanshire", "stirling"])],
        people: people(),
        ..Round::default()
    }
}

/// The page's words, one space between two.
fn words(page: &str) -> String {
    let bare = page.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, text)| text).collect::<Vec<_>>().join(" ");
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

async fn larger_areas_hold_their_areas_in_the_filter(app: App) {
    let path = app.shared(&app.released(&round()).await).await;
    let page = app.get(&path).await.body;
    let select = page.split("<select id=\"area\"").nth(1).unwrap().split("</select>").next().unwrap();
    assert_eq!(
        words(&format!("<i{select}")),
        "Everywhere Angus All of Clackmannanshire and Stirling Stirling Clackmannanshire Fife",
        "{select}"
    );
    assert!(select.contains("<optgroup label=\"Clackmannanshire and Stirling\">"), "{select}");
    let larger = app.get(&format!("{path}?area={FORTH}")).await;
    assert_eq!(larger.status, StatusCode::OK);
    assert!(larger.body.contains("<p class=\"hint\">Clackmannanshire and Stirling</p>"));
    assert!(larger.body.contains(&format!("<option value=\"{FORTH}\" selected")), "{}", larger.body);
    assert!(!larger.body.contains("class=\"pointer\""));
    for unknown in ["?area=tayside", "?area=moray", "?area=Fife", "?by=gender", "?area=fife&by=gender"] {
        let answer = app.get(&format!("{path}{unknown}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{unknown}");
        assert!(answer.body.contains("can’t find these results"));
    }
    assert_eq!(app.get(&format!("{path}?area=&by=")).await.status, StatusCode::OK);
}

async fn a_hidden_place_points_to_the_one_around_it(app: App) {
    let path = app.shared(&app.released(&round()).await).await;
    let page = app.get(&format!("{path}?area=clackmannanshire")).await.body;
    assert!(
        words(&page).contains(
            "What young people in Clackmannanshire said can’t be shown on its own without telling too much about someone. \
             See Clackmannanshire and Stirling"
        ),
        "{}",
        words(&page)
    );
    assert!(page.contains(&format!("href=\"{path}?area={FORTH}\"")));
    // The area that is hidden so that the first cannot be worked out says the very same.
    let page = app.get(&format!("{path}?area=stirling")).await.body;
    assert!(words(&page).contains("What young people in Stirling said can’t be shown on its own without telling too much about someone."));
    assert!(!app.get(&format!("{path}?area=fife")).await.body.contains("class=\"pointer\""));
    assert!(!app.get(&path).await.body.contains("class=\"pointer\""));
}

async fn without_a_larger_area_it_points_everywhere(app: App) {
    let path = app.shared(&app.released(&Round { larger_areas: Vec::new(), ..round() }).await).await;
    let page = app.get(&format!("{path}?area=clackmannanshire")).await.body;
    assert!(words(&page).contains("without telling too much about someone. See everywhere"), "{}", words(&page));
    assert!(page.contains(&format!("<a href=\"{path}\">")), "{page}");
    // Of a wave that shows nothing at all there is nowhere to point to.
    let few = Round { areas: vec!["fife", "stirling"], people: vec![(4, "fife", Adult, "T1=agree")], ..Round::default() };
    let path = app.shared(&app.released(&few).await).await;
    let page = app.get(&format!("{path}?area=fife")).await.body;
    assert!(words(&page).contains("What children, young people and adults in Fife said can’t be shown on its own"));
    assert!(!page.contains("See everywhere"));
}

async fn files_say_which_level_an_area_is_of(app: App) {
    let path = format!("/results/{}.csv", app.released(&round()).await);
    let csv = app.get(&path).await.body;
    let mut lines = csv::Reader::from_reader(csv.as_bytes());
    assert_eq!(lines.headers().unwrap().iter().skip(5).take(3).collect::<Vec<_>>(), ["area", "area_level", "area_label"]);
    let mut places: Vec<_> = lines.records().map(|line| line.unwrap()).map(|line| [5, 6, 7].map(|cell| line[cell].to_owned())).collect();
    places.sort();
    places.dedup();
    let expected = [
        ["", "wave", "Everywhere"],
        ["angus", "area", "Angus"],
        ["clackmannanshire", "area", "Clackmannanshire"],
        [FORTH, "larger_area", "Clackmannanshire and Stirling"],
        ["fife", "area", "Fife"],
        ["stirling", "area", "Stirling"],
    ];
    assert_eq!(places, expected);
}
