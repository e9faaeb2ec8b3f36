//! A server in this process, on a port of its own, with a clock that the test turns and a directory that vanishes.

use crate::people::Person;
use server::{
    clock::Clock,
    config::Config,
    serve::{Running, start},
};
use shared::day::Moment;
use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};
use tempfile::TempDir;

/// Noon in Greenwich on 22 November 2026.
const BEGIN: &str = "2026-11-22T12:00:00Z";
/// What `aud` is when nothing else is said.
pub const AUD: &str = "alis.example.no";
pub const ORIGIN: &str = "https://alis.example.no";

pub struct Server {
    running: Option<Running>,
    data: TempDir,
    seconds: Arc<AtomicI64>,
}

impl Server {
    pub async fn start() -> Server {
        let seconds = Arc::new(AtomicI64::new(BEGIN.parse::<Moment>().unwrap().to_unix()));
        let data = tempfile::tempdir().unwrap();
        let running = Some(open(data.path(), &seconds).await);
        Server { running, data, seconds }
    }

    /// Closes the server and opens the same directory again.
    pub async fn restart(&mut self) {
        self.close().await;
        self.running = Some(open(self.data.path(), &self.seconds).await);
    }

    pub async fn close(&mut self) {
        if let Some(running) = self.running.take() {
            running.close().await;
        }
    }

    pub fn running(&self) -> &Running {
        self.running.as_ref().unwrap()
    }

    /// `http://127.0.0.1:port/path`.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.running().address)
    }

    pub fn data(&self) -> &Path {
        self.data.path()
    }

    /// The database, for tests that look behind the server or harm it.
    pub fn database(&self) -> rusqlite::Connection {
        rusqlite::Connection::open(self.data().join("alis.sqlite")).unwrap()
    }

    pub fn count(&self, table: &str) -> i64 {
        self.database().query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap()
    }

    pub fn pass_seconds(&self, seconds: i64) {
        self.seconds.fetch_add(seconds, Ordering::SeqCst);
    }

    pub fn pass_days(&self, days: i64) {
        self.pass_seconds(days * 86_400);
    }

    /// The first link, printed while nobody acts for the office.
    pub fn first_token(&self) -> String {
        token(self.running().invitation.as_ref().unwrap())
    }

    /// The office's first administrator, signed in.
    pub async fn office(&self) -> Person {
        let office = Person::new(self, "office").await;
        assert_eq!(office.enrols(&self.first_token()).await.status, 201);
        office.signed_in().await
    }
}

/// The part of a link that never leaves the browser.
pub fn token(link: &str) -> String {
    link.split_once('#').unwrap().1.to_owned()
}

async fn open(data: &Path, seconds: &Arc<AtomicI64>) -> Running {
    let seconds = seconds.clone();
    let config = Config {
        listen: "127.0.0.1:0".parse().unwrap(),
        data: data.to_owned(),
        origin: Some(ORIGIN.to_owned()),
        tls: None,
        behind_proxy: false,
        clock: Clock::reading(move || seconds.load(Ordering::SeqCst)),
    };
    start(config).await.unwrap()
}
