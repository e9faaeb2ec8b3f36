//! Dragging in a timeline, with mouse, pen or finger: what is held follows the pointer sideways, by whole days, in the trial or
//! in the plan. Knows answers by their paths and no shape.
//!
//! **Why a finger scrolls all the same.** What can be held says `touch-action: pan-y`: up and down is the page's, and ends a
//! drag as if it had never begun. A whole period is held in a trial only: elsewhere a finger in the middle of a bar scrolls
//! the timeline, and must not change a plan in passing.

use super::{
    grips::HOLDS,
    timeline,
    trial::{FROM, TO, Trial},
};
use leptos::prelude::*;
use shared::day::Day;
use wasm_bindgen::JsCast;
use web_sys::PointerEvent;

/// Whoever presses without moving further than this, in CSS pixels, changes nothing: one pixel is two days.
const STILL_PX: i32 = 5;

/// Drag: one at a time.
#[derive(Clone, Copy)]
pub struct Drag {
    trial: Option<Trial>,
    held: StoredValue<Option<Held>>,
}

/// What follows the pointer.
#[derive(Clone)]
struct Held {
    pointer: i32,
    x: i32,
    has_moved: bool,
    /// Each answer, and its day before.
    days: Vec<(String, Day)>,
    /// An end goes no further than the other.
    no_earlier: Option<Day>,
    no_later: Option<Day>,
}

impl Drag {
    pub fn new(trial: Option<Trial>) -> Drag {
        Drag { trial, held: StoredValue::new(None) }
    }

    pub fn begin(self, event: &PointerEvent) {
        let Some(trial) = self.trial.filter(|_| event.is_primary() && event.button() == 0) else { return };
        let Some(element) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) else {
            return;
        };
        let Some(path) = element.get_attribute(HOLDS) else { return };
        let Some(held) = held(trial, &path, event) else { return };
        // the picture is drawn anew at every move: what stays is taken hold of
        let surface = element.closest("svg").ok().flatten().unwrap_or(element);
        let _ = surface.set_pointer_capture(event.pointer_id()); // without it the drag ends at the edge
        self.held.set_value(Some(held));
    }

    pub fn go_on(self, event: &PointerEvent) {
        let Some((trial, mut held)) = self.held_by(event) else { return };
        let moved = event.client_x() - held.x;
        if !held.has_moved && moved.abs() < STILL_PX {
            return;
        }
        if !held.has_moved {
            held.has_moved = true;
            self.held.set_value(Some(held.clone()));
        }
        held.move_by(trial, timeline::days(f64::from(moved)));
    }

    pub fn end(self, event: &PointerEvent) {
        if self.held_by(event).is_some() {
            self.held.set_value(None);
        }
    }

    /// The finger scrolls the page after all: everything is as before.
    pub fn give_up(self, event: &PointerEvent) {
        if let Some((trial, held)) = self.held_by(event)
            && held.has_moved
        {
            held.move_by(trial, 0);
        }
        self.end(event);
    }

    fn held_by(self, event: &PointerEvent) -> Option<(Trial, Held)> {
        let held = self.held.get_value().filter(|held| held.pointer == event.pointer_id())?;
        Some((self.trial?, held))
    }
}

/// One answer, or both ends of a period.
fn held(trial: Trial, path: &str, event: &PointerEvent) -> Option<Held> {
    let day = |path: &str| trial.read(path).parse::<Day>().ok();
    let (row, field) = path.rsplit_once('.')?;
    let end = |field: &str| [row, ".", field].concat();
    let (paths, no_earlier, no_later) = match field {
        FROM => (vec![path.to_owned()], None, day(&end(TO))),
        TO => (vec![path.to_owned()], day(&end(FROM)), None),
        "planned_on" => (vec![path.to_owned()], None, None),
        _ if trial.is_on.get_untracked() => (vec![[path, ".", FROM].concat(), [path, ".", TO].concat()], None, None),
        _ => return None,
    };
    let days = paths.into_iter().map(|path| day(&path).map(|day| (path, day))).collect::<Option<Vec<_>>>()?;
    Some(Held { pointer: event.pointer_id(), x: event.client_x(), has_moved: false, days, no_earlier, no_later })
}

impl Held {
    fn move_by(&self, trial: Trial, days: i32) {
        for (path, before) in &self.days {
            let day = before.plus_days(days);
            let day = self.no_earlier.map_or(day, |other| day.max(other));
            let day = self.no_later.map_or(day, |other| day.min(other)).to_string();
            if trial.read(path) != day {
                trial.put(path, &day);
            }
        }
    }
}
