//! What stands in a text box. The view macro puts a text box's children into the page as they are, as it does a script's: what somebody typed
//! would end the box and go on as markup.

/// A text as the source of a text box holds it (HTML, *RCDATA*): only what would end the box, or begin a character reference, is written otherwise.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_does_not_leave_its_box() {
        assert_eq!(escaped("</textarea><b> &lt; \"it's\""), "&lt;/textarea>&lt;b> &amp;lt; \"it's\"");
    }
}
