//! Scotland's council areas, and the partnerships that plan services for them. A line past 300: the file's parsing and its tests belong
//! beside what they make.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::{
    disclosure::LargerArea,
    survey::{Id, Refusal, Source, Text},
};

/// A council area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// Its name in addresses and storage: `fife`.
    pub id: Id,
    /// "Fife".
    pub name: String,
}

/// A partnership: one or more councils that plan together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partnership {
    /// Its name in addresses and storage; where it is one council's, the council's.
    pub id: Id,
    /// "Tayside".
    pub name: String,
    /// Its councils, by the name of each.
    pub councils: Vec<Id>,
}

/// All areas, valid as a whole: every council is in one partnership of each kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Areas {
    /// The 32 council areas, by name.
    pub councils: Vec<Area>,
    /// The 30 Alcohol and Drug Partnerships, by name.
    pub alcohol_and_drug: Vec<Partnership>,
    /// The 30 Children's Services Planning Partnerships, by name.
    pub childrens_services: Vec<Partnership>,
}

impl Areas {
    /// Parses and validates a file of areas.
    ///
    /// # Errors
    ///
    /// The first thing that is wrong, with its line: TOML that cannot be read, an empty text, an id twice, or a council that does
    /// not exist, is alone in a shared partnership or is in two.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let source = Source::new(text);
        let file: AreasFile = source.read()?;
        source.unique("council", file.council.iter().map(|table| &table.id))?;
        let mut councils = Vec::new();
        for table in &file.council {
            councils.push(Area { id: source.id(&table.id)?, name: source.text(&table.name)? });
        }
        councils.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(Self {
            alcohol_and_drug: partnerships(source, &councils, &file.alcohol_and_drug)?,
            childrens_services: partnerships(source, &councils, &file.childrens_services)?,
            councils,
        })
    }

    /// The council area of that id or name, in capitals or not: "fife", "Fife", "FIFE".
    #[must_use]
    pub fn find(&self, id_or_name: &str) -> Option<&Area> {
        let wanted = id_or_name.trim().to_lowercase();
        self.councils.iter().find(|area| area.id.as_str() == wanted || area.name.to_lowercase() == wanted)
    }

    /// The partnerships that hold two or more of these councils, but not all of them: areas made up of areas. Where both kinds of
    /// partnership hold the same councils, they are one.
    #[must_use]
    pub fn larger(&self, councils: &[Id]) -> Vec<LargerArea> {
        let mut larger: Vec<LargerArea> = Vec::new();
        for partnership in self.alcohol_and_drug.iter().chain(&self.childrens_services) {
            let areas: Vec<Id> = councils.iter().filter(|council| partnership.councils.contains(council)).cloned().collect();
            if (2..councils.len()).contains(&areas.len()) && larger.iter().all(|known| known.areas != areas) {
                larger.push(LargerArea { id: partnership.id.clone(), areas });
            }
        }
        larger
    }

    /// What a council area or a partnership is called.
    #[must_use]
    pub fn name(&self, id: &Id) -> Option<&str> {
        let partnerships = self.alcohol_and_drug.iter().chain(&self.childrens_services);
        let named = self.councils.iter().map(|area| (&area.id, &area.name)).chain(partnerships.map(|one| (&one.id, &one.name)));
        named.into_iter().find(|(known, _)| *known == id).map(|(_, name)| name.as_str())
    }

    /// Whether these areas are all of Scotland.
    #[must_use]
    pub fn are_scotland(&self, areas: &[Id]) -> bool {
        self.councils.iter().all(|council| areas.contains(&council.id))
    }

    /// What several councils are called together: "Fife and Stirling", "12 council areas", "Scotland".
    #[must_use]
    pub fn called(&self, councils: &[Id]) -> String {
        if self.are_scotland(councils) {
            return "Scotland".to_owned();
        }
        if councils.len() >= MANY {
            return format!("{} council areas", councils.len());
        }
        listed(&councils.iter().map(|id| self.name(id).unwrap_or(id.as_str())).collect::<Vec<_>>())
    }

    /// The Alcohol and Drug Partnership of that council.
    #[must_use]
    pub fn alcohol_and_drug_of(&self, council: &Id) -> Option<&Partnership> {
        self.alcohol_and_drug.iter().find(|partnership| partnership.councils.contains(council))
    }

    /// The Children's Services Planning Partnership of that council.
    #[must_use]
    pub fn childrens_services_of(&self, council: &Id) -> Option<&Partnership> {
        self.childrens_services.iter().find(|partnership| partnership.councils.contains(council))
    }
}

/// From so many areas on they are counted and not listed.
const MANY: usize = 6;

/// Names in a sentence: "Fife, Angus and Stirling".
pub fn listed<T: AsRef<str>>(names: &[T]) -> String {
    let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    match names.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => String::new(),
    }
}

/// The partnerships of more than one council, as shipped: the text that an administrator may change.
pub const PARTNERSHIPS: &str = include_str!("../content/partnerships.toml");

const COUNCILS: &str = include_str!("../content/councils.toml");

/// Scotland's councils with these partnerships of more than one.
///
/// # Errors
///
/// What [`Areas::parse`] refuses, with its line in that text.
pub fn areas_with(partnerships: &str) -> Result<Areas, Refusal> {
    Areas::parse(&format!("{partnerships}\n{COUNCILS}"))
}

/// The areas as shipped, parsed once.
///
/// # Errors
///
/// What [`areas_with`] refuses in `content/partnerships.toml` and `content/councils.toml`; a test proves that it refuses nothing.
pub fn areas() -> Result<&'static Areas, Refusal> {
    static AREAS: LazyLock<Result<Areas, Refusal>> = LazyLock::new(|| areas_with(PARTNERSHIPS));
    AREAS.as_ref().map_err(Clone::clone)
}

/// The shared partnerships of the file, and one for each council that shares none.
fn partnerships(source: Source<'_>, councils: &[Area], shared: &[PartnershipTable]) -> Result<Vec<Partnership>, Refusal> {
    source.unique("partnership", shared.iter().map(|table| &table.id))?;
    source.unique("council in a partnership", shared.iter().flat_map(|table| &table.councils))?;
    let mut partnerships = Vec::new();
    for table in shared {
        if councils.iter().any(|council| council.id.as_str() == table.id.get_ref()) {
            return Err(source.refuse(table.id.span(), "a shared partnership has an id that is no council's"));
        }
        if table.councils.len() < 2 {
            return Err(source.refuse(table.id.span(), "a shared partnership has two councils or more"));
        }
        let known = table.councils.iter().map(|council| source.known("council", council, councils.iter().map(|area| &area.id)));
        let members = known.collect::<Result<_, _>>()?;
        partnerships.push(Partnership { id: source.id(&table.id)?, name: source.text(&table.name)?, councils: members });
    }
    for council in councils {
        if partnerships.iter().all(|partnership| !partnership.councils.contains(&council.id)) {
            partnerships.push(Partnership { id: council.id.clone(), name: council.name.clone(), councils: vec![council.id.clone()] });
        }
    }
    partnerships.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(partnerships)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AreasFile {
    council: Vec<CouncilTable>,
    #[serde(default)]
    alcohol_and_drug: Vec<PartnershipTable>,
    #[serde(default)]
    childrens_services: Vec<PartnershipTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CouncilTable {
    id: Text,
    name: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PartnershipTable {
    id: Text,
    name: Text,
    councils: Vec<Text>,
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at once")]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const SHIPPED: &str = concat!(include_str!("../content/partnerships.toml"), "\n", include_str!("../content/councils.toml"));

    #[test]
    fn there_are_32_councils_and_30_partnerships_of_each_kind() {
        let areas = areas().unwrap();
        assert_eq!(areas.councils.len(), 32);
        assert_eq!(areas.alcohol_and_drug.len(), 30);
        assert_eq!(areas.childrens_services.len(), 30);
    }

    #[test]
    fn every_council_is_in_one_partnership_of_each_kind() {
        let areas = areas().unwrap();
        for partnerships in [&areas.alcohol_and_drug, &areas.childrens_services] {
            let mut members: Vec<&Id> = partnerships.iter().flat_map(|partnership| &partnership.councils).collect();
            members.sort();
            let councils: BTreeSet<&Id> = areas.councils.iter().map(|council| &council.id).collect();
            assert_eq!(members, councils.into_iter().collect::<Vec<_>>());
        }
    }

    #[test]
    fn an_area_is_found_by_id_and_by_name() {
        let areas = areas().unwrap();
        for (wanted, found) in
            [("Fife", "fife"), ("FIFE ", "fife"), ("na h-eileanan siar", "na-h-eileanan-siar"), ("argyll-and-bute", "argyll-and-bute")]
        {
            assert_eq!(areas.find(wanted).unwrap().id.as_str(), found);
        }
        assert_eq!(areas.find("Atlantis"), None);
    }

    #[test]
    fn shared_partnerships_are_found_by_their_councils() {
        let areas = areas().unwrap();
        let shared = [("stirling", "clackmannanshire-and-stirling"), ("east-lothian", "midlothian-and-east-lothian"), ("angus", "angus")];
        for (council, partnership) in shared {
            assert_eq!(areas.alcohol_and_drug_of(&Id::new(council).unwrap()).unwrap().id.as_str(), partnership);
        }
        for (council, partnership) in [("angus", "tayside"), ("perth-and-kinross", "tayside"), ("stirling", "stirling")] {
            assert_eq!(areas.childrens_services_of(&Id::new(council).unwrap()).unwrap().id.as_str(), partnership);
        }
    }

    #[test]
    fn larger_areas_hold_two_councils_or_more_but_not_all() {
        let same = format!(
            "{SHIPPED}\n[[childrens_services]]\nid = \"forth\"\nname = \"Forth\"\ncouncils = [\"stirling\", \"clackmannanshire\"]\n"
        );
        for (areas, both) in [(Areas::parse(SHIPPED).unwrap(), false), (Areas::parse(&same).unwrap(), true)] {
            let larger = |councils: &[&str]| {
                let councils: Vec<_> = councils.iter().map(|id| Id::new(id).unwrap()).collect();
                let larger = areas.larger(&councils).into_iter();
                larger
                    .map(|one| format!("{}: {}", one.id, one.areas.iter().map(Id::as_str).collect::<Vec<_>>().join(" ")))
                    .collect::<Vec<_>>()
            };
            assert_eq!(larger(&["angus", "fife", "dundee-city"]), ["tayside: angus dundee-city"]);
            assert!(larger(&["angus", "dundee-city"]).is_empty() && larger(&["angus", "fife", "stirling"]).is_empty(), "{both}");
            // Where both kinds hold the same councils, they count once.
            let four = larger(&["stirling", "angus", "clackmannanshire", "perth-and-kinross"]);
            assert_eq!(four, ["clackmannanshire-and-stirling: stirling clackmannanshire", "tayside: angus perth-and-kinross"]);
        }
    }

    #[test]
    fn scotland_is_every_council() {
        let areas = areas().unwrap();
        let mut all: Vec<Id> = areas.councils.iter().rev().map(|council| council.id.clone()).collect();
        assert!(areas.are_scotland(&all));
        all.pop();
        assert!(!areas.are_scotland(&all));
        let name = |id: &str| areas.name(&Id::new(id).unwrap());
        assert_eq!((name("tayside"), name("fife"), name("lothian")), (Some("Tayside"), Some("Fife"), None));
    }

    #[test]
    fn a_file_that_does_not_fit_is_refused_with_its_line() {
        let cases = [
            ("id = \"fife\"", "id = \"falkirk\"", "the council \"falkirk\" is there twice"),
            ("name = \"Fife\"", "name = \" \"", "this text is empty"),
            ("[\"clackmannanshire\", \"stirling\"]", "[\"clackmannanshire\", \"sterling\"]", "there is no council \"sterling\""),
            (
                "[\"clackmannanshire\", \"stirling\"]",
                "[\"stirling\", \"stirling\"]",
                "the council in a partnership \"stirling\" is there twice",
            ),
            ("[\"clackmannanshire\", \"stirling\"]", "[\"stirling\"]", "a shared partnership has two councils or more"),
            ("id = \"tayside\"", "id = \"fife\"", "a shared partnership has an id that is no council's"),
        ];
        for (old, new, reason) in cases {
            // A partnership that is too small is named by its id, two lines up.
            let above = if reason.contains("two councils") { 2 } else { 0 };
            let line = 1 + SHIPPED.lines().position(|line| line.contains(old)).unwrap() - above;
            let refusal = Areas::parse(&SHIPPED.replacen(old, new, 1)).unwrap_err();
            assert_eq!((refusal.line, refusal.reason.as_str()), (line, reason));
        }
    }
}
