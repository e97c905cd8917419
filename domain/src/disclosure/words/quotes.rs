//! Which texts are quoted, and in which order.
//!
//! Who is quoted said yes to it. The counts of themes are about everybody, and whoever reads the quotes can take their themes off: what is
//! left is about the others, who said no or were not asked. So of each theme the published numbers and the quotes together must leave open at
//! least as many values as the audit asks for ([`Policy::audit_values`]), or all that there are where fewer texts than that are left. It is
//! the audit's bound with those who are quoted taken as known; what would break it is kept back, the last in the keyed order first.

use std::collections::BTreeMap;

use hmac::{Hmac, Mac as _};
use sha2::Sha256;

use super::{KeptBack, Manner, NONE, Quoted, Released, Telling, Told};
use crate::{
    disclosure::{GroupResult, Policy, Row, Rule, Rules, Share, Tick, Tier},
    survey::{Audience, Id},
    tally::first_64_bits,
};

/// A child's words are let out by so many.
const READERS_OF_A_CHILD: u8 = 2;

type KeptBackCounts = BTreeMap<(Id, Audience, KeptBack), u32>;

/// What is quoted, by question and audience in the survey's order, and how many texts are kept back.
pub(super) fn choose(
    rules: Rules,
    telling: &Telling<'_>,
    groups: &[GroupResult],
    keyed: &Hmac<Sha256>,
    policy: &Policy,
) -> (Vec<Quoted>, KeptBackCounts) {
    let (mut said, mut kept_back) = (Vec::new(), BTreeMap::new());
    for question in &telling.survey.open_questions {
        for result in groups {
            let audience = result.group.audience;
            let told: Vec<&Told> = telling.told.iter().filter(|told| told.question == question.id && told.audience == audience).collect();
            let row = result.rows.iter().find(|row| row.item == question.id).map(|row| &row.row);
            let texts = u32::try_from(told.len()).unwrap_or(u32::MAX);
            let mut open = Open::new(row, texts, policy);
            for told in in_no_order(rules, told, keyed) {
                match quoted(rules, telling, told, texts, policy).and_then(|quoted| open.take(rules, quoted)) {
                    Ok(quoted) => said.push(quoted),
                    Err(why) => *kept_back.entry((question.id.clone(), audience, why)).or_default() += 1,
                }
            }
        }
    }
    (said, kept_back)
}

/// Texts by an HMAC of their ids: whoever lacks the secret can tie no text of one question to one of another.
fn in_no_order<'a>(rules: Rules, mut told: Vec<&'a Told>, keyed: &Hmac<Sha256>) -> Vec<&'a Told> {
    if rules.apply(Rule::Unlinked) {
        told.sort_by_cached_key(|told| {
            let mut keyed = keyed.clone();
            keyed.update(b"words");
            keyed.update(&told.id.to_be_bytes());
            (first_64_bits(keyed), told.id)
        });
    }
    told
}

/// A text as it would be quoted if it stood alone.
fn quoted(rules: Rules, telling: &Telling<'_>, told: &Told, texts: u32, policy: &Policy) -> Result<Quoted, KeptBack> {
    if !told.may_share && rules.apply(Rule::Consent) {
        return Err(KeptBack::NoConsent);
    }
    let empty = |released: &&Released| released.said.text.trim().is_empty() && released.said.drawing.is_none();
    let released = told.released.as_ref().filter(|released| !empty(released)).ok_or(KeptBack::NotReleased)?;
    if told.audience == Audience::Child && released.by < READERS_OF_A_CHILD && rules.apply(Rule::Readers) {
        return Err(KeptBack::OneReader);
    }
    let few = |floor: u32| texts < floor && rules.apply(Rule::Floors);
    if few(policy.paraphrase_floor()) {
        return Err(KeptBack::TooFew);
    }
    if released.manner == Manner::Quote && few(policy.quote_floor()) {
        return Err(KeptBack::TooFewToQuote);
    }
    let themes = telling.codes.iter().map(|code| &code.id).filter(|code| told.themes.contains(code)).cloned().collect();
    let (question, audience) = (told.question.clone(), told.audience);
    Ok(Quoted { question, audience, themes, manner: released.manner, said: released.said.clone() })
}

/// What the counts of an audience's themes leave open beside what is quoted.
struct Open<'a> {
    texts: u32,
    values: u32,
    quoted: u32,
    /// Nothing: no counts are shown, and what is hidden hides its parts.
    choices: Option<Vec<OpenChoice<'a>>>,
}

/// One code, or none of them.
struct OpenChoice<'a> {
    id: &'a Id,
    /// Between which numbers its texts are, by the counts alone.
    between: (u32, u32),
    /// In how many of those quoted it was found.
    quoted: u32,
}

impl OpenChoice<'_> {
    fn with(&self, quoted: &Quoted) -> u32 {
        let has = if quoted.themes.is_empty() { self.id.as_str() == NONE } else { quoted.themes.contains(self.id) };
        self.quoted + u32::from(has)
    }
}

impl<'a> Open<'a> {
    fn new(row: Option<&'a Row>, texts: u32, policy: &Policy) -> Self {
        let choice = |tick: &'a Tick| OpenChoice { id: &tick.choice, between: between(tick.share, texts, policy), quoted: 0 };
        let choices = if let Some(Row::Ticks { ticks }) = row { Some(ticks.iter().map(choice).collect()) } else { None };
        Self { texts, values: policy.audit_values(), quoted: 0, choices }
    }

    /// Quotes a text, or says why not.
    fn take(&mut self, rules: Rules, quoted: Quoted) -> Result<Quoted, KeptBack> {
        let choices = self.choices.as_mut().ok_or(KeptBack::TooFew)?;
        let (texts, all) = (self.texts, self.quoted + 1);
        let wanted = self.values.min(texts.saturating_sub(all) + 1);
        let open = choices.iter().all(|choice| {
            let (has, (fewest, most)) = (choice.with(&quoted), choice.between);
            (most.min(texts.saturating_sub(all - has)) + 1).saturating_sub(fewest.max(has)) >= wanted
        });
        if !open && rules.apply(Rule::Others) {
            return Err(KeptBack::Others);
        }
        choices.iter_mut().for_each(|choice| choice.quoted = choice.with(&quoted));
        self.quoted = all;
        Ok(quoted)
    }
}

/// Numbers of texts that a published share leaves open, fewest and most. Where more may be open, these are not: a reader may know more of the
/// rounding than he does.
fn between(share: Share, texts: u32, policy: &Policy) -> (u32, u32) {
    let (round_to, off) = (policy.round_to(), policy.round_to() - 1);
    let around = |count: u32| (count.saturating_sub(off), (count + off).min(texts));
    let rest = |(fewest, most): (u32, u32)| (texts.saturating_sub(most), texts.saturating_sub(fewest));
    match share {
        Share::Counts { ticked, not_ticked } if ticked <= not_ticked => around(ticked),
        Share::Counts { not_ticked, .. } => rest(around(not_ticked)),
        Share::NearlyAll { ticked: false } => around(0),
        Share::NearlyAll { ticked: true } => rest(around(0)),
        Share::Tier(tier) => {
            // The rounded number of texts is one of these two.
            let (down, up) = (texts - texts % round_to, texts.next_multiple_of(round_to));
            // The largest rounded count that is less than one in so many; the smallest that is at least that.
            let below = |parts: u32| down.saturating_sub(1) / parts / round_to * round_to;
            let from = |parts: u32| up.div_ceil(parts).next_multiple_of(round_to);
            match tier {
                Tier::Few => (0, (below(5) + off).min(texts)),
                Tier::Some => (from(5).saturating_sub(off), (below(2) + off).min(texts)),
                Tier::Many => (from(2).saturating_sub(off), texts),
            }
        }
    }
}
