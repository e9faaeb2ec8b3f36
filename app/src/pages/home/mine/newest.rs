//! The newest plan and the newest minutes about me, as they were sent, and when my registration was renewed: from them come days and the timeline. Knows their
//! names on the wire and none of their questions.

use crate::{
    client, draft, letter,
    overview::{Entry, Overview},
};
use leptos::prelude::*;
use serde_json::Value;
use shared::{
    api::{MarkKind, Statement, path},
    day::Day,
    form::Form,
    forms::{follow_up_meeting::FollowUpMeeting, implementation_plan::ImplementationPlan},
};

/// What was found so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Newest {
    pub plan: Option<Body>,
    pub meeting: Option<Body>,
    /// When my registration was revised or confirmed last.
    pub renewed_on: Option<Day>,
}

/// What stands in one of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Body {
    pub doc: String,
    pub rev: u32,
    pub body: Value,
}

impl Body {
    /// The day at this name; `None` when none was written.
    pub fn day(&self, name: &str) -> Option<Day> {
        self.body.get(name)?.as_str()?.parse().ok()
    }
}

/// Asks for all; what comes fills the signal.
pub fn fetch(overview: &Overview) -> RwSignal<Newest> {
    let newest = RwSignal::new(Newest::default());
    let place = |kind: &str| {
        let of_kind = |entry: &&Entry| entry.kind.name == kind && entry.number.is_some();
        overview.entries.iter().find(of_kind).map(|entry| (entry.doc.clone(), entry.rev))
    };
    let held =
        overview.entries.iter().filter(|entry| entry.kind.name == FollowUpMeeting::KIND && entry.number.is_some());
    let meeting = held.max_by_key(|entry| (entry.mark(MarkKind::Held), entry.number));
    let (plan, meeting) = (place(ImplementationPlan::KIND), meeting.map(|entry| (entry.doc.clone(), entry.rev)));
    let registration = super::registration(overview).map(|entry| entry.doc.clone());
    if plan.is_some() || meeting.is_some() || registration.is_some() {
        leptos::task::spawn_local(async move {
            let renewed_on = match registration {
                Some(doc) => draft::facts(&doc).await.and_then(|facts| facts.renewed_on),
                None => None,
            };
            newest.try_set(Newest { plan: body(plan).await, meeting: body(meeting).await, renewed_on });
        });
    }
    newest
}

async fn body(place: Option<(String, u32)>) -> Option<Body> {
    let (doc, rev) = place?;
    let at = client::path(path::STATEMENT, &[("doc", &doc), ("rev", &rev.to_string())]);
    let statement: Statement = client::get(&at).await.ok()?;
    let body = letter::open(&statement.envelope)?.body;
    Some(Body { doc, rev, body })
}
