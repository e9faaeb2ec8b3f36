//! What was said of what was sent: the doctor that something is wrong, the server that it is not taken. Knows no form in
//! particular.

use crate::{
    draft::{Dispute, Draft},
    kept::Doubt,
    outbox,
    paper::Paper,
    session::Session,
};
use leptos::prelude::*;
use shared::{
    refusal::Refusal,
    rules::provision::Finding,
    text::{Language, Text, t},
};

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const DISPUTED: Text = t("Legen sier at noe er feil", "Legen seier at noko er feil", "The doctor says that something is wrong");
    pub const REFUSED: Text = t("Innsendingen ble ikke tatt imot", "Innsendinga vart ikkje teken imot", "The submission was not accepted");
}

/// What the server said of this very revision, when it did not take it.
pub(super) async fn recall_refusal(draft: Draft) {
    let identity = draft.identity();
    let posting = outbox::find(&identity.doc, identity.rev).await;
    if let Some(Doubt::Refused(refusal)) = posting.and_then(|posting| posting.doubt) {
        tell(draft.paper, &refusal);
    }
}

/// Marks the rules the server found broken, at their fields.
pub fn tell(paper: Paper, refusal: &Refusal) {
    let mut failed: Vec<(String, Finding)> = Vec::new();
    if let Refusal::Provisions { failed: rules } = refusal {
        let findings = paper.report().findings;
        for rule in rules {
            let found = findings.iter().find(|finding| finding.id == rule.id);
            failed.extend(found.map(|finding| (rule.path.clone(), finding.clone())));
        }
    }
    paper.tell(failed);
}

/// What the doctor says is wrong, each with the way to its field.
pub(super) fn disputed(draft: Draft, language: Language) -> Option<AnyView> {
    let disputes = draft.identity().base.map(|base| base.disputes).filter(|disputes| !disputes.is_empty())?;
    let outline = draft.paper.outline();
    let line = |dispute: &Dispute| {
        let label = outline.called(&dispute.path, language);
        let to = ["#", &dispute.path].concat();
        view! { <li><a class="ds-link" href=to>{label}</a> ": " {dispute.note.clone()}</li> }.into_any()
    };
    let lines: Vec<AnyView> = disputes.iter().map(line).collect();
    Some(
        view! {
            <div class="ds-alert disputes" data-color="warning">
                <h2 class="ds-heading" data-size="2xs">{says::DISPUTED.read(language)}</h2>
                <ul>{lines}</ul>
            </div>
        }
        .into_any(),
    )
}

/// Why the server did not take this revision, until it is sent again.
pub(super) fn refused(session: Session, draft: Draft, language: Language) -> AnyView {
    let words: RwSignal<Option<String>> = RwSignal::new(None);
    Effect::new(move |_| {
        session.kept.track();
        let identity = draft.identity();
        leptos::task::spawn_local(async move {
            let posting = outbox::find(&identity.doc, identity.rev).await;
            let doubt = posting.filter(|posting| posting.needs_attention).and_then(|posting| posting.doubt);
            let said = match doubt {
                Some(Doubt::Refused(refusal)) => Some(refusal.words(language)),
                _ => None,
            };
            if words.try_with_untracked(|before| *before != said) == Some(true) {
                words.set(said);
            }
        });
    });
    (move || {
        words.get().map(|words| {
            view! {
                <div class="ds-alert" data-color="danger" role="alert">
                    <h2 class="ds-heading" data-size="2xs">{says::REFUSED.read(language)}</h2>
                    <p>{words}</p>
                </div>
            }
        })
    })
    .into_any()
}
