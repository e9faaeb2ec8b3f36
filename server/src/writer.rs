//! The one writer: a thread that takes acts from a bounded queue and keeps many in one transaction, with one sync and
//! one signed head for everybody who waits. Knows nothing of what the acts mean.
//! Why a failed commit ends the process: after a failed sync nobody knows what is on the disk. Whoever waits gets no
//! answer, asks again, and the next process reads what truly is there.

use crate::{
    clock::Clock,
    log::Log,
    metrics::Metrics,
    store::{Books, Fault, Kept, leaf::CheckpointRow},
};
use shared::{
    day::Moment,
    refusal::Refusal,
    statement::{
        digest::Digest,
        merkle::{Hash, LeafKind, leaf_hash, leaf_text},
    },
};
use std::{sync::Arc, thread};
use tokio::sync::{mpsc, oneshot};

/// So many may wait; more are told to come back.
const QUEUE: usize = 1_024;
/// So many are kept in one transaction.
const BATCH: usize = 256;
/// The exit code for «the disk cannot be trusted» (EX_IOERR).
pub const LOST: i32 = 74;

/// Why an act was not done.
#[derive(Debug)]
pub enum Stop {
    Refused(Refusal),
    Fault(Fault),
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Stop {
        Stop::Refused(refusal)
    }
}
impl From<Fault> for Stop {
    fn from(fault: Fault) -> Stop {
        Stop::Fault(fault)
    }
}

/// The open transaction, as an act sees it.
pub struct Ledger<'a> {
    pub books: &'a mut dyn Books,
    /// The time of this commit: the same for everybody in it, and under the signature of its head.
    pub now: Moment,
    size: u64,
    fresh: Vec<Hash>,
}

impl Ledger<'_> {
    /// Adds a leaf and says where it stands.
    pub fn append(&mut self, kind: LeafKind, digest: &Digest) -> Kept<u64> {
        let index = self.size + self.fresh.len() as u64;
        self.books.add_leaf(index, kind, digest)?;
        self.fresh.push(leaf_hash(leaf_text(kind, digest).as_bytes()));
        Ok(index)
    }
}

/// What came of an act: its result and the head in force after its commit.
pub type Done<T> = (T, Arc<CheckpointRow>);

/// Where acts are handed in.
#[derive(Clone)]
pub struct Desk {
    queue: mpsc::Sender<Box<dyn Act>>,
    metrics: Arc<Metrics>,
}

impl Desk {
    /// Starts the writer. It ends when the last desk is gone and the queue is empty.
    pub fn open(
        books: Box<dyn Books>,
        log: Arc<Log>,
        clock: Clock,
        metrics: Arc<Metrics>,
    ) -> std::io::Result<(Desk, thread::JoinHandle<()>)> {
        let (queue, acts) = mpsc::channel(QUEUE);
        let writer = Writer { books, log, clock, metrics: metrics.clone() };
        let thread = thread::Builder::new().name("writer".into()).spawn(move || writer.work(acts))?;
        Ok((Desk { queue, metrics }, thread))
    }

    /// Hands in an act and waits until it is durable.
    ///
    /// # Errors
    /// What the act refused; [`Refusal::Busy`] when too many wait; [`Refusal::Broken`] when the store did not do it.
    pub async fn hand_in<T: Send + 'static>(
        &self,
        act: impl FnOnce(&mut Ledger) -> Result<T, Stop> + Send + 'static,
    ) -> Result<Done<T>, Refusal> {
        let (answer, awaited) = oneshot::channel();
        let waiting = Waiting { act: Some(act), outcome: None, answer };
        self.queue.try_send(Box::new(waiting)).map_err(|_| Refusal::Busy { retry_after_seconds: 1 })?;
        self.metrics.queue.set((QUEUE - self.queue.capacity()) as i64);
        awaited.await.unwrap_or(Err(Refusal::Broken))
    }
}

/// An act that waits for its commit.
trait Act: Send {
    /// Does it; true when what it wrote shall be kept. `Err` only for a store that is lost.
    fn run(&mut self, ledger: &mut Ledger) -> Result<bool, Fault>;
    /// Tells who waits, after the commit.
    fn tell(self: Box<Self>, head: &Arc<CheckpointRow>);
}

struct Waiting<T, A> {
    act: Option<A>,
    outcome: Option<Result<T, Refusal>>,
    answer: oneshot::Sender<Result<Done<T>, Refusal>>,
}

impl<T: Send, A: FnOnce(&mut Ledger) -> Result<T, Stop> + Send> Act for Waiting<T, A> {
    fn run(&mut self, ledger: &mut Ledger) -> Result<bool, Fault> {
        let Some(act) = self.act.take() else { return Ok(false) };
        let outcome = match act(ledger) {
            Ok(done) => Ok(done),
            Err(Stop::Refused(refusal)) => Err(refusal),
            Err(Stop::Fault(fault @ Fault::Lost(_))) => return Err(fault),
            Err(Stop::Fault(fault)) => {
                tracing::error!(%fault, "an act was not kept");
                Err(Refusal::Broken)
            }
        };
        let keep = outcome.is_ok();
        self.outcome = Some(outcome);
        Ok(keep)
    }

    fn tell(self: Box<Self>, head: &Arc<CheckpointRow>) {
        let outcome = self.outcome.unwrap_or(Err(Refusal::Broken));
        let _ = self.answer.send(outcome.map(|done| (done, head.clone()))); // who no longer waits needs no answer
    }
}

struct Writer {
    books: Box<dyn Books>,
    log: Arc<Log>,
    clock: Clock,
    metrics: Arc<Metrics>,
}

impl Writer {
    fn work(mut self, mut acts: mpsc::Receiver<Box<dyn Act>>) {
        let mut batch = Vec::with_capacity(BATCH);
        while acts.blocking_recv_many(&mut batch, BATCH) > 0 {
            match self.commit(&mut batch) {
                Ok(head) => {
                    batch.drain(..).for_each(|act| act.tell(&head));
                    self.metrics.queue.set(acts.len() as i64);
                }
                Err(fault) => {
                    tracing::error!(%fault, "stopping: what was not acknowledged was not kept");
                    std::process::exit(LOST);
                }
            }
        }
    }

    /// One transaction, one sync, one signed head.
    fn commit(&mut self, batch: &mut [Box<dyn Act>]) -> Kept<Arc<CheckpointRow>> {
        let before = self.log.head();
        let now = self.clock.now();
        self.books.begin()?;
        let mut ledger = Ledger { books: &mut *self.books, now, size: before.size, fresh: Vec::new() };
        for act in batch.iter_mut() {
            let leaves = ledger.fresh.len();
            ledger.books.mark()?;
            if act.run(&mut ledger)? {
                ledger.books.keep()?;
            } else {
                ledger.books.undo()?;
                ledger.fresh.truncate(leaves);
            }
        }
        let fresh = ledger.fresh;
        let head = if fresh.is_empty() { before } else { Arc::new(self.log.sign(&fresh, now)) };
        if !fresh.is_empty() {
            self.books.add_checkpoint(&head)?;
        }
        self.books.commit()?;
        self.log.advance(head.clone());
        self.metrics.committed(batch.len(), head.size);
        Ok(head)
    }
}
