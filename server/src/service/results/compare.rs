//! Two sides beside each other: a place, all of Scotland, an earlier wave, an audience.

mod side;

use app::{
    components::layout::Frame,
    pages::results::{
        TableView,
        compare::{CompareView, Compared},
    },
};
use domain::{
    area::listed,
    difference::{Difference, difference},
    disclosure::Row,
    survey::{Audience, Item, ItemKind},
};

use super::{
    Published,
    charts::Shown,
    page::{self, INTERVALS, around, notes},
    sentence::title,
    share,
    view::{View, audiences, who},
};
use crate::{
    chart::{Chart, Gallery, Kind, Swatch},
    service::ServiceError,
};
use side::{Pair, Pairs, Side};

/// What the address of a comparison asks for; nothing is the first that there is.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sides<'a> {
    /// The first side.
    pub one: Option<&'a str>,
    /// The other.
    pub other: Option<&'a str>,
}

/// Two sides that were chosen, and what of each stands beside what of the other.
struct Chosen<'a> {
    one: Side,
    other: Side,
    /// What both are called.
    names: [String; 2],
    pairs: Pairs<'a>,
}

impl<'a> Chosen<'a> {
    /// Nothing where one of them is not among the results.
    fn of(published: &'a Published, sides: Sides<'_>) -> Option<Self> {
        let (first, second) = side::first(published);
        let chosen = |wish: Option<&str>, otherwise: Side| wish.map_or(Some(otherwise), |id| Side::read(published, id));
        let (one, other) = (chosen(sides.one, first)?, chosen(sides.other, second)?);
        let pairs = side::pairs(published, &one, &other);
        Some(Self { names: [one.name(published), other.name(published)], one, other, pairs })
    }

    /// As they stand in an address.
    fn filter(&self, published: &Published) -> String {
        format!("one={}&other={}", self.one.id_in(published), self.other.id_in(published))
    }

    /// A chart an audience, a row a theme; none of an audience of which nothing was asked in the same words on both sides.
    fn shown(&self, published: &Published) -> Vec<Shown> {
        self.pairs.rows.iter().filter_map(|(audience, rows)| self.chart(published, *audience, rows)).collect()
    }

    fn chart(&self, published: &Published, audience: Option<Audience>, rows: &[Pair<'_>]) -> Option<Shown> {
        let marks = side::marks(&self.one, &self.other);
        let mut named = Vec::new();
        let bar = |pair: &Pair<'_>| {
            let lines = [(marks[0], pair.one.clone()), (marks[1], pair.other.clone())];
            share::dots(pair.title.clone(), &lines, pair.item, &mut named)
        };
        // What was asked in other words is in the table, and not side by side in a picture.
        let bars: Vec<_> = rows.iter().filter(|pair| pair.alike).map(bar).collect();
        if bars.is_empty() {
            return None;
        }
        let of = audience.map_or_else(|| "Side by side".to_owned(), |audience| who(published, audience));
        let clear: Vec<_> = rows.iter().filter(|pair| is_clear(pair)).map(|pair| format!("“{}”", pair.title)).collect();
        let all = rows.len();
        let found = match clear.len() {
            0 => format!("none of {all} themes is clearly different"),
            1 => format!("one of {all} themes is clearly different"),
            some => format!("{some} of {all} themes are clearly different"),
        };
        let mut sentences = vec!["How many are positive, theme by theme.".to_owned()];
        sentences.extend((!clear.is_empty()).then(|| format!("Clearly different: {}.", listed(&clear))));
        sentences.push(INTERVALS.to_owned());
        let cells = |pair: &Pair<'_>| vec![pair.title.clone(), share::said(&pair.one, pair.item), share::said(&pair.other, pair.item)];
        let [one, other] = self.names.clone();
        let name = format!("compare-{}", audience.map_or("all", Audience::as_str));
        Some(Shown {
            chart: Chart { key: name.clone(), kind: Kind::Dots, bars, rtl: false },
            name,
            of: Some(format!("{one} and {other}")),
            headline: format!("{of}: {found}"),
            sentences,
            legend: marks.into_iter().zip([one.clone(), other.clone()]).map(|(mark, name)| (Swatch::Mark(mark), name)).collect(),
            table: TableView { caption: of, heads: vec!["Theme".to_owned(), one, other], rows: rows.iter().map(cells).collect() },
        })
    }
}

/// The chart of that name in a comparison of two sides, and what tells its file from others: "-area-fife-everywhere".
pub(super) fn shown(published: &Published, name: &str, sides: Sides<'_>) -> Option<(Shown, String)> {
    let chosen = Chosen::of(published, sides)?;
    let found = chosen.shown(published).into_iter().find(|shown| shown.name == name)?;
    Some((found, format!("-{}-{}", chosen.one.id_in(published), chosen.other.id_in(published))))
}

impl Published {
    /// The comparison of two sides; nothing where one of them is not among the results.
    ///
    /// # Errors
    /// When a chart cannot be drawn.
    pub async fn compare_page(&self, gallery: &Gallery, frame: Frame, sides: Sides<'_>) -> Result<Option<CompareView>, ServiceError> {
        let Some(chosen) = Chosen::of(self, sides) else { return Ok(None) };
        let (parts, charts): (Vec<_>, Vec<_>) =
            chosen.shown(self).into_iter().map(|shown| (shown.part(self, chosen.filter(self)), shown.chart)).unzip();
        let drawn = gallery.page(&charts).await?;
        let Chosen { one, other, names, pairs } = chosen;
        let rows: Vec<Compared> =
            pairs.rows.iter().flat_map(|(audience, rows)| rows.iter().map(|pair| row(self, *audience, pair))).collect();
        Ok(Some(CompareView {
            around: around(self, frame, View::Place(None)),
            here: self.at.compare(),
            one: side::choices(self, &one),
            other: side::choices(self, &other),
            problem: pairs.problem.map(str::to_owned),
            sentences: sentences(&rows, &names),
            charts: parts.into_iter().zip(&drawn).map(|(part, drawn)| page::drawn(part, Some(drawn))).collect(),
            sides: names,
            rows,
            notes: notes(self, View::Place(None), &audiences(self, None)),
        }))
    }
}

fn found(pair: &Pair<'_>) -> Difference {
    difference(share::of(&pair.one, pair.item).as_ref(), share::of(&pair.other, pair.item).as_ref())
}

/// Whether both sides are different beyond chance and rounding.
fn is_clear(pair: &Pair<'_>) -> bool {
    pair.alike && matches!(found(pair), Difference::More | Difference::Less)
}

fn row(published: &Published, audience: Option<Audience>, pair: &Pair<'_>) -> Compared {
    let words = match found(pair) {
        _ if !pair.alike => "asked in other words",
        Difference::More => "clearly more",
        Difference::Less => "clearly fewer",
        Difference::NotClear => "no clear difference",
        Difference::Unknown => "can’t be said",
    };
    Compared {
        href: published.at.theme(pair.item.theme.as_str()),
        title: title(published, pair.item),
        who: audience.map(|audience| who(published, audience)),
        one: share::said(&pair.one, pair.item),
        other: share::said(&pair.other, pair.item),
        difference: words.to_owned(),
        clear: is_clear(pair),
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
