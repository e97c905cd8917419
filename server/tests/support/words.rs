//! Waves that ask for people's own words, and the key that opens what was sealed.

use desk::Private;
use domain::words::Said;
use server::{
    service::wave::{Opening, open},
    store::{Engine, Link, StoredWords, Wave, random_bytes},
};

use super::App;

/// Somebody's words, opened: the question, the text, whether they may be shared.
pub(crate) type Opened = (String, String, bool);

impl App {
    /// Opens a wave for Fife and Stirling that asks for people's own words; its key.
    pub(crate) async fn wave_with_words(&self) -> (Wave, Vec<Link>, Private) {
        let key = Private::generate();
        let id = self.keep_key(&key.public().write()).await;
        let opening =
            Opening { survey: "ask-the-family", areas: vec!["Fife", "stirling"], by: "test", word_key: Some(id), ..Opening::default() };
        let (wave, links) = open(&self.db, &self.catalogue, &opening, 1).await.unwrap();
        (wave, links, key)
    }

    /// Keeps the public half of a key; its id.
    async fn keep_key(&self, public: &str) -> String {
        const KEEP: &str =
            "INSERT INTO word_key (id, partnership, public, made_by, made_at, replaced_at) VALUES ($1, 'fife', $2, 'test', 1, 1)";
        let id = format!("{:032x}", u128::from_be_bytes(random_bytes().unwrap()));
        match &self.db.engine {
            Engine::Sqlite(pools) => sqlx::query(KEEP).bind(&id).bind(public).execute(&pools.write).await.map(drop),
            Engine::Postgres(pool) => sqlx::query(KEEP).bind(&id).bind(public).execute(pool).await.map(drop),
        }
        .unwrap();
        id
    }

    /// What stands in a wave's mixed words, opened with its key.
    pub(crate) async fn opened(&self, wave: &Wave, key: &Private) -> Vec<Opened> {
        let mut opened: Vec<Opened> = self.db.words(&wave.code).await.unwrap().iter().map(|words| open_one(words, key)).collect();
        opened.sort();
        opened
    }

    /// Runs one statement, past every service.
    pub(crate) async fn run(&self, text: &'static str) {
        match &self.db.engine {
            Engine::Sqlite(pools) => sqlx::query(text).execute(&pools.write).await.map(drop),
            Engine::Postgres(pool) => sqlx::query(text).execute(pool).await.map(drop),
        }
        .unwrap();
    }
}

/// One text, opened.
pub(crate) fn open_one(words: &StoredWords, key: &Private) -> Opened {
    let said = Said::read(&key.open(&words.sealed).unwrap()).unwrap();
    let drawing = said.drawing.map(|drawing| drawing.as_str().to_owned()).unwrap_or_default();
    (words.question.to_string(), said.text + &drawing, words.may_share)
}
