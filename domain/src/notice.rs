//! Privacy notices: what families are told of what happens to their answers, made from what a wave really collects.
//!
//! What a notice must say: UK GDPR, Article 13; how a child is told: the Information Commissioner's *Age appropriate design code*, standard 4
//! (transparency). The texts are drafts for a data protection officer; a partnership may change each. A text is plain: paragraphs between empty
//! lines, and `## ` before a heading. In English.
//!
//! Past 300 lines: the four notices stand beside each other, so that they say the same.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{draft::Controller, survey::Audience};

/// Who reads a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reader {
    /// A child.
    Child,
    /// A young person.
    Young,
    /// An adult.
    Adult,
    /// A parent or carer of a child who may answer.
    Parents,
}

impl Reader {
    /// All, in the order in which they stand on the page.
    pub const ALL: [Self; 4] = [Self::Child, Self::Young, Self::Adult, Self::Parents];

    /// The name in addresses and storage.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Child => "child",
            Self::Young => "young",
            Self::Adult => "adult",
            Self::Parents => "parents",
        }
    }

    /// The reader of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reader| reader.as_str() == name)
    }

    /// What the page calls them.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Child => "For children",
            Self::Young => "For young people",
            Self::Adult => "For adults",
            Self::Parents => "For parents and carers",
        }
    }

    /// The audience whose answers the notice is about.
    #[must_use]
    pub const fn audience(self) -> Audience {
        match self {
            Self::Child | Self::Parents => Audience::Child,
            Self::Young => Audience::Young,
            Self::Adult => Audience::Adult,
        }
    }
}

impl fmt::Display for Reader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What a wave really collects, and who asks.
#[derive(Debug, Clone, Copy)]
pub struct Collected<'a> {
    /// Who answers for it.
    pub controller: &'a Controller,
    /// Where it is for: "Fife and Stirling".
    pub place: &'a str,
    /// What is asked about the person, beside the questions: "Gender".
    pub about: &'a [&'a str],
    /// Its last day, in words.
    pub closes: Option<&'a str>,
    /// The fewest people that a group is shown with.
    pub smallest_group: u32,
    /// How many days after the results are out the single answers are deleted.
    pub kept_days: u32,
    /// Whether people may answer in their own words.
    pub words: bool,
}

/// The notice for a reader.
#[must_use]
pub fn notice(reader: Reader, collected: &Collected<'_>) -> String {
    let paragraphs = match reader {
        Reader::Child => child(collected),
        Reader::Young => young(collected),
        Reader::Adult => adult(collected),
        Reader::Parents => parents(collected),
    };
    paragraphs.join("\n\n")
}

fn name<'a>(collected: &Collected<'a>) -> &'a str {
    let name = collected.controller.name.trim();
    if name.is_empty() { "Nobody yet" } else { name }
}

fn child(collected: &Collected<'_>) -> Vec<String> {
    let (who, place, least) = (name(collected), collected.place, collected.smallest_group);
    let words = "You can also write or draw. We lock it as soon as you press Send. A person who is trained to keep children safe reads it first. It may be weeks until then. If you tick the box, other people may see it, but without your name.";
    let mut paragraphs = vec![
        "## Who asks".to_owned(),
        format!("{who} asks. They plan help for families in {place}."),
        "## You choose".to_owned(),
        "You can say yes or no. You can skip. You can stop. Nobody will be cross.".to_owned(),
        "## What we keep".to_owned(),
        "We keep what you tap. We do not ask your name, your age, your school or where you live.".to_owned(),
        format!("Your answers go in with lots of others. We only show groups of {least} or more. So nobody can pick out yours."),
        "## Can I take it back?".to_owned(),
        "Not after you press Send. We do not know which answers are yours, so we can’t find them.".to_owned(),
        "## If you are not safe".to_owned(),
        "We can’t see who you are, so we can’t come to help. Tell a grown-up you trust. Or use a help line at the top of the page."
            .to_owned(),
        format!("Want to ask us something? A grown-up can help you: {}", collected.controller.contact),
    ];
    add_words(&mut paragraphs, collected, "## Can I take it back?", "## What you write or draw", &[words.to_owned()]);
    paragraphs
}

fn young(collected: &Collected<'_>) -> Vec<String> {
    let (who, place, least) = (name(collected), collected.place, collected.smallest_group);
    let words = format!(
        "You can also write in your own words. They are locked as soon as you press Send. A trained person reads them before anyone else, and that may take weeks. If you tick the box, your words may be shared without your name, changed so that nobody can tell it was you. We delete them {} days after the results are out.",
        collected.kept_days
    );
    let mut paragraphs = vec![
        "## Who asks, and why".to_owned(),
        format!("{who} asks. They plan support for families in {place}. They want to know what it is like for you."),
        "## It is up to you".to_owned(),
        "You can skip any question and stop at any time. It makes no difference to any support you get.".to_owned(),
        "## What we keep".to_owned(),
        format!("We keep the answers that you choose{}. We don’t ask your name, your school or your address.", about(collected)),
        "We don’t keep your phone’s internet address or the time you answered.".to_owned(),
        format!("Nobody sees single answers. Results are about groups of {least} or more, with rounded numbers."),
        "## Taking it back".to_owned(),
        "After you press Send we can’t find your answers again, so we can’t delete them. We also can’t find you to help.".to_owned(),
        "## How long".to_owned(),
        kept(collected),
        "## Questions".to_owned(),
        format!(
            "Ask {}. Not happy with how we use data? Tell our data protection officer ({}), or the Information Commissioner: 0303 123 1113.",
            collected.controller.contact, collected.controller.officer
        ),
    ];
    add_words(&mut paragraphs, collected, "## Taking it back", "## Your own words", &[words]);
    paragraphs
}

fn adult(collected: &Collected<'_>) -> Vec<String> {
    let Controller { contact, officer, basis, .. } = collected.controller;
    let (who, place, least) = (name(collected), collected.place, collected.smallest_group);
    let words = [
        "You may also answer in your own words. They are sealed as you send them, to a key that only trained moderators of this partnership can use. They are kept apart from your other answers. A moderator reads them before anyone else, after the survey has closed. It may be weeks.".to_owned(),
        format!(
            "Your words are published only if you tick that they may be shared, and without your name: what could tell who you are is taken out, or they are put in other words. They are deleted {} days after the results are out. What was published stays.",
            collected.kept_days
        ),
    ];
    let mut paragraphs = vec![
        "## Who is responsible".to_owned(),
        format!("{who} is the controller of this survey’s data. Contact: {contact}. Data protection officer: {officer}."),
        "## Why we ask, and on what ground".to_owned(),
        format!("To plan and improve support for families in {place} affected by a loved one’s alcohol or drug use. Legal ground: {basis}."),
        "Taking part is your choice. You can skip any question. It makes no difference to any service you get.".to_owned(),
        "## What we collect".to_owned(),
        format!(
            "The answers that you choose{}, and the council area that the link was made for. We don’t ask for names, addresses, ages in years or services.",
            about(collected)
        ),
        "We don’t keep your phone’s internet address, what kind of phone it is, or the time at which you answered. There are no cookies.".to_owned(),
        "## Who sees it".to_owned(),
        format!(
            "Answers are locked until they are mixed with those of others. Nobody reads single answers. Results are published about groups of {least} or more people, with rounded numbers, and nobody outside gets anything else."
        ),
        "## How long we keep it".to_owned(),
        kept(collected),
        "## Your rights".to_owned(),
        "You have the right to see, correct or delete data about you, and to object. Once you have sent your answers we cannot tell which are yours (UK GDPR, Article 11), so we cannot do this for answers that were sent. No decision about you is made from them.".to_owned(),
        "You can complain to us, or to the Information Commissioner: ico.org.uk, 0303 123 1113.".to_owned(),
    ];
    add_words(&mut paragraphs, collected, "## Who sees it", "## Your own words", &words);
    paragraphs
}

fn parents(collected: &Collected<'_>) -> Vec<String> {
    let (who, place) = (name(collected), collected.place);
    let words = format!(
        "Your child may also write or draw what is good about help, and what should change. We ask them to write no names. It is locked as they send it. A trained person reads it before anyone else, after the survey has closed. That may be weeks later, so it is no way to ask for help. It is shared only if your child ticks that it may be, never with a name, and only when two people have agreed. We delete it {} days after the results are out.",
        collected.kept_days
    );
    let mut paragraphs = vec![
        "## What your child may be asked".to_owned(),
        format!("{who} asks children aged 8 to 11 in {place} what help for their family is like. There are about ten short questions about helpers and services, such as: do grown-ups listen to you?"),
        "There are no questions about home life, or about anyone’s use of alcohol or drugs. Nobody is asked for a name, an age or a school.".to_owned(),
        "## Your child chooses".to_owned(),
        "They can skip any question and stop at any time. Please don’t answer for them, and don’t ask them what they said.".to_owned(),
        "## What happens to the answers".to_owned(),
        format!("They are added up with those of others and shown for groups of {} or more. Nobody can tell which are your child’s: not you, not the school, not us. So they cannot be taken back.", collected.smallest_group),
        kept(collected),
        "## If your child is upset, or not safe".to_owned(),
        "Help lines stand at the top of every page. We cannot see who answers, so we cannot get in touch. If a child is in danger, call 999.".to_owned(),
        "## If you would rather not".to_owned(),
        format!("Tell whoever gave you the link that your child will not take part. Questions: {}", collected.controller.contact),
    ];
    add_words(&mut paragraphs, collected, "## If your child is upset, or not safe", "## What your child writes or draws", &[words]);
    paragraphs
}

/// Says what happens to people's own words before the part of that heading, where the wave asks for any.
fn add_words(paragraphs: &mut Vec<String>, collected: &Collected<'_>, before: &str, heading: &str, words: &[String]) {
    if collected.words {
        let at = paragraphs.iter().position(|paragraph| paragraph == before).unwrap_or(paragraphs.len());
        let _ = paragraphs.splice(at..at, [heading.to_owned()].into_iter().chain(words.iter().cloned()));
    }
}

fn about(collected: &Collected<'_>) -> String {
    match collected.about {
        [] => String::new(),
        [one] => format!(", one of them about you ({})", one.to_lowercase()),
        more => format!(", some of them about you ({})", more.iter().map(|one| one.to_lowercase()).collect::<Vec<_>>().join("; ")),
    }
}

fn kept(collected: &Collected<'_>) -> String {
    let closes = collected.closes.map_or_else(String::new, |day| format!("The survey is open until {day}. "));
    let days = collected.kept_days;
    format!(
        "{closes}Two days after it closes, what could tie a page to its answers is destroyed. Single answers are deleted {days} days after the results are out. The results stay."
    )
}

/// A piece of a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// A heading.
    Heading(&'a str),
    /// A paragraph.
    Paragraph(&'a str),
}

/// The pieces of a notice's text.
pub fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    // A text that came through a browser's form has the line ends of the internet.
    let lines = text.split("\n\n").flat_map(|block| block.split("\r\n\r\n")).map(str::trim).filter(|block| !block.is_empty());
    lines.map(|block| block.strip_prefix("## ").map_or(Piece::Paragraph(block), Piece::Heading))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::grade;

    fn collected(controller: &Controller) -> Collected<'_> {
        Collected {
            controller,
            place: "Fife",
            about: &["Gender"],
            closes: Some("31 March 2027"),
            smallest_group: 10,
            kept_days: 90,
            words: true,
        }
    }

    fn controller() -> Controller {
        let text = |text: &str| text.to_owned();
        Controller {
            name: text("Fife Council"),
            contact: text("01592 000000"),
            officer: text("dpo@fife.example"),
            basis: text("public task"),
            ..Controller::default()
        }
    }

    #[test]
    fn each_reader_is_told_who_asks_and_how_small_a_group_is() {
        let controller = controller();
        for reader in Reader::ALL {
            let text = notice(reader, &collected(&controller));
            for part in ["Fife Council", "10 or more", "01592 000000"] {
                assert!(text.contains(part), "{reader}: {part}");
            }
            assert!(pieces(&text).any(|piece| matches!(piece, Piece::Heading(_))));
        }
        let adult = notice(Reader::Adult, &collected(&controller));
        for part in ["dpo@fife.example", "public task", "gender", "31 March 2027", "90 days", "Information Commissioner"] {
            assert!(adult.contains(part), "{part}");
        }
    }

    #[test]
    fn what_is_not_asked_is_not_told() {
        let controller = controller();
        let asked = Collected { about: &[], closes: None, words: false, ..collected(&controller) };
        let adult = notice(Reader::Adult, &asked);
        assert!(!adult.contains("about you (") && !adult.contains("open until"));
        for reader in Reader::ALL {
            assert!(!notice(reader, &asked).contains("trained"), "{reader}");
        }
    }

    #[test]
    fn each_reader_is_told_what_happens_to_own_words() {
        let controller = controller();
        for reader in Reader::ALL {
            let text = notice(reader, &collected(&controller));
            for part in ["trained", "without your name", "weeks"] {
                assert!(text.contains(part) || (reader == Reader::Parents && text.contains("never with a name")), "{reader}: {part}");
            }
        }
    }

    #[test]
    fn a_childs_notice_reads_as_its_questions_do() {
        let controller = controller();
        let limits = [(Reader::Child, 3.0), (Reader::Young, 6.0), (Reader::Adult, 9.0), (Reader::Parents, 7.0)];
        for ((reader, limit), words) in limits.into_iter().flat_map(|one| [(one, false), (one, true)]) {
            let text = notice(reader, &Collected { words, ..collected(&controller) });
            let body: Vec<&str> =
                pieces(&text).filter_map(|piece| if let Piece::Paragraph(text) = piece { Some(text) } else { None }).collect();
            let grade = grade(&body.join(" "));
            assert!(grade <= limit, "{reader}: {grade}");
        }
    }

    #[test]
    fn a_text_from_a_browser_has_the_same_pieces() {
        let text = "## One\n\nTwo\nthree\n\nFour";
        assert_eq!(pieces(text).count(), 3);
        assert_eq!(pieces(&text.replace('\n', "\r\n")).count(), 3);
    }
}
