//! The outer shape of a wasm module: a header and a row of sections. Knows how to drop the ones that only a linker reads.

const HEADER: usize = 8;

/// The module without relocations and symbol tables. What cannot be read is returned as it is; later steps will refuse it.
pub fn without_linking(module: &[u8]) -> Vec<u8> {
    shortened(module).unwrap_or_else(|| module.to_vec())
}

fn shortened(module: &[u8]) -> Option<Vec<u8>> {
    let (head, mut rest) = module.split_at_checked(HEADER)?;
    let mut kept = head.to_vec();
    while let Some((id, after_id)) = rest.split_first() {
        let (length, body) = number(after_id)?;
        let (body, next) = body.split_at_checked(length)?;
        if *id != 0 || !read_by_linkers(name(body)?) {
            kept.extend_from_slice(&rest[..rest.len() - next.len()]);
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
    let (length, rest) = number(body)?;
    rest.get(..length)
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
    fn a_cut_off_module_is_left_to_the_next_step() {
        assert_eq!(without_linking(b"\0asm\x01\0\0\0\x0a\x7f"), b"\0asm\x01\0\0\0\x0a\x7f");
    }
}
