//! «Hvem får denne?»: the municipality sees whom a registration reaches at the trust, when the trust has said so.

use tests::{
    answers,
    browser::{DESKTOP, PHONE},
    people::{Person, Stage},
};

/// The trust says of itself all there is to say.
pub async fn describes_itself(trust: &Person) {
    trust.begins("trust-profile").await;
    let answers = answers::complete("trust-profile").iter().filter(|(path, _)| !path.starts_with("nearest"));
    trust.fills_in(&answers.copied().collect::<Vec<_>>()).await;
    trust.sends().await;
}

/// What it says, on a phone and on a desktop.
async fn pictured(manager: &Person, name: &str) {
    for (size, width) in [(PHONE, "phone"), (DESKTOP, "desktop")] {
        manager.browser.turns_to(size).await;
        manager.browser.asks("(document.querySelector('.recipient').scrollIntoView({ block: 'center' }), true)").await;
        manager.browser.pictures(&format!("{name}-seen-{width}")).await;
    }
}

#[tokio::test]
async fn who_receives_it_stands_in_the_form_and_before_signing() {
    let stage = Stage::set().await;
    let (office, manager) = stage.office_and_manager().await;
    let doc = manager.begins_a_registration().await;
    // the nearest trust is filled in already
    manager.browser.reads("Nordlandssykehuset har ikke oppgitt kontaktpersoner ennå.").await;
    manager.browser.pictures("recipient-nobody").await;

    describes_itself(&stage.trust_of(&office, "nordland").await).await;
    manager.browser.reloads().await;
    manager.browser.reads("Máret Hætta, ALIS-koordinator ved Nordlandssykehuset").await;
    manager.browser.finds("!!document.querySelector('.recipient a[href=\"mailto:alis@nordlandssykehuset.no\"]')").await;
    manager.browser.finds("!!document.querySelector('.recipient a[href=\"tel:+4791234567\"]')").await;
    manager.browser.is_accessible("recipient").await;
    pictured(&manager, "recipient").await;

    manager.goes(&format!("/forms/candidate-registration/{doc}/review")).await;
    manager.browser.reads("Hvem får denne?").await;
    manager.browser.reads("912 34 567").await;
    manager.browser.is_accessible("recipient-review").await;
    pictured(&manager, "recipient-review").await;
    // another trust has said nothing
    manager.goes(&format!("/forms/candidate-registration/{doc}")).await;
    manager.browser.answers("trust", "unn").await;
    manager.browser.reads("UNN har ikke oppgitt kontaktpersoner ennå.").await;
}
