//! Finished work, kept by the digest of what it was made from, so that nothing slow is done twice. Knows no step.

use crate::Trouble;
use crate::named::sha256_hex;
use crate::place::Place;
use std::fs;
use std::path::PathBuf;

/// The kept result of `work` on `input`, or the result now made and kept. `recipe` names the step and its settings.
pub fn or_make(
    place: &Place,
    recipe: &str,
    input: &[u8],
    work: impl FnOnce() -> Result<Vec<u8>, Trouble>,
) -> Result<Vec<u8>, Trouble> {
    let path = path(place, recipe, input);
    if let Ok(kept) = fs::read(&path) {
        return Ok(kept);
    }
    let made = work()?;
    let folder = place.target.join("kept");
    fs::create_dir_all(&folder).map_err(Trouble::at(&folder))?;
    let unfinished = path.with_extension("part"); // a killed build must not leave half a result under the final name
    fs::write(&unfinished, &made).map_err(Trouble::at(&unfinished))?;
    fs::rename(&unfinished, &path).map_err(Trouble::at(&path))?;
    Ok(made)
}

fn path(place: &Place, recipe: &str, input: &[u8]) -> PathBuf {
    let mut all = recipe.as_bytes().to_vec();
    all.push(0);
    all.extend_from_slice(input);
    place.target.join("kept").join(sha256_hex(&all))
}
