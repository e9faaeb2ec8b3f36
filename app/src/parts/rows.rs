//! Repeated questions: a table on a desktop, cards on a phone; one question a row is an ordered list. Knows what can be
//! done with rows, not what is asked in them; `changing` does it.

mod changing;

use super::icon::{self, icon};
use crate::{
    fields::{self, Field, frame::remarked},
    paper::Paper,
    route::{Route, Router},
    sheet::{Listed, Look, Place},
};
use leptos::prelude::*;
use shared::{
    form::Form,
    forms::implementation_plan::ImplementationPlan,
    text::{Language, Text, t},
};

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const ADD: Text = t("Legg til {one}", "Legg til {one}", "Add {one}");
    pub const PASTE: Text = t("Lim inn fra regneark", "Lim inn frå rekneark", "Paste from a spreadsheet");
    pub const FILE: Text = t("Hent fra fil", "Hent frå fil", "Read from a file");
    pub const COPY: Text = t("Kopier {one} {n}", "Kopier {one} {n}", "Copy {one} {n}");
    pub const DELETE: Text = t("Slett {one} {n}", "Slett {one} {n}", "Delete {one} {n}");
    pub const UP: Text = t("Flytt {one} {n} opp", "Flytt {one} {n} opp", "Move {one} {n} up");
    pub const DOWN: Text = t("Flytt {one} {n} ned", "Flytt {one} {n} ned", "Move {one} {n} down");
    pub const DELETED: Text = t("1 {one} slettet.", "1 {one} sletta.", "1 {one} deleted.");
    pub const UNDO: Text = t("Angre", "Angre", "Undo");
    pub const CELL: Text = t("{label}, {one} {n}", "{label}, {one} {n}", "{label}, {one} {n}");
    pub const TOOLS: Text = t("Valg for raden", "Val for rada", "Row actions");
}

const TRASH: &str = "M4 7h16M9.5 7V4h5v3M6.3 7l1 13.5h9.4l1-13.5M10.3 11v5.5M13.7 11v5.5";
const CLIPBOARD: &str = "M9 4H5v16.5h14V4h-4M9 2.8h6v3.4H9zM8.5 11h7M8.5 15h7";

/// More rows than this are laid out only when they come near the screen.
const LONG: usize = 20;

/// The rows with their buttons.
#[derive(Clone, Copy)]
struct Rows {
    paper: Paper,
    number: usize,
    language: Language,
}

/// Rows as the outline numbers them.
pub fn rows(paper: Paper, number: usize, language: Language) -> AnyView {
    let rows = Rows { paper, number, language };
    let listed = rows.listed();
    let asked = paper.are_rows_asked(number);
    let hint_id = [listed.path, "-hint"].concat();
    let hint =
        listed.hint.map(|hint| view! { <p data-field="description" id=hint_id.clone()>{hint.read(language)}</p> });
    let body = if listed.cells.len() == 1 { rows.ordered() } else { rows.table() };
    let described = [&hint_id, " ", listed.path, "-fault"].concat();
    view! {
        <fieldset
            class="ds-fieldset" id=listed.path data-path=listed.path hidden=move || !asked.get()
            aria-describedby=described on:paste=move |event| rows.pasted(&event)
        >
            <legend class="ds-label" data-weight="medium">{listed.label.read(language)}</legend>
            {hint} {paper.rows_remark(number).map(|note| remarked(&note, language))} {body} {rows.fault()} {rows.actions()}
        </fieldset>
    }
    .into_any()
}

impl Rows {
    fn listed(self) -> &'static Listed {
        &self.paper.outline().rows[self.number]
    }

    fn say(self, text: Text, row: usize) -> String {
        let one = self.listed().one.read(self.language);
        text.fill(self.language, &[("one", one), ("n", &(row + 1).to_string())])
    }

    fn field(self, question: usize, row: usize) -> Field {
        let field = Field::new(self.paper, Place { question, row }, self.language);
        let (label, one) = (field.say(field.asked.label), self.listed().one.read(self.language));
        let named = [("label", label), ("one", one), ("n", &(row + 1).to_string())];
        let spoken = match self.listed().cells.len() {
            1 => [one, " ", &(row + 1).to_string()].concat(),
            _ => says::CELL.fill(self.language, &named),
        };
        Field { spoken: Some(crate::wording::capitalized(&spoken)), ..field }
    }

    fn each(self, draw: fn(Rows, usize) -> AnyView) -> AnyView {
        let count = self.paper.count(self.number);
        view! { <For each=move || 0..count.get() key=|row| *row children=move |row| draw(self, row) /> }.into_any()
    }

    /// Columns whose answers are all equally long.
    fn width(self, question: usize) -> Option<&'static str> {
        match self.paper.asked(question).look {
            Look::Date | Look::Start => Some("date"),
            Look::Count(_) => Some("count"),
            Look::Ranking => Some("order"),
            _ => None,
        }
    }

    fn table(self) -> AnyView {
        let count = self.paper.count(self.number);
        let head = |question| {
            let label = self.paper.asked(question).label.read(self.language);
            view! { <th scope="col" role="columnheader" data-w=self.width(question)>{label}</th> }.into_any()
        };
        let heads: Vec<AnyView> = self.listed().cells.clone().map(head).collect();
        let is_long = move || (count.get() > LONG).then_some("");
        view! {
            <table
                class="ds-table rows" data-color="neutral" role="table" hidden=move || count.get() == 0
                data-long=is_long
            >
                <caption class="ds-sr-only">{self.listed().label.read(self.language)}</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        {heads}
                        <th scope="col" role="columnheader"><span class="ds-sr-only">{says::TOOLS.read(self.language)}</span></th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{self.each(Rows::table_row)}</tbody>
            </table>
        }
        .into_any()
    }

    fn table_row(self, row: usize) -> AnyView {
        let cell = |question| {
            let field = fields::field(&self.field(question, row));
            view! { <td role="cell" data-w=self.width(question)>{field}</td> }.into_any()
        };
        let cells: Vec<AnyView> = self.listed().cells.clone().map(cell).collect();
        let copy = self.tool(self.say(says::COPY, row), icon::COPY, false, move || self.copied(row));
        let delete = self.tool(self.say(says::DELETE, row), TRASH, false, move || self.deleted(row));
        let (up, down) = self.movers(row);
        let id = [self.listed().path, ".", &row.to_string()].concat();
        view! {
            <tr role="row" id=id>{cells} <td role="cell"><span class="tools">{up} {down} {copy} {delete}</span></td></tr>
            {self.remark(row, Rows::remark_in_table)}
        }
        .into_any()
    }

    /// What the doctor says of the row; it goes where the row goes.
    fn remark(self, row: usize, draw: fn(Rows, AnyView) -> AnyView) -> AnyView {
        let words = move || {
            self.paper.edits.track();
            let note = self.paper.row_remark(self.number, row);
            note.map(|note| draw(self, remarked(&note, self.language)))
        };
        let mut all = 0..self.paper.count(self.number).get_untracked();
        match all.any(|row| self.paper.row_remark(self.number, row).is_some()) {
            true => words.into_any(),
            false => ().into_any(), // most forms have none, and rows are many
        }
    }

    /// In a row of its own below it.
    fn remark_in_table(self, words: AnyView) -> AnyView {
        let span = self.listed().cells.len() + 1;
        view! { <tr role="row" class="remarked-row"><td role="cell" colspan=span>{words}</td></tr> }.into_any()
    }

    fn ordered(self) -> AnyView {
        view! { <ol class="plain ordered">{self.each(Rows::ordered_row)}</ol> }.into_any()
    }

    fn ordered_row(self, row: usize) -> AnyView {
        let cell = fields::field(&self.field(self.listed().cells.start, row));
        let (up, down) = self.movers(row);
        let delete = self.tool(self.say(says::DELETE, row), TRASH, false, move || self.deleted(row));
        let remark = self.remark(row, |_, words| view! { <div class="remarked-row">{words}</div> }.into_any());
        view! {
            <li><span class="num">{row + 1}</span> {cell} <span class="tools">{up} {down} {delete}</span> {remark}</li>
        }
        .into_any()
    }

    /// Up and down.
    fn movers(self, row: usize) -> (AnyView, AnyView) {
        let count = self.paper.count(self.number);
        let up = self.tool(self.say(says::UP, row), icon::UP, row == 0, move || self.moved(row, row.saturating_sub(1)));
        let down_id = [self.listed().path, ".", &row.to_string(), "-down"].concat();
        let down_name = self.say(says::DOWN, row);
        let is_last = move || row + 1 >= count.get();
        let down = view! {
            <button
                class="ds-button" data-variant="tertiary" data-color="neutral" data-icon type="button" id=down_id
                aria-label=down_name disabled=is_last on:click=move |_| self.moved(row, row + 1)
            >
                {icon(icon::DOWN)}
            </button>
        }
        .into_any();
        (up, down)
    }

    fn tool(self, name: String, picture: &'static str, disabled: bool, act: impl Fn() + 'static) -> AnyView {
        view! {
            <button
                class="ds-button" data-variant="tertiary" data-color="neutral" data-icon type="button" aria-label=name
                disabled=disabled on:click=move |_| act()
            >
                {icon(picture)}
            </button>
        }
        .into_any()
    }

    fn fault(self) -> AnyView {
        let (fault, language) = (self.paper.rows_fault(self.number), self.language);
        let words = move || {
            fault.get().map(|fault| {
                view! { <p class="ds-validation-message" data-field="validation">{fault.words(language)}</p> }
            })
        };
        view! { <div id=[self.listed().path, "-fault"].concat()>{words}</div> }.into_any()
    }

    fn actions(self) -> AnyView {
        let (listed, count) = (self.listed(), self.paper.count(self.number));
        let removed = self.paper.removed(self.number);
        let full = move || count.get() >= listed.most;
        let undo = move || {
            removed.get().map(|_| {
                view! {
                    {self.say(says::DELETED, 0)} " "
                    <button class="ds-link" type="button" id=[listed.path, "-undo"].concat() on:click=move |_| self.undone()>
                        {says::UNDO.read(self.language)}
                    </button>
                }
            })
        };
        let paste = (listed.cells.len() > 1).then(|| {
            view! {
                <button class="ds-button" data-variant="tertiary" type="button" on:click=move |_| self.paste()>
                    {icon(CLIPBOARD)} {says::PASTE.read(self.language)}
                </button>
            }
        });
        view! {
            <div class="rows-actions">
                <button
                    class="ds-button" data-variant="secondary" type="button" id=[listed.path, "-add"].concat()
                    disabled=full on:click=move |_| self.added()
                >
                    {icon(icon::PLUS)} {self.say(says::ADD, 0)}
                </button>
                {paste} {self.by_file()} <span class="undo" role="status">{undo}</span>
            </div>
        }
        .into_any()
    }

    /// The way to the page that reads rows of a plan from a file.
    fn by_file(self) -> Option<AnyView> {
        let Route::Form { kind, doc } = expect_context::<Router>().route.get_untracked() else { return None };
        (kind == ImplementationPlan::KIND && self.listed().cells.len() > 1).then(|| {
            let address = ["/import?from=", &doc, "&rows=", self.listed().path].concat();
            view! {
                <a class="ds-button" data-variant="tertiary" href=address>{icon(icon::TABLE)} {says::FILE.read(self.language)}</a>
            }
            .into_any()
        })
    }
}
