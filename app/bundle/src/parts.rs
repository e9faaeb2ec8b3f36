//! The loaders of the cut-off parts, written into the glue script itself, where each part has its served address and its
//! integrity value. Knows no page.
//!
//! The loaders and the glue import each other; as two files with digests in their names neither could be named first.

use crate::Trouble;
use crate::named::Named;
use crate::split::LOADERS;

/// The glue with the loaders inside. `parts` pairs the name the loaders use with the file that is served.
pub fn join(glue: &str, loaders: &str, parts: &[(String, Named)]) -> Result<String, Trouble> {
    let import = format!("from \"{LOADERS}\"");
    let imports: Vec<&str> = glue.lines().filter(|line| line.contains(&import)).collect();
    if imports.is_empty() {
        return Ok(glue.to_owned()); // nothing is cut off
    }
    let names: Vec<&str> = loaders.lines().filter_map(loader).collect();
    let inside = loaders.lines().filter(|line| !line.starts_with("import ")).map(|line| match loader(line) {
        Some(_) => &line["export ".len()..],
        None => line,
    });
    let mut script: String =
        glue.lines().filter(|line| !line.contains(&import)).chain(inside).collect::<Vec<_>>().join("\n");
    for line in imports {
        let name = line.split_whitespace().nth(3).ok_or_else(|| Trouble::new("the glue's import has another shape"))?;
        script.push_str(&format!("\nconst {name} = {{ {} }};", names.join(", ")));
    }
    for (name, file) in parts {
        let local = format!("fetch(new URL(\"./{name}\", import.meta.url))");
        let served = format!("fetch(\"{}\", {{ integrity: \"{}\" }})", file.path, file.integrity());
        if script.matches(&local).count() != 1 {
            return Err(Trouble::new(format!("the loader of {name} has another shape")));
        }
        script = script.replace(&local, &served);
    }
    Ok(script)
}

/// The name of the loader that this line exports.
fn loader(line: &str) -> Option<&str> {
    line.strip_prefix("export const ")?.split_whitespace().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_gets_its_served_address_and_the_glue_holds_its_own_loaders() -> Result<(), Trouble> {
        let glue = "import * as import1 from \"./__wasm_split.js\"\nfunction f() { return { \"./__wasm_split.js\": import1 }; }";
        let loaders = "import { initSync } from \"./app.js\";\nexport const load_a = wrap(() => {\n    const src = fetch(new URL(\"./split_a.wasm\", import.meta.url));\n});";
        let file = Named::hashed("part", "wasm", "application/wasm", b"a".to_vec());
        let (path, integrity) = (file.path.clone(), file.integrity());
        let script = join(glue, loaders, &[("split_a.wasm".into(), file)])?;
        assert!(!script.contains("import ") && !script.contains("export "), "{script}");
        assert!(script.contains(&format!("fetch(\"{path}\", {{ integrity: \"{integrity}\" }})")), "{script}");
        assert!(script.ends_with("const import1 = { load_a };"), "{script}");
        Ok(())
    }

    #[test]
    fn a_glue_without_parts_stays_as_it_is() -> Result<(), Trouble> {
        assert_eq!(join("let a;", "", &[])?, "let a;");
        Ok(())
    }
}
