//! Fills any form at random from a seed: answers of the question's own kind, answers of another, and what nobody should
//! type. Table-driven: a new form or question joins by itself. Knows no rule and expects nothing.

use crate::lot::Lot;
use shared::{
    form::Form,
    question::{Item, Kind, Question},
};

/// What is typed where no list of choices says it; something for each kind of answer there is.
const TYPED: &[&str] = &[
    "",
    " ",
    "Ánne Márjá Åsheim",
    "  mellomrom rundt  ",
    "første\n\n  andre  \nførste",
    "e\u{301}\u{323}",
    "🩺🩺🩺",
    "\"\\/\u{7}\u{202e}",
    "31129956715",
    "0",
    "1",
    "12",
    "100",
    "2026",
    "65535",
    "70000",
    "yes",
    "no",
    "1.3.2028",
    "2027-09-01",
    "29.2.2027",
    "010190",
    "9144889",
    "0000001",
    "a@b.no",
    "912 34 567",
    "1804",
    "5401",
    "Alta",
    "4601",
    "972418013",
    "972 418 014",
    "https://bodo.kommune.no/alis",
    "http://bodo",
    "01890a5d-ac96-774b-bcce-b302099a8057",
    "01890A5D-AC96-774B-BCCE-B302099A8057",
    "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU",
    "earlier_posts.0.from",
    "Earlier Posts",
    "Indremedisin",
    "unn",
    "ALM-055",
];

/// The form this seed draws. What cannot be read is left as it was.
pub fn drawn<F: Form>(seed: u64) -> F {
    let mut lot = Lot::new(seed);
    let mut form = F::default();
    // Twice over, so that what depends on a later answer is met too.
    for _ in 0..2 {
        for item in F::SECTIONS.iter().flat_map(|section| section.items) {
            match item {
                Item::Question(_) if lot.once_in(4) => {}
                Item::Question(question) => answer(&mut lot, &mut form, question, 0),
                Item::Rows(rows) => {
                    for _ in 0..lot.below(3) {
                        let end = (rows.len)(&form);
                        (rows.insert)(&mut form, end);
                        rows.cells.iter().for_each(|cell| answer(&mut lot, &mut form, cell, end));
                    }
                }
            }
        }
    }
    form
}

fn answer<F: Form>(lot: &mut Lot, form: &mut F, question: &Question<F>, row: usize) {
    for _ in 0..6 {
        let typed = typed(lot, form, question);
        if (question.lens.write)(form, row, &typed).is_ok() {
            return;
        }
    }
}

fn typed<F: Form>(lot: &mut Lot, form: &F, question: &Question<F>) -> String {
    let codes: Vec<&'static str> = match &question.kind {
        Kind::One(choices) | Kind::Many(choices) => choices.iter().map(|choice| choice.code).collect(),
        Kind::Pick(choices) | Kind::Suggest(_, choices) => choices(form).iter().map(|choice| choice.code).collect(),
        _ => Vec::new(),
    };
    match &question.kind {
        Kind::Many(_) => {
            let some = (0..lot.below(4)).map(|_| *lot.one_of(&codes)); // also twice, also out of order
            some.collect::<Vec<_>>().join(" ")
        }
        _ if !codes.is_empty() && !lot.once_in(5) => lot.one_of(&codes).to_string(),
        Kind::Line(most) | Kind::Area(most) if lot.once_in(5) => {
            lot.one_of(&["å", "🩺"]).repeat(usize::from(*most) + lot.below(2))
        }
        _ => lot.one_of(TYPED).to_string(),
    }
}
