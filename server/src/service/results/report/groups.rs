//! What is clearly different between the groups of a breakdown.

use app::pages::results::{
    TableView,
    report::{Block, Chapter, Section},
};
use domain::survey::Breakdown;

use super::Material;
use crate::service::results::{
    Published, by,
    page::{asked_about, base},
    view::{View, breakdowns, lines},
};

/// The chapter; nothing where the release holds no breakdown of what is shown.
pub(super) fn chapter(material: &Material<'_>) -> Option<Chapter> {
    let published = material.whole()?;
    let sections: Vec<_> = breakdowns(published).into_iter().map(|breakdown| section(published, breakdown)).collect();
    let intro = "Only clear differences are told: what is not here may be chance and rounding. Whoever would rather not say is in none of these groups.";
    (!sections.is_empty()).then(|| Chapter {
        id: "groups",
        title: "Differences between groups".to_owned(),
        blocks: vec![Block::Text(intro.to_owned())],
        sections,
    })
}

fn section(published: &Published, breakdown: Breakdown<'_>) -> Section {
    let view = View::By(breakdown);
    let rows = lines(published, view).iter().map(base).map(|base| vec![base.who, base.people]).collect();
    let took_part = TableView {
        caption: format!("How many took part, by {}", breakdown.title),
        heads: vec!["Who".to_owned(), "People".to_owned()],
        rows,
    };
    let apart = published.survey.items.iter().filter(|item| by::has_gap(published, item, breakdown));
    let apart: Vec<_> = apart
        .map(|item| format!("{}. {}", by::headline(published, item, breakdown), by::sentences(published, item, breakdown).join(" ")))
        .collect();
    let mut blocks: Vec<_> = asked_about(published, view).into_iter().map(Block::Text).collect();
    blocks.push(Block::Table(took_part));
    if apart.is_empty() {
        blocks.push(Block::Text("No gap here is clear beyond chance and rounding.".to_owned()));
    } else {
        blocks.extend([
            Block::Heading("The widest clear gaps".to_owned()),
            Block::List {
                ordered: false,
                items: by::standouts(published, breakdown).into_iter().map(|standout| standout.sentence).collect(),
            },
            Block::Heading("Every clear gap".to_owned()),
            Block::List { ordered: false, items: apart },
        ]);
    }
    Section { id: format!("by-{}", breakdown.id), above: String::new(), title: breakdown.title.to_owned(), blocks }
}
