//! Families' page, for everyone: what stands out, then theme by theme a picture of ten people and a sentence an age. In an adult's plain words.

use domain::survey::Audience;
use leptos::prelude::*;

use super::{
    around::{AroundView, MadeUp},
    downloads::Downloads,
    filter::{Filters, Place},
    notes::{CHOSE, Pointer, Pointers, rounded},
    ten::{DrawnOnce, Figure, Ten},
};
use crate::{
    components::layout::{Layout, Mood},
    paths,
};

/// One thing that stands out.
#[derive(Debug, Clone)]
pub struct StandsOut {
    /// Said in people.
    pub sentence: String,
    /// The themes that it is about: the item's id on the page, and the theme's title.
    pub themes: Vec<(String, String)>,
}

/// One choice of a list.
#[derive(Debug, Clone)]
pub struct NamedChoice {
    /// What was ticked.
    pub choice: String,
    /// How many of ten ticked it, where that is known.
    pub of_ten: Option<u8>,
    /// "Named by about 4 in 10 adults."
    pub sentence: String,
}

/// What one age answered.
#[derive(Debug, Clone)]
pub struct AgeAnswers {
    /// Whose colour it has.
    pub audience: Audience,
    /// How many of ten say yes, where that is known.
    pub of_ten: Option<u8>,
    /// What of a list was ticked most, in order; empty where it is no list, or has no order.
    pub ranked: Vec<NamedChoice>,
    /// "About 7 in 10 adults agree."
    pub sentences: Vec<String>,
}

/// A theme.
#[derive(Debug, Clone)]
pub struct FamiliesTheme {
    /// The item's id: pages elsewhere lead here by it.
    pub id: String,
    /// "Being heard".
    pub title: String,
    /// As the oldest were asked it; empty where nobody was.
    pub question: String,
    /// What differs between the ages; may be empty.
    pub finding: String,
    /// What each age answered, of those that can be shown.
    pub answers: Vec<AgeAnswers>,
    /// Whose answers are not here, and why.
    pub without: Vec<String>,
    /// What each age was asked: who, and the words.
    pub wordings: Vec<(String, String)>,
    /// Where people say something of it in their own words, if they do.
    pub words: Option<String>,
}

/// What the page shows.
#[derive(Debug, Clone)]
pub struct FamiliesView {
    /// Whose results.
    pub around: AroundView,
    /// The whole wave, its larger areas and its areas.
    pub places: Vec<Place>,
    /// Where to look for what is hidden in a place.
    pub pointers: Vec<Pointer>,
    /// Who took part, and when the results came out: a sentence each.
    pub took_part: Vec<String>,
    /// Whether nothing at all can be shown.
    pub nothing: bool,
    /// What stands out.
    pub standouts: Vec<StandsOut>,
    /// The themes.
    pub themes: Vec<FamiliesTheme>,
    /// Whether anything is hidden here.
    pub hidden: bool,
    /// The smallest group that is shown.
    pub floor: u32,
    /// What counts are rounded to.
    pub round_to: u32,
    /// Whether people were asked for their own words.
    pub asks_words: bool,
    /// The release's hash.
    pub hash: String,
}

/// The page's own sentences: a tired parent reads them.
pub const SENTENCES: [&str; 9] = [
    "What families said",
    "Thank you to everyone who took part. Here is what you told us.",
    "What stands out",
    "No answer stands out here. Gaps between them can be chance.",
    "We can’t show any numbers here. That way, nobody can be recognised. What you said still matters.",
    "What everyone answered",
    "Each picture is ten people. The filled ones said yes, agreed or named it. If you were not sure, or skipped it, you are not in that picture.",
    "How to read this",
    "Some answers are not shown. Too few people gave them, or they would tell too much about someone.",
];

/// What is said of pictures that differ, where the numbers cannot carry it.
pub const CHANCE: &str = "The gap between ages can be chance.";

/// What families said.
#[component]
pub fn Families(
    /// What it shows.
    page: FamiliesView,
) -> impl IntoView {
    let FamiliesView { around, places, pointers, took_part, nothing, standouts, themes, hidden, floor, round_to, asks_words, hash } = page;
    let AroundView { frame, wave, at: _, survey, place, made_up, interim } = around;
    let [title, thanks, out, none_out, none_shown, answered, pictures, how, why_hidden] = SENTENCES;
    let full = paths::FullResults::OfStaff(wave.clone()).overview();
    let contents = themes.iter().map(|theme| view! { <li><a href=format!("#{}", theme.id)>{theme.title.clone()}</a></li> }).collect_view();
    let standouts = match standouts.as_slice() {
        [] => view! { <p>{if nothing { none_shown } else { none_out }}</p> }.into_any(),
        _ => view! { <ul>{standouts.into_iter().map(|one| view! { <Standout one/> }).collect_view()}</ul> }.into_any(),
    };
    view! {
        <Layout title=format!("{survey}: what families said, {place}") mood=Mood::Plain frame class="families" more=true>
            <MadeUp made_up/>
            {interim.map(|words| view! { <p class="interim">{words}</p> })}
            <p class="hint">{place}</p>
            <h1>{title}</h1>
            <p class="lead">{thanks}</p>
            <p>{took_part.join(" ")}</p>
            <div class="tools"></div>
            <Filters action=paths::results(&wave) places breakdowns=Vec::new() kept=Vec::new()/>
            <Pointers pointers/>
            <section class="standouts" aria-labelledby="standouts">
                <h2 id="standouts">{out}</h2>
                {standouts}
            </section>
            <h2>{answered}</h2>
            {(!nothing).then(|| view! { <p>{pictures}</p> })}
            <details>
                <summary>"Go to a theme"</summary>
                <ul class="contents">{contents}</ul>
            </details>
            <DrawnOnce figure=Figure::Person/>
            {themes.into_iter().map(|theme| view! { <Theme theme/> }).collect_view()}
            <section class="side-note" aria-labelledby="how">
                <h2 id="how">{how}</h2>
                <p>{CHOSE}</p>
                <p>{rounded(round_to, floor)}</p>
                {hidden.then(|| view! { <p>{why_hidden}</p> })}
            </section>
            <nav class="ways" aria-label="Other pages">
                <a href=paths::results_children(&wave)>"What children said"</a>
                {asks_words.then(|| view! { <a href=paths::results_words(&wave)>"In people’s own words"</a> })}
            </nav>
            <footer>
                <Downloads wave/>
                <p>"Do you plan services? "<a href=full>"Read the full results"</a>". You need to sign in."</p>
                <p class="hint hash">"Release " {hash}</p>
            </footer>
        </Layout>
    }
}

#[component]
fn Standout(one: StandsOut) -> impl IntoView {
    let StandsOut { sentence, themes } = one;
    let link = |(id, title): (String, String)| view! { <a href=format!("#{id}")>{format!("See “{title}”")}</a> };
    view! { <li><p>{sentence}</p><p class="ways">{themes.into_iter().map(link).collect_view()}</p></li> }
}

#[component]
fn Theme(theme: FamiliesTheme) -> impl IntoView {
    let FamiliesTheme { id, title, question, finding, answers, without, wordings, words } = theme;
    let heading = format!("{id}-heading");
    let labelled = heading.clone();
    let wording = |(who, words): (String, String)| view! { <li><b>{who}": "</b>{words}</li> };
    // What one age alone was asked stands above.
    let asked = (wordings.len() > 1).then(|| {
        let wordings = wordings.into_iter().map(wording).collect_view();
        view! { <details><summary>"What each age was asked"</summary><ul class="wordings">{wordings}</ul></details> }
    });
    let answers = (!answers.is_empty())
        .then(|| view! { <ul class="ages">{answers.into_iter().map(|answers| view! { <Age answers/> }).collect_view()}</ul> });
    let clear = finding != CHANCE;
    view! {
        <section class="theme" id=id aria-labelledby=labelled>
            <h3 id=heading>{title}</h3>
            {(!question.is_empty()).then(|| view! { <p class="hint">{question}</p> })}
            {(!finding.is_empty()).then(|| view! { <p class="finding" class:clear=clear>{finding}</p> })}
            {answers}
            {without.into_iter().map(|sentence| view! { <p class="without">{sentence}</p> }).collect_view()}
            {asked}
            {words.map(|href| view! { <p class="ways"><a href=href>"In people’s own words"</a></p> })}
        </section>
    }
}

#[component]
fn Age(answers: AgeAnswers) -> impl IntoView {
    let AgeAnswers { audience, of_ten, ranked, sentences } = answers;
    let choice = |NamedChoice { choice, of_ten, sentence }: NamedChoice| view! { <li><b>{choice}</b>{drawn(of_ten)}<p>{sentence}</p></li> };
    let ranked = (!ranked.is_empty()).then(|| view! { <ol class="named">{ranked.into_iter().map(choice).collect_view()}</ol> });
    let sentences = sentences.into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect_view();
    view! { <li class=audience.as_str()>{drawn(of_ten)}{ranked}{sentences}</li> }
}

fn drawn(of_ten: Option<u8>) -> impl IntoView {
    of_ten.map(|yes| view! { <Ten figure=Figure::Person yes/> })
}

#[cfg(test)]
mod tests {
    use domain::reading::grade_together;

    use super::*;

    #[test]
    fn a_tired_parent_can_read_the_page() {
        let rounded = rounded(5, 10);
        let grade = grade_together(SENTENCES.into_iter().chain([CHANCE, CHOSE, &rounded]));
        assert!(grade <= 6.0, "grade {grade:.1}");
    }
}
