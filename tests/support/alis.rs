//! The real `alis` binary, started on a port of its own with a data directory that vanishes. Knows no browser.

use std::{
    io::{BufRead, BufReader, Read},
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    sync::{
        LazyLock, OnceLock,
        mpsc::{Receiver, channel},
    },
    time::{Duration, Instant},
};

/// The day every server of the tests believes it is, unless told otherwise.
pub const TODAY: &str = "2026-11-22";

/// Where cargo builds.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// The root of the checkout.
pub fn root() -> PathBuf {
    let mut root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    root.pop();
    root
}

/// The binary under test: `ALIS_BINARY`, or the release build, brought up to date once.
pub fn binary() -> &'static Path {
    static BINARY: LazyLock<PathBuf> = LazyLock::new(|| match std::env::var_os("ALIS_BINARY") {
        Some(path) => path.into(),
        None => {
            let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
            let built = Command::new(cargo)
                .args(["build", "--release", "--quiet", "--package", "server"])
                .current_dir(root())
                .status()
                .expect("cargo starts");
            assert!(built.success(), "the server does not build");
            let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
            target.join("release/alis")
        }
    });
    &BINARY
}

/// Runs a command of the binary to its end.
pub fn run(arguments: &[&str]) -> Output {
    Command::new(binary()).args(arguments).stdin(Stdio::null()).output().expect("alis starts")
}

/// A running server.
pub struct Alis {
    child: Child,
    port: u16,
    data: PathBuf,
    extra: Vec<String>,
    said: Receiver<String>,
    invitation: OnceLock<String>,
    _vanishing: Option<tempfile::TempDir>,
}

impl Alis {
    /// A server with nothing in it.
    pub async fn start() -> Alis {
        Alis::start_with(&[]).await
    }

    /// The same; people reach it by another address, because a proxy stands between.
    pub async fn start_known_as(origin: &str) -> Alis {
        Alis::start_with(&["--origin", origin]).await
    }

    /// The same, with more arguments.
    pub async fn start_with(extra: &[&str]) -> Alis {
        let vanishing = tempfile::tempdir().expect("a temporary directory");
        let data = vanishing.path().join("data");
        let mut alis = Alis::spawn(free_port(), data, extra.iter().map(|&one| one.to_owned()).collect());
        alis._vanishing = Some(vanishing);
        alis.is_ready().await;
        alis
    }

    fn spawn(port: u16, data: PathBuf, extra: Vec<String>) -> Alis {
        let mut child = Command::new(binary())
            .arg("serve")
            .args(["--listen", &format!("127.0.0.1:{port}")])
            .arg("--data")
            .arg(&data)
            .args(&extra)
            .env("ALIS_ORIGIN", format!("http://127.0.0.1:{port}"))
            .env("ALIS_TODAY", TODAY)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("alis starts");
        let (say, said) = channel();
        let (out, err) = (child.stdout.take().expect("piped"), child.stderr.take().expect("piped"));
        for stream in [Box::new(out) as Box<dyn Read + Send>, Box::new(err)] {
            let say = say.clone();
            std::thread::spawn(move || {
                BufReader::new(stream).lines().map_while(Result::ok).for_each(|line| drop(say.send(line)));
            });
        }
        Alis { child, port, data, extra, said, invitation: OnceLock::new(), _vanishing: None }
    }

    async fn is_ready(&mut self) {
        let address = format!("{}{}", self.origin(), shared::api::path::HEALTH);
        let patience = Instant::now() + Duration::from_secs(20);
        loop {
            if reqwest::get(&address).await.is_ok_and(|answer| answer.status().is_success()) {
                return;
            }
            if let Ok(Some(status)) = self.child.try_wait() {
                panic!("alis ended with {status}: {:?}", self.said.try_iter().collect::<Vec<_>>());
            }
            assert!(Instant::now() < patience, "alis is not ready: {:?}", self.said.try_iter().collect::<Vec<_>>());
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// `http://127.0.0.1:<port>`.
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    pub fn data(&self) -> &Path {
        &self.data
    }

    pub fn process_id(&self) -> u32 {
        self.child.id()
    }

    /// The link for the first office administrator, as the first start printed it.
    pub fn first_invitation(&self) -> String {
        self.invitation.get_or_init(|| self.hears_invitation()).clone()
    }

    fn hears_invitation(&self) -> String {
        let patience = Instant::now() + Duration::from_secs(5);
        let left = || patience.saturating_duration_since(Instant::now());
        while let Ok(line) = self.said.recv_timeout(left()) {
            if let Some(link) = line.split_whitespace().find(|word| word.contains("/enrol#")) {
                return link.trim_matches(|letter: char| matches!(letter, '"' | ',' | '<' | '>')).to_owned();
            }
        }
        panic!("the first start printed no invitation");
    }

    /// Everything it has said since last asked.
    pub fn said(&self) -> Vec<String> {
        self.said.try_iter().collect()
    }

    /// `kill −9`: no chance to write anything more.
    pub fn kill(&mut self) {
        let _ = self.child.kill(); // it may have ended by itself
        let _ = self.child.wait();
    }

    /// Starts again on the same data and the same port.
    pub async fn start_again(&mut self) {
        self.kill();
        let mut next = Alis::spawn(self.port, self.data.clone(), self.extra.clone());
        std::mem::swap(&mut self.child, &mut next.child);
        std::mem::swap(&mut self.said, &mut next.said);
        drop(next); // the one that was killed
        self.is_ready().await;
    }

    /// The same, on another day.
    pub async fn start_again_on(&mut self, today: &str) {
        self.extra = vec!["--today".to_owned(), today.to_owned()];
        self.start_again().await;
    }

    /// `alis audit` of the data directory.
    pub fn audit(&self) -> Output {
        run(&["audit", &self.data.display().to_string()])
    }
}

impl Drop for Alis {
    fn drop(&mut self) {
        self.kill();
    }
}

/// A port nobody listens on now.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("it has an address").port()
}
