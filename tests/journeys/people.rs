//! How people come in.

use tests::{browser::DESKTOP, people::Stage};

#[tokio::test]
async fn the_office_comes_in_by_the_first_link() {
    let stage = Stage::set().await;
    let office = stage.office().await;
    assert!(!office.browser.address().await.contains('#'), "the secret stays in the address bar");
    office.browser.reads("ALIS-kontoret").await;
}

#[tokio::test]
async fn an_invitation_lets_one_device_in() {
    let stage = Stage::set().await;
    let office = stage.office().await;
    let late = stage.stranger("late").await;
    late.enrols(&stage.alis.first_invitation(), "For Sen").await;
    late.browser.reads("Invitasjonen er allerede brukt.").await;
    drop(office);
}

#[tokio::test]
async fn an_invitation_that_is_taken_back_opens_nothing() {
    let stage = Stage::set().await;
    let office = stage.office().await;
    let kept = office.invites("Rana").await;
    let link = office.invites("Bodø").await;
    office.browser.finds("document.querySelectorAll('.open li').length === 2").await;
    office.browser.is_accessible("invitations").await;
    office.browser.reads(&link).await;
    office.browser.clicks(".open button[aria-label*='Bodø']").await;
    office.browser.reads("Invitasjonen er trukket tilbake. Lenken virker ikke lenger.").await;
    office.browser.finds("document.querySelectorAll('.open li').length === 1").await;
    office.browser.finds("document.activeElement.id === 'open'").await;
    office.browser.finds("!document.querySelector('.link-box')").await;
    office.browser.presses("Trekk tilbake").await;
    // nor does the link that was taken back first stand there again
    office.browser.finds("!document.querySelector('.open') && !document.querySelector('.link-box')").await;
    office.browser.finds("document.activeElement.id === 'invite'").await;
    for link in [kept, link] {
        let late = stage.stranger("late").await;
        late.enrols(&link, "For Sen").await;
        late.browser.reads("Invitasjonen gjelder ikke lenger. Be om en ny.").await;
    }
}

#[tokio::test]
async fn a_manager_is_let_in_when_the_office_sees_the_same_characters() {
    let stage = Stage::set().await;
    let office = stage.office().await;
    let link = office.invites("Bodø").await;
    let manager = stage.stranger("manager").await;
    manager.enrols(&link, "Tor Leder").await;
    let seen = manager.reads_own_fingerprint().await;
    assert_eq!(seen.len(), 9, "eight characters and a hyphen: {seen}");
    office.approves(&seen).await;
    manager.is_in().await;
    manager.browser.reads("Bodø kommune").await;
}

#[tokio::test]
async fn the_key_survives_that_the_page_is_loaded_again() {
    let stage = Stage::set().await;
    let office = stage.office().await;
    office.browser.reloads().await;
    office.is_in().await;
    office.browser.reads("ALIS-kontoret").await;
}

#[tokio::test]
async fn a_person_has_a_phone_too_and_takes_the_lost_device_out_with_it() {
    let stage = Stage::set().await;
    let (_office, manager) = stage.office_and_manager().await;
    let phone = stage.stranger("phone").await;
    phone.enrols(&manager.adds_a_device().await, "Tor Leder").await;
    phone.is_in().await;
    phone.acts_for("Bodø kommune").await;
    phone.goes("/people").await;
    phone.browser.presses("Sperr").await;
    phone.browser.presses("Ja, sperr for godt").await;
    phone.browser.finds("document.querySelectorAll('[aria-labelledby=own] tbody tr').length === 1").await;
    manager.finds_on("/", "Denne enheten slipper ikke inn").await;
}

#[tokio::test]
async fn a_doctor_lets_their_own_computer_in() {
    let stage = Stage::set().await;
    let (_office, manager) = stage.office_and_manager().await;
    manager.registers().await;
    let doctor = stage.doctor_of(&manager, "9144889").await;
    let computer = stage.stranger("computer").await;
    computer.enrols(&doctor.adds_a_device().await, "Ánne Márjá Åsheim").await;
    computer.is_in().await;
    computer.browser.reads("Dette er meldt om deg").await;
    computer.browser.reads("Se om det stemmer").await;
}

#[tokio::test]
async fn one_person_has_two_roles_and_nothing_of_one_is_seen_as_the_other() {
    let stage = Stage::set().await;
    let (office, person) = stage.office_and_manager().await;
    person.begins_a_registration().await;
    person.browser.answers("trainee.name", "Ánne Márjá Åsheim").await;
    person.browser.reads("Lagret på enheten").await;
    person.enrols(&office.invites("Rana").await, "Tor Leder").await;
    let seen = person.reads_own_fingerprint().await;
    office.approves(&seen).await;
    person.acts_for("Rana kommune").await;
    assert!(!person.browser.text().await.contains("Ánne"), "the draft is Bodø's");
    person.switches_to("Bodø kommune").await;
    person.browser.reads("Ánne Márjá Åsheim").await;
    person.switches_to("Rana kommune").await;
}

#[tokio::test]
async fn a_doctor_let_in_by_two_municipalities_keeps_what_the_first_lets_them_read() {
    let stage = Stage::set().await;
    let (office, bodo) = stage.office_and_manager().await;
    let doc = bodo.registers().await;
    let doctor = stage.doctor_of(&bodo, "9144889").await;
    doctor.browser.turns_to(DESKTOP).await;
    let rana = stage.stranger("rana").await;
    rana.enrols(&office.invites("Rana").await, "Mai Leder").await;
    let seen = rana.reads_own_fingerprint().await;
    office.approves(&seen).await;
    rana.is_in().await;
    rana.plans().await; // a doctor is registered once only

    doctor.enrols(&rana.invites_doctor("9144889").await, "Ánne Márjá Åsheim").await;
    let offers = |municipality: &str| {
        format!("document.querySelector('.roles__list')?.textContent.includes('sluppet inn av {municipality}')")
    };
    doctor.browser.finds(&offers("Bodø kommune")).await;
    doctor.browser.clicks(".roles summary").await;
    doctor.browser.presses("Lege i spesialisering, sluppet inn av Bodø kommune").await;
    doctor.browser.finds(&offers("Rana kommune")).await;
    doctor.finds_on(&format!("/statements/{doc}/1"), "Sentrum legekontor").await;
}

#[tokio::test]
async fn a_stranger_sees_whose_key_signed() {
    let stage = Stage::set().await;
    let (_office, manager) = stage.office_and_manager().await;
    manager.registers().await;
    manager.browser.finds("document.querySelectorAll('a[download]').length === 4").await;
    let folder = tempfile::tempdir().expect("a folder");
    let files = manager.downloads_into(folder.path()).await;
    let stranger = stage.stranger("stranger").await;
    stranger.goes("/verify").await;
    stranger.browser.sees("#files").await.send_keys(files.join("\n")).await.expect("files can be chosen");
    stranger.browser.reads("Kvitteringen er ekte").await;
    stranger.browser.reads("Skjemaet er signert på vegne av Bodø kommune").await;
    stranger.browser.presses("Hent nøkkelen fra serveren").await;
    stranger.browser.reads("Serveren sier at nøkkelen tilhører Bodø kommune.").await;
    stranger.browser.is_accessible("verify-answer").await;
}
