//! A theme by itself, frameworks, comparisons, the order of themes: every number the release's, and what can't be said is said so.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use domain::survey::Audience;
use server::{service::demo, store::Wave};

use crate::support::{App, on_both_engines};

on_both_engines!(
    a_theme_has_a_page_of_its_own,
    what_was_not_released_has_no_page,
    the_same_themes_stand_under_every_framework,
    two_sides_are_compared_and_only_what_holds_is_claimed,
    a_wave_stands_beside_the_one_before,
    themes_come_in_the_order_that_is_chosen,
    no_view_shows_a_number_that_the_release_has_not,
);

/// Every part of a page's text that is a percentage.
fn percentages(page: &str) -> BTreeSet<u32> {
    let mut found = BTreeSet::new();
    for (at, _) in page.match_indices('%') {
        let digits: String = page[..at].chars().rev().take_while(char::is_ascii_digit).collect();
        // A chart's attributes hold none: its scale does.
        found.extend(digits.chars().rev().collect::<String>().parse::<u32>().ok());
    }
    found
}

async fn a_theme_has_a_page_of_its_own(app: App) {
    let demo = demo::make(&app.db, &app.catalogue, 400, 7, 1).await.unwrap();
    let theme = format!("{}/themes/T1", app.shared(&demo.released.0.code).await);
    let page = app.get(&theme).await;
    assert_eq!(page.status, StatusCode::OK);
    for part in [
        "Being heard</h1>",
        "Place by place",
        "Stirling",
        "How it was asked",
        "Do grown-ups listen to what you think?",
        "The Promise",
        "In people’s own words",
        "Made-up answers",
        "All results",
    ] {
        assert!(page.body.contains(part), "{part}");
    }
    assert!(!page.body.contains("Over time"), "there was no wave before");
    // By a breakdown its groups alone, and no places: a release holds no breakdown of a place.
    let by = app.get(&format!("{theme}?by=looks-after")).await.body;
    assert!(by.contains("Adults: Yes, as a kinship carer") || by.contains("Yes, as a kinship carer"));
    assert!(!by.contains("Place by place"));
    // The list of what got in the way has no share to put in places.
    let barriers = app.get(&theme.replace("T1", "T13")).await.body;
    assert!(barriers.contains("Fair for everyone</h1>") && !barriers.contains("Place by place"));
    assert!(barriers.contains("not asked"), "children and young people are not");
}

async fn what_was_not_released_has_no_page(app: App) {
    let (wave, links) = app.wave(&[]).await;
    for _ in 0..40 {
        app.send(&format!("/s/{}/child", links[0].code), &[("T1", "yes")]).await;
    }
    let base = app.shared(&wave.code).await;
    for closing in [false, true] {
        if closing {
            app.close(&wave).await;
        }
        for view in ["/themes/T1", "/lenses/promise", "/compare"] {
            let answer = app.get(&format!("{base}{view}")).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{view}");
            assert!(answer.body.contains("No results here yet"), "{view}");
        }
    }
    app.release(&wave, 3).await.unwrap();
    for view in ["/themes/T1", "/lenses/promise", "/lenses/sections", "/compare", "/compare?one=child&other=young"] {
        assert_eq!(app.get(&format!("{base}{view}")).await.status, StatusCode::OK, "{view}");
    }
    for view in ["/themes/T99", "/themes/T1?by=postcode", "/themes/T1?area=moray", "/lenses/astrology", "/compare?one=moray&other=child"] {
        assert_eq!(app.get(&format!("{base}{view}")).await.status, StatusCode::NOT_FOUND, "{view}");
    }
}

async fn the_same_themes_stand_under_every_framework(app: App) {
    let demo = demo::make(&app.db, &app.catalogue, 400, 7, 1).await.unwrap();
    let base = app.shared(&demo.released.0.code).await;
    let survey = app.catalogue.survey_of(&demo.released.0).await.unwrap();
    for lens in ["sections", "promise", "shanarri", "uncrc", "guidance"] {
        let page = app.get(&format!("{base}/lenses/{lens}")).await.body;
        for theme in &survey.themes {
            let stands = lens == "sections" || theme.lenses.iter().any(|place| place.lens.as_str() == lens);
            assert_eq!(page.contains(&format!("{base}/themes/{}\"", theme.id)), stands, "{lens} {}", theme.id);
        }
        assert!(page.contains("aria-current=\"page\""), "{lens}");
    }
}

async fn two_sides_are_compared_and_only_what_holds_is_claimed(app: App) {
    let (wave, links) = app.wave(&[]).await;
    // Children and young people are far apart on the first, and alike on the second.
    for (audience, first, second) in [("child", "yes", "yes"), ("young", "disagree", "agree")] {
        for person in 0..60 {
            let other = if audience == "child" { ["no", "sort-of"] } else { ["agree", "in-between"] };
            let first = if person % 6 == 0 { other[0] } else { first };
            let second = if person % 2 == 0 { if audience == "child" { "no" } else { "disagree" } } else { second };
            app.send(&format!("/s/{}/{audience}", links[0].code), &[("T1", first), ("T2", second)]).await;
        }
    }
    app.close(&wave).await;
    app.release(&wave, 3).await.unwrap();
    let base = format!("{}/compare", app.shared(&wave.code).await);
    let page = app.get(&format!("{base}?one=child&other=young")).await.body;
    let row = |title: &str| {
        let at = page.find(&format!(">{title}</a></th>")).unwrap_or_else(|| panic!("{title}"));
        page[at..].split("</tr>").next().unwrap().to_owned()
    };
    assert!(row("Being heard").contains("clearly more"), "{}", row("Being heard"));
    assert!(row("People I trust").contains("no clear difference"), "{}", row("People I trust"));
    assert!(page.contains("comparisons is clearly different"), "one of them");
    // Sides that cannot stand beside each other are refused with a reason, and the choices stay.
    for (sides, why) in [("one=child&other=child", "Both sides are the same"), ("one=child&other=everywhere", "two of a kind")] {
        let page = app.get(&format!("{base}?{sides}")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains(why) && page.body.contains("<option value=\"child\" selected>"), "{sides}");
        assert!(!page.body.contains("What can be said"), "{sides}");
    }
}

/// A released wave in which so many of sixty children say yes.
async fn children_say_yes(app: &App, yes: u32, at: i64) -> Wave {
    let (wave, links) = app.wave(&[]).await;
    for person in 0..60 {
        app.send(&format!("/s/{}/child", links[0].code), &[("T1", if person < yes { "yes" } else { "no" })]).await;
    }
    app.close(&wave).await;
    app.release(&wave, at).await.unwrap();
    wave
}

async fn a_wave_stands_beside_the_one_before(app: App) {
    const DAY: i64 = 86_400;
    let before = children_say_yes(&app, 12, 365 * DAY).await;
    let now = children_say_yes(&app, 50, 800 * DAY).await;
    let base = app.shared(&now.code).await;
    let overview = app.get(&base).await.body;
    assert!(overview.contains("Since 1 January 1971") && overview.contains("clearly more children say so of “Being heard”"));
    let theme = app.get(&format!("{base}/themes/T1")).await.body;
    assert!(theme.contains("Over time") && theme.contains("1 January 1971") && theme.contains("clearly more children say so"));
    let compare = app.get(&format!("{base}/compare")).await.body;
    assert!(compare.contains(&format!("<option value=\"wave-{}\" selected>", before.code)) && compare.contains("clearly more"));
    // Of the first wave nothing stands before.
    let first = app.get(&format!("{}/themes/T1", app.shared(&before.code).await)).await.body;
    assert!(!first.contains("Over time"));
    assert!(!app.get(&app.shared(&before.code).await).await.body.contains("Since "));
    // Nothing is claimed where it does not hold.
    let third = children_say_yes(&app, 48, 900 * DAY).await;
    assert!(!app.get(&app.shared(&third.code).await).await.body.contains("Since "));
    let theme = app.get(&format!("{}/themes/T1", app.shared(&third.code).await)).await.body;
    assert!(theme.contains("nothing changed beyond what chance and rounding may explain"));
    assert!(theme.contains("Of a change among young people and adults nothing can be said."));
    // What nobody answered did not stay as it was: nothing is known of it.
    let unanswered = app.get(&format!("{}/themes/T2", app.shared(&third.code).await)).await.body;
    assert!(unanswered.contains("Of a change among children, young people and adults nothing can be said."));
    assert!(!unanswered.contains("nothing changed"));
}

async fn themes_come_in_the_order_that_is_chosen(app: App) {
    let demo = demo::make(&app.db, &app.catalogue, 1_200, 7, 1).await.unwrap();
    let base = app.shared(&demo.released.0.code).await;
    let order = |page: String| -> Vec<String> {
        let ids = page.split("aria-labelledby=\"").skip(1).filter_map(|rest| rest.split('"').next()?.strip_suffix("-heading"));
        ids.filter(|id| id.starts_with('T')).map(str::to_owned).collect()
    };
    let survey = order(app.get(&base).await.body);
    let [lowest, highest, gap] = ["lowest", "highest", "gap"].map(|sort| format!("{base}?sort={sort}"));
    let (lowest, highest, gap) = (order(app.get(&lowest).await.body), order(app.get(&highest).await.body), order(app.get(&gap).await.body));
    assert_eq!(survey[..3], ["T1", "T2", "T3"]);
    let same: BTreeSet<_> = survey.iter().collect();
    for sorted in [&lowest, &highest, &gap] {
        assert_eq!(sorted.iter().collect::<BTreeSet<_>>(), same);
        assert_ne!(*sorted, survey);
    }
    // The list that has no share stands last; themes without a clear gap stand as the survey has them.
    assert_eq!([lowest.last(), highest.last(), gap.last()].map(|last| last.unwrap().as_str()), ["T13", "T13", "T14"]);
    assert_eq!(lowest[0], highest[12]);
    // An order that there is not is the survey's; a place keeps it.
    assert_eq!(order(app.get(&format!("{base}?sort=random")).await.body), survey);
    let fife = app.get(&format!("{base}?area=fife&sort=lowest")).await.body;
    assert!(
        fife.contains("<input type=\"hidden\" name=\"area\" value=\"fife\"")
            && fife.contains("<input type=\"hidden\" name=\"sort\" value=\"lowest\"")
    );
}

async fn no_view_shows_a_number_that_the_release_has_not(app: App) {
    let demo = demo::make(&app.db, &app.catalogue, 400, 7, 1).await.unwrap();
    let wave = &demo.released.0.code;
    let release = app.db.release(wave).await.unwrap().unwrap().release;
    // What may stand on a page: each share of each row, and the ends of its interval.
    let mut may: BTreeSet<u32> = [0, 25, 50, 75, 100].into();
    for group in &release.groups {
        for row in &group.rows {
            if let Some(share) = domain::finding::share(&release, &group.group, &row.item) {
                may.extend([share.percent(), share.low, share.high].map(|number| number.round() as u32));
            }
            if let domain::disclosure::Reading::Percent { parts, .. } = domain::disclosure::read(&row.row, &release.policy) {
                may.extend(parts.iter().flat_map(|part| percentages(&part.text)));
            }
            if let domain::disclosure::Reading::Ticks { ticks, .. } = domain::disclosure::read(&row.row, &release.policy) {
                may.extend(ticks.iter().flat_map(|tick| percentages(&tick.text)));
            }
        }
    }
    let survey = app.catalogue.survey_of(&demo.released.0).await.unwrap();
    let base = app.shared(wave).await;
    let themes = survey.themes.iter().map(|theme| format!("/themes/{}", theme.id));
    let rest = ["", "?area=fife", "?by=age", "/lenses/sections", "/lenses/promise", "/compare", "/compare?one=area-fife&other=everywhere"];
    for view in rest.into_iter().map(str::to_owned).chain(themes) {
        let page = app.get(&format!("{base}{view}")).await;
        assert_eq!(page.status, StatusCode::OK, "{view}");
        let shown = percentages(&page.body);
        assert!(shown.is_subset(&may), "{view}: {:?}", shown.difference(&may).collect::<Vec<_>>());
    }
    assert!(Audience::ALL.len() == 3 && may.len() > 30, "{}", may.len());
}
