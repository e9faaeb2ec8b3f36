//! What a trust sees of a half-year report: which half-year, and its own list. An empty list is an answer too: the
//! municipality has nobody for this trust.

use crate::{forms::half_year_report::HalfYearReport, numbers::health_trust::HealthTrust};

pub fn own_list(report: &HalfYearReport, trust: HealthTrust) -> HalfYearReport {
    let lists = report.lists.iter().filter(|list| list.trust == Some(trust)).cloned().collect();
    HalfYearReport { period: report.period.clone(), lists, ..HalfYearReport::default() }
}
