//! How it was done, in paragraphs that a Children's Services Plan can take as they are, and how to cite it.

use app::{
    pages::results::{
        notes::{CHOSE, HIDDEN_MEANS, rounded},
        report::{Block, Chapter},
    },
    paths,
};
use domain::{
    area::listed,
    disclosure::{
        Stage,
        phrases::{HIDDEN, zero},
    },
};

use super::Material;
use crate::{
    day,
    service::results::{
        page::{base, place},
        view::people,
    },
    store::Dates,
};

pub(super) fn chapter(material: &Material<'_>) -> Chapter {
    let mut blocks = vec![
        Block::Heading("What was asked".to_owned()),
        Block::Text(asked(material)),
        Block::Heading("When and where".to_owned()),
        Block::Text(format!("{}, in {}.", open_when(&material.printing.dates), material.published.everywhere)),
        Block::Heading("Who took part".to_owned()),
        Block::Text(who(material)),
        Block::Heading("How answers were protected".to_owned()),
        Block::Text(protected(material)),
        Block::Heading("How to read the numbers".to_owned()),
        Block::Text(read(material)),
    ];
    if let Some(words) = words(material) {
        blocks.extend([Block::Heading("People’s own words".to_owned()), Block::Text(words)]);
    }
    Chapter { id: "methods", title: "How this was done".to_owned(), blocks, sections: Vec::new() }
}

fn asked(material: &Material<'_>) -> String {
    let survey = &material.published.survey;
    format!(
        "“{}”, version {}, asks children, young people and adults what support is like for families affected by a loved one’s alcohol or \
         drug use: about services and support, never about home life or anybody’s use. It has {} themes, worded for each age; everyone could skip any \
         question and stop at any time.",
        survey.title,
        survey.version,
        survey.items.len()
    )
}

fn who(material: &Material<'_>) -> String {
    let published = material.published;
    let invited: Vec<_> =
        published.survey.audiences.iter().map(|version| format!("{} ({})", version.plural.to_lowercase(), version.ages)).collect();
    let part = |line: &crate::service::results::view::Line<'_>| {
        let people = people(published, line.group.audience);
        match line.base() {
            Some(_) => format!("{} {people}", base(line).people),
            None => format!("{people}: {HIDDEN}"),
        }
    };
    let part: Vec<_> = material.lines.iter().map(part).collect();
    let here = material.view.place().map_or_else(String::new, |place| format!(" In {}:", published.place_name(place)));
    let took = if here.is_empty() { "Took part:" } else { "took part:" };
    format!(
        "Families were invited by a link, a QR code or a printed code: {}. Nobody counted who was invited, so there is no response rate.{here} {took} {}.",
        listed(&invited),
        listed(&part)
    )
}

fn protected(material: &Material<'_>) -> String {
    let policy = &material.published.release.policy;
    format!(
        "No names, addresses of devices or times of answers were kept. {} {HIDDEN_MEANS} A rounded 0 is written “{}”. Where fewer than {} people \
         answered, there are no percentages. A group of a breakdown is shown from {} people on. The rules are {}, applied once by a program before anyone \
         saw a result; nothing else leaves it.",
        rounded(policy.round_to(), material.view.floor(material.published)),
        zero(policy),
        policy.percent_floor(),
        policy.breakdown_floor(),
        material.published.release.rules
    )
}

fn read(material: &Material<'_>) -> String {
    let beside = material.published.scotland.as_ref().map(|_| " Tables show all of Scotland beside these numbers.").unwrap_or_default();
    format!(
        "{CHOSE} The numbers do not say how common something is (they are no prevalence), and they are not for league tables. A difference is called clear only \
         where the two ranges of likely values, which allow for chance (95 in 100) and for rounding, do not touch; where that cannot be said, nothing is said.{beside}"
    )
}

fn words(material: &Material<'_>) -> Option<String> {
    let policy = &material.whole()?.words.as_ref()?.release.policy;
    Some(format!(
        "Somebody read every text before anyone else. Here stands what a person said may be shared, without what could tell who it was. Of {} texts or more to a \
         question some are quoted; of {} or more some are told in other words.",
        policy.quote_floor(),
        policy.paraphrase_floor()
    ))
}

pub(super) fn how_to_cite(material: &Material<'_>) -> Chapter {
    let published = material.published;
    let stage = match published.release.stage {
        Stage::Interim => "first results",
        Stage::Final => "results",
    };
    let address = format!(
        "{}{}",
        material.printing.address,
        paths::results_at(published.code.as_str(), material.view.place().map(|place| place.as_str()))
    );
    let cite = format!(
        "{} (version {}), {}. Wave {}, {stage} of {}. {address}",
        published.survey.title,
        published.survey.version,
        place(published, material.view),
        published.code,
        day_of(material.printing.dates.made_at)
    );
    let hash = format!(
        "Release {} (SHA-256). The release never changes: whoever has this hash can check that the numbers are the ones that were published.",
        published.hash
    );
    let words =
        material.whole().and_then(|published| published.words.as_ref()).map(|words| format!("Release of words {} (SHA-256).", words.hash));
    let made_up = published.release.made_up.then(|| "These answers are made up: do not cite them.".to_owned());
    let blocks = [Some(cite), Some(hash), words, made_up].into_iter().flatten().map(Block::Text).collect();
    Chapter { id: "cite", title: "How to cite this".to_owned(), blocks, sections: Vec::new() }
}

/// "Open from 1 March to 31 March 2027".
pub(super) fn open_when(dates: &Dates) -> String {
    let opened = day_of(dates.opened_at);
    match dates.closed_at.map(day_of) {
        Some(closed) if closed == opened => format!("The survey was open on {opened}"),
        Some(closed) => format!("The survey was open from {opened} to {closed}"),
        None => format!("The survey is open since {opened}"),
    }
}

/// A day in Scotland: "31 March 2027".
pub(super) fn day_of(seconds: i64) -> String {
    // A wave that closes by its date closes as its last day ends.
    day::words(seconds).unwrap_or_default()
}
