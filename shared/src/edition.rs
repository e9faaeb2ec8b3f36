//! Which rules a statement was checked by, as one digest: the compiled rules and the dated values in force. Knows no
//! statement.
//! Why one edition for each form: a statement is checked by its own form's rules, and a page must not load the others.

use crate::{
    form::Form,
    forms::{Visitor, visit_all},
    rules::provision::Provision,
    statement::digest::Digest,
};

/// Changes whenever the meaning of a rule changes without its words doing so.
const COMPILED: &str = "2026-11-22";

/// The edition of a form's rules compiled in.
pub fn edition<F: Form>() -> Digest {
    let mut text = String::from(COMPILED);
    for provision in F::PROVISIONS {
        let Provision { id, cite, force, says, .. } = provision;
        for part in [id, &*cite.code(), force.name().nb, says.nb] {
            text.push('\n');
            text.push_str(part);
        }
    }
    Digest::of(text.as_bytes())
}

/// The edition of all rules: of every form's edition, in the order of the forms.
pub fn edition_of_all() -> Digest {
    struct All(String);
    impl Visitor for All {
        fn visit<F: Form>(&mut self) {
            self.0.push_str(&edition::<F>().to_string());
        }
    }
    let mut all = All(String::new());
    visit_all(&mut all);
    Digest::of(all.0.as_bytes())
}
