//! National identity numbers: none is stored, none is logged, whatever way they come in. And no refusal repeats what was
//! typed.

use crate::{answer::Answer, device::doc, form, people::office_and_bodo, server::Server};
use reqwest::Method;
use serde_json::json;
use shared::api::path;
use std::{
    fs, io,
    path::Path,
    sync::{Arc, Mutex},
};
use tracing_subscriber::fmt::MakeWriter;

/// Every byte of every file in a directory.
pub fn bytes_in(directory: &Path) -> Vec<u8> {
    let files = fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path());
    files.flat_map(|file| fs::read(file).unwrap()).collect()
}

pub fn holds(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

/// Everything the process logs.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl io::Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
impl MakeWriter<'_> for Lines {
    type Writer = Lines;
    fn make_writer(&self) -> Lines {
        self.clone()
    }
}

/// Seeded: the numbers 0, 1, 2 … each make another national number that reads as a date.
fn national_number(seed: u32) -> String {
    let (day, month, year) = (1 + seed % 28, 1 + seed / 28 % 12, seed % 100);
    let day = if seed % 3 == 1 { day + 40 } else { day };
    let month = if seed % 5 == 2 { month + 80 } else { month };
    format!("{day:02}{month:02}{year:02}{:05}", seed * 7 % 100_000)
}

fn written(number: &str, seed: u32) -> String {
    match seed % 4 {
        0 => number.to_owned(),
        1 => format!("{} {}", &number[..6], &number[6..]),
        2 => format!("fnr: {number}."),
        _ => format!("{}-{}", &number[..6], &number[6..]),
    }
}

#[tokio::test]
async fn no_national_number_is_stored_or_logged() {
    let lines = Lines::default();
    let subscriber = tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(lines.clone());
    // Other tests of this process log here too; that only adds lines to search.
    let _ = subscriber.try_init();
    let server = Server::start().await;
    let (_, bodo) = office_and_bodo(&server).await;
    let places = ["workplace", "remarks", "nearest_reason", "site"];
    let mut numbers = Vec::new();
    for seed in 0..600 {
        let number = national_number(seed);
        let typed = written(&number, seed);
        let answer = match seed % 3 {
            0 => {
                let paper = json!({ "kind": "candidate-registration", "paper": { "a": [{ "b": typed }] } });
                bodo.sends(Method::PUT, &path::DRAFT.replace("{doc}", &doc()), &paper).await
            }
            1 => {
                let place = places[seed as usize % places.len()];
                let body = form::with(form::doctor(), json!({ place: typed }));
                bodo.files(&bodo.letter(&bodo.cover(&doc(), 1), &body)).await
            }
            _ => {
                let trainee = json!({ "name": typed, "hpr_number": form::doctor(), "email": "a@b.no" });
                let body = form::with(form::doctor(), json!({ "trainee": trainee }));
                bodo.files(&bodo.letter(&bodo.cover(&doc(), 1), &body)).await
            }
        };
        assert_eq!((answer.status, answer.code()), (422, "holds-national-number".into()), "{typed}");
        assert!(!answer.text.contains(&number));
        numbers.push(number);
    }
    for seed in 600..640 {
        let number = national_number(seed);
        let sheet = format!("Navn;Merknad;{number}\n{number};{};x\n", written(&number, seed));
        let import = bodo.request(Method::POST, &path::IMPORT.replace("{kind}", "candidate-registration"));
        let answer = Answer::of(import.header("content-type", "text/csv").body(sheet).send().await.unwrap()).await;
        assert_eq!(answer.text.matches("national-number").count(), 2, "{}", answer.text);
        assert!(!answer.text.contains(&number));
        numbers.push(number);
    }
    bodo.files_one().await;
    let kept = bytes_in(server.data());
    let said = lines.0.lock().unwrap().clone();
    assert!(holds(&kept, b"statements_are_never_changed"), "the search sees the file");
    for number in &numbers {
        for way in
            [number.clone(), format!("{} {}", &number[..6], &number[6..]), format!("{}-{}", &number[..6], &number[6..])]
        {
            assert!(!holds(&kept, way.as_bytes()), "stored");
            assert!(!holds(&said, way.as_bytes()), "logged");
        }
    }
}

#[tokio::test]
async fn what_a_person_typed_is_in_no_log_line() {
    let server = Server::start().await;
    let (_, bodo) = office_and_bodo(&server).await;
    let canary = "Canariinsen";
    let trainee = json!({ "name": canary, "hpr_number": form::doctor(), "email": "canary@b.no" });
    let body = form::with(form::doctor(), json!({ "trainee": trainee, "wished_start": "2028-04-01" }));
    let answer = bodo.files(&bodo.letter(&bodo.cover(&doc(), 1), &body)).await;
    assert_eq!(answer.code(), "provisions");
    assert!(!answer.text.contains(canary) && !answer.text.contains("canary@"));
    assert!(!holds(&bytes_in(server.data()), canary.as_bytes()), "refused means not stored");
}
