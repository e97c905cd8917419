//! `style/tokens.css` as a browser would read it: which custom property holds what, for whom. What it does not understand it refuses, so
//! that no rule is left out of the test in silence.

use std::{collections::BTreeMap, fs, mem};

use crate::colour::Colour;

/// Who looks, and how.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Seen {
    pub(crate) mood: &'static str,
    pub(crate) dark: bool,
    pub(crate) more: bool,
}

/// One declaration with where it holds.
struct Token {
    media: Vec<String>,
    selector: String,
    name: String,
    value: String,
}

pub(crate) struct Tokens(Vec<Token>);

impl Tokens {
    #[expect(clippy::expect_used, reason = "a test without its file fails")]
    pub(crate) fn read() -> Self {
        let css = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../style/tokens.css")).expect("the tokens");
        Self::parse(&css)
    }

    fn parse(css: &str) -> Self {
        let mut plain = String::new();
        for (index, part) in css.split("/*").enumerate() {
            plain += if index == 0 { part } else { part.split_once("*/").map_or("", |(_, after)| after) };
        }
        let (mut tokens, mut open, mut written) = (Vec::new(), Vec::<String>::new(), String::new());
        for letter in plain.chars() {
            match letter {
                '{' => open.push(mem::take(&mut written).trim().to_owned()),
                ';' | '}' => {
                    if let Some((name, value)) = written.split_once(':').filter(|(name, _)| name.trim().starts_with("--")) {
                        let media =
                            open.iter().filter_map(|open| open.strip_prefix("@media")).map(|media| media.trim().to_owned()).collect();
                        let selector = open.last().filter(|open| !open.starts_with('@')).cloned().unwrap_or_default();
                        let (name, value) = (name.trim()[2..].to_owned(), value.trim().to_owned());
                        tokens.push(Token { media, selector, name, value });
                    }
                    written.clear();
                    if letter == '}' {
                        open.pop();
                    }
                }
                letter => written.push(letter),
            }
        }
        Self(tokens)
    }

    /// A token's colour for one who looks.
    pub(crate) fn colour(&self, name: &str, seen: Seen) -> Colour {
        // The root's own first, then what the body's mood says over it.
        let mut root = BTreeMap::new();
        self.cascade(seen, &mut root, |part| matches!(part, ":root" | "html"));
        let mut body = root.clone();
        let mood = seen.mood;
        self.cascade(seen, &mut body, |part| part == "body" || part == format!(".{mood}"));
        resolve(&format!("var(--{name})"), &body, seen, 0)
    }

    fn cascade(&self, seen: Seen, into: &mut BTreeMap<String, String>, here: impl Fn(&str) -> bool) {
        for token in self.0.iter().filter(|token| token.media.iter().all(|media| holds(media, seen))) {
            let parts: Vec<_> = token.selector.split(',').map(str::trim).collect();
            for part in &parts {
                let known = [":root", "html", "body", ".plain", ".child", ".young", ".adult", ".broad", ":lang(ar)", ":lang(ur)"];
                assert!(known.contains(part), "the test of contrast does not know whom «{part}» means");
            }
            if parts.iter().any(|part| here(part)) {
                into.insert(token.name.clone(), token.value.clone());
            }
        }
    }
}

/// Whether a media query holds for one who looks at a screen.
#[expect(clippy::panic, reason = "a query that cannot be judged fails the test")]
fn holds(media: &str, seen: Seen) -> bool {
    media.split(',').any(|query| {
        query.split(" and ").all(|feature| match feature.trim() {
            "screen" | "all" | "(prefers-reduced-motion: no-preference)" => true,
            "print" | "(forced-colors: active)" | "(prefers-contrast: less)" => false,
            "(prefers-color-scheme: dark)" => seen.dark,
            "(prefers-color-scheme: light)" => !seen.dark,
            "(prefers-contrast: more)" => seen.more,
            "(prefers-contrast: no-preference)" => !seen.more,
            other => panic!("the test of contrast does not know when «{other}» holds"),
        })
    })
}

#[expect(clippy::panic, reason = "a token that cannot be read fails the test")]
fn resolve(value: &str, tokens: &BTreeMap<String, String>, seen: Seen, deep: u8) -> Colour {
    assert!(deep < 9, "tokens run in a circle at «{value}»");
    let inside = |function: &str| value.strip_prefix(function)?.strip_prefix('(')?.strip_suffix(')');
    let next = |value: &str| resolve(value.trim(), tokens, seen, deep + 1);
    if let Some(name) = inside("var") {
        let (name, fallback) = name.split_once(',').map_or((name, None), |(name, fallback)| (name, Some(fallback)));
        let held = tokens.get(name.trim().trim_start_matches("--")).map(String::as_str);
        return held.or(fallback).map_or_else(|| panic!("no token {name}"), next);
    }
    if let Some((light, dark)) = inside("light-dark").and_then(|both| both.split_once(',')) {
        return next(if seen.dark { dark } else { light });
    }
    if let Some((front, back)) = inside("color-mix").and_then(|mix| mix.strip_prefix("in srgb,")?.split_once(',')) {
        let (front, share) = front.trim().rsplit_once(' ').unwrap_or((front, "50%"));
        let share = share.trim_end_matches('%').parse::<f64>().map_or(0.5, |percent| percent / 100.0);
        return next(front).mixed(next(back), share);
    }
    Colour::read(value).unwrap_or_else(|| panic!("«{value}» is no colour that the test of contrast knows"))
}

#[test]
fn a_token_is_what_the_last_rule_for_one_who_looks_says() {
    let tokens = Tokens::parse(
        ":root { --a: #111; --mood: var(--a); } /* --a: #999; */ @media (prefers-color-scheme: dark) { :root { --a: #222 } }
         .child, .young { --mood: var(--b, white); } @media (prefers-color-scheme: dark) and (prefers-contrast: more) { .child { --b: #333; } }
         @media (prefers-contrast: more) { @media (prefers-color-scheme: light) { :root { --a: #444; } } } @media print { :root { --a: #555; } }",
    );
    let is = |name, mood, dark, more, hex| {
        let contrast = tokens.colour(name, Seen { mood, dark, more }).contrast(Colour::read(hex).unwrap_or_else(|| unreachable!()));
        assert!((contrast - 1.0).abs() < 1e-9, "{name} {mood} {dark} {more}: {contrast}");
    };
    is("mood", "adult", false, false, "#111");
    is("mood", "adult", true, false, "#222");
    is("a", "adult", false, true, "#444");
    is("mood", "adult", true, true, "#222");
    is("mood", "young", true, true, "white");
    is("mood", "child", true, true, "#333");
}
