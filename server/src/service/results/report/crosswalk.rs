//! The same themes under the framework's sections and under each lens: what evidence there is for which part of it.

use app::pages::results::{
    TableView,
    report::{Block, Chapter, Section},
};
use domain::survey::Theme;

use super::Material;
use crate::service::results::{
    lens::{Framework, SECTIONS, frameworks},
    sentence::headline,
};

pub(super) fn chapter(material: &Material<'_>) -> Chapter {
    let section = |framework: Framework<'_>| {
        let head = if framework.id == SECTIONS.0 { "Section" } else { "Part of it" };
        let rows = framework.places.iter().flat_map(|(place, themes)| rows(material, place, themes)).collect();
        part(framework.id, framework.title, head, rows)
    };
    let mut parts: Vec<Section> = frameworks(&material.published.survey).into_iter().map(section).collect();
    parts.retain(|section| section.blocks.iter().any(|block| matches!(block, Block::Table(table) if !table.rows.is_empty())));
    Chapter { id: "frameworks", title: "Frameworks".to_owned(), blocks: Vec::new(), sections: parts }
}

fn part(id: &str, title: &str, head: &str, rows: Vec<Vec<String>>) -> Section {
    let heads = [head, "Theme, and what was found"].map(str::to_owned).to_vec();
    let table = TableView { caption: format!("Evidence by theme: {title}"), heads, rows };
    Section { id: format!("lens-{id}"), above: String::new(), title: title.to_owned(), blocks: vec![Block::Table(table)] }
}

/// A row an item of the themes that stand there.
fn rows(material: &Material<'_>, place: &str, themes: &[&Theme]) -> Vec<Vec<String>> {
    let items = themes.iter().flat_map(|theme| material.published.survey.items.iter().filter(|item| item.theme == theme.id));
    items.map(|item| vec![place.to_owned(), headline(material.published, item, material.view)]).collect()
}
