//! `/forms/{kind}/template.xlsx` and `/imports/{kind}`: a template is filled in and comes back as forms; hostile files come
//! back as refusals.

use crate::{
    answer::Answer,
    form,
    people::{Person, office_and_bodo},
    server::Server,
};
use reqwest::Method;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use server::sheets::read::read;
use shared::{
    api::{SHEET_LIMIT_BYTES, XLSX, path},
    grid::Imported,
};
use std::io::Write;

const KIND: &str = "candidate-registration";

/// A registration as a municipality writes it in a sheet; [`form::about`] is the same.
const ANSWERS: [(&str, &str); 23] = [
    ("Navn", "Ánne Márjá Åsheim"),
    ("HPR-nummer", "9144889"),
    ("E-post", "anne@bodo.kommune.no"),
    ("Arbeidssted", "Sentrum legekontor"),
    ("Hvilken ordning følger legen?", "Ny ordning"),
    ("Begynte i ALIS-stillingen", "1.9.2025"),
    ("Stillingsprosent", "100 %"),
    ("Hva slags stilling er det?", "Egen fastlegehjemmel"),
    ("Veiledningsgruppe", "Pågår"),
    ("Gruppen begynte", "1. oktober 2025"),
    ("Fullførte kurs", "3"),
    ("Fullførte læringsaktiviteter", "12"),
    ("Godkjente læringsmål", "40"),
    ("Helseforetak", "Nordlandssykehuset"),
    ("Sykehus eller klinikk", "Bodø"),
    ("Ønsket start", "2028-03-01"),
    ("Hvor lenge?", "Seks måneder ved én enhet"),
    ("Enheter, i ønsket rekkefølge 1", "Indremedisin"),
    ("Har legen individuell veileder?", "Ja"),
    ("Veilederens navn", "Kari Nordmann"),
    ("Veilederens kommune", "Bodø"),
    ("Kan legen gå vakt på avdelingen?", "ja"),
    ("Tjeneste i institusjon så langt", "0"),
];

async fn post(person: &Person, address: &str, media_type: &str, bytes: Vec<u8>) -> Answer {
    let request = person.request(Method::POST, address).header("content-type", media_type);
    Answer::of(request.body(bytes).send().await.unwrap()).await
}

async fn import(person: &Person, media_type: &str, bytes: Vec<u8>) -> Answer {
    post(person, &path::IMPORT.replace("{kind}", KIND), media_type, bytes).await
}

async fn template(person: &Person, query: &str) -> Vec<u8> {
    let address = format!("{}{query}", path::TEMPLATE.replace("{kind}", KIND));
    let answer = person.request(Method::GET, &address).send().await.unwrap();
    assert_eq!(answer.status().as_u16(), 200);
    assert_eq!(answer.headers()["content-type"], XLSX);
    assert!(answer.headers()["content-disposition"].to_str().unwrap().starts_with("attachment"));
    answer.bytes().await.unwrap().to_vec()
}

/// The headers of a workbook, without stars.
fn headers(bytes: &[u8]) -> Vec<String> {
    let rows = read(bytes).unwrap();
    rows[0].cells.iter().map(|header| header.trim_end_matches(" *").to_owned()).collect()
}

fn place(headers: &[String], header: &str) -> u16 {
    headers.iter().position(|one| one == header).unwrap_or_else(|| panic!("no column {header}")) as u16
}

/// A workbook with these headers, and rows of answers below.
fn filled(headers: &[String], rows: &[&[(&str, &str)]]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (place, header) in (0u16..).zip(headers) {
        sheet.write_string(0, place, header).unwrap();
    }
    for (row, answers) in (1u32..).zip(rows) {
        for (header, text) in *answers {
            sheet.write_string(row, place(headers, header), *text).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

#[tokio::test]
async fn a_filled_template_comes_back_as_forms_and_nothing_is_kept() {
    let server = Server::start().await;
    let (_, bodo) = office_and_bodo(&server).await;
    let headers = headers(&template(&bodo, "").await);
    let wrong: &[(&str, &str)] = &[("Navn", "Ola"), ("Ønsket start", "i morgen"), ("Helseforetak", "nordpolen")];
    let answer = import(&bodo, XLSX, filled(&headers, &[&ANSWERS, wrong])).await;
    assert_eq!(answer.header("cache-control"), "no-store");
    let imported: Imported = answer.told();
    assert_eq!(imported.unknown_columns, Vec::<String>::new());
    assert_eq!(imported.rows[0].faults, []);
    assert_eq!(imported.rows[0].body, serde_json::to_value(form::about(9_144_889)).unwrap());
    assert!(imported.rows[0].findings.iter().all(|finding| finding.force != "must"));
    let faults = &imported.rows[1].faults;
    let of = |path: &str| faults.iter().find(|fault| fault.path == path).map(|fault| fault.code.as_str());
    assert_eq!(
        (of("wished_start"), of("trust"), of("workplace")),
        (Some("not-a-day"), Some("not-an-option"), Some("missing"))
    );
    assert!(!answer.text.contains("i morgen") && !answer.text.contains("nordpolen"));
    assert_eq!((server.count("statements"), server.count("drafts")), (0, 0));
}

#[tokio::test]
async fn the_template_explains_itself_and_is_the_same_each_time() {
    let server = Server::start().await;
    let (_, bodo) = office_and_bodo(&server).await;
    let first = template(&bodo, "").await;
    assert_eq!(first, template(&bodo, "").await);
    let headers = headers(&first);
    for header in ["Navn", "Tidligere ALIS-stillinger 3: Til og med", "Enheter, i ønsket rekkefølge 2"] {
        place(&headers, header);
    }
    let mut book: calamine::Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(&first)).unwrap();
    let explained = calamine::Reader::worksheet_range(&mut book, "Forklaring").unwrap();
    assert_eq!(explained.height(), headers.len() + 1);
    let text = |row: usize, column: usize| explained.get((row, column)).unwrap().to_string();
    let scheme = usize::from(place(&headers, "Hvilken ordning følger legen?")) + 1;
    assert!(text(scheme, 3).contains("Gammel ordning"));
    let converted = usize::from(place(&headers, "Gikk over til ny ordning")) + 1;
    assert!(text(converted, 1).contains("Når «Hvilken ordning følger legen?» er"), "{}", text(converted, 1));
    assert!(self::headers(&template(&bodo, "?lang=en").await).contains(&"Wished start".to_owned()));
    assert_eq!(self::headers(&template(&bodo, "?rows=earlier_posts").await), ["Kommune", "Fra og med", "Til og med"]);
    let unknown = bodo.gets(&format!("{}?rows=periods", path::TEMPLATE.replace("{kind}", KIND))).await;
    assert_eq!(unknown.code(), "not-found");
}

#[tokio::test]
async fn csv_is_read_in_both_encodings_with_either_sign_between() {
    let server = Server::start().await;
    let (_, bodo) = office_and_bodo(&server).await;
    let line = |between: &str, cells: Vec<&str>| {
        cells.iter().map(|cell| format!("\"{cell}\"")).collect::<Vec<_>>().join(between)
    };
    for between in [";", ","] {
        let headers = line(between, ANSWERS.iter().map(|(header, _)| *header).collect());
        let cells = line(between, ANSWERS.iter().map(|(_, text)| *text).collect());
        let text = format!("{headers}\r\n\r\n{cells}\r\n");
        // Every letter of the text has the same number in Windows-1252 as in Unicode.
        let windows: Vec<u8> = text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
        for bytes in [text.into_bytes(), windows] {
            let imported: Imported = import(&bodo, "text/csv", bytes).await.told();
            assert_eq!((imported.rows.len(), imported.rows[0].row), (1, 3));
            assert_eq!(imported.rows[0].faults, []);
            assert_eq!(imported.rows[0].body, serde_json::to_value(form::about(9_144_889)).unwrap());
        }
    }
}

#[tokio::test]
async fn dates_and_numbers_of_a_spreadsheet_are_read_and_formulas_are_never_computed() {
    let server = Server::start().await;
    let (_, bodo) = office_and_bodo(&server).await;
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let headers =
        ["Ønsket start", "HPR-nummer", "Arbeidssted", "Noe foretaket bør vite?", "Har legen individuell veileder?"];
    for (place, header) in (0u16..).zip(headers) {
        sheet.write_string(0, place, header).unwrap();
    }
    let day = ExcelDateTime::from_ymd(2028, 3, 1).unwrap();
    sheet.write_datetime_with_format(1, 0, &day, &Format::new().set_num_format("dd.mm.yyyy")).unwrap();
    sheet.write_number(1, 1, 9_144_889).unwrap();
    sheet.write_formula(1, 2, Formula::new("=HYPERLINK(\"https://evil.example\")").set_result("Legekontoret")).unwrap();
    sheet.write_string(1, 3, "=1+2").unwrap();
    sheet.write_boolean(1, 4, true).unwrap();
    let imported: Imported = import(&bodo, XLSX, book.save_to_buffer().unwrap()).await.told();
    let body = &imported.rows[0].body;
    assert_eq!(body["wished_start"], "2028-03-01");
    assert_eq!(body["trainee"]["hpr_number"], 9_144_889);
    assert_eq!(body["workplace"], "Legekontoret");
    assert_eq!(body["remarks"], "=1+2");
    assert_eq!(body["has_supervisor"], true);
}

#[tokio::test]
async fn a_national_identity_number_in_any_cell_is_a_fault_there_and_never_comes_back() {
    let server = Server::start().await;
    let (_, bodo) = office_and_bodo(&server).await;
    let number = "07".to_owned() + "0589" + "12345";
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (place, header) in (0u16..).zip(["Navn", "HPR-nummer", "Personnummer"]) {
        sheet.write_string(0, place, header).unwrap();
    }
    sheet.write_string(1, 0, format!("Kari {number}")).unwrap();
    // As a number, it has lost the zero it began with.
    sheet.write_number(1, 1, number.parse::<f64>().unwrap()).unwrap();
    sheet.write_string(1, 2, &number).unwrap();
    let answer = import(&bodo, XLSX, book.save_to_buffer().unwrap()).await;
    let imported: Imported = answer.told();
    let faults = imported.rows[0].faults.iter().filter(|fault| fault.code == "national-number");
    let cells: Vec<&str> = faults.map(|fault| fault.cell.as_str()).collect();
    assert_eq!(cells, ["C2", "A2", "B2"]);
    assert!(!answer.text.contains(&number) && !answer.text.contains(number.trim_start_matches('0')));
}

#[tokio::test]
async fn the_rows_of_a_sheet_can_be_those_of_one_group() {
    let server = Server::start().await;
    let (_, bodo) = office_and_bodo(&server).await;
    let address = format!("{}?rows=earlier_posts", path::IMPORT.replace("{kind}", KIND));
    let sheet = "Kommune;Fra og med;Til og med\nBodø;1.1.2024;31.12.2024\nNarvik;1.1.2024;31.12.2023\n";
    let imported: Imported = post(&bodo, &address, "text/csv", sheet.into()).await.told();
    assert_eq!(imported.rows[0].body["earlier_posts"][0]["municipality"], "1804");
    assert_eq!(imported.rows[1].faults[0].code, "wrong-order");
    let unknown = post(&bodo, &address.replace("earlier_posts", "periods"), "text/csv", sheet.into()).await;
    assert_eq!((unknown.status, unknown.code()), (404, "not-found".into()));
}

#[tokio::test]
async fn only_who_may_file_the_form_may_use_its_sheets() {
    let server = Server::start().await;
    let (office, _) = office_and_bodo(&server).await;
    let unn = office.brings_in(&server, "unn", "trust", "unn").await;
    let nobody = Person::new(&server, "nobody").await;
    for (person, code) in [(&office, "forbidden"), (&unn, "forbidden"), (&nobody, "sign-in-needed")] {
        assert_eq!(import(person, "text/csv", b"Navn\nKari\n".to_vec()).await.code(), code);
        assert_eq!(person.gets(&path::TEMPLATE.replace("{kind}", KIND)).await.code(), code);
    }
}

/// A workbook that says `text` in each of so many cells; the file holds the text once.
fn repeating(text: &str, rows: u32, columns: u16) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "Navn").unwrap();
    for row in 1..=rows {
        for column in 0..columns {
            sheet.write_string(row, column, text).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

fn corner() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "Navn").unwrap();
    sheet.write_string(1_048_575, 16_383, "x").unwrap();
    book.save_to_buffer().unwrap()
}

/// An archive whose files unpack to so many bytes each.
fn archive(files: &[(&str, usize)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, size) in files {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(&vec![0; *size]).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[tokio::test]
async fn hostile_files_are_refused_in_words_about_sheets() {
    let server = Server::start().await;
    let (_, bodo) = office_and_bodo(&server).await;
    let whole = filled(&["Navn".into()], &[&[("Navn", "Kari")]]);
    let many = "Navn\n".to_owned() + &"Kari\n".repeat(2_001);
    let wide = ";".repeat(1_200) + "Navn\n" + &";".repeat(1_200) + "x\n";
    let bomb = archive(&[("[Content_Types].xml", 40_000_000)]);
    assert!(bomb.len() < SHEET_LIMIT_BYTES);
    for (name, bytes, status, code) in [
        ("nothing", Vec::new(), 422, "unreadable-sheet"),
        ("a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), 422, "unreadable-sheet"),
        ("old Excel", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0".to_vec(), 422, "unreadable-sheet"),
        ("half a file", whole[..whole.len() / 2].to_vec(), 422, "unreadable-sheet"),
        ("an archive that is no workbook", archive(&[("a.txt", 10)]), 422, "unreadable-sheet"),
        ("a page", b"<html><body>Logg inn</body></html>".to_vec(), 422, "no-known-column"),
        ("a bomb", bomb, 413, "sheet-too-large"),
        ("a bomb in parts", archive(&[("a", 20_000_000), ("b", 20_000_000)]), 413, "sheet-too-large"),
        ("one text for ever", repeating(&"x".repeat(30_000), 20, 20), 413, "sheet-too-large"),
        ("a cell in the far corner", corner(), 422, "unreadable-sheet"),
        ("a wide line", wide.into_bytes(), 422, "unreadable-sheet"),
        ("many rows", many.into_bytes(), 422, "too-many-rows"),
        ("too many bytes", vec![b'x'; SHEET_LIMIT_BYTES + 1], 413, "sheet-too-large"),
    ] {
        let answer = import(&bodo, "application/octet-stream", bytes).await;
        assert_eq!((answer.status, answer.code().as_str()), (status, code), "{name}: {}", answer.text);
    }
    for media_type in ["text/plain", "multipart/form-data", "application/json"] {
        assert_eq!(import(&bodo, media_type, whole.clone()).await.code(), "unreadable-sheet", "{media_type}");
    }
    let imported: Imported = import(&bodo, XLSX, whole).await.told();
    assert_eq!(imported.rows.len(), 1);
}
