//! Answers that are chosen among fixed words. Knows no question.

use crate::text::Text;

/// A choice among fixed words; see [`choices!`](crate::choices).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    pub code: &'static str,
    pub label: Text,
}

/// Declares an enum whose variants have a name on the wire and words for people, and lets it be an answer.
#[macro_export]
macro_rules! choices {
    ($(#[$doc:meta])* $name:ident { $($(#[$inner:meta])* $variant:ident = $code:literal, $label:expr;)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name { $($(#[$inner])* #[serde(rename = $code)] $variant,)+ }
        impl $name {
            pub const CHOICES: &'static [$crate::answer::Choice] =
                &[$($crate::answer::Choice { code: $code, label: $label }),+];
            pub fn code(self) -> &'static str { match self { $($name::$variant => $code),+ } }
            pub fn from_code(code: &str) -> Option<$name> { match code { $($code => Some($name::$variant),)+ _ => None } }
        }
        impl $crate::answer::Answer for Option<$name> {
            fn read(&self) -> String { self.map_or("", $name::code).to_owned() }
            fn write(text: &str) -> Result<Self, $crate::answer::Fault> {
                if text.is_empty() { return Ok(None); }
                $name::from_code(text).map(Some).ok_or($crate::answer::Fault::NotAnOption)
            }
        }
        impl $crate::answer::Answer for Vec<$name> {
            fn read(&self) -> String { self.iter().map(|one| one.code()).collect::<Vec<_>>().join(" ") }
            fn write(text: &str) -> Result<Self, $crate::answer::Fault> {
                let mut all = text.split_whitespace()
                    .map(|code| $name::from_code(code).ok_or($crate::answer::Fault::NotAnOption))
                    .collect::<Result<Vec<_>, _>>()?;
                $crate::order::sort(&mut all);
                all.dedup();
                Ok(all)
            }
        }
    };
}
