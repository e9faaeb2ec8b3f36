//! Our pictures: one path each on a 24 by 24 grid, drawn in the colour of the text beside them. Always hidden from
//! screen readers; the words say the same.

use leptos::prelude::*;

/// A picture in the size of the text.
pub fn icon(path: &'static str) -> AnyView {
    drawn(path, "i")
}

/// The large picture of a state that fills a box.
pub fn large_icon(path: &'static str) -> AnyView {
    drawn(path, "i st__i")
}

fn drawn(path: &'static str, class: &'static str) -> AnyView {
    view! {
        <svg class=class viewBox="0 0 24 24" aria-hidden="true">
            <path d=path></path>
        </svg>
    }
    .into_any()
}

pub const ALERT: &str = "M12 3.8 21.2 20H2.8zM12 10v4.4M12 17.2v.1";
pub const CHECK: &str = "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0m5 .4 2.8 2.8L16.2 9.6";
pub const CHEVRON: &str = "m9.5 6 6 6-6 6";
pub const CLOCK: &str = "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M12 7v5.2l3.4 2";
pub const CLOUD: &str = "M7.2 18.5h9.9a4.2 4.2 0 0 0 .7-8.3A6 6 0 0 0 6.2 9.8a4.4 4.4 0 0 0 1 8.7z";
pub const CLOUD_CHECK: &str =
    "M7.2 18.5h9.9a4.2 4.2 0 0 0 .7-8.3A6 6 0 0 0 6.2 9.8a4.4 4.4 0 0 0 1 8.7zm2-5.3 2.1 2.1 3.7-4";
pub const CLOUD_OFF: &str =
    "M9 6.3a6 6 0 0 1 8.8 3.9 4.2 4.2 0 0 1 2 7M17 18.5H7.2a4.4 4.4 0 0 1-1-8.7m-2.2-5.8 16.5 16.5";
pub const COPY: &str = "M8.5 8.5h12v12h-12zM15.5 8.5v-5h-12v12h5";
pub const CROSS: &str = "m6 6 12 12M18 6 6 18";
pub const DOWN: &str = "m6 9.5 6 6 6-6";
pub const DOWNLOAD: &str = "M12 4v11.5M7 11l5 5 5-5M5 20.2h14";
pub const ENVELOPE: &str = "M3.5 5.5h17v13h-17zm.5.9 8 6.4 8-6.4";
pub const FLAG: &str = "M3.5 4.5h17v11.6h-9.3L6.6 20v-3.9H3.5zM12 7.6v3.3M12 13.4v.1";
pub const GLOBE: &str =
    "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M3 12h18M12 3c3.8 3.4 3.8 14.6 0 18M12 3c-3.8 3.4-3.8 14.6 0 18";
pub const HOURGLASS: &str = "M6.5 3h11M6.5 21h11M8 3v3.6l4 5.4 4-5.4V3M8 21v-3.6l4-5.4 4 5.4V21";
pub const INFO: &str = "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M12 11.4v5M12 7.8v.1";
pub const KEY: &str = "M3.8 15.6a4.2 4.2 0 1 0 8.4 0a4.2 4.2 0 1 0-8.4 0m7.2-3.2 8.4-8.4m-3.8 3.8 2.8 2.8";
pub const MINUS: &str = "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0m5.2 0h7.6";
pub const PENCIL: &str = "M4 20l1-4.6L16.2 4.2l3.6 3.6L8.6 19zm9.8-13.4 3.6 3.6";
pub const PERSON: &str = "M8 8a4 4 0 1 0 8 0a4 4 0 1 0-8 0m-3.5 12.5a7.5 7.5 0 0 1 15 0";
pub const PHONE: &str = "M5 3.8h3.6l1.6 4.2-2.2 1.6a11.6 11.6 0 0 0 6.4 6.4l1.6-2.2 4.2 1.6V19a1.6 1.6 0 0 1-1.7 1.6A15.8 15.8 0 0 1 3.4 5.5 1.6 1.6 0 0 1 5 3.8z";
pub const PLUS: &str = "M12 5v14M5 12h14";
pub const PRINTER: &str = "M7 8.5V4h10v4.5M7 17H4V8.5h16V17h-3m-10-3h10v6.2H7z";
pub const RING: &str = "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0";
pub const STOP: &str = "M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3zM12 7.6v5.2M12 16.2v.1";
pub const TABLE: &str = "M3.5 5h17v14.5h-17zM3.5 10h17M3.5 14.8h17M10 5v14.5";
pub const UP: &str = "m6 14.5 6-6 6 6";
