//! Where things are and how much effort to spend, read from what cargo tells a build script. Touches no file but the lock.

use crate::Trouble;
use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// How much work goes into the bundle.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Effort {
    /// Nothing is built; the server answers 404 where the pages would be.
    None,
    /// Quick: little optimization, light compression.
    Dev,
    /// Small: everything that makes the bytes fewer.
    Release,
}

pub struct Place {
    pub workspace: PathBuf,
    pub out: PathBuf,
    /// The nested cargo's own target directory, beside the outer one's profiles; also keeps npm packages and finished work.
    pub target: PathBuf,
    pub effort: Effort,
}

/// What the bundle is made of. A change anywhere else does not run it again.
const INPUTS: [&str; 9] = [
    "Cargo.toml",
    "Cargo.lock",
    "index.html",
    "app/Cargo.toml",
    "app/package.json",
    "app/package-lock.json",
    "app/src",
    "app/style",
    "shared/src",
];

impl Place {
    pub fn of_build_script() -> Result<Place, Trouble> {
        let manifest = variable("CARGO_MANIFEST_DIR")?;
        let out = PathBuf::from(variable("OUT_DIR")?);
        let workspace = Path::new(&manifest).parent().ok_or_else(|| Trouble::new("the server has no parent folder"))?;
        // <target>/<profile>/build/<package>/out
        let target = out.ancestors().nth(4).ok_or_else(|| Trouble::new("OUT_DIR is not inside a target directory"))?;
        let effort = effort(env::var("ALIS_BUNDLE").ok().as_deref(), &variable("PROFILE")?)?;
        Ok(Place { workspace: workspace.into(), target: target.join("app"), out, effort })
    }

    /// Tells cargo when to run the build script again.
    pub fn announce_inputs(&self) {
        println!("cargo:rerun-if-env-changed=ALIS_BUNDLE");
        if self.effort != Effort::None {
            for input in INPUTS {
                println!("cargo:rerun-if-changed={}", self.workspace.join(input).display());
            }
        }
    }

    /// The profile of the root `Cargo.toml` that the app is compiled with.
    pub fn profile(&self) -> &'static str {
        match self.effort {
            Effort::Release => "browser",
            Effort::Dev | Effort::None => "browser-dev",
        }
    }

    /// Two outer builds (say, debug and release) must not write the shared folder at once.
    pub fn lock(&self) -> Result<File, Trouble> {
        fs::create_dir_all(&self.target).map_err(Trouble::at(&self.target))?;
        let path = self.target.join(".bundle-lock");
        let file = File::create(&path).map_err(Trouble::at(&path))?;
        file.lock().map_err(Trouble::at(&path))?;
        Ok(file)
    }
}

fn effort(wish: Option<&str>, profile: &str) -> Result<Effort, Trouble> {
    match (wish, profile) {
        (Some("none"), _) => Ok(Effort::None),
        (Some("dev"), _) | (None | Some(""), "debug") => Ok(Effort::Dev),
        (Some("release") | None | Some(""), _) => Ok(Effort::Release),
        (Some(_), _) => Err(Trouble::new("ALIS_BUNDLE is `release`, `dev` or `none`")),
    }
}

fn variable(name: &str) -> Result<String, Trouble> {
    env::var(name).map_err(|_| Trouble::new(format!("{name} is not set: the bundle is built by server/build.rs")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_debug_build_is_quick_and_a_release_build_is_small() {
        assert!(effort(None, "debug").is_ok_and(|found| found == Effort::Dev));
        assert!(effort(None, "release").is_ok_and(|found| found == Effort::Release));
    }

    #[test]
    fn the_variable_overrules_the_profile_and_a_misspelling_is_refused() {
        assert!(effort(Some("release"), "debug").is_ok_and(|found| found == Effort::Release));
        assert!(effort(Some("none"), "release").is_ok_and(|found| found == Effort::None));
        assert!(effort(Some("relaese"), "debug").is_err());
    }
}
