//! Documents as answers: their names, in an order or as a set. Knows not what stands in a document.

use crate::{
    answer::{Answer, Fault},
    numbers::doc_id::is_doc_id,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Most documents in one answer. More doctors in training than any municipality of the region has.
pub const MOST_DOCUMENTS: usize = 200;

/// Prioritert rekkefølge: documents, the first one first, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true)))]
pub struct Ranking(
    #[cfg_attr(feature = "schema", schemars(length(max = 200), inner(regex(pattern = DOC_ID))))] pub Vec<String>,
);

/// Dokumenter: a set; order means nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true)))]
pub struct Documents(
    #[cfg_attr(feature = "schema", schemars(length(max = 200), inner(regex(pattern = DOC_ID))))] pub BTreeSet<String>,
);

#[cfg(feature = "schema")]
const DOC_ID: &str = "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$";

/// Whether this could be the name of a document; says nothing of whether there is one.
pub fn is_document(name: &str) -> bool {
    is_doc_id(name)
}

/// Names separated by space; each must be the name of a document.
fn names(text: &str) -> Result<Vec<String>, Fault> {
    let one = |name: &str| if is_document(name) { Ok(name.to_owned()) } else { Err(Fault::NotAnOption) };
    text.split_whitespace().map(one).collect()
}

impl Answer for Ranking {
    fn read(&self) -> String {
        self.0.join(" ")
    }
    /// A name that comes again is dropped.
    fn write(text: &str) -> Result<Ranking, Fault> {
        let mut seen = BTreeSet::new();
        let mut all = names(text)?;
        all.retain(|name| seen.insert(name.clone()));
        Ok(Ranking(all))
    }
}

impl Answer for Documents {
    fn read(&self) -> String {
        self.0.iter().map(String::as_str).collect::<Vec<_>>().join(" ")
    }
    fn write(text: &str) -> Result<Documents, Fault> {
        Ok(Documents(names(text)?.into_iter().collect()))
    }
}
