//! How far bars reach from the zero line that all of a chart's bars share, and whether a chart is sound.

use super::{Chart, ChartError, Dot, Kind, Part, Parts};

/// A part and its width in percent, if there is one.
type End<'a> = Option<(&'a Part, f64)>;

/// The parts at a bar's two ends, with their widths.
pub(super) fn ends(parts: &Parts) -> (End<'_>, End<'_>) {
    match parts {
        Parts::Split { positive, negative, .. } => {
            let [first, _, last] = shares(parts);
            (Some((positive, first)), Some((negative, last)))
        }
        Parts::Single(part) => (None, Some((part, part.percent))),
        Parts::Text(_) | Parts::Dots(_) => (None, None),
    }
}

/// The widths of a split bar's parts, made to sum to 100; nothing for other bars.
pub(super) fn shares(parts: &Parts) -> [f64; 3] {
    match parts {
        Parts::Split { positive, mixed, negative } => {
            let all = positive.percent + mixed.percent + negative.percent;
            [positive, mixed, negative].map(|part| part.percent * 100.0 / all)
        }
        Parts::Text(_) | Parts::Single(_) | Parts::Dots(_) => [0.0; 3],
    }
}

/// How far a bar reaches before and after zero, in percent.
pub(super) fn reach(parts: &Parts) -> (f64, f64) {
    match parts {
        Parts::Split { .. } => {
            let [positive, mixed, negative] = shares(parts);
            (positive + mixed / 2.0, mixed / 2.0 + negative)
        }
        Parts::Single(part) => (0.0, part.percent),
        Parts::Text(_) | Parts::Dots(_) => (0.0, 0.0),
    }
}

/// How far the scale of a chart reaches before and after zero, in percent: as far as its longest bars.
pub(super) fn of(chart: &Chart) -> (f64, f64) {
    let before = largest(chart.bars.iter().map(|bar| reach(&bar.parts).0));
    let after = largest(chart.bars.iter().map(|bar| reach(&bar.parts).1));
    match chart.kind {
        Kind::Ticks | Kind::Dots => (0.0, 100.0),
        // Every bar is hidden.
        Kind::Diverging if before + after == 0.0 => (50.0, 50.0),
        Kind::Diverging => (before, after),
    }
}

/// The largest of some lengths.
pub(super) fn largest(numbers: impl Iterator<Item = f64>) -> f64 {
    numbers.fold(0.0, f64::max)
}

/// Refuses what would not make a sound picture.
pub(super) fn check(chart: &Chart) -> Result<(), ChartError> {
    let sound = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_';
    if !(chart.key.starts_with(|letter: char| letter.is_ascii_alphabetic()) && chart.key.chars().all(sound)) {
        return Err(ChartError::Key(chart.key.clone()));
    }
    if chart.bars.is_empty() {
        return Err(ChartError::Empty(chart.key.clone()));
    }
    let percentage = |part: &Part| (0.0..=100.0).contains(&part.percent);
    let sound_dot = |dot: &Dot| 0.0 <= dot.low && dot.low <= dot.percent && dot.percent <= dot.high && dot.high <= 100.0;
    for bar in &chart.bars {
        let why = match (chart.kind, &bar.parts) {
            (_, Parts::Text(_)) => continue,
            (Kind::Diverging, Parts::Split { positive, mixed, negative }) => {
                if [positive, mixed, negative].into_iter().all(percentage) && shares(&bar.parts).iter().all(|share| share.is_finite()) {
                    continue;
                }
                "its parts are no percentages"
            }
            (Kind::Ticks, Parts::Single(part)) if percentage(part) => continue,
            (Kind::Ticks, Parts::Single(_)) => "it is no percentage",
            (Kind::Dots, Parts::Dots(dots)) if !dots.is_empty() && dots.iter().all(sound_dot) => continue,
            (Kind::Dots, Parts::Dots(_)) => "its dots are no percentages in their intervals",
            (Kind::Diverging, _) => "a diverging chart has split bars",
            (Kind::Ticks, _) => "a tick-list has single bars",
            (Kind::Dots, _) => "a gap chart has dots",
        };
        return Err(ChartError::Bar { key: chart.key.clone(), label: bar.label.clone(), why });
    }
    Ok(())
}
