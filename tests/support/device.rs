//! A device without a screen: a key of its own and the API it speaks. A second implementation of what the app does, with
//! another P-256. Knows no browser.

use crate::{answers, lot::Lot, receipt};
use base64ct::{Base64UrlUnpadded, Encoding};
use p256::ecdsa::{Signature, SigningKey, signature::Signer};
use reqwest::{Client, RequestBuilder, Response};
use serde_json::{Value, json};
use shared::{
    api::{
        Challenge, Decision, Enrol, Enrolment, EnrolmentState, EnrolmentWish, Filed, Invitation, InvitationWish, Me,
        Organization, PublicKey, Role, ServerFacts, SignIn, path,
    },
    day::Moment,
    form::pass,
    forms::candidate_registration::CandidateRegistration,
    numbers::municipality::MunicipalityNumber,
    rules::facts::Facts,
    statement::{
        digest::Digest,
        envelope::{Envelope, Unsigned},
        seal::{Cover, seal, seal_enrol, seal_sign_in, uuid_v7},
    },
};
use std::time::{SystemTime, UNIX_EPOCH};

/// A key, and the server it talks to.
pub struct Device {
    key: SigningKey,
    lot: Lot,
    http: Client,
    origin: String,
    cookie: Option<String>,
    pub server: ServerFacts,
    pub organization: Organization,
}

/// A statement that waits to be filed.
#[derive(Clone)]
pub struct Sealed {
    pub doc: String,
    pub rev: u32,
    pub envelope: Envelope,
}

impl Sealed {
    /// Where it is put.
    pub fn path(&self) -> String {
        path::STATEMENT.replace("{doc}", &self.doc).replace("{rev}", &self.rev.to_string())
    }
}

impl Device {
    /// A device with a key drawn from `seed`, that nobody knows yet.
    pub async fn new(origin: &str, seed: u64) -> Device {
        let mut lot = Lot::new(seed);
        let key = SigningKey::from_slice(&lot.bytes::<32>()).expect("nearly every number is a key");
        let http = Client::builder().no_proxy().build().expect("a client");
        let server = http.get(format!("{origin}{}", path::SERVER)).send().await.expect("the server answers");
        let server = json_of(server).await;
        Device {
            key,
            lot,
            http,
            origin: origin.to_owned(),
            cookie: None,
            server,
            organization: Organization::default(),
        }
    }

    /// Another address for the same server, for a proxy between them.
    pub fn through(&mut self, origin: &str) {
        origin.clone_into(&mut self.origin);
    }

    pub fn public_key(&self) -> PublicKey {
        let point = self.key.verifying_key().to_sec1_point(false);
        let part = |bytes: &[u8]| Base64UrlUnpadded::encode_string(bytes);
        let (x, y) = (part(&point.as_bytes()[1..33]), part(&point.as_bytes()[33..]));
        PublicKey { crv: "P-256".into(), kty: "EC".into(), x, y }
    }

    pub fn kid(&self) -> Digest {
        self.public_key().thumbprint()
    }

    fn sign(&self, letter: Unsigned) -> Envelope {
        let signature: Signature = self.key.sign(&letter.signing_input());
        let bytes: [u8; 64] = signature.to_bytes().into();
        letter.signed(&bytes)
    }

    /// A cover with fresh random parts.
    pub fn cover(&mut self) -> Cover {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970");
        Cover {
            aud: self.server.aud.clone(),
            municipality: self.organization.municipality.clone(),
            trust: self.organization.trust,
            doctor: self.organization.doctor,
            doc: uuid_v7(now.as_millis() as u64, self.lot.bytes()),
            rev: 1,
            previous: None,
            nonce: self.lot.bytes(),
            edition: self.server.edition,
            signed_at: Moment::from_unix(now.as_secs() as i64),
        }
    }

    /// Enrols with the token of an invitation link.
    pub async fn enrols(&mut self, link: &str, name: &str) -> Enrolment {
        let enrolment: Enrolment = json_of(self.tries_to_enrol(link, name).await).await;
        self.organization = enrolment.organization.clone();
        enrolment
    }

    /// The same; the answer as it came.
    pub async fn tries_to_enrol(&mut self, link: &str, name: &str) -> Response {
        let token = link.split_once("/enrol#").expect("an invitation link").1;
        let body = Enrol { invitation: Digest::of(token.as_bytes()), key: self.public_key(), name: name.into() };
        let cover = Cover { municipality: None, trust: None, doctor: None, ..self.cover() };
        let statement = self.sign(seal_enrol(body, cover, &self.kid()));
        let wish = EnrolmentWish { invitation: token.into(), statement };
        self.post(path::ENROLMENTS, &json!(wish)).await
    }

    /// Signs a challenge; the cookie is kept.
    pub async fn signs_in(&mut self) -> Me {
        let Challenge { challenge } = json_of(self.post(path::CHALLENGE, &json!({})).await).await;
        let cover = self.cover();
        let letter = self.sign(seal_sign_in(SignIn { challenge }, cover, &self.kid()));
        let answer = self.post(path::SESSIONS, &json!(letter)).await;
        let cookie = answer.headers().get("set-cookie").expect("a session cookie").to_str().expect("plain text");
        self.cookie = cookie.split(';').next().map(str::to_owned);
        json_of(answer).await
    }

    /// Invites someone; needs a session.
    pub async fn invites(&self, role: Role, organization: Organization, in_person: bool) -> Invitation {
        let wish = InvitationWish { role, organization, in_person };
        json_of(self.post(path::INVITATIONS, &json!(wish)).await).await
    }

    /// Approves a waiting device; needs a session.
    pub async fn approves(&self, kid: &Digest) {
        let decision = Decision { state: EnrolmentState::Approved };
        let address = path::DECISION.replace("{kid}", &kid.to_string());
        let answer = self.send(self.http.put(self.at(&address)).json(&decision)).await;
        assert!(answer.status().is_success(), "not approved: {}", answer.status());
    }

    /// Seals and signs a form as the app would.
    ///
    /// # Panics
    /// When the form may not be filed.
    pub fn seals(&mut self, form: &CandidateRegistration) -> Sealed {
        let cover = self.cover();
        self.seals_with(form, cover)
    }

    /// The same with a cover of one's own.
    ///
    /// # Panics
    /// As [`Device::seals`].
    pub fn seals_with(&mut self, form: &CandidateRegistration, cover: Cover) -> Sealed {
        let (checked, _) = pass(form, &self.facts(), self.server.today).unwrap_or_else(|report| panic!("{report:?}"));
        let (doc, rev) = (cover.doc.clone(), cover.rev);
        Sealed { doc, rev, envelope: self.sign(seal(&checked, cover, &self.kid())) }
    }

    /// Signs a body that no checked form could give: what a forger with a real key would send.
    ///
    /// # Panics
    /// Never: the honest letter it starts from is our own.
    pub fn forges(&mut self, body: &str) -> Sealed {
        let honest = self.seals(&answers::fill(answers::COMPLETE));
        let opened = honest.envelope.open().expect("our own envelope");
        let text = String::from_utf8(opened.payload).expect("our own payload");
        let (cover, _) = text.split_once("\"body\":").expect("a payload has a body");
        let forged = format!("{cover}\"body\":{body}}}");
        let payload = Base64UrlUnpadded::encode_string(forged.as_bytes());
        let input = format!("{}.{payload}", honest.envelope.protected);
        let signature: Signature = self.key.sign(input.as_bytes());
        let signature = Base64UrlUnpadded::encode_string(&signature.to_bytes());
        Sealed { envelope: Envelope { payload, signature, ..honest.envelope }, ..honest }
    }

    fn facts(&self) -> Facts {
        Facts { municipality: self.organization.municipality.clone().unwrap_or_default(), ..Facts::default() }
    }

    /// A complete registration of a doctor with this number.
    pub fn registers(&mut self, hpr_number: u32) -> Sealed {
        let mut form = answers::fill(answers::COMPLETE);
        answers::put(&mut form, "trainee.hpr_number", &format!("{hpr_number:07}"));
        self.seals(&form)
    }

    /// Files it; the answer as it came.
    ///
    /// # Errors
    /// When no answer came.
    pub async fn puts(&self, sealed: &Sealed) -> reqwest::Result<Response> {
        let request = self.http.put(self.at(&sealed.path())).header("content-type", "application/json");
        request.body(sealed.envelope.to_bytes()).send().await
    }

    /// Files it and believes nothing but a receipt that holds.
    ///
    /// # Errors
    /// Why it was not acknowledged.
    pub async fn files(&self, sealed: &Sealed) -> Result<Filed, String> {
        let answer = self.puts(sealed).await.map_err(|fault| fault.to_string())?;
        let (status, body) = (answer.status(), answer.text().await.map_err(|fault| fault.to_string())?);
        let filed: Filed = serde_json::from_str(&body).map_err(|fault| format!("{status}: {fault}: {body}"))?;
        let receipt = receipt::believe(&filed.receipt, &sealed.envelope, &self.server.vkey)?;
        let told = (filed.number, filed.received_at) == (receipt.index + 1, receipt.checkpoint.checkpoint.received_at);
        if told { Ok(filed) } else { Err("the answer says another number or time than the receipt".into()) }
    }

    /// Reads with the session.
    pub async fn gets(&self, path: &str) -> Response {
        self.send(self.http.get(self.at(path))).await
    }

    /// Puts JSON with the session.
    pub async fn puts_json(&self, path: &str, body: &Value) -> Response {
        self.send(self.http.put(self.at(path)).json(body)).await
    }

    async fn post(&self, path: &str, body: &Value) -> Response {
        self.send(self.http.post(self.at(path)).json(body)).await
    }

    async fn send(&self, request: RequestBuilder) -> Response {
        let request = request.header("origin", &self.server.origin);
        let request = self.cookie.iter().fold(request, |request, cookie| request.header("cookie", cookie));
        request.send().await.expect("the server answers")
    }

    fn at(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }
}

async fn json_of<T: serde::de::DeserializeOwned>(answer: Response) -> T {
    let (status, text) = (answer.status(), answer.text().await.expect("a body"));
    assert!(status.is_success(), "{status}: {text}");
    serde_json::from_str(&text).unwrap_or_else(|fault| panic!("{fault}: {text}"))
}

/// The office's first device, signed in, and a device of the municipality of Bodø, approved in person.
pub async fn office_and_bodo(origin: &str, invitation: &str) -> (Device, Device) {
    let mut office = Device::new(origin, 1).await;
    assert_eq!(office.enrols(invitation, "Kontoret").await.state, EnrolmentState::Approved);
    office.signs_in().await;
    let bodo = Organization { municipality: Some(MunicipalityNumber("1804".into())), ..Organization::default() };
    let link = office.invites(Role::Municipality, bodo, true).await.link;
    let mut manager = Device::new(origin, 2).await;
    assert_eq!(manager.enrols(&link, "Lederen").await.state, EnrolmentState::Approved);
    (office, manager)
}
