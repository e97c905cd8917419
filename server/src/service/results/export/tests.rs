#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use std::sync::Arc;

use domain::{
    answer::{Draft, parse},
    disclosure::{Policy, release},
    journey::Journey,
    survey::{self, ASK_THE_FAMILY, Audience, Id},
    tally::{Plan, RoundingSecret, Tallies},
};

use super::{
    File, Published,
    record::{Answer, Status, records},
};

const ALL: [File; 7] = [File::Json, File::Csv, File::CsvMetadata, File::Dictionary, File::Xlsx, File::Ods, File::Api];

/// Forty children and forty young people of Fife who all say yes.
fn published(text: &str) -> Published {
    let survey = survey::parse(text).unwrap();
    let fife = Id::new("fife").unwrap();
    let areas = vec![fife.clone(), Id::new("stirling").unwrap()];
    let plan = Plan { wave: "bcdfghj".to_owned(), made_up: true, areas, larger_areas: Vec::new(), breakdowns: Vec::new() };
    let mut tallies = Tallies::new(&survey, plan, RoundingSecret::new([1; 32])).unwrap();
    for (audience, yes) in [(Audience::Child, "yes"), (Audience::Young, "agree")] {
        let journey = Journey::new(&survey, audience, &[]).unwrap();
        let response = parse(&journey, &Draft::new([("T1", yes)])).ok().unwrap().response;
        for id in 0..40 {
            tallies.add(id << 8 | audience as u128, &fife, &response).unwrap();
        }
    }
    let release = release(&tallies, &Policy::sdc1(), None);
    Published {
        code: crate::store::Code::read("bcdfghj").unwrap(),
        at: app::paths::FullResults::OfStaff("bcdfghj".to_owned()),
        asks_words: false,
        words: None,
        hash: release.hash(),
        body: release.canonical_json(),
        made_at: 1_795_305_600,
        release,
        survey: Arc::new(survey),
        areas: vec![(fife, "Fife".to_owned())],
        larger_areas: Vec::new(),
        everywhere: "Fife".to_owned(),
        is_scotland: false,
        scotland: None,
        earlier: Vec::new(),
        open: false,
    }
}

#[test]
fn nearly_all_prints_no_answer_that_the_scale_lacks() {
    let without_a_middle = ASK_THE_FAMILY.lines().filter(|line| !line.contains("id = \"sort-of\"")).collect::<Vec<_>>().join("\n");
    let published = published(&without_a_middle);
    let found = records(&published);
    let of = |audience| {
        let item = |record: &&super::record::Record<'_>| record.item.is_some_and(|item| item.as_str() == "T1");
        let whole = found.iter().filter(|record| record.group.audience == audience && record.group.area.is_none());
        whole.filter(item).map(|record| (record.answer, record.status, record.shown.as_str())).collect::<Vec<_>>()
    };
    let stance = |stance, status, shown| (Answer::Stance(stance), status, shown);
    use domain::survey::Stance::{Mixed, Negative, Positive};
    let ends = [stance(Positive, Status::NearlyAll, "nearly all"), stance(Negative, Status::Slight, "0 to 4")];
    assert_eq!(of(Audience::Child), ends);
    assert_eq!(of(Audience::Young), [ends[0], stance(Mixed, Status::Slight, "0 to 4"), ends[1]]);
}

#[test]
fn the_same_release_gives_the_same_bytes() {
    let published = published(ASK_THE_FAMILY);
    let before: Vec<_> = ALL.map(|file| published.file(file).unwrap()).into();
    // Archives count time in steps of two seconds.
    std::thread::sleep(std::time::Duration::from_millis(2_100));
    assert!(ALL.map(|file| published.file(file).unwrap()) == *before);
}

#[test]
fn what_a_spreadsheet_would_work_out_is_a_text() {
    let mut published = published(ASK_THE_FAMILY);
    let mut survey = (*published.survey).clone();
    survey.themes[0].title = "=1+1".to_owned();
    published.survey = Arc::new(survey);
    for file in [File::Csv, File::Dictionary] {
        let text = String::from_utf8(published.file(file).unwrap()).unwrap();
        assert!(text.contains(",'=1+1,") && !text.contains(",=1+1,"), "{file:?}");
    }
}

#[test]
fn another_name_of_a_place_is_another_tag() {
    let mut published = published(ASK_THE_FAMILY);
    let tags = |published: &Published| ALL.map(|file| published.tag(file));
    let before = tags(&published);
    assert!(before.iter().enumerate().all(|(at, tag)| !before[..at].contains(tag)));
    published.areas[0].1 = "The Kingdom of Fife".to_owned();
    assert!(tags(&published).iter().zip(&before).all(|(now, then)| now != then));
}

/// Workbooks are left out: a library may pack the same cells in another way.
#[test]
fn who_writes_a_release_in_another_way_raises_its_shape() {
    let published = published(ASK_THE_FAMILY);
    let written: Vec<u8> =
        [File::Csv, File::CsvMetadata, File::Dictionary, File::Api].iter().flat_map(|file| published.file(*file).unwrap()).collect();
    let digest = domain::disclosure::Release::hash_of(&String::from_utf8(written).unwrap());
    let known = ("1", "74e02fbe0e093a8bfa7627f74dc6686080fb1300cf872068b300ef22f0c3d94f");
    assert_eq!(
        (super::SHAPE, digest.as_str()),
        known,
        "copies of these files are told from new ones by SHAPE: raise it, and put both here"
    );
}
