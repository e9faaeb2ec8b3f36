//! Asks the server. Knows paths, bodies and refusals; never believes a status alone, and never shows what was sent.

use crate::{json, keys, session};
use js_sys::Uint8Array;
use serde::{Serialize, de::DeserializeOwned};
use shared::{
    api::{KEY_HEADER, LOG_SIZE_HEADER},
    refusal::{PROBLEMS, Refusal},
    text::{Language, t},
};
use std::pin::Pin;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Headers, RequestCache, RequestCredentials, RequestInit, RequestRedirect, Response};

/// Nobody waits longer for an answer, in milliseconds.
const PATIENCE_MS: u32 = 20_000;

/// What is sent unless it is a file.
pub const JSON: &str = "application/json";

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The server said no, and why.
    Refused(Refusal),
    /// Nobody answered.
    Unreachable,
    /// Somebody answered, but not our server: a login page of a network, or a broken proxy.
    Foreign,
}

impl Fault {
    /// What is wrong and what to do.
    pub fn words(&self, language: Language) -> String {
        match self {
            Fault::Refused(refusal) => refusal.words(language),
            Fault::Unreachable => UNREACHABLE.read(language).to_owned(),
            Fault::Foreign => FOREIGN.read(language).to_owned(),
        }
    }
}

const UNREACHABLE: shared::text::Text = t(
    "Vi får ikke kontakt med serveren. Prøv igjen om litt.",
    "Vi får ikkje kontakt med serveren. Prøv igjen om litt.",
    "We cannot reach the server. Try again shortly.",
);
const FOREIGN: shared::text::Text = t(
    "Svaret kom ikke fra tjenesten vår. Er du på et nett som krever innlogging, logg inn der først.",
    "Svaret kom ikkje frå tenesta vår. Er du på eit nett som krev innlogging, logg inn der først.",
    "The answer did not come from our service. If your network asks you to sign in, do that first.",
);

/// One request.
pub struct Ask<'a> {
    pub method: &'static str,
    pub path: &'a str,
    pub body: Option<Vec<u8>>,
    /// What the body is; JSON unless it says something else.
    pub media_type: &'static str,
    /// The size of the last checkpoint that was verified.
    pub log_size: Option<u64>,
}

/// Asks for something; signs in first when the session has ended.
pub async fn get<T: DeserializeOwned>(path: &str) -> Result<T, Fault> {
    decode(&answer("GET", path, None, JSON).await?)
}

/// Sends something and reads the answer; signs in first when the session has ended.
pub async fn send<B: Serialize, T: DeserializeOwned>(method: &'static str, path: &str, body: &B) -> Result<T, Fault> {
    decode(&answer(method, path, Some(json::print(body).into_bytes()), JSON).await?)
}

/// Sends a file and reads the answer.
pub async fn upload<T: DeserializeOwned>(path: &str, bytes: Vec<u8>, media_type: &'static str) -> Result<T, Fault> {
    decode(&answer("POST", path, Some(bytes), media_type).await?)
}

/// Sends something whose answer says nothing more than yes.
pub async fn tell<B: Serialize>(method: &'static str, path: &str, body: &B) -> Result<(), Fault> {
    answer(method, path, Some(json::print(body).into_bytes()), JSON).await.map(|_| ())
}

/// The one way all of these ask. Boxed, so that none of them carries it in itself.
fn answer<'a>(
    method: &'static str,
    path: &'a str,
    body: Option<Vec<u8>>,
    media_type: &'static str,
) -> Pin<Box<dyn Future<Output = Result<Vec<u8>, Fault>> + 'a>> {
    Box::pin(signed_in(Ask { method, path, body, media_type, log_size: None }))
}

/// A path with its `{name}` filled in.
pub fn path(template: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(template.to_owned(), |path, (name, value)| path.replace(&["{", name, "}"].concat(), value))
}

/// What our server wrote, or [`Fault::Foreign`].
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Fault> {
    let bytes = if bytes.is_empty() { b"null" } else { bytes };
    json::read(bytes).map_err(|_| Fault::Foreign)
}

async fn signed_in(ask: Ask<'_>) -> Result<Vec<u8>, Fault> {
    match plain(&ask).await {
        Err(Fault::Refused(Refusal::SignInNeeded | Refusal::SessionEnded)) => {
            let session = session::here().ok_or(Fault::Refused(Refusal::SignInNeeded))?;
            session.sign_in_again().await?;
            plain(&ask).await
        }
        answer => answer,
    }
}

/// Asks once, as we are.
///
/// # Errors
/// [`Fault`]; any answer that is neither a success nor a problem document is foreign.
pub async fn plain(ask: &Ask<'_>) -> Result<Vec<u8>, Fault> {
    let response = fetch(ask).await;
    if let Some(session) = session::here() {
        session.heard(response.is_some());
    }
    let response = response.ok_or(Fault::Unreachable)?;
    let bytes = response.array_buffer().map_err(|_| Fault::Unreachable)?;
    let bytes = Uint8Array::new(&JsFuture::from(bytes).await.map_err(|_| Fault::Unreachable)?).to_vec();
    if response.ok() {
        return Ok(bytes);
    }
    match (refusal(&bytes), response.status()) {
        (Some(refusal), _) => Err(Fault::Refused(refusal)),
        (None, 500..) => Err(Fault::Unreachable), // a proxy whose server is away
        (None, _) => Err(Fault::Foreign),
    }
}

/// The refusal in a problem document of ours; others than our server have words like «code», too.
fn refusal(bytes: &[u8]) -> Option<Refusal> {
    let problem = json::tree(bytes).ok()?;
    let is_ours = problem["type"].as_str().is_some_and(|kind| kind.starts_with(PROBLEMS));
    if is_ours { json::read_tree(&problem).ok() } else { None }
}

async fn fetch(ask: &Ask<'_>) -> Option<Response> {
    let headers = Headers::new().ok()?;
    headers.set("Accept", "application/json").ok()?;
    if let Some(key) = keys::current() {
        headers.set(KEY_HEADER, &key.kid().to_string()).ok()?;
    }
    if let Some(size) = ask.log_size {
        headers.set(LOG_SIZE_HEADER, &size.to_string()).ok()?;
    }
    let options = RequestInit::new();
    options.set_method(ask.method);
    options.set_credentials(RequestCredentials::SameOrigin);
    options.set_cache(RequestCache::NoStore);
    options.set_redirect(RequestRedirect::Error);
    options.set_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE_MS)));
    if ask.method != "GET" {
        headers.set("Content-Type", ask.media_type).ok()?;
        options.set_body(&Uint8Array::from(ask.body.as_deref().unwrap_or(b"{}")));
    }
    options.set_headers(&headers);
    let promise = web_sys::window()?.fetch_with_str_and_init(ask.path, &options);
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}
