//! Each file compressed once, at build time, for clients that know brotli and for those that know gzip only.

use crate::named::{Named, sha256_hex};
use crate::place::{Effort, Place};
use crate::{Trouble, keep};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};
use std::io::Write;

pub struct Squeezed {
    pub named: Named,
    pub sha256: String,
    pub brotli: Vec<u8>,
    pub gzip: Vec<u8>,
}

pub fn all(place: &Place, files: Vec<Named>) -> Result<Vec<Squeezed>, Trouble> {
    files.into_iter().map(|file| squeeze(place, file)).collect()
}

fn squeeze(place: &Place, named: Named) -> Result<Squeezed, Trouble> {
    let (quality, level) = if place.effort == Effort::Release { (11, 9) } else { (5, 4) };
    let words = |error| Trouble::new(format!("compressing {}: {error}", named.path));
    let brotli = keep::or_make(place, &format!("brotli {quality}"), &named.bytes, || {
        brotli(&named.bytes, quality).map_err(words)
    })?;
    let gzip =
        keep::or_make(place, &format!("gzip {level}"), &named.bytes, || gzip(&named.bytes, level).map_err(words))?;
    Ok(Squeezed { sha256: sha256_hex(&named.bytes), brotli, gzip, named })
}

fn brotli(bytes: &[u8], quality: i32) -> std::io::Result<Vec<u8>> {
    let params = BrotliEncoderParams { quality, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &params)?;
    Ok(packed)
}

fn gzip(bytes: &[u8], level: u32) -> std::io::Result<Vec<u8>> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::new(level));
    packed.write_all(bytes)?;
    packed.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn what_is_squeezed_comes_back_byte_for_byte() -> std::io::Result<()> {
        let bytes: Vec<u8> = (0..50_000_u32).flat_map(|n| (n * n).to_le_bytes()).collect();
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut &*brotli(&bytes, 11)?, &mut back)?;
        assert!(back == bytes);
        back.clear();
        flate2::read::GzDecoder::new(&*gzip(&bytes, 9)?).read_to_end(&mut back)?;
        assert!(back == bytes);
        Ok(())
    }
}
