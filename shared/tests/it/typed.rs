//! Fills a form the way a person does: by typing. Knows paths, and no form in particular.

use shared::{
    form::Form,
    question::{Item, path_in_row},
};

/// The form these answers make; rows are added as they are needed.
///
/// # Panics
/// When no question has a path, or an answer cannot be read.
pub fn typed<'a, F: Form>(answers: impl IntoIterator<Item = (&'a String, &'a String)>) -> F {
    let mut form = F::default();
    for (path, text) in answers {
        put(&mut form, path, text);
    }
    form
}

/// Writes one answer: `earlier_posts.0.from`, `roles.clinical_supervisors.1`.
pub fn put<F: Form>(form: &mut F, path: &str, text: &str) {
    let row = path.split('.').find_map(|row| row.parse().ok()).unwrap_or(0);
    for item in F::SECTIONS.iter().flat_map(|section| section.items) {
        let lens = match item {
            Item::Question(question) if question.lens.path == path => &question.lens,
            Item::Question(_) => continue,
            Item::Rows(rows) => {
                let Some(cell) = rows.cells.iter().find(|cell| path_in_row(cell.lens.path, row) == path) else {
                    continue;
                };
                while (rows.len)(form) <= row {
                    let end = (rows.len)(form);
                    (rows.insert)(form, end);
                }
                &cell.lens
            }
        };
        return (lens.write)(form, row, text).unwrap_or_else(|fault| panic!("{path} = {text}: {fault:?}"));
    }
    panic!("no question at {path}")
}
