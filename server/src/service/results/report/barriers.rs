//! What got in the way: the tick-lists, most named first where that can be said.

use app::pages::results::report::{Block, Chapter, Section};
use domain::{
    disclosure::{Reading, Row, phrases::tick_in_words},
    survey::{Id, Item, ItemKind},
};

use super::Material;
use crate::service::results::{chart::choice, sentence::title, view::Line, view::people};

/// The chapter; nothing where nobody was asked to tick anything.
pub(super) fn chapter(material: &Material<'_>) -> Option<Chapter> {
    let lists = material.published.survey.items.iter().filter(|item| matches!(item.kind, ItemKind::Ticks { .. }));
    let sections: Vec<_> = lists.map(|item| section(material, item)).collect();
    (!sections.is_empty()).then(|| Chapter { id: "barriers", title: "What got in the way".to_owned(), blocks: Vec::new(), sections })
}

fn section(material: &Material<'_>, item: &Item) -> Section {
    let mut blocks = Vec::new();
    for line in material.lines.iter().filter(|line| *line.row(item) != Row::NotAsked) {
        blocks.extend([Block::Heading(line.label.clone()), ranked(material, item, line)]);
    }
    Section {
        id: format!("{}-ranked", item.id),
        above: String::new(),
        title: format!("{}: what was ticked", title(material.published, item)),
        blocks,
    }
}

/// The list of one group, in words.
fn ranked(material: &Material<'_>, item: &Item, line: &Line<'_>) -> Block {
    let (Row::Ticks { ticks }, Reading::Ticks { ranked, ticks: parts }) = (line.row(item), line.reading(item)) else {
        return Block::Text(line.reading(item).mark().unwrap_or_default().to_owned());
    };
    let who = people(material.published, line.group.audience);
    let share = |id: &Id| ticks.iter().find(|tick| tick.choice == *id).map(|tick| tick_in_words(tick.share, &who, &line.release.policy));
    let one = |part: &domain::disclosure::phrases::TickPart| Some(format!("{}: {}", choice(item, &part.choice), share(&part.choice)?));
    Block::List { ordered: ranked, items: parts.iter().filter_map(one).collect() }
}
