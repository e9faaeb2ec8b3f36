//! The eighty municipalities of Nord-Norge as the public registers name them. Knows nothing of who works there.
//! Why a table in the code: it must be there offline, and it changes when Stortinget says so, not when a person types.

use super::health_trust::HealthTrust::{self, Finnmark, Helgeland, Nordland, Unn};
use crate::text::lower;
use serde::{Deserialize, Serialize};

/// Kommune: one row of the register.
#[derive(Debug, PartialEq, Eq)]
pub struct Municipality {
    /// Four digits; 18 Nordland, 55 Troms, 56 Finnmark.
    pub number: &'static str,
    /// The Norwegian name, or the first official one where there is none.
    pub name: &'static str,
    /// All official names, in their official order.
    pub official_name: &'static str,
    pub organisation_number: &'static str,
    /// The number of 2020–2023, recognized and corrected.
    pub former_number: Option<&'static str>,
    /// The trust whose area it lies in.
    pub trust: HealthTrust,
    /// The hospital whose statistical area it lies in: suggested, never forced.
    pub nearest_site: &'static str,
    /// False where the area is doubtful; shown to the user.
    pub nearest_is_sure: bool,
}

/// Kommunenummer: four digits as text.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MunicipalityNumber(#[cfg_attr(feature = "schema", schemars(regex(pattern = "^[0-9]{4}$")))] pub String);

impl MunicipalityNumber {
    /// The row with this number, when there is one.
    pub fn find(&self) -> Option<&'static Municipality> {
        find(&self.0)
    }
    pub fn is_blank(&self) -> bool {
        self.0.is_empty()
    }
}

/// The row with this number.
pub fn find(number: &str) -> Option<&'static Municipality> {
    MUNICIPALITIES.iter().find(|row| row.number == number)
}

/// The row that had this number in 2020–2023, to suggest the new one.
pub fn find_former(number: &str) -> Option<&'static Municipality> {
    MUNICIPALITIES.iter().find(|row| row.former_number == Some(number))
}

#[allow(clippy::too_many_arguments)] // a table row reads best on one line
const fn row(
    number: &'static str,
    name: &'static str,
    official_name: &'static str,
    organisation_number: &'static str,
    former_number: Option<&'static str>,
    trust: HealthTrust,
    nearest_site: &'static str,
    nearest_is_sure: bool,
) -> Municipality {
    Municipality {
        number,
        name,
        official_name,
        organisation_number,
        former_number,
        trust,
        nearest_site,
        nearest_is_sure,
    }
}

/// Every municipality, by number.
#[rustfmt::skip]
pub const MUNICIPALITIES: [Municipality; 80] = [
    row("1804", "Bodø", "Bodø", "972418013", None, Nordland, "bodo", true),
    row("1806", "Narvik", "Narvik", "959469059", None, Unn, "narvik", false),
    row("1811", "Bindal", "Bindal", "964983380", None, Helgeland, "sandnessjoen", false),
    row("1812", "Sømna", "Sømna", "944810277", None, Helgeland, "sandnessjoen", true),
    row("1813", "Brønnøy", "Brønnøy", "964983291", None, Helgeland, "sandnessjoen", true),
    row("1815", "Vega", "Vega", "941017975", None, Helgeland, "sandnessjoen", true),
    row("1816", "Vevelstad", "Vevelstad", "940651034", None, Helgeland, "sandnessjoen", true),
    row("1818", "Herøy", "Herøy", "872417982", None, Helgeland, "sandnessjoen", true),
    row("1820", "Alstahaug", "Alstahaug", "938712441", None, Helgeland, "sandnessjoen", true),
    row("1822", "Leirfjord", "Leirfjord", "945034572", None, Helgeland, "sandnessjoen", true),
    row("1824", "Vefsn", "Vefsn", "844824122", None, Helgeland, "mosjoen", false),
    row("1825", "Grane", "Grane", "940643112", None, Helgeland, "mosjoen", false),
    row("1826", "Hattfjelldal", "Aarborte - Hattfjelldal", "944716904", None, Helgeland, "mosjoen", false),
    row("1827", "Dønna", "Dønna", "945114878", None, Helgeland, "sandnessjoen", true),
    row("1828", "Nesna", "Nesna", "939600515", None, Helgeland, "mo-i-rana", true),
    row("1832", "Hemnes", "Hemnes", "846316442", None, Helgeland, "mo-i-rana", true),
    row("1833", "Rana", "Rana - Raane", "872418032", None, Helgeland, "mo-i-rana", true),
    row("1834", "Lurøy", "Lurøy", "940667852", None, Helgeland, "sandnessjoen", false),
    row("1835", "Træna", "Træna", "940192692", None, Helgeland, "sandnessjoen", true),
    row("1836", "Rødøy", "Rødøy", "945717173", None, Helgeland, "mo-i-rana", false),
    row("1837", "Meløy", "Meløy", "970189866", None, Nordland, "bodo", true),
    row("1838", "Gildeskål", "Gildeskål", "845901422", None, Nordland, "bodo", true),
    row("1839", "Beiarn", "Beiarn", "961147867", None, Nordland, "bodo", true),
    row("1840", "Saltdal", "Saltdal", "972417734", None, Nordland, "bodo", true),
    row("1841", "Fauske", "Fauske - Fuossko", "972418021", None, Nordland, "bodo", true),
    row("1845", "Sørfold", "Sørfold - Fuolldá", "972417750", None, Nordland, "bodo", true),
    row("1848", "Steigen", "Steigen", "962299385", None, Nordland, "bodo", true),
    row("1851", "Lødingen", "Lødingen", "945468661", None, Unn, "harstad", false),
    row("1853", "Evenes", "Evenes - Evenášši", "940642140", None, Unn, "harstad", false),
    row("1856", "Røst", "Røst", "945037687", None, Nordland, "bodo", true),
    row("1857", "Værøy", "Værøy", "964994307", None, Nordland, "bodo", false),
    row("1859", "Flakstad", "Flakstad", "863320852", None, Nordland, "lofoten", true),
    row("1860", "Vestvågøy", "Vestvågøy", "942570619", None, Nordland, "lofoten", true),
    row("1865", "Vågan", "Vågan", "938644500", None, Nordland, "lofoten", true),
    row("1866", "Hadsel", "Hadsel", "958501420", None, Nordland, "vesteralen", true),
    row("1867", "Bø", "Bø", "945452676", None, Nordland, "vesteralen", true),
    row("1868", "Øksnes", "Øksnes", "845152012", None, Nordland, "vesteralen", true),
    row("1870", "Sortland", "Sortland - Suortá", "847737492", None, Nordland, "vesteralen", true),
    row("1871", "Andøy", "Andøy", "945624809", None, Nordland, "vesteralen", true),
    row("1874", "Moskenes", "Moskenes", "945962151", None, Nordland, "lofoten", true),
    row("1875", "Hamarøy", "Hábmer - Hamarøy", "970542507", None, Nordland, "bodo", false),
    row("5501", "Tromsø", "Tromsø", "940101808", Some("5401"), Unn, "tromso", true),
    row("5503", "Harstad", "Harstad - Hárstták", "972417971", Some("5402"), Unn, "harstad", true),
    row("5510", "Kvæfjord", "Kvæfjord", "972417998", Some("5411"), Unn, "harstad", true),
    row("5512", "Tjeldsund", "Dielddanuorri - Tjeldsund", "959469326", Some("5412"), Unn, "harstad", false),
    row("5514", "Ibestad", "Ibestad", "959469792", Some("5413"), Unn, "harstad", true),
    row("5516", "Gratangen", "Gratangen - Rivtták", "959469415", Some("5414"), Unn, "narvik", false),
    row("5518", "Lavangen", "Loabák - Lavangen", "959469881", Some("5415"), Unn, "narvik", false),
    row("5520", "Bardu", "Bardu", "864993982", Some("5416"), Unn, "tromso", true),
    row("5522", "Salangen", "Salangen", "961416388", Some("5417"), Unn, "narvik", false),
    row("5524", "Målselv", "Målselv", "972418005", Some("5418"), Unn, "tromso", true),
    row("5526", "Sørreisa", "Sørreisa", "940755603", Some("5419"), Unn, "tromso", true),
    row("5528", "Dyrøy", "Dyrøy", "864994032", Some("5420"), Unn, "tromso", true),
    row("5530", "Senja", "Senja", "921369417", Some("5421"), Unn, "tromso", true),
    row("5532", "Balsfjord", "Balsfjord", "940208580", Some("5422"), Unn, "tromso", true),
    row("5534", "Karlsøy", "Karlsøy", "940330408", Some("5423"), Unn, "tromso", true),
    row("5536", "Lyngen", "Lyngen - Ivgu - Yykeä", "840014932", Some("5424"), Unn, "tromso", true),
    row("5538", "Storfjord", "Storfjord - Omasvuotna - Omasvuono", "964994129", Some("5425"), Unn, "tromso", true),
    row("5540", "Kåfjord", "Gáivuotna - Kåfjord - Kaivuono", "940363586", Some("5426"), Unn, "tromso", true),
    row("5542", "Skjervøy", "Skjervøy", "941812716", Some("5427"), Unn, "tromso", true),
    row("5544", "Nordreisa", "Nordreisa - Ráisa - Raisi", "943350833", Some("5428"), Unn, "tromso", true),
    row("5546", "Kvænangen", "Kvænangen", "940331102", Some("5429"), Unn, "tromso", true),
    row("5601", "Alta", "Alta", "944588132", Some("5403"), Finnmark, "hammerfest", true),
    row("5603", "Hammerfest", "Hammerfest - Hámmerfeasta", "921770669", Some("5406"), Finnmark, "hammerfest", true),
    row("5605", "Sør-Varanger", "Sør-Varanger", "942110286", Some("5444"), Finnmark, "kirkenes", true),
    row("5607", "Vadsø", "Vadsø", "964993602", Some("5405"), Finnmark, "kirkenes", true),
    row("5610", "Karasjok", "Kárášjohka - Karasjok", "963376030", Some("5437"), Finnmark, "hammerfest", true),
    row("5612", "Kautokeino", "Guovdageaidnu - Kautokeino", "945475056", Some("5430"), Finnmark, "hammerfest", true),
    row("5614", "Loppa", "Loppa", "963063237", Some("5432"), Finnmark, "hammerfest", true),
    row("5616", "Hasvik", "Hasvik", "964830711", Some("5433"), Finnmark, "hammerfest", true),
    row("5618", "Måsøy", "Måsøy", "941087957", Some("5434"), Finnmark, "hammerfest", true),
    row("5620", "Nordkapp", "Nordkapp", "938469415", Some("5435"), Finnmark, "hammerfest", true),
    row("5622", "Porsanger", "Porsanger - Porsáŋgu - Porsanki", "959411735", Some("5436"), Finnmark, "hammerfest", true),
    row("5624", "Lebesby", "Lebesby", "940400392", Some("5438"), Finnmark, "kirkenes", false),
    row("5626", "Gamvik", "Gamvik", "934266811", Some("5439"), Finnmark, "hammerfest", false),
    row("5628", "Tana", "Deatnu - Tana", "943505527", Some("5441"), Finnmark, "kirkenes", true),
    row("5630", "Berlevåg", "Berlevåg", "962388108", Some("5440"), Finnmark, "kirkenes", true),
    row("5632", "Båtsfjord", "Båtsfjord", "938795592", Some("5443"), Finnmark, "kirkenes", true),
    row("5634", "Vardø", "Vardø", "972418048", Some("5404"), Finnmark, "kirkenes", true),
    row("5636", "Nesseby", "Unjárga - Nesseby", "839953062", Some("5442"), Finnmark, "kirkenes", true),
];

/// The row with this name in any of its official languages, upper and lower case alike.
pub fn find_named(name: &str) -> Option<&'static Municipality> {
    let name = lower(name);
    let is_named = |official: &str| lower(official) == name;
    MUNICIPALITIES.iter().find(|row| is_named(row.name) || row.official_name.split(" - ").any(is_named))
}

/// Four digits; in Nord-Norge only numbers of the register. Earlier posts may be anywhere in Norway.
pub fn is_number(number: &str) -> bool {
    let digits = number.len() == 4 && number.bytes().all(|b| b.is_ascii_digit());
    let ours = ["18", "55", "56"].iter().any(|county| number.starts_with(county));
    digits && (!ours || find(number).is_some())
}
