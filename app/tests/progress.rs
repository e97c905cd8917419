//! What staff read of a wave's progress.
#![cfg(feature = "ssr")]

use app::{
    components::progress::{Morning, ProgressBars, ProgressBarsProps, ProgressRow, ProgressView, Refreshed},
    locale::Day,
};
use domain::progress::Step;
use leptos::prelude::*;

fn page(refreshed: Option<Refreshed>, next: Option<Morning>) -> String {
    let owner = Owner::new();
    let html = owner.with(|| ProgressBars(ProgressBarsProps { progress: ProgressView { refreshed, next } }).to_html());
    // Marks that hydration would look for stand between texts.
    html.replace("<!>", "").replace("<!---->", "")
}

fn refreshed() -> Refreshed {
    let row = |audience: &str, step| ProgressRow { audience: audience.to_owned(), step };
    Refreshed {
        rows: vec![row("Children", Step::Under20), row("Adults", Step::From50)],
        missing: "We hear little from children yet (under 20). Adults: 50+.".to_owned(),
        day: Day { day: 4, month: 3, year: 2027 },
    }
}

#[test]
fn an_open_wave_shows_steps_and_who_is_missing() {
    let page = page(Some(refreshed()), Some(Morning::Tomorrow));
    for words in [
        "We hear little from children yet (under 20). Adults: 50+.",
        "<caption>Answers so far</caption>",
        "<th scope=\"row\">Children</th><td>under 20</td>",
        "<th scope=\"row\">Adults</th><td>50+</td>",
        "Few yet",
        "A good number",
        "Last refreshed: 4 March 2027. Next: tomorrow at about 4 in the morning.",
        "Nothing finer than this is shown to anyone until the wave closes",
    ] {
        assert!(page.contains(words), "{words:?} is not in {page}");
    }
    // One mark of five is filled for the lowest step, three for 50+; nobody needs to see them.
    assert_eq!((page.matches("class=\"done\"").count(), page.matches("<i").count()), (4, 10), "{page}");
    assert_eq!(page.matches("aria-hidden=\"true\"").count(), 2);
    assert!(!page.contains("style="), "the pages' policy allows none");
}

#[test]
fn before_the_first_morning_it_says_when_figures_come() {
    let tomorrow = page(None, Some(Morning::Tomorrow));
    assert!(tomorrow.contains("The first figures come tomorrow at about 4 in the morning."), "{tomorrow}");
    assert!(tomorrow.contains("Nothing finer") && !tomorrow.contains("<table"), "{tomorrow}");
    assert!(page(None, Some(Morning::Today)).contains("come today at about 4"));
}

#[test]
fn a_closed_wave_keeps_its_last_morning() {
    let closed = page(Some(refreshed()), None);
    assert!(closed.contains("The wave has closed: these figures stand until its results."), "{closed}");
    assert!(!closed.contains("Next:") && !closed.contains("until the wave closes"), "{closed}");
    assert!(page(None, None).contains("no figures until its results"));
}
