//! The themes under a framework: its sections, or one of the survey's lenses. An evidence crosswalk.

use app::{
    components::layout::Frame,
    pages::results::lens::{LensChoice, LensPlaceView, LensTheme, LensView},
};
use domain::survey::{Id, ItemKind, Survey, Theme};

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
    let choice = |framework: Framework<'_>| LensChoice {
        href: published.at.lens(framework.id),
        title: framework.title.to_owned(),
        chosen: chosen == Some(framework.id),
    };
    frameworks(&published.survey).into_iter().map(choice).collect()
}

/// A framework, with the themes that stand in each of its places.
pub(super) struct Framework<'a> {
    /// As it stands in an address.
    pub(super) id: &'a str,
    pub(super) title: &'a str,
    /// In the order in which the survey has them; a place of no theme is not known here.
    pub(super) places: Vec<(&'a str, Vec<&'a Theme>)>,
}

/// The sections of the national framework, then the survey's lenses.
pub(super) fn frameworks(survey: &Survey) -> Vec<Framework<'_>> {
    let of_section = |section: &'_ Id| survey.themes.iter().filter(|theme| theme.section == *section).collect::<Vec<_>>();
    let sections = survey.sections.iter().map(|section| (section.title.as_str(), of_section(&section.id)));
    let sections = Framework { id: SECTIONS.0, title: SECTIONS.1, places: sections.filter(|(_, themes)| !themes.is_empty()).collect() };
    let lenses = survey.lenses.iter().map(|lens| {
        let mut places: Vec<(&str, Vec<&Theme>)> = Vec::new();
        for theme in &survey.themes {
            for place in theme.lenses.iter().filter(|place| place.lens == lens.id) {
                match places.iter_mut().find(|(title, _)| *title == place.place) {
                    Some((_, themes)) => themes.push(theme),
                    None => places.push((&place.place, vec![theme])),
                }
            }
        }
        Framework { id: lens.id.as_str(), title: &lens.title, places }
    });
    [sections].into_iter().chain(lenses).collect()
}

fn places(published: &Published, lens: &str) -> Vec<LensPlaceView> {
    let framework = frameworks(&published.survey).into_iter().find(|framework| framework.id == lens);
    let place = |(title, themes): (&str, Vec<&Theme>)| LensPlaceView {
        title: title.to_owned(),
        themes: themes.into_iter().map(|one| theme(published, one)).collect(),
    };
    framework.into_iter().flat_map(|framework| framework.places).map(place).collect()
}

fn theme(published: &Published, theme: &Theme) -> LensTheme {
    let item = published.survey.items.iter().find(|item| item.theme == theme.id);
    let shares = audiences(published, None);
    let said = |line| match item {
        Some(item) if matches!(item.kind, ItemKind::Scale) => share::said(line, item),
        _ => NO_SHARE.to_owned(),
    };
    LensTheme { href: published.at.theme(theme.id.as_str()), title: theme.title.clone(), shares: shares.iter().map(said).collect() }
}
