//! What a trainee says of data about themself: one question a line, in plain words, what is new first. The answer is a
//! signed statement about exactly the bytes that are shown. Knows no form in particular.

use crate::{
    client::{self, Fault},
    clock, forms, letter,
    overview::revisions,
    paper::Paper,
    parts::{
        answers::{self, Said},
        findings,
        heading::title,
        icon::{self, icon},
        skeleton::skeleton,
        state::{SECONDARY, button_link, whole_page},
    },
    posting,
    route::{Route, Router},
    session::{Session, session},
    sheet::{Place, Sheet},
    wording::{self, TO_HOME, filled},
};
use leptos::prelude::*;
use shared::{
    api::{Role, Statement, Verdict, path},
    form::Form,
    forms::confirmation::Confirmation,
    rules::facts::Facts,
    statement::digest::Digest,
    text::{Language, Text, t},
};
use std::collections::BTreeMap;

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const TITLE: Text = t("Stemmer dette om deg?", "Stemmer dette om deg?", "Is this right about you?");
    pub const ABOUT: Text = t("{who} sendte dette {when}: {kind}, revisjon\u{a0}{rev}. De ser hva du svarer.", "{who} sende dette {when}: {kind}, revisjon\u{a0}{rev}. Dei ser kva du svarar.", "{who} sent this {when}: {kind}, revision\u{a0}{rev}. They see your answer.");
    pub const CHANGED: Text = t("Endret siden sist", "Endra sidan sist", "Changed since last time");
    pub const SAME: Text = t("Som før", "Som før", "As before");
    pub const ALL: Text = t("Opplysningene", "Opplysningane", "The information");
    pub const WAS: Text = t("Sist: {answer}", "Sist: {answer}", "Last: {answer}");
    pub const WAS_EMPTY: Text = t("Sist: ikke fylt ut", "Sist: ikkje fylt ut", "Last: not filled in");
    pub const RIGHT: Text = t("Stemmer", "Stemmer", "Right");
    pub const WRONG: Text = t("Stemmer ikke", "Stemmer ikkje", "Not right");
    pub const ALL_RIGHT: Text = t("Alle {n} stemmer", "Alle {n} stemmer", "All {n} are right");
    pub const ANSWERED: Text = t("{n}\u{a0}av\u{a0}{all} svart", "{n}\u{a0}av\u{a0}{all} svart", "{n}\u{a0}of\u{a0}{all} answered");
    pub const WHAT: Text = t("Hva er riktig?", "Kva er rett?", "What is right?");
    pub const THEY_SEE: Text = t("Kommunen ser det du skriver her. Skriv ikke om helse, pasienter eller årsak til permisjon.", "Kommunen ser det du skriv her. Skriv ikkje om helse, pasientar eller årsak til permisjon.", "The municipality sees what you write here. Do not write about health, patients or the reason for leave.");
    pub const EMPTY: Text = t("ikke fylt ut", "ikkje fylt ut", "not filled in");
    pub const RULES: Text = t("Hva reglene sier om deg", "Kva reglane seier om deg", "What the rules say about you");
    pub const SEND: Text = t("Send svaret", "Send svaret", "Send your answer");
    pub const SIGN: Text = t("Signer og send", "Signer og send", "Sign and send");
    pub const CONFIRMS: Text = t("Alt stemmer. Kommunen ser at du har bekreftet opplysningene. Det er ikke et samtykke.", "Alt stemmer. Kommunen ser at du har stadfesta opplysningane. Det er ikkje eit samtykke.", "Everything is right. The municipality sees that you have confirmed. It is not consent.");
    pub const DISPUTES: Text = t("{n} stemmer ikke. Opplysningene blir merket «feil meldt» til kommunen har rettet dem. Du mister ikke plassen i køen.", "{n} stemmer ikkje. Opplysningane blir merkte «feil meldt» til kommunen har retta dei. Du mistar ikkje plassen i køen.", "{n} not right. The information is marked «reported wrong» until the municipality has corrected it. You keep your place in the queue.");
    pub const LACKING: Text = t("Svar på {n} til, så kan du sende.", "Svar på {n} til, så kan du sende.", "Answer {n} more, and you can send.");
    pub const NOTE_LACKING: Text = t("Skriv hva som er riktig der noe ikke stemmer.", "Skriv kva som er rett der noko ikkje stemmer.", "Write what is right where something is wrong.");
    pub const MISSING: Text = t("Vi finner ikke opplysningene", "Vi finn ikkje opplysningane", "We cannot find the information");
    pub const UNREADABLE: Text = t("Opplysningene er skrevet i en nyere utgave. Last siden på nytt for å lese dem.", "Opplysningane er skrivne i ei nyare utgåve. Last sida på nytt for å lese dei.", "The information was written in a newer edition. Reload the page to read it.");
    pub const OLD: Text = t("Det er sendt en nyere utgave. Svar på den.", "Det er sendt ei nyare utgåve. Svar på den.", "A newer revision has been sent. Answer that one.");
    pub const NEWEST: Text = t("Til den nyeste", "Til den nyaste", "To the newest");
}

/// One line that is asked about.
struct Line {
    path: &'static str,
    label: Text,
    said: Said,
    /// What it was when the trainee last confirmed; `None` when it is the same, or was never confirmed.
    was: Option<String>,
}

/// Everything the page shows.
struct Shown {
    sheet: Box<dyn Sheet>,
    digest: Digest,
    about: String,
    lines: Vec<Line>,
    /// There is an answer from before to compare with.
    compared: bool,
    /// A newer revision, when this one is outdated.
    newest: Option<u32>,
    /// What the rules must know beside it.
    facts: Facts,
}

/// What has been answered, by path: right, or what is right instead.
type Answers = RwSignal<BTreeMap<&'static str, Option<String>>>;

/// The page.
pub fn page(doc: String, rev: u32) -> AnyView {
    let session = session();
    let (found, is_here) = (StoredValue::new_local(None::<Result<AnyView, Fault>>), RwSignal::new(false));
    let owner = Owner::current().unwrap_or_default();
    leptos::task::spawn_local(async move {
        let shown = look(session, &doc, rev).await;
        let drawn = shown.map(|shown| owner.with(|| drawn(session, doc, shown)));
        if found.try_set_value(Some(drawn)).is_none() {
            is_here.try_set(true);
        }
    });
    let body = move || match is_here.get().then(|| found.try_update_value(Option::take).flatten()).flatten() {
        None => skeleton(),
        Some(Ok(view)) => view,
        Some(Err(fault)) => {
            let sentence = (move || fault.words(session.language.get())).into_any();
            whole_page(icon::MINUS, says::MISSING, sentence, button_link(&Route::Home, SECONDARY, "", TO_HOME))
        }
    };
    view! {
        <div class="wrap narrow">{title(filled(says::TITLE, |_| Vec::new()), ().into_any())} {body}</div>
    }
    .into_any()
}

async fn look(session: Session, doc: &str, rev: u32) -> Result<Option<Shown>, Fault> {
    let statement = fetch(doc, rev).await?;
    let language = session.language.get_untracked();
    let rows = revisions(doc).await;
    let Some((sheet, digest, sent_by)) = open(&statement).await else { return Ok(None) };
    let confirmed = rows
        .iter()
        .find(|row| row.rev < rev && row.said.as_ref().is_some_and(|said| said.verdict == Verdict::Confirmed));
    let before = match confirmed {
        Some(row) => open(&fetch(doc, row.rev).await?).await.map(|(sheet, ..)| sheet),
        None => None,
    };
    let _ = forms::load(Confirmation::KIND).await; // asked again when the answer is signed
    let lines = lines(sheet.as_ref(), before.as_deref(), language);
    let when = clock::moment_in_words(statement.filed.received_at, language);
    let (kind, rev_text) = (sheet.outline().title.read(language).to_lowercase(), rev.to_string());
    let values = [("who", sent_by.as_str()), ("when", &when), ("kind", &kind), ("rev", &rev_text)];
    let newest = rows.iter().map(|row| row.rev).max().filter(|newest| *newest > rev);
    let about = says::ABOUT.fill(language, &values);
    let facts: Facts = client::get(&[path::FACTS, "?doc=", doc].concat()).await?;
    Ok(Some(Shown { sheet, digest, about, lines, compared: before.is_some(), newest, facts }))
}

async fn fetch(doc: &str, rev: u32) -> Result<Statement, Fault> {
    client::get(&client::path(path::STATEMENT, &[("doc", doc), ("rev", &rev.to_string())])).await
}

/// The form in a statement, the digest of its payload, and who sent it.
async fn open(statement: &Statement) -> Option<(Box<dyn Sheet>, Digest, String)> {
    let opened = statement.envelope.open().ok()?;
    let made = forms::load(&opened.kind).await.ok()??;
    let letter = letter::open(&statement.envelope)?;
    let sheet = (made.read)(&letter.body.to_string())?;
    let language = crate::session::here()?.language.get_untracked();
    let who = wording::organization(Role::Municipality, &letter::organization(&letter), language);
    Some((sheet, opened.payload_digest(), who))
}

/// Every answered question, and those whose answer was taken away.
fn lines(now: &dyn Sheet, before: Option<&dyn Sheet>, language: Language) -> Vec<Line> {
    let pieces = now.outline().parts.iter().flat_map(|part| &part.pieces);
    pieces
        .filter_map(|piece| {
            let (path, label, said) = answers::read(now, *piece, language)?;
            let old = before.map(|before| {
                answers::read(before, *piece, language).map(|(_, _, said)| said.flat()).unwrap_or_default()
            });
            let was = old.filter(|old| *old != said.flat());
            (!said.flat().is_empty() || was.is_some()).then_some(Line { path, label, said, was })
        })
        .collect()
}

fn drawn(session: Session, doc: String, shown: Option<Shown>) -> AnyView {
    let language = session.language.get_untracked();
    let Some(shown) = shown else {
        let home = button_link(&Route::Home, SECONDARY, "", TO_HOME);
        return view! { <p>{says::UNREADABLE.read(language)}</p> {home} }.into_any();
    };
    let Shown { sheet, digest, about, lines, compared, newest, facts } = shown;
    if let Some(rev) = newest {
        let link = button_link(&Route::Confirm { doc, rev }, SECONDARY, "", says::NEWEST);
        return view! { <p>{says::OLD.read(language)}</p> {link} }.into_any();
    }
    let answers: Answers = RwSignal::new(BTreeMap::new());
    let all = lines.len();
    let paper = Paper::open(sheet, &BTreeMap::new(), session.today(), language);
    paper.know(facts, None);
    paper.was_begun();
    let (changed, same): (Vec<Line>, Vec<Line>) = lines.into_iter().partition(|line| line.was.is_some());
    let rest = if compared { says::SAME } else { says::ALL };
    view! {
        <p class="lead">{about}</p>
        {asks("changed", says::CHANGED, changed, answers, language)} {asks("same", rest, same, answers, language)}
        <section class="offer" aria-label=says::RULES.read(language)>{findings::beside(paper, language)}</section>
        {send(session, answers, all, digest, language)}
    }
    .into_any()
}

fn asks(id: &'static str, heading: Text, lines: Vec<Line>, answers: Answers, language: Language) -> Option<AnyView> {
    if lines.is_empty() {
        return None;
    }
    let paths: Vec<&'static str> = lines.iter().map(|line| line.path).collect();
    let count = lines.len();
    let counted = paths.clone();
    let answered = move || {
        let done = answers.with(|answers| counted.iter().filter(|path| answers.contains_key(*path)).count());
        says::ANSWERED.fill(language, &[("n", &done.to_string()), ("all", &count.to_string())])
    };
    let every = move |_| {
        answers.update(|answers| {
            for path in &paths {
                answers.entry(path).or_insert(None);
            }
        });
    };
    let all_right = says::ALL_RIGHT.fill(language, &[("n", &count.to_string())]);
    let lines: Vec<AnyView> = lines.into_iter().map(|line| ask(line, answers, language)).collect();
    Some(
        view! {
            <section class="asks" aria-labelledby=id>
                <div class="head">
                    <h2 class="ds-heading" data-size="xs" id=id>{heading.read(language)}</h2>
                    <p class="muted small num" role="status">{answered}</p>
                </div>
                <button class="ds-button all-ok" data-variant="secondary" data-fullwidth type="button" on:click=every>
                    {icon(icon::CHECK)} {all_right}
                </button>
                {lines}
            </section>
        }
        .into_any(),
    )
}

fn ask(line: Line, answers: Answers, language: Language) -> AnyView {
    let Line { path, label, said, was } = line;
    let label = label.read(language);
    let label = [label, if label.ends_with('?') { " " } else { ": " }].concat();
    let words = said.flat();
    let words = if words.is_empty() { says::EMPTY.read(language).to_owned() } else { words };
    let was = was.map(|was| match was.is_empty() {
        true => says::WAS_EMPTY.read(language).to_owned(),
        false => says::WAS.fill(language, &[("answer", &was)]),
    });
    let is_right = move || answers.with(|answers| answers.get(path) == Some(&None));
    let is_wrong = Memo::new(move |_| answers.with(|answers| matches!(answers.get(path), Some(Some(_)))));
    let right = move |_| answers.update(|answers| _ = answers.insert(path, None));
    let wrong = move |_| answers.update(|answers| _ = answers.insert(path, Some(String::new())));
    let note = move || {
        is_wrong.get().then(|| {
            let typed = move |event: web_sys::Event| {
                let text = event_target_value(&event);
                answers.update(|answers| _ = answers.insert(path, Some(text)));
            };
            let (id, hint) = (["note-", path].concat(), ["note-hint-", path].concat());
            view! {
                <div class="ds-field note">
                    <label class="ds-label" for=id.clone()>{says::WHAT.read(language)}</label>
                    <p data-field="description" id=hint.clone()>{says::THEY_SEE.read(language)}</p>
                    <textarea class="ds-input" id=id rows="2" maxlength="500" aria-describedby=hint on:input=typed></textarea>
                </div>
            }
        })
    };
    view! {
        <fieldset class="ask">
            <legend>{label} {words}</legend>
            {was.map(|was| view! { <p class="was">{was}</p> })}
            <div class="ask__do">
                <label class="pick">
                    <input type="radio" name=path prop:checked=is_right on:change=right />
                    {icon(icon::CHECK)} <span>{says::RIGHT.read(language)}</span>
                </label>
                <label class="pick" data-no>
                    <input type="radio" name=path prop:checked=move || is_wrong.get() on:change=wrong />
                    {icon(icon::FLAG)} <span>{says::WRONG.read(language)}</span>
                </label>
            </div>
            {note}
        </fieldset>
    }
    .into_any()
}

/// What the answer means, and the one button.
fn send(session: Session, answers: Answers, all: usize, digest: Digest, language: Language) -> AnyView {
    let router: Router = expect_context();
    let (busy, failed) = (RwSignal::new(false), RwSignal::new(None::<&'static str>));
    let standing = move || {
        answers.with(|answers| {
            let wrong = answers.values().filter(|answer| answer.is_some()).count();
            let bare = answers.values().any(|answer| answer.as_ref().is_some_and(|note| note.trim().is_empty()));
            let n = |text: Text, n: usize| text.fill(language, &[("n", &n.to_string())]);
            match (all - answers.len(), wrong, bare) {
                (0, 0, _) => (true, says::CONFIRMS.read(language).to_owned()),
                (0, _, true) => (false, says::NOTE_LACKING.read(language).to_owned()),
                (0, wrong, false) => (true, n(says::DISPUTES, wrong)),
                (lacking, ..) => (false, n(says::LACKING, lacking)),
            }
        })
    };
    let standing = Memo::new(move |_| standing());
    let act = move |_| {
        if busy.get_untracked() || !standing.with_untracked(|(ready, _)| *ready) {
            return;
        }
        busy.set(true);
        let answers = answers.get_untracked();
        leptos::task::spawn_local(async move {
            let sealed = match confirmation(&answers, digest, language) {
                Some(sheet) => posting::sign_at_once(session, sheet.as_ref()).await,
                None => Err(crate::app::NOT_FETCHED),
            };
            busy.try_set(false);
            match sealed {
                Ok(doc) => router.replace(Route::Receipt { doc, rev: 1 }),
                Err(words) => _ = failed.try_set(Some(words.read(language))),
            }
        });
    };
    let trouble = move || failed.get().map(|words| view! { <p class="ds-validation-message">{words}</p> });
    view! {
        <section class="sendit" aria-labelledby="send">
            <h2 class="ds-heading" data-size="xs" id="send">{says::SEND.read(language)}</h2>
            <p role="status">{move || standing.get().1}</p>
            <div role="alert">{trouble}</div>
            <button
                class="ds-button" data-fullwidth type="button" id="sign-and-send" on:click=act
                aria-disabled=move || (!standing.get().0 || busy.get()).then_some("true")
            >
                {icon(icon::KEY)} {says::SIGN.read(language)}
            </button>
        </section>
    }
    .into_any()
}

/// The form that says so, filled in.
fn confirmation(
    answers: &BTreeMap<&'static str, Option<String>>,
    digest: Digest,
    _: Language,
) -> Option<Box<dyn Sheet>> {
    let mut sheet = (forms::find(Confirmation::KIND)?.blank)();
    let outline = sheet.outline();
    let wrong: Vec<(&str, &String)> = answers.iter().filter_map(|(path, note)| Some((*path, note.as_ref()?))).collect();
    let verdict = if wrong.is_empty() { Verdict::Confirmed } else { Verdict::Disputed };
    sheet.write(outline.place("about")?, &digest.to_string()).ok()?;
    sheet.write(outline.place("verdict")?, verdict.code()).ok()?;
    let rows = outline.rows_at("disputes")?;
    let cells = outline.rows[rows].cells.clone();
    for (row, (path, note)) in wrong.into_iter().enumerate() {
        sheet.insert(rows, row);
        sheet.write(Place { question: cells.start, row }, path).ok()?;
        sheet.write(Place { question: cells.start + 1, row }, note.trim()).ok()?;
    }
    Some(sheet)
}
