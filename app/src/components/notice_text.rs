//! A privacy notice's text: headings and paragraphs.

use domain::notice::{Piece, pieces};
use leptos::prelude::*;

/// The text, under headings of the third rank.
#[component]
pub fn NoticeText(
    /// As it is kept.
    text: String,
) -> impl IntoView {
    let piece = |piece: Piece<'_>| match piece {
        Piece::Heading(words) => view! { <h3>{words.to_owned()}</h3> }.into_any(),
        Piece::Paragraph(words) => view! { <p>{words.to_owned()}</p> }.into_any(),
    };
    pieces(&text).map(piece).collect_view()
}
