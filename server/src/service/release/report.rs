//! A dry run in words, for staff: how much would be shown, and what would be hidden and why; what is alike stands in one line.

use std::collections::BTreeMap;

use domain::{
    disclosure::{DryRun, Group, Reason, Row},
    survey::{Audience, Id, Survey},
};

use crate::service::catalogue::Catalogue;

/// The report, line by line.
#[must_use]
pub fn lines(dry_run: &DryRun, survey: &Survey, catalogue: &Catalogue) -> Vec<String> {
    let (shown, hidden) = (dry_run.shown_rows(), dry_run.release.hidden_rows);
    let mut lines = vec![format!("{shown} rows would be shown and {hidden} hidden; a row is a question in a group")];
    if dry_run.hidden.is_empty() {
        lines.push("nothing is hidden".to_owned());
    }
    let report = Report { dry_run, catalogue };
    for audience in Audience::ALL {
        let alike = report.alike(audience);
        if !alike.is_empty() {
            lines.push(String::new());
            lines.push(survey.version_for(audience).map_or_else(|| audience.to_string(), |version| version.plural.clone()));
        }
        for ((what, reason), groups) in alike {
            let items = match what {
                What::Everything => "everything".to_owned(),
                What::Items(items) => items.iter().map(Id::as_str).collect::<Vec<_>>().join(" "),
            };
            lines.push(format!("  {}: {items} ({reason})", report.names(audience, &groups).join(", ")));
        }
    }
    lines
}

/// What is hidden of a group.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum What {
    Everything,
    Items(Vec<Id>),
}

struct Report<'a> {
    dry_run: &'a DryRun,
    catalogue: &'a Catalogue,
}

impl<'a> Report<'a> {
    /// The groups of an audience of which the same is hidden for the same reason.
    fn alike(&self, audience: Audience) -> BTreeMap<(What, Reason), Vec<&'a Group>> {
        let mut alike: BTreeMap<(What, Reason), Vec<&Group>> = BTreeMap::new();
        for result in self.dry_run.release.groups.iter().filter(|result| result.group.audience == audience) {
            let asked = result.rows.iter().filter(|row| row.row != Row::NotAsked).count();
            let mut by_reason: BTreeMap<Reason, Vec<Id>> = BTreeMap::new();
            for hidden in self.dry_run.hidden.iter().filter(|hidden| hidden.group == result.group) {
                match &hidden.item {
                    None => alike.entry((What::Everything, hidden.reason)).or_default().push(&result.group),
                    Some(item) => by_reason.entry(hidden.reason).or_default().push(item.clone()),
                }
            }
            for (reason, items) in by_reason {
                let what = if items.len() == asked { What::Everything } else { What::Items(items) };
                alike.entry((what, reason)).or_default().push(&result.group);
            }
        }
        alike
    }

    /// What the groups are called; all areas, and all answers to a question, have a name together.
    fn names(&self, audience: Audience, groups: &[&Group]) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        let of_audience = || self.dry_run.release.groups.iter().map(|result| &result.group).filter(|group| group.audience == audience);
        let areas = |group: &Group| group.area.is_some();
        let all_areas = of_audience().filter(|group| areas(group)).count();
        let every_area = all_areas > 1 && groups.iter().filter(|group| areas(group)).count() == all_areas;
        for group in groups {
            let name = match (&group.area, &group.category) {
                (None, None) => "the whole wave".to_owned(),
                (Some(_), _) if every_area => "every area".to_owned(),
                (Some(area), _) => self.catalogue.areas().name(area).unwrap_or(area.as_str()).to_owned(),
                (None, Some(category)) => {
                    let same = |group: &&Group| group.category.as_ref().is_some_and(|other| other.question == category.question);
                    if groups.iter().copied().filter(same).count() == of_audience().filter(same).count() {
                        format!("every answer to {}", category.question)
                    } else {
                        format!("{} = {}", category.question, category.choice)
                    }
                }
            };
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }
}
