//! The processes of a browser: how they begin, what its console has said, how they end. Knows nothing a person does.

use super::{Browser, DESKTOP, picture_place};
use crate::alis::free_port;
use serde_json::{Value, json};
use std::{
    io::{Read, Write},
    mem::ManuallyDrop,
    net::TcpStream,
    process::{Command, Stdio},
    time::{Duration, Instant},
};
use thirtyfour::{Capabilities, ChromeCapabilities, ChromiumLikeCapabilities, LoggingPrefsLogLevel, WebDriver};

/// What Chromium needs to run without a screen, and to ask nothing of the world by itself.
const ARGUMENTS: [&str; 8] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
];

impl Browser {
    /// A new profile with nothing in it.
    pub async fn open(name: &str) -> Browser {
        let driver_port = free_port();
        let mut driver_process = Command::new("chromedriver")
            .arg(format!("--port={driver_port}"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver is installed (tests/verify installs it)");
        let profile = tempfile::tempdir().expect("a temporary directory");
        let driver = match connect(driver_port, &capabilities(&profile)).await {
            Ok(driver) => driver,
            Err(fault) => {
                let _ = driver_process.kill();
                panic!("no browser: {fault}");
            }
        };
        let browser =
            Browser { name: name.to_owned(), driver: ManuallyDrop::new(driver), driver_process, driver_port, profile };
        browser.turns_to(DESKTOP).await;
        browser
    }

    /// What the console has complained of since last asked: script errors, violated policies, failed files. What the
    /// browser notes about answers of the interface and about a missing network is no complaint.
    fn complaints(&self) -> Vec<String> {
        let entries = self.plain("POST", "/se/log", r#"{"type":"browser"}"#);
        let entries = entries.as_array().cloned().unwrap_or_default();
        let text = |entry: &Value, key: &str| entry[key].as_str().unwrap_or_default().to_owned();
        let quiet = |message: &str| {
            ["/api/v1/", "net::ERR_INTERNET_DISCONNECTED", "net::ERR_CONNECTION", "net::ERR_EMPTY_RESPONSE"]
                .iter()
                .any(|known| message.contains(known))
        };
        let severe = entries.iter().filter(|entry| entry["level"] == "SEVERE");
        let loud = severe.filter(|entry| !(entry["source"] == "network" && quiet(&text(entry, "message"))));
        loud.map(|entry| format!("{}: {}", text(entry, "source"), text(entry, "message"))).collect()
    }

    /// A WebDriver command without a runtime, for the time when the test is already over.
    fn plain(&self, method: &str, path: &str, body: &str) -> Value {
        let session = self.driver.handle().session_id().to_string();
        let ask = || -> std::io::Result<String> {
            let mut stream = TcpStream::connect(("127.0.0.1", self.driver_port))?;
            stream.set_read_timeout(Some(Duration::from_secs(10)))?;
            write!(
                stream,
                "{method} /session/{session}{path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
                body.len()
            )?;
            read_answer(&mut stream)
        };
        let answer = ask().unwrap_or_default();
        serde_json::from_str::<Value>(&answer).map(|mut answer| answer["value"].take()).unwrap_or_default()
    }
}

impl Drop for Browser {
    /// The console is read, a failed journey is pictured, and every process of the browser ends.
    fn drop(&mut self) {
        let complaints = self.complaints();
        if std::thread::panicking() || !complaints.is_empty() {
            use base64ct::{Base64, Encoding};
            let picture = self.plain("GET", "/screenshot", "");
            let picture = picture.as_str().and_then(|text| Base64::decode_vec(text).ok()).unwrap_or_default();
            let test = std::thread::current().name().unwrap_or("journey").replace("::", "-");
            let place = picture_place(&format!("failed-{test}-{}", self.name));
            let _ = std::fs::write(&place, picture);
            eprintln!("{} saw last: {} ({})", self.name, place.display(), complaints.join("\n"));
        }
        self.plain("DELETE", "", "");
        let _ = self.driver_process.kill();
        let _ = self.driver_process.wait();
        end_processes_of(&self.profile.path().display().to_string());
        if !std::thread::panicking() {
            assert!(complaints.is_empty(), "the console of {} complained:\n{}", self.name, complaints.join("\n"));
        }
    }
}

/// The body of an answer; the driver leaves the connection open.
fn read_answer(stream: &mut TcpStream) -> std::io::Result<String> {
    let (mut read, mut part) = (Vec::new(), [0; 16 * 1024]);
    loop {
        let text = String::from_utf8_lossy(&read).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head
                .to_ascii_lowercase()
                .lines()
                .find_map(|line| line.strip_prefix("content-length:")?.trim().parse().ok());
            if length.is_some_and(|length: usize| body.len() >= length) {
                return Ok(body.to_owned());
            }
        }
        match stream.read(&mut part)? {
            0 => return Ok(text.split_once("\r\n\r\n").map_or(String::new(), |(_, body)| body.to_owned())),
            more => read.extend_from_slice(&part[..more]),
        }
    }
}

/// Ends what still runs with this profile: a browser whose driver was ended lives on by itself.
fn end_processes_of(profile: &str) {
    let Ok(processes) = std::fs::read_dir("/proc") else { return };
    for process in processes.flatten() {
        let name = process.file_name().to_string_lossy().into_owned();
        let command = std::fs::read(process.path().join("cmdline")).unwrap_or_default();
        let ours =
            name.bytes().all(|byte| byte.is_ascii_digit()) && String::from_utf8_lossy(&command).contains(profile);
        if ours {
            let _ = Command::new("kill").args(["-9", &name]).stderr(Stdio::null()).status();
        }
    }
}

fn capabilities(profile: &tempfile::TempDir) -> Capabilities {
    let mut wishes = ChromeCapabilities::new();
    let said = "this wish is plain JSON";
    for argument in ARGUMENTS {
        wishes.add_arg(argument).expect(said);
    }
    wishes.add_arg(&format!("--user-data-dir={}", profile.path().display())).expect(said);
    wishes.add_experimental_option("prefs", json!({ "intl.accept_languages": "nb" })).expect(said);
    wishes.set_browser_log_level(LoggingPrefsLogLevel::All).expect(said);
    wishes.into()
}

async fn connect(port: u16, wishes: &Capabilities) -> Result<WebDriver, String> {
    let patience = Instant::now() + Duration::from_secs(30);
    loop {
        let fault = match WebDriver::new(format!("http://127.0.0.1:{port}"), wishes.clone()).await {
            Ok(driver) => return Ok(driver),
            Err(fault) => fault.to_string(),
        };
        if Instant::now() > patience {
            return Err(fault);
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}
