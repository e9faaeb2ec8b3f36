//! The form's words, turned to the doctor it is about: questions that name «legen», and what a rule means to «deg». Knows
//! paths and provisions by name; whatever is not named here keeps its own words.

use shared::{
    rules::provision::{Finding, Verdict},
    text::{Language, Text, t},
};

#[rustfmt::skip]
const LABELS: &[(&str, Text)] = &[
    ("trainee.name", t("Navnet ditt", "Namnet ditt", "Your name")),
    ("scheme", t("Hvilken ordning følger du?", "Kva ordning følgjer du?", "Which scheme do you follow?")),
    ("split.reason", t("Hvorfor ønsker og trenger du to enheter?", "Kvifor ønskjer og treng du to einingar?", "Why do you wish and need two units?")),
    ("on_call_competent", t("Kan du gå vakt på avdelingen?", "Kan du gå vakt på avdelinga?", "Can you take on-call duty in the department?")),
    ("has_supervisor", t("Har du individuell veileder?", "Har du individuell rettleiar?", "Do you have an individual supervisor?")),
    ("form", t("Hvordan lønnes du?", "Korleis blir du lønt?", "How are you paid?")),
    ("through_agency", t("Er du leid inn gjennom et byrå?", "Er du leigd inn gjennom eit byrå?", "Are you hired through an agency?")),
    ("start", t("Hvordan begynner du?", "Korleis begynner du?", "How do you begin?")),
    ("lost_income_covered", t("Dekkes tapt arbeidsfortjeneste når du er på kurs?", "Blir tapt arbeidsforteneste dekt når du er på kurs?", "Is lost income covered when you attend courses?")),
    ("has_absence_cover", t("Er det avtalt hvem som dekker fraværet ditt?", "Er det avtalt kven som dekkjer fråværet ditt?", "Is it agreed who covers your absence?")),
    ("agenda.responsibility.treated", t("Er ansvaret ditt for læringsmål og læringsaktiviteter tatt opp?", "Er ansvaret ditt for læringsmål og læringsaktivitetar teke opp?", "Was your responsibility for goals and activities treated?")),
    ("municipality", t("Hvilken kommune flytter du til?", "Kva kommune flyttar du til?", "Which municipality do you move to?")),
];

/// The question as the doctor is asked it.
pub fn label(path: &str) -> Option<Text> {
    LABELS.iter().find(|(known, _)| *known == path).map(|(_, label)| *label)
}

const MONTHS: Text = t(
    "Du har {count} av {limit} måneder ved ønsket start.",
    "Du har {count} av {limit} månader ved ønskt start.",
    "You have {count} of {limit} months at the wished start.",
);
const UNSETTLED: Text = t("Ikke avklart ennå.", "Ikkje avklart enno.", "Not settled yet.");

#[rustfmt::skip]
const MEANINGS: &[(&str, Text)] = &[
    ("seniority-12-months", MONTHS),
    ("seniority-24-months", MONTHS),
    ("post-lasting", t("Vikariatet ditt må ha vart mer enn {limit} måneder.", "Vikariatet ditt må ha vart meir enn {limit} månader.", "Your substitute post must have lasted more than {limit} months.")),
    ("split-trust-consents", t("Foretaket har ikke sagt ja til to enheter.", "Føretaket har ikkje sagt ja til to einingar.", "The trust has not agreed to two units.")),
    ("municipality-registered", t("Kommunen din må bli registrert som utdanningsvirksomhet.", "Kommunen din må bli registrert som utdanningsverksemd.", "Your municipality must be registered as a training enterprise.")),
    ("agreement-with-trust", t("Kommunen din og foretaket må signere samarbeidsavtalen.", "Kommunen din og føretaket må signere samarbeidsavtalen.", "Your municipality and the trust must sign the cooperation agreement.")),
    ("supervision-group", t("De som er med i en gruppe eller er ferdige, går foran.", "Dei som er med i ei gruppe eller er ferdige, går føre.", "Those who take part in a group or have completed one go first.")),
    ("progress", t("Kurs, læringsaktiviteter og læringsmål du fullfører, teller.", "Kurs, læringsaktivitetar og læringsmål du fullfører, tel.", "Courses, activities and goals you complete count.")),
    ("nearest-site", t("De som ønsker sitt nærmeste sykehus, går foran.", "Dei som ønskjer sitt nærmaste sjukehus, går føre.", "Those who wish their nearest hospital go first.")),
    ("notice-over-12-months", t("Du er meldt inn {limit} måneder eller mindre før ønsket start. Ledige plasser fylles etter hvert.", "Du er meld inn {limit} månader eller mindre før ønskt start. Ledige plassar blir fylte etter kvart.", "You were registered {limit} months or less before the wished start. Vacant places are filled as they come.")),
    ("post-through-service", t("Vikariatet ditt slutter før tjenesten begynner.", "Vikariatet ditt sluttar før tenesta byrjar.", "Your substitute post ends before the service begins.")),
    ("supervisor-named", t("Du står på listen over leger som trenger veileder.", "Du står på lista over legar som treng rettleiar.", "You are on the list of doctors who need a supervisor.")),
    ("service-still-needed", t("Du har nådd begge sykehusmålene og har {count} av {limit} måneder i institusjon.", "Du har nådd begge sjukehusmåla og har {count} av {limit} månader i institusjon.", "You have reached both hospital goals and have {count} of {limit} months in institution.")),
    ("renewed-half-yearly", t("Kommunen skulle fornyet innmeldingen din {day}.", "Kommunen skulle fornya innmeldinga di {day}.", "The municipality should have renewed your registration on {day}.")),
    ("unit-known-at-site", t("Sykehuset har ikke oppgitt enheten du ønsker.", "Sjukehuset har ikkje oppgitt eininga du ønskjer.", "The hospital has not listed the unit you wish.")),
];

/// What a rule that is not met means to the doctor.
pub fn meaning(finding: &Finding, language: Language) -> String {
    let mine = MEANINGS.iter().find(|(id, _)| *id == finding.id).map(|(_, meaning)| meaning);
    match (&finding.verdict, mine) {
        (Verdict::Unanswered(_), _) => UNSETTLED.read(language).to_owned(),
        (Verdict::NotMet(shortfall), Some(meaning)) => shortfall.fill(meaning, language),
        _ => finding.wrong(language),
    }
}
