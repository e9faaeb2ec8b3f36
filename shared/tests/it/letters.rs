//! Large and small letters against the standard library's tables of all scripts.

use shared::text::{lower, lower_letter, upper_letter};

/// Letters whose other case is several letters, or lies in another script.
const ALONE: [char; 6] = ['µ', 'ß', 'İ', 'ı', 'ŉ', 'ſ'];

#[test]
fn letters_of_the_north_are_as_the_standard_library_has_them() {
    let letters = ('\0'..='\u{17f}').chain('\u{1e4}'..='\u{1ef}').filter(|letter| !ALONE.contains(letter));
    for letter in letters {
        assert_eq!(letter.to_lowercase().to_string(), lower_letter(letter).to_string(), "{letter}");
        assert_eq!(letter.to_uppercase().to_string(), upper_letter(letter).to_string(), "{letter}");
    }
}

#[test]
fn other_letters_stay_as_they_are() {
    for letter in ALONE.into_iter().chain("ΩЖ漢×÷ǰ€–".chars()) {
        assert_eq!((lower_letter(letter), upper_letter(letter)), (letter, letter));
    }
}

#[test]
fn the_names_of_our_municipalities_are_found_in_any_case() {
    for row in shared::numbers::municipality::MUNICIPALITIES {
        assert_eq!(lower(row.official_name), row.official_name.to_lowercase());
    }
}
