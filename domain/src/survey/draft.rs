//! A survey that somebody works on: every text and reference in it is sound, what is wrong with a change is said beside its field, and
//! only what can be said of the whole may still be amiss ([`Survey::unfit`]). Its form on disk is the survey's own file.

use std::collections::BTreeMap;

use super::{
    Audience, AudienceEdit, Fault, FieldFault, Id, Item, ItemEdit, ItemKind, Refusal, Survey, Translation, Unfit,
    edit::clean,
    fault::fault,
    parse,
    parse::{parse_kept, parse_unfinished},
    parse_translation,
    texts::Place,
    translation::kept_translation,
};
use crate::language::Language;

/// A survey that somebody works on, with its translations.
#[derive(Debug, Clone, PartialEq)]
pub struct SurveyDraft {
    survey: Survey,
    translations: Vec<Translation>,
}

impl SurveyDraft {
    /// A survey under another name or version, to work on.
    #[must_use]
    pub fn copy(survey: &Survey, translations: &[Translation], id: Id, version: String) -> Self {
        Self { survey: Survey { id, version, ..survey.clone() }, translations: translations.to_vec() }
    }

    /// Reads what was kept, a draft or a published version. Its words were judged when they were written and are not again: a list of words
    /// that grows must not break what is open.
    ///
    /// # Errors
    /// The line and reason of what cannot be read.
    pub fn read<'a>(body: &str, translations: impl IntoIterator<Item = &'a str>) -> Result<Self, Refusal> {
        let survey = parse_kept(body)?;
        let translations = translations.into_iter().map(|file| kept_translation(file, &survey)).collect::<Result<_, _>>()?;
        Ok(Self { survey, translations })
    }

    /// Whether it can be published: its files, as they will be kept.
    ///
    /// # Errors
    /// Line and reason of the first thing that does not fit, as [`parse`] and [`parse_translation`] have it.
    pub fn finished(&self) -> Result<(String, Vec<String>), Refusal> {
        let (body, files) = (self.survey.write(), self.files());
        let survey = parse(&body)?;
        files.iter().try_for_each(|file| parse_translation(file, &survey).map(drop))?;
        Ok((body, files))
    }

    /// The survey as it stands, in English.
    #[must_use]
    pub const fn survey(&self) -> &Survey {
        &self.survey
    }

    /// Its translations.
    #[must_use]
    pub fn translations(&self) -> &[Translation] {
        &self.translations
    }

    /// Its translation into that language, where anybody has begun one.
    #[must_use]
    pub fn translation(&self, language: Language) -> Option<&Translation> {
        self.translations.iter().find(|translation| translation.language == language)
    }

    /// The survey as it speaks to respondents in that language.
    #[must_use]
    pub fn in_language(&self, language: Language) -> Survey {
        self.translation(language).map_or_else(|| self.survey.clone(), |translation| self.survey.in_language(translation))
    }

    /// Its translations' files.
    #[must_use]
    pub fn files(&self) -> Vec<String> {
        self.translations.iter().map(|translation| translation.write(&self.survey)).collect()
    }

    /// Why it cannot be used as it is.
    #[must_use]
    pub fn unfit(&self) -> Vec<Unfit> {
        Audience::ALL.into_iter().filter_map(|audience| self.survey.unfit(audience)).collect()
    }

    /// An item, and whether it is asked.
    #[must_use]
    pub fn item(&self, id: &str) -> Option<(&Item, bool)> {
        let kept = self.survey.kept.items.iter().find(|item| item.id.as_str() == id);
        self.survey.item(id).map(|item| (item, true)).or_else(|| kept.map(|item| (item, false)))
    }

    /// Another title.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn set_title(&self, title: &str, same_meaning: bool) -> Result<Self, Vec<FieldFault>> {
        let title = clean(title);
        if let Some(fault) = fault(&title, Language::English) {
            return Err(vec![FieldFault { field: "title".to_owned(), fault }]);
        }
        Ok(self.with(Survey { title, ..self.survey.clone() }, same_meaning))
    }

    /// Other texts for an audience; empty ones are left out.
    ///
    /// # Errors
    /// What is wrong with them, by the fields `welcome` and `topics`.
    pub fn set_audience(&self, audience: Audience, edit: &AudienceEdit, same_meaning: bool) -> Result<Self, Vec<FieldFault>> {
        let lines = |texts: &[String]| texts.iter().map(|text| clean(text)).filter(|text| !text.is_empty()).collect::<Vec<_>>();
        let (welcome, topics) = (lines(&edit.welcome), lines(&edit.topics));
        let mut faults = Vec::new();
        for (field, texts) in [("welcome", &welcome), ("topics", &topics)] {
            let twice = texts.iter().enumerate().any(|(at, text)| texts.iter().take(at).any(|before| before == text));
            let first = texts.iter().find_map(|text| fault(text, Language::English));
            let found = first.or_else(|| texts.is_empty().then_some(Fault::Empty)).or_else(|| twice.then_some(Fault::Twice));
            faults.extend(found.map(|fault| FieldFault { field: field.to_owned(), fault }));
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let mut survey = self.survey.clone();
        if let Some(version) = survey.audiences.iter_mut().find(|version| version.audience == audience) {
            (version.welcome, version.topics) = (welcome, topics);
        }
        Ok(self.with(survey, same_meaning))
    }

    /// Another wording of an item, or whether it is asked.
    ///
    /// # Errors
    /// What is wrong with it, by the fields `wording-child`, `easy-child`, `choice-ID` and `theme`.
    pub fn set_item(&self, id: &str, edit: &ItemEdit, same_meaning: bool) -> Result<Self, Vec<FieldFault>> {
        let edit = edit.cleaned();
        let faults = edit.faults(&self.survey);
        if !faults.is_empty() {
            return Err(faults);
        }
        let mut survey = self.survey.clone();
        let asked = survey.items.iter().position(|item| item.id.as_str() == id);
        let kept = survey.kept.items.iter().position(|item| item.id.as_str() == id);
        if let Some(at) = asked.filter(|_| !edit.asked) {
            let item = survey.items.remove(at);
            survey.kept.items.push(item);
        }
        if let Some(at) = kept.filter(|_| edit.asked) {
            let item = survey.kept.items.remove(at);
            // The last item is a positive one, and stays the last.
            survey.items.insert(survey.items.len().saturating_sub(1), item);
        }
        for item in survey.items.iter_mut().chain(&mut survey.kept.items).filter(|item| item.id.as_str() == id) {
            edit.put(item);
        }
        Ok(self.with(survey, same_meaning))
    }

    /// An item of their own, before the last one. Its id is for good: nothing else was ever called so.
    ///
    /// # Errors
    /// As [`Self::set_item`].
    pub fn add_item(&self, id: Id, edit: &ItemEdit) -> Result<Self, Vec<FieldFault>> {
        let edit = edit.cleaned();
        let faults = edit.faults(&self.survey);
        if !faults.is_empty() {
            return Err(faults);
        }
        let mut survey = self.survey.clone();
        let mut item = Item {
            theme: id.clone(),
            id,
            kind: ItemKind::Scale,
            core: false,
            without_support: false,
            help_after: false,
            wording: BTreeMap::new(),
            easy: BTreeMap::new(),
        };
        edit.put(&mut item);
        survey.items.insert(survey.items.len().saturating_sub(1), item);
        Ok(self.with(survey, false))
    }

    /// The same, with an item one place up or down.
    #[must_use]
    pub fn moved(&self, id: &str, up: bool) -> Self {
        let mut draft = self.clone();
        let at = draft.survey.items.iter().position(|item| item.id.as_str() == id);
        let to = at.and_then(|at| if up { at.checked_sub(1) } else { at.checked_add(1) });
        if let (Some(at), Some(to)) = (at, to.filter(|to| *to < draft.survey.items.len())) {
            draft.survey.items.swap(at, to);
        }
        draft
    }

    /// The same, with these background questions to choose from and the others kept.
    #[must_use]
    pub fn with_background(&self, asked: &[&str]) -> Self {
        let mut draft = self.clone();
        let all = draft.survey.background.drain(..).chain(draft.survey.kept.background.drain(..)).collect::<Vec<_>>();
        let (on, off) = all.into_iter().partition(|question| asked.contains(&question.id.as_str()));
        (draft.survey.background, draft.survey.kept.background) = (on, off);
        draft
    }

    /// Other wordings of the open questions, by the field `ID-child`; who has none is not asked.
    ///
    /// # Errors
    /// What is wrong with them.
    pub fn set_open_questions(&self, texts: &BTreeMap<String, String>, same_meaning: bool) -> Result<Self, Vec<FieldFault>> {
        let (mut survey, mut faults) = (self.survey.clone(), Vec::new());
        for question in &mut survey.open_questions {
            question.wording.clear();
            for audience in Audience::ALL {
                let field = format!("{}-{audience}", question.id);
                let text = texts.get(&field).map(|text| clean(text)).unwrap_or_default();
                match fault(&text, Language::English) {
                    None => drop(question.wording.insert(audience, text)),
                    Some(Fault::Empty) => {}
                    Some(fault) => faults.push(FieldFault { field, fault }),
                }
            }
            if question.wording.is_empty() && faults.is_empty() {
                faults.push(FieldFault { field: format!("{}-child", question.id), fault: Fault::NobodyAsked });
            }
        }
        if faults.is_empty() { Ok(self.with(survey, same_meaning)) } else { Err(faults) }
    }

    /// Every text that a translation gives: its field, its name, its English, and its translation where there is one.
    #[must_use]
    pub fn to_translate(&self, language: Language) -> Vec<(String, String, String, Option<String>)> {
        let (english, translation) = (self.survey.texts(), self.translation(language));
        let given = |place: &Place| translation.and_then(|translation| translation.texts.get(place).cloned());
        let row = |place: Place| (place.field(), place.to_string(), english.get(&place).cloned().unwrap_or_default(), given(&place));
        self.survey.places().into_iter().map(row).collect()
    }

    /// A translation as a form gives it, by the fields of [`Self::to_translate`]; empty ones are missing.
    ///
    /// # Errors
    /// What is wrong with them.
    pub fn set_translation(&self, language: Language, texts: &BTreeMap<String, String>, read: bool) -> Result<Self, Vec<FieldFault>> {
        let (mut translation, mut faults) = (Translation { read_by_native: read, ..Translation::empty(language) }, Vec::new());
        for place in self.survey.places() {
            let field = place.field();
            let text = texts.get(&field).map(|text| clean(text)).unwrap_or_default();
            let same = |(other, known): (&Place, &String)| other.list().is_some() && other.list() == place.list() && *known == text;
            match fault(&text, language) {
                Some(Fault::Empty) => {}
                Some(fault) => faults.push(FieldFault { field, fault }),
                None if translation.texts.iter().any(same) => faults.push(FieldFault { field, fault: Fault::Twice }),
                None => drop(translation.texts.insert(place, text)),
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        Ok(self.with_translation(translation))
    }

    /// What a survey's file says, under this draft's name and version. Translations stay where their English does.
    ///
    /// # Errors
    /// The file's line and reason.
    pub fn import(&self, body: &str) -> Result<Self, Refusal> {
        let survey = parse_unfinished(body)?;
        Ok(self.with(Survey { id: self.survey.id.clone(), version: self.survey.version.clone(), ..survey }, false))
    }

    /// What a translation's file says.
    ///
    /// # Errors
    /// The file's line and reason.
    pub fn import_translation(&self, file: &str) -> Result<Self, Refusal> {
        Ok(self.with_translation(parse_translation(file, &self.survey)?))
    }

    fn with_translation(&self, translation: Translation) -> Self {
        let mut draft = self.clone();
        draft.translations.retain(|other| other.language != translation.language);
        draft.translations.push(translation);
        draft.translations.sort_by_key(|translation| translation.language);
        draft
    }

    /// This draft with another survey in it. A translation is of an English text: where that changed, it is missing again, unless whoever
    /// changed it says that it means the same.
    fn with(&self, survey: Survey, same_meaning: bool) -> Self {
        let (before, after) = (self.survey.texts(), survey.texts());
        let translation = |translation: &Translation| {
            let texts = after.iter().filter_map(|(place, english)| {
                let stays = same_meaning || before.get(place) == Some(english);
                // A line of a list may have moved: it is found by its English.
                let moved = || before.iter().find(|(other, text)| other.list() == place.list() && *text == english).map(|(other, _)| other);
                let from = match place.list() {
                    Some(_) => moved().or(stays.then_some(place)),
                    None => stays.then_some(place),
                };
                Some((place.clone(), translation.texts.get(from?)?.clone()))
            });
            Translation { texts: texts.collect(), ..*translation }
        };
        Self { translations: self.translations.iter().map(translation).collect(), survey }
    }
}
