//! The files one keeps of something filed: what was sent, the receipt, and the two keys with which anybody can check them
//! without a network. Knows no page.

use super::icon::{self, icon};
use crate::{
    client::{self, Ask},
    files, keys,
    wording::words,
};
use leptos::prelude::*;
use shared::{
    api::{Enrolment, Filed, PublicKey, path},
    statement::{digest::Digest, envelope::Envelope},
    text::{Text, t},
};

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const STATEMENT: Text = t("Det som ble sendt", "Det som vart sendt", "What was sent");
    pub const STATEMENT_WHAT: Text = t("Signert JSON", "Signert JSON", "Signed JSON");
    pub const PROOF: Text = t("Kvitteringen", "Kvitteringa", "The receipt");
    pub const PROOF_WHAT: Text = t("Bevis for mottak", "Prov på mottak", "Proof of receipt");
    pub const KEY: Text = t("Serverens nøkkel", "Nøkkelen til serveren", "The server's key");
    pub const KEY_WHAT: Text = t("Trengs for å sjekke kvitteringen uten nett", "Trengst for å sjekke kvitteringa utan nett", "Needed to check the receipt without a network");
    pub const SIGNER: Text = t("Avsenderens nøkkel", "Nøkkelen til avsendaren", "The sender's key");
    pub const SIGNER_WHAT: Text = t("Trengs for å sjekke hvem som signerte", "Trengst for å sjekke kven som signerte", "Needed to check who signed");
}

/// The list of files. The sender's key comes when it is found.
pub fn files(envelope: Envelope, filed: Filed, vkey: String) -> AnyView {
    let number = filed.number;
    let signer = RwSignal::new(None::<PublicKey>);
    if let Ok(opened) = envelope.open() {
        leptos::task::spawn_local(async move { _ = signer.try_set(public_key(&opened.kid).await) });
    }
    let sent = format!("alis-{number}-statement.jws.json");
    let receipt = format!("alis-{number}-receipt.txt");
    let key = format!("alis-{number}-key.txt");
    let told = (says::STATEMENT, says::STATEMENT_WHAT);
    let signed_by = move || {
        let key = signer.get().and_then(|key| serde_json::to_vec(&key).ok())?;
        let name = format!("alis-{number}-signer.jwk.json");
        Some(file(name, "application/json", (says::SIGNER, says::SIGNER_WHAT), icon::KEY, key))
    };
    view! {
        <ul class="plain files">
            {file(sent, "application/json", told, icon::DOWNLOAD, envelope.to_bytes())}
            {file(receipt, "text/plain", (says::PROOF, says::PROOF_WHAT), icon::DOWNLOAD, filed.receipt.into_bytes())}
            {file(key, "text/plain", (says::KEY, says::KEY_WHAT), icon::KEY, format!("{vkey}\n").into_bytes())}
            {signed_by}
        </ul>
    }
    .into_any()
}

fn file(name: String, kind: &str, (called, what): (Text, Text), picture: &'static str, bytes: Vec<u8>) -> AnyView {
    let (address, size) = (files::address(&bytes, kind), files::size_in_words(bytes.len()));
    view! {
        <li>
            <a class="ds-focus" href=address download=name>
                {icon(picture)} <span><b>{words(called)}</b><small>{words(what)}</small></span>
                <span class="num muted">{size}</span>
            </a>
        </li>
    }
    .into_any()
}

/// The public key with this thumbprint: this device's own, or as the server tells it. Nothing without a network.
async fn public_key(kid: &Digest) -> Option<PublicKey> {
    if let Some(own) = keys::current().filter(|key| key.kid() == *kid) {
        return Some(own.public);
    }
    ask_for(kid).await?.key.filter(|key| key.thumbprint() == *kid)
}

/// What the server says of a key: everybody may ask.
pub async fn ask_for(kid: &Digest) -> Option<Enrolment> {
    let path = client::path(path::ENROLMENT, &[("kid", &kid.to_string())]);
    let ask = Ask { method: "GET", path: &path, body: None, media_type: client::JSON, log_size: None };
    client::decode(&client::plain(&ask).await.ok()?).ok()
}
