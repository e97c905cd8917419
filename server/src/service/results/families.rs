//! Families' page: what stands out, then theme by theme, in people. The same findings and rows as in the results in full, in plainer words.

use app::{
    components::layout::Frame,
    pages::results::families::{AgeAnswers, CHANCE, FamiliesTheme, FamiliesView, NamedChoice, StandsOut},
    paths,
};
use domain::{
    area::listed,
    disclosure::{
        Group, Reading, Row, Share, Tick, Tier,
        phrases::{TickPart, in_words, percentage, tick_in_words},
    },
    finding::{Comparison, Finding, PositiveShare, compare, findings},
    survey::{Audience, Id, Item, ItemKind, Stance},
};

use super::{
    Published, Wish,
    chart::choice,
    page::{around, asked},
    sentence::{capital, finding, positive, title, verb},
    share::{of_ten, tenths},
    view::{Line, View, lines, people, who},
};
use crate::day;

/// How many choices of a list have a picture each.
const PICTURED: usize = 6;

impl Published {
    /// Families' page, of the whole wave or of one of its places; nothing where the release is not about that place.
    #[must_use]
    pub fn families_page(&self, frame: Frame, area: Option<&str>) -> Option<FamiliesView> {
        let view = self.view(Wish { area, ..Wish::default() })?;
        let lines = lines(self, view);
        let code = self.code.as_str();
        Some(FamiliesView {
            around: around(self, frame, view),
            places: self.places(view.place()),
            pointers: self.pointers(view, &|area| paths::results_at(code, area)),
            took_part: took_part(self, view, &lines),
            nothing: lines.iter().all(Line::hides_all),
            standouts: standouts(self, view),
            themes: self.by_section().into_iter().map(|item| theme(self, item, view, &lines)).collect(),
            hidden: lines.iter().any(Line::hides_some),
            floor: view.floor(self),
            round_to: self.release.policy.round_to(),
            asks_words: self.asks_words,
            hash: self.hash.clone(),
        })
    }

    /// The items in the order of the survey's sections, within each as they are asked.
    fn by_section(&self) -> Vec<&Item> {
        let place = |item: &Item| {
            let section = self.survey.theme(&item.theme).map(|theme| &theme.section);
            self.survey.sections.iter().position(|known| Some(&known.id) == section).unwrap_or(usize::MAX)
        };
        let mut items: Vec<&Item> = self.survey.items.iter().collect();
        items.sort_by_key(|item| place(item));
        items
    }
}

/// Who took part, of whom that cannot be said, and when the results came out.
fn took_part(published: &Published, view: View<'_>, lines: &[Line<'_>]) -> Vec<String> {
    let known = |line: &Line<'_>| Some(format!("about {} {}", line.base()?, people(published, line.group.audience)));
    let known: Vec<_> = lines.iter().filter_map(known).collect();
    // Of a place, a pointer says it of whoever shows nothing.
    let unknown = lines.iter().filter(|line| line.base().is_none() && (view.place().is_none() || !line.hides_all()));
    let unknown: Vec<_> = unknown.map(|line| people(published, line.group.audience)).collect();
    let took_part = (!known.is_empty()).then(|| format!("{} took part.", capital(&listed(&known))));
    let did = if known.is_empty() { "took part" } else { "did" };
    let unsaid =
        (!unknown.is_empty()).then(|| format!("We don’t say how many {} {did}, so that nobody can be recognised.", listed(&unknown)));
    let out = day::words(published.made_at).map(|day| format!("These results came out on {day}."));
    [took_part, unsaid, out].into_iter().flatten().collect()
}

/// What stands out: the findings of the results in full.
fn standouts(published: &Published, view: View<'_>) -> Vec<StandsOut> {
    let found = findings(&published.release, &published.survey, view.place());
    found.iter().filter_map(|finding| standout(published, view, finding)).collect()
}

fn standout(published: &Published, view: View<'_>, finding: &Finding) -> Option<StandsOut> {
    let item = |id: &Id| published.survey.item(id.as_str());
    Some(match finding {
        Finding::Range { audience, strongest, weakest } => {
            let (most, least) = (item(&strongest.0)?, item(&weakest.0)?);
            let [first, second] = two(published, view, [(most, &strongest.1), (least, &weakest.1)])?;
            let (who, [best, worst]) = (who(published, *audience), [most, least].map(|item| title(published, item)));
            StandsOut {
                sentence: format!(
                    "{who} are clearly more positive about “{best}” than about “{worst}”. For the first, {first}. For the second, {second}."
                ),
                themes: vec![(most.id.to_string(), best), (least.id.to_string(), worst)],
            }
        }
        Finding::Gap { item: id, least, most } => {
            let [first, second] = two(published, view, [(item(id)?, most), (item(id)?, least)])?;
            let (ages, title) = ([most, least].map(|share| people(published, share.audience)), title(published, item(id)?));
            StandsOut {
                sentence: format!("{} do not see “{title}” alike. {}, and {second}.", capital(&listed(&ages)), capital(&first)),
                themes: vec![(id.to_string(), title)],
            }
        }
    })
}

/// Two shares in people, "about 7 in 10 adults agree"; in percent where that would sound alike.
fn two(published: &Published, view: View<'_>, shares: [(&Item, &PositiveShare); 2]) -> Option<[String; 2]> {
    let [one, other] = shares.map(|(_, share)| tenths(share.percent()));
    let said = |(item, share): (&Item, &PositiveShare)| {
        let who = people(published, share.audience);
        let how_many = if one == other {
            format!("{} of {who}", percentage(share.count, share.total))
        } else {
            let group = Group { audience: share.audience, area: view.place().cloned(), category: None };
            in_words(published.release.row(&group, &item.id)?, Stance::Positive, &who, &published.release.policy)?
        };
        Some(format!("{how_many} {}", verb(share.audience)))
    };
    let [one, other] = shares.map(said);
    Some([one?, other?])
}

fn theme(published: &Published, item: &Item, view: View<'_>, lines: &[Line<'_>]) -> FamiliesTheme {
    let wordings: Vec<_> = Audience::ALL.into_iter().filter_map(|audience| asked(published, item, audience)).collect();
    let answers: Vec<_> = lines.iter().filter_map(|line| answers(published, item, view, line)).collect();
    FamiliesTheme {
        id: item.id.to_string(),
        title: title(published, item),
        question: wordings.last().map(|(who, words)| format!("{who} were asked: “{words}”")).unwrap_or_default(),
        finding: differs(published, item, view, &answers),
        answers,
        without: without(published, item, lines),
        wordings,
        words: published.words_of(&item.theme),
    }
}

/// What differs between the ages, as the results in full have it; of pictures that differ without that, that chance may do it.
fn differs(published: &Published, item: &Item, view: View<'_>, answers: &[AgeAnswers]) -> String {
    let clear = match item.kind {
        ItemKind::Scale => matches!(compare(&published.release, &item.id, view.place()), Comparison::Least(_) | Comparison::Gap { .. }),
        ItemKind::Ticks { .. } => true,
    };
    let finding = if clear { finding(published, item, view) } else { String::new() };
    let mut pictures = answers.iter().filter_map(|age| age.of_ten);
    let first = pictures.next();
    match finding.as_str() {
        "" if !clear && pictures.any(|other| Some(other) != first) => CHANCE.to_owned(),
        "" => String::new(),
        _ => format!("{finding}."),
    }
}

/// What an age answered; nothing where it was not asked or cannot be shown.
fn answers(published: &Published, item: &Item, view: View<'_>, line: &Line<'_>) -> Option<AgeAnswers> {
    let audience = line.group.audience;
    let (ranked, sentences) = match line.row(item) {
        Row::Ticks { ticks } => ticked(published, item, line, ticks),
        _ => (Vec::new(), vec![positive(published, item, audience, view.place())?]),
    };
    Some(AgeAnswers { audience, of_ten: of_ten(line, item), ranked, sentences })
}

/// What of a list was ticked: in order where the release has one, by tiers where not.
fn ticked(published: &Published, item: &Item, line: &Line<'_>, ticks: &[Tick]) -> (Vec<NamedChoice>, Vec<String>) {
    let (policy, who) = (&line.release.policy, people(published, line.group.audience));
    let none = if let ItemKind::Ticks { none, .. } = &item.kind { none.as_ref() } else { None };
    let share = |id: &Id| ticks.iter().find(|tick| tick.choice == *id).map(|tick| tick.share);
    let quoted = |id: &Id| format!("“{}”", choice(item, id));
    let nothing = none.and_then(|none| Some(format!("{}: {}.", quoted(none), tick_in_words(share(none)?, &who, policy))));
    let Reading::Ticks { ranked: true, ticks: parts } = line.reading(item) else {
        let of_tier = |tier: Tier| {
            let named = ticks.iter().filter(|tick| tick.share == Share::Tier(tier) && Some(&tick.choice) != none);
            let named: Vec<_> = named.map(|tick| quoted(&tick.choice)).collect();
            (!named.is_empty()).then(|| format!("{}: {}.", capital(&tick_in_words(Share::Tier(tier), &who, policy)), listed(&named)))
        };
        return (Vec::new(), [Tier::Many, Tier::Some, Tier::Few].into_iter().filter_map(of_tier).chain(nothing).collect());
    };
    let named: Vec<_> = parts.iter().filter(|part| Some(&part.choice) != none).collect();
    let (first, rest) = named.split_at(named.len().min(PICTURED));
    let one = |part: &&TickPart| {
        let share = share(&part.choice)?;
        let of_ten = match share {
            Share::Counts { ticked, not_ticked } if ticked + not_ticked >= policy.percent_floor() => part.drawn.map(tenths),
            _ => None,
        };
        let sentence = format!("{}.", capital(&tick_in_words(share, &who, policy)));
        Some(NamedChoice { choice: choice(item, &part.choice), of_ten, sentence })
    };
    let rest: Vec<_> = rest.iter().map(|part| quoted(&part.choice)).collect();
    let rest = (!rest.is_empty()).then(|| format!("After these: {}.", listed(&rest)));
    (first.iter().filter_map(one).collect(), rest.into_iter().chain(nothing).collect())
}

/// Whose answers are not here: hidden for whatever reason, or not asked.
fn without(published: &Published, item: &Item, lines: &[Line<'_>]) -> Vec<String> {
    let those = |row: &Row| -> Vec<String> {
        let lines = lines.iter().filter(|line| published.survey.version_for(line.group.audience).is_some() && line.row(item) == row);
        lines.map(|line| people(published, line.group.audience)).collect()
    };
    let (hidden, not_asked) = (those(&Row::Hidden), those(&Row::NotAsked));
    let hidden =
        (!hidden.is_empty()).then(|| format!("We can’t show what {} said here, so that nobody can be recognised.", listed(&hidden)));
    let not_asked = (!not_asked.is_empty()).then(|| format!("{} were not asked this.", capital(&listed(&not_asked))));
    hidden.into_iter().chain(not_asked).collect()
}
