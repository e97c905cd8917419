//! Families' page: every picture and every sentence is the release's, what is hidden says kindly why, and everybody can read it.

use std::collections::BTreeSet;

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use domain::{
    disclosure::{Group, Policy, Release, Row, Share, phrases},
    finding::{Comparison, compare},
    reading::grade_together,
    survey::{
        Audience::{self, Adult, Child, Young},
        Id, Stance, Survey,
    },
};
use server::{
    service::{demo, intake::Token, release},
    store::Code,
};

use crate::support::{
    App, on_both_engines,
    released::{Round, id},
};

on_both_engines!(
    every_picture_and_sentence_is_the_releases,
    what_is_hidden_says_kindly_why_and_shows_no_number,
    a_list_is_in_order_where_the_release_has_one,
    a_place_is_chosen_and_points_around_itself,
    made_up_and_first_results_say_so,
    the_page_leads_on_and_every_theme_can_be_led_to,
    a_tired_parent_can_read_it_on_a_slow_line,
);

const AGES: [(Audience, &str, &str); 3] = [(Child, "children", "say yes"), (Young, "young people", "agree"), (Adult, "adults", "agree")];

/// A theme's part of the page.
fn theme<'a>(page: &'a str, item: &str) -> &'a str {
    let (_, rest) = page.split_once(&format!("<section id=\"{item}\" ")).unwrap_or_else(|| panic!("no {item} in {page}"));
    rest.split("</section>").next().unwrap()
}

/// What an age answered there.
fn age(theme: &str, audience: Audience) -> Option<&str> {
    theme.split_once(&format!("<li class=\"{audience}\">")).map(|(_, rest)| rest.split("<li class=\"").next().unwrap())
}

/// How many of the ten are filled in the first picture there.
fn filled(part: &str) -> Option<u32> {
    let (_, picture) = part.split_once("class=\"ten\"")?;
    let picture = picture.split("</svg>").next().unwrap();
    assert_eq!(picture.matches("<use").count(), 10, "{picture}");
    let (_, yes) = picture.split_once("<g class=\"yes\">").unwrap();
    u32::try_from(yes.split("</g>").next().unwrap().matches("<use").count()).ok()
}

/// So many of ten, from the release's rounded counts alone; nothing where it gives no percentages.
fn expected(row: &Row, policy: &Policy) -> Option<u32> {
    let Row::Counts { cells } = row else { return None };
    let total: u32 = cells.iter().map(|cell| cell.count).sum();
    let positive = cells.iter().find(|cell| cell.stance == Stance::Positive).unwrap().count;
    (total >= policy.percent_floor()).then(|| (positive * 20 + total) / (2 * total))
}

async fn release_of(app: &App, wave: &Code) -> (Release, Survey) {
    let survey = app.catalogue.survey_of(&app.db.wave(wave).await.unwrap()).await.unwrap();
    (app.db.release(wave).await.unwrap().unwrap().release, Survey::clone(&survey))
}

/// The page's words, a text each element that holds some.
fn texts(page: &str) -> Vec<String> {
    let (_, main) = page.split_once("<main>").unwrap();
    let bare = main.split("</main>").next().unwrap().replace("<!>", "");
    let whole = bare.split("<p").skip(1).filter_map(|part| part.split_once('>')).map(|(_, rest)| rest.split("</p>").next().unwrap());
    whole.map(|text| text.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect()).collect()
}

fn capital(text: &str) -> String {
    text[..1].to_uppercase() + &text[1..]
}

async fn every_picture_and_sentence_is_the_releases(app: App) {
    let demo = demo::make(&app.db, &app.catalogue, 600, 7, 1).await.unwrap();
    let wave = &demo.released.0.code;
    let (release, survey) = release_of(&app, wave).await;
    let mut pictures = 0;
    for area in [None, Some("fife"), Some("stirling"), Some("clackmannanshire")] {
        let path = area.map_or_else(|| format!("/results/{wave}"), |area| format!("/results/{wave}?area={area}"));
        let page = app.get(&path).await.body;
        for (audience, people, verb) in AGES {
            let group = Group { audience, area: area.map(id), category: None };
            for item in survey.items.iter().filter(|item| item.id.as_str() != "T13") {
                let (row, part) = (release.row(&group, &item.id).unwrap(), theme(&page, item.id.as_str()));
                let Some(said) = phrases::in_words(row, Stance::Positive, people, &release.policy) else {
                    assert!(age(part, audience).is_none(), "{audience} {}: {part}", item.id);
                    let why = if *row == Row::Hidden { "so that nobody can be recognised." } else { "were not asked this." };
                    assert!(part.contains(why) && part.to_lowercase().contains(people), "{audience} {}: {part}", item.id);
                    continue;
                };
                let answered = age(part, audience).unwrap_or_else(|| panic!("{audience} {}: {part}", item.id));
                assert!(answered.contains(&format!("<p>{} {verb}.</p>", capital(&said))), "{said}: {answered}");
                assert_eq!(filled(answered), expected(row, &release.policy), "{said}: {answered}");
                pictures += u32::from(filled(answered).is_some());
                // What the picture shows, the sentence says.
                if let Some((_, rest)) = said.split_once("about ").filter(|(_, rest)| rest.contains(" in 10 ")) {
                    assert_eq!(filled(answered).unwrap().to_string(), rest.split(' ').next().unwrap());
                }
            }
            let base = release.group(&group).unwrap().base;
            let took_part = base.map_or_else(|| format!("{people} "), |base| format!("bout {base} {people}"));
            assert!(page.contains(&took_part), "{took_part}: {path}");
        }
        for item in survey.items.iter().filter(|item| item.id.as_str() != "T13") {
            let part = theme(&page, item.id.as_str());
            let tens: BTreeSet<_> = AGES.iter().filter_map(|(audience, ..)| filled(age(part, *audience)?)).collect();
            let people = |audience| AGES.iter().find(|(known, ..)| *known == audience).unwrap().1;
            let differs = match compare(&release, &item.id, area.map(id).as_ref()) {
                Comparison::Least(least) => format!("{} say it least.", capital(people(least.audience))),
                Comparison::Gap { least, most } => format!("Fewer {} than {} say it.", people(least.audience), people(most.audience)),
                _ if tens.len() > 1 => "The gap between ages can be chance.".to_owned(),
                _ => String::new(),
            };
            let said = part.split_once("class=\"finding").map_or("", |(_, rest)| rest.split(['>', '<']).nth(1).unwrap());
            assert_eq!(said, differs, "{path}, {}", item.id);
        }
    }
    assert!(pictures > 40, "{pictures}");
}

async fn what_is_hidden_says_kindly_why_and_shows_no_number(app: App) {
    let people = vec![
        (9, "fife", Child, "T1=yes"),
        (40, "fife", Young, "T1=agree"),
        (25, "fife", Adult, "T1=agree"),
        (15, "fife", Adult, "T1=disagree"),
    ];
    let wave = app.released(&Round { areas: vec!["fife"], people, ..Round::default() }).await;
    let page = app.get(&format!("/results/{wave}")).await.body;
    let part = theme(&page, "T1");
    assert!(
        part.contains("We can’t show what children said here, so that nobody can be recognised.") && age(part, Child).is_none(),
        "{part}"
    );
    assert!(page.contains("We don’t say how many children did, so that nobody can be recognised."));
    let all = texts(&page).join(" ");
    assert!(!all.contains("bout 10 children") && !all.contains(" 9 ") && !all.contains("[c]"), "{all}");
    // 40 of 40 agree: no number and no picture, since one person's answer would follow from it.
    let young = age(part, Young).unwrap();
    assert!(young.contains("Nearly all young people agree.") && filled(young).is_none(), "{young}");
    assert_eq!(filled(age(part, Adult).unwrap()), Some(6));
    // What nobody answered is hidden for everyone who was asked.
    assert!(theme(&page, "T2").contains("We can’t show what children, young people and adults said here"), "{}", theme(&page, "T2"));
    assert!(theme(&page, "T4").contains("Children were not asked this."));
    // Of a wave that shows nothing, nothing stands out and nothing is counted.
    let few = app.released(&Round { areas: vec!["fife"], people: vec![(4, "fife", Adult, "T1=agree")], ..Round::default() }).await;
    let page = app.get(&format!("/results/{few}")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("We can’t show any numbers here.") && !page.body.contains("No answer stands out"));
    let all = texts(&page.body).join(" ");
    let counted = |rest: &str| rest.starts_with(|letter: char| letter.is_ascii_digit());
    assert!(!page.body.contains("class=\"ten\"") && !all.split("bout ").skip(1).any(counted), "{all}");
    assert!(all.contains("We don’t say how many children, young people and adults took part") && !all.contains("Each picture"), "{all}");
}

async fn a_list_is_in_order_where_the_release_has_one(app: App) {
    let ticked = [(40, "T13=waiting"), (25, "T13=cost"), (20, "T13=travel"), (15, "T13=nothing")];
    let people = ticked.map(|(many, form)| (many, "fife", Adult, form)).to_vec();
    let wave = app.released(&Round { areas: vec!["fife"], people, ..Round::default() }).await;
    let (release, _) = release_of(&app, &wave).await;
    let group = Group { audience: Adult, area: None, category: None };
    let Some(Row::Ticks { ticks }) = release.row(&group, &id("T13")) else { panic!("no list") };
    let page = app.get(&format!("/results/{wave}")).await.body;
    let part = theme(&page, "T13");
    let (_, ranked) = part.split_once("<ol class=\"named\">").unwrap();
    let choices: Vec<_> = ranked.split("<li>").skip(1).collect();
    for (choice, (name, label)) in choices.iter().zip([("waiting", "Waiting for it"), ("cost", "Cost"), ("travel", "Travel")]) {
        let share = ticks.iter().find(|tick| tick.choice.as_str() == name).unwrap().share;
        let Share::Counts { ticked, not_ticked } = share else { panic!("{share:?}") };
        assert!(choice.contains(&format!("<b>{label}</b>")), "{choice}");
        let said = phrases::tick_in_words(share, "adults", &release.policy);
        assert!(choice.contains(&format!("<p>{}.</p>", capital(&said))), "{said}: {choice}");
        assert_eq!(filled(choice), Some((ticked * 20 + ticked + not_ticked) / (2 * (ticked + not_ticked))), "{choice}");
    }
    // What means none of them stands by itself, and what has no picture is named all the same.
    assert!(!ranked.split("</ol>").next().unwrap().contains("Nothing got in the way"));
    assert!(part.contains("“Nothing got in the way”: named by about") && part.contains("<p>After these: “"), "{part}");
    // Too few for an order: tiers.
    let people = vec![(30, "fife", Adult, "T13=waiting"), (10, "fife", Adult, "T13=cost")];
    let wave = app.released(&Round { areas: vec!["fife"], people, ..Round::default() }).await;
    let page = app.get(&format!("/results/{wave}")).await.body;
    let part = theme(&page, "T13");
    assert!(part.contains("<p>Named by many adults: “Waiting for it”.</p>"), "{part}");
    assert!(!part.contains("class=\"named\"") && filled(part).is_none(), "{part}");
}

async fn a_place_is_chosen_and_points_around_itself(app: App) {
    let mut people = Vec::new();
    for area in ["fife", "stirling", "clackmannanshire"] {
        people.extend([(40, area, Adult, "T1=agree"), (40, area, Adult, "T1=disagree")]);
    }
    people.extend([(40, "fife", Young, "T1=agree"), (40, "fife", Young, "T1=disagree"), (3, "stirling", Young, "T1=agree")]);
    let forth = "clackmannanshire-and-stirling";
    let larger_areas = vec![(forth, vec!["clackmannanshire", "stirling"])];
    let wave = app.released(&Round { areas: vec!["fife", "stirling", "clackmannanshire"], larger_areas, people, ..Round::default() }).await;
    let path = format!("/results/{wave}");
    let page = app.get(&path).await.body;
    assert!(page.contains(&format!("<form action=\"{path}\" method=\"get\"")) && !page.contains("name=\"by\""));
    let area = app.get(&format!("{path}?area=fife")).await;
    assert!(area.body.contains("<p class=\"hint\">Fife</p>") && area.body.contains("<option value=\"fife\" selected"));
    assert!(area.body.contains("bout 80 adults") && page.contains("bout 240 adults"));
    let hidden = app.get(&format!("{path}?area=stirling")).await.body;
    assert!(hidden.contains("What young people in Stirling said can’t be shown on its own"), "{hidden}");
    assert!(hidden.contains(&format!("<a href=\"{path}\">")), "it points to this very page of a wider place");
    for unknown in ["?area=moray", "?area=Fife", "?area=atlantis"] {
        assert_eq!(app.get(&format!("{path}{unknown}")).await.status, StatusCode::NOT_FOUND, "{unknown}");
    }
    assert_eq!(app.get(&format!("{path}?area=")).await.body, page);
}

async fn made_up_and_first_results_say_so(app: App) {
    let people = vec![(40, "fife", Adult, "T1=agree"), (40, "fife", Adult, "T1=disagree")];
    for real in [false, true] {
        let wave = app.released(&Round { areas: vec!["fife"], people: people.clone(), real, ..Round::default() }).await;
        let page = app.get(&format!("/results/{wave}")).await.body;
        assert_eq!(page.contains("Made-up answers: this shows how results look. Nobody said this."), !real);
        assert!(!page.contains("First results") && !page.contains("<select"), "one area is nothing to choose from");
    }
    let (wave, _) = app.wave(&[]).await;
    for number in 0..60 {
        app.submit(&wave, &Token::new([number; 32]), if number % 3 == 0 { "T1=disagree" } else { "T1=agree" }).await;
    }
    release::interim(&app.db, &app.catalogue, &Policy::sdc1(), &wave.code, 2).await.unwrap();
    let page = app.get(&format!("/results/{}", wave.code)).await.body;
    assert!(page.contains("First results: the survey is still open. Some answers are held back until the end."));
    assert!(!page.contains("<select") && filled(age(theme(&page, "T1"), Adult).unwrap()).is_some());
}

async fn the_page_leads_on_and_every_theme_can_be_led_to(app: App) {
    let demo = demo::make(&app.db, &app.catalogue, 600, 7, 1).await.unwrap();
    let wave = &demo.released.0.code;
    let (_, survey) = release_of(&app, wave).await;
    let page = app.get(&format!("/results/{wave}")).await.body;
    // As the survey's sections have them.
    let order: Vec<&str> = page.split("<section id=\"").skip(1).map(|part| part.split('"').next().unwrap()).collect();
    let mut sorted: Vec<&Id> = survey.items.iter().map(|item| &item.id).collect();
    let section = |item: &Id| survey.theme(&survey.item(item.as_str()).unwrap().theme).unwrap().section.clone();
    sorted.sort_by_key(|item| survey.sections.iter().position(|known| known.id == section(item)));
    assert_eq!(order, sorted.iter().map(|item| item.as_str()).collect::<Vec<_>>());
    // Every way within the page has an end, and what stands out is shown below.
    for part in page.split("href=\"#").skip(1) {
        let end = part.split('"').next().unwrap();
        assert!(page.contains(&format!("id=\"{end}\"")), "{end}");
    }
    let standouts = page.split("id=\"standouts\"").nth(1).unwrap().split("</section>").next().unwrap();
    assert!(standouts.contains("clearly more positive about") && standouts.contains("href=\"#T"), "{standouts}");
    let full = format!("/staff/results/{wave}");
    let files = format!("/results/{wave}.xlsx");
    let words = format!("/results/{wave}/words");
    for path in [format!("/results/{wave}/children"), words.clone(), files, full.clone(), format!("{words}#T2")] {
        assert!(page.contains(&format!("href=\"{path}\"")), "{path}");
    }
    assert_ne!(app.get(&full).await.status, StatusCode::OK, "staff sign in first");
    // The pages beside it lead back, to a theme too.
    for (beside, label) in [("words", "What everyone answered"), ("children", "What everyone answered")] {
        let beside = app.get(&format!("/results/{wave}/{beside}")).await.body;
        assert!(beside.contains(&format!("<a href=\"/results/{wave}\">{label}</a>")), "{beside}");
    }
    assert!(app.get(&words).await.body.contains(&format!("href=\"/results/{wave}#T2\"")));
}

async fn a_tired_parent_can_read_it_on_a_slow_line(app: App) {
    let demo = demo::make(&app.db, &app.catalogue, 600, 7, 1).await.unwrap();
    let path = format!("/results/{}", demo.released.0.code);
    let page = app.get(&path).await.body;
    // What the survey's own words are, the survey's own test judges.
    let texts: Vec<_> = texts(&page).into_iter().filter(|text| !text.contains("were asked: “") && !text.starts_with("Release ")).collect();
    let grade = grade_together(texts.iter().map(String::as_str));
    assert!(grade <= 6.0, "grade {grade:.1}: {texts:#?}");
    let small = app.ask(Request::get(&path).header(header::ACCEPT_ENCODING, "br").body(Body::empty()).unwrap()).await;
    assert_eq!(small.header("content-encoding"), "br");
    assert!(small.bytes.len() < 40_000, "{} bytes", small.bytes.len());
    // It needs no script of its own.
    assert!(!page.contains("<leptos-island") && !page.contains(" style=\""));
}
