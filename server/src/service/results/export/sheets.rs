//! What stands on which sheet of a workbook: what a reader wants first, and every number last.

use domain::{
    disclosure::Group,
    survey::{Audience, Id, ItemKind, Stance},
};

use super::{
    book::{Book, Note, Sheet},
    columns::{COLUMNS, Cell, Kind},
    notes,
    record::{Answer, Record, Status, records},
};
use crate::service::results::{Published, view::breakdowns, view::who};

/// What stands where an audience's scale has no such answer, and where there is no interval.
const NOTHING: &str = "–";

/// The workbook of a release.
pub(super) fn book(published: &Published) -> Book {
    let records = records(published);
    let rows = Rows { published, records: &records };
    let whole = |group: &Group| group.area.is_none() && group.category.is_none();
    let mut sheets = vec![rows.took_part(), rows.scales("Themes", "Themes, everywhere", whole), rows.lists(whole)];
    sheets.push(rows.scales("By area", "Themes by area", |group| group.area.is_some()));
    for breakdown in breakdowns(published) {
        let of = |group: &Group| group.category.as_ref().is_some_and(|category| category.question == *breakdown.id);
        sheets.push(rows.scales(
            &format!("By {}", breakdown.title.to_lowercase()),
            &format!("Themes by {}", breakdown.title.to_lowercase()),
            of,
        ));
    }
    sheets.extend([rows.parts_lists(), wording(published), rows.all()]);
    sheets.retain(|sheet| !sheet.rows.is_empty());
    distinct(&mut sheets);
    let mark = notes::made_up(published);
    for sheet in &mut sheets {
        sheet.title = mark.map_or_else(|| sheet.title.clone(), |mark| format!("{}. {mark}", sheet.title));
    }
    let title = notes::title(published);
    let heading = |text: &str| Note::Heading(text.to_owned());
    let mut first = vec![Note::Title(title.clone())];
    first.extend(mark.map(|mark| Note::Loud(mark.to_owned())));
    first.push(heading("What this is"));
    first.extend(notes::facts(published).into_iter().map(|(name, fact)| Note::Fact(name.to_owned(), fact)));
    first.push(heading("How to read it"));
    first.extend(notes::how_to_read(published).into_iter().map(Note::Text));
    first.push(heading("Sheets"));
    first.extend(sheets.iter().map(|sheet| Note::Fact(sheet.name.clone(), sheet.title.clone())));
    Book {
        title,
        subject: format!("Wave {}", published.release.wave),
        hash: published.hash.clone(),
        made_at: published.made_at,
        notes: first,
        sheets,
    }
}

/// Two breakdowns may be called alike once their names are cut.
fn distinct(sheets: &mut [Sheet]) {
    for at in 1..sheets.len() {
        let (before, rest) = sheets.split_at_mut(at);
        let Some(sheet) = rest.first_mut() else { continue };
        let taken = |name: &str| before.iter().any(|other| other.name.to_lowercase() == name.to_lowercase());
        let cut: String = sheet.name.chars().take(28).collect();
        let mut number = 2;
        while taken(&sheet.name) {
            sheet.name = format!("{cut} {number}");
            number += 1;
        }
    }
}

struct Rows<'a> {
    published: &'a Published,
    records: &'a [Record<'a>],
}

impl<'a> Rows<'a> {
    /// The records of a group's item, together.
    fn items(&self, of: impl Fn(&Group) -> bool) -> impl Iterator<Item = &'a [Record<'a>]> {
        let same = |one: &Record<'_>, other: &Record<'_>| one.group == other.group && one.item == other.item;
        self.records.chunk_by(same).filter(move |found| found.first().is_some_and(|first| first.item.is_some() && of(first.group)))
    }

    /// Whom a line is about: "Adults", "Adults: Woman or girl".
    fn who(&self, group: &Group) -> String {
        let people = who(self.published, group.audience);
        self.published.category_of(group).map_or_else(|| people.clone(), |(_, category)| format!("{people}: {category}"))
    }

    /// Everywhere, a place, or a breakdown's name.
    fn part(&self, group: &Group) -> String {
        self.published.category_of(group).map_or_else(|| self.published.where_of(group), |(breakdown, _)| breakdown)
    }

    fn took_part(&self) -> Sheet {
        let heads = [("Part", 32, false), ("Who", 42, false), ("People (rounded)", 18, true)];
        let found = self.records.iter().filter(|record| record.answer == Answer::TookPart);
        let people = |record: &Record<'_>| record.people.map_or_else(|| Cell::text(record.shown.as_str()), Cell::Whole);
        let rows = found.map(|record| vec![Cell::text(self.part(record.group)), Cell::text(self.who(record.group)), people(record)]);
        Sheet::new("Took part", "How many took part".to_owned(), &heads, rows.collect())
    }

    /// A line a theme and group, for the scored ones.
    fn scales(&self, name: &str, title: &str, of: impl Fn(&Group) -> bool) -> Sheet {
        let heads = [
            ("Theme", 32, false),
            ("Part", 24, false),
            ("Who", 34, false),
            ("Positive", 12, true),
            ("In between", 12, true),
            ("Negative", 12, true),
            ("Answered (rounded)", 20, true),
            ("Positive, likely at least", 24, true),
            ("Positive, likely at most", 24, true),
            ("Asked as", 70, false),
        ];
        let scored = |found: &&[Record<'a>]| {
            let item = found.first().and_then(|first| self.published.item_of(first));
            item.is_some_and(|item| matches!(item.kind, ItemKind::Scale))
        };
        let mut rows: Vec<_> = self.items(of).filter(scored).map(|found| (self.place_in_survey(found), self.scale(found))).collect();
        rows.sort_by_key(|(place, _)| *place);
        Sheet::new(name, title.to_owned(), &heads, rows.into_iter().map(|(_, row)| row).collect())
    }

    /// Themes in the survey's order, audiences beside each other.
    fn place_in_survey(&self, found: &[Record<'_>]) -> Option<usize> {
        let item = found.first()?.item?;
        self.published.survey.items.iter().position(|known| known.id == *item)
    }

    fn scale(&self, found: &[Record<'_>]) -> Vec<Cell> {
        let Some(first) = found.first() else { return Vec::new() };
        let nothing = || Cell::text(NOTHING);
        let mark = matches!(first.answer, Answer::All).then(|| Cell::text(first.shown.as_str()));
        let given = |stance| found.iter().find(|record| record.answer == Answer::Stance(stance));
        let cell = |stance| mark.clone().unwrap_or_else(|| given(stance).map_or_else(nothing, share));
        let answered = mark.clone().unwrap_or_else(|| first.of.map_or_else(nothing, Cell::Whole));
        let likely = given(Stance::Positive).and_then(|record| record.likely);
        let end = |end: Option<u32>| end.map_or_else(nothing, Cell::Percent);
        let [positive, mixed, negative] = Stance::ALL.map(cell);
        vec![
            Cell::some(self.published.theme_of(first)),
            Cell::text(self.part(first.group)),
            Cell::text(self.who(first.group)),
            positive,
            mixed,
            negative,
            answered,
            end(likely.map(|(low, _)| low)),
            end(likely.map(|(_, high)| high)),
            Cell::some(self.published.asked_as(first)),
        ]
    }

    /// What got in the way: a line a choice, of everywhere.
    fn lists(&self, of: impl Fn(&Group) -> bool) -> Sheet {
        self.ticked("Barriers", "What people ticked, everywhere", of)
    }

    /// The same by area and by breakdown.
    fn parts_lists(&self) -> Sheet {
        self.ticked("Barriers by part", "What people ticked, by area and by breakdown", |group| {
            group.area.is_some() || group.category.is_some()
        })
    }

    fn ticked(&self, name: &str, title: &str, of: impl Fn(&Group) -> bool) -> Sheet {
        let heads = [
            ("Theme", 32, false),
            ("Part", 24, false),
            ("Who", 34, false),
            ("Ticked", 48, false),
            ("Share", 18, true),
            ("People (rounded)", 18, true),
            ("Answered (rounded)", 20, true),
        ];
        let list = |record: &&Record<'a>| {
            let listed = self.published.item_of(record).is_some_and(|item| matches!(item.kind, ItemKind::Ticks { .. }));
            listed && record.status != Status::NotAsked && !matches!(record.answer, Answer::Choice { ticked: false, .. })
        };
        let row = |record: &Record<'_>| {
            vec![
                Cell::some(self.published.theme_of(record)),
                Cell::text(self.part(record.group)),
                Cell::text(self.who(record.group)),
                Cell::some(self.published.answer_of(record)),
                share(record),
                record.people.map_or_else(|| Cell::text(record.shown.as_str()), Cell::Whole),
                Cell::whole(record.of),
            ]
        };
        let rows = self.items(of).flatten().filter(list).map(row);
        Sheet::new(name, title.to_owned(), &heads, rows.collect())
    }

    /// The long, tidy table: the very lines of the CSV file.
    fn all(&self) -> Sheet {
        let heads: Vec<_> = COLUMNS.iter().map(|column| (column.name, 16, matches!(column.kind, Kind::People | Kind::Percent))).collect();
        let cell = |record: &Record<'_>| COLUMNS.iter().map(|column| plain((column.cell)(self.published, record))).collect();
        let rows = self.records.iter().map(cell).collect();
        Sheet { titled: false, ..Sheet::new("All numbers", "Every published number, a line each".to_owned(), &heads, rows) }
    }
}

/// A share as it is shown: a number of percent, or what stands in its place.
fn share(record: &Record<'_>) -> Cell {
    record.percent.map_or_else(|| Cell::text(record.shown.as_str()), Cell::Percent)
}

/// In the long table a percentage is a plain number, as in the CSV file.
fn plain(cell: Cell) -> Cell {
    match cell {
        Cell::Percent(number) => Cell::Whole(number),
        other => other,
    }
}

/// How each audience was asked.
fn wording(published: &Published) -> Sheet {
    let heads = [("Theme", 32, false), ("Item", 10, false), ("Who", 18, false), ("Asked as", 80, false), ("Answers", 60, false)];
    let survey = &published.survey;
    let of = |item: &domain::survey::Item| {
        let id: &Id = &item.id;
        let one = |audience: Audience| {
            let (_, words) = survey.items_for(audience).find(|(asked, _)| asked.id == *id)?;
            let answers = published.answers_of(item, audience);
            let cells = [published.title_of(item), id.to_string(), who(published, audience), words.to_owned(), answers];
            Some(cells.map(Cell::text).to_vec())
        };
        Audience::ALL.into_iter().filter_map(one).collect::<Vec<_>>()
    };
    Sheet::new("Wording", "How each audience was asked".to_owned(), &heads, survey.items.iter().flat_map(of).collect())
}
