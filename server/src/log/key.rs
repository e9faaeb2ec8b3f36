//! The file that holds the log's signing key: beside the database, readable by its owner only. Knows no log.

use crate::crypto::{LogKey, NoRandomness, random};
use base64ct::{Base64, Encoding};
use std::{
    fmt,
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

const FILE: &str = "log.key";
const PREFIX: &str = "alis-log-key/v1 ";

/// Why there is no key.
#[derive(Debug)]
pub enum KeyTrouble {
    Io(PathBuf, io::Error),
    NotAKey(PathBuf),
    /// There is a log, but not the key that signed it.
    Missing(PathBuf),
    NoRandomness,
}

impl fmt::Display for KeyTrouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            KeyTrouble::Io(path, error) => write!(f, "{}: {error}", path.display()),
            KeyTrouble::NotAKey(path) => write!(f, "{} does not hold a log key", path.display()),
            KeyTrouble::Missing(path) => {
                write!(f, "{} is missing, but the log was signed with it. Restore it from your backup", path.display())
            }
            KeyTrouble::NoRandomness => write!(f, "the operating system gives no randomness"),
        }
    }
}

/// The key in `directory`.
pub fn load(directory: &Path) -> Result<LogKey, KeyTrouble> {
    let path = directory.join(FILE);
    match fs::read_to_string(&path) {
        Ok(text) => read(&text).ok_or(KeyTrouble::NotAKey(path)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(KeyTrouble::Missing(path)),
        Err(error) => Err(KeyTrouble::Io(path, error)),
    }
}

/// Makes a new key in `directory`, durable before it is used. A key that is already there is taken instead.
pub fn make(directory: &Path) -> Result<LogKey, KeyTrouble> {
    let path = directory.join(FILE);
    if path.exists() {
        return load(directory);
    }
    let seed: [u8; 32] = random().map_err(|NoRandomness| KeyTrouble::NoRandomness)?;
    write(directory, &path, &seed).map_err(|error| KeyTrouble::Io(path.clone(), error))?;
    LogKey::from_seed(&seed).ok_or(KeyTrouble::NotAKey(path))
}

fn read(text: &str) -> Option<LogKey> {
    let mut seed = [0; 32];
    let read = Base64::decode(text.trim_end().strip_prefix(PREFIX)?, &mut seed).ok()?;
    if read.len() == 32 { LogKey::from_seed(&seed) } else { None }
}

fn write(directory: &Path, path: &Path, seed: &[u8; 32]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(format!("{PREFIX}{}\n", Base64::encode_string(seed)).as_bytes())?;
    file.sync_all()?;
    File::open(directory)?.sync_all()
}
