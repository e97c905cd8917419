//! A dry run of words in words, for staff: what would be shown, and what kept back and why; never which texts.

use domain::{
    disclosure::{
        Row,
        words::{KeptBack, Manner, WordsDryRun},
    },
    survey::{Audience, Id, Survey},
};

/// What would happen to the texts of an audience to a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// "Children: What is the best thing about the help you get?"
    pub of: String,
    /// A line each.
    pub lines: Vec<String>,
}

/// The report, a part a question and audience that has texts.
#[must_use]
pub fn parts(dry_run: &WordsDryRun, survey: &Survey) -> Vec<Part> {
    let asked = |audience: Audience| survey.open_questions.iter().map(move |question| (question, audience));
    let found = Audience::ALL.into_iter().flat_map(asked).filter_map(|(question, audience)| {
        let wording = question.wording.get(&audience)?;
        let who = survey.version_for(audience).map_or_else(|| audience.to_string(), |version| version.plural.clone());
        let lines = lines(dry_run, &question.id, audience);
        (!lines.is_empty()).then(|| Part { of: format!("{who}: {wording}"), lines })
    });
    found.collect()
}

fn lines(dry_run: &WordsDryRun, question: &Id, audience: Audience) -> Vec<String> {
    let release = &dry_run.release;
    let said = |manner: Manner| {
        release.said.iter().filter(|quoted| quoted.question == *question && quoted.audience == audience && quoted.manner == manner).count()
    };
    let kept: Vec<(KeptBack, u32)> = dry_run
        .kept_back
        .iter()
        .filter(|((of, by, _), _)| of == question && *by == audience)
        .map(|((.., why), many)| (*why, *many))
        .collect();
    let (quotes, paraphrases) = (said(Manner::Quote), said(Manner::Paraphrase));
    if quotes + paraphrases == 0 && kept.is_empty() {
        return Vec::new();
    }
    let row = release.group(audience).and_then(|group| group.rows.iter().find(|row| row.item == *question)).map(|row| &row.row);
    let themes = match row {
        Some(Row::Hidden) | None => "How often each theme was found would not be shown: too few texts.".to_owned(),
        Some(_) => "How often each theme was found would be shown.".to_owned(),
    };
    let shown = match (quotes, paraphrases) {
        (0, 0) => "Nobody would be quoted.".to_owned(),
        (quotes, 0) => format!("{quotes} would be quoted."),
        (0, told) => format!("{told} would be told in other words."),
        (quotes, told) => format!("{quotes} would be quoted, and {told} told in other words."),
    };
    let kept = kept.into_iter().map(|(why, many)| format!("{many} kept back: {why}."));
    [themes, shown].into_iter().chain(kept).collect()
}
