//! Every route, in one readable table. Handlers are in `http/`, addresses in [`app::paths`].

use app::paths;
use axum::{
    Router, middleware,
    routing::{any, get},
};
use tower_http::{
    CompressionLevel,
    compression::{
        CompressionLayer,
        predicate::{DefaultPredicate, NotForContentType, Predicate as _, SizeAbove},
    },
};

use crate::http::{
    AppState, api, assets, headers, health, home, install, kiosk, metrics, outbox, pictures, privacy, respond, results, staff, wait, words,
};

/// The whole site.
pub fn router(state: AppState) -> Router {
    // One step more is 400 bytes fewer of a form, for a third of a millisecond.
    // Workbooks are archives, compressed as they are.
    let worth_it = DefaultPredicate::new().and(SizeAbove::new(256)).and(NotForContentType::const_new("application/vnd."));
    let compression = CompressionLayer::new().quality(CompressionLevel::Precise(5)).compress_when(worth_it);
    let limited = middleware::from_fn_with_state(state.clone(), wait::pages);
    Router::new()
        // Everyone
        .route(paths::HOME, get(home::home))
        .route(paths::LEAVE, get(home::leave))
        // Respondents: no cookie, no line in any log; opening and sending are limited, thanks is not
        .route(paths::FIND, get(respond::find).route_layer(limited.clone()))
        .route(paths::LINK, get(respond::who).route_layer(limited.clone()))
        .route(paths::THANKS, get(respond::thanks))
        .route(paths::HAND_OVER, get(respond::hand_over).route_layer(limited.clone()))
        .route(paths::PAPER, get(respond::paper).route_layer(limited.clone()))
        .route(paths::PRIVACY, get(privacy::privacy).route_layer(limited.clone()))
        .route(paths::PICTURES, get(pictures::pictures).route_layer(limited.clone()))
        .route(paths::FORM, get(respond::form).route_layer(limited.clone()).post(respond::send))
        // The outbox on a phone and the kiosk on a tablet, for those who choose them
        .route(paths::KIOSK, get(kiosk::kiosk).route_layer(limited.clone()))
        .route(paths::NEXT, get(kiosk::next).route_layer(limited))
        .route(paths::OUTBOX, get(outbox::page).post(outbox::take))
        .route(paths::OUTBOX_KEY, get(outbox::key))
        .route(paths::WORKER, get(install::worker))
        .route(paths::MANIFEST, get(install::manifest))
        // Readers of results: releases and nothing else
        .route(paths::RESULTS, get(results::results))
        .route(paths::RESULTS_WORDS, get(words::words))
        .route(paths::WORDS_JSON, get(words::json))
        .route(paths::WORDS_CSV, get(words::csv))
        .route(paths::WORD_CARDS, get(words::cards))
        .route(paths::RESULTS_CHILDREN, get(words::children))
        // In full, by a link that was given out
        .merge(shared())
        // Programs: the same, read only, from anywhere
        .merge(
            Router::new()
                .route(paths::API_RESULTS, get(api::results).fallback(api::nowhere))
                .route(paths::API_RESULTS_OF, get(api::wave).fallback(api::nowhere))
                .route(paths::OPENAPI, get(api::openapi).fallback(api::nowhere))
                .route(paths::API_REST, any(api::nowhere))
                .layer(api::from_anywhere()),
        )
        // Staff: each with who may take it, in a table of its own
        .merge(staff::router(&state))
        // The machinery around the server
        .route(paths::HEALTHZ, get(health::healthz))
        .route(paths::READYZ, get(health::readyz))
        // Files that never change
        .route(paths::ASSET, get(assets::asset))
        .fallback(home::nowhere)
        .method_not_allowed_fallback(home::nowhere)
        // Outside whatever may answer in a handler's place, so that it counts that too
        .layer(middleware::from_fn_with_state(state.clone(), metrics::count))
        .layer(middleware::from_fn_with_state(state.clone(), headers::set))
        .layer(compression)
        .with_state(state)
}

/// Results in full, by a link that was given out. The same views stand behind sign-in in the staff's table.
fn shared() -> Router<AppState> {
    results::full().into_iter().fold(Router::new(), |router, ([_, path], handler)| router.route(path, handler))
}
