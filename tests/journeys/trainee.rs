//! The doctor whom it is all about: sees it, says what is wrong, and sees it mended.

use tests::{
    alis::run,
    browser::{DESKTOP, Size},
    people::{Person, Stage},
};

/// The text of the first element that matches, with plain spaces.
async fn words_at(person: &Person, css: &str) -> String {
    person.browser.sees(css).await;
    let text = person.browser.asks(&format!("document.querySelector({css:?}).innerText")).await;
    text.as_str().expect("text").replace('\u{a0}', " ")
}

#[tokio::test]
async fn a_wrong_answer_is_disputed_mended_and_confirmed() {
    let stage = Stage::set().await;
    let (office, manager) = stage.office_and_manager().await;
    let doc = manager.registers().await;
    let trust = stage.trust_of(&office, "nordland").await;
    let doctor = stage.doctor_of(&manager, "9144889").await;

    doctor.browser.presses("Se om innmeldingen stemmer").await;
    doctor.browser.reads("Sentrum legekontor").await;
    assert_eq!(words_at(&doctor, ".matter [aria-current=step]").await, "Nordlandssykehuset");
    doctor.says_is_wrong("workplace", "Jeg er på Tverlandet.").await;
    doctor.sends_the_answer().await;

    manager.goes("/").await;
    manager.browser.reads("Ánne Márjá Åsheim sier at noe er feil").await;
    manager.goes(&format!("/forms/candidate-registration/{doc}")).await;
    manager.browser.reads("Legen: «Jeg er på Tverlandet.»").await;
    manager.browser.is_accessible("disputed").await;
    manager.browser.answers("workplace", "Tverlandet legesenter").await;
    manager.reviews().await;
    manager.signs_and_sends().await;
    manager.browser.finds(&format!("location.pathname === '/receipts/{doc}/2'")).await;
    manager.browser.reads("Ikke bekreftet").await;

    // asked again, what is new first
    doctor.goes(&format!("/confirm/{doc}/2")).await;
    let first = words_at(&doctor, ".asks").await;
    assert!(first.starts_with("Nytt siden du svarte sist"), "{first}");
    assert!(first.contains("Før: Sentrum legekontor") && first.contains("Nå: Tverlandet legesenter"), "{first}");
    assert!(first.contains("Du skrev sist: «Jeg er på Tverlandet.»"), "{first}");
    doctor.says_the_rest_is_right().await;
    doctor.sends_the_answer().await;
    for reader in [&trust, &office] {
        reader.goes("/inbox").await;
        reader.browser.reads("Bekreftet").await;
        reader.goes(&format!("/statements/{doc}/2")).await;
        reader.browser.reads("Bekreftet").await;
        reader.goes(&format!("/statements/{doc}/1")).await;
        reader.browser.reads("Feil meldt").await;
    }
    assert!(stage.alis.audit().status.success());
}

#[tokio::test]
async fn answers_survive_a_reload_and_are_gone_when_sent() {
    let stage = Stage::set().await;
    let (_office, manager) = stage.office_and_manager().await;
    let doc = manager.registers().await;
    let doctor = stage.doctor_of(&manager, "9144889").await;
    let page = format!("/confirm/{doc}/1");
    doctor.goes(&page).await;
    doctor.browser.clicks(".pick[data-no]:has(input[name='workplace'])").await;
    doctor.browser.clicks("[id='note-workplace']").await;
    doctor.browser.types("Jeg er på Tverlandet.").await;
    doctor.browser.clicks(".pick:has([id='right-trainee.name'])").await;
    let counted = words_at(&doctor, ".asking__bar p").await;
    assert!(counted.starts_with("2 av "), "{counted}");
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;

    doctor.browser.reloads().await;
    doctor.browser.finds("document.getElementById('note-workplace')?.value === 'Jeg er på Tverlandet.'").await;
    doctor.browser.finds("document.getElementById('right-trainee.name').checked").await;
    assert_eq!(words_at(&doctor, ".asking__bar p").await, counted);
    doctor.says_the_rest_is_right().await;
    doctor.sends_the_answer().await;
    doctor.goes(&page).await;
    assert!(words_at(&doctor, ".asking__bar p").await.starts_with("0 av "));
}

#[tokio::test]
async fn a_row_that_is_wrong_is_marked_at_the_row() {
    let stage = Stage::set().await;
    let (_office, manager) = stage.office_and_manager().await;
    manager.registers().await; // whom a municipality has registered, it may invite
    let doc = manager.plans().await;
    let doctor = stage.doctor_of(&manager, "9144889").await;

    doctor.goes(&format!("/confirm/{doc}/1")).await;
    doctor.browser.reads("Periode 4: sykehustjeneste, 1. mars 2028–31. august 2028, 100 %").await;
    doctor.browser.finds("document.querySelectorAll('.tl-svg[data-still] .tl-open').length > 0").await;
    doctor.says_is_wrong("periods.3", "Jeg begynner 1. september 2028.").await;
    doctor.sends_the_answer().await;

    manager.goes(&format!("/forms/implementation-plan/{doc}")).await;
    manager.browser.reads("Periode 4: Jeg begynner 1. september 2028.").await;
    let below = |row: usize| {
        let next = format!("document.getElementById('periods.{row}')?.nextElementSibling");
        format!("{next}?.innerText.includes('Legen: «Jeg begynner 1. september 2028.»')")
    };
    manager.browser.finds(&below(3)).await;
    manager.browser.is_accessible("disputed-row").await;
    // it goes where the row goes, and a copy has none
    manager.browser.clicks("[aria-label='Slett periode 1']").await;
    manager.browser.finds(&below(2)).await;
    manager.browser.clicks("[aria-label='Flytt periode 3 opp']").await;
    manager.browser.finds(&below(1)).await;
    manager.browser.clicks("[aria-label='Kopier periode 2']").await;
    manager.browser.finds("document.querySelectorAll('.remarked-row').length === 1").await;
    manager.browser.finds(&below(1)).await;
}

#[tokio::test]
async fn the_pages_of_a_doctor_stand_in_nobodys_way_in_any_language() {
    let stage = Stage::set().await;
    let (_office, manager) = stage.office_and_manager().await;
    let (registration, plan) = (manager.registers().await, manager.plans().await);
    let doctor = stage.doctor_of(&manager, "9144889").await;
    let pages = [
        ("/".to_owned(), "mine", ".tl-svg"),
        (format!("/confirm/{registration}/1"), "confirm", ".offer .path, .offer .ok-line"),
        (format!("/confirm/{plan}/1"), "confirm-plan", ".offer"),
    ];
    for language in ["nb", "nn", "en"] {
        doctor.browser.turns_to(DESKTOP).await;
        doctor.goes("/").await;
        doctor.browser.sees("h1").await;
        doctor.browser.answers("language", language).await;
        for (path, name, ready) in &pages {
            doctor.goes(path).await;
            doctor.browser.sees(ready).await;
            doctor.browser.finds(&format!("document.documentElement.lang === {language:?}")).await;
            doctor.browser.is_accessible(&format!("{name}-{language}")).await;
            doctor.browser.turns_to(Size(320, 256)).await; // 400 %
            let wide = doctor.browser.asks("document.documentElement.scrollWidth").await;
            assert!(wide.as_i64() <= Some(320), "{name} is {wide} wide on a screen of 320");
            doctor.browser.turns_to(DESKTOP).await;
        }
    }
    doctor.browser.turns_to(Size(320, 256)).await;
    let bar = doctor.browser.asks("getComputedStyle(document.querySelector('.asking__bar')).position").await;
    assert_eq!(bar, "static", "at 400 % nothing is covered");
}

#[tokio::test]
async fn the_doctor_sees_who_has_looked() {
    let stage = Stage::set().await;
    let (office, manager) = stage.office_and_manager().await;
    let doc = manager.registers().await;
    let doctor = stage.doctor_of(&manager, "9144889").await;
    office.goes(&format!("/statements/{doc}/1")).await;
    office.browser.reads("Ánne Márjá Åsheim").await;
    doctor.goes("/").await;
    doctor.browser.reads("Kari Kontor").await;
    for _ in 0..8 {
        office.goes(&format!("/statements/{doc}/1")).await;
        office.browser.reads("Ánne Márjá Åsheim").await;
    }
    doctor.goes("/").await;
    doctor.browser.reads(" oppslag").await; // many are folded by day
    doctor.browser.finds("document.querySelectorAll('details.looked[open] tbody tr').length > 8").await;
    doctor.browser.is_accessible("mine-looked").await;
}

#[tokio::test]
async fn a_doctor_takes_everything_along_and_alis_verify_believes_it() {
    let stage = Stage::set().await;
    let (_office, manager) = stage.office_and_manager().await;
    let doc = manager.registers().await;
    manager.corrects(&doc, "workplace", "Tverlandet legesenter").await;
    let doctor = stage.doctor_of(&manager, "9144889").await;
    let folder = tempfile::tempdir().expect("a temporary directory");
    doctor.browser.downloads_to(folder.path()).await;
    doctor.browser.presses("Last ned alt om meg").await;
    let file = doctor.browser.downloaded(folder.path(), 1).await.remove(0);
    let all: serde_json::Value = serde_json::from_slice(&std::fs::read(&file).expect("the file")).expect("JSON");
    assert_eq!(all["statements"].as_array().expect("statements").len(), 2, "both revisions");
    let ended = run(&["verify", &file, "--vkey", all["vkey"].as_str().expect("a key")]);
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
    assert_eq!(String::from_utf8_lossy(&ended.stdout).matches("sound: number").count(), 2);
}

#[tokio::test]
async fn anybody_can_check_a_receipt() {
    let stage = Stage::set().await;
    let stranger = stage.stranger("stranger").await;
    stranger.goes("/verify").await;
    stranger.browser.reads("Kontroller en kvittering").await;
    stranger.browser.is_accessible("verify").await;
}
