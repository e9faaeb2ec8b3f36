//! How the server is asked to run, and which wishes are refused. Knows no sockets and no files.

use crate::clock::Clock;
use std::{
    fmt,
    net::{IpAddr, SocketAddr},
    path::PathBuf,
};

/// Everything a start needs.
#[derive(Clone)]
pub struct Config {
    pub listen: SocketAddr,
    /// The directory that holds the database and the log's key.
    pub data: PathBuf,
    /// Where people reach the server; made from the address when not given.
    pub origin: Option<String>,
    pub tls: Option<Tls>,
    /// A proxy in front speaks TLS.
    pub behind_proxy: bool,
    pub clock: Clock,
}

/// Certificate chain and key, as PEM files.
#[derive(Clone, Debug)]
pub struct Tls {
    pub certificate: PathBuf,
    pub key: PathBuf,
}

/// Why the server will not run like this.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsafe {
    /// Open to others without encryption.
    OpenWithoutTls(IpAddr),
    /// Not `https://name` or `http://127.0.0.1:8080`.
    NotAnOrigin,
    /// People would reach it over plain HTTP from other machines.
    PlainOrigin,
    /// A certificate without a key, or the other way round.
    HalfTls,
}

impl fmt::Display for Unsafe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unsafe::OpenWithoutTls(ip) => write!(
                f,
                "{ip} can be reached from other machines, and nothing would be encrypted. Give --tls-cert and --tls-key, or --behind-proxy when a proxy on the way speaks TLS"
            ),
            Unsafe::NotAnOrigin => {
                write!(f, "--origin must be the address people type, such as https://alis.example.no, without a path")
            }
            Unsafe::PlainOrigin => write!(f, "--origin must begin with https:// unless it is this machine itself"),
            Unsafe::HalfTls => write!(f, "--tls-cert and --tls-key belong together: give both"),
        }
    }
}

/// Origin: scheme, host and port as a browser prints them, without a trailing slash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    text: String,
    host: String,
    is_secure: bool,
}

impl Origin {
    /// # Errors
    /// [`Unsafe::NotAnOrigin`], or [`Unsafe::PlainOrigin`] for plain HTTP anywhere but on this machine.
    pub fn parse(text: &str) -> Result<Origin, Unsafe> {
        let text = text.trim_end_matches('/').to_ascii_lowercase();
        let (scheme, rest) = text.split_once("://").ok_or(Unsafe::NotAnOrigin)?;
        let is_secure = match scheme {
            "https" => true,
            "http" => false,
            _ => return Err(Unsafe::NotAnOrigin),
        };
        let host = host_of(rest).ok_or(Unsafe::NotAnOrigin)?.to_owned();
        if !is_secure && !is_this_machine(&host) {
            return Err(Unsafe::PlainOrigin);
        }
        Ok(Origin { text, host, is_secure })
    }

    /// `https://alis.example.no`.
    pub fn text(&self) -> &str {
        &self.text
    }
    /// The name statements are addressed to.
    pub fn aud(&self) -> &str {
        &self.host
    }
    /// Browsers reach it over TLS.
    pub fn is_secure(&self) -> bool {
        self.is_secure
    }
}

/// The host of `host:port`; `None` when there is anything else in it.
fn host_of(authority: &str) -> Option<&str> {
    let (host, port) = match authority.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((host, rest)) => (host, rest.strip_prefix(':')),
        None => authority.split_once(':').map_or((authority, None), |(host, port)| (host, Some(port))),
    };
    let host_is_plain = !host.is_empty() && host.bytes().all(|b| b.is_ascii_alphanumeric() || b".-:".contains(&b));
    let port_is_plain = port.is_none_or(|port| port.parse::<u16>().is_ok());
    (host_is_plain && port_is_plain).then_some(host)
}

fn is_this_machine(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

impl Config {
    /// The origin people use, once the port is known.
    ///
    /// # Errors
    /// Every wish that would expose what people send.
    pub fn settle(&self, bound: SocketAddr) -> Result<Origin, Unsafe> {
        let encrypted = self.tls.is_some() || self.behind_proxy;
        if !bound.ip().is_loopback() && !encrypted {
            return Err(Unsafe::OpenWithoutTls(bound.ip()));
        }
        match &self.origin {
            Some(text) => Origin::parse(text),
            None if self.tls.is_some() => Origin::parse(&format!("https://{bound}")),
            None if bound.ip().is_loopback() => Origin::parse(&format!("http://{bound}")),
            None => Err(Unsafe::NotAnOrigin),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_may_be_reached_without_encryption() {
        assert_eq!(Origin::parse("http://alis.example.no"), Err(Unsafe::PlainOrigin));
        assert_eq!(Origin::parse("http://127.0.0.1:8080").unwrap().aud(), "127.0.0.1");
        assert_eq!(Origin::parse("http://[::1]:8080").unwrap().aud(), "::1");
        assert_eq!(Origin::parse("HTTPS://Alis.Example.no/").unwrap().text(), "https://alis.example.no");
    }

    #[test]
    fn an_origin_has_no_path_and_no_user() {
        for text in ["alis.example.no", "https://", "https://a/b", "https://a@b", "ftp://a", "https://a:port"] {
            assert_eq!(Origin::parse(text), Err(Unsafe::NotAnOrigin), "{text}");
        }
    }
}
