//! The blocks of a report as HTML.

use leptos::prelude::*;

use super::Block;
use crate::pages::results::{Charts, said::Said, table::Table};

/// Blocks, one below the other.
#[component]
pub fn Blocks(
    /// What they say.
    blocks: Vec<Block>,
    /// Whether they stand in a section: their headings are a level lower then.
    inner: bool,
) -> impl IntoView {
    blocks.into_iter().map(|block| view! { <One block inner/> }).collect_view()
}

#[component]
fn One(block: Block, inner: bool) -> impl IntoView {
    match block {
        Block::Text(text) => view! { <p>{text}</p> }.into_any(),
        Block::Heading(text) if inner => view! { <h4 class="report-small">{text}</h4> }.into_any(),
        Block::Heading(text) => view! { <h3 class="report-small">{text}</h3> }.into_any(),
        Block::List { ordered, items } => {
            let items = items.into_iter().map(|item| view! { <li>{item}</li> }).collect_view();
            if ordered { view! { <ol>{items}</ol> }.into_any() } else { view! { <ul>{items}</ul> }.into_any() }
        }
        Block::Asked(asked) => {
            let one = |(who, words): (String, String)| view! { <li><b>{who}": "</b>{words}</li> };
            view! { <ul class="report-asked">{asked.into_iter().map(one).collect_view()}</ul> }.into_any()
        }
        Block::Table(table) => view! { <div class="scroll" tabindex="0" role="group" aria-label="Table"><Table table/></div> }.into_any(),
        Block::Chart { charts: Charts { narrow, wide, .. }, alt, legend, note } => {
            let swatch = |(class, word)| view! { <li><i class=class></i>{word}</li> };
            let legend = (!legend.is_empty())
                .then(|| view! { <ul class="legend" aria-hidden="true">{legend.into_iter().map(swatch).collect_view()}</ul> });
            view! {
                <figure>
                    <div class="drawing" role="img" aria-label=alt>
                        <div class="narrow" inner_html=narrow></div>
                        <div class="wide" inner_html=wide></div>
                    </div>
                    <figcaption>{legend}<span class="note">{note}</span></figcaption>
                </figure>
            }
            .into_any()
        }
        Block::Said(said) => {
            view! { <ul class="said-list">{said.into_iter().map(|said| view! { <Said said/> }).collect_view()}</ul> }.into_any()
        }
    }
}
