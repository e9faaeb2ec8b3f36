//! The module cut into parts: what the first page needs, and what other pages load when they are opened. Knows which
//! functions the app has marked, not what they draw.

use crate::place::Place;
use crate::{Trouble, progress, sections};
use std::fs;
use std::path::{Path, PathBuf};
use wasm_split_cli_support::{Options, transform};

/// The name under which the cut module imports its loaders.
pub const LOADERS: &str = "./__wasm_split.js";

/// Stands in a module that has something to cut off.
const MARK: &[u8] = b"__wasm_split_load_";

pub struct Split {
    /// What is loaded first; still unbound.
    pub main: Vec<u8>,
    /// JavaScript that loads the parts.
    pub loaders: String,
    /// Name as the loaders say it, and the bytes.
    pub parts: Vec<(String, Vec<u8>)>,
}

pub fn cut(place: &Place, module: &Path) -> Result<Split, Trouble> {
    let input = fs::read(module).map_err(Trouble::at(module))?;
    if !input.windows(MARK.len()).any(|bytes| bytes == MARK) {
        return Ok(Split { main: sections::without_linking(&input), loaders: String::new(), parts: Vec::new() });
    }
    let folder = place.target.join("split");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(Trouble::at(&folder))?;
    }
    fs::create_dir_all(&folder).map_err(Trouble::at(&folder))?;
    progress::step("Cutting", "wasm into parts that are loaded when needed");
    let main = folder.join("main.wasm");
    let mut options = Options::new(&input);
    options.output_dir = &folder;
    options.main_out_path = &main;
    options.link_name = LOADERS;
    options.main_module = "./app.js";
    let cut = transform(options).map_err(|error| Trouble::new(format!("wasm-split: {error:#}")))?;
    let loaders = folder.join(LOADERS);
    Ok(Split {
        main: sections::without_linking(&fs::read(&main).map_err(Trouble::at(&main))?),
        loaders: fs::read_to_string(&loaders).map_err(Trouble::at(&loaders))?,
        parts: cut.split_modules.iter().map(part).collect::<Result<_, _>>()?,
    })
}

fn part(path: &PathBuf) -> Result<(String, Vec<u8>), Trouble> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok((name, fs::read(path).map_err(Trouble::at(path))?))
}
