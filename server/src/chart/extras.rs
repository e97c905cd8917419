//! What charming 0.6 has no words for, put into the option's JSON: stacks that run through zero, corners one by one, stripes, and a
//! halo round the numbers on them and beside dots. A newer charming that knows one of these makes a line here go.

use serde_json::{Value, json};

/// Adds it all; series are known by their id.
pub(super) fn add(option: &mut Value, rtl: bool) {
    let (start, end) = (json!([5, 0, 0, 5]), json!([0, 5, 5, 0]));
    let (start, end) = if rtl { (end, start) } else { (start, end) };
    let stripes = json!({
        "symbol": "rect", "color": "var(--stripe)", "rotation": -std::f64::consts::FRAC_PI_4, "dashArrayX": [8, 0], "dashArrayY": [2, 5],
    });
    for series in option["series"].as_array_mut().into_iter().flatten() {
        match series["id"].as_str() {
            Some("positive") => series["itemStyle"]["borderRadius"] = start.clone(),
            Some("single") => series["itemStyle"]["borderRadius"] = end.clone(),
            Some("negative") => {
                series["itemStyle"]["borderRadius"] = end.clone();
                series["itemStyle"]["decal"] = stripes.clone();
                series["label"]["textBorderColor"] = json!("var(--negative)");
                series["label"]["textBorderWidth"] = json!(4);
            }
            // A dot's number: the line from the lowest dot to the highest runs behind it.
            Some(id) if id.starts_with("after") || id.starts_with("before") => {
                series["label"]["textBorderColor"] = json!("var(--paper)");
                series["label"]["textBorderWidth"] = json!(4);
            }
            _ => {}
        }
        if series["stack"].is_string() {
            series["stackStrategy"] = json!("all");
        }
    }
}
