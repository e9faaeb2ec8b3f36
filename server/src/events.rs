//! Who is told that something arrived, while they look. Knows numbers and parties; never what was filed.

use crate::{
    actors::{Actor, is_still_here},
    house::Shared,
    party::Party,
    relations::Concerns,
    store::statement::ListedRow,
};
use axum::response::sse::Event;
use futures_util::stream::{self, Stream};
use shared::numbers::health_trust::HealthTrust;
use std::{convert::Infallible, time::Duration};
use tokio::sync::{broadcast, watch};

/// A listener that falls this far behind misses some and hears the next.
const BACKLOG: usize = 256;
/// Proxies close silent connections; a heartbeat also finds sessions that have ended.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// Something was filed.
#[derive(Clone, Debug)]
pub struct Ring {
    pub number: u64,
    pub kind: String,
    pub owner: Party,
    /// The trust it is addressed to, or that its doctor is registered for.
    pub addressed: Option<HealthTrust>,
    pub doctor: Option<u32>,
    /// Kind and owner of the document it is about.
    pub about: Option<(String, Party)>,
    pub successors: Vec<Party>,
}

impl Ring {
    /// For a statement that was just filed, as it is found from now on.
    pub fn of(row: ListedRow) -> Ring {
        let ListedRow { leaf, kind, owner, addressed, registered_for, doctor, about, successors, .. } = row;
        let (addressed, about) = (addressed.or(registered_for), about.map(|about| (about.kind, about.owner)));
        Ring { number: leaf + 1, kind, owner, addressed, doctor, about, successors }
    }

    fn concerns(&self) -> Concerns<'_> {
        let Ring { kind, owner, addressed, doctor, about, successors, .. } = self;
        let about = about.as_ref().map(|(kind, owner)| (kind.as_str(), owner));
        Concerns { kind, owner, addressed: *addressed, doctor: *doctor, about, successors }
    }
}

/// The bell that rings for every statement filed.
pub struct Bell(broadcast::Sender<Ring>);

impl Default for Bell {
    fn default() -> Bell {
        Bell(broadcast::channel(BACKLOG).0)
    }
}

impl Bell {
    pub fn ring(&self, ring: Ring) {
        let _ = self.0.send(ring); // nobody listens: nobody needs to hear it
    }
}

/// Ends when the server closes.
async fn closed(closing: &mut watch::Receiver<bool>) {
    let _ = closing.wait_for(|closing| *closing).await; // a sender that is gone closes too
}

/// What one actor hears until the session ends or the server closes.
pub fn heard_by(house: Shared, actor: Actor) -> impl Stream<Item = Result<Event, Infallible>> {
    let rings = house.bell.0.subscribe();
    let closing = house.closing.clone();
    stream::unfold((house, actor, rings, closing, true), |(house, actor, mut rings, mut closing, first)| async move {
        if first {
            // Opens the stream at once, so that the page knows it is live.
            return Some((Ok(Event::default().comment("here")), (house, actor, rings, closing, false)));
        }
        let event = loop {
            tokio::select! {
                () = closed(&mut closing) => return None,
                ring = rings.recv() => match ring {
                    Ok(ring) if actor.may_see(&ring.concerns()) => {
                        break Event::default().event("filed").data(format!("{{\"number\":{}}}", ring.number));
                    }
                    Ok(_) | Err(broadcast::error::RecvError::Lagged(_)) => {}
                    Err(broadcast::error::RecvError::Closed) => return None,
                },
                () = tokio::time::sleep(HEARTBEAT) => {
                    if !is_still_here(&house, &actor).await {
                        return None;
                    }
                    break Event::default().comment("here");
                }
            }
        };
        Some((Ok(event), (house, actor, rings, closing, false)))
    })
}
