//! A survey and its translations as their TOML files: what is written here, [`parse`](super::parse()) and
//! [`parse_translation`](super::parse_translation) read back as it was.

use std::{collections::BTreeMap, fmt::Write as _};

use super::{
    Audience, AudienceVersion, Background, Choice, Face, Item, ItemKind, Label, Scale, Survey, Theme, Translation,
    texts::{Place, Question},
};

impl Survey {
    /// Its file.
    #[must_use]
    pub fn write(&self) -> String {
        let mut file = String::new();
        pairs(&mut file, [("id", self.id.as_str()), ("version", &self.version), ("title", &self.title)]);
        self.audiences.iter().for_each(|version| audience(&mut file, version));
        let mut scales: Vec<&Scale> = Vec::new();
        for version in &self.audiences {
            if !scales.iter().any(|known| known.id == version.scale.id) {
                scales.push(&version.scale);
            }
        }
        scales.into_iter().for_each(|one| scale(&mut file, one));
        self.sections.iter().for_each(|section| label(&mut file, "section", section));
        self.lenses.iter().for_each(|lens| label(&mut file, "lens", lens));
        self.themes.iter().for_each(|one| theme(&mut file, one));
        self.items.iter().for_each(|one| item(&mut file, one, true));
        self.kept.items.iter().for_each(|one| item(&mut file, one, false));
        for question in &self.open_questions {
            head(&mut file, "open_question");
            pairs(&mut file, [("id", question.id.as_str())]);
            wording(&mut file, "wording", &question.wording);
        }
        file.push_str("\n[route]\n");
        let route = &self.route;
        pairs(&mut file, [("id", route.id.as_str()), ("title", &route.title)]);
        wording(&mut file, "wording", &route.wording);
        pairs(&mut file, [("without_support", route.without_support.as_str())]);
        choices(&mut file, &route.choices);
        self.background.iter().for_each(|one| background(&mut file, one, true));
        self.kept.background.iter().for_each(|one| background(&mut file, one, false));
        file
    }
}

fn audience(file: &mut String, version: &AudienceVersion) {
    head(file, "audience");
    pairs(
        file,
        [
            ("id", version.audience.as_str()),
            ("label", &version.label),
            ("ages", &version.ages),
            ("plural", &version.plural),
            ("recall", &version.recall),
            ("scale", version.scale.id.as_str()),
            ("not_sure", &version.not_sure),
        ],
    );
    // Whole numbers without a point, as a person writes them; TOML says "nan" and "inf" in small letters.
    line(file, "grade", &version.grade.to_string().to_lowercase());
    line(file, "core_only", &version.core_only.to_string());
    list(file, "welcome", version.welcome.iter().map(String::as_str));
    list(file, "topics", version.topics.iter().map(String::as_str));
}

fn scale(file: &mut String, scale: &Scale) {
    head(file, "scale");
    pairs(file, [("id", scale.id.as_str())]);
    rows(
        file,
        "points",
        scale.points.iter().map(|point| {
            let face = point.face.map_or_else(String::new, |face| format!(", face = {}", quoted(name(face))));
            format!(
                "id = {}, label = {}, stance = {}{face}",
                quoted(point.id.as_str()),
                quoted(&point.label),
                quoted(point.stance.as_str())
            )
        }),
    );
}

const fn name(face: Face) -> &'static str {
    match face {
        Face::Calm => "calm",
        Face::Smile => "smile",
        Face::Glad => "glad",
    }
}

fn label(file: &mut String, table: &str, label: &Label) {
    head(file, table);
    pairs(file, [("id", label.id.as_str()), ("title", &label.title)]);
}

fn theme(file: &mut String, theme: &Theme) {
    head(file, "theme");
    let section = theme.section.as_str();
    pairs(file, [("id", theme.id.as_str()), ("title", &theme.title), ("means", &theme.means), ("section", section)]);
    if !theme.lenses.is_empty() {
        let place = |place: &super::LensPlace| format!("lens = {}, place = {}", quoted(place.lens.as_str()), quoted(&place.place));
        rows(file, "lenses", theme.lenses.iter().map(place));
    }
}

fn item(file: &mut String, item: &Item, asked: bool) {
    head(file, "item");
    pairs(file, [("id", item.id.as_str()), ("theme", item.theme.as_str())]);
    if !asked {
        line(file, "asked", "false");
    }
    for (name, set) in [("core", item.core), ("without_support", item.without_support), ("help_after", item.help_after)] {
        if set {
            line(file, name, "true");
        }
    }
    wording(file, "wording", &item.wording);
    wording(file, "easy", &item.easy);
    if let ItemKind::Ticks { choices: ticks, none } = &item.kind {
        if let Some(none) = none {
            pairs(file, [("none", none.as_str())]);
        }
        choices(file, ticks);
    }
}

fn background(file: &mut String, question: &Background, asked: bool) {
    head(file, "background");
    pairs(file, [("id", question.id.as_str()), ("title", &question.title)]);
    if !asked {
        line(file, "asked", "false");
    }
    wording(file, "wording", &question.wording);
    choices(file, &question.choices);
}

impl Translation {
    /// Its file, for that survey. A list of which only a part is translated has an empty text where one is missing.
    #[must_use]
    pub fn write(&self, survey: &Survey) -> String {
        let mut file = String::new();
        pairs(&mut file, [("language", self.language.as_str()), ("survey", survey.id.as_str()), ("version", &survey.version)]);
        line(&mut file, "read_by_native", &self.read_by_native.to_string());
        if let Some(title) = self.texts.get(&Place::Title) {
            pairs(&mut file, [("title", title.as_str())]);
        }
        for version in &survey.audiences {
            let audience = version.audience;
            let _ = write!(file, "\n[audience.{audience}]\n");
            for part in ["label", "ages", "recall", "not_sure"] {
                self.one(&mut file, part, &Place::Audience(audience, part));
            }
            self.all(&mut file, "welcome", version.welcome.len(), |at| Place::Welcome(audience, at));
            self.all(&mut file, "topics", version.topics.len(), |at| Place::Topic(audience, at));
        }
        // What is left stands under a table each, in the survey's order.
        let mut table = String::new();
        for place in survey.places() {
            let (under, key) = match &place {
                Place::Title | Place::Audience(..) | Place::Welcome(..) | Place::Topic(..) => continue,
                Place::Point(scale, point) => (format!("point.{scale}"), quoted(point.as_str())),
                Place::Wording(question, audience) => (under(question), format!("wording.{audience}")),
                Place::Easy(item, audience) => (format!("item.{item}"), format!("easy.{audience}")),
                Place::Choice(question, choice) => (under(question), format!("choice.{}", quoted(choice.as_str()))),
            };
            if !self.texts.contains_key(&place) {
                continue;
            }
            if under != table {
                let _ = write!(file, "\n[{under}]\n");
                table = under;
            }
            self.one(&mut file, &key, &place);
        }
        file
    }

    fn one(&self, file: &mut String, key: &str, place: &Place) {
        if let Some(text) = self.texts.get(place) {
            line(file, key, &quoted(text));
        }
    }

    fn all(&self, file: &mut String, key: &str, length: usize, place: impl Fn(usize) -> Place) {
        let texts: Vec<&str> = (0..length).map(|at| self.texts.get(&place(at)).map_or("", String::as_str)).collect();
        if texts.iter().any(|text| !text.is_empty()) {
            list(file, key, texts.into_iter());
        }
    }
}

fn under(question: &Question) -> String {
    match question {
        Question::Item(id) => format!("item.{id}"),
        Question::Open(id) => format!("open_question.{id}"),
        Question::Route => "route".to_owned(),
        Question::Background(id) => format!("background.{id}"),
    }
}

fn head(file: &mut String, table: &str) {
    let _ = write!(file, "\n[[{table}]]\n");
}

fn line(file: &mut String, key: &str, value: &str) {
    let _ = writeln!(file, "{key} = {value}");
}

fn pairs<'a>(file: &mut String, pairs: impl IntoIterator<Item = (&'a str, &'a str)>) {
    pairs.into_iter().for_each(|(key, text)| line(file, key, &quoted(text)));
}

fn wording(file: &mut String, key: &str, wording: &BTreeMap<Audience, String>) {
    wording.iter().for_each(|(audience, text)| line(file, &format!("{key}.{audience}"), &quoted(text)));
}

fn choices(file: &mut String, choices: &[Choice]) {
    rows(file, "choices", choices.iter().map(|choice| format!("id = {}, label = {}", quoted(choice.id.as_str()), quoted(&choice.label))));
}

fn rows(file: &mut String, key: &str, rows: impl Iterator<Item = String>) {
    let rows: String = rows.map(|row| format!("    {{ {row} }},\n")).collect();
    let _ = write!(file, "{key} = [\n{rows}]\n");
}

fn list<'a>(file: &mut String, key: &str, texts: impl Iterator<Item = &'a str>) {
    let texts: String = texts.map(|text| format!("    {},\n", quoted(text))).collect();
    let _ = write!(file, "{key} = [\n{texts}]\n");
}

/// A text between quotes (TOML 1.0, *basic strings*).
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            letter if letter.is_ascii_control() => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(letter));
            }
            letter => quoted.push(letter),
        }
    }
    quoted + "\""
}
