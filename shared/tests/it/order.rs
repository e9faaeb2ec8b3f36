//! Our order against the standard library's.

use proptest::prelude::*;
use shared::order;

proptest! {
    #[test]
    fn rows_come_in_the_same_order_as_the_standard_library_puts_them(mut rows: Vec<(u8, u16)>) {
        let (mut sorted, mut by_key) = (rows.clone(), rows.clone());
        sorted.sort();
        by_key.sort_by_key(|row| row.0 % 4);
        order::sort_by_key(&mut rows, |row| row.0 % 4);
        prop_assert_eq!(&rows, &by_key); // alike by that key: as they stood
        order::sort(&mut rows);
        prop_assert_eq!(rows, sorted);
    }
}
