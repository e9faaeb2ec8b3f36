//! `alis rank`: the order of a trust's candidates in a period, and who gets the slots, from a file and without network.
//! The same functions as in the browser and on the server. Knows no database, and decides nothing.

use super::{Exit, check::parse_day, complain};
use crate::{clock::Clock, kinds::plain};
use clap::Args;
use serde::{Deserialize, Serialize};
use shared::{
    day::Day,
    forms::candidate_registration::CandidateRegistration,
    numbers::health_trust::HealthTrust,
    rules::{
        allocation::{Accepted, Allocation, Pass, Round, allocate},
        capacity,
        facts::Facts,
        period::Period,
        provision::Finding,
        ranking::{Candidate, OWN_ORDER_DISAGREES, Ranked, rank},
    },
    text::Language,
};
use std::{collections::BTreeMap, fs, path::PathBuf};

#[derive(Args)]
#[command(after_help = "\
The file holds JSON: {\"candidates\": [{\"doc\": \"…\", \"number\": 41, \"own_order\": 1, \"registration\": {…}, \"facts\": {…}}],
\"slots\": 2, \"accepted\": [\"doc\"]}. Without slots, table 1 of the report counts. Candidates who wish another trust or another
period are left out.")]
pub struct Rank {
    /// File with the candidates
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The trust: finnmark, unn, nordland or helgeland
    #[arg(long, value_name = "TRUST", value_parser = parse_trust)]
    trust: HealthTrust,
    /// The period, written 2028-P1
    #[arg(long, value_name = "PERIOD", value_parser = parse_period)]
    period: Period,
    /// Judge by the rules of this day; today in Norway when left out
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    as_of: Option<Day>,
    /// Print JSON: {trust, period, rows, allocation}
    #[arg(long)]
    json: bool,
}

fn parse_trust(text: &str) -> Result<HealthTrust, String> {
    HealthTrust::from_code(text).ok_or_else(|| "a trust is finnmark, unn, nordland or helgeland".into())
}

fn parse_period(text: &str) -> Result<Period, String> {
    text.parse().map_err(|_| "a period is written 2028-P1".into())
}

/// What the file holds.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Pool {
    candidates: Vec<Entry>,
    /// Slots of the trust in the period.
    #[serde(default)]
    slots: Option<u16>,
    /// Documents of candidates who have accepted a place in the period.
    #[serde(default)]
    accepted: Vec<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    doc: String,
    number: u64,
    #[serde(default)]
    own_order: Option<u16>,
    #[serde(default)]
    is_disputed: bool,
    registration: CandidateRegistration,
    #[serde(default)]
    facts: Facts,
}

impl Entry {
    fn candidate(&self) -> Candidate<'_> {
        let Entry { doc, number, own_order, is_disputed, registration, facts } = self;
        Candidate { doc, number: *number, own_order: *own_order, is_disputed: *is_disputed, registration, facts }
    }
}

/// What programs read.
#[derive(Serialize)]
struct Answer<'a> {
    trust: HealthTrust,
    period: Period,
    rows: &'a [Ranked],
    allocation: &'a Allocation,
}

impl Rank {
    pub fn run(self) -> Exit {
        let name = self.file.display();
        let bytes = match fs::read(&self.file) {
            Ok(bytes) => bytes,
            Err(error) => return complain(Exit::Unreadable, format_args!("{name}: {error}")),
        };
        let Some(pool) = plain::read::<Pool>(&bytes) else {
            return complain(Exit::Unreadable, format_args!("{name}: not a list of candidates"));
        };
        let today = self.as_of.unwrap_or_else(|| Clock::of_machine().today());
        let (trust, period) = (self.trust, self.period);
        let all = pool.candidates.iter().map(Entry::candidate);
        let wishing: Vec<Candidate> = all.filter(|candidate| candidate.wish(trust, period).is_some()).collect();
        let rows = rank(&wishing, period, today);
        let slots = [(period, pool.slots.or_else(|| capacity::slots(trust, period)))];
        let accepted: Vec<Accepted> = pool.accepted.iter().map(|doc| Accepted { doc, period }).collect();
        let allocation = allocate(&Round { trust, slots: &slots, candidates: &wishing, accepted: &accepted, today });
        if self.json {
            let answer = Answer { trust, period, rows: &rows, allocation: &allocation };
            println!("{}", serde_json::to_string(&answer).unwrap_or_default()); // plain structs always print
        } else {
            self.tell(&pool, &rows, &allocation);
        }
        Exit::Yes
    }

    fn tell(&self, pool: &Pool, rows: &[Ranked], allocation: &Allocation) {
        let left_out = pool.candidates.len() - rows.len();
        println!("{}, {} (fra {})", self.trust.name(), self.period, self.period.first_day().in_words(Language::Nb));
        for allotted in &allocation.periods {
            match (allotted.slots, allotted.overbooked) {
                (None, _) => println!("Plassene er ikke bestemt."),
                (Some(slots), 0) => {
                    println!("Plasser: {slots}, ledige etter fordeling: {}", allotted.free.unwrap_or(0))
                }
                (Some(slots), over) => println!("Plasser: {slots}, overbooket med {over}"),
            }
        }
        let names: BTreeMap<&str, &str> =
            pool.candidates.iter().map(|entry| (&*entry.doc, &*entry.registration.trainee.name)).collect();
        for row in rows {
            let place = place(allocation, &row.doc);
            let name = names.get(row.doc.as_str()).filter(|name| !name.is_empty()).unwrap_or(&"uten navn");
            println!("{:>3}. {name}, nr. {}, {} md.{place}", row.place, row.standing.number, row.standing.months.0);
            row_remarks(row).iter().for_each(|remark| println!("     {remark}"));
        }
        if left_out > 0 {
            println!("Utelatt, ønsker annet foretak eller annen periode: {left_out}");
        }
        println!("Rekkefølgen er støtte. Foretaket bestemmer.");
    }
}

/// What the allocation gives this candidate, as an addition to the row.
fn place(allocation: &Allocation, doc: &str) -> &'static str {
    let placed = allocation.periods.iter().flat_map(|allotted| &allotted.placed).find(|placed| placed.doc == doc);
    match placed.map(|placed| placed.pass) {
        Some(Pass::Accepted) => " – har takket ja",
        Some(Pass::First) => " – får plass (førstevalg)",
        Some(Pass::Alternative) => " – får plass (alternativ)",
        None => "",
    }
}

fn row_remarks(row: &Ranked) -> Vec<String> {
    let mut remarks = Vec::new();
    if let Some(criterion) = row.separated_by {
        remarks.push(format!("Raden over: {}", criterion.words().nb));
    }
    remarks.extend(row.missing().map(missing));
    if row.own_order_disagrees {
        remarks.push(OWN_ORDER_DISAGREES.nb.to_owned());
    }
    if row.is_disputed {
        remarks.push("Feil meldt av legen.".to_owned());
    }
    remarks
}

/// «Ikke ennå: minst tolv måneder i ALIS-stilling. Kravet … er oppfylt fra 1. september 2028.»
fn missing(finding: &Finding) -> String {
    format!("Ikke ennå: {}. {}", finding.short.nb, finding.when_words(Language::Nb)).trim_end().to_owned()
}
