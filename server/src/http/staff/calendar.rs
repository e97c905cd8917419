//! What is to come for the partnerships that one may see, and what waits for somebody.

use app::{
    pages::staff::{CalendarPage, CalendarView, Event},
    paths,
};
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{draft::STALE_AFTER_DAYS, survey::Id};
use leptos::prelude::*;

use super::{door::or_page, drafts::drafts, guard::SignedIn, partnership_view};
use crate::{
    day,
    http::{AppState, error::HttpError, render::page},
    service::drafts::KEPT_DAYS,
    store::{State as WaveState, Wave},
};

const DAY: i64 = 24 * 3_600;

/// Something of a day: when, in seconds since 1970; what; where; and whether it comes by itself.
struct Dated {
    at: Option<i64>,
    what: String,
    to: String,
    by_itself: bool,
}

/// `GET /staff/calendar`
pub(super) async fn calendar(State(state): State<AppState>, signed_in: SignedIn) -> Response {
    let done = async {
        let mut dated = Vec::new();
        of_drafts(&state, &signed_in, &mut dated).await?;
        of_waves(&state, &signed_in, &mut dated).await?;
        of_help_lines(&state, &signed_in, &mut dated).await?;
        dated.sort_by_key(|one| one.at.unwrap_or(i64::MIN));
        let view = view(&signed_in, dated);
        Ok(page(StatusCode::OK, move || view! { <CalendarPage page=view.clone()/> }).await)
    };
    or_page(&state, done.await).await
}

fn view(signed_in: &SignedIn, dated: Vec<Dated>) -> CalendarView {
    let mut view = CalendarView { frame: signed_in.frame(), ..CalendarView::default() };
    for Dated { at, what, to, by_itself } in dated {
        let late = at.is_some_and(|at| at <= signed_in.now);
        let event = Event { day: at.and_then(day::words).unwrap_or_default(), what, to, late: late && !by_itself };
        match at {
            Some(at) if !late => {
                let month = day::month(at);
                match view.months.last_mut() {
                    Some((name, events)) if *name == month => events.push(event),
                    _ => view.months.push((month, vec![event])),
                }
            }
            // What comes by itself comes within the hour.
            _ if by_itself => {}
            _ => view.waiting.push(event),
        }
    }
    view
}

async fn of_drafts(state: &AppState, signed_in: &SignedIn, dated: &mut Vec<Dated>) -> Result<(), HttpError> {
    for draft in state.db.wave_drafts().await? {
        if !signed_in.session.account.person.knows(Some(&draft.partnership)) {
            continue;
        }
        let at = day::end_of_day(&draft.plan.opens);
        let says = if at.is_some() { "the wave is to open" } else { "a wave is planned, its day is not set" };
        let what = format!("{}: {says}", super::drafts::place(state, &draft));
        dated.push(Dated { at, what, to: paths::draft(draft.code.as_str()), by_itself: false });
    }
    Ok(())
}

async fn of_waves(state: &AppState, signed_in: &SignedIn, dated: &mut Vec<Dated>) -> Result<(), HttpError> {
    let released = state.db.released_at().await?;
    for wave in state.db.waves().await? {
        if !signed_in.session.account.person.knows(wave.partnership.as_ref()) {
            continue;
        }
        let Wave { code, state: stage, closes_at, .. } = &wave;
        let place = state.catalogue.areas().called(&wave.areas);
        let to = paths::staff_wave(code.as_str());
        let (at, what, by_itself) = match stage {
            WaveState::Open => match closes_at {
                Some(closes_at) => (Some(*closes_at), "the wave’s last day", true),
                None => continue,
            },
            WaveState::Closed => (None, "results wait to be made public", false),
            WaveState::Released => match released.get(code) {
                Some(at) => (Some(at + i64::from(KEPT_DAYS) * DAY), "single answers are deleted", true),
                None => continue,
            },
        };
        dated.push(Dated { at, what: format!("{place}: {what}"), to, by_itself });
    }
    Ok(())
}

async fn of_help_lines(state: &AppState, signed_in: &SignedIn, dated: &mut Vec<Dated>) -> Result<(), HttpError> {
    let mut partnerships: Vec<Id> = signed_in.session.account.person.roles.keys().cloned().collect();
    if signed_in.session.account.person.administrator {
        partnerships.extend(state.db.waves().await?.into_iter().filter_map(|wave| wave.partnership));
        partnerships.extend(state.db.wave_drafts().await?.into_iter().map(|draft| draft.partnership));
    }
    partnerships.sort();
    partnerships.dedup();
    for id in partnerships {
        let lines = drafts(state).lines(&id).await?;
        let oldest = lines.iter().filter_map(|line| day::end_of_day(&line.checked_on)).min();
        let name = partnership_view(&state.catalogue, &id).name;
        let at = oldest.map(|checked| checked + STALE_AFTER_DAYS * DAY);
        dated.push(Dated {
            at,
            what: format!("{name}: check the help lines again"),
            to: paths::partnership(id.as_str()),
            by_itself: false,
        });
    }
    Ok(())
}
