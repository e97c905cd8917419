//! A wave's results beside Scotland's: those of a wave for every council area, and of nothing less.

use domain::{area::areas, survey::Audience::Adult};
use server::store::Code;

use crate::support::{
    App, on_both_engines,
    released::{People, Round},
};

on_both_engines!(
    scotland_stands_beside_a_wave,
    only_clear_differences_are_said,
    only_all_of_scotland_is_scotland,
    made_up_and_real_are_never_compared,
    the_latest_release_is_taken,
);

fn adults<'a>(area: &'a str, agree: u32, disagree: u32) -> Vec<People<'a>> {
    vec![(agree, area, Adult, "T1=agree"), (disagree, area, Adult, "T1=disagree")]
}

fn everywhere() -> Vec<&'static str> {
    areas().unwrap().councils.iter().map(|council| council.id.as_str()).collect()
}

async fn scotland(app: &App, agree: u32, disagree: u32, real: bool, made_at: i64) -> Code {
    app.released(&Round { areas: everywhere(), people: adults("moray", agree, disagree), real, made_at, ..Round::default() }).await
}

async fn fife(app: &App, agree: u32, disagree: u32) -> String {
    let round =
        Round { areas: vec!["fife", "stirling"], people: adults("fife", agree, disagree), breakdowns: vec!["age"], ..Round::default() };
    app.shared(&app.released(&round).await).await
}

async fn scotland_stands_beside_a_wave(app: App) {
    let path = fife(&app, 160, 40).await;
    assert!(!app.get(&path).await.body.contains("Scotland"));
    let scotland = scotland(&app, 200, 200, false, 5).await;
    for place in ["", "?area=fife"] {
        let page = app.get(&format!("{path}{place}")).await.body;
        assert!(page.contains("Adults here say so more than across Scotland."));
        assert!(page.contains("<th scope=\"row\">Scotland, adults</th>"));
        assert!(page.contains(&format!("<a href=\"/results/{scotland}\">all of Scotland</a>")));
        assert_eq!(page.matches("across Scotland").count(), 1);
    }
    // Neither a breakdown nor Scotland itself is compared.
    assert!(!app.get(&format!("{path}?by=age")).await.body.contains("Scotland"));
    let own = app.get(&app.shared(&scotland).await).await.body;
    assert!(own.contains("<p class=\"hint\">Scotland</p>") && !own.contains("Scotland, adults") && !own.contains("across Scotland"));
}

async fn only_clear_differences_are_said(app: App) {
    scotland(&app, 200, 200, false, 5).await;
    let (alike, less) = (fife(&app, 105, 95).await, fife(&app, 40, 160).await);
    let page = app.get(&alike).await.body;
    assert!(page.contains("Scotland, adults") && !page.contains("across Scotland"));
    assert!(app.get(&less).await.body.contains("Adults here say so less than across Scotland."));
}

async fn only_all_of_scotland_is_scotland(app: App) {
    let mut most = everywhere();
    most.retain(|area| *area != "fife");
    app.released(&Round { areas: most, people: adults("moray", 200, 200), ..Round::default() }).await;
    let path = fife(&app, 160, 40).await;
    assert!(!app.get(&path).await.body.contains("Scotland"));
}

async fn made_up_and_real_are_never_compared(app: App) {
    scotland(&app, 200, 200, true, 5).await;
    let path = fife(&app, 160, 40).await;
    assert!(!app.get(&path).await.body.contains("Scotland"));
}

async fn the_latest_release_is_taken(app: App) {
    let latest = scotland(&app, 40, 360, false, 9).await;
    let earlier = scotland(&app, 390, 10, false, 5).await;
    let page = app.get(&fife(&app, 100, 100).await).await.body;
    assert!(
        page.contains("Adults here say so more than across Scotland.")
            && page.contains(latest.as_str())
            && !page.contains(earlier.as_str())
    );
}
