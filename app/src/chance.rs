//! Random bytes from the browser, and what is made of them. Knows nothing of what they are for.

use shared::statement::seal::uuid_v7;

/// `N` bytes nobody can guess.
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    if let Some(crypto) = web_sys::window().and_then(|window| window.crypto().ok()) {
        let _ = crypto.get_random_values_with_u8_array(&mut bytes); // refused only above 65,536 bytes
    }
    bytes
}

/// The name of a new document.
pub fn new_doc() -> String {
    uuid_v7(crate::clock::now_ms(), bytes())
}
