//! A release as a long, tidy table: a line a published number, the same numbers as on the page.

use domain::{
    disclosure::{
        GroupResult, ItemRow, Reading, Row, Share, Stage,
        phrases::{HIDDEN, zero},
        read,
    },
    survey::Id,
};

use super::{Published, sentence::title, table::offered};

const HEADS: [&str; 14] = [
    "wave",
    "made_up",
    "survey",
    "version",
    "audience",
    "area",
    "area_level",
    "area_name",
    "breakdown",
    "category",
    "item",
    "theme",
    "answer",
    "people",
];

pub(super) fn csv(published: &Published) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(HEADS.iter().chain(&["shown", "stage"]))?;
    for group in &published.release.groups {
        let base = group.base.map(|base| base.to_string()).unwrap_or_default();
        let shown = if group.base.is_some() { format!("about {base}") } else { HIDDEN.to_owned() };
        line(&mut writer, published, group, ["", "", "took part", &base, &shown])?;
        for row in &group.rows {
            rows(&mut writer, published, group, row)?;
        }
    }
    let bytes = writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

type Writer = csv::Writer<Vec<u8>>;

fn line(writer: &mut Writer, published: &Published, group: &GroupResult, last: [&str; 5]) -> Result<(), csv::Error> {
    let release = &published.release;
    let whom = &group.group;
    let category = whom.category.as_ref();
    let first = [
        release.wave.as_str(),
        if release.made_up { "yes" } else { "no" },
        release.survey.as_str(),
        &release.survey_version,
        whom.audience.as_str(),
        whom.area.as_ref().map_or("", Id::as_str),
        area_level(published, whom.area.as_ref()),
        &whom.area.as_ref().map_or_else(String::new, |area| published.place_name(area)),
        category.map_or("", |category| category.question.as_str()),
        category.map_or("", |category| category.choice.as_str()),
    ];
    let stage = match release.stage {
        Stage::Interim => "interim",
        Stage::Final => "final",
    };
    writer.write_record(first.iter().chain(&last).chain(&[stage]))
}

/// What an area is a part of: larger areas hold areas, so that people of both levels must not be added up.
fn area_level(published: &Published, area: Option<&Id>) -> &'static str {
    match area {
        None => "wave",
        Some(area) if published.release.larger_areas.iter().any(|larger| larger.id == *area) => "larger_area",
        Some(_) => "area",
    }
}

fn rows(writer: &mut Writer, published: &Published, group: &GroupResult, row: &ItemRow) -> Result<(), csv::Error> {
    let policy = &published.release.policy;
    let item = row.item.as_str();
    let theme = published.survey.item(item).map_or_else(String::new, |item| title(published, item));
    let reading = read(&row.row, policy);
    let mut write = |answer: &str, people: &str, shown: &str| line(writer, published, group, [item, &theme, answer, people, shown]);
    // A rounded 0 stands for "0 to 4": it is no number to compute with.
    let people = |count: u32| if count == 0 { String::new() } else { count.to_string() };
    match (&row.row, &reading) {
        (Row::Counts { cells }, Reading::Percent { parts, .. } | Reading::People { parts, .. }) => {
            for (cell, part) in cells.iter().zip(parts) {
                write(cell.stance.as_str(), &people(cell.count), &part.text)?;
            }
        }
        (Row::Ticks { ticks }, Reading::Ticks { ticks: parts, .. }) => {
            for tick in ticks {
                let shown = parts.iter().find(|part| part.choice == tick.choice).map_or("", |part| part.text.as_str());
                let (ticked, not_ticked) = match tick.share {
                    Share::Counts { ticked, not_ticked } => (people(ticked), people(not_ticked)),
                    Share::NearlyAll { .. } | Share::Tier(_) => (String::new(), String::new()),
                };
                write(&format!("{} ticked", tick.choice), &ticked, shown)?;
                write(&format!("{} not ticked", tick.choice), &not_ticked, "")?;
            }
        }
        (Row::NearlyAll { stance }, _) => {
            for one in offered(&published.survey, group.group.audience) {
                let shown = if one == *stance { "nearly all".to_owned() } else { zero(policy) };
                write(one.as_str(), "", &shown)?;
            }
        }
        (_, other) => write("", "", other.mark().unwrap_or_default())?,
    }
    Ok(())
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at once")]
mod tests {
    use std::sync::Arc;

    use domain::{
        answer::{Draft, parse},
        disclosure::{Policy, release},
        journey::Journey,
        survey::{self, ASK_THE_FAMILY, Audience},
        tally::{Plan, RoundingSecret, Tallies},
    };

    use super::*;

    #[test]
    fn nearly_all_prints_no_answer_that_the_scale_lacks() {
        let without_a_middle = ASK_THE_FAMILY.lines().filter(|line| !line.contains("id = \"sort-of\"")).collect::<Vec<_>>().join("\n");
        let survey = survey::parse(&without_a_middle).unwrap();
        let fife = Id::new("fife").unwrap();
        let areas = vec![fife.clone(), Id::new("stirling").unwrap()];
        let plan = Plan { wave: "bcdfghj".to_owned(), made_up: true, areas, larger_areas: Vec::new(), breakdowns: Vec::new() };
        let mut tallies = Tallies::new(&survey, plan, RoundingSecret::new([1; 32])).unwrap();
        for (audience, yes) in [(Audience::Child, "yes"), (Audience::Young, "agree")] {
            let journey = Journey::new(&survey, audience, &[]).unwrap();
            let response = parse(&journey, &Draft::new([("T1", yes)])).ok().unwrap().response;
            for id in 0..40 {
                tallies.add(id << 8 | audience as u128, &fife, &response).unwrap();
            }
        }
        let release = release(&tallies, &Policy::sdc1(), None);
        let published = Published {
            code: crate::store::Code::random().unwrap(),
            asks_words: false,
            words: None,
            hash: release.hash(),
            body: release.canonical_json(),
            release,
            survey: Arc::new(survey),
            areas: vec![(fife, "Fife".to_owned())],
            larger_areas: Vec::new(),
            everywhere: "Fife".to_owned(),
            is_scotland: false,
            scotland: None,
            open: false,
        };
        let text = csv(&published).unwrap();
        let of = |audience: &str| {
            let about = format!(",{audience},,wave,,,,T1,");
            text.lines()
                .filter(|line| line.contains(&about))
                .map(|line| line.rsplit(',').skip(1).take(3).collect::<Vec<_>>())
                .collect::<Vec<_>>()
        };
        assert_eq!(of("child"), [["nearly all", "", "positive"], ["0 to 4", "", "negative"]]);
        assert_eq!(of("young"), [["nearly all", "", "positive"], ["0 to 4", "", "mixed"], ["0 to 4", "", "negative"]]);
    }
}
