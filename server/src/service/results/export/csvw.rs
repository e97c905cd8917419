//! The tables' description for machines: W3C, *Model for Tabular Data and Metadata on the Web* and *Metadata Vocabulary for Tabular Data* (2015).

use serde_json::{Value, json};

use super::{
    File,
    columns::{COLUMNS, KEY, Kind},
    dictionary, notes, unwritten,
};
use crate::{
    day,
    service::{ServiceError, results::Published},
};

pub(super) fn metadata(published: &Published) -> Result<Vec<u8>, ServiceError> {
    // Addresses are relative to the description's own, which stands beside both tables.
    let url = |file: File| format!("{}.{}", published.release.wave, file.extension());
    let columns: Vec<Value> = COLUMNS.iter().map(|column| described(column.name, column.title, column.means, column.kind)).collect();
    let codes: Vec<Value> = dictionary::COLUMNS.iter().map(|(name, title, means)| described(name, title, means, Kind::Text)).collect();
    let made_up = notes::made_up(published);
    let what = made_up.into_iter().map(str::to_owned).chain(notes::how_to_read(published)).collect::<Vec<_>>();
    let fact = |(name, fact): (&str, String)| json!({ "dc:title": name, "dc:description": fact });
    let facts: Vec<Value> = notes::facts(published).into_iter().map(fact).collect();
    let whole = json!({
        "@context": ["http://www.w3.org/ns/csvw", { "@language": "en" }],
        "dc:title": notes::title(published),
        "dc:description": what.join(" "),
        "dc:identifier": published.hash,
        "dc:issued": { "@value": day::today(published.made_at), "@type": "xsd:date" },
        "dc:language": "en",
        "notes": facts,
        "tables": [
            {
                "url": url(File::Csv),
                "dc:title": "What was said: a line a published number",
                "tableSchema": { "columns": columns, "primaryKey": KEY, "rowTitles": ["shown"] },
                "dialect": dialect(),
            },
            {
                "url": url(File::Dictionary),
                "dc:title": "What columns and codes mean, and how each audience was asked",
                "tableSchema": { "columns": codes },
                "dialect": dialect(),
            },
        ],
    });
    serde_json::to_vec_pretty(&whole).map_err(unwritten)
}

fn dialect() -> Value {
    json!({ "encoding": "utf-8", "header": true, "lineTerminators": ["\n"] })
}

fn described(name: &str, title: &str, means: &str, kind: Kind) -> Value {
    let datatype = match kind {
        Kind::Code | Kind::Text => json!("string"),
        Kind::YesNo => json!({ "base": "boolean", "format": "yes|no" }),
        Kind::People => json!({ "base": "integer", "minimum": 1 }),
        Kind::Percent => json!({ "base": "integer", "minimum": 0, "maximum": 100 }),
    };
    json!({ "name": name, "titles": [name, title], "dc:description": means, "datatype": datatype, "null": "", "required": name == KEY })
}
