//! What suggestions of themes are worth, on made-up answers coded by hand by whoever made them up: real ones will differ.

use std::collections::BTreeSet;

use domain::{
    codebook::Codebook,
    suggest::{Example, Measured, Suggester, definitions},
    survey::{ASK_THE_FAMILY, Id, parse},
};
use fastrand::Rng;

const CODED: &str = include_str!("coded.txt");

/// The made-up answers, in an order that does not follow their themes.
pub(crate) fn coded() -> Vec<Example> {
    let lines = CODED.lines().filter_map(|line| line.split_once(" | "));
    let mut texts: Vec<Example> = lines
        .map(|(codes, text)| Example { text: text.to_owned(), codes: codes.split(' ').filter_map(Id::new).collect::<BTreeSet<_>>() })
        .collect();
    Rng::with_seed(7).shuffle(&mut texts);
    texts
}

/// How well suggestions do on so many of them.
pub(crate) fn measured(count: usize) -> Option<Measured> {
    let survey = parse(ASK_THE_FAMILY).ok()?;
    let definitions = definitions(&survey, &Codebook::of(&survey.themes));
    Some(Suggester::measure(coded().get(..count)?, &definitions))
}
