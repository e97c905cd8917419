//! A theme's share place by place and wave by wave: a dot an audience, of the whole wave alone.

use app::pages::results::TableView;
use domain::{
    area::listed,
    difference::{Difference, asked_alike, difference},
    disclosure::Row,
    finding::gap,
    survey::{Audience, Id, Item, ItemKind},
};

use super::{
    Published,
    charts::Shown,
    page::INTERVALS,
    sentence::{percent, title},
    share,
    view::{Line, View, audiences, people, who},
};
use crate::chart::{Chart, Kind, Mark, Swatch};

/// What the chart of an item's places is called after the item's id.
pub(super) const PLACES: &str = "-places";
/// What the chart of its waves is.
pub(super) const WAVES: &str = "-waves";

/// A place, or a wave.
struct Spot<'a> {
    label: String,
    /// The audiences that are asked, each with its mark.
    lines: Vec<(Mark, Line<'a>)>,
}

impl<'a> Spot<'a> {
    fn of(published: &Published, label: String, lines: Vec<Line<'a>>, item: &Item) -> Self {
        let asked = lines.into_iter().filter(|line| *line.row(item) != Row::NotAsked);
        let marked = |line: Line<'a>| {
            let audience = line.group.audience;
            (share::mark(audience), Line { label: who(published, audience), ..line })
        };
        Self { label, lines: asked.map(marked).collect() }
    }

    fn line(&self, audience: Audience) -> Option<&Line<'a>> {
        self.lines.iter().map(|(_, line)| line).find(|line| line.group.audience == audience)
    }
}

/// Place by place, by name and beside all of Scotland: no ranking. Nothing where there is one place alone.
pub(super) fn places(published: &Published, item: &Item, view: View<'_>) -> Option<Shown> {
    let held = |area: &Id| published.place(area.as_str()).is_some();
    let mut areas: Vec<(&Id, &String)> =
        published.larger_areas.iter().chain(&published.areas).filter(|(area, _)| held(area)).map(|(area, name)| (area, name)).collect();
    areas.sort_by_key(|(_, name)| *name);
    if !is_spread(item, view) || areas.len() + usize::from(published.scotland.is_some()) < 2 {
        return None;
    }
    let spot = |label: &str, lines| Spot::of(published, label.to_owned(), lines, item);
    let scotland = published.scotland.as_ref().map(|scotland| {
        let lines = audiences(published, None).iter().map(|line| scotland.line(published, line)).collect();
        spot("Scotland", lines)
    });
    let everywhere = spot(&published.everywhere, audiences(published, None));
    let areas = areas.into_iter().map(|(area, name)| spot(name, audiences(published, Some(area))));
    let spots: Vec<_> = scotland.into_iter().chain([everywhere]).chain(areas).collect();
    let headline = apart(published, item, &spots).map_or_else(|| "Place by place".to_owned(), |found| format!("Place by place: {found}"));
    let sentences = vec!["By name, not by rank: places differ in who answered.".to_owned(), INTERVALS.to_owned()];
    Some(shown(published, item, PLACES, ["Place by place", "Where"], headline, sentences, &spots))
}

/// Wave by wave, the latest last: an audience that was asked in other words before is left out there. Nothing where there was no wave before.
pub(super) fn waves(published: &Published, item: &Item, view: View<'_>) -> Option<Shown> {
    if !is_spread(item, view) || published.earlier.is_empty() {
        return None;
    }
    let before = published.earlier.iter().rev().map(|earlier| {
        let asked = |audience: &Audience| asked_alike(&published.survey, &earlier.survey, &item.id, *audience);
        let lines = Audience::ALL.into_iter().filter(asked).map(|audience| earlier.line(String::new(), audience)).collect();
        Spot::of(published, earlier.day.clone(), lines, item)
    });
    let now = Spot::of(published, "These results".to_owned(), audiences(published, None), item);
    let (headline, sentences) = changed(published, item, &now);
    let spots: Vec<_> = before.chain([now]).collect();
    Some(shown(published, item, WAVES, ["Over time", "When"], headline, sentences, &spots))
}

/// Whether an item has shares to put beside each other in that view.
fn is_spread(item: &Item, view: View<'_>) -> bool {
    matches!((&item.kind, view), (ItemKind::Scale, View::Place(None)))
}

fn asked_of(item: &Item) -> impl Iterator<Item = Audience> {
    Audience::ALL.into_iter().filter(|audience| item.wording.contains_key(audience))
}

fn shown(
    published: &Published,
    item: &Item,
    kind: &str,
    [caption, first]: [&str; 2],
    headline: String,
    sentences: Vec<String>,
    spots: &[Spot<'_>],
) -> Shown {
    let name = format!("{}{kind}", item.id);
    let mut named = Vec::new();
    let bars = spots.iter().map(|spot| share::dots(spot.label.clone(), &spot.lines, item, &mut named)).collect();
    let cells = |spot: &Spot<'_>| {
        let said = asked_of(item).map(|audience| spot.line(audience).map_or_else(String::new, |line| share::said(line, item)));
        [spot.label.clone()].into_iter().chain(said).collect()
    };
    Shown {
        chart: Chart { key: name.to_ascii_lowercase(), kind: Kind::Dots, bars, rtl: false },
        name,
        of: Some(title(published, item)),
        headline,
        sentences,
        legend: asked_of(item).map(|audience| (Swatch::Mark(share::mark(audience)), who(published, audience))).collect(),
        table: TableView {
            caption: caption.to_owned(),
            heads: [first.to_owned()].into_iter().chain(asked_of(item).map(|audience| who(published, audience))).collect(),
            rows: spots.iter().map(cells).collect(),
        },
    }
}

/// Among whom places are apart beyond chance and rounding; nothing where some share is hidden and the others are not apart.
fn apart(published: &Published, item: &Item, spots: &[Spot<'_>]) -> Option<String> {
    let lines = |audience| spots.iter().filter_map(move |spot| spot.line(audience));
    let is_apart = |audience: &Audience| {
        let shares: Vec<_> = lines(*audience).filter_map(|line| Some(((), share::of(line, item)?))).collect();
        gap(&shares).is_some()
    };
    let found: Vec<_> = asked_of(item).filter(is_apart).map(|audience| people(published, audience)).collect();
    if !found.is_empty() {
        return Some(format!("a clear gap among {}", listed(&found)));
    }
    let all_known = spots.iter().flat_map(|spot| &spot.lines).all(|(_, line)| share::of(line, item).is_some());
    all_known.then(|| "no clear gap".to_owned())
}

/// What clearly changed since the wave before, as a heading and an audience a sentence; and of whom nothing can be said, which is not that
/// nothing changed.
fn changed(published: &Published, item: &Item, now: &Spot<'_>) -> (String, Vec<String>) {
    let heading = |found: &str| if found.is_empty() { "Over time".to_owned() } else { format!("Over time: {found}") };
    let Some(before) = published.earlier.first() else { return (heading(""), Vec::new()) };
    let (mut said, mut found, mut unsaid, mut alike) = (Vec::new(), Vec::new(), Vec::new(), false);
    for (_, line) in &now.lines {
        let audience = line.group.audience;
        let who = people(published, audience);
        let asked = asked_alike(&published.survey, &before.survey, &item.id, audience);
        let there = share::of(&before.line(String::new(), audience), item).filter(|_| asked);
        let (Some(here), Some(there)) = (share::of(line, item), there) else {
            unsaid.push(who);
            continue;
        };
        let way = match difference(Some(&here), Some(&there)) {
            Difference::More => "more",
            Difference::Less => "fewer",
            Difference::NotClear | Difference::Unknown => {
                alike = true;
                continue;
            }
        };
        said.push(format!("Since {} clearly {way} {who} say so: {}, before {}.", before.day, percent(&here), percent(&there)));
        found.push(format!("{way} {who}"));
    }
    let found = match (found.as_slice(), unsaid.as_slice()) {
        ([], []) if alike => "no clear change".to_owned(),
        ([], _) => String::new(),
        (some, _) => format!("clearly {} say so", listed(some)),
    };
    if said.is_empty() && alike {
        said.push(format!("Since {} nothing changed beyond what chance and rounding may explain.", before.day));
    }
    if !unsaid.is_empty() {
        said.push(format!("Of a change among {} nothing can be said.", listed(&unsaid)));
    }
    (heading(&found), said)
}
