//! Asks axe-core what stands in the way of people with disabilities. Zero violations, no exceptions. Knows no page.

use crate::{
    alis::root,
    browser::{Browser, DESKTOP, PHONE},
};
use serde_json::{Value, json};
use std::sync::LazyLock;

/// axe-core, as `npm ci` in `tests/browser` fetched it.
static AXE: LazyLock<String> = LazyLock::new(|| {
    let place = root().join("tests/browser/node_modules/axe-core/axe.min.js");
    std::fs::read_to_string(place).expect("axe-core is there: npm ci in tests/browser (tests/verify does it)")
});

/// Everything axe-core knows of WCAG 2.2 A and AA, and its best practices.
const RUN: &str = "axe.run(document, { resultTypes: ['violations'] }).then(found => found.violations.map(one => \
     `${one.id}: ${one.help}\\n    ${one.nodes.map(node => node.target.join(' ') + ' – ' + node.failureSummary.replace(/\\s+/g, ' ')).join('\\n    ')}`))";

impl Browser {
    /// Nothing on this page stands in anyone's way: in light and dark, on a desktop and on a phone.
    pub async fn is_accessible(&self, page: &str) {
        let mut found = Vec::new();
        for (size, width) in [(DESKTOP, "desktop"), (PHONE, "phone")] {
            self.turns_to(size).await;
            for (dark, color) in [(false, "light"), (true, "dark")] {
                self.is_dark(dark).await;
                self.rests().await;
                self.pictures(&format!("{page}-{width}-{color}")).await;
                let violations = self.violations().await;
                found.extend(violations.into_iter().map(|one| format!("{page}, {width}, {color}: {one}")));
            }
        }
        self.is_dark(false).await;
        self.turns_to(DESKTOP).await;
        assert!(found.is_empty(), "{}", found.join("\n"));
    }

    /// Until colors have stopped changing.
    async fn rests(&self) {
        self.finds("document.getAnimations().every(one => one.playState !== 'running')").await;
    }

    async fn violations(&self) -> Vec<String> {
        // Evaluated by the debugger, which the page's own policy does not bind.
        if self.asks("typeof axe").await != "object" {
            self.evaluates(&AXE).await;
        }
        let answer = self.evaluates(RUN).await;
        let rows = answer.as_array().unwrap_or_else(|| panic!("axe answered {answer}"));
        rows.iter().map(|row| row.as_str().unwrap_or_default().to_owned()).collect()
    }

    /// Runs a script as the debugger does, and waits for what it promises.
    pub async fn evaluates(&self, script: &str) -> Value {
        let wish = json!({ "expression": script, "awaitPromise": true, "returnByValue": true });
        let mut answer = self.devtools("Runtime.evaluate", wish).await;
        assert!(answer["exceptionDetails"].is_null(), "{}", answer["exceptionDetails"]);
        answer["result"]["value"].take()
    }
}
