//! An item's table: a row a line for a scale, a column a line for a tick-list.

use app::pages::results::TableView;
use domain::{
    disclosure::{Reading, phrases::zero},
    survey::{Audience, Id, Item, ItemKind, Stance, Survey},
};

use super::{Published, chart::choice, sentence::title, view::Line};

/// What stands where an audience's scale has no such answer.
const NO_SUCH_ANSWER: &str = "–";

pub(super) fn of(published: &Published, item: &Item, lines: &[Line<'_>]) -> TableView {
    let caption = title(published, item);
    match &item.kind {
        ItemKind::Scale => TableView {
            caption,
            heads: ["Who", "Positive", "In between", "Negative", "Answered"].map(str::to_owned).to_vec(),
            rows: lines.iter().map(|line| scale_row(published, item, line)).collect(),
        },
        ItemKind::Ticks { choices, .. } => {
            let asked: Vec<_> =
                lines.iter().map(|line| (line, line.reading(item))).filter(|(_, reading)| *reading != Reading::NotAsked).collect();
            // The first list that is ranked gives the order of all.
            let ranked = asked.iter().find_map(|(_, reading)| match reading {
                Reading::Ticks { ranked: true, ticks } => Some(ticks.iter().map(|tick| &tick.choice).collect::<Vec<_>>()),
                _ => None,
            });
            let order = ranked.unwrap_or_else(|| choices.iter().map(|choice| &choice.id).collect());
            let row = |id: &Id| [choice(item, id)].into_iter().chain(asked.iter().map(|(_, reading)| ticked(reading, id))).collect();
            TableView {
                caption,
                heads: ["Ticked".to_owned()].into_iter().chain(asked.iter().map(|(line, _)| line.label.clone())).collect(),
                rows: order.into_iter().map(row).collect(),
            }
        }
    }
}

fn scale_row(published: &Published, item: &Item, line: &Line<'_>) -> Vec<String> {
    let reading = line.reading(item);
    let mut row = vec![line.label.clone()];
    match &reading {
        Reading::Percent { total, parts } | Reading::People { total, parts } => {
            let text = |stance| parts.iter().find(|part| part.stance == stance).map_or(NO_SUCH_ANSWER, |part| &part.text).to_owned();
            row.extend(Stance::ALL.map(text));
            row.push(format!("about {total}"));
        }
        Reading::NearlyAll { part, note } => {
            let offered: Vec<_> = offered(&published.survey, line.group.audience).collect();
            let text = |stance| match stance {
                given if given == part.stance => part.text.clone(),
                other if offered.contains(&other) => zero(&line.release.policy),
                _ => NO_SUCH_ANSWER.to_owned(),
            };
            row.extend(Stance::ALL.map(text));
            row.push(note.clone());
        }
        Reading::Hidden | Reading::NotAsked | Reading::Ticks { .. } => {
            row.extend([(); 4].map(|()| reading.mark().unwrap_or_default().to_owned()));
        }
    }
    row
}

fn ticked(reading: &Reading, id: &Id) -> String {
    match reading {
        Reading::Ticks { ticks, .. } => ticks.iter().find(|tick| tick.choice == *id).map_or(NO_SUCH_ANSWER, |tick| &tick.text).to_owned(),
        other => other.mark().unwrap_or_default().to_owned(),
    }
}

/// The answers that an audience's scale has: one that it lacks is nobody's, not "0 to 4" people's.
pub(super) fn offered(survey: &Survey, audience: Audience) -> impl Iterator<Item = Stance> {
    let points = survey.version_for(audience).map(|version| version.scale.points.as_slice()).unwrap_or_default();
    Stance::ALL.into_iter().filter(|stance| points.iter().any(|point| point.stance == *stance))
}
