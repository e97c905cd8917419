//! Everybody can read it: the contrast of every pair of colours in `style/tokens.css` that meets on a page, for each mood, by day and by
//! night, and for those who ask for more (WCAG 2.2: 1.4.3 text, 1.4.6 text for those, 1.4.11 controls).

mod colour;
mod tokens;

use tokens::{Seen, Tokens};

/// Text and what it stands on.
const TEXT: [(&[&str], &[&str]); 6] = [
    (&["ink", "soft", "mood", "rowan"], &["paper", "card", "tint"]),
    (&["ink", "mood"], &["rowan-tint"]),
    (&["on-strong"], &["mood"]),
    (&["on-positive"], &["positive"]),
    (&["on-mixed"], &["mixed"]),
    (&["on-negative"], &["negative"]),
];

/// Borders, ticks and the path, and what they stand on.
const CONTROLS: [(&[&str], &[&str]); 3] =
    [(&["line"], &["paper", "card"]), (&["mood"], &["paper", "card", "tint"]), (&["rowan"], &["paper", "rowan-tint"])];

fn too_weak(tokens: &Tokens, seen: Seen, pairs: &[(&[&str], &[&str])], least: f64) -> Vec<String> {
    let mut weak = Vec::new();
    for (fronts, backs) in pairs {
        for (front, back) in fronts.iter().flat_map(|front| backs.iter().map(move |back| (front, back))) {
            let contrast = tokens.colour(front, seen).contrast(tokens.colour(back, seen));
            if contrast < least {
                weak.push(format!("{seen:?}: {front} on {back} is {contrast:.2}, less than {least}"));
            }
        }
    }
    weak
}

fn weak_for(more: bool, text: f64) -> Vec<String> {
    let tokens = Tokens::read();
    let mut weak = Vec::new();
    for mood in ["plain", "child", "young", "adult"] {
        for dark in [false, true] {
            let seen = Seen { mood, dark, more };
            weak.extend(too_weak(&tokens, seen, &TEXT, text));
            weak.extend(too_weak(&tokens, seen, &CONTROLS, 3.0));
        }
    }
    weak
}

#[test]
fn text_and_controls_can_be_told_from_what_they_stand_on() {
    assert_eq!(weak_for(false, 4.5), [""; 0]);
}

#[test]
fn those_who_ask_for_more_contrast_get_it() {
    assert_eq!(weak_for(true, 7.0), [""; 0]);
}
