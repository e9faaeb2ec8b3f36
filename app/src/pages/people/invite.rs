//! One invitation: for whom, then the link and its picture, shown once. Knows the register of municipalities.

use crate::{
    client, clock, overview,
    parts::{
        field::{self, Line},
        icon::{self, icon},
        notices::strip,
        state::{SECONDARY, button},
        toast,
    },
    route,
    session::Session,
    wording::{self, words},
};
use leptos::prelude::*;
use shared::{
    api::{Invitation, InvitationWish, Organization, Role, path},
    numbers::{
        health_trust::HealthTrust,
        municipality::{MUNICIPALITIES, Municipality, MunicipalityNumber, find, find_former},
        reader::Reader,
    },
    statement::digest::Digest,
    text::{Text, lower, t},
};
use wasm_bindgen_futures::JsFuture;

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const INVITE: Text = t("Inviter", "Inviter", "Invite");
    pub const COLLEAGUES: Text = t("Inviter en kollega", "Inviter ein kollega", "Invite a colleague");
    pub const WHOM: Text = t("Hvem vil du invitere?", "Kven vil du invitere?", "Whom do you want to invite?");
    pub const A_MUNICIPALITY: Text = t("En kommune", "Ein kommune", "A municipality");
    pub const THE_OFFICE: Text = t("En kollega på kontoret", "Ein kollega på kontoret", "A colleague at the office");
    pub const A_TRUST: Text = t("Et helseforetak", "Eit helseføretak", "A health trust");
    pub const A_READER: Text = t("Noen som bare skal se tall", "Nokon som berre skal sjå tal", "Somebody who shall see figures only");
    pub const WHICH_READER: Text = t("Hvem skal se tallene?", "Kven skal sjå tala?", "Who shall see the figures?");
    pub const WHICH_TRUST: Text = t("Hvilket helseforetak?", "Kva helseføretak?", "Which health trust?");
    pub const A_COLLEAGUE: Text = t("En kollega i kommunen", "Ein kollega i kommunen", "A colleague in the municipality");
    pub const A_DOCTOR: Text = t("En lege dere har meldt inn", "Ein lege de har meldt inn", "A doctor you have registered");
    pub const HPR: Text = t("Legens HPR-nummer", "HPR-nummeret til legen", "The doctor's HPR number");
    pub const HPR_HINT: Text = t("Det samme nummeret som i innmeldingen. Legen ser opplysningene og kan bekrefte dem.", "Det same nummeret som i innmeldinga. Legen ser opplysningane og kan stadfeste dei.", "The same number as in the registration. The doctor sees the data and can confirm it.");
    pub const NOT_HPR: Text = t("Skriv HPR-nummeret med sju til ni sifre.", "Skriv HPR-nummeret med sju til ni siffer.", "Write the HPR number with seven to nine digits.");
    pub const MUNICIPALITY: Text = t("Kommune", "Kommune", "Municipality");
    pub const SEARCH: Text = t("Skriv navnet eller nummeret.", "Skriv namnet eller nummeret.", "Write the name or the number.");
    pub const NOT_FOUND: Text = t("Vi finner ikke kommunen i Nord-Norge. Velg fra listen.", "Vi finn ikkje kommunen i Nord-Noreg. Vel frå lista.", "We do not find this municipality in Northern Norway. Choose from the list.");
    pub const IN_PERSON: Text = t("Vi står sammen nå", "Vi står saman no", "We are together now");
    pub const IN_PERSON_HINT: Text = t("Enheten slipper inn uten å godkjennes etterpå. Det blir notert.", "Eininga slepp inn utan å bli godkjend etterpå. Det blir notert.", "The device comes in without approval afterwards. This is recorded.");
    pub const MAKE: Text = t("Lag invitasjon", "Lag invitasjon", "Make the invitation");
    pub const READY: Text = t("Invitasjonen er klar. Lenken og koden står nedenfor.", "Invitasjonen er klar. Lenkja og koden står nedanfor.", "The invitation is ready. The link and the code are below.");
    pub const FOR: Text = t("Invitasjon til {who}", "Invitasjon til {who}", "Invitation for {who}");
    pub const ONCE: Text = t("Gjelder til {when} og kan brukes én gang. Lenken vises bare her og nå.", "Gjeld til {when} og kan brukast éin gong. Lenkja blir vist berre her og no.", "Valid until {when}, for one use. The link is shown only here and now.");
    pub const COPY: Text = t("Kopier lenken", "Kopier lenkja", "Copy the link");
    pub const COPIED: Text = t("Lenken er kopiert.", "Lenkja er kopiert.", "The link is copied.");
    pub const NOT_COPIED: Text = t("Nettleseren lot oss ikke kopiere. Merk lenken og kopier den selv.", "Nettlesaren lét oss ikkje kopiere. Merk lenkja og kopier ho sjølv.", "The browser did not let us copy. Select the link and copy it yourself.");
    pub const PICTURE: Text = t("QR-kode med lenken", "QR-kode med lenkja", "QR code with the link");
    pub const LINK: Text = t("Lenke", "Lenkje", "Link");
    pub const STEP_SEND: Text = t("Send lenken til personen, eller la dem holde kameraet over koden.", "Send lenkja til personen, eller la dei halde kameraet over koden.", "Send the link to the person, or let them point their camera at the code.");
    pub const STEP_KEY: Text = t("De skriver navnet sitt. Enheten lager en nøkkel og viser åtte tegn.", "Dei skriv namnet sitt. Eininga lagar ein nøkkel og viser åtte teikn.", "They write their name. The device makes a key and shows eight characters.");
    pub const STEP_APPROVE: Text = t("Du ser de samme tegnene her og godkjenner.", "Du ser dei same teikna her og godkjenner.", "You see the same characters here and approve.");
}

/// What happens with an invitation, step by step.
pub type Steps = &'static [Text];

const IN_PERSON: Steps = &[says::STEP_SEND, says::STEP_KEY];
const FROM_AFAR: Steps = &[says::STEP_SEND, says::STEP_KEY, says::STEP_APPROVE];

const BY_OFFICE: &[(&str, Text)] =
    &[(MUNICIPALITY, says::A_MUNICIPALITY), (TRUST, says::A_TRUST), (OWN, says::THE_OFFICE), (READER, says::A_READER)];
const BY_MUNICIPALITY: &[(&str, Text)] = &[(OWN, says::A_COLLEAGUE), (TRAINEE, says::A_DOCTOR)];
const TRUSTS: &[(&str, Text)] = &[
    (HealthTrust::Finnmark.code(), one(HealthTrust::Finnmark.name())),
    (HealthTrust::Unn.code(), one(HealthTrust::Unn.name())),
    (HealthTrust::Nordland.code(), one(HealthTrust::Nordland.name())),
    (HealthTrust::Helgeland.code(), one(HealthTrust::Helgeland.name())),
];
const READERS: &[(&str, Text)] = &[
    (Reader::HelseNord.code(), one(Reader::HelseNord.name())),
    (Reader::Regut.code(), one(Reader::Regut.name())),
    (Reader::GovernorNordland.code(), one(Reader::GovernorNordland.name())),
    (Reader::GovernorTromsFinnmark.code(), one(Reader::GovernorTromsFinnmark.name())),
    (Reader::Nsdm.code(), one(Reader::Nsdm.name())),
];
const READER: &str = "reader";
const TRUST: &str = "trust";
const TRAINEE: &str = "trainee";
const OWN: &str = "own";
const HPR: &str = "hpr-number";

/// A name that is the same in every language.
const fn one(name: &'static str) -> Text {
    t(name, name, name)
}

const HPR_FIELD: Line =
    Line { id: HPR, label: says::HPR, hint: Some(says::HPR_HINT), autocomplete: "off", suggestions: "" };
/// The heading of the section.
pub const HEADING: &str = "invite";
const MUNICIPALITY: &str = "municipality";
const FIELD: &str = "municipality";

const MUNICIPALITY_FIELD: Line = Line {
    id: FIELD,
    label: says::MUNICIPALITY,
    hint: Some(says::SEARCH),
    autocomplete: "off",
    suggestions: "municipalities",
};

/// What is being filled in.
#[derive(Clone, Copy)]
struct Wish {
    whom: RwSignal<&'static str>,
    municipality: RwSignal<String>,
    trust: RwSignal<&'static str>,
    reader: RwSignal<&'static str>,
    doctor: RwSignal<String>,
    in_person: RwSignal<bool>,
    wrong: RwSignal<Option<Text>>,
    trouble: RwSignal<Option<client::Fault>>,
    made: RwSignal<Option<(InvitationWish, Invitation)>>,
}

/// The form, and the invitation once it is made, until it is the one taken back.
pub fn section(session: Session, made: Callback<()>, taken_back: Signal<Option<Digest>>) -> AnyView {
    let is_office = session.role() == Some(Role::Office);
    let wish = Wish {
        whom: RwSignal::new(if is_office { MUNICIPALITY } else { OWN }),
        municipality: RwSignal::new(String::new()),
        trust: RwSignal::new(HealthTrust::Nordland.code()),
        reader: RwSignal::new(Reader::HelseNord.code()),
        doctor: RwSignal::new(String::new()),
        in_person: RwSignal::new(false),
        wrong: RwSignal::new(None),
        trouble: RwSignal::new(None),
        made: RwSignal::new(None),
    };
    let is_municipality = session.role() == Some(Role::Municipality);
    if is_municipality {
        leptos::task::spawn_local(begun_with(wish));
    }
    let heading = if is_office { says::INVITE } else { says::COLLEAGUES };
    Effect::new(move || {
        let Some(ended) = taken_back.get() else { return };
        if wish.made.with_untracked(|made| made.as_ref().is_some_and(|(_, made)| id_of(made) == Some(ended))) {
            wish.made.set(None);
        }
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        ask(session, wish, made);
    };
    let trouble = move || {
        let fault = wish.trouble.get();
        fault.map(|fault| {
            strip("danger", icon::STOP, (move || fault.words(session.language.get())).into_any(), ().into_any())
        })
    };
    view! {
        <section class="section" aria-labelledby="invite">
            <div class="head">
                <h2 id=HEADING class="ds-heading" data-size="sm" tabindex="-1">{words(heading)}</h2>
            </div>
            <form class="stack narrow" on:submit=submit novalidate>
                {is_office.then(|| for_whom(wish, BY_OFFICE))} {is_municipality.then(|| for_whom(wish, BY_MUNICIPALITY))}
                {field::tick("in-person", says::IN_PERSON, says::IN_PERSON_HINT, wish.in_person)}
                <div>
                    <div role="alert">{trouble}</div>
                    <button class="ds-button" type="submit">{icon(icon::PLUS)} {words(says::MAKE)}</button>
                </div>
            </form>
            {ready(move || wish.made.with(Option::is_some))}
            {move || wish.made.get().map(|(wish, made)| invitation(session, wish, made))}
        </section>
    }
    .into_any()
}

/// What the list of open invitations calls this one: the digest of the secret in its link.
fn id_of(made: &Invitation) -> Option<Digest> {
    made.link.split_once('#').map(|(_, token)| Digest::of(token.as_bytes()))
}

/// Reminded of a doctor on the overview, one finds the number filled in: `?from=` names a form about them.
async fn begun_with(wish: Wish) {
    let Some(doc) = route::begun_from() else { return };
    let known = overview::gather(false).await;
    if let Some(doctor) = known.entries.into_iter().find(|entry| entry.doc == doc).and_then(|entry| entry.doctor) {
        wish.whom.try_set(TRAINEE);
        wish.doctor.try_set(doctor.to_string());
    }
}

fn for_whom(wish: Wish, choices: &'static [(&'static str, Text)]) -> AnyView {
    let option = |row: &'static Municipality| view! { <option value=row.name>{row.number}</option> };
    let more = move || match wish.whom.get() {
        MUNICIPALITY => view! {
            {field::line(MUNICIPALITY_FIELD, wish.municipality, wish.wrong.into())}
            <datalist id="municipalities">{MUNICIPALITIES.iter().map(option).collect_view()}</datalist>
        }
        .into_any(),
        TRUST => field::choose("trust", says::WHICH_TRUST, TRUSTS, wish.trust),
        READER => field::choose("reader", says::WHICH_READER, READERS, wish.reader),
        TRAINEE => field::line(HPR_FIELD, wish.doctor, wish.wrong.into()),
        _ => ().into_any(),
    };
    view! {
        {field::choose("whom", says::WHOM, choices, wish.whom)}
        {more}
    }
    .into_any()
}

/// The municipality a person means: by name in any official language, or by its number, also the former one.
pub fn meant(written: &str) -> Option<&'static Municipality> {
    let written = written.trim();
    let typed = lower(written);
    let typed = typed.strip_suffix(" kommune").unwrap_or(&typed);
    let named = |row: &&Municipality| {
        lower(row.name) == typed || lower(row.official_name).split(" - ").any(|name| name == typed)
    };
    find(written).or_else(|| find_former(written)).or_else(|| MUNICIPALITIES.iter().find(named))
}

fn ask(session: Session, wish: Wish, made: Callback<()>) {
    let Some(body) = body(session, wish) else {
        let is_doctor = wish.whom.get_untracked() == TRAINEE;
        wish.wrong.set(Some(if is_doctor { says::NOT_HPR } else { says::NOT_FOUND }));
        return field::focus(if is_doctor { HPR } else { FIELD });
    };
    wish.wrong.set(None);
    leptos::task::spawn_local(async move {
        let answer: Result<Invitation, _> = client::send("POST", path::INVITATIONS, &body).await;
        match answer {
            Ok(invitation) => {
                wish.trouble.try_set(None);
                wish.made.try_set(Some((body, invitation)));
                made.try_run(()); // the page may be left by now
            }
            Err(fault) => {
                wish.trouble.try_set(Some(fault));
            }
        }
    });
}

/// The wish, or nothing when the municipality is not known.
fn body(session: Session, wish: Wish) -> Option<InvitationWish> {
    let in_person = wish.in_person.get_untracked();
    let me = session.me.get_untracked()?;
    let nobody = Organization::default();
    let (role, organization) = match wish.whom.get_untracked() {
        MUNICIPALITY => {
            let row = meant(&wish.municipality.get_untracked())?;
            let municipality = Some(MunicipalityNumber(row.number.to_owned()));
            (Role::Municipality, Organization { municipality, ..nobody })
        }
        TRUST => {
            let trust = HealthTrust::from_code(wish.trust.get_untracked());
            (Role::Trust, Organization { trust, ..nobody })
        }
        READER => {
            let reader = Reader::from_code(wish.reader.get_untracked());
            (Role::Reader, Organization { reader, ..nobody })
        }
        TRAINEE => {
            let doctor = Some(wish.doctor.get_untracked().trim().parse().ok()?);
            (Role::Trainee, Organization { doctor, ..nobody })
        }
        _ => (me.role, me.organization),
    };
    Some(InvitationWish { role, organization, in_person })
}

fn invitation(session: Session, wish: InvitationWish, made: Invitation) -> AnyView {
    let steps = if wish.in_person { IN_PERSON } else { FROM_AFAR };
    let who = move || {
        let language = session.language.get();
        let who = wording::organization(wish.role, &wish.organization, language);
        says::FOR.fill(language, &[("who", &who)])
    };
    shown(session, who.into_any(), made, steps)
}

/// What a screen reader is told when an invitation is made; the link it reads when it comes there.
pub fn ready(is_made: impl Fn() -> bool + Send + 'static) -> AnyView {
    view! { <p class="ds-sr-only" role="status">{move || is_made().then(|| words(says::READY))}</p> }.into_any()
}

/// The link, its picture, and what happens next, below a heading that says for whom.
pub fn shown(session: Session, heading: AnyView, made: Invitation, steps: Steps) -> AnyView {
    let until = move || {
        let language = session.language.get();
        says::ONCE.fill(language, &[("when", &clock::moment_in_words(made.expires_at, language))])
    };
    let link = made.link.clone();
    let copy = button(SECONDARY, icon::COPY, says::COPY, move || leptos::task::spawn_local(copy(link.clone())));
    let label = wording::said(says::LINK);
    let picture = wording::said(says::PICTURE);
    view! {
        <div class="invite">
            <div class="stack">
                <div>
                    <h3 class="ds-heading" data-size="xs">{heading}</h3>
                    <p class="muted">{until}</p>
                </div>
                <code class="link-box" role="group" aria-label=move || label.get()>{made.link}</code>
                <div>{copy}</div>
                <ol class="steps">{steps.iter().map(|step| view! { <li><span>{words(*step)}</span></li> }).collect_view()}</ol>
            </div>
            <img class="qr" src=as_address(&made.qr_svg) alt=move || picture.get() />
        </div>
    }
    .into_any()
}

/// The picture as an address an `<img>` can show; nothing in it can run there.
fn as_address(svg: &str) -> String {
    format!("data:image/svg+xml;charset=utf-8,{}", String::from(js_sys::encode_uri_component(svg)))
}

async fn copy(link: String) {
    let done = JsFuture::from(window().navigator().clipboard().write_text(&link)).await;
    toast::say(if done.is_ok() { says::COPIED } else { says::NOT_COPIED });
}

#[cfg(test)]
mod tests {
    use super::meant;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn a_municipality_is_found_by_name_number_former_number_and_sami_name() {
        for written in ["Tromsø", "tromsø ", "5501", "5401", "Tromsø kommune"] {
            assert_eq!(meant(written).map(|row| row.number), Some("5501"), "{written}");
        }
        assert_eq!(meant("Guovdageaidnu").map(|row| row.number), Some("5612"));
        assert_eq!(meant("Oslo"), None);
    }
}
