//! The language switch: all of every page, nothing left behind.

use tests::people::{Person, Stage};

/// Words that only Norwegian text has.
const NORWEGIAN: [&str; 28] = [
    "ikke",
    "ikkje",
    "og",
    "eller",
    "legen",
    "kommune",
    "måneder",
    "månader",
    "hvilken",
    "hvor",
    "fra",
    "frå",
    "velg",
    "vel",
    "lagret",
    "lagra",
    "sendt",
    "innmelding",
    "veileder",
    "rettleiar",
    "stilling",
    "skriv",
    "svar",
    "å",
    "på",
    "når",
    "sykehus",
    "merknader",
];
/// Words that only bokmål has.
const BOKMAL: [&str; 8] = ["ikke", "hvilken", "hvor", "måneder", "lagret", "noen", "fra", "jeg"];

async fn speaks(person: &Person, language: &str) {
    person.browser.answers("language", language).await;
    person.browser.finds(&format!("document.documentElement.lang === {language:?}")).await;
}

/// Words a person reads or hears, apart from what people wrote and what things are officially called.
async fn words(person: &Person) -> Vec<String> {
    let script = r#"(() => {
        const skip = e => e.closest('#language, [lang]:not(html), datalist, script, style, .brand');
        const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const found = [];
        while (walk.nextNode()) { const e = walk.currentNode.parentElement; if (!skip(e)) found.push(walk.currentNode.data); }
        for (const e of document.querySelectorAll('[aria-label], [title], [placeholder], [data-label]')) if (!skip(e))
            for (const name of ['aria-label', 'title', 'placeholder', 'data-label']) found.push(e.getAttribute(name) || '');
        found.push(document.title);
        return found.join(' ').toLowerCase();
    })()"#;
    let text = person.browser.asks(script).await;
    let text = text
        .as_str()
        .expect("text")
        .replace("ánne márjá åsheim", "")
        .replace("sentrum legekontor", "")
        .replace("ønsker tjeneste nær hjemmet", "");
    let text: Vec<&str> = text.split_whitespace().filter(|word| !word.contains('@')).collect();
    text.join(" ")
        .split(|letter: char| !letter.is_alphabetic())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

async fn nothing_left(person: &Person, place: &str, foreign: &[&str]) {
    let words = words(person).await;
    let left: Vec<&String> = words.iter().filter(|word| foreign.contains(&word.as_str())).collect();
    assert!(left.is_empty(), "left behind on {place}: {left:?}");
}

#[tokio::test]
async fn every_page_speaks_the_language_that_was_chosen() {
    let stage = Stage::set().await;
    let (office, manager) = stage.office_and_manager().await;
    let trust = stage.trust_of(&office, "nordland").await;
    let doc = manager.registers().await;
    let doctor = stage.doctor_of(&manager, "9144889").await;
    for (language, foreign) in [("en", &NORWEGIAN[..]), ("nn", &BOKMAL[..])] {
        for (person, places) in [
            (&office, vec!["/".to_owned(), "/people".into(), "/inbox".into(), format!("/statements/{doc}/1")]),
            (
                &manager,
                vec![
                    "/".to_owned(),
                    "/people".into(),
                    format!("/receipts/{doc}/1"),
                    format!("/forms/candidate-registration/{doc}"),
                    format!("/forms/candidate-registration/{doc}/review"),
                    "/import".into(),
                    "/verify".into(),
                ],
            ),
            (&trust, vec!["/".to_owned(), "/people".into(), "/inbox".into()]),
            (&doctor, vec!["/".to_owned(), "/people".into(), format!("/confirm/{doc}/1")]),
        ] {
            speaks(person, language).await;
            for place in places {
                person.goes(&place).await;
                person.browser.sees("h1").await;
                person.browser.finds(&format!("document.documentElement.lang === {language:?}")).await;
                tokio::time::sleep(std::time::Duration::from_millis(500)).await;
                nothing_left(person, &place, foreign).await;
            }
        }
    }
}
