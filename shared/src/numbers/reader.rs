//! Those who read figures and never a person: the regional health authority, the training centre, the county governors
//! and the centre for rural medicine. Knows their names; what they see is the server's affair.

use serde::{Deserialize, Serialize};

/// Leser av tall: which of them a key speaks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Reader {
    HelseNord,
    Regut,
    GovernorNordland,
    GovernorTromsFinnmark,
    Nsdm,
}

impl Reader {
    pub const ALL: [Reader; 5] =
        [Reader::HelseNord, Reader::Regut, Reader::GovernorNordland, Reader::GovernorTromsFinnmark, Reader::Nsdm];

    /// The name on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Reader::HelseNord => "helse_nord",
            Reader::Regut => "regut",
            Reader::GovernorNordland => "governor_nordland",
            Reader::GovernorTromsFinnmark => "governor_troms_finnmark",
            Reader::Nsdm => "nsdm",
        }
    }
    pub fn from_code(code: &str) -> Option<Reader> {
        Reader::ALL.into_iter().find(|reader| reader.code() == code)
    }
    /// The official name; it is the same in every language.
    pub const fn name(self) -> &'static str {
        match self {
            Reader::HelseNord => "Helse Nord RHF",
            Reader::Regut => "RegUt Helse Nord",
            Reader::GovernorNordland => "Statsforvalteren i Nordland",
            Reader::GovernorTromsFinnmark => "Statsforvalteren i Troms og Finnmark",
            Reader::Nsdm => "Nasjonalt senter for distriktsmedisin",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_is_what_stands_on_the_wire() {
        for reader in Reader::ALL {
            assert_eq!(serde_json::to_value(reader).unwrap(), reader.code());
            assert_eq!(Reader::from_code(reader.code()), Some(reader));
        }
    }
}
