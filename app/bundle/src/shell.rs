//! The files that are served and how they hold together: each knows the next by an address that carries its digest and by
//! an integrity value, from the page down to the module. Knows no route and no form.
//!
//! page → style sheet, boot script → glue script, wasm. The service worker and `/bundle.json` list them all.

use crate::named::{Named, sha256_hex};
use crate::place::Place;
use crate::{Trouble, parts};
use serde_json::json;
use std::fs;

pub const POLICY: &str = include_str!("../page/policy.js");
const BOOT: &str = include_str!("../page/boot.js");
const WORKER: &str = include_str!("../page/service-worker.js");
const MANIFEST: &str = include_str!("../page/manifest.webmanifest");
const ICON: &str = include_str!("../page/icon.svg");
const SCRIPT: &str = "text/javascript; charset=utf-8";

/// Names the parts, links them and adds the page, the worker, the manifest and the list of all that is served.
pub fn assemble(
    place: &Place,
    glue: &str,
    loaders: &str,
    parts: Vec<(String, Vec<u8>)>,
    wasm: &[u8],
    style: &[u8],
) -> Result<Vec<Named>, Trouble> {
    let parts: Vec<(String, Named)> = parts.into_iter().map(part).collect();
    let glue = parts::join(glue, loaders, &parts)?;
    let style = Named::hashed("style", "css", "text/css; charset=utf-8", style.to_vec());
    let wasm = Named::hashed("app", "wasm", "application/wasm", wasm.to_vec());
    let glue = Named::hashed("app", "js", SCRIPT, without_comments(&glue).into_bytes());
    let boot = Named::hashed("boot", "js", SCRIPT, boot(&glue, &wasm)?.into_bytes());
    let path = place.workspace.join("index.html");
    let template = fs::read_to_string(&path).map_err(Trouble::at(&path))?;
    let page = page(&template, &style, &boot, &glue, &wasm)?;
    let page = Named { first_visit: true, ..Named::fixed("/", "text/html; charset=utf-8", page.into_bytes()) };
    let icon = Named::fixed("/icon.svg", "image/svg+xml", ICON.as_bytes().to_vec());
    let manifest = Named::fixed("/manifest.webmanifest", "application/manifest+json", MANIFEST.as_bytes().to_vec());
    let mut files = vec![page, style, boot, glue, wasm, icon, manifest];
    files.extend(parts.into_iter().map(|(_, file)| file));
    let worker = worker(&files)?;
    files.push(Named::fixed("/service-worker.js", SCRIPT, worker.into_bytes()));
    let list = list(&mut files);
    files.push(list);
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(files)
}

/// A part that another page loads when it is opened.
fn part((name, bytes): (String, Vec<u8>)) -> (String, Named) {
    let file = Named { first_visit: false, ..Named::hashed("part", "wasm", "application/wasm", bytes) };
    (name, file)
}

/// Replaces one mark that must stand there exactly once.
fn fill(template: &str, mark: &str, value: &str) -> Result<String, Trouble> {
    match template.matches(mark).count() {
        1 => Ok(template.replace(mark, value)),
        count => Err(Trouble::new(format!("`{mark}` stands {count} times where it must stand once"))),
    }
}

fn boot(glue: &Named, wasm: &Named) -> Result<String, Trouble> {
    let text = format!("{}\n{}", without_comments(POLICY), without_comments(BOOT));
    let text = fill(&text, "%GLUE%", &glue.path)?;
    let text = fill(&text, "%WASM%", &wasm.path)?;
    fill(&text, "%WASM_INTEGRITY%", &wasm.integrity())
}

fn page(template: &str, style: &Named, boot: &Named, glue: &Named, wasm: &Named) -> Result<String, Trouble> {
    let link = |kind: &str, file: &Named| {
        format!("<link {kind} href=\"{}\" integrity=\"{}\" crossorigin>", file.path, file.integrity())
    };
    let head = [
        link("rel=\"stylesheet\"", style),
        link("rel=\"modulepreload\"", glue),
        format!("<link rel=\"preload\" as=\"fetch\" href=\"{}\" crossorigin>", wasm.path),
        format!("<script type=\"module\" src=\"{}\" integrity=\"{}\"></script>", boot.path, boot.integrity()),
    ];
    fill(template, "<!-- bundle -->", &head.join("\n  "))
}

/// The worker's own list; its version is the digest of what it keeps, so that a new bundle is a new worker.
fn worker(files: &[Named]) -> Result<String, Trouble> {
    let entry = |file: &Named| json!([file.path, file.integrity()]);
    let kept: Vec<_> = files.iter().map(entry).collect();
    let kept = serde_json::to_string(&kept).map_err(|error| Trouble::new(error.to_string()))?;
    let text = fill(&without_comments(WORKER), "%VERSION%", &sha256_hex(kept.as_bytes())[..16])?;
    fill(&text, "\"%FILES%\"", &kept)
}

/// What the release digest is taken over: the lines `sha256sum` prints for the served files, sorted by address.
pub fn release_lines(files: &mut [Named]) -> String {
    files.sort_by(|one, other| one.path.cmp(&other.path));
    let line = |file: &Named| format!("{}  {}\n", sha256_hex(&file.bytes), file.path);
    files.iter().map(line).collect()
}

/// `/bundle.json`: each served file but itself with its digest, and the digest over all, which the log records.
fn list(files: &mut [Named]) -> Named {
    let release = sha256_hex(release_lines(files).as_bytes());
    let entry =
        |file: &Named| json!({ "path": file.path, "sha256": sha256_hex(&file.bytes), "bytes": file.bytes.len() });
    let entries: Vec<_> = files.iter().map(entry).collect();
    let text = format!("{:#}\n", json!({ "release": release, "files": entries }));
    Named::fixed(crate::table::LIST, "application/json", text.into_bytes())
}

/// Drops indentation and lines that are comments only. No script here holds a text that runs over several lines.
fn without_comments(script: &str) -> String {
    let comment = |line: &&str| {
        !(line.is_empty() || ["//", "/*", "* ", "*/"].iter().any(|mark| line.starts_with(mark)) || *line == "*")
    };
    let mut kept: String = script.lines().map(str::trim).filter(comment).collect::<Vec<_>>().join("\n");
    kept.push('\n');
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: &str) -> Named {
        Named::fixed(path, "text/plain", text.as_bytes().to_vec())
    }

    #[test]
    fn the_page_names_each_part_with_its_integrity_and_holds_no_inline_script() -> Result<(), Trouble> {
        let parts = ["one", "two", "three", "four"].map(|text| Named::hashed("part", "x", "text/plain", text.into()));
        let page = page("<head><!-- bundle --></head>", &parts[0], &parts[1], &parts[2], &parts[3])?;
        for part in &parts {
            assert!(page.contains(&part.path));
        }
        for part in &parts[..3] {
            assert!(page.contains(&part.integrity()), "{page}");
        }
        assert!(page.contains("></script>") && page.matches("<script").count() == 1);
        Ok(())
    }

    #[test]
    fn a_template_without_its_mark_is_refused() {
        assert!(fill("<head></head>", "<!-- bundle -->", "x").is_err());
        assert!(fill("%A% %A%", "%A%", "x").is_err());
    }

    #[test]
    fn the_release_digest_follows_every_byte_but_not_the_order() {
        let lines = |files: &mut [Named]| release_lines(files);
        let one = lines(&mut [file("/", "a"), file("/x", "b")]);
        assert_eq!(one, lines(&mut [file("/x", "b"), file("/", "a")]));
        assert_ne!(one, lines(&mut [file("/", "a"), file("/x", "c")]));
        assert!(one.starts_with("ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb  /\n"));
    }

    #[test]
    fn another_file_is_another_worker() -> Result<(), Trouble> {
        assert_ne!(worker(&[file("/", "a")])?, worker(&[file("/", "b")])?);
        Ok(())
    }

    #[test]
    fn a_comment_goes_and_an_address_stays() {
        let script = "// why\nlet a = \"https://x\"; // kept\n  /** doc\n   * more\n   */\n  b();\n";
        assert_eq!(without_comments(script), "let a = \"https://x\"; // kept\nb();\n");
    }
}
