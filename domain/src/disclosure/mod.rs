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

#[cfg(test)]
mod attacks;
mod audit;
mod bases;
mod hierarchy;
pub mod phrases;
pub mod policy;
pub mod release;
mod report;
mod rounding;
mod rows;
mod rules;
mod siblings;
#[cfg(test)]
pub(crate) mod test_support;
#[cfg(test)]
mod tests;
mod timing;

pub use phrases::{Reading, read};
pub use policy::{Limit, Policy, PolicyError, RULES};
pub use release::{Category, Cell, Group, GroupResult, ItemRow, LargerArea, Release, Row, Share, Stage, Tick, Tier};
pub use report::{DryRun, Hidden, Reason};
pub(crate) use rules::{Rule, Rules};

use std::borrow::Cow;

use crate::tally::{Frozen, Tallies};
use rounding::Rounding;
use rows::Draft;
use timing::Waits;

/// The right to read true counts. Only this module and its parts can make one.
pub(crate) struct Gate(());

/// Makes the release of a wave from its counts.
///
/// It is a function of its arguments and nothing else: the same people, plan, secret and policy give the same bytes, in whatever order
/// the people were counted. `previous` is the wave's interim release, which the audit takes into account and whose hash the new one
/// records.
#[must_use]
pub fn release(tallies: &Tallies, policy: &Policy, previous: Option<&Release>) -> Release {
    dry_run(tallies, policy, previous).release
}

/// The same release, with what it hides and why: for staff with the right, after the wave has closed, and never published.
#[must_use]
pub fn dry_run(tallies: &Tallies, policy: &Policy, previous: Option<&Release>) -> DryRun {
    by(Rules::ALL, tallies, policy, previous)
}

/// The whole way through the gate.
pub(crate) fn by(rules: Rules, tallies: &Tallies, policy: &Policy, previous: Option<&Release>) -> DryRun {
    let gate = Gate(());
    let frozen = tallies.frozen(&gate);

    // Rule 5: whom an interim release is about.
    let interim = frozen.stage == Stage::Interim && rules.apply(Rule::Timing);
    let (counts, waits) = if interim { timing::hold_back(&frozen, policy) } else { (Cow::Borrowed(frozen.groups), Vec::new()) };

    // Rules 2 (bases), 3 and 4 see one group at a time.
    let rounding = Rounding::new(frozen.secret, policy, rules);
    let draft = |counts| Draft::new(counts, &frozen.survey.items, &rounding, policy, rules);
    let mut drafts: Vec<Draft<'_>> = counts.iter().map(draft).collect();
    wait(&mut drafts, &waits);

    // Rules 2 (siblings) and 6 see how groups make each other up.
    let groups: Vec<&Group> = drafts.iter().map(Draft::group).collect();
    let trees = hierarchy::trees(&groups, &frozen.plan.larger_areas);
    if rules.apply(Rule::Siblings) {
        siblings::hide(&mut drafts, &trees, policy);
    }
    if rules.apply(Rule::Audit) {
        let earlier = |draft: &Draft<'_>, item: usize| previous?.row(draft.group(), &draft.rows.get(item)?.item.id).cloned();
        audit::audit(&mut drafts, &trees, policy, &earlier);
    }
    publish(drafts, &frozen, policy, previous)
}

fn wait(drafts: &mut [Draft<'_>], waits: &[Waits]) {
    for waits in waits {
        match *waits {
            Waits::Group(group) => drafts.get_mut(group).into_iter().for_each(|draft| draft.hide(Reason::Waits)),
            Waits::Item { group, item } => {
                let row = drafts.get_mut(group).and_then(|draft| draft.rows.get_mut(item));
                row.into_iter().for_each(|row| row.hide(Reason::Waits));
            }
        }
    }
}

fn publish(drafts: Vec<Draft<'_>>, frozen: &Frozen<'_>, policy: &Policy, previous: Option<&Release>) -> DryRun {
    let mut hidden = Vec::new();
    for draft in &drafts {
        let group = || draft.group().clone();
        match draft.reason {
            Some(reason) => hidden.push(Hidden { group: group(), item: None, reason }),
            None => hidden.extend(
                draft.rows.iter().filter_map(|row| Some(Hidden { group: group(), item: Some(row.item.id.clone()), reason: row.reason? })),
            ),
        }
    }
    let Frozen { survey, plan, stage, .. } = frozen;
    let groups: Vec<GroupResult> = drafts.into_iter().map(Draft::publish).collect();
    let hidden_rows = groups.iter().flat_map(|group| &group.rows).filter(|row| row.row == Row::Hidden).count();
    let release = Release {
        rules: RULES.to_owned(),
        policy: policy.clone(),
        wave: plan.wave.clone(),
        made_up: plan.made_up,
        survey: survey.id.clone(),
        survey_version: survey.version.clone(),
        stage: *stage,
        follows: previous.map(Release::hash),
        larger_areas: if *stage == Stage::Final { plan.larger_areas.clone() } else { Vec::new() },
        hidden_rows: u32::try_from(hidden_rows).unwrap_or(u32::MAX),
        groups,
    };
    DryRun { release, hidden }
}
