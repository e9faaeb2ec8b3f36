//! `alis serve`: flags and environment into a configuration; runs until told to stop.

use super::{Exit, complain};
use crate::{
    clock::Clock,
    config::{Config, Tls, Unsafe},
    serve::{Running, StartTrouble, start},
};
use clap::Args;
use shared::day::Day;
use std::{
    io::{IsTerminal, Write},
    net::SocketAddr,
    path::PathBuf,
};
use tracing_subscriber::EnvFilter;

#[derive(Args, Clone)]
pub struct Serve {
    /// Address and port to listen on
    #[arg(long, env = "ALIS_LISTEN", default_value = "127.0.0.1:8080", value_name = "ADDRESS")]
    listen: SocketAddr,
    /// Directory for the database and the log's key; made when it is not there
    #[arg(long, env = "ALIS_DATA", default_value = "./data", value_name = "DIR")]
    data: PathBuf,
    /// The address people type: https://alis.example.no. Made from --listen when left out
    #[arg(long, env = "ALIS_ORIGIN", value_name = "URL")]
    origin: Option<String>,
    /// Certificate chain as PEM; with --tls-key the server speaks TLS itself
    #[arg(long, env = "ALIS_TLS_CERT", value_name = "FILE")]
    tls_cert: Option<PathBuf>,
    /// The certificate's private key as PEM
    #[arg(long, env = "ALIS_TLS_KEY", value_name = "FILE")]
    tls_key: Option<PathBuf>,
    /// A proxy in front speaks TLS: allow plain HTTP on other addresses than loopback
    #[arg(long, env = "ALIS_BEHIND_PROXY")]
    behind_proxy: bool,
    /// What to log: error, warn, info or debug
    #[arg(long, env = "ALIS_LOG", default_value = "info", value_name = "LEVEL")]
    log: String,
    /// Pretend that today is this day (demonstrations and tests)
    #[arg(long, env = "ALIS_TODAY", hide = true, value_name = "DATE", value_parser = parse_day)]
    today: Option<Day>,
}

fn parse_day(text: &str) -> Result<Day, String> {
    text.parse().map_err(|_| "a date is written 2026-11-22".into())
}

impl Serve {
    pub fn run(self) -> Exit {
        start_log(&self.log);
        let config = match self.config() {
            Ok(config) => config,
            Err(why) => return complain(Exit::NotSafe, why),
        };
        // Two threads answer, as many as readers look things up; more would only wait for each other.
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().max_blocking_threads(16).build();
        match runtime {
            Ok(runtime) => runtime.block_on(serve(config)),
            Err(error) => complain(Exit::NoData, format_args!("the operating system gives no threads: {error}")),
        }
    }

    fn config(self) -> Result<Config, Unsafe> {
        let tls = match (self.tls_cert, self.tls_key) {
            (Some(certificate), Some(key)) => Some(Tls { certificate, key }),
            (None, None) => None,
            _ => return Err(Unsafe::HalfTls),
        };
        Ok(Config {
            listen: self.listen,
            data: self.data,
            origin: self.origin,
            tls,
            behind_proxy: self.behind_proxy,
            clock: self.today.map_or_else(Clock::of_machine, Clock::set_to),
        })
    }
}

async fn serve(config: Config) -> Exit {
    let mut running = match start(config).await {
        Ok(running) => running,
        Err(trouble) => return complain(exit_for(&trouble), trouble),
    };
    announce(&running);
    tokio::select! {
        () = told_to_stop() => running.close().await,
        () = running.wait() => return complain(Exit::NoAddress, "the listener has ended"),
    }
    Exit::Yes
}

fn exit_for(trouble: &StartTrouble) -> Exit {
    match trouble {
        StartTrouble::Unsafe(_) | StartTrouble::Tls(_) => Exit::NotSafe,
        StartTrouble::Listen(..) => Exit::NoAddress,
        _ => Exit::NoData,
    }
}

/// Two lines at most: where it is, and the first link.
fn announce(running: &Running) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "alis is ready at {}", running.origin.text()); // a closed pipe does not stop the server
    if let Some(link) = &running.invitation {
        let _ = writeln!(out, "First office administrator, open within 7 days: {link}");
    }
    let _ = out.flush();
}

/// JSON lines for machines, plain lines for a terminal; to standard error.
fn start_log(level: &str) {
    let filter = EnvFilter::try_new(level).unwrap_or_else(|_| EnvFilter::new("info"));
    // The reader of workbooks quotes what it cannot read, and that is somebody's file.
    let filter = match "calamine=off".parse() {
        Ok(silent) => filter.add_directive(silent),
        Err(_) => filter,
    };
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(false);
    // A second call in one process keeps the first subscriber.
    let _ = if std::io::stderr().is_terminal() {
        lines.compact().try_init()
    } else {
        lines.json().flatten_event(true).try_init()
    };
}

async fn told_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            },
            Err(_) => drop(interrupt.await),
        }
    }
    #[cfg(not(unix))]
    drop(interrupt.await);
}
