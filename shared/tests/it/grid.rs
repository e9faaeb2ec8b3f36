//! A sheet as rows of text: every row becomes a form with its faults at their cells, and nothing is half taken.

use shared::{
    day::day,
    forms::{candidate_registration::CandidateRegistration, implementation_plan::ImplementationPlan},
    grid::{self, CellFault, Desk, Imported, MOST_ROWS, SheetRow},
    refusal::Refusal,
    rules::facts::Facts,
    text::Language,
};

type F = CandidateRegistration;

fn sheet(rows: &[&[&str]]) -> Vec<SheetRow> {
    let row = |(at, cells): (usize, &&[&str])| SheetRow {
        number: at as u32 + 1,
        cells: cells.iter().map(|text| (*text).to_owned()).collect(),
    };
    rows.iter().enumerate().map(row).collect()
}

fn read(rows: &[&[&str]]) -> Result<Imported, Refusal> {
    let desk = Desk { facts: &Facts::default(), today: day(2026, 11, 22), language: Language::Nb };
    grid::forms::<F>(&sheet(rows), &desk)
}

fn fault<'a>(imported: &'a Imported, code: &str) -> &'a CellFault {
    let faults = &imported.rows[0].faults;
    faults.iter().find(|fault| fault.code == code).unwrap_or_else(|| panic!("no {code} in {faults:?}"))
}

fn place(fault: &CellFault) -> (&str, &str, &str) {
    (&fault.cell, &fault.column, &fault.path)
}

#[test]
fn each_row_is_a_form_and_blank_rows_are_none() {
    let imported = read(&[
        &["Navn", "HPR-nummer", "Ønsket start"],
        &["Ánne Márjá Åsheim", "9144889", "1.3.2028"],
        &["", " ", ""],
        &["Kari Nordmann", "9144890", "1.9.2028"],
    ])
    .unwrap();
    let rows: Vec<u32> = imported.rows.iter().map(|row| row.row).collect();
    assert_eq!(rows, [2, 4]);
    assert_eq!(imported.rows[1].body["trainee"]["hpr_number"], 9_144_890);
    assert_eq!(imported.rows[0].body["wished_start"], "2028-03-01");
    assert!(imported.unknown_columns.is_empty());
}

#[test]
fn a_fault_points_at_its_cell() {
    let imported =
        read(&[&["Navn", "HPR-nummer", "Ønsket start", "Stillingsprosent"], &["Kari", "123", "i morgen", "0"]]);
    let imported = imported.unwrap();
    assert_eq!(place(fault(&imported, "not-an-hpr")), ("B2", "HPR-nummer", "trainee.hpr_number"));
    assert_eq!(place(fault(&imported, "not-a-day")), ("C2", "Ønsket start", "wished_start"));
    assert_eq!(place(fault(&imported, "too-small")), ("D2", "Stillingsprosent", "position_percent"));
    let missing = imported.rows[0].faults.iter().filter(|fault| fault.code == "missing");
    let paths: Vec<&str> = missing.map(|fault| fault.path.as_str()).collect();
    assert!(paths.contains(&"workplace") && !paths.contains(&"wished_start"), "{paths:?}");
    assert!(imported.rows[0].faults.iter().all(|fault| !fault.words.contains("i morgen")));
}

#[test]
fn a_list_that_depends_on_another_answer_is_read_whatever_the_order_of_the_columns() {
    let imported = read(&[&["Sykehus eller klinikk", "Helseforetak"], &["Bodø", "Nordlandssykehuset"]]).unwrap();
    assert_eq!(imported.rows[0].body["site"], "bodo");
    let imported = read(&[&["Sykehus eller klinikk", "Helseforetak"], &["Bodø", "UNN"]]).unwrap();
    assert_eq!(place(fault(&imported, "not-an-option")), ("A2", "Sykehus eller klinikk", "site"));
}

#[test]
fn groups_close_up_and_their_faults_stay_at_their_cells() {
    let imported = read(&[
        &[
            "Tidligere ALIS-stillinger 1: Kommune",
            "Tidligere ALIS-stillinger 2: Fra og med",
            "Tidligere ALIS-stillinger 2: Til og med",
        ],
        &["", "1.1.2025", "1.1.2024"],
    ])
    .unwrap();
    assert_eq!(imported.rows[0].body["earlier_posts"].as_array().unwrap().len(), 1);
    let order = fault(&imported, "wrong-order");
    assert_eq!(place(order), ("C2", "Tidligere ALIS-stillinger 2: Til og med", "earlier_posts.0.to"));
}

#[test]
fn an_answer_nobody_asked_for_is_told_and_left_out() {
    let imported =
        read(&[&["Hva slags stilling er det?", "Vikariatet begynte"], &["Egen fastlegehjemmel", "1.1.2026"]]);
    let imported = imported.unwrap();
    assert_eq!(fault(&imported, "not-asked").cell, "B2");
    assert!(imported.rows[0].body.get("substitute_from").is_none());
}

#[test]
fn provisions_that_are_not_met_are_told_with_what_to_do() {
    let imported =
        read(&[&["Ønsket start", "Hvilken ordning følger legen?"], &["1.3.2027", "Gammel ordning"]]).unwrap();
    let found: Vec<(&str, &str)> =
        imported.rows[0].findings.iter().map(|finding| (finding.id.as_str(), finding.force.as_str())).collect();
    assert_eq!(found[0], ("scheme-covered", "must"));
    assert!(found.contains(&("notice-over-12-months", "main")));
    assert!(imported.rows[0].findings.iter().all(|finding| !finding.words.is_empty() && !finding.words.contains('{')));
}

#[test]
fn unknown_columns_are_named_and_never_read_but_for_national_numbers() {
    let number = "17".to_owned() + "0589" + "12345";
    let imported = read(&[&["Navn", "Fødselsnummer", &number, "Navn"], &["Kari", &number, "x", "Ola"]]).unwrap();
    assert_eq!(imported.unknown_columns, ["Fødselsnummer", "C", "Navn"]);
    assert_eq!(place(fault(&imported, "national-number")), ("B2", "Fødselsnummer", ""));
    assert!(!serde_json::to_string(&imported).unwrap().contains(&number));
    assert_eq!(imported.rows[0].body["trainee"]["name"], "Kari");
}

#[test]
fn a_sheet_can_be_the_rows_of_one_group() {
    let rows = sheet(&[
        &["Fra og med", "Kommune", "Til og med"],
        &["1.1.2024", "Bodø", "31.12.2024"],
        &["1.1.2025", "nowhere", ""],
    ]);
    let imported = grid::rows::<F>(&rows, "earlier_posts", Language::Nb).unwrap();
    assert_eq!(imported.rows[0].body["earlier_posts"][0]["municipality"], "1804");
    assert!(imported.rows[0].faults.is_empty(), "{:?}", imported.rows[0].faults);
    let codes: Vec<(&str, &str)> =
        imported.rows[1].faults.iter().map(|fault| (fault.cell.as_str(), fault.code.as_str())).collect();
    assert_eq!(codes, [("B3", "not-a-municipality"), ("C3", "missing")]);
    assert_eq!(grid::rows::<F>(&rows, "periods", Language::Nb), Err(Refusal::NotFound));
}

#[test]
fn a_cell_that_its_own_row_does_not_ask_for_is_told_and_left_out() {
    let rows = sheet(&[
        &["Type", "Fra og med", "Til og med", "Prosent", "Sted", "Læringsmål"],
        &["Åpen, uselektert praksis", "1.9.2025", "31.8.2026", "100", "Sentrum", ""],
        &["Permisjon", "1.9.2026", "31.12.2026", "50", "Sentrum", "ALM-055"],
    ]);
    let imported = grid::rows::<ImplementationPlan>(&rows, "periods", Language::Nb).unwrap();
    assert!(imported.rows[0].faults.is_empty(), "{:?}", imported.rows[0].faults);
    let told: Vec<(&str, &str)> =
        imported.rows[1].faults.iter().map(|fault| (fault.cell.as_str(), fault.code.as_str())).collect();
    assert_eq!(told, [("E3", "not-asked"), ("F3", "not-asked")]);
    let leave = &imported.rows[1].body["periods"][0];
    assert!(leave["place"].is_null() && leave["goals"].is_null(), "{leave}");
}

#[test]
fn rows_beyond_the_room_of_a_group_are_told() {
    let mut cells = vec![["Kommune"]; 23];
    cells.iter_mut().skip(1).for_each(|row| row[0] = "1804");
    let rows: Vec<&[&str]> = cells.iter().map(|row| &row[..]).collect();
    let imported = grid::rows::<F>(&sheet(&rows), "earlier_posts", Language::Nb).unwrap();
    let full = |at: usize| imported.rows[at].faults.iter().any(|fault| fault.code == "too-many-rows");
    assert!(!full(19) && full(20) && full(21));
}

#[test]
fn a_sheet_without_a_header_without_a_known_column_or_with_too_many_rows_is_refused() {
    assert_eq!(read(&[]), Err(Refusal::UnreadableSheet));
    assert_eq!(read(&[&["", ""], &[" "]]), Err(Refusal::UnreadableSheet));
    assert_eq!(read(&[&["a", "b"], &["1", "2"]]), Err(Refusal::NoKnownColumn));
    assert_eq!(read(&[&["Navn"]]).unwrap().rows.len(), 0);
    let mut rows: Vec<&[&str]> = vec![&["Navn"]];
    rows.extend(vec![&["Kari"] as &[&str]; MOST_ROWS]);
    assert_eq!(read(&rows).unwrap().rows.len(), MOST_ROWS);
    rows.push(&["Ola"]);
    assert_eq!(read(&rows), Err(Refusal::TooManyRows { limit: 2_000 }));
}
