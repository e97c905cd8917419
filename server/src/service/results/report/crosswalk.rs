//! The same themes under the framework's sections and under each lens: what evidence there is for which part of it.

use app::pages::results::{
    TableView,
    report::{Block, Chapter, Section},
};
use domain::survey::{Item, Theme};

use super::Material;
use crate::service::results::sentence::headline;

pub(super) fn chapter(material: &Material<'_>) -> Chapter {
    let survey = &material.published.survey;
    let sections = survey.sections.iter().map(|label| (label.title.as_str(), &label.id));
    let by_section: Vec<_> = sections.flat_map(|(title, id)| rows(material, title, &|theme| theme.section == *id)).collect();
    let mut parts = vec![part("sections", "The framework’s sections", "Section", by_section)];
    for lens in &survey.lenses {
        let mut places: Vec<&str> = Vec::new();
        for place in survey.themes.iter().flat_map(|theme| &theme.lenses).filter(|place| place.lens == lens.id) {
            if !places.contains(&place.place.as_str()) {
                places.push(&place.place);
            }
        }
        places.sort_unstable();
        let there = |theme: &Theme, place: &str| theme.lenses.iter().any(|other| other.lens == lens.id && other.place == place);
        let rows: Vec<_> = places.iter().flat_map(|place| rows(material, place, &|theme| there(theme, place))).collect();
        parts.push(part(lens.id.as_str(), &lens.title, "Part of it", rows));
    }
    parts.retain(|section| section.blocks.iter().any(|block| matches!(block, Block::Table(table) if !table.rows.is_empty())));
    Chapter { id: "frameworks", title: "Frameworks".to_owned(), blocks: Vec::new(), sections: parts }
}

fn part(id: &str, title: &str, head: &str, rows: Vec<Vec<String>>) -> Section {
    let heads = [head, "Theme, and what was found"].map(str::to_owned).to_vec();
    let table = TableView { caption: format!("Evidence by theme: {title}"), heads, rows };
    Section { id: format!("lens-{id}"), above: String::new(), title: title.to_owned(), blocks: vec![Block::Table(table)] }
}

/// A row an item of the themes that stand there.
fn rows(material: &Material<'_>, place: &str, there: &dyn Fn(&Theme) -> bool) -> Vec<Vec<String>> {
    let survey = &material.published.survey;
    let found = |item: &&Item| survey.theme(&item.theme).is_some_and(there);
    survey.items.iter().filter(found).map(|item| vec![place.to_owned(), headline(material.published, item, material.view)]).collect()
}
