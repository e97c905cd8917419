//! Who asks: the address of a phone, or of the school or conference that it is behind. It lives as long as its request, keys the
//! limiter, and is neither kept nor printed.

use std::{
    convert::Infallible,
    fmt,
    net::{IpAddr, SocketAddr},
};

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{Extensions, HeaderMap, HeaderValue, request::Parts},
};
use ipnet::IpNet;

use super::AppState;

/// The proxies whose word about a client is taken (setting `trusted_proxies`). Everybody else's `X-Forwarded-*` is ignored.
#[derive(Debug, Clone, Default)]
pub struct TrustedProxies(Vec<IpNet>);

impl TrustedProxies {
    /// Trusts these networks.
    #[must_use]
    pub const fn new(networks: Vec<IpNet>) -> Self {
        Self(networks)
    }

    fn contain(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.contains(&address))
    }

    /// The client of a connection: its peer; or, where that is a trusted proxy, the rightmost address of `X-Forwarded-For` that is none.
    /// Several headers count as one list (RFC 9110, 5.3). Each proxy appends whom it saw, so what stands further left may be invented;
    /// where a proxy wrote no address, the last good one counts.
    fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let mut client = peer;
        for hop in list(headers, "x-forwarded-for") {
            if !self.contain(client) {
                break;
            }
            let Some(address) = address(hop) else { break };
            client = address;
        }
        client
    }

    /// Whether a trusted proxy says that this request came to it by HTTPS: then HSTS may be promised.
    pub(super) fn say_https(&self, extensions: &Extensions, headers: &HeaderMap) -> bool {
        peer(extensions).is_some_and(|peer| self.contain(peer))
            && list(headers, "x-forwarded-proto").next().is_some_and(|scheme| scheme.eq_ignore_ascii_case("https"))
    }
}

/// A list header's entries, from the right. A line that is no text counts as one entry that says nothing.
fn list<'a>(headers: &'a HeaderMap, name: &str) -> impl Iterator<Item = &'a str> {
    let entries = |line: &'a HeaderValue| line.to_str().unwrap_or_default().rsplit(',').map(str::trim);
    headers.get_all(name).iter().rev().flat_map(entries)
}

/// An address as proxies write it: bare, in brackets, or with a port.
fn address(text: &str) -> Option<IpAddr> {
    let bare = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text);
    let address = bare.parse().ok().or_else(|| Some(text.parse::<SocketAddr>().ok()?.ip()));
    address.map(|address: IpAddr| address.to_canonical())
}

/// The other end of the connection. A socket for both kinds of address shows IPv4 inside IPv6 (RFC 4291, 2.5.5.2): all of IPv4 would
/// be one client.
fn peer(extensions: &Extensions) -> Option<IpAddr> {
    extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip().to_canonical())
}

/// Who asks. Where the connection is unknown, everybody is one client: a server put together wrongly limits too much, which is seen,
/// rather than nothing, which is not.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Client(Option<IpAddr>);

impl Client {
    /// What counts as one client: an IPv4 address, or the /56 that a household or school has of IPv6. The lengths differ, so none meets
    /// another.
    pub(super) fn group(self) -> Vec<u8> {
        match self.0 {
            None => Vec::new(),
            Some(IpAddr::V4(address)) => address.octets().to_vec(),
            Some(IpAddr::V6(address)) => address.octets()[..7].to_vec(),
        }
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Client(…)")
    }
}

impl FromRequestParts<AppState> for Client {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        Ok(Self(peer(&parts.extensions).map(|peer| state.limits.proxies().client(peer, &parts.headers))))
    }
}

#[cfg(test)]
impl Client {
    /// The client of an address.
    pub(super) fn of(address: &str) -> Self {
        Self(address.parse().ok())
    }
}

#[cfg(test)]
#[path = "client/tests.rs"]
mod tests;
