//! Coming in by a provider: the authorization code flow of OpenID Connect with PKCE, state and nonce (Core 3.1; RFC 9700). What the provider must
//! repeat is made of one secret in the browser. Only what it signs with a key of its own counts, and of that what it calls somebody, for good.

mod http;

use std::fmt;

use openidconnect::{
    AccessTokenHash, AuthType, AuthenticationContextClass, AuthorizationCode, ClaimsVerificationError, ClientId, ClientSecret, CsrfToken,
    EndpointMaybeSet, EndpointNotSet, EndpointSet, Nonce, OAuth2TokenResponse as _, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl,
    RequestTokenError, SignatureVerificationError, TokenResponse as _,
    core::{
        CoreAuthenticationFlow, CoreClient, CoreClientAuthMethod, CoreIdToken, CoreIdTokenVerifier, CoreJwsSigningAlgorithm as Algorithm,
        CoreProviderMetadata, CoreTokenResponse,
    },
    url::Url,
};
use tokio::sync::Mutex;

use self::http::Http;
use crate::{
    config,
    digest::{digest, hex},
    service::accounts::Secret,
    store::Identity,
};

/// What a provider says of itself is believed for so long, in seconds.
const KNOWN_FOR: i64 = 3_600;
/// Its keys are asked for again at most so often, whatever it signs with.
const AGAIN_AFTER: i64 = 60;

/// Signatures that only a key of the provider's own can make: none that our secret could.
const ALGORITHMS: [Algorithm; 8] = [
    Algorithm::RsaSsaPkcs1V15Sha256,
    Algorithm::RsaSsaPkcs1V15Sha384,
    Algorithm::RsaSsaPkcs1V15Sha512,
    Algorithm::RsaSsaPssSha256,
    Algorithm::EcdsaP256Sha256,
    Algorithm::EcdsaP384Sha384,
    Algorithm::RsaSsaPssSha512,
    Algorithm::EdDsa,
];

/// Why nobody came in.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// The provider does not answer, or says nothing of use.
    #[error("the provider does not answer: {0}")]
    Silent(String),
    /// What it sent cannot be believed.
    #[error("the provider's answer is not believed: {0}")]
    Unbelieved(String),
}

/// Who came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Returned {
    /// Who they are to the provider.
    pub identity: Identity,
    /// Whether the provider asked for as much as our two locks do.
    pub both: bool,
}

type Client = CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointMaybeSet, EndpointMaybeSet>;

/// The provider, as the settings name it.
pub struct SingleSignOn {
    settings: config::SingleSignOn,
    back: RedirectUrl,
    http: Http,
    /// What it said of itself, and when.
    known: Mutex<Option<(i64, CoreProviderMetadata)>>,
}

impl fmt::Debug for SingleSignOn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SingleSignOn({:?})", self.settings)
    }
}

/// A word that the provider must repeat, made of the browser's secret: none tells another, nor the secret.
fn word(secret: &Secret, what: &str) -> String {
    hex(&digest(&[secret.write().as_bytes(), what.as_bytes()].concat()))
}

impl SingleSignOn {
    /// A provider that sends people back to that address; nothing where that is none.
    #[must_use]
    pub fn new(settings: config::SingleSignOn, back: String) -> Option<Self> {
        Some(Self { settings, back: RedirectUrl::new(back).ok()?, http: Http::new(), known: Mutex::default() })
    }

    /// What staff call it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.settings.name
    }

    /// What it calls itself.
    #[must_use]
    pub fn issuer(&self) -> &str {
        self.settings.issuer.as_str()
    }

    /// Where to send a browser that keeps this secret.
    ///
    /// # Errors
    /// When the provider does not answer.
    pub async fn way(&self, secret: &Secret, now: i64) -> Result<Url, Refused> {
        let client = self.client(self.metadata(now, KNOWN_FOR).await?);
        let verifier = PkceCodeVerifier::new(word(secret, "verifier"));
        let (state, nonce) = (CsrfToken::new(word(secret, "state")), Nonce::new(word(secret, "nonce")));
        let mut request = client
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, move || state, move || nonce)
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier));
        for acr in &self.settings.acr {
            request = request.add_auth_context_value(AuthenticationContextClass::new(acr.clone()));
        }
        Ok(request.url().0)
    }

    /// Whether a state belongs to the browser that keeps this secret. Digests are compared: how long it takes tells nothing.
    #[must_use]
    pub fn is_state_of(&self, secret: &Secret, state: &str) -> bool {
        digest(state.as_bytes()) == digest(word(secret, "state").as_bytes())
    }

    /// Who came back with that code.
    ///
    /// # Errors
    /// When the provider does not answer, or its answer cannot be believed.
    pub async fn returned(&self, secret: &Secret, code: String, now: i64) -> Result<Returned, Refused> {
        let client = self.client(self.metadata(now, KNOWN_FOR).await?);
        let verifier = PkceCodeVerifier::new(word(secret, "verifier"));
        let exchange = client.exchange_code(AuthorizationCode::new(code)).map_err(|error| Refused::Silent(error.to_string()))?;
        let answer = exchange.set_pkce_verifier(verifier).request_async(&self.http).await;
        // In words that hold nothing of the answer itself.
        let answer = answer.map_err(|error| match error {
            RequestTokenError::Request(error) => Refused::Silent(error.to_string()),
            error => Refused::Unbelieved(error.to_string()),
        })?;
        let token = answer.id_token().ok_or_else(|| Refused::Unbelieved("it holds no ID token".to_owned()))?;
        let nonce = Nonce::new(word(secret, "nonce"));
        let read = self.read(&client, &answer, token, &nonce, now);
        match read {
            // It signs with a new key.
            Err(ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey)) => {
                let client = self.client(self.metadata(now, AGAIN_AFTER).await?);
                self.read(&client, &answer, token, &nonce, now)
            }
            read => read,
        }
        .map_err(|error| Refused::Unbelieved(error.to_string()))
    }

    fn read(
        &self,
        client: &Client,
        answer: &CoreTokenResponse,
        token: &CoreIdToken,
        nonce: &Nonce,
        now: i64,
    ) -> Result<Returned, ClaimsVerificationError> {
        let verifier: CoreIdTokenVerifier<'_> = client
            .id_token_verifier()
            .set_allowed_algs(ALGORITHMS)
            .set_time_fn(move || chrono::DateTime::from_timestamp(now, 0).unwrap_or_default());
        let claims = token.claims(&verifier, nonce)?;
        if let Some(expected) = claims.access_token_hash() {
            let unsigned = ClaimsVerificationError::SignatureVerification;
            let (algorithm, key) = (token.signing_alg().map_err(unsigned)?, token.signing_key(&verifier).map_err(unsigned)?);
            let hash = AccessTokenHash::from_token(answer.access_token(), algorithm, key);
            if hash.map_err(|error| ClaimsVerificationError::Other(error.to_string()))? != *expected {
                return Err(ClaimsVerificationError::Other("its access token is another's".to_owned()));
            }
        }
        let acr = claims.auth_context_ref().is_some_and(|acr| self.settings.acr.contains(acr));
        let amr = claims.auth_method_refs().is_some_and(|all| all.iter().any(|amr| self.settings.amr.contains(amr)));
        let identity = Identity { issuer: claims.issuer().to_string(), subject: claims.subject().to_string() };
        Ok(Returned { identity, both: acr || amr })
    }

    fn client(&self, metadata: CoreProviderMetadata) -> Client {
        let config::SingleSignOn { client_id, client_secret, .. } = &self.settings;
        let secret = ClientSecret::new(client_secret.clone());
        // In a header, unless the provider takes it in the body alone (Discovery, 3: in a header where it does not say).
        let methods = metadata.token_endpoint_auth_methods_supported();
        let in_header = methods.is_none_or(|all| {
            all.contains(&CoreClientAuthMethod::ClientSecretBasic) || !all.contains(&CoreClientAuthMethod::ClientSecretPost)
        });
        let place = if in_header { AuthType::BasicAuth } else { AuthType::RequestBody };
        let client = CoreClient::from_provider_metadata(metadata, ClientId::new(client_id.clone()), Some(secret));
        client.set_auth_type(place).set_redirect_uri(self.back.clone())
    }

    /// What the provider says of itself, no older than that.
    async fn metadata(&self, now: i64, age: i64) -> Result<CoreProviderMetadata, Refused> {
        let mut known = self.known.lock().await;
        if let Some((at, metadata)) = &*known
            && (0..age).contains(&(now - at))
        {
            return Ok(metadata.clone());
        }
        let metadata = CoreProviderMetadata::discover_async(self.settings.issuer.clone(), &self.http).await;
        let metadata = metadata.map_err(|error| Refused::Silent(error.to_string()))?;
        *known = Some((now, metadata.clone()));
        Ok(metadata)
    }
}
