//! Results by a breakdown: one at a time, of the whole wave.

use axum::http::StatusCode;
use domain::survey::Audience::{Adult, Child, Young};

use crate::support::{App, on_both_engines, released::Round};

on_both_engines!(a_breakdown_has_an_address_of_its_own, what_is_clear_is_said_and_what_is_small_is_marked, a_hidden_breakdown_says_so);

fn round() -> Round<'static> {
    Round {
        areas: vec!["fife", "stirling"],
        breakdowns: vec!["gender", "looks-after"],
        people: vec![
            (40, "fife", Child, "T1=yes"),
            (60, "fife", Young, "T1=agree&gender=woman"),
            (60, "stirling", Young, "T1=disagree&gender=man"),
            (90, "fife", Adult, "T1=agree&T13=cost&gender=woman&looks-after=mother"),
            (10, "fife", Adult, "T1=disagree&T13=travel&gender=woman&looks-after=no"),
            (20, "stirling", Adult, "T1=agree&T13=travel&gender=man&looks-after=father"),
            (80, "stirling", Adult, "T1=disagree&T13=cost&gender=man&looks-after=father"),
        ],
        ..Round::default()
    }
}

fn theme<'a>(page: &'a str, id: &str) -> &'a str {
    page.split(&format!(" id=\"{id}\"")).nth(1).unwrap().split("</section>").next().unwrap()
}

async fn a_breakdown_has_an_address_of_its_own(app: App) {
    let path = app.shared(&app.released(&round()).await).await;
    let page = app.get(&path).await.body;
    for option in [
        "<option value=\"\" selected>Who answered",
        "<option value=\"gender\">Gender",
        "<option value=\"looks-after\">Looks after under-18s",
    ] {
        assert!(page.contains(option), "{option}");
    }
    let by = app.get(&format!("{path}?by=gender")).await;
    assert_eq!(by.status, StatusCode::OK);
    assert!(by.body.contains("<option value=\"gender\" selected>Gender"));
    assert!(by.body.contains("groups under 20 are not shown") && by.body.contains("too few people"));
    assert_eq!(by.body.matches("class=\"theme\"").count(), 14);
    assert!(by.body.contains("Young people and adults were asked: “Which of these are you?”"));
    // Where two audiences are asked, each has its bars and rows; where one is, it needs no name.
    for label in ["Young people: Woman or girl", "Adults: Man or boy"] {
        assert!(theme(&by.body, "T1").contains(&format!("<th scope=\"row\">{label}</th>")), "{label}");
    }
    let by = app.get(&format!("{path}?by=looks-after")).await.body;
    assert!(theme(&by, "T1").contains("<th scope=\"row\">Yes, as their mother</th>"));
    assert!(by.contains("Adults were asked: “Do you look after anyone under 18?”") && !by.contains("Young people were asked"));
    for unknown in ["?by=age", "?by=postcode", "?by=gender&area=fife"] {
        assert_eq!(app.get(&format!("{path}{unknown}")).await.status, StatusCode::NOT_FOUND, "{unknown}");
    }
}

async fn what_is_clear_is_said_and_what_is_small_is_marked(app: App) {
    let path = app.shared(&app.released(&round()).await).await;
    let page = app.get(&format!("{path}?by=gender")).await.body;
    let theme_1 = theme(&page, "T1");
    assert!(theme_1.contains("Being heard: a clear gap"), "{theme_1}");
    assert!(theme_1.contains("Adults who said “Woman or girl”: about 9 in 10 of them agree."), "{theme_1}");
    assert!(theme_1.contains("Adults who said “Man or boy”: about 2 in 10 of them agree."), "{theme_1}");
    // Of "nearly all" there is no share to compare: it is said as it is.
    assert!(theme_1.contains("Young people who said “Woman or girl”: nearly all of them agree."), "{theme_1}");
    assert!(page.contains("There is a clear gap in “Being heard”: adults who said “Woman or girl”"));
    let took_part = page.split("How many took part").nth(1).unwrap().split("</table>").next().unwrap();
    assert!(took_part.contains("<th scope=\"row\">Adults: I say it another way</th><td>[c]</td>"), "{took_part}");
    // Barriers are a table that is open: a bar for each choice of each category would be a wall.
    let barriers = theme(&page, "T13");
    assert!(!barriers.contains("<svg") && !barriers.contains("Show as a table"));
    assert!(barriers.contains("<th scope=\"col\">Man or boy</th>") || barriers.contains("<th scope=\"col\">Adults: Man or boy</th>"));
    assert!(barriers.contains("<th scope=\"row\">Cost</th>"));
    // Nothing of a breakdown is said where audiences are shown.
    assert!(!app.get(&path).await.body.contains("Adults who said"));
}

async fn a_hidden_breakdown_says_so(app: App) {
    let few =
        vec![(30, "fife", Adult, "T1=agree"), (9, "fife", Adult, "T1=agree&gender=woman"), (9, "fife", Adult, "T1=disagree&gender=man")];
    let path = app.shared(&app.released(&Round { people: few, ..round() }).await).await;
    let page = app.get(&format!("{path}?by=gender")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(theme(&page.body, "T1").contains("Not shown here: see [c]."));
    assert!(!page.body.contains("stands out here"));
}
