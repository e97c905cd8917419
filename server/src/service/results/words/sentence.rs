//! What an audience wrote about most, in a sentence.

use domain::{
    area::listed,
    disclosure::{
        Row, Share, Tick, Tier,
        phrases::{HIDDEN, tick_in_words},
        words::{NONE, WordsRelease},
    },
    survey::Audience,
};

use crate::service::results::{
    Published,
    view::{people, who},
};

/// No sentence names more themes than this.
const MOST: usize = 3;

/// The sentence; nothing where the audience was not asked.
pub(super) fn of(published: &Published, words: &WordsRelease, audience: Audience, row: &Row) -> Option<String> {
    let who = who(published, audience);
    let Row::Ticks { ticks } = row else {
        return (*row == Row::Hidden).then(|| format!("{who}: not shown here, see {HIDDEN}."));
    };
    let title = |tick: &Tick| {
        let code = words.codes.iter().find(|code| code.id == tick.choice)?;
        Some(format!("“{}”", code.title))
    };
    let named: Vec<&Tick> = ticks.iter().filter(|tick| tick.choice.as_str() != NONE).collect();
    let of_tier =
        |tier: Tier| named.iter().filter(|tick| tick.share == Share::Tier(tier)).filter_map(|tick| title(tick)).collect::<Vec<_>>();
    let lower = people(published, audience);
    for (tier, how_many) in [(Tier::Many, "Many"), (Tier::Some, "Some")] {
        let titles = of_tier(tier);
        if (1..=MOST).contains(&titles.len()) {
            return Some(format!("{how_many} {lower} wrote about {}.", listed(&titles)));
        }
    }
    let ticked = |tick: &Tick| if let Share::Counts { ticked, .. } = tick.share { ticked } else { 0 };
    let most = named.iter().copied().max_by_key(|tick| ticked(tick))?;
    // Closer than two roundings is no difference.
    let near = ticked(most).saturating_sub(2 * words.policy.round_to() - 1);
    let first: Vec<String> = named.iter().filter(|tick| ticked(tick) > 0 && ticked(tick) >= near).filter_map(|tick| title(tick)).collect();
    Some(match first.as_slice() {
        [one] => {
            let by = tick_in_words(most.share, &lower, &words.policy);
            format!("{who} wrote most about {one}: it is {by} who wrote.")
        }
        [_, ..] if first.len() <= MOST => format!("{who} wrote most about {}.", listed(&first)),
        _ => format!("{who} wrote about many things: no theme clearly leads."),
    })
}
