//! A colour of the tokens, and WCAG's contrast of two.

/// Red, green, blue, each 0 to 1.
#[derive(Clone, Copy)]
pub(crate) struct Colour([f64; 3]);

impl Colour {
    /// `#RGB`, `#RRGGBB`, `black` or `white`; whatever else a token may hold is for somebody to add here.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let digits = match text {
            "black" => "000",
            "white" => "FFF",
            text => text.strip_prefix('#')?,
        };
        let part = |digits: &str, most: f64| u8::from_str_radix(digits, 16).ok().map(|value| f64::from(value) / most);
        let parts = match digits.len() {
            3 => [part(&digits[0..1], 15.0)?, part(&digits[1..2], 15.0)?, part(&digits[2..3], 15.0)?],
            6 => [part(&digits[0..2], 255.0)?, part(&digits[2..4], 255.0)?, part(&digits[4..6], 255.0)?],
            _ => return None,
        };
        Some(Self(parts))
    }

    /// `color-mix(in srgb, …)` of two opaque colours: so much of this one.
    pub(crate) fn mixed(self, other: Self, share: f64) -> Self {
        Self([0, 1, 2].map(|part| self.0[part] * share + other.0[part] * (1.0 - share)))
    }

    /// The contrast ratio of WCAG 2.2, 1 to 21.
    pub(crate) fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// WCAG 2.2, "relative luminance".
    fn luminance(self) -> f64 {
        let linear = |part: f64| if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) };
        0.2126 * linear(self.0[0]) + 0.7152 * linear(self.0[1]) + 0.0722 * linear(self.0[2])
    }
}

#[test]
fn as_wcag_says() {
    let contrast = |one, two| Colour::read(one).zip(Colour::read(two)).map_or(0.0, |(one, two)| one.contrast(two));
    assert_eq!(format!("{:.2}", contrast("#000", "white")), "21.00");
    assert_eq!(format!("{:.2}", contrast("#777777", "#FFFFFF")), "4.48");
    let grey = Colour::read("black").zip(Colour::read("white")).map_or(0.0, |(black, white)| black.mixed(white, 0.5).contrast(white));
    assert_eq!(format!("{grey:.1}"), "4.0");
}
