//! A theme's own page: who says what, then its places and its waves, each a chart with its sentences and its table.

use std::sync::Arc;

use app::{
    components::layout::Frame,
    pages::results::{
        ThemeView,
        table::TableView,
        theme_page::{Standing, ThemePageView},
    },
    paths,
};
use domain::{
    area::listed,
    difference::{Difference, asked_alike, difference},
    disclosure::Row,
    survey::{Audience, Id, Item, ItemKind, Theme},
};

use super::{
    Published, Wish, chart,
    lens::{Framework, frameworks},
    page::{self, around, notes},
    scotland::lines_beside,
    sentence::percent,
    share,
    view::{self, Line, View, audiences, people, who},
};
use crate::{
    chart::{Chart, Drawn, Gallery, Kind, Mark},
    service::ServiceError,
};

/// How many quotes stand on a theme's page.
const QUOTES: usize = 3;

/// A part of the page, before its chart is drawn.
struct Part {
    view: ThemeView,
    chart: Option<Chart>,
}

impl Published {
    /// A theme's page; nothing where there is no such theme, or no such breakdown in the release.
    ///
    /// # Errors
    /// When a chart cannot be drawn.
    pub async fn theme_page(
        &self,
        gallery: &Gallery,
        frame: Frame,
        theme: &str,
        wish: Wish<'_>,
    ) -> Result<Option<ThemePageView>, ServiceError> {
        let theme = self.survey.themes.iter().find(|known| known.id.as_str() == theme);
        let (Some(theme), Some(view)) = (theme, self.view(wish)) else { return Ok(None) };
        let items: Vec<&Item> = self.survey.items.iter().filter(|item| item.theme == theme.id).collect();
        let parts: Vec<Part> = items.iter().flat_map(|item| parts(self, item, view)).collect();
        let charts: Vec<Chart> = parts.iter().filter_map(|part| part.chart.clone()).collect();
        let drawn = gallery.page(&charts).await?;
        let mut drawn = drawn.iter().map(Arc::as_ref);
        let lines = view::lines(self, view);
        Ok(Some(ThemePageView {
            around: around(self, frame, view),
            here: paths::results_theme(self.code.as_str(), theme.id.as_str()),
            title: theme.title.clone(),
            means: theme.means.clone(),
            breakdowns: page::choices(self, view),
            parts: parts.into_iter().map(|part| with_chart(part, &mut drawn)).collect(),
            asked: asked(self, &items),
            standings: standings(self, theme),
            said: self.said_of(&theme.id, QUOTES),
            all_said: self.words_of(&theme.id),
            notes: notes(self, view, &lines_beside(self, view, &lines)),
            neighbours: neighbours(self, theme),
        }))
    }
}

fn with_chart<'a>(part: Part, drawn: &mut impl Iterator<Item = &'a Drawn>) -> ThemeView {
    page::drawn(part.view, part.chart.and_then(|_| drawn.next()))
}

fn parts(published: &Published, item: &Item, view: View<'_>) -> Vec<Part> {
    let lines = view::lines(published, view);
    let beside = lines_beside(published, view, &lines);
    let number = published.survey.items.iter().position(|other| other.id == item.id).map_or(0, |at| at + 1);
    let first = Part {
        view: ThemeView { more: None, words: None, wordings: Vec::new(), ..page::theme(published, item, number, view, &beside) },
        chart: chart::of(item, view, &lines),
    };
    let whole = matches!((&item.kind, view), (ItemKind::Scale, View::Place(None)));
    let more = if whole { vec![places(published, item), waves(published, item)] } else { Vec::new() };
    [Some(first)].into_iter().chain(more).flatten().collect()
}

/// The audiences' lines, each with its mark; those that are not asked have none.
fn marked<'a>(lines: Vec<Line<'a>>, item: &Item) -> Vec<(Mark, Line<'a>)> {
    lines.into_iter().filter(|line| *line.row(item) != Row::NotAsked).map(|line| (share::mark(line.group.audience), line)).collect()
}

fn part(
    published: &Published,
    item: &Item,
    [id, first]: [&str; 2],
    headline: &str,
    sentences: Vec<String>,
    rows: Vec<(String, Vec<(Mark, Line<'_>)>)>,
) -> Part {
    let key = format!("{}-{id}", item.id.as_str().to_ascii_lowercase());
    let mut named = Vec::new();
    let bars = rows.iter().map(|(label, lines)| share::dots(label.clone(), lines, item, &mut named)).collect();
    let asked: Vec<Audience> = Audience::ALL.into_iter().filter(|audience| item.wording.contains_key(audience)).collect();
    let of = |lines: Vec<(Mark, Line<'_>)>| {
        let text = |audience: &Audience| {
            lines.iter().find(|(_, line)| line.group.audience == *audience).map_or_else(String::new, |(_, line)| share::said(line, item))
        };
        asked.iter().map(text).collect::<Vec<_>>()
    };
    let view = ThemeView {
        id: key.clone(),
        title: headline.to_owned(),
        headline: headline.to_owned(),
        sentences,
        legend: asked.iter().map(|audience| (audience.as_str(), who(published, *audience))).collect(),
        table: TableView {
            caption: headline.to_owned(),
            heads: [first.to_owned()].into_iter().chain(asked.iter().map(|audience| who(published, *audience))).collect(),
            rows: rows.into_iter().map(|(label, lines)| [label].into_iter().chain(of(lines)).collect()).collect(),
        },
        ..ThemeView::default()
    };
    Part { view, chart: Some(Chart { key, kind: Kind::Dots, bars, rtl: false }) }
}

/// Place by place, by name and beside all of Scotland: no ranking.
fn places(published: &Published, item: &Item) -> Option<Part> {
    let held = |area: &Id| published.place(area.as_str()).is_some();
    let mut areas: Vec<(&Id, &String)> =
        published.larger_areas.iter().chain(&published.areas).filter(|(area, _)| held(area)).map(|(area, name)| (area, name)).collect();
    areas.sort_by_key(|(_, name)| *name);
    if areas.len() + usize::from(published.scotland.is_some()) < 2 {
        return None;
    }
    let everywhere = (published.everywhere.clone(), marked(audiences(published, None), item));
    let scotland = published.scotland.as_ref().map(|scotland| {
        let lines = audiences(published, None).iter().map(|line| scotland.line(published, line)).collect();
        ("Scotland".to_owned(), marked(lines, item))
    });
    let of = |(area, name): (&Id, &String)| (name.clone(), marked(audiences(published, Some(area)), item));
    let rows = scotland.into_iter().chain([everywhere]).chain(areas.into_iter().map(of)).collect();
    let sentences = vec!["By name, not by rank: places differ in who answered.".to_owned(), page::INTERVALS.to_owned()];
    Some(part(published, item, ["places", "Where"], "Place by place", sentences, rows))
}

/// Wave by wave, the latest last: an audience that was asked in other words before is left out there.
fn waves(published: &Published, item: &Item) -> Option<Part> {
    if published.earlier.is_empty() {
        return None;
    }
    let before = published.earlier.iter().rev().map(|earlier| {
        let asked = |audience: &Audience| asked_alike(&published.survey, &earlier.survey, &item.id, *audience);
        let lines = Audience::ALL.into_iter().filter(asked).map(|audience| earlier.line(who(published, audience), audience)).collect();
        (earlier.day.clone(), marked(lines, item))
    });
    let now = ("These results".to_owned(), marked(audiences(published, None), item));
    let rows: Vec<_> = before.chain([now]).collect();
    let sentences = changed(published, item);
    Some(part(published, item, ["waves", "When"], "Over time", sentences, rows))
}

/// What clearly changed since the wave before, an audience a sentence; and of whom nothing can be said, which is not that nothing changed.
fn changed(published: &Published, item: &Item) -> Vec<String> {
    let Some(before) = published.earlier.first() else { return Vec::new() };
    let (mut said, mut unsaid, mut alike) = (Vec::new(), Vec::new(), false);
    for (_, line) in marked(audiences(published, None), item) {
        let audience = line.group.audience;
        let asked = asked_alike(&published.survey, &before.survey, &item.id, audience);
        let there = share::of(&before.line(String::new(), audience), item).filter(|_| asked);
        let (Some(here), Some(there)) = (share::of(&line, item), there) else {
            unsaid.push(people(published, audience));
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
        let who = people(published, audience);
        said.push(format!("Since {} clearly {way} {who} say so: {}, before {}.", before.day, percent(&here), percent(&there)));
    }
    if said.is_empty() && alike {
        said.push(format!("Since {} nothing changed beyond what chance and rounding may explain.", before.day));
    }
    if !unsaid.is_empty() {
        said.push(format!("Of a change among {} nothing can be said.", listed(&unsaid)));
    }
    said
}

/// What each audience was asked, and what it could answer.
fn asked(published: &Published, items: &[&Item]) -> TableView {
    let row = |audience: Audience| {
        let asked: Vec<_> = published.survey.items_for(audience).filter(|(item, _)| items.iter().any(|one| one.id == item.id)).collect();
        let words = asked.iter().map(|(_, words)| *words).collect::<Vec<_>>().join(" ");
        let scale = asked.iter().any(|(item, _)| matches!(item.kind, ItemKind::Scale));
        let points = published.survey.version_for(audience).map(|version| version.scale.points.as_slice()).unwrap_or_default();
        let choices = asked.iter().find_map(|(item, _)| match &item.kind {
            ItemKind::Ticks { choices, .. } => Some(choices.iter().map(|choice| choice.label.as_str()).collect::<Vec<_>>()),
            ItemKind::Scale => None,
        });
        let answers = choices.unwrap_or_else(|| points.iter().map(|point| point.label.as_str()).collect()).join(" · ");
        match asked.is_empty() {
            true => vec![who(published, audience), domain::disclosure::phrases::NOT_ASKED.to_owned(), String::new()],
            false => vec![who(published, audience), words, if scale { format!("{answers}, or not sure, or skip") } else { answers }],
        }
    };
    TableView {
        caption: "The words and the answers to choose from".to_owned(),
        heads: ["Who", "Asked", "Answers"].map(str::to_owned).to_vec(),
        rows: Audience::ALL.into_iter().filter(|audience| published.survey.version_for(*audience).is_some()).map(row).collect(),
    }
}

fn standings(published: &Published, theme: &Theme) -> Vec<Standing> {
    let of = |framework: Framework<'_>| {
        let there = framework.places.into_iter().filter(|(_, themes)| themes.iter().any(|one| one.id == theme.id));
        let standing = |(place, _): (&str, _)| Standing {
            framework: framework.title.to_owned(),
            place: place.to_owned(),
            href: paths::results_lens(published.code.as_str(), framework.id),
        };
        there.map(standing).collect::<Vec<_>>()
    };
    frameworks(&published.survey).into_iter().flat_map(of).collect()
}

fn neighbours(published: &Published, theme: &Theme) -> [Option<(String, String)>; 2] {
    let themes = &published.survey.themes;
    let at = themes.iter().position(|known| known.id == theme.id).unwrap_or_default();
    let link = |theme: &Theme| (paths::results_theme(published.code.as_str(), theme.id.as_str()), theme.title.clone());
    [at.checked_sub(1).and_then(|at| themes.get(at)).map(link), themes.get(at + 1).map(link)]
}
