//! The limits in force. A deployment may raise them, never lower them below SDC-1's.

use serde::{Deserialize, Serialize};

/// The name of the rule set; every release records it.
pub const RULES: &str = "SDC-1";

/// The limits of a release. It can't hold one below SDC-1's, however it was made: [`Policy::raise`] and reading from a file both refuse.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Limits", into = "Limits")]
pub struct Policy(Limits);

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Limits {
    group_floor: u32,
    breakdown_floor: u32,
    round_to: u32,
    percent_floor: u32,
    tick_rank_floor: u32,
    hidden_together: u32,
    #[serde(default = "first_hold_back")]
    hold_back: u32,
    #[serde(default = "first_audit_values")]
    audit_values: u32,
    #[serde(default = "first_quote_floor")]
    quote_floor: u32,
    #[serde(default = "first_paraphrase_floor")]
    paraphrase_floor: u32,
}

const SDC1: Limits = Limits {
    group_floor: 10,
    breakdown_floor: 20,
    round_to: 5,
    percent_floor: 30,
    tick_rank_floor: 60,
    hidden_together: 10,
    hold_back: 20,
    audit_values: 4,
    quote_floor: 20,
    paraphrase_floor: 10,
};

/// Releases made before rules 5, 6 and 7 were built don't name their limits.
const fn first_hold_back() -> u32 {
    SDC1.hold_back
}

const fn first_audit_values() -> u32 {
    SDC1.audit_values
}

const fn first_quote_floor() -> u32 {
    SDC1.quote_floor
}

const fn first_paraphrase_floor() -> u32 {
    SDC1.paraphrase_floor
}

/// One of the limits, by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// See [`Policy::group_floor`].
    GroupFloor,
    /// See [`Policy::breakdown_floor`].
    BreakdownFloor,
    /// See [`Policy::round_to`].
    RoundTo,
    /// See [`Policy::percent_floor`].
    PercentFloor,
    /// See [`Policy::tick_rank_floor`].
    TickRankFloor,
    /// See [`Policy::hidden_together`].
    HiddenTogether,
    /// See [`Policy::hold_back`].
    HoldBack,
    /// See [`Policy::audit_values`].
    AuditValues,
    /// See [`Policy::quote_floor`].
    QuoteFloor,
    /// See [`Policy::paraphrase_floor`].
    ParaphraseFloor,
}

/// Why a limit is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PolicyError {
    /// Limits only go up.
    #[error("{limit:?} cannot be lowered from {floor} to {to}")]
    Lowered {
        /// Which limit.
        limit: Limit,
        /// Where it stands.
        floor: u32,
        /// What was asked for.
        to: u32,
    },
    /// Readers are told that counts go in fives.
    #[error("counts are rounded to a multiple of 5, not to {0}")]
    RoundTo(u32),
}

impl Policy {
    /// SDC-1 as written.
    #[must_use]
    pub const fn sdc1() -> Self {
        Self(SDC1)
    }

    /// The fewest people in a wave's or an area's group, and behind each of its rows.
    #[must_use]
    pub const fn group_floor(&self) -> u32 {
        self.0.group_floor
    }

    /// The fewest people in a breakdown's group, and behind each of its rows.
    #[must_use]
    pub const fn breakdown_floor(&self) -> u32 {
        self.0.breakdown_floor
    }

    /// Counts are rounded to multiples of this.
    #[must_use]
    pub const fn round_to(&self) -> u32 {
        self.0.round_to
    }

    /// The smallest base with percentages.
    #[must_use]
    pub const fn percent_floor(&self) -> u32 {
        self.0.percent_floor
    }

    /// The smallest base on which a tick-list has numbers and an order.
    #[must_use]
    pub const fn tick_rank_floor(&self) -> u32 {
        self.0.tick_rank_floor
    }

    /// Hidden siblings number none, or at least this many together.
    #[must_use]
    pub const fn hidden_together(&self) -> u32 {
        self.0.hidden_together
    }

    /// The fewest people of an audience who are held back from an interim release.
    #[must_use]
    pub const fn hold_back(&self) -> u32 {
        self.0.hold_back
    }

    /// The fewest values that everything published must leave open for a small cell.
    #[must_use]
    pub const fn audit_values(&self) -> u32 {
        self.0.audit_values
    }

    /// The fewest texts to a question by an audience of which one is quoted.
    #[must_use]
    pub fn quote_floor(&self) -> u32 {
        self.0.quote_floor.max(self.paraphrase_floor())
    }

    /// The fewest texts to a question by an audience of which one is told in other words: never fewer than a group.
    #[must_use]
    pub fn paraphrase_floor(&self) -> u32 {
        self.0.paraphrase_floor.max(self.0.group_floor)
    }

    /// Raises one limit, and with it those that would otherwise undo it: a category is held to no less than its wave, what can be
    /// had by subtraction to no less than what is shown, and a group is always large enough that two halves can't both round to 0.
    ///
    /// # Errors
    /// Where the limit would go down, or where rounding would not go in fives.
    pub fn raise(mut self, limit: Limit, to: u32) -> Result<Self, PolicyError> {
        let limits = &mut self.0;
        let held = match limit {
            Limit::GroupFloor => &mut limits.group_floor,
            Limit::BreakdownFloor => &mut limits.breakdown_floor,
            Limit::RoundTo => &mut limits.round_to,
            Limit::PercentFloor => &mut limits.percent_floor,
            Limit::TickRankFloor => &mut limits.tick_rank_floor,
            Limit::HiddenTogether => &mut limits.hidden_together,
            Limit::HoldBack => &mut limits.hold_back,
            Limit::AuditValues => &mut limits.audit_values,
            Limit::QuoteFloor => &mut limits.quote_floor,
            Limit::ParaphraseFloor => &mut limits.paraphrase_floor,
        };
        if to < *held {
            return Err(PolicyError::Lowered { limit, floor: *held, to });
        }
        if limit == Limit::RoundTo && !to.is_multiple_of(SDC1.round_to) {
            return Err(PolicyError::RoundTo(to));
        }
        *held = to;
        limits.group_floor = limits.group_floor.max(limits.round_to.saturating_mul(2));
        limits.breakdown_floor = limits.breakdown_floor.max(limits.group_floor);
        limits.hidden_together = limits.hidden_together.max(limits.group_floor);
        limits.hold_back = limits.hold_back.max(limits.hidden_together);
        Ok(self)
    }
}

impl TryFrom<Limits> for Policy {
    type Error = PolicyError;

    /// Climbs from SDC-1 to what the file says, by the same steps as any other raise. Each limit is written before those that it
    /// lifts, so that a file which leaves a lifted one behind is refused.
    fn try_from(file: Limits) -> Result<Self, PolicyError> {
        Self::sdc1()
            .raise(Limit::RoundTo, file.round_to)?
            .raise(Limit::GroupFloor, file.group_floor)?
            .raise(Limit::BreakdownFloor, file.breakdown_floor)?
            .raise(Limit::PercentFloor, file.percent_floor)?
            .raise(Limit::TickRankFloor, file.tick_rank_floor)?
            .raise(Limit::HiddenTogether, file.hidden_together)?
            .raise(Limit::HoldBack, file.hold_back)?
            .raise(Limit::AuditValues, file.audit_values)?
            .raise(Limit::QuoteFloor, file.quote_floor)?
            .raise(Limit::ParaphraseFloor, file.paraphrase_floor)
    }
}

impl From<Policy> for Limits {
    fn from(policy: Policy) -> Self {
        policy.0
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at once")]
mod tests {
    use super::*;

    const ALL: [Limit; 10] = [
        Limit::GroupFloor,
        Limit::BreakdownFloor,
        Limit::RoundTo,
        Limit::PercentFloor,
        Limit::TickRankFloor,
        Limit::HiddenTogether,
        Limit::HoldBack,
        Limit::AuditValues,
        Limit::QuoteFloor,
        Limit::ParaphraseFloor,
    ];
    const FIELDS: [(&str, u64); 10] = [
        ("group_floor", 10),
        ("breakdown_floor", 20),
        ("round_to", 5),
        ("percent_floor", 30),
        ("tick_rank_floor", 60),
        ("hidden_together", 10),
        ("hold_back", 20),
        ("audit_values", 4),
        ("quote_floor", 20),
        ("paraphrase_floor", 10),
    ];

    #[test]
    fn sdc1_is_as_written() {
        let json = serde_json::to_value(Policy::sdc1()).unwrap();
        let written: serde_json::Map<_, _> = FIELDS.into_iter().map(|(name, limit)| (name.to_owned(), limit.into())).collect();
        assert_eq!(json, serde_json::Value::Object(written));
    }

    #[test]
    fn no_limit_goes_down() {
        for (limit, (_, floor)) in ALL.into_iter().zip(FIELDS) {
            let floor = u32::try_from(floor).unwrap();
            assert_eq!(Policy::sdc1().raise(limit, floor - 1), Err(PolicyError::Lowered { limit, floor, to: floor - 1 }));
            assert!(Policy::sdc1().raise(limit, floor).is_ok_and(|policy| policy == Policy::sdc1()));
            assert!(Policy::sdc1().raise(limit, floor * 2).is_ok_and(|policy| policy != Policy::sdc1()));
        }
    }

    #[test]
    fn no_file_lowers_a_limit() {
        for (name, limit) in FIELDS {
            for lower in [0, limit - 1] {
                let mut json = serde_json::to_value(Policy::sdc1()).unwrap();
                json[name] = lower.into();
                let refused = serde_json::from_value::<Policy>(json).unwrap_err().to_string();
                assert!(refused.contains("cannot be lowered"), "{name} = {lower}: {refused}");
            }
        }
    }

    #[test]
    fn a_raised_policy_survives_its_file() {
        for limit in ALL {
            let raised = Policy::sdc1().raise(limit, 80).unwrap();
            let json = serde_json::to_string(&raised).unwrap();
            assert_eq!(serde_json::from_str::<Policy>(&json).unwrap(), raised, "{json}");
        }
    }

    #[test]
    fn raising_one_limit_lifts_those_that_would_undo_it() {
        let raised = Policy::sdc1().raise(Limit::RoundTo, 20).unwrap();
        assert_eq!((raised.group_floor(), raised.breakdown_floor(), raised.hidden_together()), (40, 40, 40));
        let mut json = serde_json::to_value(&raised).unwrap();
        json["breakdown_floor"] = 20.into();
        assert!(serde_json::from_value::<Policy>(json).is_err());
    }

    #[test]
    fn words_are_told_of_no_fewer_than_a_group() {
        let raised = Policy::sdc1().raise(Limit::GroupFloor, 40).unwrap();
        assert_eq!((raised.paraphrase_floor(), raised.quote_floor()), (40, 40));
        let raised = Policy::sdc1().raise(Limit::ParaphraseFloor, 25).unwrap();
        assert_eq!((raised.group_floor(), raised.paraphrase_floor(), raised.quote_floor()), (10, 25, 25));
    }

    #[test]
    fn counts_go_in_fives() {
        assert_eq!(Policy::sdc1().raise(Limit::RoundTo, 7), Err(PolicyError::RoundTo(7)));
    }
}
