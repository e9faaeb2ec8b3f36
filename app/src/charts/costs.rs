//! What an ALIS list costs beside an ordinary one, year by year: bars, and the table they are drawn of. Follows what is
//! typed.

use super::svg::{Shape, draw};
use crate::{
    files,
    paper::Paper,
    parts::{
        icon,
        state::{SECONDARY, button},
    },
};
use leptos::{prelude::*, svg};
use shared::{
    forms::local_agreement::LocalAgreement,
    rules::costs::{CONTRIBUTION, Comparison, Line, YearCost, compare_agreement},
    text::{Language, Text, t},
};

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const TITLE: Text = t("Hva listen koster kommunen", "Kva lista kostar kommunen", "What the list costs the municipality");
    pub const EMPTY: Text = t("Skriv listen ved oppstart eller år for år, så regnes kostnadene ut her.", "Skriv lista ved oppstart eller år for år, så blir kostnadene rekna ut her.", "Write the list at the start or year by year, and the costs are worked out here.");
    pub const PICTURE: Text = t("Søyler: ordinær liste og ALIS-liste, år 1 til 5. Tallene står i tabellen under.", "Søyler: ordinær liste og ALIS-liste, år 1 til 5. Tala står i tabellen under.", "Bars: ordinary list and ALIS list, year 1 to 5. The figures are in the table below.");
    pub const YEAR: Text = t("År {n}", "År {n}", "Year {n}");
    pub const LINE: Text = t("Kroner", "Kroner", "Kroner");
    pub const PEOPLE: Text = t("Personer på listen", "Personar på lista", "Persons on the list");
    pub const ORDINARY: Text = t("Ordinær liste", "Ordinær liste", "Ordinary list");
    pub const ALIS: Text = t("ALIS-liste", "ALIS-liste", "ALIS list");
    pub const TAKE: Text = t("Last ned tabellen som regneark (CSV)", "Last ned tabellen som rekneark (CSV)", "Download the table as a spreadsheet (CSV)");
    pub const GRANT: Text = t("Rekrutteringstilskudd", "Rekrutteringstilskot", "Recruitment grant");
}

const WIDTH: f64 = 560.0;
const HEIGHT: f64 = 200.0;
const FLOOR: f64 = 170.0;

/// The comparison for the agreement that lies open.
pub fn picture(paper: Paper, language: Language) -> AnyView {
    let today = paper.today();
    let comparison = Memo::new(move |_| {
        paper.edits.track();
        let sheet = paper.sheet();
        sheet.form().downcast_ref::<LocalAgreement>().and_then(|agreement| compare_agreement(agreement, today))
    });
    let body = move || match comparison.get() {
        None => view! { <p class="muted">{says::EMPTY.read(language)}</p> }.into_any(),
        Some(comparison) => view! { {figure(&comparison, language)} {table(&comparison, language)} }.into_any(),
    };
    view! {
        <section class="section costs" aria-labelledby="costs">
            <h2 id="costs" class="ds-heading" data-size="sm">{says::TITLE.read(language)}</h2>
            {body}
        </section>
    }
    .into_any()
}

fn figure(comparison: &Comparison, language: Language) -> AnyView {
    let shapes = bars(comparison, language);
    let node: NodeRef<svg::G> = NodeRef::new();
    Effect::new(move |_| {
        if let Some(group) = node.get() {
            draw(&group, &shapes);
        }
    });
    let view_box = format!("0 0 {WIDTH} {HEIGHT}");
    let key = |class: &'static str, text: Text| {
        view! { <span class="key"><i class=class></i> {text.read(language)}</span> }.into_any()
    };
    view! {
        <figure class="bars">
            <svg viewBox=view_box role="img" aria-label=says::PICTURE.read(language)><g node_ref=node></g></svg>
            <figcaption class="muted small">
                {key("bar-ordinary", says::ORDINARY)} {key("bar-alis", says::ALIS)} {key("bar-grant", says::GRANT)}
            </figcaption>
        </figure>
    }
    .into_any()
}

/// Two bars a year; the grant stands on the second.
fn bars(comparison: &Comparison, language: Language) -> Vec<Shape> {
    let most = comparison.years.iter().map(|year| year.alis.sum.in_ore().max(year.ordinary.sum.in_ore())).max();
    let scale = (FLOOR - 20.0) / most.unwrap_or(1).max(1) as f64;
    let step = WIDTH / 5.0;
    let mut shapes = vec![Shape::path("tl-floor", format!("M0 {FLOOR}H{WIDTH}"))];
    for (number, YearCost { ordinary, alis, .. }) in comparison.years.iter().enumerate() {
        let x = step * number as f64 + 14.0;
        let height = |ore: i64| ore as f64 * scale;
        let (plain, grant) =
            (height(alis.sum.in_ore() - alis.recruitment_grant.in_ore()), height(alis.recruitment_grant.in_ore()));
        let first = height(ordinary.sum.in_ore());
        shapes.push(Shape::rect("bar-ordinary", x, FLOOR - first, 36.0, first));
        shapes.push(Shape::rect("bar-alis", x + 42.0, FLOOR - plain, 36.0, plain));
        if grant > 0.0 {
            shapes.push(Shape::rect("bar-grant", x + 42.0, FLOOR - plain - grant, 36.0, grant));
        }
        let words = says::YEAR.fill(language, &[("n", &(number + 1).to_string())]);
        shapes.push(Shape::text("", x + 39.0, FLOOR + 20.0, words).centered());
    }
    shapes
}

fn table(comparison: &Comparison, language: Language) -> AnyView {
    let heads = (1..=5).map(|n| says::YEAR.fill(language, &[("n", &n.to_string())]));
    let heads: Vec<AnyView> = heads.map(|head| view! { <th scope="col" class="n">{head}</th> }.into_any()).collect();
    let people: Vec<AnyView> = comparison
        .years
        .iter()
        .map(|year| {
            view! { <td class="n num">{shared::numbers::amount::grouped(u64::from(year.list))}</td> }.into_any()
        })
        .collect();
    let lines = comparison.lines();
    let mut rows = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if at == 0 || lines[at - 1].side != line.side {
            let name = line.side.name().read(language);
            rows.push(view! { <tr><th scope="rowgroup" colspan="6">{name}</th></tr> }.into_any());
        }
        rows.push(row(line, language));
    }
    let assumption =
        comparison.is_assumed().then(|| view! { <p class="muted small">{comparison.assumption(language)}</p> });
    let contribution = comparison.contribution.in_figures(language);
    let csv = comparison.to_csv(language);
    let take = move || files::save("alis-kostnader.csv", csv.as_bytes(), "text/csv");
    view! {
        <div class="tl-table ds-focus" tabindex="0" role="group" aria-label=says::TITLE.read(language)>
            <table class="ds-table" data-color="neutral">
                <caption class="ds-sr-only">{says::TITLE.read(language)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{says::LINE.read(language)}</th>
                        {heads}
                    </tr>
                </thead>
                <tbody>
                    <tr>
                        <th scope="row">{says::PEOPLE.read(language)}</th>
                        {people}
                    </tr>
                    {rows}
                </tbody>
            </table>
        </div>
        {assumption}
        <p class="small">{CONTRIBUTION.read(language)} ": " <b class="num">{contribution}</b></p>
        <p>{button(SECONDARY, icon::DOWNLOAD, says::TAKE, take)}</p>
    }
    .into_any()
}

fn row(line: &Line, language: Language) -> AnyView {
    let cell = |(amount, is_assumed): (&shared::numbers::amount::Amount, &bool)| {
        let mark = is_assumed.then_some("\u{a0}*");
        view! { <td class="n num">{amount.in_figures(language)} {mark}</td> }.into_any()
    };
    let cells: Vec<AnyView> = line.amounts.iter().zip(&line.is_assumed).map(cell).collect();
    view! {
        <tr data-sum=line.is_sum.then_some("")>
            <th scope="row">{line.words(language)}</th>
            {cells}
        </tr>
    }
    .into_any()
}
