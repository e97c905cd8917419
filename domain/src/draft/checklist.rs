//! What must be ready before a wave opens, a line each.
//!
//! Past 300 lines: the list is read whole, and its tests with it.

use super::{Controller, SLIPS_BELOW, WaveDraft};
use crate::survey::Audience;

/// For so many days a help line counts as checked: three months, by the longest of them.
pub const STALE_AFTER_DAYS: i64 = 92;

/// How far something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ready {
    /// It is ready.
    Done,
    /// It is for a person to judge, and keeps no wave from opening.
    Look,
    /// Without it the wave cannot open.
    Missing,
}

/// Where it is mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mend {
    /// In the plan, at the field of that name.
    Plan(&'static str),
    /// On the partnership's page.
    Partnership,
    /// On the page of the notices.
    Notices,
    /// Among the surveys.
    Surveys,
    /// Among the keys of words.
    Words,
    /// By whoever runs the machine.
    Machine,
}

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// What it is about.
    pub name: &'static str,
    /// How far it is.
    pub ready: Ready,
    /// What stands, or what to do.
    pub says: String,
    /// Where.
    pub mend: Mend,
}

/// What the list is judged by.
#[derive(Debug, Clone, Default)]
pub struct Facts<'a> {
    /// What the plan asks of whom; nobody: the survey is not there.
    pub audiences: Vec<Audience>,
    /// Why the gate could never release such a plan; nothing: it can.
    pub misfit: Option<String>,
    /// Whether the opening or the last day does not stand in the calendar as it must.
    pub dates: Option<&'static str>,
    /// Languages of the survey: their names, how many texts each lacks, and whether a native reader has read it.
    pub languages: Vec<(&'static str, usize, bool)>,
    /// Who answers for it.
    pub controller: Controller,
    /// The digest of the notices as they are now.
    pub notices: &'a str,
    /// The names of help lines that were not checked in [`STALE_AFTER_DAYS`] days.
    pub stale_lines: Vec<String>,
    /// How many moderators hold the key of the partnership's words; nothing: it has no key.
    pub word_holders: Option<usize>,
    /// How many things the machine's check found wrong, and how many it wants looked at.
    pub machine: [usize; 2],
    /// The digest of that; empty: nothing was found.
    pub machine_digest: &'a str,
}

/// Whether nothing is missing.
#[must_use]
pub fn is_ready(checks: &[Check]) -> bool {
    checks.iter().all(|check| check.ready != Ready::Missing)
}

/// Everything that must be ready, in the order in which people go about it.
#[must_use]
pub fn checklist(draft: &WaveDraft, facts: &Facts<'_>) -> Vec<Check> {
    let mut checks = vec![survey(facts), places(draft, facts), dates(draft, facts), languages(facts)];
    checks.push(line("Who answers for the data", facts.controller.is_whole(), Mend::Partnership, &facts.controller.name, {
        "Name the controller, how to reach it and its data protection officer, and the legal ground."
    }));
    let notices = !draft.read.is_empty() && draft.read == facts.notices;
    checks.push(line("Privacy notices", notices, Mend::Notices, "Read and found right.", {
        if draft.read.is_empty() {
            "Read the notices for families and say that they are right."
        } else {
            "What they say has changed since somebody read them: read them again."
        }
    }));
    let kept = |name, text: &str, field, ask| line(name, !text.trim().is_empty(), Mend::Plan(field), text, ask);
    checks.push(kept("Data protection impact assessment", &draft.assessment, "assessment", {
        "Say where it is kept. A draft of it is made from this plan."
    }));
    checks.push(kept("Child rights impact assessment", &draft.child_rights, "child_rights", "Say where it is kept."));
    if facts.audiences.contains(&Audience::Child) {
        checks.push(kept("Parents and carers of under-12s", &draft.parents, "parents", {
            "Say how they are told before their child answers: a letter, a text from school."
        }));
    }
    checks.push(help_lines(facts));
    checks.push(slips(draft));
    checks.push(words(draft, facts));
    checks.push(machine(draft, facts));
    checks
}

fn line(name: &'static str, done: bool, mend: Mend, stands: &str, ask: &str) -> Check {
    let (ready, says) = if done { (Ready::Done, stands) } else { (Ready::Missing, ask) };
    Check { name, ready, says: says.to_owned(), mend }
}

fn survey(facts: &Facts<'_>) -> Check {
    line(
        "Survey",
        !facts.audiences.is_empty(),
        Mend::Plan("survey"),
        "It is there, and does not change while the wave is open.",
        "Choose one.",
    )
}

fn places(draft: &WaveDraft, facts: &Facts<'_>) -> Check {
    let name = "Places and questions";
    match &facts.misfit {
        _ if draft.areas.is_empty() => line(name, false, Mend::Plan("areas"), "", "Tick at least one place."),
        Some(misfit) => line(name, false, Mend::Plan("areas"), "", misfit),
        None => line(name, true, Mend::Plan("areas"), "Results can be shown for them.", ""),
    }
}

fn dates(draft: &WaveDraft, facts: &Facts<'_>) -> Check {
    let (name, mend) = ("Dates", Mend::Plan("closes"));
    match facts.dates {
        Some(wrong) => line(name, false, mend, "", wrong),
        None if draft.closes.is_empty() => {
            Check { name, ready: Ready::Look, says: "It has no last day: it stays open until somebody closes it.".to_owned(), mend }
        }
        None => line(name, true, mend, "It closes by itself at the end of its last day.", ""),
    }
}

fn languages(facts: &Facts<'_>) -> Check {
    let (name, mend) = ("Languages", Mend::Surveys);
    let drafts: Vec<&str> = facts.languages.iter().filter(|(_, _, read)| !read).map(|(name, ..)| *name).collect();
    let lacking: Vec<String> =
        facts.languages.iter().filter(|(_, missing, _)| *missing > 0).map(|(name, n, _)| format!("{name} ({n})")).collect();
    let mut says = Vec::new();
    if !lacking.is_empty() {
        says.push(format!("Texts are missing and stand in English: {}.", lacking.join(", ")));
    }
    if !drafts.is_empty() {
        says.push(format!("No native reader has read: {}.", drafts.join(", ")));
    }
    if says.is_empty() {
        return line(name, true, mend, "Every language is whole and was read by a native reader.", "");
    }
    Check { name, ready: Ready::Look, says: says.join(" "), mend }
}

fn help_lines(facts: &Facts<'_>) -> Check {
    let stale = &facts.stale_lines;
    let ask = format!("Not checked within three months: {}. Ring or look up each, and say so.", stale.join(", "));
    line("Help lines", stale.is_empty(), Mend::Partnership, "Each was checked within three months.", &ask)
}

fn slips(draft: &WaveDraft) -> Check {
    let (name, mend) = ("How many may answer", Mend::Plan("expected-adult"));
    match draft.expected_in_all() {
        None => line(name, false, mend, "", "Say about how many people of each age may answer."),
        Some(few) if few < SLIPS_BELOW && !draft.slips => Check {
            name,
            ready: Ready::Look,
            says: format!(
                "About {few}: so few that false answers through an open link could make somebody recognisable. Tick printed slips, each good for one answer."
            ),
            mend,
        },
        Some(many) if draft.slips => line(name, true, mend, &format!("About {many}, by printed slips."), ""),
        Some(many) => line(name, true, mend, &format!("About {many}."), ""),
    }
}

/// Words are asked for where they can be sealed and read, and where whoever reads them knows whom to tell of a concern about a child.
fn words(draft: &WaveDraft, facts: &Facts<'_>) -> Check {
    let name = "In their own words";
    let plan = Mend::Plan("words");
    match facts.word_holders {
        _ if !draft.words => Check { name, ready: Ready::Look, says: "Nobody is asked for words: only for taps.".to_owned(), mend: plan },
        None | Some(0) => line(name, false, Mend::Words, "", "There is no key yet that keeps words safe. A moderator makes it."),
        Some(_) if facts.controller.protection.trim().is_empty() => {
            line(name, false, Mend::Partnership, "", "Say whom a moderator tells of a concern about a child, the same working day.")
        }
        Some(1) => Check {
            name,
            ready: Ready::Look,
            says: "Only one moderator holds the key: a child’s words need two people before they are released.".to_owned(),
            mend: Mend::Words,
        },
        Some(many) => line(name, true, plan, &format!("They are asked for. {many} moderators hold the key."), ""),
    }
}

fn machine(draft: &WaveDraft, facts: &Facts<'_>) -> Check {
    let (name, mend) = ("The machine", Mend::Machine);
    let [wrong, look] = facts.machine;
    if wrong + look == 0 {
        return line(name, true, mend, "Its check found nothing that makes a promise false.", "");
    }
    let found = format!("Its check found {wrong} to mend and {look} to look at.");
    if draft.machine == facts.machine_digest && !facts.machine_digest.is_empty() {
        return Check { name, ready: Ready::Look, says: format!("{found} Somebody has looked, and the notices say what must stay."), mend };
    }
    Check { name, ready: Ready::Missing, says: format!("{found} Have it mended, or say in the notices what must stay."), mend }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::Id;

    fn ready_draft() -> (WaveDraft, Facts<'static>) {
        let text = |text: &str| text.to_owned();
        let draft = WaveDraft {
            areas: Id::new("fife").into_iter().collect(),
            closes: text("2027-03-31"),
            expected: [(Audience::Child, 80)].into(),
            assessment: text("DPIA 12"),
            child_rights: text("CRWIA 3"),
            parents: text("A letter from school"),
            read: text("digest"),
            ..WaveDraft::default()
        };
        let controller = Controller {
            name: text("Fife Council"),
            contact: text("01592"),
            officer: text("dpo@fife"),
            basis: text("6(1)(e)"),
            ..Controller::default()
        };
        (draft, Facts { audiences: Audience::ALL.to_vec(), controller, notices: "digest", ..Facts::default() })
    }

    fn of<'a>(checks: &'a [Check], name: &str) -> Option<&'a Check> {
        checks.iter().find(|check| check.name == name)
    }

    /// The lines that keep a wave from opening.
    fn missing(draft: &WaveDraft, facts: &Facts<'_>) -> Vec<&'static str> {
        checklist(draft, facts).iter().filter(|check| check.ready == Ready::Missing).map(|check| check.name).collect()
    }

    #[test]
    fn a_whole_plan_is_ready_and_lacking_any_one_thing_is_not() {
        let (draft, facts) = ready_draft();
        assert_eq!(missing(&draft, &facts), Vec::<&str>::new());
        assert!(is_ready(&checklist(&draft, &facts)));
        let lacks = |change: &dyn Fn(&mut WaveDraft, &mut Facts<'_>)| {
            let (mut draft, mut facts) = ready_draft();
            change(&mut draft, &mut facts);
            missing(&draft, &facts)
        };
        assert_eq!(lacks(&|_, facts| facts.audiences.clear())[0], "Survey");
        assert_eq!(lacks(&|draft, _| draft.areas.clear()), ["Places and questions"]);
        assert_eq!(lacks(&|_, facts| facts.misfit = Some("No.".to_owned())), ["Places and questions"]);
        assert_eq!(lacks(&|_, facts| facts.dates = Some("No.")), ["Dates"]);
        assert_eq!(lacks(&|_, facts| facts.controller.name = " ".to_owned()), ["Who answers for the data"]);
        assert_eq!(lacks(&|_, facts| facts.controller.officer.clear()), ["Who answers for the data"]);
        assert_eq!(lacks(&|draft, _| draft.read.clear()), ["Privacy notices"]);
        assert_eq!(lacks(&|_, facts| facts.notices = "another"), ["Privacy notices"]);
        assert_eq!(lacks(&|draft, _| draft.assessment = " ".to_owned()), ["Data protection impact assessment"]);
        assert_eq!(lacks(&|draft, _| draft.child_rights.clear()), ["Child rights impact assessment"]);
        assert_eq!(lacks(&|draft, _| draft.parents.clear()), ["Parents and carers of under-12s"]);
        assert_eq!(lacks(&|_, facts| facts.stale_lines.push("Childline".to_owned())), ["Help lines"]);
        assert_eq!(lacks(&|draft, _| draft.expected.clear()), ["How many may answer"]);
        assert_eq!(lacks(&|_, facts| facts.machine = [1, 0]), ["The machine"]);
    }

    #[test]
    fn what_is_for_a_person_to_judge_keeps_no_wave_from_opening() {
        let (mut draft, mut facts) = ready_draft();
        draft.closes.clear();
        draft.expected = [(Audience::Child, 49)].into();
        facts.languages.push(("Polski", 2, false));
        (facts.machine, facts.machine_digest) = ([0, 2], "found");
        draft.machine = "found".to_owned();
        let checks = checklist(&draft, &facts);
        assert!(is_ready(&checks));
        for name in ["Dates", "Languages", "How many may answer", "The machine"] {
            assert_eq!(of(&checks, name).map(|check| check.ready), Some(Ready::Look), "{name}");
        }
        draft.slips = true;
        assert_eq!(of(&checklist(&draft, &facts), "How many may answer").map(|check| check.ready), Some(Ready::Done));
        // What the machine's check finds later was not what somebody looked at.
        facts.machine_digest = "found more";
        assert_eq!(missing(&draft, &facts), ["The machine"]);
    }

    #[test]
    fn words_are_asked_for_where_they_can_be_kept_safe() {
        let (mut draft, mut facts) = ready_draft();
        let of_words = |draft: &WaveDraft, facts: &Facts<'_>| {
            let checks = checklist(draft, facts);
            of(&checks, "In their own words").map(|check| (check.ready, check.mend))
        };
        assert_eq!(of_words(&draft, &facts), Some((Ready::Look, Mend::Plan("words"))));
        draft.words = true;
        assert_eq!(of_words(&draft, &facts), Some((Ready::Missing, Mend::Words)));
        facts.word_holders = Some(1);
        assert_eq!(of_words(&draft, &facts), Some((Ready::Missing, Mend::Partnership)));
        facts.controller.protection = "Duty social work, 01592 000001".to_owned();
        assert_eq!(of_words(&draft, &facts), Some((Ready::Look, Mend::Words)));
        facts.word_holders = Some(2);
        assert_eq!(of_words(&draft, &facts), Some((Ready::Done, Mend::Plan("words"))));
    }

    #[test]
    fn without_children_no_parents_need_be_told() {
        let (mut draft, mut facts) = ready_draft();
        draft.parents.clear();
        facts.audiences = vec![Audience::Adult];
        assert!(is_ready(&checklist(&draft, &facts)));
    }
}
