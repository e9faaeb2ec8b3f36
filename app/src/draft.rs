//! Utkast: the form that is being written, which revision it will become, and where it is kept. Knows no page and no
//! rule.

mod opening;
mod saving;
mod sent;
pub mod tabs;

pub use opening::{is_begun_there, open, rebase};
pub use saving::{download, go_on, keep_now, stop};
pub use sent::{disputes, facts, newest_letter, next_revision};

use crate::{forms, paper::Paper, route::Route, session::Session, sheet};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use shared::{
    day::{Day, Moment},
    rules::facts::Facts,
    statement::digest::Digest,
};
use std::{cell::RefCell, collections::BTreeMap, time::Duration};

/// What is kept of a draft, on the device and on the server.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LaidAway {
    /// The shape of this record.
    pub v: u16,
    pub rev: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<Digest>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<Base>,
    pub body: Value,
    /// Texts by path that could not be read as answers.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub raw: BTreeMap<String, String>,
    pub saved_at: Moment,
}

/// Forrige revisjon: what was sent last, to show what has changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Base {
    pub received_at: Moment,
    pub body: Value,
    /// What the rules must know of the document; as told when it was opened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_received_on: Option<Day>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renewed_on: Option<Day>,
    /// What the doctor says is wrong in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub disputes: Vec<Dispute>,
}

/// Innvending: a field of what was sent, and what is right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dispute {
    pub path: String,
    pub note: String,
}

/// Which revision of which document the draft will become.
#[derive(Clone, Debug, PartialEq)]
pub struct Identity {
    pub doc: String,
    pub kind: &'static str,
    pub rev: u32,
    pub previous: Option<Digest>,
    pub base: Option<Base>,
}

impl Base {
    /// The form as it was sent.
    pub fn sheet(&self, kind: &str) -> Option<Box<dyn sheet::Sheet>> {
        (forms::find(kind)?.read)(&self.body)
    }

    pub fn add_to(&self, facts: Facts) -> Facts {
        Facts { first_received_on: self.first_received_on, renewed_on: self.renewed_on, ..facts }
    }
}

/// Where the draft has been kept, and when.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    pub on_device_at: Option<Moment>,
    pub on_server_at: Option<Moment>,
    /// The device could not keep it.
    pub failed: bool,
}

/// The draft lying open in this tab. Stays open when one goes from the form to the review and back.
#[derive(Clone, Copy)]
pub struct Draft {
    pub paper: Paper,
    pub kept: RwSignal<Kept>,
    /// Another tab writes in it now: this one shows it no longer.
    pub elsewhere: RwSignal<bool>,
    identity: StoredValue<Identity>,
    pace: StoredValue<saving::Pace, LocalStorage>,
}

thread_local! {
    static OPEN: RefCell<Option<(Draft, Owner)>> = const { RefCell::new(None) };
}

impl Draft {
    pub fn identity(self) -> Identity {
        self.identity.get_value()
    }
    /// The page it is written on.
    pub fn form(self) -> Route {
        self.identity.with_value(|identity| Route::Form { kind: identity.kind, doc: identity.doc.clone() })
    }
    /// The page it is signed on.
    pub fn review(self) -> Route {
        self.identity.with_value(|identity| Route::Review { kind: identity.kind, doc: identity.doc.clone() })
    }
    pub fn doc(self) -> String {
        self.identity.with_value(|identity| identity.doc.clone())
    }
}

/// The draft of this document, when it lies open.
fn lying_open(doc: &str) -> Option<Draft> {
    let is_here = |draft: &Draft| draft.doc() == doc && !draft.elsewhere.get_untracked();
    OPEN.with_borrow(|open| open.as_ref().map(|(draft, _)| *draft).filter(is_here))
}

/// How long what is closed stays readable: a page that shows it may still be on its way out.
const FAREWELL: Duration = Duration::from_secs(3);

/// Forgets the open draft: it was sent, or another is opened.
pub fn close() {
    tabs::let_go();
    put_away();
}

/// Keeps what is written and puts the draft away: the page is about to be left for another role's.
pub async fn leave(session: Session) {
    if let Some(draft) = OPEN.with_borrow(|open| open.as_ref().map(|(draft, _)| *draft)) {
        keep_now(session, draft).await;
    }
    close();
}

fn put_away() {
    if let Some((_, owner)) = OPEN.take() {
        set_timeout(move || owner.cleanup(), FAREWELL);
    }
}
