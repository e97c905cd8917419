//! Colours for a chart that leaves the page: no style sheet goes with it, so each custom property is put in by its value.

/// How a chart is coloured that stands on its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Style {
    /// The page's light colours.
    #[default]
    Light,
    /// For a printer with one ink: dark, pale and striped on white.
    Print,
}

impl Style {
    /// The style of that name in an address.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Light, Self::Print].into_iter().find(|style| style.as_str() == name)
    }

    /// What it is called in an address.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Print => "print",
        }
    }

    /// Puts colours in for custom properties.
    pub(super) fn resolve(self, svg: &str) -> String {
        let mut out = String::with_capacity(svg.len());
        let mut rest = svg;
        while let Some((before, after)) = rest.split_once("var(--") {
            out.push_str(before);
            let (name, after) = after.split_once(')').unwrap_or((after, ""));
            out.push_str(self.color(name));
            rest = after;
        }
        out.push_str(rest);
        out
    }

    /// The value of a custom property; ink, if there is no such property.
    pub(super) fn color(self, name: &str) -> &'static str {
        let colors = match self {
            Self::Light => LIGHT.as_slice(),
            Self::Print => &PRINT,
        };
        colors.iter().find(|(known, _)| *known == name).map_or("#23262F", |(_, color)| color)
    }
}

/// As `style/tokens.css` and `style/results.css` have them: a test holds that they agree.
const LIGHT: [(&str, &str); 19] = [
    ("paper", "#FBF8F3"),
    ("ink", "#23262F"),
    ("soft", "#565B66"),
    ("line", "#8A8577"),
    ("hair", "#DAD6CC"),
    ("positive", "#1D5F7C"),
    ("on-positive", "#FFFFFF"),
    ("mixed", "#DCCBA8"),
    ("on-mixed", "#23262F"),
    ("negative", "#B8481F"),
    ("on-negative", "#FFFFFF"),
    ("stripe", "#7A290D"),
    ("single", "#1D5F7C"),
    ("on-single", "#FFFFFF"),
    ("child", "#6A478F"),
    ("young", "#35693F"),
    ("adult", "#1D5F7C"),
    ("scotland", "#23262F"),
    ("other", "#B8481F"),
];

/// Grey values far enough apart for a poor copier; what is negative has stripes, and the marks of a gap chart have their shapes.
const PRINT: [(&str, &str); 19] = [
    ("paper", "#FFFFFF"),
    ("ink", "#000000"),
    ("soft", "#333333"),
    ("line", "#555555"),
    ("hair", "#D5D5D5"),
    ("positive", "#3A3A3A"),
    ("on-positive", "#FFFFFF"),
    ("mixed", "#D0D0D0"),
    ("on-mixed", "#000000"),
    ("negative", "#FFFFFF"),
    ("on-negative", "#000000"),
    ("stripe", "#3A3A3A"),
    ("single", "#3A3A3A"),
    ("on-single", "#FFFFFF"),
    ("child", "#000000"),
    ("young", "#555555"),
    ("adult", "#000000"),
    ("scotland", "#555555"),
    ("other", "#000000"),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// The first value of a custom property in the sheets: the light one.
    fn of_sheets(name: &str) -> Option<&'static str> {
        let sheets = [include_str!("../../../style/tokens.css"), include_str!("../../../style/results.css")];
        let line = |sheet: &'static str| sheet.lines().find_map(|line| line.trim().strip_prefix(&format!("--{name}: "))?.strip_suffix(';'));
        let value = sheets.into_iter().find_map(line)?;
        match value.strip_prefix("var(--").and_then(|value| value.strip_suffix(')')) {
            Some(other) => of_sheets(other),
            None => Some(value),
        }
    }

    #[test]
    fn the_colours_are_the_pages() {
        for (name, color) in LIGHT {
            assert_eq!(of_sheets(name), Some(color), "--{name}");
        }
        assert_eq!(LIGHT.map(|(name, _)| name), PRINT.map(|(name, _)| name));
    }

    #[test]
    fn no_property_is_left() {
        assert_eq!(Style::Print.resolve("a var(--ink) b var(--hair)"), "a #000000 b #D5D5D5");
        assert_eq!(Style::Light.resolve("none"), "none");
    }
}
