//! Files one statement, and says what follows. Only a receipt that holds is success. Knows no queue.

use crate::{
    client::{self, Ask, Fault},
    entry,
    kept::{Doubt, Posting},
    proof,
    session::Session,
};
use leptos::prelude::{GetUntracked, WithUntracked};
use shared::{
    api::{Filed, path},
    refusal::Refusal,
    statement::checkpoint::Vkey,
};

/// A filing whose receipt holds.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Delivered {
    pub(super) filed: Filed,
    pub(super) vkey: String,
    /// The checkpoint to remember, when it is newer than the last.
    pub(super) note: Option<String>,
}

/// Why a filing has no receipt that holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Failure {
    Fault(Fault),
    Doubtful(Doubt),
}

pub(super) async fn deliver(session: Session, posting: &Posting) -> Result<Delivered, Failure> {
    if session.server.with_untracked(Option::is_none) {
        session.meet_server().await;
    }
    let server = session.server.get_untracked().ok_or(Failure::Fault(Fault::Unreachable))?;
    let vkey = trusted(&server.vkey).await?;
    let seen = proof::last_seen(&vkey).await;
    let path = client::path(path::STATEMENT, &[("doc", &posting.doc), ("rev", &posting.rev.to_string())]);
    let body = Some(posting.envelope.to_bytes());
    let log_size = seen.as_ref().map(|seen| seen.checkpoint.size);
    let answer = client::plain(&Ask { method: "PUT", path: &path, body, media_type: client::JSON, log_size })
        .await
        .map_err(Failure::Fault)?;
    let filed: Filed = client::decode(&answer).map_err(Failure::Fault)?;
    let note = proof::check(&filed, &posting.envelope, &vkey, seen.as_ref()).await.map_err(Failure::Doubtful)?;
    Ok(Delivered { filed, vkey: server.vkey, note })
}

/// The server's verification key, when it is the one pinned at enrolment.
async fn trusted(vkey: &str) -> Result<Vkey, Failure> {
    let vkey: Vkey = vkey.parse().map_err(|_| Failure::Doubtful(Doubt::NoProof))?;
    match entry::pinned().await {
        Some(pinned) if pinned.key() != vkey.key() => Err(Failure::Doubtful(Doubt::OtherHistory)),
        _ => Ok(vkey),
    }
}

/// The first pause after a failure, and the longest, in seconds.
pub(super) const PAUSE_SECONDS: (u32, u32) = (4, 300);

/// What follows an attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Received, and proven.
    Done,
    /// Trying again later may help.
    Wait { seconds: u32, doubt: Doubt },
    /// Only a person can help.
    Ask(Doubt),
}

/// What follows from an outcome. Only a verified receipt is success; a status code proves nothing.
pub(super) fn decide(outcome: &Result<Delivered, Failure>, tries: u32) -> Step {
    let (first, longest) = PAUSE_SECONDS;
    let pause = first.saturating_mul(1 << tries.min(10)).min(longest);
    let wait = |seconds, doubt| Step::Wait { seconds, doubt };
    match outcome {
        Ok(_) => Step::Done,
        Err(Failure::Doubtful(doubt @ (Doubt::CannotCheck | Doubt::OtherHistory))) => Step::Ask(doubt.clone()),
        Err(Failure::Doubtful(doubt)) => wait(pause, doubt.clone()),
        Err(Failure::Fault(Fault::Unreachable)) => wait(pause, Doubt::Unreachable),
        Err(Failure::Fault(Fault::Foreign)) => wait(pause, Doubt::NoProof),
        Err(Failure::Fault(Fault::Refused(refusal))) => {
            let doubt = Doubt::Refused(refusal.clone());
            match refusal {
                Refusal::TooMany { retry_after_seconds } | Refusal::Busy { retry_after_seconds } => {
                    wait(pause.max(*retry_after_seconds), doubt)
                }
                Refusal::Broken => wait(pause, doubt),
                _ => Step::Ask(doubt),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn refused(refusal: Refusal) -> Result<Delivered, Failure> {
        Err(Failure::Fault(Fault::Refused(refusal)))
    }
    fn seconds(step: Step) -> u32 {
        match step {
            Step::Wait { seconds, .. } => seconds,
            other => panic!("{other:?}"),
        }
    }

    #[wasm_bindgen_test]
    fn only_a_verified_receipt_is_success() {
        let filed = Filed { number: 1, received_at: clock::now(), receipt: String::new(), consistency: Vec::new() };
        let delivered = Delivered { filed, vkey: String::new(), note: None };
        assert_eq!(decide(&Ok(delivered), 1), Step::Done);
        assert_eq!(seconds(decide(&Err(Failure::Fault(Fault::Foreign)), 1)), 8);
        assert_eq!(seconds(decide(&Err(Failure::Doubtful(Doubt::NoProof)), 1)), 8);
    }

    #[wasm_bindgen_test]
    fn a_busy_server_is_given_the_time_it_asks_for() {
        assert_eq!(seconds(decide(&refused(Refusal::Busy { retry_after_seconds: 90 }), 1)), 90);
        assert_eq!(seconds(decide(&refused(Refusal::TooMany { retry_after_seconds: 1 }), 1)), 8);
    }

    #[wasm_bindgen_test]
    fn pauses_grow_and_end_at_five_minutes() {
        let outcome = Err(Failure::Fault(Fault::Unreachable));
        let pauses: Vec<u32> = (0..9).map(|tries| seconds(decide(&outcome, tries))).collect();
        assert_eq!(pauses, [4, 8, 16, 32, 64, 128, 256, 300, 300]);
        assert_eq!(seconds(decide(&outcome, u32::MAX)), 300);
    }

    #[wasm_bindgen_test]
    fn a_no_needs_a_person_and_keeps_its_reason() {
        for refusal in [Refusal::RevokedKey, Refusal::HoldsNationalNumber, Refusal::AlreadyFiled { newest_rev: 2 }] {
            assert_eq!(decide(&refused(refusal.clone()), 1), Step::Ask(Doubt::Refused(refusal)));
        }
    }

    #[wasm_bindgen_test]
    fn another_history_is_never_tried_again_by_itself() {
        for doubt in [Doubt::OtherHistory, Doubt::CannotCheck] {
            assert_eq!(decide(&Err(Failure::Doubtful(doubt.clone())), 1), Step::Ask(doubt));
        }
    }
}
