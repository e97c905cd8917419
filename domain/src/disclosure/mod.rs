//! The disclosure gate: true counts in, a frozen release out. Nothing else leads from answers to results.
//!
//! The rules are SDC-1 (`privacy.md` in the design, and the methods page for readers). [`release()`] is the whole way; this is where
//! each rule stands:
//!
//! | Rule | What it says | Where |
//! |---|---|---|
//! | 1 Plan | Tables are declared before the wave opens: item × audience for the wave, its areas, and at most three breakdowns | [`crate::tally::Plan`] |
//! | 2 Bases | 10 people behind a row, 20 in a breakdown; true numbers decide | `bases` |
//! | 2 Hidden siblings | Hidden ones number 0 or at least 10 together | `siblings` |
//! | 3 Rounding | Random to base 5, unbiased, the same people always the same number | `rounding` |
//! | 4 Forms | "Nearly all", tiers of a tick-list | `rows` |
//! | 4 Reading | Percentages from rounded counts, "0 to 4", "about 15 of 25" | [`phrases`] |
//! | – | Limits can be raised, never lowered | [`policy`] |
//!
//! **Not here yet**: until they are, real answers should not be released:
//! - rule 5, timing: the interim release, and holding people back so that nothing changes by 1 to 9. Until then `previous` is named in the
//!   new release and not compared with it, and the caller must release a wave once, after it has closed.
//! - rule 6, audit: integer bounds over all tables of an item jointly. Rules 2 and 3 look at one hierarchy at a time.
//! - rule 7, words: they come in an addendum of their own.
//! - a second level of areas: a wave has areas, not areas of areas.
//!
//! What no rule takes away is in `privacy.md` under "What remains, said openly".

mod bases;
pub mod phrases;
pub mod policy;
pub mod release;
mod rounding;
mod rows;
mod siblings;
#[cfg(test)]
pub(crate) mod test_support;
#[cfg(test)]
mod tests;

pub use phrases::{Reading, read};
pub use policy::{Limit, Policy, PolicyError, RULES};
pub use release::{Category, Cell, Group, GroupResult, ItemRow, Release, Row, Share, Tick, Tier};

use crate::tally::{Frozen, Tallies};
use rounding::Rounding;
use rows::Draft;

/// The right to read true counts. Only this module and its parts can make one.
pub(crate) struct Gate(());

/// Makes the release of a wave from its counts.
///
/// It is a function of its arguments and nothing else: the same people, plan, secret and policy give the same bytes, in whatever order
/// the people were counted. `previous` is the wave's earlier release, whose hash the new one records.
#[must_use]
pub fn release(tallies: &Tallies, policy: &Policy, previous: Option<&Release>) -> Release {
    let gate = Gate(());
    let Frozen { survey, plan, secret, groups } = tallies.frozen(&gate);

    // Rules 2 (first half), 3 and 4 see one group at a time. Siblings come last: a row can also be hidden for rounding to nothing.
    let rounding = Rounding::new(secret.bytes(&gate), policy);
    let mut drafts: Vec<Draft<'_>> = groups.iter().map(|counts| Draft::new(counts, &survey.items, &rounding, policy)).collect();
    siblings::hide(&mut drafts, policy);

    Release {
        rules: RULES.to_owned(),
        policy: policy.clone(),
        wave: plan.wave.clone(),
        made_up: plan.made_up,
        survey: survey.id.clone(),
        survey_version: survey.version.clone(),
        follows: previous.map(Release::hash),
        groups: drafts.into_iter().map(Draft::publish).collect(),
    }
}
