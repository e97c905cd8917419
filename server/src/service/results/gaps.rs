//! All themes in one chart: how far apart the audiences are in each.

use app::pages::results::TableView;
use domain::{
    disclosure::phrases::percentage,
    finding::{Finding, PositiveShare, findings, share},
    survey::{Item, ItemKind},
};

use super::{
    Published,
    charts::Shown,
    page::INTERVALS,
    sentence::{standout, title},
    share::{dots, mark, unknown},
    view::{Line, View},
};
use crate::chart::{Chart, Kind, Swatch};

/// What it is called in an address.
pub(super) const NAME: &str = "gaps";

/// The gaps of a place; nothing by a breakdown, whose groups are not the same in every audience.
pub(super) fn of(published: &Published, view: View<'_>, lines: &[Line<'_>]) -> Option<Shown> {
    let View::Place(place) = view else { return None };
    let themes: Vec<&Item> = published.survey.items.iter().filter(|item| matches!(item.kind, ItemKind::Scale)).collect();
    let marked: Vec<_> = lines.iter().map(|line| (mark(line.group.audience), line.clone())).collect();
    let mut named = Vec::new();
    let bars = themes.iter().map(|item| dots(self::title(published, item), &marked, item, &mut named)).collect();
    let widest = findings(&published.release, &published.survey, place).into_iter().find(|finding| matches!(finding, Finding::Gap { .. }));
    let headline = match &widest {
        Some(Finding::Gap { item, .. }) => {
            let theme = published.survey.item(item.as_str()).map_or_else(|| item.to_string(), |item| self::title(published, item));
            format!("Ages are furthest apart in “{theme}”")
        }
        _ => "No clear gap between ages".to_owned(),
    };
    let sentence = widest.map_or_else(
        || "How many are positive, theme by theme. What differs here may be chance and rounding.".to_owned(),
        |widest| format!("How many are positive, theme by theme; a clear gap is shaded. {}", standout(published, &widest).sentence),
    );
    Some(Shown {
        name: NAME.to_owned(),
        chart: Chart { key: NAME.to_owned(), kind: Kind::Dots, bars, rtl: false },
        of: None,
        headline,
        sentences: vec![sentence, INTERVALS.to_owned()],
        legend: lines.iter().map(|line| (Swatch::Mark(mark(line.group.audience)), line.label.clone())).collect(),
        table: table(published, &themes, lines),
    })
}

fn table(published: &Published, themes: &[&Item], lines: &[Line<'_>]) -> TableView {
    let heads = lines.iter().flat_map(|line| {
        let who = &line.label;
        [format!("{who}: positive"), format!("{who}: likely from"), format!("{who}: likely to")]
    });
    let row = |item: &&Item| {
        let cells = lines.iter().flat_map(|line| match share(line.release, &line.group, &item.id) {
            Some(PositiveShare { count, total, low, high, .. }) => [percentage(count, total), format!("{low:.0}%"), format!("{high:.0}%")],
            None => [unknown(line, item).to_owned(), String::new(), String::new()],
        });
        [title(published, item)].into_iter().chain(cells).collect()
    };
    TableView {
        caption: "Positive answers, theme by theme".to_owned(),
        heads: ["Theme".to_owned()].into_iter().chain(heads).collect(),
        rows: themes.iter().map(row).collect(),
    }
}
