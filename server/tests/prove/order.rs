//! After close no stored order says who came when, and no batch can be told from another.

use std::collections::{BTreeMap, BTreeSet};

use server::{
    service::{clock::Steady, intake::Token, mix},
    store::{Code, Engine, StoredWords, random_bytes},
};
use sqlx::AssertSqlSafe;

use super::ledger::Spelling;
use crate::support::{App, on_both_engines, responses, words::open_one};

on_both_engines!(after_close_no_order_tells_who_came_when);

const RESPONSES: usize = 2_000;
const BATCHES: usize = 20;

async fn after_close_no_order_tells_who_came_when(app: App) {
    // The measure's standard deviation by chance is 1/√1999 = 0.022: once in 150 waves a perfect mixer exceeds the limit. Twice in a row
    // is a mixer that leaks.
    if let Err(first) = mixed(&app, 0).await
        && let Err(second) = mixed(&app, RESPONSES).await
    {
        panic!("{first}; and again: {second}");
    }
}

async fn mixed(app: &App, first: usize) -> Result<(), String> {
    let (wave, _, key) = app.wave_with_words().await;
    let spelling = Spelling::new();
    for batch in 0..BATCHES {
        for number in batch * RESPONSES / BATCHES..(batch + 1) * RESPONSES / BATCHES {
            let token = Token::new(random_bytes().unwrap());
            app.submit(&wave, &token, &format!("best={}&{}", first + number, spelling.write(first + number))).await;
        }
        // The last batch is still waiting when the wave closes.
        if batch + 1 < BATCHES {
            let round = mix::round(&app.db, &mut Steady::default(), 2, std::time::Duration::ZERO).await.unwrap();
            assert_eq!(round.mixed, std::slice::from_ref(&wave.code));
        }
    }
    app.close(&wave).await;
    let mut orders = orders(app, &spelling, &wave.code).await;
    orders.extend(orders_of_words(app, &wave.code, &key).await);
    for (what, order) in orders {
        let order: Vec<_> = order.iter().map(|number| number - first).collect();
        assert_eq!((order.len(), order.iter().collect::<BTreeSet<_>>().len()), (RESPONSES, RESPONSES), "{what}");
        let rho = spearman(&order);
        if rho.abs() >= 0.06 {
            return Err(format!("{what} correlates with arrival: {rho:.3}"));
        }
        let spread = kruskal_wallis(&order);
        // Chi-squared with 19 degrees of freedom: 1 in 100,000 lies above 62.
        if spread >= 62.0 {
            return Err(format!("{what} tells batches apart: {spread:.1}"));
        }
    }
    Ok(())
}

/// The numbers, in arrival's order, as they stand in each order that the engine keeps.
async fn orders(app: &App, spelling: &Spelling, wave: &Code) -> Vec<(&'static str, Vec<usize>)> {
    let numbers = |rows: Vec<(String,)>| rows.iter().map(|(answers,)| spelling.read(answers)).collect::<Vec<_>>();
    let by_id = responses(&app.db, wave).await;
    let by_id: Vec<_> = by_id.iter().map(|response| spelling.read(&response.answers)).collect();
    let mut orders = vec![("the id", by_id.clone())];
    match &app.db.engine {
        Engine::Sqlite(_) => {
            app.db.forget_deleted().await.unwrap();
            let file = app.address.strip_prefix("sqlite:").unwrap();
            assert_eq!(std::fs::metadata(format!("{file}-wal")).unwrap().len(), 0, "the log keeps deleted text");
            let bytes = std::fs::read(file).unwrap();
            orders.push(("the place in the file", in_file(&bytes, spelling, &by_id)));
        }
        Engine::Postgres(pool) => {
            let by_place = format!("SELECT answers FROM response_{wave} ORDER BY ctid");
            orders.push(("the row's place (ctid)", numbers(sqlx::query_as(AssertSqlSafe(by_place)).fetch_all(pool).await.unwrap())));
            let writers = format!("SELECT COUNT(DISTINCT xmin::text) FROM response_{wave}");
            let writers: i64 = sqlx::query_scalar(AssertSqlSafe(writers)).fetch_one(pool).await.unwrap();
            assert_eq!(writers, 1, "the row's writer (xmin) tells batches apart");
        }
    }
    orders
}

/// The numbers that texts say, in the same orders. Where SQLite puts a text in the file, its id alone decides: the table is its own index.
async fn orders_of_words(app: &App, wave: &Code, key: &desk::Private) -> Vec<(&'static str, Vec<usize>)> {
    let number = |sealed: &StoredWords| open_one(sealed, key).1.parse::<usize>().unwrap();
    let by_id = app.db.words(wave).await.unwrap();
    let mut orders = vec![("the words' id", by_id.iter().map(number).collect())];
    if let Engine::Postgres(pool) = &app.db.engine {
        let by_place = format!("SELECT id FROM words_{wave} ORDER BY ctid");
        let by_place: Vec<(Vec<u8>,)> = sqlx::query_as(AssertSqlSafe(by_place)).fetch_all(pool).await.unwrap();
        let numbers: BTreeMap<_, _> = by_id.iter().map(|words| (words.id.to_vec(), number(words))).collect();
        orders.push(("the words' place (ctid)", by_place.iter().map(|(id,)| numbers[id]).collect()));
        let writers = format!("SELECT COUNT(DISTINCT xmin::text) FROM words_{wave}");
        let writers: i64 = sqlx::query_scalar(AssertSqlSafe(writers)).fetch_one(pool).await.unwrap();
        assert_eq!(writers, 1, "the words' writer (xmin) tells batches apart");
    }
    orders
}

/// Those numbers in the order in which their answers stand in a file: more often than once where an older copy is left.
fn in_file(bytes: &[u8], spelling: &Spelling, known: &[usize]) -> Vec<usize> {
    const START: &[u8] = b"{\"audience\":\"adult\"";
    const END: &[u8] = b"\"background\":{}}";
    let find = |from: usize, what: &[u8]| bytes[from..].windows(what.len()).position(|window| window == what).map(|place| from + place);
    let known: BTreeSet<_> = known.iter().copied().collect();
    let mut order = Vec::new();
    let mut place = 0;
    while let Some(start) = find(place, START) {
        place = find(start, END).unwrap() + END.len();
        order.push(spelling.read(std::str::from_utf8(&bytes[start..place]).unwrap()));
    }
    order.retain(|number| known.contains(number));
    order
}

/// Spearman's rank correlation of the stored places with the arrival numbers (both are permutations of 0..n).
fn spearman(order: &[usize]) -> f64 {
    let n = order.len() as f64;
    let differences: f64 = order.iter().enumerate().map(|(place, arrival)| (place as f64 - *arrival as f64).powi(2)).sum();
    1.0 - 6.0 * differences / (n * (n * n - 1.0))
}

/// Kruskal and Wallis' H: how far apart the batches' mean places are (J. Am. Stat. Assoc. 47, 1952).
fn kruskal_wallis(order: &[usize]) -> f64 {
    let (n, size) = (order.len() as f64, (RESPONSES / BATCHES) as f64);
    let mut sums = [0.0; BATCHES];
    for (place, arrival) in order.iter().enumerate() {
        sums[arrival * BATCHES / RESPONSES] += place as f64 + 1.0;
    }
    12.0 / (n * (n + 1.0)) * sums.iter().map(|sum| sum * sum / size).sum::<f64>() - 3.0 * (n + 1.0)
}

#[test]
fn the_measures_see_an_order_and_batches() {
    let straight: Vec<_> = (0..RESPONSES).collect();
    assert!((spearman(&straight) - 1.0).abs() < 1e-9 && kruskal_wallis(&straight) > 1_000.0);
    // Every second batch from the back: no correlation to speak of, but the batches lie apart.
    let size = RESPONSES / BATCHES;
    let place = |batch: usize| if batch.is_multiple_of(2) { batch } else { BATCHES - batch };
    let mut order = straight.clone();
    order.sort_by_key(|arrival| (place(arrival / size), *arrival));
    assert!(spearman(&order).abs() < 0.06 && kruskal_wallis(&order) > 1_000.0, "{} {}", spearman(&order), kruskal_wallis(&order));
    let mut shuffled = straight;
    fastrand::Rng::with_seed(1).shuffle(&mut shuffled);
    assert!(spearman(&shuffled).abs() < 0.06 && kruskal_wallis(&shuffled) < 62.0);
}
