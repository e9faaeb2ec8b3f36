//! Reads the form in what was filed. It was checked when it came in, so that it need not be printed again; a form that this
//! program no longer reads is none.

use serde::{Deserialize, de::DeserializeOwned};
use shared::statement::envelope::Envelope;

/// The form alone.
#[derive(Deserialize)]
struct Filed<F> {
    body: F,
}

/// The form in an envelope that was received.
pub fn body<F: DeserializeOwned>(envelope: &[u8]) -> Option<F> {
    let opened = Envelope::parse(envelope).ok()?.open().ok()?;
    serde_json::from_slice::<Filed<F>>(&opened.payload).ok().map(|filed| filed.body)
}
