//! Charts to take away, by name: each with what its page says about it, so that it is understood on a slide.
//!
//! A theme's chart is called as its item is (`T1`). **To add another**: a name and a line in [`Published::take_away`].

use app::pages::results::TableView;
use domain::{
    area::listed,
    disclosure::Stage,
    survey::{Item, ItemKind},
};

use super::{
    Published, ServiceError, Wish, chart, gaps,
    scotland::lines_beside,
    sentence::{headline, sentences},
    table,
    view::{Line, View, lines},
};
use crate::chart::{Caption, Chart, Swatch};

/// How much of a release's hash tells it from others.
const SHORT: usize = 12;

/// A chart with its words and its numbers.
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

impl Published {
    /// The chart of that name for what the address asks for; nothing where there is no such chart. The release was made then, in seconds
    /// since 1970.
    #[must_use]
    pub fn take_away(&self, name: &str, wish: Wish<'_>, made_at: Option<i64>) -> Option<TakeAway> {
        let view = self.view(wish)?;
        let lines = lines(self, view);
        let (chart, legend, title, said, table) = match name {
            gaps::NAME => {
                let gaps = gaps::of(self, view, &lines)?;
                (gaps.chart, gaps.legend, gaps.title, gaps.sentence, gaps.table)
            }
            _ => {
                let item = self.survey.item(name)?;
                let table = table::of(self, item, &lines_beside(self, view, &lines));
                let mut said = sentences(self, item, view);
                said.extend(asked(item, &lines));
                (chart::of(item, view, &lines)?, legend(item), headline(self, item, view), said.join(" "), table)
            }
        };
        let caption = Caption { title, sentence: said, legend, notes: self.notes(view, &lines, made_at) };
        Some(TakeAway { chart, caption, table, name: format!("blether-{}-{name}{}", self.code, view.suffix()) })
    }

    /// Every chart of a theme in a view: what is drawn ahead.
    pub(super) fn charts<'a>(&'a self, view: View<'a>) -> impl Iterator<Item = Chart> + 'a {
        let lines = lines(self, view);
        self.survey.items.iter().filter_map(move |item| chart::of(item, view, &lines))
    }

    /// What stands under a chart that leaves its page.
    fn notes(&self, view: View<'_>, lines: &[Line<'_>], made_at: Option<i64>) -> Vec<String> {
        let mut made = vec!["Rounded numbers."];
        made.extend(lines.iter().any(Line::hides_some).then_some("[c]: too few people, or it would tell too much."));
        made.extend((self.release.stage == Stage::Interim).then_some("First results."));
        made.extend(self.release.made_up.then_some("Made-up answers: nobody said this."));
        let hash: String = self.hash.chars().take(SHORT).collect();
        let of = format!("{} · {}", super::page::place(self, view), self.survey.title);
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

fn legend(item: &Item) -> Vec<(Swatch, String)> {
    match item.kind {
        ItemKind::Scale => [(Swatch::Positive, "positive"), (Swatch::Mixed, "in between"), (Swatch::Negative, "negative")]
            .map(|(swatch, word)| (swatch, word.to_owned()))
            .to_vec(),
        ItemKind::Ticks { .. } => Vec::new(),
    }
}
