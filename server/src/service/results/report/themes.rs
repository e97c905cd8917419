//! Theme by theme: the finding, the sentences, the chart, the numbers, the wording as asked, and what people said.

use app::pages::results::{
    ThemeView,
    report::{Block, Chapter, Section},
    words::SaidOf,
};

use super::Material;
use crate::service::results::{Published, page, scotland::lines_beside};

pub(super) fn chapter(material: &Material<'_>) -> Chapter {
    let Material { published, view, lines, drawn, .. } = material;
    let beside = lines_beside(published, *view, lines);
    let said = material.said();
    let items = published.survey.items.iter().zip(drawn).enumerate();
    let section = |(at, (item, drawn)): (usize, (&domain::survey::Item, &Option<std::sync::Arc<crate::chart::Drawn>>))| {
        let means = published.survey.theme(&item.theme).map(|theme| theme.means.as_str()).unwrap_or_default();
        let said = said.iter().find(|said| said.id == item.theme.as_str());
        section(page::drawn(page::theme(published, item, at + 1, *view, &beside), drawn.as_deref()), means, said, published.release.made_up)
    };
    Chapter { id: "themes", title: "Theme by theme".to_owned(), blocks: Vec::new(), sections: items.map(section).collect() }
}

fn section(theme: ThemeView, means: &str, said: Option<&SaidOf>, made_up: bool) -> Section {
    let ThemeView { id, place, headline, sentences, charts, legend, table, wordings, .. } = theme;
    let note = if made_up { "Rounded numbers. Made-up answers." } else { "Rounded numbers." }.to_owned();
    let sentence = sentences.join(" ");
    let alt = format!("Chart. {headline}. {sentence}");
    let mut blocks = vec![Block::Text(format!("{means}.")), Block::Text(sentence)];
    blocks.extend(charts.map(|charts| Block::Chart { charts, alt, legend, note }));
    blocks.push(Block::Table(table));
    blocks.extend([Block::Heading("What was asked".to_owned()), Block::Asked(wordings)]);
    blocks.extend(said.into_iter().flat_map(in_their_words));
    Section { id, above: place, title: headline, blocks }
}

/// What people said, question by question.
fn in_their_words(said: &SaidOf) -> Vec<Block> {
    said.said.iter().flat_map(|(asked, said)| [Block::Heading(asked.clone()), Block::Said(said.clone())]).collect()
}

/// What people said that is about none of the themes with numbers.
pub(super) fn other_words(material: &Material<'_>) -> Option<Chapter> {
    let has_numbers = |said: &SaidOf| material.published.survey.items.iter().any(|item| item.theme.as_str() == said.id);
    let blocks: Vec<_> = material.said().iter().filter(|said| !has_numbers(said)).flat_map(in_their_words).collect();
    (!blocks.is_empty()).then(|| Chapter { id: "other", title: "What else people said".to_owned(), blocks, sections: Vec::new() })
}

impl<'a> Material<'a> {
    /// What is published, where the report is of all of it: words and breakdowns are of the whole wave alone.
    pub(super) fn whole(&self) -> Option<&'a Published> {
        self.view.place().is_none().then_some(self.published)
    }

    fn said(&self) -> Vec<SaidOf> {
        self.whole().and_then(|published| Some(published.said_by_theme(&published.words.as_ref()?.release))).unwrap_or_default()
    }
}
