//! A proxy between a client and the server that can do everything a bad network does. Knows HTTP/1.1 enough to tell one
//! request from the next; nothing of statements.

use std::sync::{Arc, Mutex};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};

/// Ugagn: what happens to requests. All but the first three happen to filings (`PUT …/statements/…`) only.
#[derive(Clone, Debug, PartialEq)]
pub enum Mischief {
    Nothing,
    /// Connections are closed at once.
    Gone,
    /// Everything is answered with a sign-in page of someone else.
    Portal,
    /// The request never arrives.
    LoseRequest,
    /// The request arrives; the answer is lost.
    LoseAnswer,
    /// Only the first so many bytes of the answer come back.
    TearAnswer(usize),
    /// One bit of the request's body is turned (byte, counted from its start, and bit).
    FlipRequest(usize),
    /// One bit of the answer's body is turned.
    FlipAnswer(usize),
    /// Answered by somebody else, with this status and body.
    Fake(u16, String),
}

pub struct Meddler {
    port: u16,
    mischief: Arc<Mutex<Mischief>>,
    listening: JoinHandle<()>,
}

impl Meddler {
    /// Between a port of its own and the server's.
    pub async fn before(server: u16) -> Meddler {
        Meddler::between(0, server).await
    }

    /// Between two given ports.
    pub async fn between(port: u16, server: u16) -> Meddler {
        let listener = TcpListener::bind(("127.0.0.1", port)).await.expect("the port is free");
        let port = listener.local_addr().expect("it has an address").port();
        let mischief = Arc::new(Mutex::new(Mischief::Nothing));
        let shared = mischief.clone();
        let listening = tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let now = shared.clone();
                tokio::spawn(async move {
                    let _ = carry(client, server, &now).await; // a broken connection is what it is for
                });
            }
        });
        Meddler { port, mischief, listening }
    }

    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// From now on.
    pub fn does(&self, mischief: Mischief) {
        *self.mischief.lock().expect("nobody panics while holding it") = mischief;
    }
}

impl Drop for Meddler {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

const PORTAL: &str = "<!doctype html><title>Wi-Fi</title><h1>Velkommen til gjestenettet</h1><p>Godta vilkårene.</p>";

async fn carry(mut client: TcpStream, server: u16, now: &Mutex<Mischief>) -> std::io::Result<()> {
    let Some((head, mut body)) = read_request(&mut client).await? else { return Ok(()) };
    let files = head.starts_with("PUT ") && head.contains("/statements/");
    let mischief = now.lock().expect("nobody panics while holding it").clone();
    let mischief = match mischief {
        Mischief::Nothing | Mischief::Gone | Mischief::Portal => mischief,
        _ if files => mischief,
        _ => Mischief::Nothing,
    };
    match &mischief {
        Mischief::Gone | Mischief::LoseRequest => return Ok(()),
        Mischief::Portal => return answer(&mut client, 200, "text/html", PORTAL).await,
        Mischief::Fake(status, text) => return answer(&mut client, *status, "application/json", text).await,
        Mischief::FlipRequest(at) if !body.is_empty() => {
            let at = at % body.len();
            body[at] ^= 1;
        }
        _ => {}
    }
    let mut upstream = TcpStream::connect(("127.0.0.1", server)).await?;
    upstream.write_all(closing(&head).as_bytes()).await?;
    upstream.write_all(&body).await?;
    match mischief {
        Mischief::Nothing | Mischief::FlipRequest(_) => {
            tokio::io::copy_bidirectional(&mut upstream, &mut client).await?;
        }
        other => {
            let mut answered = Vec::new();
            upstream.read_to_end(&mut answered).await?;
            client.write_all(&spoiled(answered, &other)).await?;
        }
    }
    Ok(())
}

fn spoiled(mut answer: Vec<u8>, mischief: &Mischief) -> Vec<u8> {
    let body = answer.windows(4).position(|end| end == b"\r\n\r\n").map_or(0, |at| at + 4);
    match mischief {
        Mischief::LoseAnswer => answer.clear(),
        Mischief::TearAnswer(kept) => answer.truncate(body + kept),
        Mischief::FlipAnswer(at) if body < answer.len() => {
            let at = body + at % (answer.len() - body);
            answer[at] ^= 1;
        }
        _ => {}
    }
    answer
}

/// Head and body of one request; `None` when the client left.
async fn read_request(client: &mut TcpStream) -> std::io::Result<Option<(String, Vec<u8>)>> {
    let mut read = Vec::new();
    let end = loop {
        if let Some(at) = read.windows(4).position(|end| end == b"\r\n\r\n") {
            break at + 4;
        }
        if client.read_buf(&mut read).await? == 0 {
            return Ok(None);
        }
    };
    let head = String::from_utf8_lossy(&read[..end]).into_owned();
    let length = header(&head, "content-length").and_then(|value| value.parse().ok()).unwrap_or(0);
    let mut body = read.split_off(end);
    while body.len() < length {
        if client.read_buf(&mut body).await? == 0 {
            return Ok(None);
        }
    }
    Ok(Some((head, body)))
}

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let named = head.lines().filter_map(|line| line.split_once(':'));
    named.filter(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim()).next()
}

/// The same head, with one request for each connection.
fn closing(head: &str) -> String {
    let kept = head.trim_end().lines().filter(|line| !line.to_ascii_lowercase().starts_with("connection:"));
    let mut lines = kept.collect::<Vec<_>>().join("\r\n");
    lines.push_str("\r\nconnection: close\r\n\r\n");
    lines
}

async fn answer(client: &mut TcpStream, status: u16, media_type: &str, body: &str) -> std::io::Result<()> {
    let head = format!(
        "HTTP/1.1 {status} OK\r\ncontent-type: {media_type}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        body.len()
    );
    client.write_all(head.as_bytes()).await?;
    client.write_all(body.as_bytes()).await
}
