//! An element as ECharts hands it over (its "virtual node"): a tag, attributes, children, and a text's name.

use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;

#[derive(Deserialize)]
pub(super) struct Element {
    pub(super) tag: String,
    #[serde(default)]
    attrs: BTreeMap<String, Value>,
    #[serde(default)]
    pub(super) children: Option<Vec<Element>>,
    pub(super) text: Option<String>,
}

impl Element {
    /// An attribute's text, or nothing.
    pub(super) fn get(&self, name: &str) -> String {
        match self.attrs.get(name) {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Number(number)) => number.as_f64().map(short).unwrap_or_default(),
            _ => String::new(),
        }
    }

    /// A property in the `style` attribute.
    pub(super) fn style(&self, name: &str) -> Option<&str> {
        let style = self.attrs.get("style")?.as_str()?;
        style.split(';').find_map(|property| property.strip_prefix(name)?.strip_prefix(':'))
    }

    /// Whether there is anything to see.
    pub(super) fn is_painted(&self) -> bool {
        let painted = |name| !matches!(&*self.get(name), "" | "none");
        painted("fill") || painted("stroke")
    }
}

/// The numbers in `translate(x y)`; none is no way at all.
pub(super) fn translation(transform: &str) -> Option<(f64, f64)> {
    if transform.is_empty() {
        return Some((0.0, 0.0));
    }
    let (x, y) = transform.strip_prefix("translate(")?.strip_suffix(')')?.split_once(' ')?;
    Some((x.parse().ok()?, y.parse().ok()?))
}

/// A number with one decimal, or none.
pub(super) fn short(number: f64) -> String {
    let tenths = (number * 10.0).round() / 10.0;
    if tenths == 0.0 { "0".into() } else { tenths.to_string() }
}
