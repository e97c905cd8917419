//! Which waves have results.

use domain::survey::Id;

use super::{Code, Db, StoreError, on_db, wave::read_code};

impl Db {
    /// The released waves of a survey with their areas, of real answers or of made-up ones: the latest released first.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn released_waves(&self, survey: &Id, made_up: bool) -> Result<Vec<(Code, Vec<Id>)>, StoreError> {
        const RELEASED: &str = "SELECT wave.code, wave.areas FROM wave JOIN release ON release.wave = wave.code AND release.stage = 'final'
             WHERE wave.survey = $1 AND wave.made_up = $2 ORDER BY release.made_at DESC, wave.code";
        let rows: Vec<(String, String)> =
            on_db!(self, |pool| sqlx::query_as(RELEASED).bind(survey.as_str()).bind(made_up).fetch_all(pool).await)?;
        let read = |(code, areas): (String, String)| {
            let areas = serde_json::from_str(&areas).map_err(|error| StoreError::unreadable("a wave's areas", error))?;
            Ok((read_code(&code)?, areas))
        };
        rows.into_iter().map(read).collect()
    }
}
