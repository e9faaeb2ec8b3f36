//! What people type and what is kept of it. Knows no form but the registration's limits.

use shared::{
    answer::{Answer, Fault, Phone, UnitName, day_as_typed},
    day::day,
    forms::{candidate_registration::CandidateRegistration, shape, trust_profile::UnitList},
    numbers::{
        hpr_number::HprNumber,
        municipality::{MUNICIPALITIES, MunicipalityNumber},
        national_number::holds_national_number,
        organisation_number::OrganisationNumber,
    },
    reference::DocId,
};
use validator::Validate;

#[test]
fn dates_are_read_as_people_type_them() {
    let first_of_march = Some(day(2028, 3, 1));
    for typed in [
        "1.3.28",
        "01.03.2028",
        "1. mars 2028",
        "1 mars 28",
        "1 March 2028",
        "1/3-28",
        "2028-03-01",
        "010328",
        "01032028",
        " 1.3.2028 ",
        "1. MARS 2028",
        "1.\u{a0}mars\u{a0}2028",
    ] {
        assert_eq!(day_as_typed(typed), first_of_march, "{typed}");
    }
    for typed in
        ["30.2.2028", "1.13.2028", "1.3", "1.3.2", "mars", "", "1.3.20288", "32.1.2028", "1.3.2028.1", "29.2.2027"]
    {
        assert_eq!(day_as_typed(typed), None, "{typed}");
    }
    assert_eq!(day_as_typed("29.2.2028"), Some(day(2028, 2, 29)));
    assert_eq!(day_as_typed("1.5.99"), Some(day(1999, 5, 1)));
}

#[test]
fn an_hpr_number_has_seven_to_nine_digits() {
    let read = |typed| <Option<HprNumber>>::write(typed);
    assert_eq!(read("1234567"), Ok(HprNumber::new(1_234_567)));
    assert_eq!(read("123 456 789"), Ok(HprNumber::new(123_456_789)));
    assert_eq!(read("001234567"), Ok(HprNumber::new(1_234_567)), "leading zeros mean nothing");
    assert_eq!(read("123456"), Err(Fault::NotAnHpr));
    assert_eq!(read("1234567890"), Err(Fault::NotAnHpr));
    assert_eq!(read("12a4567"), Err(Fault::NotAnHpr));
    assert_eq!(read("01019012345"), Err(Fault::NationalNumber));
}

#[test]
fn a_municipality_is_known_by_number_and_by_every_official_name() {
    for row in &MUNICIPALITIES {
        for name in [row.number, row.name].into_iter().chain(row.official_name.split(" - ")) {
            let read = MunicipalityNumber::write(name).unwrap();
            assert_eq!(read.find().map(|found| found.number), Some(row.number), "{name}");
        }
        if let Some(former) = row.former_number {
            assert_eq!(MunicipalityNumber::write(former), Err(Fault::FormerMunicipality(row.number)));
        }
        assert!(row.organisation_number.parse::<OrganisationNumber>().is_ok(), "{}", row.name);
        let site = shared::numbers::health_trust::find_site(row.nearest_site).unwrap();
        assert_eq!(site.trust, row.trust, "{}", row.name);
    }
    assert_eq!(MunicipalityNumber::write("4601").unwrap().0, "4601", "an earlier post may be anywhere in Norway");
    assert_eq!(MunicipalityNumber::write("1899"), Err(Fault::NotAMunicipality));
    assert_eq!(MunicipalityNumber::write("Atlantis"), Err(Fault::NotAMunicipality));
}

#[test]
fn organisation_numbers_carry_their_check_digit() {
    for sound in ["983974880", "983 974 899", "983974910", "983974929"] {
        assert!(sound.parse::<OrganisationNumber>().is_ok(), "{sound}");
    }
    for unsound in ["983974881", "98397488", "783974880", "98397488a", ""] {
        assert!(unsound.parse::<OrganisationNumber>().is_err(), "{unsound}");
    }
    let read = |typed| <Option<OrganisationNumber>>::write(typed);
    assert_eq!(read("983 974 880").unwrap().read(), "983974880");
    assert_eq!(read("983974881"), Err(Fault::NotAnOrganisation));
    assert_eq!(read(" "), Ok(None));
    let from_afar = |number: &str| serde_json::from_str::<OrganisationNumber>(number).unwrap();
    assert!(from_afar("983974880").is_sound());
    assert!(!from_afar("983974881").is_sound() && !from_afar("7").is_sound() && !from_afar("4000000000").is_sound());
}

#[test]
fn links_are_whole_https_addresses() {
    for sound in ["https://bodo.kommune.no", "https://bodo.kommune.no/alis?plan=1#mål", "https://xn--4ca.no/", ""] {
        assert!(shape::link(sound).is_ok(), "{sound}");
    }
    for unsound in [
        "http://bodo.kommune.no",
        "bodo.kommune.no",
        "https://bodo",
        "https://",
        "https:///alis",
        "https://bodo..no",
        "https://kari:hemmelig@bodo.no",
        "https://bodo.no/a b",
        "javascript:alert(1)",
        "https://bodo.no/<x>",
    ] {
        assert!(shape::link(unsound).is_err(), "{unsound}");
    }
}

#[test]
fn documents_and_paths_are_chosen_never_made_up() {
    let doc = "01890a5d-ac96-774b-bcce-b302099a8057";
    assert_eq!(DocId::write(doc).unwrap().read(), doc);
    for unsound in ["01890A5D-AC96-774B-BCCE-B302099A8057", "1", "../../etc"] {
        assert_eq!(DocId::write(unsound), Err(Fault::NotAnOption), "{unsound}");
    }
    for sound in ["trainee.name", "earlier_posts.0.from", ""] {
        assert!(shape::path(sound).is_ok(), "{sound}");
    }
    for unsound in ["Trainee", "a..b", ".a", "a.", "a b", "navnet er feil", "å", "a.01019012345"] {
        assert!(shape::path(unsound).is_err(), "{unsound}");
    }
}

#[test]
fn a_list_of_units_is_typed_with_one_on_each_line() {
    let list = UnitList::write(" Indremedisin \n\nSmertepoliklinikken\nindremedisin").unwrap();
    assert_eq!(list.read(), "internal_medicine\nSmertepoliklinikken");
    assert_eq!(UnitList::write(&list.read()), Ok(list));
}

#[test]
fn units_are_known_by_name_in_any_language_and_others_are_kept_as_typed() {
    assert_eq!(UnitName::write("indremedisin").unwrap().0, "internal_medicine");
    assert_eq!(UnitName::write("Internal medicine").unwrap().0, "internal_medicine");
    assert_eq!(UnitName::write("Smertepoliklinikken").unwrap().0, "Smertepoliklinikken");
}

#[test]
fn phone_numbers_are_mended() {
    for typed in ["91234567", "912 34 567", "+47 91 23 45 67", "004791234567"] {
        assert_eq!(Phone::write(typed).unwrap().0, "+4791234567", "{typed}");
    }
    assert_eq!(Phone::write("9123456"), Err(Fault::NotAPhone));
    assert_eq!(Phone::write("+46 70 123 45 67"), Err(Fault::NotAPhone));
}

#[test]
fn a_thousand_names_are_accepted() {
    let given = [
        "Áilu",
        "Máret",
        "Biret-Ánne",
        "Niillas",
        "Ŋalla",
        "Šáŋgi",
        "Ŧor",
        "Đorđi",
        "Žanna",
        "Inger Anne",
        "Bjørn-Åge",
        "Ærlend",
        "Øyvind",
        "Åse",
        "Jón",
        "Þórunn",
        "Zoë",
        "François",
        "José María",
        "O’Neill",
        "D'Arcy",
        "Nguyễn",
        "Łukasz",
        "İbrahim",
        "Søren",
        "Ölvir",
        "Ärvi",
        "Mary-Jane",
        "Anne Lise",
        "Eivind",
        "Γιώργος",
        "Олена",
        "محمد",
        "李",
        "ขวัญ",
    ];
    let family = [
        "Čáhppe",
        "Guttormsen",
        "Gáren",
        "Hætta",
        "Næss",
        "Østby",
        "Ås",
        "af Geijerstam",
        "von der Lippe",
        "Sámmol",
        "Utsi",
        "Eira",
        "Balto",
        "Sørensen-Dahl",
        "Þór",
        "Müller",
        "Peña",
        "Šimić",
        "Dvořák",
        "Țurcanu",
        "Kovač",
        "Lähdesmäki",
        "Vuolab",
        "Ruđi",
        "Mac Aodha",
        "d’Angelo",
        "Ó Briain",
        "Nilsen",
        "Hansen",
        "Ngọc",
    ];
    let mut count = 0;
    for first in given {
        for last in family {
            count += 1;
            assert!(shape::line(&format!("{first} {last}")).is_ok(), "{first} {last}");
        }
    }
    assert!(count >= 1_000);
}

#[test]
fn characters_that_cannot_be_seen_are_refused() {
    for hidden in
        ['\u{0}', '\u{7}', '\u{ad}', '\u{200b}', '\u{200d}', '\u{202e}', '\u{2066}', '\u{feff}', '\u{e000}', '\u{fffd}']
    {
        assert!(shape::line(&format!("Kari{hidden} Nordmann")).is_err(), "{:x}", hidden as u32);
    }
    assert!(shape::line("to\nlinjer").is_err());
    assert!(shape::lines("to\nlinjer").is_ok());
}

#[test]
fn national_identity_numbers_are_recognized_however_they_are_written() {
    for text in [
        "01019012345",
        "Født 010190 12345",
        "010190-12345",
        "41019012345",
        "01 01 90 123 45",
        "nr. 01.01.90 12345.",
        "01419012345",
        "01819012345",
        "a01019012345b",
        "tlf 91234567 01019012345",
        "01019012345 91234567",
        "2 01019012345",
        "010190 - 12345",
        "010190/12345",
        "010190\n12345",
        "2 010190 12345 3",
        "01890a5d-ac96-774b-bcce-b01019012345 og mer",
    ] {
        assert!(holds_national_number(text), "{text}");
    }
    for text in [
        "99999999999",
        "0101901234",
        "010190123456",
        "91234567",
        "+47 91 23 45 67",
        "HPR 9999901",
        "1. mars 2028",
        "01.03.2028 – 31.08.2028",
        "organisasjon 983974880",
        "00000000000",
        "10.12.2027, 140 timer",
        "1.3.2028 og 12345",
        "32139012345",
        "",
        "01890a5d-ac96-774b-bcce-b01019012345",
    ] {
        assert!(!holds_national_number(text), "{text}");
    }
}

#[test]
fn limits_hold_on_both_sides() {
    let fault = |form: &CandidateRegistration| form.validate().is_err();
    let with_name = |length: usize| {
        let mut form = CandidateRegistration::default();
        form.trainee.name = "å".repeat(length);
        form
    };
    assert!(!fault(&with_name(100)));
    assert!(fault(&with_name(101)));
    for (percent, wrong) in [(0, true), (1, false), (100, false), (101, true)] {
        let form = CandidateRegistration { position_percent: Some(percent), ..CandidateRegistration::default() };
        assert_eq!(fault(&form), wrong, "{percent}");
    }
    for (months, wrong) in [(0, false), (24, false), (25, true)] {
        let form = CandidateRegistration { institution_months_done: Some(months), ..CandidateRegistration::default() };
        assert_eq!(fault(&form), wrong, "{months}");
    }
}

#[test]
fn addresses_that_can_be_written_to_are_accepted() {
    for sound in ["a@b.no", "ola.nordmann@bodo.kommune.no", "x+y@sub.example.com", "æ@ø.no"] {
        assert!(shape::email(sound).is_ok(), "{sound}");
    }
    for unsound in ["a", "a@", "@b.no", "a@b", "a@b..no", "a b@c.no", "a@b@c.no", "a@-b.no", "<a@b.no>"] {
        assert!(shape::email(unsound).is_err(), "{unsound}");
    }
}
