//! What stands out, and how many took part: the page that everybody reads.

use app::pages::results::{
    TableView,
    report::{Block, Chapter},
};

use super::Material;
use crate::service::results::{page::base, sentence::standouts};

pub(super) fn chapter(material: &Material<'_>) -> Chapter {
    let said = standouts(material.published, material.view, &material.lines);
    let standouts = match said.as_slice() {
        [] => Block::Text("Nothing stands out here beyond chance and rounding.".to_owned()),
        _ => Block::List { ordered: false, items: said.into_iter().map(|standout| standout.sentence).collect() },
    };
    Chapter {
        id: "at-a-glance",
        title: "At a glance".to_owned(),
        blocks: vec![standouts, Block::Table(took_part(material))],
        sections: Vec::new(),
    }
}

/// How many took part.
fn took_part(material: &Material<'_>) -> TableView {
    let rows = material.lines.iter().map(base).map(|base| vec![base.who, base.people]).collect();
    TableView { caption: "How many took part".to_owned(), heads: vec!["Who".to_owned(), "People".to_owned()], rows }
}
