//! One style sheet out of `app/style/index.css` and what it imports: our own sheets and, by `@digdir/…`, the component
//! sheets of Designsystemet that are in use. Knows no class name.

use crate::place::Place;
use crate::unused::Marks;
use crate::{Trouble, progress, prune};
use lightningcss::bundler::{Bundler, FileProvider, ResolveResult, SourceProvider};
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet};
use lightningcss::targets::{Browsers, Targets};
use std::io;
use std::path::{Path, PathBuf};

/// Reads our sheets from where they lie and Designsystemet's from the npm packages.
struct Sheets<'a> {
    files: FileProvider,
    packages: &'a Path,
}

impl SourceProvider for Sheets<'_> {
    type Error = io::Error;

    fn read<'a>(&'a self, file: &Path) -> io::Result<&'a str> {
        self.files.read(file).map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", file.display())))
    }

    fn resolve(&self, specifier: &str, from: &Path) -> io::Result<ResolveResult> {
        let near: PathBuf = from.with_file_name(specifier);
        Ok(ResolveResult::File(if specifier.starts_with('@') { self.packages.join(specifier) } else { near }))
    }
}

pub fn join(place: &Place, packages: &Path) -> Result<Vec<u8>, Trouble> {
    progress::step("Styling", "sheets of Designsystemet and our own (lightningcss)");
    let entry = place.workspace.join("app/style/index.css");
    let sheets = Sheets { files: FileProvider::new(), packages };
    let mut joined = Bundler::new(&sheets, None, ParserOptions::default())
        .bundle(&entry)
        .map_err(|error| Trouble::new(format!("style sheets: {error}")))?;
    Marks::read(place)?.leave_out(&mut joined.rules);
    let text = print(&joined)?;
    Ok(minify(&prune::unused_properties(&text))?.into_bytes())
}

fn minify(text: &str) -> Result<String, Trouble> {
    let parsed = StyleSheet::parse(text, ParserOptions::default());
    let mut sheet = parsed.map_err(|error| Trouble::new(format!("joined style sheet: {error}")))?;
    sheet
        .minify(MinifyOptions { targets: targets(), ..MinifyOptions::default() })
        .map_err(|error| Trouble::new(format!("joined style sheet: {error}")))?;
    print(&sheet)
}

fn print(sheet: &StyleSheet) -> Result<String, Trouble> {
    let options = PrinterOptions { minify: true, targets: targets(), ..PrinterOptions::default() };
    let printed = sheet.to_css(options).map_err(|error| Trouble::new(format!("printing styles: {error}")))?;
    Ok(printed.code)
}

/// Browsers of the last three years: old prefixes go, nothing is rewritten for older ones.
fn targets() -> Targets {
    let version = |major: u32, minor: u32| Some(major << 16 | minor << 8);
    let (chrome, firefox, safari) = (version(120, 0), version(121, 0), version(17, 4));
    Targets::from(Browsers { chrome, edge: chrome, firefox, safari, ios_saf: safari, ..Browsers::default() })
}
