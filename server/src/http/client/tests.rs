#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use super::*;

fn headers(name: &'static str, lines: &[&'static str]) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for line in lines {
        headers.append(name, HeaderValue::from_static(line));
    }
    headers
}

fn client(trusted: &[&str], peer: &str, lines: &[&'static str]) -> String {
    let proxies = TrustedProxies::new(trusted.iter().map(|network| network.parse().unwrap()).collect());
    proxies.client(peer.parse().unwrap(), &headers("x-forwarded-for", lines)).to_string()
}

#[test]
fn a_peer_that_is_not_trusted_is_the_client_whatever_it_says() {
    assert_eq!(client(&[], "198.51.100.7", &["203.0.113.9"]), "198.51.100.7");
    assert_eq!(client(&["10.0.0.0/8"], "198.51.100.7", &["203.0.113.9, 10.0.0.1"]), "198.51.100.7");
    assert_eq!(client(&["10.0.0.0/8"], "10.0.0.1", &[]), "10.0.0.1");
}

#[test]
fn the_rightmost_address_that_is_no_proxy_of_ours_counts() {
    let trusted = ["10.0.0.0/8", "2001:db8:ffff::/48"];
    // The left ones are what the client itself sent.
    assert_eq!(client(&trusted, "10.0.0.1", &["192.0.2.1, 203.0.113.9"]), "203.0.113.9");
    assert_eq!(client(&trusted, "10.0.0.1", &["10.9.9.9, 203.0.113.9, 2001:db8:ffff::5,10.0.0.2"]), "203.0.113.9");
    assert_eq!(client(&trusted, "10.0.0.1", &["192.0.2.1", "203.0.113.9, 10.0.0.2", "10.0.0.3"]), "203.0.113.9");
    assert_eq!(client(&trusted, "10.0.0.1", &["10.0.0.9, 10.0.0.2"]), "10.0.0.9");
}

#[test]
fn garbage_falls_back_to_the_last_good_hop() {
    let trusted = ["10.0.0.0/8"];
    for garbage in ["unknown", "", "203.0.113", "192.0.2.1, _hidden", "192.0.2.1,"] {
        assert_eq!(client(&trusted, "10.0.0.1", &[garbage]), "10.0.0.1", "{garbage}");
    }
    assert_eq!(client(&trusted, "10.0.0.1", &["192.0.2.1, unknown, 10.0.0.2"]), "10.0.0.2");
    let mut binary = headers("x-forwarded-for", &["192.0.2.1"]);
    binary.append("x-forwarded-for", HeaderValue::from_bytes(&[0xff]).unwrap());
    let proxies = TrustedProxies::new(vec!["10.0.0.0/8".parse().unwrap()]);
    assert_eq!(proxies.client("10.0.0.1".parse().unwrap(), &binary).to_string(), "10.0.0.1");
}

#[test]
fn ports_brackets_and_ipv4_inside_ipv6_are_read() {
    for (text, read) in [
        ("203.0.113.9:4711", "203.0.113.9"),
        ("[2001:db8::1]:4711", "2001:db8::1"),
        ("[2001:db8::1]", "2001:db8::1"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
    ] {
        assert_eq!(address(text).unwrap().to_string(), read);
    }
    let mut extensions = Extensions::new();
    extensions.insert(ConnectInfo("[::ffff:10.0.0.1]:80".parse::<SocketAddr>().unwrap()));
    assert_eq!(peer(&extensions).unwrap().to_string(), "10.0.0.1");
    assert_eq!(peer(&Extensions::new()), None);
}

#[test]
fn https_is_believed_of_a_trusted_proxy_alone() {
    let proxies = TrustedProxies::new(vec!["10.0.0.0/8".parse().unwrap()]);
    let says = |peer: &str, lines: &[&'static str]| {
        let mut extensions = Extensions::new();
        extensions.insert(ConnectInfo(SocketAddr::new(peer.parse().unwrap(), 80)));
        proxies.say_https(&extensions, &headers("x-forwarded-proto", lines))
    };
    assert!(says("10.0.0.1", &["https"]) && says("10.0.0.1", &["http, HTTPS"]));
    assert!(!says("10.0.0.1", &[]) && !says("10.0.0.1", &["http"]) && !says("10.0.0.1", &["https", "http"]));
    assert!(!says("198.51.100.7", &["https"]));
    assert!(!proxies.say_https(&Extensions::new(), &headers("x-forwarded-proto", &["https"])));
}

#[test]
fn a_household_of_ipv6_is_one_client_and_nothing_is_printed() {
    let group = |address: &str| Client::of(address).group();
    assert_eq!(group("2001:db8:0:aa00::1"), group("2001:db8:0:aaff:9:9:9:9"));
    assert_ne!(group("2001:db8:0:aa00::1"), group("2001:db8:0:ab00::1"));
    assert_ne!(group("203.0.113.9"), group("203.0.113.10"));
    assert_eq!(format!("{:?}", Client::of("203.0.113.9")), "Client(…)");
}
