//! Nothing foreign in any answer: everybody asks every route for everything, at random, many times over. Each document and
//! draft and each spare device holds words found nowhere else, and whoever may not see them never does; whoever may, does,
//! so the search sees. They also decide over devices, write and remove drafts, and invite: only who may changes anything.
//! `ALIS_CANARY_REQUESTS` says how many requests; 100,000 in release.

use crate::{
    device::doc,
    people::Person,
    spares::Spare,
    world::{DOCTOR, Level, MOVER, OTHER, World, role_of},
};
use reqwest::Method;
use serde_json::{Value, json};
use server::routes::{ROUTES, Route};
use shared::api::{Enrolment, EnrolmentState, Role, path};
use std::{collections::BTreeSet, sync::Arc};

fn requests() -> usize {
    let told = std::env::var("ALIS_CANARY_REQUESTS").ok().and_then(|count| count.parse().ok());
    told.unwrap_or(if cfg!(debug_assertions) { 4_000 } else { 100_000 })
}

/// Xorshift: the same lots in each run.
struct Lot(u64);

impl Lot {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }
}

/// What is drawn from: names of everything there is.
struct Pool {
    docs: Vec<String>,
    kids: Vec<String>,
}

/// Signing out would only blind the search; events do not end.
fn is_asked(route: &Route) -> bool {
    !matches!((route.method, route.path), ("DELETE", path::ME) | ("GET", path::EVENTS))
}

/// So would taking out a device of the world by who may, and removing the own draft that is to be found.
fn would_blind(world: &World, person: usize, route: &Route, address: &str) -> bool {
    let is_kid_of = |other: &usize| address.contains(&world.people[*other].device.kid().to_string());
    match (route.method, route.path) {
        ("DELETE", path::DRAFT) => world.drafts.iter().any(|(owner, doc)| *owner == person && address.contains(doc)),
        ("PUT", path::DECISION) => {
            (0..world.people.len()).find(is_kid_of).is_some_and(|other| world.answers_for(person, other))
        }
        _ => false,
    }
}

fn address(route: &Route, pool: &Pool, lot: &mut Lot) -> String {
    let kinds = server::kinds::KINDS;
    let doc = &pool.docs[lot.below(pool.docs.len())];
    let kid = &pool.kids[lot.below(pool.kids.len())];
    let path = route.path.replace("{doc}", doc).replace("{kid}", kid).replace("{id}", kid);
    let path = path.replace("{rev}", ["1", "1", "1", "2"][lot.below(4)]);
    let path = path.replace("{kind}", kinds[lot.below(kinds.len())].name);
    match lot.below(6) {
        0 => format!("{path}?doc={doc}&from=0&to=9&limit=3"),
        1 => format!("{path}?owner=office&municipality=1804&before=12"),
        2 if route.path == path::FACTS => format!("{path}?doc={doc}"),
        _ => path,
    }
}

/// What is sent along.
fn body(world: &World, person: usize, route: &Route, lot: &mut Lot) -> Value {
    match (route.method, route.path) {
        ("POST", path::INVITATIONS) => {
            let doctor = world.people[[DOCTOR, OTHER, MOVER][lot.below(3)]].doctor;
            let (role, organization) = match lot.below(6) {
                0 => ("office", json!({})),
                1 => ("municipality", json!({ "municipality": "1804" })),
                2 => ("trust", json!({ "trust": "unn" })),
                3 => ("reader", json!({ "reader": "nsdm" })),
                _ => ("trainee", json!({ "doctor": doctor })),
            };
            json!({ "role": role, "organization": organization, "in_person": lot.below(2) == 0 })
        }
        ("POST", path::DOCUMENT_INVITATION) => json!({ "again": lot.below(2) == 0 }),
        ("PUT", path::DECISION) => {
            let wanted = ["approved", "refused", "revoked"][lot.below(3)];
            json!({ "state": wanted })
        }
        ("PUT", path::DRAFT) => {
            let own = world.canaries.iter().find(|canary| canary.level == Level::Own && canary.of == person);
            let remarks = own.map_or("", |canary| &canary.words);
            json!({ "kind": "candidate-registration", "paper": { "remarks": remarks } })
        }
        _ => json!({}),
    }
}

/// Whether it was right to let this person change what they wanted changed.
fn may_change(world: &World, person: usize, route: &Route, address: &str, body: &Value) -> bool {
    match (route.method, route.path) {
        ("POST", path::INVITATIONS) => world.may_invite(person, &body["organization"]),
        ("PUT", path::DECISION) => {
            let spare = world.spares.iter().find(|spare| address.contains(&spare.kid()));
            let wanted: EnrolmentState = serde_json::from_value(body["state"].clone()).unwrap();
            spare.is_some_and(|spare| spare.is_decided_by(person, wanted))
        }
        _ => true,
    }
}

/// Asks one thing: the status and the text of the answer.
async fn asks(who: &Person, route: &Route, address: &str, body: &Value) -> (u16, String) {
    let method = Method::from_bytes(route.method.as_bytes()).unwrap();
    let mut request = who.request(method, address);
    if route.method != "GET" {
        request = request.json(body);
    }
    let answer = request.send().await.unwrap();
    (answer.status().as_u16(), answer.text().await.unwrap())
}

/// The words in a text that are found nowhere else. What is signed travels as base64 and is read as well.
fn found(text: &str) -> BTreeSet<String> {
    let mut found = words_in(text);
    if let Ok(statement) = serde_json::from_str::<shared::api::Statement>(text)
        && let Ok(opened) = statement.envelope.open()
    {
        found.extend(words_in(&String::from_utf8_lossy(&opened.payload)));
    }
    found
}

fn words_in(text: &str) -> BTreeSet<String> {
    text.match_indices("kanari").filter_map(|(at, _)| text.get(at..at + 8)).map(str::to_owned).collect()
}

/// Words that were read by somebody who may not read them.
fn foreign<'a>(world: &World, person: usize, read: impl Iterator<Item = &'a String>) -> Vec<String> {
    let known = |words: &String| world.canaries.iter().find(|canary| canary.words == *words);
    read.filter(|words| !known(words).is_some_and(|canary| world.may_read(canary, person))).cloned().collect()
}

async fn wanders(
    world: Arc<World>,
    pool: Arc<Pool>,
    seed: u64,
    count: usize,
) -> (Vec<String>, BTreeSet<(usize, String)>) {
    let decisions = ROUTES.iter().filter(|route| route.path == path::DECISION);
    let decisions = decisions.cycle().take(4); // who may decide over a device is drawn seldom
    let routes: Vec<&Route> = ROUTES.iter().filter(|route| is_asked(route)).chain(decisions).collect();
    let mut lot = Lot(seed);
    let (mut wrong, mut seen) = (Vec::new(), BTreeSet::new());
    for _ in 0..count {
        let person = lot.below(world.people.len());
        let route = routes[lot.below(routes.len())];
        let address = address(route, &pool, &mut lot);
        let body = body(&world, person, route, &mut lot);
        if would_blind(&world, person, route, &address) {
            continue;
        }
        let (status, text) = asks(&world.people[person], route, &address, &body).await;
        if status < 300 && !may_change(&world, person, route, &address, &body) {
            wrong.push(format!("{} {address} {body} by {}", route.method, world.people[person].name));
        }
        let read = found(&text);
        let stolen = foreign(&world, person, read.iter());
        wrong.extend(stolen.iter().map(|words| format!("{words} read by {}: {} {address}", person, route.method)));
        seen.extend(read.into_iter().map(|words| (person, words)));
    }
    (wrong, seen)
}

/// Everything each person may read, they do read when they ask for it: the search is not blind.
async fn everybody_reads_their_own(world: &World) {
    for (person, who) in world.people.iter().enumerate().filter(|(person, _)| role_of(*person).is_some()) {
        if role_of(person) == Some(Role::Reader) {
            continue;
        }
        let mut read = found(&who.gets(path::STATEMENTS).await.text);
        read.extend(found(&who.gets(path::ENROLMENTS).await.text));
        read.extend(found(&who.gets(path::FACTS).await.text));
        for doc in &world.docs {
            let at = doc.letter.address();
            for address in [at.clone(), format!("{at}/view")] {
                read.extend(found(&who.gets(&address).await.text));
            }
        }
        for (_, draft) in &world.drafts {
            read.extend(found(&who.gets(&path::DRAFT.replace("{doc}", draft)).await.text));
        }
        let theirs = world.canaries.iter().filter(|canary| world.may_read(canary, person));
        let theirs: BTreeSet<String> = theirs.map(|canary| canary.words.clone()).collect();
        assert_eq!(read, theirs, "{}", who.name);
    }
}

/// The devices of the world still act, drafts still hold the own words; and what may be changed was.
async fn what_nobody_may_change_is_as_it_was(world: &World) {
    for (person, who) in world.people.iter().enumerate().filter(|(person, _)| role_of(*person).is_some()) {
        assert_eq!(who.gets(path::ME).await.status, 200, "{}", who.name);
        for (_, doc) in world.drafts.iter().filter(|(owner, _)| *owner == person) {
            let read = found(&who.gets(&path::DRAFT.replace("{doc}", doc)).await.text);
            let own = read.iter().all(|words| world.canaries.iter().any(|one| one.words == *words && one.of == person));
            assert!(own && read.len() == 1, "{}: {read:?}", who.name);
        }
    }
    let mut states = BTreeSet::new();
    for spare in &world.spares {
        let told: Enrolment = spare.person.gets(&path::ENROLMENT.replace("{kid}", &spare.kid())).await.told();
        states.insert(format!("{:?}", told.state));
    }
    assert!(states.contains("Revoked") && states.contains("Refused"), "hardly anything was decided: {states:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn in_many_random_requests_nobody_reads_a_foreign_byte() {
    const WANDERERS: usize = 24;
    let mut world = World::made().await;
    world.brings_spares().await;
    let world = Arc::new(world);
    everybody_reads_their_own(&world).await;
    let docs = world.docs.iter().map(|doc| doc.letter.doc.clone());
    let docs = docs.chain(world.drafts.iter().map(|(_, doc)| doc.clone())).chain([doc(), "x".into()]).collect();
    let kids = world.people.iter().map(|person| person.device.kid().to_string()).chain(["x".into()]);
    let kids = kids.chain(world.spares.iter().map(Spare::kid)).collect();
    let pool = Arc::new(Pool { docs, kids });
    let each = requests() / WANDERERS + 1;
    let mut wandering = tokio::task::JoinSet::new();
    for seed in 0..WANDERERS {
        wandering.spawn(wanders(world.clone(), pool.clone(), 0x9e37_79b9_7f4a_7c15 ^ (seed as u64 + 1), each));
    }
    let (mut wrong, mut seen) = (Vec::new(), BTreeSet::new());
    for (theirs, read) in wandering.join_all().await {
        wrong.extend(theirs);
        seen.extend(read);
    }
    assert_eq!(wrong, Vec::<String>::new());
    what_nobody_may_change_is_as_it_was(&world).await;
    let words: BTreeSet<&String> = seen.iter().map(|(_, words)| words).collect();
    println!("{} requests, {} of {} canaries seen by who may", each * WANDERERS, words.len(), world.canaries.len());
    assert!(words.len() * 2 > world.canaries.len(), "hardly anything was read at all");
}
