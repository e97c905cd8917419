//! Every kind of chart as it was last looked at, byte for byte, in `golden/`. To renew after a change: `RENEW=1 cargo test -p server golden`;
//! then look at each in a browser beside `style/`, and commit it.

use std::{env, fs, path::Path};

use super::{
    tests::{Tested, caption, chart, dot, gaps, plain, renderer, ticks},
    *,
};

/// A chart of each kind, with what is hard: long labels, hidden rows, rounded noughts, ends of the scale.
fn kinds() -> [(&'static str, Chart); 3] {
    let mut split = chart("t1");
    split.bars.extend([
        Bar {
            label: "Scotland, young people".into(),
            note: "about 1,905 answered".into(),
            parts: Parts::Split {
                positive: Part { percent: 2.0, text: "0 to 4".into() },
                mixed: Part { percent: 5.0, text: "5%".into() },
                negative: Part { percent: 93.0, text: "93%".into() },
            },
            ..plain()
        },
        Bar {
            label: "Adults: Somebody else in the family who is not named above".into(),
            parts: Parts::Text("nearly all positive (at most 4 in each other answer)".into()),
            ..plain()
        },
    ]);
    let mut list = ticks(&[100.0, 61.0, 12.0, 2.0]);
    for (bar, label) in list.bars.iter_mut().zip(["Too far away", "I did not know whom to ask, or whether it was for people like me"]) {
        bar.label = label.into();
    }
    let mut gaps = gaps();
    // No clear gap, and a mark twice.
    let dots = [(Mark::Child, 50.0), (Mark::Scotland, 54.0), (Mark::Scotland, 54.0), (Mark::Other, 61.0)];
    let parts = Parts::Dots(dots.into_iter().map(|(mark, percent)| dot(mark, percent)).collect());
    gaps.bars.push(Bar { label: "Help in time".into(), note: "Adults: [c]".into(), parts, ..plain() });
    [("diverging", split), ("ticks", list), ("gaps", gaps)]
}

#[tokio::test]
async fn the_charts_are_those_that_were_looked_at() -> Tested {
    for (name, chart) in kinds() {
        for width in [320, 720] {
            same(&format!("{name}-{width}"), &renderer()?.svg(&chart, width).await?)?;
        }
        for style in [Style::Light, Style::Print] {
            same(&format!("{name}-{}", style.as_str()), &renderer()?.picture(&chart, &caption(), style).await?)?;
        }
    }
    Ok(())
}

fn same(name: &str, svg: &str) -> Tested {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/chart/golden").join(format!("{name}.svg"));
    // An element a line: changes can be read.
    let lines = svg.replace("><", ">\n<") + "\n";
    if env::var_os("RENEW").is_some() {
        fs::write(&file, &lines)?;
    }
    let known = fs::read_to_string(&file).unwrap_or_default();
    assert!(known == lines, "{name}.svg is not what was looked at: see golden.rs");
    Ok(())
}
