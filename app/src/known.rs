//! Innmeldinger one may choose among: what a document is called for people. Knows no form.

use crate::overview;
use shared::{numbers::health_trust::HealthTrust, text::Language};

/// A document and what people call it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    pub doc: String,
    pub name: String,
    pub trust: Option<HealthTrust>,
}

impl Known {
    /// `Ánne Márjá Åsheim, Nordlandssykehuset`.
    pub fn words(&self, _: Language) -> String {
        match self.trust {
            Some(trust) => format!("{}, {}", self.name, trust.name()),
            None => self.name.clone(),
        }
    }
}

/// The one with this name.
pub fn named<'a>(known: &'a [Known], doc: &str) -> Option<&'a Known> {
    known.iter().find(|known| known.doc == doc)
}

/// The registrations that were received, by name. Asks the server first when `ask` is set.
pub async fn registrations(ask: bool) -> Vec<Known> {
    let entries = overview::gather(ask).await.entries;
    let received =
        entries.into_iter().filter(|entry| entry.is_registration() && entry.number.is_some() && !entry.is_closed);
    let mut known: Vec<Known> =
        received.map(|entry| Known { doc: entry.doc, name: entry.trainee, trust: entry.trust }).collect();
    shared::order::sort_by(&mut known, |a, b| a.name.cmp(&b.name));
    known
}
