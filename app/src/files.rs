//! Files the page gives away: bytes made here, saved by the browser. Nothing leaves the device. Knows no contents.

use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// An address for these bytes, valid as long as the page that made it is shown.
pub fn address(bytes: &[u8], media_type: &str) -> Option<String> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let made = address.clone();
    on_cleanup(move || {
        let _ = Url::revoke_object_url(&made); // its own address: never refused
    });
    Some(address)
}

/// Saves these bytes as a file, as if a link to them had been pressed.
pub fn save(name: &str, bytes: &[u8], media_type: &str) {
    let owner = Owner::new();
    let address = owner.with(|| address(bytes, media_type));
    let link = document().create_element("a").ok().and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    if let (Some(address), Some(link)) = (address, link) {
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    set_timeout(move || owner.cleanup(), Duration::from_secs(60));
}

/// `1 kB`, `6 kB`; never 0.
pub fn size_in_words(bytes: usize) -> String {
    format!("{}\u{a0}kB", bytes.div_ceil(1000).max(1))
}

/// Opens the browser's print dialog.
pub fn print() {
    let _: Result<(), JsValue> = window().print(); // a browser without printers shows nothing
}
