//! Two servers on one database; two waves open at once, one mixing and one closing, under load: nothing is stranded, and nothing of the
//! other wave is touched.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use server::{
    service::{clock::Steady, intake::Token, mix},
    store::{Wave, random_bytes},
};

use super::{
    count,
    ledger::{Ledger, Spelling},
};
use crate::support::{App, on_both_engines};

on_both_engines!(one_mixes_and_one_closes_and_nothing_is_stranded);

async fn one_mixes_and_one_closes_and_nothing_is_stranded(app: App) {
    let second = App::beside(&app).await;
    let (app, second) = (Arc::new(app), Arc::new(second));
    let (mixing, _) = app.wave(&[]).await;
    let rounds = count(3);
    for round in 0..rounds {
        let (closing, _) = app.wave(&[]).await;
        let done = Arc::new(AtomicBool::new(false));
        // Both servers go their rounds as fast as they can.
        let keepers: Vec<_> = [&app, &second]
            .map(|server| {
                let (server, done) = (Arc::clone(server), Arc::clone(&done));
                tokio::spawn(async move {
                    while !done.load(Ordering::Relaxed) {
                        let round = mix::round(&server.db, &mut Steady::default(), 2, Duration::ZERO).await.unwrap();
                        assert!(round.failed.is_empty(), "{:?}", round.failed);
                        tokio::time::sleep(Duration::from_millis(10)).await;
                    }
                })
            })
            .into();
        let senders: Vec<_> = (0..8)
            .map(|sender| {
                let server = Arc::clone(if sender % 2 == 0 { &app } else { &second });
                let wave = if sender < 4 { mixing.clone() } else { closing.clone() };
                let first = if sender < 4 { (round * 8 + sender) * 100 } else { 1_000_000 + (round * 8 + sender) * 10_000 };
                tokio::spawn(async move { send(&server, &wave, first, sender < 4).await })
            })
            .collect();
        tokio::time::sleep(Duration::from_millis(100)).await;
        mix::close(&second.db, &closing.code, 2).await.unwrap();
        let mut ledger = Ledger::default();
        let mut stayed = Ledger::default();
        for (sender, sent) in senders.into_iter().enumerate() {
            let sent = sent.await.unwrap();
            let ledger = if sender < 4 { &mut stayed } else { &mut ledger };
            ledger.sent.extend(sent.sent);
            ledger.acknowledged.extend(sent.acknowledged);
        }
        done.store(true, Ordering::Relaxed);
        for keeper in keepers {
            keeper.await.unwrap();
        }
        let spelling = Spelling::new();
        let closed = spelling.stored(&app.db, &closing.code).await;
        ledger.holds(&closed);
        assert_eq!(closed.len(), ledger.acknowledged.len(), "refused, and stored all the same");
        assert!(!closed.is_empty() && closed.len() < ledger.sent.len(), "the close raced nothing");
        // The other wave has everything, mixed or waiting; after its last mixing nothing waits.
        assert_eq!(stayed.acknowledged.len(), 4 * 100);
        app.db.mix(&mixing.code, server::store::Mixing::AtLeast(0), mix::responses).await.unwrap();
        let open = spelling.stored(&app.db, &mixing.code).await;
        assert_eq!(open.len(), (round + 1) * 400);
        assert_eq!(app.count("pending").await, 0);
    }
}

/// Sends a hundred responses, or where the wave closes meanwhile until it is refused: that one is not in the ledger's acknowledged ones.
async fn send(app: &App, wave: &Wave, first: usize, open: bool) -> Ledger {
    let spelling = Spelling::new();
    let mut ledger = Ledger::default();
    for number in if open { first..first + 100 } else { first..first + 10_000 } {
        ledger.sent.insert(number);
        if app.offer(wave, &Token::new(random_bytes().unwrap()), &spelling.write(number)).await {
            ledger.acknowledged.insert(number);
        } else {
            assert!(!open, "an open wave refused");
            break;
        }
    }
    ledger
}
