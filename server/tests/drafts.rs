//! A wave before it opens: nothing opens that is not ready, and what opens is what was judged.

use axum::http::StatusCode;
use domain::{notice::Reader, staff::Role, survey::Id};
use server::{
    service::doctor::{Finding, Verdict},
    store::{Code, State},
};

use crate::support::{
    App,
    desk::{Desk, person},
    on_both_engines,
};

on_both_engines!(
    a_wave_opens_when_everything_is_ready_and_not_before,
    what_somebody_read_is_what_families_read,
    two_people_do_not_write_over_each_other,
    a_plan_that_cannot_be_read_is_given_back,
    what_the_machine_lacks_is_looked_at_first,
    a_plan_is_thrown_away_by_name,
    a_partnerships_own_lines_stand_on_its_pages,
    a_line_that_was_not_checked_keeps_a_wave_from_opening,
    single_answers_are_deleted_in_time,
);

const MARY: &str = "mary@example.org";
const DAY: u64 = 24 * 3_600;

fn code(page: &str) -> Code {
    Code::read(page.rsplit('/').next().unwrap()).unwrap()
}

async fn manager(app: &App) -> Desk<'_> {
    Desk::of(app, MARY, person("fife", Role::Manager)).await
}

async fn a_wave_opens_when_everything_is_ready_and_not_before(app: App) {
    let mut desk = manager(&app).await;
    let draft = desk.plans("fife").await;
    let page = desk.get(&draft).await;
    assert!(page.body.contains("things must be ready before it can open") && !page.body.contains("Open this wave"), "{}", page.body);
    let refused = desk.post(&format!("{draft}/open"), &[]).await;
    assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.body.contains("It cannot open yet"));
    assert_eq!(app.count("wave").await, 0);
    desk.names_the_controller("fife").await;
    assert!(desk.post(&draft, &Desk::plan("1", &["fife"])).await.body.contains("One thing must be ready"));
    assert_eq!(desk.post(&format!("{draft}/open"), &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(desk.reads_the_notices(&draft).await.header("location"), draft);
    assert!(desk.get(&draft).await.body.contains("Open this wave"));
    let opened = desk.post(&format!("{draft}/open"), &[]).await;
    let wave = app.db.wave(&code(opened.header("location"))).await.unwrap();
    assert_eq!((wave.state, wave.made_up, wave.partnership.clone()), (State::Open, false, Id::new("fife")));
    assert_eq!(wave.code, code(&draft), "the plan's code is the wave's");
    // Once, and the plan leads to the wave from now on.
    assert_eq!(desk.post(&format!("{draft}/open"), &[]).await.header("location"), opened.header("location"));
    assert_eq!(desk.get(&draft).await.header("location"), opened.header("location"));
    assert_eq!(app.count("wave").await, 1);
    assert!(app.db.wave_draft(&wave.code).await.unwrap().unwrap().opened_at.is_some());
    assert!(app.db.wave_drafts().await.unwrap().is_empty());
}

async fn what_somebody_read_is_what_families_read(app: App) {
    let mut desk = manager(&app).await;
    desk.names_the_controller("fife").await;
    let draft = desk.plans("fife").await;
    desk.post(&draft, &Desk::plan("1", &["fife"])).await;
    desk.reads_the_notices(&draft).await;
    assert!(desk.get(&draft).await.body.contains("Open this wave"));
    // Another controller: what somebody read is not what families would read.
    let other = [("controller", "Fife & Co"), ("contact", "01592 1"), ("officer", "dpo"), ("basis", "public task")];
    desk.post("/staff/partnerships/fife/controller", &other).await;
    assert!(desk.get(&draft).await.body.contains("has changed since somebody read them"));
    assert_eq!(desk.post(&format!("{draft}/open"), &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    // Text of one's own: refused where it wounds, and given back.
    let notices = format!("{draft}/notices");
    let own = |text: &'static str| [("revision", "3"), ("reader", "child"), ("text-child", text), ("act", "save")];
    let refused = desk.post(&notices, &own("We ask addicts")).await;
    assert!(
        refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.body.contains("We ask addicts") && refused.body.contains("wounds")
    );
    assert!(desk.post(&notices, &own("## Hello\r\n\r\nWe ask <you>.")).await.body.contains("Your text is saved."));
    desk.reads_the_notices(&draft).await;
    let opened = desk.post(&format!("{draft}/open"), &[]).await.header("location").to_owned();
    let kept = app.db.notices(&code(&opened)).await.unwrap();
    assert_eq!(kept.iter().map(|(reader, _)| *reader).collect::<Vec<_>>(), Reader::ALL);
    let link = app.db.links(&code(&opened)).await.unwrap().remove(0).code;
    assert!(app.get(&format!("/s/{link}")).await.body.contains(&format!("/s/{link}/privacy")));
    // Whatever the partnership says later, this wave's families read what it opened with.
    desk.names_the_controller("fife").await;
    let page = app.get(&format!("/s/{link}/privacy?lang=pl")).await;
    assert!(page.body.contains("<h3>Hello</h3><p>We ask &lt;you&gt;.</p>") && page.body.contains("Fife &amp; Co"), "{}", page.body);
    assert!(page.body.contains("lang=\"pl\"") && page.body.contains("lang=\"en-GB\" dir=\"ltr\""));
    assert_eq!(page.header("set-cookie"), "");
}

async fn two_people_do_not_write_over_each_other(app: App) {
    let mut desk = manager(&app).await;
    let draft = desk.plans("fife").await;
    assert!(desk.post(&draft, &Desk::plan("1", &["fife"])).await.body.contains("The plan is saved."));
    let late = desk.post(&draft, &[("revision", "1"), ("survey", "ask-the-family"), ("parents", "At the gate")]).await;
    assert!(late.status == StatusCode::UNPROCESSABLE_ENTITY && late.body.contains("Somebody else changed this plan"));
    assert!(late.body.contains("At the gate"), "what was typed is there");
    assert_eq!(app.db.wave_draft(&code(&draft)).await.unwrap().unwrap().plan.parents, "A letter from school");
    // Saved again, knowingly.
    let again = late.after("name=\"revision\" value=\"");
    desk.post(&draft, &[("revision", &again), ("survey", "ask-the-family"), ("parents", "At the gate")]).await;
    assert_eq!(app.db.wave_draft(&code(&draft)).await.unwrap().unwrap().plan.parents, "At the gate");
}

async fn a_plan_that_cannot_be_read_is_given_back(app: App) {
    let mut desk = manager(&app).await;
    let draft = desk.plans("fife").await;
    let wrong = [
        ("revision", "1"),
        ("survey", "ask-the-family"),
        ("areas", "angus"),
        ("opens", "soon"),
        ("closes", "1969-01-01"),
        ("expected-child", "many"),
        ("assessment", "DPIA 12"),
        ("breakdowns", "support"),
        ("breakdowns", "gender"),
        ("breakdowns", "loved-one"),
        ("breakdowns", "age"),
    ];
    let refused = desk.post(&draft, &wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for part in ["Write a day such as", "Choose a day to come", "Write a number", "value=\"many\"", "value=\"soon\"", "value=\"DPIA 12\""] {
        assert!(refused.body.contains(part), "{part} in {}", refused.body);
    }
    assert_eq!(app.db.wave_draft(&code(&draft)).await.unwrap().unwrap().revision, 1, "nothing was written");
    // A place of another partnership is not on offer.
    desk.post(&draft, &[("revision", "1"), ("survey", "ask-the-family"), ("areas", "angus")]).await;
    assert!(app.db.wave_draft(&code(&draft)).await.unwrap().unwrap().plan.areas.is_empty());
}

async fn what_the_machine_lacks_is_looked_at_first(app: App) {
    let wrong = |name| Finding { verdict: Verdict::Wrong, name, value: "on".to_owned(), means: "Switch it off.".to_owned() };
    let found = app.examined(vec![wrong("archive_mode")]);
    let mut desk = manager(&found).await;
    desk.names_the_controller("fife").await;
    let draft = desk.plans("fife").await;
    desk.post(&draft, &Desk::plan("1", &["fife"])).await;
    desk.reads_the_notices(&draft).await;
    let page = desk.get(&draft).await;
    assert!(page.body.contains("1 to mend") && page.body.contains("archive_mode = on") && !page.body.contains("Open this wave"));
    let digest = page.after("name=\"found\" value=\"");
    assert!(desk.post(&format!("{draft}/machine"), &[("found", &digest)]).await.body.contains("Open this wave"));
    // What is found later was not looked at.
    let cookie = desk.cookie.take();
    let later = found.examined(vec![wrong("archive_mode"), wrong("swap")]);
    let mut desk = Desk::new(&later);
    desk.cookie = cookie;
    assert_eq!(desk.post(&format!("{draft}/open"), &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

async fn a_plan_is_thrown_away_by_name(app: App) {
    let mut desk = manager(&app).await;
    let draft = desk.plans("fife").await;
    let refused = desk.post(&format!("{draft}/discard"), &[("place", "Angus")]).await;
    assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.body.contains("type: Fife"));
    assert_eq!(desk.post(&format!("{draft}/discard"), &[("place", "fife ")]).await.header("location"), "/staff");
    assert_eq!(desk.get(&draft).await.status, StatusCode::NOT_FOUND);
}

async fn a_partnerships_own_lines_stand_on_its_pages(app: App) {
    let mut desk = manager(&app).await;
    let line = |number: &'static str| {
        vec![
            ("name", "The Clean Slate Café"),
            ("about", "A cup of tea and a chat"),
            ("how", "call"),
            ("number", number),
            ("audiences", "child"),
            ("audiences", "adult"),
            ("area", ""),
        ]
    };
    let refused = desk.post("/staff/partnerships/fife/lines", &line("ask for Ann")).await;
    assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.body.contains("A number has 3 to 15 digits"));
    assert!(refused.body.contains("value=\"ask for Ann\"") && refused.body.contains("value=\"The Clean Slate Café\""));
    let page = desk.opens("fife", &["fife"]).await;
    let link = app.db.links(&code(&page)).await.unwrap().remove(0).code;
    let shown = async |audience: &str| app.get(&format!("/s/{link}/{audience}")).await.body.contains("01592 123456");
    assert!(!shown("child").await);
    let added = desk.post("/staff/partnerships/fife/lines", &line("01592 123456")).await;
    assert!(added.body.contains("The help line is saved.") && added.body.contains("Checked on 1 January 1970"));
    // On the pages of those whom it is for, at once: an empty form that was rendered before is not given again.
    assert!(shown("child").await && shown("adult").await && !shown("young").await);
    assert!(app.get(&format!("/s/{link}/child?lang=pl")).await.body.contains("lang=\"en-GB\" class=\"hint\">A cup of tea"));
    assert!(app.get(&format!("/s/{link}/thanks")).await.body.contains("01592 123456"));
    assert!(!app.get(&format!("/s/{link}")).await.body.contains("01592 123456"), "a page that anyone sees names no service");
    let id = app.db.local_lines(&Id::new("fife").unwrap()).await.unwrap().remove(0).id;
    let taken = desk.post(&format!("/staff/partnerships/fife/lines/{id}/removed"), &[]).await;
    assert!(taken.body.contains("It is taken away") && taken.body.contains("value=\"01592 123456\""), "to be put back at a tap");
    assert!(!shown("child").await);
}

async fn a_line_that_was_not_checked_keeps_a_wave_from_opening(app: App) {
    let mut desk = manager(&app).await;
    desk.names_the_controller("fife").await;
    // The shipped lines were checked on 21 November 2026: three months later they are stale.
    let late = 1_804_000_000;
    app.clock.store(late, std::sync::atomic::Ordering::Relaxed);
    let mut desk = Desk::of(&app, "late@example.org", person("fife", Role::Manager)).await;
    let draft = desk.plans("fife").await;
    desk.post(&draft, &Desk::plan("1", &["fife"])).await;
    desk.reads_the_notices(&draft).await;
    let page = desk.get(&draft).await;
    assert!(page.body.contains("Not checked within three months") && page.body.contains("Childline"), "{}", page.body);
    assert!(desk.get("/staff/calendar").await.body.contains("check the help lines again"));
    for line in domain::help::help_lines().unwrap() {
        let path = format!("/staff/partnerships/fife/lines/{}/checked", line.id);
        assert!(desk.post(&path, &[]).await.body.contains("noted as checked today"));
    }
    assert_eq!(desk.post("/staff/partnerships/fife/lines/nobody/checked", &[]).await.status, StatusCode::NOT_FOUND);
    assert!(desk.get(&draft).await.body.contains("Open this wave"));
    // Another partnership has checked nothing by that.
    let mut other = Desk::of(&app, "angus@example.org", person("angus", Role::Manager)).await;
    assert!(other.get("/staff/partnerships/angus").await.body.contains("must be checked again"));
}

async fn single_answers_are_deleted_in_time(app: App) {
    let (wave, _) = app.wave(&[]).await;
    app.submit(&wave, &server::service::intake::Token::new([1; 32]), "T1=agree").await;
    app.close(&wave).await;
    app.release(&wave, 10).await.unwrap();
    let round = async |now: i64| {
        let mut steady = server::service::clock::Steady::since(Some(now), now, std::time::Duration::ZERO);
        server::service::mix::round(&app.db, &mut steady, now, std::time::Duration::from_secs(2 * DAY)).await.unwrap()
    };
    let ninety = 10 + 90 * i64::try_from(DAY).unwrap();
    assert!(round(ninety - 1).await.deleted.is_empty());
    assert_eq!(app.count("response").await, 1);
    assert_eq!(round(ninety).await.deleted, std::slice::from_ref(&wave.code));
    assert_eq!(app.count("response").await, 0);
    assert!(app.db.rounding_secret(&wave.code).await.unwrap().is_none());
    assert!(round(ninety + 1).await.deleted.is_empty(), "once");
    assert_eq!(app.get(&format!("/results/{}", wave.code)).await.status, StatusCode::OK, "the release stays");
    assert!(app.db.audit().await.unwrap().iter().any(|entry| entry.act == "deleted the single answers"));
}
