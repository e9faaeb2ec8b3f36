//! The code of each form, fetched when such a form is opened: its questions, its rules, its pictures. Knows which forms
//! there are; nothing of drafts.
//!
//! **Why parts by form.** The page of a plan must not wait for the rules of a registration. Forms that few open lie
//! together in one part: many small ones would cost more than they spare.

mod carry;
mod enterprise;
mod filed;
mod meeting;
mod minutes;
mod recipient;
mod report;

use crate::{
    charts, json,
    paper::Paper,
    session::Session,
    sheet::{Sheet, lay},
};
use leptos::prelude::AnyView;
use serde_json::Value;
use shared::{
    api::{Filed, Organization},
    day::Day,
    form::Form,
    forms::{
        candidate_registration::CandidateRegistration, closing::Closing, confirmation::Confirmation,
        follow_up_meeting::FollowUpMeeting, half_year_report::HalfYearReport, implementation_plan::ImplementationPlan,
        local_agreement::LocalAgreement, training_enterprise::TrainingEnterprise, trust_profile::TrustProfile,
    },
    rules::facts::LiveRegistration,
    text::Language,
};
use std::cell::RefCell;

/// What the app can do with a form once its part is here.
#[derive(Clone, Copy)]
pub struct Made {
    pub kind: &'static str,
    pub blank: fn() -> Box<dyn Sheet>,
    /// From its JSON; `None` when it is not of this shape.
    pub read: fn(&Value) -> Option<Box<dyn Sheet>>,
    /// A new one from what another form, by kind and JSON, knows already.
    /// For a report also the registrations it must list.
    pub carry: Carry,
    /// What one would rather look at than read, above the questions.
    pub picture: Option<fn(Paper, Language) -> AnyView>,
    /// The same for whoever only looks: nothing in it can be moved.
    pub still: Option<fn(Paper, Language) -> AnyView>,
    /// What is known of each section, below its heading; drawn by the section's number.
    pub beside: Option<fn(Paper, Language) -> Beside>,
    /// Who receives it, after the questions and before it is signed.
    pub recipient: Option<fn(Paper, Language) -> AnyView>,
    /// What can be done with a filed one, and seen of it, above its answers.
    pub filed: Option<fn(Session, &Shown) -> AnyView>,
}

/// A new form from kind and JSON of another.
pub type Carry = fn(&str, &Value, Day, &[LiveRegistration]) -> Option<Box<dyn Sheet>>;

/// Draws what is known of a section.
pub type Beside = Box<dyn Fn(usize) -> Option<AnyView>>;

/// A filed statement as a page shows it.
pub struct Shown<'a> {
    pub doc: &'a str,
    pub rev: u32,
    pub filed: &'a Filed,
    pub organization: &'a Organization,
    pub sheet: &'a dyn Sheet,
}

/// The part with this form could not be fetched, and the device had not kept it.
#[derive(Clone, Copy, Debug)]
pub struct NotFetched;

impl From<leptos::wasm_split::SplitLoaderError> for NotFetched {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> NotFetched {
        NotFetched
    }
}

thread_local! {
    static HERE: RefCell<Vec<Made>> = const { RefCell::new(Vec::new()) };
}

/// A form whose part is here.
pub fn find(kind: &str) -> Option<Made> {
    HERE.with_borrow(|here| here.iter().find(|made| made.kind == kind).copied())
}

/// Fetches the part with this form, unless it is here. `None` for a kind the app does not know.
///
/// # Errors
/// [`NotFetched`].
pub async fn load(kind: &str) -> Result<Option<Made>, NotFetched> {
    if let Some(made) = find(kind) {
        return Ok(Some(made));
    }
    let fetched = match kind {
        CandidateRegistration::KIND => registration().await?,
        ImplementationPlan::KIND => plan().await?,
        FollowUpMeeting::KIND
        | LocalAgreement::KIND
        | HalfYearReport::KIND
        | TrainingEnterprise::KIND
        | Closing::KIND
        | TrustProfile::KIND
        | Confirmation::KIND => others().await?,
        _ => return Ok(None),
    };
    HERE.with_borrow_mut(|here| here.extend(fetched));
    Ok(find(kind))
}

fn made<F: Form>() -> Made {
    Made {
        kind: F::KIND,
        blank: || lay(F::default()),
        read: |body| Some(lay(json::read_tree::<F>(body).ok()?)),
        carry: |_, _, _, _| None,
        picture: None,
        still: None,
        beside: None,
        recipient: None,
        filed: None,
    }
}

/// A part: cut off in what is handed out, linked as usual in tests.
macro_rules! part {
    ($name:ident, $forms:expr) => {
        #[cfg(not(test))]
        #[leptos::wasm_split::wasm_split($name, wasm_split_path = ::leptos::wasm_split, fallible)]
        fn $name() -> Result<Vec<Made>, NotFetched> {
            Ok($forms)
        }
        #[cfg(test)]
        async fn $name() -> Result<Vec<Made>, NotFetched> {
            Ok($forms)
        }
    };
}

part!(
    registration,
    vec![Made {
        carry: carry::registration,
        picture: Some(filed::picture),
        recipient: Some(recipient::shown),
        filed: Some(filed::registration),
        ..made::<CandidateRegistration>()
    }]
);
part!(
    plan,
    vec![Made {
        carry: carry::plan,
        picture: Some(charts::plan::picture),
        still: Some(charts::plan::still),
        ..made::<ImplementationPlan>()
    }]
);
part!(
    others,
    vec![
        Made {
            carry: carry::meeting,
            beside: Some(meeting::beside),
            filed: Some(minutes::filed),
            ..made::<FollowUpMeeting>()
        },
        Made { carry: carry::agreement, picture: Some(charts::costs::picture), ..made::<LocalAgreement>() },
        Made { carry: carry::report, picture: Some(report::picture), ..made::<HalfYearReport>() },
        Made { picture: Some(enterprise::picture), filed: Some(enterprise::filed), ..made::<TrainingEnterprise>() },
        made::<Closing>(),
        made::<TrustProfile>(),
        made::<Confirmation>(),
    ]
);
