//! A workbook before it is written in any format.

use super::columns::Cell;

/// A workbook.
pub(super) struct Book {
    /// What it is called.
    pub(super) title: String,
    /// What it is about, in a line.
    pub(super) subject: String,
    /// The release's hash.
    pub(super) hash: String,
    /// When the release was made, in seconds since 1970: the workbook says that it was made then, so that its bytes stay the same.
    pub(super) made_at: i64,
    /// The first sheet: headings and paragraphs.
    pub(super) notes: Vec<Note>,
    /// A table each.
    pub(super) sheets: Vec<Sheet>,
}

/// A line of the first sheet.
pub(super) enum Note {
    /// The title.
    Title(String),
    /// What nobody may miss.
    Loud(String),
    /// A heading.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// A name and what is said of it.
    Fact(String, String),
}

/// The name of the first sheet.
pub(super) const NOTES: &str = "Notes";

/// A table on a sheet of its own: its title, the heads, its lines.
pub(super) struct Sheet {
    /// The tab's name: 31 letters at most, without `[ ] : * ? / \`.
    pub(super) name: String,
    /// The table's title.
    pub(super) title: String,
    /// Whether the title stands above the table. A table for programs begins with its heads.
    pub(super) titled: bool,
    /// Its columns.
    pub(super) heads: Vec<Head>,
    /// Its lines.
    pub(super) rows: Vec<Vec<Cell>>,
}

/// A column's head.
pub(super) struct Head {
    /// What stands there.
    pub(super) text: String,
    /// How wide the column is, in letters.
    pub(super) width: u16,
    /// Whether numbers stand in it, or marks in their place: at the right.
    pub(super) numbers: bool,
}

impl Sheet {
    /// A sheet; its name is cut and cleaned to what workbooks allow.
    pub(super) fn new(name: &str, title: String, heads: &[(&str, u16, bool)], rows: Vec<Vec<Cell>>) -> Self {
        let name: String = name.chars().filter(|letter| !"[]:*?/\\'".contains(*letter)).take(31).collect();
        let heads = heads.iter().map(|(text, width, numbers)| Head { text: (*text).to_owned(), width: *width, numbers: *numbers });
        Self { name: name.trim().to_owned(), title, titled: true, heads: heads.collect(), rows }
    }
}
