//! The browser's part as it lies inside the binary: files found by path, in the encoding the client knows. Knows nothing
//! of routes; `build.rs` writes the table.

/// One served file and its compressed forms.
pub struct Asset {
    pub path: &'static str,
    pub media_type: &'static str,
    /// SHA-256 of the uncompressed bytes, hexadecimal.
    pub sha256: &'static str,
    pub identity: &'static [u8],
    pub brotli: &'static [u8],
    pub gzip: &'static [u8],
    /// The address carries the digest: may be kept for a year and never asked for again.
    pub immutable: bool,
}

/// A file as it goes over the wire: the name of its `Content-Encoding` (none when plain), its bytes, its `ETag`.
pub struct Encoded {
    pub encoding: Option<&'static str>,
    pub bytes: &'static [u8],
    pub etag: String,
}

include!(concat!(env!("OUT_DIR"), "/bundle.rs"));

/// The one policy for every answer. Inline script and inline style do not exist; `'wasm-unsafe-eval'` lets the module
/// compile and nothing else be evaluated; markup goes through the default policy of `app/bundle/page/policy.js`.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self' data:; connect-src 'self'; font-src 'none'; base-uri 'none'; form-action 'none'; \
     frame-ancestors 'none'; manifest-src 'self'; worker-src 'self'; require-trusted-types-for 'script'; \
     trusted-types default alis-inspect";

/// For addresses that carry their digest.
pub const CACHE_FOREVER: &str = "public, max-age=31536000, immutable";
/// For the page and the service worker: keep, but ask each time.
pub const CACHE_ASK: &str = "no-cache";

/// The file at this path; `/` is the page of the app.
pub fn find(path: &str) -> Option<&'static Asset> {
    let place = ASSETS.binary_search_by(|asset| asset.path.cmp(path)).ok()?;
    ASSETS.get(place)
}

impl Asset {
    pub fn cache_control(&self) -> &'static str {
        if self.immutable { CACHE_FOREVER } else { CACHE_ASK }
    }

    /// The smallest form that the client accepts (`Accept-Encoding`, RFC 9110 section 12.5.3).
    pub fn encoded(&self, accept: &str) -> Encoded {
        let forms = [("br", self.brotli), ("gzip", self.gzip)];
        let fitting =
            forms.into_iter().find(|(name, bytes)| accepts(accept, name) && bytes.len() < self.identity.len());
        let (encoding, bytes) = fitting.map_or((None, self.identity), |(name, bytes)| (Some(name), bytes));
        Encoded { encoding, bytes, etag: format!("\"{}-{}\"", &self.sha256[..32], encoding.unwrap_or("plain")) }
    }
}

fn accepts(header: &str, name: &str) -> bool {
    header.split(',').any(|offer| {
        let mut parts = offer.split(';').map(str::trim);
        let named = parts.next().is_some_and(|coding| coding.eq_ignore_ascii_case(name));
        let refused = parts.any(|part| part.strip_prefix("q=").is_some_and(|q| q.trim_matches(['0', '.']).is_empty()));
        named && !refused
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_client_gets_the_smallest_form_it_knows() {
        let body: &[u8] = b"aaaaaaaaaaaa";
        let asset = Asset {
            path: "/x",
            media_type: "text/plain",
            sha256: "0123456789abcdef0123456789abcdef",
            immutable: true,
            identity: body,
            brotli: b"br",
            gzip: b"gzip",
        };
        assert_eq!(asset.encoded("gzip, deflate, br, zstd").encoding, Some("br"));
        assert_eq!(asset.encoded("gzip, br;q=0").encoding, Some("gzip"));
        assert_eq!(asset.encoded("br;q=0.001").encoding, Some("br"));
        assert_eq!(asset.encoded("").encoding, None);
        assert_ne!(asset.encoded("br").etag, asset.encoded("").etag);
    }

    #[test]
    fn the_table_is_sorted_as_the_search_needs_it() {
        assert!(ASSETS.is_sorted_by_key(|asset| asset.path));
        assert!(ASSETS.iter().all(|asset| find(asset.path).is_some()));
    }
}
