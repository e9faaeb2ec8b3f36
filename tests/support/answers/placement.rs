//! A place offered by a trust, with nothing left open.

pub const COMPLETE: &[(&str, &str)] = &[
    ("candidate", "019379a0-0000-7000-8000-000000000000"),
    ("decision", "offered"),
    ("answer_by", "2027-05-01"),
    ("departs_from_order.reason", "Enheten trenger en lege med vaktkompetanse."),
    ("period.year", "2028"),
    ("period.half", "p1"),
    ("from", "2028-03-01"),
    ("to", "2028-08-31"),
    ("trust", "nordland"),
    ("length", "six_months"),
    ("site", "bodo"),
    ("units.0", "internal_medicine"),
    ("has_hospital_supervisor", "yes"),
    ("hospital_supervisor.name", "Kari Nordmann"),
    ("hospital_supervisor.hpr_number", "9144900"),
    ("keeps_municipal_supervisor", "yes"),
    ("on_call", "in_roster"),
    ("arrangement.care_pathway", "yes"),
    ("arrangement.procedures", "yes"),
    ("arrangement.teamwork", "yes"),
];
