//! The people of the journeys, in the words of the story: the office invites, a manager registers. Knows where in the
//! product a person goes, and nothing of how it is made.

use crate::{
    alis::Alis,
    answers::{self, COMPLETE},
    browser::{Browser, PHONE},
};
use serde_json::Value;
use shared::{numbers::doc_id::uuid_v7, statement::envelope::Envelope};
use std::{path::Path, time::Duration};

/// A stage: one server, and people who come to it.
pub struct Stage {
    pub alis: Alis,
    /// Where people reach it; a proxy may stand between.
    pub origin: String,
}

impl Stage {
    pub async fn set() -> Stage {
        let alis = Alis::start().await;
        let origin = alis.origin();
        Stage { alis, origin }
    }

    /// The office's first administrator, in by the link the first start printed.
    pub async fn office(&self) -> Person {
        let office = Person { browser: Browser::open("office").await, origin: self.origin.clone() };
        office.enrols(&self.alis.first_invitation(), "Kari Kontor").await;
        office.is_in().await;
        office
    }

    /// Someone whom nobody knows yet.
    pub async fn stranger(&self, name: &str) -> Person {
        Person { browser: Browser::open(name).await, origin: self.origin.clone() }
    }

    /// Somebody at a health trust, invited face to face by the office.
    pub async fn trust_of(&self, office: &Person, code: &str) -> Person {
        office.goes("/people").await;
        office.browser.clicks("#whom-trust").await;
        office.browser.clicks(&format!("#trust-{code}")).await;
        let link = office.invites_in_person().await;
        let trust = self.stranger("trust").await;
        trust.enrols(&link, "Siv Koordinator").await;
        trust.is_in().await;
        trust
    }

    /// Somebody who reads figures only, invited face to face by the office.
    pub async fn reader_of(&self, office: &Person, code: &str) -> Person {
        office.goes("/people").await;
        office.browser.clicks("#whom-reader").await;
        office.browser.clicks(&format!("#reader-{code}")).await;
        let link = office.invites_in_person().await;
        let reader = self.stranger("reader").await;
        reader.enrols(&link, "Rita Rådgiver").await;
        reader.is_in().await;
        reader
    }

    /// The doctor with this HPR number, invited face to face by whoever has registered them; on a phone.
    pub async fn doctor_of(&self, manager: &Person, hpr_number: &str) -> Person {
        let link = manager.invites_doctor(hpr_number).await;
        let doctor = self.stranger("doctor").await;
        doctor.browser.turns_to(PHONE).await;
        doctor.enrols(&link, "Ánne Márjá Åsheim").await;
        doctor.is_in().await;
        doctor
    }

    /// The office, and the unit manager of Bodø, invited and approved.
    pub async fn office_and_manager(&self) -> (Person, Person) {
        let office = self.office().await;
        let link = office.invites("Bodø").await;
        let manager = self.stranger("manager").await;
        manager.enrols(&link, "Tor Leder").await;
        let seen = manager.reads_own_fingerprint().await;
        office.approves(&seen).await;
        manager.is_in().await;
        (office, manager)
    }
}

/// A person with a browser.
pub struct Person {
    pub browser: Browser,
    pub origin: String,
}

impl Person {
    pub async fn goes(&self, path: &str) {
        self.browser.goes(&format!("{}{path}", self.origin)).await;
    }

    /// Opens the link and gets the device ready.
    pub async fn enrols(&self, link: &str, name: &str) {
        self.browser.goes(link).await;
        self.browser.sees("#name").await;
        self.browser.answers("name", name).await;
        self.browser.presses("Lag nøkkel").await;
    }

    /// In, and at home.
    pub async fn is_in(&self) {
        self.browser.sees(".top__who").await;
        self.browser.sees("h1").await;
    }

    /// The eight characters a new device shows.
    pub async fn reads_own_fingerprint(&self) -> String {
        let shown = self.browser.sees(".fingerprint [aria-hidden]").await;
        shown.text().await.expect("text")
    }

    /// Invites a municipality by name; the link.
    pub async fn invites(&self, municipality: &str) -> String {
        self.goes("/people").await;
        self.browser.sees("#municipality").await;
        self.browser.answers("municipality", municipality).await;
        self.browser.presses("Lag invitasjon").await;
        self.browser.sees("img[src^='data:image/svg+xml']").await;
        self.browser.sees(".link-box").await.text().await.expect("a link").trim().to_owned()
    }

    /// Compares the characters and approves.
    pub async fn approves(&self, fingerprint: &str) {
        self.goes("/people").await;
        self.browser.reads(fingerprint).await;
        self.browser.presses("Godkjenn").await;
    }

    /// Opens an empty registration; the document.
    pub async fn begins_a_registration(&self) -> String {
        self.goes("/").await;
        self.browser.presses("Meld inn en lege").await;
        self.browser.sees("[id='trainee.name']").await;
        let address = self.browser.address().await;
        address.rsplit('/').next().expect("an address has parts").to_owned()
    }

    /// Opens a new form of any kind by its address; the document.
    pub async fn begins(&self, kind: &str) -> String {
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("after 1970");
        let random = now.subsec_nanos().to_be_bytes().repeat(3)[..10].try_into().expect("ten bytes");
        let doc = uuid_v7(now.as_millis() as u64, random);
        self.goes(&format!("/forms/{kind}/{doc}")).await;
        self.browser.sees("form.questions").await;
        doc
    }

    /// Invites a doctor they have registered, face to face; the link.
    pub async fn invites_doctor(&self, hpr_number: &str) -> String {
        self.goes("/people").await;
        self.browser.clicks("#whom-trainee").await;
        self.browser.answers("hpr-number", hpr_number).await;
        self.invites_in_person().await
    }

    async fn invites_in_person(&self) -> String {
        self.browser.clicks("#in-person").await;
        self.browser.presses("Lag invitasjon").await;
        self.browser.sees("img[src^='data:image/svg+xml']").await;
        self.browser.sees(".link-box").await.text().await.expect("a link").trim().to_owned()
    }

    /// Makes an invitation for another device of their own; the link.
    pub async fn adds_a_device(&self) -> String {
        self.goes("/people").await;
        self.browser.presses("Legg til en enhet").await;
        self.browser.sees("img[src^='data:image/svg+xml']").await;
        self.browser.sees(".link-box").await.text().await.expect("a link").trim().to_owned()
    }

    /// To another role of this device, by the head of the page.
    pub async fn switches_to(&self, organization: &str) {
        self.browser.clicks(".roles summary").await;
        self.browser.presses(organization).await;
        self.acts_for(organization).await;
    }

    /// Until the head of the page names this organization.
    pub async fn acts_for(&self, organization: &str) {
        self.browser
            .finds(&format!("document.querySelector('.top__org')?.textContent.trim() === {organization:?}"))
            .await;
    }

    /// Plans the training of a doctor, and sends the plan; its document.
    pub async fn plans(&self) -> String {
        let doc = self.begins("implementation-plan").await;
        self.fills_in(answers::complete("implementation-plan")).await;
        self.sends().await;
        doc
    }

    /// Reviews, signs, and waits for the receipt.
    pub async fn sends(&self) {
        self.reviews().await;
        self.signs_and_sends().await;
        self.browser.finds("location.pathname.startsWith('/receipts/')").await;
        self.browser.reads("Mottatt").await;
    }

    /// Corrects one answer of a registration and sends it again.
    pub async fn corrects(&self, doc: &str, path: &str, answer: &str) {
        self.goes(&format!("/forms/candidate-registration/{doc}")).await;
        self.browser.answers(path, answer).await;
        self.sends().await;
    }

    /// Says that everything is right but this, and signs it.
    pub async fn disputes(&self, doc: &str, rev: u32, path: &str, note: &str) {
        self.goes(&format!("/confirm/{doc}/{rev}")).await;
        self.says_is_wrong(path, note).await;
        self.sends_the_answer().await;
    }

    /// Says that everything is right, and signs it.
    pub async fn confirms(&self, doc: &str, rev: u32) {
        self.goes(&format!("/confirm/{doc}/{rev}")).await;
        self.says_the_rest_is_right().await;
        self.sends_the_answer().await;
    }

    /// On the page of confirmation: signs what was answered.
    pub async fn sends_the_answer(&self) {
        self.browser.presses("Signer og send").await;
        self.browser.reads("Svaret ditt er sendt").await;
    }

    /// Opens a page and reads these words there.
    pub async fn finds_on(&self, place: &str, words: &str) {
        self.goes(place).await;
        self.browser.reads(words).await;
    }

    /// On the page of confirmation: everything is right but this.
    pub async fn says_is_wrong(&self, path: &str, note: &str) {
        self.browser.clicks(&format!(".pick[data-no]:has(input[name='{path}'])")).await;
        self.browser.clicks(&format!("[id='note-{path}']")).await;
        self.browser.types(note).await;
        self.says_the_rest_is_right().await;
    }

    /// On the page of confirmation: everything that is still open is right.
    pub async fn says_the_rest_is_right(&self) {
        self.browser.sees(".ask").await;
        let press = "(document.querySelectorAll('.ask').forEach(ask => {
            if (!ask.querySelector(':checked')) ask.querySelector('input').click(); }), true)";
        self.browser.asks(press).await;
    }

    /// Answers every question, with the keyboard alone.
    pub async fn fills_in_everything(&self) {
        self.fills_in(COMPLETE).await;
    }

    /// Answers these questions, with the keyboard alone. Rows are added when their first cell is reached.
    pub async fn fills_in(&self, answers: &[(&str, &str)]) {
        for (path, answer) in answers {
            let there = self
                .browser
                .asks(&format!("!!document.getElementById({path:?}) || !!document.getElementsByName({path:?}).length"))
                .await;
            if there == false {
                self.adds_a_row(path).await;
            }
            self.browser.answers(path, answer).await;
        }
    }

    /// Presses the button below the rows this cell stands in: `roles.clinical_supervisors.0`, `periods.2.from`.
    pub async fn adds_a_row(&self, path: &str) {
        let rows: Vec<&str> = path.split('.').take_while(|part| part.parse::<usize>().is_err()).collect();
        let id = format!("{}-add", rows.join("."));
        self.browser.tabs_to(&format!("e.id === {id:?}")).await;
        self.browser.types("\u{e007}").await; // Enter
    }

    /// To the page that shows everything once more.
    pub async fn reviews(&self) {
        self.browser.presses("Se over og send").await;
        self.browser.finds("location.pathname.endsWith('/review')").await;
        self.browser.sees("h1").await;
    }

    pub async fn signs_and_sends(&self) {
        self.browser.presses("Signer og send").await;
    }

    /// Registers a doctor, from the empty form to the receipt; the document.
    pub async fn registers(&self) -> String {
        let doc = self.begins_a_registration().await;
        self.fills_in_everything().await;
        self.reviews().await;
        self.signs_and_sends().await;
        self.browser.finds("location.pathname.startsWith('/receipts/')").await;
        self.browser.reads("Mottatt").await;
        doc
    }

    /// What was filed, as the person's own session reads it.
    pub async fn filed_body(&self, doc: &str, rev: u32) -> Value {
        let path = shared::api::path::STATEMENT.replace("{doc}", doc).replace("{rev}", &rev.to_string());
        let statement = self.browser.evaluates(&format!("fetch('{path}').then(answer => answer.json())")).await;
        let envelope: Envelope = serde_json::from_value(statement["envelope"].clone()).expect("an envelope");
        let payload = envelope.open().expect("it opens").payload;
        serde_json::from_slice::<Value>(&payload).expect("JSON")["body"].take()
    }

    /// Saves every file the receipt offers; their paths.
    pub async fn downloads_into(&self, folder: &Path) -> Vec<String> {
        self.browser.downloads_to(folder).await;
        let count =
            self.browser.asks("document.querySelectorAll('a[download]').length").await.as_u64().expect("a count");
        assert!(count >= 3, "the receipt offers {count} files");
        for at in 0..count {
            self.browser.asks(&format!("(document.querySelectorAll('a[download]')[{at}].click(), true)")).await;
            tokio::time::sleep(Duration::from_millis(400)).await;
        }
        self.browser.downloaded(folder, count as usize).await
    }
}
