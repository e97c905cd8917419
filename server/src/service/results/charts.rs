//! Every chart of a release by its name, with what its page says about it: to draw ahead, and to take away so that it is understood on a slide.
//!
//! A theme's chart is called as its item is (`T1`), its places and its waves after it (`T1-places`, `T1-waves`); a comparison's are of the sides
//! that the address names. **To add another**: a name in [`Published::names`] and a line in [`Published::shown`].

use app::pages::results::{TableView, ThemeView};
use domain::{
    area::listed,
    disclosure::{Stage, phrases::HIDDEN},
    survey::{Item, ItemKind},
};

use super::{
    Published, ServiceError, Sides, Wish, chart, compare, gaps, page,
    scotland::lines_beside,
    sentence::{headline, sentences},
    spread, table,
    view::{Line, View, lines},
};
use crate::chart::{Caption, Chart, Swatch};

/// How much of a release's hash tells it from others.
const SHORT: usize = 12;

/// A chart with its words and its numbers: the same on its page and in its file.
pub(super) struct Shown {
    /// What it is called in an address.
    pub(super) name: String,
    pub(super) chart: Chart,
    /// What it is about, where its page has said so before: its file's title begins with that.
    pub(super) of: Option<String>,
    /// The finding.
    pub(super) headline: String,
    /// The same in people, a sentence each.
    pub(super) sentences: Vec<String>,
    pub(super) legend: Vec<(Swatch, String)>,
    pub(super) table: TableView,
}

/// A chart to take away.
#[derive(Debug, Clone)]
pub struct TakeAway {
    /// The chart.
    pub chart: Chart,
    /// What is said about it.
    pub caption: Caption,
    /// Its numbers.
    pub table: TableView,
    /// What its file is called, without an extension: "blether-bcdfghj-T1-fife".
    pub name: String,
}

impl Shown {
    /// It as a part of a page, before it is drawn. `filter` is what its file's address asks for.
    pub(super) fn part(&self, published: &Published, filter: String) -> ThemeView {
        ThemeView {
            id: self.chart.key.clone(),
            title: self.headline.clone(),
            headline: self.headline.clone(),
            sentences: self.sentences.clone(),
            files: Some(page::files(published, filter, &self.name, self.headline.clone())),
            legend: classes(&self.legend),
            table: self.table.clone(),
            ..ThemeView::default()
        }
    }
}

impl Published {
    /// The chart of that name for what the address asks for; nothing where there is no such chart. The release was made then, in seconds
    /// since 1970.
    #[must_use]
    pub fn take_away(&self, name: &str, wish: Wish<'_>, sides: Sides<'_>, made_at: Option<i64>) -> Option<TakeAway> {
        let view = self.view(wish)?;
        let (shown, suffix) = match self.shown(name, view) {
            Some(shown) => (shown, view.suffix()),
            // A comparison is of the whole wave, and its sides say the rest.
            None if matches!(view, View::Place(None)) => compare::shown(self, name, sides)?,
            None => return None,
        };
        let notes = self.notes(view, &shown.table, made_at);
        let Shown { chart, of, headline, sentences, legend, table, .. } = shown;
        let title = of.map_or_else(|| headline.clone(), |of| format!("{of}. {headline}"));
        let caption = Caption { title, sentence: sentences.join(" "), legend, notes };
        Some(TakeAway { chart, caption, table, name: format!("blether-{}-{name}{suffix}", self.code) })
    }

    /// Every chart of a view: what is drawn ahead.
    pub(super) fn charts<'a>(&'a self, view: View<'a>) -> impl Iterator<Item = Chart> + 'a {
        self.names().into_iter().filter_map(move |name| self.shown(&name, view)).map(|shown| shown.chart)
    }

    /// What charts are called: not every view has them all.
    fn names(&self) -> Vec<String> {
        let of = |item: &Item| ["", spread::PLACES, spread::WAVES].map(|kind| format!("{}{kind}", item.id));
        [gaps::NAME.to_owned()].into_iter().chain(self.survey.items.iter().flat_map(of)).collect()
    }

    /// The chart of that name in a view.
    fn shown(&self, name: &str, view: View<'_>) -> Option<Shown> {
        let lines = lines(self, view);
        if name == gaps::NAME {
            return gaps::of(self, view, &lines);
        }
        if let Some(item) = self.survey.item(name) {
            let mut sentences = sentences(self, item, view);
            sentences.extend(asked(item, &lines));
            return Some(Shown {
                name: name.to_owned(),
                chart: chart::of(item, view, &lines)?,
                of: None,
                headline: headline(self, item, view),
                sentences,
                legend: legend(item),
                table: table::of(self, item, &lines_beside(self, view, &lines)),
            });
        }
        let of = |kind| self.survey.item(name.strip_suffix(kind)?);
        match (of(spread::PLACES), of(spread::WAVES)) {
            (Some(item), _) => spread::places(self, item, view),
            (None, Some(item)) => spread::waves(self, item, view),
            (None, None) => None,
        }
    }

    /// What stands under a chart that leaves its page.
    fn notes(&self, view: View<'_>, table: &TableView, made_at: Option<i64>) -> Vec<String> {
        let hides = table.rows.iter().flatten().any(|cell| cell.contains(HIDDEN));
        let mut made = vec!["Rounded numbers."];
        made.extend(hides.then_some("[c]: too few people, or it would tell too much."));
        made.extend((self.release.stage == Stage::Interim).then_some("First results."));
        made.extend(self.release.made_up.then_some("Made-up answers: nobody said this."));
        let hash: String = self.hash.chars().take(SHORT).collect();
        let of = format!("{} · {}", page::place(self, view), self.survey.title);
        let made_on = made_at.and_then(crate::day::written).into_iter().chain([format!("Release {hash}")]);
        vec![made.join(" "), of, made_on.collect::<Vec<_>>().join(" · ")]
    }
}

impl TakeAway {
    /// Its numbers as CSV: a line a row, under their heads.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn csv(&self) -> Result<Vec<u8>, ServiceError> {
        let failed = |error: csv::Error| ServiceError::File(error.to_string());
        let mut out = csv::Writer::from_writer(Vec::new());
        for row in [&self.table.heads].into_iter().chain(&self.table.rows) {
            out.write_record(row).map_err(failed)?;
        }
        out.into_inner().map_err(|error| ServiceError::File(error.to_string()))
    }
}

/// Whom a list is of: its bars are its choices.
fn asked(item: &Item, lines: &[Line<'_>]) -> Option<String> {
    let who: Vec<_> =
        lines.iter().filter(|line| item.wording.contains_key(&line.group.audience)).map(|line| line.label.to_lowercase()).collect();
    matches!(item.kind, ItemKind::Ticks { .. }).then(|| format!("Asked: {}.", listed(&who)))
}

/// What the colours of an item's chart mean.
pub(super) fn legend(item: &Item) -> Vec<(Swatch, String)> {
    match item.kind {
        ItemKind::Scale => [(Swatch::Positive, "positive"), (Swatch::Mixed, "in between"), (Swatch::Negative, "negative")]
            .map(|(swatch, word)| (swatch, word.to_owned()))
            .to_vec(),
        ItemKind::Ticks { .. } => Vec::new(),
    }
}

/// A legend as a page has it.
pub(super) fn classes(legend: &[(Swatch, String)]) -> Vec<(&'static str, String)> {
    legend.iter().map(|(swatch, word)| (swatch.as_str(), word.clone())).collect()
}
