//! The browser's part of ALIS. Starts the app and names its modules; knows nothing else.

mod app;
mod chance;
mod charts;
mod client;
mod clock;
mod draft;
mod enrolment;
mod entry;
mod fields;
mod files;
mod forms;
mod json;
mod kept;
mod keys;
mod kinds;
mod known;
mod letter;
mod listed;
mod live;
mod lock;
mod outbox;
mod overview;
mod pages;
mod paper;
mod parts;
mod posting;
mod proof;
mod remarks;
mod renewing;
mod revising;
mod rooms;
mod route;
mod session;
mod sheet;
mod store;
mod wording;

fn main() {
    leptos::mount::mount_to_body(app::app);
}
