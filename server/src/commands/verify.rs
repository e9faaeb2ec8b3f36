//! `alis verify`: whether a receipt proves that a statement was received. Needs no network and no server.

use super::{Exit, complain};
use crate::crypto::{DeviceKey, checkpoint_is_signed, point_of};
use clap::Args;
use shared::{
    api::{PublicKey, Statement},
    statement::{checkpoint::Vkey, envelope::Envelope, receipt::Receipt},
    text::Language,
};
use std::{
    fs,
    path::{Path, PathBuf},
};

#[derive(Args)]
#[command(after_help = "\
Checks that the log's key has signed the head in the receipt, and that the statement stands in the log at the place the
receipt names. With --jwk also that this key has signed the statement. Without a receipt, FILE is what a doctor downloads as
«Last ned alt om meg»: every statement in it is checked with its own receipt.")]
pub struct Verify {
    /// The statement, as downloaded (.jws.json); or everything about a doctor (alis-meg.json)
    #[arg(value_name = "FILE")]
    statement: PathBuf,
    /// The receipt, as downloaded (.txt)
    receipt: Option<PathBuf>,
    /// The log's verification key (name+hash+base64), or a file that holds it
    #[arg(long, value_name = "KEY|FILE")]
    vkey: String,
    /// The signer's public key as JSON Web Key
    #[arg(long, value_name = "FILE")]
    jwk: Option<PathBuf>,
}

impl Verify {
    pub fn run(self) -> Exit {
        match self.verify() {
            Ok(lines) => {
                println!("{lines}");
                Exit::Yes
            }
            Err((exit, why)) => complain(exit, why),
        }
    }

    fn verify(&self) -> Result<String, (Exit, String)> {
        let unreadable = |file: &Path, why: &str| (Exit::Unreadable, format!("{}: {why}", file.display()));
        let bytes = fs::read(&self.statement).map_err(|error| unreadable(&self.statement, &error.to_string()))?;
        let Some(receipt) = &self.receipt else {
            let all: Everything =
                serde_json::from_slice(&bytes).map_err(|_| unreadable(&self.statement, "not a file about a doctor"))?;
            let lines = all.statements.iter().map(|one| self.proves(&one.envelope, &one.filed.receipt));
            return Ok(lines.collect::<Result<Vec<_>, _>>()?.join("\n"));
        };
        let envelope = parse_envelope(&bytes).ok_or_else(|| unreadable(&self.statement, "not a signed statement"))?;
        let text = fs::read_to_string(receipt).map_err(|error| unreadable(receipt, &error.to_string()))?;
        self.proves(&envelope, &text)
    }

    /// One line that says what the receipt proves of the statement.
    fn proves(&self, envelope: &Envelope, text: &str) -> Result<String, (Exit, String)> {
        let vkey = self.vkey()?;
        let unsound =
            |why: shared::statement::receipt::ReceiptFault| (Exit::No, why.text().read(Language::En).to_owned());
        let receipt = Receipt::parse(text, &vkey).map_err(unsound)?;
        if !checkpoint_is_signed(&receipt.checkpoint, &vkey) {
            return Err(unsound(shared::statement::receipt::ReceiptFault::BadSignature));
        }
        receipt.covers(envelope).map_err(unsound)?;
        let signed = self.jwk.as_deref().map(|file| check_signer(envelope, file)).transpose()?;
        let head = &receipt.checkpoint.checkpoint;
        let by = signed.map(|kid| format!("\nsigned by {kid}")).unwrap_or_default();
        Ok(format!(
            "sound: number {} in {}, received no later than {}{by}",
            receipt.index + 1,
            head.origin,
            head.received_at
        ))
    }

    fn vkey(&self) -> Result<Vkey, (Exit, String)> {
        let text = match self.vkey.trim().parse::<Vkey>() {
            Ok(vkey) => return Ok(vkey),
            Err(_) => fs::read_to_string(&self.vkey).unwrap_or_default(),
        };
        let named = format!("{}: not a verification key", self.vkey);
        text.trim().parse().map_err(|_| (Exit::Unreadable, named))
    }
}

/// What a doctor downloads about themself, as far as it is checked.
#[derive(serde::Deserialize)]
struct Everything {
    statements: Vec<Statement>,
}

/// As filed, or with the line break an editor adds.
fn parse_envelope(bytes: &[u8]) -> Option<Envelope> {
    Envelope::parse(bytes.trim_ascii_end()).ok()
}

fn check_signer(envelope: &Envelope, file: &Path) -> Result<String, (Exit, String)> {
    let unreadable = || (Exit::Unreadable, format!("{}: not a public key", file.display()));
    let bytes = fs::read(file).map_err(|_| unreadable())?;
    let jwk: PublicKey = serde_json::from_slice(&bytes).map_err(|_| unreadable())?;
    let key = point_of(&jwk).and_then(|point| DeviceKey::from_point(&point)).ok_or_else(unreadable)?;
    let opened = envelope.open().map_err(|_| (Exit::Unreadable, "the statement cannot be opened".to_owned()))?;
    let holds = opened.kid == jwk.thumbprint() && key.verifies(&opened.signing_input, &opened.signature);
    if holds { Ok(opened.kid.to_string()) } else { Err((Exit::No, "this key has not signed the statement".to_owned())) }
}
