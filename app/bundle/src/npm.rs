//! The npm packages of `app/package-lock.json`: Designsystemet's sheets and wasm-opt. Installed beside the build, never
//! among the sources, and again only when the lock file has changed.

use crate::compile::run;
use crate::place::Place;
use crate::{Trouble, progress};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// Installs what the lock file names and returns the `node_modules` folder.
pub fn install(place: &Place) -> Result<PathBuf, Trouble> {
    let folder = place.target.join("npm");
    let modules = folder.join("node_modules");
    let stamp = folder.join(".installed");
    let lock_path = place.workspace.join("app/package-lock.json");
    let lock = fs::read(&lock_path).map_err(Trouble::at(&lock_path))?;
    if modules.is_dir() && fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(modules);
    }
    progress::step("Installing", "Designsystemet and wasm-opt (npm ci)");
    fs::create_dir_all(&folder).map_err(Trouble::at(&folder))?;
    for name in ["package.json", "package-lock.json"] {
        let from = place.workspace.join("app").join(name);
        fs::copy(&from, folder.join(name)).map_err(Trouble::at(&from))?;
    }
    // On Windows npm is a script that only the command interpreter finds.
    let mut npm = if cfg!(windows) { Command::new("npm.cmd") } else { Command::new("npm") };
    npm.current_dir(&folder).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-progress"]);
    run(npm, "the npm packages could not be installed: is Node.js 20 or newer there, and the network (needed once)?")?;
    fs::write(&stamp, &lock).map_err(Trouble::at(&stamp))?;
    Ok(modules)
}
