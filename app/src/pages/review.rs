//! The last look: all answers, what has changed, what is left out, and the one button that signs and sends. Knows no form
//! in particular.

use super::form::{REVIEW, recipient, tell, with_draft};
use crate::{
    draft::{Draft, Identity},
    kept::Doubt,
    kinds::{self, Kind},
    outbox,
    paper::{Paper, Trouble},
    parts::{
        answers::{self, Said, answers},
        crumbs::crumbs,
        findings, heading,
        icon::{self, icon},
    },
    posting::{self, Outcome},
    route::{Route, Router},
    session::{Session, session},
    sheet::{Outline, Piece, Sheet},
    wording::{self, count_in_words},
};
use leptos::{html, prelude::*};
use shared::{
    answer::Fault,
    numbers::health_trust::HealthTrust,
    text::{Language, Text, t},
};

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const TO: Text = t("Innmelding av {name} til {trust}, revisjon\u{a0}{rev}.", "Innmelding av {name} til {trust}, revisjon\u{a0}{rev}.", "Registration of {name} with {trust}, revision\u{a0}{rev}.");
    pub const OF: Text = t("{what}, revisjon\u{a0}{rev}.", "{what}, revisjon\u{a0}{rev}.", "{what}, revision\u{a0}{rev}.");
    pub const THE_DOCTOR: Text = t("legen", "legen", "the doctor");
    pub const THE_TRUST: Text = t("foretaket", "føretaket", "the trust");
    pub const READY: Text = t("{The} kan sendes", "{The} kan sendast", "{The} can be sent");
    pub const ALL_MET: Text = t("Alle krav er oppfylt, og alle vilkår for tilbud er oppfylt ved den ønskede starten.", "Alle krav er oppfylte, og alle vilkår for tilbod er oppfylte ved den ønskte starten.", "All requirements are met, and all conditions for an offer are met at the wished start.");
    pub const MUSTS_MET: Text = t("Alle krav er oppfylt.", "Alle krav er oppfylte.", "All requirements are met.");
    pub const STOPPED: Text = t("Før {the} kan sendes", "Før {the} kan sendast", "Before {the} can be sent");
    pub const CHANGED: Text = t("Endret siden {day}", "Endra sidan {day}", "Changed since {day}");
    pub const UNCHANGED: Text = t("Ingenting er endret siden {day}. Du kan sende likevel: da er {the} fornyet.", "Ingenting er endra sidan {day}. Du kan sende likevel: då er {the} fornya.", "Nothing has changed since {day}. You can send all the same: that renews {the}.");
    pub const FIELD: Text = t("Felt", "Felt", "Field");
    pub const BEFORE: Text = t("Før", "Før", "Before");
    pub const NOW: Text = t("Nå", "No", "Now");
    pub const NOTHING: Text = t("tomt", "tomt", "empty");
    pub const LEFT_OUT: Text = t("Blir ikke sendt", "Blir ikkje sendt", "Will not be sent");
    pub const ONE_LEFT_OUT: Text = t("Ett svar ligger i utkastet, men hører til et spørsmål som ikke stilles nå. Det blir igjen i utkastet.", "Eitt svar ligg i utkastet, men høyrer til eit spørsmål som ikkje blir stilt no. Det blir att i utkastet.", "One answer is in the draft but belongs to a question that is not asked now. It stays in the draft.");
    pub const SOME_LEFT_OUT: Text = t("{n} svar ligger i utkastet, men hører til spørsmål som ikke stilles nå. De blir igjen i utkastet.", "{n} svar ligg i utkastet, men høyrer til spørsmål som ikkje blir stilte no. Dei blir att i utkastet.", "{n} answers are in the draft but belong to questions that are not asked now. They stay in the draft.");
    pub const SIGN: Text = t("Signer", "Signer", "Sign");
    pub const MEANING: Text = t("Du signerer på vegne av {who}, med nøkkelen på denne enheten. {goes} Det som er sendt, kan ikke endres. Nye opplysninger sendes som en ny revisjon.", "Du signerer på vegner av {who}, med nøkkelen på denne eininga. {goes} Det som er sendt, kan ikkje endrast. Nye opplysningar blir sende som ein ny revisjon.", "You sign on behalf of {who}, with the key on this device. {goes} What is sent cannot be changed. New information is sent as a new revision.");
    pub const OFFLINE: Text = t("Du er uten nett. Du signerer {the} nå. Vi sender så snart nettet er tilbake.", "Du er utan nett. Du signerer {the} no. Vi sender så snart nettet er tilbake.", "You are offline. You sign {the} now. We send as soon as the network is back.");
    pub const OVERTAKEN: Text = t("Noen har sendt en nyere utgave i mellomtiden. Svarene dine er beholdt. Se hva som skiller dem fra det som er sendt, rett det som trengs, og send på nytt.", "Nokon har sendt ei nyare utgåve i mellomtida. Svara dine er tekne vare på. Sjå kva som skil dei frå det som er sendt, rett det som trengst, og send på nytt.", "Someone has sent a newer revision meanwhile. Your answers are kept. See how they differ from what was sent, correct what is needed, and send again.");
    pub const SEND: Text = t("Signer og send", "Signer og send", "Sign and send");
    pub const SENDING: Text = t("Signerer og sender …", "Signerer og sender …", "Signing and sending …");
    pub const BACK: Text = t("Tilbake til skjemaet", "Tilbake til skjemaet", "Back to the form");
    pub const NAME_ERROR: Text = t("{label}: {words}", "{label}: {words}", "{label}: {words}");
}

const LEFT: &str = "m14.5 6-6 6 6 6";

/// What the server has said of this draft while it was reviewed.
#[derive(Clone, Copy)]
struct Told {
    refused: RwSignal<Option<String>>,
    /// Somebody else has sent a newer revision.
    overtaken: RwSignal<bool>,
}

/// The page of a draft.
pub fn page(kind: &'static str, doc: String) -> AnyView {
    with_draft(kind, doc, |draft| {
        draft.paper.ask_to_send();
        let session = session();
        show_what_was_signed(draft);
        let told = Told { refused: RwSignal::new(None), overtaken: RwSignal::new(false) };
        (move || laid(session, draft, told, session.language.get())).into_any()
    })
}

/// What is signed already is not signed again: after a reload the receipt page says where it is.
fn show_what_was_signed(draft: Draft) {
    let router: Router = expect_context();
    leptos::task::spawn_local(async move {
        let Identity { doc, rev, .. } = draft.identity();
        let posting = outbox::find(&doc, rev).await;
        if posting.is_some_and(|posting| !matches!(posting.doubt, Some(Doubt::Refused(_)))) {
            router.replace(Route::Receipt { doc, rev });
        }
    });
}

fn laid(session: Session, draft: Draft, told: Told, language: Language) -> AnyView {
    let paper = draft.paper;
    let form = draft.form();
    let form_address = form.to_string();
    let edit = move |path: &str| [&form_address, "#", path].concat();
    let sheet = paper.sheet();
    let name = Signal::derive(move || REVIEW.read(language).to_owned());
    let kind = Signal::derive(move || paper.outline().title.read(language).to_owned());
    let fileable = move || told.refused.get().is_none() && paper.tally.with(|tally| tally.is_fileable);
    let fileable = Memo::new(move |_| fileable());
    let (edit_again, back_to) = (edit.clone(), form.clone());
    let verdict = move || match fileable.get() {
        true => ready(draft, language),
        false => stopped(draft, told.refused.get(), language, &edit_again),
    };
    view! {
        <div class="wrap">
            {crumbs(vec![(back_to, kind)], draft.review(), name)}
            {heading::title(name, view! { <p>{subtitle(draft, language)}</p> }.into_any())}
            <div class="review">
                <div>
                    {told.overtaken.get().then(|| overtaken(language))} {verdict} {changes(draft, sheet.as_ref(), language)} {answers(sheet.as_ref(), language, Some(&edit))}
                    {left_out(paper, sheet.as_ref(), language)} {recipient(paper, language)}
                    {move || fileable.get().then(|| sign(session, draft, told, language))}
                    {move || (!fileable.get()).then(|| back(draft, language))}
                </div>
                {findings::beside(paper, language)}
            </div>
        </div>
    }
    .into_any()
}

fn overtaken(language: Language) -> AnyView {
    view! { <div class="ds-alert" data-color="warning" role="alert"><p>{says::OVERTAKEN.read(language)}</p></div> }
        .into_any()
}

fn trust_name(paper: Paper) -> Option<&'static str> {
    HealthTrust::from_code(&paper.read("trust")).map(HealthTrust::name)
}

fn subtitle(draft: Draft, language: Language) -> String {
    let name = draft.paper.subject.get_untracked();
    let name = if name.trim().is_empty() { says::THE_DOCTOR.read(language) } else { name.trim() };
    let trust = trust_name(draft.paper).unwrap_or(says::THE_TRUST.read(language));
    let (kind, rev) = (kind(draft), draft.identity().rev.to_string());
    if kind == kinds::registration() {
        return says::TO.fill(language, &[("name", name), ("trust", trust), ("rev", &rev)]);
    }
    let what = if kind.is_personal {
        kind.named.fill(language, &[("name", name)])
    } else {
        kind.title.read(language).to_owned()
    };
    says::OF.fill(language, &[("what", &what), ("rev", &rev)])
}

fn kind(draft: Draft) -> &'static Kind {
    kinds::find(draft.identity().kind).unwrap_or_else(kinds::registration)
}

/// A text with `{the}` or `{The}` in it.
fn of_kind(text: Text, draft: Draft, language: Language) -> String {
    let the = kind(draft).the.read(language);
    text.fill(language, &[("the", the), ("The", &wording::capitalized(the))])
}

fn ready(draft: Draft, language: Language) -> AnyView {
    let tally = draft.paper.tally.get_untracked();
    let first = if tally.all_offers_met { says::ALL_MET } else { says::MUSTS_MET }.read(language).to_owned();
    let rest = crate::parts::summary::remarks(&tally, language);
    view! {
        <div class="ds-alert" data-color="success">
            <h2 class="ds-heading" data-size="2xs">{of_kind(says::READY, draft, language)}</h2>
            <p>{first} " " {rest}</p>
        </div>
    }
    .into_any()
}

/// What stops the form, each with the way to its field; takes the focus.
fn stopped(draft: Draft, refused: Option<String>, language: Language, edit: &dyn Fn(&str) -> String) -> AnyView {
    let node: NodeRef<html::Div> = NodeRef::new();
    Effect::new(move |_| {
        if let Some(node) = node.get() {
            queue_microtask(move || _ = node.focus()); // after the heading has had it
        }
    });
    let paper = draft.paper;
    let stops: Vec<AnyView> = paper
        .stops()
        .into_iter()
        .map(|(path, trouble)| {
            let words = named(paper.outline(), &path, &trouble, language);
            match path.is_empty() {
                true => view! { <li>{words}</li> }.into_any(),
                false => view! { <li><a class="ds-link" href=edit(&path)>{words}</a></li> }.into_any(),
            }
        })
        .collect();
    let refused = refused.map(|words| view! { <p>{words}</p> });
    view! {
        <div class="ds-error-summary" tabindex="-1" node_ref=node role="group" aria-labelledby="stopped-title">
            <h2 class="ds-heading" data-size="2xs" id="stopped-title">{of_kind(says::STOPPED, draft, language)}</h2>
            {refused}
            <ul>{stops}</ul>
        </div>
    }
    .into_any()
}

/// A rule speaks for itself; a fault needs the name of its field.
fn named(outline: &Outline, path: &str, trouble: &Trouble, language: Language) -> String {
    match (trouble, outline.label(path)) {
        (Trouble::Fault(Fault::Missing), Some(label)) => label.read(language).to_owned(),
        (Trouble::Fault(fault), Some(label)) => {
            let values = [("label", label.read(language)), ("words", &fault.words(language))];
            says::NAME_ERROR.fill(language, &values)
        }
        _ => trouble.words(language),
    }
}

/// What is another than in the revision before.
fn changes(draft: Draft, now: &dyn Sheet, language: Language) -> AnyView {
    let identity = draft.identity();
    let Some(base) = identity.base else { return ().into_any() };
    let Some(before) = base.sheet(identity.kind) else { return ().into_any() };
    let (day, ..) = crate::clock::in_oslo(base.received_at);
    let the = kind(draft).the.read(language);
    let title = |text: Text| text.fill(language, &[("day", &day.in_words(language)), ("the", the)]);
    let pieces = now.outline().parts.iter().flat_map(|part| &part.pieces);
    let rows: Vec<AnyView> = pieces.filter_map(|piece| changed(before.as_ref(), now, *piece, language)).collect();
    if rows.is_empty() {
        return view! { <section class="answers"><p>{title(says::UNCHANGED)}</p></section> }.into_any();
    }
    let head = |text: Text| view! { <th scope="col" role="columnheader">{text.read(language)}</th> };
    view! {
        <section class="answers" aria-labelledby="changed">
            <h2 class="ds-heading" data-size="xs" id="changed">{title(says::CHANGED)}</h2>
            <table class="ds-table changes" data-color="neutral" role="table">
                <thead role="rowgroup"><tr role="row">{head(says::FIELD)} {head(says::BEFORE)} {head(says::NOW)}</tr></thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn changed(before: &dyn Sheet, now: &dyn Sheet, piece: Piece, language: Language) -> Option<AnyView> {
    let (old, new) = (answers::read(before, piece, language), answers::read(now, piece, language));
    let label = new.as_ref().or(old.as_ref())?.1;
    let flat = |said: Option<(&'static str, Text, Said)>| said.map(|(_, _, said)| said.flat()).unwrap_or_default();
    let (old, new) = (flat(old), flat(new));
    if old == new {
        return None;
    }
    let or_empty = |words: String| if words.is_empty() { says::NOTHING.read(language).to_owned() } else { words };
    Some(
        view! {
            <tr role="row">
                <th scope="row" role="rowheader">{label.read(language)}</th>
                <td role="cell" data-label=says::BEFORE.read(language)><del>{or_empty(old)}</del></td>
                <td role="cell" data-label=says::NOW.read(language)><ins>{or_empty(new)}</ins></td>
            </tr>
        }
        .into_any(),
    )
}

/// Answers that stay in the draft.
fn left_out(paper: Paper, sheet: &dyn Sheet, language: Language) -> AnyView {
    let outline = paper.outline();
    let rows: Vec<AnyView> = paper
        .dropped()
        .iter()
        .filter_map(|path| {
            let place = outline.place(path)?;
            let label = outline.questions[place.question].label.read(language);
            Some(view! { <div><dt>{label}</dt> <dd>{answers::words(sheet, place, language)}</dd></div> }.into_any())
        })
        .collect();
    let count = rows.len();
    let why = match count {
        0 => return ().into_any(),
        1 => says::ONE_LEFT_OUT.read(language).to_owned(),
        count => says::SOME_LEFT_OUT.fill(language, &[("n", &wording::capitalized(&count_in_words(count, language)))]),
    };
    view! {
        <section class="answers" aria-labelledby="left-out">
            <h2 class="ds-heading" data-size="xs" id="left-out">{says::LEFT_OUT.read(language)}</h2>
            <p class="muted">{why}</p>
            <dl>{rows}</dl>
        </section>
    }
    .into_any()
}

fn back(draft: Draft, language: Language) -> AnyView {
    let form = draft.form().to_string();
    view! {
        <div class="sign__do">
            <a class="ds-button" data-variant="secondary" href=form>{icon(LEFT)} {says::BACK.read(language)}</a>
        </div>
    }
    .into_any()
}

/// What signing means, and the one button.
fn sign(session: Session, draft: Draft, told: Told, language: Language) -> AnyView {
    let router: Router = expect_context();
    let busy = RwSignal::new(false);
    let failed: RwSignal<Option<String>> = RwSignal::new(None);
    let act = move |_| {
        if busy.get_untracked() {
            return; // a second press while the first is under way
        }
        busy.set(true);
        failed.set(None);
        leptos::task::spawn_local(async move {
            let outcome = posting::sign_and_send(session, draft).await;
            busy.try_set(false);
            match outcome {
                Outcome::Gone { doc, rev } => router.replace(Route::Receipt { doc, rev }),
                Outcome::Refused(refusal) => {
                    tell(draft.paper, &refusal);
                    told.refused.try_set(Some(refusal.words(language)));
                }
                Outcome::Overtaken => _ = told.overtaken.try_set(true),
                Outcome::NotSigned(words) => _ = failed.try_set(Some(words.read(language).to_owned())),
            }
        });
    };
    let who = session.me.with_untracked(|me| {
        me.as_ref().map(|me| wording::organization(me.role, &me.organization, language)).unwrap_or_default()
    });
    let trust = trust_name(draft.paper).map_or(says::THE_TRUST.read(language), |name| name);
    let goes = kind(draft).goes_to.fill(language, &[("trust", trust)]);
    let meaning = says::MEANING.fill(language, &[("who", &who), ("goes", &goes)]);
    let offline =
        move || (!session.online.get()).then(|| view! { <p><b>{of_kind(says::OFFLINE, draft, language)}</b></p> });
    let words = move || if busy.get() { says::SENDING } else { says::SEND }.read(language);
    let trouble = move || failed.get().map(|words| view! { <p class="ds-validation-message">{words}</p> });
    let form = draft.form().to_string();
    view! {
        <section class="sign" aria-labelledby="sign">
            <h2 class="ds-heading" data-size="xs" id="sign">{says::SIGN.read(language)}</h2>
            <p>{meaning}</p>
            {offline} <div role="alert">{trouble}</div>
            <div class="sign__do">
                <button
                    class="ds-button" type="button" id="sign-and-send" on:click=act
                    aria-busy=move || busy.get().then_some("true") aria-disabled=move || busy.get().then_some("true")
                >
                    {icon(icon::KEY)} {words}
                </button>
                <a class="ds-button" data-variant="tertiary" href=form>{icon(LEFT)} {says::BACK.read(language)}</a>
            </div>
        </section>
    }
    .into_any()
}
