//! Cuts a filed form down to the part its reader may see, by the pure functions of [`shared::views`]. Knows which function
//! makes which part, and for whom; who gets which part stands in [`crate::relations`].

use crate::{kinds::filed::body, party::Party, store::statement::FiledRow};
use serde_json::Value;
use shared::views::{Part, agreement, closing, enterprise, meeting, plan, report};

/// The form with nothing else in it; `None` when the statement holds another form than the part is of.
pub fn cut(part: Part, row: &FiledRow, reader: &Party) -> Option<Value> {
    let cut = match part {
        Part::Periods => serde_json::to_value(plan::without_leave(&body(&row.envelope)?)),
        Part::HospitalRows => serde_json::to_value(plan::hospital_rows(&body(&row.envelope)?)),
        Part::HeldOn => serde_json::to_value(meeting::held_on(&body(&row.envelope)?)),
        Part::FormAndDates => serde_json::to_value(agreement::form_and_dates(&body(&row.envelope)?)),
        Part::WithoutCause => serde_json::to_value(closing::without_cause(&body(&row.envelope)?)),
        Part::OwnList => {
            let Party::Trust(trust) = reader else { return None };
            serde_json::to_value(report::own_list(&body(&row.envelope)?, *trust))
        }
        Part::ContactsAndAgreements => serde_json::to_value(enterprise::contacts_and_agreements(&body(&row.envelope)?)),
    };
    cut.ok()
}
