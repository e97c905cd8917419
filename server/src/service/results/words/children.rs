//! A child's page: their words, and their answers in a sentence each.

use app::pages::results::children::{ChildrenAnswered, ChildrenSaid, SENTENCES};
use domain::{
    disclosure::{
        Group, Row,
        phrases::in_words,
        words::{Quoted, WordsRelease},
    },
    survey::{Audience, Item, ItemKind, Stance, Theme},
};

use super::{said as view_of, shows_under};
use crate::service::results::{
    Published,
    sentence::{capital, verb},
    share::of_ten,
    view::{Line, people},
};

const CHILD: Audience = Audience::Child;

/// Children's words by theme, each theme called by the question about it that a child knows.
pub(super) fn said(published: &Published) -> Vec<ChildrenSaid> {
    let Some(words) = published.words.as_ref().map(|kept| &kept.release) else { return Vec::new() };
    let children = |words: &WordsRelease, shows: &dyn Fn(&Quoted) -> bool| {
        words.said.iter().filter(|quoted| quoted.audience == CHILD && shows(quoted)).map(view_of).collect()
    };
    let called = |theme: &Theme| {
        let mut items = published.survey.items_for(CHILD);
        items.find(|(item, _)| item.theme == theme.id).map_or_else(|| theme.title.clone(), |(_, asked)| asked.to_owned())
    };
    let themes = published.survey.themes.iter().map(|theme| ChildrenSaid {
        title: called(theme),
        said: children(words, &|quoted| first_of(published, words, quoted).is_some_and(|first| first.id == theme.id)),
    });
    let rest = ChildrenSaid { title: "More that children said".to_owned(), said: children(words, &|quoted| quoted.themes.is_empty()) };
    themes.chain([rest]).filter(|theme| !theme.said.is_empty()).collect()
}

/// A child reads each text once: under the first of its themes.
fn first_of<'a>(published: &'a Published, words: &WordsRelease, quoted: &Quoted) -> Option<&'a Theme> {
    published.survey.themes.iter().find(|theme| shows_under(words, quoted, &theme.id))
}

/// Children's answers.
pub(super) fn answered(published: &Published) -> Vec<ChildrenAnswered> {
    let release = &published.release;
    let line = Line { label: String::new(), release, group: Group { audience: CHILD, area: None, category: None } };
    let one = |(item, asked): (&Item, &str)| {
        if !matches!(item.kind, ItemKind::Scale) {
            return None;
        }
        let row = line.row(item);
        let said = in_words(row, Stance::Positive, &people(published, CHILD), &release.policy);
        let sentence = match said {
            Some(said) => capital(&format!("{said} {}.", verb(CHILD))),
            None if *row == Row::Hidden => SENTENCES[7].to_owned(),
            None => return None,
        };
        Some(ChildrenAnswered { asked: asked.to_owned(), sentence, of_ten: of_ten(&line, item) })
    };
    published.survey.items_for(CHILD).filter_map(one).collect()
}
