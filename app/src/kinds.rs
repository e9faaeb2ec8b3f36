//! What the kinds of forms are called, and who fills them in. Knows their names and none of their questions: those come
//! with [`crate::forms`], when a form is opened.

use shared::{
    api::Role,
    form::Form,
    forms::{
        candidate_registration::CandidateRegistration, closing::Closing, confirmation::Confirmation,
        follow_up_meeting::FollowUpMeeting, half_year_report::HalfYearReport, implementation_plan::ImplementationPlan,
        local_agreement::LocalAgreement, training_enterprise::TrainingEnterprise, trust_profile::TrustProfile,
    },
    rules::due::CONFIRMED,
    text::{Text, t},
};

/// Skjematype: a form by its name on the wire, with the words pages need about it.
#[derive(Debug)]
pub struct Kind {
    pub name: &'static str,
    /// `Innmelding`.
    pub title: Text,
    /// In the middle of a sentence: `innmeldingen`.
    pub the: Text,
    /// What one does to begin a new one.
    pub begin: Text,
    /// The heading when it is known whom it is about: `{name}`.
    pub named: Text,
    /// The heading of the receipt; again for a later revision.
    pub sent: Text,
    pub revised: Text,
    /// Who gets it: `{trust}`.
    pub goes_to: Text,
    pub by: Role,
    /// It is about one doctor.
    pub is_personal: bool,
}

impl Kind {
    /// The doctor is asked whether it is right.
    pub fn is_confirmed(&self) -> bool {
        CONFIRMED.contains(&self.name)
    }
}

/// There is one of each.
impl PartialEq for Kind {
    fn eq(&self, other: &Kind) -> bool {
        self.name == other.name
    }
}

/// Every kind that has a page, in the order lists show them.
#[rustfmt::skip]
pub static KINDS: &[Kind] = &[
    Kind {
        name: CandidateRegistration::KIND,
        title: t("Innmelding", "Innmelding", "Registration"),
        the: t("innmeldingen", "innmeldinga", "the registration"),
        begin: t("Meld inn en lege", "Meld inn ein lege", "Register a doctor"),
        named: t("Meld inn {name}", "Meld inn {name}", "Register {name}"),
        sent: t("{name} er meldt inn", "{name} er meld inn", "{name} is registered"),
        revised: t("Innmeldingen av {name} er oppdatert", "Innmeldinga av {name} er oppdatert", "The registration of {name} is updated"),
        goes_to: t("{trust} og ALIS-kontoret får innmeldingen.", "{trust} og ALIS-kontoret får innmeldinga.", "{trust} and the ALIS office receive the registration."),
        by: Role::Municipality, is_personal: true,
    },
    Kind {
        name: ImplementationPlan::KIND,
        title: t("Gjennomføringsplan", "Gjennomføringsplan", "Implementation plan"),
        the: t("planen", "planen", "the plan"),
        begin: t("Lag gjennomføringsplan", "Lag gjennomføringsplan", "Make an implementation plan"),
        named: t("Plan for {name}", "Plan for {name}", "Plan for {name}"),
        sent: t("Planen for {name} er sendt", "Planen for {name} er send", "The plan for {name} is sent"),
        revised: t("Planen for {name} er oppdatert", "Planen for {name} er oppdatert", "The plan for {name} is updated"),
        goes_to: t("Bare kommunen og legen kan lese hele planen. ALIS-kontoret ser periodene uten permisjon, og foretaket ser bare sykehustjenesten.", "Berre kommunen og legen kan lese heile planen. ALIS-kontoret ser periodane utan permisjon, og føretaket ser berre sjukehustenesta.", "Only the municipality and the doctor can read the whole plan. The ALIS office sees the periods without leave, and the trust sees only the hospital service."),
        by: Role::Municipality, is_personal: true,
    },
    Kind {
        name: FollowUpMeeting::KIND,
        title: t("Oppfølgingsmøte", "Oppfølgingsmøte", "Follow-up meeting"),
        the: t("referatet", "referatet", "the minutes"),
        begin: t("Skriv referat fra oppfølgingsmøte", "Skriv referat frå oppfølgingsmøte", "Write minutes of a follow-up meeting"),
        named: t("Møte med {name}", "Møte med {name}", "Meeting with {name}"),
        sent: t("Referatet fra møtet med {name} er sendt", "Referatet frå møtet med {name} er sendt", "The minutes of the meeting with {name} are sent"),
        revised: t("Referatet fra møtet med {name} er oppdatert", "Referatet frå møtet med {name} er oppdatert", "The minutes of the meeting with {name} are updated"),
        goes_to: t("Bare kommunen og legen kan lese referatet. ALIS-kontoret ser når møtet var.", "Berre kommunen og legen kan lese referatet. ALIS-kontoret ser når møtet var.", "Only the municipality and the doctor can read the minutes. The ALIS office sees when the meeting was held."),
        by: Role::Municipality, is_personal: true,
    },
    Kind {
        name: LocalAgreement::KIND,
        title: t("ALIS-avtale", "ALIS-avtale", "ALIS agreement"),
        the: t("avtalen", "avtalen", "the agreement"),
        begin: t("Registrer ALIS-avtale", "Registrer ALIS-avtale", "Record an ALIS agreement"),
        named: t("Avtale med {name}", "Avtale med {name}", "Agreement with {name}"),
        sent: t("Avtalen med {name} er registrert", "Avtalen med {name} er registrert", "The agreement with {name} is recorded"),
        revised: t("Avtalen med {name} er oppdatert", "Avtalen med {name} er oppdatert", "The agreement with {name} is updated"),
        goes_to: t("Bare kommunen og legen kan lese hele avtalen. ALIS-kontoret ser formen og datoene.", "Berre kommunen og legen kan lese heile avtalen. ALIS-kontoret ser forma og datoane.", "Only the municipality and the doctor can read the whole agreement. The ALIS office sees its form and dates."),
        by: Role::Municipality, is_personal: true,
    },
    Kind {
        name: Closing::KIND,
        title: t("Avslutning", "Avslutning", "Closing"),
        the: t("avslutningen", "avslutninga", "the closing"),
        begin: t("Avslutt en innmelding", "Avslutt ei innmelding", "Close a registration"),
        named: t("Avslutning for {name}", "Avslutning for {name}", "Closing for {name}"),
        sent: t("Innmeldingen er avsluttet", "Innmeldinga er avslutta", "The registration is closed"),
        revised: t("Avslutningen er oppdatert", "Avslutninga er oppdatert", "The closing is updated"),
        goes_to: t("ALIS-kontoret får avslutningen. Foretaket ser at den er sendt, ikke årsaken.", "ALIS-kontoret får avslutninga. Føretaket ser at ho er send, ikkje årsaka.", "The ALIS office receives the closing. The trust sees that it was sent, not the cause."),
        by: Role::Municipality, is_personal: false,
    },
    Kind {
        name: HalfYearReport::KIND,
        title: t("Halvårsmelding", "Halvårsmelding", "Half-year report"),
        the: t("halvårsmeldingen", "halvårsmeldinga", "the half-year report"),
        begin: t("Skriv halvårsmelding", "Skriv halvårsmelding", "Write the half-year report"),
        named: t("Halvårsmelding", "Halvårsmelding", "Half-year report"),
        sent: t("Halvårsmeldingen er sendt", "Halvårsmeldinga er send", "The half-year report is sent"),
        revised: t("Halvårsmeldingen er oppdatert", "Halvårsmeldinga er oppdatert", "The half-year report is updated"),
        goes_to: t("ALIS-kontoret får meldingen. Hvert foretak ser sin egen liste.", "ALIS-kontoret får meldinga. Kvart føretak ser si eiga liste.", "The ALIS office receives the report. Each trust sees its own list."),
        by: Role::Municipality, is_personal: false,
    },
    Kind {
        name: TrainingEnterprise::KIND,
        title: t("Utdanningsvirksomhet", "Utdanningsverksemd", "Training enterprise"),
        the: t("opplysningene", "opplysningane", "the information"),
        begin: t("Fyll ut om utdanningsvirksomheten", "Fyll ut om utdanningsverksemda", "Describe the training enterprise"),
        named: t("Utdanningsvirksomhet", "Utdanningsverksemd", "Training enterprise"),
        sent: t("Opplysningene om utdanningsvirksomheten er sendt", "Opplysningane om utdanningsverksemda er sende", "The information on the training enterprise is sent"),
        revised: t("Opplysningene om utdanningsvirksomheten er oppdatert", "Opplysningane om utdanningsverksemda er oppdaterte", "The information on the training enterprise is updated"),
        goes_to: t("ALIS-kontoret får opplysningene. Foretakene ser kontaktpersonene og avtalene.", "ALIS-kontoret får opplysningane. Føretaka ser kontaktpersonane og avtalane.", "The ALIS office receives the information. The trusts see the contacts and the agreements."),
        by: Role::Municipality, is_personal: false,
    },
    Kind {
        name: TrustProfile::KIND,
        title: t("Om foretaket", "Om føretaket", "About the trust"),
        the: t("opplysningene", "opplysningane", "the information"),
        begin: t("Fyll ut om foretaket", "Fyll ut om føretaket", "Describe the trust"),
        named: t("Om foretaket", "Om føretaket", "About the trust"),
        sent: t("Opplysningene om foretaket er sendt", "Opplysningane om føretaket er sende", "The information on the trust is sent"),
        revised: t("Opplysningene om foretaket er oppdatert", "Opplysningane om føretaket er oppdaterte", "The information on the trust is updated"),
        goes_to: t("ALIS-kontoret får opplysningene. Kommunene ser ALIS-koordinatoren når de melder inn en lege.", "ALIS-kontoret får opplysningane. Kommunane ser ALIS-koordinatoren når dei melder inn ein lege.", "The ALIS office receives the information. Municipalities see the ALIS coordinator when they register a doctor."),
        by: Role::Trust, is_personal: false,
    },
    Kind {
        name: Confirmation::KIND,
        title: t("Svar fra legen", "Svar frå legen", "The doctor's answer"),
        the: t("svaret", "svaret", "the answer"),
        begin: t("Svar", "Svar", "Answer"),
        named: t("Svar fra {name}", "Svar frå {name}", "Answer from {name}"),
        sent: t("Svaret ditt er sendt", "Svaret ditt er sendt", "Your answer is sent"),
        revised: t("Svaret ditt er oppdatert", "Svaret ditt er oppdatert", "Your answer is updated"),
        goes_to: t("Kommunen ser svaret ditt.", "Kommunen ser svaret ditt.", "The municipality sees your answer."),
        by: Role::Trainee, is_personal: false,
    },
];

/// The kind with this name on the wire.
pub fn find(name: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.name == name)
}

/// The kind lists and pages begin with.
pub fn registration() -> &'static Kind {
    &KINDS[0]
}
