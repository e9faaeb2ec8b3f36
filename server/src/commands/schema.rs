//! `alis schema`: the JSON Schema of a form, for programs that make such forms.

use super::{Exit, complain};
use crate::kinds::{self, KINDS};
use clap::Args;

#[derive(Args)]
pub struct Schema {
    /// The form, such as candidate-registration
    kind: String,
}

impl Schema {
    pub fn run(self) -> Exit {
        let Ok(kind) = kinds::find(&self.kind) else { return complain(Exit::Unreadable, unknown(&self.kind)) };
        println!("{:#}", (kind.schema)());
        Exit::Yes
    }
}

/// The forms there are.
pub fn unknown(name: &str) -> String {
    let known: Vec<&str> = KINDS.iter().map(|kind| kind.name).collect();
    format!("there is no form {name:?}; there is {}", known.join(", "))
}
