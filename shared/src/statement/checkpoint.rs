//! What the log signs: its size, its root and the time (C2SP tlog-checkpoint, a C2SP signed note). Writes and reads the
//! text; the Ed25519 signature itself is made and checked by the caller.
//! Why the extension line: the receipt is the proof of *when* something arrived, so the time must be under the signature.

use super::merkle::{Hash, from_base64, to_base64};
use crate::{
    day::Moment,
    text::{Text, t},
};
use base64ct::{Base64, Encoding};
use sha2::{Digest as _, Sha256};
use std::{fmt, str::FromStr};

/// Why a checkpoint, a receipt or a verification key is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReceiptFault {
    /// The verification key is not one.
    NotAKey,
    /// The text is no checkpoint of ours.
    NotACheckpoint,
    /// The text is no receipt of ours.
    NotAReceipt,
    /// Another log, or another key, has signed.
    ForeignLog,
    /// The signature is not over this text.
    BadSignature,
    /// The statement is not where the receipt says.
    NotCovered,
    /// The log does not hold what it held before.
    NotConsistent,
}

impl ReceiptFault {
    /// What a person reads.
    #[rustfmt::skip]
    pub const fn text(self) -> Text {
        match self {
            ReceiptFault::NotAKey => t("Nøkkelen for å kontrollere kvitteringer kan ikke leses.", "Nøkkelen for å kontrollere kvitteringar kan ikkje lesast.", "The key for checking receipts cannot be read."),
            ReceiptFault::NotACheckpoint | ReceiptFault::NotAReceipt => t("Svaret er ikke en kvittering. Skjemaet ligger trygt her og sendes igjen.", "Svaret er ikkje ei kvittering. Skjemaet ligg trygt her og blir sendt igjen.", "The answer is not a receipt. The form is safe here and will be sent again."),
            ReceiptFault::ForeignLog => t("Kvitteringen kommer fra en annen tjeneste.", "Kvitteringa kjem frå ei anna teneste.", "The receipt comes from another service."),
            ReceiptFault::BadSignature => t("Signaturen på kvitteringen stemmer ikke.", "Signaturen på kvitteringa stemmer ikkje.", "The signature on the receipt does not match."),
            ReceiptFault::NotCovered => t("Kvitteringen gjelder ikke dette skjemaet.", "Kvitteringa gjeld ikkje dette skjemaet.", "The receipt is not for this form."),
            ReceiptFault::NotConsistent => t("Loggen hos tjenesten er endret siden sist. Meld fra til ALIS-kontoret.", "Loggen hos tenesta er endra sidan sist. Meld frå til ALIS-kontoret.", "The log of the service has changed since last time. Tell the ALIS office."),
        }
    }
}

const ED25519: u8 = 1;

/// Verifikasjonsnøkkel: who signs a log, as `name+hash+base64`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vkey {
    name: String,
    key: [u8; 32],
}

impl Vkey {
    /// `name` is the origin of the log; `key` an Ed25519 public key.
    ///
    /// # Errors
    /// [`ReceiptFault::NotAKey`] when the name is empty or has spaces, control characters or a plus.
    pub fn new(name: &str, key: [u8; 32]) -> Result<Vkey, ReceiptFault> {
        let foreign = |letter: char| letter.is_whitespace() || letter.is_control() || letter == '+';
        if name.is_empty() || name.contains(foreign) {
            return Err(ReceiptFault::NotAKey);
        }
        Ok(Vkey { name: name.to_owned(), key })
    }

    /// The origin of the log it signs.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The Ed25519 public key.
    pub fn key(&self) -> &[u8; 32] {
        &self.key
    }

    /// Four bytes that tell a reader which key to try (C2SP signed-note, "Signatures").
    fn id(&self) -> [u8; 4] {
        let hash = Sha256::new()
            .chain_update(self.name.as_bytes())
            .chain_update([b'\n', ED25519])
            .chain_update(self.key)
            .finalize();
        [hash[0], hash[1], hash[2], hash[3]]
    }
}

impl fmt::Display for Vkey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut typed = [ED25519; 33];
        typed[1..].copy_from_slice(&self.key);
        f.write_str(&self.name)?;
        write!(f, "+{:08x}+", u32::from_be_bytes(self.id()))?;
        f.write_str(&Base64::encode_string(&typed))
    }
}

impl FromStr for Vkey {
    type Err = ReceiptFault;
    fn from_str(text: &str) -> Result<Vkey, ReceiptFault> {
        let key = || {
            let mut parts = text.splitn(3, '+');
            let (name, _, typed) = (parts.next()?, parts.next()?, parts.next()?);
            let mut bytes = [0; 33];
            let read = Base64::decode(typed, &mut bytes).ok()?;
            let [ED25519, key @ ..] = read else { return None };
            Vkey::new(name, key.try_into().ok()?).ok()
        };
        let key = key().ok_or(ReceiptFault::NotAKey)?;
        if key.to_string() == text { Ok(key) } else { Err(ReceiptFault::NotAKey) }
    }
}

/// Kontrollpunkt: what the log was at a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// `<aud>/log/<epoch>`.
    pub origin: String,
    /// The number of leaves.
    pub size: u64,
    pub root: Hash,
    /// The server's time.
    pub received_at: Moment,
}

const RECEIVED: &str = "received ";

impl Checkpoint {
    /// The lines that are signed.
    fn message(&self) -> String {
        let (size, root, received_at) = (self.size.to_string(), to_base64(&self.root), self.received_at.to_string());
        [&self.origin, "\n", &size, "\n", &root, "\n", RECEIVED, &received_at, "\n"].concat()
    }

    /// Reads lines that [`Checkpoint::message`] wrote, and only those.
    fn read(message: &str) -> Option<Checkpoint> {
        let mut lines = message.lines();
        let checkpoint = Checkpoint {
            origin: lines.next()?.to_owned(),
            size: lines.next()?.parse().ok()?,
            root: from_base64(lines.next()?)?,
            received_at: lines.next()?.strip_prefix(RECEIVED)?.parse().ok()?,
        };
        (checkpoint.message() == message).then_some(checkpoint)
    }
}

const DASH: &str = "\u{2014} ";

/// The signed note over a checkpoint, as it is stored and sent. `sign` makes an Ed25519 signature with the key of `vkey`.
pub fn note(checkpoint: &Checkpoint, vkey: &Vkey, sign: impl FnOnce(&[u8]) -> [u8; 64]) -> String {
    let message = checkpoint.message();
    let mut bytes = [0; 68];
    bytes[..4].copy_from_slice(&vkey.id());
    bytes[4..].copy_from_slice(&sign(message.as_bytes()));
    [&message, "\n", DASH, &vkey.name, " ", &Base64::encode_string(&bytes), "\n"].concat()
}

/// A checkpoint with a signature that claims to be the log's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedCheckpoint {
    pub checkpoint: Checkpoint,
    /// The whole note.
    pub text: String,
    /// What is signed.
    pub message: Vec<u8>,
    /// Ed25519, to be checked by the caller with the key of the `Vkey`.
    pub signature: [u8; 64],
}

impl SignedCheckpoint {
    /// Reads a note. Signatures of others are passed over, as the format demands. The signature is not checked yet.
    ///
    /// # Errors
    /// [`ReceiptFault::NotACheckpoint`], or [`ReceiptFault::ForeignLog`] when it is not the log of `vkey`.
    pub fn parse(text: &str, vkey: &Vkey) -> Result<SignedCheckpoint, ReceiptFault> {
        let (lines, signatures) = text.split_once("\n\n").ok_or(ReceiptFault::NotACheckpoint)?;
        let message = &text[..=lines.len()];
        let checkpoint = Checkpoint::read(message).ok_or(ReceiptFault::NotACheckpoint)?;
        if checkpoint.origin != vkey.name {
            return Err(ReceiptFault::ForeignLog);
        }
        let mut found = None;
        for line in signatures.strip_suffix('\n').ok_or(ReceiptFault::NotACheckpoint)?.split('\n') {
            let (name, bytes) = signature_line(line).ok_or(ReceiptFault::NotACheckpoint)?;
            if name == vkey.name && bytes.starts_with(&vkey.id()) {
                found = found.or(bytes[4..].try_into().ok());
            }
        }
        let signature = found.ok_or(ReceiptFault::ForeignLog)?;
        Ok(SignedCheckpoint { checkpoint, text: text.to_owned(), message: message.as_bytes().to_vec(), signature })
    }
}

/// Name and bytes of `— <name> <base64>`.
fn signature_line(line: &str) -> Option<(&str, Vec<u8>)> {
    let (name, signature) = line.strip_prefix(DASH)?.split_once(' ')?;
    let bytes = Base64::decode_vec(signature).ok()?;
    (!name.is_empty() && bytes.len() > 4).then_some((name, bytes))
}
