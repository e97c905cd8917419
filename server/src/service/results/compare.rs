//! Two sides beside each other: a place, all of Scotland, an earlier wave, an audience.

mod side;

use std::sync::Arc;

use app::{
    components::layout::Frame,
    pages::results::{
        ThemeView,
        compare::{CompareView, Compared},
        table::TableView,
    },
    paths,
};
use domain::{
    difference::{Difference, difference},
    disclosure::Row,
    survey::{Audience, Item, ItemKind},
};

use super::{
    Published,
    page::{self, around, notes},
    sentence::title,
    share,
    view::{View, audiences, who},
};
use crate::{
    chart::{Chart, Drawn, Gallery, Kind, Mark},
    service::ServiceError,
};
use side::{Pair, Side};

/// What the address of a comparison asks for; nothing is the first that there is.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sides<'a> {
    /// The first side.
    pub one: Option<&'a str>,
    /// The other.
    pub other: Option<&'a str>,
}

impl Published {
    /// The comparison of two sides; nothing where one of them is not among the results.
    ///
    /// # Errors
    /// When a chart cannot be drawn.
    pub async fn compare_page(&self, gallery: &Gallery, frame: Frame, sides: Sides<'_>) -> Result<Option<CompareView>, ServiceError> {
        let (first, second) = side::first(self);
        let chosen = |wish: Option<&str>, otherwise: Side| wish.map_or(Some(otherwise), |id| Side::read(self, id));
        let (Some(one), Some(other)) = (chosen(sides.one, first), chosen(sides.other, second)) else { return Ok(None) };
        let pairs = side::pairs(self, &one, &other);
        let marks = side::marks(&one, &other);
        let mut charts = Vec::new();
        for (audience, rows) in &pairs.rows {
            charts.extend(chart(*audience, rows, marks));
        }
        let drawn = gallery.page(&charts.iter().map(|(chart, _)| chart.clone()).collect::<Vec<_>>()).await?;
        let names = [one.name(self), other.name(self)];
        let theme = |((_, audience), drawn): (&(Chart, Option<Audience>), &Arc<Drawn>)| {
            let of = audience.map_or_else(|| "Side by side".to_owned(), |audience| who(self, audience));
            page::drawn(chart_view(of, *audience, &names, marks, &pairs), Some(drawn))
        };
        let rows: Vec<Compared> =
            pairs.rows.iter().flat_map(|(audience, rows)| rows.iter().map(|pair| row(self, *audience, pair))).collect();
        Ok(Some(CompareView {
            around: around(self, frame, View::Place(None)),
            here: paths::results_compare(self.code.as_str()),
            one: side::choices(self, &one),
            other: side::choices(self, &other),
            problem: pairs.problem.map(str::to_owned),
            sentences: sentences(&rows, &names),
            charts: charts.iter().zip(drawn.iter()).map(theme).collect(),
            sides: names,
            rows,
            notes: notes(self, View::Place(None), &audiences(self, None)),
        }))
    }
}

/// A chart of one audience, a row a theme; nothing where no theme has a share on either side.
fn chart(audience: Option<Audience>, rows: &[Pair<'_>], marks: [Mark; 2]) -> Option<(Chart, Option<Audience>)> {
    let mut named = Vec::new();
    let mut bar = |pair: &Pair<'_>| {
        let lines = [(marks[0], pair.one.clone()), (marks[1], pair.other.clone())];
        share::dots(pair.title.clone(), &lines, pair.item, &mut named)
    };
    let key = format!("compare-{}", audience.map_or("all", Audience::as_str));
    // What was asked in other words is in the table, and not side by side in a picture.
    let bars: Vec<_> = rows.iter().filter(|pair| pair.alike).map(&mut bar).collect();
    if bars.is_empty() { None } else { Some((Chart { key, kind: Kind::Dots, bars, rtl: false }, audience)) }
}

fn chart_view(headline: String, audience: Option<Audience>, names: &[String; 2], marks: [Mark; 2], pairs: &side::Pairs<'_>) -> ThemeView {
    let rows = pairs.rows.iter().find(|(of, _)| *of == audience).map(|(_, rows)| rows.as_slice()).unwrap_or_default();
    let row = |pair: &Pair<'_>| vec![pair.title.clone(), share::said(&pair.one, pair.item), share::said(&pair.other, pair.item)];
    ThemeView {
        id: format!("compare-{}", audience.map_or("all", Audience::as_str)),
        title: headline.clone(),
        headline: headline.clone(),
        legend: marks.into_iter().zip(names).map(|(mark, name)| (mark.as_str(), name.clone())).collect(),
        table: TableView {
            caption: headline,
            heads: vec!["Theme".to_owned(), names[0].clone(), names[1].clone()],
            rows: rows.iter().map(row).collect(),
        },
        ..ThemeView::default()
    }
}

fn row(published: &Published, audience: Option<Audience>, pair: &Pair<'_>) -> Compared {
    let found = difference(share::of(&pair.one, pair.item).as_ref(), share::of(&pair.other, pair.item).as_ref());
    let words = match found {
        _ if !pair.alike => "asked in other words",
        Difference::More => "clearly more",
        Difference::Less => "clearly fewer",
        Difference::NotClear => "no clear difference",
        Difference::Unknown => "can’t be said",
    };
    Compared {
        href: paths::results_theme(published.code.as_str(), pair.item.theme.as_str()),
        title: title(published, pair.item),
        who: audience.map(|audience| who(published, audience)),
        one: share::said(&pair.one, pair.item),
        other: share::said(&pair.other, pair.item),
        difference: words.to_owned(),
        clear: pair.alike && matches!(found, Difference::More | Difference::Less),
    }
}

/// How many of the comparisons carry a claim: too few to say is a finding too.
fn sentences(rows: &[Compared], names: &[String; 2]) -> Vec<String> {
    let (all, clear) = (rows.len(), rows.iter().filter(|row| row.clear).count());
    let unsaid = rows.iter().filter(|row| !row.clear && row.difference != "no clear difference").count();
    let [one, other] = names;
    let mut said = vec![match clear {
        0 => format!("{one} and {other}: none of {all} comparisons is clearly different beyond chance and rounding."),
        1 => format!("{one} and {other}: one of {all} comparisons is clearly different."),
        some => format!("{one} and {other}: {some} of {all} comparisons are clearly different."),
    }];
    if unsaid > 0 {
        said.push(format!("Of {unsaid} nothing can be said: it is not shown, or was not asked, or in other words."));
    }
    said
}

/// Whether the item has a share of positive answers at all.
fn is_scored(item: &Item) -> bool {
    matches!(item.kind, ItemKind::Scale)
}

/// Whether a line was asked the item.
fn was_asked(line: &super::view::Line<'_>, item: &Item) -> bool {
    *line.row(item) != Row::NotAsked
}
