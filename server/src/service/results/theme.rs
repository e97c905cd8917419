//! A theme's own page: who says what, then its places and its waves, each a chart with its sentences and its table.

use std::sync::Arc;

use app::{
    components::layout::Frame,
    pages::results::{
        ThemeView,
        table::TableView,
        theme_page::{Standing, ThemePageView},
    },
};
use domain::survey::{Audience, Item, ItemKind, Theme};

use super::{
    Published, Wish, chart,
    lens::{Framework, frameworks},
    page::{self, around, notes},
    scotland::lines_beside,
    spread,
    view::{self, View, who},
};
use crate::{
    chart::{Chart, Drawn, Gallery},
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
            here: self.at.theme(theme.id.as_str()),
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
    let more = [spread::places(published, item, view), spread::waves(published, item, view)];
    let more = more.into_iter().flatten().map(|shown| Part { view: shown.part(published, view.filter()), chart: Some(shown.chart) });
    [first].into_iter().chain(more).collect()
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
            href: published.at.lens(framework.id),
        };
        there.map(standing).collect::<Vec<_>>()
    };
    frameworks(&published.survey).into_iter().flat_map(of).collect()
}

fn neighbours(published: &Published, theme: &Theme) -> [Option<(String, String)>; 2] {
    let themes = &published.survey.themes;
    let at = themes.iter().position(|known| known.id == theme.id).unwrap_or_default();
    let link = |theme: &Theme| (published.at.theme(theme.id.as_str()), theme.title.clone());
    [at.checked_sub(1).and_then(|at| themes.get(at)).map(link), themes.get(at + 1).map(link)]
}
