//! Codes of learning goals, as people type them and as they are kept.

use proptest::prelude::*;
use shared::{
    answer::{Answer, Fault},
    numbers::learning_goal::GoalCode,
};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn goals_read_back_as_they_are_shown(numbers in prop::collection::vec(1..1_000u16, 0..12), fkm: bool) {
        let series = if fkm { "fkm " } else { "Alm" };
        let typed: Vec<String> = numbers.iter().map(|number| format!("{series}{number}")).collect();
        let goals = <Vec<GoalCode>>::write(&typed.join(", ")).unwrap();
        prop_assert!(goals.is_sorted() && goals.len() <= numbers.len());
        prop_assert_eq!(<Vec<GoalCode>>::write(&goals.read()), Ok(goals));
    }
}

#[test]
fn goals_are_read_as_people_type_them() {
    let read = |typed| <Vec<GoalCode>>::write(typed).map(|goals| goals.read());
    for typed in ["alm 55", "ALM-055", "Alm55", " alm-55, ", "ALM\u{2011}055", "ALM-055 alm 55"] {
        assert_eq!(read(typed).as_deref(), Ok("ALM-055"), "{typed}");
    }
    assert_eq!(read("alm 85, 55; fkm 3").as_deref(), Ok("ALM-055 ALM-085 FKM-003"));
    assert_eq!(read("").as_deref(), Ok(""));
    for typed in ["55", "alm", "alm 0", "alm 1000", "abc 55", "alm alm 55", "alm 55 x", "alm 55 fkm", "alm:55", "mål 5"]
    {
        assert_eq!(read(typed), Err(Fault::NotAGoal), "{typed}");
    }
    assert_eq!(<Option<GoalCode>>::write("alm 85"), Ok(Some(GoalCode::ALM_085)));
    assert_eq!(<Option<GoalCode>>::write("alm 85 55"), Err(Fault::NotAGoal));
    assert!(serde_json::from_str::<GoalCode>("\"alm 55\"").is_err(), "one form on the wire");
}
