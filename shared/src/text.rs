//! Words in every language the product speaks. Knows nothing of where they are shown.

/// What a person reads, in bokmål, nynorsk and English; Northern Sámi where a native reader has approved it.
/// A missing language does not compile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    pub nb: &'static str,
    pub nn: &'static str,
    pub en: &'static str,
    pub se: Option<&'static str>,
}

/// A text in the three complete languages.
pub const fn t(nb: &'static str, nn: &'static str, en: &'static str) -> Text {
    Text { nb, nn, en, se: None }
}

/// Språk: a language a person can choose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    #[default]
    Nb,
    Nn,
    En,
    Se,
}

impl Language {
    /// The languages offered in the switch. Northern Sámi joins when its texts are approved.
    pub const OFFERED: [Language; 3] = [Language::Nb, Language::Nn, Language::En];

    /// The BCP 47 tag, for `lang` attributes and `Accept-Language`.
    pub const fn tag(self) -> &'static str {
        match self {
            Language::Nb => "nb",
            Language::Nn => "nn",
            Language::En => "en",
            Language::Se => "se",
        }
    }

    /// What the language calls itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Language::Nb => "Bokmål",
            Language::Nn => "Nynorsk",
            Language::En => "English",
            Language::Se => "Davvisámegiella",
        }
    }

    /// The first language of an `Accept-Language` header that we speak; bokmål when none is.
    pub fn accepted(header: &str) -> Language {
        header
            .split(',')
            .filter_map(|part| {
                let tag = part.split(';').next().unwrap_or("").trim();
                match tag.split('-').next().unwrap_or("") {
                    "nb" | "no" => Some(Language::Nb),
                    "nn" => Some(Language::Nn),
                    "en" => Some(Language::En),
                    "se" => Some(Language::Se),
                    _ => None,
                }
            })
            .next()
            .unwrap_or_default()
    }
}

/// In small letters, for comparing what people write with words of ours. Knows the letters of Norwegian, Sámi and their
/// neighbors; others stay as they are. Why not the standard library's: its tables of every script weigh more in the
/// browser than all of our words.
pub fn lower(text: &str) -> String {
    text.chars().map(lower_letter).collect()
}

/// The small letter of a large one.
pub fn lower_letter(letter: char) -> char {
    let code = u32::from(letter);
    let small = match code {
        0x41..=0x5a | 0xc0..=0xd6 | 0xd8..=0xde => code + 32,
        0x178 => 0xff,
        _ if is_large_of_pair(code) => code + 1,
        _ => code,
    };
    char::from_u32(small).unwrap_or(letter)
}

/// The large letter of a small one.
pub fn upper_letter(letter: char) -> char {
    let code = u32::from(letter);
    let large = match code {
        0x61..=0x7a | 0xe0..=0xf6 | 0xf8..=0xfe => code - 32,
        0xff => 0x178,
        _ if is_large_of_pair(code.wrapping_sub(1)) => code - 1,
        _ => code,
    };
    char::from_u32(large).unwrap_or(letter)
}

/// In these ranges of Unicode a large letter is followed by its small one.
fn is_large_of_pair(code: u32) -> bool {
    match code {
        0x100..=0x12f | 0x132..=0x137 | 0x14a..=0x177 | 0x1e4..=0x1ef => code.is_multiple_of(2),
        0x139..=0x148 | 0x179..=0x17e => !code.is_multiple_of(2),
        _ => false,
    }
}

impl Text {
    /// The words in `language`. A Sámi text that is not approved yet falls back to bokmål.
    pub const fn read(&self, language: Language) -> &'static str {
        match (language, self.se) {
            (Language::Nb, _) | (Language::Se, None) => self.nb,
            (Language::Nn, _) => self.nn,
            (Language::En, _) => self.en,
            (Language::Se, Some(words)) => words,
        }
    }

    /// The words in `language` with `{name}` replaced by its value, for each pair.
    pub fn fill(&self, language: Language, values: &[(&str, &str)]) -> String {
        let mut words = self.read(language).to_owned();
        for (name, value) in values {
            words = words.replace(&format!("{{{name}}}"), value);
        }
        words
    }
}
