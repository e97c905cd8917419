//! Slips to print, cut apart and draw from a hat: ten on an A4 page, shown once. They name no topic, as posters name none, no place and no number:
//! one is like another but for its code.

use domain::{language::Language, slip::SlipCode};
use leptos::prelude::*;

use super::slips::STEPS;
use crate::{
    components::{
        icons::Mark,
        layout::{Frame, Head, MadeUp},
        link_records::LinkRecords,
        printed::typed,
    },
    locale::{language, say, say_with},
    paths,
};

/// How many slips an A4 page holds.
const SLIPS: usize = 10;

/// Where to cut, in millimetres: down the middle, and across between two rows. Slips lie edge to edge, so that one cut serves two.
const CUTS: &str = "M105 0v297M0 59.4h210M0 118.8h210M0 178.2h210M0 237.6h210";

/// What it shows.
#[derive(Debug, Clone)]
pub struct SlipSheetView {
    /// The files, and the language that the slips speak.
    pub frame: Frame,
    /// The site's address.
    pub site: String,
    /// The link's code.
    pub link: String,
    /// What staff call it.
    pub called: String,
    /// Each slip's code, and the QR code that carries it, as SVG.
    pub slips: Vec<(SlipCode, String)>,
    /// Whether answers are made up.
    pub made_up: bool,
}

/// The sheets, and a page before them for whoever hands them out.
#[component]
pub fn SlipSheet(
    /// What it shows.
    page: SlipSheetView,
) -> impl IntoView {
    page.frame.spoken();
    let SlipSheetView { frame, site, link, called, slips, made_up } = page;
    let number = slips.len();
    let leaves = slips.chunks(SLIPS).map(|slips| {
        let slips = slips.iter().map(|(code, qr)| slip(&site, &link, code, qr, made_up)).collect_view();
        view! {
            <div class="slips-sheet">
                {slips}
                <svg class="slip-cuts" viewBox="0 0 210 297" aria-hidden="true"><path d=CUTS/></svg>
            </div>
        }
    });
    let leaves = leaves.collect_view();
    view! {
        <!DOCTYPE html>
        <html lang=Language::English.tag()>
            <Head title=format!("Blether slips {link}") hash=frame.hash.clone() more=true script=false/>
            <body class="broad poster-page slips-page">
                <main>
                    <section class="slips-how">
                        <h1>"Slips to draw from a hat"</h1>
                        <p class="slips-now" role="status"><b>{format!("Print these {number} now.")}</b>" They are stored nowhere: when this page is closed, nobody can show them again."</p>
                        <p>{format!("For {called}. Each slip lets one person’s answers in.")}</p>
                        <ol>{STEPS.map(|step| view! { <li>{step}</li> }).collect_view()}</ol>
                        <p class="slips-back"><a class="pill" href=paths::slips(&link)>"Back to the link’s slips"</a></p>
                    </section>
                    {leaves}
                </main>
                <LinkRecords single_use=true/>
            </body>
        </html>
    }
}

/// One slip: to scan, or to type.
fn slip(site: &str, link: &str, code: &SlipCode, qr: &str, made_up: bool) -> impl IntoView + use<> {
    let direction = if language().is_right_to_left() { "rtl" } else { "ltr" };
    let address = format!("{site}{}", paths::link(link));
    view! {
        <article class="slip" lang=language().tag() dir=direction>
            <div class="qr" role="img" aria-label=say_with("poster-qr", &[("address", address.into())]) inner_html=qr.to_owned()></div>
            <div class="slip-words">
                <p class="slip-scan"><Mark/>{say("poster-scan")}</p>
                <p>{say("poster-type")}</p>
                {typed(site, link)}
                <p>{say("slip-code")}</p>
                <p class="slip-code" dir="ltr">{code.to_string()}</p>
                <p class="slip-once">{say("slip-once")}</p>
                <MadeUp made_up/>
            </div>
        </article>
    }
}
