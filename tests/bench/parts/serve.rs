//! A folder served over HTTP as we serve our own files: compressed beforehand where it is, and kept by the browser.

use std::path::{Path, PathBuf};
use tests::alis::target;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

/// Serves one page; its address.
pub async fn page(name: &str, html: &str) -> String {
    let place = target().join("bench").join(name);
    std::fs::create_dir_all(&place).expect("target can be written");
    std::fs::write(place.join("index.html"), html).expect("target can be written");
    format!("{}/", folder(place).await)
}

/// Where it is served.
pub async fn folder(folder: PathBuf) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let origin = format!("http://{}", listener.local_addr().expect("it has an address"));
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(answer(stream, folder.clone()));
        }
    });
    origin
}

async fn answer(mut stream: TcpStream, folder: PathBuf) {
    let (mut read, mut part) = (Vec::new(), [0; 4096]);
    loop {
        while !read.windows(4).any(|end| end == b"\r\n\r\n") {
            match stream.read(&mut part).await {
                Ok(more @ 1..) => read.extend_from_slice(&part[..more]),
                _ => return,
            }
        }
        let head = String::from_utf8_lossy(&std::mem::take(&mut read)).into_owned();
        let asked = head.split(' ').nth(1).unwrap_or("/").trim_start_matches('/').to_owned();
        let file = if asked.is_empty() || asked.ends_with('/') { format!("{asked}index.html") } else { asked };
        if stream.write_all(&found(&folder, &file)).await.is_err() {
            return;
        }
    }
}

fn found(folder: &Path, file: &str) -> Vec<u8> {
    let kind = match file.rsplit('.').next() {
        Some("html") => "text/html",
        Some("css") => "text/css",
        Some("js") => "text/javascript",
        _ => "application/octet-stream",
    };
    let small = std::fs::read(folder.join(format!("{file}.br"))).map(|body| (body, "content-encoding: br\r\n"));
    let Ok((body, encoding)) = small.or_else(|_| std::fs::read(folder.join(file)).map(|body| (body, ""))) else {
        return b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n".to_vec();
    };
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: {kind}; charset=utf-8\r\n{encoding}cache-control: public, max-age=31536000, immutable\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), &body].concat()
}
