//! What is another in this half-year's report than in the last one: who is new, gone or moved, and which figures. Knows
//! documents; no names.
//! Why a longest run: when one at the top leaves, everybody below gets another number, but nobody was moved.

use crate::{
    forms::half_year_report::{HalfYearReport, TrustList},
    numbers::health_trust::HealthTrust,
};

/// Endringer siden forrige halvår.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// On a list now, on none before.
    pub new: Vec<Place>,
    /// On a list before, on none now.
    pub gone: Vec<Place>,
    /// To another trust, or past another on the same list: before, and now.
    pub moved: Vec<(Place, Place)>,
    pub figures: Vec<Figure>,
}

/// Plass på en liste: 1 is the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub doc: String,
    pub trust: Option<HealthTrust>,
    pub number: usize,
}

/// Tall: the answer at `path` is another; `None` was not answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    pub path: &'static str,
    pub before: Option<u16>,
    pub now: Option<u16>,
}

impl Changes {
    pub fn is_nothing(&self) -> bool {
        *self == Changes::default()
    }
}

/// What is another in `now` than in `before`.
pub fn changes(before: &HalfYearReport, now: &HalfYearReport) -> Changes {
    let (old, new) = (places(before), places(now));
    let find = |places: &[Place], doc: &str| places.iter().find(|place| place.doc == doc).cloned();
    let stayed = unmoved(&old, &new);
    let moved = new.iter().filter(|place| !stayed.contains(&place.doc.as_str()));
    Changes {
        moved: moved.filter_map(|place| Some((find(&old, &place.doc)?, place.clone()))).collect(),
        gone: old.iter().filter(|place| find(&new, &place.doc).is_none()).cloned().collect(),
        new: new.iter().filter(|place| find(&old, &place.doc).is_none()).cloned().collect(),
        figures: figures(before, now),
    }
}

fn places(report: &HalfYearReport) -> Vec<Place> {
    let of = |list: &TrustList| {
        let trust = list.trust;
        let place = move |(at, doc): (usize, &String)| Place { doc: doc.clone(), trust, number: at + 1 };
        list.candidates.0.iter().enumerate().map(place).collect::<Vec<_>>()
    };
    report.lists.iter().flat_map(of).collect()
}

/// Those who kept their trust and their order: on each list, the longest run that stands as it stood.
fn unmoved<'a>(old: &[Place], new: &'a [Place]) -> Vec<&'a str> {
    let was_at = |place: &Place| old.iter().position(|old| old.doc == place.doc && old.trust == place.trust);
    let kept: Vec<(usize, &Place)> = new.iter().filter_map(|place| Some((was_at(place)?, place))).collect();
    // for each, the longest run that ends there, and the one before it
    let mut runs: Vec<(usize, Option<usize>)> = Vec::with_capacity(kept.len());
    for (at, (was, place)) in kept.iter().enumerate() {
        let earlier = (0..at).filter(|other| kept[*other].0 < *was && kept[*other].1.trust == place.trust);
        let best = earlier.max_by_key(|other| (runs[*other].0, std::cmp::Reverse(*other)));
        runs.push((best.map_or(1, |best| runs[best].0 + 1), best));
    }
    let mut unmoved = Vec::new();
    for trust in HealthTrust::ALL.into_iter().map(Some).chain([None]) {
        let ends = (0..kept.len()).filter(|at| kept[*at].1.trust == trust);
        let mut at = ends.max_by_key(|at| (runs[*at].0, std::cmp::Reverse(*at)));
        while let Some(here) = at {
            unmoved.push(kept[here].1.doc.as_str());
            at = runs[here].1;
        }
    }
    unmoved
}

fn figures(before: &HalfYearReport, now: &HalfYearReport) -> Vec<Figure> {
    let both = |path: &'static str, read: fn(&HalfYearReport) -> Option<u16>| Figure {
        path,
        before: read(before),
        now: read(now),
    };
    let all = [
        both("trainees.new", |form| form.trainees.new),
        both("trainees.converted", |form| form.trainees.converted),
        both("trainees.old", |form| form.trainees.old),
        both("without_institution_service", |form| form.without_institution_service),
        both("vacant_posts", |form| form.vacant_posts),
        both("substitutes", |form| form.substitutes),
        both("supervisors_missing", |form| form.supervisors_missing),
    ];
    all.into_iter().filter(|figure| figure.before != figure.now).collect()
}
