//! The addendum as a long, tidy table: a line a published number, then a line a text.

use domain::{
    disclosure::{
        Reading, Row, Share,
        phrases::HIDDEN,
        read,
        words::{NONE, WordsRelease},
    },
    survey::{Audience, Id},
};

use crate::cell::harmless;

const HEADS: [&str; 12] =
    ["wave", "made_up", "survey", "version", "kind", "audience", "question", "themes", "theme_titles", "texts", "shown", "words"];

pub(super) fn csv(words: &WordsRelease) -> Result<String, csv::Error> {
    let mut file = File { writer: csv::Writer::from_writer(Vec::new()), words };
    file.writer.write_record(HEADS)?;
    for group in &words.groups {
        let audience = group.group.audience;
        let base = group.base.map(|base| base.to_string()).unwrap_or_default();
        let shown = if group.base.is_some() { format!("about {base}") } else { HIDDEN.to_owned() };
        file.line("all texts", audience, "", ["", ""], [&base, &shown, ""])?;
        for row in &group.rows {
            file.themes(audience, &row.item, &row.row)?;
        }
    }
    for quoted in &words.said {
        let titles: Vec<&str> = quoted.themes.iter().map(|theme| file.title(theme)).collect();
        let themes: Vec<&str> = quoted.themes.iter().map(Id::as_str).collect();
        let (themes, titles) = (themes.join(" "), titles.join("; "));
        let drawing = if quoted.said.drawing.is_some() { "with a drawing" } else { "" };
        file.line(quoted.manner.as_str(), quoted.audience, quoted.question.as_str(), [&themes, &titles], ["", drawing, &quoted.said.text])?;
    }
    let bytes = file.writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

struct File<'a> {
    writer: csv::Writer<Vec<u8>>,
    words: &'a WordsRelease,
}

impl<'a> File<'a> {
    fn title(&self, theme: &Id) -> &'a str {
        self.words.codes.iter().find(|code| code.id == *theme).map_or("", |code| code.title.as_str())
    }

    fn line(&mut self, kind: &str, audience: Audience, question: &str, theme: [&str; 2], last: [&str; 3]) -> Result<(), csv::Error> {
        let words = self.words;
        let made_up = if words.made_up { "yes" } else { "no" };
        let first = [&words.wave, made_up, words.survey.as_str(), &words.survey_version, kind, audience.as_str(), question];
        // People wrote some of it, and a spreadsheet opens it.
        self.writer.write_record(first.into_iter().chain(theme).chain(last).map(harmless))
    }

    fn themes(&mut self, audience: Audience, question: &Id, row: &Row) -> Result<(), csv::Error> {
        let reading = read(row, &self.words.policy);
        let (Row::Ticks { ticks }, Reading::Ticks { ticks: parts, .. }) = (row, &reading) else {
            return self.line("theme", audience, question.as_str(), ["", ""], ["", reading.mark().unwrap_or_default(), ""]);
        };
        for tick in ticks {
            let shown = parts.iter().find(|part| part.choice == tick.choice).map_or("", |part| part.text.as_str());
            let texts = match tick.share {
                // A rounded 0 stands for "0 to 4": it is no number to compute with.
                Share::Counts { ticked, .. } if ticked > 0 => ticked.to_string(),
                _ => String::new(),
            };
            let title = if tick.choice.as_str() == NONE { "None of these" } else { self.title(&tick.choice) };
            self.line("theme", audience, question.as_str(), [tick.choice.as_str(), title], [&texts, shown, ""])?;
        }
        Ok(())
    }
}
