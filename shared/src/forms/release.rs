//! The municipality's word on letting a doctor go to an offered place. What is stored, then what is asked.
//! Why it has no rule: either answer is lawful, and the reason for a no is not asked.

use super::shape::{self, blank};
use crate::{
    form::Form,
    lens,
    question::{Item, Kind, Section, ask, q},
    reference::DocId,
    text::{Text, t},
};
use serde::{Deserialize, Serialize};
use validator::Validate;

/// Frigivelse: whether the municipality lets the doctor go, and who stands in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Release {
    /// The placement that was offered: the name of the document.
    #[validate(custom(function = shape::document))]
    #[serde(skip_serializing_if = "blank")]
    pub offer: DocId,
    #[serde(skip_serializing_if = "blank")]
    pub released: Option<bool>,
    #[serde(skip_serializing_if = "blank")]
    pub substitute_arranged: Option<bool>,
}

impl Form for Release {
    const KIND: &'static str = "release";
    const VERSION: u16 = 1;
    const TITLE: Text = t("Frigivelse", "Frigiving", "Release");
    const SECTIONS: &'static [Section<Self>] = &[Section {
        id: "release",
        title: t("Kommunens svar", "Svaret frå kommunen", "The municipality's answer"),
        intro: None,
        items: RELEASE,
    }];
    const PROVISIONS: &'static [crate::rules::provision::Provision<Self>] = &[];
}

type F = Release;

#[rustfmt::skip]
const RELEASE: &[Item<F>] = &[
    q(ask(lens!(F, offer), Kind::Document, t("Hvilket tilbud gjelder det?", "Kva tilbod gjeld det?", "Which offer is it about?"))),
    q(ask(lens!(F, released), Kind::YesNo, t("Kan legen gå ut i tjenesten?", "Kan legen gå ut i tenesta?", "Can the doctor leave for the service?"))
        .hint(t("Foretaket får vite svaret. Årsaken spørres det ikke om.", "Føretaket får vite svaret. Årsaka blir det ikkje spurt om.", "The trust is told the answer. The reason is not asked."))),
    q(ask(lens!(F, substitute_arranged), Kind::YesNo, t("Er vikar på plass?", "Er vikar på plass?", "Is a substitute arranged?"))
        .when(|form| form.released == Some(true))),
];
