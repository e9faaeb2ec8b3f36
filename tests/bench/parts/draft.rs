//! A draft laid where the app keeps its own: in the browser's database, whatever its size. Knows the app's shapes of it.

use serde_json::{Value, json};
use shared::numbers::doc_id::uuid_v7;
use std::time::SystemTime;
use tests::browser::Browser;

/// Lays a plan; its page. The browser must have been in the app.
pub async fn lay(browser: &Browser, body: Value) -> String {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).expect("after 1970");
    let random = now.subsec_nanos().to_be_bytes().repeat(3)[..10].try_into().expect("ten bytes");
    let doc = uuid_v7(now.as_millis() as u64, random);
    let saved_at = "2026-11-22T12:00:00Z";
    let paper = json!({ "v": 1, "rev": 1, "body": body, "saved_at": saved_at });
    let draft = json!({ "kind": "implementation-plan", "paper": paper, "rev": 1, "saved_at": saved_at });
    let text = json!(draft.to_string()).to_string();
    let put = format!(
        "new Promise((done, fail) => {{
            const opening = indexedDB.open('alis');
            opening.onerror = fail;
            opening.onsuccess = () => {{
                const change = opening.result.transaction(['drafts'], 'readwrite');
                change.objectStore('drafts').put({text}, '{doc}');
                change.onerror = fail;
                change.oncomplete = () => {{ opening.result.close(); done(true); }};
            }};
        }})"
    );
    assert_eq!(browser.evaluates(&put).await, json!(true));
    format!("/forms/implementation-plan/{doc}")
}
