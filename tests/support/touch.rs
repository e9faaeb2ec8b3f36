//! A finger on the glass: real touches, as the browser gets them from a screen, so that it scrolls by itself. Knows no page.

use crate::browser::Browser;
use serde_json::json;
use std::time::Duration;

/// A place on the screen, in CSS pixels.
#[derive(Clone, Copy, Debug)]
pub struct Spot(pub f64, pub f64);

/// So many moves make a stroke; a frame each.
const MOVES: u32 = 12;

impl Browser {
    /// The device has a touch screen and no mouse.
    pub async fn has_a_touch_screen(&self) {
        self.devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": true, "maxTouchPoints": 1 })).await;
    }

    /// The middle of the element, brought to the middle of the screen.
    pub async fn middle_of(&self, css: &str) -> Spot {
        let found = self
            .asks(&format!(
                "(e => {{ e.scrollIntoView({{ block: 'center', inline: 'center', behavior: 'instant' }});
                   const box = e.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; }})(document.querySelector({css:?}))"
            ))
            .await;
        Spot(found[0].as_f64().expect("a place"), found[1].as_f64().expect("a place"))
    }

    /// A finger is put down, moves this far, and is lifted.
    pub async fn strokes(&self, Spot(x, y): Spot, right: f64, down: f64) {
        self.touches("touchStart", json!([{ "x": x, "y": y }])).await;
        for step in 1..=MOVES {
            let part = f64::from(step) / f64::from(MOVES);
            self.touches("touchMove", json!([{ "x": x + right * part, "y": y + down * part }])).await;
            tokio::time::sleep(Duration::from_millis(16)).await;
        }
        tokio::time::sleep(Duration::from_millis(120)).await; // it stops before it is lifted: nothing is flung
        self.touches("touchEnd", json!([])).await;
    }

    /// The mouse takes hold, trembles and lets go.
    pub async fn trembles(&self, Spot(x, y): Spot) {
        for (kind, right) in [("mousePressed", 0.0), ("mouseMoved", 1.0), ("mouseMoved", 3.0), ("mouseReleased", 3.0)] {
            let event =
                json!({ "type": kind, "x": x + right, "y": y, "button": "left", "buttons": 1, "clickCount": 1 });
            self.devtools("Input.dispatchMouseEvent", event).await;
        }
    }

    async fn touches(&self, kind: &str, points: serde_json::Value) {
        self.devtools("Input.dispatchTouchEvent", json!({ "type": kind, "touchPoints": points })).await;
    }
}
