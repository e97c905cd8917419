//! The same page sent five times at once is stored once.

use std::sync::atomic::Ordering;

use super::count;
use crate::support::{App, on_both_engines};

on_both_engines!(the_same_token_five_times_at_once_is_one_response);

async fn the_same_token_five_times_at_once_is_one_response(app: App) {
    let (_, links) = app.wave(&[]).await;
    let path = format!("/s/{}/child", links[0].code);
    // Two servers, so that the same page comes in two transactions at once.
    let second = App::beside(&app).await;
    let tokens = count(100);
    for _ in 0..tokens {
        // An hour later each time: so many at once from one address would be asked to wait.
        for server in [&app, &second] {
            server.clock.fetch_add(3_600, Ordering::Relaxed);
        }
        let token = app.get(&path).await.token();
        let pairs = [("token", token.as_str()), ("T1", "yes")];
        let (a, b, c, d, e) = tokio::join!(
            app.post(&path, &pairs),
            second.post(&path, &pairs),
            app.post(&path, &pairs),
            second.post(&path, &pairs),
            app.post(&path, &pairs)
        );
        for sent in [a, b, c, d, e] {
            assert_eq!((sent.status.as_u16(), sent.header("location")), (303, format!("/s/{}/thanks", links[0].code).as_str()));
        }
    }
    let stored = i64::try_from(tokens).unwrap();
    assert_eq!((app.count("seen").await, app.count("resend").await, app.count("pending").await), (stored, stored, stored));
}
