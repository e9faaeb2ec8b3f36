//! Start and stop: opens the store and the log, notes the release, invites the first person, listens, and closes without
//! cutting anybody off.

use crate::{
    access::{Noted, seal_each_day},
    assets,
    config::{Config, Origin, Tls, Unsafe},
    enrolment::compose,
    events::Bell,
    house::{House, KnownKeys, Shared},
    log::start::{self, LogTrouble},
    metrics::Metrics,
    party::Party,
    routes::gate,
    sessions::Challenges,
    store::{Fault, Store, sqlite::SqliteStore},
    writer::{Desk, Ledger, Stop},
};
use axum_server::{Handle, accept::NoDelayAcceptor, tls_rustls::RustlsConfig};
use hyper_util::rt::TokioTimer;
use shared::{
    refusal::Refusal,
    statement::{digest::Digest, merkle::LeafKind},
};
use std::{
    fmt, fs, io,
    net::{SocketAddr, TcpListener},
    sync::Arc,
    thread,
    time::Duration,
};
use tokio::{
    sync::{Semaphore, watch},
    task::JoinHandle,
};

/// How long requests under way may take when the server closes.
const FAREWELL: Duration = Duration::from_secs(10);
/// Whoever needs longer to send headers is not let in.
const HEADER_TIME: Duration = Duration::from_secs(10);
/// Readers at work at once.
const READERS: usize = 4;

/// Why the server did not start.
#[derive(Debug)]
pub enum StartTrouble {
    Unsafe(Unsafe),
    /// The directory for the data.
    Data(String, io::Error),
    Listen(SocketAddr, io::Error),
    Tls(io::Error),
    Store(Fault),
    Log(LogTrouble),
    Other(&'static str),
}

impl fmt::Display for StartTrouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StartTrouble::Unsafe(why) => write!(f, "{why}"),
            StartTrouble::Data(path, error) => write!(f, "cannot use the data directory {path}: {error}"),
            StartTrouble::Listen(address, error) => write!(f, "cannot listen on {address}: {error}"),
            StartTrouble::Tls(error) => write!(f, "cannot use the certificate or its key: {error}"),
            StartTrouble::Store(fault) => write!(f, "{fault}"),
            StartTrouble::Log(trouble) => write!(f, "{trouble}"),
            StartTrouble::Other(why) => write!(f, "{why}"),
        }
    }
}

impl From<Unsafe> for StartTrouble {
    fn from(why: Unsafe) -> StartTrouble {
        StartTrouble::Unsafe(why)
    }
}
impl From<Fault> for StartTrouble {
    fn from(fault: Fault) -> StartTrouble {
        StartTrouble::Store(fault)
    }
}
impl From<LogTrouble> for StartTrouble {
    fn from(trouble: LogTrouble) -> StartTrouble {
        StartTrouble::Log(trouble)
    }
}

/// A server at work.
pub struct Running {
    pub address: SocketAddr,
    pub origin: Origin,
    /// The first office administrator's link, while nobody acts for the office.
    pub invitation: Option<String>,
    handle: Handle<SocketAddr>,
    closing: watch::Sender<bool>,
    serving: JoinHandle<io::Result<()>>,
    sealing: JoinHandle<()>,
    writer: thread::JoinHandle<()>,
    house: Shared,
}

impl Running {
    /// Closes: no new requests, those under way are answered, streams end, the writer finishes its queue.
    pub async fn close(self) {
        let _ = self.closing.send(true); // streams that are gone need not hear it
        self.handle.graceful_shutdown(Some(FAREWELL));
        let _ = self.serving.await;
        let _ = self.sealing.await;
        drop(self.house);
        let _ = tokio::task::spawn_blocking(|| self.writer.join()).await;
    }

    /// Ends when the server does.
    pub async fn wait(&mut self) {
        let _ = (&mut self.serving).await;
    }

    /// What routes stand on, for tests that look behind them.
    pub fn house(&self) -> &Shared {
        &self.house
    }
}

/// Starts a server.
///
/// # Errors
/// What stands in the way, in one sentence.
pub async fn start(config: Config) -> Result<Running, StartTrouble> {
    let (listener, address) = listen(config.listen)?;
    let origin = config.settle(address)?;
    fs::create_dir_all(&config.data).map_err(|error| StartTrouble::Data(config.data.display().to_string(), error))?;
    let (closing, closes) = watch::channel(false);
    let (house, writer) = furnish(&config, &origin, closes)?;
    note_release(&house).await?;
    let invitation = invite_first(&house).await?;
    let sealing = tokio::spawn(seal_each_day(house.clone()));
    let handle = Handle::new();
    let serving = serve(listener, config.tls, &house, handle.clone()).await?;
    Ok(Running { address, origin, invitation, handle, closing, serving, sealing, writer, house })
}

fn listen(wanted: SocketAddr) -> Result<(TcpListener, SocketAddr), StartTrouble> {
    let trouble = |error| StartTrouble::Listen(wanted, error);
    let listener = TcpListener::bind(wanted).map_err(trouble)?;
    listener.set_nonblocking(true).map_err(trouble)?;
    let address = listener.local_addr().map_err(trouble)?;
    Ok((listener, address))
}

fn furnish(
    config: &Config,
    origin: &Origin,
    closing: watch::Receiver<bool>,
) -> Result<(Shared, thread::JoinHandle<()>), StartTrouble> {
    let store: Arc<dyn Store> = Arc::new(SqliteStore::open(&config.data)?);
    let mut books = store.writer()?;
    let log = Arc::new(start::open(&config.data, &mut *books, origin.aud(), config.clock.now())?);
    let metrics = Arc::new(Metrics::new().map_err(|_| StartTrouble::Other("the counters cannot be set up"))?);
    metrics.committed(0, log.head().size);
    let (desk, writer) = Desk::open(books, log.clone(), config.clock.clone(), metrics.clone())
        .map_err(|_| StartTrouble::Other("the operating system gives no thread"))?;
    let house = House {
        store,
        desk,
        log,
        clock: config.clock.clone(),
        origin: origin.clone(),
        metrics,
        bell: Bell::default(),
        challenges: Challenges::default(),
        closing,
        readers: Semaphore::new(READERS),
        keys: KnownKeys::default(),
        noted: Noted::default(),
    };
    Ok((Arc::new(house), writer))
}

/// The log says which release of the browser's part was served from when.
async fn note_release(house: &Shared) -> Result<(), StartTrouble> {
    let Some(release) = release_digest() else { return Ok(()) };
    let note = move |ledger: &mut Ledger| -> Result<(), Stop> {
        if ledger.books.newest_release()? != Some(release) {
            ledger.append(LeafKind::AppRelease, &release)?;
        }
        Ok(())
    };
    house.write(note).await.map(|_| ()).map_err(stopped)
}

/// The digest of the served files; `None` when the program was built without them.
pub fn release_digest() -> Option<Digest> {
    let text = assets::RELEASE_DIGEST;
    let byte = |at: usize| u8::from_str_radix(text.get(2 * at..2 * at + 2)?, 16).ok();
    let mut digest = [0; 32];
    for (at, place) in digest.iter_mut().enumerate() {
        *place = byte(at)?;
    }
    assets::find("/").map(|_| Digest(digest))
}

/// While nobody acts for the office, whoever starts the server may hand out its first link. Nobody can approve yet, so
/// nobody has to.
async fn invite_first(house: &Shared) -> Result<Option<String>, StartTrouble> {
    if house.read(|books| books.office_is_staffed()).await.map_err(stopped)? {
        return Ok(None);
    }
    let (office, now) = (Party::Office, house.clock.now());
    let (row, fresh) = compose(office.clone(), office, true, None, house.origin.text(), now).map_err(stopped)?;
    house.write(move |ledger| Ok(ledger.books.add_invitation(&row)?)).await.map_err(stopped)?;
    Ok(Some(fresh.link))
}

fn stopped(_: Refusal) -> StartTrouble {
    StartTrouble::Other("the store did not take the first entries; the log lines above say why")
}

async fn serve(
    listener: TcpListener,
    tls: Option<Tls>,
    house: &Shared,
    handle: Handle<SocketAddr>,
) -> Result<JoinHandle<io::Result<()>>, StartTrouble> {
    let app = gate::router(house).into_make_service();
    let other = |_| StartTrouble::Other("the listener cannot be used");
    Ok(match tls {
        None => {
            let server = axum_server::from_tcp(listener).map_err(other)?.handle(handle);
            let mut server = server.acceptor(NoDelayAcceptor::new());
            server.http_builder().http1().timer(TokioTimer::new()).header_read_timeout(HEADER_TIME);
            tokio::spawn(server.serve(app))
        }
        Some(Tls { certificate, key }) => {
            // Set once for the process; a second start changes nothing.
            let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
            let keys = RustlsConfig::from_pem_file(certificate, key).await.map_err(StartTrouble::Tls)?;
            let mut server = axum_server::from_tcp_rustls(listener, keys).map_err(other)?.handle(handle);
            server.http_builder().http1().timer(TokioTimer::new()).header_read_timeout(HEADER_TIME);
            tokio::spawn(server.serve(app))
        }
    })
}
