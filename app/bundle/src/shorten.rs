//! The edge between the glue and the module, by short names: wasm-bindgen's hold a digest each, written in both files, and
//! no compression can shorten a digest. And without what stands there for nobody. Knows the shape of the glue that
//! wasm-bindgen writes, and refuses any other.

use crate::Trouble;
use crate::sections::{self, Import};
use std::collections::HashMap;

/// The module's name for the glue.
const GLUE: &str = "./app_bg.js";

/// Leptos brings `wasm-streams`, which exports three classes with all the code behind them, whether used or not.
const UNUSED_EXPORTS: [&str; 2] = ["intounderlying", "__wbg_intounderlying"];
const UNUSED_CLASSES: [&str; 3] =
    ["export class IntoUnderlying", "const IntoUnderlying", "if (Symbol.dispose) IntoUnderlying"];

/// The module without exports that nothing calls, so that wasm-opt drops what only they used.
pub fn without_unused_exports(module: &[u8]) -> Vec<u8> {
    sections::with_exports(module, |name| !UNUSED_EXPORTS.iter().any(|unused| name.starts_with(unused)))
}

/// Both by the same short names, and the glue without what the module does not import.
pub fn names(glue: &str, module: &[u8]) -> Result<(String, Vec<u8>), Trouble> {
    let mut short = HashMap::new();
    let module = sections::with_imports(module, |Import { from, name }| {
        (from == GLUE).then(|| {
            let number = short.len();
            short.entry(name.to_owned()).or_insert_with(|| format!("i{number:x}")).clone()
        })
    });
    let module = module.ok_or_else(|| Trouble::new("what the module imports cannot be read"))?;
    if short.keys().any(|name| name.contains(UNUSED_EXPORTS[0])) {
        return Err(Trouble::new("something uses wasm-streams now; its classes must stay in the glue"));
    }
    let mut found = 0;
    let mut kept = Vec::new();
    let mut lines = glue.lines();
    while let Some(line) = lines.next() {
        if UNUSED_CLASSES.iter().any(|start| line.starts_with(start)) {
            skip_statement(line, &mut lines);
        } else if let Some((name, rest)) = function(line) {
            let Some(short) = short.get(name) else {
                lines.find(|line| ENDS.contains(line));
                continue;
            };
            found += 1;
            kept.push(format!("{INDENT}{short}: function{rest}"));
        } else {
            kept.push(line.to_owned());
        }
    }
    match found == short.len() {
        true => Ok((kept.join("\n"), module)),
        false => Err(Trouble::new("the glue that wasm-bindgen wrote has another shape")),
    }
}

const INDENT: &str = "        ";
/// How a function in the glue's list ends.
const ENDS: [&str; 2] = ["        },", "        }, arguments); },"];

/// The name of the function for the module that begins in this line, and the rest of the line.
fn function(line: &str) -> Option<(&str, &str)> {
    line.strip_prefix(INDENT).filter(|line| line.starts_with("__wb"))?.split_once(": function")
}

/// A class ends with a brace at the beginning of a line, anything else with a semicolon.
fn skip_statement<'a>(first: &str, rest: &mut impl Iterator<Item = &'a str>) {
    if first.starts_with("export class") {
        rest.find(|line| *line == "}");
    } else if !first.ends_with(';') {
        rest.find(|line| line.ends_with(';'));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE_TEXT: &str = "\
export class IntoUnderlyingSink {
    close() {
    }
}
if (Symbol.dispose) IntoUnderlyingSink.prototype.x = 1;
const import0 = {
        __wbg_a_123: function(arg0) {
            return arg0;
        },
        __wbg_b_456: function() { return handleError(function () {
        }, arguments); },
};
const IntoUnderlyingSinkFinalization = (x)
    ? {}
    : new X();
export { a };";

    fn module(imports: &[&str]) -> Vec<u8> {
        let mut body = vec![imports.len() as u8];
        for name in imports {
            for text in [GLUE, name] {
                body.push(text.len() as u8);
                body.extend_from_slice(text.as_bytes());
            }
            body.extend_from_slice(&[0, 0]);
        }
        [b"\0asm\x01\0\0\0".to_vec(), vec![2, body.len() as u8], body].concat()
    }

    #[test]
    fn what_is_imported_is_short_and_the_rest_is_gone() -> Result<(), Trouble> {
        let (glue, small) = names(GLUE_TEXT, &module(&["__wbg_b_456"]))?;
        let kept = "const import0 = {\n        i0: function() { return handleError(function () {\n        }, arguments); },\n};\nexport { a };";
        assert_eq!(glue, kept);
        assert_eq!(small, module(&["i0"]));
        Ok(())
    }

    #[test]
    fn classes_that_are_used_after_all_are_not_dropped_in_silence() {
        assert!(names(GLUE_TEXT, &module(&["__wbg_intounderlyingsink_new"])).is_err());
    }

    #[test]
    fn a_name_that_the_glue_does_not_have_is_refused() {
        assert!(names(GLUE_TEXT, &module(&["__wbg_c_789"])).is_err());
    }
}
