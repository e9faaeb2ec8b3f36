//! What the static pages say. Knows no markup but paragraphs and headings.

use super::changes::plain;
use shared::text::{Language, Text, t};

/// A heading with its paragraphs.
pub struct Passage {
    heading: Option<Text>,
    says: &'static [Text],
}

/// The passages as HTML.
pub fn paragraphs(passages: &[Passage], language: Language) -> String {
    let paragraph = |text: &Text| format!("<p>{}</p>\n", plain(text.read(language)));
    let passage = |passage: &Passage| {
        let heading = passage.heading.map(|text| format!("<h2>{}</h2>\n", plain(text.read(language))));
        heading.unwrap_or_default() + &passage.says.iter().map(paragraph).collect::<String>()
    };
    passages.iter().map(passage).collect()
}

pub const ACCESSIBILITY: &[Passage] = &[
    Passage {
        heading: None,
        says: &[
            t(
                "Tjenesten er laget for å kunne brukes av alle: med tastatur, med skjermleser, på små skjermer, i lyst og mørkt tema og med forstørret tekst. Målet er WCAG 2.2 på nivå AA.",
                "Tenesta er laga for å kunne brukast av alle: med tastatur, med skjermlesar, på små skjermar, i lyst og mørkt tema og med forstørra tekst. Målet er WCAG 2.2 på nivå AA.",
                "The service is made to be used by everybody: by keyboard, with a screen reader, on small screens, in light and dark theme and with enlarged text. The aim is WCAG 2.2 at level AA.",
            ),
            t(
                "Hver side blir kontrollert automatisk med axe-core i lyst og mørkt tema før en ny utgave tas i bruk. Vi har ikke fått siden vurdert av en uavhengig part ennå.",
                "Kvar side blir kontrollert automatisk med axe-core i lyst og mørkt tema før ei ny utgåve blir teken i bruk. Vi har ikkje fått sida vurdert av ein uavhengig part enno.",
                "Every page is checked automatically with axe-core in light and dark theme before a new release is taken into use. An independent party has not assessed it yet.",
            ),
        ],
    },
    Passage {
        heading: Some(t(
            "Virker noe ikke for deg?",
            "Er det noko som ikkje verkar for deg?",
            "Does something not work for you?",
        )),
        says: &[t(
            "Si fra til ALIS-kontoret som inviterte deg, så hjelper de deg med innmeldingen på en annen måte og gir feilen videre.",
            "Sei frå til ALIS-kontoret som inviterte deg, så hjelper dei deg med innmeldinga på ein annan måte og gir feilen vidare.",
            "Tell the ALIS office that invited you; they will help you with the registration in another way and pass the fault on.",
        )],
    },
];

pub const PRIVACY: &[Passage] = &[
    Passage {
        heading: Some(t("Hva vi lagrer", "Kva vi lagrar", "What we store")),
        says: &[
            t(
                "Det kommunen sender inn om en lege i spesialisering: navn, HPR-nummer, kontaktopplysninger, stilling, fremdrift og ønsker for sykehustjenesten. Navnet på den som sender inn, og nøkkelen på enheten.",
                "Det kommunen sender inn om ein lege i spesialisering: namn, HPR-nummer, kontaktopplysningar, stilling, framdrift og ønske for sjukehustenesta. Namnet på den som sender inn, og nøkkelen på eininga.",
                "What the municipality submits about a doctor in training: name, HPR number, contact details, post, progress and wishes for the hospital service. The name of whoever submits, and the key of the device.",
            ),
            t(
                "Vi lagrer aldri fødselsnummer. Skjemaet og serveren avviser dem. Skriv ikke om helse, pasienter eller årsak til permisjon.",
                "Vi lagrar aldri fødselsnummer. Skjemaet og serveren avviser dei. Skriv ikkje om helse, pasientar eller årsak til permisjon.",
                "We never store national identity numbers. The form and the server refuse them. Do not write about health, patients or reasons for leave.",
            ),
        ],
    },
    Passage {
        heading: Some(t("Hvem som ser det", "Kven som ser det", "Who sees it")),
        says: &[
            t(
                "Legen det gjelder, kommunen som sendte inn, helseforetaket innmeldingen er stilet til, og ALIS-kontoret. Hele planen, referatet og avtalen leses bare av kommunen og legen. Kontoret ser periodene i planen uten permisjon, når et møte var, og formen og datoene i en avtale. Foretaket ser bare sykehustjenesten i planen. Permisjon kommer aldri til et foretak.",
                "Legen det gjeld, kommunen som sende inn, helseføretaket innmeldinga er stila til, og ALIS-kontoret. Heile planen, referatet og avtalen blir berre lesne av kommunen og legen. Kontoret ser periodane i planen utan permisjon, når eit møte var, og forma og datoane i ein avtale. Føretaket ser berre sjukehustenesta i planen. Permisjon kjem aldri til eit føretak.",
                "The doctor concerned, the municipality that submitted it, the health trust it is addressed to, and the ALIS office. The whole plan, the minutes and the agreement are read by the municipality and the doctor only. The office sees the periods of the plan without leave, when a meeting was held, and the form and dates of an agreement. The trust sees only the hospital service of the plan. Leave never reaches a trust.",
            ),
            t(
                "Alle foretakene ser kontaktpersonene i kommunene, avtalene med foretakene og sin egen liste i halvårsmeldingen. Kommunene ser navnet, e-posten og telefonnummeret til ALIS-koordinatoren i foretakene. Flytter legen til en annen kommune i Nord-Norge, ser den nye kommunen innmeldingen, planen og når møter var, når legen har bekreftet flyttingen. Helse Nord RHF, RegUt, statsforvalterne og Nasjonalt senter for distriktsmedisin kan se tall, men ingen personer og ingen gruppe med færre enn fem. Ingen andre ser noe.",
                "Alle føretaka ser kontaktpersonane i kommunane, avtalane med føretaka og si eiga liste i halvårsmeldinga. Kommunane ser namnet, e-posten og telefonnummeret til ALIS-koordinatoren i føretaka. Flyttar legen til ein annan kommune i Nord-Noreg, ser den nye kommunen innmeldinga, planen og når møte var, når legen har stadfesta flyttinga. Helse Nord RHF, RegUt, statsforvaltarane og Nasjonalt senter for distriktsmedisin kan sjå tal, men ingen personar og inga gruppe med færre enn fem. Ingen andre ser noko.",
                "All trusts see the contacts of the municipalities, the agreements with the trusts and their own list in the half-year report. The municipalities see the name, e-mail and phone number of the trusts' ALIS coordinators. If the doctor moves to another municipality in Nord-Norge, that one sees the registration, the plan and when meetings were held, once the doctor has confirmed the move. Helse Nord RHF, RegUt, the county governors and the Norwegian Centre for Rural Medicine can see figures, but no person and no group under five. Nobody else sees anything.",
            ),
        ],
    },
    Passage {
        heading: Some(t("Loggen og kvitteringen", "Loggen og kvitteringa", "The log and the receipt")),
        says: &[t(
            "Loggen som kvitteringene bygger på, inneholder bare avtrykk av det som er signert. Ingen kan lese en opplysning ut av den.",
            "Loggen som kvitteringane byggjer på, inneheld berre avtrykk av det som er signert. Ingen kan lese ei opplysning ut av han.",
            "The log behind the receipts holds only digests of what was signed. Nobody can read anything personal out of it.",
        )],
    },
    Passage {
        heading: Some(t(
            "Informasjonskapsler og enheten din",
            "Informasjonskapslar og eininga di",
            "Cookies and your device",
        )),
        says: &[t(
            "Tjenesten bruker én informasjonskapsel, for at du skal være logget inn. Nøkkelen, utkast og det som venter på å bli sendt, ligger i nettleseren på enheten din. Ingen andre tjenester får vite at du er her.",
            "Tenesta bruker éin informasjonskapsel, for at du skal vere logga inn. Nøkkelen, utkast og det som ventar på å bli sendt, ligg i nettlesaren på eininga di. Ingen andre tenester får vite at du er her.",
            "The service uses one cookie, to keep you signed in. The key, drafts and what waits to be sent lie in the browser on your device. No other service learns that you are here.",
        )],
    },
    Passage {
        heading: Some(t("Innsyn og retting", "Innsyn og retting", "Access and correction")),
        says: &[t(
            "Er du legen det gjelder, kan kommunen invitere deg hit. Da ser du det som står om deg og hvem som har lest det, også i lister, du kan si fra om feil, og du kan laste ned alt. Du kan også be kommunen eller ALIS-kontoret om det.",
            "Er du legen det gjeld, kan kommunen invitere deg hit. Då ser du det som står om deg og kven som har lese det, også i lister, du kan seie frå om feil, og du kan laste ned alt. Du kan òg be kommunen eller ALIS-kontoret om det.",
            "If you are the doctor concerned, the municipality can invite you here. You then see what is recorded about you and who has read it, in lists too, you can report mistakes, and you can download everything. You can also ask the municipality or the ALIS office.",
        )],
    },
];
