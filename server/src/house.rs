//! What every route stands on: the store, the desk of the writer, the log, the clock, and who listens. Knows no HTTP.

use crate::{
    access::Noted,
    clock::Clock,
    config::Origin,
    crypto::DeviceKey,
    events::Bell,
    log::Log,
    metrics::Metrics,
    sessions::Challenges,
    store::{Books, Fault, Kept, Store},
    writer::{Desk, Done, Ledger, Stop},
};
use shared::{refusal::Refusal, statement::digest::Digest};
use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};
use tokio::sync::{Semaphore, watch};

/// The house, held by every request.
pub type Shared = Arc<House>;

pub struct House {
    pub store: Arc<dyn Store>,
    pub desk: Desk,
    pub log: Arc<Log>,
    pub clock: Clock,
    pub origin: Origin,
    pub metrics: Arc<Metrics>,
    pub bell: Bell,
    pub challenges: Challenges,
    /// Turns true when the server closes.
    pub closing: watch::Receiver<bool>,
    /// As many readers at once as there are connections.
    pub readers: Semaphore,
    pub keys: KnownKeys,
    pub noted: Noted,
}

impl House {
    /// Looks something up, off the threads that answer requests.
    ///
    /// # Errors
    /// [`Refusal::Broken`] when the store cannot be read.
    pub async fn read<T: Send + 'static>(
        self: &Arc<Self>,
        look: impl FnOnce(&dyn Books) -> Kept<T> + Send + 'static,
    ) -> Result<T, Refusal> {
        let _place = self.readers.acquire().await.map_err(|_| Refusal::Broken)?;
        let store = self.store.clone();
        let looked = tokio::task::spawn_blocking(move || look(store.reader()?.books())).await;
        match looked {
            Ok(Ok(found)) => Ok(found),
            Ok(Err(fault)) => Err(broken(&fault)),
            Err(_) => Err(Refusal::Broken),
        }
    }

    /// Hands an act to the writer and waits until it is durable.
    ///
    /// # Errors
    /// Those of [`Desk::hand_in`].
    pub async fn write<T: Send + 'static>(
        &self,
        act: impl FnOnce(&mut Ledger) -> Result<T, Stop> + Send + 'static,
    ) -> Result<Done<T>, Refusal> {
        self.desk.hand_in(act).await
    }

    /// The enrolled key with this thumbprint, whatever its state.
    ///
    /// # Errors
    /// [`Refusal::UnknownKey`].
    pub async fn device_key(self: &Arc<Self>, kid: Digest) -> Result<DeviceKey, Refusal> {
        if let Some(key) = self.keys.find(&kid) {
            return Ok(key);
        }
        let row = self.read(move |books| books.key(&kid)).await?.ok_or(Refusal::UnknownKey)?;
        let key = DeviceKey::from_point(&row.point).ok_or(Refusal::Broken)?;
        self.keys.remember(kid, key.clone());
        Ok(key)
    }
}

/// Notes a fault; who asks learns only that it is ours.
pub fn broken(fault: &Fault) -> Refusal {
    tracing::error!(%fault, "the store could not be read");
    Refusal::Broken
}

/// Keys that were looked up before. A thumbprint names its key for ever, so nothing here can grow stale; whether the key
/// may still sign is asked of the store each time.
#[derive(Default)]
pub struct KnownKeys(RwLock<HashMap<Digest, DeviceKey>>);

impl KnownKeys {
    fn find(&self, kid: &Digest) -> Option<DeviceKey> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(kid).cloned()
    }
    fn remember(&self, kid: Digest, key: DeviceKey) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(kid, key);
    }
}
