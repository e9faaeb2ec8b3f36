//! What a trust sees of a closing: which registration, and from which day. Where the doctor moves tells the cause, so it
//! stays out too.

use crate::forms::closing::Closing;

pub fn without_cause(closing: &Closing) -> Closing {
    Closing { about: closing.about.clone(), on: closing.on, ..Closing::default() }
}
