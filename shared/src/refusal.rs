//! Why something was not accepted, as a code with facts, and the sentence a person reads. Never a name, a number or a
//! typed value.

mod reading;

use crate::text::{Language, Text, t};
use serde::{Deserialize, Serialize};

/// Avslag: everything that can be answered with anything but yes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum Refusal {
    // the letter
    TooLarge {
        limit_bytes: u32,
    },
    WrongMediaType,
    Unreadable,
    NotAnEnvelope,
    ForeignHeader,
    UnknownKey,
    RevokedKey,
    WaitingKey,
    BadSignature,
    NotCanonical,
    NotNormalized,
    // what it says
    UnknownKind,
    UnknownVersion,
    WrongServer,
    WrongAddress,
    NotYours,
    WrongPrevious,
    HoldsNationalNumber,
    Shape {
        problems: Vec<String>,
    },
    Provisions {
        failed: Vec<FailedProvision>,
    },
    // a spreadsheet
    UnreadableSheet,
    SheetTooLarge {
        limit_bytes: u32,
    },
    TooManyRows {
        limit: u32,
    },
    NoKnownColumn,
    // what was there before
    AlreadyFiled {
        newest_rev: u32,
    },
    Erased,
    /// A confirmation of a revision that is not the newest one.
    Outdated,
    /// A revision of what a closing has ended.
    Ended,
    // who asks
    SignInNeeded,
    SessionEnded,
    InvitationUnknown,
    InvitationUsed,
    InvitationExpired,
    ChallengeExpired,
    Forbidden,
    NotFound,
    MethodNotAllowed,
    ForeignOrigin,
    // how the server is
    TooMany {
        retry_after_seconds: u32,
    },
    Busy {
        retry_after_seconds: u32,
    },
    Broken,
}

/// Which rule stopped it, and the field it points to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FailedProvision {
    pub id: String,
    pub path: String,
}

impl Refusal {
    /// The HTTP status of the answer (RFC 9110).
    pub fn status(&self) -> u16 {
        use Refusal::*;
        match self {
            TooLarge { .. } | SheetTooLarge { .. } => 413,
            WrongMediaType => 415,
            Unreadable | NotAnEnvelope | ForeignHeader | NotCanonical | NotNormalized | UnknownVersion
            | WrongAddress | WrongServer | ChallengeExpired => 400,
            UnknownKey | RevokedKey | WaitingKey | BadSignature | SignInNeeded | SessionEnded => 401,
            NotYours | Forbidden | ForeignOrigin | InvitationUnknown => 403,
            UnknownKind | NotFound => 404,
            MethodNotAllowed => 405,
            AlreadyFiled { .. } | WrongPrevious | Outdated | Ended | InvitationUsed => 409,
            Erased | InvitationExpired => 410,
            HoldsNationalNumber
            | Shape { .. }
            | Provisions { .. }
            | UnreadableSheet
            | TooManyRows { .. }
            | NoKnownColumn => 422,
            TooMany { .. } => 429,
            Busy { .. } => 503,
            Broken => 500,
        }
    }

    /// The code, as it stands in `type` and `code` of the problem document.
    pub fn code(&self) -> String {
        match serde_json::to_value(self) {
            Ok(value) => value["code"].as_str().unwrap_or("broken").to_owned(),
            Err(_) => "broken".to_owned(),
        }
    }

    /// One clear sentence or two: what is wrong and what to do.
    pub fn words(&self, language: Language) -> String {
        match self {
            Refusal::TooLarge { limit_bytes } | Refusal::SheetTooLarge { limit_bytes } => {
                self.text().fill(language, &[("limit", &(limit_bytes / 1024).to_string())])
            }
            Refusal::TooManyRows { limit } => self.text().fill(language, &[("limit", &limit.to_string())]),
            Refusal::AlreadyFiled { newest_rev } => self.text().fill(language, &[("rev", &newest_rev.to_string())]),
            Refusal::TooMany { retry_after_seconds } | Refusal::Busy { retry_after_seconds } => {
                self.text().fill(language, &[("seconds", &retry_after_seconds.to_string())])
            }
            other => other.text().read(language).to_owned(),
        }
    }

    #[rustfmt::skip]
    fn text(&self) -> Text {
        use Refusal::*;
        match self {
            TooLarge { .. } => t("Skjemaet er for stort. Grensen er {limit} kB. Kort ned de lengste tekstene.", "Skjemaet er for stort. Grensa er {limit} kB. Kort ned dei lengste tekstane.", "The form is too large. The limit is {limit} kB. Shorten the longest texts."),
            WrongMediaType => t("Serveren tar bare imot JSON.", "Serveren tek berre imot JSON.", "The server accepts JSON only."),
            Unreadable => t("Innholdet kan ikke leses. Ingenting er lagret.", "Innhaldet kan ikkje lesast. Ingenting er lagra.", "The content cannot be read. Nothing was stored."),
            NotAnEnvelope => t("Dette er ikke en signert innsending. Send den på nytt fra skjemaet.", "Dette er ikkje ei signert innsending. Send ho på nytt frå skjemaet.", "This is not a signed submission. Send it again from the form."),
            ForeignHeader => t("Signaturen har et format vi ikke godtar. Send på nytt fra skjemaet.", "Signaturen har eit format vi ikkje godtek. Send på nytt frå skjemaet.", "The signature has a format we do not accept. Send again from the form."),
            UnknownKey => t("Denne enheten er ikke kjent her. Be om en ny invitasjon.", "Denne eininga er ikkje kjend her. Be om ein ny invitasjon.", "This device is not known here. Ask for a new invitation."),
            RevokedKey => t("Nøkkelen på denne enheten er sperret. Be om en ny invitasjon. Utkastet ligger på enheten.", "Nøkkelen på denne eininga er sperra. Be om ein ny invitasjon. Utkastet ligg på eininga.", "The key on this device has been revoked. Ask for a new invitation. Your draft is kept on the device."),
            WaitingKey => t("Enheten venter på godkjenning. Be den som inviterte deg, om å godkjenne den.", "Eininga ventar på godkjenning. Be den som inviterte deg, om å godkjenne ho.", "The device is waiting for approval. Ask the person who invited you to approve it."),
            BadSignature => t("Signaturen stemmer ikke med innholdet. Ingenting er lagret. Send på nytt fra skjemaet.", "Signaturen stemmer ikkje med innhaldet. Ingenting er lagra. Send på nytt frå skjemaet.", "The signature does not match the content. Nothing was stored. Send again from the form."),
            NotCanonical => t("Innsendingen er skrevet på en måte vi ikke godtar. Send den på nytt fra skjemaet.", "Innsendinga er skriven på ein måte vi ikkje godtek. Send ho på nytt frå skjemaet.", "The submission is written in a way we do not accept. Send it again from the form."),
            NotNormalized => t("Teksten har tegn som er satt sammen på en måte vi ikke godtar. Skriv dem på nytt.", "Teksten har teikn som er sette saman på ein måte vi ikkje godtek. Skriv dei på nytt.", "The text has characters composed in a way we do not accept. Type them again."),
            UnknownKind => t("Vi kjenner ikke dette skjemaet. Last siden på nytt.", "Vi kjenner ikkje dette skjemaet. Last sida på nytt.", "We do not know this form. Reload the page."),
            UnknownVersion => t("Skjemaet er i en utgave vi ikke tar imot. Last siden på nytt. Utkastet blir med.", "Skjemaet er i ei utgåve vi ikkje tek imot. Last sida på nytt. Utkastet blir med.", "The form is in a version we do not accept. Reload the page. Your draft comes along."),
            WrongServer => t("Innsendingen er laget for en annen tjeneste. Ingenting er lagret.", "Innsendinga er laga for ei anna teneste. Ingenting er lagra.", "The submission was made for another service. Nothing was stored."),
            WrongAddress => t("Adressen stemmer ikke med det som er signert. Ingenting er lagret.", "Adressa stemmer ikkje med det som er signert. Ingenting er lagra.", "The address does not match what was signed. Nothing was stored."),
            NotYours => t("Du kan bare sende inn for din egen organisasjon.", "Du kan berre sende inn for din eigen organisasjon.", "You can only submit for your own organization."),
            WrongPrevious => t("Noen har sendt en nyere utgave. Åpne den og gjør endringen der.", "Nokon har sendt ei nyare utgåve. Opne ho og gjer endringa der.", "Someone has sent a newer revision. Open it and make your change there."),
            HoldsNationalNumber => t("Et felt ser ut til å inneholde et fødselsnummer. Ta det bort. Vi lagrer aldri fødselsnummer.", "Eit felt ser ut til å innehalde eit fødselsnummer. Ta det bort. Vi lagrar aldri fødselsnummer.", "A field seems to hold a national identity number. Remove it. We never store such numbers."),
            Shape { .. } => t("Noen svar mangler eller kan ikke leses. Rett feltene som er merket.", "Nokre svar manglar eller kan ikkje lesast. Rett felta som er merkte.", "Some answers are missing or cannot be read. Correct the marked fields."),
            Provisions { .. } => t("Innsendingen bryter et krav. Rett det som er merket, og send på nytt.", "Innsendinga bryt eit krav. Rett det som er merkt, og send på nytt.", "The submission breaks a requirement. Correct what is marked and send again."),
            UnreadableSheet => t("Filen kan ikke leses som regneark. Bruk malen, og lagre som XLSX eller CSV. Ingenting er lagret.", "Fila kan ikkje lesast som rekneark. Bruk malen, og lagre som XLSX eller CSV. Ingenting er lagra.", "The file cannot be read as a spreadsheet. Use the template, and save it as XLSX or CSV. Nothing was stored."),
            SheetTooLarge { .. } => t("Filen er for stor. Grensen er {limit} kB. Del den i flere filer.", "Fila er for stor. Grensa er {limit} kB. Del ho i fleire filer.", "The file is too large. The limit is {limit} kB. Divide it into several files."),
            TooManyRows { .. } => t("Filen har for mange rader. Grensen er {limit}. Del den i flere filer.", "Fila har for mange rader. Grensa er {limit}. Del ho i fleire filer.", "The file has too many rows. The limit is {limit}. Divide it into several files."),
            NoKnownColumn => t("Ingen kolonne i filen hører til dette skjemaet. Bruk overskriftene i malen, i den første raden.", "Ingen kolonne i fila høyrer til dette skjemaet. Bruk overskriftene i malen, i den første rada.", "No column of the file belongs to this form. Use the headers of the template, in the first row."),
            AlreadyFiled { .. } => t("Skjemaet er allerede mottatt i revisjon {rev} med annet innhold. Åpne den nyeste og gjør endringen der.", "Skjemaet er alt motteke i revisjon {rev} med anna innhald. Opne den nyaste og gjer endringa der.", "The form has already been received as revision {rev} with other content. Open the newest and make your change there."),
            Erased => t("Dokumentet er slettet etter reglene for lagring.", "Dokumentet er sletta etter reglane for lagring.", "The document has been erased under the retention rules."),
            Ended => t("Innmeldingen er avsluttet. Meld inn legen på nytt hvis det trengs.", "Innmeldinga er avslutta. Meld inn legen på nytt om det trengst.", "The registration has been closed. Register the doctor again if needed."),
            Outdated => t("Opplysningene er endret siden du leste dem. Se på den nyeste utgaven og svar på den.", "Opplysningane er endra sidan du las dei. Sjå på den nyaste utgåva og svar på den.", "The data has changed since you read it. Look at the newest revision and answer that one."),
            SignInNeeded => t("Du må logge inn for å se dette.", "Du må logge inn for å sjå dette.", "You must sign in to see this."),
            SessionEnded => t("Økten er avsluttet. Utkastet er lagret. Logg inn for å fortsette.", "Økta er avslutta. Utkastet er lagra. Logg inn for å halde fram.", "Your session has ended. Your draft is saved. Sign in to continue."),
            InvitationUnknown => t("Invitasjonen er ikke kjent. Be om en ny.", "Invitasjonen er ikkje kjend. Be om ein ny.", "The invitation is not known. Ask for a new one."),
            InvitationUsed => t("Invitasjonen er allerede brukt. Be om en ny.", "Invitasjonen er alt brukt. Be om ein ny.", "The invitation has already been used. Ask for a new one."),
            InvitationExpired => t("Invitasjonen gjelder ikke lenger. Be om en ny.", "Invitasjonen gjeld ikkje lenger. Be om ein ny.", "The invitation is no longer valid. Ask for a new one."),
            ChallengeExpired => t("Innloggingen tok for lang tid. Prøv igjen.", "Innlogginga tok for lang tid. Prøv igjen.", "Signing in took too long. Try again."),
            Forbidden => t("Du har ikke tilgang til dette.", "Du har ikkje tilgang til dette.", "You do not have access to this."),
            NotFound => t("Vi finner ikke det du leter etter.", "Vi finn ikkje det du leitar etter.", "We cannot find what you are looking for."),
            MethodNotAllowed => t("Dette kan ikke gjøres her.", "Dette kan ikkje gjerast her.", "This cannot be done here."),
            ForeignOrigin => t("Forespørselen kom fra et annet nettsted og er stoppet.", "Førespurnaden kom frå ein annan nettstad og er stoppa.", "The request came from another site and was stopped."),
            TooMany { .. } => t("For mange forsøk. Vent {seconds} sekunder.", "For mange forsøk. Vent {seconds} sekund.", "Too many attempts. Wait {seconds} seconds."),
            Busy { .. } => t("Tjenesten har mye å gjøre. Innsendingen ligger trygt på enheten og sendes igjen om {seconds} sekunder.", "Tenesta har mykje å gjere. Innsendinga ligg trygt på eininga og blir send igjen om {seconds} sekund.", "The service is busy. Your submission is safe on the device and will be sent again in {seconds} seconds."),
            Broken => t("Noe gikk galt hos oss. Ingenting er lagret. Prøv igjen om litt.", "Noko gjekk gale hos oss. Ingenting er lagra. Prøv igjen om litt.", "Something went wrong on our side. Nothing was stored. Try again shortly."),
        }
    }
}

/// What the type of every problem of ours begins with.
pub const PROBLEMS: &str = "/problems/";

/// RFC 9457 problem document, the body of every refusal. Media type `application/problem+json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Problem {
    /// `/problems/<code>`.
    pub r#type: String,
    /// The sentence of [`Refusal::words`] in the reader's language.
    pub title: String,
    pub status: u16,
    /// The refusal itself, for programs: `code` and its facts.
    #[serde(flatten)]
    pub refusal: Refusal,
}

impl Problem {
    pub fn new(refusal: Refusal, language: Language) -> Problem {
        Problem {
            r#type: [PROBLEMS, &refusal.code()].concat(),
            title: refusal.words(language),
            status: refusal.status(),
            refusal,
        }
    }
}
