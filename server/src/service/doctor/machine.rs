//! Rules for the machine, for what stands in front of Blether, and for Blether's own settings; and where their facts come from.

use std::net::SocketAddr;

use super::{Config, Fact, Rule, Verdict, core_dumps, env, no_core_dumps, swap, time_service};

/// Facts that need no database.
pub(super) fn facts(config: &Config, now: i64) -> Vec<Fact> {
    // As `serve` does for itself; what holds afterwards is read back.
    let _ = no_core_dumps();
    let proxies = config.trusted_proxies.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let proxies = if proxies.is_empty() { "none".to_owned() } else { proxies };
    let year = 1970 + now.div_euclid(31_556_952);
    vec![
        Fact::new("year", Some(year.to_string())),
        Fact::new("time service", Some(time_service().unwrap_or_default())),
        Fact::new("core dumps", Some(core_dumps().to_owned())),
        Fact::new("swap", swap()),
        Fact::new("listen", Some(config.listen.to_string())),
        Fact::new("trusted_proxies", Some(proxies)),
        Fact::new("metrics", Some(config.metrics.map_or_else(|| "off".to_owned(), |address| address.to_string()))),
        Fact::new("BLETHER_LOG", Some(env::var("BLETHER_LOG").unwrap_or_default())),
        Fact::new("access log", Some(String::new())),
        Fact::new("backups", Some(String::new())),
    ]
}

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "migrations",
        verdict: |value| match value {
            "up to date" => Verdict::Ok,
            "newer" => Verdict::Wrong,
            _ => Verdict::Look,
        },
        right: "the database has the tables that this Blether needs.",
        otherwise: "the database was made by another version of Blether. If that was an older one, serve will bring it up to date at its next start; \
            if a newer one, Blether cannot start on it: run the newer version.",
    },
    Rule {
        name: "clock",
        verdict: |value| match number(value) {
            Some(0..=2) => Verdict::Ok,
            Some(3..=60) => Verdict::Look,
            _ => Verdict::Wrong,
        },
        right: "the database's clock and this machine's agree.",
        otherwise: "the database's clock and this machine's differ: waves close, and keys are destroyed, at another time than respondents are \
            told. Mend: keep both right by a time service (systemd-timesyncd or chrony).",
    },
    Rule {
        name: "year",
        verdict: |value| Verdict::unless(number(value).is_some_and(|year| year >= 2026), Verdict::Wrong),
        right: "this machine's clock can be right.",
        otherwise: "this machine's clock is wrong: waves would close at a wrong time. Mend: set it, and start a time service.",
    },
    Rule {
        name: "time service",
        verdict: |value| Verdict::unless(!value.is_empty(), Verdict::Look),
        right: "something keeps the clock right.",
        otherwise: "nothing that keeps the clock right can be seen from here; a clock that drifts closes waves at a wrong time. `timedatectl` \
            should say \"System clock synchronized: yes\"; in a container, look on its host.",
    },
    Rule {
        name: "free disk",
        verdict: |value| match number(value) {
            Some(200..1_000) => Verdict::Look,
            Some(1_000..) => Verdict::Ok,
            _ => Verdict::Wrong,
        },
        right: "there is room for answers.",
        otherwise: "there is little room. Under 200 MB Blether says it is not ready (/readyz), and on a full disk no answer can be saved. \
            Mend: make room.",
    },
    Rule {
        name: "database's disk",
        verdict: |_| Verdict::Look,
        right: "",
        otherwise: "PostgreSQL's disk cannot be seen from here, nor by /readyz: look at the database's own disk. When it is full no answer can be saved.",
    },
    Rule {
        name: "core dumps",
        verdict: |value| Verdict::unless(value == "off", Verdict::Look),
        right: "Blether switches off its own: its memory is not written to disk when it fails.",
        otherwise: "when Blether fails, its memory, with answers in it, may be written to disk. Set LimitCORE=0 in its systemd unit.",
    },
    Rule {
        name: "swap",
        verdict: |value| Verdict::unless(value == "none", Verdict::Look),
        right: "memory is not written to disk.",
        otherwise: "memory, with answers in it, may be written to disk. Encrypt the swap with a key that is random at each start, or set \
            MemorySwapMax=0 in Blether's systemd unit.",
    },
    Rule {
        name: "listen",
        verdict: |value| Verdict::unless(loopback(value), Verdict::Look),
        right: "only this machine reaches Blether directly.",
        otherwise: "others reach Blether without TLS, so anyone on the way could read answers. Listen on 127.0.0.1 behind a proxy that \
            speaks HTTPS; in a container, publish the port to that proxy alone.",
    },
    Rule {
        name: "trusted_proxies",
        verdict: |value| Verdict::unless(value != "none", Verdict::Look),
        right: "people behind these proxies are told apart, and browsers are told to stay with HTTPS. Each proxy must set X-Forwarded-For and \
            X-Forwarded-Proto itself.",
        otherwise: "behind a proxy everybody counts as one client, so a class that answers at once is asked to wait; and browsers are not told to \
            stay with HTTPS. Mend: give the proxy's address, as Blether sees it, as `trusted_proxies` (127.0.0.1 on this machine). nginx: \
            \"proxy_set_header X-Forwarded-For $remote_addr; proxy_set_header X-Forwarded-Proto $scheme;\".",
    },
    Rule {
        name: "metrics",
        verdict: |value| Verdict::unless(value == "off" || loopback(value), Verdict::Look),
        right: "figures about the server are not open to others.",
        otherwise: "figures about the server can be read over the network by anyone who reaches that address. They are hourly and rounded; let \
            your monitoring alone reach them.",
    },
    Rule {
        name: "BLETHER_LOG",
        verdict: |value| {
            let lower = value.to_ascii_lowercase();
            Verdict::unless(!["debug", "trace"].iter().any(|level| lower.contains(level)), Verdict::Wrong)
        },
        right: "Blether's own log holds no line about a respondent (as set in this shell; the service's own setting counts).",
        otherwise: "at this level the log holds a line for each connection: it tells when somebody answered. Mend: unset it, or use info.",
    },
    Rule {
        name: "access log",
        verdict: |_| Verdict::Look,
        right: "",
        otherwise: "a proxy or load balancer in front of Blether keeps address and time of every visit unless told not to, and that cannot be \
            seen from here. Switch it off for the whole site: a phone loads its style and the start page too. nginx, in this site's `server` \
            block: \"access_log off; error_log /dev/null crit;\". Caddy: no `log` for this site, and the global option \"log { exclude \
            http.log.error }\" (a line each), because that log prints address and page. If it must stay, the privacy notice must say so: \
            \"the council's web gateway keeps your internet address and the time for N days\".",
    },
    Rule {
        name: "backups",
        verdict: |_| Verdict::Look,
        right: "",
        otherwise: "a copy of the database or of the whole machine (snapshots too) keeps what Blether deletes. While a wave is open leave out \
            `seen`, `slip`, `resend`, `pending` and `response` (before its close a response can be told \
            from those mixed later); at most one a day, encrypted, kept 30 days. \
            If more is kept, the privacy notice must say so.",
    },
];

/// The number that a value begins with.
fn number(value: &str) -> Option<u64> {
    value.split(' ').next()?.parse().ok()
}

fn loopback(value: &str) -> bool {
    value.parse().is_ok_and(|address: SocketAddr| address.ip().is_loopback())
}
