//! Nothing stands in anyone's way: axe-core on every page, on phone and desktop, light and dark; and no page that must be
//! scrolled sideways.

use std::collections::BTreeSet;
use tests::{
    alis::root,
    browser::{Browser, DESKTOP, Size},
    people::{Person, Stage},
};

/// WCAG 1.4.10: at 320 CSS pixels nothing is cut off.
async fn fits_narrow_screens(browser: &Browser, page: &str) {
    browser.turns_to(Size(320, 640)).await;
    let wide = browser.asks("document.documentElement.scrollWidth").await;
    browser.turns_to(DESKTOP).await;
    assert!(wide.as_i64() <= Some(320), "{page} is {wide} wide on a screen of 320");
}

async fn stands_in_nobodys_way(browser: &Browser, page: &str) {
    browser.is_accessible(page).await;
    fits_narrow_screens(browser, page).await;
    assert_eq!(browser.asks("document.querySelectorAll('h1').length").await, 1, "{page} has one h1");
}

#[tokio::test]
async fn pages_before_one_is_let_in() {
    let stage = Stage::set().await;
    let stranger = stage.stranger("stranger").await;
    stranger.goes("/").await;
    stranger.browser.sees("h1").await;
    stands_in_nobodys_way(&stranger.browser, "welcome").await;
    stranger.browser.goes(&stage.alis.first_invitation()).await;
    stranger.browser.sees("#name").await;
    stands_in_nobodys_way(&stranger.browser, "enrol").await;
    for page in ["accessibility", "privacy", "changes"] {
        stranger.goes(&format!("/about/{page}")).await;
        stands_in_nobodys_way(&stranger.browser, page).await;
    }
    for (path, page) in
        [("/docs/forms", "docs"), ("/docs/forms/implementation-plan", "docs-plan"), ("/verify", "verify")]
    {
        stranger.goes(path).await;
        stranger.browser.sees("h1").await;
        stands_in_nobodys_way(&stranger.browser, page).await;
    }
}

#[tokio::test]
async fn pages_of_the_office() {
    let stage = Stage::set().await;
    let (office, manager) = stage.office_and_manager().await;
    for (path, page) in
        [("/", "office-empty"), ("/people", "people"), ("/inbox", "inbox-empty"), ("/nowhere", "unknown")]
    {
        office.goes(path).await;
        office.browser.sees("h1").await;
        stands_in_nobodys_way(&office.browser, page).await;
    }
    let doc = manager.registers().await;
    for (path, page) in
        [("/".to_owned(), "office"), ("/inbox".into(), "inbox"), (format!("/statements/{doc}/1"), "statement")]
    {
        office.goes(&path).await;
        office.browser.reads("Ánne Márjá Åsheim").await;
        stands_in_nobodys_way(&office.browser, page).await;
    }
}

#[tokio::test]
async fn pages_of_the_manager() {
    let stage = Stage::set().await;
    let (_office, manager) = stage.office_and_manager().await;
    manager.goes("/").await;
    manager.browser.sees("h1").await;
    stands_in_nobodys_way(&manager.browser, "manager-empty").await;
    manager.goes("/import").await;
    manager.browser.reads("Last ned malen").await;
    stands_in_nobodys_way(&manager.browser, "import").await;
    manager.begins_a_registration().await;
    stands_in_nobodys_way(&manager.browser, "form-empty").await;
    manager.fills_in_everything().await;
    manager.browser.answers("wished_start", "2.3.2027").await;
    stands_in_nobodys_way(&manager.browser, "form").await;
    manager.reviews().await;
    stands_in_nobodys_way(&manager.browser, "review-blocked").await;
    manager.browser.clicks(".ds-error-summary a").await;
    manager.browser.answers("wished_start", "1.3.2028").await;
    manager.reviews().await;
    stands_in_nobodys_way(&manager.browser, "review").await;
    manager.signs_and_sends().await;
    manager.browser.reads("Mottatt").await;
    stands_in_nobodys_way(&manager.browser, "receipt").await;
    manager.goes("/").await;
    manager.browser.reads("Ánne Márjá Åsheim").await;
    stands_in_nobodys_way(&manager.browser, "manager").await;
}

/// Every page by the name of its route: who opens it and where. `{doc}` is a registration that was filed, `{plan}` a plan.
const PAGES: &[(&str, &str, &str)] = &[
    ("Home", "office", "/"),
    ("Home", "manager", "/"),
    ("Home", "trust", "/"),
    ("Home", "doctor", "/"),
    ("Home", "reader", "/"),
    ("People", "office", "/people"),
    ("People", "manager", "/people"),
    ("People", "trust", "/people"),
    ("People", "doctor", "/people"),
    ("People", "reader", "/people"),
    ("Inbox", "office", "/inbox"),
    ("Inbox", "trust", "/inbox"),
    ("Statement", "office", "/statements/{doc}/1"),
    ("Statement", "doctor", "/statements/{doc}/1"),
    ("Statement", "trust", "/statements/{plan}/1"),
    ("Confirm", "doctor", "/confirm/{doc}/1"),
    ("Confirm", "doctor", "/confirm/{plan}/1"),
    ("Import", "manager", "/import"),
    ("Form", "manager", "/forms/candidate-registration/{doc}"),
    ("Form", "manager", "/forms/implementation-plan/{plan}"),
    ("Review", "manager", "/forms/candidate-registration/{doc}/review"),
    ("Receipt", "manager", "/receipts/{doc}/1"),
    ("Enrol", "manager", "/enrol#an-invitation-of-no-consequence"),
    ("Verify", "manager", "/verify"),
    ("Unknown", "manager", "/nowhere"),
];

#[test]
fn every_route_of_the_app_is_on_the_walk() {
    let source = std::fs::read_to_string(root().join("app/src/route.rs")).expect("the routes");
    let variants = source.split("pub enum Route {").nth(1).and_then(|rest| rest.split("\n}").next()).expect("an enum");
    let named = variants.lines().filter_map(|line| line.strip_prefix("    "));
    let named = named.filter(|line| line.starts_with(|letter: char| letter.is_ascii_uppercase()));
    let routes: BTreeSet<&str> = named.map(|line| line.trim_end_matches([' ', ',', '{'])).collect();
    assert!(routes.len() >= 10, "read only {routes:?}");
    assert_eq!(routes, PAGES.iter().map(|(route, ..)| *route).collect::<BTreeSet<_>>());
}

/// All who open pages, each in the language.
struct Cast {
    office: Person,
    manager: Person,
    trust: Person,
    doctor: Person,
    reader: Person,
}

impl Cast {
    /// With the documents of a registration and a plan.
    async fn of(stage: &Stage) -> (Cast, [String; 2]) {
        let (office, manager) = stage.office_and_manager().await;
        let trust = stage.trust_of(&office, "nordland").await;
        let reader = stage.reader_of(&office, "nsdm").await;
        let filed = [manager.registers().await, manager.plans().await];
        let doctor = stage.doctor_of(&manager, "9144889").await;
        (Cast { office, manager, trust, doctor, reader }, filed)
    }

    fn named(&self, who: &str) -> &Person {
        match who {
            "office" => &self.office,
            "manager" => &self.manager,
            "trust" => &self.trust,
            "reader" => &self.reader,
            _ => &self.doctor,
        }
    }
}

async fn walks_in(language: &str) {
    let stage = Stage::set().await;
    let (cast, [doc, plan]) = Cast::of(&stage).await;
    for person in [&cast.office, &cast.manager, &cast.trust, &cast.doctor, &cast.reader] {
        person.browser.answers("language", language).await;
        person.browser.finds(&format!("document.documentElement.lang === {language:?}")).await;
    }
    for (at, (route, who, place)) in PAGES.iter().enumerate() {
        let person = cast.named(who);
        person.goes(&place.replace("{doc}", &doc).replace("{plan}", &plan)).await;
        person.browser.sees("h1").await;
        person.browser.finds("!document.querySelector('.sk')").await;
        stands_in_nobodys_way(&person.browser, &format!("walk-{language}-{at}-{route}-{who}").to_lowercase()).await;
    }
}

#[tokio::test]
async fn every_page_in_bokmal() {
    walks_in("nb").await;
}

#[tokio::test]
async fn every_page_in_nynorsk() {
    walks_in("nn").await;
}

#[tokio::test]
async fn every_page_in_english() {
    walks_in("en").await;
}
