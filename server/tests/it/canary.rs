//! Nothing foreign in any answer: everybody asks every route for everything, at random, many times over. Each document and
//! draft holds words found nowhere else, and whoever may not see them never does; whoever may, does, so the search sees.
//! `ALIS_CANARY_REQUESTS` says how many requests; 100,000 in release.

use crate::{
    device::doc,
    people::Person,
    world::{World, role_of},
};
use reqwest::Method;
use serde_json::json;
use server::routes::{ROUTES, Route};
use shared::api::{Role, path};
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

/// Signing out, and removing what is to be found, would only blind the search; events do not end.
fn is_asked(route: &Route) -> bool {
    !matches!((route.method, route.path), ("DELETE", _) | ("GET", path::EVENTS) | ("PUT", path::DRAFT))
}

fn address(route: &Route, pool: &Pool, lot: &mut Lot) -> String {
    let kinds = server::kinds::KINDS;
    let doc = &pool.docs[lot.below(pool.docs.len())];
    let kid = &pool.kids[lot.below(pool.kids.len())];
    let path = route.path.replace("{doc}", doc).replace("{kid}", kid);
    let path = path.replace("{rev}", ["1", "1", "1", "2"][lot.below(4)]);
    let path = path.replace("{kind}", kinds[lot.below(kinds.len())].name);
    match lot.below(6) {
        0 => format!("{path}?doc={doc}&from=0&to=9&limit=3"),
        1 => format!("{path}?owner=office&municipality=1804&before=12"),
        2 if route.path == path::FACTS => format!("{path}?doc={doc}"),
        _ => path,
    }
}

/// Asks one thing, and says which canaries the answer holds.
async fn asks(who: &Person, route: &Route, address: &str) -> String {
    let method = Method::from_bytes(route.method.as_bytes()).unwrap();
    let mut request = who.request(method, address);
    if route.method != "GET" {
        request = request.json(&match route.path {
            path::INVITATIONS => json!({ "role": "municipality", "organization": { "municipality": "1804" } }),
            path::DECISION => json!({ "state": "waiting" }),
            _ => json!({}),
        });
    }
    request.send().await.unwrap().text().await.unwrap()
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
    let routes: Vec<&Route> = ROUTES.iter().filter(|route| is_asked(route)).collect();
    let mut lot = Lot(seed);
    let (mut wrong, mut seen) = (Vec::new(), BTreeSet::new());
    for _ in 0..count {
        let person = lot.below(world.people.len());
        let route = routes[lot.below(routes.len())];
        let address = address(route, &pool, &mut lot);
        let read = found(&asks(&world.people[person], route, &address).await);
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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn in_many_random_requests_nobody_reads_a_foreign_byte() {
    const WANDERERS: usize = 24;
    let world = Arc::new(World::made().await);
    everybody_reads_their_own(&world).await;
    let docs = world.docs.iter().map(|doc| doc.letter.doc.clone());
    let docs = docs.chain(world.drafts.iter().map(|(_, doc)| doc.clone())).chain([doc(), "x".into()]).collect();
    let kids = world.people.iter().map(|person| person.device.kid().to_string()).chain(["x".into()]).collect();
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
    let words: BTreeSet<&String> = seen.iter().map(|(_, words)| words).collect();
    println!("{} requests, {} of {} canaries seen by who may", each * WANDERERS, words.len(), world.canaries.len());
    assert!(words.len() * 2 > world.canaries.len(), "hardly anything was read at all");
}
