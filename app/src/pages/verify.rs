//! For anybody: whether a receipt proves that a statement was received, and whose key signed it. The files are read by the
//! browser and go nowhere; no key and no session is needed.

mod signer;

use crate::{
    clock, forms, json, keys, letter,
    parts::{answers::answers, heading::title, icon, icon::icon, notices::strip},
    session::{Session, session},
    wording::{filled, organization, words},
};
use leptos::prelude::*;
use shared::{
    api::{PublicKey, Role},
    statement::{
        checkpoint::Vkey,
        envelope::Envelope,
        receipt::{Receipt, ReceiptFault},
    },
    text::{Text, t},
};
use signer::{Signed, Told};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const TITLE: Text = t("Kontroller en kvittering", "Kontroller ei kvittering", "Check a receipt");
    pub const INTRO: Text = t(
        "Velg filene du lastet ned fra kvitteringen: det som ble sendt, kvitteringen og avsenderens nøkkel. Nettleseren kontrollerer dem her. Filene blir ikke sendt noe sted.",
        "Vel filene du lasta ned frå kvitteringa: det som vart sendt, kvitteringa og nøkkelen til avsendaren. Nettlesaren kontrollerer dei her. Filene blir ikkje sende nokon stad.",
        "Choose the files you downloaded from the receipt: what was sent, the receipt and the sender's key. Your browser checks them here. The files are not sent anywhere.");
    pub const CHOOSE: Text = t("Velg filer, eller slipp dem her", "Vel filer, eller slepp dei her", "Choose files, or drop them here");
    pub const KEY_TOO: Text = t(
        "Ta med serverens nøkkel også når kvitteringen er fra en annen server enn denne.",
        "Ta med nøkkelen til serveren òg når kvitteringa er frå ein annan server enn denne.",
        "Include the server's key too when the receipt is from another server than this one.");
    pub const HERE: Text = t("Lest: {files}.", "Lese: {files}.", "Read: {files}.");
    pub const STATEMENT: Text = t("det som ble sendt", "det som vart sendt", "what was sent");
    pub const RECEIPT: Text = t("kvitteringen", "kvitteringa", "the receipt");
    pub const KEY: Text = t("serverens nøkkel", "nøkkelen til serveren", "the server's key");
    pub const SIGNER: Text = t("avsenderens nøkkel", "nøkkelen til avsendaren", "the sender's key");
    pub const UNKNOWN_FILE: Text = t("Filen {name} er verken et signert skjema, en kvittering eller en nøkkel fra ALIS.", "Fila {name} er verken eit signert skjema, ei kvittering eller ein nøkkel.", "The file {name} is neither a signed form, a receipt nor a key.");
    pub const MORE: Text = t("Velg også {files}.", "Vel òg {files}.", "Also choose {files}.");
    pub const SOUND: Text = t("Kvitteringen er ekte", "Kvitteringa er ekte", "The receipt is genuine");
    pub const PROVES: Text = t(
        "{server} har mottatt akkurat dette innholdet, senest {when}, som nummer {number}. Er ett tegn endret siden, ville kontrollen ha slått ut.",
        "{server} har motteke akkurat dette innhaldet, seinast {when}, som nummer {number}. Er eitt teikn endra sidan, ville kontrollen ha slått ut.",
        "{server} received exactly this content, no later than {when}, as number {number}. Had one character been changed since, this check would have failed.");
    pub const NOT: Text = t(
        "Kontrollen viser ikke at opplysningene er riktige, og den gir ikke rett til plass.",
        "Kontrollen viser ikkje at opplysningane er rette, og han gir ikkje rett til plass.",
        "The check does not show that the information is correct, and it gives no right to a place.");
    pub const UNSOUND: Text = t("Kvitteringen beviser ikke dette", "Kvitteringa prover ikkje dette", "The receipt does not prove this");
    pub const CANNOT: Text = t("Denne nettleseren kan ikke kontrollere signaturen. Oppdater den, eller bruk programmet: alis verify.", "Denne nettlesaren kan ikkje kontrollere signaturen. Oppdater han, eller bruk programmet: alis verify.", "This browser cannot check the signature. Update it, or use the program: alis verify.");
    pub const NO_KEY: Text = t("Serverens nøkkel er ikke kjent her. Velg nøkkelfilen også.", "Nøkkelen til serveren er ikkje kjend her. Vel nøkkelfila òg.", "The server's key is not known here. Choose the key file too.");
    pub const BY: Text = t("Sendt av {who}", "Sendt av {who}", "Sent by {who}");
}

/// What has been handed in.
#[derive(Clone, Default)]
struct Files {
    statement: Option<Envelope>,
    receipt: Option<String>,
    key: Option<Vkey>,
    signer: Option<PublicKey>,
    /// Names of files that are none of these.
    strange: Vec<String>,
}

/// What came of the check.
#[derive(Clone)]
enum Answer {
    Sound { server: String, number: u64, received_at: shared::day::Moment },
    Unsound(ReceiptFault),
    CannotCheck,
    NoKey,
}

/// The page.
pub fn page() -> AnyView {
    let session = session();
    let files = RwSignal::new(Files::default());
    let answer = RwSignal::new(None::<Answer>);
    let (told, signed) = (RwSignal::new(None::<Told>), RwSignal::new(Signed::Open));
    // a new file is a new question
    Effect::new(move |_| told.set(files.with(|files| files.signer.clone()).map(|key| Told { key, owner: None })));
    Effect::new(move |_| {
        let (statement, told) = (files.with(|files| files.statement.clone()), told.get());
        let Some(statement) = statement else { return };
        leptos::task::spawn_local(async move { _ = signed.try_set(signer::check(&statement, told).await) });
    });
    Effect::new(move |_| {
        let (files, server) = (files.get(), session.server.get().map(|server| server.vkey));
        leptos::task::spawn_local(async move {
            let checked = check(files, server).await;
            answer.try_set(checked);
        });
    });
    view! {
        <div class="wrap">
            {title(filled(says::TITLE, |_| Vec::new()), view! { <p>{words(says::INTRO)}</p> }.into_any())}
            {handed_in(files)} <p class="below" role="status">{move || state(session, &files.get())}</p>
            <p class="ds-sr-only" role="status">{move || answer.get().map(|answer| session.say(heading(&answer)))}</p>
            <div class="answer">
                {move || answer.get().map(|answer| verdict(session, answer))}
                {move || who_signed(session, files.get(), signed.get(), told)}
            </div>
            {move || matches!(answer.get(), Some(Answer::Sound { .. })).then(|| content(session, files.get()))}
        </div>
    }
    .into_any()
}

/// Who signed, once the statement is here.
fn who_signed(session: Session, files: Files, signed: Signed, told: RwSignal<Option<Told>>) -> Option<AnyView> {
    files.statement.map(|statement| signer::shown(session, &statement, signed, told))
}

/// What a screen reader is told of the answer; the rest it reads when it comes there.
fn heading(answer: &Answer) -> Text {
    match answer {
        Answer::Sound { .. } => says::SOUND,
        Answer::Unsound(_) => says::UNSOUND,
        Answer::CannotCheck => says::CANNOT,
        Answer::NoKey => says::NO_KEY,
    }
}

/// The place where files are chosen or dropped.
fn handed_in(files: RwSignal<Files>) -> AnyView {
    let take = move |list: Option<web_sys::FileList>| {
        let Some(list) = list else { return };
        let chosen: Vec<web_sys::File> = (0..list.length()).filter_map(|at| list.get(at)).collect();
        leptos::task::spawn_local(async move {
            for file in chosen {
                let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string()).unwrap_or_default();
                files.try_update(|files| files.add(&file.name(), &text));
            }
        });
    };
    let chosen = move |event: web_sys::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        take(input.and_then(|input| input.files()));
    };
    let dropped = move |event: web_sys::DragEvent| {
        event.prevent_default();
        take(event.data_transfer().and_then(|data| data.files()));
    };
    view! {
        <div class="drop" on:dragover=|event| event.prevent_default() on:drop=dropped>
            <label class="ds-label" for="files">{icon(icon::DOWNLOAD)} " " {words(says::CHOOSE)}</label>
            <p class="muted small" id="files-hint">{words(says::KEY_TOO)}</p>
            <input class="ds-input" id="files" type="file" multiple aria-describedby="files-hint" on:change=chosen />
        </div>
    }
    .into_any()
}

impl Files {
    /// What a file is shows from what stands in it.
    fn add(&mut self, name: &str, text: &str) {
        if let Ok(envelope) = Envelope::parse(text.trim_end().as_bytes()) {
            self.statement = Some(envelope);
        } else if let Ok(key) = text.trim().parse::<Vkey>() {
            self.key = Some(key);
        } else if text.starts_with("c2sp.org/tlog-proof@v1") {
            self.receipt = Some(text.to_owned());
        } else if let Ok(signer) = json::read::<PublicKey>(text.as_bytes()) {
            self.signer = Some(signer);
        } else {
            self.strange.push(name.to_owned());
        }
    }
}

async fn check(files: Files, server: Option<String>) -> Option<Answer> {
    let (statement, receipt) = (files.statement?, files.receipt?);
    let Some(vkey) = files.key.or_else(|| server?.parse().ok()) else { return Some(Answer::NoKey) };
    let receipt = match Receipt::parse(&receipt, &vkey) {
        Ok(receipt) => receipt,
        Err(fault) => return Some(Answer::Unsound(fault)),
    };
    let head = &receipt.checkpoint;
    match keys::verify_ed25519(vkey.key(), &head.signature, &head.message).await {
        None => return Some(Answer::CannotCheck),
        Some(false) => return Some(Answer::Unsound(ReceiptFault::BadSignature)),
        Some(true) => {}
    }
    if let Err(fault) = receipt.covers(&statement) {
        return Some(Answer::Unsound(fault));
    }
    if let Ok(opened) = statement.open() {
        let _ = forms::load(&opened.kind).await; // without it the answers are not shown
    }
    let head = &receipt.checkpoint.checkpoint;
    let server = head.origin.split('/').next().unwrap_or_default().to_owned();
    Some(Answer::Sound { server, number: receipt.index + 1, received_at: head.received_at })
}

/// What has been read, and what is missing.
fn state(session: Session, files: &Files) -> AnyView {
    let language = session.language.get();
    let named = |all: &[(bool, Text)]| {
        let names = all.iter().filter(|(is, _)| *is).map(|(_, text)| text.read(language));
        names.collect::<Vec<_>>().join(", ")
    };
    let (statement, receipt) = (files.statement.is_some(), files.receipt.is_some());
    let here = [
        (statement, says::STATEMENT),
        (receipt, says::RECEIPT),
        (files.key.is_some(), says::KEY),
        (files.signer.is_some(), says::SIGNER),
    ];
    let read = named(&here);
    let missing = named(&[(!statement, says::STATEMENT), (!receipt, says::RECEIPT)]);
    let mut lines = Vec::new();
    lines.extend(files.strange.iter().map(|name| says::UNKNOWN_FILE.fill(language, &[("name", name)])));
    if !read.is_empty() {
        lines.push(says::HERE.fill(language, &[("files", &read)]));
        if !missing.is_empty() {
            lines.push(says::MORE.fill(language, &[("files", &missing)]));
        }
    }
    lines.join(" ").into_any()
}

fn verdict(session: Session, answer: Answer) -> AnyView {
    let language = session.language.get();
    match answer {
        Answer::Sound { server, number, received_at } => {
            let (when, number) = (clock::moment_in_words(received_at, language), number.to_string());
            let proves = says::PROVES.fill(language, &[("server", &server), ("when", &when), ("number", &number)]);
            view! {
                <div class="ds-alert" data-color="success">
                    <h2 class="ds-heading" data-size="2xs">{words(says::SOUND)}</h2>
                    <p>{proves}</p>
                    <p>{words(says::NOT)}</p>
                </div>
            }
            .into_any()
        }
        Answer::Unsound(fault) => view! {
            <div class="ds-alert" data-color="danger">
                <h2 class="ds-heading" data-size="2xs">{words(says::UNSOUND)}</h2>
                <p>{fault.text().read(language)}</p>
            </div>
        }
        .into_any(),
        Answer::CannotCheck => strip("warning", icon::ALERT, words(says::CANNOT), ().into_any()),
        Answer::NoKey => strip("warning", icon::KEY, words(says::NO_KEY), ().into_any()),
    }
}

/// What stands in the statement, as the forms ask it.
fn content(session: Session, files: Files) -> Option<AnyView> {
    let language = session.language.get();
    let letter = letter::open(files.statement.as_ref()?)?;
    let sheet = (forms::find(&letter.kind)?.read)(&letter.body)?;
    let who = organization(Role::Municipality, &letter::organization(&letter), language);
    let title = sheet.outline().title.read(language);
    Some(
        view! {
            <section class="section" aria-labelledby="content">
                <h2 class="ds-heading" data-size="sm" id="content">{title}</h2>
                <p class="muted">{says::BY.fill(language, &[("who", &who)])}</p>
                <div class="read">{answers(sheet.as_ref(), language, None)}</div>
            </section>
        }
        .into_any(),
    )
}
