//! What is asked: each question with its path, how it is answered, its limits, and when it is asked. Limits are found by
//! typing too much.

use super::{
    NB,
    markdown::{cell, table},
};
use shared::{
    answer::{Choice, Fault},
    columns::expects,
    depends::{self, Asked},
    form::{Form, shape},
    question::{Item, Kind, Question, Rows, path_in_row},
};

const HEAD: [&str; 6] = ["Spørsmål", "Felt", "Svar", "Må besvares", "Spørres", "Hjelpetekst"];

pub fn chapter<F: Form>() -> String {
    let mut text = String::from(
        "## Spørsmål\n\n«Felt» er navnet svaret har der skjemaet lagres, sendes og kontrolleres. Det brukes også i feilmeldinger til \
         programmer.\n",
    );
    for section in F::SECTIONS {
        text.push_str(&format!("\n### {}\n\n", cell(section.title.nb)));
        section.intro.iter().for_each(|intro| text.push_str(&format!("{}\n\n", cell(intro.nb))));
        let questions: Vec<&Question<F>> = section
            .items
            .iter()
            .filter_map(|item| match item {
                Item::Question(question) => Some(question),
                Item::Rows(_) => None,
            })
            .collect();
        if !questions.is_empty() {
            let caption = format!("Spørsmål i delen «{}»", section.title.nb);
            text.push_str(&table(&caption, &HEAD, questions.iter().map(|question| row(question, None)).collect()));
        }
        for item in section.items {
            if let Item::Rows(rows) = item {
                text.push_str(&group(rows));
            }
        }
        let cells = section.items.iter().flat_map(|item| match item {
            Item::Question(question) => std::slice::from_ref(question),
            Item::Rows(rows) => rows.cells,
        });
        text.push_str(&lists(&cells.collect::<Vec<_>>()));
    }
    text
}

/// A repeated group: what it is, and its cells.
fn group<F: Form>(rows: &'static Rows<F>) -> String {
    let hint = rows.hint.map_or(String::new(), |hint| format!(" {}", cell(hint.nb)));
    let mut text = format!("\n«{}» kan ha inntil {} rader.{hint}\n\n", cell(rows.label.nb), rows.most);
    let caption = format!("Hver rad i «{}»", rows.label.nb);
    text.push_str(&table(&caption, &HEAD, rows.cells.iter().map(|one| row(one, Some(rows))).collect()));
    text
}

fn row<F: Form>(question: &'static Question<F>, rows: Option<&'static Rows<F>>) -> Vec<String> {
    let (asked, form) = depends::asked(question, rows);
    let must = match (question.required, &asked) {
        (false, _) => "Nei",
        (true, Asked::Always) => "Ja",
        (true, _) => "Ja, når det spørres",
    };
    vec![
        cell(question.label.nb),
        format!("`{}`", question.lens.path),
        answer(question, rows, &form),
        must.into(),
        cell(&asked.words(NB)),
        question.hint.map_or(String::new(), |hint| cell(hint.nb)),
    ]
}

/// How it is answered, with limits as they are enforced.
fn answer<F: Form>(question: &'static Question<F>, rows: Option<&'static Rows<F>>, form: &F) -> String {
    let faults = |typed: &str| faults(question, rows, form, typed);
    let path = question.lens.path;
    match &question.kind {
        Kind::One(choices) => format!("Ett av: {}", named(choices)),
        Kind::Many(choices) => format!("Ingen, ett eller flere av: {}", named(choices)),
        Kind::Pick(list) if depends::lists(question).is_empty() => format!("Ett av: {}", named(&list(form))),
        Kind::Pick(_) => "Ett av svarene i en liste som avhenger av andre svar, se under".into(),
        Kind::Suggest(most, _) => format!("Et navn fra en liste, se under, eller annen tekst på høyst {most} tegn"),
        Kind::Line(most) | Kind::Area(most) => {
            let found = faults(&"a".repeat(5_000));
            let is_right = |fault: &Fault| !matches!(fault, Fault::TooLong(limit) if *limit != i64::from(*most));
            assert!(!found.is_empty() && found.iter().all(is_right), "{path}: asked {most}, enforced {found:?}");
            cell(&expects(&question.kind, NB))
        }
        Kind::Count(most, unit) => {
            let (low, high) = (faults("0"), faults(&(u64::from(*most) + 1).to_string()));
            let is_right = |fault: &Fault| !matches!(fault, Fault::TooLarge(limit) if *limit != i64::from(*most));
            assert!(!high.is_empty() && high.iter().all(is_right), "{path}: asked {most}, enforced {high:?}");
            let least = low.iter().find_map(|fault| match fault {
                Fault::TooSmall(least) => Some(*least),
                _ => None,
            });
            let unit = unit.map_or(String::new(), |unit| format!(" {}", cell(unit.nb)));
            format!("Helt tall fra {} til {most}{unit}", least.unwrap_or(0))
        }
        _ => cell(&expects(&question.kind, NB)),
    }
}

/// What is found wrong at the question when this is typed.
fn faults<F: Form>(question: &Question<F>, rows: Option<&Rows<F>>, form: &F, typed: &str) -> Vec<Fault> {
    let mut form = form.clone();
    if let Some(rows) = rows.filter(|rows| (rows.len)(&form) == 0) {
        (rows.insert)(&mut form, 0);
    }
    if let Err(fault) = (question.lens.write)(&mut form, 0, typed) {
        return vec![fault];
    }
    let path = path_in_row(question.lens.path, 0);
    shape(&form).into_iter().filter(|problem| problem.path == path).map(|problem| problem.fault).collect()
}

/// `Ny ordning (`new`)`, one after the other.
fn named(choices: &[Choice]) -> String {
    let one = |choice: &Choice| format!("{} (`{}`)", cell(choice.label.nb), choice.code);
    choices.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// The lists whose choices depend on other answers; questions with the same lists share a table.
fn lists<F: Form>(questions: &[&'static Question<F>]) -> String {
    let mut tables: Vec<(Vec<String>, Vec<Vec<String>>)> = Vec::new();
    for question in questions {
        let rows: Vec<Vec<String>> = depends::lists(question).iter().map(offered).collect();
        let name = format!("«{}»", question.label.nb);
        match tables.iter_mut().find(|(_, known)| *known == rows) {
            _ if rows.is_empty() => {}
            Some((names, _)) => names.push(name),
            None => tables.push((vec![name], rows)),
        }
    }
    let caption = |names: &[String]| format!("Svar å velge mellom i {}", names.join(" og "));
    tables
        .into_iter()
        .map(|(names, rows)| format!("\n{}", table(&caption(&names), &["Når", "Kan velges"], rows)))
        .collect()
}

fn offered<F: Form>((trials, choices): &(Vec<depends::Trial<F>>, Vec<Choice>)) -> Vec<String> {
    let offered = if choices.is_empty() { "Ingen".into() } else { named(choices) };
    vec![cell(&depends::any_of(trials, NB)), offered]
}
