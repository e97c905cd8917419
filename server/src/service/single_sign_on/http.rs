//! How a provider is asked: over TLS, by the machine's own list of authorities, without following it elsewhere, and not for long.

use std::{pin::Pin, sync::Arc, time::Duration};

use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};
use rustls::crypto::ring;
use ureq::{
    Agent,
    tls::{RootCerts, TlsConfig},
};

/// A provider that takes longer than this does not answer.
const LONGEST: Duration = Duration::from_secs(10);
/// More than this is no answer of a provider, in bytes.
const MOST: u64 = 1 << 20;

/// Why a provider could not be asked.
#[derive(Debug, thiserror::Error)]
pub(super) enum HttpError {
    /// It does not answer, or not as it should.
    #[error(transparent)]
    Asking(#[from] ureq::Error),
    /// The asking itself was broken off.
    #[error("the question was broken off")]
    BrokenOff,
}

/// Asks a provider.
#[derive(Debug, Clone)]
pub(super) struct Http(Agent);

impl Http {
    pub(super) fn new() -> Self {
        let tls = TlsConfig::builder()
            .root_certs(RootCerts::PlatformVerifier)
            .unversioned_rustls_crypto_provider(Arc::new(ring::default_provider()))
            .build();
        let config = Agent::config_builder()
            .tls_config(tls)
            .timeout_global(Some(LONGEST))
            // Wherever it would lead is nowhere that the setting names (OAuth 2.0 Security, RFC 9700, 4.11).
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .user_agent("blether");
        Self(config.build().new_agent())
    }
}

impl<'c> AsyncHttpClient<'c> for Http {
    type Error = HttpError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, HttpError>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        let agent = self.0.clone();
        Box::pin(async move { tokio::task::spawn_blocking(move || ask(&agent, request)).await.map_err(|_| HttpError::BrokenOff)? })
    }
}

fn ask(agent: &Agent, request: HttpRequest) -> Result<HttpResponse, HttpError> {
    let (parts, body) = request.into_parts();
    let answer = if body.is_empty() {
        agent.run(openidconnect::http::Request::from_parts(parts, ()))?
    } else {
        agent.run(openidconnect::http::Request::from_parts(parts, body))?
    };
    let (parts, mut body) = answer.into_parts();
    let body = body.with_config().limit(MOST).read_to_vec()?;
    Ok(HttpResponse::from_parts(parts, body))
}
