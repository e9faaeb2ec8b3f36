//! A list that is a table on a desktop and cards on a phone. The roles stand in the markup, because the style sheet
//! takes them away. Knows no list in particular.

use crate::wording::words;
use leptos::prelude::*;
use shared::text::Text;

/// One column.
#[derive(Clone, Copy)]
pub struct Column {
    pub heading: Text,
    /// Its cells take a card's whole width.
    wide: bool,
    /// Its cells say what they are; a card repeats no heading.
    bare: bool,
}

impl Column {
    pub const fn new(heading: Text) -> Column {
        Column { heading, wide: false, bare: false }
    }
    pub const fn wide(heading: Text) -> Column {
        Column { heading, wide: true, bare: false }
    }
    pub const fn bare(heading: Text) -> Column {
        Column { heading, wide: true, bare: true }
    }
}

/// A cell with nothing to say; cards leave it out.
pub fn nothing() -> AnyView {
    view! { <span class="muted none">"–"</span> }.into_any()
}

/// One row: what it is about, the other cells, and whether it has just come.
pub struct Row {
    pub about: AnyView,
    pub cells: Vec<AnyView>,
    pub is_new: bool,
}

/// The table. The first column is what a row is about.
pub fn table(caption: Text, columns: &'static [Column], rows: Vec<Row>) -> AnyView {
    let headings =
        columns.iter().map(|column| view! { <th scope="col" role="columnheader">{words(column.heading)}</th> });
    view! {
        <table class="ds-table people" data-color="neutral" role="table">
            <caption class="ds-sr-only">{words(caption)}</caption>
            <thead role="rowgroup">
                <tr role="row">{headings.collect_view()}</tr>
            </thead>
            <tbody role="rowgroup">{rows.into_iter().map(|row| line(columns, row)).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn line(columns: &'static [Column], row: Row) -> AnyView {
    let cells = columns.iter().skip(1).zip(row.cells).map(|(column, cell)| {
        let (label, bare) = (crate::wording::said(column.heading), column.bare);
        view! {
            <td role="cell" class=column.wide.then_some("wide") data-label=move || (!bare).then(|| label.get())>
                {cell}
            </td>
        }
        .into_any()
    });
    view! {
        <tr role="row" data-new=row.is_new.then_some("")>
            <th scope="row" role="rowheader">
                {row.about}
            </th>
            {cells.collect_view()}
        </tr>
    }
    .into_any()
}
