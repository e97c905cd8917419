//! One person's way through a survey: the steps of an audience's form, and which of them each route takes.
//!
//! The way follows from the survey alone, so the server keeps no state: the page holds every step, and the answer to the route question
//! picks among them on the phone. [`crate::answer`] reads a posted form against the same journey.

use crate::{
    answer::{CODE, Draft},
    survey::{Audience, AudienceVersion, Background, Id, Item, OpenQuestion, RouteQuestion, Survey},
    words,
};

/// The way through the form that the route question picks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Everything that the audience is asked. Also the way of whoever skips the route question.
    Main,
    /// For people who had no support: finding help, barriers, local help.
    Short,
}

/// What a step is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum StepKind<'a> {
    /// What this is, what happens to answers, what will be asked.
    Welcome,
    /// Where a link that needs one asks for a slip's code.
    Code,
    /// The question that chooses the way.
    Route(&'a RouteQuestion),
    /// An item.
    Item(&'a Item),
    /// An open question, answered in one's own words.
    Open(&'a OpenQuestion),
    /// A background question that the wave declared as a breakdown.
    Background(&'a Background),
    /// The last step: Send.
    Send,
}

/// One screen of the form.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step<'a> {
    /// What it is.
    pub kind: StepKind<'a>,
    /// What the person reads as its question; empty for the first and the last.
    pub wording: &'a str,
    /// The same in easier words, where there are some.
    pub easy: Option<&'a str>,
}

impl Step<'_> {
    /// The step's name in the page's fragment, and the name of its form field.
    #[must_use]
    pub fn name(&self) -> &str {
        match self.kind {
            StepKind::Welcome => "welcome",
            StepKind::Code => CODE,
            StepKind::Route(question) => question.id.as_str(),
            StepKind::Item(item) => item.id.as_str(),
            StepKind::Open(question) => question.id.as_str(),
            StepKind::Background(question) => question.id.as_str(),
            StepKind::Send => "send",
        }
    }

    /// Whether that way passes here.
    #[must_use]
    pub const fn is_on(&self, way: Way) -> bool {
        match (way, self.kind) {
            (Way::Short, StepKind::Item(item)) => item.without_support,
            (Way::Short, StepKind::Open(_)) => false,
            _ => true,
        }
    }

    /// Whether a draft has something to it.
    fn is_answered(&self, draft: &Draft) -> bool {
        let drawn = || matches!(self.kind, StepKind::Open(_)) && draft.answers(&words::drawing_field(self.name()));
        draft.answers(self.name()) || drawn()
    }

    /// Whether it asks something.
    #[must_use]
    pub const fn is_question(&self) -> bool {
        !matches!(self.kind, StepKind::Welcome | StepKind::Code | StepKind::Send)
    }
}

/// The steps of one audience's form.
#[derive(Debug, Clone, PartialEq)]
pub struct Journey<'a> {
    /// The survey.
    pub survey: &'a Survey,
    /// The audience's version of the survey.
    pub version: &'a AudienceVersion,
    /// Every step of either way, in order.
    pub steps: Vec<Step<'a>>,
}

impl<'a> Journey<'a> {
    /// The journey of an audience in a wave that declared those breakdowns; nothing where the survey has no such audience.
    #[must_use]
    pub fn new(survey: &'a Survey, audience: Audience, breakdowns: &[Id]) -> Option<Self> {
        let version = survey.version_for(audience)?;
        let route = survey.route.wording.get(&audience);
        let background = survey.background.iter().filter(|question| breakdowns.contains(&question.id));
        let step = |kind, wording| Step { kind, wording, easy: None };
        let mut steps = vec![step(StepKind::Welcome, "")];
        steps.extend(route.map(|wording| step(StepKind::Route(&survey.route), wording)));
        steps.extend(survey.items_for(audience).map(|(item, wording)| {
            let easy = item.easy.get(&audience).map(String::as_str);
            Step { kind: StepKind::Item(item), wording, easy }
        }));
        steps.extend(background.filter_map(|question| {
            let wording = question.wording.get(&audience)?;
            Some(step(StepKind::Background(question), wording))
        }));
        steps.push(step(StepKind::Send, ""));
        Some(Self { survey, version, steps })
    }

    /// The same where a slip's code is needed: it is asked for first, while the slip is in the hand.
    #[must_use]
    pub fn asking_for_a_code(mut self) -> Self {
        self.steps.insert(1, Step { kind: StepKind::Code, wording: "", easy: None });
        self
    }

    /// The same where the wave asks for people's own words: after the last item, a step a question.
    #[must_use]
    pub fn asking_in_own_words(mut self) -> Self {
        let after = self.steps.iter().position(|step| matches!(step.kind, StepKind::Background(_) | StepKind::Send));
        let questions = self.survey.open_questions.iter().filter_map(|question| {
            let wording = question.wording.get(&self.version.audience)?;
            Some(Step { kind: StepKind::Open(question), wording, easy: None })
        });
        let (at, questions) = (after.unwrap_or(self.steps.len()), questions.collect::<Vec<_>>());
        self.steps.splice(at..at, questions);
        self
    }

    /// The open questions that it asks, in order.
    pub fn open_questions(&self) -> impl Iterator<Item = &'a OpenQuestion> {
        self.steps.iter().filter_map(|step| if let StepKind::Open(question) = step.kind { Some(question) } else { None })
    }

    /// Whether somebody may draw instead of writing: a child.
    #[must_use]
    pub fn may_draw(&self) -> bool {
        self.version.audience == Audience::Child
    }

    /// Whether it asks for a slip's code.
    #[must_use]
    pub fn asks_for_a_code(&self) -> bool {
        self.step(CODE).is_some()
    }

    /// The step of that name.
    #[must_use]
    pub fn step(&self, name: &str) -> Option<&Step<'a>> {
        self.steps.iter().find(|step| step.name() == name)
    }

    /// The steps of one way, in order.
    pub fn on(&self, way: Way) -> impl DoubleEndedIterator<Item = &Step<'a>> {
        self.steps.iter().filter(move |step| step.is_on(way))
    }

    /// The step after that one on that way.
    #[must_use]
    pub fn after(&self, name: &str, way: Way) -> Option<&Step<'a>> {
        self.steps.iter().skip_while(|step| step.name() != name).skip(1).find(|step| step.is_on(way))
    }

    /// The step before that one on that way.
    #[must_use]
    pub fn before(&self, name: &str, way: Way) -> Option<&Step<'a>> {
        self.steps.iter().rev().skip_while(|step| step.name() != name).skip(1).find(|step| step.is_on(way))
    }

    /// The question's place on that way and how many there are: "question 3 of 13". Nothing for a step that asks nothing or is not on it.
    #[must_use]
    pub fn place(&self, name: &str, way: Way) -> Option<(usize, usize)> {
        let questions: Vec<_> = self.on(way).filter(|step| step.is_question()).collect();
        let index = questions.iter().position(|step| step.name() == name)?;
        Some((index + 1, questions.len()))
    }

    /// Where someone goes on who has answered this much: the step after their last answer, on the way that they chose.
    #[must_use]
    pub fn resume(&self, draft: &Draft) -> &str {
        let way = self.way(draft);
        let last = self.on(way).rev().find(|step| step.is_answered(draft));
        last.and_then(|step| self.after(step.name(), way)).map_or("welcome", Step::name)
    }

    /// The way that a draft chose.
    pub(crate) fn way(&self, draft: &Draft) -> Way {
        let short = self.steps.iter().any(|step| match step.kind {
            StepKind::Route(question) => draft.has(step.name(), question.without_support.as_str()),
            _ => false,
        });
        if short { Way::Short } else { Way::Main }
    }

    /// Whether some question has easier words.
    #[must_use]
    pub fn has_easy_words(&self) -> bool {
        self.steps.iter().any(|step| step.easy.is_some())
    }

    /// Whether this journey asks which way to take.
    #[must_use]
    pub fn forks(&self) -> bool {
        self.steps.iter().any(|step| matches!(step.kind, StepKind::Route(_)))
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at once")]
mod tests {
    use super::*;
    use crate::survey::{ASK_THE_FAMILY, parse};

    fn names(audience: Audience, way: Way, breakdowns: &[&str]) -> Vec<String> {
        let survey = parse(ASK_THE_FAMILY).unwrap();
        let breakdowns: Vec<_> = breakdowns.iter().map(|name| Id::new(name).unwrap()).collect();
        let journey = Journey::new(&survey, audience, &breakdowns).unwrap();
        journey.on(way).map(|step| step.name().to_owned()).collect()
    }

    #[test]
    fn a_child_is_asked_the_core_and_no_route() {
        let expected = ["welcome", "T1", "T2", "T3", "T5", "T6", "T7", "T11", "T12", "T14", "send"];
        assert_eq!(names(Audience::Child, Way::Main, &[]), expected);
    }

    #[test]
    fn no_support_leads_to_finding_help_and_barriers() {
        assert_eq!(names(Audience::Young, Way::Short, &[]), ["welcome", "support", "T5", "send"]);
        assert_eq!(names(Audience::Adult, Way::Short, &[]), ["welcome", "support", "T5", "T13", "send"]);
    }

    #[test]
    fn declared_breakdowns_come_last_and_only_where_worded() {
        let adult = names(Audience::Adult, Way::Main, &["gender"]);
        assert_eq!(adult[adult.len() - 3..], ["T14", "gender", "send"]);
        assert!(!names(Audience::Child, Way::Main, &["gender"]).contains(&"gender".to_owned()));
    }

    #[test]
    fn own_words_come_after_the_items_on_the_main_way() {
        let survey = parse(ASK_THE_FAMILY).unwrap();
        let gender = [Id::new("gender").unwrap()];
        let adult = Journey::new(&survey, Audience::Adult, &gender).unwrap().asking_in_own_words();
        let names = |way| adult.on(way).map(|step| step.name().to_owned()).collect::<Vec<_>>();
        let main = names(Way::Main);
        assert_eq!(main[main.len() - 5..], ["T14", "best", "change", "gender", "send"]);
        assert_eq!(names(Way::Short), ["welcome", "support", "T5", "T13", "gender", "send"]);
        assert_eq!(adult.place("change", Way::Main), Some((main.len() - 3, main.len() - 2)));
        assert_eq!((adult.place("change", Way::Short), adult.open_questions().count(), adult.may_draw()), (None, 2, false));
        let child = Journey::new(&survey, Audience::Child, &[]).unwrap().asking_in_own_words();
        assert!(child.may_draw() && child.step("change").unwrap().wording.contains("magic wand"));
        assert_eq!(child.resume(&Draft::new([("best-drawing", "0AAAA")])), "change");
        assert_eq!(Journey::new(&survey, Audience::Child, &[]).unwrap().open_questions().count(), 0);
    }

    #[test]
    fn next_and_back_follow_the_way() {
        let survey = parse(ASK_THE_FAMILY).unwrap();
        let journey = Journey::new(&survey, Audience::Adult, &[]).unwrap();
        assert_eq!(journey.after("support", Way::Main).unwrap().name(), "T1");
        assert_eq!(journey.after("support", Way::Short).unwrap().name(), "T5");
        assert_eq!(journey.before("T5", Way::Short).unwrap().name(), "support");
        assert_eq!(journey.before("T5", Way::Main).unwrap().name(), "T4");
        assert_eq!(journey.place("T13", Way::Short), Some((3, 3)));
        assert_eq!(journey.place("T1", Way::Short), None);
        assert!(journey.before("welcome", Way::Main).is_none() && journey.after("send", Way::Main).is_none());
    }
}
