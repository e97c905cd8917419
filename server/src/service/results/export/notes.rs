//! What a reader must know beside the numbers, for files that travel without their page.

use domain::{
    area::listed,
    disclosure::{
        Stage,
        phrases::{HIDDEN, NOT_ASKED, zero},
    },
};

use crate::{
    day,
    service::results::{Published, view::breakdowns},
};

/// What it is called: "Ask the Family: what families said in Fife and Stirling".
pub(super) fn title(published: &Published) -> String {
    format!("{}: what families said, {}", published.survey.title, published.everywhere)
}

/// What stands before everything else where nobody said this.
pub(super) fn made_up(published: &Published) -> Option<&'static str> {
    published.release.made_up.then_some("MADE-UP ANSWERS: this shows how results look. Nobody said this.")
}

/// What, when, who.
pub(super) fn facts(published: &Published) -> Vec<(&'static str, String)> {
    let release = &published.release;
    let who = published.survey.audiences.iter().map(|version| format!("{} ({})", version.plural, version.ages));
    let stage = match release.stage {
        Stage::Interim => "First results, counted while the survey was open. Some answers are held back until the final results.",
        Stage::Final => "Final results, counted after the survey had closed.",
    };
    let by: Vec<_> = breakdowns(published).iter().map(|breakdown| breakdown.title.to_owned()).collect();
    let by = if by.is_empty() { "By who answered and where alone".to_owned() } else { listed(&by) };
    vec![
        ("Survey", format!("{}, version {}", published.survey.title, release.survey_version)),
        ("Where", published.everywhere.clone()),
        ("Who answered", listed(&who.collect::<Vec<_>>())),
        ("Broken down by", by),
        ("Results", stage.to_owned()),
        ("Released on", day::today(published.made_at)),
        ("Wave", release.wave.clone()),
        ("Release (SHA-256)", published.hash.clone()),
    ]
}

/// How to read the numbers: a sentence or two each.
pub(super) fn how_to_read(published: &Published) -> Vec<String> {
    let policy = &published.release.policy;
    let (base, zero) = (policy.round_to(), zero(policy));
    vec![
        "People chose to answer. This says what they said, not how things are for every family: it is no estimate of how many families live with something, and no ranking of areas.".to_owned(),
        format!("Every number of people is rounded at random to {base}, up or down, so that nobody can be recognised. Rows need not add up."),
        format!("{HIDDEN} means: not shown. Too few people, or shown together with other numbers it would tell too much. Groups under {} are not shown, nor groups under {} of people who said something about themselves.", policy.group_floor(), policy.breakdown_floor()),
        format!("“{NOT_ASKED}” means that this audience has no such question. It is never zero."),
        format!("“{zero}” means a few people or none. “Nearly all” means that every other answer was given by at most {} people.", base - 1),
        format!("Percentages are of those who answered the question, from rounded numbers. Where fewer than about {} answered there are none: numbers of people stand in their place.", policy.percent_floor()),
        "“Likely” is where the share probably lies, rounding included (95 %, Wilson). Where two of these overlap, do not say that one is higher.".to_owned(),
        format!("What people ticked in a list is given as many, some or few where fewer than about {} answered: then there is no order.", policy.tick_rank_floor()),
        "Larger areas hold areas, and the whole holds both: never add them up. Whoever would rather not say something about themselves is in no group of it.".to_owned(),
        format!("Children, young people and adults answer in their own words and on their own scale. Positive, in between and negative are what is compared. The rules are {}.", published.release.rules),
    ]
}
