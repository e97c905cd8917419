//! What is drawn is what was given, and nothing in it breaks the page that it is put into.
//! Past 300 lines: one set of charts, asked about from every side.

use super::*;
use std::error::Error;
use std::sync::OnceLock;

pub(super) type Tested = Result<(), Box<dyn Error>>;

/// One QuickJS for all tests.
pub(super) fn renderer() -> Result<Renderer, ChartError> {
    static STARTED: OnceLock<Renderer> = OnceLock::new();
    match STARTED.get() {
        Some(renderer) => Ok(renderer.clone()),
        None => Renderer::start().map(|renderer| STARTED.get_or_init(|| renderer).clone()),
    }
}

/// A bar of which nothing is known.
pub(super) fn plain() -> Bar {
    Bar { label: String::new(), note: String::new(), parts: Parts::Text(String::new()), said: String::new() }
}

fn part(percent: f64) -> Part {
    Part { percent, text: format!("{percent}%") }
}

fn split(label: &str, [positive, mixed, negative]: [f64; 3]) -> Bar {
    let parts = Parts::Split { positive: part(positive), mixed: part(mixed), negative: part(negative) };
    Bar { label: label.into(), note: "about 45 answered".into(), parts, said: String::new() }
}

pub(super) fn chart(key: &str) -> Chart {
    let hidden = Bar { label: "Young people".into(), parts: Parts::Text("[c]".into()), ..plain() };
    let bars = vec![split("Children", [60.0, 25.0, 15.0]), hidden, split("Adults", [30.0, 20.0, 50.0])];
    Chart { key: key.into(), kind: Kind::Diverging, bars, rtl: false }
}

pub(super) fn ticks(percents: &[f64]) -> Chart {
    let bar = |percent: &f64| Bar { label: "Too far away".into(), parts: Parts::Single(part(*percent)), ..plain() };
    Chart { key: "t13".into(), kind: Kind::Ticks, bars: percents.iter().map(bar).collect(), rtl: false }
}

/// Left and right edge of every path of that fill, the border of the page's colour included.
fn painted(svg: &str, fill: &str) -> Vec<(f64, f64)> {
    let mut group = "";
    let mut edges = Vec::new();
    for tag in svg.split('<') {
        if tag.starts_with("g ") || tag.starts_with("/g") {
            group = tag;
        }
        let fill = format!(r#"fill="{fill}""#);
        if let Some(d) = tag.strip_prefix("path d=\"").and_then(|rest| rest.split('"').next())
            && (tag.contains(&fill) || group.contains(&fill))
        {
            // Corners have commands of their own: the first number of M and L is an x, and of l a step.
            let (mut at, mut xs) = (0.0, Vec::new());
            for command in d.split_inclusive(|letter: char| letter.is_ascii_alphabetic()).collect::<Vec<_>>().windows(2) {
                let [name, numbers] = command else { continue };
                let numbers: Vec<f64> = numbers.split([' ', 'M', 'L', 'l', 'A', 'Z']).filter_map(|number| number.parse().ok()).collect();
                match (name.chars().last(), &*numbers) {
                    (Some('M' | 'L'), [x, ..]) => at = *x,
                    (Some('l'), [x, ..]) => at += x,
                    (Some('A'), [.., x, _]) => at = *x,
                    _ => continue,
                }
                xs.push(at);
            }
            let edge = |pick: fn(f64, f64) -> f64, start| xs.iter().copied().fold(start, pick);
            edges.push((edge(f64::min, f64::MAX) - 0.5, edge(f64::max, f64::MIN) + 0.5));
        }
    }
    edges
}

fn close(one: f64, other: f64) -> bool {
    (one - other).abs() < 0.3
}

/// A request's handler may wait for a chart.
fn sendable<T: Send>(future: T) -> T {
    future
}

#[tokio::test]
async fn nothing_in_it_needs_an_inline_style_or_script() -> Tested {
    for width in [320, 720] {
        let svg = sendable(renderer()?.svg(&chart("t1"), width)).await?;
        // Where rows are is ours to say.
        let svg = svg.replacen(" data-rows=", " ", 1);
        for banned in ["style", "script", "class", "<image", "<foreignObject", "href", "data-", "ecmeta", " on", "zr0", "undefined", "NaN"]
        {
            assert!(!svg.contains(banned), "{banned} in {svg}");
        }
        assert!(svg.contains(r#"aria-hidden="true" focusable="false""#) && svg.contains(&format!(r#"viewBox="0 0 {width} "#)), "{svg}");
        assert!(svg.contains("[c]") && svg.contains("about 45 answered"));
        assert!(svg.len() < 4096, "{} bytes", svg.len());
    }
    Ok(())
}

#[tokio::test]
async fn drawn_twice_it_is_the_same_and_another_key_gives_other_ids() -> Tested {
    let first = renderer()?.svg(&chart("t1"), 320).await?;
    let other = renderer()?.svg(&chart("t2"), 320).await?;
    assert_eq!(first, renderer()?.svg(&chart("t1"), 320).await?);
    assert_eq!(first, Renderer::start()?.svg(&chart("t1"), 320).await?);
    assert!(first.contains(r#"id="t1-320-p0""#) && first.contains("url(#t1-320-p0)"), "{first}");
    assert_eq!(first.replace("t1-320-", "t2-320-"), other);
    assert!(renderer()?.svg(&chart("t1"), 720).await?.contains("url(#t1-720-p0)"));
    Ok(())
}

#[tokio::test]
async fn texts_are_escaped_and_never_read_as_templates() -> Tested {
    let mut chart = chart("t1");
    for (bar, label) in chart.bars.iter_mut().zip(["<b>&\"", "{a} {@0}", "t0 $&\u{0}"]) {
        bar.label = label.into();
    }
    let svg = renderer()?.svg(&chart, 720).await?;
    for text in [">&lt;b&gt;&amp;&quot;<", ">{a} {@0}<", ">t0 $&amp;<"] {
        assert!(svg.contains(text), "{text} in {svg}");
    }
    Ok(())
}

#[tokio::test]
async fn widths_follow_the_percentages_from_one_zero_line() -> Tested {
    for (width, rtl) in [(320, false), (720, false), (720, true)] {
        let svg = renderer()?.svg(&Chart { rtl, ..chart("t1") }, width).await?;
        let [positive, mixed, negative] = ["positive", "mixed", "negative"].map(|name| painted(&svg, &format!("var(--{name})")));
        let unit = (positive[0].1 - positive[0].0) / 60.0;
        for (row, percents) in [[60.0, 25.0, 15.0], [30.0, 20.0, 50.0]].into_iter().enumerate() {
            for (edges, percent) in [positive[row], mixed[row], negative[row]].into_iter().zip(percents) {
                assert!(close(edges.1 - edges.0, percent * unit), "{edges:?} for {percent} in {svg}");
            }
            let middle = (mixed[row].0 + mixed[row].1) / 2.0;
            assert!(close(middle, (mixed[0].0 + mixed[0].1) / 2.0), "one zero line");
            assert_eq!(positive[row].0 < negative[row].0, !rtl, "positive stands at the start");
        }
        assert_eq!(painted(&svg, &format!("url(#t1-{width}-p0)")), negative, "stripes on what is negative");
    }
    Ok(())
}

#[tokio::test]
async fn a_row_lies_where_the_page_is_told() -> Tested {
    for chart in [chart("t1"), ticks(&[60.0, 20.0]), gaps()] {
        for width in [320, 720] {
            let svg = renderer()?.svg(&chart, width).await?;
            let rows = svg.split("data-rows=\"").nth(1).and_then(|rest| rest.split('"').next()?.split_once(' '));
            let (first, high) = rows.unwrap_or_default();
            let (first, high): (f64, f64) = (first.parse()?, high.parse()?);
            for (row, bar) in chart.bars.iter().enumerate() {
                let mut labels = svg.split("<text ").filter(|tag| tag.contains(&format!(">{}<", bar.label)));
                // Options of the list are called alike.
                let label = labels.nth(chart.bars.iter().take(row).filter(|other| other.label == bar.label).count()).unwrap_or_default();
                let y: f64 = label.split("y=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default().parse()?;
                let top = first + row as f64 * high;
                assert!(top < y - 10.0 && y < top + high, "{} at {y}, its row at {top} in {svg}", bar.label);
            }
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_tick_list_is_drawn_from_0_to_100() -> Tested {
    let svg = renderer()?.svg(&ticks(&[100.0, 50.0, 2.0]), 320).await?;
    let edges = painted(&svg, "var(--single)");
    for (edges, right) in edges.iter().zip([320.0, 160.0, 6.4]) {
        assert!(close(edges.0, 0.0) && close(edges.1, right), "{edges:?}");
    }
    assert_eq!(edges.len(), 3);
    // What does not fit inside stands beside it, in ink.
    assert!(svg.contains(r#"fill="var(--ink)" font-size="14" font-weight="bold">2%"#), "{svg}");
    Ok(())
}

pub(super) fn dot(mark: Mark, percent: f64) -> Dot {
    Dot { mark, percent, low: (percent - 8.0).max(0.0), high: (percent + 8.0).min(100.0), text: format!("{percent}%") }
}

pub(super) fn gaps() -> Chart {
    let row = |label: &str, dots: &[(Mark, f64)]| {
        let parts = Parts::Dots(dots.iter().map(|(mark, percent)| dot(*mark, *percent)).collect());
        Bar { label: label.into(), parts, ..plain() }
    };
    let hidden = Bar { label: "Trust".into(), parts: Parts::Text("[c]".into()), ..plain() };
    let bars = vec![
        row("Being heard", &[(Mark::Child, 60.0), (Mark::Young, 60.0), (Mark::Adult, 30.0)]),
        hidden,
        row("Knowing what happens next", &[(Mark::Adult, 100.0), (Mark::Child, 0.0)]),
    ];
    Chart { key: "gaps".into(), kind: Kind::Dots, bars, rtl: false }
}

/// Where the dots of that mark are: a group at the share, in it a group in the series' own place.
fn dots(svg: &str, mark: Mark) -> Vec<(f64, f64)> {
    let place = |tag: &str| {
        let (x, y) = tag.split_once("translate(")?.1.split_once(')')?.0.split_once(' ')?;
        Some((x.parse::<f64>().ok()?, y.parse::<f64>().ok()?))
    };
    let mut found = Vec::new();
    let mut tags: Vec<(f64, f64)> = Vec::new();
    for tag in svg.split('<') {
        if tag.starts_with("g ") {
            tags.push(place(tag).unwrap_or_default());
        } else if tag.starts_with("/g") {
            tags.pop();
        } else if tag.contains(mark.shape()) {
            found.push(tags.iter().fold((0.0, 0.0), |sum, step| (sum.0 + step.0, sum.1 + step.1)));
        }
    }
    found
}

#[tokio::test]
async fn dots_stand_on_a_scale_from_0_to_100_and_never_on_each_other() -> Tested {
    for (width, rtl) in [(320, false), (720, false), (720, true)] {
        let svg = renderer()?.svg(&Chart { rtl, ..gaps() }, width).await?;
        let [child, young, adult] = [Mark::Child, Mark::Young, Mark::Adult].map(|mark| dots(&svg, mark));
        assert_eq!((child.len(), young.len(), adult.len()), (2, 1, 2), "{svg}");
        let unit = (adult[1].0 - child[1].0) / 100.0;
        assert_eq!(unit < 0.0, rtl);
        for (x, percent) in [(child[0].0, 60.0), (young[0].0, 60.0), (adult[0].0, 30.0)] {
            assert!(close(x, child[1].0 + percent * unit), "{percent} at {x} in {svg}");
        }
        assert!(young[0].1 - child[0].1 > 12.0 && adult[0].1 - young[0].1 > 12.0, "equal shares stand below each other");
        assert!(close(adult[1].1 - child[1].1, adult[0].1 - child[0].1), "a series has one place in all rows");
        for text in ["[c]", "Being heard", ">0%<", ">50%<", ">100%<", ">30%<"] {
            assert!(svg.contains(text) || rtl, "{text} in {svg}");
        }
        assert_eq!(svg, renderer()?.svg(&Chart { rtl, ..gaps() }, width).await?);
    }
    Ok(())
}

#[tokio::test]
async fn a_number_stands_on_the_side_where_there_is_room() -> Tested {
    let svg = renderer()?.svg(&gaps(), 320).await?;
    let text = |said: &str| svg.split("<text ").find(|tag| tag.contains(&format!(">{said}<")) && tag.contains("y=")).map(str::to_owned);
    assert!(text("30%").is_some_and(|tag| !tag.contains("text-anchor=\"end\"")));
    // Where there is no room for its name, a number stands alone.
    let named = |percent| Dot { text: format!("{percent}% young people"), low: 20.0, high: 80.0, ..dot(Mark::Young, percent) };
    let bars = vec![Bar { label: "Trust".into(), parts: Parts::Dots(vec![named(40.0)]), ..plain() }];
    let narrow = renderer()?.svg(&Chart { bars, ..gaps() }, 320).await?;
    assert!(narrow.contains(">40%<") && !narrow.contains("young people"), "{narrow}");
    assert!(svg.matches(">100%<").count() == 2 && svg.contains("text-anchor=\"end\""), "a full share's number stands before it: {svg}");
    Ok(())
}

pub(super) fn caption() -> Caption {
    Caption {
        title: "Being heard: adults say it least, and this title is so long that it needs a second line".into(),
        sentence: "About 6 in 10 children say yes. <b>&\"".into(),
        legend: vec![
            (Swatch::Positive, "positive".into()),
            (Swatch::Mixed, "in between".into()),
            (Swatch::Negative, "negative".into()),
            (Swatch::Mark(Mark::Child), "Children".into()),
            (Swatch::Mark(Mark::Young), "Young people".into()),
            (Swatch::Mark(Mark::Adult), "Adults".into()),
            (Swatch::Mark(Mark::Scotland), "Scotland".into()),
            (Swatch::Mark(Mark::Other), "Anyone else".into()),
        ],
        notes: vec!["Rounded numbers. Made-up answers: nobody said this.".into(), "Fife · Release 0123456789ab".into()],
    }
}

#[tokio::test]
async fn a_picture_stands_on_its_own() -> Tested {
    for style in [Style::Light, Style::Print] {
        let svg = renderer()?.picture(&chart("t1"), &caption(), style).await?;
        for banned in ["var(", "style=", "<script", "class=", "href", "NaN", "<b>"] {
            assert!(!svg.contains(banned), "{banned} in {svg}");
        }
        for held in
            ["role=\"img\"", "<title id=\"t1-title\">Being heard", "<desc id=\"t1-desc\">About 6 in 10", "Release 0123456789ab", "[c]"]
        {
            assert!(svg.contains(held), "{held} in {svg}");
        }
        let png = png::png(&svg)?;
        let picture = ::png::Decoder::new(std::io::Cursor::new(&png)).read_info()?;
        let height: f64 = svg.split("height=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default().parse()?;
        assert_eq!((picture.info().width, f64::from(picture.info().height)), (1568, 2.0 * height.ceil()));
        assert_eq!(png, png::png(&svg)?, "the same picture, the same bytes");
    }
    Ok(())
}

/// The letters of place names here are in the fonts: a missing one would be drawn as nothing.
#[test]
fn no_letter_of_a_place_name_is_missing() -> Tested {
    let said = |text: &str| {
        let svg =
            format!(r#"<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><text y="30" font-size="30">{text}</text></svg>"#);
        png::png(&svg)
    };
    let nothing = said(" ")?;
    for letter in "AZaz09ÀàÈèÌìÒòÙùĄąĆćĘęŁłŃńÓóŚśŹźŻżȘțŵŷ’“”–·…%[]".chars() {
        assert!(said(&letter.to_string())? != nothing, "{letter}");
    }
    Ok(())
}

#[tokio::test]
async fn unsound_charts_are_refused_and_the_next_is_drawn() -> Tested {
    let renderer = renderer()?;
    let of = |bars: Vec<Bar>| Chart { bars, ..chart("t1") };
    assert!(matches!(renderer.svg(&chart("1\"><b"), 320).await, Err(ChartError::Key(_))));
    assert!(matches!(renderer.svg(&chart("t1"), 20).await, Err(ChartError::Width(20))));
    assert!(matches!(renderer.svg(&of(vec![]), 320).await, Err(ChartError::Empty(_))));
    for percents in [[f64::NAN, 50.0, 50.0], [0.0; 3], [-1.0, 50.0, 51.0]] {
        assert!(matches!(renderer.svg(&of(vec![split("Adults", percents)]), 320).await, Err(ChartError::Bar { .. })), "{percents:?}");
    }
    assert!(matches!(renderer.svg(&of(ticks(&[5.0]).bars), 320).await, Err(ChartError::Bar { .. })));
    for (low, percent, high) in [(-1.0, 5.0, 9.0), (6.0, 5.0, 9.0), (0.0, 5.0, 4.0), (0.0, f64::NAN, 9.0), (90.0, 99.0, 101.0)] {
        let dot = Dot { low, high, ..dot(Mark::Child, percent) };
        let bars = vec![Bar { label: "Children".into(), parts: Parts::Dots(vec![dot]), ..plain() }];
        let unsound = Chart { bars, ..gaps() };
        assert!(matches!(renderer.svg(&unsound, 320).await, Err(ChartError::Bar { .. })), "{low} {percent} {high}");
    }
    assert!(matches!(renderer.0.draw("{".into(), 320.0, 200.0).await, Err(ChartError::Script(_))));
    let hidden = vec![chart("t1").bars.swap_remove(1)];
    assert!(renderer.svg(&of(hidden), 320).await?.contains("[c]"));
    Ok(())
}

#[test]
fn a_licence_stands_beside_the_bundle() {
    assert!(include_str!("../../assets/echarts/LICENSE").contains("Apache License"));
    assert!(include_str!("../../assets/echarts/NOTICE").contains("Apache ECharts"));
    assert!(include_str!("../../assets/echarts/LICENSE-zrender").contains("Baidu"));
    assert!(include_str!("../../assets/echarts/LICENSE-d3").contains("Bostock"));
    assert!(include_str!("../../assets/echarts/echarts.min.js").starts_with("/*! Apache ECharts 5.6.0 (Apache-2.0"));
}
