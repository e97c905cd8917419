//! Beside a wave's results, those of all Scotland: the frozen release of a wave that was opened for every council area. They are compared,
//! never ranked, and numbers of several waves are never added up.

use app::paths;
use domain::{
    area::listed,
    disclosure::{Group, Release, Stage},
    finding::share,
    survey::Item,
};

use super::{
    Published,
    view::{Line, View, audiences, people},
};
use crate::{
    service::{ServiceError, catalogue::Catalogue},
    store::{Code, Db, ReleasedWave},
};

/// A final release of a wave for all of Scotland.
#[derive(Debug, Clone)]
pub(super) struct Scotland {
    code: Code,
    release: Release,
}

impl Published {
    /// The same results with Scotland's latest beside them, if there are any: of the same survey, and made-up ones beside made-up ones only.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn beside_scotland(mut self, db: &Db, catalogue: &Catalogue) -> Result<Self, ServiceError> {
        if self.is_scotland {
            return Ok(self);
        }
        for ReleasedWave { code, areas, .. } in db.released_waves(&self.release.survey, self.release.made_up).await? {
            if !catalogue.areas().are_scotland(&areas) {
                continue;
            }
            if let Some(kept) = db.release_at(&code, Stage::Final).await? {
                self.scotland = Some(Scotland { code, release: kept.release });
                break;
            }
        }
        Ok(self)
    }
}

impl Scotland {
    /// Where its results are.
    pub(super) fn address(&self) -> String {
        paths::results(self.code.as_str())
    }

    /// Its line of the same audience.
    pub(super) fn line(&self, published: &Published, line: &Line<'_>) -> Line<'_> {
        let audience = line.group.audience;
        let group = Group { audience, area: None, category: None };
        Line { label: format!("Scotland, {}", people(published, audience)), release: &self.release, group }
    }
}

/// The lines of a view, each followed by Scotland's of the same audience where there is one. A breakdown stands alone.
pub(super) fn lines_beside<'a>(published: &'a Published, view: View<'_>, lines: &[Line<'a>]) -> Vec<Line<'a>> {
    let scotland = published.scotland.as_ref().filter(|_| matches!(view, View::Place(_)));
    lines.iter().flat_map(|line| [Some(line.clone()), scotland.map(|scotland| scotland.line(published, line))]).flatten().collect()
}

/// Who says so clearly more or less than across Scotland: a sentence, and only where chance and rounding cannot explain it.
pub(super) fn sentence(published: &Published, item: &Item, view: View<'_>) -> Option<String> {
    let View::Place(place) = view else { return None };
    let scotland = published.scotland.as_ref()?;
    let (mut more, mut less) = (Vec::new(), Vec::new());
    for line in audiences(published, place) {
        let across = scotland.line(published, &line);
        let (Some(here), Some(there)) = (share(line.release, &line.group, &item.id), share(across.release, &across.group, &item.id)) else {
            continue;
        };
        if here.is_above(&there) {
            more.push(line.label);
        } else if there.is_above(&here) {
            less.push(line.label);
        }
    }
    let who = |names: &[String]| {
        let names: Vec<_> = names.iter().enumerate().map(|(at, name)| if at == 0 { name.clone() } else { name.to_lowercase() }).collect();
        listed(&names)
    };
    match (more.as_slice(), less.as_slice()) {
        ([], []) => None,
        (more, []) => Some(format!("{} here say so more than across Scotland.", who(more))),
        ([], less) => Some(format!("{} here say so less than across Scotland.", who(less))),
        (more, less) => Some(format!("{} here say so more than across Scotland, {} less.", who(more), who(less).to_lowercase())),
    }
}
