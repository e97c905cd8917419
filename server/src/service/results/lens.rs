//! The themes under a framework: its sections, or one of the survey's lenses. An evidence crosswalk.

use app::{
    components::layout::Frame,
    pages::results::lens::{LensChoice, LensPlaceView, LensTheme, LensView},
    paths,
};
use domain::survey::Theme;

use super::{
    Published,
    page::{around, notes},
    share,
    view::{View, audiences, who},
};

/// The framework's own sections, in an address and on a page.
pub(super) const SECTIONS: (&str, &str) = ("sections", "The framework’s five sections");
/// What stands where a theme has no share of positive answers.
const NO_SHARE: &str = "a list, see the theme";

impl Published {
    /// The themes under a framework; nothing where there is no such framework.
    #[must_use]
    pub fn lens_page(&self, frame: Frame, lens: &str) -> Option<LensView> {
        let shown = lenses(self, Some(lens));
        let title = shown.iter().find(|choice| choice.chosen)?.title.clone();
        let view = View::Place(None);
        let lines = audiences(self, None);
        Some(LensView {
            around: around(self, frame, view),
            title,
            lenses: shown,
            audiences: lines.iter().map(|line| who(self, line.group.audience)).collect(),
            places: places(self, lens),
            notes: notes(self, view, &lines),
        })
    }
}

/// The frameworks to choose from.
pub(super) fn lenses(published: &Published, chosen: Option<&str>) -> Vec<LensChoice> {
    let own = published.survey.lenses.iter().map(|lens| (lens.id.as_str(), lens.title.as_str()));
    let choice = |(id, title): (&str, &str)| LensChoice {
        href: paths::results_lens(published.code.as_str(), id),
        title: title.to_owned(),
        chosen: chosen == Some(id),
    };
    [SECTIONS].into_iter().chain(own).map(choice).collect()
}

/// The framework's places in the order in which it, or else the survey, has them.
fn places(published: &Published, lens: &str) -> Vec<LensPlaceView> {
    let survey = &published.survey;
    let titles: Vec<&str> = if lens == SECTIONS.0 {
        survey.sections.iter().map(|section| section.title.as_str()).collect()
    } else {
        let all = survey.themes.iter().flat_map(|theme| &theme.lenses).filter(|place| place.lens.as_str() == lens);
        let mut titles = Vec::new();
        for place in all {
            if !titles.contains(&place.place.as_str()) {
                titles.push(&place.place);
            }
        }
        titles
    };
    let stands = |theme: &Theme, title: &str| {
        if lens == SECTIONS.0 {
            survey.sections.iter().any(|section| section.id == theme.section && section.title == title)
        } else {
            theme.lenses.iter().any(|place| place.lens.as_str() == lens && place.place == title)
        }
    };
    let place = |title: &str| LensPlaceView {
        title: title.to_owned(),
        themes: survey.themes.iter().filter(|theme| stands(theme, title)).map(|one| theme(published, one)).collect(),
    };
    titles.into_iter().map(place).filter(|place| !place.themes.is_empty()).collect()
}

fn theme(published: &Published, theme: &Theme) -> LensTheme {
    let item = published.survey.items.iter().find(|item| item.theme == theme.id);
    let shares = audiences(published, None);
    let said = |line| match item {
        Some(item) if matches!(item.kind, domain::survey::ItemKind::Scale) => share::said(line, item),
        _ => NO_SHARE.to_owned(),
    };
    LensTheme {
        href: paths::results_theme(published.code.as_str(), theme.id.as_str()),
        title: theme.title.clone(),
        shares: shares.iter().map(said).collect(),
    }
}
