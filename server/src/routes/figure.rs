//! `/figures`: counts over all live registrations, for those who see no person. Names nobody, so no reading is noted.

use crate::{house::Shared, kinds::filed::body, party::Party, refusal::Refused, store::statement::FiledRow};
use axum::{Json, extract::State};
use shared::{
    api::Figures,
    figures::{Counted, figures},
    form::Form,
    forms::candidate_registration::CandidateRegistration,
};

pub async fn show(State(house): State<Shared>) -> Result<Json<Figures>, Refused> {
    let today = house.clock.today();
    let counted = house.read(|books| {
        let rows = books.every_newest(CandidateRegistration::KIND)?;
        Ok(rows.iter().filter_map(counted).collect::<Vec<_>>())
    });
    Ok(Json(figures(&counted.await?, today)))
}

/// Everything that is counted was demanded when it was filed; what can no longer be read is not counted.
fn counted(row: &FiledRow) -> Option<Counted> {
    let form: CandidateRegistration = body(&row.envelope)?;
    let Party::Municipality(municipality) = &row.listed.owner else { return None };
    Some(Counted {
        municipality: municipality.clone(),
        trust: form.trust?,
        wished_start: form.wished_start?,
        scheme: form.scheme?,
        verdict: row.listed.said.as_ref().map(|said| said.verdict),
    })
}
