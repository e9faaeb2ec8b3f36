//! What must not happen: nothing acknowledged is lost, nothing altered is believed, nothing refused leaves a trace. The
//! real binary, killed and lied to.
#![cfg(not(target_arch = "wasm32"))]

mod identity_number;
mod kill;
mod wire;
