//! The disclosure gate: true counts in, a frozen release out. Nothing else leads from answers to results.
//!
//! # What is protected, and against whom
//! That a person took part is not secret here; **what they said** is. The gate protects it against anyone who reads everything that is
//! published, does any arithmetic with it, and knows, beside that, how many people answered in every group: a worker who knows the
//! families, a neighbour, a journalist with a laptop. It does not protect against whoever holds the responses or the wave's secret (they
//! live behind it), and it can't against a family that tells what it answered; how much somebody learns who knows *all others'* answers
//! is measured below.
//!
//! # The rules, SDC-1
//! [`release()`] is the whole way, in this order. Each rule is a piece of its own, and is named in `rules`, so that a test can leave it out and
//! see an attack succeed.
//!
//! | Rule | What it says | Where | After |
//! |---|---|---|---|
//! | 1 Plan | Tables are declared before the wave opens: item × audience for the wave, two nested levels of areas, at most three breakdowns of 2 to 6 categories, and no area × breakdown | [`crate::tally::Plan`] | no query, so no tracker (Denning, Denning and Schwartz 1979) |
//! | 5 Timing | One interim release at most, of audiences alone, without people who are held back at random | `timing` | the release and the one after it are nested tables too |
//! | 2 Bases | 10 people behind a row, 20 in a breakdown; true numbers decide | `bases` | ONS's "10-5 rule"; NHS Digital hides 1 to 7 |
//! | 3 Rounding | At random to base 5, without bias, the same people always to the same number | `rounding` | Fellegi 1975; cell keys of the ABS and of Census 2021 (ONS) |
//! | 4 Forms | "Nearly all" where the others round to 0; of a list's choice the rarer side; tiers below 60 | `rows` | so that n of n looks like n - 1 of n |
//! | 2 Siblings | What is hidden beside something shown is nobody, or at least 10 people | `siblings` | secondary suppression (Hundepool et al. 2012, ch. 4) |
//! | 6 Audit | Exact bounds over all tables of an item together; what tells too much is published in less detail | `audit` | the interval an intruder can compute, as in τ-ARGUS's audit |
//! | 4 Reading | Percentages from rounded counts, "0 to 4", "about 15 of 25" | [`phrases`] | a reader's error is larger than a decimal |
//! | 7 Words | An addendum: theme counts by the rules above; quotes with consent, let out by a person (two for a child), among 20 texts, 10 where paraphrased, labelled with the audience alone, in an order that says nothing, and leaving the others' themes open | [`words`] | rule 6's bound, with those who are quoted taken as known |
//! | – | Limits can be raised, never lowered, and stand in the release | [`policy`] | |
//!
//! Where `privacy.md` leaves room, the safer reading is built:
//! - There is no area × breakdown at all, though rule 1 would allow one breakdown below the wave.
//! - Two systems of partnerships may both be in a plan only where none of their areas cross (Scotland's don't), so areas always form a tree and
//!   the audit is exact. Crossing ones are refused at opening; nothing is left for an audit to judge.
//! - What is hidden hides its parts. "Nearly all" and `[c]` have no count. A hidden group's items are hidden too.
//! - The audit looks at empty cells as well, at hidden groups, at what is left over, and at those who would rather not say.
//! - It takes the interim release's counts into account (answers are never taken back, so they bound the final ones from below).
//!
//! - "Nearly all" is said only where it is: all but a fifth, or all but 4 in a small group. Two others of 4 may both round to 0 beside a 5.
//!
//! And one rule is changed, because simulation showed it wrong: the two sides of a tick option were to be rounded each by itself. That tells an
//! attacker twice of the same tick (63 % instead of 60 %, over the 62 % that the attack suite allows). Now the rarer side is rounded and the
//! other is the rest.
//!
//! # What remains
//! An attacker who knows everyone else's answers, and guesses one person's, which is one of two (`cargo xtask bench gate` gives the
//! figures; 50 % is chance): from one tick option 59 % right and 4 % known for certain; from one three-answer item 62 % and 8 %; from the
//! four tables of wave, area and two breakdowns 77 % and 28 %; from the six of the fullest plan 82 % and 36 %. (The
//! attack suite's people are in every table; there it is 63, 79 and 83 %.) That is why rule 1 is so narrow; declaring fewer breakdowns is the strongest protection there is. Beyond that:
//! - Rounding to base 5 is bounded noise: adding up the parts of a whole that are published apart gains a little (Asghar and Kaafar, "Averaging
//!   attacks on bounded noise-based disclosure control algorithms", 2020).
//! - That something is hidden is visible, and so is where a level of detail was dropped: somebody who reruns these rules in their mind learns
//!   that *some* cell was small. The bounds are those of the published numbers, not of the reasons for hiding.
//! - Each item is audited by itself. What one person said to two items is not tied together by anything published, but rows of
//!   different items are about the same people.
//! - Bases (how many took part, how many answered) are taken as known, and are rounded all the same.
//! - On an open link false answers count as people do: nine of them can make a group of one. That is what single-use codes are for.
//!
//! Why not differential privacy: at 60 respondents and useful budgets the noise has a standard deviation of 8 to 29 a cell and drowns the
//! answer; random rounding's is about 2 (Rinott, O'Keefe, Shlomo and Skinner, "Confidentiality and differential privacy in the
//! dissemination of frequency tables", Statistical Science 33, 2018, compare them). It becomes right for groups of thousands.
//!
//! # Sources
//! - ONS, "Comparison of post-tabular statistical disclosure control methods": the 10-5 rule (hide counts below ten, round to five)
//!   and cell keys. ONS, "Protecting personal data in Census 2021 results".
//! - NHS Digital, "Disclosure control methodology for Hospital Episode Statistics and Emergency Care Data Set", 2018: below national level
//!   1 to 7 hidden, all else rounded to 5. Ours differs in that rounding is random, keyed and unbiased, and that what is left over is judged.
//! - Hundepool, Domingo-Ferrer, Franconi, Giessing, Schulte Nordholt, Spicer and de Wolf, "Statistical Disclosure Control", 2012.
//! - Denning, Denning and Schwartz, "The tracker: a threat to statistical database security", ACM TODS 4, 1979.
//! - Each rule's own file names its formula's source.

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
pub mod words;

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
        audit::audit(&mut drafts, &trees, policy, rules, &earlier);
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
