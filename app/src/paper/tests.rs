//! What a person meets while writing, without a page around it. Runs in the browser: composing letters is its work.

use super::{Paper, State, Trouble};
use crate::sheet::{self, Place};
use leptos::prelude::{GetUntracked, Owner, WithUntracked};
use shared::{answer::Fault, day::day, forms::candidate_registration::CandidateRegistration, text::Language};
use std::collections::BTreeMap;
use wasm_bindgen_test::wasm_bindgen_test;

fn open(raw: &[(&str, &str)]) -> (Owner, Paper) {
    let owner = Owner::new();
    let raw: BTreeMap<String, String> =
        raw.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    let paper = owner.with(|| {
        let form = sheet::lay(CandidateRegistration::default());
        Paper::open(form, &raw, day(2026, 11, 22), Language::Nb)
    });
    (owner, paper)
}

fn place(paper: Paper, path: &str) -> Place {
    paper.outline().place(path).expect("a question has this path")
}

fn write(paper: Paper, path: &str, text: &str) {
    paper.typed(place(paper, path), text);
}

fn trouble(paper: Paper, path: &str) -> Option<Trouble> {
    paper.slot(place(paper, path)).trouble.get_untracked()
}

fn text(paper: Paper, path: &str) -> String {
    paper.slot(place(paper, path)).text.get_untracked()
}

#[wasm_bindgen_test]
fn an_empty_form_is_quiet() {
    let (_owner, paper) = open(&[]);
    let shown = paper.outline().questions.iter().filter(|asked| !asked.path.contains("[]"));
    assert!(shown.map(|asked| trouble(paper, asked.path)).all(|trouble| trouble.is_none()));
    assert!(paper.standing.get_untracked().iter().all(|state| matches!(state, State::Empty | State::EmptyAndOptional)));
    assert!(!paper.tally.get_untracked().is_fileable);
}

#[wasm_bindgen_test]
fn a_fault_is_shown_when_the_field_is_left() {
    let (_owner, paper) = open(&[]);
    write(paper, "trainee.email", "anne@");
    assert_eq!(trouble(paper, "trainee.email"), None);
    paper.leave(place(paper, "trainee.email"));
    assert_eq!(trouble(paper, "trainee.email"), Some(Trouble::Fault(Fault::NotAnEmail)));
    write(paper, "trainee.email", "anne@bodo.kommune.no");
    assert_eq!(trouble(paper, "trainee.email"), None);
}

#[wasm_bindgen_test]
fn a_missing_answer_is_shown_when_the_section_is_left() {
    let (_owner, paper) = open(&[]);
    paper.enter(0);
    paper.leave(place(paper, "trainee.name"));
    assert_eq!(trouble(paper, "trainee.name"), None);
    paper.enter(1);
    assert_eq!(trouble(paper, "trainee.name"), Some(Trouble::Fault(Fault::Missing)));
}

#[wasm_bindgen_test]
fn a_national_identity_number_is_said_at_once_and_never_laid_away() {
    let (_owner, paper) = open(&[]);
    write(paper, "trainee.hpr_number", "13097248022");
    assert_eq!(trouble(paper, "trainee.hpr_number"), Some(Trouble::Fault(Fault::NationalNumber)));
    write(paper, "remarks", "Født 130972 48022");
    assert_eq!(trouble(paper, "remarks"), Some(Trouble::Fault(Fault::NationalNumber)));
    let (body, raw) = paper.laid_away();
    assert!(!body.contains("48022") && raw.is_empty());
}

#[wasm_bindgen_test]
fn a_date_is_read_as_people_type_it_and_written_in_full_when_left() {
    let (_owner, paper) = open(&[]);
    write(paper, "wished_start", "1.3.28");
    assert_eq!(paper.read("wished_start"), "2028-03-01");
    paper.leave(place(paper, "wished_start"));
    assert_eq!(text(paper, "wished_start"), "01.03.2028");
}

#[wasm_bindgen_test]
fn what_cannot_be_read_is_kept_as_typed_and_is_no_answer() {
    let (_owner, paper) = open(&[("wished_start", "våren 2028")]);
    assert_eq!(text(paper, "wished_start"), "våren 2028");
    assert_eq!(paper.read("wished_start"), "");
    assert_eq!(trouble(paper, "wished_start"), Some(Trouble::Fault(Fault::NotADay)));
    let (_, raw) = paper.laid_away();
    assert_eq!(raw.get("wished_start").map(String::as_str), Some("våren 2028"));
}

#[wasm_bindgen_test]
fn an_unreadable_date_does_not_leave_the_one_before_behind() {
    let (_owner, paper) = open(&[]);
    write(paper, "wished_start", "1.3.2028");
    write(paper, "wished_start", "1.3.20x");
    assert_eq!(paper.read("wished_start"), "");
}

#[wasm_bindgen_test]
fn a_finding_comes_while_one_types_and_goes_when_it_is_mended() {
    let (_owner, paper) = open(&[]);
    let late = || {
        paper.cards.with_untracked(|cards| {
            cards.iter().any(|c| c.finding.id == "notice-over-12-months" && c.finding.is_not_met())
        })
    };
    write(paper, "wished_start", "1.3.2027");
    assert!(late());
    paper.put("wished_start", "2028-03-01");
    assert!(!late());
    assert_eq!(text(paper, "wished_start"), "01.03.2028");
}

#[wasm_bindgen_test]
fn a_finding_that_says_the_same_keeps_its_stamp() {
    let (_owner, paper) = open(&[]);
    write(paper, "wished_start", "1.3.2027");
    let before = paper.cards.get_untracked();
    write(paper, "workplace", "Sentrum legekontor");
    assert_eq!(before, paper.cards.get_untracked());
}

#[wasm_bindgen_test]
fn letters_are_composed() {
    let (_owner, paper) = open(&[]);
    write(paper, "trainee.name", "A\u{30a}se");
    assert_eq!(paper.read("trainee.name"), "Åse");
}

#[wasm_bindgen_test]
fn a_deleted_row_comes_back_with_all_that_was_typed() {
    let (_owner, paper) = open(&[]);
    let rows = paper.outline().rows_at("earlier_posts").expect("there are such rows");
    assert!(paper.add_row(rows) && paper.add_row(rows));
    write(paper, "earlier_posts.0.from", "1.1.2020");
    write(paper, "earlier_posts.1.from", "ikke en dato");
    paper.remove_row(rows, 1);
    assert_eq!(paper.count(rows).get_untracked(), 1);
    paper.remove_row(rows, 0);
    assert_eq!(paper.undo_removal(rows), Some(0));
    assert_eq!(paper.read("earlier_posts.0.from"), "2020-01-01");
    assert!(paper.add_row(rows));
    write(paper, "earlier_posts.1.from", "ikke en dato");
    paper.remove_row(rows, 1);
    assert_eq!(paper.undo_removal(rows), Some(1));
    assert_eq!(text(paper, "earlier_posts.1.from"), "ikke en dato");
}

#[wasm_bindgen_test]
fn rows_from_a_spreadsheet_fill_cells_and_add_rows() {
    let (_owner, paper) = open(&[]);
    let rows = paper.outline().rows_at("earlier_posts").expect("there are such rows");
    let first = Place { question: paper.outline().rows[rows].cells.start, row: 0 };
    assert_eq!(paper.paste(first, "Bodø\t1.1.2020\t31.12.2020\n1860\t01.02.2021\t30.06.2021\n"), (2, 0));
    assert_eq!(paper.count(rows).get_untracked(), 2);
    assert_eq!(paper.read("earlier_posts.0.municipality"), "1804");
    assert_eq!(text(paper, "earlier_posts.1.to"), "30.06.2021");
}

#[wasm_bindgen_test]
fn a_problem_below_a_blank_row_is_shown_where_it_is() {
    let (_owner, paper) = open(&[]);
    let rows = paper.outline().rows_at("earlier_posts").expect("there are such rows");
    assert!(paper.add_row(rows) && paper.add_row(rows));
    write(paper, "earlier_posts.1.from", "1.1.2021");
    write(paper, "earlier_posts.1.to", "1.1.2020");
    paper.leave(place(paper, "earlier_posts.1.to"));
    assert_eq!(trouble(paper, "earlier_posts.1.to"), Some(Trouble::Fault(Fault::WrongOrder)));
    assert_eq!(trouble(paper, "earlier_posts.0.to"), None);
}

#[wasm_bindgen_test]
fn what_is_laid_away_opens_as_the_same_form() {
    let (_owner, paper) = open(&[]);
    write(paper, "trainee.name", "Ánne");
    write(paper, "post", "substitute");
    write(paper, "substitute_from", "1.1.2026");
    write(paper, "post", "own_list");
    let (body, _) = paper.laid_away();
    let again = sheet::lay(serde_json::from_str::<CandidateRegistration>(&body).expect("it can be read"));
    assert_eq!(again.read(place(paper, "substitute_from")), "2026-01-01");
    assert_eq!(paper.dropped(), ["substitute_from"]);
}

#[wasm_bindgen_test]
fn what_the_doctor_says_of_a_row_goes_where_it_goes_and_is_not_said_of_its_copy() {
    let (_owner, paper) = open(&[]);
    let rows = paper.outline().rows_at("earlier_posts").unwrap();
    assert!(paper.add_row(rows) && paper.add_row(rows));
    paper.remark("earlier_posts.0", "Slutten er feil.".to_owned());
    let said = |row| paper.row_remark(rows, row);
    paper.swap_rows(rows, 0);
    assert_eq!((said(0), said(1).as_deref()), (None, Some("Slutten er feil.")));
    assert!(paper.copy_row(rows, 1));
    assert_eq!((said(1).as_deref(), said(2)), (Some("Slutten er feil."), None));
}
