//! The browser's part of ALIS. Starts the app and names its modules; knows nothing else.

mod app;
mod chance;
mod client;
mod clock;
mod entry;
mod kept;
mod keys;
mod letter;
mod lock;
mod outbox;
mod pages;
mod parts;
mod proof;
mod route;
mod session;
mod store;
mod wording;

fn main() {
    leptos::mount::mount_to_body(app::app);
}
