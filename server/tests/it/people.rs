//! People with a device: they are invited, enrol, sign in, file and read. What they do comes back as an answer.

use crate::{
    answer::Answer,
    device::{Cover, Device, doc},
    form,
    server::{Server, token},
};
use reqwest::{Client, Method, RequestBuilder};
use serde_json::{Value, json};
use shared::{
    api::{Challenge, Enrol, EnrolmentWish, Filed, Invitation, SignIn, path},
    form::Form,
    forms::candidate_registration::CandidateRegistration,
    statement::{checkpoint::Vkey, digest::Digest, envelope::Envelope},
};

#[derive(Clone)]
pub struct Person {
    pub device: Device,
    pub name: String,
    pub cookie: String,
    /// Whom they act for, on what they sign.
    pub municipality: Option<String>,
    pub trust: Option<String>,
    pub doctor: Option<u32>,
    pub http: Client,
    pub base: String,
}

/// Something filed: where, and with what bytes.
#[derive(Clone, Debug)]
pub struct Letter {
    pub doc: String,
    pub rev: u32,
    pub envelope: Envelope,
}

impl Letter {
    pub fn address(&self) -> String {
        address(&self.doc, self.rev)
    }
    /// What the next revision names as the one before.
    pub fn digest(&self) -> String {
        self.envelope.open().unwrap().payload_digest().to_string()
    }
}

pub fn address(doc: &str, rev: u32) -> String {
    path::STATEMENT.replace("{doc}", doc).replace("{rev}", &rev.to_string())
}

impl Person {
    pub async fn new(server: &Server, name: &str) -> Person {
        Person {
            device: Device::named(name),
            name: name.into(),
            cookie: String::new(),
            municipality: None,
            trust: None,
            doctor: None,
            http: Client::new(),
            base: server.url(""),
        }
    }

    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.http.request(method, format!("{}{path}", self.base));
        if self.cookie.is_empty() { request } else { request.header("cookie", &self.cookie) }
    }

    pub async fn gets(&self, path: &str) -> Answer {
        Answer::of(self.request(Method::GET, path).send().await.unwrap()).await
    }

    pub async fn sends(&self, method: Method, path: &str, body: &Value) -> Answer {
        let request = self.request(method, path).json(body);
        Answer::of(request.send().await.unwrap()).await
    }

    pub async fn puts_bytes(&self, path: &str, bytes: Vec<u8>) -> Answer {
        let request = self.request(Method::PUT, path).header("content-type", "application/json").body(bytes);
        Answer::of(request.send().await.unwrap()).await
    }

    // ---- coming in

    pub async fn invites(&self, role: &str, organization: Value, in_person: bool) -> Answer {
        let wish = json!({ "role": role, "organization": organization, "in_person": in_person });
        self.sends(Method::POST, path::INVITATIONS, &wish).await
    }

    /// The token of a link this person has made.
    pub async fn token_for(&self, role: &str, organization: Value, in_person: bool) -> String {
        token(&self.invites(role, organization, in_person).await.told::<Invitation>().link)
    }

    pub fn enrolment(&self, token: &str) -> EnrolmentWish {
        let invitation = Digest::of(token.as_bytes());
        let body = Enrol { invitation, key: self.device.public_key(), name: self.name.clone() };
        let statement = self.device.seal("enrol", &Cover::new("enrol", &doc(), 1).around(&body));
        EnrolmentWish { invitation: token.into(), statement }
    }

    pub async fn enrols(&self, token: &str) -> Answer {
        self.sends(Method::POST, path::ENROLMENTS, &json!(self.enrolment(token))).await
    }

    pub async fn decides(&self, other: &Person, state: &str) -> Answer {
        let path = path::DECISION.replace("{kid}", &other.device.kid().to_string());
        self.sends(Method::PUT, &path, &json!({ "state": state })).await
    }

    pub async fn challenge(&self) -> String {
        let answer = self.sends(Method::POST, path::CHALLENGE, &json!({})).await;
        answer.told::<Challenge>().challenge
    }

    pub fn sign_in(&self, challenge: &str) -> Envelope {
        let body = SignIn { challenge: challenge.into() };
        self.device.seal("sign-in", &Cover::new("sign-in", &doc(), 1).around(&body))
    }

    pub async fn signs_in(&self) -> Answer {
        let letter = self.sign_in(&self.challenge().await);
        self.sends(Method::POST, path::SESSIONS, &json!(letter)).await
    }

    pub async fn signed_in(mut self) -> Person {
        let answer = self.signs_in().await;
        assert_eq!(answer.status, 201, "{}", answer.text);
        self.cookie = answer.header("set-cookie").split(';').next().unwrap().to_owned();
        self
    }

    /// A colleague at a municipality or a trust, invited in person and signed in.
    pub async fn brings_in(&self, server: &Server, name: &str, role: &str, organization: &str) -> Person {
        let token = self.token_for(role, json!({ role: organization }), true).await;
        let mut person = Person::new(server, name).await;
        match role {
            "municipality" => person.municipality = Some(organization.into()),
            "trust" => person.trust = Some(organization.into()),
            _ => {} // readers of figures file nothing
        }
        person.comes_in(&token).await
    }

    /// The doctor with this HPR number, invited in person and signed in.
    pub async fn brings_in_doctor(&self, server: &Server, doctor: u32) -> Person {
        let token = self.token_for("trainee", json!({ "doctor": doctor }), true).await;
        let person =
            Person { doctor: Some(doctor), ..Person::new(server, &format!("doctor {doctor} by {}", self.name)).await };
        person.comes_in(&token).await
    }

    async fn comes_in(self, token: &str) -> Person {
        assert_eq!(self.enrols(token).await.status, 201);
        self.signed_in().await
    }

    // ---- filing

    pub fn cover(&self, doc: &str, rev: u32) -> Cover {
        self.cover_of::<CandidateRegistration>(doc, rev)
    }

    pub fn cover_of<F: Form>(&self, doc: &str, rev: u32) -> Cover {
        let (municipality, trust) = (self.municipality.clone(), self.trust.clone());
        Cover { municipality, trust, doctor: self.doctor, ..Cover::new(F::KIND, doc, rev) }
    }

    pub fn letter<F: Form>(&self, cover: &Cover, form: &F) -> Letter {
        let envelope = self.device.seal(F::KIND, &cover.around(form));
        Letter { doc: cover.doc.clone(), rev: cover.rev, envelope }
    }

    /// A first revision of a form of any kind.
    pub fn first<F: Form>(&self, form: &F) -> Letter {
        self.letter(&self.cover_of::<F>(&doc(), 1), form)
    }

    /// Files a first revision of a form of any kind, which is received.
    pub async fn files_form<F: Form>(&self, form: &F) -> Letter {
        let letter = self.first(form);
        let answer = self.files(&letter).await;
        assert_eq!(answer.status, 201, "{}", answer.text);
        letter
    }

    /// A first revision about another doctor each time.
    pub fn new_letter(&self) -> Letter {
        self.letter(&self.cover(&doc(), 1), &form::registration())
    }

    pub fn revision<F: Form>(&self, of: &Letter, form: &F) -> Letter {
        let cover = Cover { previous: Some(of.digest()), ..self.cover_of::<F>(&of.doc, of.rev + 1) };
        self.letter(&cover, form)
    }

    pub async fn files(&self, letter: &Letter) -> Answer {
        self.puts_bytes(&letter.address(), letter.envelope.to_bytes()).await
    }

    /// Files a first revision that is received.
    pub async fn files_one(&self) -> (Letter, Filed) {
        let letter = self.new_letter();
        let answer = self.files(&letter).await;
        assert_eq!(answer.status, 201, "{}", answer.text);
        (letter, answer.told())
    }

    pub async fn vkey(&self) -> Vkey {
        self.gets(path::SERVER).await.json()["vkey"].as_str().unwrap().parse().unwrap()
    }
}

/// An office and a municipality (Bodø), signed in.
pub async fn office_and_bodo(server: &Server) -> (Person, Person) {
    let office = server.office().await;
    let bodo = office.brings_in(server, "bodo", "municipality", "1804").await;
    (office, bodo)
}
