//! Staff: who may do what, and for whom. One function decides, [`Person::may`]; every staff route asks it and none decides for itself.

use std::{collections::BTreeMap, fmt};

use crate::survey::Id;

/// What somebody is for one partnership. Each role has its own acts; a person may hold several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Sees waves, their progress and their results.
    Viewer,
    /// Runs workshops.
    Facilitator,
    /// Reads words before anyone else does.
    Moderator,
    /// Opens and closes waves, and invites people.
    Manager,
}

impl Role {
    /// All, as they are offered.
    pub const ALL: [Self; 4] = [Self::Viewer, Self::Facilitator, Self::Moderator, Self::Manager];

    /// Its name in addresses and storage.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Viewer => "viewer",
            Self::Facilitator => "facilitator",
            Self::Moderator => "moderator",
            Self::Manager => "manager",
        }
    }

    /// The role of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == name)
    }

    /// What it lets somebody do, in a few words.
    #[must_use]
    pub const fn can(self) -> &'static str {
        match self {
            Self::Viewer => "sees surveys, how they are going and their results",
            Self::Facilitator => "runs workshops",
            Self::Moderator => "reads people's own words before anyone else",
            Self::Manager => "opens and closes surveys and invites people",
        }
    }

    const fn may(self, act: Act) -> bool {
        match act {
            // Whoever has any role sees what there is to see.
            Act::See => true,
            Act::Manage | Act::Invite | Act::Audit => matches!(self, Self::Manager),
            Act::Moderate => matches!(self, Self::Moderator),
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What can be done on the staff's side. A route names one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// See a partnership's waves, links and posters.
    See,
    /// Open and close its waves, and their links.
    Manage,
    /// Invite people to it, and change what they may do.
    Invite,
    /// Read who did what in it.
    Audit,
    /// Read people's own words before anyone else does, and decide what of them may be released. Administrators too need the role for it.
    Moderate,
}

/// What somebody may do, as an account says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// May do everything for everyone, but read people's words.
    pub administrator: bool,
    /// Their roles by partnership.
    pub roles: BTreeMap<Id, Vec<Role>>,
}

impl Person {
    /// Whether they may do that for this partnership. `None` stands for what belongs to no partnership or to all: administrators alone.
    #[must_use]
    pub fn may(&self, act: Act, partnership: Option<&Id>) -> bool {
        let roles = partnership.and_then(|partnership| self.roles.get(partnership));
        (self.administrator && act != Act::Moderate) || roles.is_some_and(|roles| roles.iter().any(|role| role.may(act)))
    }

    /// Whether they have any part in that partnership: to anyone else it does not exist.
    #[must_use]
    pub fn knows(&self, partnership: Option<&Id>) -> bool {
        self.may(Act::See, partnership)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at once")]
mod tests {
    use super::*;

    #[test]
    fn roles_hold_for_their_own_partnership() {
        let [fife, angus] = ["fife", "angus"].map(|id| Id::new(id).unwrap());
        let viewer = Person { administrator: false, roles: BTreeMap::from([(fife.clone(), vec![Role::Viewer])]) };
        assert!(viewer.may(Act::See, Some(&fife)) && viewer.knows(Some(&fife)));
        for act in [Act::Manage, Act::Invite, Act::Audit] {
            assert!(!viewer.may(act, Some(&fife)));
        }
        let both = Person { administrator: false, roles: BTreeMap::from([(fife.clone(), vec![Role::Viewer, Role::Manager])]) };
        for act in [Act::See, Act::Manage, Act::Invite, Act::Audit] {
            assert!(both.may(act, Some(&fife)));
            assert!(!both.may(act, Some(&angus)) && !both.may(act, None), "another's, or nobody's");
        }
        let administrator = Person { administrator: true, roles: BTreeMap::new() };
        assert!(administrator.may(Act::Manage, Some(&angus)) && administrator.may(Act::Audit, None));
        assert!(!Person::default().knows(Some(&fife)));
        assert!(!administrator.may(Act::Moderate, Some(&angus)), "nobody reads words by being in charge");
        let moderator = Person { administrator: true, roles: BTreeMap::from([(fife.clone(), vec![Role::Moderator])]) };
        assert!(moderator.may(Act::Moderate, Some(&fife)) && !both.may(Act::Moderate, Some(&fife)));
    }

    #[test]
    fn a_role_is_read_as_it_is_written() {
        for role in Role::ALL {
            assert_eq!(Role::from_name(&role.to_string()), Some(role));
        }
        assert_eq!(Role::from_name("owner"), None);
    }
}
