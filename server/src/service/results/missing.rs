//! Who is in none of the numbers on a page, said without why: every reason gives the same mark.

use domain::{
    area::listed,
    disclosure::Group,
    survey::{Audience, Id},
};

use super::{
    Published,
    view::{Line, View, lines, people},
};

/// Who can't be seen: the audiences of the whole wave, then those in its areas, a sentence each.
pub(super) fn sentences(published: &Published, view: View<'_>) -> Vec<String> {
    let gone: Vec<_> = lines(published, view).iter().filter(|line| line.base().is_none()).map(|line| line.label.to_lowercase()).collect();
    let here = (!gone.is_empty()).then(|| format!("Not shown on their own, so not heard here: {}.", listed(&gone)));
    let places = matches!(view, View::Place(None)).then(|| places(published)).unwrap_or_default();
    here.into_iter().chain(places).collect()
}

fn places(published: &Published) -> Vec<String> {
    let missing = |audience: Audience| {
        let of = |area: &Id| {
            let group = Group { audience, area: Some(area.clone()), category: None };
            let line = Line { label: String::new(), release: &published.release, group };
            published.release.group(&line.group).is_some() && line.base().is_none()
        };
        let names: Vec<_> = published.areas.iter().filter(|(area, _)| of(area)).map(|(_, name)| name.as_str()).collect();
        // Where an audience is shown nowhere, the page says so already.
        let all = names.len() == published.areas.len();
        (!names.is_empty() && !all).then(|| format!("{} in {}", people(published, audience), listed(&names)))
    };
    let found: Vec<String> = Audience::ALL.into_iter().filter_map(missing).collect();
    if found.is_empty() { Vec::new() } else { vec![format!("Who has no numbers of their own: {}.", found.join("; "))] }
}
