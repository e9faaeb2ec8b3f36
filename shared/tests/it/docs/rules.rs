//! What the rules say: each with its force, its source, what it looks at, what a person is told, and its cases.

use super::{
    NB, cases,
    markdown::{cell, table},
};
use shared::{
    depends::questions,
    form::Form,
    question::Item,
    rules::provision::{Force, Provision},
};

/// What it means not to meet a rule of this force.
fn meaning(force: Force) -> &'static str {
    match force {
        Force::Must => "Skjemaet kan ikke sendes. Nettleseren sier fra, og serveren avviser det.",
        Force::Main => "Skjemaet kan sendes. Den som fyller ut, blir advart.",
        Force::Offer => "Skjemaet kan sendes. Tilbud om tjeneste gis ikke før vilkåret er oppfylt.",
        Force::Rank => "Skjemaet kan sendes. Regelen teller når rekkefølgen settes.",
        Force::Note => "Skjemaet kan sendes. Regelen er til opplysning.",
    }
}

pub fn chapter<F: Form>() -> String {
    if F::PROVISIONS.is_empty() {
        return "## Regler\n\nSvarene i dette skjemaet holdes ikke mot regler. Bare formen på dem kontrolleres.\n"
            .into();
    }
    let mut forces: Vec<Force> = F::PROVISIONS.iter().map(|provision| provision.force).collect();
    forces.sort();
    forces.dedup();
    let forces = forces.into_iter().map(|force| vec![force.name().nb.into(), meaning(force).into()]).collect();
    let overview = F::PROVISIONS.iter().map(|provision| {
        let link = format!("[{}](#{})", cell(provision.short.nb), provision.id);
        vec![link, provision.force.name().nb.into(), cell(&provision.cite.words(NB))]
    });
    let mut text = String::from("## Regler\n\n");
    text.push_str(&table("Hva det betyr at en regel ikke er oppfylt", &["Styrke", "Betydning"], forces));
    text.push('\n');
    text.push_str(&table("Reglene, i den rekkefølgen de vises", &["Regel", "Styrke", "Kilde"], overview.collect()));
    F::PROVISIONS.iter().for_each(|provision| text.push_str(&rule(provision)));
    text
}

fn rule<F: Form>(provision: &Provision<F>) -> String {
    let Provision { id, cite, force, short, says, about, .. } = provision;
    let mut text = format!("\n### `{id}`: {}\n\n{}\n\n", cell(short.nb), cell(says.nb));
    text.push_str(&format!("- Styrke: {}. {}\n", force.name().nb, meaning(*force)));
    text.push_str(&format!("- Kilde: {}\n", cell(&cite.words(NB))));
    let about: Vec<String> = about.iter().map(|path| format!("{} (`{path}`)", label::<F>(path))).collect();
    let about = if about.is_empty() {
        "ingen svar i skjemaet, bare det som er kjent fra før".into()
    } else {
        about.join(", ")
    };
    text.push_str(&format!("- Ser på: {about}\n"));
    text.push_str(&cases::told::<F>(id));
    text.push('\n');
    text.push_str(&cases::list::<F>(id));
    text
}

/// The label of a field, or of the repeated group with this path.
fn label<F: Form>(path: &str) -> String {
    let question = questions::<F>().find(|(question, _)| question.lens.path == path);
    let groups = F::SECTIONS.iter().flat_map(|section| section.items).filter_map(|item| match item {
        Item::Rows(rows) if rows.path == path => Some(rows.label),
        _ => None,
    });
    let label = question.map(|(question, _)| question.label).or(groups.into_iter().next());
    label.map_or_else(|| "flere svar".into(), |label| format!("«{}»", cell(label.nb)))
}
