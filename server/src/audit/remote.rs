//! The log of a server, read over the network like anybody can: leaves, newest head, a proof of consistency, and whether
//! the files it serves are the release its log names.

use super::{Findings, LeafList, heads::tree};
use crate::crypto::checkpoint_is_signed;
use serde::Deserialize;
use shared::{
    api::{LogEntries, ServerFacts, path},
    statement::{
        checkpoint::{SignedCheckpoint, Vkey},
        digest::Digest,
        merkle::{Hash, LeafKind, Tree, from_base64, read_leaf, verify_consistency},
    },
};
use std::{fmt::Write as _, time::Duration};

const PATIENCE: Duration = Duration::from_secs(30);
/// No file of the browser's part is larger.
const FILE_LIMIT: u64 = 32 * 1024 * 1024;

/// The server cannot be read.
#[derive(Debug)]
pub struct NoAnswer(pub String);

/// Reads one server.
pub struct Remote {
    agent: ureq::Agent,
    base: String,
}

impl Remote {
    pub fn new(url: &str) -> Remote {
        // The provider is set once for the process; a second time changes nothing.
        let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
        let tls = ureq::tls::TlsConfig::builder().root_certs(ureq::tls::RootCerts::PlatformVerifier).build();
        let agent = ureq::Agent::config_builder().timeout_global(Some(PATIENCE)).tls_config(tls).build().into();
        Remote { agent, base: url.trim_end_matches('/').to_owned() }
    }

    fn bytes(&self, path: &str) -> Result<Vec<u8>, NoAnswer> {
        let trouble = |error: ureq::Error| NoAnswer(format!("{}{path}: {error}", self.base));
        let mut answer = self.agent.get(format!("{}{path}", self.base)).call().map_err(trouble)?;
        answer.body_mut().with_config().limit(FILE_LIMIT).read_to_vec().map_err(trouble)
    }

    fn json<T: for<'de> Deserialize<'de>>(&self, path: &str) -> Result<T, NoAnswer> {
        let bytes = self.bytes(path)?;
        serde_json::from_slice(&bytes)
            .map_err(|_| NoAnswer(format!("{}{path}: not what a server of ours says", self.base)))
    }

    /// Audits the server. `pinned` is the key it should have, `known` a head seen before.
    pub fn audit(&self, pinned: Option<Vkey>, known: Option<&str>) -> Result<Findings, NoAnswer> {
        let mut found = Findings::default();
        let server: ServerFacts = self.json(path::SERVER)?;
        let said: Vkey = server.vkey.parse().map_err(|_| NoAnswer(format!("{}: no verification key", self.base)))?;
        let vkey = pinned.unwrap_or(said.clone());
        if vkey != said {
            found.fault("the server names another key than the one given");
        }
        let note = String::from_utf8_lossy(&self.bytes(path::CHECKPOINT)?).into_owned();
        let Some(size) = head(&note, &vkey, "newest", &mut found).map(|head| head.checkpoint.size) else {
            return Ok(found);
        };
        let leaves = self.leaves(size)?;
        found.leaves = leaves.len() as u64;
        let tree = tree(&leaves);
        compare(&note, &vkey, &tree, "newest", &mut found);
        if let Some(known) = known {
            compare(known, &vkey, &tree, "known", &mut found);
        }
        self.check_consistency(&tree, &mut found)?;
        self.check_release(&leaves, &mut found)?;
        Ok(found)
    }

    fn leaves(&self, size: u64) -> Result<LeafList, NoAnswer> {
        let mut leaves = LeafList::new();
        while (leaves.len() as u64) < size {
            let from = leaves.len();
            let page: LogEntries = self.json(&format!("{}?from={from}&to={size}", path::ENTRIES))?;
            let read: Option<LeafList> = page.leaves.iter().map(|leaf| read_leaf(leaf)).collect();
            match read {
                Some(read) if !read.is_empty() => leaves.extend(read),
                _ => return Err(NoAnswer(format!("{}: leaves from {from} cannot be read", self.base))),
            }
        }
        leaves.truncate(size as usize);
        Ok(leaves)
    }

    /// The proof the server would give a client that saw the first half.
    fn check_consistency(&self, tree: &Tree, found: &mut Findings) -> Result<(), NoAnswer> {
        let (from, to) = (tree.len().div_ceil(2), tree.len());
        let proof: Vec<String> = self.json(&format!("{}?from={from}&to={to}", path::CONSISTENCY))?;
        let proof: Option<Vec<Hash>> = proof.iter().map(|hash| from_base64(hash)).collect();
        let holds = match (proof, tree.root_at(from), tree.root_at(to)) {
            (Some(proof), Some(old), Some(new)) => verify_consistency(from, to, &old, &new, &proof),
            _ => false,
        };
        if !holds {
            found.fault(format!("the server cannot prove that {to} leaves continue {from}"));
        }
        Ok(())
    }

    /// Whether the served files are the release the log names.
    fn check_release(&self, leaves: &LeafList, found: &mut Findings) -> Result<(), NoAnswer> {
        let newest = leaves.iter().rev().find(|(kind, _)| *kind == LeafKind::AppRelease);
        let Some((_, named)) = newest else { return Ok(()) };
        found.release = Some(*named);
        let list: BundleList = self.json("/bundle.json")?;
        let mut lines = String::new();
        for file in &list.files {
            let _ = writeln!(lines, "{}  {}", hex(&Digest::of(&self.bytes(&file.path)?)), file.path); // to memory
        }
        if Digest::of(lines.as_bytes()) != *named {
            found.fault("the served files are not the release the log names");
        }
        Ok(())
    }
}

/// `/bundle.json`: what is served.
#[derive(Deserialize)]
struct BundleList {
    files: Vec<BundleFile>,
}
#[derive(Deserialize)]
struct BundleFile {
    path: String,
}

/// A digest as `sha256sum` prints it.
pub fn hex(digest: &Digest) -> String {
    digest.as_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn head(note: &str, vkey: &Vkey, which: &str, found: &mut Findings) -> Option<SignedCheckpoint> {
    match SignedCheckpoint::parse(note, vkey) {
        Ok(signed) if checkpoint_is_signed(&signed, vkey) => {
            found.heads += 1;
            Some(signed)
        }
        _ => {
            found.fault(format!("the {which} head is not signed by the log's key"));
            None
        }
    }
}

fn compare(note: &str, vkey: &Vkey, tree: &Tree, which: &str, found: &mut Findings) {
    let Ok(signed) = SignedCheckpoint::parse(note, vkey) else {
        return found.fault(format!("the {which} head is not of this log"));
    };
    if !checkpoint_is_signed(&signed, vkey) || Some(signed.checkpoint.root) != tree.root_at(signed.checkpoint.size) {
        found.fault(format!("the {which} head does not match the leaves"));
    }
}
