//! What tests of the whole product share: the real binary on a port of its own, people with browsers, programs with
//! keys. Knows nothing of how the product is written inside, beyond what `shared` says to everybody.

pub mod answers;
pub mod lot;

#[cfg(not(target_arch = "wasm32"))]
pub mod alis;
#[cfg(not(target_arch = "wasm32"))]
pub mod axe;
#[cfg(not(target_arch = "wasm32"))]
pub mod browser;
#[cfg(not(target_arch = "wasm32"))]
pub mod device;
#[cfg(not(target_arch = "wasm32"))]
pub mod keyboard;
#[cfg(not(target_arch = "wasm32"))]
pub mod meddler;
#[cfg(not(target_arch = "wasm32"))]
pub mod people;
#[cfg(not(target_arch = "wasm32"))]
pub mod receipt;
#[cfg(not(target_arch = "wasm32"))]
pub mod touch;
