//! What can go wrong while bundling, in words for the person at the terminal. Knows no step.

use std::fmt;
use std::path::Path;

/// One sentence about what is wrong and what to do.
pub struct Trouble(String);

impl Trouble {
    pub fn new(words: impl Into<String>) -> Self {
        Trouble(words.into())
    }

    /// For `map_err`: says which file it was about.
    pub fn at<E: fmt::Display>(path: &Path) -> impl FnOnce(E) -> Trouble + '_ {
        move |error| Trouble(format!("{}: {error}", path.display()))
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Trouble {}
