//! Every text of a survey that respondents read, each with its place: what a translation gives, and where it is put.

use std::{collections::BTreeMap, fmt};

use super::{Audience, Choice, Id, ItemKind, Survey};

/// Where a text stands. Its display names it for the person who translates: "item T4, child".
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// The survey's title.
    Title,
    /// One of an audience's short texts: "label".
    Audience(Audience, &'static str),
    /// A paragraph of an audience's welcome, from 0.
    Welcome(Audience, usize),
    /// One of an audience's topics, from 0.
    Topic(Audience, usize),
    /// The label of a scale's point.
    Point(Id, Id),
    /// A question's wording.
    Wording(Question, Audience),
    /// An item's easy wording.
    Easy(Id, Audience),
    /// The label of a question's choice.
    Choice(Question, Id),
}

/// Which question.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Question {
    /// An item.
    Item(Id),
    /// An open question.
    Open(Id),
    /// The one that chooses the route.
    Route,
    /// A background question.
    Background(Id),
}

impl Place {
    /// The place as a form's field is called: "item.T4.child". An id has no full stop, so no two places share a name.
    pub(super) fn field(&self) -> String {
        self.to_string().replace(", ", ".").replace(' ', ".")
    }

    /// The list in which no two texts may read the same: nobody could tell them apart.
    pub(super) fn list(&self) -> Option<String> {
        match self {
            Self::Welcome(audience, _) => Some(format!("welcome {audience}")),
            Self::Topic(audience, _) => Some(format!("topics {audience}")),
            Self::Point(scale, _) => Some(format!("scale {scale}")),
            Self::Choice(question, _) => Some(question.to_string()),
            Self::Title | Self::Audience(..) | Self::Wording(..) | Self::Easy(..) => None,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Title => f.write_str("title"),
            Self::Audience(audience, part) => write!(f, "audience {audience}, {part}"),
            Self::Welcome(audience, at) => write!(f, "audience {audience}, welcome {}", at + 1),
            Self::Topic(audience, at) => write!(f, "audience {audience}, topic {}", at + 1),
            Self::Point(scale, point) => write!(f, "scale {scale}, point {point}"),
            Self::Wording(question, audience) => write!(f, "{question}, {audience}"),
            Self::Easy(item, audience) => write!(f, "item {item}, {audience}, easy words"),
            Self::Choice(question, choice) => write!(f, "{question}, choice {choice}"),
        }
    }
}

impl fmt::Display for Question {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Item(id) => write!(f, "item {id}"),
            Self::Open(id) => write!(f, "open question {id}"),
            Self::Route => f.write_str("route"),
            Self::Background(id) => write!(f, "background {id}"),
        }
    }
}

impl Survey {
    /// Shows every text that respondents read, with its place, in the file's order. What staff read (themes, `plural`, titles of
    /// questions) is left out. The points of a scale that two audiences share come twice. What is kept and not asked comes last of its kind.
    pub(super) fn each_text(&mut self, visit: &mut impl FnMut(Place, &mut String)) {
        visit(Place::Title, &mut self.title);
        for version in &mut self.audiences {
            let audience = version.audience;
            visit(Place::Audience(audience, "label"), &mut version.label);
            visit(Place::Audience(audience, "ages"), &mut version.ages);
            visit(Place::Audience(audience, "recall"), &mut version.recall);
            visit(Place::Audience(audience, "not_sure"), &mut version.not_sure);
            version.welcome.iter_mut().enumerate().for_each(|(at, text)| visit(Place::Welcome(audience, at), text));
            version.topics.iter_mut().enumerate().for_each(|(at, text)| visit(Place::Topic(audience, at), text));
        }
        for scale in self.audiences.iter_mut().map(|version| &mut version.scale) {
            scale.points.iter_mut().for_each(|point| visit(Place::Point(scale.id.clone(), point.id.clone()), &mut point.label));
        }
        for item in self.items.iter_mut().chain(&mut self.kept.items) {
            let question = Question::Item(item.id.clone());
            wordings(&question, &mut item.wording, visit);
            // After the wordings: what becomes of a missing easy wording depends on its wording.
            item.easy.iter_mut().for_each(|(audience, text)| visit(Place::Easy(item.id.clone(), *audience), text));
            if let ItemKind::Ticks { choices: ticks, .. } = &mut item.kind {
                choices(&question, ticks, visit);
            }
        }
        for question in &mut self.open_questions {
            wordings(&Question::Open(question.id.clone()), &mut question.wording, visit);
        }
        wordings(&Question::Route, &mut self.route.wording, visit);
        choices(&Question::Route, &mut self.route.choices, visit);
        for background in self.background.iter_mut().chain(&mut self.kept.background) {
            let question = Question::Background(background.id.clone());
            wordings(&question, &mut background.wording, visit);
            choices(&question, &mut background.choices, visit);
        }
    }

    /// Whether a place belongs to a question that is kept and not asked.
    pub(super) fn rests(&self, place: &Place) -> bool {
        let question = match place {
            Place::Wording(question, _) | Place::Choice(question, _) => question.clone(),
            Place::Easy(item, _) => Question::Item(item.clone()),
            _ => return false,
        };
        match question {
            Question::Item(id) => self.kept.items.iter().any(|item| item.id == id),
            Question::Background(id) => self.kept.background.iter().any(|question| question.id == id),
            Question::Open(_) | Question::Route => false,
        }
    }

    /// Every text by its place.
    pub(super) fn texts(&self) -> BTreeMap<Place, String> {
        let mut texts = BTreeMap::new();
        self.clone().each_text(&mut |place, text| {
            texts.insert(place, text.clone());
        });
        texts
    }

    /// The places of every text that respondents read, in order, each once.
    pub(super) fn places(&self) -> Vec<Place> {
        let mut places = Vec::new();
        self.clone().each_text(&mut |place, _| {
            if !places.contains(&place) {
                places.push(place);
            }
        });
        places
    }
}

fn wordings(question: &Question, wording: &mut BTreeMap<Audience, String>, visit: &mut impl FnMut(Place, &mut String)) {
    wording.iter_mut().for_each(|(audience, text)| visit(Place::Wording(question.clone(), *audience), text));
}

fn choices(question: &Question, choices: &mut [Choice], visit: &mut impl FnMut(Place, &mut String)) {
    choices.iter_mut().for_each(|choice| visit(Place::Choice(question.clone(), choice.id.clone()), &mut choice.label));
}
