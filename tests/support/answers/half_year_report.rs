//! A complete half-year report, as typed. On 22 November 2026 nothing in it is refused, when the municipality's live
//! registrations are those it lists or are not known.

pub const COMPLETE: &[(&str, &str)] = &[
    ("period.year", "2027"),
    ("period.half", "p1"),
    ("nothing_to_report", "no"),
    ("lists.0.trust", "nordland"),
    ("lists.0.candidates", "01930000-0000-7000-8000-00000000000a 01930000-0000-7000-8000-00000000000b"),
    ("lists.1.trust", "unn"),
    ("lists.1.candidates", "01930000-0000-7000-8000-00000000000c"),
    ("unchanged", "01930000-0000-7000-8000-00000000000a"),
    ("trainees.new", "3"),
    ("trainees.converted", "1"),
    ("trainees.old", "0"),
    ("without_institution_service", "3"),
    ("vacant_posts", "1"),
    ("substitutes", "1"),
    ("supervisors_missing", "0"),
    ("remarks", "Kommunen lyser ut en ny hjemmel i vår."),
];
