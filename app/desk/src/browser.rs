//! What the desk's script calls, in a moderator's browser. Private keys stay behind [`Key`]: the script holds no more than a handle of it, but for
//! the moment in which a recovery sheet is shown.
#![expect(unreachable_pub, reason = "wasm-bindgen hands out public functions alone, and nobody in Rust calls them")]

use domain::{
    drawing::Drawing,
    identifying::{self, Lists},
    suggest::{Example, LEAST_TEXTS, Suggester},
};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{Private, Public};

/// A private key that was made, read or unwrapped here.
#[wasm_bindgen]
pub struct Key(Private);

#[wasm_bindgen]
impl Key {
    /// A new key.
    pub fn make() -> Self {
        Self(Private::generate())
    }

    /// From a recovery sheet; nothing where it is none.
    pub fn read(sheet: &str) -> Option<Self> {
        Private::read(sheet).map(Self)
    }

    /// From its wrapping; nothing where the passphrase is another.
    pub fn unwrap(wrapped: &[u8], passphrase: &str) -> Option<Self> {
        Private::unwrap(wrapped, passphrase).map(Self)
    }

    /// What a recovery sheet says.
    pub fn sheet(&self) -> String {
        self.0.write()
    }

    /// Its public half.
    pub fn public(&self) -> String {
        self.0.public().write()
    }

    /// The key wrapped by a passphrase.
    pub fn wrap(&self, passphrase: &str) -> Option<Vec<u8>> {
        self.0.wrap(passphrase)
    }

    /// Unseals what was sealed to it; nothing for anything else.
    pub fn open(&self, sealed: &[u8]) -> Option<Vec<u8>> {
        self.0.open(sealed)
    }

    /// A partnership's key, from the copy that was sealed to this one.
    pub fn copy(&self, sealed: &[u8]) -> Option<Self> {
        let text = self.0.open(sealed)?;
        Private::read(std::str::from_utf8(&text).ok()?).map(Self)
    }

    /// A copy of this key for whoever has that public key.
    pub fn hand_to(&self, public: &str) -> Option<Vec<u8>> {
        Public::read(public)?.seal(self.0.write().as_bytes())
    }
}

/// Seals bytes to a public key.
#[wasm_bindgen]
pub fn seal(public: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    Public::read(public)?.seal(bytes)
}

/// A drawing as SVG; empty where it is none.
#[wasm_bindgen]
pub fn draw(drawing: &str, name: &str) -> String {
    Drawing::read(drawing).map(|drawing| drawing.svg(name)).unwrap_or_default()
}

/// What may identify somebody, in a text.
#[wasm_bindgen]
pub struct Finder(Lists);

#[wasm_bindgen]
impl Finder {
    /// With the lists that are shipped.
    pub fn shipped() -> Option<Self> {
        Lists::shipped().ok().map(Self)
    }

    /// What it found, a line each: where it starts and ends, in the script's own units (UTF-16), and what it may be.
    pub fn find(&self, text: &str) -> String {
        let units = |bytes: usize| text.get(..bytes).map_or(0, |before| before.encode_utf16().count());
        let line = |found: identifying::Finding| format!("{} {} {}", units(found.range.start), units(found.range.end), found.kind.title());
        identifying::find(text, &self.0).into_iter().map(line).collect::<Vec<_>>().join("\n")
    }
}

/// Suggests themes, learnt from texts that are out already and from the codebook.
#[wasm_bindgen]
pub struct Suggestions {
    suggester: Suggester,
    helps: bool,
    measured: String,
}

#[wasm_bindgen]
impl Suggestions {
    /// Learns, and measures itself on examples held back. Both are JSON: lists of texts with their codes.
    pub fn learn(examples: &str, definitions: &str) -> Option<Self> {
        let read = |json: &str| serde_json::from_str::<Vec<Example>>(json).ok();
        let (examples, definitions) = (read(examples)?, read(definitions)?);
        let measured = Suggester::measure(&examples, &definitions);
        let percent = |share: f64| (share * 100.0).round();
        let told = if measured.texts < LEAST_TEXTS {
            format!("Themes are suggested once {LEAST_TEXTS} coded texts may be released, if that helps. Now it is {}.", measured.texts)
        } else {
            format!(
                "Held back and tried on {} coded texts, suggestions hit one of a coder’s themes in {} of 100; always naming the three most frequent themes, in {}. {}",
                measured.texts,
                percent(measured.hit_rate()),
                percent(measured.baseline()),
                if measured.helps() { "So themes that may fit are underlined." } else { "That is not good enough: nothing is suggested." }
            )
        };
        Some(Self { suggester: Suggester::train(&examples, &definitions), helps: measured.helps(), measured: told })
    }

    /// Whether they are good enough to be shown.
    pub fn helps(&self) -> bool {
        self.helps
    }

    /// How well they do, in a sentence.
    pub fn measured(&self) -> String {
        self.measured.clone()
    }

    /// The codes that a text may be about, a line each.
    pub fn suggest(&self, text: &str) -> String {
        self.suggester.suggest(text).into_iter().map(|one| one.code.to_string()).collect::<Vec<_>>().join("\n")
    }
}
