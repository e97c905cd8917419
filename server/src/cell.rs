//! Cells of files that people open in a spreadsheet.

/// A cell that a spreadsheet would work out is none: it gets an apostrophe before it (OWASP, *CSV Injection*). Full-width signs are taken for
/// the plain ones by some.
#[must_use]
pub(crate) fn harmless(text: &str) -> String {
    let first = text.trim_start_matches([' ', '\u{a0}']);
    if first.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_work_out_is_a_text() {
        for sly in ["=1+1", "+44", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1"] {
            assert_eq!(harmless(sly), format!("'{sly}"));
        }
        for plain in ["", "They listened.", "a=b", "'quoted'", "🦦"] {
            assert_eq!(harmless(plain), plain);
        }
    }
}
