//! «Hvem får denne?»: the municipality sees whom a registration reaches at the trust, when the trust has said so.

use tests::{
    answers,
    people::{Person, Stage},
};

/// The trust says of itself all there is to say.
pub async fn describes_itself(trust: &Person) {
    trust.begins("trust-profile").await;
    let answers = answers::complete("trust-profile").iter().filter(|(path, _)| !path.starts_with("nearest"));
    trust.fills_in(&answers.copied().collect::<Vec<_>>()).await;
    trust.sends().await;
}

#[tokio::test]
async fn who_receives_it_stands_in_the_form_and_before_signing() {
    let stage = Stage::set().await;
    let (office, manager) = stage.office_and_manager().await;
    let doc = manager.begins_a_registration().await;
    manager.browser.reads("Velg helseforetak, så ser du hvem som får innmeldingen.").await;
    manager.browser.answers("trust", "nordland").await;
    manager.browser.reads("Nordlandssykehuset har ikke oppgitt kontaktpersoner ennå.").await;
    manager.browser.pictures("recipient-nobody").await;

    describes_itself(&stage.trust_of(&office, "nordland").await).await;
    manager.browser.reloads().await;
    manager.browser.reads("Máret Hætta, ALIS-koordinator ved Nordlandssykehuset").await;
    manager.browser.finds("!!document.querySelector('.recipient a[href=\"mailto:alis@nordlandssykehuset.no\"]')").await;
    manager.browser.finds("!!document.querySelector('.recipient a[href=\"tel:+4791234567\"]')").await;
    manager.browser.asks("(document.querySelector('.recipient').scrollIntoView({ block: 'center' }), true)").await;
    manager.browser.is_accessible("recipient").await;

    manager.goes(&format!("/forms/candidate-registration/{doc}/review")).await;
    manager.browser.reads("Hvem får denne?").await;
    manager.browser.reads("912 34 567").await;
    manager.browser.asks("(document.querySelector('.recipient').scrollIntoView({ block: 'center' }), true)").await;
    manager.browser.is_accessible("recipient-review").await;
    // another trust has said nothing
    manager.goes(&format!("/forms/candidate-registration/{doc}")).await;
    manager.browser.answers("trust", "unn").await;
    manager.browser.reads("UNN har ikke oppgitt kontaktpersoner ennå.").await;
}
