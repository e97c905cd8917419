//! Released waves of a few made people, counted and let through the gate without a form.

use ::server::service::wave::{Opening, open};
use ::server::store::Code;
use domain::{
    answer::{Draft, parse},
    disclosure::{LargerArea, Policy, release},
    journey::Journey,
    survey::{Audience, Id},
    tally::{Plan, RoundingSecret, Tallies},
};

use super::App;

/// People who answer alike: how many, where, who, and what they send.
pub(crate) type People<'a> = (u32, &'a str, Audience, &'a str);

/// A wave to release.
#[derive(Default)]
pub(crate) struct Round<'a> {
    pub(crate) areas: Vec<&'a str>,
    pub(crate) larger_areas: Vec<(&'a str, Vec<&'a str>)>,
    pub(crate) breakdowns: Vec<&'a str>,
    pub(crate) real: bool,
    pub(crate) partnership: Option<&'a str>,
    pub(crate) people: Vec<People<'a>>,
    pub(crate) made_at: i64,
}

pub(crate) fn id(name: &str) -> Id {
    Id::new(name).unwrap()
}

impl App {
    /// Opens, closes and releases it; its code.
    pub(crate) async fn released(&self, round: &Round<'_>) -> Code {
        let partnership = round.partnership.map(id);
        let opening = Opening {
            survey: "ask-the-family",
            areas: round.areas.clone(),
            breakdowns: round.breakdowns.clone(),
            made_up: !round.real,
            closes_at: None,
            partnership: partnership.as_ref(),
            by: "test",
            ..Opening::default()
        };
        let (wave, _) = open(&self.db, &self.catalogue, &opening, 1).await.unwrap();
        self.close(&wave).await;
        let survey = self.catalogue.survey_of(&wave).await.unwrap();
        let larger = |(name, areas): &(&str, Vec<&str>)| LargerArea { id: id(name), areas: areas.iter().map(|area| id(area)).collect() };
        let plan = Plan {
            wave: wave.code.to_string(),
            made_up: wave.made_up,
            areas: wave.areas.clone(),
            larger_areas: round.larger_areas.iter().map(larger).collect(),
            breakdowns: wave.breakdowns.clone(),
        };
        let mut tallies = Tallies::new(&survey, plan, RoundingSecret::new([5; 32])).unwrap();
        let mut random_id = 0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835_u128;
        for (people, area, audience, form) in &round.people {
            let journey = Journey::new(&survey, *audience, &wave.breakdowns).unwrap();
            let pairs: Vec<_> = form_urlencoded::parse(form.as_bytes()).collect();
            let draft = Draft::new(pairs.iter().map(|(name, value)| (name.as_ref(), value.as_ref())));
            let response = parse(&journey, &draft).ok().unwrap().response;
            for _ in 0..*people {
                random_id = random_id.wrapping_mul(0x2360_ed05_1fc6_5da4_4385_df64_9fcc_f645).wrapping_add(1);
                tallies.add(random_id, &id(area), &response).unwrap();
            }
        }
        let release = release(&tallies, &Policy::sdc1(), None);
        self.db.keep_release(&wave.code, &release, round.made_at).await.unwrap();
        wave.code
    }
}
