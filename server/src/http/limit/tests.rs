#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use std::sync::atomic::{AtomicU64, Ordering};

use sha2::Digest as _;

use super::{hour::MOST, *};

fn limits() -> (Limits, Arc<AtomicU64>) {
    let seconds = Arc::new(AtomicU64::new(7_200));
    let clock = Arc::clone(&seconds);
    (Limits::new(TrustedProxies::default(), [1; 32], move || Duration::from_secs(clock.load(Ordering::Relaxed))), seconds)
}

fn hold(limits: &Limits, act: Act, address: &str) -> Option<Wait> {
    limits.hold(act, Client::of(address), Shown::default()).unwrap()
}

fn show(limits: &Limits, ticket: &str, proof: Option<&str>) -> Option<Wait> {
    limits.hold(Act::Submit, Client::of("203.0.113.9"), Shown { ticket: Some(ticket), proof }).unwrap()
}

/// Limits whose client has sent all that it may.
fn past() -> (Limits, Arc<AtomicU64>) {
    let (limits, seconds) = limits();
    for _ in 0..1_000 {
        assert_eq!(hold(&limits, Act::Submit, "203.0.113.9"), None);
    }
    (limits, seconds)
}

/// ALTCHA's own rule.
fn solve(wait: &Wait) -> String {
    let solves = |number: &u32| {
        let hash = Sha256::digest(format!("{}{number}", wait.salt));
        hash.iter().map(|byte| format!("{byte:02x}")).collect::<String>() == wait.challenge
    };
    (0..=wait.max).find(solves).unwrap().to_string()
}

#[test]
fn a_burst_of_3000_pages_and_1000_submits_is_free_and_comes_back_within_the_hour() {
    let (limits, seconds) = past();
    for _ in 0..3_000 {
        assert_eq!(hold(&limits, Act::Page, "203.0.113.9"), None);
    }
    assert!(hold(&limits, Act::Page, "203.0.113.9").is_some() && hold(&limits, Act::Submit, "203.0.113.9").is_some());
    assert_eq!(hold(&limits, Act::Submit, "203.0.113.10"), None);
    // A submit comes back every 3.6 seconds.
    seconds.fetch_add(60, Ordering::Relaxed);
    assert_eq!((0..20).filter(|_| hold(&limits, Act::Submit, "203.0.113.9").is_none()).count(), 16);
}

#[test]
fn another_hour_has_another_key_and_starts_afresh() {
    let (limits, seconds) = past();
    let key = |limits: &Limits| limits.hour.lock().unwrap().as_ref().unwrap().key();
    let before = key(&limits);
    seconds.fetch_add(3_599, Ordering::Relaxed);
    hold(&limits, Act::Page, "203.0.113.9");
    assert_eq!(key(&limits), before);
    seconds.fetch_add(1, Ordering::Relaxed);
    assert_eq!(hold(&limits, Act::Submit, "203.0.113.9"), None);
    assert!(key(&limits) != before && before != [0; 32]);
    assert_eq!(limits.hour.lock().unwrap().as_ref().unwrap().clients(), 1);
}

#[test]
fn the_memory_of_an_hour_is_bounded() {
    let (limits, _) = past();
    for number in 0..=u32::try_from(MOST).unwrap() {
        hold(&limits, Act::Submit, &std::net::Ipv4Addr::from(number).to_string());
    }
    assert!(limits.hour.lock().unwrap().as_ref().unwrap().clients() <= MOST);
}

#[test]
fn whoever_is_as_good_as_new_is_forgotten_first() {
    let (limits, seconds) = past();
    let many = u32::try_from(MOST).unwrap();
    for number in 1..many {
        hold(&limits, Act::Submit, &std::net::Ipv4Addr::from(number).to_string());
    }
    seconds.fetch_add(12, Ordering::Relaxed);
    hold(&limits, Act::Submit, "198.51.100.7");
    assert!(limits.hour.lock().unwrap().as_ref().unwrap().clients() < 5);
    // Three submits came back within those seconds; whoever had sent too much is still held.
    assert_eq!((0..9).filter(|_| hold(&limits, Act::Submit, "203.0.113.9").is_none()).count(), 3);
}

#[test]
fn a_ticket_lets_in_once_after_half_a_minute() {
    let (limits, seconds) = past();
    let wait = hold(&limits, Act::Submit, "203.0.113.9").unwrap();
    assert_eq!(wait.seconds, 30);
    seconds.fetch_add(3, Ordering::Relaxed);
    // Spent: at three seconds no submit has come back.
    let early = show(&limits, &wait.ticket, None).unwrap();
    assert_eq!((&early.ticket, early.seconds), (&wait.ticket, 27));
    seconds.fetch_add(27, Ordering::Relaxed);
    while hold(&limits, Act::Submit, "203.0.113.9").is_none() {}
    assert_eq!(show(&limits, &wait.ticket, None), None);
    let again = show(&limits, &wait.ticket, None).unwrap();
    assert!(again.ticket != wait.ticket && again.seconds == 30);
}

#[test]
fn a_proof_lets_in_at_once_and_once() {
    let (limits, _) = past();
    let wait = hold(&limits, Act::Submit, "203.0.113.9").unwrap();
    let proof = solve(&wait);
    for wrong in ["", "x", "-1", "50001", "99999999999"] {
        assert_eq!(show(&limits, &wait.ticket, Some(wrong)).unwrap().ticket, wait.ticket, "{wrong}");
    }
    assert_eq!(show(&limits, &wait.ticket, Some(&proof)), None);
    assert_ne!(show(&limits, &wait.ticket, Some(&proof)).unwrap().ticket, wait.ticket);
}

#[test]
fn forged_expired_and_foreign_tickets_are_worth_a_new_one() {
    let (limits, seconds) = past();
    let wait = hold(&limits, Act::Submit, "203.0.113.9").unwrap();
    let proof = solve(&wait);
    let issued = |ticket: &str| u64::from_str_radix(&ticket[..16], 16).unwrap();
    assert_eq!(issued(&wait.ticket), 7_200);
    // An older time, another salt, another signature, too short, too long, not ASCII.
    let older = format!("{:016x}{}", 7_000, &wait.ticket[16..]);
    let salted = format!("{}{}{}", &wait.ticket[..16], "0".repeat(32), &wait.ticket[48..]);
    let unsigned = format!("{}{}", &wait.ticket[..48], "0".repeat(32));
    let foreign = Tickets::new([2; 32]).wait(Ticket::new(1, 7_100), 7_200);
    for forged in [&older, &salted, &unsigned, &wait.ticket[..79], &format!("{}0", wait.ticket), "é", "", &foreign.ticket] {
        let new = show(&limits, forged, Some(&proof)).unwrap();
        assert!(new.ticket != *forged && new.seconds == 30, "{forged}");
    }
    seconds.fetch_add(601, Ordering::Relaxed);
    while hold(&limits, Act::Submit, "203.0.113.9").is_none() {}
    assert_ne!(show(&limits, &wait.ticket, Some(&proof)).unwrap().ticket, wait.ticket);
}

#[test]
fn a_ticket_is_not_used_up_where_it_is_not_needed() {
    let (limits, seconds) = past();
    let wait = hold(&limits, Act::Submit, "203.0.113.9").unwrap();
    seconds.fetch_add(60, Ordering::Relaxed);
    assert_eq!(show(&limits, &wait.ticket, None), None);
    while hold(&limits, Act::Submit, "203.0.113.9").is_none() {}
    assert_eq!(show(&limits, &wait.ticket, None), None);
    assert!(show(&limits, &wait.ticket, None).is_some());
}

#[test]
fn used_tickets_are_forgotten_when_they_expire() {
    let tickets = Tickets::new([1; 32]);
    let used = |salt, issued, now| {
        let wait = tickets.wait(Ticket::new(salt, issued), now);
        tickets.look(Shown { ticket: Some(&wait.ticket), proof: None }, now)
    };
    for salt in 0..50 {
        assert_eq!(used(salt, 100, 130), Verdict::Honoured);
        assert_eq!(used(salt, 100, 130), Verdict::Worthless);
    }
    assert_eq!(tickets.remembered(), 50);
    assert_eq!(used(50, 700, 730), Verdict::Honoured);
    assert_eq!(tickets.remembered(), 1);
    // A ticket of a server whose clock is ahead has to wait a little longer.
    assert_eq!(used(51, 740, 730), Verdict::Early(Ticket::new(51, 740)));
}

#[test]
fn nothing_is_printed() {
    let (limits, _) = past();
    assert_eq!(format!("{limits:?}"), "Limits(…)");
}
