//! What staff see of an open wave: coarse steps, once a day, the same whatever the hour at which people answered.

use axum::http::StatusCode;
use domain::{
    progress::{Late, Progress, Step},
    staff::Role,
    survey::{Audience, Id},
    tally::RoundingSecret,
};
use server::{
    service::{
        intake::Token,
        mix,
        progress::{in_words, refresh, view},
        wave::{Opening, open},
    },
    store::{Code, Mixed, Mixing, StoreError, StoredResponse, Submission, Wave, random_bytes},
};

use crate::support::{
    App,
    desk::{Desk, person},
    on_both_engines,
    server::{Server, blether},
};

on_both_engines!(
    only_what_is_mixed_counts,
    a_day_is_kept_once_and_a_step_never_goes_down,
    of_several_servers_one_keeps_the_day,
    a_closed_wave_keeps_its_steps_until_it_is_released,
    nothing_moves_between_two_mornings,
    a_wave_waits_for_its_first_morning,
    the_hour_of_an_answer_leaves_no_trace,
    the_command_line_and_a_server_show_the_same_steps,
    first_results_are_offered_by_the_mornings_step_alone,
);

const HOUR: i64 = 60 * 60;
const DAY: i64 = 24 * HOUR;

/// So many hours into a day in January 2026, when Scotland's clocks show the world's time.
const fn at(day: i64, hour: i64) -> i64 {
    1_767_571_200 + day * DAY + hour * HOUR
}

/// So many more people of an audience, waiting.
async fn wait(app: &App, wave: &Wave, audience: Audience, people: u32) {
    for _ in 0..people {
        let submission = Submission {
            slip: None,
            key: random_bytes().unwrap(),
            body_check: [0; 4],
            id: random_bytes().unwrap(),
            body: audience.as_str().as_bytes().to_vec(),
        };
        app.db.accept(&wave.code, &[submission]).await.unwrap();
    }
}

/// The same, mixed.
async fn answer(app: &App, wave: &Wave, audience: Audience, people: u32) {
    wait(app, wave, audience, people).await;
    app.db.mix(&wave.code, Mixing::AtLeast(1), mixed).await.unwrap();
}

fn mixed(waiting: Vec<Vec<u8>>) -> Result<Mixed, StoreError> {
    let stored = |body: Vec<u8>| {
        // What waits is filled up with spaces.
        let audience = String::from_utf8(body).unwrap().trim_end().to_owned();
        Ok(StoredResponse { id: random_bytes()?, area: Id::new("fife").unwrap(), audience, answers: "{}".to_owned() })
    };
    Ok(Mixed { responses: waiting.into_iter().map(stored).collect::<Result<_, StoreError>>()?, words: Vec::new() })
}

async fn steps(app: &App, wave: &Wave) -> Option<[Step; 3]> {
    let progress = app.db.progress(&wave.code).await.unwrap()?;
    Some(Audience::ALL.map(|audience| progress.of(audience)))
}

fn children(code: &Code, step: Step) -> (Code, Audience, Step) {
    (code.clone(), Audience::Child, step)
}

async fn only_what_is_mixed_counts(app: App) {
    let ((wave, _), (other, _)) = (app.wave(&[]).await, app.wave(&[]).await);
    answer(&app, &wave, Audience::Child, 30).await;
    answer(&app, &wave, Audience::Adult, 61).await;
    wait(&app, &wave, Audience::Child, 5).await;
    let step = async |wave: &Wave, audience| app.db.count_step(&wave.code, audience, &Late::LATEST).await.unwrap();
    assert_eq!(step(&wave, Audience::Child).await, Step::Under20);
    assert_eq!(step(&wave, Audience::Young).await, Step::Under20);
    assert_eq!(step(&wave, Audience::Adult).await, Step::From50);
    app.db.mix(&wave.code, Mixing::AtLeast(1), mixed).await.unwrap();
    assert_eq!(step(&wave, Audience::Child).await, Step::From20);
    assert_eq!(step(&other, Audience::Child).await, Step::Under20);
    answer(&app, &other, Audience::Young, 230).await;
    assert_eq!(step(&other, Audience::Young).await, Step::From200);
}

async fn a_day_is_kept_once_and_a_step_never_goes_down(app: App) {
    let (wave, _) = app.wave(&[]).await;
    let keep = async |day, step| app.db.keep_progress(day, &[children(&wave.code, step)]).await.unwrap();
    let kept = async || app.db.progress(&wave.code).await.unwrap();
    let shown = |day, step| Some(Progress { by_audience: vec![(Audience::Child, step)], day });
    assert!(app.db.progress_is_due(10).await.unwrap() && kept().await.is_none());
    assert!(keep(10, Step::From20).await);
    // The day is done, for whoever comes later and whoever's clock is behind.
    for day in [9, 10] {
        assert!(!app.db.progress_is_due(day).await.unwrap());
        assert!(!keep(day, Step::From50).await);
        assert_eq!(kept().await, shown(10, Step::From20));
    }
    assert!(keep(11, Step::Under20).await);
    assert_eq!(kept().await, shown(11, Step::From20));
    // A clock had been a year ahead: set right, the figures go on.
    assert!(keep(400, Step::From50).await);
    assert!(app.db.progress_is_due(12).await.unwrap() && keep(12, Step::From50).await);
    assert_eq!(kept().await, shown(12, Step::From50));
    // Another wave's, or none's, are not touched.
    let unknown = Code::read("bcdfghj").unwrap();
    assert!(app.db.keep_progress(13, &[children(&unknown, Step::From50)]).await.unwrap());
    assert!(app.db.progress(&unknown).await.unwrap().is_none());
    assert_eq!((kept().await, app.count("progress").await), (shown(12, Step::From50), 1));
}

async fn of_several_servers_one_keeps_the_day(app: App) {
    let (wave, _) = app.wave(&[]).await;
    let (one, other) = (App::beside(&app).await, App::beside(&app).await);
    for day in 0..10 {
        let now = at(day, 4);
        let (one, other, third) = tokio::join!(refresh(&one.db, now), refresh(&other.db, now), refresh(&app.db, now));
        let refreshed = [one, other, third].map(|refreshed| refreshed.unwrap());
        assert_eq!(refreshed.iter().filter(|done| **done).count(), 1, "day {day}: {refreshed:?}");
    }
    assert_eq!((steps(&app, &wave).await, app.count("progress").await), (Some([Step::Under20; 3]), 3));
}

async fn a_closed_wave_keeps_its_steps_until_it_is_released(app: App) {
    let (wave, _) = app.wave(&[]).await;
    answer(&app, &wave, Audience::Adult, 40).await;
    assert!(refresh(&app.db, at(0, 4)).await.unwrap());
    // More than enough for the next step, and then the wave closes.
    answer(&app, &wave, Audience::Adult, 200).await;
    app.db.mix(&wave.code, Mixing::Close(2), mixed).await.unwrap();
    let last = Some([Step::Under20, Step::Under20, Step::From20]);
    assert!(refresh(&app.db, at(1, 4)).await.unwrap());
    assert_eq!(steps(&app, &wave).await, last);
    // What was counted before a close, and comes to be kept after it, is not kept.
    assert!(app.db.keep_progress(30_000, &[(wave.code.clone(), Audience::Adult, Step::From200)]).await.unwrap());
    assert_eq!(steps(&app, &wave).await, last);
    let closed = app.db.wave(&wave.code).await.unwrap();
    let survey = app.catalogue.survey_of(&closed).await.unwrap();
    let shown = view(&app.db, &survey, &closed, at(1, 12)).await.unwrap().unwrap();
    assert!(shown.next.is_none() && shown.refreshed.is_some());
    assert_eq!(in_words(&app.db, &app.catalogue, &closed).await.unwrap(), None);

    let (empty, _) = app.wave(&[]).await;
    assert!(refresh(&app.db, at(2, 4)).await.unwrap());
    mix::close(&app.db, &empty.code, 2).await.unwrap();
    app.release(&empty, 3).await.unwrap();
    let released = app.db.wave(&empty.code).await.unwrap();
    // At once for whoever looks, and the next morning in the database.
    assert!(app.db.progress(&empty.code).await.unwrap().is_none());
    assert!(view(&app.db, &survey, &released, at(2, 12)).await.unwrap().is_none());
    assert_eq!(app.count("progress").await, 6);
    assert!(refresh(&app.db, at(3, 4)).await.unwrap());
    assert_eq!(app.count("progress").await, 3);
}

async fn nothing_moves_between_two_mornings(app: App) {
    let (wave, _) = app.wave(&[]).await;
    answer(&app, &wave, Audience::Adult, 40).await;
    answer(&app, &wave, Audience::Child, 19).await;
    assert!(refresh(&app.db, at(0, 4)).await.unwrap());
    let morning = Some([Step::Under20, Step::Under20, Step::From20]);
    for hour in 4..28 {
        answer(&app, &wave, Audience::Adult, 10).await;
        answer(&app, &wave, Audience::Child, 1).await;
        assert!(!refresh(&app.db, at(0, hour)).await.unwrap(), "{hour}");
        assert_eq!(steps(&app, &wave).await, morning, "{hour}");
    }
    assert!(refresh(&app.db, at(1, 4)).await.unwrap());
    assert_eq!(steps(&app, &wave).await, Some([Step::From20, Step::Under20, Step::From200]));
    // As the wave's own draw has it, between 20 and 31.
    let (other, _) = app.wave(&[]).await;
    answer(&app, &other, Audience::Young, 24).await;
    assert!(refresh(&app.db, at(2, 4)).await.unwrap());
    let secret = RoundingSecret::new(app.db.rounding_secret(&other.code).await.unwrap().unwrap());
    let drawn = Step::of(24, &Late::drawn(&secret, Audience::Young));
    assert_eq!(steps(&app, &other).await, Some([Step::Under20, drawn, Step::Under20]));
}

async fn a_wave_waits_for_its_first_morning(app: App) {
    let opening = Opening {
        survey: "ask-the-family",
        areas: vec!["Fife"],
        breakdowns: Vec::new(),
        made_up: false,
        closes_at: None,
        partnership: None,
        by: "test",
        ..Opening::default()
    };
    let noon = at(0, 12);
    let (wave, _) = open(&app.db, &app.catalogue, &opening, noon).await.unwrap();
    let survey = app.catalogue.survey_of(&wave).await.unwrap();
    // A server that starts in the afternoon does this day, and leaves the new wave out.
    answer(&app, &wave, Audience::Adult, 61).await;
    assert!(refresh(&app.db, noon + HOUR).await.unwrap());
    let shown = view(&app.db, &survey, &wave, noon + HOUR).await.unwrap().unwrap();
    assert!(shown.refreshed.is_none());
    assert_eq!(shown.next.map(|next| format!("{next:?}")).as_deref(), Some("Tomorrow"));
    assert_eq!(in_words(&app.db, &app.catalogue, &wave).await.unwrap(), None);
    let night = view(&app.db, &survey, &wave, at(1, 3)).await.unwrap().unwrap();
    assert_eq!(night.next.map(|next| format!("{next:?}")).as_deref(), Some("Today"));
    assert!(refresh(&app.db, at(1, 4)).await.unwrap());
    let shown = view(&app.db, &survey, &wave, at(1, 5)).await.unwrap().unwrap().refreshed.unwrap();
    assert_eq!((shown.day.day, shown.day.month, shown.day.year), (6, 1, 2026));
    assert_eq!(shown.missing, "We hear little from children and young people yet (under 20 each). Adults: 50+.");
    assert_eq!(in_words(&app.db, &app.catalogue, &wave).await.unwrap().as_deref(), Some("child under 20, young under 20, adult 50+"));
}

async fn the_hour_of_an_answer_leaves_no_trace(app: App) {
    // In one wave all come at once, in the other through the day, in many batches: what is kept is the same to the byte.
    let ((one, _), (other, _)) = (app.wave(&[]).await, app.wave(&[]).await);
    assert!(refresh(&app.db, at(0, 4)).await.unwrap());
    answer(&app, &one, Audience::Adult, 40).await;
    for hour in 5..25 {
        answer(&app, &other, Audience::Adult, 2).await;
        assert!(!refresh(&app.db, at(0, hour)).await.unwrap());
    }
    assert!(refresh(&app.db, at(1, 4)).await.unwrap());
    let (one, other) = (app.db.progress(&one.code).await.unwrap().unwrap(), app.db.progress(&other.code).await.unwrap().unwrap());
    assert_eq!(one, other);
    assert_eq!((one.of(Audience::Adult), one.day), (Step::From20, at(1, 4) / DAY));
}

async fn the_command_line_and_a_server_show_the_same_steps(app: App) {
    let (wave, _) = app.wave(&[]).await;
    answer(&app, &wave, Audience::Young, 31).await;
    let list = || {
        let output = blether(&app.address, &["wave", "list"]).stderr(std::process::Stdio::inherit()).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let line = |heard: &str| format!("{} open ask-the-family fife,stirling{heard}\n", wave.code);
    assert_eq!(list(), line(""));
    // What became due while none ran a server does before anyone can send.
    let server = Server::start(&app.address, &[], None, None);
    assert_eq!(list(), line(" heard: child under 20, young 20+, adult under 20"));
    answer(&app, &wave, Audience::Young, 40).await;
    assert!(blether(&app.address, &["mix"]).status().unwrap().success());
    assert_eq!(list(), line(" heard: child under 20, young 20+, adult under 20"));
    assert!(server.stop().success());
}

async fn first_results_are_offered_by_the_mornings_step_alone(app: App) {
    let mut desk = Desk::of(&app, "mary@example.org", person("fife", Role::Manager)).await;
    let page = desk.opens("fife", &["fife"]).await;
    let wave = app.db.wave(&Code::read(page.rsplit('/').next().unwrap()).unwrap()).await.unwrap();
    let first = format!("{page}/first-results");
    let offered = "Make first results public";
    for number in 0..70_u8 {
        let form = if number % 2 == 0 { "T1=agree" } else { "T1=disagree" };
        app.submit(&wave, &Token::new([number; 32]), form).await;
    }
    mix::waiting(&app.db, &wave.code).await.unwrap();
    // Enough have answered, but nobody may know before the morning.
    assert!(!desk.get(&page).await.body.contains(offered));
    assert!(desk.post(&first, &[("first", "Fife")]).await.body.contains("There are no first results"));
    assert!(!app.db.with_interim().await.unwrap().contains(&wave.code));
    assert!(refresh(&app.db, at(1, 4)).await.unwrap());
    assert!(desk.get(&page).await.body.contains(offered));
    assert!(desk.get(&page).await.body.contains("You hoped for about 80 children: under 20 so far."));
    let unnamed = desk.post(&first, &[("first", "Angus")]).await;
    assert!(unnamed.status == StatusCode::UNPROCESSABLE_ENTITY && unnamed.body.contains("type: Fife"));
    assert!(desk.post(&first, &[("first", "fife")]).await.body.contains("First results are public."));
    assert_eq!(app.get(&format!("/results/{}", wave.code)).await.status, StatusCode::OK);
    let again = desk.post(&first, &[("first", "Fife")]).await;
    assert!(again.body.contains("There are no first results") && !again.body.contains(offered), "once");
    assert!(desk.get(&page).await.body.contains("Read the first results"));
}
