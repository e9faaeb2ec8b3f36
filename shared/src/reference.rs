//! Answers that point to another statement: to a document by its name, to a payload by its digest. Knows no form and
//! does not know whether the other statement exists.

pub use crate::statement::digest::Digest;

use crate::{
    answer::{Answer, Fault},
    numbers::doc_id::is_doc_id,
};
use serde::{Deserialize, Serialize};

/// Dokument: the name of a document, empty when none is chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DocId(#[cfg_attr(feature = "schema", schemars(length(equal = 36)))] pub String);

impl DocId {
    pub fn is_blank(&self) -> bool {
        self.0.is_empty()
    }
    /// A UUID of version 7, as documents are named; serde lets others through.
    pub fn is_sound(&self) -> bool {
        is_doc_id(&self.0)
    }
}

impl Answer for DocId {
    fn read(&self) -> String {
        self.0.clone()
    }
    fn write(text: &str) -> Result<DocId, Fault> {
        let doc = DocId(text.trim().to_owned());
        if doc.is_blank() || doc.is_sound() { Ok(doc) } else { Err(Fault::NotAnOption) }
    }
}

impl Answer for Option<Digest> {
    fn read(&self) -> String {
        self.map(|digest| digest.to_string()).unwrap_or_default()
    }
    fn write(text: &str) -> Result<Option<Digest>, Fault> {
        let text = text.trim();
        if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(|_| Fault::NotAnOption) }
    }
}
