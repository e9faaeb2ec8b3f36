//! What is counted, in the text format of Prometheus. Knows routes by their template and refusals by their code; never
//! an address that names a document.

use prometheus::{Encoder, Histogram, HistogramOpts, IntCounter, IntCounterVec, IntGauge, Opts, Registry, TextEncoder};

pub struct Metrics {
    registry: Registry,
    requests: IntCounterVec,
    refusals: IntCounterVec,
    /// Statements filed since the start.
    pub filed: IntCounter,
    /// Acts waiting for the writer.
    pub queue: IntGauge,
    batch: Histogram,
    log_size: IntGauge,
}

impl Metrics {
    /// # Errors
    /// Only for names the library does not accept, which are fixed here.
    pub fn new() -> prometheus::Result<Metrics> {
        let sizes = HistogramOpts::new("alis_commit_acts", "Acts kept in one commit")
            .buckets(vec![1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0]);
        let metrics = Metrics {
            registry: Registry::new(),
            requests: IntCounterVec::new(
                Opts::new("alis_requests_total", "Requests answered"),
                &["method", "route", "status"],
            )?,
            refusals: IntCounterVec::new(Opts::new("alis_refusals_total", "Refusals by their code"), &["code"])?,
            filed: IntCounter::new("alis_filed_total", "Statements filed since the start")?,
            queue: IntGauge::new("alis_queue_length", "Acts waiting for the writer")?,
            batch: Histogram::with_opts(sizes)?,
            log_size: IntGauge::new("alis_log_size", "Leaves in the log")?,
        };
        metrics.registry.register(Box::new(metrics.requests.clone()))?;
        metrics.registry.register(Box::new(metrics.refusals.clone()))?;
        metrics.registry.register(Box::new(metrics.filed.clone()))?;
        metrics.registry.register(Box::new(metrics.queue.clone()))?;
        metrics.registry.register(Box::new(metrics.batch.clone()))?;
        metrics.registry.register(Box::new(metrics.log_size.clone()))?;
        Ok(metrics)
    }

    pub fn answered(&self, method: &str, route: &str, status: u16) {
        self.requests.with_label_values(&[method, route, &status.to_string()]).inc();
    }

    pub fn refused(&self, code: &str) {
        self.refusals.with_label_values(&[code]).inc();
    }

    pub fn committed(&self, acts: usize, log_size: u64) {
        self.batch.observe(acts as f64);
        self.log_size.set(i64::try_from(log_size).unwrap_or(i64::MAX));
    }

    /// The text of `/metrics`.
    pub fn text(&self) -> String {
        let mut text = Vec::new();
        // Writing to memory fails only for families without a name; ours have one.
        let _ = TextEncoder::new().encode(&self.registry.gather(), &mut text);
        String::from_utf8_lossy(&text).into_owned()
    }
}
