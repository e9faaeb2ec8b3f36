//! The outer shape of a wasm module: a header and a row of sections. Knows how to drop the ones that only a linker reads,
//! and how to read the two lists of names on its edge.

const HEADER: usize = 8;

/// The numbers of the sections that have names of the edge.
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;

/// One line of what a module asks for.
pub struct Import<'a> {
    pub from: &'a str,
    pub name: &'a str,
}

/// The module without relocations and symbol tables. What cannot be read is returned as it is; later steps will refuse it.
pub fn without_linking(module: &[u8]) -> Vec<u8> {
    let drop = |id, body: &[u8]| Some((id != 0 || !read_by_linkers(name(body)?)).then(|| body.to_vec()));
    with_sections(module, drop).unwrap_or_else(|| module.to_vec())
}

/// The module with only those exports that `keep` wants.
pub fn with_exports(module: &[u8], keep: impl Fn(&str) -> bool) -> Vec<u8> {
    let list = |body: &[u8]| {
        let (count, mut rest) = number(body)?;
        let (mut kept, mut lines) = (0, Vec::new());
        for _ in 0..count {
            let (line, after_name) = (rest, text(rest)?);
            let after_kind = after_name.1.get(1..)?;
            rest = number(after_kind)?.1;
            if keep(after_name.0) {
                kept += 1;
                lines.extend_from_slice(&line[..line.len() - rest.len()]);
            }
        }
        Some([leb(kept), lines].concat())
    };
    let change = |id, body: &[u8]| Some(Some(if id == EXPORTS { list(body)? } else { body.to_vec() }));
    with_sections(module, change).unwrap_or_else(|| module.to_vec())
}

/// The module with other names for what it imports, where `rename` gives one; `None` when it cannot be read, or imports
/// anything but functions.
pub fn with_imports(module: &[u8], mut rename: impl FnMut(Import) -> Option<String>) -> Option<Vec<u8>> {
    let mut list = |body: &[u8]| {
        let (count, mut rest) = number(body)?;
        let mut lines = leb(count);
        for _ in 0..count {
            let (from, after_from) = text(rest)?;
            let (name, after_name) = text(after_from)?;
            let after_kind = after_name.strip_prefix(&[0])?;
            rest = number(after_kind)?.1;
            let new = rename(Import { from, name });
            for text in [from, new.as_deref().unwrap_or(name)] {
                lines.extend(leb(text.len()));
                lines.extend_from_slice(text.as_bytes());
            }
            lines.extend_from_slice(&after_name[..after_name.len() - rest.len()]);
        }
        Some(lines)
    };
    with_sections(module, |id, body| Some(Some(if id == IMPORTS { list(body)? } else { body.to_vec() })))
}

/// The module with each section as `change` gives it back; without those it gives nothing for.
fn with_sections(module: &[u8], mut change: impl FnMut(u8, &[u8]) -> Option<Option<Vec<u8>>>) -> Option<Vec<u8>> {
    let (head, mut rest) = module.split_at_checked(HEADER)?;
    let mut kept = head.to_vec();
    while let Some((id, after_id)) = rest.split_first() {
        let (length, body) = number(after_id)?;
        let (body, next) = body.split_at_checked(length)?;
        if let Some(body) = change(*id, body)? {
            kept.push(*id);
            kept.extend(leb(body.len()));
            kept.extend(body);
        }
        rest = next;
    }
    Some(kept)
}

fn read_by_linkers(name: &[u8]) -> bool {
    name == b"linking" || name.starts_with(b"reloc.") || name.starts_with(b".debug_")
}

/// The name a custom section begins with.
fn name(body: &[u8]) -> Option<&[u8]> {
    text(body).map(|(name, _)| name.as_bytes())
}

/// A text with its length before it, and what follows it.
fn text(bytes: &[u8]) -> Option<(&str, &[u8])> {
    let (length, rest) = number(bytes)?;
    let (text, rest) = rest.split_at_checked(length)?;
    Some((str::from_utf8(text).ok()?, rest))
}

/// A number as unsigned LEB128.
fn leb(mut number: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number > 0x7f {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
    bytes
}

/// An unsigned LEB128 number and what follows it.
fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut value = 0;
    for (place, byte) in bytes.iter().enumerate().take(5) {
        value |= usize::from(byte & 0x7f) << (7 * place);
        if byte & 0x80 == 0 {
            return Some((value, &bytes[place + 1..]));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn custom(name: &str, content: &[u8]) -> Vec<u8> {
        let mut section = vec![0, (1 + name.len() + content.len()) as u8, name.len() as u8];
        section.extend_from_slice(name.as_bytes());
        section.extend_from_slice(content);
        section
    }

    #[test]
    fn only_what_linkers_read_is_dropped() {
        let header = b"\0asm\x01\0\0\0".to_vec();
        let code = vec![10, 2, 1, 0];
        let module = [header.clone(), custom("linking", b"x"), code.clone(), custom("reloc.CODE", b"yy")].concat();
        assert_eq!(without_linking(&module), [header.clone(), code.clone()].concat());
        let bound = [header, code, custom("__wasm_bindgen_unstable", b"z")].concat();
        assert_eq!(without_linking(&bound), bound);
    }

    #[test]
    fn an_unwanted_export_goes_and_its_neighbors_stay() {
        let exports = |list: &[&str]| {
            let lines = list.iter().flat_map(|name| [&[name.len() as u8], name.as_bytes(), &[0, 7]].concat());
            let body: Vec<u8> = [list.len() as u8].into_iter().chain(lines).collect();
            [b"\0asm\x01\0\0\0".to_vec(), vec![7, body.len() as u8], body].concat()
        };
        assert_eq!(with_exports(&exports(&["a", "bcd", "e"]), |name| name != "bcd"), exports(&["a", "e"]));
    }

    #[test]
    fn numbers_come_back_as_they_were_written() {
        for value in [0, 127, 128, 300, 1_139_323] {
            assert_eq!(number(&leb(value)), Some((value, &[][..])));
        }
    }

    #[test]
    fn a_cut_off_module_is_left_to_the_next_step() {
        assert_eq!(without_linking(b"\0asm\x01\0\0\0\x0a\x7f"), b"\0asm\x01\0\0\0\x0a\x7f");
    }
}
