//! Tables of cases, as a caseworker writes them: where they lie, and how they are read. Knows nothing of what is in them.

use serde::{Deserialize, de::DeserializeOwned};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// A file that holds cases and nothing else.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cases<C> {
    pub case: Vec<C>,
}

/// A file or a folder beside this one.
pub fn place(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it").join(name)
}

pub fn read<T: DeserializeOwned>(file: &Path) -> T {
    let text = fs::read_to_string(file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", file.display()))
}
