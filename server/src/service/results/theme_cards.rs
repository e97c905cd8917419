//! Theme cards for a wall.

use app::{
    components::layout::Frame,
    pages::results::theme_cards::{CardLine, Drawing, ThemeCard, ThemeCardsView, WallSize},
};
use domain::{
    disclosure::{
        Reading, Row,
        phrases::{in_words, tick_in_words},
    },
    survey::{Item, ItemKind, Stance},
};

use super::{
    Published,
    chart::choice,
    page::{place, section_of},
    sentence::{capital, finding, title, verb},
    share::of_ten,
    view::{Line, View, lines, people},
};

/// No card names more choices of a list than this.
const MOST: usize = 6;

impl Published {
    /// The cards of the whole wave.
    #[must_use]
    pub fn theme_cards(&self, frame: Frame, size: WallSize) -> ThemeCardsView {
        let view = View::Place(None);
        let lines = lines(self, view);
        let items = self.survey.items.iter().enumerate();
        ThemeCardsView {
            frame,
            at: self.at.clone(),
            survey: self.survey.title.clone(),
            place: place(self, view),
            made_up: self.release.made_up,
            size,
            cards: items.map(|(at, item)| self.theme_card(item, at + 1, view, &lines)).collect(),
        }
    }

    fn theme_card(&self, item: &Item, number: usize, view: View<'_>, lines: &[Line<'_>]) -> ThemeCard {
        let asked = lines.iter().filter(|line| *line.row(item) != Row::NotAsked);
        ThemeCard {
            place: format!("Theme {number} of {} · {}", self.survey.items.len(), section_of(self, item)),
            title: title(self, item),
            finding: finding(self, item, view),
            means: self.survey.theme(&item.theme).map(|theme| theme.means.clone()).unwrap_or_default(),
            lines: match item.kind {
                ItemKind::Scale => asked.map(|line| self.audience_line(item, line)).collect(),
                ItemKind::Ticks { .. } => asked.flat_map(|line| self.choice_lines(item, line)).collect(),
            },
        }
    }

    /// An audience in people: ten of them drawn where there are percentages.
    fn audience_line(&self, item: &Item, line: &Line<'_>) -> CardLine {
        let (audience, row) = (line.group.audience, line.row(item));
        let who = people(self, audience);
        let words = in_words(row, Stance::Positive, &who, &line.release.policy)
            .map(|said| format!("{} {}.", capital(&said), verb(audience)))
            .unwrap_or_else(|| format!("{}: {}", line.label, line.reading(item).mark().unwrap_or_default()));
        CardLine { audience: Some(audience), drawing: of_ten(line, item).map_or(Drawing::Words, Drawing::OfTen), words }
    }

    /// The choices of a list, as they are ranked, or all of them where they are not.
    fn choice_lines(&self, item: &Item, line: &Line<'_>) -> Vec<CardLine> {
        let (Row::Ticks { ticks }, Reading::Ticks { ranked, ticks: parts }) = (line.row(item), line.reading(item)) else {
            let words = format!("{}: {}", line.label, line.reading(item).mark().unwrap_or_default());
            return vec![CardLine { audience: Some(line.group.audience), drawing: Drawing::Words, words }];
        };
        let who = people(self, line.group.audience);
        let none = if let ItemKind::Ticks { none, .. } = &item.kind { none.as_ref() } else { None };
        let named = parts.iter().filter(|part| Some(&part.choice) != none).take(if ranked { MOST } else { usize::MAX });
        let one = |part: &domain::disclosure::phrases::TickPart| {
            let share = ticks.iter().find(|tick| tick.choice == part.choice)?.share;
            let words = format!("{}: {}", choice(item, &part.choice), tick_in_words(share, &who, &line.release.policy));
            Some(CardLine { audience: Some(line.group.audience), drawing: part.drawn.map_or(Drawing::Words, Drawing::Bar), words })
        };
        named.filter_map(one).collect()
    }
}
