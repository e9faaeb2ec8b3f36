//! The app as wasm: asks for the compiler's target when it is missing, then runs a nested cargo in a target directory of
//! its own (the outer cargo holds the lock of the first) and in an environment cleaned of what the outer build set.

use crate::place::{Effort, Place};
use crate::{Trouble, progress};
use std::env;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const TARGET: &str = "wasm32-unknown-unknown";

/// Compiles the app and returns the path of the module, still unbound.
pub fn app(place: &Place) -> Result<PathBuf, Trouble> {
    ensure_target()?;
    progress::step("Compiling", &format!("the browser's part ({TARGET}, profile {})", place.profile()));
    let mut cargo = cargo(place);
    cargo.arg(if progress::watched() { "--color=always" } else { "--color=auto" });
    cargo.args(["--", "-Clink-arg=--emit-relocs", "-Cstrip=none"]); // what the cut into parts has to know; it is gone afterwards
    run(
        cargo,
        "the browser's part does not compile; what the compiler says stands above (ALIS_BUNDLE=none checks the server alone)",
    )?;
    Ok(place.target.join(TARGET).join(place.profile()).join("app.wasm"))
}

fn cargo(place: &Place) -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    for (name, _) in env::vars_os() {
        if name.to_str().is_some_and(belongs_to_outer_build) {
            cargo.env_remove(name);
        }
    }
    cargo.current_dir(&place.workspace);
    cargo.args(["rustc", "--locked", "--package", "app", "--bin", "app", "--target", TARGET]);
    cargo.args(["--profile", place.profile(), "--target-dir"]).arg(&place.target);
    cargo.env("CARGO_ENCODED_RUSTFLAGS", flags(place).join("\x1f"));
    cargo
}

/// Variables of the outer cargo or of a wrapper around it; they would leak flags, a jobserver or package facts.
fn belongs_to_outer_build(name: &str) -> bool {
    const KEPT: [&str; 3] = ["CARGO_HOME", "CARGO_NET_OFFLINE", "CARGO_HTTP_PROXY"];
    let foreign = name.starts_with("CARGO") || name.starts_with("RUSTC") || name.starts_with("DEP_");
    let exact = ["RUSTFLAGS", "RUSTDOCFLAGS", "MAKEFLAGS", "MFLAGS", "TARGET", "HOST", "PROFILE", "OUT_DIR"];
    let settings = ["CARGO_HTTP_", "CARGO_NET_", "CARGO_REGISTR", "CARGO_SOURCE_"]; // how to reach the registry
    let kept = KEPT.contains(&name) || settings.iter().any(|prefix| name.starts_with(prefix));
    (foreign && !kept) || exact.contains(&name)
}

/// `erase_components` keeps generic views from being copied per type. `compact` hashes in
/// a loop instead of 64 steps written out. The prefixes keep the builder's folder names out of
/// the bytes: the same sources give the same digest on every machine.
fn flags(place: &Place) -> Vec<String> {
    let mut flags = ["--cfg", "erase_components", "--cfg", "sha2_backend_soft=\"compact\""].map(str::to_owned).to_vec();
    if place.effort == Effort::Release {
        let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")));
        let shorter = home.iter().map(|path| (path.as_path(), "cargo")).chain([(place.workspace.as_path(), "alis")]);
        flags.extend(shorter.map(|(path, name)| format!("--remap-path-prefix={}={name}", path.display())));
    }
    flags
}

fn ensure_target() -> Result<(), Trouble> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let answer = Command::new(&rustc).args(["--print", "target-libdir", "--target", TARGET]).output();
    let answer = answer.map_err(Trouble::at(Path::new(&rustc)))?;
    let folder = String::from_utf8_lossy(&answer.stdout).trim().to_owned();
    if Path::new(&folder).is_dir() {
        return Ok(());
    }
    progress::step("Adding", &format!("the compiler's target {TARGET} (rustup target add)"));
    let mut rustup = Command::new("rustup");
    rustup.args(["target", "add", TARGET]);
    run(
        rustup,
        "the compiler lacks the target wasm32-unknown-unknown. With rustup: `rustup target add \
         wasm32-unknown-unknown` (needs the network once); without: your system's package of that standard library",
    )
}

/// Runs a program, passes its lines on as they come, and turns a failure into the given words.
pub fn run(mut command: Command, when_failing: &str) -> Result<(), Trouble> {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| Trouble::new(format!("{when_failing} ({error})")))?;
    let mut said = Vec::new();
    if let Some(stderr) = child.stderr.take() {
        for line in BufReader::new(stderr).lines().map_while(Result::ok) {
            progress::pass_on(&line);
            said.push(line);
        }
    }
    let status = child.wait().map_err(|error| Trouble::new(format!("{when_failing} ({error})")))?;
    if status.success() {
        return Ok(());
    }
    if progress::watched() {
        eprintln!("{}", said.join("\n")); // cargo shows what the script said when it fails, also to those who look later
    }
    Err(Trouble::new(when_failing))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_outer_builds_flags_and_jobserver_stay_outside() {
        for name in ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "CARGO_MAKEFLAGS", "MAKEFLAGS", "RUSTC_WRAPPER"] {
            assert!(belongs_to_outer_build(name), "{name}");
        }
        for name in ["CARGO_TARGET_DIR", "CARGO_BUILD_TARGET", "CARGO_PKG_NAME", "CARGO_CFG_UNIX", "OUT_DIR"] {
            assert!(belongs_to_outer_build(name), "{name}");
        }
    }

    #[test]
    fn what_leads_to_the_registry_and_the_toolchain_is_kept() {
        for name in ["PATH", "HOME", "RUSTUP_HOME", "RUSTUP_TOOLCHAIN", "CARGO_HOME", "CARGO_NET_OFFLINE"] {
            assert!(!belongs_to_outer_build(name), "{name}");
        }
        assert!(!belongs_to_outer_build("CARGO_REGISTRIES_MIRROR_TOKEN"));
    }
}
