//! A wave's codebook, for those who code its words: the codes, how far two coders agree, which texts they see differently, merging and splitting.

use leptos::prelude::*;

use crate::{
    components::staff::{Choose, Field, FieldError, LongField, Section, StaffFrame, StaffLayout},
    paths,
};

/// The fields of a split's new codes: title and meaning.
pub const PARTS: [(&str, &str); 4] = [("title_1", "means_1"), ("title_2", "means_2"), ("title_3", "means_3"), ("title_4", "means_4")];

/// A code in use.
#[derive(Debug, Clone)]
pub struct CodeLine {
    /// Its name.
    pub id: String,
    /// "Being heard".
    pub title: String,
    /// What it means.
    pub means: String,
    /// In how many texts it stands.
    pub used: usize,
}

/// How far two coders agree.
#[derive(Debug, Clone)]
pub struct PairLine {
    /// One coder.
    pub first: String,
    /// The other.
    pub second: String,
    /// How many texts both coded.
    pub texts: u32,
    /// The mean of kappa.
    pub kappa: Option<f64>,
    /// The mean share of the same.
    pub percent: Option<f64>,
    /// By theme that either found.
    pub themes: Vec<ThemeLine>,
}

/// How far they agree on one theme.
#[derive(Debug, Clone)]
pub struct ThemeLine {
    /// Its title.
    pub title: String,
    /// Cohen's kappa.
    pub kappa: Option<f64>,
    /// The share of the same.
    pub percent: Option<f64>,
    /// Texts in which both found it, the first alone, the second alone, neither.
    pub counts: [u32; 4],
}

/// A change of the codebook.
#[derive(Debug, Clone)]
pub struct ChangeShown {
    /// "No shame went into Being heard".
    pub what: String,
    /// Why.
    pub reason: String,
    /// By whom.
    pub by_whom: String,
    /// "22 November 2026, 14:03".
    pub when: String,
}

/// What was typed.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// The code that goes.
    pub from: String,
    /// The code that it goes into.
    pub into: String,
    /// Why.
    pub merge_reason: String,
    /// The code to split.
    pub theme: String,
    /// The new ones: title and meaning.
    pub parts: [(String, String); 4],
    /// Why.
    pub split_reason: String,
}

/// What it shows.
#[derive(Debug, Clone)]
pub struct CodebookView {
    /// What every staff page needs.
    pub frame: StaffFrame,
    /// The wave's code.
    pub wave: String,
    /// Where it is for.
    pub place: String,
    /// Why nothing can be changed now.
    pub fixed: Option<&'static str>,
    /// The codebook's revision.
    pub revision: i64,
    /// The codes in use.
    pub codes: Vec<CodeLine>,
    /// How many texts are coded.
    pub coded: usize,
    /// How far coders agree.
    pub agreements: Vec<PairLine>,
    /// Texts that coders see differently, by id.
    pub differ: Vec<String>,
    /// Texts to be coded again, by id.
    pub again: Vec<String>,
    /// What was changed, oldest first.
    pub changes: Vec<ChangeShown>,
    /// What was typed.
    pub typed: Typed,
    /// What is wrong.
    pub wrongs: Vec<FieldError>,
}

/// The page.
#[component]
pub fn CodebookPage(
    /// What it shows.
    page: CodebookView,
) -> impl IntoView {
    let CodebookView { frame, wave, place, fixed, revision, codes, coded, agreements, differ, again, changes, typed, wrongs } = page;
    let options: Vec<(String, String)> = codes.iter().map(|code| (code.id.clone(), code.title.clone())).collect();
    let line = |code: CodeLine| {
        view! { <tr><th scope="row">{code.title}</th><td>{code.means}</td><td>{code.used}</td></tr> }
    };
    let change = |change: ChangeShown| {
        view! { <li><strong>{change.what}</strong>". "{change.reason}<br/><span class="hint">{change.by_whom}", "{change.when}</span></li> }
    };
    let count = if coded == 1 { "1 text is coded.".to_owned() } else { format!("{coded} texts are coded.") };
    view! {
        <StaffLayout title=format!("Codebook: {place}") section=Section::Waves frame wrongs=wrongs.clone()>
            <p class="lead">"The themes that people’s own words are coded to. Two coders work apart; what they see differently is settled together."</p>
            {fixed.map(|why| view! { <p class="news">{why}</p> })}
            <p>{count}</p>
            <h2 id="codes">"Codes"</h2>
            <div class="scroll" tabindex="0" role="region" aria-label="Codes">
                <table>
                    <thead><tr><th scope="col">"Theme"</th><th scope="col">"Means"</th><th scope="col">"Texts"</th></tr></thead>
                    <tbody>{codes.into_iter().map(line).collect_view()}</tbody>
                </table>
            </div>
            <p class="hint">"A text counts where its coders agree, where one person coded it, or where it was settled."</p>
            <h2>"How far coders agree"</h2>
            <Agreements agreements/>
            <Texts title="Seen differently" none="No text is seen differently." words=differ wave=wave.clone()/>
            <Texts title="To code again" none="No text waits to be coded again." words=again wave=wave.clone()/>
            {fixed.is_none().then(|| view! { <Merge wave=wave.clone() revision options=options.clone() typed=typed.clone() wrongs=wrongs.clone()/> <Split wave=wave.clone() revision options typed wrongs/> })}
            <h2>"What was changed"</h2>
            {if changes.is_empty() {
                view! { <p>"Nothing: these are the survey’s own themes."</p> }.into_any()
            } else {
                view! { <ol>{changes.into_iter().map(change).collect_view()}</ol> }.into_any()
            }}
            <p><a class="pill" href=paths::staff_wave(&wave)>"Back to the wave"</a></p>
        </StaffLayout>
    }
}

/// "0.82"; what is undefined is said so.
fn kappa(kappa: Option<f64>) -> String {
    kappa.map_or_else(|| "not defined".to_owned(), |kappa| format!("{kappa:.2}"))
}

fn percent(share: Option<f64>) -> String {
    share.map_or_else(|| "–".to_owned(), |share| format!("{:.0} %", 100.0 * share))
}

/// Each two coders: the means, then by theme.
#[component]
fn Agreements(agreements: Vec<PairLine>) -> impl IntoView {
    if agreements.is_empty() {
        return view! { <p>"No text was coded by two people yet."</p> }.into_any();
    }
    let theme = |theme: ThemeLine| {
        let [both, first, second, neither] = theme.counts;
        view! {
            <tr><th scope="row">{theme.title}</th><td>{kappa(theme.kappa)}</td><td>{percent(theme.percent)}</td><td>{both}</td><td>{first}</td><td>{second}</td><td>{neither}</td></tr>
        }
    };
    let pair = move |pair: PairLine| {
        let caption = format!("{} and {}", pair.first, pair.second);
        let texts = if pair.texts == 1 { "1 text".to_owned() } else { format!("{} texts", pair.texts) };
        view! {
            <h3>{caption.clone()}</h3>
            <p>{format!("Over {texts} that both coded: kappa {} on average, the same in {}.", kappa(pair.kappa), percent(pair.percent))}</p>
            <div class="scroll" tabindex="0" role="region" aria-label=caption>
                <table>
                    <thead><tr>
                        <th scope="col">"Theme"</th><th scope="col">"Kappa"</th><th scope="col">"The same"</th><th scope="col">"Both"</th>
                        <th scope="col">{pair.first}</th><th scope="col">{pair.second}</th><th scope="col">"Neither"</th>
                    </tr></thead>
                    <tbody>{pair.themes.into_iter().map(theme).collect_view()}</tbody>
                </table>
            </div>
        }
    };
    view! {
        {agreements.into_iter().map(pair).collect_view()}
        <p class="hint">"Cohen’s kappa: 1 is full agreement, 0 what chance would give. It says little for a theme that is rare: look at the counts beside it. Themes that neither found are left out."</p>
    }
    .into_any()
}

/// Texts by their short ids, each a link to the desk.
#[component]
fn Texts(title: &'static str, none: &'static str, words: Vec<String>, wave: String) -> impl IntoView {
    let one = move |id: String| {
        let short: String = id.chars().take(8).collect();
        view! { <li><a href=paths::text_on_desk(&wave, &id)><code>{short}</code></a></li> }
    };
    view! {
        <h2>{title}</h2>
        {if words.is_empty() { view! { <p>{none}</p> }.into_any() } else { view! { <ul>{words.into_iter().map(one).collect_view()}</ul> }.into_any() }}
    }
}

/// One code goes into another.
#[component]
fn Merge(wave: String, revision: i64, options: Vec<(String, String)>, typed: Typed, wrongs: Vec<FieldError>) -> impl IntoView {
    view! {
        <h2>"Merge two codes"</h2>
        <p>"Texts coded to the first count as the second from then on. What each coder chose is kept."</p>
        <form class="fields" method="post" action=paths::codebook(&wave) novalidate>
            <input type="hidden" name="revision" value=revision/>
            <Choose name="from" label="This code goes" options=options.clone() chosen=typed.from/>
            <Choose name="into" label="Into this one" options chosen=typed.into/>
            <LongField name="merge_reason" label="Why" hint="Whoever reads the results is told. Quote nobody." value=typed.merge_reason wrongs/>
            <button class="strong" name="change" value="merge">"Merge them"</button>
        </form>
    }
}

/// One code becomes several.
#[component]
fn Split(wave: String, revision: i64, options: Vec<(String, String)>, typed: Typed, wrongs: Vec<FieldError>) -> impl IntoView {
    let part = |at: usize, (title, means): (String, String), wrongs: Vec<FieldError>| {
        let (title_name, means_name) = PARTS[at];
        view! {
            <Field name=title_name label=format!("Code {}", at + 1) value=title wrongs/>
            <Field name=means_name label=format!("What code {} means", at + 1) value=means/>
        }
    };
    let parts = typed.parts.into_iter().enumerate().map(|(at, typed)| part(at, typed, wrongs.clone())).collect_view();
    view! {
        <h2>"Split a code"</h2>
        <p>"Its texts wait to be coded again. Name two to four new codes; leave the rest empty."</p>
        <form class="fields" method="post" action=paths::codebook(&wave) novalidate>
            <input type="hidden" name="revision" value=revision/>
            <Choose name="theme" label="This code is split" options chosen=typed.theme/>
            {parts}
            <LongField name="split_reason" label="Why" hint="Whoever reads the results is told. Quote nobody." value=typed.split_reason wrongs/>
            <button class="strong" name="change" value="split">"Split it"</button>
        </form>
    }
}
