//! The report of a wave's release: a cover, then chapters of sections of blocks. The print-ready page and the PDF are two ways to
//! write these same blocks down.

pub mod blocks;

use leptos::prelude::*;

use super::{Charts, TableView, said::SaidView};
use crate::{
    components::layout::{Frame, Head},
    paths::FullResults,
};
use blocks::Blocks;
use domain::language::Language;

/// A piece of the report, from top to bottom.
#[derive(Clone)]
pub enum Block {
    /// Running text.
    Text(String),
    /// A small heading inside a section.
    Heading(String),
    /// Sentences one below the other; in an order that says something where `ordered`.
    List {
        /// Whether the order is a ranking.
        ordered: bool,
        /// The sentences.
        items: Vec<String>,
    },
    /// Who, and what they were asked.
    Asked(Vec<(String, String)>),
    /// Published numbers.
    Table(TableView),
    /// A chart.
    Chart {
        /// The drawings.
        charts: Charts,
        /// What it shows, in a sentence.
        alt: String,
        /// What the colours mean: a swatch's class and its word.
        legend: Vec<(&'static str, String)>,
        /// What is said of the numbers under it.
        note: String,
    },
    /// What people said in their own words.
    Said(Vec<SaidView>),
}

/// A part of a chapter.
#[derive(Clone)]
pub struct Section {
    /// Its place in the page's address.
    pub id: String,
    /// What stands small above its title; may be empty.
    pub above: String,
    /// Its title.
    pub title: String,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A chapter.
#[derive(Clone)]
pub struct Chapter {
    /// Its place in the page's address.
    pub id: &'static str,
    /// Its title.
    pub title: String,
    /// What it says before its sections.
    pub blocks: Vec<Block>,
    /// Its sections.
    pub sections: Vec<Section>,
}

/// What the cover says.
#[derive(Debug, Clone)]
pub struct Cover {
    /// The survey's title.
    pub survey: String,
    /// "Fife and Stirling".
    pub place: String,
    /// When it was open and when its results came out, a line each.
    pub when: Vec<String>,
    /// Said loudly where nobody gave these answers.
    pub made_up: Option<&'static str>,
    /// What to say where the results are not the final ones.
    pub interim: Option<String>,
    /// The release's hash.
    pub hash: String,
}

impl Cover {
    /// The report's title.
    #[must_use]
    pub fn title(&self) -> String {
        format!("{}: what families said", self.survey)
    }
}

/// The report.
#[derive(Clone)]
pub struct ReportView {
    /// What every page needs.
    pub frame: Frame,
    /// Where the wave's results are read in full.
    pub at: FullResults,
    /// The area that it is about, by id; nothing: the whole wave.
    pub area: Option<String>,
    /// The cover.
    pub cover: Cover,
    /// The chapters.
    pub chapters: Vec<Chapter>,
}

/// What stands where answers are made up.
pub const MADE_UP: &str = "Made-up answers: this shows how a report looks. Nobody said this.";

/// The report as a page to print.
#[component]
pub fn Report(
    /// What it shows.
    page: ReportView,
) -> impl IntoView {
    let ReportView { frame, at, area, cover, chapters } = page;
    let contents = chapters.iter().map(entry).collect_view();
    let (pdf, back) = (at.report_pdf(area.as_deref()), at.place(area.as_deref()));
    view! {
        <!DOCTYPE html>
        <html lang=Language::English.tag()>
            <Head title=format!("{}, {}", cover.title(), cover.place) hash=frame.hash more=true script=false/>
            <body class="broad report">
                <header class="report-bar">
                    <nav aria-label="This report">
                        <a href=back>"Back to the results"</a>
                        <a href=pdf>"The same as a PDF"</a>
                    </nav>
                    <p>"Print this page: in your browser’s menu, or press Ctrl and P (on a Mac, ⌘ and P). It is set for A4 paper."</p>
                </header>
                <main>
                    <FrontPage cover/>
                    <nav class="report-contents" aria-labelledby="contents">
                        <h2 id="contents">"Contents"</h2>
                        <ol>{contents}</ol>
                    </nav>
                    {chapters.into_iter().map(|chapter| view! { <ChapterPart chapter/> }).collect_view()}
                </main>
            </body>
        </html>
    }
}

fn entry(chapter: &Chapter) -> impl IntoView + use<> {
    let section = |section: &Section| view! { <li><a href=format!("#{}", section.id)>{section.title.clone()}</a></li> };
    let sections = (!chapter.sections.is_empty()).then(|| view! { <ol>{chapter.sections.iter().map(section).collect_view()}</ol> });
    view! { <li><a href=format!("#{}", chapter.id)>{chapter.title.clone()}</a>{sections}</li> }
}

#[component]
fn FrontPage(cover: Cover) -> impl IntoView {
    let title = cover.title();
    let Cover { place, when, made_up, interim, hash, .. } = cover;
    view! {
        <section class="report-cover" aria-label="Cover">
            {made_up.map(|words| view! { <p class="made-up">{words}</p> })}
            <p class="report-kind">"Report"</p>
            <h1>{title}</h1>
            <p class="report-place">{place}</p>
            {interim.map(|words| view! { <p class="interim">{words}</p> })}
            {when.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
            <p class="hint hash">"Release " {hash}</p>
        </section>
    }
}

#[component]
fn ChapterPart(chapter: Chapter) -> impl IntoView {
    let Chapter { id, title, blocks, sections } = chapter;
    let heading = format!("{id}-heading");
    let part = |section: Section| view! { <SectionPart section/> };
    view! {
        <section class="report-chapter" id=id aria-labelledby=heading.clone()>
            <h2 id=heading.clone()>{title}</h2>
            <Blocks blocks inner=false/>
            {sections.into_iter().map(part).collect_view()}
        </section>
    }
}

#[component]
fn SectionPart(section: Section) -> impl IntoView {
    let Section { id, above, title, blocks } = section;
    let heading = format!("{id}-heading");
    // The title, what is said under it and a chart stay on one sheet: a torn one could not be read.
    let chart = blocks.iter().position(|block| matches!(block, Block::Chart { .. })).map_or(0, |at| at + 1);
    let mut kept = blocks;
    let rest = kept.split_off(chart);
    view! {
        <section class="report-section" id=id aria-labelledby=heading.clone()>
            <div class="report-kept">
                {(!above.is_empty()).then(|| view! { <p class="hint">{above}</p> })}
                <h3 id=heading.clone()>{title}</h3>
                <Blocks blocks=kept inner=true/>
            </div>
            <Blocks blocks=rest inner=true/>
        </section>
    }
}
