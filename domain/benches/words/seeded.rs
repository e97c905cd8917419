//! Made-up answers that hold something that may tell who somebody is, and where it stands: every seed is fixed.

use std::ops::Range;

use domain::identifying::{Finding, Kind, Lists, find};
use fastrand::Rng;

const FIRST_NAMES: &str = include_str!("../../content/identifying/first-names.txt");
const SURNAMES: &str = include_str!("../../content/identifying/surnames.txt");
const PLACES: &str = include_str!("../../content/identifying/places.txt");
const SERVICES: &str = include_str!("../../content/identifying/services.txt");
/// Plausible answers that name nobody: false alarms are counted on them.
const CLEAN: &str = include_str!("clean.txt");
/// So are these; nothing was tuned on them.
const CODED: &str = include_str!("coded.txt");

/// How many of each are made.
pub(crate) const EACH: usize = 1_000;

/// What is planted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Planted {
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// A postcode.
    Postcode,
    /// A listed name.
    Name,
    /// A listed name that also means something else.
    DoubtfulName,
    /// A listed place.
    Place,
    /// A listed place that also means something else.
    DoubtfulPlace,
    /// A listed service.
    Service,
    /// A school by what it is called.
    School,
    /// An age.
    Age,
    /// A day of birth.
    Born,
}

impl Planted {
    /// All.
    pub(crate) const ALL: [Self; 11] = [
        Self::Email,
        Self::Phone,
        Self::Postcode,
        Self::Name,
        Self::DoubtfulName,
        Self::Place,
        Self::DoubtfulPlace,
        Self::Service,
        Self::School,
        Self::Age,
        Self::Born,
    ];

    /// The kind that it must be found as; nothing: any mark that covers it will do.
    fn kind(self) -> Option<Kind> {
        match self {
            Self::Email => Some(Kind::Email),
            Self::Phone => Some(Kind::Phone),
            Self::Postcode => Some(Kind::Postcode),
            _ => None,
        }
    }
}

/// An answer with something planted.
pub(crate) struct Answer {
    /// The answer.
    pub(crate) text: String,
    /// Where it stands.
    pub(crate) at: Range<usize>,
}

fn one<'a>(rng: &mut Rng, of: &[&'a str]) -> &'a str {
    of[rng.usize(..of.len())]
}

/// A listed phrase, sure or doubtful.
fn listed(rng: &mut Rng, list: &str, doubtful: bool) -> String {
    let fitting: Vec<_> = list.lines().filter(|line| line.ends_with(" ?") == doubtful).collect();
    one(rng, &fitting).trim_end_matches(" ?").to_owned()
}

fn digits(rng: &mut Rng, count: usize) -> String {
    (0..count).map(|_| char::from(b'0' + rng.u8(..10))).collect()
}

/// Makes an answer of one kind.
pub(crate) fn answer(rng: &mut Rng, planted: Planted) -> Answer {
    let (frames, thing): (&[&str], String) = match planted {
        Planted::Email => {
            (&["You can write to me at {}.", "my email is {} if you need me", "{} thanks!", "Ask ({}) please", "email: {}"], email(rng))
        }
        Planted::Phone => (
            &[
                "Ring me on {}.",
                "my number is {} ok",
                "{}",
                "call or text {}, any time",
                "Her phone ({}) is always off",
                "phone:{} after 4",
                "It was on {} on 12 posters",
            ],
            phone(rng),
        ),
        Planted::Postcode => {
            (&["We live at {}.", "my postcode is {} so it is far", "{}", "in {}, there is nothing", "({})"], postcode(rng))
        }
        Planted::Name | Planted::DoubtfulName => name(rng, planted == Planted::DoubtfulName),
        Planted::Place | Planted::DoubtfulPlace => place(rng, planted == Planted::DoubtfulPlace),
        Planted::Service => (
            &["We go to {} every week.", "{} was the best thing.", "the worker from {} is kind", "I would tell everyone about {}!"],
            listed(rng, SERVICES, false),
        ),
        Planted::School => (&["I go to {} and it is good.", "my teacher at {} helps me", "the group at {} is fun"], school(rng)),
        Planted::Age => {
            let years = rng.u8(5..18);
            let frame: &[&str] = &[
                "I am {} and I like it.",
                "im {} btw",
                "My {} year old gets no help.",
                "I was {} when it began.",
                "she is {} years old",
                "aged {}",
            ];
            (frame, years.to_string())
        }
        Planted::Born => (&["I was born on {}.", "my birthday is {}", "dob {}", "since {} we have waited"], born(rng)),
    };
    let frame = one(rng, frames);
    let at = frame.find("{}").unwrap_or_default();
    let before = if rng.bool() { format!("{} ", one(rng, &CLEAN.lines().collect::<Vec<_>>()[..40])) } else { String::new() };
    let start = before.len() + at;
    Answer { text: before + &frame.replace("{}", &thing), at: start..start + thing.len() }
}

fn email(rng: &mut Rng) -> String {
    let name = listed(rng, FIRST_NAMES, false);
    let name: String = name.to_lowercase().chars().filter(char::is_ascii_lowercase).collect();
    let local = match rng.u8(..5) {
        0 => format!("{name}{}", rng.u16(1..2015)),
        1 => format!("{name}.{}", listed(rng, SURNAMES, false).to_lowercase().chars().filter(char::is_ascii_lowercase).collect::<String>()),
        2 => format!("x_{name}_x"),
        3 => format!("{name}+help"),
        _ => name.to_uppercase(),
    };
    let host =
        one(rng, &["example.com", "hotmail.co.uk", "gmail.com", "school.sch.uk", "mail.example.scot", "GMAIL.COM", "my-post.example.org"]);
    match rng.u8(..8) {
        0 => format!("{local} @ {host}"),
        1 => format!("{local}(at){host}"),
        2 => format!("{local} [at] example [dot] com"),
        3 => format!("{local} at gmail dot com"),
        4 => format!("{local} at hotmail.com"),
        _ => format!("{local}@{host}"),
    }
}

fn phone(rng: &mut Rng) -> String {
    let separated = |rng: &mut Rng, parts: &[String]| parts.join(one(rng, &["", " ", "-", ".", " - ", "–"]));
    let mobile = [format!("7{}", digits(rng, 3)), digits(rng, 3), digits(rng, 3)];
    let area = one(rng, &["141", "131", "1592", "1382", "1224", "1463", "1851", "1595", "20"]);
    let rest = if area.len() == 3 {
        [digits(rng, 3), digits(rng, 4)]
    } else if area.len() == 2 {
        [digits(rng, 4), digits(rng, 4)]
    } else {
        [digits(rng, 3), digits(rng, 3)]
    };
    let landline = [area.to_owned(), rest[0].clone(), rest[1].clone()];
    let number = if rng.u8(..3) > 0 { mobile } else { landline };
    let spelt = separated(rng, &number);
    match rng.u8(..10) {
        0 => format!("+44 {spelt}"),
        1 => format!("+44{spelt}"),
        2 => format!("0044 {spelt}"),
        3 => format!("+44 (0){spelt}"),
        4 => format!("(0{}) {} {}", number[0], number[1], number[2]),
        5 => format!("0{spelt}")
            .chars()
            .map(|sign| if sign.is_ascii_digit() { format!("{sign} ") } else { String::new() })
            .collect::<String>()
            .trim()
            .to_owned(),
        6 => format!("O{spelt}"),
        _ => format!("0{spelt}"),
    }
}

fn postcode(rng: &mut Rng) -> String {
    const AREAS: [&str; 28] = [
        "AB", "DD", "DG", "EH", "FK", "G", "HS", "IV", "KA", "KW", "KY", "ML", "PA", "PH", "TD", "ZE", "B", "M", "L", "E", "N", "W1", "SW",
        "EC", "WC", "BT", "CF", "NE",
    ];
    let area = one(rng, &AREAS);
    let outward = match rng.u8(..4) {
        _ if area == "W1" => format!("W1{}", one(rng, &["A", "B", "T"])),
        0 if area == "SW" || area == "EC" || area == "WC" => format!("{area}1{}", one(rng, &["A", "E", "W"])),
        1 => format!("{area}{}", rng.u8(10..20)),
        _ => format!("{area}{}", rng.u8(1..10)),
    };
    let last = b"ABDEFGHJLNPQRSTUWXYZ";
    let inward: String = [b'0' + rng.u8(..10), last[rng.usize(..20)], last[rng.usize(..20)]].map(char::from).iter().collect();
    let code = format!("{outward}{}{inward}", one(rng, &["", " ", " ", " ", "  ", "-"]));
    if rng.bool() { code } else { code.to_lowercase() }
}

fn name(rng: &mut Rng, doubtful: bool) -> (&'static [&'static str], String) {
    let first = listed(rng, FIRST_NAMES, doubtful);
    match rng.u8(..6) {
        // In small letters only where the words before ask for a name.
        0 => (
            &["my name is {}", "im called {} and i like the group", "my wee sister {} gets help too", "my brother called {} is nice"],
            first.to_lowercase(),
        ),
        1 => (&["Our worker is {}.", "I told {} about it.", "We all love {}!"], format!("{first} {}", listed(rng, SURNAMES, false))),
        2 => (&["Mrs {} is kind.", "I like Mr {} best", "ask miss {}"], listed(rng, SURNAMES, false)),
        3 => (&["I like {}'s group.", "It was {}’s idea."], first),
        4 => (&["{} makes me laugh.", "{} is the best worker.", "{} helped us."], first),
        _ => (&["My worker {} listens.", "I told {} and my mum.", "It was good when {} came.", "my friend {} said so"], first),
    }
}

fn place(rng: &mut Rng, doubtful: bool) -> (&'static [&'static str], String) {
    let place = listed(rng, PLACES, doubtful);
    match rng.u8(..5) {
        0 => (&["i live in {}", "we moved to {} last year", "i am from {} and there is nothing"], place.to_lowercase()),
        1 if !doubtful => (&["there is nothing for us, {} is far", "the {} bus is late"], place.to_lowercase()),
        2 => (&["{} has nothing for families.", "{} is too small."], place),
        _ => (
            &[
                "We live in {}.",
                "The group in {} is great.",
                "It is far from {} to anywhere",
                "Everyone in {}’s big group knows",
                "near {}, by the shop",
            ],
            place,
        ),
    }
}

fn school(rng: &mut Rng) -> String {
    let place = listed(rng, PLACES, false);
    match rng.u8(..7) {
        0 => format!("{place} Primary"),
        1 => format!("{place} Academy"),
        2 => format!("{place} High School"),
        3 => format!("{} primary school", place.to_lowercase()),
        4 => format!("St {}'s RC High", one(rng, &["Agatha", "Brendan", "Ninian", "Columba", "Kentigern"])),
        5 => format!("st {}s primary", one(rng, &["agatha", "brendan", "ninian", "columba"])),
        _ => format!("P{}", rng.u8(1..8)),
    }
}

fn born(rng: &mut Rng) -> String {
    let (day, month, year) = (rng.u8(1..29), rng.u8(1..13), rng.u16(1950..2019));
    let named = ["January", "Feb", "march", "April", "May", "june", "July", "Aug", "September", "October", "nov", "December"]
        [usize::from(month) - 1];
    match rng.u8(..5) {
        0 => format!("{day}/{month}/{year}"),
        1 => format!("{day:02}.{month:02}.{:02}", year % 100),
        2 => format!("{day}th of {named} {year}"),
        3 => format!("{named} {day}, {year}"),
        _ => format!("{year}-{month:02}-{day:02}"),
    }
}

/// Of so many answers, in how many what was planted is marked whole; and those that were missed.
pub(crate) fn recall(planted: Planted, lists: &Lists) -> (f64, Vec<String>) {
    let mut rng = Rng::with_seed(20_261_122);
    let mut missed = Vec::new();
    for _ in 0..EACH {
        let answer = answer(&mut rng, planted);
        if !is_marked(&answer, planted.kind(), &find(&answer.text, lists)) {
            missed.push(answer.text);
        }
    }
    (1.0 - missed.len() as f64 / EACH as f64, missed)
}

/// Whether every letter and digit of what was planted lies in a mark, of that kind if one is asked for.
fn is_marked(answer: &Answer, kind: Option<Kind>, found: &[Finding]) -> bool {
    answer.text[answer.at.clone()].char_indices().filter(|(_, sign)| sign.is_alphanumeric()).all(|(at, _)| {
        let at = answer.at.start + at;
        found.iter().any(|finding| finding.range.contains(&at) && kind.is_none_or(|kind| finding.kind == kind))
    })
}

/// What is marked in answers that name nobody: how many answers there are, and each false alarm.
pub(crate) fn false_alarms(lists: &Lists) -> (usize, Vec<String>) {
    let alarms = |text: &str| {
        find(text, lists)
            .into_iter()
            .map(|finding| format!("{} ({}): {text}", &text[finding.range], finding.kind.as_str()))
            .collect::<Vec<_>>()
    };
    let answers: Vec<&str> = CLEAN.lines().chain(CODED.lines().filter_map(|line| Some(line.split_once(" | ")?.1))).collect();
    (answers.len(), answers.into_iter().flat_map(alarms).collect())
}
