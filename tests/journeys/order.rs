//! The municipality's own order in the half-year report: by dragging, with the keyboard alone, and by number. What was
//! ordered is kept, and it is what is signed.

use serde_json::Value;
use tests::{
    answers,
    browser::{DESKTOP, PHONE},
    people::{Person, Stage},
};

/// Who stands on the list, from the first.
const LISTED: &str =
    "[...document.querySelectorAll('.ordered li > span:not(.tools)')].map(e => e.textContent.split(',')[0]).join()";

/// Registers a doctor; the name and the document.
async fn registers(manager: &Person, name: &'static str, hpr_number: &str) -> (&'static str, String) {
    let doc = manager.begins_a_registration().await;
    manager.fills_in_everything().await;
    manager.browser.answers("trainee.name", name).await;
    manager.browser.answers("trainee.hpr_number", hpr_number).await;
    manager.sends().await;
    (name, doc)
}

/// The report of a municipality with three registrations.
struct Report {
    doc: String,
    doctors: [(&'static str, String); 3],
}

impl Report {
    async fn begun_by(manager: &Person) -> Report {
        let doctors = [
            registers(manager, "Anna Aas", "9144889").await,
            registers(manager, "Berit Bø", "8765432").await,
            registers(manager, "Cato Dahl", "7654322").await,
        ];
        let doc = manager.begins("half-year-report").await;
        manager.browser.reads("Dette er den første meldingen.").await;
        let skipped = ["nothing", "lists", "unchanged", "period"];
        let figures = answers::complete("half-year-report").iter();
        let figures = figures.filter(|(path, _)| skipped.iter().all(|other| !path.starts_with(other)));
        manager.fills_in(&figures.copied().collect::<Vec<_>>()).await;
        Report { doc, doctors }
    }

    /// Documents in the order of these names.
    fn docs(&self, names: &[String]) -> Value {
        let doc = |name: &String| self.doctors.iter().find(|(other, _)| other == name).expect("a doctor").1.clone();
        names.iter().map(|name| Value::from(doc(name))).collect()
    }

    /// This order stands on the page, is kept on the device and on the server, and is signed as this revision.
    async fn is_ordered(&self, manager: &Person, names: &[String], rev: u32) {
        let listed = format!("{LISTED} === {:?}", names.join(","));
        manager.browser.finds(&listed).await;
        let draft = format!(
            "fetch('/api/v1/drafts/{}').then(answer => answer.ok ? answer.json() : null).then(draft => JSON.stringify(draft?.paper?.body?.lists?.[0]?.candidates ?? null))",
            self.doc
        );
        let wanted = self.docs(names);
        let patience = std::time::Instant::now() + std::time::Duration::from_secs(15);
        loop {
            let kept = manager.browser.evaluates(&draft).await;
            let kept: Value = serde_json::from_str(kept.as_str().unwrap_or_default()).unwrap_or_default();
            if kept == wanted {
                break;
            }
            assert!(std::time::Instant::now() < patience, "the server keeps {kept}, not {wanted}");
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        manager.browser.reloads().await;
        manager.browser.sees(".ordered li").await;
        manager.browser.finds(&listed).await;
        manager.sends().await;
        assert_eq!(manager.filed_body(&self.doc, rev).await["lists"][0]["candidates"], wanted);
    }

    async fn opens_again(&self, manager: &Person) {
        manager.goes(&format!("/forms/half-year-report/{}", self.doc)).await;
        manager.browser.sees(".ordered li").await;
    }
}

async fn listed(manager: &Person) -> Vec<String> {
    let listed = manager.browser.asks(LISTED).await;
    listed.as_str().expect("names").split(',').map(str::to_owned).collect()
}

/// Takes hold of a row with the mouse and lets it go over another.
async fn drags(manager: &Person, from: usize, to: usize) {
    let row = |at: usize| format!(".ordered li:nth-child({})", at + 1);
    let (from, to) = (manager.browser.sees(&row(from)).await, manager.browser.sees(&row(to)).await);
    from.scroll_into_view().await.expect("it can be seen");
    manager.browser.driver().action_chain().drag_and_drop_element(&from, &to).perform().await.expect("a mouse drags");
}

#[tokio::test]
async fn doctors_are_ordered_by_dragging_by_keyboard_and_by_number() {
    let stage = Stage::set().await;
    let (_office, manager) = stage.office_and_manager().await;
    let report = Report::begun_by(&manager).await;

    let mut order = listed(&manager).await;
    assert_eq!(order.len(), 3);
    manager.browser.is_accessible("order").await;
    manager.browser.turns_to(PHONE).await;
    let wide = manager.browser.asks("document.documentElement.scrollWidth").await;
    assert!(wide.as_i64() <= Some(390), "the report is {wide} wide on a phone");
    manager.browser.turns_to(DESKTOP).await;
    drags(&manager, 2, 0).await;
    order.rotate_right(1);
    report.is_ordered(&manager, &order, 1).await;

    report.opens_again(&manager).await;
    let down = format!("e.ariaLabel?.startsWith('Flytt {}') && e.ariaLabel.endsWith(' ned')", order[0]);
    manager.browser.tabs_to(&down).await;
    manager.browser.types("\u{e007}").await; // Enter
    manager.browser.reads(&format!("{}, Nordlandssykehuset er nummer 2.", order[0])).await;
    order.swap(0, 1);
    report.is_ordered(&manager, &order, 2).await;

    report.opens_again(&manager).await;
    manager.browser.answers("lists.0.candidates-2", "1").await;
    manager.browser.types("\u{e004}").await; // Tab: the field is left
    order.rotate_right(1);
    report.is_ordered(&manager, &order, 3).await;
}
