//! The settings file's `[single_sign_on]` section: the provider by which staff come in too. Off where it is absent.

use std::{fmt, net::IpAddr};

use openidconnect::{IssuerUrl, url::Host};
use serde::Deserialize;

use super::ConfigError;

/// The section as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Section {
    issuer: String,
    client_id: String,
    client_secret: String,
    name: String,
    #[serde(default)]
    acr: Vec<String>,
    #[serde(default)]
    amr: Vec<String>,
}

impl fmt::Debug for Section {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Section(…)")
    }
}

/// A provider of OpenID Connect, and what we are to it.
#[derive(Clone, PartialEq, Eq)]
pub struct SingleSignOn {
    /// Its address: `/.well-known/openid-configuration` below it says the rest.
    pub issuer: IssuerUrl,
    /// What it calls us.
    pub client_id: String,
    /// What we show it.
    pub client_secret: String,
    /// What staff call it: "Fife Council".
    pub name: String,
    /// Its words (claim `acr`) for a sign-in that was as good as our second factor; none: ours is always asked for.
    pub acr: Vec<String>,
    /// The same for single methods (claim `amr`, RFC 8176).
    pub amr: Vec<String>,
}

impl fmt::Debug for SingleSignOn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { issuer, client_id, name, acr, amr, .. } = self;
        write!(f, "SingleSignOn {{ issuer: {:?}, client_id: {client_id:?}, name: {name:?}, acr: {acr:?}, amr: {amr:?} }}", issuer.as_str())
    }
}

/// The section, checked.
pub(super) fn read(section: Section) -> Result<SingleSignOn, ConfigError> {
    let Section { issuer, client_id, client_secret, name, acr, amr } = section;
    let refused = |name, reason: &str| ConfigError::SingleSignOn { name, reason: reason.to_owned() };
    let address = issuer.clone();
    let issuer = IssuerUrl::new(issuer).ok().filter(is_safe);
    let issuer = issuer.ok_or_else(|| refused("issuer", &format!("{address:?} is not the https address of a provider")))?;
    for (field, value) in [("client_id", &client_id), ("client_secret", &client_secret)] {
        if value.trim().is_empty() {
            return Err(refused(field, "it is empty"));
        }
    }
    if name.trim().is_empty() || name.chars().count() > 40 {
        return Err(refused("name", "say what staff call it, in at most 40 letters"));
    }
    for (field, values) in [("acr", &acr), ("amr", &amr)] {
        if values.iter().any(|value| value.is_empty() || value.contains(char::is_whitespace)) {
            return Err(refused(field, "each is a word without spaces"));
        }
    }
    Ok(SingleSignOn { issuer, client_id, client_secret, name: name.trim().to_owned(), acr, amr })
}

/// Whether nobody between can change what it says (OpenID Connect Discovery, 7.1: TLS); on this machine nobody is between.
fn is_safe(issuer: &IssuerUrl) -> bool {
    let url = issuer.url();
    let loopback = match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => IpAddr::from(address).is_loopback(),
        Some(Host::Ipv6(address)) => IpAddr::from(address).is_loopback(),
        None => return false,
    };
    let plain = url.query().is_none() && url.fragment().is_none() && url.username().is_empty() && url.password().is_none();
    plain && (url.scheme() == "https" || (url.scheme() == "http" && loopback))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at once")]
mod tests {
    use super::*;

    const RIGHT: &str = "issuer = 'https://login.example.scot/x'\nclient_id = 'blether'\nclient_secret = 'hush'\nname = 'Fife Council'";

    fn parsed(text: &str) -> Result<SingleSignOn, String> {
        toml::from_str(text).map_err(|error| error.to_string()).and_then(|section| read(section).map_err(|error| error.to_string()))
    }

    #[test]
    fn a_provider_is_read_and_its_secret_not_printed() {
        let known = parsed(&format!("{RIGHT}\namr = ['mfa']")).unwrap();
        assert_eq!((known.name.as_str(), known.amr.len(), known.acr.len()), ("Fife Council", 1, 0));
        assert!(!format!("{known:?}").contains("hush"));
        for here in ["http://127.0.0.1:8080", "http://localhost:8080", "http://[::1]:8080"] {
            assert!(parsed(&RIGHT.replace("https://login.example.scot/x", here)).is_ok(), "{here}");
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (right, wrong, named) in [
            ("https://login", "http://login", "`single_sign_on.issuer`"),
            ("https://login", "login", "`single_sign_on.issuer`"),
            ("scot/x", "scot/x?y=1", "`single_sign_on.issuer`"),
            ("https://login", "https://me:hush@login", "`single_sign_on.issuer`"),
            ("'blether'", "' '", "`single_sign_on.client_id`"),
            ("'hush'", "''", "`single_sign_on.client_secret`"),
            ("'Fife Council'", "''", "`single_sign_on.name`"),
            ("name =", "amr = ['a b']\nname =", "`single_sign_on.amr`"),
            ("name =", "colour = 1\nname =", "colour"),
            ("client_id", "client", "client"),
        ] {
            let error = parsed(&RIGHT.replacen(right, wrong, 1)).unwrap_err();
            assert!(error.contains(named), "{wrong}: {error}");
        }
    }
}
