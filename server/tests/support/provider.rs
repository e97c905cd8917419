//! A small provider of OpenID Connect: a server of its own that people are sent to, with keys that nothing else knows. It does what it should, or one
//! thing that it should not.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
};

use axum::{
    Form, Json, Router,
    extract::{Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse as _, Redirect, Response},
    routing::{get, post},
};
use base64::{Engine as _, prelude::BASE64_STANDARD, prelude::BASE64_URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use openidconnect::{
    AccessToken, Audience, AuthUrl, AuthenticationContextClass, AuthenticationMethodReference, EmptyAdditionalClaims,
    EmptyAdditionalProviderMetadata, IssuerUrl, JsonWebKeyId, JsonWebKeySetUrl, Nonce, PrivateSigningKey as _, ResponseTypes,
    StandardClaims, SubjectIdentifier, TokenUrl,
    core::{
        CoreEdDsaPrivateSigningKey, CoreHmacKey, CoreIdToken, CoreIdTokenClaims, CoreJsonWebKeySet, CoreJwsSigningAlgorithm as Algorithm,
        CoreProviderMetadata, CoreResponseType, CoreRsaPrivateSigningKey, CoreSubjectIdentifierType,
    },
};
use serde_json::json;
use server::config::SingleSignOn;
use sha2::{Digest as _, Sha256};

const CLIENT: &str = "blether";
const SECRET: &str = "what only we two know";
/// A key of tests, and of nothing else.
const RSA: &str = include_str!("provider_key.pem");

/// What it does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Does {
    #[default]
    Right,
    /// It signs with a key that it began to use just now.
    NewKey,
    OtherNonce,
    NoNonce,
    Expired,
    OtherAudience,
    TwoAudiences,
    OtherIssuer,
    Unsigned,
    /// By the secret that we share, and that is no key of its own.
    BySecret,
    /// By a key that it does not publish, under the name of one that it does.
    ByAnothersKey,
    Tampered,
    NoToken,
    OtherAccessToken,
    /// It sends the token's reader elsewhere.
    Redirects,
    Denies,
}

/// Who signs in there next, and how.
#[derive(Debug, Clone, Default)]
pub(crate) struct Person {
    pub(crate) subject: String,
    pub(crate) acr: Option<String>,
    pub(crate) amr: Vec<String>,
}

struct Inner {
    issuer: String,
    clock: Arc<AtomicU64>,
    does: Mutex<Does>,
    person: Mutex<Person>,
    /// Codes that wait for their exchange: nonce and challenge.
    codes: Mutex<HashMap<String, (String, String)>>,
    /// What each way asked for.
    asked: Mutex<Vec<HashMap<String, String>>>,
}

/// The running provider.
#[derive(Clone)]
pub(crate) struct Provider(Arc<Inner>);

impl Provider {
    /// Starts one whose time is the application's.
    pub(crate) async fn start(clock: Arc<AtomicU64>) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let inner =
            Inner { issuer, clock, does: Mutex::default(), person: Mutex::default(), codes: Mutex::default(), asked: Mutex::default() };
        let provider = Self(Arc::new(inner));
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(metadata))
            .route("/jwks", get(keys))
            .route("/authorize", get(authorize))
            .route("/token", post(token))
            .with_state(provider.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        provider
    }

    /// The settings that lead to it.
    pub(crate) fn settings(&self) -> SingleSignOn {
        SingleSignOn {
            issuer: IssuerUrl::new(self.0.issuer.clone()).unwrap(),
            client_id: CLIENT.to_owned(),
            client_secret: SECRET.to_owned(),
            name: "Fife Council".to_owned(),
            acr: Vec::new(),
            amr: Vec::new(),
        }
    }

    /// From now on this is what it does, and who signs in there.
    pub(crate) fn next(&self, does: Does, subject: &str) {
        *self.0.does.lock().unwrap() = does;
        *self.0.person.lock().unwrap() = Person { subject: subject.to_owned(), ..Person::default() };
    }

    /// How they sign in there.
    pub(crate) fn with(&self, acr: Option<&str>, amr: &[&str]) {
        let mut person = self.0.person.lock().unwrap();
        person.acr = acr.map(str::to_owned);
        person.amr = amr.iter().map(ToString::to_string).collect();
    }

    /// What the last way asked for.
    pub(crate) fn asked(&self) -> HashMap<String, String> {
        self.0.asked.lock().unwrap().last().cloned().unwrap()
    }

    fn does(&self) -> Does {
        *self.0.does.lock().unwrap()
    }
}

/// Follows a browser to the provider; where that leads back to.
pub(crate) async fn follow(address: String) -> String {
    let asked = tokio::task::spawn_blocking(move || {
        let agent = ureq::Agent::config_builder().max_redirects(0).max_redirects_will_error(false).build().new_agent();
        agent.get(&address).call().unwrap()
    });
    let answer = asked.await.unwrap();
    let back = answer.headers().get("location").unwrap().to_str().unwrap();
    back.strip_prefix("https://blether.test").unwrap().to_owned()
}

fn rsa(kid: &str) -> CoreRsaPrivateSigningKey {
    CoreRsaPrivateSigningKey::from_pem(RSA, Some(JsonWebKeyId::new(kid.to_owned()))).unwrap()
}

/// An Ed25519 key of these bytes, as PKCS #8 writes it (RFC 8410, 7).
fn ed25519(bytes: u8, kid: &str) -> CoreEdDsaPrivateSigningKey {
    let der = [&[0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20][..], &[bytes; 32]].concat();
    let pem = format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", BASE64_STANDARD.encode(der));
    CoreEdDsaPrivateSigningKey::from_ed25519_pem(&pem, Some(JsonWebKeyId::new(kid.to_owned()))).unwrap()
}

async fn metadata(State(Provider(inner)): State<Provider>) -> Response {
    let issuer = &inner.issuer;
    let metadata = CoreProviderMetadata::new(
        IssuerUrl::new(issuer.clone()).unwrap(),
        AuthUrl::new(format!("{issuer}/authorize")).unwrap(),
        JsonWebKeySetUrl::new(format!("{issuer}/jwks")).unwrap(),
        vec![ResponseTypes::new(vec![CoreResponseType::Code])],
        vec![CoreSubjectIdentifierType::Public],
        // It would sign in any way.
        vec![Algorithm::RsaSsaPkcs1V15Sha256, Algorithm::EdDsa, Algorithm::HmacSha256, Algorithm::None],
        EmptyAdditionalProviderMetadata {},
    );
    Json(metadata.set_token_endpoint(Some(TokenUrl::new(format!("{issuer}/token")).unwrap()))).into_response()
}

async fn keys(State(provider): State<Provider>) -> Response {
    let mut keys = vec![rsa("first").as_verification_key()];
    if provider.does() == Does::NewKey {
        keys.push(ed25519(7, "second").as_verification_key());
    }
    Json(CoreJsonWebKeySet::new(keys)).into_response()
}

async fn authorize(State(provider): State<Provider>, Query(asked): Query<HashMap<String, String>>) -> Response {
    for (field, value) in [
        ("client_id", CLIENT),
        ("response_type", "code"),
        ("scope", "openid"),
        ("code_challenge_method", "S256"),
        ("redirect_uri", "https://blether.test/staff/provider/back"),
    ] {
        assert_eq!(asked.get(field).map(String::as_str), Some(value), "{field}");
    }
    let (back, state) = (&asked["redirect_uri"], &asked["state"]);
    provider.0.asked.lock().unwrap().push(asked.clone());
    if provider.does() == Does::Denies {
        return Redirect::to(&format!("{back}?error=access_denied&state={state}")).into_response();
    }
    let code = format!("code-{}", provider.0.asked.lock().unwrap().len());
    provider.0.codes.lock().unwrap().insert(code.clone(), (asked["nonce"].clone(), asked["code_challenge"].clone()));
    let iss: String = form_urlencoded::byte_serialize(provider.0.issuer.as_bytes()).collect();
    Redirect::to(&format!("{back}?code={code}&state={state}&iss={iss}")).into_response()
}

async fn token(State(provider): State<Provider>, headers: HeaderMap, Form(form): Form<HashMap<String, String>>) -> Response {
    let does = provider.does();
    if does == Does::Redirects {
        return Redirect::temporary("https://evil.example/token").into_response();
    }
    let mut quoted = form_urlencoded::byte_serialize(SECRET.as_bytes()).collect::<String>();
    quoted.insert_str(0, "blether:");
    let right = format!("Basic {}", BASE64_STANDARD.encode(quoted));
    assert_eq!(headers.get(header::AUTHORIZATION).unwrap().to_str().unwrap(), right);
    let Some((nonce, challenge)) = provider.0.codes.lock().unwrap().remove(&form["code"]) else {
        return (StatusCode::BAD_REQUEST, Json(json!({ "error": "invalid_grant" }))).into_response();
    };
    assert_eq!(challenge, BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(&form["code_verifier"])));
    let access = AccessToken::new("what we never use".to_owned());
    let mut answer = json!({ "access_token": access.secret(), "token_type": "Bearer", "expires_in": 600 });
    if does != Does::NoToken {
        answer["id_token"] = json!(id_token(&provider, does, nonce, &access));
    }
    Json(answer).into_response()
}

fn id_token(provider: &Provider, does: Does, nonce: String, access: &AccessToken) -> String {
    let now = i64::try_from(provider.0.clock.load(Ordering::Relaxed)).unwrap();
    let moment = |seconds| DateTime::<Utc>::from_timestamp(seconds, 0).unwrap();
    let issuer = if does == Does::OtherIssuer { "https://other.example".to_owned() } else { provider.0.issuer.clone() };
    let mut audience = vec![Audience::new(if does == Does::OtherAudience { "somebody" } else { CLIENT }.to_owned())];
    if does == Does::TwoAudiences {
        audience.push(Audience::new("somebody".to_owned()));
    }
    let person = provider.0.person.lock().unwrap().clone();
    let ends = if does == Does::Expired { now } else { now + 300 };
    let claims = CoreIdTokenClaims::new(
        IssuerUrl::new(issuer).unwrap(),
        audience,
        moment(ends),
        moment(now),
        StandardClaims::new(SubjectIdentifier::new(person.subject)),
        EmptyAdditionalClaims {},
    );
    let nonce = if does == Does::OtherNonce { "another".to_owned() } else { nonce };
    let amr: Vec<_> = person.amr.into_iter().map(AuthenticationMethodReference::new).collect();
    let claims = claims
        .set_nonce((does != Does::NoNonce).then(|| Nonce::new(nonce)))
        .set_auth_context_ref(person.acr.map(AuthenticationContextClass::new))
        .set_auth_method_refs((!amr.is_empty()).then_some(amr));
    let other = AccessToken::new("another".to_owned());
    let access = if does == Does::OtherAccessToken { &other } else { access };
    let signed = |key: &CoreRsaPrivateSigningKey| {
        CoreIdToken::new(claims.clone(), key, Algorithm::RsaSsaPkcs1V15Sha256, Some(access), None).unwrap().to_string()
    };
    let by =
        |key: &CoreEdDsaPrivateSigningKey| CoreIdToken::new(claims.clone(), key, Algorithm::EdDsa, Some(access), None).unwrap().to_string();
    match does {
        Does::NewKey => by(&ed25519(7, "second")),
        Does::ByAnothersKey => by(&ed25519(9, "first")),
        Does::BySecret => {
            CoreIdToken::new(claims, &CoreHmacKey::new(SECRET), Algorithm::HmacSha256, Some(access), None).unwrap().to_string()
        }
        Does::Unsigned => {
            let token = signed(&rsa("first"));
            let head = BASE64_URL_SAFE_NO_PAD.encode(r#"{"alg":"none"}"#);
            format!("{head}.{}.", token.split('.').nth(1).unwrap())
        }
        Does::Tampered => {
            let token = signed(&rsa("first"));
            let parts: Vec<_> = token.split('.').collect();
            let body = String::from_utf8(BASE64_URL_SAFE_NO_PAD.decode(parts[1]).unwrap()).unwrap().replace("\"sub\":\"", "\"sub\":\"x");
            format!("{}.{}.{}", parts[0], BASE64_URL_SAFE_NO_PAD.encode(body), parts[2])
        }
        _ => signed(&rsa("first")),
    }
}
