//! Headers and cells as people write them. What must hold for every form is visited; the words are the registration's.

use proptest::prelude::*;
use shared::{
    answer::Fault,
    columns::{Names, ROWS_SHOWN, columns, columns_of_rows},
    depends::{asked, questions},
    form::Form,
    forms::{
        Visitor,
        candidate_registration::{CandidateRegistration, InstitutionGoal, Post},
        implementation_plan::ImplementationPlan,
        training_enterprise::TrainingEnterprise,
        visit_all,
    },
    question::Item,
    text::Language,
};

type F = CandidateRegistration;

fn written(header: &str, text: &str) -> Result<F, Fault> {
    let columns = columns::<F>(usize::MAX);
    let at = Names::of(&columns).find(header).unwrap_or_else(|| panic!("no column {header}"));
    let mut form = F::default();
    columns[at].write(&mut form, columns[at].row, text).map(|()| form)
}

#[test]
fn every_header_of_every_form_leads_back_to_its_own_column() {
    struct Look;
    impl Visitor for Look {
        fn visit<F: Form>(&mut self) {
            let groups = F::SECTIONS.iter().flat_map(|section| section.items).filter_map(|item| match item {
                Item::Rows(rows) => columns_of_rows::<F>(rows.path),
                Item::Question(_) => None,
            });
            for columns in [columns::<F>(ROWS_SHOWN), columns(usize::MAX)].into_iter().chain(groups) {
                let names = Names::of(&columns);
                for (at, column) in columns.iter().enumerate() {
                    let header = column.header(Language::Nb);
                    assert_eq!(names.find(&header), Some(at), "{}: {header}", F::KIND);
                    assert_eq!(
                        names.find(&format!(" {} * ", header.to_uppercase())),
                        Some(at),
                        "{}: {header}",
                        F::KIND
                    );
                }
            }
        }
    }
    visit_all(&mut Look);
}

#[test]
fn a_header_is_known_in_three_languages_and_by_its_path() {
    let columns = columns::<F>(3);
    let names = Names::of(&columns);
    let path = |header: &str| names.find(header).map(|at| columns[at].path(columns[at].row));
    for header in ["Ønsket start", "ønskt  start", "Wished start", "wished_start", "ØNSKET START *"] {
        assert_eq!(path(header).as_deref(), Some("wished_start"), "{header}");
    }
    for header in ["Tidligere ALIS-stillinger 2: Fra og med", "Earlier ALIS posts 2: From", "earlier_posts.1.from"] {
        assert_eq!(path(header).as_deref(), Some("earlier_posts.1.from"), "{header}");
    }
    assert_eq!(path("Enheter, i ønsket rekkefølge 3").as_deref(), Some("wished_units.2"));
    for header in ["", "Kommune", "Tidligere ALIS-stillinger 4: Kommune", "Fødselsnummer"] {
        assert_eq!(path(header), None, "{header}");
    }
}

#[test]
fn choices_are_written_in_any_language_or_as_codes() {
    for text in ["Egen fastlegehjemmel", "eigen fastlegeheimel", "OWN GP LIST", "own_list", " Egen  fastlegehjemmel "] {
        assert_eq!(written("Hva slags stilling er det?", text).unwrap().post, Some(Post::OwnList), "{text}");
    }
    // cut short it may be, as long as one answer only can be meant
    assert_eq!(written("Hva slags stilling er det?", "fastlege").unwrap().post, Some(Post::OwnList));
    assert_eq!(written("Hva slags stilling er det?", "spesialist"), Err(Fault::NotAnOption));
    let both = vec![InstitutionGoal::Alm055, InstitutionGoal::Alm085];
    for text in ["ALM-085 ALM-055", "ALM-055;ALM-085", "ALM-055, ALM-085", "ALM-055 Samhandling\nALM-085"] {
        assert_eq!(written("Er noen av sykehusmålene nådd?", text).unwrap().achieved_goals, both, "{text}");
    }
    assert_eq!(written("Er noen av sykehusmålene nådd?", "ALM-055; noe annet"), Err(Fault::NotAnOption));
    for (text, answer) in [("ja", true), ("Nei", false), ("YES", true), ("no", false), ("x", true), ("0", false)] {
        assert_eq!(written("Har legen individuell veileder?", text).unwrap().has_supervisor, Some(answer), "{text}");
    }
    assert_eq!(written("Har legen individuell veileder?", "kanskje"), Err(Fault::NotAnOption));
}

#[test]
fn numbers_days_and_places_are_read_as_people_write_them() {
    for text in ["80", "80 %", "80%", " 80 "] {
        assert_eq!(written("Stillingsprosent", text).unwrap().position_percent, Some(80), "{text}");
    }
    assert_eq!(written("Stillingsprosent", "0.8"), Err(Fault::NotANumber));
    assert_eq!(written("Tjeneste i institusjon så langt", "6 måneder").unwrap().institution_months_done, Some(6));
    for text in ["1.3.2028", "2028-03-01", "2028-03-01 00:00:00", "1. mars 2028", "2028-03-01T00:00:00"] {
        assert_eq!(written("Ønsket start", text).unwrap().wished_start.unwrap().to_string(), "2028-03-01", "{text}");
    }
    assert_eq!(written("Ønsket start", "mars"), Err(Fault::NotADay));
    for (text, number) in [("Bodø", "1804"), ("1804", "1804"), ("301", "0301"), ("guovdageaidnu", "5612")] {
        let form = written("Veilederens kommune", text).unwrap();
        assert_eq!(form.supervisor.municipality.0, number, "{text}");
    }
}

/// The words of when a cell of these rows, or a question, is asked.
fn when_asked<G: Form>(path: &str) -> String {
    let (question, rows) = questions::<G>().find(|(question, _)| question.lens.path == path).unwrap();
    asked(question, rows).0.words(Language::Nb)
}

#[test]
fn when_a_cell_is_asked_tells_its_own_row_from_other_rows() {
    let by_row = "Alltid, unntatt når «Type» i samme rad er «Permisjon»";
    assert_eq!(when_asked::<ImplementationPlan>("periods[].place"), by_row);
    assert_eq!(when_asked::<ImplementationPlan>("periods[].from"), "Alltid");
    let by_rows = "Når «Kommuner dere utdanner leger sammen med» er besvart";
    assert_eq!(when_asked::<TrainingEnterprise>("host"), by_rows);
    let by_number = "Når «Spesialister i allmennmedisin» er 0";
    assert_eq!(when_asked::<TrainingEnterprise>("exemption.from"), by_number);
    let by_both = "Når «Hvor står registreringen hos Helsedirektoratet?» er «Søkt», «Midlertidig registrert» eller \
                   «Registrert» og «Ligger den generelle utdanningsplanen åpent på nettet?» er «Ja»";
    assert_eq!(when_asked::<TrainingEnterprise>("plan_url"), by_both);
}

#[test]
fn a_cell_with_a_national_identity_number_is_never_written() {
    let number = "17".to_owned() + "0589" + "12345";
    for header in ["Navn", "HPR-nummer", "Mobil", "Noe foretaket bør vite?", "Hva slags stilling er det?"] {
        assert_eq!(written(header, &number), Err(Fault::NationalNumber), "{header}");
    }
}

proptest! {
    /// Whatever stands in a cell: a fault or an answer, never a panic, and a faulty cell changes no answer.
    #[test]
    fn any_cell_is_answered(at in 0..200usize, text in ".{0,60}") {
        let columns = columns::<F>(3);
        let column = &columns[at % columns.len()];
        let mut form = F::default();
        if column.write(&mut form, 0, &text).is_err() && column.rows.is_none() {
            prop_assert_eq!(form, F::default());
        }
    }
}
