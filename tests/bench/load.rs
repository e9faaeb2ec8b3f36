//! How many durable, verified, receipted statements the server takes a second from 64 clients on loopback, what memory
//! it takes, how soon it answers after a cold start, and how long the first page of a municipality with 40 doctors waits
//! for it (goal: 20 ms): `cargo bench -p tests --bench load`. Everything is signed before the clock starts; the clients
//! share the machine with the server.

use shared::api::path;
use std::{
    sync::Arc,
    sync::atomic::{AtomicUsize, Ordering},
    time::{Duration, Instant},
};
use tests::{
    alis::Alis,
    device::{Sealed, office_and_bodo},
    receipt,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

const CLIENTS: usize = 64;
const STATEMENTS: usize = 20_000;

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    if std::env::args().any(|argument| argument == "--list") {
        return;
    }
    println!("cold start, empty log: {:.0} ms (median of 9)", cold_start().await.as_secs_f64() * 1000.0);
    home().await;
    let alis = Alis::start().await;
    let (_, mut manager) = office_and_bodo(&alis.origin(), &alis.first_invitation()).await;
    println!("signing {STATEMENTS} statements …");
    let all: Arc<Vec<Sealed>> = Arc::new((0..STATEMENTS).map(|at| manager.registers(1_000_000 + at as u32)).collect());
    let next = Arc::new(AtomicUsize::new(0));
    let started = Instant::now();
    let clients: Vec<_> = (0..CLIENTS).map(|_| tokio::spawn(client(alis.port(), all.clone(), next.clone()))).collect();
    let mut times = Vec::new();
    let mut answers = Vec::new();
    for one in clients {
        let (took, last) = one.await.expect("no client panics");
        times.extend(took);
        answers.extend(last);
    }
    let seconds = started.elapsed().as_secs_f64();
    times.sort();
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize].as_secs_f64() * 1000.0;
    for (place, answer) in &answers {
        let filed: shared::api::Filed = serde_json::from_str(answer).expect("a receipt");
        receipt::believe(&filed.receipt, &all[*place].envelope, &manager.server.vkey).expect("it holds");
    }
    println!("{:.0} statements/s ({STATEMENTS} in {seconds:.2} s, {CLIENTS} clients)", STATEMENTS as f64 / seconds);
    println!("answer: p50 {:.1} ms, p95 {:.1} ms, p99 {:.1} ms", at(0.5), at(0.95), at(0.99));
    println!("{} of the receipts verified afterwards, one for each client", answers.len());
    for (name, line) in [("memory now", "VmRSS"), ("memory at most", "VmHWM")] {
        println!("{name}: {:.1} MB", memory(alis.process_id(), line));
    }
    assert!(alis.audit().status.success(), "the audit fails");
}

/// One client on one connection: how long each answer took, and the last answer with the place of its statement.
async fn client(port: u16, all: Arc<Vec<Sealed>>, next: Arc<AtomicUsize>) -> (Vec<Duration>, Option<(usize, String)>) {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await.expect("the server listens");
    stream.set_nodelay(true).expect("a socket");
    let (mut times, mut last, mut buffer) = (Vec::new(), None, Vec::with_capacity(8192));
    loop {
        let place = next.fetch_add(1, Ordering::Relaxed);
        let Some(sealed) = all.get(place) else { return (times, last) };
        let body = sealed.envelope.to_bytes();
        let head = format!(
            "PUT {} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
            sealed.path(),
            body.len()
        );
        let started = Instant::now();
        stream.write_all(&[head.as_bytes(), &body].concat()).await.expect("written");
        let answer = read_answer(&mut stream, &mut buffer).await;
        times.push(started.elapsed());
        last = Some((place, answer));
    }
}

/// The body of one answer, which must be 201.
async fn read_answer(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> String {
    buffer.clear();
    loop {
        assert!(stream.read_buf(buffer).await.expect("read") > 0, "the server hung up");
        let Some(end) = buffer.windows(4).position(|end| end == b"\r\n\r\n") else { continue };
        let head = String::from_utf8_lossy(&buffer[..end]).to_ascii_lowercase();
        let length =
            head.lines().find_map(|line| line.strip_prefix("content-length:")?.trim().parse().ok()).unwrap_or(0);
        if buffer.len() >= end + 4 + length {
            let body = String::from_utf8_lossy(&buffer[end + 4..]).into_owned();
            assert!(head.starts_with("http/1.1 201"), "{head}\n{body}");
            return body;
        }
    }
}

/// Everything the first page of a municipality asks the server for, one after the other. The first time of a day is told
/// apart: then the lines read are noted for the doctors.
async fn home() {
    const DOCTORS: u32 = 40;
    let alis = Alis::start().await;
    let (_, mut manager) = office_and_bodo(&alis.origin(), &alis.first_invitation()).await;
    manager.signs_in().await;
    for at in 0..DOCTORS {
        let sealed = manager.registers(2_000_000 + at);
        manager.files(&sealed).await.expect("a receipt");
    }
    let mut times = Vec::new();
    for _ in 0..51 {
        let started = Instant::now();
        for path in [path::ME, path::FACTS, path::STATEMENTS, path::DRAFTS, path::ENROLMENTS] {
            let answer = manager.gets(path).await;
            assert!(answer.status().is_success(), "{path}: {}", answer.status());
            answer.bytes().await.expect("a body");
        }
        times.push(started.elapsed().as_secs_f64() * 1000.0);
    }
    let first = times.remove(0);
    times.sort_by(f64::total_cmp);
    println!(
        "home of a municipality with {DOCTORS} doctors: {:.1} ms (median of 50); {first:.1} ms the first time",
        times[25]
    );
}

/// From starting the process until it answers.
async fn cold_start() -> Duration {
    let mut times = Vec::new();
    for _ in 0..9 {
        let started = Instant::now();
        let alis = Alis::start().await;
        times.push(started.elapsed());
        drop(alis);
    }
    times.sort();
    times[4]
}

/// A line of `/proc/<pid>/status`, in MB.
fn memory(process: u32, line: &str) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let found = status.lines().find_map(|text| {
        text.strip_prefix(line)?.trim_start_matches(':').split_whitespace().next()?.parse::<f64>().ok()
    });
    found.unwrap_or_default() / 1024.0
}
