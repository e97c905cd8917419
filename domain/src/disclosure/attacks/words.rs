//! Words: the attacker reads what is quoted beside the counts of themes, and knows how many texts answer a question.
//!
//! He wins where something is quoted without consent, unread, or among too few; where he can tie two texts of a person together; and where
//! the counts and the quotes leave less of what the *others* said open than the audit leaves of any table. The last he works out by writing
//! down every number of texts that each theme may have, rounded in either way.

use fastrand::Rng;

use super::Outcome;
use crate::{
    disclosure::{
        Policy, Row, Rule, Rules, Share, Tier,
        test_support::id,
        words::{self, Code, Manner, NONE, Quoted, Released, Telling, Told, WordsRelease},
    },
    survey::{ASK_THE_FAMILY, Audience, Survey, parse},
    tally::RoundingSecret,
    words::Said,
};

const WAVES: u64 = 120;
const QUESTIONS: [&str; 2] = ["best", "change"];

/// A wave's texts, and what is true of each: its person's number stands in it.
struct Case {
    survey: Survey,
    secret: [u8; 32],
    told: Vec<Told>,
}

impl Case {
    /// Waves of 5 to 120 people an audience. Everybody answers both questions; what person n said has the numbers 2n and 2n + 1 in it.
    fn new(seed: u64) -> Self {
        let mut rng = Rng::with_seed(seed);
        let survey = parse(ASK_THE_FAMILY).unwrap();
        let (share, release) = (rng.f64(), rng.f64());
        let rare = rng.f64() / 3.0;
        let mut told = vec![];
        for audience in Audience::ALL {
            for person in 0..rng.usize(5..120) {
                for (at, question) in QUESTIONS.iter().enumerate() {
                    let themes = ["T1", "T2", "T6", "T9"].iter().zip([0.5, 0.25, rare, rare / 4.0]);
                    let themes = themes.filter(|(_, chance)| rng.f64() < *chance).map(|(theme, _)| id(theme)).collect();
                    let manner = if rng.bool() { Manner::Quote } else { Manner::Paraphrase };
                    let said = Said { text: format!("{audience} {}", person * 2 + at), drawing: None };
                    let released = (rng.f64() < release).then(|| Released { manner, said, by: rng.u8(1..=2) });
                    // Ids go up with people, as nowhere in truth: only the order of what leaves hides who came when.
                    let id = u128::try_from(told.len()).unwrap() << 64 | u128::from(rng.u64(..));
                    told.push(Told { id, audience, question: self::id(question), may_share: rng.f64() < share, themes, released });
                }
            }
        }
        Self { survey, secret: std::array::from_fn(|_| rng.u8(..)), told }
    }

    fn release(&self, rules: Rules, told: Vec<Told>) -> WordsRelease {
        let themes = self.survey.themes.iter();
        let codes = themes.map(|theme| Code { id: theme.id.clone(), title: theme.title.clone(), theme: theme.id.clone() }).collect();
        let telling = Telling { survey: &self.survey, wave: "autumn", made_up: true, follows: String::new(), codes, told };
        words::by(rules, &telling, RoundingSecret::new(self.secret), &Policy::sdc1()).map_err(|error| error.to_string()).unwrap().release
    }

    fn of(&self, audience: Audience, question: &str) -> impl Iterator<Item = &Told> {
        self.told.iter().filter(move |told| told.audience == audience && told.question.as_str() == question)
    }

    fn truth(&self, quoted: &Quoted) -> &Told {
        let is = |told: &&Told| told.released.as_ref().is_some_and(|released| released.said == quoted.said);
        self.told.iter().find(is).unwrap()
    }
}

/// What stands in the addendum that may not.
fn allowed(rules: Rules, case: &Case) -> Outcome {
    for quoted in &case.release(rules, case.told.clone()).said {
        let (told, texts) = (case.truth(quoted), case.of(quoted.audience, quoted.question.as_str()).count());
        let by = told.released.as_ref().unwrap().by;
        if !told.may_share {
            return Err("he reads what may not be shared".to_owned());
        }
        if quoted.audience == Audience::Child && by < 2 {
            return Err("he reads what one person let out of a child's words".to_owned());
        }
        if texts < if quoted.manner == Manner::Quote { 20 } else { 10 } {
            return Err(format!("he reads one of {texts} in a {}", quoted.manner.as_str()));
        }
    }
    Ok(())
}

/// Where the quotes of the two questions stand in one order of people, he knows who said both.
fn linked(rules: Rules, case: &Case) -> Outcome {
    let release = case.release(rules, case.told.clone());
    for audience in Audience::ALL {
        let people = |question: &str| {
            let of = release.said.iter().filter(|quoted| quoted.audience == audience && quoted.question.as_str() == question);
            let number = |quoted: &Quoted| quoted.said.text.rsplit(' ').next().unwrap().parse::<usize>().unwrap() / 2;
            of.map(number).collect::<Vec<_>>()
        };
        let [best, change] = QUESTIONS.map(people);
        let in_both = |one: &[usize], other: &[usize]| one.iter().copied().filter(|person| other.contains(person)).collect::<Vec<_>>();
        let (first, second) = (in_both(&best, &change), in_both(&change, &best));
        // Of eight people two orders are the same by chance once in 40,320 times.
        if first.len() >= 8 && first == second {
            return Err(format!("he ties both texts of {} people together", first.len()));
        }
    }
    Ok(())
}

/// What the counts and the quotes leave open of each theme.
fn others(rules: Rules, case: &Case) -> Outcome {
    let release = case.release(rules, case.told.clone());
    for result in &release.groups {
        for row in &result.rows {
            let Row::Ticks { ticks } = &row.row else { continue };
            let texts = case.of(result.group.audience, row.item.as_str()).count();
            let quotes: Vec<&Quoted> =
                release.said.iter().filter(|quoted| quoted.audience == result.group.audience && quoted.question == row.item).collect();
            for tick in ticks {
                let none = tick.choice.as_str() == NONE;
                let has = |quoted: &&&Quoted| if none { quoted.themes.is_empty() } else { quoted.themes.contains(&tick.choice) };
                let quoted = quotes.iter().filter(has).count();
                let possible =
                    |number: &usize| (quoted..=texts - (quotes.len() - quoted)).contains(number) && fits(tick.share, *number, texts);
                let open = (0..=texts).filter(possible).count();
                let left = texts - quotes.len();
                // What the counts alone tell is the gate's, and attacked elsewhere.
                let by_counts = (0..=texts).filter(|number| fits(tick.share, *number, texts)).count();
                if open < 4.min(left + 1).min(by_counts) {
                    return Err(format!(
                        "of {texts} texts, {left} of others, {open} numbers are left of {}: {:?}",
                        tick.choice, tick.share
                    ));
                }
            }
        }
    }
    Ok(())
}

/// Whether so many of the texts may be published as that, rounded in some way.
fn fits(share: Share, number: usize, texts: usize) -> bool {
    let ways = |number: usize| [number - number % 5, number.next_multiple_of(5)];
    let rarely = number <= texts - number;
    let rarer = number.min(texts - number);
    ways(rarer).into_iter().any(|rarer| {
        ways(texts).into_iter().any(|all| {
            let other = all.saturating_sub(rarer).max(rarer);
            let (ticked, not_ticked) = if rarely { (rarer, other) } else { (other, rarer) };
            match share {
                Share::Counts { ticked: one, not_ticked: other } => (ticked, not_ticked) == (one as usize, other as usize),
                Share::NearlyAll { ticked: true } => not_ticked == 0,
                Share::NearlyAll { ticked: false } => ticked == 0,
                Share::Tier(Tier::Many) => ticked * 2 >= ticked + not_ticked,
                Share::Tier(Tier::Some) => ticked * 5 >= ticked + not_ticked && ticked * 2 < ticked + not_ticked,
                Share::Tier(Tier::Few) => ticked * 5 < ticked + not_ticked,
            }
        })
    })
}

/// That an attack fails on all waves with all rules, and succeeds on one or more without that one.
fn needed(rule: Rule, attack: impl Fn(Rules, &Case) -> Outcome) {
    let waves: Vec<Case> = (0..WAVES).map(Case::new).collect();
    for wave in &waves {
        assert_eq!(attack(Rules::ALL, wave), Ok(()));
    }
    let won: Vec<_> = waves.iter().filter_map(|wave| attack(Rules::without(rule), wave).err()).collect();
    println!("without {rule:?} he wins in {} of {WAVES} waves: {:?}", won.len(), won.first());
    assert!(!won.is_empty(), "{rule:?} could be left out");
}

#[test]
fn without_consent_he_reads_what_may_not_be_shared() {
    needed(Rule::Consent, allowed);
}

#[test]
fn without_readers_he_reads_what_one_person_let_out_of_a_childs() {
    needed(Rule::Readers, allowed);
}

#[test]
fn without_floors_he_reads_one_of_a_few() {
    needed(Rule::Floors, allowed);
}

#[test]
fn without_a_keyed_order_he_ties_texts_together() {
    needed(Rule::Unlinked, linked);
}

#[test]
fn without_a_bound_the_others_themes_show() {
    needed(Rule::Others, others);
}

#[test]
fn the_order_in_which_texts_are_read_changes_nothing_and_no_id_leaves() {
    for seed in 0..WAVES {
        let case = Case::new(seed);
        let release = case.release(Rules::ALL, case.told.clone()).canonical_json();
        let mut turned = case.told.clone();
        turned.reverse();
        assert_eq!(case.release(Rules::ALL, turned).canonical_json(), release);
        for told in &case.told {
            assert!(!release.contains(&told.id.to_string()) && !release.contains(&format!("{:x}", told.id)), "an id left");
        }
    }
}
