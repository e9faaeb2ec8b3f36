//! Receipts as a foreign program reads them, how large they get, and everything that makes one unbelievable.

use crate::{
    statement_device::Device,
    statement_letters::{moment, sign_in},
};
use ed25519_dalek::{Signer, SigningKey, Verifier, VerifyingKey};
use proptest::prelude::*;
use shared::statement::{
    checkpoint::{Checkpoint, SignedCheckpoint, Vkey, note},
    envelope::Envelope,
    merkle::{LeafKind, Tree, leaf_hash, leaf_text},
    receipt::{self, Receipt, ReceiptFault},
};
use signed_note::{Note, StandardSigner, StandardVerifier, VerifierList};
use std::sync::LazyLock;

const ORIGIN: &str = "alis.example.no/log/1";

fn secret() -> SigningKey {
    SigningKey::from_bytes(&[7; 32])
}

fn vkey() -> Vkey {
    Vkey::new(ORIGIN, secret().verifying_key().to_bytes()).unwrap()
}

fn note_over(tree: &Tree, size: u64) -> String {
    note_of(ORIGIN, tree, size)
}

fn note_of(origin: &str, tree: &Tree, size: u64) -> String {
    let root = tree.root_at(size).unwrap();
    let checkpoint = Checkpoint { origin: origin.into(), size, root, received_at: moment() };
    note(&checkpoint, &vkey(), |message| secret().sign(message).to_bytes())
}

/// A statement with its receipt from a log of 37.
fn filed() -> (Envelope, String) {
    let envelope = Device::named("device").sign_letter(sign_in("a challenge"));
    let mut tree = Tree::default();
    for index in 0..37u64 {
        let leaf = match index {
            21 => leaf_text(LeafKind::Statement, &envelope.log_digest()),
            other => format!("another leaf, {other}"),
        };
        tree.push(leaf_hash(leaf.as_bytes()));
    }
    let text = receipt::print(21, &tree.inclusion(21, 37).unwrap(), &note_over(&tree, 37));
    (envelope, text)
}

static FILED: LazyLock<(Envelope, String)> = LazyLock::new(filed);

/// Everything a client checks.
fn believe(text: &str, envelope: &Envelope, vkey: &Vkey) -> Result<Receipt, ReceiptFault> {
    let receipt = Receipt::parse(text, vkey)?;
    let key = VerifyingKey::from_bytes(vkey.key()).map_err(|_| ReceiptFault::NotAKey)?;
    let signature = receipt.checkpoint.signature.into();
    key.verify(&receipt.checkpoint.message, &signature).map_err(|_| ReceiptFault::BadSignature)?;
    receipt.covers(envelope)?;
    Ok(receipt)
}

#[test]
fn a_receipt_is_believed_and_printed_again_the_same() {
    let (envelope, text) = &*FILED;
    let receipt = believe(text, envelope, &vkey()).unwrap();
    assert_eq!(receipt.index, 21);
    assert_eq!(receipt.checkpoint.checkpoint.size, 37);
    assert_eq!(receipt.checkpoint.checkpoint.received_at, moment());
    assert_eq!(&receipt.to_text(), text);
}

#[test]
fn a_receipt_looks_like_this() {
    insta::assert_snapshot!(FILED.1);
}

#[test]
fn a_receipt_for_one_of_a_million_takes_at_most_one_and_a_half_kilobytes() {
    let mut tree = Tree::default();
    for index in 0..1_000_000u64 {
        let mut leaf = [0; 32];
        leaf[..8].copy_from_slice(&index.to_be_bytes());
        tree.push(leaf);
    }
    let note = note_over(&tree, 1_000_000);
    for index in [0, 1, 499_999, 524_288, 999_999] {
        let text = receipt::print(index, &tree.inclusion(index, 1_000_000).unwrap(), &note);
        assert!(text.len() <= 1_500, "{} bytes", text.len());
        assert_eq!(Receipt::parse(&text, &vkey()).unwrap().to_text(), text);
    }
}

#[test]
fn a_foreign_program_verifies_our_checkpoint() {
    let receipt = Receipt::parse(&FILED.1, &vkey()).unwrap();
    let read = Note::from_bytes(receipt.checkpoint.text.as_bytes()).unwrap();
    let verifier = StandardVerifier::new(&vkey().to_string()).unwrap();
    let (verified, others) = read.verify(&VerifierList::new(vec![Box::new(verifier)])).unwrap();
    assert_eq!((verified.len(), others.len()), (1, 0));
    let checkpoint = tlog_tiles::Checkpoint::from_bytes(read.text()).unwrap();
    assert_eq!(checkpoint.origin(), ORIGIN);
    assert_eq!(checkpoint.size(), 37);
    assert_eq!(checkpoint.hash().0, receipt.checkpoint.checkpoint.root);
    assert_eq!(checkpoint.extension(), format!("received {}\n", moment()));
}

#[test]
fn a_witness_may_sign_our_checkpoint_too() {
    let (envelope, text) = &*FILED;
    let (head, ours) = text.split_once("\n\n").unwrap();
    let mut note = Note::from_bytes(ours.as_bytes()).unwrap();
    let witness = StandardSigner::new("PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz");
    note.add_sigs(&[&witness.unwrap()]).unwrap();
    let text = format!("{head}\n\n{}", String::from_utf8(note.to_bytes()).unwrap());
    assert!(text.contains("PeterNeumann"));
    believe(&text, envelope, &vkey()).unwrap();
}

#[test]
fn a_receipt_is_for_one_statement_only() {
    let other = Device::named("device").sign_letter(sign_in("another challenge"));
    assert_eq!(believe(&FILED.1, &other, &vkey()).unwrap_err(), ReceiptFault::NotCovered);
}

#[test]
fn a_receipt_of_another_log_or_key_is_foreign() {
    let (envelope, text) = &*FILED;
    let other_name = Vkey::new("alis.example.no/log/2", *vkey().key()).unwrap();
    assert_eq!(believe(text, envelope, &other_name).unwrap_err(), ReceiptFault::ForeignLog);
    let other_key = Vkey::new(ORIGIN, SigningKey::from_bytes(&[8; 32]).verifying_key().to_bytes()).unwrap();
    assert_eq!(believe(text, envelope, &other_key).unwrap_err(), ReceiptFault::ForeignLog);
}

#[test]
fn our_signature_over_the_checkpoint_of_another_log_is_foreign() {
    let note = note_of("alis.example.no/log/2", &Tree::default(), 0);
    assert_eq!(SignedCheckpoint::parse(&note, &vkey()), Err(ReceiptFault::ForeignLog));
    assert!(SignedCheckpoint::parse(&note_over(&Tree::default(), 0), &vkey()).is_ok());
}

#[test]
fn a_forged_time_breaks_the_signature() {
    let (envelope, text) = &*FILED;
    let forged = text.replace("received 2026", "received 2025");
    assert_ne!(&forged, text);
    assert_eq!(believe(&forged, envelope, &vkey()).unwrap_err(), ReceiptFault::BadSignature);
}

/// A fault, what to replace in the good receipt, and by what.
const FAULTS: [(ReceiptFault, &str, &str); 18] = [
    (ReceiptFault::NotAReceipt, "c2sp.org/tlog-proof@v1", "c2sp.org/tlog-proof@v2"),
    (ReceiptFault::NotAReceipt, "c2sp.org/tlog-proof@v1", "<!doctype html>"),
    (ReceiptFault::NotAReceipt, "index 21", "extra AAAA\nindex 21"),
    (ReceiptFault::NotAReceipt, "index 21", "index 021"),
    (ReceiptFault::NotAReceipt, "index 21", "index +21"),
    (ReceiptFault::NotAReceipt, "index 21", "index 18446744073709551616"),
    (ReceiptFault::NotAReceipt, "index 21\n", "index 21\r\n"),
    (ReceiptFault::NotAReceipt, "index 21\n", "index 21\nAAAA\n"),
    (ReceiptFault::NotCovered, "index 21", "index 20"),
    (ReceiptFault::NotCovered, "index 21", "index 37"),
    (ReceiptFault::NotCovered, "index 21", "index 18446744073709551615"),
    (ReceiptFault::NotCovered, "index 21\n", "index 21\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"),
    (ReceiptFault::NotACheckpoint, "\n37\n", "\n037\n"),
    (ReceiptFault::NotACheckpoint, "received ", "seen "),
    (ReceiptFault::NotACheckpoint, "\u{2014} alis", "- alis"),
    (ReceiptFault::NotACheckpoint, "\u{2014} alis", "alis"),
    (ReceiptFault::NotACheckpoint, "\u{2014} alis", "\u{2014} \u{2014} alis"),
    (ReceiptFault::BadSignature, "\n37\n", "\n38\n"),
];

#[test]
fn each_fault_of_a_receipt_has_its_own_name() {
    let (envelope, text) = &*FILED;
    for (fault, good, bad) in FAULTS {
        assert!(text.contains(good), "{good:?}");
        let changed = text.replacen(good, bad, 1);
        assert_eq!(believe(&changed, envelope, &vkey()).unwrap_err(), fault, "{good:?} → {bad:?}");
    }
    for cut in 0..text.len() {
        if let Some(part) = text.get(..cut) {
            assert!(believe(part, envelope, &vkey()).is_err(), "cut at {cut}");
        }
    }
}

#[test]
fn a_line_added_to_a_checkpoint_is_refused() {
    let (_, text) = &*FILED;
    let (_, note) = text.split_once("\n\n").unwrap();
    let received = format!("received {}\n", moment());
    let more = note.replace(&received, &format!("{received}and more\n"));
    assert_eq!(SignedCheckpoint::parse(&more, &vkey()), Err(ReceiptFault::NotACheckpoint));
    let less = note.replace(&received, "");
    assert_eq!(SignedCheckpoint::parse(&less, &vkey()), Err(ReceiptFault::NotACheckpoint));
}

#[test]
fn a_verification_key_has_one_form() {
    let good = vkey().to_string();
    assert_eq!(good.parse::<Vkey>().unwrap(), vkey());
    let (name, rest) = good.split_once('+').unwrap();
    let (id, key) = rest.split_once('+').unwrap();
    let upper = id.to_uppercase();
    for bad in [
        String::new(),
        name.to_owned(),
        format!("{name}+{id}"),
        format!("+{id}+{key}"),
        format!("{name}2+{id}+{key}"),
        format!("a b+{id}+{key}"),
        format!("{name}+00000000+{key}"),
        format!("{name}+{id}+{}", key.trim_end_matches('=')),
        format!("{name}+{id}+{key}\n"),
        format!("{name}+{id}+Ag{}", &key[2..]),
        format!("{name}+{upper}+{key}"),
    ] {
        assert!(bad == good || bad.parse::<Vkey>() == Err(ReceiptFault::NotAKey), "{bad:?}");
    }
    for name in ["", "a b", "a+b", "a\nb", "a\u{a0}b"] {
        assert_eq!(Vkey::new(name, [0; 32]), Err(ReceiptFault::NotAKey));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn one_changed_byte_makes_a_receipt_unbelievable(at in 0..FILED.1.len(), byte: u8) {
        let (envelope, text) = &*FILED;
        let mut bytes = text.clone().into_bytes();
        bytes[at] = byte;
        if let Ok(changed) = String::from_utf8(bytes) {
            prop_assert!(&changed == text || believe(&changed, envelope, &vkey()).is_err());
        }
    }

    #[test]
    fn one_byte_more_or_less_makes_a_receipt_unbelievable(at in 0..FILED.1.len(), byte: u8) {
        let (envelope, text) = &*FILED;
        let (mut more, mut less) = (text.clone().into_bytes(), text.clone().into_bytes());
        more.insert(at, byte);
        less.remove(at);
        for bytes in [more, less] {
            if let Ok(changed) = String::from_utf8(bytes) {
                prop_assert!(believe(&changed, envelope, &vkey()).is_err());
            }
        }
    }
}
