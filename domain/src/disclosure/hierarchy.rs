//! How an audience's groups make each other up: the wave is its areas, or the categories of a breakdown; a larger area is its areas.

use super::release::{Group, LargerArea};
use crate::survey::Id;

/// A group, by its place in the release, and every way in which it is made up of others.
pub(super) struct Node<'a> {
    pub(super) group: usize,
    pub(super) cuts: Vec<Cut<'a>>,
}

/// One way in which a group is made up of others that share nobody.
pub(super) struct Cut<'a> {
    pub(super) by: By<'a>,
    pub(super) parts: Vec<Node<'a>>,
}

/// What a group is cut by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By<'a> {
    /// Its areas: they are all of it.
    Areas,
    /// The categories of that question: all of it but those who would rather not say.
    Breakdown(&'a Id),
}

impl Node<'_> {
    /// Calls `visit` with the place of every group below this one.
    pub(super) fn below(&self, visit: &mut impl FnMut(usize)) {
        for part in self.cuts.iter().flat_map(|cut| &cut.parts) {
            visit(part.group);
            part.below(visit);
        }
    }
}

/// A tree an audience, in the release's order.
pub(super) fn trees<'a>(groups: &[&'a Group], larger_areas: &[LargerArea]) -> Vec<Node<'a>> {
    let placed = || groups.iter().enumerate().map(|(place, group)| (place, *group));
    let wholes = placed().filter(|(_, group)| group.area.is_none() && group.category.is_none());
    let tree = |(place, whole): (usize, &'a Group)| {
        let of_audience = || placed().filter(|(_, group)| group.audience == whole.audience);
        let areas = of_audience().filter_map(|(place, group)| Some((place, group.area.as_ref()?))).collect::<Vec<_>>();
        let mut cuts = Vec::new();
        if !areas.is_empty() {
            cuts.push(Cut { by: By::Areas, parts: area_nodes(&areas, larger_areas) });
        }
        for (place, group) in of_audience() {
            let Some(category) = &group.category else { continue };
            let by = By::Breakdown(&category.question);
            let node = Node { group: place, cuts: Vec::new() };
            match cuts.iter_mut().find(|cut| cut.by == by) {
                Some(cut) => cut.parts.push(node),
                None => cuts.push(Cut { by, parts: vec![node] }),
            }
        }
        Node { group: place, cuts }
    };
    wholes.map(tree).collect()
}

/// The wave's areas, each larger one with its own below it.
fn area_nodes<'a>(areas: &[(usize, &'a Id)], larger_areas: &[LargerArea]) -> Vec<Node<'a>> {
    let leaf = |&(group, _): &(usize, &Id)| Node { group, cuts: Vec::new() };
    let mut nodes = Vec::new();
    for (place, area) in areas {
        if let Some(larger) = larger_areas.iter().find(|larger| larger.id == **area) {
            let parts = areas.iter().filter(|(_, area)| larger.areas.contains(area)).map(leaf).collect();
            nodes.push(Node { group: *place, cuts: vec![Cut { by: By::Areas, parts }] });
        } else if !larger_areas.iter().any(|larger| larger.areas.contains(area)) {
            nodes.push(leaf(&(*place, area)));
        }
    }
    nodes
}
