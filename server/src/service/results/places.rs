//! A wave's places by name: what can be chosen, and where to look for what one of them cannot show on its own.

use app::pages::results::{Choice, Place, Pointer};
use domain::{area::listed, survey::Id};

use super::{
    Published,
    view::{Line, View, audiences, people},
};

/// What the whole wave is called among its places.
pub(super) const EVERYWHERE: &str = "Everywhere";

impl Published {
    /// The area or larger area of that id, if the release is about it: an interim one is about none.
    pub(super) fn place(&self, id: &str) -> Option<&Id> {
        self.release.groups.iter().filter_map(|result| result.group.area.as_ref()).find(|area| area.as_str() == id)
    }

    /// What a place is called; an id that has no name is its own.
    pub(super) fn place_name(&self, id: &Id) -> String {
        let mut named = self.areas.iter().chain(&self.larger_areas);
        named.find(|(known, _)| known == id).map_or_else(|| id.to_string(), |(_, name)| name.clone())
    }

    /// The places to choose from: the whole wave, then larger areas with their areas and areas on their own, by name.
    pub(super) fn places(&self, shown: Option<&Id>) -> Vec<Place> {
        let choice = |id: &Id, name: String| Choice { id: id.to_string(), name, chosen: shown == Some(id) };
        let held = || self.areas.iter().filter(|(id, _)| self.place(id.as_str()).is_some());
        let larger = self.release.larger_areas.iter().map(|larger| {
            let name = self.place_name(&larger.id);
            let mut choices = vec![choice(&larger.id, format!("All of {name}"))];
            choices.extend(held().filter(|(id, _)| larger.areas.contains(id)).map(|(id, name)| choice(id, name.clone())));
            (name.clone(), Place::Larger { name, choices })
        });
        let alone = held().filter(|(id, _)| self.around(id).is_none());
        let alone = alone.map(|(id, name)| (name.clone(), Place::One(choice(id, name.clone()))));
        let mut places: Vec<_> = larger.chain(alone).collect();
        places.sort_by(|(one, _), (other, _)| one.cmp(other));
        let whole = Choice { id: String::new(), name: EVERYWHERE.to_owned(), chosen: shown.is_none() };
        [Place::One(whole)].into_iter().chain(places.into_iter().map(|(_, place)| place)).collect()
    }

    /// The larger area that holds an area.
    fn around(&self, area: &Id) -> Option<&Id> {
        self.release.larger_areas.iter().find(|larger| larger.areas.contains(area)).map(|larger| &larger.id)
    }

    /// Where to look for the audiences of which a place shows nothing. Everything hidden is spoken of alike, whatever the reason.
    ///
    /// `at` makes a place's address on the page that shows them.
    pub(super) fn pointers(&self, view: View<'_>, at: &dyn Fn(Option<&str>) -> String) -> Vec<Pointer> {
        let Some(place) = view.place() else { return Vec::new() };
        let mut found: Vec<(Option<Option<&Id>>, Vec<String>)> = Vec::new();
        for line in audiences(self, Some(place)).iter().filter(|line| line.hides_all()) {
            let wider = self.around(place).map(Some).into_iter().chain([None]);
            let shown = wider.into_iter().find(|wider| self.shows(line, *wider));
            let who = people(self, line.group.audience);
            match found.iter_mut().find(|(other, _)| *other == shown) {
                Some((_, others)) => others.push(who),
                None => found.push((shown, vec![who])),
            }
        }
        let pointer = |(shown, who): (Option<Option<&Id>>, Vec<String>)| {
            let who = listed(&who);
            let link = shown.map(|wider| match wider {
                Some(wider) => (at(Some(wider.as_str())), self.place_name(wider)),
                None => (at(None), EVERYWHERE.to_lowercase()),
            });
            let name = self.place_name(place);
            Pointer { text: format!("What {who} in {name} said can’t be shown on its own without telling too much about someone."), link }
        };
        found.into_iter().map(pointer).collect()
    }

    /// Whether the same audience is shown there.
    fn shows(&self, line: &Line<'_>, place: Option<&Id>) -> bool {
        audiences(self, place).iter().any(|other| other.group.audience == line.group.audience && !other.hides_all())
    }
}
