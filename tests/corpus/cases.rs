//! Forms drawn by lot: varied, close to every limit, many of them wrong. Table-driven: a new question joins by
//! itself. Knows no rule and expects nothing.

use shared::{
    day::{Day, day},
    form::Form,
    numbers::{
        health_trust::{HealthTrust, SITES, UNITS},
        municipality::{MUNICIPALITIES, MunicipalityNumber},
    },
    question::{Item, Kind, Question},
    rules::facts::{EnterpriseStatus, Facts, LiveRegistration},
};
use tests::{answers, lot::Lot};

/// How many are drawn of each form.
pub const COUNT: u64 = 1_500;

/// One form, what else is known, and the day it is looked at.
pub struct Drawn<F> {
    pub form: F,
    pub facts: Facts,
    pub today: Day,
    /// What was typed and could not be read: path and words of the fault.
    pub misread: Vec<String>,
}

/// The case of this number; always the same.
pub fn draw<F: Form>(number: u64) -> Drawn<F> {
    let mut lot = Lot::new(number);
    // Half begin complete and are changed here and there; half are filled in at random.
    let complete = lot.once_in(2);
    let mut form = if complete { answers::fill(answers::complete(F::KIND)) } else { F::default() };
    // Half of the complete ones are hardly touched, on the day they were written for: a long form would else never be
    // right.
    let (changed_once_in, written) = (if complete { *lot.one_of(&[10, 80]) } else { 2 }, day(2026, 11, 22));
    let today = if changed_once_in == 80 { written } else { near_day(&mut lot, written) };
    let mut misread = Vec::new();
    for item in F::SECTIONS.iter().flat_map(|section| section.items) {
        match item {
            Item::Question(question) => {
                if lot.once_in(changed_once_in) {
                    answer(&mut lot, &mut form, question, 0, today, &mut misread);
                }
            }
            Item::Rows(rows) => {
                // Rows drawn at random are seldom right: a complete form gets them now and then.
                let more = if complete && !lot.once_in(changed_once_in.min(20)) { 0 } else { lot.below(4) };
                for _ in 0..more {
                    let end = (rows.len)(&form);
                    (rows.insert)(&mut form, end);
                    for cell in rows.cells {
                        answer(&mut lot, &mut form, cell, end, today, &mut misread);
                    }
                }
            }
        }
    }
    Drawn { form, facts: facts(&mut lot, today), today, misread }
}

fn answer<F: Form>(
    lot: &mut Lot,
    form: &mut F,
    question: &Question<F>,
    row: usize,
    today: Day,
    misread: &mut Vec<String>,
) {
    let typed = match &question.kind {
        // People repeat themselves: often the choice made just before, to a question of the same kind.
        Kind::Pick(_) | Kind::Suggest(..) if lot.once_in(3) => before(form, question),
        _ => typed(lot, form, question, today),
    };
    if let Err(fault) = (question.lens.write)(form, row, &typed) {
        misread.push(format!("{} {}", question.lens.path, fault.code()));
    }
}

/// The answer to the question of the same kind that was answered last before this one.
fn before<F: Form>(form: &F, question: &Question<F>) -> String {
    let is_pick = |question: &Question<F>| matches!(question.kind, Kind::Pick(_));
    let is_alike = |other: &Question<F>| {
        is_pick(other) == is_pick(question) && matches!(other.kind, Kind::Pick(_) | Kind::Suggest(..))
    };
    let mut found = String::new();
    for item in F::SECTIONS.iter().flat_map(|section| section.items) {
        let Item::Question(other) = item else { continue };
        if other.lens.path == question.lens.path {
            break;
        }
        let answer = (other.lens.read)(form, 0);
        if is_alike(other) && !answer.is_empty() {
            found = answer;
        }
    }
    found
}

fn typed<F: Form>(lot: &mut Lot, form: &F, question: &Question<F>, today: Day) -> String {
    let chosen = |lot: &mut Lot, codes: Vec<&'static str>| match codes.len() {
        0 => "nowhere".to_owned(),
        _ if lot.once_in(20) => "no_such_choice".to_owned(),
        _ => lot.one_of(&codes).to_string(),
    };
    match &question.kind {
        Kind::Line(most) => text(lot, usize::from(*most), ""),
        Kind::Area(most) => text(lot, usize::from(*most), "\n"),
        Kind::Hpr => lot
            .one_of(&["9144889", "0000001", "123456", "1234567890", "999999999", "914 48 89", "01019000083", "x", ""])
            .to_string(),
        Kind::Email => {
            lot.one_of(&["a@b.no", "a@b", "@b.no", "a b@c.no", "å@æ.no", "a@b..no", "", "navn@kommune.no"]).to_string()
        }
        Kind::Phone => {
            lot.one_of(&["91234567", "+47 912 34 567", "0047 91234567", "+46123456789", "1", ""]).to_string()
        }
        Kind::Date => date(lot, today),
        Kind::Start if lot.once_in(3) => date(lot, today),
        Kind::Start => {
            let month = *lot.one_of(&[3, 9]);
            format!("{}-{month:02}-01", i32::from(today.year()) + lot.below(4) as i32)
        }
        Kind::Count(..) if lot.once_in(3) => "0".into(),
        Kind::Count(most, _) => {
            let most = i64::from(*most);
            let number = *lot.one_of(&[-1, 0, 1, 2, 5, 6, 7, most - 1, most, most + 1, 70_000]);
            if lot.once_in(30) { "mange".into() } else { number.to_string() }
        }
        Kind::One(choices) => chosen(lot, choices.iter().map(|choice| choice.code).collect()),
        Kind::Many(choices) => {
            let some = choices.iter().filter(|_| lot.once_in(2)).map(|choice| choice.code);
            some.collect::<Vec<_>>().join(" ")
        }
        Kind::YesNo => lot.one_of(&["yes", "no", "", "maybe"]).to_string(),
        Kind::Pick(choices) if lot.once_in(4) => {
            let _ = choices(form);
            lot.one_of(&SITES).code.to_owned()
        }
        Kind::Pick(choices) => {
            let codes = choices(form).iter().map(|choice| choice.code).collect();
            chosen(lot, codes)
        }
        Kind::Suggest(most, _) if lot.once_in(4) => text(lot, usize::from(*most), ""),
        Kind::Suggest(_, choices) if lot.once_in(2) => {
            let known = choices(form);
            known.get(lot.below(2)).map_or("", |choice| choice.code).to_owned()
        }
        Kind::Suggest(..) => lot.one_of(&UNITS).code.to_owned(),
        Kind::Goal => lot.one_of(&["ALM-055", "alm 85", "FKM-003", "alm 1000", "55", ""]).to_string(),
        Kind::Goals => {
            lot.one_of(&["ALM-085 ALM-055", "alm 55, 85", "ALM-055 ALM-055", "fkm 1; alm 2", "alm", ""]).to_string()
        }
        Kind::Municipality => match lot.below(8) {
            0 => "5401".into(),
            1 => "9999".into(),
            2 => "ukjent sted".into(),
            _ => lot.one_of(&MUNICIPALITIES).number.to_owned(),
        },
        Kind::Ranking | Kind::Documents => {
            let some = answers::DOCUMENTS.iter().copied().filter(|_| lot.once_in(2)).collect::<Vec<_>>();
            let strange = if lot.once_in(20) { " ../etc" } else { "" };
            some.join(" ") + strange
        }
        Kind::OrganisationNumber if lot.once_in(2) => lot.one_of(&MUNICIPALITIES).organisation_number.to_owned(),
        Kind::OrganisationNumber => {
            lot.one_of(&["972 418 013", "972418014", "97241801", "572418013", "x", ""]).to_string()
        }
        Kind::Link => lot
            .one_of(&[
                "https://bodo.kommune.no/alis",
                "http://bodo.kommune.no",
                "https://bodo",
                "bodo.no",
                "https://a@b.no",
                "",
            ])
            .to_string(),
        Kind::Document => lot
            .one_of(&["01890a5d-ac96-774b-bcce-b302099a8057", "01890a5d-ac96-774b-bcce-b302099a8058", "01890a5d", ""])
            .to_string(),
        Kind::Digest => lot.one_of(&["47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU", "47DEQpj8", ""]).to_string(),
        Kind::Path => lot.one_of(&["trainee.name", "earlier_posts.0.from", "Navnet", "a..b", ""]).to_string(),
    }
}

/// Texts at, just under and just over a limit, with letters that count differently in bytes, and some that are refused.
fn text(lot: &mut Lot, most: usize, between: &str) -> String {
    let letter = *lot.one_of(&["a", "å", "ŋ", "e\u{301}", "🩺", "\u{202e}", "x\u{200b}"]);
    let known = [
        "Kari Nordmann",
        "Ánte Sárá Eira",
        " ",
        "",
        "31129956715",
        "ring 010190 12345",
        "Bodø\u{0}",
        "'; DROP TABLE x; --",
    ];
    match lot.below(6) {
        0 => letter.repeat(most),
        1 => letter.repeat(most.saturating_sub(1)),
        2 => letter.repeat(most + 1),
        3 => ["første", "andre"].join(between),
        _ => lot.one_of(&known).to_string(),
    }
}

/// A day close to where limits lie: whole months from today, give or take a day.
fn near_day(lot: &mut Lot, today: Day) -> Day {
    let months = *lot.one_of(&[-36, -25, -24, -23, -13, -12, -11, -6, -1, 0, 1, 6, 11, 12, 13, 15, 18, 24, 36]);
    let days = *lot.one_of(&[-1, 0, 0, 0, 1]);
    today.plus_months(months).plus_days(days)
}

fn date(lot: &mut Lot, today: Day) -> String {
    let near = near_day(lot, today);
    match lot.below(10) {
        0 => near.in_numbers(),
        1 => format!("{}.{}.{:02}", near.day_of_month(), near.month(), near.year() % 100),
        2 => lot
            .one_of(&["2028-02-29", "2027-02-29", "31.4.2027", "1. mars 2028", "i morgen", "0000-00-00", ""])
            .to_string(),
        _ => near.to_string(),
    }
}

fn facts(lot: &mut Lot, today: Day) -> Facts {
    use EnterpriseStatus::{Applied, NotApplied, Provisional, Registered, Withdrawn};
    let status = [NotApplied, Applied, Provisional, Registered, Withdrawn];
    Facts {
        // The complete forms are Bodø's.
        municipality: MunicipalityNumber(
            if lot.once_in(2) { "1804" } else { lot.one_of(&MUNICIPALITIES).number }.to_owned(),
        ),
        enterprise: lot.once_in(2).then(|| *lot.one_of(&status)),
        agreements: lot.once_in(2).then(|| HealthTrust::ALL.into_iter().filter(|_| lot.once_in(2)).collect()),
        registered_elsewhere: lot.once_in(6),
        first_received_on: lot.once_in(2).then(|| near_day(lot, today)),
        renewed_on: lot.once_in(2).then(|| near_day(lot, today)),
        trust_consents: lot.once_in(3).then(|| lot.once_in(2)),
        nearest_accepted: lot.once_in(3),
        capacity_decided: (0..lot.below(3)).map(|_| (*lot.one_of(&HealthTrust::ALL), today.year() + 1)).collect(),
        counts_from: lot.once_in(2).then(|| near_day(lot, today)),
        last_meeting_on: lot.once_in(2).then(|| near_day(lot, today)),
        live: lot.once_in(2).then(|| live(lot)),
        slots: lot.once_in(2).then(|| lot.below(4) as u16),
        slots_taken: lot.once_in(2).then(|| lot.below(4) as u16),
        offer_stands: lot.once_in(5),
        out_of_order: lot.once_in(2).then(|| lot.once_in(2)),
        offer_conditions_met: lot.once_in(2).then(|| lot.once_in(2)),
        answer_by: lot.once_in(2).then(|| near_day(lot, today)),
        accepted_in_year: lot.once_in(2).then(|| (lot.below(9) as u16, lot.below(9) as u16)),
        recipients: None, // no rule asks
    }
}

/// Live registrations: often just those a complete half-year report lists, else some under any trust, or none.
fn live(lot: &mut Lot) -> Vec<LiveRegistration> {
    let one = |doc: &str, trust| LiveRegistration { doc: doc.to_owned(), trust, wished_start: None };
    let [first, second, third, ..] = answers::DOCUMENTS;
    match lot.below(3) {
        0 => vec![one(first, HealthTrust::Nordland), one(second, HealthTrust::Nordland), one(third, HealthTrust::Unn)],
        1 => answers::DOCUMENTS[..lot.below(3)].iter().map(|doc| one(doc, *lot.one_of(&HealthTrust::ALL))).collect(),
        _ => Vec::new(),
    }
}
