//! The Rust source that the server includes: a static table of files whose bytes lie beside it in `OUT_DIR`. Knows nothing
//! of how they are served.

use crate::Trouble;
use crate::named::sha256_hex;
use crate::squeeze::Squeezed;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// The list of all that is served; the only file that the release digest leaves out, because it states it.
pub const LIST: &str = "/bundle.json";

/// Writes `bundle.rs` and the bytes. `files` must be sorted by path: the server searches by halves.
pub fn write(files: &[Squeezed], out: &Path) -> Result<(), Trouble> {
    let folder = out.join("bundle");
    fs::create_dir_all(&folder).map_err(Trouble::at(&folder))?;
    for (number, file) in files.iter().enumerate() {
        let bytes = [("plain", &file.named.bytes), ("br", &file.brotli), ("gz", &file.gzip)];
        for (ending, bytes) in bytes {
            let path = folder.join(format!("{number}.{ending}"));
            fs::write(&path, bytes).map_err(Trouble::at(&path))?;
        }
    }
    let path = out.join("bundle.rs");
    fs::write(&path, source(files)).map_err(Trouble::at(&path))
}

fn source(files: &[Squeezed]) -> String {
    let mut text = format!("pub const RELEASE_DIGEST: &str = \"{}\";\n", release(files));
    text.push_str("static ASSETS: &[Asset] = &[\n");
    for (number, file) in files.iter().enumerate() {
        let named = &file.named;
        let include =
            |ending: &str| format!("include_bytes!(concat!(env!(\"OUT_DIR\"), \"/bundle/{number}.{ending}\"))");
        let fields = format!(
            "    Asset {{ path: {:?}, media_type: {:?}, sha256: {:?}, immutable: {}, identity: {}, brotli: {}, gzip: {} }},\n",
            named.path,
            named.media_type,
            file.sha256,
            named.immutable,
            include("plain"),
            include("br"),
            include("gz")
        );
        let _ = text.write_str(&fields); // writing to a String cannot fail
    }
    text.push_str("];\n");
    text
}

/// SHA-256 over the lines `sha256sum` prints for the served files, sorted by address.
fn release(files: &[Squeezed]) -> String {
    let covered = files.iter().filter(|file| file.named.path != LIST);
    let lines: String = covered.map(|file| format!("{}  {}\n", file.sha256, file.named.path)).collect();
    sha256_hex(lines.as_bytes())
}
