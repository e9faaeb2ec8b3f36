//! A small world: people of every role, documents of every kind that can be filed, and how each stands to each, written
//! down by hand. Every document and draft holds words found nowhere else, so that it is seen where they turn up.

use crate::{
    device::doc,
    form,
    people::{Letter, Person},
    server::Server,
    spares::Spare,
};
use reqwest::Method;
use serde_json::json;
use server::relations::{Relation, Sight, sight_of_kind};
use shared::{
    api::{Role, path},
    form::Form,
    views::Part,
};

/// Who somebody is in [`World::people`].
pub const OFFICE: usize = 0;
pub const BODO: usize = 1;
pub const RANA: usize = 2;
/// Where the doctor who moves goes.
pub const ALTA: usize = 3;
pub const NORDLAND: usize = 4;
pub const UNN: usize = 5;
/// Doctors: of Bodø, of Rana, and one who moves from Bodø to Alta.
pub const DOCTOR: usize = 6;
pub const OTHER: usize = 7;
pub const MOVER: usize = 8;
/// The one after is not signed in.
pub const READER: usize = 9;

/// How much must be seen of a document before its words may turn up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    Row,
    View,
    /// Of a plan: the office's view, and not the trust's.
    Periods,
    Whole,
    /// Whom registrations reach at a trust: for every municipality too, and for nothing but that.
    Recipient,
    /// A draft: for its own desk.
    Own,
    /// The name of a device: for who let it in, and for its own people.
    Name,
}

pub struct Doc {
    pub letter: Letter,
    pub kind: &'static str,
    /// The kind of the document it is about.
    pub about: Option<&'static str>,
    /// Who stands to it otherwise than their role alone says.
    pub related: Vec<(usize, Relation)>,
}

/// Words found nowhere else.
pub struct Canary {
    pub words: String,
    pub level: Level,
    /// The document they are in; for a draft, whose it is; for a name, which spare device.
    pub of: usize,
}

pub struct World {
    pub server: Server,
    pub people: Vec<Person>,
    pub docs: Vec<Doc>,
    /// Whose each is, and its document.
    pub drafts: Vec<(usize, String)>,
    pub canaries: Vec<Canary>,
    /// None, until they are brought.
    pub spares: Vec<Spare>,
}

pub fn role_of(person: usize) -> Option<Role> {
    match person {
        OFFICE => Some(Role::Office),
        BODO | RANA | ALTA => Some(Role::Municipality),
        NORDLAND | UNN => Some(Role::Trust),
        DOCTOR | OTHER | MOVER => Some(Role::Trainee),
        READER => Some(Role::Reader),
        _ => None,
    }
}

impl Doc {
    pub fn relation(&self, person: usize) -> Relation {
        let related = self.related.iter().find(|(who, _)| *who == person).map(|(_, relation)| *relation);
        related.unwrap_or(match role_of(person) {
            Some(Role::Office) => Relation::Office,
            Some(Role::Trust) => Relation::OtherTrust,
            _ => Relation::Stranger,
        })
    }

    /// By the table, and by its one rule for words about other documents.
    pub fn sight(&self, person: usize) -> Sight {
        let of = |kind: &str| sight_of_kind(kind, self.relation(person));
        match self.about.map(of) {
            None | Some(Sight::Whole) => of(self.kind),
            Some(Sight::Nothing) => Sight::Nothing,
            Some(_) => of(self.kind).min(Sight::Row),
        }
    }
}

impl World {
    pub async fn made() -> World {
        let server = Server::start().await;
        let people = people(&server).await;
        let mut world =
            World { server, people, docs: Vec::new(), drafts: Vec::new(), canaries: Vec::new(), spares: Vec::new() };
        world.files_about_the_one_who_stays().await;
        world.files_about_the_one_who_moves().await;
        world.files_the_rest().await;
        world.keeps_drafts().await;
        world
    }

    /// Whether these words may turn up before this person.
    pub fn may_read(&self, canary: &Canary, person: usize) -> bool {
        match canary.level {
            Level::Own => return canary.of == person,
            Level::Name => return self.spares[canary.of].is_seen_by(person),
            _ => {}
        }
        if role_of(person).is_none() {
            return false;
        }
        let sight = self.docs[canary.of].sight(person);
        match canary.level {
            Level::Row => sight != Sight::Nothing,
            Level::Recipient => role_of(person) == Some(Role::Municipality) || sight == Sight::Whole,
            Level::View => matches!(sight, Sight::View(_) | Sight::Whole),
            Level::Periods => matches!(sight, Sight::View(Part::Periods) | Sight::Whole),
            _ => sight == Sight::Whole,
        }
    }

    /// New words, for the document that is filed next.
    fn word(&mut self, level: Level) -> String {
        let of = self.docs.len();
        self.word_of(level, of)
    }

    pub fn word_of(&mut self, level: Level, of: usize) -> String {
        let at = self.canaries.len();
        let letter = |n: usize| char::from(b'a' + (n % 26) as u8);
        let words = format!("kanari{}{}", letter(at / 26), letter(at));
        self.canaries.push(Canary { words: words.clone(), level, of });
        words
    }

    async fn files<F: Form>(
        &mut self,
        by: usize,
        form: &F,
        about: Option<&'static str>,
        related: &[(usize, Relation)],
    ) -> Letter {
        let letter = self.people[by].files_form(form).await;
        let related = [&[(by, Relation::Owner)], related].concat();
        self.docs.push(Doc { letter: letter.clone(), kind: F::KIND, about, related });
        letter
    }

    async fn registers(
        &mut self,
        by: usize,
        doctor: u32,
        changes: serde_json::Value,
        related: &[(usize, Relation)],
    ) -> Letter {
        let (name, remarks) = (self.word(Level::Row), self.word(Level::Whole));
        let mut form = json!({
            "trainee": { "name": name, "hpr_number": doctor, "email": "anne@bodo.kommune.no" },
            "remarks": remarks,
        });
        changes.as_object().unwrap().iter().for_each(|(name, value)| form[name] = value.clone());
        self.files(by, &form::with(doctor, form), None, related).await
    }

    /// Plan, minutes and agreement.
    async fn plans(&mut self, doctor: u32, related: &[(usize, Relation)], addressed: &[(usize, Relation)]) -> Letter {
        let levels = [Level::Row, Level::Whole, Level::Periods, Level::View];
        let words = levels.map(|level| self.word(level));
        let plan = form::plan_with(doctor, [&words[0], &words[1], &words[2], &words[3]]);
        let plan = self.files(BODO, &plan, None, &[related, addressed].concat()).await;
        let (name, said) = (self.word(Level::Row), self.word(Level::Whole));
        self.files(BODO, &form::meeting(doctor, &name, &said), None, &[related, addressed].concat()).await;
        let (name, said) = (self.word(Level::Row), self.word(Level::Whole));
        self.files(BODO, &form::agreement(doctor, &name, &said), None, &[related, addressed].concat()).await;
        plan
    }

    async fn files_about_the_one_who_stays(&mut self) {
        let doctor = self.people[DOCTOR].doctor.unwrap();
        let addressed = [(NORDLAND, Relation::Addressed)];
        let subject = [(DOCTOR, Relation::Subject)];
        let both = [subject, addressed].concat();
        let registration = self.registers(BODO, doctor, json!({}), &both).await;
        self.lets_in(BODO, DOCTOR).await;
        let plan = self.plans(doctor, &subject, &addressed).await;
        let of_bodo = (BODO, Relation::Owner);
        let first = self.word(Level::Whole);
        let first = form::dispute_with(&registration.digest(), &first);
        self.files(DOCTOR, &first, Some("candidate-registration"), &[of_bodo, addressed[0]]).await;
        // what the doctor says of a plan is addressed to no trust
        let second = self.word(Level::Whole);
        self.files(DOCTOR, &form::dispute_with(&plan.digest(), &second), Some("implementation-plan"), &[of_bodo]).await;
    }

    async fn files_about_the_one_who_moves(&mut self) {
        let doctor = self.people[MOVER].doctor.unwrap();
        let addressed = [(NORDLAND, Relation::Addressed)];
        let related = [(MOVER, Relation::Subject), (ALTA, Relation::Successor)];
        let registration = self.registers(BODO, doctor, json!({}), &[&related[..], &addressed].concat()).await;
        self.lets_in(BODO, MOVER).await;
        // once the registration is closed, the trust it was for sees nothing of what was not addressed to it
        self.plans(doctor, &related, &[]).await;
        let closing = form::moving(&registration.doc, "5601");
        let closing =
            self.files(BODO, &closing, Some("candidate-registration"), &[&related[..], &addressed].concat()).await;
        let confirmation = form::confirmation(&closing.digest());
        let of_bodo = [&addressed[..], &[(BODO, Relation::Owner)]].concat();
        self.files(MOVER, &confirmation, Some("closing"), &of_bodo).await;
    }

    async fn files_the_rest(&mut self) {
        let doctor = self.people[OTHER].doctor.unwrap();
        let to_unn = json!({ "trust": "unn", "site": "tromso" });
        self.registers(RANA, doctor, to_unn, &[(OTHER, Relation::Subject), (UNN, Relation::Addressed)]).await;
        self.lets_in(RANA, OTHER).await;
        let live = self.docs[0].letter.doc.clone();
        let remarks = self.word(Level::Whole);
        self.files(BODO, &form::report_with(&[&live], &remarks), None, &[]).await;
        let (manager, said) = (self.word(Level::View), self.word(Level::Whole));
        self.files(BODO, &form::enterprise_with(&manager, &said), None, &[]).await;
        let (coordinator, unit) = (self.word(Level::Recipient), self.word(Level::Whole));
        self.files(NORDLAND, &form::profile_with(&coordinator, &unit), None, &[]).await;
    }

    async fn keeps_drafts(&mut self) {
        for person in OFFICE..READER {
            let (doc, words) = (doc(), self.word_of(Level::Own, person));
            let draft = json!({ "kind": "candidate-registration", "paper": { "remarks": words } });
            let saved = self.people[person].sends(Method::PUT, &path::DRAFT.replace("{doc}", &doc), &draft).await;
            assert_eq!(saved.status, 200, "{}", saved.text);
            self.drafts.push((person, doc));
        }
    }

    async fn lets_in(&mut self, by: usize, doctor: usize) {
        let number = self.people[doctor].doctor.unwrap();
        self.people[doctor] = self.people[by].brings_in_doctor(&self.server, number).await;
    }
}

async fn people(server: &Server) -> Vec<Person> {
    let office = server.office().await;
    let mut people = Vec::new();
    for (name, role, organization) in [
        ("bodo", "municipality", "1804"),
        ("rana", "municipality", "1833"),
        ("alta", "municipality", "5601"),
        ("nordland", "trust", "nordland"),
        ("unn", "trust", "unn"),
    ] {
        people.push(office.brings_in(server, name, role, organization).await);
    }
    for name in ["doctor", "other", "mover"] {
        people.push(Person { doctor: Some(form::doctor()), ..Person::new(server, name).await });
    }
    people.push(office.brings_in(server, "reader", "reader", "nsdm").await);
    people.push(Person::new(server, "nobody").await);
    people.insert(OFFICE, office);
    people
}
