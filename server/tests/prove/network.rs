//! The network is cut before and after the commit, and the server stops while people send.

use std::{thread, time::Duration};

use tokio::runtime::Runtime;

use super::ledger::Spelling;
use crate::support::{
    App,
    phone::token,
    server::{Server, blether},
};

/// Runs a test against the program itself, on both engines.
macro_rules! on_both_programs {
    ($($test:ident),+ $(,)?) => {
        mod sqlite {
            $(#[test] fn $test() { super::$test($crate::prove::network::runtime().block_on($crate::support::App::sqlite())); })+
        }
        mod postgres {
            $(#[test] fn $test() { super::$test($crate::prove::network::runtime().block_on($crate::support::App::postgres())); })+
        }
    };
}

/// One runtime for all of these tests: a database's connections belong to the one that opened it.
pub(super) fn runtime() -> &'static Runtime {
    static RUNTIME: std::sync::LazyLock<Runtime> = std::sync::LazyLock::new(|| Runtime::new().unwrap());
    &RUNTIME
}

on_both_programs!(a_cut_before_the_end_stores_nothing_and_after_it_once, a_stopping_server_finishes_what_it_has_begun);

fn a_cut_before_the_end_stores_nothing_and_after_it_once(app: App) {
    let (_, links) = runtime().block_on(app.wave(&[]));
    let server = Server::start(&app.address, &[], None, None);
    let path = format!("/s/{}/adult", links[0].code);
    let counted = || runtime().block_on(async { (app.count("seen").await, app.count("pending").await) });
    let page = server.phone().get(&path).unwrap();
    let body = format!("token={}&{}", token(&page.body).unwrap(), Spelling::new().write(5));
    // Half of the post, then the connection is gone.
    let mut cut = server.phone();
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    cut.write(format!("{head}{}", &body[..body.len() / 2]).as_bytes()).unwrap();
    drop(cut);
    thread::sleep(Duration::from_millis(300));
    assert_eq!(counted(), (0, 0));
    // The whole post, and the connection is gone before the answer.
    let mut cut = server.phone();
    cut.write_post(&path, &body).unwrap();
    drop(cut);
    // Whoever sends again is answered as if nothing had happened, and counted once.
    let sent = server.phone().post(&path, &body).unwrap();
    assert_eq!(sent.status, 303);
    thread::sleep(Duration::from_millis(300));
    assert_eq!(counted(), (1, 1));
}

fn a_stopping_server_finishes_what_it_has_begun(app: App) {
    let (wave, links) = runtime().block_on(app.wave(&[]));
    let server = Server::start(&app.address, &[], None, None);
    let path = format!("/s/{}/adult", links[0].code);
    let mut phones: Vec<_> = (0..8)
        .map(|number| {
            let mut phone = server.phone();
            let page = phone.get(&path).unwrap();
            (phone, format!("token={}&{}", token(&page.body).unwrap(), Spelling::new().write(number)))
        })
        .collect();
    // Half of each post is there when the server is asked to stop; the other half comes then.
    for (phone, body) in &mut phones {
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n",
            body.len()
        );
        phone.write(format!("{head}{}", &body[..10]).as_bytes()).unwrap();
    }
    thread::sleep(Duration::from_millis(300));
    let address = server.address;
    let stopping = thread::spawn(move || server.stop());
    thread::sleep(Duration::from_millis(300));
    assert!(std::net::TcpStream::connect(address).is_err(), "a stopping server accepts nobody new");
    for (phone, body) in &mut phones {
        phone.write(&body.as_bytes()[10..]).unwrap();
        assert_eq!(phone.answer().unwrap().status, 303);
    }
    assert!(stopping.join().unwrap().success());
    if let Some(file) = app.address.strip_prefix("sqlite:") {
        assert_eq!(std::fs::metadata(format!("{file}-wal")).unwrap().len(), 0, "the log was not emptied at the end");
    }
    assert_eq!(runtime().block_on(app.count("pending")), 8);
    let closed = blether(&app.address, &["wave", "close", wave.code.as_str()]).output().unwrap();
    assert!(closed.status.success(), "{}", String::from_utf8_lossy(&closed.stderr));
    assert_eq!(runtime().block_on(app.count("response")), 8);
}
