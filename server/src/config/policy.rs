//! The settings file's `[policy]` section: limits of releases, raised above SDC-1's and never lowered.

use std::collections::BTreeMap;

use domain::disclosure::{Limit, Policy, PolicyError};

use super::ConfigError;

/// The limits by name, each before those that it lifts: a limit that is written below what another one asks for is refused.
const LIMITS: [(&str, Limit); 10] = [
    ("round_to", Limit::RoundTo),
    ("group_floor", Limit::GroupFloor),
    ("breakdown_floor", Limit::BreakdownFloor),
    ("percent_floor", Limit::PercentFloor),
    ("tick_rank_floor", Limit::TickRankFloor),
    ("hidden_together", Limit::HiddenTogether),
    ("hold_back", Limit::HoldBack),
    ("audit_values", Limit::AuditValues),
    ("quote_floor", Limit::QuoteFloor),
    ("paraphrase_floor", Limit::ParaphraseFloor),
];

/// SDC-1 with these limits raised.
pub(super) fn policy(raised: &BTreeMap<String, u32>) -> Result<Policy, ConfigError> {
    let refused = |name: &str, reason: String| ConfigError::Policy { name: name.to_owned(), reason };
    if let Some(name) = raised.keys().find(|name| LIMITS.iter().all(|(known, _)| known != name)) {
        let known: Vec<_> = LIMITS.iter().map(|(name, _)| *name).collect();
        return Err(refused(name, format!("there is no such limit; there are {}", known.join(", "))));
    }
    let mut policy = Policy::sdc1();
    for (name, limit) in LIMITS {
        let Some(to) = raised.get(name) else { continue };
        policy = policy.raise(limit, *to).map_err(|error| match error {
            PolicyError::Lowered { floor, to, .. } => {
                refused(name, format!("{to} is too low: a limit is raised, never lowered, here from {floor}"))
            }
            error @ PolicyError::RoundTo(_) => refused(name, error.to_string()),
        })?;
    }
    Ok(policy)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at once")]
mod tests {
    use super::*;

    fn read(raised: &[(&str, u32)]) -> Result<Policy, String> {
        let raised = raised.iter().map(|(name, to)| ((*name).to_owned(), *to)).collect();
        policy(&raised).map_err(|error| error.to_string())
    }

    #[test]
    fn limits_are_raised_by_name() {
        assert_eq!(read(&[]).unwrap(), Policy::sdc1());
        let raised = read(&[("group_floor", 15), ("percent_floor", 50)]).unwrap();
        assert_eq!((raised.group_floor(), raised.percent_floor(), raised.hidden_together()), (15, 50, 15));
        for (name, _) in LIMITS {
            assert!(read(&[(name, 100)]).is_ok_and(|raised| raised != Policy::sdc1()), "{name}");
        }
    }

    #[test]
    fn a_limit_that_is_lowered_is_refused_by_name() {
        for (name, _) in LIMITS {
            let refused = read(&[(name, 0)]).unwrap_err();
            assert!(refused.contains(&format!("`policy.{name}`: 0 is too low")), "{refused}");
        }
        // Counts in twenties need groups of forty.
        let refused = read(&[("group_floor", 15), ("round_to", 20)]).unwrap_err();
        assert!(refused.contains("`policy.group_floor`: 15 is too low") && refused.contains("from 40"), "{refused}");
        assert!(read(&[("round_to", 7)]).unwrap_err().contains("`policy.round_to`: counts are rounded to a multiple of 5"));
        assert!(read(&[("colour", 7)]).unwrap_err().contains("`policy.colour`: there is no such limit"));
    }
}
