//! A served file: its bytes, its address and what proves that it is the right one. Knows nothing of how it was made.

use base64ct::{Base64, Encoding};
use sha2::{Digest, Sha256, Sha384};

pub struct Named {
    pub path: String,
    pub media_type: &'static str,
    pub bytes: Vec<u8>,
    /// The name carries the digest, so the bytes behind it never change.
    pub immutable: bool,
    /// Loaded by the first page.
    pub first_visit: bool,
}

impl Named {
    /// `/assets/<stem>-<digest>.<extension>`: a new content is a new address.
    pub fn hashed(stem: &str, extension: &str, media_type: &'static str, bytes: Vec<u8>) -> Named {
        let digest = sha256_hex(&bytes);
        let path = format!("/assets/{stem}-{}.{extension}", &digest[..16]);
        Named { path, media_type, bytes, immutable: true, first_visit: true }
    }

    /// A file whose address must stay.
    pub fn fixed(path: &str, media_type: &'static str, bytes: Vec<u8>) -> Named {
        Named { path: path.to_owned(), media_type, bytes, immutable: false, first_visit: false }
    }

    pub fn integrity(&self) -> String {
        integrity(&self.bytes)
    }
}

/// The value of an `integrity` attribute (SHA-384, as W3C's Subresource Integrity recommends).
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", Base64::encode_string(&Sha384::digest(bytes)))
}

pub fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_byte_changes_the_address() {
        let one = Named::hashed("app", "js", "text/javascript", b"let a = 1".to_vec());
        let two = Named::hashed("app", "js", "text/javascript", b"let a = 2".to_vec());
        assert_ne!(one.path, two.path);
        assert!(one.path.starts_with("/assets/app-") && one.path.ends_with(".js"));
        assert_eq!(one.path.len(), "/assets/app-.js".len() + 16);
    }

    #[test]
    fn the_digest_is_the_one_of_the_standard() {
        // FIPS 180-2, appendix B.1
        assert_eq!(sha256_hex(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn the_integrity_is_the_one_of_the_recommendation() {
        // the example of https://www.w3.org/TR/SRI/ section 3.1
        let expected = "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO";
        assert_eq!(integrity(b"alert('Hello, world.');"), expected);
    }
}
